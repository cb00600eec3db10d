"""Conditions on one record: `where`, `part`, named filters."""

from typing import Final, Literal

from studiorules.dossier import Field, FieldKind, Section, Shape
from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.intake.rulebook_values import given
from studiorules.rulebook import AllOf, Compared, Condition, Exists, HasEvidence, Not, OneOf, Related, Scale, ScaleKind
from studiorules.rulebook.value import Given
from studiorules.terms import Text

__all__ = ["check_filters", "condition_of", "day_of", "field_scale"]

_WORDS: Final = ("at_least", "at_most", "above", "below")
_RELATIONS: Final = ("same_as", "before", "after")
_TABLE: Final = frozenset({*_WORDS, *_RELATIONS, "exists"})
_DESCRIBED: Final = frozenset({"zh", "en"}) | PROVENANCE
_DEEPEST: Final = 4
_KINDS: Final = {
    FieldKind.YES_NO: ScaleKind.TRUTH,
    FieldKind.NUMBER: ScaleKind.NUMBER,
    FieldKind.LEVEL: ScaleKind.LEVEL,
    FieldKind.CHOICE: ScaleKind.CHOICE,
    FieldKind.CHOICES: ScaleKind.CHOICES,
    FieldKind.DATE: ScaleKind.DAY,
    FieldKind.TEXT: ScaleKind.CHOICE,
    FieldKind.KEY: ScaleKind.CHOICE,
}
_OWN_DAYS: Final = {
    Shape.FACTS: {"from": Text("起", "from"), "to": Text("止", "to")},
    Shape.MOMENTS: {"on": Text("日期", "on")},
    Shape.SPANS: {"from": Text("起", "from"), "to": Text("止", "to")},
}


def field_scale(field: Field) -> Scale:
    """On which scale a field lies."""
    kind = _KINDS[field.kind]
    if field.kind is FieldKind.NUMBER:
        return Scale(kind=kind, places=field.places, unit=field.unit, floor=field.floor, ceiling=field.ceiling)
    if field.kind is FieldKind.LEVEL and field.vocabulary is not None:
        return Scale(kind=kind, vocabulary=field.vocabulary, ceiling=len(field.vocabulary.terms) - 1)
    return Scale(kind=kind, vocabulary=field.vocabulary, ceiling=1 if kind is ScaleKind.TRUTH else None)


def day_of(name: str, section: Section) -> Field | None:
    """The day of a record by its name, its own days included; None where it has none of that name."""
    own = _OWN_DAYS[section.shape].get(name)
    if own is not None:
        return Field(name=name, kind=FieldKind.DATE, text=own)
    field = section.field(name)
    return field if field is not None and field.kind is FieldKind.DATE else None


def condition_of(node: Node, section: Section, names: Names) -> Condition | None:
    """Read a table of conditions, or the name of a filter; None after a problem."""
    if not isinstance(node.value, str):
        return _table(node, section, names)
    named = names.filters.get(node.value)
    if named is None:
        node.unknown(("筛选", "filter"), names.filters)
        return None
    names.filtered.add(node.value)
    return _table(_bare(named.node), section, names)


def check_filters(names: Names) -> None:
    """Note what is wrong with a filter, whether some list uses it or none does."""
    lists = [one for one in names.catalogue.sections.values() if one.shape is not Shape.FACTS]
    for name, named in names.filters.items():
        provenance(named.node)
        if name in names.filtered:
            continue
        bare = _bare(named.node)
        for section in lists:
            trial = Node(bare.value, bare.path, bare.file, Desk())
            _table(trial, section, names)
            if not trial.desk.problems:
                break
        else:
            named.node.misfit("没有哪个清单能这样筛选", "it fits the fields of no list")


def _bare(node: Node) -> Node:
    """A named filter without what describes it."""
    if not isinstance(node.value, dict):
        return node
    return node.with_value({key: value for key, value in node.value.items() if key not in _DESCRIBED})


def _table(node: Node, section: Section, names: Names, depth: int = 1) -> Condition | None:
    if depth > _DEEPEST:
        node.problem("too-deep", expected=(str(_DEEPEST), str(_DEEPEST)))
        return None
    found = [_one(key, below, section, names, depth) for key, below in node.entries()]
    if isinstance(node.value, dict) and not found:
        node.wrong("至少一个条件", "at least one condition")
    told = tuple(one for one in found if one is not None)
    if len(told) < len(found) or not told:
        return None
    return told[0] if len(told) == 1 else AllOf(told)


def _one(key: str, node: Node, section: Section, names: Names, depth: int) -> Condition | None:
    if key == "not":
        inner = _table(node, section, names, depth + 1)
        return None if inner is None else Not(inner)
    if key == "evidence":
        if node.closed(frozenset({"exists"})) and (said := node.require("exists")) is not None:
            return HasEvidence() if said.flag() else Not(HasEvidence())
        return None
    field = day_of(key, section) or section.field(key)
    if field is None:
        known = [*section.fields, *_OWN_DAYS[section.shape], "not", "evidence"]
        node.with_value(key).unknown(("栏目", "field"), known, code="unknown-field")
        return None
    if isinstance(node.value, dict):
        return _compared(key, node, field, names)
    values = node.items() if isinstance(node.value, list) else [node]
    if not values:
        node.wrong("至少一个值", "at least one value")
        return None
    read = [_equal(one, field, names) for one in values]
    told = tuple(one for one in read if one is not None)
    return OneOf(key, told) if len(told) == len(read) else None


def _equal(node: Node, field: Field, names: Names) -> Given | bool | None:
    if field.kind is FieldKind.TEXT and node.value is False:
        return False
    if field.kind is FieldKind.YES_NO and not isinstance(node.value, bool):
        node.wrong("是或否（true、false）", "yes or no (true, false)")
        return None
    return given(node, field_scale(field), names)


def _compared(key: str, node: Node, field: Field, names: Names) -> Condition | None:
    if not node.closed(_TABLE):
        return None
    found = [_comparison(key, word, below, field, names) for word, below in node.entries()]
    if not found:
        node.wrong("at_least、at_most、exists 等", "at_least, at_most, exists or the like")
    told = tuple(one for one in found if one is not None)
    if len(told) < len(found) or not told:
        return None
    return told[0] if len(told) == 1 else AllOf(told)


def _comparison(key: str, word: str, node: Node, field: Field, names: Names) -> Condition | None:
    if word == "exists":
        return Exists(key) if node.flag() else Not(Exists(key))
    if word in _RELATIONS:
        return _related(key, word, node, field, names)  # type: ignore[arg-type]  # one of the three
    if field.kind not in (FieldKind.NUMBER, FieldKind.LEVEL, FieldKind.DATE):
        node.misfit(f"{field.text.zh}没有高低先后", f"{field.name} has no order")
        return None
    value = given(node, field_scale(field), names)
    if value is None or isinstance(value, bool):
        return None
    return Compared(key, word, value)  # type: ignore[arg-type]  # one of the four


def _related(
    key: str, relation: Literal["same_as", "before", "after"], node: Node, field: Field, names: Names
) -> Condition | None:
    found = names.fact(node)
    if found is None:
        return None
    section, other = found
    if relation != "same_as" and (field.kind is not FieldKind.DATE or other.kind is not FieldKind.DATE):
        node.misfit("先后只能比日期", "only days can be earlier or later")
        return None
    if field.kind is not other.kind or field.vocabulary != other.vocabulary or field.kind is FieldKind.CHOICES:
        node.misfit(f"与{other.text.zh}不是同一类", f"it is not of the same kind as {other.name}")
        return None
    return Related(key, relation, section.name, other.name)
