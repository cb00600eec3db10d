"""Which records a measure reads, as a person would name them: 近三年已应用的成果, results put to use in the last year.

Everything is made from the names of the catalogue. A few fields have a turn of phrase of their own, in the tables
below; any other field, a rulebook's own included, is said with its name and value.
"""

from datetime import date

from studiorules.dossier import Field, FieldKind, Shape
from studiorules.reports.amounts import amount
from studiorules.reports.days import day, day_of_year, last
from studiorules.reports.voice import Voice
from studiorules.rulebook import (
    AllOf,
    Compared,
    Condition,
    Deadline,
    During,
    Exists,
    HasEvidence,
    Narrowing,
    Not,
    OneOf,
    Related,
    Since,
    Within,
)
from studiorules.rulebook.value import Given

__all__ = ["TOTAL_TURNS", "TURNS", "YES_TURNS", "condition", "given", "list_words", "records", "window"]

TURNS: dict[str, tuple[str, str]] = {
    "by": ("由{}完成的", "by {}"),
    "channel": ("渠道为{}的", "from {}"),
    "direction": ("{}的", "{}"),
    "effects": ("有{}效果的", "with an effect on {}"),
    "holder": ("{}所获", "of {}"),
    "led_by": ("由{}牵头的", "led by {}"),
    "patent": ("{}", "that are {} patents"),
    "serves": ("服务于{}的", "serving {}"),
    "status": ("{}的", "{}"),
}
"""Choices with a turn of phrase of their own, by field name."""
YES_TURNS: dict[str, tuple[str, str]] = {
    "adopted": ("被采纳的", "adopted"),
    "agreement": ("有协议的", "with an agreement"),
    "applied": ("已应用的", "put to use"),
    "done": ("已完成的", "done"),
    "earmarked": ("专项", "earmarked"),
    "from_competition": ("出自竞赛的", "from a competition"),
    "front_line": ("一线", "at the front line"),
    "gaps_named": ("找出差距的", "naming gaps"),
    "goals_set": ("目标明确的", "with goals set"),
    "next_goals": ("提出下一步目标的", "setting next goals"),
    "phases_set": ("阶段任务明确的", "with tasks set for each phase"),
    "practised": ("得到执行的", "in practice"),
    "recorded_in_detail": ("记录详实的", "recorded in detail"),
    "transferred": ("已签约转化的", "transferred by contract"),
    "with_model_workers": ("有其他劳模参与的", "with other model workers"),
    "works": ("能正常运转的", "in working order"),
}
"""Yes/no fields with a turn of phrase of their own, by field name."""

TOTAL_TURNS: dict[str, tuple[str, str]] = {
    "outsiders": ("{}中团队以外的人次合计", "participants from outside the team in {}"),
    "participants": ("参加{}的人次合计", "participants of {}"),
}
"""Sums with a turn of phrase of their own, by field name."""

_ONE_OF_MANY = {"member", "adviser", "backbone"}
_ALONE = {"carriers", "competitions", "documents", "equipment", "people", "plans", "results", "reviews"}
"""Lists whose kinds are nouns of their own: 专利, not 专利成果."""
_OTHER = ("其他",)
_ENDS = {"from": ("开始", "begun"), "to": ("结束", "ended")}
_LESS = {"已": "未", "有": "没有", "能": "不能", "被": "未被", "得到": "未得到"}
_COMPARED = {
    "at_least": {"level": ("不低于", "or higher"), "number": ("不少于", "or more"), "date": ("不早于", "or later")},
    "at_most": {"level": ("不高于", "or lower"), "number": ("不超过", "or fewer"), "date": ("不晚于", "or earlier")},
    "above": {"level": ("高于", "above"), "number": ("多于", "more than"), "date": ("晚于", "after")},
    "below": {"level": ("低于", "below"), "number": ("少于", "fewer than"), "date": ("早于", "before")},
}


def given(voice: Voice, value: Given | bool, field: Field | None) -> str:
    """Say a value that a rule compares a field with."""
    found = voice.value(value)
    if found is None:
        return str(getattr(value, "name", ""))
    if isinstance(found, bool):
        return voice.pick("是", "yes") if found else voice.pick("否", "no")
    if isinstance(found, Deadline):
        return day_of_year(found.month, found.day, voice.lang)
    if isinstance(found, str):
        if field is not None and field.vocabulary is not None:
            return voice.word(field.vocabulary, found)
        return voice.pick(f"“{found}”", f'"{found}"')
    if isinstance(found, date):
        return day(found, voice.lang)
    return amount(found, None if field is None else field.unit, voice.lang)


