"""Days, windows and the one clock function.

Inside the engines a day is its proleptic ordinal, a whole number; `FAR` stands for a day beyond every calendar. Every
question of the form "within the last n" goes through `back`, so that windows and completed years never contradict each
other on leap days and month ends.
"""

import re
from datetime import date
from typing import Literal

import attrs
from dateutil.relativedelta import relativedelta

from studiorules.terms.text import Lang

__all__ = ["FAR", "Duration", "Unit", "Window", "back", "day_words", "first_reaching"]

FAR = 4_000_000
"""An ordinal later than every day of the calendar; its negative is earlier than every day."""
Unit = Literal["years", "months", "days"]

_DURATION = re.compile(r"(\d{1,4}) ?(year|month|day)s?")


@attrs.frozen
class Duration:
    """So many years, months or days.

    Attributes:
        count: How many, at least 1.
        unit: `years`, `months` or `days`.
    """

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read `1 year`, `6 months`, `30 days`.

        Raises:
            ValueError: If the text is no duration.
        """
        found = _DURATION.fullmatch(text.strip())
        if found is None or int(found[1]) == 0:
            raise ValueError(text)
        units: dict[str, Unit] = {"year": "years", "month": "months", "day": "days"}
        return cls(int(found[1]), units[found[2]])

    def __str__(self) -> str:
        return f"{self.count} {self.unit if self.count != 1 else self.unit[:-1]}"


@attrs.frozen
class Window:
    """The days later than `after` and not later than `until`, as ordinals.

    Attributes:
        after: The last day before the window; `-FAR` where it has no beginning.
        until: The last day inside.
    """

    after: int
    until: int


def day_words(day: date, lang: Lang = "zh") -> str:
    """Write a day as people do: 2025年6月30日, 2025-06-30."""
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else day.isoformat()


def back(day: date, duration: Duration) -> date:
    """Go back from a day; month ends are clamped down.

    This is the clock of the whole library: a day lies inside the last n exactly if it is later than `back(as_of, n)`
    and not later than `as_of`; n are completed since a day exactly if it is not later than `back(as_of, n)`.
    """
    try:
        return day - relativedelta(**{duration.unit: duration.count})  # type: ignore[arg-type]  # one unit by name
    except (ValueError, OverflowError):
        return date.min


def first_reaching(day: date, duration: Duration) -> date:
    """Return the first day t on which `back(t, duration)` is not earlier than `day`.

    It inverts `back`; adding alone is a day early after month ends.
    """
    try:
        reached = day + relativedelta(**{duration.unit: duration.count})  # type: ignore[arg-type]  # one unit by name
    except (ValueError, OverflowError):
        return date.max
    while back(reached, duration) < day:
        reached = date.fromordinal(reached.toordinal() + 1)
    return reached
