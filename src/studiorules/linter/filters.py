"""Checks of filters: conditions that no record meets, that every record meets, and fields read twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from studiorules.dossier import Field, FieldKind
from studiorules.intake.rulebook_conditions import field_scale
from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.ranges import (
    Ranges,
    allowed,
    complement,
    inside,
    overlap,
    steps_of,
    union,
    values_of,
)
from studiorules.linter.sites import Filter
from studiorules.linter.words import condition as spelled
from studiorules.rulebook import AllOf, Compared, Condition, Not, OneOf

__all__ = ["asked", "empty", "field_twice", "idle"]

_LOWER = ("at_least", "above")
_NOTHING: tuple[None, Ranges] = (None, ())


def empty(of: Filter, look: Look) -> Iterator[Seen]:
    """A field that would have to be two things at once, or something it can never be."""
    conditions = [*_flat(of.condition), *([] if of.above is None else _flat(of.above))]
    for name, told in _by_field(conditions, of.list, look).items():
        field, extent = look.field(of.list, name) or _NOTHING
        if field is not None and not reduce(overlap, (ranges for _, ranges in told), extent):
            yield seen(field=field.text, what=", ".join(spelled(one) for one, _ in told))


def idle(of: Filter, look: Look) -> Iterator[Seen]:
    """A condition that whatever the field can be meets; of a part, what its list asks for already."""
    above = {} if of.above is None else _by_field(_flat(of.above), of.list, look)
    for name, told in _by_field(_flat(of.condition), of.list, look).items():
        _, extent = look.field(of.list, name) or _NOTHING
        known = reduce(overlap, (ranges for _, ranges in above.get(name, [])), extent)
        for one, ranges in told:
            if known and inside(known, ranges):
                yield seen(what=spelled(one))


def field_twice(of: Filter, look: Look) -> Iterator[Seen]:
    """A field that one filter reads twice, other than from below and from above."""
    told: dict[str, list[Condition]] = {}
    for one in _flat(of.condition):
        for name in one.fields():
            told.setdefault(name, []).append(one)
    for name, conditions in told.items():
        field, _ = look.field(of.list, name) or _NOTHING
        if len(conditions) < 2 or field is None or field.kind is FieldKind.CHOICES or _between(conditions):
            continue
        yield seen(field=field.text, what=", ".join(spelled(one) for one in conditions))


def asked(condition: Condition, section: str, look: Look) -> dict[str, Ranges]:
    """What a condition asks of each field, in steps; fields of which that cannot be told are left out."""
    told = _by_field(_flat(condition), section, look)
    return {name: reduce(overlap, (ranges for _, ranges in several)) for name, several in told.items()}


def _between(conditions: list[Condition]) -> bool:
    """Whether there are two bounds, one from below and one from above: exact, since what is known is a range too."""
    words = [one.word in _LOWER for one in conditions if isinstance(one, Compared)]
    return sorted(words) == [False, True] and len(conditions) == 2


def _flat(condition: Condition) -> list[Condition]:
    if isinstance(condition, AllOf):
        return [inner for one in condition.conditions for inner in _flat(one)]
    return [condition]


def _by_field(conditions: list[Condition], section: str, look: Look) -> dict[str, list[tuple[Condition, Ranges]]]:
    """What each field has to be, as far as that can be told."""
    found: dict[str, list[tuple[Condition, Ranges]]] = {}
    for one in conditions:
        inner = one.condition if isinstance(one, Not) else one
        if not isinstance(inner, (OneOf, Compared)):
            continue
        field, _ = look.field(section, inner.field) or _NOTHING
        ranges = None if field is None else _ranges(inner, field, look)
        if ranges is not None:
            found.setdefault(inner.field, []).append((one, complement(ranges) if isinstance(one, Not) else ranges))
    return found


def _ranges(one: Condition, field: Field, look: Look) -> Ranges | None:
    """What a condition allows of a field; None where that depends on the year, or on a set of choices."""
    scale = field_scale(field)
    if field.kind is FieldKind.CHOICES or not isinstance(one, (OneOf, Compared)):
        return None
    given = one.values if isinstance(one, OneOf) else (one.value,)
    several = [values_of(value, look.book.parameters) for value in given]
    steps = [steps_of(value, scale) for values in several for value in values]
    if not all(several) or any(step is None for step in steps):
        return None
    told = [step for step in steps if step is not None]
    if isinstance(one, OneOf):
        return allowed("is", told)
    return union(allowed(one.word, [step]) for step in told)
