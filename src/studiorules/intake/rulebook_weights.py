"""Points after tailoring: what is weighed anew is divided exactly, and headings say what stands below them."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import CriterionPart, Outline, RequirementPart, SectionPart

__all__ = ["weighed"]

_WITHIN: Final = ("earn_each", "earn_steps", "earn_by", "deduct")
"""What else says points inside a requirement."""
_LOSSES: Final = ("lose", "lose_each", "lose_by", "lose_between", "lose_most_of", "up_to")
"""What says points in a line of deductions."""
_FINEST: Final = 6
"""Decimal places of points inside a requirement, which are rounded with it."""


class _Indivisible(ValueError):
    """Points that do not divide into decimals."""


def weighed(outline: Outline, base: Outline, joined: Outline, layer: int, places: int) -> Outline:
    """Weigh anew what an override gives other points; headings that no longer fit lose theirs.

    Points stated for a requirement carry its steps and losses with them; points stated for a criterion or section are
    divided among the requirements below in the proportion they had, those left out whose points are stated too.

    Args:
        outline: The outline, what overrides change in its place.
        base: The outline of what is extended.
        joined: The outline laid upon that, nothing changed yet.
        layer: Whose overrides they are.
        places: Decimal places of points.
    """
    scale = _Scale(outline, layer, places)
    old = {one.id: one.node for one in joined.all_requirements if not scale.stated(one.node)}
    old |= outline.imported
    for part in outline.all_requirements:
        was, now = _number(old[part.id]) if part.id in old else None, _number(part.node)
        if was and now is not None and now != was and scale.stated(part.node):
            scale.requirement(part, now / was, part.node)
    for section in outline.sections:
        for criterion in section.criteria:
            scale.divide(criterion.node, criterion.requirements)
        stated = [
            one.id for criterion in section.criteria if scale.stated(criterion.node) for one in criterion.requirements
        ]
        scale.divide(section.node, section.all_requirements, fixed=stated)
    for points, names in scale.uneven.values():
        points.problem("points-do-not-divide", found="、".join(names), expected=(str(points.value), str(points.value)))
    below = _below_headings(base)
    said = ((id_, _number(node)) for id_, node in outline.imported.items())
    taken = {id_: points for id_, points in said if points is not None}
    sections = tuple(scale.section(one) for one in outline.sections)
    changed = attrs.evolve(outline, sections=sections, requirements=scale.requirements(outline.requirements))
    told = _below_headings(changed).items()
    off = {
        id_
        for id_, nodes in told
        if (_sum(nodes) != taken[id_] if id_ in taken else id_ in below and _other_sum(below[id_], nodes))
    }
    return attrs.evolve(changed, sections=tuple(_fitting(one, off, scale) for one in changed.sections))


@attrs.define(eq=False)
class _Scale:
    """What the requirements of an outline become.

    Attributes:
        outline: The outline.
        layer: Whose overrides are applied.
        places: Decimal places of points.
        nodes: Requirements with other points, by id.
        uneven: Points that cannot be divided exactly, and what gets no decimal number of them, by path.
    """

    outline: Outline
    layer: int
    places: int
    nodes: dict[str, Node] = attrs.field(factory=dict)
    uneven: dict[str, tuple[Node, list[str]]] = attrs.field(factory=dict)

    def stated(self, node: Node) -> bool:
        """Whether the points of something are stated by the rulebook whose overrides are applied."""
        return "points" in node and node.at("points").layer >= self.layer

    def divide(self, heading: Node, parts: Iterable[RequirementPart], fixed: Iterable[str] = ()) -> None:
        """Divide the points that an override states for a heading among what stands below."""
        wanted = _number(heading)
        if wanted is None or not self.stated(heading):
            return
        below = [one for one in parts if not _gone(self.outline, one.id) and one.node.layer <= self.layer]
        kept = {one.id for one in below if one.id in set(fixed) or self.stated(one.node)}
        held = sum((self._points(one) for one in below if one.id in kept), Fraction(0))
        rest = [one for one in below if one.id not in kept]
        total = sum((self._points(one) for one in rest), Fraction(0))
        if total and total != wanted - held:
            for one in rest:
                self.requirement(one, (wanted - held) / total, heading)

    def requirement(self, part: RequirementPart, ratio: Fraction, heading: Node) -> None:
        """Multiply all points of a requirement that the rulebook does not state itself."""
        node = self.nodes.get(part.id, part.node)
        over: dict[str, Node] = {}
        try:
            for key in ("points", *_WITHIN):
                if key in node and node.at(key).layer < self.layer:
                    places = self.places if key == "points" else _FINEST
                    over[key] = node.at(key).with_value(_times(key, node.at(key).value, ratio, places))
        except _Indivisible:
            self.uneven.setdefault(heading.path, (heading.at("points"), []))[1].append(part.id.rpartition("/")[2])
            return
        if over:
            self.nodes[part.id] = node.overlaid(over)

    def section(self, part: SectionPart) -> SectionPart:
        """A section with what its requirements become."""
        criteria = (attrs.evolve(one, requirements=self.requirements(one.requirements)) for one in part.criteria)
        return attrs.evolve(part, criteria=tuple(criteria), requirements=self.requirements(part.requirements))

    def requirements(self, parts: Iterable[RequirementPart]) -> tuple[RequirementPart, ...]:
        """Requirements as they become."""
        return tuple(attrs.evolve(one, node=self.nodes.get(one.id, one.node)) for one in parts)

    def _points(self, part: RequirementPart) -> Fraction:
        return _number(self.nodes.get(part.id, part.node)) or Fraction(0)


def _times(key: str, value: object, ratio: Fraction, places: int) -> object:
    """Points, or what holds points, multiplied; anything that is not written as it should be stays."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return _exact(Fraction(value) * ratio, places)
    if isinstance(value, dict):
        told = {name: one for name, one in value.items() if key != "deduct" or name in _LOSSES}
        inner = {"lose_most_of": "deduct"}  # its lines are lines as well
        return {**value, **{name: _times(inner.get(name, name), one, ratio, places) for name, one in told.items()}}
    if isinstance(value, list) and key == "earn_steps":
        return [[one[0], _times(key, one[1], ratio, places)] if _is_step(one) else one for one in value]
    if isinstance(value, list):
        return [_times(key, one, ratio, places) for one in value]
    return value


