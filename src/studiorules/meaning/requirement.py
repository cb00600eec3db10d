"""One requirement: does it pass, and what are its points."""

from __future__ import annotations

from fractions import Fraction

import attrs

from studiorules.meaning.enough import Answer, Referred, answer
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import YES, CannotJudge, Truth, all_of, any_of
from studiorules.meaning.worth import PointEnds, earned, loses_nothing, lost
from studiorules.rulebook import Line, LoseMostOf, Requirement
from studiorules.terms import Text

__all__ = ["LineAnswer", "Verdict", "judge_line", "judge_requirement"]


@attrs.frozen(kw_only=True)
class LineAnswer:
    """How one line of deductions came out.

    Attributes:
        line: The line.
        told: How its test came out.
        truth: Whether it holds.
        lost: Points lost on it.
        error: Why it could not be computed; None = it could.
        lines: The lines of which it takes the largest loss.
    """

    line: Line
    told: Answer
    truth: Truth
    lost: PointEnds
    error: str | None = None
    lines: tuple[LineAnswer, ...] = ()


@attrs.frozen(kw_only=True)
class Verdict:
    """What a requirement came to.

    Attributes:
        requirement: The requirement.
        truth: Whether it passes; what does not apply passes, and what is waived counts as passed.
        own: Whether it passes of itself.
        points: Its points, exact and unrounded.
        if_applies: Its points where it applies.
        applies: Whether it applies.
        test: How its main test came out; None where it has none.
        lines: Its deductions.
        only_if: Its preconditions.
        when: The condition under which it applies; None = always.
        waiver: Whether it is waived; None where nobody can.
        error: Why it could not be computed; None where it could.
    """

    requirement: Requirement
    truth: Truth
    own: Truth
    points: PointEnds
    if_applies: PointEnds
    applies: Truth = YES
    test: Answer | None = None
    lines: tuple[LineAnswer, ...] = ()
    only_if: tuple[Answer, ...] = ()
    when: Answer | None = None
    waiver: Answer | None = None
    error: Text | None = None

    @property
    def otherwise(self) -> Fraction:
        """Its points where it does not apply."""
        return Fraction(self.requirement.allotted if self.requirement.not_applicable == "full" else 0)

    @property
    def waived(self) -> bool:
        """Whether it surely counts as passed, and would not without a waiver."""
        held = self.waiver is not None and self.waiver.truth.sure
        return held and not self.own.sure and self.applies.possible


_OPEN = Truth(sure=False, possible=True, fact=False)


