"""How a dossier becomes columns: told again, refined and repeated records first, then row by row."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from studiorules.dossier.dossier import Dossier
from studiorules.dossier.fields import Contested, FieldKind
from studiorules.dossier.listed import Listed, ListState
from studiorules.dossier.record import Record, Section, Shape
from studiorules.dossier.resolved import Family, Resolved, ResolvedSection, Row, Vote
from studiorules.dossier.rows import row_maker
from studiorules.terms import FAR

__all__ = ["resolve"]


def resolve(
    dossier: Dossier, sections: Mapping[str, Section], local: Mapping[str, Listed[Record]] | None = None
) -> Resolved:
    """Bring a dossier into columns.

    Args:
        dossier: The dossier.
        sections: Its sections by name.
        local: What it says in sections that a rulebook declares; None = the sections are the catalogue's own.
    """
    stated_on = dossier.stated_on
    told: dict[str, ResolvedSection] = {}
    for name, section in sections.items():
        listed = dossier.section(name) if local is None else local.get(name)
        if listed is not None:
            told[name] = _section(section, listed, stated_on)
    return Resolved(stated_on.toordinal(), told, _votes(dossier))


def _votes(dossier: Dossier) -> tuple[Vote, ...]:
    if dossier.judgements is None:
        return ()
    return tuple(
        Vote(
            one.question,
            one.given_on.toordinal(),
            reviewer=one.reviewer,
            level=one.level,
            value=None if one.value is None else one.value.steps(2)[0],
            recused=one.recused,
        )
        for one in sorted(dossier.judgements, key=lambda one: one.given_on)
    )


def _section(section: Section, listed: Listed[Record], stated_on: date) -> ResolvedSection:
    complete_from, complete_to = FAR, -FAR
    if listed.state is not ListState.AT_LEAST_THESE:
        complete_from, complete_to = -FAR, FAR
    elif listed.covers is not None:
        complete_from = -FAR if listed.covers.first is None else listed.covers.first
        complete_to = FAR if listed.covers.last is None else listed.covers.last
    rows, families = _rows(section, listed.records, stated_on)
    return ResolvedSection(
        rows, families, complete_from, complete_to, none=listed.state is ListState.NONE, state=listed.state
    )


def _rows(section: Section, records: Sequence[Record], stated_on: date) -> tuple[tuple[Row, ...], tuple[Family, ...]]:
    maker = row_maker(section)
    if section.shape is Shape.FACTS:
        variants = ((index, one) for index, record in enumerate(records) for one in _variants(section, record))
        return tuple(maker.row(index, record, stated_on) for index, record in variants), ()
    told_again: dict[str, list[Any]] = {}
    parts: dict[str, list[tuple[int, Any]]] = {}
    for index, record in enumerate(records):
        tally: Any = record
        if tally.instead_of is not None:
            told_again.setdefault(tally.instead_of, []).append(tally)
        elif tally.part_of is not None:
            parts.setdefault(tally.part_of, []).append((index, tally))
    rows: list[Row] = []
    families: list[Family] = []
    for index, record in enumerate(records):
        one: Any = record
        if one.instead_of is not None or one.part_of is not None:
            continue
        if one.id in told_again:
            one = _merged(section, [one, *told_again[one.id]])
        if one.id in parts:
            whole = maker.row(index, one, stated_on)
            below = tuple(maker.row(at, _completed(section, part, one), stated_on) for at, part in parts[one.id])
            families.append(Family(whole, below))
        elif one.every is None:
            rows.append(maker.row(index, one, stated_on))
        else:
            rows.extend(maker.repeated(index, one, stated_on))
    return tuple(rows), tuple(families)


def _variants(section: Section, record: Record) -> Iterator[Record]:
    """A fact told differently is several facts, any of which may be the one in force."""
    contested = [
        name
        for name, field in section.fields.items()
        if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.TEXT, FieldKind.KEY)
        and isinstance(getattr(record, name), Contested)
    ]
    if not contested:
        yield record
        return
    for position in range(max(len(getattr(record, name).said) for name in contested)):
        told = {name: getattr(record, name).said for name in contested}
        yield attrs.evolve(record, **{name: said[min(position, len(said) - 1)][1] for name, said in told.items()})


def _merged(section: Section, told: Sequence[Any]) -> Any:  # a record of the section
    """Several records that tell the same thing: one record, each field with all that was said of it."""
    first = told[0]
    names = [*section.fields, "quantity", *(("on",) if section.shape is Shape.MOMENTS else ("on", "from_", "to"))]
    changes: dict[str, object] = {}
    for name in names:
        said = [(one.source or "", value) for one in told if (value := getattr(one, name)) is not None]
        values = {value for _, value in said}
        if len(values) > 1:
            changes[name] = Contested(tuple(said))
        elif said:
            changes[name] = said[0][1]
    evidence = tuple(dict.fromkeys(document for one in told for document in one.evidence))
    return attrs.evolve(first, evidence=evidence, **changes)


def _completed(section: Section, part: Any, whole: Any) -> Any:  # records of the section
    """A part with everything that only its whole says."""
    amounts = {name for name, field in section.fields.items() if field.kind is FieldKind.NUMBER}
    changes = {
        name: getattr(whole, name)
        for name in section.fields
        if name not in amounts and getattr(part, name) is None and getattr(whole, name) is not None
    }
    dates = ("on", "period") if section.shape is Shape.MOMENTS else ("on", "period", "from_", "to")
    if all(getattr(part, name) is None for name in dates):
        changes |= {name: getattr(whole, name) for name in dates}
    elif section.shape is not Shape.MOMENTS and part.on is None and part.period is None:
        changes |= {name: getattr(whole, name) for name in ("from_", "to") if getattr(part, name) is None}
    return attrs.evolve(part, **changes)
