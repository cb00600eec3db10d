"""What a rulebook is made of, thing by thing, each with its place: what the checks are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from studiorules.rulebook import (
    Clause,
    Condition,
    Count,
    Criterion,
    Decision,
    Joined,
    Line,
    LoseMostOf,
    Measure,
    Narrowing,
    Parameter,
    Priority,
    Question,
    Ratio,
    Remedy,
    Requirement,
    Rulebook,
    RuleSection,
    Share,
    Test,
)

__all__ = ["Editions", "Filter", "Sentence", "Site", "sites"]

Role: TypeAlias = Literal["enough", "line", "only_if", "when", "met_if", "need", "branch", "on_total", "priority"]
"""What a sentence is there for."""


@attrs.frozen(kw_only=True)
class Sentence:
    """A test where it stands.

    Attributes:
        test: What is measured, and what is enough.
        role: What it is there for.
    """

    test: Test
    role: Role


@attrs.frozen(kw_only=True)
class Filter:
    """A condition on the records of a list.

    Attributes:
        list: Name of the list.
        condition: The condition.
        above: The condition that chose the records on which this one is asked; None = every record.
    """

    list: str
    condition: Condition
    above: Condition | None = None


@attrs.frozen(kw_only=True)
class Editions:
    """The editions of one rulebook.

    Attributes:
        books: Every edition there is.
    """

    books: tuple[Rulebook, ...]


@attrs.frozen(kw_only=True)
class Site:
    """One thing, and where it stands.

    Attributes:
        thing: The thing.
        path: `file:path` of its place.
    """

    thing: (
        Rulebook
        | RuleSection
        | Criterion
        | Requirement
        | Line
        | Decision
        | Parameter
        | Priority
        | Question
        | Remedy
        | Sentence
        | Filter
        | Editions
    )
    path: str


def sites(book: Rulebook) -> Iterator[Site]:
    """Everything a rulebook is made of; what several sentences share by name comes once."""
    yield Site(thing=book, path=book.path)
    seen: set[int] = set()
    yield from _asked(book, seen)
    yield from _decided(book, seen)
    things: list[Parameter | Question | Remedy] = [
        *book.parameters.values(),
        *book.questions.values(),
        *book.remedies.values(),
    ]
    for named in things:
        yield Site(thing=named, path=named.path)


def _asked(book: Rulebook, seen: set[int]) -> Iterator[Site]:
    for section in book.sections:
        yield Site(thing=section, path=section.path)
        yield from _clauses(section.met_if or (), "met_if", seen)
        for criterion in section.criteria:
            yield Site(thing=criterion, path=criterion.path)
            yield from _clauses(criterion.met_if or (), "met_if", seen)
            for one in criterion.requirements:
                yield from _of_requirement(one, seen)
        for one in section.requirements:
            yield from _of_requirement(one, seen)
    for one in book.loose_requirements:
        yield from _of_requirement(one, seen)
    for line in book.on_total:
        yield from _line(line, "on_total", book.path, seen)


def _decided(book: Rulebook, seen: set[int]) -> Iterator[Site]:
    for ladder in book.decisions:
        yield Site(thing=ladder, path=ladder.path)
        for rung in ladder.rungs:
            yield from _clauses(rung.needs, "need", seen)
            yield from _clauses((but.when for but in (() if rung.yuan is None else rung.yuan.but)), "when", seen)
    for preferred in book.priorities:
        yield Site(thing=preferred, path=preferred.requirement.path)
        yield from _clauses(
            () if preferred.requirement.test is None else (preferred.requirement.test,), "priority", seen
        )


def _of_requirement(one: Requirement, seen: set[int]) -> Iterator[Site]:
    yield Site(thing=one, path=one.path)
    if one.test is not None:
        yield from _sentence(one.test, "enough", seen)
    for line in one.lines:
        yield from _line(line, "line", f"{one.path}.deduct", seen)
    yield from _clauses(one.only_if, "only_if", seen)
    yield from _clauses(() if one.when is None else (one.when,), "when", seen)


def _line(line: Line, role: Role, within: str, seen: set[int]) -> Iterator[Site]:
    """A line and its test; the largest of several is looked at line by line, and its join stands nowhere itself."""
    yield Site(thing=line, path=line.test.path or within)
    for one in line.loss.lines if isinstance(line.loss, LoseMostOf) else ():
        yield from _line(one, role, within, seen)
    if line.test.path:
        yield from _sentence(line.test, role, seen)


def _clauses(clauses: Iterable[Clause], role: Role, seen: set[int]) -> Iterator[Site]:
    for clause in clauses:
        if isinstance(clause, Test):
            yield from _sentence(clause, role, seen)


def _sentence(test: Test, role: Role, seen: set[int]) -> Iterator[Site]:
    if id(test) in seen:
        return
    seen.add(id(test))
    yield Site(thing=Sentence(test=test, role=role), path=test.path)
    yield from _clauses((but.when for but in test.but), "when", seen)
    yield from _measured(test.measure, test.path, seen)


def _measured(measure: Measure, path: str, seen: set[int]) -> Iterator[Site]:
    """What a measure reads; one that several sentences name is looked at where the first of them stands."""
    if id(measure) in seen:
        return
    seen.add(id(measure))
    if isinstance(measure, Joined):
        yield from _clauses(measure.branches, "branch", seen)
    elif isinstance(measure, Ratio):
        yield from _measured(measure.top, path, seen)
        yield from _measured(measure.bottom, path, seen)
    if isinstance(measure, Count) and measure.weights is not None:
        for row in measure.weights.rows:
            if row.where is not None:
                yield Site(thing=Filter(list=measure.of.list, condition=row.where), path=f"{path}.counts_as")
    of = getattr(measure, "of", None)
    if not isinstance(of, Narrowing):
        return
    if of.where is not None:
        yield Site(thing=Filter(list=of.list, condition=of.where), path=f"{path}.where")
    if isinstance(measure, Share):
        yield Site(thing=Filter(list=of.list, condition=measure.part, above=of.where), path=f"{path}.part")
