"""What it is worth: points earned on a measured interval, points lost on a line."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN
from studiorules.meaning.enough import Answer, bound_value
from studiorules.meaning.facts import in_force
from studiorules.meaning.measured import Measured
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge, Truth
from studiorules.rulebook import (
    AllOrNothing,
    Bound,
    Cap,
    EarnBy,
    EarnEach,
    EarnSteps,
    Fact,
    InProportion,
    Line,
    Lose,
    LoseBetween,
    LoseBy,
    LoseEach,
    Measure,
    ScaleKind,
    Test,
    Word,
    Worth,
)

__all__ = ["PointEnds", "earned", "loses_nothing", "lost"]


class PointEnds(NamedTuple):
    """Points between two ends, exact."""

    low: Fraction
    high: Fraction


def earned(worth: Worth, test: Test, told: Answer, allotted: Decimal, setting: Setting) -> PointEnds:
    """Points earned over everything the measure may be, never more than are allotted."""
    full = Fraction(allotted)
    if isinstance(worth, AllOrNothing):
        return PointEnds(full if told.truth.sure else Fraction(0), full if told.truth.possible else Fraction(0))
    measured = told.measured
    if measured is None:
        raise CannotJudge("没有量得可以得分的数", "nothing was measured that could earn points")
    none = full if measured.if_none == "pass" else Fraction(0)
    if measured.only_empty:
        return PointEnds(none, none)
    found = _earned(worth, test.measure, measured, told, full, setting)
    low, high = (min(max(end, Fraction(0)), full) for end in found)
    if measured.empty:
        low, high = min(low, none), max(high, none)
    if setting.assumed is not None and setting.assumed.about in measured.reads:
        low = high = high if setting.assumed.best else low
    return PointEnds(low, high)


def _earned(
    worth: Worth, what: Measure, measured: Measured, told: Answer, full: Fraction, setting: Setting
) -> PointEnds:
    match worth:
        case EarnEach(points):
            each = Fraction(points)
            return PointEnds(*(_units(end, what) * each for end in (measured.low, measured.high)))
        case InProportion():
            ends = [
                _proportion(end, bound_value(bound.value, what, setting), full)
                for bound in told.bounds
                for end in (measured.low, measured.high)
            ]
            return PointEnds(min(ends), max(ends))
        case EarnSteps(steps):
            return _stepped(
                [(bound_value(start, what, setting), Fraction(points)) for start, points in steps], measured
            )
        case EarnBy(points):
            return _by_word(dict(points), what, measured, setting, downwards=True)
    raise TypeError(f"unknown worth {worth!r}")


def _units(end: int | Fraction, what: Measure) -> Fraction:
    return Fraction(end) / what.scale.steps


def _proportion(end: int | Fraction, wanted: Fraction, full: Fraction) -> Fraction:
    if wanted <= 0 or end >= wanted:
        return full
    return full * max(Fraction(end), Fraction(0)) / wanted


def _stepped(steps: list[tuple[Fraction, Fraction]], measured: Measured) -> PointEnds:
    """Points of every step that the interval touches."""
    starts = [None, *(start for start, _ in steps)]
    worth = [Fraction(0), *(points for _, points in steps)]
    touched = []
    for index, points in enumerate(worth):
        start, end = starts[index], starts[index + 1] if index + 1 < len(starts) else None
        if (end is None or measured.low < end) and (start is None or measured.high >= start):
            touched.append(points)
    return PointEnds(min(touched), max(touched))


def _by_word(
    points: dict[str, Decimal], what: Measure, measured: Measured, setting: Setting, *, downwards: bool
) -> PointEnds:
    """Points of every word it may be; on levels a word not listed may take those of the next lower one listed."""
    vocabulary = what.scale.vocabulary
    if vocabulary is None:
        raise CannotJudge("没有词表", "no vocabulary")
    if what.scale.kind is ScaleKind.LEVEL:
        words = [term.id for term in vocabulary.terms]
        by_rank, last = [], Decimal(0)
        for word in words:
            last = points.get(word, last if downwards else Decimal(0))
            by_rank.append(Fraction(last))
        touched = by_rank[int(measured.low) : int(measured.high) + 1]
    else:
        touched = [
            Fraction(points.get(word, Decimal(0)))
            for word in _words(what, [one.id for one in vocabulary.terms], setting)
        ]
    return PointEnds(min(touched), max(touched))


def _words(what: Measure, every: list[str], setting: Setting) -> list[str]:
    """The words a choice may be."""
    if not isinstance(what, Fact):
        raise CannotJudge("只有事实才是几个词之一", "only a fact is one of several words")
    found = in_force(what.section, setting)
    if found.none:
        return [NOTHING]
    codes = [getattr(row, what.field) for row in found.rows]
    if not found.sure or UNKNOWN in codes:
        return every
    return codes


def lost(line: Line, told: Answer, setting: Setting) -> PointEnds:
    """Points lost on one line; what a cap takes depends on the total."""
    match line.loss:
        case Cap():
            return PointEnds(Fraction(0), Fraction(0))
        case Lose(points):
            amount = Fraction(points)
            return PointEnds(Fraction(0) if told.truth.possible else amount, Fraction(0) if told.truth.sure else amount)
        case LoseEach():
            return _lost_each(line.loss, line.test, told, setting)
        case LoseBy(points):
            if told.measured is None:
                raise CannotJudge("没有量得可以扣分的数", "nothing was measured that could lose points")
            return _by_word(dict(points), line.test.measure, told.measured, setting, downwards=False)
        case LoseBetween():
            return _judged(line.test.measure, told, setting)
    raise TypeError(f"unknown loss {line.loss!r}")


def _lost_each(loss: LoseEach, test: Test, told: Answer, setting: Setting) -> PointEnds:
    measured = told.measured
    if measured is None:
        raise CannotJudge("没有量得可以扣分的数", "nothing was measured that could lose points")
    ends: list[Fraction] = []
    for bound in told.bounds:
        if not measured.only_empty:
            ends += [_short(end, bound, test.measure, setting) for end in (measured.low, measured.high)]
        if measured.empty or measured.only_empty:
            nothing = Fraction(0) if measured.if_none == "pass" else _short(0, bound, test.measure, setting)
            ends.append(nothing)
    low, high = (_at_most(Fraction(loss.points) * _shares(end, loss), loss) for end in (min(ends), max(ends)))
    if setting.assumed is not None and setting.assumed.about in measured.reads:
        low = high = low if setting.assumed.best else high
    return PointEnds(low, high)


def _at_most(points: Fraction, loss: LoseEach) -> Fraction:
    return points if loss.up_to is None else min(points, Fraction(loss.up_to))


def _judged(what: Measure, told: Answer, setting: Setting) -> PointEnds:
    if told.measured is None:
        raise CannotJudge("没有人可以评议扣多少分", "nobody can be asked what is lost")
    low, high = (_units(end, what) for end in (told.measured.low, told.measured.high))
    if setting.assumed is not None and setting.assumed.about in told.measured.reads:
        low = high = low if setting.assumed.best else high
    return PointEnds(low, high)


def _shares(short: Fraction, loss: LoseEach) -> Fraction:
    """How many shares are short, of which a loss is taken."""
    shares = short / Fraction(loss.per)
    match loss.counted:
        case "whole":
            return Fraction(floor(shares))
        case "begun":
            return Fraction(ceil(shares))
        case "exact":
            return shares


def loses_nothing(line: Line, gone: PointEnds, told: Truth) -> Truth:
    """Whether a line holds: without a bound, or where parts of shares are let go, when nothing is lost."""
    if isinstance(line.loss, LoseBy | LoseBetween) or (
        isinstance(line.loss, LoseEach) and line.loss.counted == "whole"
    ):
        return Truth(gone.high == 0, gone.low == 0, told.fact)
    return told


def _short(end: int | Fraction, bound: Bound, what: Measure, setting: Setting) -> Fraction:
    """Units short of a bound, or beyond it."""
    wanted = bound_value(bound.value, what, setting)
    off = Fraction(end) - wanted if bound.word in (Word.AT_MOST, Word.BELOW) else wanted - Fraction(end)
    return min(max(off, Fraction(0)), Fraction(OPEN)) / what.scale.steps
