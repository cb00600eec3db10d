"""The schemas of a rulebook, of a criterion that stands in a file of its own, and of cases, made from the language.

Which keys a table may have is read from the reader's own tables, so that a key that the language gains is in the schema
as soon as it is generated anew. How the value of a key looks stands in `shapes`; a key that is not there may have any.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

from studiorules.dossier import CATALOGUE, Field, Shape
from studiorules.intake import (
    rulebook_amounts,
    rulebook_bounds,
    rulebook_cases,
    rulebook_claims,
    rulebook_conditions,
    rulebook_decisions,
    rulebook_facts,
    rulebook_head,
    rulebook_outline,
    rulebook_overrides,
    rulebook_priorities,
    rulebook_requirements,
    rulebook_sentences,
    rulebook_tables,
    rulebook_values,
    rulebook_worth,
)
from studiorules.terms import Outcome, Text
from tests.schema.dossiers import Schema, explained
from tests.schema.shapes import DAY, FLAG, ID, IN_TABLE, NAMES, POINTS, SHAPES, TEXT, TEXTS, VALUE, listed, one_of, ref
from tests.schema.words import CASE_WORDS, TABLE_WORDS, WORDS

__all__ = ["TABLES", "cases_schema", "criterion_schema", "rulebook_schema"]

TABLES: Final[Mapping[str, Collection[str]]] = {
    "root": rulebook_outline._ROOT,
    "head": rulebook_head._HEAD,
    "in-force": rulebook_head._IN_FORCE,
    "rounding": rulebook_head._ROUNDING,
    "section": rulebook_outline._SECTION,
    "criterion": rulebook_outline._CRITERION,
    "criterion-file": rulebook_outline._CRITERION_FILE,
    "requirement": rulebook_requirements._REQUIREMENT,
    "section-taken": rulebook_outline._IMPORTED_SECTION,
    "criterion-taken": rulebook_outline._IMPORTED_CRITERION,
    "requirement-taken": rulebook_outline._IMPORTED,
    "sentence": rulebook_sentences.SENTENCE,
    "exception": rulebook_bounds.BOUNDS | {"when"},
    "named-measure": rulebook_sentences._NAMED,
    "line": rulebook_worth._LINE | rulebook_worth._LOSSES,
    "line-on-total": rulebook_worth._LINE | rulebook_worth.EFFECTS | {"id"},
    "comparison": rulebook_conditions._TABLE,
    "value": rulebook_values._VALUE,
    "dated": rulebook_values._DATED,
    "question": rulebook_values._QUESTION,
    "anchor": rulebook_values._ANCHOR,
    "decision": rulebook_decisions._DECISION,
    "rung": rulebook_decisions._RUNG,
    "priority": rulebook_priorities._PRIORITY,
    "amount": rulebook_amounts._RANGES,
    "amount-by-case": rulebook_amounts._BUT,
    "remedy": rulebook_decisions._REMEDY,
    "effort": rulebook_decisions._EFFORT,
    "weight-row": rulebook_tables._ROW,
    "claim": rulebook_claims._CLAIM,
    "own-field": rulebook_facts._FIELD,
    "own-list": rulebook_facts._LIST,
    "term": rulebook_facts._TERM,
}
"""Every table of the language and its keys, as the reader knows them.

