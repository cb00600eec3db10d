"""How much records of unequal weight count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from studiorules.meaning.records import Standing, have_values, holds
from studiorules.meaning.setting import Setting
from studiorules.meaning.sums import Ends, by_family
from studiorules.meaning.truth import Truth
from studiorules.rulebook import Weights

__all__ = ["Weight", "even", "weighed", "weight_in"]

Weight: TypeAlias = Callable[[Any], Ends]
"""How much one thing of a record counts, in whole steps, if it counts."""


def even(row: Any) -> Ends:  # slots of a subclass
    """Each thing as one."""
    del row
    return Ends(1, 1)


def weight_in(weights: Weights, section: str, setting: Setting) -> Weight:
    """Read a table for the records of a list.

    Raises:
        CannotJudge: If it compares with a parameter that has no value on the day.
    """
    for row in weights.rows:
        if row.where is not None:
            have_values(row.where, setting)
    step = 10**weights.places
    known: dict[int, Ends] = {}

    def weight(row: Any) -> Ends:  # slots of a subclass
        if id(row) not in known:
            may_be = [
                int(case.counts * step)
                for case in weights.cases
                if all(holds(one, row, section, setting).possible for one in case.where)
            ]
            known[id(row)] = Ends(min(may_be), max(may_be))
        return known[id(row)]

    return weight


def weighed(
    standings: Iterable[Standing], weight: Weight, truth: Callable[[Standing], Truth] = lambda one: one.truth
) -> Ends:
    """Add up records by their weights; a part refines its whole and is never added to it.

    Args:
        standings: The records.
        weight: How much one thing of a record counts.
        truth: Whether it counts.
    """

    def counted(one: Standing) -> Ends:
        counts, each = truth(one), weight(one.row)
        return Ends(each.low if counts.sure else 0, each.high if counts.possible else 0)

    low = high = 0
    alone, families = by_family(standings)
    for one in alone:
        least, most = counted(one)
        low, high = low + one.row.quantity_lo * least, high + one.row.quantity_hi * most
    for members in families:
        inside = _family(members[0], members[1:], counted)
        low, high = low + inside.low, high + inside.high
    return Ends(low, high)


def _family(whole: Standing, parts: Sequence[Standing], counted: Callable[[Standing], Ends]) -> Ends:
    """How much a whole counts, given its parts.

    A part knows more of its things than the whole, so none of them is lighter than the lightest of the rest, nor
    heavier than the heaviest: both ends name no more of them than they must, and leave all others to the rest.
    """
    least, most = counted(whole)
    named = sum(one.row.quantity_lo for one in parts)
    low = max(0, whole.row.quantity_lo - named) * least
    high = (whole.row.quantity_hi - named) * most
    for one in parts:
        lightest, heaviest = counted(one)
        low, high = low + one.row.quantity_lo * lightest, high + one.row.quantity_lo * heaviest
    return Ends(low, high)
