"""The whole rulebook: requirements, criteria, sections, the total, decisions, and every number that comes out."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

import attrs

from studiorules.dossier.resolved import OPEN
from studiorules.plan.amounts import amount
from studiorules.plan.arithmetic import add, case, not_above
from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.enough import answer
from studiorules.plan.expr import FALSE, TRUE, ZERO, Expr, Told, all_of, any_of, negate, number
from studiorules.plan.limit import limit
from studiorules.plan.measured import Counted
from studiorules.plan.on_total import cut
from studiorules.plan.pair import OPEN_PAIR, Pair, both
from studiorules.plan.plan import Plan, ResultKey
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly
from studiorules.plan.requirements import Verdict, judged
from studiorules.plan.rescaling import stretched
from studiorules.plan.score import ScoreEnds, score_ends
from studiorules.rulebook import (
    Bound,
    Clause,
    Criterion,
    Decision,
    InForce,
    Reference,
    Requirement,
    Rulebook,
    RuleSection,
    Score,
    Test,
    Word,
)

__all__ = ["lower"]


def lower(rulebook: Rulebook) -> Plan:
    """Compile a rulebook."""
    return _Whole(rulebook).plan()


class _Whole:
    """Puts a rulebook together, requirement by requirement; each is lowered once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.draft = Draft(rulebook)
        self.results: dict[ResultKey, Expr] = {}
        self.late: dict[ResultKey, Expr] = {}
        self._verdicts: dict[str, Verdict] = {}
        self._added: dict[str, tuple[Rational, Rational]] = {}
        self._truths: dict[str, Pair] = {}
        self._groups: dict[str, RuleSection | Criterion] = {one.id: one for one in rulebook.sections}
        self._groups.update((one.id, one) for one in rulebook.criteria)

    def plan(self) -> Plan:
        for requirement in self.rulebook.requirements:
            verdict = self.verdict(requirement)
            self._note(requirement.id, verdict.truth, self._points(requirement))
            self.results[requirement.id, "applies"] = verdict.applies.sure
            self.results[requirement.id, "may_apply"] = verdict.applies.possible
            self.results[requirement.id, "error"] = verdict.truth.error
            if requirement.waiver is not None:
                self.results[requirement.id, "waived"] = verdict.waived
        for priority in self.rulebook.priorities:
            asked = self.verdict(priority.requirement)
            self._note(asked.requirement.id, asked.truth, (NOTHING, NOTHING))
            self.results[asked.requirement.id, "may_apply"] = self._in_force(priority.in_force)
            self.results[asked.requirement.id, "error"] = asked.truth.error
        for section in self.rulebook.sections:
            for criterion in section.criteria:
                self._note(criterion.id, self.truth(criterion.id), self.added(criterion.requirements))
                self._note_missing(criterion)
            self._note(section.id, self.truth(section.id), self.section(section))
            self._note_missing(section)
        self._note("total", Pair(TRUE, TRUE), self.total)
        self._note_points("total:base", self.base)
        if self.rulebook.bonus:
            self._note_points("total:bonus", self.bonus)
        for decision in self.rulebook.decisions:
            self._decide(decision)
        return self.draft.plan(self.results, self.late)

    def _in_force(self, when: InForce) -> Expr:
        """Whether something may be in force on the day."""
        if when.unknown:
            return TRUE
        begun = TRUE if when.from_ is None else not_above(number(when.from_.toordinal()), self.draft.as_of)
        return all_of(begun, TRUE if when.to is None else not_above(self.draft.as_of, number(when.to.toordinal())))

    def _note(self, of: str, truth: Pair, points: tuple[Rational, Rational]) -> None:
        told = {
            "sure": truth.sure,
            "possible": truth.possible,
            "fact": truth.fact,
            "low": points[0].rounded(),
            "high": points[1].rounded(),
            "applies": TRUE,
            "may_apply": TRUE,
            "error": FALSE,
        }
        self.results |= {(of, figure): expr for figure, expr in told.items()}

    def _note_points(self, of: str, points: tuple[Rational, Rational]) -> None:
        low, high = (self._rounded(end) for end in points)
        self.results |= {(of, "low"): low.num, (of, "high"): high.num}

    def _note_missing(self, group: RuleSection | Criterion) -> None:
        """Whether a fact is missing from a group follows from what it is made of; only readers of findings ask."""
        below: list[str] | None = _parts(group)
        if below is not None:
            del self.results[group.id, "fact"]
            self.late[group.id, "fact"] = any_of(*(_missing(one) for one in below))

    def verdict(self, requirement: Requirement) -> Verdict:
        """Lower a requirement, once."""
        found = self._verdicts.get(requirement.id)
        if found is None:
            found = judged(requirement, self.draft, self.truth)
            told = found.truth
            truth = Pair(self.draft.let(told.sure), self.draft.let(told.possible), told.fact, told.error)
            found = attrs.evolve(found, truth=truth)
            self._verdicts[requirement.id] = found
        return found

    def truth(self, name: str) -> Pair:
        """Whether something named passes or is met; that it cannot be computed is told where it stands."""
        found = self._truths.get(name)
        if found is None:
            found = self._truth(name)
            found = Pair(self.draft.let(found.sure), self.draft.let(found.possible), found.fact)
            self._truths[name] = found
        return found

    def _truth(self, name: str) -> Pair:
        group = self._groups.get(name)
        if group is None:
            return self.verdict(self.rulebook[name]).truth
        if group.met_if is not None:
            return both(self.holds(clause) for clause in group.met_if)
        criteria = group.criteria if isinstance(group, RuleSection) else ()
        below = (*(self.truth(one.id) for one in criteria), *(self.truth(one.id) for one in group.requirements))
        return both(below)

    def holds(self, clause: Clause) -> Pair:
        """A need; one that cannot be computed stays open."""
        try:
            if isinstance(clause, Test) and isinstance(clause.measure, Score):
                found = self._score(clause, clause.measure)
            else:
                found = answer(clause, self.draft, self.truth).truth
        except Unanswerable:
            return attrs.evolve(OPEN_PAIR, fact=FALSE)
        fine = negate(found.error)
        return Pair(all_of(fine, found.sure), any_of(found.error, found.possible), all_of(fine, found.fact))

    def _rounds_first(self) -> bool:
        return self.rulebook.rounding.at == "requirement"

    def _points(self, requirement: Requirement) -> tuple[Rational, Rational]:
        """Points as they are added: rounded before, unless the rulebook rounds the total only."""
        found = self._added.get(requirement.id)
        if found is None:
            verdict = self.verdict(requirement)
            found = verdict.low, verdict.high
            if self._rounds_first():
                found = self._rounded(verdict.low), self._rounded(verdict.high)
            self._added[requirement.id] = found
        return found

    def _rounded(self, points: Rational) -> Rational:
        return Rational(self.draft.let(points.rounded()))

    def added(self, requirements: Iterable[Requirement]) -> tuple[Rational, Rational]:
        """Points of requirements together."""
        return self._sum(self._points(one) for one in requirements)

    def _sum(self, points: Iterable[tuple[Rational, Rational]]) -> tuple[Rational, Rational]:
        told = list(points)
        if self._rounds_first():
            low, high = (self.draft.let(add(ZERO, *(ends[side].num for ends in told))) for side in (0, 1))
            return Rational(low), Rational(high)
        low_sum = high_sum = NOTHING
        for low_end, high_end in told:
            low_sum, high_sum = low_sum + low_end, high_sum + high_end
        return low_sum, high_sum

    def section(self, section: RuleSection) -> tuple[Rational, Rational]:
        """Points of a section, never more than its cap."""
        parts = [self.added(one.requirements) for one in section.criteria]
        points = self._sum((*parts, *(self._points(one) for one in section.requirements)))
        return self._capped(section, points)

    def _capped(self, section: RuleSection, points: tuple[Rational, Rational]) -> tuple[Rational, Rational]:
        if section.cap is None:
            return points
        cap = exactly(Fraction(section.cap) * 10**self.rulebook.rounding.places)
        if self._rounds_first() and cap.constant is not None and cap.constant.denominator == 1:
            cap = Rational(number(int(cap.constant)))
        return points[0].least(cap), points[1].least(cap)

    @cached_property
    def total(self) -> tuple[Rational, Rational]:
        """Points of the whole, in steps."""
        low, high = self.base
        if self.rulebook.bonus:
            low, high = low + self.bonus[0], high + self.bonus[1]
        if self.rulebook.on_total:
            low, high = cut((low, high), self.draft, self.truth)
        return self._rounded(low), self._rounded(high)

    @cached_property
    def base(self) -> tuple[Rational, Rational]:
        """Points of everything but bonus sections, rescaled where something does not apply."""
        loose = [self._points(one) for one in self.rulebook.loose_requirements]
        low, high = self._sum_of_sections((*(self.section(one) for one in self._base_sections), *loose))
        base = self.rulebook.base_requirements
        rescaled, dropped = (
            [self.verdict(one) for one in base if one.not_applicable == way] for way in ("rescaled", "none")
        )
        if not rescaled:
            return low, high
        return stretched((low, high), self._high_without_what_may_not_apply(), rescaled, dropped, self.rulebook)

    @cached_property
    def bonus(self) -> tuple[Rational, Rational]:
        """Points of the bonus sections, each under its cap."""
        return self._sum_of_sections(self.section(one) for one in self.rulebook.bonus)

    @property
    def _base_sections(self) -> tuple[RuleSection, ...]:
        return self.rulebook.base_sections

    def _sum_of_sections(self, points: Iterable[tuple[Rational, Rational]]) -> tuple[Rational, Rational]:
        low_sum = high_sum = NOTHING
        for low_end, high_end in points:
            low_sum, high_sum = low_sum + low_end, high_sum + high_end
        return low_sum, high_sum

    def _high_without_what_may_not_apply(self) -> Rational:
        """Most points if nothing applied that may not: what is gone makes room under a cap."""
        loose = self._sum(self._staying(one) for one in self.rulebook.loose_requirements)
        high = loose[1]
        for section in self._base_sections:
            staying = self._sum(self._staying(one) for one in section.all_requirements)
            high += self._capped(section, staying)[1]
        return high

    def _staying(self, requirement: Requirement) -> tuple[Rational, Rational]:
        points = self._points(requirement)
        if requirement.not_applicable not in ("rescaled", "none"):
            return points
        applies = self.verdict(requirement).applies.sure
        return either_of(applies, points[0], NOTHING), either_of(applies, points[1], NOTHING)

    def _score(self, test: Test, score: Score) -> Pair:
        if test.bound is None:
            raise Unanswerable("no bound on the points")
        if self.rulebook.names_model(score.of):
            return self._model(test.bound)
        section = self._groups.get(score.of)
        ends = tuple(map(self._rounded, self.section(section))) if isinstance(section, RuleSection) else self.total
        if self.rulebook.adds_unknown(score.of):
            ends = ends[0], Rational(number(OPEN))
        return self._compared(ends, test.bound)

    def _model(self, bound: Bound) -> Pair:
        """A score of XCCDF's models, rounded as people see it; where there is none it holds no bound."""
        score = self.score
        found = self._compared((self._in_steps(score.low), self._in_steps(score.high)), bound)
        return attrs.evolve(found, sure=all_of(score.sure, found.sure), possible=all_of(score.possible, found.possible))

    def _in_steps(self, end: Rational) -> Rational:
        return self._rounded(end.times(Fraction(10**self.rulebook.rounding.places)))

    @cached_property
    def score(self) -> ScoreEnds:
        """What the scoring model of XCCDF comes to."""
        return score_ends(self.rulebook, self.verdict, self.draft)

    def _compared(self, ends: tuple[Rational, ...], bound: Bound) -> Pair:
        low, high = (Counted(end) for end in ends)
        wanted = limit(bound.value, self.draft, places=self.rulebook.rounding.places)
        match bound.word:
            case Word.AT_LEAST:
                sure, possible = low.at_least(wanted), high.at_least(wanted)
            case Word.ABOVE:
                sure, possible = low.above(wanted), high.above(wanted)
            case Word.AT_MOST:
                sure, possible = negate(high.above(wanted)), negate(low.above(wanted))
            case Word.BELOW:
                sure, possible = negate(high.at_least(wanted)), negate(low.at_least(wanted))
            case _:
                raise Unanswerable("points are compared by a lower or an upper bound")
        return Pair(sure, possible, error=wanted.error)

    def _decide(self, decision: Decision) -> None:
        needs = [both(self.holds(need) for need in rung.needs) for rung in decision.rungs[1:]]
        certain: Expr = number(len(needs))
        possible = certain
        for index in range(len(needs) - 1, -1, -1):
            certain = case(needs[index].sure, certain, number(index))
            possible = case(needs[index].possible, possible, number(index))
        self.results[f"decision:{decision.id}", "certain"] = certain
        self.results[f"decision:{decision.id}", "possible"] = possible
        for rung in decision.rungs:
            if rung.yuan is not None:
                low, high = amount(rung.yuan, self.draft, self.holds)
                of = f"amount:{decision.id}/{rung.id}"
                self.results |= {(of, "low"): low, (of, "high"): high}


def _parts(group: RuleSection | Criterion) -> list[str] | None:
    """Names of what a group is made of; None where it is made of tests too."""
    if group.met_if is None:
        criteria = [one.id for one in group.criteria] if isinstance(group, RuleSection) else []
        return [*criteria, *(one.id for one in group.requirements)]
    names = [clause.id for clause in group.met_if if isinstance(clause, Reference)]
    return names if len(names) == len(group.met_if) else None


def _missing(of: str) -> Expr:
    return all_of(Told(of, "possible"), negate(Told(of, "sure")), Told(of, "fact"))