def _is_step(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2


def _exact(points: Fraction, places: int) -> Decimal:
    steps = points * 10**places
    if steps.denominator != 1:
        raise _Indivisible
    return Decimal(int(steps)).scaleb(-places)


def _number(node: Node) -> Fraction | None:
    """The points written at something; None where they are no number."""
    said = node.at("points").value
    if isinstance(said, bool) or not isinstance(said, (int, Decimal)) or not Decimal(said).is_finite():
        return None
    return Fraction(said)


def _gone(outline: Outline, id_: str) -> bool:
    """Whether something, or what it stands under, is not selected."""
    while id_ and id_ not in outline.unselected:
        id_ = id_.rpartition("/")[0]
    return bool(id_)


def _below_headings(outline: Outline) -> dict[str, list[Node]]:
    """The requirements that are selected below each heading."""
    headings: list[SectionPart | CriterionPart] = []
    for section in outline.sections:
        headings += [section, *section.criteria]
    return {
        one.id: [
            part.node
            for part in (one.all_requirements if isinstance(one, SectionPart) else one.requirements)
            if not _gone(outline, part.id)
        ]
        for one in headings
    }


def _other_sum(before: list[Node], now: list[Node]) -> bool:
    """Whether requirements add up to something else than others did; most are the same ones."""
    return before != now and _sum(before) != _sum(now)


def _sum(nodes: Iterable[Node]) -> Fraction:
    return sum((_number(one) or Fraction(0) for one in nodes), Fraction(0))


def _fitting(part: SectionPart, off: set[str], scale: _Scale) -> SectionPart:
    """A section whose headings do not repeat the sums of a base that no longer hold."""

    def fits(id_: str, node: Node) -> Node:
        return node.overlaid({}, {"points"}) if id_ in off and not scale.stated(node) else node

    criteria = tuple(attrs.evolve(one, node=fits(one.id, one.node)) for one in part.criteria)
    return attrs.evolve(part, node=fits(part.id, part.node), criteria=criteria)
