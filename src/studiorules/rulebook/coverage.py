"""What the cases of a rulebook show: that each requirement can pass, can fail, can stay open, need not apply."""

from collections.abc import Iterator

import attrs

from studiorules.rulebook.enough import Clause, Reference, Test
from studiorules.rulebook.inherited import inherited
from studiorules.rulebook.measure import Joined, Judged, Measure, Ratio, Score
from studiorules.rulebook.requirement import Criterion, Requirement, RuleSection
from studiorules.rulebook.rulebook import Rulebook
from studiorules.terms import Outcome

__all__ = ["Coverage", "coverage"]


@attrs.frozen(kw_only=True)
class Coverage:
    """Which outcomes of one requirement its cases show.

    Attributes:
        requirement: Full id of the requirement.
        wanted: What is to be shown: `pass`, `fail`, one that leaves it open; `notapplicable` where it says when it
            applies, `fixed` where it may be waived. `notchecked` leaves it open where nothing but judgements and rules
            that nobody has seen can be missing. What cannot come out is left out.
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


def coverage(rulebook: Rulebook) -> tuple[Coverage, ...]:
    """Say what cases show of each requirement: its own, and those of the rulebooks below that must still come out.

    Args:
        rulebook: The rulebook.

    Raises:
        RulebookError: If its cases cannot be read.
        OSError: If a rulebook that it extends is no longer there.
    """
    shown: dict[str, set[Outcome]] = {one.id: set() for one in rulebook}
    for case in (*rulebook.cases, *inherited(rulebook).held):
        if case.requirement in shown and case.outcome is not None:
            shown[case.requirement].add(case.outcome)
    return tuple(
        Coverage(requirement=one.id, wanted=_wanted(one, rulebook), shown=frozenset(shown[one.id])) for one in rulebook
    )


def _wanted(requirement: Requirement, rulebook: Rulebook) -> tuple[Outcome, ...]:
    clauses = _clauses(requirement)
    conditions = (*requirement.only_if, *(line.test for line in requirement.lines))
    facts = any(_reads_facts(one, rulebook, set()) for one in clauses)
    last = [Outcome.UNKNOWN if facts else Outcome.NOT_CHECKED]
    last += [] if requirement.when is None else [Outcome.NOT_APPLICABLE]
    last += [] if requirement.waiver is None else [Outcome.FIXED]
    if not requirement.unseen:
        return (Outcome.PASS, Outcome.FAIL, *last)
    # Of a rule that nobody has seen nothing is known to fail but what stands beside it, and it passes only if met.
    passed = () if requirement.test is None else (Outcome.PASS,)
    return (*passed, *((Outcome.FAIL,) if conditions else ()), *last)


def _clauses(requirement: Requirement) -> tuple[Clause, ...]:
    """Every test that its outcome rests on."""
    own = () if requirement.test is None else (requirement.test,)
    when = () if requirement.when is None else (requirement.when,)
    return (*own, *(line.test for line in requirement.lines), *requirement.only_if, *when)


def _reads_facts(clause: Clause, rulebook: Rulebook, met: set[str]) -> bool:
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


def _measure_reads_facts(measure: Measure, rulebook: Rulebook, met: set[str]) -> bool:
    if isinstance(measure, Score):
        return _part_reads_facts(measure.of, rulebook, met)
    return not isinstance(measure, Judged)


def _part_reads_facts(id_: str, rulebook: Rulebook, met: set[str]) -> bool:
    """Whether the points or the outcome of something named rests on facts; of the total, whether anything does."""
    if id_ in met:
        return False
    met.add(id_)
    below = [one for one in rulebook if id_ in ("total", one.id) or one.id.startswith(f"{id_}/")]
    parts: tuple[RuleSection | Criterion, ...] = (*rulebook.sections, *rulebook.criteria)
    clauses = [clause for one in parts if one.id == id_ or one.id.startswith(f"{id_}/") for clause in one.met_if or ()]
    clauses += (clause for one in below for clause in _clauses(one))
    return any(_reads_facts(clause, rulebook, met) for clause in clauses)
