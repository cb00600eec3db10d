"""The measures that read the dossier: facts, lists narrowed to some of their records, judgements, the total."""

from collections.abc import Callable
from typing import Final, Literal

from studiorules.dossier import UNITS, FieldKind, Section, Shape
from studiorules.intake.rulebook_conditions import condition_of, day_of, field_scale
from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import Node, Words
from studiorules.intake.rulebook_tables import weights_named
from studiorules.intake.rulebook_values import judged_scale, word_of
from studiorules.rulebook import (
    Best,
    Count,
    During,
    Each,
    Elapsed,
    Fact,
    Growth,
    Judged,
    Kinds,
    Matches,
    Measure,
    Narrowing,
    Piece,
    Scale,
    ScaleKind,
    Score,
    Share,
    Since,
    Total,
    Within,
)
from studiorules.rulebook.measure import IfNone
from studiorules.rulebook.model import MODEL
from studiorules.terms import Duration

__all__ = ["SIMPLE", "if_none_of"]

_ENDS: Final = ("pass", "fail")
_MOST_YEARS: Final = 6
_LOWEST_CHANGE: Final = -(10**12)
_TEXTS: Final = (FieldKind.TEXT, FieldKind.KEY)
_NAMING: Final = (*_TEXTS, FieldKind.CHOICE)
_DURATION: Final[Words] = ("一段时间，如 1 year、6 months", "a duration, as 1 year or 6 months")


def if_none_of(table: Node) -> IfNone | None:
    """What an empty case comes to; a problem where it is not said."""
    said = table.require("if_none")
    word = "" if said is None else said.word(_ENDS)
    return word or None  # type: ignore[return-value]  # one of the two


def _fact(node: Node, _: Node, names: Names) -> Measure | None:
    found = names.fact(node)
    if found is None:
        return None
    section, field = found
    return Fact(scale=field_scale(field), section=section.name, field=field.name)


def _count(node: Node, table: Node, names: Names) -> Measure | None:
    section = names.listed(node)
    of = None if section is None else _narrowing(table, section, names)
    weighed, once = table.get("counts_as"), table.get("once_per")
    if section is None or of is None:
        return None
    weights = None if weighed is None else weights_named(weighed, section, of.where, names)
    group = None if once is None else _group(once, section)
    if (weighed is not None and weights is None) or (once is not None and group is None):
        return None
    scale = Scale(kind=ScaleKind.NUMBER, places=0 if weights is None else weights.places, unit=section.counted)
    return Count(scale=scale, of=of, weights=weights, once_per=group)


def _group(node: Node, section: Section) -> str | None:
    """The field of a list that names what counts once; None after a problem."""
    name = node.text()
    field = section.field(name)
    if name and field is None:
        known = [one.name for one in section.fields.values() if one.kind in _NAMING]
        node.unknown(("栏目", "field"), known, code="unknown-field")
    elif field is not None and field.kind not in _NAMING:
        node.misfit(f"{field.text.zh}不是人员、项目之类的名称", f"{field.name} names no person, project or the like")
        return None
    return None if field is None else field.name


def _total(node: Node, table: Node, names: Names) -> Measure | None:
    found = names.of_list(node)
    if found is None:
        return None
    section, field = found
    if field.kind is not FieldKind.NUMBER:
        node.misfit(f"{field.text.zh}不是数", f"{field.name} is not a number")
        return None
    of = _narrowing(table, section, names)
    scale = Scale(kind=ScaleKind.NUMBER, places=field.places, unit=field.unit, floor=field.floor)
    return None if of is None else Total(scale=scale, of=of, field=field.name)


def _kinds(node: Node, table: Node, names: Names) -> Measure | None:
    found = names.of_list(node)
    if found is None:
        return None
    section, field = found
    if field.kind not in (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.LEVEL, *_TEXTS):
        node.misfit(f"{field.text.zh}不分种类", f"{field.name} has no kinds")
        return None
    of = _narrowing(table, section, names)
    words: tuple[str, ...] | None = None
    named = table.get("of")
    if named is not None and field.vocabulary is None:
        named.misfit(f"{field.text.zh}没有固定的选项", f"{field.name} has no closed set of words")
        return None
    if named is not None and field.vocabulary is not None:
        read = [word_of(one, field.vocabulary) for one in named.items()]
        words = tuple(dict.fromkeys(one for one in read if one is not None))
        if not words or None in read:
            if named.value == []:
                named.wrong("至少一种", "at least one kind")
            return None
    unit = UNITS["kind" if field.kind not in _TEXTS else "person" if field.personal else "thing"]
    scale = Scale(kind=ScaleKind.NUMBER, unit=unit, ceiling=None if words is None else len(words))
    return None if of is None else Kinds(scale=scale, of=of, field=field.name, words=words)


