"""Facts and lists that a rulebook declares for itself: `[[fact]]` and `[[list]]`."""

import re
from typing import Final

from studiorules.dossier import CATALOGUE, UNITS, VOCABULARIES, Catalogue, Field, FieldKind, Section, Shape, Unit
from studiorules.dossier.catalogue import COMMON
from studiorules.intake.rulebook_node import FEW, Node
from studiorules.terms import Term, Text, Vocabulary

__all__ = ["catalogue_of"]

_FIELD: Final = frozenset({"id", "kind", "zh", "en", "unit", "places", "levels", "choices", "personal"})
_LIST: Final = frozenset({"id", "zh", "en", "shape", "unit", "adverse", "field"})
_TERM: Final = frozenset({"id", "zh", "en"})
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_KINDS: Final = tuple(str(kind) for kind in FieldKind)
_SHAPES: Final = (str(Shape.MOMENTS), str(Shape.SPANS))
_WORDED: Final = {FieldKind.LEVEL: "levels", FieldKind.CHOICE: "choices", FieldKind.CHOICES: "choices"}


def catalogue_of(root: Node, rulebook_id: str, below: Catalogue = CATALOGUE) -> Catalogue:
    """A catalogue with what a rulebook declares for itself.

    Args:
        root: The whole document of the rulebook.
        rulebook_id: Its id, under which its own sections are named.
        below: The catalogue of the library, or that of the rulebook it extends.
    """
    facts, lists = root.get("fact"), root.get("list")
    if facts is None and lists is None:
        return below
    declared: dict[str, Section] = {}
    for node in [] if facts is None else facts.items():
        _declare_fact(node, rulebook_id, declared, below)
    for node in [] if lists is None else lists.items():
        _declare_list(node, rulebook_id, declared, below)
    return below.with_local(rulebook_id, declared.values())


def _declare_fact(node: Node, rulebook_id: str, declared: dict[str, Section], below: Catalogue) -> None:
    if not node.closed(_FIELD) and not isinstance(node.value, dict):
        return
    named = node.require("id")
    said = "" if named is None else named.text()
    name, _, last = said.partition(".")
    if named is None or not said:
        return
    if not _NAME.fullmatch(name) or not _NAME.fullmatch(last):
        named.wrong("英文编号，如 leader.top_grade", "an English id, as leader.top_grade")
        return
    known = CATALOGUE.sections.get(name)
    if known is not None and known.shape is not Shape.FACTS:
        named.misfit(f"{known.text.zh}是清单", f"{name} is a list")
        return
    before = declared.get(name)
    if below.find(said) is not None or last in COMMON or (before is not None and last in before.fields):
        named.problem("duplicate-id", found=said)
        return
    field = _field(node, last, f"{rulebook_id}.{said}")
    if field is None:
        return
    text = known.text if known is not None else Text(name)
    fields = {} if before is None else before.fields
    declared[name] = Section(name=name, text=text, shape=Shape.FACTS, fields={**fields, last: field})


def _declare_list(node: Node, rulebook_id: str, declared: dict[str, Section], below: Catalogue) -> None:
    if not node.closed(_LIST) and not isinstance(node.value, dict):
        return
    named, shaped, adverse = node.require("id"), node.require("shape"), node.get("adverse")
    name = "" if named is None else named.text()
    text = node.title()
    shape = "" if shaped is None else shaped.word(_SHAPES)
    counted = _unit(node) if "unit" in node else UNITS["item"]
    fields = _fields(node, f"{rulebook_id}.{name}")
    if named is None or not name or not shape or counted is None:
        return
    if not _NAME.fullmatch(name):
        named.wrong("英文编号（小写字母、数字、下划线）", "an English id (small letters, digits, underscores)")
    elif below.section(name) is not None or name in declared:
        named.problem("duplicate-id", found=name)
    else:
        declared[name] = Section(
            name=name,
            text=text,
            shape=Shape(shape),
            fields=fields,
            counted=counted,
            adverse=adverse is not None and adverse.flag(),
        )


def _fields(node: Node, prefix: str) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    written = node.get("field")
    for one in [] if written is None else written.items():
        if not one.closed(_FIELD) and not isinstance(one.value, dict):
            continue
        id_ = one.require("id")
        last = "" if id_ is None else id_.text()
        if id_ is None or not last:
            continue
        if not _NAME.fullmatch(last):
            id_.wrong("英文编号（小写字母、数字、下划线）", "an English id (small letters, digits, underscores)")
        elif last in COMMON or last in fields:
            id_.problem("duplicate-id", found=last)
        elif (field := _field(one, last, f"{prefix}.{last}")) is not None:
            fields[last] = field
    return fields


def _field(node: Node, name: str, vocabulary_id: str) -> Field | None:
    said = node.require("kind")
    text = node.title()
    word = "" if said is None else said.word(_KINDS)
    if not word:
        return None
    kind = FieldKind(word)
    wanted = _WORDED.get(kind)
    for key, fits in (("unit", kind is FieldKind.NUMBER), ("places", kind is FieldKind.NUMBER)):
        if key in node and not fits:
            node.at(key).misfit(f"{word} 没有它", f"{word} has none")
    for key in ("levels", "choices"):
        if key in node and key != wanted:
            node.at(key).misfit(f"{word} 没有它", f"{word} has none")
    personal = node.get("personal")
    vocabulary: Vocabulary | None = None
    unit: Unit | None = None
    places: int | None = 0
    if wanted is not None:
        words = node.require(wanted)
        vocabulary = None if words is None else _vocabulary(words, text, vocabulary_id, ordered=wanted == "levels")
        if vocabulary is None:
            return None
    elif kind is FieldKind.NUMBER:
        unit = _unit(node) if node.require("unit") is not None else None
        places = node.at("places").whole(0, 2) if "places" in node else 0
    return Field(
        name=name,
        kind=kind,
        text=text,
        unit=unit,
        places=places or 0,
        vocabulary=vocabulary,
        personal=personal is not None and personal.flag(),
    )


def _unit(node: Node) -> Unit | None:
    said = node.at("unit").text()
    if said and said not in UNITS:
        node.at("unit").unknown(("单位", "unit"), UNITS)
    return UNITS.get(said)


def _vocabulary(node: Node, text: Text, id_: str, *, ordered: bool) -> Vocabulary | None:
    if isinstance(node.value, str):
        found = VOCABULARIES.get(node.value)
        if found is None or (ordered and not found.ordered):
            names = [one.id for one in VOCABULARIES.values() if one.ordered or not ordered]
            node.unknown(("词表", "vocabulary"), names)
            return None
        return found
    terms: dict[str, Term] = {}
    for one in node.items(FEW) if ordered else node.items():
        if not one.closed(_TERM) and not isinstance(one.value, dict):
            continue
        named = one.require("id")
        word, words = "" if named is None else named.id(), one.title()
        if named is not None and word in terms:
            named.problem("duplicate-id", found=word)
        elif word:
            terms[word] = Term(word, words)
    if len(terms) < 2:
        node.wrong("至少两项", "at least two words")
        return None
    return Vocabulary(id_, text, tuple(terms.values()), ordered)
