"""What the dossier itself says of what was read: which reads are open, in whose words, on what assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from studiorules.dossier import CATALOGUE, Contested, Listed, Record
from studiorules.findings import Telling
from studiorules.meaning.facts import fact_ends, fact_text, in_force
from studiorules.meaning.measured import Measured
from studiorules.meaning.measures import measure
from studiorules.meaning.setting import Setting
from studiorules.rulebook import Best, Count, Kinds, Matches, Measure, Narrowing, Ratio, ScaleKind, Share, Total
from studiorules.terms import Level, Quantity

__all__ = ["notes_of", "open_reads", "said_of", "tellings"]


def open_reads(what: Measure, measured: Measured, setting: Setting) -> tuple[str, ...]:
    """The facts, lists and questions that keep a measure open."""
    return tuple(about for about in measured.reads if _is_open(about, what, setting))


def _is_open(about: str, what: Measure, setting: Setting) -> bool:
    section, name = setting.split(about)
    if name is None:
        return True  # a list: it is what remains when the measure is open
    field = setting.field(section, name)
    if field is None:
        return False
    if isinstance(what, Matches) or what.scale.kind in (ScaleKind.CHOICE, ScaleKind.CHOICES):
        return fact_text(section, name, setting) is None
    low, high = fact_ends(section, field, setting)
    return low != high


def said_of(about: str, setting: Setting) -> tuple[str, tuple[str, ...]]:
    """What the dossier says of a fact, as written, and which sources say so."""
    section, name = setting.split(about)
    dossier = setting.dossier
    listed = _stated(section, setting)
    if dossier is None or listed is None:
        return "", ()
    if name is None:
        return str(listed.state), ()
    field = setting.field(section, name)
    words: list[str] = []
    sources: list[str] = []
    for row in in_force(section, setting).rows:
        record: Any = listed.records[row.record]
        value = getattr(record, name, None)
        if value is None or field is None:
            continue
        if isinstance(value, Contested):
            sources += [source for source, _ in value.said]
            words += [_spelled(one) for _, one in value.said]
        else:
            sources += [record.source] if record.source else []
            words.append(_spelled(value))
    return " / ".join(dict.fromkeys(words)), tuple(dict.fromkeys(sources))


def _spelled(value: object) -> str:
    """A value as a document writes it: ids of words, `technician..chief-technician` for bounds, true and false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Level):
        return f"{value.low}..{value.high}"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _stated(section: str, setting: Setting) -> Listed[Record] | None:
    """The records of a section as written; None where it is not stated, or a rulebook's own."""
    if setting.dossier is None or section not in CATALOGUE.sections:
        return None
    return setting.dossier.section(section)


def notes_of(what: Measure, measured: Measured, setting: Setting) -> list[str]:
    """On what a measure rests: numbers that are only `about` so much, values that are `contested`."""
    notes = []
    for _, value in _values(what, measured, setting):
        told = [one for _, one in value.said] if isinstance(value, Contested) else [value]
        notes += ["contested"] if isinstance(value, Contested) else []
        notes += ["about" for one in told if isinstance(one, Quantity) and one.about is not None]
    return list(dict.fromkeys(notes))


def tellings(what: Measure, measured: Measured, setting: Setting) -> tuple[Telling, ...]:
    """What sources tell differently of that on which a measure rests."""
    found = [
        Telling(about=path, said=tuple((source, _spelled(one)) for source, one in value.said))
        for path, value in _values(what, measured, setting)
        if isinstance(value, Contested)
    ]
    return tuple(dict.fromkeys(found))


def _values(what: Measure, measured: Measured, setting: Setting) -> Iterator[tuple[str, Any]]:
    """Every written value that the measure rests on, with its path."""
    if isinstance(what, Ratio):
        for part in (what.top, what.bottom):
            yield from _values(part, measure(part, setting), setting)
        return
    for about in measured.reads:
        section, name = setting.split(about)
        listed = _stated(section, setting)
        if name is not None and listed is not None:
            for row in in_force(section, setting).rows:
                yield f"{section}[{row.record}].{name}", getattr(listed.records[row.record], name, None)
    of = getattr(what, "of", None)
    if isinstance(of, Narrowing):
        yield from _of_records(of, _fields(what, of), measured, setting)


def _of_records(of: Narrowing, names: list[str], measured: Measured, setting: Setting) -> Iterator[tuple[str, Any]]:
    """The values of records that count or may count; of one told again, all that was told."""
    listed = _stated(of.list, setting)
    if listed is None:
        return
    told_again: dict[str, list[Record]] = {}
    for record in listed.records:
        first = getattr(record, "instead_of", None)
        if first is not None:
            told_again.setdefault(first, []).append(record)
    for one in measured.standings:
        if not one.truth.possible:
            continue
        record = listed.records[one.row.record]
        for name in names:
            path, value = f"{of.list}[{one.row.record}].{name.rstrip('_')}", getattr(record, name, None)
            yield path, value
            for again in told_again.get(record.id or "", ()):
                other = getattr(again, name, None)
                if other is not None and value is not None and other != value:
                    yield path, Contested(((record.source or "", value), (again.source or "", other)))


def _fields(what: Measure, of: Narrowing) -> list[str]:
    names = ["quantity", "on", "from_", "to"]
    for where in (of.where, *(claim.of.where for claim in of.unless)):
        names += () if where is None else where.fields()
    if isinstance(what, Count) and what.weights is not None:
        names += what.weights.fields
    if isinstance(what, Count) and what.once_per is not None:
        names.append(what.once_per)
    if isinstance(what, (Total, Kinds, Best)):
        names.append(what.field)
    if isinstance(what, Share):
        names += what.part.fields()
    if of.dated_by is not None:
        names.append(of.dated_by)
    return [{"from": "from_"}.get(name, name) for name in dict.fromkeys(names)]
