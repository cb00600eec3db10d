"""What a dossier says, as what it leaves possible: bounds of numbers, days and levels, sets of words.

Written from the documents alone; nothing here is shared with the library.
"""

import calendar
import re
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any, TypeAlias

from tests.oracle.catalogue import FIELDS, words_of

FAR_PAST = date(1900, 1, 1)
FAR_FUTURE = date(2100, 12, 31)
DAY = timedelta(days=1)

Numbers: TypeAlias = tuple[Fraction, Fraction | None]
"""Lowest and highest; None = no upper end."""
Days: TypeAlias = tuple[date, date]
"""First and last possible day."""

_DIGITS = r"(\d+(?:\.\d+)?)"
_UNITS = {"": 1, "万": 10**4, "亿": 10**8}
_WORDS: tuple[tuple[str, str], ...] = (
    (rf"约{_DIGITS}([万亿]?)元?", "about"),
    (rf"近{_DIGITS}([万亿]?)元?", "at_most"),
    (rf"{_DIGITS}([万亿]?)(?:\+|余|多|以上)([万亿]?)元?", "at_least"),
    (rf"{_DIGITS}([万亿]?)元?", "is"),
)


def step_of(section: str, field: str) -> Fraction:
    """The smallest difference between two values of a number."""
    return Fraction(1, 100) if FIELDS.get((section, field), ("n", ""))[0] == "n2" else Fraction(1)


def numbers(said: Any, step: Fraction = Fraction(1)) -> Numbers:  # as a document writes it
    """Read a number or its bounds."""
    if isinstance(said, str):
        return _in_words(said, step)
    if not isinstance(said, dict):
        return Fraction(said), Fraction(said)
    if "between" in said:
        low, high = said["between"]
        return Fraction(low), Fraction(high)
    if "about" in said:
        return _about(Fraction(said["about"]), step)
    return Fraction(said.get("at_least", 0)), Fraction(said["at_most"]) if "at_most" in said else None


def _about(middle: Fraction, step: Fraction) -> Numbers:
    """Ten per cent either way, the whole steps inside."""
    low, high = middle * Fraction(9, 10), middle * Fraction(11, 10)
    return ceil(low / step) * step, floor(high / step) * step


def _in_words(said: str, step: Fraction) -> Numbers:
    if said == "上百万":
        return Fraction(10**6), None
    if found := re.fullmatch(rf"{_DIGITS}[–\-~～]{_DIGITS}", said):
        return Fraction(found[1]), Fraction(found[2])
    for pattern, word in _WORDS:
        if found := re.fullmatch(pattern, said):
            value = Fraction(found[1])
            for unit in found.groups()[1:]:
                value *= _UNITS[unit or ""]
            match word:
                case "about":
                    return _about(value, step)
                case "at_most":
                    return Fraction(0), value
                case "at_least":
                    return value, None
                case _:
                    return value, value
    raise ValueError(f"not a number of things: {said}")


def days(said: Any) -> Days:  # as a document writes it
    """Read a moment: one day, or some day in a month, a year, or between two."""
    if isinstance(said, date):
        return said, said
    if found := re.fullmatch(r"\[(.*)\.\.(.*)\]", said):
        return (days(found[1])[0] if found[1] else FAR_PAST), (days(found[2])[1] if found[2] else FAR_FUTURE)
    if re.fullmatch(r"\d{4}", said):
        return date(int(said), 1, 1), date(int(said), 12, 31)
    if found := re.fullmatch(r"(\d{4})-(\d\d)", said):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date.fromisoformat(said), date.fromisoformat(said)


def period(said: str) -> Days:
    """Read a duration: from the first day of its beginning to the last day of its end."""
    first, slash, last = said.partition("/")
    if not slash:
        return days(said)
    return (FAR_PAST if first == ".." else days(first)[0]), (FAR_FUTURE if last == ".." else days(last)[1])


def levels(said: Any, words: tuple[str, ...]) -> tuple[int, int]:  # as a document writes it
    """Read a level or its bounds, as ranks."""
    if isinstance(said, dict):
        return words.index(said.get("at_least", words[0])), words.index(said.get("at_most", words[-1]))
    return words.index(said), words.index(said)


def possible(section: str, field: str, said: Any) -> Any:  # the type follows from the kind
    """What a stated value leaves possible.

    Numbers, days and levels as their two ends; yes/no, choices, sets, texts and keys as the tuple of all that may be.
    Where sources disagree: the hull of what they say.
    """
    kind = FIELDS[section, field][0]
    said_by_all = list(said["said"].values()) if isinstance(said, dict) and "said" in said else [said]
    match kind:
        case "n" | "n2":
            return _hull_of_numbers([numbers(one, step_of(section, field)) for one in said_by_all])
        case "date":
            dates = [days(one) for one in said_by_all]
            return min(low for low, _ in dates), max(high for _, high in dates)
        case "level":
            ranks = [levels(one, words_of(section, field)) for one in said_by_all]
            return min(low for low, _ in ranks), max(high for _, high in ranks)
        case "many":
            return tuple(dict.fromkeys(tuple(one) for one in said_by_all))
        case _:
            return tuple(dict.fromkeys(said_by_all))


def _hull_of_numbers(read: list[Numbers]) -> Numbers:
    highs = [high for _, high in read if high is not None]
    return min(low for low, _ in read), max(highs) if len(highs) == len(read) else None


def hull(section: str, field: str, values: list[Any]) -> Any:  # values as `possible` gives them
    """The hull of several statements about one value."""
    match FIELDS[section, field][0]:
        case "n" | "n2":
            return _hull_of_numbers(values)
        case "date" | "level":
            return min(low for low, _ in values), max(high for _, high in values)
        case _:
            return tuple(dict.fromkeys(value for some in values for value in some))


def month_end(year: int, month: int) -> int:
    """The last day of a month."""
    return calendar.monthrange(year, month)[1]


def back(day: date, count: int, unit: str) -> date:
    """The same day so many years, months or days earlier, month ends clamped down."""
    if unit.startswith("day"):
        return day - timedelta(days=count)
    months = day.year * 12 + day.month - 1 - count * (12 if unit.startswith("year") else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1)))


def duration(said: str) -> tuple[int, str]:
    """Read "3 years" as 3 and "years"."""
    count, unit = said.split()
    return int(count), unit