def _share(node: Node, table: Node, names: Names) -> Measure | None:
    if_none, said = if_none_of(table), table.require("part")
    section = names.listed(node)
    if section is None:
        return None
    of = _narrowing(table, section, names)
    part = None if said is None else condition_of(said, section, names)
    if of is None or part is None or if_none is None:
        return None
    return Share(scale=Scale(kind=ScaleKind.FRACTION, ceiling=1), of=of, part=part, if_none=if_none)


def _best(node: Node, table: Node, names: Names) -> Measure | None:
    found = names.of_list(node)
    if found is None:
        return None
    section, field = found
    if field.kind is not FieldKind.LEVEL:
        node.misfit(f"{field.text.zh}没有高低", f"{field.name} is not a level")
        return None
    of = _narrowing(table, section, names)
    return None if of is None else Best(scale=field_scale(field), of=of, field=field.name)


def _growth(node: Node, table: Node, names: Names) -> Measure | None:
    section = names.listed(node)
    if section is not None and section.shape is not Shape.SPANS:
        node.misfit(f"{section.text.zh}没有起止", f"the records of {section.name} do not go on from a day to a day")
        return None
    table.require("within")
    of = None if section is None else _narrowing(table, section, names)
    if section is None or of is None or of.window is None:
        return None
    return Growth(scale=Scale(kind=ScaleKind.NUMBER, unit=section.counted, floor=_LOWEST_CHANGE), of=of)


def _elapsed(node: Node, table: Node, names: Names) -> Measure | None:
    said = table.require("unit")
    unit = "" if said is None else said.word(("years", "months", "days"))
    found = names.fact(node)
    if found is None or not unit:
        return None
    section, field = found
    if field.kind is not FieldKind.DATE:
        node.misfit(f"{field.text.zh}不是日期", f"{field.name} is not a day")
        return None
    scale = Scale(kind=ScaleKind.NUMBER, unit=UNITS[unit[:-1]])
    return Elapsed(scale=scale, section=section.name, field=field.name, unit=unit)  # type: ignore[arg-type]  # of the three


def _matches(node: Node, table: Node, names: Names) -> Measure | None:
    said = table.require("pattern")
    pieces = [] if said is None else [_piece(one, names) for one in said.items()]
    if said is not None and said.value == []:
        said.wrong("至少一段", "at least one piece")
    found = names.fact(node)
    if found is None:
        return None
    section, field = found
    if field.kind not in _TEXTS:
        node.misfit(f"{field.text.zh}不是文字", f"{field.name} is not a text")
        return None
    told = tuple(one for one in pieces if one is not None)
    if len(told) < len(pieces) or not told:
        return None
    return Matches(scale=Scale(kind=ScaleKind.TRUTH, ceiling=1), section=section.name, field=field.name, pieces=told)


def _piece(node: Node, names: Names) -> Piece | None:
    said = node.value
    if said == "{*}":
        return Piece()
    if isinstance(said, str) and said.startswith("{") and said.endswith("}"):
        found = names.fact(node.with_value(said[1:-1]))
        if found is None:
            return None
        section, field = found
        if field.kind not in _TEXTS:
            node.misfit(f"{field.text.zh}不是文字", f"{field.name} is not a text")
            return None
        return Piece(section=section.name, field=field.name)
    return Piece(literal=text) if (text := node.text()) else None


def _judged(node: Node, _: Node, names: Names) -> Measure | None:
    name = node.text()
    if not name:
        return None
    if name not in names.questions:
        node.unknown(("评议问题", "judgement"), names.questions)
        return None
    question = names.questions[name]
    if question is not None and question.range is None and not question.levels:
        names.unranged.append((name, node))
        return None
    return None if question is None else Judged(scale=judged_scale(question), question=name)


