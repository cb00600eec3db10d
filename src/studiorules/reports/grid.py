"""The grid of a terminal: widths of characters, columns, bars, and what must never reach it.

Chinese counts two cells. Signs and bars are of ambiguous width, which a terminal draws one or two cells wide; they are
counted as one everywhere, and every row of a table holds them in the same places, so that columns stay straight either
way.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from studiorules.findings import Points

__all__ = ["Align", "bar", "cells", "clean", "clipped", "columns", "one_line", "pad", "widest"]

Align = Literal["left", "right"]

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_NOT_IN_GBK = str.maketrans({"²": "2", "³": "3", "\u00a0": " ", "−": "-", "‑": "-"})


def clean(text: str) -> str:
    """Take out whatever could steer a terminal or turn the direction of writing; line ends stay.

    Our own few signs that Chinese Windows consoles do not have are written plainly (m² as m2).
    """
    return _visible(text).translate(_NOT_IN_GBK)


def one_line(text: str, *, terminal: bool = True) -> str:
    """Make words from a document fit for one line: no control characters, no line ends, single blanks.

    Args:
        text: The words.
        terminal: Whether signs that Chinese Windows consoles do not have are written plainly.
    """
    line = text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
    return " ".join((clean(line) if terminal else _visible(line)).split())


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return sum(_width(char) for char in text)


def pad(text: str, width: int, align: Align = "left") -> str:
    """Fill a text up to a width in cells."""
    blanks = " " * max(width - cells(text), 0)
    return blanks + text if align == "right" else text + blanks


def clipped(text: str, width: int) -> str:
    """Cut a text that is wider than a width; what was cut is marked by …."""
    if cells(text) <= width:
        return text
    kept, taken = "", 1
    for char in text:
        taken += _width(char)
        if taken > width:
            break
        kept += char
    return f"{kept}…"


def columns(
    rows: Sequence[Sequence[str]], *, align: Sequence[Align] = (), gap: str = "  ", indent: str = ""
) -> list[str]:
    """Set rows in columns, each as wide as its widest cell; blanks at the ends of lines are left out."""
    count = max((len(row) for row in rows), default=0)
    widths = [max((cells(row[at]) for row in rows if at < len(row)), default=0) for at in range(count)]
    aligned: list[Align] = [*align, *(["left"] * (count - len(align)))]  # type: ignore[list-item]  # "left" is one
    return [
        (indent + gap.join(pad(cell, widths[at], aligned[at]) for at, cell in enumerate(row))).rstrip() for row in rows
    ]


def bar(points: Points, length: int = 10) -> str:
    """Draw points as a bar: ■ certain, □ open, · lost.

    What is certain is never drawn longer than it is, what is lost never longer either.
    """
    if points.allotted <= 0:
        return ""
    low, high = (min(end, points.allotted) for end in (points.low, points.high))  # a bonus may lift it above
    sure = int(low * length / points.allotted)
    lost = int((points.allotted - high) * length / points.allotted)
    if low == high:
        sure = _nearest(low * length / points.allotted)
        lost = length - sure
    return "■" * sure + "□" * (length - sure - lost) + "·" * lost


def _visible(text: str) -> str:
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in _INVISIBLE)


def _nearest(value: Decimal) -> int:
    return int(value + Decimal("0.5"))


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def widest(texts: Iterable[str]) -> int:
    """Return the width of the widest text."""
    return max((cells(text) for text in texts), default=0)
