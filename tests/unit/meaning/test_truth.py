"""Kleene's tables, written out."""

import pytest

from studiorules.meaning.truth import NO, YES, Truth, all_of, any_of

_OPEN = Truth(sure=False, possible=True)


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, _OPEN, _OPEN, YES),
        (YES, NO, NO, YES),
        (_OPEN, _OPEN, _OPEN, _OPEN),
        (_OPEN, NO, NO, _OPEN),
        (NO, NO, NO, NO),
    ],
)
def test_and_and_or(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    for first, second in ((one, other), (other, one)):
        assert all_of((first, second))[:2] == both[:2]
        assert any_of((first, second))[:2] == either[:2]


def test_not_swaps_and_negates() -> None:
    assert (~YES)[:2] == NO[:2]
    assert (~_OPEN)[:2] == _OPEN[:2]


def test_all_of_nothing_holds_and_any_of_nothing_does_not() -> None:
    assert all_of(())[:2] == YES[:2]
    assert any_of(())[:2] == NO[:2]


def test_only_open_parts_say_whether_a_fact_is_missing() -> None:
    judgement = Truth(sure=False, possible=True, fact=False)
    assert not all_of((YES, judgement)).fact
    assert all_of((_OPEN, judgement)).fact
