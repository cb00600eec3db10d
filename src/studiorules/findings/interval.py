"""What was measured, between two ends."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import attrs

from studiorules.findings.refusal import NoOrder
from studiorules.rulebook import Scale, ScaleKind

__all__ = ["End", "Interval"]

End: TypeAlias = Decimal | Fraction | str | None
"""A number in units, an exact fraction, the id of a level, a day as ISO text; None = open."""


@attrs.frozen(kw_only=True, order=False)
class Interval(NoOrder):
    """A measured value known to lie between two ends.

    Attributes:
        low: Lowest; None = no lower end.
        high: Highest; None = no upper end.
        scale: On which scale it lies.
        about: Whether it rests on an "about" and its tolerance.
        contested: Whether sources disagree about it.
        empty: Whether there may be nothing to measure (a share of nothing).
    """

    low: End
    high: End
    scale: Scale
    about: bool = False
    contested: bool = False
    empty: bool = False

    @property
    def unit(self) -> str | None:
        """Id of what it counts; None where it counts nothing."""
        return None if self.scale.unit is None else self.scale.unit.id

    @property
    def exact(self) -> bool:
        """Whether it is one value."""
        return self.low is not None and self.low == self.high and not self.empty

    def certainly(self, number: int | str | Decimal) -> bool:
        """Whether it surely is so much or more (levels: by id; days: by ISO text)."""
        return self.low is not None and self._place(self.low) >= self._place(number)

    def possibly(self, number: int | str | Decimal) -> bool:
        """Whether it may be so much or more (levels: by id; days: by ISO text)."""
        return self.high is None or self._place(self.high) >= self._place(number)

    def _place(self, value: int | str | Decimal | Fraction) -> Fraction:
        """Where a value lies on the scale, as a number."""
        if self.scale.kind is ScaleKind.LEVEL and self.scale.vocabulary is not None:
            return Fraction(self.scale.vocabulary.rank(str(value)))
        if self.scale.kind is ScaleKind.DAY:
            return Fraction(date.fromisoformat(str(value)).toordinal())
        return Fraction(value)

    def __repr__(self) -> str:
        ends = ", ".join("open" if end is None else str(end) for end in (self.low, self.high))
        marks = "".join(f", {name}=True" for name in ("about", "contested", "empty") if getattr(self, name))
        return f"Interval({ends}{f', {self.unit!r}' if self.unit else ''}{marks})"
