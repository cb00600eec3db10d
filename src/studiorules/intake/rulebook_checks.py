"""What is checked of a rulebook as a whole: that references end, and that points add up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import Outline, RequirementPart
from studiorules.rulebook import (
    Clause,
    Decision,
    Joined,
    Measure,
    Ratio,
    Reference,
    Requirement,
    RuleSection,
    Way,
    most_in,
    situations_of,
)

__all__ = ["check_points", "check_references", "check_unknown", "check_vetoes", "known_points"]

_LONGEST_CHAIN: Final = 50


def check_points(node: Node, allotted: Decimal, sections: Sequence[RuleSection], loose: Sequence[Requirement]) -> None:
    """Hold the rulebook's points against the sum of what stands below; a section's cap counts as its points.

    What bonus sections bring comes on top, and money is no points: neither is part of the sum. Where some points are
    not known, those known may come to less.

    Of variants that exclude each other either the most that can be had together may be written, or the sum of all.

    Args:
        node: Where the points are written.
        allotted: What is written.
        sections: Every section.
        loose: Requirements in no section.
    """
    capped = known_points(sections, loose)
    base = [one for one in sections if one.in_base]
    fine = {most_in(way, base, loose, capped=end) for way in (_fullest(base, loose), {}) for end in (True, False)}
    if allotted not in fine and not (_some_unknown(sections, loose) and allotted > capped):
        written = format(allotted.normalize(), "f")
        node.problem("points-do-not-add-up", found=format(capped.normalize(), "f"), expected=(written, written))


def check_unknown(node: Node, sections: Sequence[RuleSection], loose: Sequence[Requirement]) -> None:
    """Hold points of the whole that are written as not known against what stands below: some there are not known."""
    if not _some_unknown([one for one in sections if one.in_base], loose):
        node.misfit("各项分值都已知", "the points of everything below are known")


def known_points(sections: Sequence[RuleSection], loose: Sequence[Requirement]) -> Decimal:
    """What is known of the points of the whole: sections under their caps, bonus sections and money left out.

    Of what cannot apply together, the most that can.
    """
    base = [one for one in sections if one.in_base]
    return most_in(_fullest(base, loose), base, loose, capped=True)


def _fullest(base: Sequence[RuleSection], loose: Sequence[Requirement]) -> Way:
    """The way in which most can be had."""
    ways = situations_of((*(below for one in base for below in one.all_requirements), *loose)).ways
    return max(ways, key=lambda way: most_in(way, base, loose, capped=True))


def _some_unknown(sections: Sequence[RuleSection], loose: Sequence[Requirement]) -> bool:
    every = (*loose, *(one for section in sections for one in section.all_requirements))
    return any(one.points_unknown for one in sections) or any(one.points_unknown for one in every)


def check_references(outline: Outline, sections: Iterable[RuleSection], loose: Iterable[Requirement]) -> None:
    """Note names that lead back to themselves, and chains of names that are too long."""
    needs = _needs(sections, loose)
    nodes = _nodes(outline)
    lengths: dict[str, int] = {}
    for start in needs:
        chain = _walk(start, needs, lengths)
        if chain and start in nodes:
            nodes[start].problem("cycle", found=" → ".join(chain))
            return
        if lengths.get(start, 0) > _LONGEST_CHAIN and start in nodes:
            nodes[start].problem("too-deep", expected=(str(_LONGEST_CHAIN), str(_LONGEST_CHAIN)))
            return


def check_vetoes(
    outline: Outline, sections: Sequence[RuleSection], loose: Sequence[Requirement], decisions: Iterable[Decision]
) -> None:
    """Note requirements that are called a veto, and that no rung of any ladder needs: they would veto nothing."""
    needs = _needs(sections, loose)
    waiting = [name for one in decisions for rung in one.rungs for name in _references(rung.needs)]
    needed: set[str] = set()
    while waiting:
        here = waiting.pop()
        if here not in needed:
            needed.add(here)
            waiting += needs.get(here, ())
    every = (*loose, *(one for section in sections for one in section.all_requirements))
    nodes = _nodes(outline)
    for one in every:
        if one.veto and one.id not in needed:
            nodes[one.id].at("veto").misfit("没有哪个结论需要它", "no decision needs it")


def _needs(sections: Iterable[RuleSection], loose: Iterable[Requirement]) -> dict[str, list[str]]:
    """By full id: what each thing that has an outcome names, or is made of."""
    needs: dict[str, list[str]] = {}
    for section in sections:
        below = [*(one.id for one in section.criteria), *(one.id for one in section.requirements)]
        needs[section.id] = _below(section.met_if, below)
        for criterion in section.criteria:
            needs[criterion.id] = _below(criterion.met_if, [one.id for one in criterion.requirements])
        for requirement in section.all_requirements:
            needs[requirement.id] = list(_named_by(requirement))
    for requirement in loose:
        needs[requirement.id] = list(_named_by(requirement))
    return needs


def _walk(start: str, needs: Mapping[str, list[str]], lengths: dict[str, int]) -> list[str]:
    """Measure how long the chains from a name are; the way round, where one leads back to itself."""
    path: list[str] = []
    inside: set[str] = set()
    waiting = [(start, False)]
    while waiting:
        here, done = waiting.pop()
        if done:
            path.pop()
            inside.discard(here)
            lengths[here] = 1 + max((lengths.get(one, 0) for one in needs.get(here, ())), default=0)
            continue
        if here in lengths:
            continue
        if here in inside:
            return [*path[path.index(here) :], here]
        path.append(here)
        inside.add(here)
        waiting.append((here, True))
        waiting.extend((one, False) for one in needs.get(here, ()))
    return []


def _below(met_if: tuple[Clause, ...] | None, everything: list[str]) -> list[str]:
    return everything if met_if is None else list(_references(met_if))


def _named_by(requirement: Requirement) -> Iterator[str]:
    if requirement.test is not None:
        yield from _references((requirement.test,))
    for line in requirement.lines:
        yield from _references((line.test,))
    yield from _references(requirement.only_if)
    if requirement.when is not None:
        yield from _references((requirement.when,))


def _references(clauses: Iterable[Clause]) -> Iterator[str]:
    for clause in clauses:
        if isinstance(clause, Reference):
            yield clause.id
        else:
            yield from _references(one.when for one in clause.but)
            yield from _measured(clause.measure)


def _measured(measure: Measure) -> Iterator[str]:
    if isinstance(measure, Joined):
        yield from _references(measure.branches)
    elif isinstance(measure, Ratio):
        yield from _measured(measure.top)
        yield from _measured(measure.bottom)


def _nodes(outline: Outline) -> dict[str, Node]:
    def told(parts: Iterable[RequirementPart]) -> dict[str, Node]:
        return {one.id: one.node for one in parts}

    found = told(outline.requirements)
    for section in outline.sections:
        found |= {section.id: section.node} | told(section.requirements)
        for criterion in section.criteria:
            found |= {criterion.id: criterion.node} | told(criterion.requirements)
    return found
