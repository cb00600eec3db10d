"""Numbers as people state them."""

from decimal import Decimal

import pytest

from studiorules.errors import Unreadable
from studiorules.terms import Quantity, about, at_least, at_most, between


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        (8, "8", "8"),
        ("30.5", "30.5", "30.5"),
        ("50+", "50", None),
        ("50余", "50", None),
        ("50多名", "50", None),
        ("50以上", "50", None),
        ("至少3", "3", None),
        ("约30", "27", "33"),
        ("30左右", "27", "33"),
        ("近500", None, "500"),
        ("至多3", None, "3"),
        ("上百万", "1000000", None),
        ("上百万元", "1000000", None),
        ("400余万", "4000000", None),
        ("12.5万", "125000", "125000"),
        ("2亿", "200000000", "200000000"),
        ("1,200", "1200", "1200"),
        ("3–5", "3", "5"),
        ("3至5人", "3", "5"),
        ("3-5万", "30000", "50000"),
        ("５０＋", "50", None),
        ({"at_least": 50}, "50", None),
        ({"at_most": 3}, None, "3"),
        ({"between": [40, 50]}, "40", "50"),
        ({"about": 30}, "27", "33"),
        ({"about": 100, "tolerance": Decimal("0.2")}, "80", "120"),
    ],
)
def test_what_people_write_is_read_as_they_mean_it(said: object, low: str | None, high: str | None) -> None:
    quantity = Quantity.of(said)
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("若干", "wrong-type"),
        ("", "wrong-type"),
        (True, "wrong-type"),
        (None, "wrong-type"),
        ({}, "wrong-type"),
        ({"at_least": 3, "about": 4}, "wrong-type"),
        ({"between": [5, 3]}, "empty-range"),
        ("5-3", "empty-range"),
        (Decimal("NaN"), "not-a-number"),
        (Decimal("Infinity"), "not-a-number"),
        (Decimal("1e400"), "not-a-number"),
        ("9" * 100, "wrong-type"),
        ("1,2,3", "wrong-type"),
    ],
)
def test_what_is_no_number_is_refused_with_a_code(said: object, code: str) -> None:
    with pytest.raises(Unreadable) as trouble:
        Quantity.of(said)
    assert trouble.value.code == code


def test_a_number_finer_than_the_step_is_refused_and_never_rounded() -> None:
    with pytest.raises(Unreadable) as trouble:
        Quantity.of("30.125").steps(2)
    assert trouble.value.code == "too-fine"
    assert Quantity.of("30.12").steps(2) == (3012, 3012)


def test_about_keeps_the_whole_steps_inside() -> None:
    assert about(33).steps(0) == (30, 36)


def test_what_is_read_is_written_so_that_it_reads_the_same() -> None:
    for quantity in (
        at_least(50),
        at_most(3),
        between(40, 50),
        about(30),
        about(30, tolerance="0.2"),
        Quantity.of("0.5"),
    ):
        assert Quantity.of(quantity.said()) == quantity


def test_a_tolerance_of_the_whole_or_more_is_refused() -> None:
    with pytest.raises(Unreadable):
        about(30, tolerance="1")
