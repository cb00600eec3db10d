"""The outline of a rulebook laid upon the outline of what it extends."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from studiorules.intake.rulebook_names import Named
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import LISTED, NAMED, CriterionPart, Outline, RequirementPart, SectionPart
from studiorules.intake.rulebook_targets import full_name

__all__ = ["joined", "whole_root"]

_HEADING: Final = frozenset({"id", "criterion", "requirement", *NAMED})
_OVERRIDE: Final = ("；改写要用 [[override]]", "; an [[override]] changes it")


def joined(base: Outline, own: Outline) -> Outline:
    """Lay an outline upon that of the rulebook it extends: what is new comes last, nothing is written twice."""
    for id_, kind in own.outcomes.items():
        if base.outcomes.get(id_, kind) != kind:
            _twice(next(part.node for part in _parts(own) if part.id == id_), id_)
    known = {one.id for one in base.all_requirements}
    for part in own.all_requirements:
        if part.id in known:
            _twice(part.node, part.id)
    return Outline(
        own.root,
        own.catalogue,
        sections=_laid(base.sections, own.sections),
        requirements=(*base.requirements, *own.requirements),
        named=_named(base, own),
        outcomes=base.outcomes | own.outcomes,
        count=base.count + own.count,
        listed={kind: _listed(kind, base, own) for kind in LISTED},
        unselected=dict(base.unselected),
        imported=dict(own.imported),
    )


def _named(base: Outline, own: Outline) -> dict[str, dict[str, Named]]:
    named = {kind: dict(table) for kind, table in base.named.items()}
    for kind, table in own.named.items():
        for name, one in table.items():
            before = named[kind].get(name)
            if before is not None and one.node.layer:
                _twice(one.node, name)
            elif before is not None and before.node.value != one.node.value:
                one.node.problem("two-meanings", found=name)
            elif before is None:
                named[kind][name] = one
    return named


def _listed(kind: str, base: Outline, own: Outline) -> tuple[Node, ...]:
    told = {full_name(kind, one) for one in base.listed[kind]} - {""}
    for node in own.listed[kind]:
        if full_name(kind, node) in told:
            _twice(node, str(node.at("id").value))
    return (*base.listed[kind], *own.listed[kind])


def whole_root(top: Node, outline: Outline) -> Node:
    """The document above all others, with what every one of them lists: lines on the total, ladders and the like."""
    lists = {kind: told for kind, told in outline.listed.items() if told or kind in top}
    return top.overlaid({kind: top.at(kind).listing(told) for kind, told in lists.items()})


def _laid(below: Sequence[SectionPart], above: Sequence[SectionPart]) -> tuple[SectionPart, ...]:
    own = {one.id: one for one in above}
    told = [one if one.id not in own else _section(one, own.pop(one.id)) for one in below]
    return (*told, *own.values())


def _section(base: SectionPart, own: SectionPart) -> SectionPart:
    _heading(own.node)
    criteria = {one.id: one for one in own.criteria}
    told = [one if one.id not in criteria else _criterion(one, criteria.pop(one.id)) for one in base.criteria]
    return attrs.evolve(
        base, criteria=(*told, *criteria.values()), requirements=(*base.requirements, *own.requirements)
    )


def _criterion(base: CriterionPart, own: CriterionPart) -> CriterionPart:
    _heading(own.node)
    return attrs.evolve(base, requirements=(*base.requirements, *own.requirements))


def _heading(node: Node) -> None:
    """Note what a heading says that stands in the base already."""
    for key in node:
        if key not in _HEADING:
            node.at(key).problem("duplicate-id", found=key, expected=_OVERRIDE)


def _twice(node: Node, id_: str) -> None:
    place = node.at("id") if "id" in node else node
    place.problem("duplicate-id", found=id_, expected=_OVERRIDE)


def _parts(outline: Outline) -> Iterable[SectionPart | CriterionPart | RequirementPart]:
    for section in outline.sections:
        yield section
        yield from section.criteria
    yield from outline.all_requirements
