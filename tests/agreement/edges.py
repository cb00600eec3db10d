"""What a rulebook reads, and for each column the values at both sides of every edge: few, each telling.

A value is told as the columns it fills: both ends of a number, a level or a day, or the code of a choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any, TypeAlias

import attrs

from studiorules.dossier import Field, FieldKind, Section, Shape
from studiorules.dossier.resolved import NOT_KNOWN, NOTHING, OPEN, UNKNOWN, Resolved
from studiorules.meaning.records import holds
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge
from studiorules.rulebook import (
    AllOf,
    Bound,
    Compared,
    Condition,
    Each,
    EarnSteps,
    HasEvidence,
    Measure,
    Narrowing,
    Not,
    OneOf,
    Requirement,
    Rulebook,
    Since,
    Test,
    ValueOf,
    Word,
)
from studiorules.terms import FAR, Duration, back, first_reaching

__all__ = ["Read", "Values", "day_columns", "pieces", "telling_days", "telling_fields", "windows"]

Values: TypeAlias = dict[str, Any]
_MOST_NUMBERS = 8


@attrs.frozen(eq=False)
class Read:
    """One way in which a rulebook reads a list.

    Attributes:
        of: Which records.
        asked: Every single question that it puts to a record.
        must: Those that a record must answer with yes to count.
        measured: Fields that are added up, told apart or compared.
        what: The measure; None where a claim reads it.
        bounds: What its measure is held against.
    """

    of: Narrowing
    asked: tuple[Condition, ...]
    must: tuple[Condition, ...]
    measured: tuple[str, ...]
    what: Measure | None = None
    bounds: tuple[Bound, ...] = ()

    @staticmethod
    def of_things(things: list[Any]) -> list[Read]:
        """Return every way in which lists are read."""
        found: dict[object, Read] = {}
        held = _bounds(things)
        for thing in things:
            of = getattr(thing, "of", None)
            if isinstance(of, Narrowing):
                must = tuple(pieces(of.where))
                asked = [*must, *pieces(getattr(thing, "part", None))]
                asked += [one for claim in of.unless for one in pieces(claim.of.where)]
                weights = getattr(thing, "weights", None)
                if weights is not None:
                    asked += [one for row in weights.rows for one in pieces(row.where)]
                named = dict.fromkeys(getattr(thing, name, None) for name in ("field", "once_per"))
                fields = tuple(name for name in named if name is not None)
                what = thing if isinstance(thing, Measure) else None
                read = Read(of, tuple(asked), must, fields, what, tuple(held.get(id(thing), ())))
                before = found.setdefault(read.key, read)
                if before is not read:
                    found[read.key] = attrs.evolve(before, bounds=before.bounds + read.bounds)
        return list(found.values())

    @property
    def key(self) -> object:
        """What tells one way from another."""
        return type(self.what), self.of, self.asked, self.measured

    @property
    def fields(self) -> tuple[str, ...]:
        """Fields that are asked for or measured."""
        return tuple(dict.fromkeys((*(name for one in self.asked for name in one.fields()), *self.measured)))

    @property
    def asks_evidence(self) -> bool:
        """Whether it asks for evidence."""
        return any(isinstance(inner, HasEvidence) for one in self.asked for inner in _inside(one))

    def met(self, name: str, row: Any, rulebook: Rulebook, resolved: Resolved, as_of: Any) -> bool | None:
        """Whether a record answers yes to all that must hold of one field; None where it is open."""
        setting = Setting(resolved=resolved, rulebook=rulebook, as_of=as_of)
        asked = [one for one in self.must if name in one.fields()]
        try:
            told = [holds(one, row, self.of.list, setting) for one in asked]
        except CannotJudge:
            return False
        return True if all(one.sure for one in told) else None if all(one.possible for one in told) else False


def _bounds(things: list[Any]) -> dict[int, list[Bound]]:
    """What each measure is held against, by the identity of the measure."""
    found: dict[int, list[Bound]] = {}
    for test in things:
        if isinstance(test, Test):
            bounds = [one for one in (test.bound, *(but.bound for but in test.but)) if one is not None]
            found.setdefault(id(test.measure), []).extend(bounds)
        elif isinstance(test, Requirement) and test.test is not None and isinstance(test.worth, EarnSteps):
            steps = [Bound(Word.AT_LEAST, (value,)) for value, _ in test.worth.steps]
            found.setdefault(id(test.test.measure), []).extend(steps)
    return found


def pieces(condition: Condition | None) -> Iterator[Condition]:
    """The questions that must all hold."""
    if isinstance(condition, AllOf):
        for one in condition.conditions:
            yield from pieces(one)
    elif condition is not None:
        yield condition


def _inside(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, AllOf):
        for one in condition.conditions:
            yield from _inside(one)
    elif isinstance(condition, Not):
        yield from _inside(condition.condition)
    else:
        yield condition


def windows(read: Read, as_of: Any, anchors: list[int]) -> list[tuple[int | None, int]]:
    """First and last day inside each window of a read; the first is None where there is no beginning."""
    of, today = read.of, as_of.toordinal()
    found: list[tuple[int | None, int]] = []
    since = [one for one in (of.window, None if of.each is None else of.each.since) if isinstance(one, Since)]
    for one in since:
        for day in anchors:
            if one.duration is None or not 1 <= day <= today + 4000:
                found.append((day, today))
            else:
                last = first_reaching(type(as_of).fromordinal(day), one.duration).toordinal() - 1
                found.append((day, min(today, last)))
    if isinstance(of.each, Each):
        found += _years(of.each, as_of)
    elif not since:
        length: Duration | None = getattr(of.window, "duration", None)
        found.append((None if length is None else back(as_of, length).toordinal() + 1, today))
    return found


def _years(each: Each, as_of: Any) -> Iterator[tuple[int | None, int]]:
    if each.year == "rolling":
        ends = [as_of, *(back(as_of, Duration(year, "years")) for year in range(1, each.last + 1))]
    else:
        last = as_of.year if (as_of.month, as_of.day) == (12, 31) else as_of.year - 1
        ends = [as_of.replace(year=last - year, month=12, day=31) for year in range(each.last + 1)]
    for late, early in pairwise(ends):
        yield early.toordinal() + 1, late.toordinal()


def telling_days(name: str, told: list[tuple[int | None, int]]) -> list[Values]:
    """A day at each edge, beside it, or one of several on both sides of it; `to` is the day after the last."""
    marks = dict.fromkeys(day for window in told[:2] + told[-1:] for day in window if day is not None)
    days = sorted({mark + away for mark in marks for away in (-1, 0, 1)})
    days = [day + 1 for day in days] if name == "to" else days
    found = [(day, day) for day in days]
    found += [(one, other) for one, other in combinations(days, 2)]
    found += [(-FAR, day) for day in days] + [(day, FAR) for day in days] + [(-FAR, FAR)]
    return [{f"{name}_lo": low, f"{name}_hi": high} for low, high in found]


def near(read_by: list[Condition], numbers: list[Decimal], field: Field, rulebook: Rulebook) -> list[int]:
    """Marks of a number in whole steps: what it is compared with, otherwise all numbers of the rulebook."""
    own: list[Decimal] = []
    for condition in read_by:
        for one in _inside(condition):
            given = (one.value,) if isinstance(one, Compared) else one.values if isinstance(one, OneOf) else ()
            for value in given:
                if isinstance(value, ValueOf):
                    own += [dated.value for dated in rulebook.parameters[value.name].dated]  # type: ignore[misc]
                elif isinstance(value, Decimal):
                    own.append(value)
    scale = 10**field.places
    return sorted({int(one * scale) for one in (own or numbers[:_MOST_NUMBERS])})


def telling_fields(
    field: Field, read_by: list[Condition], numbers: list[Decimal], words: list[str], rulebook: Rulebook
) -> list[Values]:
    """Values of a field at and beside every value that it is compared with, open to either side, and not stated."""
    name = field.name
    match field.kind:
        case FieldKind.NUMBER:
            floor = field.floor * 10**field.places
            marks = {mark + away for mark in near(read_by, numbers, field, rulebook) for away in (-1, 0, 1)}
            marks = {max(mark, floor) for mark in marks} | {floor, floor + 1}
            ends = [(mark, mark) for mark in sorted(marks)]
            ends += [(mark, mark + 1) for mark in sorted(marks)] + [(mark, OPEN) for mark in sorted(marks)]
            ends += [(floor, mark) for mark in sorted(marks) if mark > floor]
            return [_ranged(name, low, high) for low, high in ends]
        case FieldKind.LEVEL:
            vocabulary = field.vocabulary
            top = 0 if vocabulary is None else len(vocabulary.terms) - 1
            named = [] if vocabulary is None else [vocabulary.rank(word) for word in vocabulary.ids if word in words]
            marks = {min(max(mark + away, 0), top) for mark in named for away in (-1, 0, 1)} | {0, top}
            ends = [(mark, mark) for mark in sorted(marks)] + list(combinations(sorted(marks), 2))
            return [_ranged(name, low, high) for low, high in ends]
        case FieldKind.YES_NO:
            return [{name: code} for code in ("yes", "no", UNKNOWN)]
        case FieldKind.CHOICES:
            few = _likely(field, words)
            sets = [frozenset(), NOT_KNOWN, *(frozenset({word}) for word in few), frozenset(few[:1] + few[-1:])]
            return [{name: codes} for codes in sets]
        case FieldKind.CHOICE:
            return [{name: code} for code in (*_likely(field, words), UNKNOWN)]
        case FieldKind.DATE:
            return []
        case _:
            own = [word for one in read_by for inner in _inside(one) for word in getattr(inner, "values", ())]
            texts = [word for word in own if isinstance(word, str)] or ["甲"]
            ids = [word for word in words if word.startswith(f"{rulebook.id}:")] if name == "requirement" else []
            return [{name: code} for code in (*texts, *ids, "乙", "甲乙创新工作室", UNKNOWN, NOTHING)]


def _ranged(name: str, low: int, high: int) -> Values:
    return {f"{name}_lo": low, f"{name}_hi": high}


def _likely(field: Field, words: list[str]) -> list[str]:
    """The words that are named, and one that is not."""
    ids = list(field.vocabulary.ids) if field.vocabulary else ["甲"]
    named = [word for word in ids if word in words]
    return [*named, *[word for word in ids if word not in words][:1]] or ids


def day_columns(read: Read, section: Section) -> list[str]:
    """The days of a record that a window reads."""
    if section.shape is Shape.MOMENTS:
        return ["on"] if read.of.dated_by in (None, "on") else [read.of.dated_by]
    return ["from", "to"] if read.of.dated_by is None else [read.of.dated_by]


def both_ends(name: str, value: int) -> Values:
    """An exact number, level or day."""
    return {f"{name}_lo": value, f"{name}_hi": value}


def in_doubt(values: Values) -> bool:
    """Whether a value leaves anything open."""
    lows = [name for name in values if name.endswith("_lo")]
    if lows:
        return any(values[name] != values[f"{name[:-3]}_hi"] for name in lows)
    return any(one in (UNKNOWN, NOT_KNOWN) for one in values.values())
