"""Checks of priorities: those that say the same again, and those that never give preference."""

from __future__ import annotations

from collections.abc import Iterator

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.rulebook import InForce, Rulebook
from studiorules.terms import Text

__all__ = ["idle"]


def idle(of: Rulebook, _: Look) -> Iterator[Seen]:
    """A priority that holds on no day of its rulebook, or that asks what one above it asks, at the same time."""
    told: dict[object, list[tuple[str, InForce]]] = {}
    for one in of.priorities:
        asked, held = one.requirement, one.in_force
        if not _meet(held, of.in_force):
            when = Text("它施行的日子规则都不施行", "the rulebook is in force on none of its days")
            yield seen(at=asked.path, why=when)
            continue
        same = told.setdefault(asked.test, [])
        first = next((id_ for id_, other in same if _meet(other, held)), None)
        if first is not None:
            yield seen(at=asked.path, why=Text(f"与{first}要的一样", f"it asks the same as {first}"))
        same.append((one.id, held))


def _meet(one: InForce, other: InForce) -> bool:
    """Whether there may be a day on which both hold; yes where nobody knows."""
    if one.unknown or other.unknown:
        return True
    starts = [day for day in (one.from_, other.from_) if day is not None]
    ends = [day for day in (one.to, other.to) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)
