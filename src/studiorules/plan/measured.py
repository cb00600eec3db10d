"""A measured number between two ends, and how an end is compared with a value."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Protocol

import attrs

from studiorules.plan.arithmetic import add, as_number, case, less, not_above, sub
from studiorules.plan.draft import Draft
from studiorules.plan.expr import FALSE, ONE, TRUE, ZERO, Expr, all_of, negate, number
from studiorules.plan.limit import Limit
from studiorules.plan.rational import Rational

__all__ = ["Completed", "Counted", "End", "Measured"]


class End(Protocol):
    """One end of a measured interval."""

    def at_least(self, wanted: Limit) -> Expr:
        """Whether it is the value or above."""
        ...

    def above(self, wanted: Limit) -> Expr:
        """Whether it is above the value."""
        ...

    def amount(self, cap: int) -> Rational:
        """It as a number; what is above the cap may be given as the cap."""
        ...


@attrs.frozen
class Counted:
    """An end in whole steps, or as a fraction."""

    value: Rational

    def at_least(self, wanted: Limit) -> Expr:
        """Whether it is the value or above."""
        if self.value.den == ONE and self.value.factor == 1:
            return not_above(wanted.up, self.value.num)
        return self.value.not_below(wanted.rational)

    def above(self, wanted: Limit) -> Expr:
        """Whether it is above the value."""
        if self.value.den == ONE and self.value.factor == 1:
            return less(wanted.down, self.value.num)
        return self.value.above(wanted.rational)

    def amount(self, cap: int) -> Rational:
        """The number itself."""
        del cap
        return self.value


@attrs.frozen
class Completed:
    """Units completed since a day; read through the days that lie so many units back, never by subtraction.

    Attributes:
        day: The day; the later it is, the less is completed.
        unit: `years`, `months` or `days`.
        never: Whether there never was such a day; it counts as less than nothing completed.
        draft: Where parameters are written.
    """

    day: Expr
    unit: str
    never: Expr
    draft: Draft

    def at_least(self, wanted: Limit) -> Expr:
        """Whether so many are completed."""
        return self._reached(wanted, ceil)

    def above(self, wanted: Limit) -> Expr:
        """Whether more are completed."""
        return self._reached(wanted, lambda value: floor(value) + 1)

    def amount(self, cap: int) -> Rational:
        """How many are completed, at most the cap."""
        today = self.draft.as_of
        if self.unit == "days":
            since = case(less(self.day, ONE), number(cap), sub(today, self.day))
            done = case(less(today, self.day), ZERO, since)
        else:
            reached = (self.draft.param("back", count, self.unit) for count in range(1, cap + 1))
            done = add(*(as_number(not_above(self.day, day)) for day in reached))
        return Rational(case(self.never, number(-1), done))

    def _reached(self, wanted: Limit, told: Callable[[Fraction], int]) -> Expr:
        if wanted.constant is not None and told(wanted.constant) <= 0:
            return TRUE if told(wanted.constant) < 0 else negate(self.never)
        return all_of(negate(self.never), not_above(self.day, wanted.back(self.unit, told)))


@attrs.frozen(kw_only=True)
class Measured:
    """A number between two ends.

    Attributes:
        low: Lowest.
        high: Highest.
        empty: Whether there may be nothing to measure.
        only_empty: Whether there surely is nothing to measure.
        passes_empty: Whether nothing to measure is enough.
        error: Whether it cannot be computed.
        judgement: Whether only a person can settle it.
        unit: How many whole steps make one unit.
        negative: Whether it may be below 0.
    """

    low: End
    high: End
    empty: Expr = FALSE
    only_empty: Expr = FALSE
    passes_empty: bool = False
    error: Expr = FALSE
    judgement: bool = False
    unit: int = 1
    negative: bool = False

    @staticmethod
    def counted(low: Expr, high: Expr, *, places: int = 0, error: Expr = FALSE, negative: bool = False) -> Measured:
        """Between two whole numbers."""
        return Measured(
            low=Counted(Rational(low)), high=Counted(Rational(high)), unit=10**places, error=error, negative=negative
        )

    def ends(self, cap: Fraction) -> tuple[Rational, Rational]:
        """Both ends as numbers, in whole steps; what is above the cap may be given as the cap."""
        whole = max(0, ceil(cap))
        return self.low.amount(whole), self.high.amount(whole)
