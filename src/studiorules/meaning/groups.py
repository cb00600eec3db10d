"""Groups that count once: the records that name the same person or project count as much as the best of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from studiorules.dossier import Field, FieldKind
from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN
from studiorules.meaning.records import Standing
from studiorules.meaning.sums import Ends, by_family
from studiorules.meaning.truth import NO, Truth
from studiorules.meaning.weights import Weight, weighed

__all__ = ["best_of_groups", "key_of"]


def key_of(one: Standing, field: Field) -> str | None:
    """The group of a record; None where nobody knows it."""
    code: str = getattr(one.row, field.name)
    return None if code == UNKNOWN else code


def best_of_groups(
    standings: Sequence[Standing], field: Field, weight: Weight, *, heaviest: int, complete: bool
) -> Ends:
    """Add up the best of each group.

    A record whose group nobody knows may be of the best group, and then adds only by how much it is better; or of a
    group of its own. One that is stated to belong to nothing repeats nothing and counts for itself.

    Args:
        standings: The records.
        field: The field that names the group.
        weight: How much one thing of a record counts.
        heaviest: How much any record counts at most.
        complete: Whether no record is missing.
    """
    sure: dict[str, int] = {}
    possible: dict[str, int] = {}
    best_unknown = 0
    for one in standings:
        key, counts = key_of(one, field), weight(one.row)
        if one.truth.sure and one.row.quantity_lo >= 1 and key is None:
            best_unknown = max(best_unknown, counts.low)
        elif one.truth.sure and one.row.quantity_lo >= 1 and key:
            sure[key] = max(sure.get(key, 0), counts.low)
        if one.truth.possible and one.row.quantity_hi >= 1 and key:
            possible[key] = max(possible.get(key, 0), counts.high)

    def of_nothing(one: Standing) -> Truth:
        return one.truth if key_of(one, field) == NOTHING else NO

    alone = weighed(standings, weight, of_nothing)
    low = sum(sure.values()) + max(0, best_unknown - max(sure.values(), default=0)) + alone.low
    apart = list(_apart(standings, field, weight))
    if field.kind is FieldKind.CHOICE and field.vocabulary is not None:
        best = [possible.get(word, 0) for word in field.vocabulary.ids]
        return Ends(low, _spread(best, apart) if complete else len(best) * heaviest)
    high = sum(possible.values()) + alone.high + sum(many * counts for many, counts in apart)
    return Ends(low, high if complete else OPEN)


def _apart(standings: Iterable[Standing], field: Field, weight: Weight) -> Iterator[tuple[int, int]]:
    """How many things of unknown group there are at most, and how much each counts at most."""

    def counts(one: Standing) -> int:
        return weight(one.row).high if one.truth.possible and key_of(one, field) is None else 0

    alone, families = by_family(standings)
    for one in alone:
        yield one.row.quantity_hi, counts(one)
    for whole, *parts in families:
        # No part is heavier than the heaviest of the rest: name no more of them than one must.
        named = [one.row.quantity_lo for one in parts]
        yield max(0, whole.row.quantity_hi - sum(named)), counts(whole)
        yield from ((many, counts(one)) for many, one in zip(named, parts, strict=True))


def _spread(best: list[int], apart: Iterable[tuple[int, int]]) -> int:
    """The most that things of unknown group bring: the best first, each to the poorest group that is left."""
    found = sorted(best)
    left = iter(range(len(found)))
    for many, counts in sorted(apart, key=lambda told: -told[1]):
        for _, index in zip(range(many), left, strict=False):
            found[index] = max(found[index], counts)
    return sum(found)
