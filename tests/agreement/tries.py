"""What there is to try of a rulebook: each edge of each list, fact and vote that it reads, as one aspect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, TypeAlias

import attrs

from studiorules.dossier import Field, FieldKind, Section, Shape
from studiorules.dossier.resolved import OPEN, Resolved
from studiorules.dossier.rows import row_type
from studiorules.rulebook import Bound, Deadline, Elapsed, Kinds, Rulebook
from studiorules.terms import FAR, Duration, back
from tests.agreement.edges import (
    Read,
    Values,
    both_ends,
    day_columns,
    in_doubt,
    telling_days,
    telling_fields,
    windows,
)
from tests.agreement.joins import paths
from tests.agreement.rows import Aim, asked_by, sections_read

__all__ = ["Aspect", "Seen", "Tries"]

_ANCHOR = 100
"""So many days ago lies the day of the dossier from which windows run."""
_VOTES = 24
_UNITS_OF_TIME = 40
_QUANTITIES = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (0, 2), (2, 3), (0, OPEN), (1, OPEN))
_EMPTY = Resolved(0, {}, ())


@attrs.frozen(eq=False)
class Seen:
    """A way in which a list is read, with what there is to try.

    Attributes:
        read: The way.
        groups: For each column, or a day with both its ends: values to try.
        met: For each of these the values that let a record count.
    """

    read: Read
    groups: dict[str, list[Values]]
    met: dict[str, list[Values]]


Aspect: TypeAlias = tuple[str, Any, Any]


class Tries(Aim):
    """Knows what there is to try.

    Attributes:
        aspects: What is told off in turn.
        sweeps: How often each must be told off, so that either end of a measure stands at either side of its bound;
            one record decides about a bound of one, and of several words each must be the one that is missing.
    """

    def __init__(self, rulebook: Rulebook, as_of: date, focus: Rulebook | None = None) -> None:
        """Find the edges; `focus` is the part of the rulebook whose edges are tried, None = all."""
        super().__init__(rulebook, as_of, Random(0), 0.0)  # noqa: S311
        self.plainly: dict[str, Values] = {}
        self.today = as_of.toordinal()
        self.anchor = self.today - _ANCHOR
        self.names = sections_read(rulebook)
        self.seen: dict[str, list[Seen]] = {}
        for read in Read.of_things(self.things):
            self.seen.setdefault(read.of.list, []).append(self.tried(read))
        wanted = self.things if focus is None else asked_by(focus)
        keys = {read.key for read in Read.of_things(wanted)}
        focal = [one for told in self.seen.values() for one in told if one.read.key in keys]
        self.paths = paths(rulebook if focus is None else focus)
        self.fact_values = self.facts_read(self.things)
        self.aspects = [*self.of_lists(focal), *self.of_facts(self.facts_read(wanted))]
        ones = all(one.read.bounds == () or _within_one(one.read.bounds) for one in focal)
        words = [len(one.read.what.words or ()) for one in focal if isinstance(one.read.what, Kinds)]
        self.sweeps = max(2 if ones else 4, *(2 * one for one in words), 0)
        if self.questions:
            self.aspects += [("votes", None, None)] * _VOTES
        self.aspects = self.aspects or [("none", None, None)]
        Random(rulebook.id).shuffle(self.aspects)  # noqa: S311

    def tried(self, read: Read) -> Seen:
        section = self.rulebook.catalogue.sections[read.of.list]
        told = windows(read, self.as_of, [self.anchor])
        groups = {name: telling_days(name, told) for name in day_columns(read, section)}
        for name in read.fields:
            asked = [one for one in read.asked if name in one.fields()]
            field = section.fields.get(name)
            if field is None or field.kind is FieldKind.DATE:
                if name not in groups:
                    groups[name] = telling_days(name, [(None, mark) for mark in self.day_marks(asked)])
            else:
                groups[name] = telling_fields(field, asked, self.numbers, self.words, self.rulebook)
        if read.asks_evidence:
            groups["evidence"] = [{"evidence": "yes"}, {"evidence": "no"}]
        seen = Seen(read, groups, {})
        nominal = self.plain(section)
        for name, values in groups.items():
            if name in day_columns(read, section):
                seen.met[name] = self.inside(name, read, told)
                continue
            for one in values:
                row = row_type(section)(**{**nominal, **one})
                if read.met(name, row, self.rulebook, _EMPTY, self.as_of) and not in_doubt(one):
                    seen.met.setdefault(name, []).append(one)
            seen.met.setdefault(name, values)
        return seen

    def day_marks(self, asked: list[Any]) -> list[int]:
        found = [self.today, self.anchor]
        for one in asked:
            for value in getattr(one, "values", (getattr(one, "value", None),)):
                if isinstance(value, date):
                    found.append(value.toordinal())
                elif isinstance(value, Deadline):
                    found.append(date(self.as_of.year, value.month, min(value.day, 28)).toordinal())
        return found

    def inside(self, name: str, read: Read, told: list[tuple[int | None, int]]) -> list[Values]:
        """Days that let a record count."""
        if name == "to" and read.of.dated_by != "to":
            return [both_ends(name, FAR)]
        found = []
        for first, last in told:
            start = last - 20 if first is None else first
            found += [
                both_ends(name, day) for day in {start, (start + last) // 2, last} if first is None or day >= first
            ]
        return found

    def plain(self, section: Section) -> Values:
        """A record of which everything is known and nothing asked."""
        if section.name in self.plainly:
            return self.plainly[section.name]
        values: Values = {"record": 0, "doubt": 0, "evidence": "yes", "quantity_lo": 1, "quantity_hi": 1}
        if section.shape is Shape.MOMENTS:
            values |= both_ends("on", self.today - 3)
        else:
            values |= both_ends("from", self.today - 3) | both_ends("to", FAR)
        for field in section.fields.values():
            values |= self.known(field)
        self.plainly[section.name] = values
        return values

    def known(self, field: Field) -> Values:
        match field.kind:
            case FieldKind.NUMBER:
                return both_ends(field.name, max(0, field.floor) * 10**field.places + 1)
            case FieldKind.LEVEL:
                return both_ends(field.name, 0)
            case FieldKind.DATE:
                return both_ends(field.name, self.today - 3)
            case FieldKind.YES_NO:
                return {field.name: "yes"}
            case FieldKind.CHOICES:
                return {field.name: frozenset(self.likely(field)[:1])}
            case FieldKind.CHOICE:
                return {field.name: self.likely(field)[0]}
            case _:
                return {field.name: "甲"}

    def facts_read(self, things: list[Any]) -> dict[str, dict[str, list[Values]]]:
        """For each object and each field of it that is read: values to try."""
        found: dict[str, dict[str, list[Values]]] = {}
        sections = self.rulebook.catalogue.sections
        for thing in things:
            for of, called in (("section", "field"), ("section", "other")):
                section, name = sections.get(getattr(thing, of, None) or ""), getattr(thing, called, None)
                field = None if section is None or name is None else section.fields.get(name)
                if section is None or field is None or section.shape is not Shape.FACTS:
                    continue
                if field.kind is FieldKind.DATE:
                    marks = [*(one.toordinal() for one in self.edges), self.anchor]
                    values = telling_days(field.name, [(mark, mark) for mark in dict.fromkeys(marks)])
                    if isinstance(thing, Elapsed):
                        told = [
                            back(self.as_of, Duration(count, thing.unit)).toordinal()
                            for count in range(1, _UNITS_OF_TIME + 1)
                        ]
                        values += [both_ends(field.name, day + away) for day in told for away in (0, 1)]
                else:
                    values = telling_fields(field, [], self.numbers, self.words, self.rulebook)
                found.setdefault(section.name, {})[field.name] = values
        return found

    def of_lists(self, focal: list[Seen]) -> Iterator[Aspect]:
        for seen in focal:
            for name, values in seen.groups.items():
                for one in values:
                    yield "row", seen, one
                    yield "part", seen, (name, one)
                    yield "whole", seen, (name, one)
            yield from (("row", seen, {"quantity_lo": low, "quantity_hi": high}) for low, high in _QUANTITIES)
            for first, last in windows(seen.read, self.as_of, [self.anchor]):
                begins = [-FAR] if first is None else [first - 1, first, first + 1]
                for begin, end in [*((one, FAR) for one in begins), *((-FAR, last + away) for away in (-1, 0, 1))]:
                    yield "list", seen, (begin, end)
            yield from (("list", seen, how) for how in ("none", "not stated", "never complete"))

    def of_facts(self, read: dict[str, dict[str, list[Values]]]) -> Iterator[Aspect]:
        for name, fields in read.items():
            for field, values in fields.items():
                yield from (("fact", (name, field), one) for one in values)
            for one in self.edges_in_force:
                yield "fact", (name, None), one
                yield from (("second fact", (name, None), (one, better)) for better in (True, False))
            yield from (("facts", (name, None), how) for how in ("none", "not stated", "empty"))

    @property
    def edges_in_force(self) -> list[Values]:
        """Days on which a fact begins to be in force, or ends."""
        return [one for name in ("from", "to") for one in telling_days(name, [(None, self.today)])]


def _within_one(bounds: tuple[Bound, ...]) -> bool:
    return all(value == 1 or not isinstance(value, Decimal) for one in bounds for value in one.values)
