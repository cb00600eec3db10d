"""What a condition on records asks of each field, in steps, as far as that can be told."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from studiorules.dossier import Field, FieldKind
from studiorules.intake.rulebook_conditions import field_scale
from studiorules.linter.ranges import Ranges, allowed, complement, overlap, steps_of, values_of
from studiorules.rulebook import AllOf, Compared, Condition, Not, OneOf

if TYPE_CHECKING:
    from studiorules.linter.look import Look

__all__ = ["asked", "by_field", "conjuncts", "is_told"]


def asked(condition: Condition, section: str, look: Look) -> dict[str, Ranges]:
    """What a condition asks of each field, in steps; fields of which that cannot be told are left out."""
    told = by_field(conjuncts(condition), section, look)
    return {name: reduce(overlap, (ranges for _, ranges in several)) for name, several in told.items()}


def conjuncts(condition: Condition) -> list[Condition]:
    """The conditions of which each has to hold."""
    if isinstance(condition, AllOf):
        return [inner for one in condition.conditions for inner in conjuncts(one)]
    return [condition]


def is_told(condition: Condition, known: tuple[Field, Ranges] | None) -> bool:
    """Whether what a condition asks of one field is all that it asks."""
    each = conjuncts(condition)
    simple = all(isinstance(one.condition if isinstance(one, Not) else one, (OneOf, Compared)) for one in each)
    return simple and known is not None and len(set(condition.fields())) == 1


def by_field(conditions: list[Condition], section: str, look: Look) -> dict[str, list[tuple[Condition, Ranges]]]:
    """What each field has to be, as far as that can be told."""
    found: dict[str, list[tuple[Condition, Ranges]]] = {}
    for one in conditions:
        inner = one.condition if isinstance(one, Not) else one
        if not isinstance(inner, (OneOf, Compared)):
            continue
        known = look.field(section, inner.field)
        ranges = None if known is None else _ranges(inner, known[0], look)
        if ranges is not None:
            found.setdefault(inner.field, []).append((one, complement(ranges) if isinstance(one, Not) else ranges))
    return found


def _ranges(one: Condition, field: Field, look: Look) -> Ranges | None:
    """What a condition allows of a field; None where that depends on the day, or on a set of choices."""
    scale = field_scale(field)
    if field.kind is FieldKind.CHOICES or not isinstance(one, (OneOf, Compared)):
        return None
    given = one.values if isinstance(one, OneOf) else (one.value,)
    several = [values_of(value, look.book.parameters) for value in given]
    steps = [steps_of(value, scale) for values in several for value in values]
    if any(len(values) != 1 for values in several) or any(step is None for step in steps):
        return None
    return allowed("is" if isinstance(one, OneOf) else one.word, [step for step in steps if step is not None])
