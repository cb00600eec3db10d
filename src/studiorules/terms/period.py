"""Days and times as people know them: a day, some day of a month or year, some day between, a span."""

import calendar
import re
import unicodedata
from datetime import date, datetime
from typing import Literal

import attrs

from studiorules.errors import Unreadable
from studiorules.terms.calendar import Window

__all__ = ["Period"]

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?")


@attrs.frozen
class Period:
    """One day that may not be known exactly, or a stretch of days; the notation is EDTF.

    Attributes:
        first: Ordinal of the earliest day; None where there is no earliest.
        last: Ordinal of the latest day; None where there is no latest.
        form: `moment`: some one day from first to last; `duration`: all the days from first to last.
        text: The EDTF notation, as a document writes it.
    """

    first: int | None
    last: int | None
    form: Literal["moment", "duration"]
    text: str

    @classmethod
    def of(cls, said: object) -> "Period":
        """Read a day as written: `2021`, `2021-06`, `2021-06-15`, `[2014..2018]`, `2021/2023`, `2021/..`, `2021年6月`.

        Raises:
            Unreadable: If it is none of these, a bare number, or a day outside 1800 to 2200.
        """
        if isinstance(said, Period):
            return said
        if isinstance(said, date):
            return _day(said)
        if isinstance(said, int) and not isinstance(said, bool):
            raise Unreadable("bare-year", found=str(said))
        if not isinstance(said, str):
            raise Unreadable("unreadable-date", found=str(said))
        words = unicodedata.normalize("NFKC", said).strip()
        if len(words) > 40:
            raise Unreadable("unreadable-date", found=said[:20] + "…")
        if words.startswith("[") and words.endswith("]"):
            return _stretch(words[1:-1], "..", "moment", said)
        if "/" in words and _SLASHED.fullmatch(words) is None:
            return _stretch(words, "/", "duration", said)
        first, last, text = _one(words, said)
        return cls(first, last, "moment", text)

    @property
    def exact(self) -> bool:
        """Whether it is one known day."""
        return self.form == "moment" and self.first is not None and self.first == self.last

    def inside(self, window: Window) -> Literal["surely", "possibly", "outside"]:
        """Say whether the day, or every single day of a stretch, lies in a window."""
        first, last = self.first, self.last
        if (first is not None and first > window.until) or (last is not None and last <= window.after):
            return "outside"
        sure = first is not None and first > window.after and last is not None and last <= window.until
        return "surely" if sure else "possibly"

    def __str__(self) -> str:
        return self.text


def _day(said: date) -> Period:
    """A day that came as one; a time of day is refused, because it would be lost."""
    if isinstance(said, datetime):
        if said.hour or said.minute or said.second or said.microsecond:
            raise Unreadable("unreadable-date", found=said.isoformat())
        said = said.date()
    if not 1800 <= said.year <= 2200:
        raise Unreadable("absurd-date", found=said.isoformat())
    return Period(said.toordinal(), said.toordinal(), "moment", said.isoformat())


def _one(words: str, said: str) -> tuple[int, int, str]:
    found = _DAY.fullmatch(words) or _CHINESE.fullmatch(words) or _SLASHED.fullmatch(words)
    if found is None:
        raise Unreadable("unreadable-date", found=said)
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not 1800 <= year <= 2200:
        raise Unreadable("absurd-date", found=said)
    try:
        start = date(year, month, day)
    except ValueError:
        raise Unreadable("unreadable-date", found=said) from None
    if found[3]:
        return start.toordinal(), start.toordinal(), start.isoformat()
    if found[2]:
        end = date(year, month, calendar.monthrange(year, month)[1])
        return start.toordinal(), end.toordinal(), f"{year:04d}-{month:02d}"
    return start.toordinal(), date(year, 12, 31).toordinal(), f"{year:04d}"


def _stretch(words: str, mark: str, form: Literal["moment", "duration"], said: str) -> Period:
    left, found, right = words.partition(mark)
    open_mark = "" if mark == ".." else ".."
    left, right = left.strip(), right.strip()
    if not found or mark in right:
        raise Unreadable("unreadable-date", found=said)
    opens = left == open_mark, right == open_mark
    if all(opens):
        raise Unreadable("unreadable-date", found=said)
    first, _, left_text = (None, None, open_mark) if opens[0] else _one(left, said)
    _, last, right_text = (None, None, open_mark) if opens[1] else _one(right, said)
    if first is not None and last is not None and first > last:
        raise Unreadable("empty-range", found=said)
    text = f"[{left_text}..{right_text}]" if form == "moment" else f"{left_text}/{right_text}"
    return Period(first, last, form, text)
