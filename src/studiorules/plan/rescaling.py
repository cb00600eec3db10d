"""Points of what applies, stretched to the points of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from studiorules.plan.arithmetic import case, mul
from studiorules.plan.expr import ONE, any_of, negate
from studiorules.plan.pair import Pair
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly, sum_of
from studiorules.rulebook import Requirement, Rulebook

__all__ = ["Placed", "stretched"]


@attrs.frozen
class Placed:
    """A requirement that may not apply and is then rescaled, or gives none; and whether it applies."""

    requirement: Requirement
    applies: Pair


def stretched(
    points: tuple[Rational, Rational], most_of_the_rest: Rational, placed: Sequence[Placed], rulebook: Rulebook
) -> tuple[Rational, Rational]:
    """Stretch the points of what applies to those of the whole, less those of what gives none and is dropped.

    Where applicability is open, it is an outer bound.

    Args:
        points: What is earned, low and high.
        most_of_the_rest: Most points if nothing applied that may not.
        placed: What may not apply.
        rulebook: The rulebook.
    """
    low, high = points
    step = 10**rulebook.rounding.places
    most = least = exactly(Fraction(rulebook.before_dropping) * step)
    allotted = exactly(sum((Fraction(one.allotted) * step for one in rulebook.base_requirements), Fraction(0)))
    gone, never = _without(placed, step)
    dropped = [one for one in placed if one.requirement.not_applicable == "none"]
    if dropped:
        gone_for_good, never_there = _without(dropped, step)
        least, most = least - gone_for_good, most - never_there
    rescaled = (one.applies for one in placed if one.requirement.not_applicable == "rescaled")
    some_gone = any_of(*(negate(one.sure) for one in rescaled))
    # earned + lost, each at the end that makes the score low, then high
    low_of_all = allotted - never
    high_of_all = allotted - gone + (high - most_of_the_rest)
    return (
        either_of(some_gone, _part(low, low_of_all, least, if_none=NOTHING), low),
        either_of(some_gone, _part(high, high_of_all, most, if_none=most), high),
    )


def _without(placed: Sequence[Placed], step: int) -> tuple[Rational, Rational]:
    """Points of what may not apply, and of what surely does not."""
    full = [exactly(Fraction(one.requirement.allotted) * step) for one in placed]
    gone = [either_of(one.applies.sure, NOTHING, points) for one, points in zip(placed, full, strict=True)]
    never = [either_of(one.applies.possible, NOTHING, points) for one, points in zip(placed, full, strict=True)]
    return sum_of(gone), sum_of(never)


def _part(earned: Rational, of: Rational, whole: Rational, *, if_none: Rational) -> Rational:
    left, right, _, _ = earned.over(of)
    positive = of.above(NOTHING)
    return either_of(positive, Rational(mul(left, whole.num), case(positive, right, ONE), whole.factor), if_none)
