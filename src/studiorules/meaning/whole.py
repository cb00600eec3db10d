"""The whole: criteria, sections, the total, decisions, from requirements up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import attrs

from studiorules.dossier.resolved import OPEN
from studiorules.findings.figures import Figure
from studiorules.findings.score import ModelScore, Standing, score_of, standing_in
from studiorules.meaning.adding import Adding
from studiorules.meaning.decisions import amount
from studiorules.meaning.enough import answer
from studiorules.meaning.on_total import cut, judge_lines
from studiorules.meaning.requirement import LineAnswer, Verdict, judge_requirement
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import YES, CannotJudge, Truth, all_of
from studiorules.meaning.worth import PointEnds
from studiorules.rulebook import Clause, Criterion, Requirement, RuleSection, Score, Test, Word

__all__ = ["Told", "Whole", "judge_whole"]


@attrs.frozen
class Told:
    """The numbers of an evaluation, by id and figure."""

    values: dict[tuple[str, Figure], int]

    def value(self, of: str, figure: Figure) -> int:
        """Return one number."""
        return self.values[of, figure]


class Whole:
    """Judges a rulebook requirement by requirement, and puts them together; each is judged once.

    Attributes:
        setting: What is read.
        verdicts: What was judged so far, by id.
        points: Adds up.
        groups: Sections and criteria by id.
    """

    def __init__(self, setting: Setting) -> None:
        """Start with nothing judged."""
        self.setting = setting
        self.verdicts: dict[str, Verdict] = {}
        self.points = Adding(setting, self.verdict)
        self._truths: dict[str, Truth] = {}
        self.groups: dict[str, RuleSection | Criterion] = {}
        for section in setting.rulebook.sections:
            self.groups[section.id] = section
            self.groups.update({criterion.id: criterion for criterion in section.criteria})

    def verdict(self, requirement: Requirement) -> Verdict:
        """Judge a requirement."""
        if requirement.id not in self.verdicts:
            self.verdicts[requirement.id] = judge_requirement(requirement, self.setting, self.truth)
        return self.verdicts[requirement.id]

    def truth(self, name: str) -> Truth:
        """Say whether something named passes or is met."""
        if name not in self._truths:
            self._truths[name] = self._truth(name)
        return self._truths[name]

    def _truth(self, name: str) -> Truth:
        group = self.groups.get(name)
        if group is None:
            return self.verdict(self.setting.rulebook[name]).truth
        if group.met_if is not None:
            return all_of(self.holds(clause) for clause in group.met_if)
        criteria = (self.truth(one.id) for one in group.criteria) if isinstance(group, RuleSection) else ()
        return all_of((*criteria, *(self.verdict(one).truth for one in group.requirements)))

    def holds(self, clause: Clause) -> Truth:
        """Say whether a need holds; one that cannot be computed stays open."""
        try:
            if isinstance(clause, Test) and isinstance(clause.measure, Score):
                return self._score(clause, clause.measure)
            return answer(clause, self.setting, self.truth).truth
        except CannotJudge:
            return Truth(sure=False, possible=True, fact=False)

    def total(self) -> tuple[int, int]:
        """The rounded total."""
        points = self.uncut()
        return self.points.rounded(cut(points, self.lines) if self.lines else points)

    def uncut(self) -> PointEnds:
        """Points of base and bonus, before the lines on the total."""
        base, bonus = self.points.base(), self.points.bonus()
        return PointEnds(base.low + bonus.low, base.high + bonus.high)

    @cached_property
    def lines(self) -> tuple[LineAnswer, ...]:
        """How the lines on the total came out; what a cap takes is not told here."""
        return judge_lines(self.uncut().high, self.setting, self.truth) if self.setting.rulebook.on_total else ()

    def score(self, of: str) -> tuple[int, int]:
        """Rounded points of a section, under its cap, or of the total."""
        section = self.groups.get(of)
        return self.points.rounded(self.points.section(section)) if isinstance(section, RuleSection) else self.total()

    @cached_property
    def model_score(self) -> ModelScore | None:
        """What a scoring model of XCCDF comes to; None under our own."""
        return score_of(self.setting.rulebook, self._standing)

    def _standing(self, requirement: Requirement) -> Standing:
        return standing_in(Told(self.told(requirement)), requirement)

    def told(self, requirement: Requirement) -> dict[tuple[str, Figure], int]:
        """The numbers of a requirement."""
        verdict = self.verdict(requirement)
        values = _numbers(requirement.id, verdict.truth, self.points.rounded(verdict.points))
        values[requirement.id, "applies"] = int(verdict.applies.sure)
        values[requirement.id, "may_apply"] = int(verdict.applies.possible)
        values[requirement.id, "error"] = int(verdict.error is not None)
        if requirement.waiver is not None:
            values[requirement.id, "waived"] = int(verdict.waived)
        return values

    def _score(self, test: Test, score: Score) -> Truth:
        if self.setting.rulebook.names_model(score.of):
            return self._scored(test)
        low, high = self.score(score.of)
        if self.setting.rulebook.adds_unknown(score.of):
            high = OPEN
        return self._compared(test, low, high)

    def _scored(self, test: Test) -> Truth:
        """A score of XCCDF's models, rounded as people see it; where there is none it holds no bound."""
        score = self.model_score
        if score is None or score.low is None or score.high is None:
            return ~YES
        found = self._compared(test, *self.points.rounded(PointEnds(score.low, score.high)))
        return Truth(found.sure and not score.empty, found.possible, found.fact)

    def _compared(self, test: Test, low: int, high: int) -> Truth:
        if test.bound is None:
            raise CannotJudge("得分没有界限", "no bound on the points")
        value = test.bound.value
        given = value if isinstance(value, bool) else self.setting.given(value)
        wanted = Fraction(Decimal(str(given))) * self._steps
        # Whether a fact is what keeps the points open does not matter: ladders have no outcome.
        match test.bound.word:
            case Word.AT_LEAST:
                return Truth(low >= wanted, high >= wanted)
            case Word.ABOVE:
                return Truth(low > wanted, high > wanted)
            case Word.AT_MOST:
                return Truth(high <= wanted, low <= wanted)
            case Word.BELOW:
                return Truth(high < wanted, low < wanted)
            case _:
                raise CannotJudge("得分只与下限或上限相比", "points are compared by a lower or an upper bound")

    @property
    def _steps(self) -> int:
        return int(10**self.setting.rulebook.rounding.places)


