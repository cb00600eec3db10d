"""Tables of a document into records: one hook of a cattrs converter per record class.

A hook runs over the keys that are written, not over all that could be; it gathers every trouble of its record with the
key it stands at, and hands them over together with what could be read.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from cattrs import Converter

from studiorules.dossier import CATALOGUE, COMMON, Field, FieldKind, Judgement, Shape, Source
from studiorules.dossier.catalogue import JUDGEMENT_FIELDS, SOURCE_FIELDS
from studiorules.dossier.fields import duration, moment
from studiorules.dossier.written import attribute
from studiorules.errors import Unreadable, nearest
from studiorules.terms import Period, Quantity, Text

__all__ = ["RecordTrouble", "converter", "fields_of", "hook", "known_keys", "stated_day"]

Read = Callable[[Any], Any]

_FACTS = ("id", "from", "to", "source", "evidence", "note")
_TALLY = ("quantity", "period", "every", "part_of", "instead_of")
COMMON_KEYS: Mapping[Shape, tuple[str, ...]] = {
    Shape.FACTS: _FACTS,
    Shape.MOMENTS: ("id", "on", *_TALLY, "source", "evidence", "note"),
    Shape.SPANS: ("id", "on", "from", "to", *_TALLY, "source", "evidence", "note"),
}
"""What a record may say besides the fields of its section."""


class RecordTrouble(Exception):
    """What is wrong with one record.

    Attributes:
        troubles: Each trouble with the key at which it stands; an empty key is the record itself.
        rest: The record as far as it could be read; None where it could not be made.
    """

    def __init__(self, troubles: list[tuple[str, Unreadable]], rest: Any) -> None:
        super().__init__(len(troubles))
        self.troubles = troubles
        self.rest = rest


@lru_cache(maxsize=1)
def converter() -> Converter:
    """Return the converter that makes records, judgements and sources of tables."""
    made = Converter(detailed_validation=True, forbid_extra_keys=True)
    for section in CATALOGUE.sections.values():
        if section.record is not None:
            made.register_structure_hook(
                section.record, hook(section.record, fields_of(section.shape, section.fields), section.name)
            )
    made.register_structure_hook(Judgement, hook(Judgement, JUDGEMENT_FIELDS, "judgements"))
    made.register_structure_hook(Source, hook(Source, SOURCE_FIELDS, "sources"))
    return made


def fields_of(shape: Shape, own: Mapping[str, Field]) -> dict[str, Field]:
    """Return every field that a record may state, by key."""
    return {**{key: COMMON[key] for key in COMMON_KEYS[shape]}, **own}


def hook(cls: type, fields: Mapping[str, Field], where: str) -> Callable[[Any, Any], Any]:
    """Make the hook that reads tables into a class.

    Args:
        cls: The class.
        fields: What it may state, by key.
        where: Name of the section, to tell its own keys from those that all records share.
    """
    readers = {key: (attribute(key), _reader(key, field, where)) for key, field in fields.items()}
    required = [attribute(key) for key in _REQUIRED.get(cls, ())]
    kinds = [key for key, field in fields.items() if field.required]

    def read(said: Any, _: Any) -> Any:
        if type(said) is not dict:
            raise RecordTrouble([("", Unreadable("not-a-table", found=str(said)[:60]))], None)
        values: dict[str, Any] = {}
        troubles: list[tuple[str, Unreadable]] = []
        for key, value in said.items():
            known = readers.get(key)
            if known is None:
                troubles.append((key, Unreadable("unknown-field", found=key, suggestion=_meant(key, fields))))
            elif value is not None:  # null is what databases put for not stated
                try:
                    values[known[0]] = known[1](value)
                except Unreadable as trouble:
                    troubles.append((key, trouble))
        missing = [key for key in required if key not in values]
        troubles += [(key, Unreadable("missing-required")) for key in missing if said.get(key) is None]
        if not troubles:
            return cls(**values)
        # A record in trouble is looked at no further, so what else it lacks is said here; a part has its whole's kind.
        if "part_of" not in said and "instead_of" not in said:
            troubles += [(key, Unreadable("missing-required")) for key in kinds if said.get(key) is None]
        raise RecordTrouble(troubles, None if missing else cls(**values))

    return read


_REQUIRED: Mapping[type, tuple[str, ...]] = {Judgement: ("question", "given_on"), Source: ("id",)}


def known_keys(fields: Mapping[str, Field]) -> dict[str, str]:
    """Return keys by all the names that a person may have in mind: the key, its Chinese and its English name."""
    names = {field.text.zh: key for key, field in fields.items()}
    names.update({field.text.get("en"): key for key, field in fields.items()})
    names.update({key: key for key in fields})
    return names


def _meant(key: str, fields: Mapping[str, Field]) -> tuple[str, str] | None:
    names = known_keys(fields)
    near = nearest(key, names)
    if near is None:
        return None
    field = fields[names[near]]
    words = field.text
    if field.unit is not None:
        unit = field.unit
        words = Text(f"{words.zh}，{unit.get('zh')}", f"{words.get('en')}, {unit.get('en')}")
    return words.beside(names[near])


def _reader(key: str, field: Field, where: str) -> Read:
    """Return the quickest way to read a field; what is not written plainly takes the long way."""
    own = where in CATALOGUE.sections and key in CATALOGUE.sections[where].fields
    special = _SPECIAL.get(key)
    if special is not None and not own:
        return special
    long_way = field.read
    match field.kind:
        case FieldKind.YES_NO:
            return lambda said: said if said is True or said is False else long_way(said)
        case FieldKind.CHOICE | FieldKind.LEVEL if field.vocabulary is not None:
            words = {name: term.id for term in reversed(field.vocabulary.terms) for name in (term.text.zh, term.id)}
            return lambda said: words[said] if type(said) is str and said in words else long_way(said)
        case FieldKind.DATE:
            return lambda said: moment(said) if type(said) is str else long_way(said)
        case FieldKind.NUMBER:
            return _quick_number(field)
        case _:
            return long_way


def _quick_number(field: Field) -> Read:
    floor, ceiling, long_way = field.floor, field.ceiling, field.read

    def read(said: Any) -> Any:
        if type(said) is int and floor <= said <= ceiling:
            exact = Decimal(said)
            return Quantity(exact, exact)
        return long_way(said)

    return read


def _evidence(said: Any) -> tuple[str, ...]:
    told = [said] if isinstance(said, str) else said
    if not isinstance(told, list):
        raise Unreadable("wrong-type", found=str(said)[:60], expected=("附件编号", "ids of documents"))
    read: list[str] = []
    for index, one in enumerate(told):
        try:
            read.append(COMMON["evidence"].read(one))
        except Unreadable as trouble:
            trouble.inside = f"[{index}]"
            raise
    return tuple(read)


def _every(said: Any) -> str:
    if said in ("year", "年"):
        return "year"
    raise Unreadable(
        "unknown-level", found=str(said)[:60], expected=("every 的取值（year）", "a value of every (year)")
    )


def _value(said: Any) -> Quantity:
    quantity: Quantity = JUDGEMENT_FIELDS["value"].read(said)
    if quantity.exact:
        return quantity
    raise Unreadable("wrong-type", found=str(said)[:60], expected=("一个确切的数", "one exact number"))


def stated_day(said: Any) -> date:
    """Read a day that must be known exactly.

    Raises:
        Unreadable: If it is none.
    """
    period = said if isinstance(said, Period) else moment(said)
    if period.first is None or not period.exact:
        raise Unreadable(
            "wrong-type", found=f'"{period.text}"', expected=("某一天，如 2025-12-31", "a day: 2025-12-31")
        )
    return date.fromordinal(period.first)


_SPECIAL: Mapping[str, Read] = {
    "evidence": _evidence,
    "every": _every,
    "period": duration,
    "given_on": stated_day,
    "value": _value,
}
