"""What the cases of a rulebook show: that each requirement can pass, that it can fail, that it can stay open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from studiorules.rulebook.enough import Clause, Reference, Test
from studiorules.rulebook.measure import Joined, Judged, Measure, Ratio, Score
from studiorules.rulebook.nodes import nodes
from studiorules.rulebook.requirement import Criterion, Requirement, RuleSection
from studiorules.rulebook.value import ValueOf
from studiorules.terms import Outcome

if TYPE_CHECKING:
    from studiorules.rulebook.rulebook import Rulebook

__all__ = ["Coverage", "coverage"]


@attrs.frozen(kw_only=True)
class Coverage:
    """Which outcomes of one requirement its cases show.

    Attributes:
        requirement: Full id of the requirement.
        wanted: What is to be shown: `pass`, `fail` and one that leaves it open; `notchecked` stands for the last where
            nothing but judgements and rules that nobody has seen can be missing. What cannot come out is left out.
        shown: What its cases expect.
    """

    requirement: str
    wanted: tuple[Outcome, ...]
    shown: frozenset[Outcome]

    @property
    def missing(self) -> tuple[Outcome, ...]:
        """What no case shows."""
        return tuple(one for one in self.wanted if not self.shows(one))

    def shows(self, outcome: Outcome) -> bool:
        """Whether a case shows an outcome; where facts can be missing, a missing judgement leaves it open as well."""
        return outcome in self.shown or (outcome is Outcome.UNKNOWN and Outcome.NOT_CHECKED in self.shown)


def coverage(rulebook: "Rulebook") -> tuple[Coverage, ...]:
    """Say what the cases of a rulebook show of each requirement of its own; what it takes as it stands has cases there.

    Args:
        rulebook: The rulebook.

    Raises:
        RulebookError: If its cases cannot be read.
    """
    shown: dict[str, set[Outcome]] = {one.id: set() for one in rulebook}
    for case in rulebook.cases:
        shown[case.requirement].add(case.outcome)
    return tuple(
        Coverage(requirement=one.id, wanted=_wanted(one, rulebook), shown=frozenset(shown[one.id]))
        for one in rulebook
        if _own(one, rulebook)
    )


def _own(requirement: Requirement, rulebook: "Rulebook") -> bool:
    """Whether a rulebook says anything of a requirement that those which it extends do not."""
    tailoring = rulebook.tailoring
    if tailoring is None or requirement.id in tailoring.added:
        return True
    told = {requirement.id, *(f"@{one.name}" for one in nodes(requirement) if isinstance(one, ValueOf))}
    return any(one.of in told or requirement.id.startswith(f"{one.of}/") for one in tailoring.overrides)


def _wanted(requirement: Requirement, rulebook: "Rulebook") -> tuple[Outcome, ...]:
    clauses = _clauses(requirement)
    conditions = (*requirement.only_if, *(line.test for line in requirement.lines))
    open_ = Outcome.UNKNOWN if any(_reads_facts(one, rulebook, set()) for one in clauses) else Outcome.NOT_CHECKED
    if not requirement.unseen:
        return (Outcome.PASS, Outcome.FAIL, open_)
    # Of a rule that nobody has seen nothing is known to fail but what stands beside it, and it passes only if met.
    passed = () if requirement.test is None else (Outcome.PASS,)
    return (*passed, *((Outcome.FAIL,) if conditions else ()), open_)


def _clauses(requirement: Requirement) -> tuple[Clause, ...]:
    """Every test that its outcome rests on."""
    own = () if requirement.test is None else (requirement.test,)
    when = () if requirement.when is None else (requirement.when,)
    return (*own, *(line.test for line in requirement.lines), *requirement.only_if, *when)


def _reads_facts(clause: Clause, rulebook: "Rulebook", met: set[str]) -> bool:
    if isinstance(clause, Reference):
        return _part_reads_facts(clause.id, rulebook, met)
    return any(_measure_reads_facts(one, rulebook, met) for one in _measures(clause.measure)) or any(
        _reads_facts(one, rulebook, met) for one in _below(clause)
    )


def _below(test: Test) -> Iterator[Clause]:
    yield from (but.when for but in test.but)
    if isinstance(test.measure, Joined):
        yield from test.measure.branches


def _measures(measure: Measure) -> Iterator[Measure]:
    if isinstance(measure, Ratio):
        yield from _measures(measure.top)
        yield from _measures(measure.bottom)
    elif not isinstance(measure, Joined):
        yield measure


def _measure_reads_facts(measure: Measure, rulebook: "Rulebook", met: set[str]) -> bool:
    if isinstance(measure, Score):
        return _part_reads_facts(measure.of, rulebook, met)
    return not isinstance(measure, Judged)


def _part_reads_facts(id_: str, rulebook: "Rulebook", met: set[str]) -> bool:
    """Whether the points or the outcome of something named rests on facts; of the total, whether anything does."""
    if id_ in met:
        return False
    met.add(id_)
    below = [one for one in rulebook if id_ in ("total", one.id) or one.id.startswith(f"{id_}/")]
    parts: tuple[RuleSection | Criterion, ...] = (*rulebook.sections, *rulebook.criteria)
    clauses = [clause for one in parts if one.id == id_ or one.id.startswith(f"{id_}/") for clause in one.met_if or ()]
    clauses += (clause for one in below for clause in _clauses(one))
    return any(_reads_facts(clause, rulebook, met) for clause in clauses)
