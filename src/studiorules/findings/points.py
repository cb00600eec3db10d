"""Points, as an interval of the allotted ones."""

from decimal import Decimal
from fractions import Fraction

import attrs

from studiorules.findings.refusal import NoOrder
from studiorules.rulebook.requirement import PointUnit

__all__ = ["Points", "plain"]


def plain(number: Decimal) -> str:
    """Write a number without trailing zeros and without an exponent."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@attrs.frozen(kw_only=True, order=False)
class Points(NoOrder):
    """Points between two ends, rounded as the rulebook declares.

    Attributes:
        low: What is certain.
        high: What is possible.
        allotted: What could be had at most.
        unit: What is earned: points, or yuan that add to no total.
        raw: Both ends before rounding; None where they were not asked for.
    """

    low: Decimal
    high: Decimal
    allotted: Decimal
    unit: PointUnit = "point"
    raw: tuple[Fraction, Fraction] | None = attrs.field(default=None, eq=False)

    @property
    def exact(self) -> bool:
        """Whether nothing is open."""
        return self.low == self.high

    def certainly(self, points: int | str | Decimal) -> bool:
        """Whether it is surely so many or more."""
        return self.low >= Decimal(points)

    def possibly(self, points: int | str | Decimal) -> bool:
        """Whether it may be so many or more."""
        return self.high >= Decimal(points)

    def __str__(self) -> str:
        ends = plain(self.low) if self.exact else f"{plain(self.low)}～{plain(self.high)}"
        return f"{ends}/{plain(self.allotted)}{'元' if self.unit == 'yuan' else ''}"

    def __repr__(self) -> str:
        ends = plain(self.low) if self.exact else f"{plain(self.low)}, {plain(self.high)}"
        unit = "" if self.unit == "point" else f", unit={self.unit}"
        return f"Points({ends}, of={plain(self.allotted)}{unit})"
