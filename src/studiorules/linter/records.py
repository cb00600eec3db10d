"""Records that measures read: whether one measure reads no others than another does, or none of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studiorules.dossier import Shape
from studiorules.linter.asked import asked, by_field, conjuncts
from studiorules.linter.ranges import inside, overlap
from studiorules.rulebook import Condition, Narrowing, Within
from studiorules.terms import Duration

if TYPE_CHECKING:
    from studiorules.linter.look import Look

__all__ = ["among", "apart"]


def among(one: Narrowing, other: Narrowing, look: Look) -> bool:
    """Whether every record that the first reads is one that the second reads; no where that cannot be told."""
    if one.list != other.list or one.each is not None or other.each is not None:
        return False
    if one.dated_by != other.dated_by or not set(other.unless) <= set(one.unless):
        return False
    ever = other.window is None and (
        other.dated_by is not None or look.book.catalogue.sections[other.list].shape is Shape.MOMENTS
    )
    if one.window != other.window and not ever and not _shorter(one.window, other.window):
        return False
    return _follows(one.where, other.where, one.list, look)


def apart(one: Narrowing, other: Narrowing, look: Look) -> bool:
    """Whether no record is read by both; no where that cannot be told."""
    if one.list != other.list:
        return True
    if one.where is None or other.where is None:
        return False
    first, second = (asked(where, one.list, look) for where in (one.where, other.where))
    return any(not overlap(first[name], second[name]) for name in first.keys() & second.keys())


def _follows(where: Condition | None, wider: Condition | None, section: str, look: Look) -> bool:
    """Whether a record that meets a condition surely meets a wider one."""
    if wider is None or where == wider:
        return True
    if where is None:
        return False
    held, known = set(conjuncts(where)), asked(where, section, look)
    for one in conjuncts(wider):
        told = by_field([one], section, look)
        if one not in held and not any(
            name in known and inside(known[name], ranges) for name, [(_, ranges)] in told.items()
        ):
            return False
    return True


def _shorter(one: object, other: object) -> bool:
    """Whether both are windows that end on the as-of date, the first no longer than the second."""
    if not isinstance(one, Within) or not isinstance(other, Within):
        return False
    first, second = (_in_months(two.duration) for two in (one, other))
    return first[1] == second[1] and first[0] <= second[0]


def _in_months(given: Duration) -> tuple[int, str]:
    return (12 * given.count, "months") if given.unit == "years" else (given.count, given.unit)
