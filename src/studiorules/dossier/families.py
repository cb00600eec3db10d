"""Records that speak of other records: parts of a whole, and the same thing told twice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from studiorules.dossier.catalogue import COMMON
from studiorules.dossier.fields import FieldKind
from studiorules.dossier.ranges import ENDLESS, day_range, number_range, surely_differ
from studiorules.dossier.record import Shape
from studiorules.errors import Problem
from studiorules.terms import FAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from studiorules.dossier.fields import Field
    from studiorules.dossier.record import Section

__all__ = ["adds_up", "days_of", "family_problems", "parts_of"]

_POSITIONS = ("year", "place", "point")
"""Units of numbers that say where something stands and not how much of it there is."""


def adds_up(field: Field) -> bool:
    """Whether the numbers of parts add up to that of their whole."""
    return field.kind is FieldKind.NUMBER and (field.unit is None or field.unit.id not in _POSITIONS)


def parts_of(records: Sequence[Any]) -> dict[str, list[int]]:
    """Return the indexes of the parts by the id of their whole."""
    found: dict[str, list[int]] = {}
    for index, record in enumerate(records):
        if record.part_of is not None:
            found.setdefault(record.part_of, []).append(index)
    return found


def days_of(record: Any) -> tuple[int, int] | None:
    """Return the earliest and the latest day of a record of a list; None where it says no day."""
    single = record.period if record.period is not None else record.on
    if single is not None:
        return day_range(single)
    start, end = getattr(record, "from_", None), getattr(record, "to", None)
    if start is None and end is None:
        return None
    return -FAR if start is None else day_range(start)[0], FAR if end is None else day_range(end)[1]


def family_problems(section: Section, records: Sequence[Any], skip: frozenset[int]) -> Iterator[Problem]:
    """Find parts of nothing, parts larger than their whole, and parts that contradict it."""
    related = [index for index, one in enumerate(records) if one.part_of is not None or one.instead_of is not None]
    if not related:
        return
    at = {record.id: index for index, record in reversed(list(enumerate(records))) if record.id is not None}
    for index in related:
        if index not in skip:
            yield from _relations(section, records, at, index)
    for name, parts in parts_of(records).items():
        if name in at and at[name] not in skip and skip.isdisjoint(parts):
            whole = records[at[name]]
            yield from _exceeded(section, whole, [records[part] for part in parts], f"{section.name}[{at[name]}]")


def _relations(section: Section, records: Sequence[Any], at: dict[str, int], index: int) -> Iterator[Problem]:
    record, path = records[index], f"{section.name}[{index}]"
    if record.part_of is not None and record.instead_of is not None:
        yield _misfit(f"{path}.instead_of", record.instead_of, "已写 part_of", "there is a part_of")
    for key in ("part_of", "instead_of"):
        name = getattr(record, key)
        if name is None:
            continue
        if name not in at:
            expected = ("同一清单的记录", "record of this list")
            yield Problem(code="unknown-name", path=f"{path}.{key}", found=name, expected=expected)
            continue
        other = records[at[name]]
        if at[name] == index or other.part_of is not None or other.instead_of is not None:
            yield _torn(f"{path}.{key}", name, "它不是独立的记录", "it does not stand for itself")
        elif key == "instead_of":
            if (record.period, record.every) != (other.period, other.every):
                yield _misfit(f"{path}.instead_of", name, "period、every 须与它相同", "period and every as there")
        elif record.every is not None or other.every is not None:
            yield _misfit(f"{path}.part_of", name, "不能与 every 并用", "not together with every")
        else:
            yield from _contradicted(section, record, other, path)


def _contradicted(section: Section, part: Any, whole: Any, path: str) -> Iterator[Problem]:
    """A part narrows what its whole leaves open and repeats the rest."""
    for name, field in section.fields.items():
        mine, theirs = getattr(part, name), getattr(whole, name)
        if mine is not None and theirs is not None and not adds_up(field) and surely_differ(field, mine, theirs):
            yield _torn(f"{path}.{name}", str(field.write(mine)), "与所属的记录不同", "not as the record it is part of")
    mine, theirs = days_of(part), days_of(whole)
    if mine is not None and theirs is not None and _apart(mine, theirs):
        said = next(name for name in ("period", "on", "from_", "to") if getattr(part, name, None) is not None)
        yield _torn(
            f"{path}.{said.rstrip('_')}",
            str(getattr(part, said)),
            "不在所属记录的时间里",
            "outside the time of the record it is part of",
        )
    elif section.shape is not Shape.MOMENTS:
        yield from _other_ends(part, whole, path)


def _other_ends(part: Any, whole: Any, path: str) -> Iterator[Problem]:
    """A span that is part of another begins and ends with it; one without an end has none."""
    if whole.on is not None or whole.period is not None:
        return
    for name in ("from_", "to"):
        mine, theirs = getattr(part, name), getattr(whole, name)
        endless = name == "to" and theirs is None
        if mine is not None and (endless or (theirs is not None and _apart(day_range(mine), day_range(theirs)))):
            yield _torn(f"{path}.{name.rstrip('_')}", str(mine), "与所属的记录不同", "not as the record it is part of")


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _exceeded(section: Section, whole: Any, parts: Sequence[Any], path: str) -> Iterator[Problem]:
    sums = [("quantity", COMMON["quantity"], path)]
    sums += [(name, field, f"{path}.{name}") for name, field in section.fields.items() if adds_up(field)]
    for name, field, where in sums:
        most = _ends(field, getattr(whole, name), name)[1]
        lows = [_ends(field, getattr(part, name), name)[0] for part in parts]
        if sum(lows) > most:
            total, limit = (_spoken(steps, field) for steps in (sum(lows), most))
            added = " + ".join(_spoken(low, field) for low in lows)
            yield Problem(
                code="parts-exceed-whole",
                path=where,
                found=total if len(lows) == 1 else f"{added} = {total}",
                expected=(f"“{whole.id}”的{limit}", f'the {limit} of "{whole.id}"'),
            )


def _ends(field: Field, value: Any, name: str) -> tuple[int, int]:
    if value is None:
        return (1, 1) if name == "quantity" else (field.floor * 10**field.places, ENDLESS)
    return number_range(field, value)


def _spoken(steps: int, field: Field) -> str:
    return format(Decimal(steps).scaleb(-field.places), "f")


def _torn(path: str, found: str, zh: str, en: str) -> Problem:
    return Problem(code="contradiction", path=path, found=found, expected=(f"（{zh}）", f" ({en})"))


def _misfit(path: str, found: str, zh: str, en: str) -> Problem:
    return Problem(code="does-not-fit", path=path, found=found, expected=(zh, en))
