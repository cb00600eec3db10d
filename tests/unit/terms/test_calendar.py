"""The one clock function and its inverse."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studiorules.terms import Duration, back, first_reaching

_DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
_DURATIONS = st.builds(Duration, st.integers(1, 40), st.sampled_from(["years", "months", "days"]))


@pytest.mark.parametrize(
    ("day", "duration", "reached"),
    [
        (date(2025, 2, 28), "1 year", date(2024, 2, 28)),
        (date(2023, 2, 28), "3 years", date(2020, 2, 28)),
        (date(2024, 2, 29), "1 year", date(2023, 2, 28)),
        (date(2025, 8, 31), "6 months", date(2025, 2, 28)),
        (date(2025, 6, 30), "30 days", date(2025, 5, 31)),
    ],
)
def test_going_back_clamps_month_ends_down(day: date, duration: str, reached: date) -> None:
    assert back(day, Duration.parse(duration)) == reached


@given(day=_DAYS, duration=_DURATIONS)
def test_going_back_never_overtakes(day: date, duration: Duration) -> None:
    assert back(day, duration) <= back(day + timedelta(days=1), duration)


@given(day=_DAYS, duration=_DURATIONS)
def test_the_first_day_reaching_is_the_first(day: date, duration: Duration) -> None:
    first = first_reaching(day, duration)
    assert back(first, duration) >= day
    assert back(first - timedelta(days=1), duration) < day


def test_a_leap_day_leaves_the_three_year_window_on_the_first_of_march() -> None:
    assert first_reaching(date(2020, 2, 29), Duration(3, "years")) == date(2023, 3, 1)


@pytest.mark.parametrize("text", ["", "0 years", "3", "years", "3 weeks", "-1 year", "1.5 years"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError) as trouble:  # noqa: PT011  # its text is the text written
        Duration.parse(text)
    assert str(trouble.value) == text


def test_the_beginning_of_the_calendar_is_no_error() -> None:
    assert back(date(2000, 1, 1), Duration(9999, "years")) == date.min