def _score(node: Node, _: Node, names: Names) -> Measure | None:
    of = node.text()
    if not of:
        return None
    if of in names.gone:
        node.problem("not-selected", found=of)
        return None
    if of == MODEL and names.model != "points":
        if of in names.outcomes:
            node.misfit("既是一部分的名字，又指得分", "it names a part of the rulebook and the score")
        return Score(scale=Scale(kind=ScaleKind.NUMBER, places=names.places, unit=UNITS["point"]), of=of)
    if of != "total" and names.outcomes.get(of) != "section":
        node.unknown(
            ("得分", "score"),
            [
                "total",
                *([MODEL] if names.model != "points" else []),
                *(id_ for id_, kind in names.outcomes.items() if kind == "section"),
            ],
        )
        return None
    if of in names.in_yuan:
        node.misfit("它以元计，不是分数", "it brings yuan, not points")
        return None
    if not names.gives_points:
        node.misfit("本规则不计分", "this rulebook gives no points")
        return None
    return Score(scale=Scale(kind=ScaleKind.NUMBER, places=names.places, unit=UNITS["point"]), of=of)


def _narrowing(table: Node, section: Section, names: Names) -> Narrowing | None:
    where = table.get("where")
    condition = None if where is None else condition_of(where, section, names)
    fine = where is None or condition is not None
    dated_by = table.get("dated_by")
    if dated_by is not None and dated_by.text() and day_of(str(dated_by.value), section) is None:
        days = [one.name for one in section.fields.values() if one.kind is FieldKind.DATE]
        dated_by.unknown(("日期栏目", "day"), [*days, "on", "from", "to"], code="unknown-field")
        fine = False
    given = [key for key in ("within", "during", "since") if key in table]
    if len(given) > 1:
        table.problem("contradiction", found="、".join(given))
        return None
    each = table.get("each")
    since = _since(table, names)
    window: Within | During | Since | None = since if each is None else None
    for key in given:
        node = table.at(key)
        if key == "since":
            fine &= since is not None
            continue
        duration = _duration(node)
        fine &= duration is not None
        if each is not None:
            node.misfit("逐年来看时不再写时间段", "each year is a window of its own")
            fine = False
        elif key == "during" and section.shape is not Shape.SPANS:
            node.misfit(f"{section.text.zh}只有日期，要用 within", f"{section.name} happen on a day; use within")
            fine = False
        elif duration is not None:
            window = Within(duration) if key == "within" else During(duration)
    if "for" in table and "since" not in table:
        table.at("for").misfit("它要与 since 一起写", "it goes with since")
        fine = False
    yearly = None if each is None else _each(each, table, since)
    if not fine or (each is not None and yearly is None):
        return None
    said = None if dated_by is None else str(dated_by.value)
    return Narrowing(list=section.name, where=condition, window=window, dated_by=said, each=yearly)


def _since(table: Node, names: Names) -> Since | None:
    node, lasting = table.get("since"), table.get("for")
    duration = None if lasting is None else _duration(lasting)
    found = None if node is None else names.fact(node)
    if node is None or found is None or (lasting is not None and duration is None):
        return None
    section, field = found
    if field.kind is not FieldKind.DATE:
        node.misfit(f"{field.text.zh}不是日期", f"{field.name} is not a day")
        return None
    return Since(section.name, field.name, duration)


def _each(node: Node, table: Node, since: Since | None) -> Each | None:
    word = node.word(("calendar year", "1 year"))
    said = table.require("last")
    last = None if said is None else said.whole(1, _MOST_YEARS)
    if "for" in table:
        table.at("for").misfit("逐年来看时写 last", "with each, last says how many years")
        return None
    if_none = if_none_of(table) if "since" in table or "if_none" in table else None
    if not word or last is None or ("since" in table and if_none is None):
        return None
    year: Literal["calendar", "rolling"] = "calendar" if word == "calendar year" else "rolling"
    return Each(year=year, last=last, since=since, if_none=if_none)


def _duration(node: Node) -> Duration | None:
    said = node.value
    if isinstance(said, str):
        try:
            return Duration.parse(said)
        except ValueError:
            pass
    node.wrong(*_DURATION)
    return None


SIMPLE: Final[dict[str, Callable[[Node, Node, Names], Measure | None]]] = {
    "fact": _fact,
    "count": _count,
    "total": _total,
    "kinds": _kinds,
    "share": _share,
    "best": _best,
    "growth": _growth,
    "elapsed": _elapsed,
    "matches": _matches,
    "judged": _judged,
    "score": _score,
}
"""How each measure that reads the dossier or the total is read: from its own value and the table it stands in."""
