"""What a dossier says for a rulebook's own facts and lists: kept raw until that rulebook is at hand, then read."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import attrs

from studiorules.dossier import (
    CATALOGUE,
    Dossier,
    FactRecord,
    Listed,
    ListState,
    LocalSection,
    MomentRecord,
    Record,
    Section,
    Shape,
    SpanRecord,
)
from studiorules.dossier.consistency import contradictions_of_list, record_path
from studiorules.errors import DossierError, Problem, nearest
from studiorules.intake.states import States
from studiorules.intake.structuring import RecordTrouble, fields_of, hook
from studiorules.rulebook import Rulebook

__all__ = ["is_local", "local_sections", "misnamed", "read_local"]

_BASES: Mapping[Shape, type[Record]] = {
    Shape.FACTS: FactRecord,
    Shape.MOMENTS: MomentRecord,
    Shape.SPANS: SpanRecord,
}
_VALUE_KEYS = {"at_least", "at_most", "between", "about", "tolerance", "said"}
_TOO_NEAR = 0.8


def is_local(key: str, written: object) -> bool:
    """Whether a table speaks of a rulebook's own sections: it is named like no section and holds only tables.

    A misspelt section is not taken for a rulebook: it would be lost in silence.
    """
    if not isinstance(written, dict) or not written:
        return False
    if any(SequenceMatcher(None, key, name).ratio() >= _TOO_NEAR for name in CATALOGUE.sections):
        return False
    return all(_is_section(one) for one in written.values())


def _is_section(written: object) -> bool:
    if isinstance(written, list):
        return all(isinstance(one, dict) for one in written)
    return isinstance(written, dict) and (not written or not set(written) <= _VALUE_KEYS)


def misnamed(key: str, others: Iterable[str]) -> Problem:
    """Say that a dossier has no such section, and which one was probably meant."""
    names = {section.text.zh: section.name for section in CATALOGUE.sections.values()}
    near = nearest(key, [*CATALOGUE.sections, *others, *names])
    name = None if near is None else names.get(near, near)
    section = None if name is None else CATALOGUE.sections.get(name)
    if name is None:
        return Problem(code="unknown-field", path=key, found=key)
    meant = (name, name) if section is None else (f"{name}（{section.text.zh}）", f"{name} ({section.text.get('en')})")
    return Problem(code="unknown-field", path=key, found=key, suggestion=meant)


def local_sections(document: Mapping[str, Any], rulebooks: Sequence[str], states: States) -> tuple[LocalSection, ...]:
    """Keep what a document says for the sections of rulebooks."""
    kept = {}
    for rulebook in rulebooks:
        for name, written in document[rulebook].items():
            full = f"{rulebook}.{name}"
            single = isinstance(written, dict)
            records = [written] if single else written
            state, covers = states.of(full, written=bool(records), facts=single)
            kept[full] = LocalSection(
                rulebook=rulebook, section=name, records=records, single=single, state=state, covers=covers
            )
    for full, (state, _) in states.said.items():
        rulebook, _, name = full.partition(".")
        if name and state is ListState.NONE and full not in kept:
            kept[full] = LocalSection(rulebook=rulebook, section=name, state=state)
    return tuple(kept.values())


def read_local(dossier: Dossier, rulebook: Rulebook) -> dict[str, Listed[Record]]:
    """Read what a dossier says for the sections that a rulebook declares, by full name.

    Raises:
        DossierError: If it cannot be read; with every problem.
    """
    own = {name: one for name, one in rulebook.catalogue.sections.items() if one.record is None}
    owners = {rulebook.id, *(name.partition(".")[0] for name in own)}  # its own, and those that it extends
    problems: list[Problem] = []
    read: dict[str, Listed[Record]] = {}
    for local in dossier.local:
        if local.rulebook not in owners:
            continue
        name = f"{local.rulebook}.{local.section}"
        section = own.get(name)
        if section is None:
            known = [one.partition(".")[2] for one in own if one.startswith(f"{local.rulebook}.")]
            near = nearest(local.section, known)
            meant = None if near is None else (near, near)
            problems.append(Problem(code="unknown-field", path=name, found=local.section, suggestion=meant))
            continue
        read[name] = _listed(section, local, problems)
    if problems:
        raise DossierError(problems, dossier.name)
    return read


def _listed(section: Section, local: LocalSection, problems: list[Problem]) -> Listed[Record]:
    make: Any = section.kept.get("reader")
    if make is None:
        make = hook(_record_class(section), fields_of(section.shape, section.fields), section.name)
        section.kept["reader"] = make
    tables = local.tables
    records: list[Record] = []
    before = len(problems)
    for index, table in enumerate(tables):
        path = record_path(section, index, len(tables))
        try:
            records.append(make(table, Record))
        except RecordTrouble as trouble:
            problems += [one.at(f"{path}.{key}" if key else path) for key, one in trouble.troubles]
    listed = Listed(state=local.state, records=tuple(records), covers=local.covers)
    if len(problems) == before:
        problems += contradictions_of_list(section, listed)
    return listed


def _record_class(section: Section) -> type[Record]:
    """A class for the records of a section that no class was written for."""
    fields = {name: attrs.field(default=None) for name in section.fields}
    made: type[Record] = attrs.make_class(
        f"Local_{section.name}",
        fields,
        bases=(_BASES[section.shape],),
        frozen=True,
        slots=True,
        kw_only=True,
        repr=False,
    )
    return made
