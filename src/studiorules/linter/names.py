"""Checks across a whole rulebook: what is wanted both ways, and what has a name that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look, excusable
from studiorules.linter.sites import Filter, Sentence, sites
from studiorules.linter.words import sentence
from studiorules.rulebook import (
    AllOf,
    Compared,
    Condition,
    Count,
    Decision,
    EarnSteps,
    Judged,
    Measure,
    Not,
    OneOf,
    Parameter,
    Question,
    Ratio,
    Remedy,
    Requirement,
    Rulebook,
    Test,
    ValueOf,
    Word,
)

__all__ = ["pulls_two_ways", "unused"]

_WAYS = {Word.AT_LEAST: 1, Word.ABOVE: 1, Word.AT_MOST: -1, Word.BELOW: -1}


def pulls_two_ways(of: Rulebook, look: Look) -> Iterator[Seen]:
    """More of a thing wanted by one requirement and less by another: no filling of what is unknown suits both."""
    told: dict[object, dict[int, tuple[Requirement, Test]]] = {}
    for one in of.requirements:
        if excusable(one) or one.unseen:
            continue
        for test in look.needed((*look.parts(one), *one.only_if)):
            way = None if test.bound is None or test.but else _WAYS.get(test.bound.word)
            if way is not None:
                told.setdefault(_what(test.measure), {}).setdefault(way, (one, test))
    for ways in told.values():
        if len(ways) < 2:
            continue
        (first, test), (second, other) = ways.values()
        declared = first is second or first.why is not None or second.why is not None
        if not declared and look.conflict((test, other)) is None:
            yield seen(at=second.path, first=first.id, one=sentence(other), other=sentence(test))


def _what(measure: Measure) -> object:
    """What is measured, of a number of things whatever the time."""
    if isinstance(measure, Count) and measure == Count(scale=measure.scale, of=measure.of):
        return (measure.of.list, measure.of.where)
    return measure


def unused(of: Rulebook, _: Look) -> Iterator[Seen]:
    """Values, questions and remedies that nothing in the rulebook mentions; of another's, not all need be used."""
    if of.tailoring is not None:
        return
    used = set(_mentioned(of))
    named: list[tuple[str, Parameter | Question | Remedy]] = [
        *((f"value.{name}", one) for name, one in of.parameters.items()),
        *((f"judgement.{name}", one) for name, one in of.questions.items()),
        *((f"remedy.{name}", one) for name, one in of.remedies.items()),
    ]
    for name, one in named:
        if name not in used:
            yield seen(at=one.path, name=name)


def _mentioned(of: Rulebook) -> Iterator[str]:
    for site in sites(of):
        match site.thing:
            case Sentence(test=test):
                bounds = [one for one in (test.bound, *(but.bound for but in test.but)) if one is not None]
                yield from _values(value for bound in bounds for value in bound.values)
                yield from _questions(test.measure)
            case Filter(condition=condition):
                yield from _conditions(condition)
            case Requirement(worth=worth, mend=mend):
                yield from (f"remedy.{name}" for name in mend)
                yield from _values(start for start, _ in worth.steps) if isinstance(worth, EarnSteps) else ()
            case Decision(rungs=rungs):
                paid = [rung.yuan for rung in rungs if rung.yuan is not None]
                every = (*paid, *(but.yuan for one in paid for but in one.but))
                yield from _values(end for one in every for end in (one.low, one.high))
            case Remedy(needs=needs, questions=questions):
                yield from (f"remedy.{name}" for name in needs)
                yield from (f"judgement.{name}" for name in questions)


def _values(given: Iterable[object]) -> Iterator[str]:
    yield from (f"value.{one.name}" for one in given if isinstance(one, ValueOf))


def _questions(measure: Measure) -> Iterator[str]:
    if isinstance(measure, Judged):
        yield f"judgement.{measure.question}"
    elif isinstance(measure, Ratio):
        yield from _questions(measure.top)
        yield from _questions(measure.bottom)


def _conditions(condition: Condition) -> Iterator[str]:
    match condition:
        case AllOf(conditions):
            for one in conditions:
                yield from _conditions(one)
        case Not(inner):
            yield from _conditions(inner)
        case OneOf(_, values):
            yield from _values(values)
        case Compared(_, _, value):
            yield from _values([value])
