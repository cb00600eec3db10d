"""Values that rules compare with: numbers, levels, days, deadlines of every year, dated parameters."""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

import attrs

from studiorules.terms import Citation, Text

__all__ = ["DatedValue", "Deadline", "Given", "Parameter", "ValueOf"]


@attrs.frozen
class Deadline:
    """A day of every year: in the year of the as-of date."""

    month: int
    day: int


@attrs.frozen
class ValueOf:
    """The value of a parameter on the as-of date, written `@name`."""

    name: str


Given: TypeAlias = Decimal | str | date | Deadline | ValueOf
"""A number in the field's unit, the id of a level or choice, a day, a deadline of every year, or a parameter."""


@attrs.frozen(kw_only=True)
class DatedValue:
    """What a parameter was worth over a time, with its own source.

    Attributes:
        from_: First day on which the value holds.
        to: Last day on which it holds; None = until the next value begins.
        value: A number, or the id of a level.
        basis: `seen` in the source, `editor` for our own choice; None = as the rulebook.
        why: Reason for the value.
        cite: Where it is stated; None = nowhere.
    """

    from_: date
    to: date | None = None
    value: Decimal | str
    basis: str | None = None
    why: Text | None = None
    cite: Citation | None = None


@attrs.frozen(kw_only=True)
class Parameter:
    """A named threshold whose value depends on the day.

    Attributes:
        name: English name; rules write `@name`.
        unit: What it counts, as written; None where it is a level.
        levels: Id of the vocabulary it is a level of; None for numbers.
        dated: Its values, earliest first; never two on one day.
        path: Where it stands in the rulebook's document.
    """

    name: str
    unit: str | None = None
    levels: str | None = None
    dated: tuple[DatedValue, ...]
    text: Text | None = None
    path: str = attrs.field(default="", eq=False)

    def on(self, day: date) -> DatedValue | None:
        """Return the value that holds on a day; None before the first and after the last."""
        holding = [one for one in self.dated if one.from_ <= day and (one.to is None or day <= one.to)]
        return holding[-1] if holding else None
