"""The whole rulebook: requirements, criteria, sections, the total, decisions, and every number that comes out."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

import attrs

from studiorules.dossier.resolved import OPEN
from studiorules.plan.adding import Adding
from studiorules.plan.amounts import amount
from studiorules.plan.arithmetic import case, not_above
from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.enough import answer
from studiorules.plan.expr import FALSE, TRUE, Expr, Told, all_of, any_of, negate, number
from studiorules.plan.limit import limit
from studiorules.plan.measured import Counted
from studiorules.plan.on_total import cut
from studiorules.plan.pair import OPEN_PAIR, Pair, both
from studiorules.plan.plan import Plan, ResultKey
from studiorules.plan.rational import NOTHING, Rational
from studiorules.plan.requirements import Verdict, judged
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


def lower(rulebook: Rulebook, *, families: bool = True) -> Plan:
    """Compile a rulebook.

    Args:
        rulebook: The rulebook.
        families: Whether records may be parts of others; a plan without is right where none is.
    """
    return _Whole(rulebook, families=families).plan()


class _Whole:
    """Puts a rulebook together, requirement by requirement; each is lowered once."""

    def __init__(self, rulebook: Rulebook, *, families: bool) -> None:
        self.rulebook = rulebook
        self.draft = Draft(rulebook, families=families)
        self.results: dict[ResultKey, Expr] = {}
        self.late: dict[ResultKey, Expr] = {}
        self._verdicts: dict[str, Verdict] = {}
        self.adding = Adding(self.draft, self.verdict, lambda ends: cut(ends, self.draft, self.truth))
        self._truths: dict[str, Pair] = {}
        self._groups: dict[str, RuleSection | Criterion] = {one.id: one for one in rulebook.sections}
        self._groups.update((one.id, one) for one in rulebook.criteria)

    def plan(self) -> Plan:
        for requirement in self.rulebook.requirements:
            verdict = self.verdict(requirement)
            self._note(requirement.id, verdict.truth, self.adding.points(requirement))
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
                self._note(criterion.id, self.truth(criterion.id), self.adding.added(criterion.requirements))
                self._note_missing(criterion)
            self._note(section.id, self.truth(section.id), self.adding.section(section))
            self._note_missing(section)
        self._note("total", Pair(TRUE, TRUE), self.adding.total)
        self._note_points("total:base", self.adding.base)
        if self.rulebook.bonus:
            self._note_points("total:bonus", self.adding.bonus)
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
        low, high = self.adding.rounded(points)
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

    def _score(self, test: Test, score: Score) -> Pair:
        if test.bound is None:
            raise Unanswerable("no bound on the points")
        if self.rulebook.names_model(score.of):
            return self._model(test.bound)
        section = self._groups.get(score.of)
        ends = (
            self.adding.rounded(self.adding.section(section)) if isinstance(section, RuleSection) else self.adding.total
        )
        if self.rulebook.adds_unknown(score.of):
            ends = ends[0], Rational(number(OPEN))
        return self._compared(ends, test.bound)

    def _model(self, bound: Bound) -> Pair:
        """A score of XCCDF's models, rounded as people see it; where there is none it holds no bound."""
        score = self.score
        steps = Fraction(10**self.rulebook.rounding.places)
        found = self._compared(self.adding.rounded((score.low.times(steps), score.high.times(steps))), bound)
        return attrs.evolve(found, sure=all_of(score.sure, found.sure), possible=all_of(score.possible, found.possible))

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
