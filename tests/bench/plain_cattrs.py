"""The floor of reading: cattrs with detailed validation, the library's own record classes and hooks, nothing else.

It checks no ids, no parts, no contradictions, makes no columns and names no places: what somebody would write who only
wants typed records.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from studiorules.dossier import CATALOGUE, Dossier, Judgement, Listed, ListState
from studiorules.dossier.catalogue import COMMON

__all__ = ["structure"]

_LISTS = ("evidence",)


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for section in CATALOGUE.sections.values():
        if section.record is not None:
            _register(converter, section.record, section.fields)
    _register(converter, Judgement, {})
    return converter


def _register(converter: Converter, record: type[Any], fields: Any) -> None:
    overrides: dict[str, Any] = {}
    for attribute in attrs.fields(record):
        name = "from" if attribute.name == "from_" else attribute.name
        field = fields.get(name) or COMMON.get(name)
        hook = _as_written if field is None or name in _LISTS else _reader(field)
        overrides[attribute.name] = override(rename=name, struct_hook=hook)
    converter.register_structure_hook(
        record, make_dict_structure_fn(record, converter, _cattrs_forbid_extra_keys=True, **overrides)
    )


def _reader(field: Any) -> Any:
    return lambda value, _: field.read(value)


def _as_written(value: Any, _: Any) -> Any:
    return value


def structure(document: dict[str, Any]) -> Dossier:
    """Bring a document into typed records."""
    converter = _converter()
    told: dict[str, Any] = {}
    for name, value in document.items():
        if name == "stated_on":
            told[name] = date.fromisoformat(value)
            continue
        record = Judgement if name == "judgements" else CATALOGUE.sections[name].record
        records = value if isinstance(value, list) else [value]
        if name == "judgements":
            records = [{**one, "given_on": date.fromisoformat(one["given_on"])} for one in records]
        read = tuple(converter.structure(one, record) for one in records if record is not None)
        told[name] = Listed(state=ListState.THESE, records=read)
    return Dossier(**told)
