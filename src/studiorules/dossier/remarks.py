"""What a person should look at in a dossier, though nothing in it is wrong: remarks are made, never acted upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studiorules.dossier.catalogue import CATALOGUE, COMMON
from studiorules.dossier.consistency import record_path
from studiorules.dossier.families import adds_up, days_of, parts_of
from studiorules.dossier.fields import Contested
from studiorules.dossier.ranges import ENDLESS, number_range, surely_differ
from studiorules.dossier.record import Shape
from studiorules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from studiorules.dossier.listed import Listed
    from studiorules.dossier.record import Section

__all__ = ["remarks"]


def remarks(stated: Mapping[str, Listed[Any]]) -> Iterator[Problem]:
    """Point out records that look alike, tallies that overlap, sources that disagree, parts that fall short."""
    for name, listed in stated.items():
        section = CATALOGUE.sections[name]
        yield from _contested(section, listed.records)
        if section.shape is not Shape.FACTS:
            yield from _alike(section, listed.records)
            yield from _short(section, listed.records)


def _contested(section: Section, records: Sequence[Any]) -> Iterator[Problem]:
    own = {name: (name, field) for name, field in section.fields.items()}
    common = {"on": "on", "from_": "from", "to": "to", "quantity": "quantity"}
    fields = {**own, **{name: (key, COMMON[key]) for name, key in common.items()}}
    for index, record in enumerate(records):
        for name, (key, field) in fields.items():
            value = getattr(record, name, None)
            if isinstance(value, Contested):
                said = "；".join(f"{who} {field.write(one)}" for who, one in value.said)
                path = f"{record_path(section, index, len(records))}.{key}"
                yield Problem(code="contested", path=path, found="" if field.personal else said)


def _alike(section: Section, records: Sequence[Any]) -> Iterator[Problem]:
    """Compare the dated records that stand for themselves, one kind at a time."""
    groups: dict[Any, list[tuple[int, Any, tuple[int, int]]]] = {}
    for index, record in enumerate(records):
        days = days_of(record)
        if days is not None and record.part_of is None and record.instead_of is None:
            groups.setdefault(getattr(record, "kind", None), []).append((index, record, days))
    for group in groups.values():
        group.sort(key=lambda one: one[2])
        for position, (index, record, days) in enumerate(group):
            for at, other, others in group[position + 1 :]:
                if others[0] > days[1]:
                    break
                earlier, later = sorted((index, at))
                path = record_path(section, later, len(records))
                code = _likeness(section, record, other)
                if code is not None:
                    yield Problem(code=code, path=path, found=f"{section.name}#{earlier + 1}")


def _likeness(section: Section, one: Any, other: Any) -> str | None:
    said = [
        (field, getattr(one, name), getattr(other, name))
        for name, field in section.fields.items()
        if not adds_up(field)
    ]
    if any(a is not None and b is not None and surely_differ(field, a, b) for field, a, b in said):
        return None
    if one.period is not None and other.period is not None and one.every is None and other.every is None:
        return "overlapping-tallies"
    levelled = getattr(one, "level", None) is not None and getattr(other, "level", None) is not None
    same_day = one.on is not None and one.on == other.on and getattr(one.on, "exact", False)
    return "look-alike" if levelled or (same_day and _said(section, one) == _said(section, other)) else None


def _said(section: Section, record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in (*section.fields, "quantity"))


def _short(section: Section, records: Sequence[Any]) -> Iterator[Problem]:
    """Parts that are all there are, and whose amounts do not reach that of their whole."""
    at = {record.id: index for index, record in enumerate(records) if record.id is not None}
    for name, indexes in parts_of(records).items():
        whole, parts = records[at[name]], [records[index] for index in indexes]
        if sum(_quantity(part)[0] for part in parts) < _quantity(whole)[1]:
            continue
        for key, field in section.fields.items():
            stated = [value for part in parts if (value := getattr(part, key)) is not None]
            if not adds_up(field) or len(stated) < len(parts) or getattr(whole, key) is None:
                continue
            low = number_range(field, getattr(whole, key))[0]
            highs = [number_range(field, value)[1] for value in stated]
            if max(highs) < ENDLESS and sum(highs) < low:
                unit = 10**field.places
                yield Problem(
                    code="parts-fall-short",
                    path=f"{section.name}[{at[name]}].{key}",
                    found=f"{sum(highs) / unit:g}",
                    expected=(f"“{name}”的{low / unit:g}", f'the {low / unit:g} of "{name}"'),
                )


def _quantity(record: Any) -> tuple[int, int]:
    return (1, 1) if record.quantity is None else number_range(COMMON["quantity"], record.quantity)
