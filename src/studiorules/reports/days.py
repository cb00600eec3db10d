"""Days, stretches of days and durations in words."""

import calendar
import re

from studiorules.terms import Duration, Lang, Period
from studiorules.terms import day_words as day

__all__ = ["day", "day_of_year", "days_between", "duration", "last", "period", "written_day"]

_CHINESE_DIGITS = "零一二三四五六七八九十"
_UNITS = {"years": ("年", "year"), "months": ("个月", "month"), "days": ("天", "day")}
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def written_day(text: str, lang: Lang = "zh") -> str:
    """Write a day given as ISO or EDTF text with year, month or day; anything else is given back as it is."""
    found = _EDTF.fullmatch(text)
    if found is None or lang == "en":
        return text
    year, month, of_month = found.groups()
    return f"{int(year)}年" + (f"{int(month)}月" if month else "") + (f"{int(of_month)}日" if of_month else "")


def day_of_year(month: int, of_month: int, lang: Lang = "zh") -> str:
    """Write a day of every year: 7月31日, 31 July."""
    return f"{month}月{of_month}日" if lang == "zh" else f"{of_month} {calendar.month_name[month]}"


def days_between(low: str, high: str, lang: Lang = "zh") -> str:
    """Write a range of days given as ISO text."""
    if low == high:
        return written_day(low, lang)
    joint = "至" if lang == "zh" else " to "
    return f"{written_day(low, lang)}{joint}{written_day(high, lang)}"


def period(when: Period, lang: Lang = "zh") -> str:
    """Write a day that may not be known exactly, or a stretch of days, as people say it."""
    text = when.text.strip("[]")
    first, mark, end = text.partition(".." if when.form == "moment" else "/")
    if not mark:
        return written_day(text, lang)
    if end in ("", ".."):
        return f"{written_day(first, lang)}以来" if lang == "zh" else f"since {first}"
    if first in ("", ".."):
        return f"截至{written_day(end, lang)}" if lang == "zh" else f"up to {end}"
    if when.form == "moment":
        said = days_between(first, end, lang)
        return f"{said}之间" if lang == "zh" else f"between {first} and {end}"
    return days_between(first, end, lang)


def duration(length: Duration, lang: Lang = "zh") -> str:
    """Write a length of time: 三年, 18个月, 3 years."""
    zh, en = _UNITS[length.unit]
    if lang == "en":
        return f"{length.count} {en}{'s' if length.count != 1 else ''}"
    if length.unit == "years" and length.count <= 10:
        return f"{'两' if length.count == 2 else _CHINESE_DIGITS[length.count]}年"
    return f"{length.count}{zh}"


def last(length: Duration, lang: Lang = "zh") -> str:
    """Write a window that ends on the as-of date: 近三年, in the last 3 years."""
    if lang == "zh":
        return f"近{duration(length)}"
    return f"in the last {_UNITS[length.unit][1] if length.count == 1 else duration(length, lang)}"
