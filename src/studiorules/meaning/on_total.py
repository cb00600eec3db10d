"""Lines on the total: what each takes where its test does not hold, first the losses, then the caps."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from studiorules.meaning.enough import Answer, Referred
from studiorules.meaning.requirement import LineAnswer, judge_line
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge, Truth
from studiorules.meaning.worth import PointEnds
from studiorules.rulebook import Cap, Line

__all__ = ["cut", "judge_lines", "taken"]

_OPEN = Truth(sure=False, possible=True, fact=False)


def judge_lines(most: Fraction, setting: Setting, referred: Referred) -> tuple[LineAnswer, ...]:
    """Judge every line on the total; one that cannot be computed may take all it can, or nothing.

    Args:
        most: More than the total can be before the lines: no line takes more.
        setting: What is read.
        referred: Tells the truth of what is named.
    """
    return tuple(_judge(line, most, setting, referred) for line in setting.rulebook.on_total)


def _judge(line: Line, most: Fraction, setting: Setting, referred: Referred) -> LineAnswer:
    try:
        return judge_line(line, most, setting, referred)
    except (CannotJudge, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as cause:
        return LineAnswer(
            line=line,
            told=Answer(clause=line.test, truth=_OPEN),
            truth=_OPEN,
            lost=PointEnds(Fraction(0), most if line.most is None else min(Fraction(line.most), most)),
            error=str(cause) or type(cause).__name__,
        )


def cut(points: PointEnds, lines: Sequence[LineAnswer]) -> PointEnds:
    """What the lines leave: all losses together, then the least of the caps, never less than nothing."""
    low, high = _after_losses(points, lines)
    for one in lines:
        if isinstance(one.line.loss, Cap):
            cap = Fraction(one.line.loss.points)
            low = low if one.truth.sure else min(low, cap)
            high = high if one.truth.possible else min(high, cap)
    return PointEnds(max(low, Fraction(0)), max(high, Fraction(0)))


def _after_losses(points: PointEnds, lines: Sequence[LineAnswer]) -> PointEnds:
    low = points.low - sum((one.lost.high for one in lines), Fraction(0))
    return PointEnds(low, points.high - sum((one.lost.low for one in lines), Fraction(0)))


def taken(points: PointEnds, lines: Sequence[LineAnswer]) -> tuple[LineAnswer, ...]:
    """The lines with what each takes: a cap what lies above it after all losses."""
    low, high = _after_losses(points, lines)
    told = []
    for one in lines:
        if isinstance(one.line.loss, Cap):
            above = [max(end - Fraction(one.line.loss.points), Fraction(0)) for end in (low, high)]
            least = Fraction(0) if one.truth.possible else above[0]
            most = Fraction(0) if one.truth.sure else above[1]
            told.append(attrs.evolve(one, lost=PointEnds(least, most)))
        else:
            told.append(one)
    return tuple(told)
