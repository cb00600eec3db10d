"""The whole: criteria, sections, the total, decisions, from requirements up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import attrs

from studiorules.dossier.resolved import OPEN
from studiorules.findings.figures import Figure
from studiorules.findings.score import ModelScore, Standing, score_of, standing_in
from studiorules.meaning.decisions import amount
from studiorules.meaning.enough import answer
from studiorules.meaning.on_total import cut, judge_lines
from studiorules.meaning.requirement import LineAnswer, Verdict, judge_requirement
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import YES, CannotJudge, Truth, all_of
from studiorules.meaning.worth import PointEnds
from studiorules.rulebook import Clause, Criterion, Requirement, RuleSection, Score, Test, Word
from studiorules.rulebook.requirement import NotApplicable

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
        groups: Sections and criteria by id.
    """

    def __init__(self, setting: Setting) -> None:
        """Start with nothing judged."""
        self.setting = setting
        self.verdicts: dict[str, Verdict] = {}
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

    def rounded(self, points: PointEnds) -> tuple[int, int]:
        """Both ends in whole steps, half up."""
        return _half_up(points.low, self._steps), _half_up(points.high, self._steps)

    def added(self, requirements: Iterable[Requirement]) -> PointEnds:
        """Points of requirements together, each rounded first unless the rulebook rounds the total only."""
        low = high = Fraction(0)
        for requirement in requirements:
            points = self.verdict(requirement).points
            if self.setting.rulebook.rounding.at == "requirement":
                points = PointEnds(*(Fraction(end, self._steps) for end in self.rounded(points)))
            low, high = low + points.low, high + points.high
        return PointEnds(low, high)

    def section(self, section: RuleSection, *, without: Collection[str] = ()) -> PointEnds:
        """Points of a section, never more than its cap; as if some of its requirements, by id, were not there."""
        points = self.added(one for one in section.all_requirements if one.id not in without)
        if section.cap is None:
            return points
        cap = Fraction(section.cap)
        return PointEnds(min(points.low, cap), min(points.high, cap))

    def total(self) -> tuple[int, int]:
        """The rounded total."""
        points = self.uncut()
        return self.rounded(cut(points, self.lines) if self.lines else points)

    def uncut(self) -> PointEnds:
        """Points of base and bonus, before the lines on the total."""
        return _sum((self.base(), self.bonus()))

    @cached_property
    def lines(self) -> tuple[LineAnswer, ...]:
        """How the lines on the total came out; what a cap takes is not told here."""
        return judge_lines(self.uncut().high, self.setting, self.truth) if self.setting.rulebook.on_total else ()

    def base(self) -> PointEnds:
        """Points of everything but bonus sections, rescaled where something does not apply."""
        left_out, dropped = self._not_applying("rescaled"), self._not_applying("none")
        points = self._summed()
        return self._rescaled(points, left_out, dropped) if left_out else points

    def _not_applying(self, way: NotApplicable) -> list[Verdict]:
        """What may not apply, and whose points then go this way."""
        ways = (one for one in self.setting.rulebook.base_requirements if one.not_applicable == way)
        return [verdict for one in ways if not (verdict := self.verdict(one)).applies.sure]

    def bonus(self) -> PointEnds:
        """Points of the bonus sections, each under its cap."""
        return _sum(self.section(one) for one in self.setting.rulebook.bonus)

    def _summed(self, *, without: Collection[str] = ()) -> PointEnds:
        rulebook = self.setting.rulebook
        loose = self.added(one for one in rulebook.loose_requirements if one.id not in without)
        return _sum((loose, *(self.section(one, without=without) for one in rulebook.base_sections)))

    def _rescaled(self, points: PointEnds, left_out: list[Verdict], dropped: list[Verdict]) -> PointEnds:
        """Points of what applies, stretched to the points of the whole, less those of what gives none and is dropped.

        With applicability open, earned and lost take their extremes apart: an outer bound, and marked as one.
        """
        whole = Fraction(self.setting.rulebook.allotted or Decimal(0))
        allotted = sum((Fraction(one.allotted) for one in self.setting.rulebook.base_requirements), Fraction(0))
        gone = _allotted((*left_out, *dropped))
        never = _allotted(one for one in (*left_out, *dropped) if not one.applies.possible)
        earned_low, earned_high = points.low, points.high
        # Where nothing is open, low and high of what does not apply are 0 already.
        lost_high = allotted - never - earned_low
        # What does not apply makes room under a cap: the least is lost where none of it applies.
        lost_low = allotted - gone - self._summed(without={one.requirement.id for one in (*left_out, *dropped)}).high
        low = earned_low / (earned_low + lost_high) if earned_low + lost_high > 0 else Fraction(0)
        high = earned_high / (earned_high + lost_low) if earned_high + lost_low > 0 else Fraction(1)
        surely_dropped = _allotted(one for one in dropped if not one.applies.possible)
        return PointEnds((whole - _allotted(dropped)) * low, (whole - surely_dropped) * high)

    def score(self, of: str) -> tuple[int, int]:
        """Rounded points of a section, under its cap, or of the total."""
        section = self.groups.get(of)
        return self.rounded(self.section(section)) if isinstance(section, RuleSection) else self.total()

    @cached_property
    def model_score(self) -> ModelScore | None:
        """What a scoring model of XCCDF comes to; None under our own."""
        return score_of(self.setting.rulebook, self._standing)

    def _standing(self, requirement: Requirement) -> Standing:
        return standing_in(Told(self.told(requirement)), requirement)

    def told(self, requirement: Requirement) -> dict[tuple[str, Figure], int]:
        """The numbers of a requirement."""
        verdict = self.verdict(requirement)
        values = _numbers(requirement.id, verdict.truth, self.rounded(verdict.points))
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
        found = self._compared(test, *self.rounded(PointEnds(score.low, score.high)))
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
        values |= _numbers(section.id, whole.truth(section.id), whole.rounded(whole.section(section)))
        for criterion in section.criteria:
            points = whole.rounded(whole.added(criterion.requirements))
            values |= _numbers(criterion.id, whole.truth(criterion.id), points)
    values |= _numbers("total", YES, whole.total())
    values["total:base", "low"], values["total:base", "high"] = whole.rounded(whole.base())
    if rulebook.bonus:
        values["total:bonus", "low"], values["total:bonus", "high"] = whole.rounded(whole.bonus())
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


def _allotted(verdicts: Iterable[Verdict]) -> Fraction:
    return sum((Fraction(one.requirement.allotted) for one in verdicts), Fraction(0))


def _sum(parts: Iterable[PointEnds]) -> PointEnds:
    told = tuple(parts)
    return PointEnds(sum((one.low for one in told), Fraction(0)), sum((one.high for one in told), Fraction(0)))


def _reached(held: list[bool]) -> int:
    """Index of the highest rung below which every rung holds."""
    return next((index for index, one in enumerate(held) if not one), len(held))


def _half_up(points: Fraction, steps: int) -> int:
    scaled = points * steps
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
