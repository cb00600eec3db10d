"""Values that rules compare with, as constants or as parameters of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import attrs

from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.expr import FALSE, Expr, negate, number
from studiorules.plan.rational import Rational, exactly
from studiorules.rulebook import Deadline, ValueOf
from studiorules.rulebook.value import Given
from studiorules.terms import FAR, Vocabulary

__all__ = ["Limit", "limit"]

_NEVER = -(10**40)  # a value that no measure has: finer than a whole step


@attrs.frozen
class Limit:
    """A value to compare with, in whole steps of what is compared.

    Attributes:
        draft: Where parameters are written.
        dated: Values with the first and last day on which they hold; one from `-FAR` to `FAR` is a constant.
        day: The parameter that it is, for a deadline of every year; None otherwise.
    """

    draft: Draft
    dated: tuple[tuple[int, int, Fraction], ...]
    day: Expr | None = None

    @property
    def constant(self) -> Fraction | None:
        """The value, where it is the same on every day."""
        if self.day is None and len(self.dated) == 1 and self.dated[0][:2] == (-FAR, FAR):
            return self.dated[0][2]
        return None

    @property
    def error(self) -> Expr:
        """Whether no value holds on the day."""
        if self.day is not None or self.constant is not None:
            return FALSE
        return negate(self.draft.param("holds", tuple(row[:2] for row in self.dated), kind="truth"))

    @property
    def largest(self) -> Fraction:
        """The largest value of all days."""
        return max((value for _, _, value in self.dated), default=Fraction(0))

    @property
    def smallest(self) -> Fraction:
        """The smallest value of all days."""
        return min((value for _, _, value in self.dated), default=Fraction(1))

    @property
    def up(self) -> Expr:
        """The least whole number that is not below it."""
        return self.on_the_day(ceil)

    @property
    def down(self) -> Expr:
        """The greatest whole number that is not above it."""
        return self.on_the_day(floor)

    @property
    def whole(self) -> Expr:
        """It as a whole number; one that nothing reaches where it is finer than a whole step."""
        return self.on_the_day(lambda value: int(value) if value.denominator == 1 else _NEVER)

    @property
    def rational(self) -> Rational:
        """It as a fraction."""
        if self.constant is not None:
            return exactly(self.constant)
        below = 1
        for _, _, value in self.dated:
            below *= value.denominator
        return Rational(self.on_the_day(lambda value: int(value * below)), factor=Fraction(1, below))

    def on_the_day(self, told: Callable[[Fraction], int]) -> Expr:
        """A whole number made of it."""
        if self.day is not None:
            return self.day
        if self.constant is not None:
            return number(told(self.constant))
        return self.draft.param("dated", tuple((*row[:2], told(row[2])) for row in self.dated))

    def back(self, unit: str, told: Callable[[Fraction], int]) -> Expr:
        """The day that lies so many units before the as-of date."""
        if self.constant is not None:
            count = told(self.constant)
            return self.draft.param("back", count, unit) if count > 0 else self.draft.as_of
        return self.draft.param("dated_back", tuple((*row[:2], told(row[2])) for row in self.dated), unit)


def limit(value: Given | bool, draft: Draft, *, places: int = 0, vocabulary: Vocabulary | None = None) -> Limit:
    """Read a value in whole steps of 10**-places, a level as its rank, a day as its ordinal."""

    def steps(given: object) -> Fraction:
        if isinstance(given, date):
            return Fraction(given.toordinal())
        if isinstance(given, str):
            if vocabulary is None:
                raise Unanswerable(given)
            return Fraction(vocabulary.rank(given))
        return Fraction(Decimal(given) * 10**places)  # type: ignore[arg-type]  # a number or yes/no

    if isinstance(value, Deadline):
        return Limit(draft, (), draft.param("deadline", value.month, value.day))
    if isinstance(value, ValueOf):
        told = draft.rulebook.parameters[value.name].dated
        return Limit(
            draft,
            tuple(
                (one.from_.toordinal(), FAR if one.to is None else one.to.toordinal(), steps(one.value)) for one in told
            ),
        )
    return Limit(draft, ((-FAR, FAR, steps(value)),))
