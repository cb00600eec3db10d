"""`[[counts_once]]`: requirements in the order in which they claim records; each serves the first that it matches."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

import attrs

from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.rulebook import (
    Best,
    Claim,
    Clause,
    Count,
    Growth,
    Joined,
    Kinds,
    Measure,
    Narrowing,
    Ratio,
    Requirement,
    RuleSection,
    Share,
    Test,
    Total,
)

__all__ = ["claimed"]

_CLAIM: Final = frozenset({"id", "requirements"}) | PROVENANCE
_MOST: Final = 20
_MOST_CLAIMS: Final = 100
_COUNTING = (Count, Total, Kinds, Best, Share)

Sections = tuple[RuleSection, ...]
Loose = tuple[Requirement, ...]
C = TypeVar("C", Clause, Test)


def claimed(root: Node, sections: Sections, loose: Loose, names: Names) -> tuple[Sections, Loose]:
    """Let every requirement pass over the records that one before it claims.

    Args:
        root: The whole document.
        sections: Every section.
        loose: Requirements in no section.
        names: What may be mentioned.

    Returns:
        Sections and requirements, each test with what others claim.
    """
    node = root.get("counts_once")
    if node is None:
        return sections, loose
    every = {one.id: one for section in sections for one in section.all_requirements} | {one.id: one for one in loose}
    changed: dict[str, Requirement] = {}
    for item in node.items():
        _claim(item, every, changed, names)
    told = tuple(changed.get(one.id, one) for one in loose)
    return tuple(_section(one, changed) for one in sections), told


def _section(section: RuleSection, changed: Mapping[str, Requirement]) -> RuleSection:
    criteria = tuple(
        attrs.evolve(one, requirements=tuple(changed.get(below.id, below) for below in one.requirements))
        for one in section.criteria
    )
    requirements = tuple(changed.get(one.id, one) for one in section.requirements)
    return attrs.evolve(section, criteria=criteria, requirements=requirements)


def _claim(node: Node, every: Mapping[str, Requirement], changed: dict[str, Requirement], names: Names) -> None:
    if not node.closed(_CLAIM):
        return
    provenance(node)
    if "id" in node:
        node.at("id").id()
    said = node.require("requirements")
    items = [] if said is None else said.items()
    if said is not None and isinstance(said.value, (list, tuple)) and not 2 <= len(items) <= _MOST:
        said.wrong(f"2到{_MOST}项要求", f"2 to {_MOST} requirements")
        return
    earlier: list[Claim] = []
    shared = any(
        isinstance(one.value, str) and one.value in names.gone for one in items
    )  # what is left of them need not share a list any more
    before = len(node.desk.problems)
    for one in items:
        requirement = _named(one, every, names)
        if requirement is None or requirement.test is None:
            continue
        if requirement.id in changed:
            one.problem("duplicate-id", found=requirement.id)
            continue
        own = [Claim(by=requirement.id, of=of) for of in _records(requirement.test, one)]
        if not own and len(node.desk.problems) == before:
            one.misfit("它不数清单里的记录", "it counts no records of a list")
        if len(earlier) + len(own) > _MOST_CLAIMS:
            one.problem("too-many", found=f"> {_MOST_CLAIMS}", expected=(str(_MOST_CLAIMS), str(_MOST_CLAIMS)))
            return
        lists = {claim.of.list for claim in own}
        shared |= any(claim.of.list in lists for claim in earlier)
        changed[requirement.id] = attrs.evolve(requirement, test=_after(requirement.test, earlier))
        earlier += own
    if items and not shared and len(node.desk.problems) == before:
        node.misfit("这些要求不数同一清单", "no two of them count one list")


def _named(node: Node, every: Mapping[str, Requirement], names: Names) -> Requirement | None:
    """The requirement of an id; None after a problem, and for one that tailoring removed."""
    said = node.text()
    if not said or said in names.gone:
        return None
    found = every.get(said)
    if found is None:
        node.unknown(("要求", "requirement"), every)
    elif found.test is None:
        node.misfit("它不数清单里的记录", "it counts no records of a list")
    return found


def _records(clause: Clause, node: Node) -> Iterator[Narrowing]:
    """The records that a test counts; a problem where years or changes are asked."""
    if isinstance(clause, Test):
        yield from _of_measure(clause.measure, node)


def _of_measure(measure: Measure, node: Node) -> Iterator[Narrowing]:
    if isinstance(measure, Joined):
        for branch in measure.branches:
            yield from _records(branch, node)
    elif isinstance(measure, Ratio):
        yield from _of_measure(measure.top, node)
        yield from _of_measure(measure.bottom, node)
    elif isinstance(measure, Growth) or (isinstance(measure, _COUNTING) and measure.of.each is not None):
        node.problem("not-yet", found="counts_once … " + ("growth" if isinstance(measure, Growth) else "each"))
    elif isinstance(measure, _COUNTING):
        yield measure.of


def _after(clause: C, earlier: list[Claim]) -> C:
    """A test that passes over what is claimed before."""
    return attrs.evolve(clause, measure=_measured(clause.measure, earlier)) if isinstance(clause, Test) else clause


def _measured(measure: Measure, earlier: list[Claim]) -> Measure:
    if isinstance(measure, Joined):
        return attrs.evolve(measure, branches=tuple(_after(one, earlier) for one in measure.branches))
    if isinstance(measure, Ratio):
        return attrs.evolve(measure, top=_measured(measure.top, earlier), bottom=_measured(measure.bottom, earlier))
    if isinstance(measure, _COUNTING):
        claims = tuple(one for one in earlier if one.of.list == measure.of.list)
        return attrs.evolve(measure, of=attrs.evolve(measure.of, unless=claims))
    return measure
