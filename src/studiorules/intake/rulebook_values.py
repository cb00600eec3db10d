"""Values that rules compare with, dated values, and questions for people."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor
from typing import Final

from studiorules.dossier import UNITS, VOCABULARIES, Unit
from studiorules.dossier import word_of as read_word
from studiorules.errors import Unreadable
from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import FEW, Node, shown
from studiorules.intake.rulebook_panels import PANEL, panel_of
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.rulebook import (
    Anchor,
    DatedValue,
    Deadline,
    Parameter,
    Question,
    Scale,
    ScaleKind,
    ValueOf,
)
from studiorules.rulebook.value import Given
from studiorules.terms import Period, Term, Text, Vocabulary

__all__ = ["given", "judged_scale", "parameter_of", "question_of", "word_of", "yearly_day"]

_VALUE: Final = frozenset({"zh", "en", "unit", "levels", "dated"}) | PROVENANCE
_DATED: Final = frozenset({"from", "to", "value"}) | PROVENANCE
_QUESTION: Final = frozenset({"zh", "en", "levels", "range"}) | PANEL | PROVENANCE
_ANCHOR: Final = frozenset({"id", "zh", "en"})
_YEARLY: Final = re.compile(r"(\d{1,2})-(\d{1,2})")
_MEASURED_UNITS: Final = frozenset({"m2", "yuan", "year", "month", "day", "point"})


def given(node: Node, scale: Scale, names: Names) -> Given | bool | None:
    """Read a value on a scale; None after a problem."""
    said = node.value
    if isinstance(said, str) and said.startswith("@"):
        return _value_of(node, said[1:], scale, names)
    match scale.kind:
        case ScaleKind.NUMBER | ScaleKind.FRACTION:
            return node.number()
        case ScaleKind.TRUTH:
            if isinstance(said, bool):
                return said
            number = node.number()
            if number is not None and number not in (0, 1):
                node.wrong("是或否（true、false）", "yes or no (true, false)")
                return None
            return number
        case ScaleKind.DAY:
            return _day(node)
        case ScaleKind.LEVEL | ScaleKind.CHOICE | ScaleKind.CHOICES:
            return node.text() or None if scale.vocabulary is None else word_of(node, scale.vocabulary)


def word_of(node: Node, vocabulary: Vocabulary) -> str | None:
    """Read a word of a vocabulary by its id or its Chinese name; None after a problem."""
    try:
        return read_word(node.value, vocabulary)
    except Unreadable as trouble:
        node.unreadable(trouble)
        return None


def yearly_day(node: Node) -> Deadline | None:
    """Read a day of every year, `07-31`; None after a problem."""
    found = _YEARLY.fullmatch(node.value) if isinstance(node.value, str) else None
    if found is not None:
        month, day = int(found[1]), int(found[2])
        try:
            date(2000, month, day)
        except ValueError:
            pass
        else:
            return Deadline(month, day)
    node.problem("unreadable-date", found=shown(node.value).strip('"'))
    return None


def _day(node: Node) -> date | Deadline | None:
    if isinstance(node.value, str) and _YEARLY.fullmatch(node.value):
        return yearly_day(node)
    try:
        period = Period.of(node.value)
    except Unreadable as trouble:
        node.unreadable(trouble)
        return None
    if period.first is None or not period.exact:
        node.wrong("某一天，如 2025-06-30 或每年的 07-31", "one day, as 2025-06-30, or 07-31 of every year")
        return None
    return date.fromordinal(period.first)


def _value_of(node: Node, name: str, scale: Scale, names: Names) -> ValueOf | None:
    if name not in names.parameters:
        node.with_value(name).unknown(("取值", "value"), names.parameters)
        return None
    parameter = names.parameters[name]
    if parameter is None:
        return None
    fits = False
    if scale.kind in (ScaleKind.NUMBER, ScaleKind.FRACTION):
        fits = parameter.levels is None and _units_fit(parameter.unit, scale.unit)
    elif scale.kind is ScaleKind.LEVEL:
        fits = scale.vocabulary is not None and parameter.levels == scale.vocabulary.id
    if fits:
        return ValueOf(name)
    node.problem("does-not-fit", found=node.value, expected=("单位或等级不同", "its unit or its levels differ"))
    return None


def _units_fit(written: str | None, unit: Unit | None) -> bool:
    """Classifiers of things may differ; money, area and time may not."""
    counted = None if unit is None else unit.id
    return written == counted or not {written, counted} & _MEASURED_UNITS


def parameter_of(name: str, node: Node) -> Parameter | None:
    """Read `[value.x]`; None where it cannot be used at all."""
    if not node.closed(_VALUE) and not isinstance(node.value, dict):
        return None
    vocabulary = _levels_named(node)
    unit = node.get("unit")
    if unit is not None and unit.text() and unit.value not in UNITS:
        unit.unknown(("单位", "unit"), UNITS)
    if unit is not None and "levels" in node:
        node.at("levels").misfit("已经写了 unit", "a unit is given")
    provenance(node)
    listed = node.require("dated")
    dated = (
        []
        if listed is None
        else [one for item in listed.items() if (one := _dated(item, vocabulary, levels="levels" in node))]
    )
    if listed is not None and not listed.value:
        listed.wrong("至少一个取值", "at least one value")
    values = tuple(one for _, one in sorted(dated, key=lambda pair: pair[1].from_))
    places = {id(value): item for item, value in dated}
    for before, after in pairwise(values):
        if after.from_ == before.from_ or (before.to is not None and before.to >= after.from_):
            places[id(after)].problem(
                "overlapping-values", found="、".join(f"{one.from_}～{one.to or ''}" for one in (before, after))
            )
    if "levels" in node and vocabulary is None:
        return None
    text = Text(node.at("zh").text(), en.text() if (en := node.get("en")) else None) if "zh" in node else None
    return Parameter(
        name=name,
        unit=None if unit is None else unit.text() or None,
        levels=None if vocabulary is None else vocabulary.id,
        dated=values,
        text=text,
        path=node.spot,
    )


def _levels_named(node: Node) -> Vocabulary | None:
    levels = node.get("levels")
    if levels is None or not levels.text():
        return None
    vocabulary = VOCABULARIES.get(str(levels.value))
    if vocabulary is None or not vocabulary.ordered:
        levels.unknown(("等级表", "scale of levels"), [one.id for one in VOCABULARIES.values() if one.ordered])
        return None
    return vocabulary


def _dated(node: Node, vocabulary: Vocabulary | None, *, levels: bool) -> tuple[Node, DatedValue] | None:
    if not node.closed(_DATED) and not isinstance(node.value, dict):
        return None
    basis, why, cite = provenance(node)
    start, end, said = node.require("from"), node.get("to"), node.require("value")
    first = None if start is None else start.first_day()
    last = None if end is None else end.last_day()
    value: Decimal | str | None = None
    if said is not None and vocabulary is not None:
        value = word_of(said, vocabulary)
    elif said is not None and not levels:
        value = said.number()
    if first is not None and last is not None and last < first:
        node.problem("contradiction", found=f"{first.isoformat()} > {last.isoformat()}")
        return None
    if first is None or value is None:
        return None
    return node, DatedValue(from_=first, to=last, value=value, basis=basis, why=why, cite=cite)


def question_of(name: str, node: Node) -> Question | None:
    """Read `[judgement.x]`; None where its answers cannot be used."""
    if not node.closed(_QUESTION) and not isinstance(node.value, dict):
        return None
    provenance(node)
    text = node.title()
    if "range" in node:
        if "levels" in node:
            node.at("range").misfit("已经写了 levels", "levels are given")
        ends = _range(node.at("range"))
        panel = panel_of(node, levels=None)
        return None if ends is None else Question(id=name, text=text, range=ends, panel=panel, path=node.spot)
    listed = node.get("levels")
    if listed is None:  # a loss may give it a range
        return Question(id=name, text=text, panel=panel_of(node, levels=None), path=node.spot)
    anchors: dict[str, Anchor] = {}
    for item in listed.items(FEW):
        anchor = _anchor(item)
        if anchor is not None and anchor.id in anchors:
            item.at("id").problem("duplicate-id", found=anchor.id)
        elif anchor is not None:
            anchors[anchor.id] = anchor
    if isinstance(listed.value, list) and len(listed.value) < 2:
        listed.wrong("至少两档", "at least two levels")
    panel = panel_of(node, levels=len(listed.value) if isinstance(listed.value, list) else 0)
    return Question(id=name, text=text, levels=tuple(anchors.values()), panel=panel, path=node.spot)


def _anchor(node: Node) -> Anchor | None:
    if not node.closed(_ANCHOR) and not isinstance(node.value, dict):
        return None
    named = node.require("id")
    id_ = "" if named is None else named.id()
    text = node.title()
    return Anchor(id=id_, text=text) if id_ else None


def _range(node: Node) -> tuple[Decimal, Decimal] | None:
    ends = [one.number() for one in node.items()]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        if None not in ends:
            node.wrong("两个数", "two numbers")
        return None
    if ends[0] >= ends[1]:
        node.problem("empty-range", found=f"[{ends[0]}, {ends[1]}]")
        return None
    return ends[0], ends[1]


def judged_scale(question: Question) -> Scale:
    """On which scale the answers to a question lie."""
    if question.range is not None:
        low, high = question.range
        return Scale(kind=ScaleKind.NUMBER, places=2, floor=floor(low), ceiling=ceil(high))
    if question.panel is not None and question.panel.combine == "share-of-yes":
        return Scale(kind=ScaleKind.FRACTION, ceiling=1)
    terms = tuple(Term(anchor.id, anchor.text) for anchor in question.levels)
    vocabulary = Vocabulary(question.id, question.text, terms, ordered=True)
    return Scale(kind=ScaleKind.LEVEL, vocabulary=vocabulary, ceiling=len(terms) - 1)
