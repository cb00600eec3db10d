"""Days that a plan asks for before it reads a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from studiorules.plan import Rule
from studiorules.terms import Duration, back, first_reaching

__all__ = ["days_on", "lasting"]


def days_on(rules: Sequence[Rule], day: date) -> tuple[int, ...]:
    """Return the parameters that follow from the as-of date, in order."""
    return tuple(_MADE[rule.made](day, *rule.of) for rule in rules)


def _back(day: date, count: int, unit: Any) -> int:
    return back(day, Duration(count, unit)).toordinal()


def _year_end(day: date, years: int) -> int:
    last = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    return date(max(1, last - years), 12, 31).toordinal()


def _deadline(day: date, month: int, last: int) -> int:
    leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
    return date(day.year, month, 28 if (month, last) == (2, 29) and not leap else last).toordinal()


def _dated(day: date, table: Sequence[tuple[int, int, int]]) -> int:
    today = day.toordinal()
    return next((value for first, last, value in reversed(table) if first <= today <= last), table[-1][2])


def _dated_back(day: date, table: Sequence[tuple[int, int, int]], unit: Any) -> int:
    count = _dated(day, table)
    return _back(day, count, unit) if count > 0 else day.toordinal()


def _holds(day: date, table: Sequence[tuple[int, int]]) -> int:
    today = day.toordinal()
    return any(first <= today <= last for first, last in table)


_MADE: dict[str, Callable[..., int]] = {
    "as_of": date.toordinal,
    "back": _back,
    "year_end": _year_end,
    "deadline": _deadline,
    "dated": _dated,
    "dated_back": _dated_back,
    "holds": _holds,
}


_LAST = date.max.toordinal()


def lasting(day: int, count: int, unit: Any) -> int:
    """Return the last day on which so many units back is before a day; a day outside the calendar stays itself."""
    if not 1 <= day <= _LAST:
        return day
    return first_reaching(date.fromordinal(day), Duration(count, unit)).toordinal() - 1
