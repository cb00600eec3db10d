"""Stretches of time in which every dated value of a rulebook is one value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from studiorules.rulebook import Rulebook

__all__ = ["stretches"]

_MOST = 40
"""So many changes of values are looked at one by one; a rulebook with more is looked at as a whole only."""
_DAY = timedelta(days=1)


def stretches(book: Rulebook) -> Iterator[tuple[date, date | None, Rulebook]]:
    """Split the time in which a rulebook holds where some value changes.

    Yields:
        First day, last day (None = on and on), and the rulebook with the values of that time alone; nothing where no
        value ever changes.
    """
    dated = [one for parameter in book.parameters.values() for one in parameter.dated]
    if len(dated) == len(book.parameters):
        return
    begins, ends = book.in_force.from_, book.in_force.to
    changes = {one.from_ for one in dated} | {one.to + _DAY for one in dated if one.to is not None}
    first = begins or min(changes)
    starts = [first, *sorted(day for day in changes if first < day and (ends is None or day <= ends))]
    if len(starts) > _MOST:
        return
    for at, start in enumerate(starts):
        last = starts[at + 1] - _DAY if at + 1 < len(starts) else ends
        now = {
            name: attrs.evolve(one, dated=(held,))
            for name, one in book.parameters.items()
            if (held := one.on(start)) is not None
        }
        # where a value has none, whatever asks for it is as open as it was
        yield start, last, attrs.evolve(book, parameters=book.parameters | now)
