"""What it is worth: points between two ends, in whole steps of the rulebook's rounding and exact fractions of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil

import attrs

from studiorules.dossier.resolved import UNKNOWN
from studiorules.plan.arithmetic import equal, greatest, not_above
from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.enough import Answer, OpenBound
from studiorules.plan.expr import FALSE, ONE, TRUE, ZERO, Expr, all_of, any_of, is_in, negate
from studiorules.plan.facts import in_force, may_be_in_force
from studiorules.plan.limit import Limit, limit
from studiorules.plan.measured import End, Measured
from studiorules.plan.pair import Pair
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly
from studiorules.rulebook import (
    AllOrNothing,
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
from studiorules.rulebook.value import Given

__all__ = ["Points", "earned", "loses_nothing", "lost", "most_of"]


@attrs.frozen
class Points:
    """Points between two ends, in steps.

    Attributes:
        low: Lowest.
        high: Highest.
        most: What neither end exceeds.
    """

    low: Rational
    high: Rational
    most: Fraction


def earned(worth: Worth, test: Test, told: Answer, full: Fraction, step: int, draft: Draft) -> Points:
    """Points earned over everything the measure may be.

    Args:
        worth: How.
        test: What is measured.
        told: The test, lowered.
        full: Points allotted, in steps.
        step: How many steps one point has.
        draft: Where parameters are written.
    """
    everything = exactly(full)
    if isinstance(worth, AllOrNothing):
        truth = told.truth
        return Points(either_of(truth.sure, everything, NOTHING), either_of(truth.possible, everything, NOTHING), full)
    if told.measured is None:
        raise Unanswerable("nothing is measured that could earn points")
    found = told.measured
    low, high = _earned(worth, test.measure, told, found, full, step, draft)
    if found.empty is FALSE and found.only_empty is FALSE:
        return Points(low, high, full)
    if found.passes_empty:
        return Points(either_of(found.only_empty, everything, low), either_of(found.empty, everything, high), full)
    return Points(either_of(found.empty, NOTHING, low), either_of(found.only_empty, NOTHING, high), full)


def _earned(
    worth: Worth, what: Measure, told: Answer, found: Measured, full: Fraction, step: int, draft: Draft
) -> tuple[Rational, Rational]:
    everything = exactly(full)
    match worth:
        case EarnEach(points):
            each = Fraction(points) * step / found.unit
            cap = full / each if each else Fraction(0)
            low, high = (end.times(each).least(everything) for end in _from_nothing(found, cap))
            return low, high
        case InProportion():
            return _in_proportion(found, told.bounds, full)
        case EarnSteps(steps):
            limits = [(_limit(start, what, draft), Fraction(points) * step) for start, points in steps]
            return _over_steps(found, limits, full)
        case EarnBy(points):
            return _by_word(points, what, found, full, step, draft, downwards=True)
    raise Unanswerable(type(worth).__name__)


def _limit(value: Given, what: Measure, draft: Draft) -> Limit:
    places = 0 if what.scale.kind is ScaleKind.FRACTION else what.scale.places
    return limit(value, draft, places=places, vocabulary=what.scale.vocabulary)


def _from_nothing(found: Measured, cap: Fraction) -> tuple[Rational, Rational]:
    low, high = found.ends(cap)
    return (low.greatest(NOTHING), high.greatest(NOTHING)) if found.negative else (low, high)


def _capped(points: Rational, full: Fraction) -> Rational:
    return points.greatest(NOTHING).least(exactly(full))


def _in_proportion(found: Measured, bounds: Sequence[OpenBound], full: Fraction) -> tuple[Rational, Rational]:
    everything = exactly(full)
    lows, highs = [], []
    for bound in bounds:
        wanted = bound.limits[0]
        low, high = _from_nothing(found, wanted.largest)
        lows.append(either_of(bound.open, _proportion(low, found.low, wanted, full), everything))
        highs.append(either_of(bound.open, _proportion(high, found.high, wanted, full), NOTHING))
    low, high = lows[0], highs[0]
    for other_low, other_high in zip(lows[1:], highs[1:], strict=True):
        low, high = low.least(other_low), high.greatest(other_high)
    return low, high


def _proportion(amount: Rational, end: End, wanted: Limit, full: Fraction) -> Rational:
    everything = exactly(full)
    if wanted.constant is not None:
        if wanted.constant <= 0:
            return everything
        return either_of(end.at_least(wanted), everything, amount.times(full / wanted.constant))
    enough = end.at_least(wanted)
    left, right, _, _ = amount.over(wanted.rational)
    if wanted.smallest <= 0:
        enough = any_of(enough, not_above(wanted.up, ZERO))
        right = greatest(ONE, right)
    return either_of(enough, everything, Rational(left, right).times(full))


def _over_steps(found: Measured, steps: Sequence[tuple[Limit, Fraction]], full: Fraction) -> tuple[Rational, Rational]:
    """Points of every step that the interval touches; below the first there are none."""
    worth = [Fraction(0), *(points for _, points in steps)]
    if worth == sorted(worth):
        low = high = exactly(worth[0])
        for start, points in steps:
            low = either_of(found.low.at_least(start), exactly(points), low)
            high = either_of(found.high.at_least(start), exactly(points), high)
        return _capped(low, full), _capped(high, full)
    touched = []
    for index, points in enumerate(worth):
        begun = TRUE if index == 0 else found.high.at_least(steps[index - 1][0])
        ended = FALSE if index == len(steps) else found.low.at_least(steps[index][0])
        touched.append((all_of(begun, negate(ended)), points))
    low, high = _extremes(touched)
    return _capped(low, full), _capped(high, full)


def _extremes(touched: Iterable[tuple[Expr, Fraction]]) -> tuple[Rational, Rational]:
    """The least and the greatest of those that may be; one of them always may."""
    told = sorted(touched, key=lambda one: one[1])
    low, high = exactly(told[-1][1]), exactly(told[0][1])
    for may, points in reversed(told[:-1]):
        low = either_of(may, exactly(points), low)
    for may, points in told[1:]:
        high = either_of(may, exactly(points), high)
    return low, high


def _by_word(
    points: tuple[tuple[str, Decimal], ...],
    what: Measure,
    found: Measured,
    full: Fraction,
    step: int,
    draft: Draft,
    *,
    downwards: bool,
) -> tuple[Rational, Rational]:
    """Points by word; on levels a word not listed may take those of the next lower one listed."""
    vocabulary = what.scale.vocabulary
    if vocabulary is None:
        raise Unanswerable("no vocabulary")
    listed = {word: Fraction(value) * step for word, value in points}
    if what.scale.kind is not ScaleKind.LEVEL:
        low, high = _by_choice(listed, vocabulary.ids, what, draft)
        return _capped(low, full), _capped(high, full)
    last, by_rank = Fraction(0), []
    for word in vocabulary.ids:
        last = listed.get(word, last if downwards else Fraction(0))
        by_rank.append(last)
    steps = [
        (limit(Decimal(rank), draft), value)
        for rank, value in enumerate(by_rank)
        if rank and value != by_rank[rank - 1]
    ]
    if by_rank[0] != 0:
        steps.insert(0, (limit(Decimal(0), draft), by_rank[0]))
    return _over_steps(found, steps, full)


def _by_choice(
    listed: dict[str, Fraction], every: tuple[str, ...], what: Measure, draft: Draft
) -> tuple[Rational, Rational]:
    if not isinstance(what, Fact):
        raise Unanswerable("only a fact is one of several words")
    may, sure = may_be_in_force(draft), in_force(what.section, draft)
    unknown = draft.fold(what.section, "any", all_of(may, is_in(what.field, {UNKNOWN})))
    open_ended = all_of(negate(draft.stated_none(what.section)), any_of(negate(sure), unknown))
    touched: dict[Fraction, Expr] = {}
    for word in every:
        worth = listed.get(word, Fraction(0))
        said = draft.fold(what.section, "any", all_of(may, is_in(what.field, {word})))
        touched[worth] = any_of(touched.get(worth, FALSE), said, open_ended)
    touched[Fraction(0)] = any_of(touched.get(Fraction(0), FALSE), draft.stated_none(what.section))
    if len(touched) == 1:
        return exactly(Fraction(0)), exactly(Fraction(0))
    return _extremes((may_be, worth) for worth, may_be in touched.items())


def lost(line: Line, told: Answer, full: Fraction, step: int, draft: Draft) -> Points:
    """Points lost on one line; what a cap takes depends on the total."""
    match line.loss:
        case Cap():
            return Points(NOTHING, NOTHING, Fraction(0))
        case Lose(points):
            amount = Fraction(points) * step
            truth = told.truth
            return Points(
                either_of(truth.possible, NOTHING, exactly(amount)),
                either_of(truth.sure, NOTHING, exactly(amount)),
                amount,
            )
        case LoseEach():
            return _lost_each(line.loss, told, full, step)
        case LoseBy(points):
            if told.measured is None:
                raise Unanswerable("nothing is measured that could lose points")
            most = max((Fraction(value) * step for _, value in points), default=Fraction(0))
            low, high = _by_word(points, line.test.measure, told.measured, most, step, draft, downwards=False)
            return Points(low, high, most)
        case LoseBetween(_, most_lost):
            if told.measured is None:
                raise Unanswerable("nobody can be asked what is lost")
            most = Fraction(most_lost) * step
            low, high = (end.times(Fraction(step, told.measured.unit)) for end in told.measured.ends(most))
            return Points(low, high, most)
    raise Unanswerable(type(line.loss).__name__)


def _lost_each(loss: LoseEach, told: Answer, full: Fraction, step: int) -> Points:
    if told.measured is None:
        raise Unanswerable("nothing is measured that could lose points")
    found = told.measured
    lows: list[Rational] = []
    highs: list[Rational] = []
    each, share = Fraction(loss.points) * step, Fraction(loss.per) * found.unit
    enough = (full / each + (loss.counted != "exact")) * share if each else Fraction(0)
    # One share is left whole, so that a loss can be told from none where there are no points to lose.
    most = max(full, each) if loss.up_to is None else min(max(full, each), Fraction(loss.up_to) * step)
    unlimited = exactly(most)
    for bound in told.bounds:
        wanted = bound.limits[0]
        best, worst = _short(found, bound, enough)
        low, high = (_shares(one, share, loss).times(each).least(unlimited) for one in (best, worst))
        nothing = (
            NOTHING
            if found.passes_empty
            else _shares(_off(NOTHING, wanted, bound), share, loss).times(each).least(unlimited)
        )
        low = either_of(found.only_empty, nothing, either_of(found.empty, low.least(nothing), low))
        high = either_of(found.only_empty, nothing, either_of(found.empty, high.greatest(nothing), high))
        lows.append(either_of(bound.open, low, unlimited))
        highs.append(either_of(bound.open, high, NOTHING))
    low, high = lows[0], highs[0]
    for other_low, other_high in zip(lows[1:], highs[1:], strict=True):
        low, high = low.least(other_low), high.greatest(other_high)
    return Points(low, high, most)


def _shares(short: Rational, share: Fraction, loss: LoseEach) -> Rational:
    """How many shares are short, of which a loss is taken."""
    shares = short.times(1 / share)
    return {"whole": shares.whole, "begun": shares.begun}[loss.counted]() if loss.counted != "exact" else shares


def _short(found: Measured, bound: OpenBound, most: Fraction) -> tuple[Rational, Rational]:
    """Steps short of a bound or beyond it, in the better and in the worse case."""
    low, high = found.ends(bound.limits[0].largest + ceil(most) + 1)
    if bound.bound.word in (Word.AT_MOST, Word.BELOW):
        return _off(low, bound.limits[0], bound), _off(high, bound.limits[0], bound)
    return _off(high, bound.limits[0], bound), _off(low, bound.limits[0], bound)


def _off(end: Rational, wanted: Limit, bound: OpenBound) -> Rational:
    below = bound.bound.word in (Word.AT_MOST, Word.BELOW)
    off = end - wanted.rational if below else wanted.rational - end
    return off.greatest(NOTHING)


def most_of(losses: Sequence[Points]) -> Points:
    """The largest of several losses."""
    low, high = losses[0].low, losses[0].high
    for other in losses[1:]:
        low, high = low.greatest(other.low), high.greatest(other.high)
    return Points(low, high, max(one.most for one in losses))


def loses_nothing(line: Line, gone: Points, told: Pair) -> Pair:
    """Whether a line holds: without a bound, or where parts of shares are let go, when nothing is lost."""
    if isinstance(line.loss, LoseBy | LoseBetween) or (
        isinstance(line.loss, LoseEach) and line.loss.counted == "whole"
    ):
        return attrs.evolve(told, sure=_is_nothing(gone.high), possible=_is_nothing(gone.low))
    return told


def _is_nothing(points: Rational) -> Expr:
    return equal(points.num, ZERO) if points != NOTHING else TRUE
