"""A dossier as a plain document: the same keys that it is read from, in one order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from studiorules.dossier.catalogue import CATALOGUE, COMMON, JUDGEMENT_FIELDS, SOURCE_FIELDS
from studiorules.dossier.listed import Listed, ListState
from studiorules.dossier.record import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from studiorules.dossier.dossier import Dossier
    from studiorules.dossier.fields import Field
    from studiorules.dossier.record import Record, Section
    from studiorules.terms import Period

__all__ = ["FORMAT", "attribute", "dossier_document", "record_document", "state_document", "unordered"]

FORMAT = "studiorules/dossier/1"
"""What the first key of a written dossier says."""

_HEAD = ("id", "part_of", "instead_of", "on", "from", "to")
_TAIL = ("quantity", "period", "every", "evidence", "source", "note")


def attribute(key: str) -> str:
    """Return the name of the attribute for a key of a document; `from` is a word of Python."""
    return "from_" if key == "from" else key


def dossier_document(dossier: Dossier) -> dict[str, Any]:
    """Write a dossier as a plain document of tables, lists, texts, numbers and yes/no; days are texts.

    Reading the document gives an equal dossier.
    """
    stated = dossier.stated
    default = _default(stated)
    made: dict[str, Any] = {"format": FORMAT, "stated_on": dossier.stated_on.isoformat()}
    if dossier.source is not None:
        made["source"] = dossier.source
    if dossier.sources is not None:
        made["sources"] = [_told(source, SOURCE_FIELDS) for source in dossier.sources]
    for name, listed in stated.items():
        if CATALOGUE.sections[name].shape is Shape.FACTS:
            records = _records(CATALOGUE.sections[name], listed)
            made[name] = records[0] if len(records) == 1 else records
    lists = _lists(stated, default) | _local_lists(dossier)
    if lists:
        made["lists"] = lists
    for name, listed in stated.items():
        if CATALOGUE.sections[name].shape is not Shape.FACTS and listed.state is not ListState.NONE:
            made[name] = _records(CATALOGUE.sections[name], listed)
    if dossier.judgements is not None:
        made["judgements"] = [_told(one, JUDGEMENT_FIELDS) for one in dossier.judgements]
    for local in dossier.local:
        tables = local.tables
        made.setdefault(local.rulebook, {})[local.section] = tables[0] if local.single else tables
    return made


def unordered(said: Any) -> Any:
    """Return a document with its lists sorted: what is left when order says nothing."""
    if isinstance(said, dict):
        return {key: unordered(value) for key, value in said.items()}
    if isinstance(said, list):
        return sorted((unordered(value) for value in said), key=repr)
    return format(said.normalize(), "f") if isinstance(said, Decimal) else said


def _default(stated: Mapping[str, Listed[Any]]) -> ListState:
    """The state that most lists have is written once, unless it is the one that goes without saying."""
    states = [one.state for one in _whole_lists(stated)]
    return max((ListState.THESE, ListState.AT_LEAST_THESE), key=states.count)


def _whole_lists(stated: Mapping[str, Listed[Any]]) -> Iterable[Listed[Any]]:
    for name, listed in stated.items():
        if CATALOGUE.sections[name].shape is not Shape.FACTS and listed.records and listed.covers is None:
            yield listed


def _lists(stated: Mapping[str, Listed[Any]], default: ListState) -> dict[str, Any]:
    told: dict[str, Any] = {} if default is ListState.THESE else {"default": default.value}
    for name, listed in stated.items():
        facts = CATALOGUE.sections[name].shape is Shape.FACTS
        if not facts and (listed.state is not default or listed.covers is not None or not listed.records):
            told[name] = state_document(listed.state, listed.covers)
    return told


def _local_lists(dossier: Dossier) -> dict[str, Any]:
    return {
        f"{local.rulebook}.{local.section}": state_document(local.state, local.covers)
        for local in dossier.local
        if not local.single and (local.records or local.state is ListState.AT_LEAST_THESE)
    }


def state_document(state: ListState, covers: Period | None) -> Any:
    """Write how complete a list is: a word, or a table where it covers a time."""
    return state.value if covers is None else {"state": state.value, "covers": covers.text}


def record_document(record: Record) -> dict[str, Any]:
    """Write one record as a plain table."""
    return _told(record, _fields(CATALOGUE.sections[record.about["name"]]))


def _records(section: Section, listed: Listed[Any]) -> list[dict[str, Any]]:
    fields = _fields(section)
    return [_told(record, fields) for record in listed.records]


def _fields(section: Section) -> dict[str, Field]:
    own = section.fields
    head = {key: COMMON[key] for key in _HEAD if key not in own}
    tail = {key: COMMON[key] for key in _TAIL if key not in own}
    return {**head, **own, **tail}


def _told(record: Any, fields: Mapping[str, Field]) -> dict[str, Any]:
    """What an object says, key by key; what is not stated and what goes without saying is left out."""
    told: dict[str, Any] = {}
    for key, field in fields.items():
        value = getattr(record, attribute(key), None)
        if value is None or (key in ("evidence", "recused") and not value):
            continue
        told[key] = value.isoformat() if key == "given_on" else field.write(value)
    return told
