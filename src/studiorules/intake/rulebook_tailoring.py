"""A rulebook and all that it extends, drawn as one: what is selected, what is not, what was changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final

import attrs

from studiorules.dossier import CATALOGUE
from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_drawn import Drawn, Unselected
from studiorules.intake.rulebook_extends import MOST_BASES, found_in, opened_at, sources_of
from studiorules.intake.rulebook_facts import catalogue_of
from studiorules.intake.rulebook_head import Head, head_of, inherited
from studiorules.intake.rulebook_imports import imported
from studiorules.intake.rulebook_joining import joined, whole_root
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import Outline, RequirementPart, SectionPart, outline_of
from studiorules.intake.rulebook_overrides import tailored
from studiorules.intake.rulebook_provenance import provenance
from studiorules.intake.rulebook_sources import Source, digest_of
from studiorules.intake.rulebook_spelled import spelled
from studiorules.intake.rulebook_targets import full_name
from studiorules.rulebook import Base, Change, Import, LeftOut, Override
from studiorules.terms import Text

__all__ = ["drawn"]

_MOST_OTHERS: Final = 20


@attrs.define(eq=False)
class _Opened:
    """The rulebooks that were opened so that something can be taken from them.

    Attributes:
        drawn: Each by where it stands.
        places: Where the rulebooks stand that wait for what is drawn, outermost first.
        names: How these are named, for the way round.
    """

    drawn: dict[str, Drawn] = attrs.field(factory=dict)
    places: list[str] = attrs.field(factory=list)
    names: list[str] = attrs.field(factory=list)

    @contextmanager
    def drawing(self, sources: Sequence[Source]) -> Iterator[None]:
        """While these wait for something that the first of them takes from elsewhere."""
        before = len(self.places)
        self.places += [one.place for one in sources]
        self.names += [one.name for one in sources]
        yield
        del self.places[before:], self.names[before:]

    def other(self, node: Node, within: Source, desk: Desk) -> Drawn | None:
        """Draw the rulebook that a value names; None after a problem."""
        found = found_in(node, within, desk)
        if found is None:
            return None
        if found.place in self.places:
            node.problem("cycle", found=" → ".join([*self.names[self.places.index(found.place) :], str(node.value)]))
            return None
        if len(self.places) > MOST_BASES:
            node.problem("too-deep", expected=(str(MOST_BASES), str(MOST_BASES)))
            return None
        if found.place not in self.drawn and len(self.drawn) >= _MOST_OTHERS:
            node.problem("too-many", found=f"> {_MOST_OTHERS}", expected=(str(_MOST_OTHERS), str(_MOST_OTHERS)))
            return None
        if found.place not in self.drawn:
            inner = attrs.evolve(desk, layers={})
            self.drawn[found.place] = attrs.evolve(drawn(opened_at(found, inner), inner, self), found=found)
            inner.layers = dict.fromkeys(inner.layers, 0)
        return self.drawn[found.place]


def drawn(source: Source, desk: Desk, opened: _Opened | None = None) -> Drawn:
    """Draw a rulebook and all that it extends.

    Args:
        source: Its own documents.
        desk: Where problems go.
        opened: The rulebooks opened so far, where it is itself one from which something is taken.
    """
    sources = sources_of(source, desk)
    if opened is None:
        desk.clear(source.name)
    library = opened or _Opened()
    heads: list[Head] = []
    nodes: list[Node] = []
    overrides: list[Override] = []
    for one in sources:
        root, changed = _headed(one.root, nodes)
        nodes.append(root.at("rulebook"))
        heads.append(head_of(root))
        overrides += changed if not changed else [attrs.evolve(changed[0], by=_named(heads[-1]))]
    outline = Outline(sources[0].root, CATALOGUE)
    imports: list[Import] = []
    digests: list[str] = []
    others: tuple[Drawn, ...] = ()
    for layer, (one, head) in enumerate(zip(sources, heads, strict=True)):
        catalogue = catalogue_of(one.root, head.id, outline.catalogue)
        own = outline_of(one.root, one.files, catalogue, [section.id for section in outline.sections])
        with library.drawing(sources[layer:]):
            own, taken, others = imported(own, partial(library.other, within=one, desk=desk))
        imports += taken
        digests.append(digest_of(one, [*digests[-1:], *dict.fromkeys(each.digest for each in taken)]))
        below, outline = outline, joined(outline, own)
        if layer or taken or "override" in one.root:
            outline, told = tailored(outline, below, one.root, _named(head), head.rounding.places)
            overrides += told
    listed, left_out = _listed(outline)
    left, unselected = _selected(attrs.evolve(outline, listed=listed))
    root = whole_root(sources[-1].root, left)
    gone = {id_: kind for id_, kind in outline.outcomes.items() if id_ not in left.outcomes}
    bases = [
        Base(id=head.id, edition=head.edition, title=head.title, digest=digest)
        for head, digest in zip(heads, digests, strict=True)
    ]
    return Drawn(
        head=heads[-1],
        root=root,
        outline=left,
        digest=digests[-1],
        bases=tuple(reversed(bases[:-1])),
        imports=tuple(imports),
        overrides=tuple(overrides),
        unselected=unselected,
        left_out=left_out,
        gone=gone,
        taken=tuple(one.found for one in others if one.found is not None),
    )


def _named(head: Head) -> str:
    return f"{head.id}@{head.edition}"


def _headed(root: Node, below: list[Node]) -> tuple[Node, list[Override]]:
    """A document whose head has what that of its base says and it does not; what the two say differently."""
    if not below or "rulebook" not in root:
        return root, []
    own = root.at("rulebook")
    node, keys = inherited(own, below[-1])
    if not keys:
        return root.overlaid({"rulebook": node}), []
    for key in ("why", "basis"):
        own.require(key)
    basis, why, cite = provenance(own)
    changes = tuple(
        Change(key=key, before=spelled(below[-1].at(key).value), after=spelled(own.at(key).value)) for key in keys
    )
    told = Override(of="rulebook", by="", changes=changes, why=why or Text(""), basis=basis or "", cite=cite)
    return root.overlaid({"rulebook": node}), [told]


def _listed(outline: Outline) -> tuple[dict[str, tuple[Node, ...]], tuple[LeftOut, ...]]:
    """What is left of the lists of an outline, and what is not."""
    gone: list[LeftOut] = []
    left: dict[str, tuple[Node, ...]] = {}
    for kind, nodes in outline.listed.items():
        told = [(node, outline.unselected.get(full_name(kind, node))) for node in nodes]
        gone += [LeftOut(of=one.of, title=_title(node), override=one) for node, one in told if one is not None]
        left[kind] = tuple(node for node, one in told if one is None)
    return left, tuple(gone)


def _title(node: Node) -> Text | None:
    return node.title() if "zh" in node else None


def _selected(outline: Outline) -> tuple[Outline, tuple[Unselected, ...]]:
    """What is left of an outline, and the requirements that are not."""
    removed = outline.unselected
    if not removed:
        return outline, ()
    gone: list[Unselected] = []

    def kept(parts: tuple[RequirementPart, ...], scope: str, above: Override | None) -> tuple[RequirementPart, ...]:
        told = [(one, removed.get(one.id) or above) for one in parts]
        gone.extend(Unselected(one, scope, override) for one, override in told if override is not None)
        return tuple(one for one, override in told if override is None)

    sections: list[SectionPart] = []
    for section in outline.sections:
        above = removed.get(section.id)
        criteria = [
            attrs.evolve(one, requirements=kept(one.requirements, one.id, removed.get(one.id) or above))
            for one in section.criteria
        ]
        left = tuple(one for one in criteria if one.requirements)
        own = attrs.evolve(section, criteria=left, requirements=kept(section.requirements, section.id, above))
        if own.criteria or own.requirements:
            sections.append(own)
    loose = kept(outline.requirements, "", None)
    ids = {one.id for one in sections} | {one.id for section in sections for one in section.criteria}
    ids |= {one.id for section in sections for one in section.all_requirements} | {one.id for one in loose}
    outcomes = {id_: kind for id_, kind in outline.outcomes.items() if id_ in ids}
    return attrs.evolve(outline, sections=tuple(sections), requirements=loose, outcomes=outcomes), tuple(gone)
