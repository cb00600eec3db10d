"""Values that code puts into records, held against the catalogue; values that a reader made pass at a glance."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from studiorules.dossier.catalogue import CATALOGUE, COMMON
from studiorules.dossier.consistency import record_path
from studiorules.dossier.fields import Contested, FieldKind
from studiorules.dossier.record import Shape
from studiorules.errors import Problem, Unreadable
from studiorules.terms import Period, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from studiorules.dossier.fields import Field
    from studiorules.dossier.listed import Listed
    from studiorules.dossier.record import Record

__all__ = ["value_problems"]

_SHORT = 200


def value_problems(stated: Mapping[str, Listed[Record]]) -> Iterator[Problem]:
    """Find values that no reading of a document would have given."""
    for name, listed in stated.items():
        section = CATALOGUE.sections[name]
        checks = _checks(name)
        for index, record in enumerate(listed.records):
            if section.record is None or not isinstance(record, section.record):
                path = record_path(section, index, len(listed.records))
                yield Problem(
                    code="wrong-type", path=path, found=repr(record), expected=(section.text.zh, section.name)
                )
                continue
            for key, field, fine in checks:
                value = getattr(record, key)
                if value is not None and not fine(value):
                    path = record_path(section, index, len(listed.records))
                    yield from _held_against(field, value, f"{path}.{key}")


def _held_against(field: Field, value: Any, path: str) -> Iterator[Problem]:
    for one in [said for _, said in value.said] if isinstance(value, Contested) else [value]:
        try:
            read = field.read(one)
        except Unreadable as trouble:
            yield trouble.at(path)
            continue
        if read != one:  # code writes what reading gives: ids, not their names
            named = (field.text.zh, f"a word of {field.text.get('en')}")
            yield Problem(code="unknown-level", path=path, found=str(one), expected=named)


@lru_cache(maxsize=128)
def _checks(section: str) -> tuple[tuple[str, Field, Callable[[Any], bool]], ...]:
    """Name, field and glance of each field of a section; a glance that says no decides nothing."""
    found = CATALOGUE.sections[section]
    fields = dict(found.fields)
    if found.shape is not Shape.FACTS:
        fields["quantity"] = COMMON["quantity"]
    return tuple((name, field, _glance(field)) for name, field in fields.items())


def _glance(field: Field) -> Callable[[Any], bool]:
    match field.kind:
        case FieldKind.YES_NO:
            return lambda value: value is True or value is False
        case FieldKind.DATE:
            return lambda value: type(value) is Period and value.form == "moment"
        case FieldKind.CHOICE | FieldKind.LEVEL if field.vocabulary is not None:
            ids = frozenset(field.vocabulary.ids)
            return lambda value: type(value) is str and value in ids
        case FieldKind.NUMBER:
            floor, ceiling, steps = field.floor, field.ceiling, 10**field.places
            return lambda value: (
                type(value) is Quantity
                and value.low is not None
                and value.low == value.high
                and value.about is None
                and floor <= value.low <= ceiling
                and value.low * steps % 1 == 0
            )
        case FieldKind.TEXT | FieldKind.KEY:
            return lambda value: (
                type(value) is str
                and len(value) <= _SHORT
                and value.strip() not in ("", "?")
                and value.isprintable()
                and (value.isascii() or unicodedata.is_normalized("NFC", value))
            )
        case _:
            return lambda _: False
