"""How the value of each key of the rule language looks."""

from collections.abc import Collection, Mapping
from typing import Final

from studiorules.dossier import CATALOGUE, UNITS, VOCABULARIES, FieldKind, Shape
from studiorules.intake import (
    rulebook_claims,
    rulebook_facts,
    rulebook_head,
    rulebook_measures,
    rulebook_node,
    rulebook_panels,
    rulebook_provenance,
    rulebook_requirements,
    rulebook_worth,
)
from studiorules.terms import Text
from tests.schema.dossiers import Schema, explained

__all__ = [
    "DAY",
    "FLAG",
    "ID",
    "IN_TABLE",
    "NAMES",
    "POINTS",
    "SHAPES",
    "TEXT",
    "TEXTS",
    "VALUE",
    "listed",
    "one_of",
    "ref",
]

TEXT: Final[Schema] = {"type": "string", "minLength": 1}
ID: Final[Schema] = {"type": "string", "pattern": f"^{rulebook_node._ID.pattern}$"}
_SAYS: Final[Schema] = {"$ref": "#/$defs/words"}
_NUMBER: Final[Schema] = {"type": "number"}
POINTS: Final[Schema] = {"type": "number", "minimum": 0}
FLAG: Final[Schema] = {"type": "boolean"}
TEXTS: Final[Schema] = {"type": "array", "items": TEXT}
DAY: Final[Schema] = {"type": "string", "examples": ["2025-06-30", "2025-06"]}
NUMBER_OR_TEXT: Final[Schema] = {"type": ["number", "string"]}
VALUE: Final[Schema] = {"type": ["number", "string", "boolean"]}
_DURATION: Final[Schema] = {"type": "string", "pattern": "^[0-9]+ (year|month|day)s?$"}


def ref(table: str) -> Schema:
    return {"$ref": f"#/$defs/{table}"}


