"""Sections, criteria and requirements taken from other rulebooks: `from = "base:eight-musts/must-2-workroom"`."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

import attrs

from studiorules.dossier import CATALOGUE
from studiorules.intake.rulebook_drawn import Drawn
from studiorules.intake.rulebook_names import Named
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import MOST_REQUIREMENTS, CriterionPart, Outline, RequirementPart, SectionPart
from studiorules.intake.rulebook_provenance import provenance
from studiorules.intake.rulebook_spelled import spelled
from studiorules.rulebook import Change, Import

__all__ = ["Opener", "imported"]

Opener: TypeAlias = Callable[[Node], Drawn | None]
"""Draws the rulebook that a value names; None after a problem."""

_LISTS: Final = ("met_if", "only_if", "all", "any", "some")
_MOST_TAKEN: Final = 1000
_BELOW: Final = frozenset({"criterion", "requirement"})
_OWN: Final = frozenset({"from", "id", "was"}) | _BELOW
"""Keys of an import that are not laid over what is taken."""
_NUMBERS: Final = frozenset({"points", "cap"})
"""Keys that need a reason."""


def imported(outline: Outline, opened: Opener) -> tuple[Outline, tuple[Import, ...], tuple[Drawn, ...]]:
    """Put what a rulebook takes from others into its outline.

    Args:
        outline: The outline, what is taken still without content.
        opened: Opens the rulebooks that are named.

    Returns:
        The outline, what was taken, and the rulebooks it was taken from.
    """
    taking = _Taking(outline, opened)
    sections = tuple(told for one in outline.sections if (told := taking.section(one)) is not None)
    requirements = taking.requirements(outline.requirements)
    origins = {full: node for full, (_, _, node) in taking.nodes.items()}
    taken = attrs.evolve(outline, sections=sections, requirements=requirements, imported=origins)
    return taking.finished(taken), tuple(taking.told), tuple(taking.others.values())


@attrs.define(eq=False)
class _Taking:
    """What is taken from other rulebooks into one.

    Attributes:
        outline: The outline of the one.
        opened: Opens the others.
        told: What was taken.
        asked: How many things were to be taken.
        others: Every rulebook something was taken from, by `id@edition`.
        ids: Where something of another rulebook now stands, by `id@edition` and the full id it has there.
        nodes: What was taken of requirements and headings, by the full id it has here, with its rulebook.
    """

    outline: Outline
    opened: Opener
    told: list[Import] = attrs.field(factory=list)
    asked: int = 0
    others: dict[str, Drawn] = attrs.field(factory=dict)
    ids: dict[tuple[str, str], str] = attrs.field(factory=dict)
    nodes: dict[str, tuple[str, str, Node]] = attrs.field(factory=dict)

    def section(self, part: SectionPart) -> SectionPart | None:
        """A section with what is taken into it; None after a problem."""
        criteria = tuple(one for criterion in part.criteria if (one := self._criterion(criterion)) is not None)
        requirements = self.requirements(part.requirements)
        if "from" not in part.node:
            return attrs.evolve(part, criteria=criteria, requirements=requirements)
        named, other, there = self._there(part.node)
        known = {} if other is None else {one.id: one for one in other.outline.sections}
        if there not in known:
            if other is not None:
                part.node.at("from").with_value(there).unknown(("部分", "section"), known)
            return None
        taken = [
            CriterionPart(
                full, self._take(full, one.id, named, part.node, one.node), self._below(full, one, named, part)
            )
            for one in known[there].criteria
            if (full := self._claim(part.node, part.id, one.id, "criterion"))
        ]
        below = self._below(part.id, known[there], named, part)
        node = self._take(part.id, there, named, part.node, known[there].node, over=True)
        return attrs.evolve(part, node=node, criteria=(*taken, *criteria), requirements=(*below, *requirements))

    def requirements(self, parts: tuple[RequirementPart, ...]) -> tuple[RequirementPart, ...]:
        """Requirements with what is taken among them."""
        told = (self._requirement(one) if "from" in one.node else one for one in parts)
        return tuple(one for one in told if one is not None)

    def _criterion(self, part: CriterionPart) -> CriterionPart | None:
        """A criterion with what is taken; None after a problem."""
        own = self.requirements(part.requirements)
        if "from" not in part.node:
            return attrs.evolve(part, requirements=own)
        named, other, there = self._there(part.node)
        known = {} if other is None else {one.id: one for one in _criteria(other)}
        if there not in known:
            if other is not None:
                part.node.at("from").with_value(there).unknown(("条目", "criterion"), known)
            return None
        below = self._below(part.id, known[there], named, part)
        node = self._take(part.id, there, named, part.node, known[there].node, over=True)
        return attrs.evolve(part, node=node, requirements=(*below, *own))

    def _below(
        self, scope: str, taken: SectionPart | CriterionPart, named: str, part: SectionPart | CriterionPart
    ) -> tuple[RequirementPart, ...]:
        """The requirements that come with a heading."""
        return tuple(
            RequirementPart(full, self._take(full, one.id, named, part.node, one.node))
            for one in taken.requirements
            if (full := self._claim(part.node, scope, one.id, "requirement"))
        )

    def _requirement(self, part: RequirementPart) -> RequirementPart | None:
        """A requirement that is taken; None after a problem."""
        named, other, there = self._there(part.node)
        known = {} if other is None else {one.id: one for one in other.outline.all_requirements}
        if there not in known:
            if other is not None:
                part.node.at("from").with_value(there).unknown(("要求", "requirement"), known)
            return None
        return attrs.evolve(part, node=self._take(part.id, there, named, part.node, known[there].node, over=True))

    def _there(self, node: Node) -> tuple[str, Drawn | None, str]:
        """The rulebook that something is taken from, and its full id there."""
        self.asked += 1
        if self.asked > _MOST_TAKEN:
            self.outline.root.problem("too-many", found=f"> {_MOST_TAKEN}", expected=(str(_MOST_TAKEN),) * 2)
            return "", None, ""
        said = node.at("from").text(400)
        name, colon, there = said.rpartition(":")
        if said and not colon:
            node.at("from").wrong("“规则:编号”，如 base:部分/条目", "rulebook:id, as base:section/criterion")
        other = self.opened(node.at("from").with_value(name)) if colon else None
        if other is None:
            return "", None, there
        named = f"{other.head.id}@{other.head.edition}"
        self.others[named] = other
        return named, other, there

    def _claim(self, node: Node, scope: str, there: str, kind: str) -> str:
        """The full id here of something that comes with a heading; "" after a problem."""
        full = f"{scope}/{there.rpartition('/')[2]}"
        if full in self.outline.outcomes:
            node.problem("duplicate-id", found=full)
            return ""
        self.outline.count += kind == "requirement"
        if self.outline.count > MOST_REQUIREMENTS:
            most = str(MOST_REQUIREMENTS)
            self.outline.root.problem("too-many", found=f"> {most}", expected=(most, most))
            return ""
        self.outline.outcomes[full] = kind
        return full

    def _take(self, full: str, there: str, named: str, own: Node, node: Node, *, over: bool = False) -> Node:
        """What is taken, standing where it is asked for; what the rulebook says itself lies over it."""
        said = {key: own.at(key) for key in own if over and key not in _OWN}
        changes = tuple(
            Change(key=key, before=spelled(node.at(key).value), after=spelled(one.value))
            for key, one in said.items()
            if key not in ("why", "basis", "cite")
        )
        if not _NUMBERS.isdisjoint(said):
            for key in ("why", "basis"):
                own.require(key)
        _, why, _ = provenance(own) if over else (None, None, None)
        if over:
            digest = self.others[named].digest
            self.told.append(Import(id=full, source=f"{named}:{there}", digest=digest, changes=changes, why=why))
        id_ = own.with_value(full.rpartition("/")[2])
        was = [*_texts(node.at("was").value), f"{named}:{there}"]
        was += _texts(own.at("was").value) if over else []
        taken = {key: node.at(key) for key in node if key not in _BELOW}
        merged: dict[str, Node] = {**taken, "id": id_, "was": own.with_value(was), **said}
        self.ids[named, there] = full
        self.nodes[full] = (named, there, node)
        return attrs.evolve(own, value={key: one.value for key, one in merged.items()}, laid=dict(merged.items()))

    def finished(self, outline: Outline) -> Outline:
        """The outline with every name in what was taken led to where that stands now, and what they mention."""
        nodes = {}
        parts = {one.id: one for one in _parts(outline)}
        for full, (named, there, _) in self.nodes.items():
            if full not in parts:  # what it stands under could not be taken
                continue
            part = parts[full]
            scope = there.rpartition("/")[0] if isinstance(part, RequirementPart) else there
            nodes[full] = self._led(part.node, named, scope)
        led = attrs.evolve(
            outline,
            sections=tuple(_with_nodes(one, nodes) for one in outline.sections),
            requirements=tuple(attrs.evolve(one, node=nodes.get(one.id, one.node)) for one in outline.requirements),
        )
        catalogue = outline.catalogue
        for named, other in self.others.items():
            self._names(led, named, other, [node for full, node in nodes.items() if self.nodes[full][0] == named])
            extra = {key: one for key, one in other.outline.catalogue.sections.items() if key not in CATALOGUE.sections}
            catalogue = attrs.evolve(catalogue, sections={**catalogue.sections, **extra})
        return attrs.evolve(led, catalogue=catalogue)

    def _names(self, outline: Outline, named: str, other: Drawn, nodes: list[Node]) -> None:
        """Take along what has a name and is mentioned, and what that mentions."""
        waiting = [text for node in nodes for text in _mentioned(node.value)]
        while waiting:
            name = waiting.pop().removeprefix("@")
            for kind, table in other.outline.named.items():
                one, known = table.get(name), outline.named[kind]
                if one is None:
                    continue
                node = self._led(one.node, named, one.scope) if kind == "measure" else one.node
                node = self._settled(node, nodes) if kind == "remedy" else node
                before = known.get(name)
                if before is None:
                    known[name] = Named(node, self.ids.get((named, one.scope), ""))
                    waiting += [] if kind == "remedy" else _mentioned(node.value)
                    waiting += _texts(node.at("needs").value) if kind == "remedy" else []
                elif before.node.value != node.value:
                    place = before.node if before.node.layer else node
                    place.problem("two-meanings", found=name, expected=(named, named))

    def _settled(self, node: Node, nodes: list[Node]) -> Node:
        """A remedy that puts no questions but those which what was taken asks."""
        asked = {text for one in nodes for text in _mentioned(one.value)}
        questions = node.at("settles").value
        kept = [one for one in questions if one in asked] if isinstance(questions, list) else []
        return node.overlaid({"settles": node.at("settles").with_value(kept)}) if kept else node

    def _led(self, node: Node, named: str, scope: str) -> Node:
        """A table whose references name what they mean in the rulebook that it stands in now."""

        def name(said: str) -> str:
            for full in (f"{scope}/{said}", f"{scope.rpartition('/')[0]}/{said}", said):
                if full in self.others[named].outline.outcomes:
                    return self.ids.get((named, full), f"{named}:{full}")
            return said

        over = {}
        for key in node:
            value = _renamed(key, node.at(key).value, name)
            if value != node.at(key).value:
                over[key] = node.at(key).with_value(value)
        return node.overlaid(over) if over else node


def _renamed(key: str, value: object, name: Callable[[str], str]) -> object:
    """A value with every reference in it replaced."""
    if isinstance(value, str):
        return name(value) if key == "when" else value
    if isinstance(value, list):
        return [name(one) if isinstance(one, str) and key in _LISTS else _renamed("", one, name) for one in value]
    if isinstance(value, dict):
        return {inner: _renamed(inner, one, name) for inner, one in value.items()}
    return value


def _mentioned(value: object) -> list[str]:
    """Every text in a value that may name something."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value for text in _mentioned(one)]
    if isinstance(value, Mapping):
        return [text for one in value.values() for text in _mentioned(one)]
    return []


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _criteria(other: Drawn) -> Iterator[CriterionPart]:
    for section in other.outline.sections:
        yield from section.criteria


def _parts(outline: Outline) -> Iterator[SectionPart | CriterionPart | RequirementPart]:
    for section in outline.sections:
        yield section
        yield from section.criteria
    yield from outline.all_requirements


def _with_nodes(part: SectionPart, nodes: Mapping[str, Node]) -> SectionPart:
    def told(parts: tuple[RequirementPart, ...]) -> tuple[RequirementPart, ...]:
        return tuple(attrs.evolve(one, node=nodes.get(one.id, one.node)) for one in parts)

    criteria = tuple(
        attrs.evolve(one, node=nodes.get(one.id, one.node), requirements=told(one.requirements))
        for one in part.criteria
    )
    node = nodes.get(part.id, part.node)
    return attrs.evolve(part, node=node, criteria=criteria, requirements=told(part.requirements))
