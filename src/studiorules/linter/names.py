"""A check across a whole rulebook: what has a name that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.sites import Filter, Sentence, sites
from studiorules.rulebook import (
    AllOf,
    Compared,
    Condition,
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
    ValueOf,
)

__all__ = ["unused"]


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