def listed(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def one_of(words: Collection[str]) -> Schema:
    return {"enum": list(words)}


def _known(names: Collection[tuple[str, Text]]) -> Schema:
    """Names that the catalogue has, each explained, or a name of the rulebook's own."""
    told = [{"const": name, **explained(text)} for name, text in names]
    return {"anyOf": [*told, {"type": "string", "minLength": 1}]}


def _paths(shapes: Collection[Shape], *kinds: FieldKind) -> list[tuple[str, Text]]:
    return [
        (f"{section.name}.{field.name}", _joined(section.text, field.text))
        for section in CATALOGUE.sections.values()
        if section.shape in shapes
        for field in section.fields.values()
        if not kinds or field.kind in kinds
    ]


def _joined(whose: Text, own: Text) -> Text:
    return Text(f"{whose.zh}：{own.zh}", f"{whose.get('en')}: {own.get('en')}")


_FACTS: Final = (Shape.FACTS,)
_LISTS: Final = (Shape.MOMENTS, Shape.SPANS)
_WORDED: Final = (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.LEVEL, FieldKind.TEXT, FieldKind.KEY)
NAMES: Final[Mapping[str, Schema]] = {
    "path-of-fact": _known(_paths(_FACTS)),
    "path-of-day": _known(_paths(_FACTS, FieldKind.DATE)),
    "path-of-text": _known(_paths(_FACTS, FieldKind.TEXT, FieldKind.KEY)),
    "path-of-number": _known(_paths(_LISTS, FieldKind.NUMBER)),
    "path-of-words": _known(_paths(_LISTS, *_WORDED)),
    "path-of-level": _known(_paths(_LISTS, FieldKind.LEVEL)),
    "name-of-list": _known([(one.name, one.text) for one in CATALOGUE.sections.values() if one.shape in _LISTS]),
    "name-of-spans": _known([(one.name, one.text) for one in CATALOGUE.sections.values() if one.shape is Shape.SPANS]),
}
"""Names and paths that the catalogue has, each explained."""
_VOCABULARY: Final[Schema] = {"anyOf": [one_of(sorted(VOCABULARIES)), listed(ref("term"), 2)]}

SHAPES: Final[Mapping[str, Schema]] = {
    "id": ID,
    "zh": TEXT,
    "en": TEXT,
    "text": _SAYS,
    "why": _SAYS,
    "short": _SAYS,
    "note": _SAYS,
    "lead_time": _SAYS,
    "cite": TEXT,
    "basis": one_of(rulebook_provenance._BASES),
    "edition": TEXT,
    "subject": TEXT,
    "model": TEXT,
    "in_force": {"anyOf": [{"const": "unknown"}, ref("in-force")]},
    "rounding": ref("rounding"),
    "wider": {"type": "object", "additionalProperties": _SAYS},
    "at": one_of(("requirement", "total")),
    "places": {"type": "integer", "minimum": 0, "maximum": rulebook_head._MOST_PLACES},
    "mode": TEXT,
    "from": ref("day"),
    "to": ref("day"),
    "points": {"anyOf": [POINTS, {"const": "unknown"}]},
    "cap": POINTS,
    "bonus": FLAG,
    "unseen": FLAG,
    "weight": POINTS,
    "rulebook": ref("head"),
    "section": listed({"anyOf": [ref("section"), ref("section-taken")]}),
    "criterion": listed({"anyOf": [ref("criterion"), ref("criterion-taken")]}),
    "requirement": listed({"anyOf": [ref("requirement"), ref("requirement-taken")]}),
    "on_total": listed(ref("line-on-total")),
    "decision": listed(ref("decision")),
    "counts_once": listed(ref("claim")),
    "requirements": {**TEXTS, "minItems": 2, "maxItems": rulebook_claims._MOST},
    "counts": POINTS,
    "case": listed({"type": "object"}),
    "override": listed(ref("override")),
    "met_if": listed(ref("clause"), 1),
    "only_if": listed(ref("clause"), 1),
    "when": ref("clause"),
    "not_applicable": one_of(rulebook_requirements._WAYS),
    "evidence": listed(one_of(rulebook_requirements._METHODS)),
    "mend": TEXTS,
    "was": TEXTS,
    "for_each": {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": listed(TEXT, 1)},
    "deduct": listed(ref("line"), 1),
    "fact": ref("path-of-fact"),
    "elapsed": ref("path-of-day"),
    "since": ref("path-of-day"),
    "matches": ref("path-of-text"),
    "count": ref("name-of-list"),
    "share": ref("name-of-list"),
    "growth": ref("name-of-spans"),
    "total": ref("path-of-number"),
    "kinds": ref("path-of-words"),
    "best": ref("path-of-level"),
    "judged": TEXT,
    "score": TEXT,
    "measure": TEXT,
    "ratio": {**TEXTS, "minItems": 2, "maxItems": 2},
    "all": listed(ref("clause"), 1),
    "any": listed(ref("clause"), 1),
    "some": listed(ref("clause"), 1),
    "needed": {"type": "integer", "minimum": 1},
    "where": ref("condition"),
    "part": ref("condition"),
    "of": listed(TEXT, 1),
    "within": _DURATION,
    "during": _DURATION,
    "for": _DURATION,
    "dated_by": TEXT,
    "each": one_of(("calendar year", "1 year")),
    "last": {"type": "integer", "minimum": 1, "maximum": rulebook_measures._MOST_YEARS},
    "if_none": one_of(rulebook_measures._ENDS),
    "once_per": TEXT,
    "counts_as": TEXT,
    "pattern": listed(TEXT, 1),
    "at_least": VALUE,
    "at_most": VALUE,
    "above": VALUE,
    "below": VALUE,
    "is": {"anyOf": [VALUE, listed(VALUE, 1)]},
    "is_not": {"anyOf": [VALUE, listed(VALUE, 1)]},
    "but": listed(ref("exception")),
    "earn_each": POINTS,
    "in_proportion": FLAG,
    "earn_steps": listed({"type": "array", "items": VALUE, "minItems": 2, "maxItems": 2}, 1),
    "earn_by": _map(POINTS),
    "lose": POINTS,
    "lose_each": POINTS,
    "lose_by": _map(POINTS),
    "lose_between": {"type": "array", "items": POINTS, "minItems": 2, "maxItems": 2},
    "lose_most_of": listed(ref("line"), 2),
    "per": _NUMBER,
    "counted": one_of(rulebook_worth._COUNTED),
    "up_to": POINTS,
    "same_as": ref("path-of-fact"),
    "before": ref("path-of-day"),
    "after": ref("path-of-day"),
    "exists": FLAG,
    "rungs": listed(ref("rung"), 1),
    "needs": listed(ref("clause")),
    "yuan": {
        "anyOf": [NUMBER_OR_TEXT, {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}, ref("amount")]
    },
    "between": {"type": "array", "items": NUMBER_OR_TEXT, "minItems": 2, "maxItems": 2},
    "priority": listed(ref("priority")),
    "veto": FLAG,
    "in_principle": FLAG,
    "unit": one_of(sorted(UNITS)),
    "dated": listed(ref("dated"), 1),
    "value": {"type": ["number", "string"]},
    "range": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
    "size": {"type": "integer", "minimum": 1, "maximum": rulebook_panels._MOST_MEMBERS},
    "quorum": {"type": "integer", "minimum": 1, "maximum": rulebook_panels._MOST_MEMBERS},
    "combine": one_of(rulebook_panels._WAYS),
    "adds": {"type": "object"},
    "sets": {"type": "object"},
    "waits": FLAG,
    "effort": ref("effort"),
    "days": POINTS,
    "kind": one_of([str(kind) for kind in FieldKind]),
    "personal": FLAG,
    "shape": one_of(rulebook_facts._SHAPES),
    "adverse": FLAG,
    "field": listed(ref("own-field")),
}
"""How the value of a key looks, wherever it stands."""

_NAMED: Final[Mapping[str, Schema]] = {
    "measure": _map({"$ref": "#/$defs/named-measure"}),
    "filter": _map({"$ref": "#/$defs/condition"}),
    "weights": _map(listed(ref("weight-row"), 1)),
    "value": _map({"$ref": "#/$defs/value"}),
    "judgement": _map({"$ref": "#/$defs/question"}),
    "remedy": _map({"$ref": "#/$defs/remedy"}),
}
IN_TABLE: Final[Mapping[tuple[str, str], Schema]] = {
    **{(table, key): shape for table in ("root", "criterion-file") for key, shape in _NAMED.items()},
    ("root", "fact"): listed(ref("own-field")),
    ("root", "list"): listed(ref("own-list")),
    ("head", "points"): {"anyOf": [POINTS, one_of(("none", "unknown"))]},
    **{(f"{table}-taken", "from"): TEXT for table in ("section", "criterion", "requirement")},
    ("requirement", "id"): TEXT,  # for_each may stand in it: has-{kind}
    ("own-field", "id"): TEXT,
    ("own-list", "id"): TEXT,
    ("own-field", "levels"): _VOCABULARY,
    ("own-field", "choices"): _VOCABULARY,
    ("value", "levels"): one_of(sorted(one.id for one in VOCABULARIES.values() if one.ordered)),
    ("question", "levels"): listed(ref("anchor"), 2),
    ("remedy", "needs"): TEXTS,
    ("remedy", "at_most"): {"type": "integer", "minimum": 1},
    ("sentence", "unit"): one_of(("years", "months", "days")),
    ("rung", "but"): listed(ref("amount-by-case")),
    ("amount", "at_most"): NUMBER_OR_TEXT,
    ("requirement", "unit"): one_of(("years", "months", "days")),
    ("line", "unit"): one_of(("years", "months", "days")),
    ("line-on-total", "unit"): one_of(("years", "months", "days")),
    ("named-measure", "unit"): one_of(("years", "months", "days")),
}
"""How the value of a key looks in one table alone."""
