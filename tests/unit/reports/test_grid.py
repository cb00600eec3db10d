"""The grid of a terminal: widths, columns, bars, and what never reaches it."""

from decimal import Decimal

import pytest

from studiorules.findings import Points
from studiorules.reports.colour import Palette
from studiorules.reports.grid import bar, cells, clean, clipped, columns, one_line, pad


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("工作室", 6), ("3～8/8", 6), ("√", 1), ("■□·", 3), ("（满分）", 8), ("e\u0301", 1), ("", 0)],
)
def test_widths(text: str, width: int) -> None:
    assert cells(text) == width


def test_padding_counts_cells() -> None:
    assert pad("场所", 6) == "场所  "
    assert pad("8", 4, "right") == "   8"
    assert pad("场所规范", 4) == "场所规范"


def test_clipping_counts_cells_and_says_so() -> None:
    assert clipped("工作室规范", 10) == "工作室规范"
    assert clipped("工作室规范", 9) == "工作室规…"
    assert cells(clipped("工作室规范", 8)) <= 8


def test_columns_stand_straight() -> None:
    told = columns([("标志", "3"), ("sign", "12.5")], align=("left", "right"), indent=" ")
    assert told == [" 标志     3", " sign  12.5"]


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        ("19.7", "88", "■□□□□□□□□·"),
        ("0", "100", "□□□□□□□□□□"),
        ("100", "100", "■■■■■■■■■■"),
        ("0", "0", "··········"),
        ("31.97", "31.97", "■■■·······"),
        ("99.9", "100", "■■■■■■■■■□"),
    ],
)
def test_a_bar_never_draws_more_than_is_certain(low: str, high: str, drawn: str) -> None:
    assert bar(Points(low=Decimal(low), high=Decimal(high), allotted=Decimal(100))) == drawn


def test_nothing_to_draw() -> None:
    assert bar(Points(low=Decimal(0), high=Decimal(0), allotted=Decimal(0))) == ""


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\r", "\x9b31m", "\u202e", "\u200f", "\x00", "\u2028"])
def test_nothing_steers_the_terminal(hostile: str) -> None:
    left = clean(f"甲{hostile}乙")
    assert left.isprintable()
    assert left.startswith("甲")
    assert left.endswith("乙")
    assert one_line(f"甲\n{hostile}\t乙").isprintable()


def test_line_ends_stay_in_a_report_and_go_from_a_cell() -> None:
    assert clean("甲\n乙") == "甲\n乙"
    assert one_line(" 甲 \n\n 乙 ") == "甲 乙"


def test_signs_that_a_chinese_console_lacks_are_written_plainly() -> None:
    assert clean("30 m²").encode("gbk") == b"30 m2"


def test_colour_is_an_option_and_never_alone() -> None:
    assert Palette(on=False).signs("× 标志") == "× 标志"
    coloured = Palette(on=True).signs("× 标志")
    assert "×" in coloured
    assert coloured.startswith("\x1b[31m×\x1b[0m")
    assert Palette(on=True).signs("■□·") == "■□\x1b[2m·\x1b[0m"