def records(voice: Voice, of: Narrowing, *, added: bool = False) -> str:
    """Name the records that a measure reads, with its window.

    Args:
        voice: Who speaks.
        of: Which list, which records, when.
        added: Whether they are counted or added up; without a window that is 累计.
    """
    span = window(voice, of, added=added)
    if voice.lang == "en":
        return f"{list_words(voice, of.list, of.where)} {span}".strip()
    if span.endswith("的"):
        return list_words(voice, of.list, of.where, when=span)
    return f"{span}{list_words(voice, of.list, of.where)}"


def list_words(voice: Voice, name: str, where: Condition | None, *, when: str = "") -> str:
    """Name the records of a list that meet a condition.

    Args:
        voice: Who speaks.
        name: The list.
        where: The condition; None = every record.
        when: A window that is said like a condition (Chinese only).
    """
    noun = voice.list_name(name)
    if where is None:
        return f"{when}{noun}"
    told = list(where.conditions) if isinstance(where, AllOf) else [where]
    kinds = [one for one in told if isinstance(one, OneOf) and _is_kind(voice.field(f"{name}.{one.field}"))]
    others = [condition(voice, name, one) for one in told if one not in kinds]
    words = [_words(voice, name, one) for one in kinds]
    if voice.lang == "en":
        named = f"{noun} ({', '.join(words)})" if words else noun
        return " ".join([named, ", ".join(others)]).strip()
    kind = "".join(words)
    alone = kind.endswith(noun) or (bool(kind) and name in _ALONE and not kind.endswith(_OTHER))
    return _together([when, *others] if when else others) + (kind if alone else f"{kind}{noun}")


def _together(phrases: list[str]) -> str:
    """Put several Chinese attributes before one noun: 已应用、出自竞赛的; those without 的 stand next to the noun."""
    long = [phrase.removesuffix("的") for phrase in phrases if phrase.endswith("的")]
    return ("、".join(long) + "的" if long else "") + "".join(phrase for phrase in phrases if not phrase.endswith("的"))


def condition(voice: Voice, name: str, one: Condition) -> str:
    """Say one condition on a record, to stand before the noun in Chinese and after it in English."""
    match one:
        case AllOf(conditions):
            told = [condition(voice, name, each) for each in conditions]
            return _together(told) if voice.lang == "zh" else ", ".join(told)
        case Not(inner):
            return _not(voice, name, inner)
        case OneOf():
            return _one_of(voice, name, one)
        case Compared():
            return _compared(voice, name, one)
        case Related():
            return _related(voice, name, one)
        case Exists(field):
            return voice.pick(f"有{voice.field_name(name, field)}的", f"with {voice.field_name(name, field)}")
        case HasEvidence():
            return voice.pick("附有佐证的", "with evidence")
        case _:
            raise TypeError(f"no words for {one!r}")


def window(voice: Voice, of: Narrowing, *, added: bool = False) -> str:
    """Say when: 近三年, 累计, in the last year; empty where it does not matter."""
    if of.each is not None:
        begun = "" if of.each.since is None else _since(voice, of.each.since)
        count = of.each.last
        if of.each.year == "calendar":
            return begun + voice.pick(
                f"近{count}个完整年度每年", f"in each of the last {count} complete calendar years"
            )
        return begun + voice.pick(f"近{count}年每年", f"in each of the last {count} years")
    dated = "" if of.dated_by is None or of.dated_by in _ENDS else _dated(voice, of.list, of.dated_by)
    match of.window:
        case Within(duration):
            if dated:
                when = last(duration, voice.lang)
                return voice.pick(f"{dated}在{when}的", f"{dated} {when}")
            if of.dated_by in _ENDS or (of.dated_by is None and _is_span(voice, of)):
                zh, en = _ENDS[of.dated_by or "from"]
                return voice.pick(f"{last(duration)}{zh}的", f"{en} {last(duration, 'en')}")
            return last(duration, voice.lang)
        case During(duration):
            return last(duration, voice.lang)
        case Since() as since:
            told = _since(voice, since).strip()
            return voice.pick(f"{dated}在{told}的", f"{dated} {told}") if dated else told
        case _:
            return _always(voice, of, added=added)


def _always(voice: Voice, of: Narrowing, *, added: bool) -> str:
    if of.dated_by is None and _is_span(voice, of):
        return voice.pick("现有", "now")
    return voice.pick("累计", "in all") if added else ""


