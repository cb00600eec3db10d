"""Numbers, amounts of money, percentages, intervals and points in words.

Sentences say a range with 至 (English: an en dash), tables with ～. Numbers are rounded half up for reading only; what
JSON says is never rounded here.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from studiorules.dossier import Unit
from studiorules.findings import Points
from studiorules.terms import Lang

__all__ = [
    "Exact",
    "after",
    "amount",
    "amounts",
    "earned",
    "number",
    "open_points",
    "percent",
    "percents",
    "points_of",
    "rounded",
    "span",
]

Exact = Decimal | Fraction | int
"""A number without error."""

_TEN_THOUSAND = 10_000
_BARE = {"item", "time", "thing", "entry", "case", "piece", "place"}
"""Classifiers that English does without: 项, 次, 个."""


def rounded(value: Exact, places: int) -> Decimal:
    """Round half up to decimal places, away from zero at the half."""
    exact = Fraction(value)
    step = Decimal(1).scaleb(-places)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(step, ROUND_HALF_UP)


def number(value: Exact, lang: Lang = "zh", *, places: int = 2) -> str:
    """Write a number without trailing zeros; English groups its thousands."""
    shown = format(rounded(value, places), "f")
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    if shown == "-0":
        shown = "0"
    return shown if lang == "zh" else f"{Decimal(shown):,}"


def amount(value: Exact, unit: Unit | None, lang: Lang = "zh") -> str:
    """Write a number with its unit; Chinese writes money from 10,000 in 万元 where that takes two places at most."""
    if unit is None:
        return number(value, lang)
    if lang == "zh":
        figure, word = _scaled(value, unit)
        return f"{figure}{word}"
    return f"{number(value, lang)}{after(unit, one=value == 1)}"


def amounts(low: Exact, high: Exact, unit: Unit | None, lang: Lang = "zh") -> str:
    """Write a range with its unit: 3至5名, 3–5 members."""
    if low == high:
        return amount(low, unit, lang)
    if unit is None:
        return f"{number(low, lang)}{_to(lang)}{number(high, lang)}"
    if lang == "en":
        return f"{number(low, lang)}–{number(high, lang)}{after(unit)}"
    (first, first_word), (last, last_word) = _scaled(low, unit), _scaled(high, unit)
    if first_word == last_word or low == 0:
        return f"{first}至{last}{last_word}"
    return f"{first}{first_word}至{last}{last_word}"


def after(unit: Unit | None, *, one: bool = False) -> str:
    """Return the English word that follows a number, with its blank; empty where English needs none."""
    return "" if unit is None or unit.id in _BARE else f" {unit.get('en', one=one)}"


def percent(value: Exact, lang: Lang = "zh") -> str:
    """Write a fraction as a percentage with one place at most."""
    return f"{number(Fraction(value) * 100, lang, places=1)}%"


def percents(low: Exact, high: Exact, lang: Lang = "zh") -> str:
    """Write a range of fractions as percentages."""
    if low == high:
        return percent(low, lang)
    return f"{percent(low, lang)}{_to(lang)}{percent(high, lang)}"


def span(low: Exact, high: Exact, lang: Lang = "zh") -> str:
    """Write a range for a table: 3～8, 3–8; one number where both ends are equal."""
    if low == high:
        return number(low, lang)
    return f"{number(low, lang)}{'～' if lang == 'zh' else '–'}{number(high, lang)}"


def points_of(points: Points, lang: Lang = "zh", *, spaced: bool = False) -> str:
    """Write points for a table: 3～8/8, money with its unit."""
    slash = " / " if spaced else "/"
    unit = "" if points.unit == "point" else "元" if lang == "zh" else " yuan"
    return f"{span(points.low, points.high, lang)}{slash}{number(points.allotted, lang)}{unit}"


def earned(points: Points, lang: Lang = "zh") -> str:
    """Say in a sentence what was earned; empty where there was nothing to earn."""
    if points.allotted == 0 and points.high == 0:
        return ""
    full = number(points.allotted, lang)
    if lang == "en":
        return f"{span(points.low, points.high, lang)} of {full}" + ("" if points.unit == "point" else " yuan")
    word, most = ("分", f"（满分{full}分）") if points.unit == "point" else ("元", f"（最多{full}元）")
    if not points.exact:
        closing = "" if points.high == points.allotted else most
        return f"得{number(points.low)}至{number(points.high)}{word}{closing}"
    return f"得{number(points.low)}{word}" + ("" if points.low == points.allotted else most)


def open_points(points: Points) -> Decimal:
    """Return how many points are not decided."""
    return points.high - points.low


def _to(lang: Lang) -> str:
    return "至" if lang == "zh" else "–"


def _scaled(value: Exact, unit: Unit) -> tuple[str, str]:
    """A number and its Chinese unit; money of ten thousand and more is counted in ten thousands."""
    if unit.id == "yuan" and abs(Fraction(value)) >= _TEN_THOUSAND and Fraction(value) % 100 == 0:
        return number(Fraction(value) / _TEN_THOUSAND), "万元"
    return number(value), unit.text.zh
