"""The schema of a dossier, made from the catalogue."""

from collections.abc import Mapping
from typing import Any, Final

from studiorules.dossier import CATALOGUE, VOCABULARIES, Field, FieldKind, ListState, Section, Shape
from studiorules.dossier.catalogue import COMMON, JUDGEMENT_FIELDS, SOURCE_FIELDS
from studiorules.dossier.written import FORMAT
from studiorules.intake.dossiers import _HEAD
from studiorules.intake.structuring import COMMON_KEYS
from studiorules.terms import Text, Vocabulary

__all__ = ["Schema", "dossier_schema", "explained", "vocabulary_schema"]

Schema = dict[str, Any]

_HEAD_WORDS: Final = {
    "format": Text("格式", "format"),
    "stated_on": Text("档案说话的那一天", "the day on which the dossier speaks"),
    "source": Text("整份档案的出处", "the source of the whole dossier"),
    "sources": Text("出处", "sources"),
    "lists": Text("清单说全了没有", "how complete each list is"),
    "judgements": Text("评议", "judgements"),
}
_ENDS: Final = {
    "at_least": Text("至少", "at least"),
    "at_most": Text("至多", "at most"),
    "between": Text("从多少到多少", "between two"),
    "about": Text("约", "about"),
    "tolerance": Text("约数的幅度", "how far it may be off"),
}
_ANY_TABLE: Final[Schema] = {"type": "object"}


def explained(text: Text, *, unit: Text | None = None) -> Schema:
    """A description in both languages, with the unit."""
    zh, en = text.zh, text.get("en")
    if unit is not None:
        zh, en = f"{zh}，{unit.zh}", f"{en}, {unit.get('en')}"
    return {"description": zh if zh == en else f"{zh} · {en}"}


def vocabulary_schema(vocabulary: Vocabulary) -> Schema:
    """A word of a vocabulary: each id with its names, and the Chinese names."""
    words = [{"const": one.id, **explained(one.text)} for one in vocabulary.terms]
    named = sorted({one.text.zh for one in vocabulary.terms} - set(vocabulary.ids))
    return {**explained(vocabulary.text), "anyOf": [*words, {"enum": named}]}


def dossier_schema() -> Schema:
    """The schema of a dossier."""
    head = {key: {**explained(_HEAD_WORDS[key]), **_HEAD_SHAPES[key]} for key in _HEAD}
    sections = {one.name: _section(one) for one in CATALOGUE.sections.values() if one.record is not None}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:studiorules:schema:dossier:1",
        "title": "申报档案 · dossier",
        "type": "object",
        "required": ["stated_on", "studio"],
        "properties": {**head, **sections},
        "additionalProperties": {"$ref": "#/$defs/of-a-rulebook"},
        "$defs": {
            "of-a-rulebook": {
                "description": "一套规则自己的栏目 · sections of a rulebook's own",
                **_ANY_TABLE,
                "minProperties": 1,
                "additionalProperties": {"anyOf": [_ANY_TABLE, {"type": "array", "items": _ANY_TABLE}]},
            },
            "day": {"type": "string", "examples": ["2025-06-30", "2025-06", "2025", "[2024..2025]"]},
            "said": {
                "description": "几个出处说法不同 · what several sources say differently",
                "type": "object",
                "required": ["said"],
                "properties": {
                    "said": {"description": "出处 = 说法 · source = value", "type": "object", "minProperties": 2}
                },
                "additionalProperties": False,
            },
            "bounds": {
                "description": "只知上下限的数 · a number of which bounds are known",
                "type": "object",
                "minProperties": 1,
                "properties": {
                    **{key: {**_end(key), "type": ["number", "string"]} for key in _ENDS if key != "between"},
                    "between": {
                        **_end("between"),
                        "type": "array",
                        "items": {"type": ["number", "string"]},
                        "minItems": 2,
                        "maxItems": 2,
                    },
                },
                "additionalProperties": False,
            },
            "state": {"enum": [*(one.value for one in ListState), "没有", "就这些", "至少这些"]},
            **{f"common-{name}": _field(name, field) for name, field in COMMON.items()},
            "judgement": _record(JUDGEMENT_FIELDS, ("question", "given_on")),
            "source": _record(SOURCE_FIELDS, ("id",)),
            **{f"words-{one.id}": vocabulary_schema(one) for one in VOCABULARIES.values()},
        },
    }