def judge_requirement(requirement: Requirement, setting: Setting, referred: Referred) -> Verdict:
    """Judge one requirement; one that cannot be computed is a verdict too, and disturbs no other."""
    try:
        return _judge(requirement, setting, referred)
    except (CannotJudge, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as cause:
        anything = PointEnds(Fraction(0), Fraction(requirement.allotted))
        return Verdict(
            requirement=requirement,
            truth=_OPEN,
            own=_OPEN,
            points=anything,
            if_applies=anything,
            error=_why(cause),
        )


def _why(cause: Exception) -> Text:
    """Say why something could not be computed: what was not foreseen speaks for itself, in one language."""
    if isinstance(cause, CannotJudge):
        return cause.text
    told = str(cause) or type(cause).__name__
    return Text(told, told)


def _judge(requirement: Requirement, setting: Setting, referred: Referred) -> Verdict:
    full = Fraction(requirement.allotted)
    test = None if requirement.test is None else answer(requirement.test, setting, referred)
    lines = tuple(judge_line(line, full, setting, referred) for line in requirement.lines)
    only_if = tuple(answer(clause, setting, referred) for clause in requirement.only_if)
    gained = _gained(requirement, test, setting)
    main = _main_truth(requirement, test, gained, setting)
    own = all_of((main, *(line.truth for line in lines), *(one.truth for one in only_if)))
    waiver = None if requirement.waiver is None else answer(requirement.waiver, setting, referred)
    low = gained.low - sum((line.lost.high for line in lines), Fraction(0))
    high = gained.high - sum((line.lost.low for line in lines), Fraction(0))
    low, high = (min(max(end, Fraction(0)), full) for end in (low, high))
    if not all(one.truth.sure for one in only_if):
        low = Fraction(0)
    if not all(one.truth.possible for one in only_if):
        high = Fraction(0)
    verdict = Verdict(
        requirement=requirement,
        truth=own if waiver is None else any_of((own, waiver.truth)),
        own=own,
        points=PointEnds(low, high),
        if_applies=PointEnds(low, high),
        test=test,
        lines=lines,
        only_if=only_if,
        waiver=waiver,
    )
    return verdict if requirement.when is None else _where_it_applies(verdict, setting, referred)


def _gained(requirement: Requirement, test: Answer | None, setting: Setting) -> PointEnds:
    full = Fraction(requirement.allotted)
    if requirement.unseen:
        met = test is not None and test.truth.sure
        return PointEnds(full if met else Fraction(0), full)
    if test is None or requirement.test is None:
        return PointEnds(full, full)
    return earned(requirement.worth, requirement.test, test, requirement.allotted, setting)


def _main_truth(requirement: Requirement, test: Answer | None, gained: PointEnds, setting: Setting) -> Truth:
    if requirement.unseen:
        if _assumed_unseen(requirement, setting) is not None:
            return YES if setting.assumed is not None and setting.assumed.best else ~YES
        if test is not None and test.truth.sure:
            return YES
        return Truth(sure=False, possible=True, fact=test is not None and test.truth.open and test.truth.fact)
    if test is None or requirement.test is None:
        return YES
    if requirement.test.bound is None and test.measured is not None and not requirement.test.but:
        full = Fraction(requirement.allotted)
        return Truth(gained.low >= full, gained.high >= full, test.truth.fact)
    return test.truth


def _assumed_unseen(requirement: Requirement, setting: Setting) -> str | None:
    return setting.assumes(requirement.id)


def judge_line(line: Line, full: Fraction, setting: Setting, referred: Referred) -> LineAnswer:
    """Judge one line of deductions, from no more than there is.

    Raises:
        CannotJudge: If it cannot be computed.
    """
    if isinstance(line.loss, LoseMostOf):
        return _most_of(line, tuple(judge_line(one, full, setting, referred) for one in line.loss.lines))
    told = answer(line.test, setting, referred)
    gone = lost(line, told, setting)
    truth = loses_nothing(line, gone, told.truth)
    # No more can be lost than there is, however many there may be of what each loses some.
    gone = PointEnds(min(gone.low, full), min(gone.high, full))
    return LineAnswer(line=line, told=attrs.evolve(told, truth=truth), truth=truth, lost=gone)


def _most_of(line: Line, lines: tuple[LineAnswer, ...]) -> LineAnswer:
    """The largest of several losses; it holds when all of its lines do."""
    truth = all_of(one.truth for one in lines)
    told = Answer(clause=line.test, truth=truth, branches=tuple(one.told for one in lines))
    gone = PointEnds(max(one.lost.low for one in lines), max(one.lost.high for one in lines))
    return LineAnswer(line=line, told=told, truth=truth, lost=gone, lines=lines)


def _where_it_applies(verdict: Verdict, setting: Setting, referred: Referred) -> Verdict:
    """What does not apply passes; its points follow the way that the rulebook declares."""
    requirement = verdict.requirement
    if requirement.when is None:
        return verdict
    when = answer(requirement.when, setting, referred)
    applies = when.truth
    if applies.sure:
        return attrs.evolve(verdict, when=when)
    instead = verdict.otherwise
    if not applies.possible:
        return attrs.evolve(verdict, truth=YES, points=PointEnds(instead, instead), applies=applies, when=when)
    truth = verdict.truth
    missing = (truth.open and truth.fact) or (not truth.sure and applies.fact)
    return attrs.evolve(
        verdict,
        truth=Truth(truth.sure, possible=True, fact=missing),
        points=PointEnds(min(verdict.points.low, instead), max(verdict.points.high, instead)),
        applies=applies,
        when=when,
    )
