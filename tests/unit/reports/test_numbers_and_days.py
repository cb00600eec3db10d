"""Numbers, money, percentages, points, days and windows in words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from studiorules.dossier import UNITS
from studiorules.findings import Points
from studiorules.reports import amounts, days
from studiorules.terms import Duration, Period


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (Decimal("19.70"), "19.7", "19.7"),
        (Decimal("88.00"), "88", "88"),
        (Decimal("0.125"), "0.13", "0.13"),
        (Decimal("-0.125"), "-0.13", "-0.13"),
        (Fraction(1, 3), "0.33", "0.33"),
        (Fraction(-1, 1000), "0", "0"),
        (1234567, "1234567", "1,234,567"),
        (Decimal("1E+3"), "1000", "1,000"),
    ],
)
def test_a_number(value: amounts.Exact, zh: str, en: str) -> None:
    assert amounts.number(value) == zh
    assert amounts.number(value, "en") == en


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (3, "member", "3名", "3 members"),
        (1, "member", "1名", "1 member"),
        (2, "item", "2项", "2"),
        (125000, "yuan", "12.5万元", "125,000 yuan"),
        (10000, "yuan", "1万元", "10,000 yuan"),
        (9999, "yuan", "9999元", "9,999 yuan"),
        (Decimal("12345.67"), "yuan", "12345.67元", "12,345.67 yuan"),
        (20000, "m2", "20000平方米", "20,000 m²"),
    ],
)
def test_an_amount(value: amounts.Exact, unit: str, zh: str, en: str) -> None:
    assert amounts.amount(value, UNITS[unit]) == zh
    assert amounts.amount(value, UNITS[unit], "en") == en


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        (3, 5, "member", "3至5名", "3–5 members"),
        (5, 5, "member", "5名", "5 members"),
        (0, 20000, "yuan", "0至2万元", "0–20,000 yuan"),
        (5000, 20000, "yuan", "5000元至2万元", "5,000–20,000 yuan"),
    ],
)
def test_a_range(low: int, high: int, unit: str, zh: str, en: str) -> None:
    assert amounts.amounts(low, high, UNITS[unit]) == zh
    assert amounts.amounts(low, high, UNITS[unit], "en") == en


def test_a_percentage_is_rounded_half_up() -> None:
    assert amounts.percent(Fraction(7, 9)) == "77.8%"
    assert amounts.percent(Fraction(5, 10000)) == "0.1%"
    assert amounts.percents(Fraction(1, 2), 1, "en") == "50%–100%"


@pytest.mark.parametrize(
    ("low", "high", "allotted", "table", "zh", "en"),
    [
        (1, 1, 1, "1/1", "得1分", "1 of 1"),
        (7, 7, 10, "7/10", "得7分（满分10分）", "7 of 10"),
        (0, 5, 5, "0～5/5", "得0至5分", "0–5 of 5"),
        (1, 2, 5, "1～2/5", "得1至2分（满分5分）", "1–2 of 5"),
        (0, 0, 0, "0/0", "", ""),
    ],
)
def test_points(low: int, high: int, allotted: int, table: str, zh: str, en: str) -> None:
    points = Points(low=Decimal(low), high=Decimal(high), allotted=Decimal(allotted))
    assert amounts.points_of(points) == table
    assert amounts.earned(points) == zh
    assert amounts.earned(points, "en") == en


def test_a_day() -> None:
    assert days.day(date(2025, 6, 30)) == "2025年6月30日"
    assert days.day(date(2025, 6, 30), "en") == "2025-06-30"
    assert days.day_of_year(7, 31) == "7月31日"
    assert days.day_of_year(7, 31, "en") == "31 July"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [("2025", "2025年", "2025"), ("2025-06", "2025年6月", "2025-06"), ("2025-06-05", "2025年6月5日", "2025-06-05")],
)
def test_a_day_as_written(text: str, zh: str, en: str) -> None:
    assert days.written_day(text) == zh
    assert days.written_day(text, "en") == en


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2025", "2025年", "2025"),
        ("2021/..", "2021年以来", "since 2021"),
        ("../2025", "截至2025年", "up to 2025"),
        ("2021/2023", "2021年至2023年", "2021 to 2023"),
        ("[2014..2018]", "2014年至2018年之间", "between 2014 and 2018"),
    ],
)
def test_a_period(text: str, zh: str, en: str) -> None:
    assert days.period(Period.of(text)) == zh
    assert days.period(Period.of(text), "en") == en


@pytest.mark.parametrize(
    ("count", "unit", "zh", "en"),
    [
        (1, "years", "近一年", "in the last year"),
        (2, "years", "近两年", "in the last 2 years"),
        (3, "years", "近三年", "in the last 3 years"),
        (12, "years", "近12年", "in the last 12 years"),
        (18, "months", "近18个月", "in the last 18 months"),
        (1, "days", "近1天", "in the last day"),
    ],
)
def test_a_window(count: int, unit: str, zh: str, en: str) -> None:
    length = Duration(count, unit)  # type: ignore[arg-type]  # written as a parameter
    assert days.last(length) == zh
    assert days.last(length, "en") == en
