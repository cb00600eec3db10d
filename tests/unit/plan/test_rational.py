"""Exact fractions: compared by multiplying out, rounded half up."""

from fractions import Fraction

import pytest

from studiorules.plan.expr import FALSE, TRUE, Ref, number
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly
from tests.unit.plan.carried import reckoned

P, R, HOLDS = Ref("p"), Ref("r"), Ref("holds", "truth")


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("5/2", 3), ("7/3", 2), ("0", 0), ("1/8", 0), ("1/2", 1), ("49/100", 0), ("12", 12)],
)
def test_halves_go_up(value: str, rounded: int) -> None:
    assert exactly(Fraction(value)).rounded() == number(rounded)


def test_a_share_is_rounded_without_any_float() -> None:
    # 2 of 3 of 4 points in hundredths: 266.67
    share = Rational(P, R).times(Fraction(400))
    assert reckoned(share.rounded(), {"p": 2, "r": 3}) == 267
    assert reckoned(share.rounded(), {"p": 1, "r": 800}) == 1  # exactly a half
    assert reckoned(share.rounded(), {"p": 499, "r": 400_000}) == 0  # just below


def test_comparing_needs_no_quotient() -> None:
    nine_tenths = exactly(Fraction(9, 10))
    share = Rational(P, R)
    assert reckoned(share.not_below(nine_tenths), {"p": 9, "r": 10}) is True
    assert reckoned(share.not_below(nine_tenths), {"p": 899, "r": 1000}) is False
    assert reckoned(share.above(nine_tenths), {"p": 9, "r": 10}) is False


def test_constants_compare_at_once() -> None:
    assert exactly(Fraction(1, 3)).not_below(exactly(Fraction(1, 4))) == TRUE
    assert exactly(Fraction(1, 4)).above(exactly(Fraction(1, 3))) == FALSE


def test_sums_of_different_denominators_are_exact() -> None:
    both = Rational(P, R) + exactly(Fraction(1, 6))
    # 1/4 + 1/6 = 5/12, times 24 is 10
    assert reckoned(both.times(Fraction(24)).rounded(), {"p": 1, "r": 4}) == 10
    less_half = Rational(P, R) - exactly(Fraction(1, 2))
    assert reckoned(less_half.greatest(NOTHING).rounded(), {"p": 1, "r": 4}) == 0


def test_each_branch_keeps_its_own_denominator() -> None:
    chosen = either_of(HOLDS, exactly(Fraction(5)), Rational(P, R))
    assert reckoned(chosen.rounded(), {"holds": True, "p": 1, "r": 0}) == 5
    assert reckoned(chosen.rounded(), {"holds": False, "p": 7, "r": 2}) == 4


def test_nothing_stays_nothing() -> None:
    assert Rational(P, R).times(Fraction(0)) == NOTHING
    assert exactly(Fraction(3, 2)).constant == Fraction(3, 2)
    assert Rational(P).constant is None
