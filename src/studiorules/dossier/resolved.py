"""The resolved dossier: the same records as columns of whole numbers and codes, nothing missing.

Rules are judged on this form, by the reference evaluator and by every engine alike. It depends neither on a rulebook
nor on an as-of date. What is not stated is spelled out: a code `?`, or both ends of all that could be. What repeats
each year is repeated, what is told twice is one row with the hull, and a part says all that its whole says.
"""

from collections.abc import Iterator, Mapping

import attrs

from studiorules.dossier.listed import ListState
from studiorules.terms import FAR

__all__ = ["NOTHING", "NOT_KNOWN", "OPEN", "UNKNOWN", "Family", "Resolved", "ResolvedSection", "Row", "Vote", "is_open"]

UNKNOWN = "?"
"""The code of what is not stated; no id and no text of a dossier is this."""
NOTHING = ""
"""The code of a text that is stated not to be there."""
OPEN = 10**30
"""Stands for "no upper end"; sums of it stay recognisable, and no sum of stated numbers comes near."""
NOT_KNOWN = frozenset({UNKNOWN})
"""The set of choices that is not stated."""


def is_open(number: int) -> bool:
    """Whether a number stands for no end, on either side."""
    return number >= OPEN // 2 or number <= -OPEN // 2


class Row:
    """One thing, or so many alike, in columns; the columns of a section are the slots of its subclass.

    Attributes:
        record: Index of the record it came from.
        doubt: Bits of the columns that are not exactly known.
    """

    __slots__ = ()

    record: int
    doubt: int

    columns: tuple[str, ...] = ()
    bits: Mapping[str, int] = {}


@attrs.frozen
class Family:
    """A whole and the parts that refine it."""

    whole: Row
    parts: tuple[Row, ...]


@attrs.frozen
class Vote:
    """One judgement, in force from the day it was given until the same reviewer gives another.

    Attributes:
        question: Id as written, `rulebook:question` or the question alone.
        from_: Ordinal of the day it was given.
        reviewer: Who gave it; None = not said, and nobody else's takes its place.
        level: Id of the level; None for a number or a recusal.
        value: The number in hundredths; None for a level or a recusal.
        recused: Whether the reviewer stood aside.
    """

    question: str
    from_: int
    reviewer: str | None = None
    level: str | None = None
    value: int | None = None
    recused: bool = False


@attrs.frozen
class ResolvedSection:
    """One section in columns.

    Attributes:
        rows: Rows that stand for themselves.
        families: Wholes with their parts.
        complete_from: First day from which the list is complete; `FAR` where it never is.
        complete_to: Last day to which it is; `-FAR` where it never is.
        none: Whether the section is stated to be none.
        state: As written; None = not stated.
    """

    rows: tuple[Row, ...]
    families: tuple[Family, ...]
    complete_from: int
    complete_to: int
    none: bool
    state: ListState | None

    @property
    def all_rows(self) -> Iterator[Row]:
        """Every row, those of families included."""
        yield from self.rows
        for family in self.families:
            yield family.whole
            yield from family.parts


@attrs.frozen
class Resolved:
    """A dossier in columns.

    Attributes:
        stated_on: Ordinal of the day on which it speaks.
        sections: Section by name; a section that is not stated is absent.
        votes: Judgements, in the order of the days on which they were given.
    """

    stated_on: int
    sections: Mapping[str, ResolvedSection]
    votes: tuple[Vote, ...]

    def section(self, name: str) -> ResolvedSection:
        """Return a section; one that is not stated has no rows and is never complete."""
        return self.sections.get(name, _NOT_STATED)

    def joined(self, other: "Resolved") -> "Resolved":
        """Return both together; the other's sections stand beside one's own."""
        return Resolved(self.stated_on, {**self.sections, **other.sections}, self.votes)


_NOT_STATED = ResolvedSection((), (), FAR, -FAR, none=False, state=None)
