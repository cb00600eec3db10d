"""Days and times as people know them."""

from datetime import date, datetime

import pytest

from studiorules.errors import Unreadable
from studiorules.terms import Period, Window


def _ordinal(text: str | None) -> int | None:
    return None if text is None else date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("said", "first", "last", "form"),
    [
        ("2021", "2021-01-01", "2021-12-31", "moment"),
        ("2024-02", "2024-02-01", "2024-02-29", "moment"),
        ("2021-06-15", "2021-06-15", "2021-06-15", "moment"),
        ("2021年6月", "2021-06-01", "2021-06-30", "moment"),
        ("2021年6月15日", "2021-06-15", "2021-06-15", "moment"),
        ("2021/6", "2021-06-01", "2021-06-30", "moment"),
        ("2021.6.5", "2021-06-05", "2021-06-05", "moment"),
        ("[2014..2018]", "2014-01-01", "2018-12-31", "moment"),
        ("[..2018-03]", None, "2018-03-31", "moment"),
        ("2021/2023", "2021-01-01", "2023-12-31", "duration"),
        ("2021/..", "2021-01-01", None, "duration"),
        ("../2025-06", None, "2025-06-30", "duration"),
        (date(2021, 6, 15), "2021-06-15", "2021-06-15", "moment"),
    ],
)
def test_a_written_time_is_read(said: object, first: str | None, last: str | None, form: str) -> None:
    period = Period.of(said)
    assert (period.first, period.last, period.form) == (_ordinal(first), _ordinal(last), form)
    assert Period.of(period.text) == period


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (2014, "bare-year"),
        ("去年底", "unreadable-date"),
        ("2021-02-30", "unreadable-date"),
        ("2021-13", "unreadable-date"),
        ("../..", "unreadable-date"),
        ("[2018..2014]", "empty-range"),
        ("2023/2021", "empty-range"),
        ("1700", "absurd-date"),
        ("9999", "absurd-date"),
        (date(1, 1, 1), "absurd-date"),
        (datetime(2021, 6, 15, 9, 30), "unreadable-date"),  # noqa: DTZ001  # as TOML gives it
        ("2" * 1000, "unreadable-date"),
        (True, "unreadable-date"),
    ],
)
def test_what_is_no_time_is_refused_with_a_code(said: object, code: str) -> None:
    with pytest.raises(Unreadable) as trouble:
        Period.of(said)
    assert trouble.value.code == code


@pytest.mark.parametrize(
    ("said", "inside"),
    [
        ("2024-07-01", "surely"),
        ("2024-06-30", "outside"),
        ("2025-06-30", "surely"),
        ("2025-07-01", "outside"),
        ("2024-06", "outside"),
        ("2024-07", "surely"),
        ("2024", "possibly"),
        ("[2024..]", "possibly"),
    ],
)
def test_a_time_is_surely_possibly_or_not_inside_a_window(said: str, inside: str) -> None:
    year = Window(date(2024, 6, 30).toordinal(), date(2025, 6, 30).toordinal())
    assert Period.of(said).inside(year) == inside
