"""One requirement: whether it passes, whether it applies, and its points."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import attrs

from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.enough import Answer, Referred, answer
from studiorules.plan.expr import FALSE, TRUE, Expr, all_of, any_of, negate
from studiorules.plan.pair import NO, OPEN_PAIR, YES, Pair, both, either, missing_fact
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly
from studiorules.plan.worth import Points, earned, loses_nothing, lost, most_of
from studiorules.rulebook import Line, LoseMostOf, Requirement

__all__ = ["Ends", "Verdict", "judged", "line_of"]


Ends: TypeAlias = tuple[Rational, Rational]
"""Low and high."""


@attrs.frozen
class Verdict:
    """A requirement, lowered.

    Attributes:
        requirement: The requirement.
        truth: Whether it passes; what does not apply passes, and what cannot be computed stays open.
        applies: Whether it applies.
        points: Lowest and highest points, in steps, not rounded.
        if_applies: Both where it applies.
        otherwise: Both where it does not.
        waived: Whether it surely counts as passed, and would not without a waiver.
    """

    requirement: Requirement
    truth: Pair
    applies: Pair
    points: Ends
    if_applies: Ends
    otherwise: Ends
    waived: Expr = FALSE


def judged(requirement: Requirement, draft: Draft, referred: Referred) -> Verdict:
    """Lower a requirement."""
    step = 10**draft.rulebook.rounding.places
    full = Fraction(requirement.allotted) * step
    try:
        own, low, high = _told(requirement, full, step, draft, referred)
        waiver = NO if requirement.waiver is None else answer(requirement.waiver, draft, referred).truth
        applies = YES if requirement.when is None else answer(requirement.when, draft, referred).truth
    except Unanswerable:
        open_pair = attrs.evolve(OPEN_PAIR, fact=FALSE, error=TRUE)
        anything = NOTHING, exactly(full)
        return Verdict(requirement, open_pair, YES, anything, anything, anything)
    truth = own if requirement.waiver is None else either((own, waiver))
    waived = all_of(waiver.sure, negate(own.sure), applies.possible)
    instead = exactly(full) if requirement.not_applicable == "full" else NOTHING
    points = if_applies = low, high
    if requirement.when is not None:
        points = _where_points_apply(applies, low, high, instead)
        truth = _where_it_applies(truth, applies)
    error = any_of(truth.error, applies.error)
    if error == FALSE:
        return Verdict(requirement, truth, applies, points, if_applies, (instead, instead), waived)
    fine = negate(error)

    def or_anything(ends: Ends) -> Ends:
        return either_of(error, NOTHING, ends[0]), either_of(error, exactly(full), ends[1])

    return Verdict(
        requirement,
        Pair(all_of(fine, truth.sure), any_of(error, truth.possible), all_of(fine, truth.fact), error),
        Pair(any_of(error, applies.sure), any_of(error, applies.possible)),
        or_anything(points),
        or_anything(if_applies),
        or_anything((instead, instead)),
        all_of(fine, waived),
    )


def _told(
    requirement: Requirement, full: Fraction, step: int, draft: Draft, referred: Referred
) -> tuple[Pair, Rational, Rational]:
    test = None if requirement.test is None else answer(requirement.test, draft, referred)
    only_if = [answer(clause, draft, referred).truth for clause in requirement.only_if]
    lines = [line_of(line, full, step, draft, referred) for line in requirement.lines]
    gained = _gained(requirement, test, full, step, draft)
    truth = both((_main_truth(requirement, test, gained, full), *(one for one, _ in lines), *only_if))
    low, high = gained.low, gained.high
    for _, gone in lines:
        low, high = low - gone.high, high - gone.low
    if sum(gone.most for _, gone in lines) > full or (lines and gained.low.constant != full):
        low, high = low.greatest(NOTHING), high.greatest(NOTHING)
    if only_if:
        held = both(only_if)
        low, high = either_of(held.sure, low, NOTHING), either_of(held.possible, high, NOTHING)
    return truth, low, high


def line_of(line: Line, full: Fraction, step: int, draft: Draft, referred: Referred) -> tuple[Pair, Points]:
    """Lower a line of deductions: whether it holds, and what is lost, of no more than there is."""
    if isinstance(line.loss, LoseMostOf):
        lines = [line_of(one, full, step, draft, referred) for one in line.loss.lines]
        return both(truth for truth, _ in lines), most_of([gone for _, gone in lines])
    told = answer(line.test, draft, referred)
    gone = lost(line, told, full, step, draft)
    return loses_nothing(line, gone, told.truth), gone


def _gained(requirement: Requirement, test: Answer | None, full: Fraction, step: int, draft: Draft) -> Points:
    everything = exactly(full)
    if requirement.unseen:
        met = FALSE if test is None else test.truth.sure
        return Points(either_of(met, everything, NOTHING), everything, full)
    if test is None or requirement.test is None:
        return Points(everything, everything, full)
    return earned(requirement.worth, requirement.test, test, full, step, draft)


def _main_truth(requirement: Requirement, test: Answer | None, gained: Points, full: Fraction) -> Pair:
    if requirement.unseen:
        if test is None:
            return attrs.evolve(OPEN_PAIR, fact=FALSE)
        return Pair(test.truth.sure, TRUE, test.truth.missing, test.truth.error)
    if test is None or requirement.test is None:
        return YES
    if requirement.test.bound is None and test.measured is not None and not requirement.test.but:
        everything = exactly(full)
        return attrs.evolve(
            test.truth, sure=gained.low.not_below(everything), possible=gained.high.not_below(everything)
        )
    return test.truth


def _where_it_applies(truth: Pair, applies: Pair) -> Pair:
    """What does not apply passes."""
    return Pair(
        any_of(truth.sure, negate(applies.possible)),
        any_of(truth.possible, negate(applies.sure)),
        missing_fact((truth, applies)),
        truth.error,
    )


def _where_points_apply(applies: Pair, low: Rational, high: Rational, instead: Rational) -> Ends:
    """Points where it applies, points where it does not, or the hull of both: nothing or all that is allotted."""
    if instead == NOTHING:
        return either_of(applies.sure, low, NOTHING), either_of(applies.possible, high, NOTHING)
    return either_of(applies.possible, low, instead), either_of(applies.sure, high, instead)
