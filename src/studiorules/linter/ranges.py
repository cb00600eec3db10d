"""Sets of whole steps: what a measure can come to, and what a bound allows of it.

A set is a tuple of ranges, both ends included, the lowest first, none touching the next; None is an open end. Fractions
are counted in steps finer than any number a rulebook can write.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from math import ceil, floor
from typing import TypeAlias

from studiorules.rulebook import Deadline, Parameter, Scale, ScaleKind, ValueOf, Word
from studiorules.rulebook.value import Given

__all__ = [
    "EVERYTHING",
    "FINEST",
    "Ranges",
    "allowed",
    "complement",
    "inside",
    "overlap",
    "shown",
    "union",
    "values_of",
]

Ranges: TypeAlias = tuple[tuple[int | None, int | None], ...]

EVERYTHING: Ranges = ((None, None),)
"""Every number."""
FINEST = 10**12
"""Steps to one where a fraction is measured."""


def steps_of(value: Decimal | str | date | bool, scale: Scale) -> Decimal | None:
    """Where a value lies, in steps; a word without rank gets a number of its own. None where that cannot be told."""
    if isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value * (FINEST if scale.kind is ScaleKind.FRACTION else scale.steps)
    if isinstance(value, date):
        return Decimal(value.toordinal())
    if scale.kind is ScaleKind.LEVEL and scale.vocabulary is not None:
        return Decimal(scale.vocabulary.rank(value))
    return Decimal(_number_of(value)) if scale.kind is ScaleKind.CHOICE else None


def _number_of(word: str) -> int:
    """A number of its own for a word, never next to that of another."""
    return 2 * int.from_bytes(blake2b(word.encode(), digest_size=10).digest())


def values_of(given: Given | bool, parameters: dict[str, Parameter]) -> tuple[Decimal | str | date | bool, ...]:
    """The values that a written value may stand for; none where it depends on the year."""
    if isinstance(given, ValueOf):
        return tuple(dict.fromkeys(one.value for one in parameters[given.name].dated))
    return () if isinstance(given, Deadline) else (given,)


def allowed(word: Word | str, values: Iterable[Decimal]) -> Ranges:
    """The steps that a bound allows.

    Args:
        word: How it compares.
        values: With which values; several for `is` and `is_not` only.
    """
    told = sorted(values)
    match str(word):
        case "at_least":
            return ((ceil(told[0]), None),)
        case "above":
            return ((floor(told[0]) + 1, None),)
        case "at_most":
            return ((None, floor(told[0])),)
        case "below":
            return ((None, ceil(told[0]) - 1),)
    points = union(((int(one), int(one)),) for one in told if one == int(one))
    return points if str(word) == "is" else complement(points)


def complement(set_: Ranges) -> Ranges:
    """Everything that does not lie in a set."""
    found: list[tuple[int | None, int | None]] = []
    start: int | None = None
    for low, high in set_:
        if low is not None and (start is None or start < low):
            found.append((start, low - 1))
        if high is None:
            return tuple(found)
        start = high + 1
    return (*found, (start, None))


def overlap(one: Ranges, other: Ranges) -> Ranges:
    """What lies in both sets."""
    found: list[tuple[int | None, int | None]] = []
    first = second = 0
    while first < len(one) and second < len(other):
        (low, high), (other_low, other_high) = one[first], other[second]
        begin, end = _highest(low, other_low), _lowest(high, other_high)
        if begin is None or end is None or begin <= end:
            found.append((begin, end))
        if other_high is None or (high is not None and high <= other_high):
            first += 1
        else:
            second += 1
    return tuple(found)


def union(sets: Iterable[Ranges]) -> Ranges:
    """What lies in any of several sets."""
    every = sorted((one for told in sets for one in told), key=lambda one: (one[0] is not None, one[0] or 0))
    found: list[tuple[int | None, int | None]] = []
    for low, high in every:
        if found and (found[-1][1] is None or low is None or low <= found[-1][1] + 1):
            last = found[-1]
            found[-1] = (last[0], None if last[1] is None or high is None else max(last[1], high))
        else:
            found.append((low, high))
    return tuple(found)


def inside(one: Ranges, other: Ranges) -> bool:
    """Whether all of a set lies in another."""
    return overlap(one, other) == one


def _highest(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else max(one, other)


def _lowest(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else min(one, other)


def shown(set_: Ranges, scale: Scale) -> tuple[str, str]:
    """Say a set in the units or words of its scale, zh and en."""
    parts = [(_end(low, scale), _end(high, scale), low == high) for low, high in set_]
    zh = "、".join(low[0] if same else f"{low[0] or '…'}至{high[0] or '…'}" for low, high, same in parts)
    en = ", ".join(low[1] if same else f"{low[1] or '…'} to {high[1] or '…'}" for low, high, same in parts)
    return zh, en


def _end(step: int | None, scale: Scale) -> tuple[str, str]:
    if step is None:
        return "", ""
    if scale.kind is ScaleKind.LEVEL and scale.vocabulary is not None and 0 <= step < len(scale.vocabulary.terms):
        term = scale.vocabulary.terms[step]
        return term.text.zh, term.id
    if scale.kind is ScaleKind.DAY:
        return (date.fromordinal(step).isoformat(),) * 2
    number = Decimal(step) / (FINEST if scale.kind is ScaleKind.FRACTION else scale.steps)
    return (format(number.normalize(), "f"),) * 2