A heading that continues one of the rulebook that is extended says its id only.
"""

_REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "head": ("id", "edition", "zh"),
    "section": ("id",),
    "criterion": ("id",),
    "requirement": ("id", "zh"),
    "section-taken": ("from",),
    "criterion-taken": ("from",),
    "requirement-taken": ("from",),
    "exception": ("when",),
    "value": ("dated",),
    "dated": ("from", "value"),
    "question": ("zh",),
    "anchor": ("id", "zh"),
    "decision": ("id", "zh", "rungs"),
    "rung": ("id", "zh"),
    "remedy": ("zh",),
    "weight-row": ("counts",),
    "claim": ("requirements",),
    "own-field": ("id", "kind", "zh"),
    "own-list": ("id", "zh", "shape"),
    "term": ("id", "zh"),
}


def rulebook_schema() -> Schema:
    """The schema of a rulebook in one file, and of rulebook.toml in a folder."""
    return _document("rulebook", "规则 · rulebook", {**_table("root"), "required": ["rulebook"]})


def criterion_schema() -> Schema:
    """The schema of a criterion that stands in a file of its own."""
    return _document("criterion", "条目 · criterion", _table("criterion-file"))


def cases_schema() -> Schema:
    """The schema of a file of cases."""
    ends = {key: {**_words(key, CASE_WORDS), **POINTS} for key in sorted(rulebook_cases._ENDS)}
    rungs = {key: {**_words(key, CASE_WORDS), **ID} for key in sorted(rulebook_cases._RUNGS)}
    shapes: Mapping[str, Schema] = {
        "requirement": TEXT,
        "priority": ID,
        "priorities": listed(ID),
        "decision": ID,
        "rung": {"anyOf": [ID, {**_closed(rungs), "required": sorted(rungs)}]},
        "base": ID,
        "as_of": ref("day"),
        "change": {"type": "object"},
        "outcome": one_of([one.value for one in Outcome]),
        "points": {"anyOf": [POINTS, {**_closed(ends), "required": sorted(ends)}]},
        "why": TEXT,
    }
    case = {key: {**_words(key, CASE_WORDS), **shapes.get(key, {})} for key in sorted(rulebook_cases._CASE)}
    ways = [
        {"required": [key, *(["outcome"] if "outcome" in said else []), *(["rung"] if "rung" in said else [])]}
        for key, said in rulebook_cases._SAYS.items()
    ]
    one = {**_closed(case), "required": ["as_of", "why"], "oneOf": ways}
    made = _closed({"case": {"description": "用例 · cases", "type": "array", "items": one}})
    return {**_head("cases", "用例 · cases"), **made, "$defs": {"day": DAY}}


def _head(name: str, title: str) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:studiorules:schema:{name}:1",
        "title": title,
    }


def _document(name: str, title: str, root: Schema) -> Schema:
    outer = ("root", "criterion-file")
    tables = {table: _table(table) for table in TABLES if table not in outer}
    measures = [{"required": [key]} for key in sorted(rulebook_sentences.MEASURES)]
    tables["sentence"] = {**tables["sentence"], "oneOf": measures}
    none: Schema = {"not": {"anyOf": measures}}
    tables["requirement"] = {**tables["requirement"], "oneOf": [*measures, none]}
    own = {
        "clause": {"anyOf": [{"type": "string", "minLength": 1}, ref("sentence")]},
        "words": {
            "anyOf": [
                TEXT,
                {**_closed({key: {**_words(key), **TEXT} for key in ("zh", "en")}), "required": ["zh"]},
            ]
        },
        "day": DAY,
        "condition": _condition(),
        "override": _override(),
        **NAMES,
    }
    return {**_head(name, title), **root, "$defs": {**tables, **own}}


def _table(name: str) -> Schema:
    made = _closed(
        {
            key: {
                **_words(key, {one: words for (table, one), words in TABLE_WORDS.items() if table == name}),
                **IN_TABLE.get((name, key), SHAPES.get(key, {})),
            }
            for key in sorted(TABLES[name])
        }
    )
    required = _REQUIRED.get(name)
    return {**made, "required": list(required)} if required else made


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _words(key: str, own: Mapping[str, tuple[str, str]] | None = None) -> Schema:
    words = (own or {}).get(key) or WORDS.get(key)
    return {} if words is None else explained(Text(*words))


def _condition() -> Schema:
    """Conditions on a record: any field of any list, each explained; of a rulebook's own lists others too."""
    fields: dict[str, list[Field]] = {}
    for section in CATALOGUE.sections.values():
        if section.shape is not Shape.FACTS:
            for field in section.fields.values():
                fields.setdefault(field.name, []).append(field)
    value: Schema = {"anyOf": [VALUE, listed(VALUE, 1), ref("comparison")]}
    known: dict[str, Schema] = {}
    for name, several in sorted(fields.items()):
        told = dict.fromkeys(explained(one.text)["description"] for one in several)
        known[name] = {"description": "；".join(told), **value}
    nots = {**_words("not"), **ref("condition")}
    shown = {**_words("evidence"), **_closed({"exists": {**_words("exists"), **FLAG}})}
    described: dict[str, Any] = {key: {**_words(key), **SHAPES[key]} for key in sorted(rulebook_conditions._DESCRIBED)}
    table = {
        "type": "object",
        "minProperties": 1,
        "properties": {**known, "not": nots, "evidence": shown, **described},
        "additionalProperties": value,
    }
    return {"anyOf": [{"type": "string", "minLength": 1}, table]}


def _override() -> Schema:
    """What is changed: any key of what it changes may stand in it."""
    shapes = {"id": TEXT, "select": FLAG, "without": TEXTS}
    known = {key: {**_words(key), **shapes.get(key, SHAPES.get(key, {}))} for key in sorted(rulebook_overrides._META)}
    return {"type": "object", "properties": known, "required": ["id"]}
