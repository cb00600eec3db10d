"""What is measured: the closed set of measures.

A measure is a number known to lie in an interval. On which scale the number lies is said by `Scale`; whether it is
enough, by `enough`; what it is worth, by `worth`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal

import attrs

from studiorules.dossier import Unit
from studiorules.rulebook.condition import Condition
from studiorules.rulebook.weights import Weights
from studiorules.terms import Duration, Text, Vocabulary

if TYPE_CHECKING:
    from studiorules.rulebook.enough import Clause

__all__ = [
    "Best",
    "Claim",
    "Count",
    "During",
    "Each",
    "Elapsed",
    "Fact",
    "Growth",
    "IfNone",
    "Joined",
    "Judged",
    "Kinds",
    "Matches",
    "Measure",
    "Narrowing",
    "Piece",
    "Ratio",
    "Scale",
    "ScaleKind",
    "Score",
    "Share",
    "Since",
    "Total",
    "Within",
]

IfNone = Literal["pass", "fail"]
"""What an empty case comes to."""


class ScaleKind(StrEnum):
    """What kind of number a measure is."""

    NUMBER = "number"
    """So many things or units; whole steps of 10**-places."""
    TRUTH = "truth"
    """Yes (1) or no (0)."""
    LEVEL = "level"
    """The rank of a level, 0 for the lowest."""
    DAY = "day"
    """A day, as its ordinal."""
    CHOICE = "choice"
    """One word of a vocabulary, or a text; it can only be equal or not."""
    CHOICES = "choices"
    """A set of words; it can only contain or not."""
    FRACTION = "fraction"
    """An exact fraction."""


@attrs.frozen(kw_only=True)
class Scale:
    """On which scale a measure lies.

    Attributes:
        kind: What kind of number it is.
        places: Decimal places of a whole step.
        unit: What it counts; None where it counts nothing.
        vocabulary: The words of a level or choice; None otherwise.
        floor: Lowest number there can be, in units.
        ceiling: Highest number there can be, in units; None = no upper end.
    """

    kind: ScaleKind
    places: int = 0
    unit: Unit | None = None
    vocabulary: Vocabulary | None = None
    floor: int = 0
    ceiling: int | None = None

    @property
    def steps(self) -> int:
        """How many whole steps make one unit."""
        return int(10**self.places)


@attrs.frozen
class Within:
    """The record's day falls inside the last so much before the as-of date."""

    duration: Duration


@attrs.frozen
class During:
    """The record's span overlaps the last so much before the as-of date."""

    duration: Duration


@attrs.frozen
class Since:
    """The record's day falls on or after a day of the dossier, and inside so much after it.

    Attributes:
        section: Section of the day, a section of facts.
        field: Name of the day.
        duration: How long after it; None = up to the as-of date.
    """

    section: str
    field: str
    duration: Duration | None = None


@attrs.frozen(kw_only=True)
class Each:
    """The worst of several years.

    Attributes:
        year: `calendar` for complete calendar years before the as-of date, `rolling` for years that end on it.
        last: How many years, at most 6.
        since: Years that began before this day drop out; None = none does.
        if_none: What it comes to where no year is left; None where that cannot be.
    """

    year: Literal["calendar", "rolling"]
    last: int
    since: Since | None = None
    if_none: IfNone | None = None


@attrs.frozen(kw_only=True)
class Narrowing:
    """Which records of which list a measure reads.

    Attributes:
        list: Name of the list.
        where: Condition on each record; None = every record.
        window: When; None = up to the as-of date, and for spans: in force on it.
        dated_by: The day of the record that the window reads; None = its own (of a span: its beginning).
        each: The worst of several years; None = all together.
        unless: Who comes first where one record serves one requirement only: what matches there is not counted here.
    """

    list: str
    where: Condition | None = None
    window: Within | During | Since | None = None
    dated_by: str | None = None
    each: Each | None = None
    unless: tuple[Claim, ...] = ()


@attrs.frozen(kw_only=True)
class Claim:
    """Records of a list that another requirement claims.

    Attributes:
        by: Full id of the requirement.
        of: Which records: those that match.
    """

    by: str
    of: Narrowing


@attrs.frozen(kw_only=True)
class Measure:
    """What is measured, and on which scale.

    Attributes:
        scale: On which scale it lies.
        text: Its name for readers, where the rulebook names it; None = said from what it is.
    """

    scale: Scale
    text: Text | None = attrs.field(default=None, eq=False)


@attrs.frozen(kw_only=True)
class Fact(Measure):
    """One fact in force on the as-of date."""

    section: str
    field: str


@attrs.frozen(kw_only=True)
class Count(Measure):
    """How many things the matching records stand for.

    Attributes:
        weights: How much each record counts; None = each as one.
        once_per: The field that names what counts once, as much as the best of its records; None = every record counts.
    """

    of: Narrowing
    weights: Weights | None = None
    once_per: str | None = None


@attrs.frozen(kw_only=True)
class Total(Measure):
    """Sum of a number over the matching records."""

    of: Narrowing
    field: str


@attrs.frozen(kw_only=True)
class Kinds(Measure):
    """How many of a named set of words occur in a field of the matching records.

    Attributes:
        words: The named set; None = how many different values occur.
    """

    of: Narrowing
    field: str
    words: tuple[str, ...] | None = None


@attrs.frozen(kw_only=True)
class Share(Measure):
    """Which part of the matching records also meets a condition."""

    of: Narrowing
    part: Condition
    if_none: IfNone


@attrs.frozen(kw_only=True)
class Ratio(Measure):
    """One measure over another."""

    top: Measure
    bottom: Measure
    if_none: IfNone


@attrs.frozen(kw_only=True)
class Best(Measure):
    """Highest level among the matching records."""

    of: Narrowing
    field: str


@attrs.frozen(kw_only=True)
class Growth(Measure):
    """Net change of how many spans are in force, from the beginning to the end of the window."""

    of: Narrowing


@attrs.frozen(kw_only=True)
class Elapsed(Measure):
    """Completed years, months or days since a day of the dossier."""

    section: str
    field: str
    unit: Literal["years", "months", "days"]


@attrs.frozen
class Piece:
    """A piece of a pattern: literal words, a fact's text, or any text at all.

    Attributes:
        literal: The words; None for the others.
        section: Section of the fact; None for the others.
        field: Name of the fact; None for the others.
    """

    literal: str | None = None
    section: str | None = None
    field: str | None = None

    @property
    def anything(self) -> bool:
        """Whether any text fits."""
        return self.literal is None and self.field is None


@attrs.frozen(kw_only=True)
class Matches(Measure):
    """A text against a pattern of pieces, in order."""

    section: str
    field: str
    pieces: tuple[Piece, ...]


@attrs.frozen(kw_only=True)
class Judged(Measure):
    """What a person decided.

    Attributes:
        question: Id of the question inside the rulebook.
    """

    question: str


@attrs.frozen(kw_only=True)
class Score(Measure):
    """Rounded points.

    Attributes:
        of: `total`, or the id of a section, whose points are read under its cap.
    """

    of: str = "total"


@attrs.frozen(kw_only=True)
class Joined(Measure):
    """Several yes/no tests joined.

    Attributes:
        how: `all` hold, `any` holds, or `some`: so many hold.
        branches: The tests.
    """

    how: Literal["all", "any", "some"]
    branches: tuple[Clause, ...]
