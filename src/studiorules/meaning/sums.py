"""Adding up what records stand for, wholes with their parts included."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from studiorules.dossier.resolved import OPEN, is_open
from studiorules.meaning.records import Standing
from studiorules.meaning.truth import Truth

__all__ = ["Amount", "Ends", "by_family", "field_amount", "quantity", "summed"]


class Ends(NamedTuple):
    """A sum between two ends; `OPEN` where there is no upper end."""

    low: int
    high: int


Amount = Callable[[Any], Ends]
"""What one record adds, if it counts."""


def quantity(row: Any) -> Ends:  # slots of a subclass
    """How many things a record stands for."""
    return Ends(row.quantity_lo, row.quantity_hi)


def field_amount(field: str) -> Amount:
    """What a field of a record adds; a record that may be nothing surely adds nothing."""

    def amount(row: Any) -> Ends:  # slots of a subclass
        low, high = getattr(row, f"{field}_lo"), getattr(row, f"{field}_hi")
        return Ends(low if row.quantity_lo >= 1 else min(low, 0), high)

    return amount


def summed(standings: Iterable[Standing], amount: Amount, truth: Callable[[Standing], Truth]) -> Ends:
    """Add up records that count; a part refines its whole and is never added to it.

    Args:
        standings: The records.
        amount: What one record adds.
        truth: Whether it counts.
    """
    low = high = 0
    alone, families = by_family(standings)
    for one in alone:
        counts, adds = truth(one), amount(one.row)
        low += adds.low if counts.sure else 0
        high += adds.high if counts.possible else 0
    for members in families:
        inside = _family(members[0], members[1:], amount, truth)
        low, high = low + inside.low, high + inside.high
    return Ends(low, high)


def by_family(standings: Iterable[Standing]) -> tuple[list[Standing], list[list[Standing]]]:
    """Part records that stand for themselves from wholes, each with its parts behind it."""
    alone: list[Standing] = []
    families: dict[int, list[Standing]] = {}
    for one in standings:
        if one.family is None:
            alone.append(one)
        else:
            families.setdefault(id(one.family), []).append(one)
    return alone, list(families.values())


def _family(whole: Standing, parts: Sequence[Standing], amount: Amount, truth: Callable[[Standing], Truth]) -> Ends:
    """How much of a whole counts, given its parts: exact, whatever the unnamed rest is."""
    bounds, counts = amount(whole.row), truth(whole)
    told = [(truth(part), amount(part.row)) for part in parts]
    named = sum(adds.low for _, adds in told)
    if counts.sure:
        return Ends(max(bounds.low, named), bounds.high)
    if not counts.possible:
        return Ends(0, 0)
    low = sum(adds.low for counted, adds in told if counted.sure)
    # Parts never name more than their whole has at most: all of that may count but what its parts say of others.
    cannot = sum(adds.low for counted, adds in told if not counted.possible)
    return Ends(low, OPEN if is_open(bounds.high) else bounds.high - cannot)