def _since(voice: Voice, since: Since) -> str:
    fact = voice.fact_name(since.section, since.field)
    named = fact.removesuffix(" on")
    if since.duration is None:
        return voice.pick(f"自{fact}以来", f"since {named} ")
    length = last(since.duration)[1:]
    return voice.pick(f"{fact}后{length}内", f"within {since.duration} of {named} ")


def _is_span(voice: Voice, of: Narrowing) -> bool:
    section = voice.section(of.list)
    return section is not None and section.shape is Shape.SPANS


def _dated(voice: Voice, name: str, field: str) -> str:
    """Name the day that a window reads: 取证日期; certified."""
    said = voice.pick("日期", "day") if field == "on" else voice.field_name(name, field)
    return said if voice.lang == "zh" else said.removesuffix(" on")


def _is_kind(field: Field | None) -> bool:
    return field is not None and field.kind is FieldKind.CHOICE and field.name in ("kind", "role")


def _one_of(voice: Voice, name: str, one: OneOf) -> str:
    if len(one.values) == 1 and isinstance(one.values[0], bool):
        return _yes_or_no(voice, name, one.field, yes=one.values[0])
    words, turn = _words(voice, name, one), TURNS.get(one.field)
    if voice.lang == "en" and one.field in ("by", "holder", "led_by"):
        field = voice.field(f"{name}.{one.field}")
        words = voice.joined([_person(given(voice, value, field)) for value in one.values], ("或", "or"))
    if turn is not None:
        return voice.pick(*turn).format(words)
    own = voice.field_name(name, one.field)
    return voice.pick(f"{own}为{words}的", f"whose {own} is {words}")


def _person(word: str) -> str:
    """Put the article before one of many, or before the only one."""
    return f"a {word}" if word in _ONE_OF_MANY else f"the {word}"


def _not(voice: Voice, name: str, inner: Condition) -> str:
    match inner:
        case HasEvidence():
            return voice.pick("没有佐证的", "without evidence")
        case Exists(field):
            return voice.pick(f"没有{voice.field_name(name, field)}的", f"without {voice.field_name(name, field)}")
        case OneOf(field, (bool() as yes,)):
            return _yes_or_no(voice, name, field, yes=not yes)
        case OneOf(field):
            own, words = voice.field_name(name, field), _words(voice, name, inner)
            return voice.pick(f"{own}不是{words}的", f"whose {own} is not {words}")
        case _:
            said = condition(voice, name, inner)
            return voice.pick(f"并非{said}", f"not {said}")


def _words(voice: Voice, name: str, one: OneOf) -> str:
    field = voice.field(f"{name}.{one.field}")
    return voice.joined([given(voice, value, field) for value in one.values], ("或", "or"))


def _yes_or_no(voice: Voice, name: str, field: str, *, yes: bool) -> str:
    turn = YES_TURNS.get(field)
    if voice.lang == "en":
        said = turn[1] if turn is not None else f"({voice.field_name(name, field)})"
        return said if yes else f"not {said}"
    said = turn[0] if turn is not None else f"{voice.field_name(name, field)}的"
    if yes:
        return said
    for start, less in _LESS.items():
        if said.startswith(start):
            return f"{less}{said.removeprefix(start)}"
    return f"非{said}" if not said.endswith("的") else f"并非{said}"


def _compared(voice: Voice, name: str, one: Compared) -> str:
    field = voice.field(f"{name}.{one.field}")
    kind = "number" if field is None or field.kind not in (FieldKind.LEVEL, FieldKind.DATE) else field.kind.value
    zh, en = _COMPARED[one.word][kind]
    own, value = voice.field_name(name, one.field), given(voice, one.value, field)
    if one.field == "spread_to" and one.word == "at_least":
        return voice.pick(f"推广到{value}或更广的", f"spread to {value} or wider")
    after = en.startswith("or ")
    return voice.pick(f"{own}{zh}{value}的", f"with {own} {value} {en}" if after else f"with {own} {en} {value}")


def _related(voice: Voice, name: str, one: Related) -> str:
    own, other = voice.field_name(name, one.field), voice.fact_name(one.section, one.other)
    words = {
        "same_as": (f"{own}与{other}相同的", f"with the same {own} as {other}"),
        "before": (f"{own}早于{other}的", f"with {own} before {other}"),
        "after": (f"{own}晚于{other}的", f"with {own} after {other}"),
    }
    return voice.pick(*words[one.relation])
