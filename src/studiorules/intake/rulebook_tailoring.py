"""A rulebook and all that it extends, drawn as one: what is selected, what is not, what was changed."""

import attrs

from studiorules.dossier import CATALOGUE
from studiorules.intake.rulebook_extends import sources_of
from studiorules.intake.rulebook_facts import catalogue_of
from studiorules.intake.rulebook_head import Head, head_of, inherited
from studiorules.intake.rulebook_joining import joined, whole_root
from studiorules.intake.rulebook_node import Desk, Node
from studiorules.intake.rulebook_outline import Outline, RequirementPart, SectionPart, outline_of
from studiorules.intake.rulebook_overrides import spelled, tailored
from studiorules.intake.rulebook_provenance import provenance
from studiorules.intake.rulebook_sources import Source, digest_of
from studiorules.rulebook import Base, Change, Override
from studiorules.terms import Text

__all__ = ["Drawn", "Unselected", "drawn"]


@attrs.frozen(eq=False)
class Unselected:
    """A requirement that is not selected.

    Attributes:
        part: The requirement, as outlined.
        scope: Full id of what it stands under; "" for nothing.
        override: What removed it, or removed what it stands under.
    """

    part: RequirementPart
    scope: str
    override: Override


@attrs.frozen(kw_only=True, eq=False)
class Drawn:
    """A rulebook and all that it extends, as one.

    Attributes:
        head: Its head.
        root: Its document, with what every one of them lists.
        outline: What is selected.
        digest: `sha256:…` of all of them.
        bases: What it extends, the nearest first.
        overrides: What is changed, in the order in which it is applied.
        unselected: The requirements that are not selected.
        gone: What has no outcome any more: full id to `requirement`, `criterion` or `section`.
    """

    head: Head
    root: Node
    outline: Outline
    digest: str
    bases: tuple[Base, ...]
    overrides: tuple[Override, ...]
    unselected: tuple[Unselected, ...]
    gone: dict[str, str]


def drawn(source: Source, desk: Desk) -> Drawn:
    """Draw a rulebook and all that it extends.

    Args:
        source: Its own documents.
        desk: Where problems go.
    """
    sources = sources_of(source, desk)
    desk.clear(source.name)
    heads: list[Head] = []
    nodes: list[Node] = []
    overrides: list[Override] = []
    for one in sources:
        root, changed = _headed(one.root, nodes)
        nodes.append(root.at("rulebook"))
        heads.append(head_of(root))
        overrides += changed if not changed else [attrs.evolve(changed[0], by=_named(heads[-1]))]
    outline = Outline(sources[0].root, CATALOGUE)
    for layer, (one, head) in enumerate(zip(sources, heads, strict=True)):
        catalogue = catalogue_of(one.root, head.id, outline.catalogue)
        own = outline_of(one.root, one.files, catalogue, [section.id for section in outline.sections])
        below, outline = outline, joined(outline, own)
        if layer or "override" in one.root:
            outline, told = tailored(outline, below, one.root, _named(head), head.rounding.places)
            overrides += told
    root = whole_root([one.root for one in sources], outline)
    left, unselected = _selected(outline)
    gone = {id_: kind for id_, kind in outline.outcomes.items() if id_ not in left.outcomes}
    digests = _digests(sources)
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
        overrides=tuple(overrides),
        unselected=unselected,
        gone=gone,
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


def _digests(sources: tuple[Source, ...]) -> list[str]:
    """The fingerprint of each rulebook, that of what it extends included."""
    found: list[str] = []
    for one in sources:
        found.append(digest_of(one, found[-1:]))
    return found


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
