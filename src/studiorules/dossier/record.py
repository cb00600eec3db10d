"""The three shapes of a record, and what a section is.

A *fact* record says what one object is like from a day to a day; a *moment* is something that happened on a day; a
*span* goes on from a day to a day. `to` is the last day in force.
"""

from enum import StrEnum
from typing import Any, ClassVar

import attrs

from studiorules.dossier.declared import to_duration, to_moment, to_number
from studiorules.dossier.fields import Field, Moment, Number
from studiorules.dossier.units import UNITS, Unit
from studiorules.terms import Period, Text

__all__ = ["FactRecord", "MomentRecord", "Record", "Section", "Shape", "SpanRecord", "section"]


class Shape(StrEnum):
    """How the records of a section lie in time."""

    FACTS = "facts"
    """One object, described by dated records; a rule reads the one in force."""
    MOMENTS = "moments"
    """Things that happened, each on a day."""
    SPANS = "spans"
    """Things that go on, each from a day to a day."""


@attrs.frozen(kw_only=True)
class Section:
    """One section of a dossier.

    Attributes:
        name: English name; the dossier's key.
        text: Its name for readers.
        shape: How its records lie in time.
        fields: What its records may say, by name, in order.
        counted: What one record is counted as.
        adverse: Whether it lists things that speak against the studio and must be attested to be none.
        record: The class of its records; None for a section that a rulebook declares.
        kept: What other rooms made from it and keep with it; no part of what it says.
    """

    name: str
    text: Text
    shape: Shape
    fields: dict[str, Field] = attrs.field(factory=dict, eq=False)
    counted: Unit = UNITS["item"]
    adverse: bool = False
    record: "type[Record] | None" = attrs.field(default=None, eq=False)
    kept: dict[str, object] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def field(self, name: str) -> Field | None:
        """Return a field by name; None where the section has none of that name."""
        return self.fields.get(name)

    def __getstate__(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in attrs.fields(type(self)) if one.init}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in {**state, "kept": {}}.items():
            object.__setattr__(self, name, value)


def section(name: str, zh: str, en: str, *, counted: str = "item", adverse: bool = False) -> dict[str, Any]:
    """Declare what a record class is a section of."""
    return {"name": name, "text": Text(zh, en), "counted": UNITS[counted], "adverse": adverse}


def _texts(said: object) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)  # type: ignore[arg-type]  # an iterable of ids


@attrs.frozen(kw_only=True, repr=False)
class Record:
    """What every record may say.

    Attributes:
        id: Name by which other records refer to it; None where none does.
        source: Id of the source that says so; None = the dossier's own.
        evidence: Ids of attached documents.
        note: Words for people; rules never read them.
    """

    shape: ClassVar[Shape]
    about: ClassVar[dict[str, Any]]

    id: str | None = None
    source: str | None = None
    evidence: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    note: str | None = None

    def __repr__(self) -> str:
        """Names what it is and nobody's name."""
        told = getattr(self, "kind", None) or self.id
        return f"<{type(self).__name__}{f' {told}' if isinstance(told, str) else ''}>"


@attrs.frozen(kw_only=True, repr=False)
class FactRecord(Record):
    """What one object is like, from a day to a day.

    Attributes:
        from_: First day in force; None with `to` = since ever; None without = in force when stated, unknown before.
        to: Last day in force; None = no end known.
    """

    shape: ClassVar[Shape] = Shape.FACTS

    from_: Moment = attrs.field(default=None, converter=to_moment)
    to: Moment = attrs.field(default=None, converter=to_moment)


@attrs.frozen(kw_only=True, repr=False)
class _Tally(Record):
    """What records of lists may say: how many things they stand for, and of what they are a part.

    Attributes:
        quantity: How many things the record stands for; None = one.
        period: The days over which the things lie, each on its own day; None = see the dates.
        every: `year` = the record repeats for each year of its period; None = it does not.
        part_of: Id of the record that this one refines; None = it stands for itself.
        instead_of: Id of the record that tells the same thing; None = it is told once.
    """

    quantity: Number = attrs.field(default=None, converter=to_number)
    period: Period | None = attrs.field(default=None, converter=to_duration)
    every: str | None = attrs.field(default=None, validator=attrs.validators.in_((None, "year")))
    part_of: str | None = None
    instead_of: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class MomentRecord(_Tally):
    """Something that happened.

    Attributes:
        on: The day; None = some day up to the day on which the dossier speaks.
    """

    shape: ClassVar[Shape] = Shape.MOMENTS

    on: Moment = attrs.field(default=None, converter=to_moment)


@attrs.frozen(kw_only=True, repr=False)
class SpanRecord(_Tally):
    """Something that goes on.

    Attributes:
        on: The only day, where it lasted one; None otherwise.
        from_: First day in force; None with `to` = since ever; None without = in force when stated, unknown before.
        to: Last day in force; None = no end known.
    """

    shape: ClassVar[Shape] = Shape.SPANS

    on: Moment = attrs.field(default=None, converter=to_moment)
    from_: Moment = attrs.field(default=None, converter=to_moment)
    to: Moment = attrs.field(default=None, converter=to_moment)