_HEAD_SHAPES: Final[Mapping[str, Schema]] = {
    "format": {"const": FORMAT},
    "stated_on": {"$ref": "#/$defs/day"},
    "source": {"type": "string"},
    "sources": {"type": "array", "items": {"$ref": "#/$defs/source"}},
    "judgements": {"type": "array", "items": {"$ref": "#/$defs/judgement"}},
    "lists": {
        "type": "object",
        "additionalProperties": {
            "anyOf": [
                {"$ref": "#/$defs/state"},
                {
                    "type": "object",
                    "required": ["state"],
                    "properties": {
                        "state": {"description": "说全了没有 · how complete", "$ref": "#/$defs/state"},
                        "covers": {"description": "在哪段时间里是全的 · complete for which time", "type": "string"},
                    },
                    "additionalProperties": False,
                },
                {"type": "object", "additionalProperties": {"$ref": "#/$defs/state"}},
            ]
        },
    },
}


def _section(section: Section) -> Schema:
    fields = {**{key: COMMON[key] for key in COMMON_KEYS[section.shape]}, **section.fields}
    kinds = [name for name, field in section.fields.items() if field.required]
    record = _record(fields, ())
    if kinds:  # a part has its whole's kind
        record["anyOf"] = [{"required": kinds}, {"required": ["part_of"]}, {"required": ["instead_of"]}]
    many: Schema = {"type": "array", "items": record}
    told = explained(section.text)
    if section.name == "studio":
        return {**told, "anyOf": [{**record, "required": ["name"]}, {**many, "contains": {"required": ["name"]}}]}
    if section.shape is Shape.FACTS:
        return {**told, "anyOf": [record, many, {"type": "null"}]}
    return {**told, "type": ["array", "null"], "items": record}


def _record(fields: Mapping[str, Field], required: tuple[str, ...]) -> Schema:
    made: Schema = {
        "type": "object",
        "properties": {
            name: {"$ref": f"#/$defs/common-{name}"} if COMMON.get(name) is field else _field(name, field)
            for name, field in fields.items()
        },
        "additionalProperties": False,
    }
    return {**made, "required": list(required)} if required else made


def _field(name: str, field: Field) -> Schema:
    told = explained(field.text, unit=None if field.unit is None else field.unit.text)
    personal = {"x-personal": True} if field.personal else {}
    return {**told, **personal, "anyOf": [*_values(name, field), {"$ref": "#/$defs/said"}, {"type": "null"}]}


_OWN_WAYS: Final[Mapping[str, list[Schema]]] = {
    "evidence": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    "every": [{"enum": ["year", "年"]}],
}


def _values(name: str, field: Field) -> list[Schema]:
    if name in _OWN_WAYS:
        return _OWN_WAYS[name]
    words = {"$ref": f"#/$defs/words-{field.vocabulary.id}"} if field.vocabulary is not None else {}
    match field.kind:
        case FieldKind.YES_NO:
            return [{"type": "boolean"}, {"enum": ["是", "否", "有", "无"]}]
        case FieldKind.NUMBER:
            step: Schema = {"type": "integer"} if field.places == 0 else {"type": "number"}
            plain = {**step, "minimum": field.floor, "maximum": field.ceiling}
            return [plain, {"type": "string", "examples": ["50+", "约30", "3–5"]}, {"$ref": "#/$defs/bounds"}]
        case FieldKind.LEVEL:
            return [words, _levels(words)]
        case FieldKind.CHOICE:
            return [words]
        case FieldKind.CHOICES:
            return [{"type": "array", "items": words}]
        case FieldKind.DATE:
            return [{"$ref": "#/$defs/day"}]
        case FieldKind.TEXT | FieldKind.KEY:
            return [{"type": "string", "minLength": 1}, *([{"const": False}] if field.kind is FieldKind.TEXT else [])]


def _end(key: str) -> Schema:
    return explained(_ENDS[key])


def _levels(words: Schema) -> Schema:
    ends = {"type": "array", "items": words, "minItems": 2, "maxItems": 2}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "at_least": {**_end("at_least"), **words},
            "at_most": {**_end("at_most"), **words},
            "between": {**_end("between"), **ends},
        },
        "additionalProperties": False,
    }
