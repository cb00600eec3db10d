"""What is enough, in words: 不少于30平方米, at least 30 m²; one way of saying it for each scale."""

from datetime import date
from decimal import Decimal

from studiorules.reports.amounts import amount, number
from studiorules.reports.days import day, day_of_year
from studiorules.reports.rates import compares_unlike, fraction, unit_of
from studiorules.reports.voice import Voice
from studiorules.rulebook import (
    Bound,
    Deadline,
    Elapsed,
    Fact,
    Joined,
    Judged,
    Measure,
    ScaleKind,
    Score,
    ValueOf,
    Word,
)
from studiorules.rulebook.value import Given
from studiorules.terms import Vocabulary

__all__ = ["anchor_name", "bound_words", "wants_yes"]

_SCALES: dict[str, dict[Word, tuple[str, str]]] = {
    "number": {
        Word.AT_LEAST: ("不少于{}", "at least {}"),
        Word.AT_MOST: ("不超过{}", "at most {}"),
        Word.ABOVE: ("多于{}", "more than {}"),
        Word.BELOW: ("少于{}", "less than {}"),
        Word.IS: ("为{}", "exactly {}"),
        Word.IS_NOT: ("不为{}", "not {}"),
    },
    "share": {
        Word.AT_LEAST: ("不低于{}", "at least {}"),
        Word.AT_MOST: ("不高于{}", "at most {}"),
        Word.ABOVE: ("高于{}", "more than {}"),
        Word.BELOW: ("低于{}", "less than {}"),
        Word.IS: ("为{}", "exactly {}"),
        Word.IS_NOT: ("不为{}", "not {}"),
    },
    "level": {
        Word.AT_LEAST: ("不低于{}", "{} or higher"),
        Word.AT_MOST: ("不高于{}", "{} or lower"),
        Word.ABOVE: ("高于{}", "above {}"),
        Word.BELOW: ("低于{}", "below {}"),
        Word.IS: ("为{}", "{}"),
        Word.IS_NOT: ("不为{}", "not {}"),
    },
    "day": {
        Word.AT_LEAST: ("不早于{}", "on or after {}"),
        Word.AT_MOST: ("不晚于{}", "on or before {}"),
        Word.ABOVE: ("晚于{}", "after {}"),
        Word.BELOW: ("早于{}", "before {}"),
        Word.IS: ("为{}", "on {}"),
        Word.IS_NOT: ("不为{}", "not on {}"),
    },
    "elapsed": {
        Word.AT_LEAST: ("满{}", "at least {}"),
        Word.AT_MOST: ("不超过{}", "at most {}"),
        Word.ABOVE: ("超过{}", "more than {}"),
        Word.BELOW: ("不满{}", "less than {}"),
        Word.IS: ("为{}", "exactly {}"),
        Word.IS_NOT: ("不为{}", "not {}"),
    },
    "judged": {
        Word.AT_LEAST: ("评议达到“{}”", 'judged "{}" or better'),
        Word.AT_MOST: ("评议不高于“{}”", 'judged "{}" or lower'),
        Word.ABOVE: ("评议高于“{}”", 'judged better than "{}"'),
        Word.BELOW: ("评议低于“{}”", 'judged below "{}"'),
        Word.IS: ("评为“{}”", 'judged "{}"'),
        Word.IS_NOT: ("不评为“{}”", 'not judged "{}"'),
    },
}
_KINDS = {
    ScaleKind.LEVEL: "level",
    ScaleKind.DAY: "day",
    ScaleKind.CHOICE: "level",
    ScaleKind.CHOICES: "level",
    ScaleKind.FRACTION: "share",
}


def bound_words(voice: Voice, measure: Measure, bounds: tuple[Bound, ...]) -> str:
    """Say what is enough; several bounds are those which an open exception leaves.

    A yes/no question and a join have no words of their own here: what is enough is that they hold.
    """
    told = [_one(voice, measure, bound) for bound in bounds]
    return voice.joined(list(dict.fromkeys(one for one in told if one)), ("或", "or"))


def wants_yes(bounds: tuple[Bound, ...]) -> bool:
    """Whether a yes/no question is to be answered by yes; it is where no bound is given."""
    if not bounds:
        return True
    value, word = bounds[0].value, bounds[0].word
    asked = value if isinstance(value, bool) else value in (Decimal(1), 1)
    if word is Word.IS_NOT:
        return not asked
    if word in (Word.AT_MOST, Word.BELOW):
        return False
    return asked or word is Word.ABOVE


def anchor_name(voice: Voice, question: str, level: str) -> str:
    """Return the words that anchor a level of a question; the id where there are none."""
    asked = voice.book.questions.get(question)
    levels = () if asked is None else asked.levels
    return next((voice.say(one.text) for one in levels if one.id == level), level)


def _one(voice: Voice, measure: Measure, bound: Bound) -> str:
    if isinstance(measure, Joined) or measure.scale.kind is ScaleKind.TRUTH:
        return ""
    scale = _scale(measure)
    values = [_value(voice, measure, value) for value in bound.values]
    words = voice.pick(*_SCALES[scale][bound.word])
    if measure.scale.kind is ScaleKind.CHOICES and bound.word is Word.IS:
        words = voice.pick("含{}", "includes {}")
    said = words.format(voice.joined(values, ("或", "or")))
    return said + _dated(voice, measure, bound)


def _scale(measure: Measure) -> str:
    match measure:
        case Elapsed():
            return "elapsed"
        case Judged() if measure.scale.kind is ScaleKind.LEVEL:
            return "judged"
        case Score():
            return "share"
        case _:
            return _KINDS.get(measure.scale.kind, "number")


def _value(voice: Voice, measure: Measure, value: Given | bool) -> str:
    found = voice.value(value)
    if found is None:
        return str(getattr(value, "name", ""))
    if isinstance(found, bool):
        return voice.pick("有" if found else "没有", "some" if found else "none")
    if isinstance(found, Deadline):
        meant = voice.deadline(found)
        return day_of_year(found.month, found.day, voice.lang) if meant is None else day(meant, voice.lang)
    if isinstance(found, date):
        return day(found, voice.lang)
    if isinstance(found, str):
        if isinstance(measure, Judged):
            return anchor_name(voice, measure.question, found)
        return _word(voice, measure.scale.vocabulary, found, isinstance(measure, Fact))
    if measure.scale.kind is ScaleKind.FRACTION:
        return fraction(found, voice.lang, rate=compares_unlike(measure) and found > 1)
    unit = unit_of(measure)
    return number(found, voice.lang) if unit is None else amount(found, unit, voice.lang)


def _word(voice: Voice, vocabulary: Vocabulary | None, id_: str, text: bool) -> str:
    if vocabulary is None and text:
        return voice.pick(f"“{id_}”", f'"{id_}"')
    return voice.word(vocabulary, id_)


def _dated(voice: Voice, measure: Measure, bound: Bound) -> str:
    """Where no day is chosen and a value has changed: since when it holds, and what held before."""
    given = bound.value
    parameter = voice.book.parameters.get(given.name) if isinstance(given, ValueOf) else None
    if voice.as_of is not None or parameter is None or len(parameter.dated) < 2:
        return ""
    latest, before = parameter.dated[-1], parameter.dated[-2]
    old = _value(voice, measure, before.value)
    since = day(latest.from_, voice.lang)
    return voice.pick(f"（{since}起；此前{old}）", f" (from {since}; before that {old})")
