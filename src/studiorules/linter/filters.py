"""Checks of filters: conditions that no record meets, that every record meets, and fields read twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from studiorules.dossier import FieldKind
from studiorules.intake.rulebook_conditions import field_scale
from studiorules.linter.asked import by_field, conjuncts
from studiorules.linter.finding import Edit, Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.ranges import Ranges, inside, overlap, steps_of
from studiorules.linter.sites import Filter
from studiorules.linter.words import condition as spelled
from studiorules.linter.words import value
from studiorules.rulebook import Compared, Condition, Not, OneOf

__all__ = ["empty", "field_twice", "idle"]

_LOWER = ("at_least", "above")
_NOTHING: tuple[None, Ranges] = (None, ())


def empty(of: Filter, look: Look) -> Iterator[Seen]:
    """A field that would have to be two things at once, or something it can never be."""
    conditions = [*conjuncts(of.condition), *([] if of.above is None else conjuncts(of.above))]
    for name, told in by_field(conditions, of.list, look).items():
        field, extent = look.field(of.list, name) or _NOTHING
        if field is not None and not reduce(overlap, (ranges for _, ranges in told), extent):
            yield seen(field=field.text, what=", ".join(spelled(one) for one, _ in told))


def idle(of: Filter, look: Look) -> Iterator[Seen]:
    """A condition that whatever the field can be meets; of a part, what its list asks for already."""
    above = {} if of.above is None else by_field(conjuncts(of.above), of.list, look)
    for name, told in by_field(conjuncts(of.condition), of.list, look).items():
        _, extent = look.field(of.list, name) or _NOTHING
        known = reduce(overlap, (ranges for _, ranges in above.get(name, [])), extent)
        for one, ranges in told:
            if known and inside(known, ranges):
                yield seen(what=spelled(one), fix=removed(one))


def field_twice(of: Filter, look: Look) -> Iterator[Seen]:
    """A field that one filter reads twice, other than from below and from above."""
    told: dict[str, list[Condition]] = {}
    for one in conjuncts(of.condition):
        for name in one.fields():
            told.setdefault(name, []).append(one)
    for name, conditions in told.items():
        field, _ = look.field(of.list, name) or _NOTHING
        if len(conditions) < 2 or field is None or field.kind is FieldKind.CHOICES or _between(conditions):
            continue
        told_apart = by_field(conditions, of.list, look).get(name, [])
        fix = _merged(name, told_apart, of, look) if len(told_apart) == len(conditions) else ()
        yield seen(field=field.text, what=", ".join(spelled(one) for one in conditions), fix=fix)


def removed(one: Condition) -> tuple[Edit, ...]:
    """Take a condition out of its filter."""
    inner, above = (one.condition, "not.") if isinstance(one, Not) else (one, "")
    match inner:
        case OneOf(field, _):
            return (Edit(f"{above}{field}"),)
        case Compared(field, word, _):
            return (Edit(f"{above}{field}.{word}"),)
    return ()


def _merged(name: str, told: list[tuple[Condition, Ranges]], of: Filter, look: Look) -> tuple[Edit, ...]:
    """Make one condition of several: that which says all of them, or the words that are left."""
    known = look.field(of.list, name)
    if known is None:
        return ()
    field, extent = known
    left = reduce(overlap, (ranges for _, ranges in told), extent)
    enough = [one for one, ranges in told if overlap(ranges, extent) == left][:1]
    listed = [one for one, _ in told if isinstance(one, OneOf)][:1]
    if not left or not (enough or (listed and field.vocabulary is not None)):
        return ()
    others = [edit for one, _ in told if one not in (enough or listed) for edit in removed(one)]
    if enough or field.vocabulary is None:
        return tuple(others)
    steps = [(word, steps_of(word, field_scale(field))) for word in field.vocabulary.ids]
    kept = [value(word) for word, step in steps if step is not None and overlap(((int(step), int(step)),), left)]
    return (Edit(name, kept[0] if len(kept) == 1 else f"[{', '.join(kept)}]"), *others)


def _between(conditions: list[Condition]) -> bool:
    """Whether there are two bounds, one from below and one from above: exact, since what is known is a range too."""
    words = [one.word in _LOWER for one in conditions if isinstance(one, Compared)]
    return sorted(words) == [False, True] and len(conditions) == 2