def judge_whole(setting: Setting) -> Told:
    """Judge everything and give its numbers."""
    whole = Whole(setting)
    rulebook = setting.rulebook
    values: dict[tuple[str, Figure], int] = {}
    for priority in rulebook.priorities:
        verdict = whole.verdict(priority.requirement)
        values |= _numbers(verdict.requirement.id, verdict.truth, (0, 0))
        values[verdict.requirement.id, "may_apply"] = int(not priority.in_force.surely_not_on(setting.as_of))
        values[verdict.requirement.id, "error"] = int(verdict.error is not None)
    for requirement in rulebook.requirements:
        values |= whole.told(requirement)
    for section in rulebook.sections:
        values |= _numbers(section.id, whole.truth(section.id), whole.points.rounded(whole.points.section(section)))
        for criterion in section.criteria:
            points = whole.points.rounded(whole.points.added(criterion.requirements))
            values |= _numbers(criterion.id, whole.truth(criterion.id), points)
    values |= _numbers("total", YES, whole.total())
    values["total:base", "low"], values["total:base", "high"] = whole.points.rounded(whole.points.base())
    if rulebook.bonus:
        values["total:bonus", "low"], values["total:bonus", "high"] = whole.points.rounded(whole.points.bonus())
    for ladder in rulebook.decisions:
        needs = [all_of(whole.holds(need) for need in rung.needs) for rung in ladder.rungs[1:]]
        values[f"decision:{ladder.id}", "certain"] = _reached([one.sure for one in needs])
        values[f"decision:{ladder.id}", "possible"] = _reached([one.possible for one in needs])
        for rung in ladder.rungs:
            if rung.yuan is not None:
                of = f"amount:{ladder.id}/{rung.id}"
                values[of, "low"], values[of, "high"] = amount(rung.yuan, whole)
    return Told(values)


def _numbers(of: str, truth: Truth, points: tuple[int, int]) -> dict[tuple[str, Figure], int]:
    told: dict[Figure, int] = {
        "sure": int(truth.sure),
        "possible": int(truth.possible),
        "fact": int(truth.fact),
        "low": points[0],
        "high": points[1],
        "applies": 1,
        "may_apply": 1,
        "error": 0,
    }
    return {(of, figure): number for figure, number in told.items()}


def _reached(held: list[bool]) -> int:
    """Index of the highest rung below which every rung holds."""
    return next((index for index, one in enumerate(held) if not one), len(held))
