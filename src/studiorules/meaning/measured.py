"""A number between two ends, and what it was read from."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import attrs

from studiorules.findings import Votes
from studiorules.meaning.records import Standing

__all__ = ["Measured", "Number"]

Number: TypeAlias = int | Fraction


@attrs.frozen(kw_only=True)
class Measured:
    """A number between two ends.

    Attributes:
        low: Lowest, in whole steps of the measure's scale; `-OPEN` where there is no lower end.
        high: Highest; `OPEN` where there is no upper end.
        empty: Whether there may be nothing to measure.
        only_empty: Whether there surely is nothing to measure.
        if_none: What nothing to measure comes to; None where that cannot be.
        reads: Paths of facts, names of lists and ids of questions it was read from.
        standings: The records it rests on.
        each: Where records have weights: what one thing of each counts if it counts, in the order of `standings`.
        words: Of `kinds`: the words that surely occur.
        judgement: Whether only a person can settle it.
        years: Of `each`: the sure sum of each year, by the year's last day.
        votes: What a panel voted; None where no panel was asked.
    """

    low: Number
    high: Number
    empty: bool = False
    only_empty: bool = False
    if_none: str | None = None
    reads: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    each: tuple[tuple[int, int], ...] = ()
    words: frozenset[str] = frozenset()
    judgement: bool = False
    years: tuple[tuple[int, int], ...] = ()
    votes: Votes | None = None
