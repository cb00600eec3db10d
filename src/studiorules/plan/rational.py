"""Exact fractions of expressions, for shares, ratios and points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeGuard

import attrs

from studiorules.plan.arithmetic import add, case, div, equal, less, mul, not_above, sub
from studiorules.plan.arithmetic import greatest as greatest_number
from studiorules.plan.arithmetic import least as least_number
from studiorules.plan.expr import ONE, ZERO, Const, Expr, Op, number

__all__ = ["NOTHING", "Rational", "either_of", "exactly", "sum_of"]


_WHOLE = Fraction(1)


def _part(below: int) -> Fraction:
    return _WHOLE if below == 1 else Fraction(1, below)


@attrs.frozen
class Rational:
    """A fraction.

    Attributes:
        num: Numerator.
        den: Denominator, above 0 wherever it is read.
        factor: A constant factor, above 0.
    """

    num: Expr
    den: Expr = ONE
    factor: Fraction = _WHOLE

    def times(self, factor: Fraction) -> Rational:
        """Multiply by a constant that is not below 0."""
        if factor == 0:
            return NOTHING
        if isinstance(self.num, Const) and self.den == ONE:
            return exactly(int(self.num.value) * self.factor * factor)
        return attrs.evolve(self, factor=self.factor * factor)

    @property
    def constant(self) -> Fraction | None:
        """Its value, where no dossier is needed to know it."""
        if isinstance(self.num, Const) and isinstance(self.den, Const):
            return self.factor * int(self.num.value) / int(self.den.value)
        return None

    def over(self, other: Rational) -> tuple[Expr, Expr, Expr, int]:
        """Bring two fractions to one denominator: both numerators, the denominator, and its constant factor."""
        left, right, below = self.num, other.num, 1
        if self.factor is not _WHOLE or other.factor is not _WHOLE:
            below = lcm(self.factor.denominator, other.factor.denominator)
            left = mul(left, number(int(self.factor * below)))
            right = mul(right, number(int(other.factor * below)))
        if self.den == other.den or ZERO in (left, right):
            return left, right, self.den if right == ZERO else other.den, below
        return mul(left, other.den), mul(right, self.den), mul(self.den, other.den), below

    def _with(self, other: Rational, build: Callable[[Expr, Expr], Expr]) -> Rational:
        left, right, den, below = self.over(other)
        return Rational(build(left, right), den, _part(below))

    def __add__(self, other: Rational) -> Rational:
        return self._with(other, add)

    def __sub__(self, other: Rational) -> Rational:
        return self._with(other, sub)

    def least(self, other: Rational) -> Rational:
        """The smaller."""
        return self._with(other, least_number)

    def greatest(self, other: Rational) -> Rational:
        """The larger."""
        return self._with(other, greatest_number)

    def not_below(self, other: Rational) -> Expr:
        """Whether it is the other or above."""
        left, right, _, _ = self.over(other)
        return not_above(right, left)

    def above(self, other: Rational) -> Expr:
        """Whether it is above the other."""
        left, right, _, _ = self.over(other)
        return less(right, left)

    def same(self, other: Rational) -> Expr:
        """Whether both are the same."""
        left, right, _, _ = self.over(other)
        return equal(left, right)

    def whole(self) -> Rational:
        """The whole number below it, or it; it is not below 0."""
        return Rational(div(self._above, self._below))

    def begun(self) -> Rational:
        """The whole number above it, or it; it is not below 0."""
        return Rational(div(add(self._above, self._below, number(-1)), self._below))

    @property
    def _above(self) -> Expr:
        return mul(self.num, number(self.factor.numerator))

    @property
    def _below(self) -> Expr:
        return mul(self.den, number(self.factor.denominator))

    def rounded(self) -> Expr:
        """The nearest whole number, halves up."""
        if self.factor == 1 and self.den is ONE:
            return self.num
        if isinstance(self.num, Op) and self.num.name == "case":
            condition, then, otherwise = self.num.args
            dens = self.den.args[1:] if _splits(self.den, condition) else (self.den, self.den)
            return case(
                condition,
                Rational(then, dens[0], self.factor).rounded(),
                Rational(otherwise, dens[1], self.factor).rounded(),
            )
        above, below = self.factor.numerator, self.factor.denominator
        if below == 1 and self.den == ONE:
            return mul(self.num, number(above))
        den = mul(self.den, number(below))
        return div(add(mul(self.num, number(2 * above)), den), mul(den, number(2)))


def _splits(expr: Expr, condition: Expr) -> TypeGuard[Op]:
    return isinstance(expr, Op) and expr.name == "case" and expr.args[0] == condition


def exactly(value: Fraction) -> Rational:
    """A constant."""
    return Rational(number(value.numerator), ONE, _part(value.denominator))


NOTHING = exactly(Fraction(0))


def sum_of(parts: Sequence[Rational]) -> Rational:
    """The sum: of like fractions in one go, of others by halves, so that a long sum is never deep."""
    if len({(one.den, one.factor) for one in parts}) == 1:
        return Rational(add(*(one.num for one in parts)), parts[0].den, parts[0].factor)
    if not parts:
        return NOTHING
    middle = len(parts) // 2
    return sum_of(parts[:middle]) + sum_of(parts[middle:])


def either_of(condition: Expr, then: Rational, otherwise: Rational) -> Rational:
    """One of two, by a condition."""
    if then == otherwise:
        return then
    left, right, den, below = then.over(otherwise)
    if then.den != otherwise.den:
        # each branch keeps its own denominator, so that products stay small
        mended = case(
            condition,
            mul(then.num, number(int(then.factor * below))),
            mul(otherwise.num, number(int(otherwise.factor * below))),
        )
        return Rational(mended, case(condition, then.den, otherwise.den), _part(below))
    return Rational(case(condition, left, right), den, _part(below))
