"""Between which ends a stated value lies, and whether two statements can both be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studiorules.dossier.fields import Contested, FieldKind
from studiorules.terms import FAR, Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studiorules.dossier.fields import Field

__all__ = ["ENDLESS", "day_range", "disjoint", "number_range", "rank_range", "surely_differ"]

ENDLESS = 10**30
"""Stands for "no upper end" while ends are compared."""


def day_range(value: Any) -> tuple[int, int]:
    """Return the earliest and the latest day that a stated day may be, as ordinals."""
    told = list(_told(value))
    firsts = [-FAR if one.first is None else one.first for one in told]
    lasts = [FAR if one.last is None else one.last for one in told]
    return min(firsts), max(lasts)


def number_range(field: Field, value: Any) -> tuple[int, int]:
    """Return the lowest and the highest that a stated number may be, in steps."""
    ends = [one.steps(field.places) for one in _told(value)]
    lows = [field.floor * 10**field.places if low is None else low for low, _ in ends]
    highs = [ENDLESS if high is None else high for _, high in ends]
    return min(lows), max(highs)


def rank_range(field: Field, value: Any) -> tuple[int, int]:
    """Return the lowest and the highest rank that a stated level may have."""
    vocabulary = field.vocabulary
    if vocabulary is None:
        raise TypeError(f"{field.name} has no vocabulary")
    told = [one if isinstance(one, Level) else Level(one, one) for one in _told(value)]
    return min(vocabulary.rank(one.low) for one in told), max(vocabulary.rank(one.high) for one in told)


def disjoint(one: Any, other: Any) -> bool:
    """Whether no statement of the one is a statement of the other."""
    return {_plain(said) for said in _told(one)}.isdisjoint({_plain(said) for said in _told(other)})


def surely_differ(field: Field, one: Any, other: Any) -> bool:
    """Whether two stated values of a field cannot be the same."""
    match field.kind:
        case FieldKind.NUMBER:
            (low, high), (least, most) = number_range(field, one), number_range(field, other)
        case FieldKind.LEVEL:
            (low, high), (least, most) = rank_range(field, one), rank_range(field, other)
        case FieldKind.DATE:
            (low, high), (least, most) = day_range(one), day_range(other)
        case _:
            return disjoint(one, other)
    return high < least or most < low


def _told(value: Any) -> Iterable[Any]:
    return [said for _, said in value.said] if isinstance(value, Contested) else [value]


def _plain(said: Any) -> Any:
    return frozenset(said) if isinstance(said, tuple) else said
