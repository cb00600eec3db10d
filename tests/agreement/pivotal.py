"""Dossiers on which one thing decides: records that all count, beside one that stands at an edge of what is read.

Rows drawn by chance seldom meet several conditions, stand on the edge of a window and are the last that is needed, all
at once. Here the one thing is told off in turn, edge by edge; chance only chooses what stands beside it: how many
records more, whether all else is met, not met, or open.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from decimal import Decimal
from math import ceil
from random import Random
from typing import Any

import attrs

from studiorules.dossier import Field, FieldKind, ListState, Section, Shape
from studiorules.dossier.resolved import NOT_KNOWN, OPEN, UNKNOWN, Family, Resolved, ResolvedSection, Row, Vote, is_open
from studiorules.dossier.rows import row_type
from studiorules.meaning.measures import measure
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge
from studiorules.rulebook import Kinds, Word
from studiorules.terms import FAR
from tests.agreement.edges import Values, both_ends, day_columns, in_doubt, windows
from tests.agreement.joins import Path, between
from tests.agreement.tries import Seen, Tries

__all__ = ["Pivots"]

_FEW = 4
_BESIDE = {Word.AT_LEAST: (-1, 0), Word.BELOW: (-1, 0), Word.ABOVE: (0, 1), Word.AT_MOST: (0, 1)}
"""How far off the bound an end stands, below it and above; for a bound of one, below is where one record decides."""
_MOST_ROWS = 12
_STATES = ("none", "not stated", "never complete")
_OF_PARTS = ((1, 1), (1, 1), (1, 1), (2, 2), (1, 2), (0, 1), (0, 1), (0, 2))


class Pivots(Tries):
    """Makes dossiers for a rulebook, one edge after the other."""

    def dossier(self, turn: int, sweep: int, random: Random) -> Resolved:
        """Make the dossier of a turn; as many turns as there are aspects try every edge once.

        Args:
            turn: Which edge.
            sweep: Which end of the measure stands where: low or high, on the bound or beside it.
            random: The source of what stands beside.
        """
        self.random, self.sweep = random, sweep
        self.stated_on = self.today + random.choice([0, 0, 0, 0, -40, -1, 1, 30])
        self.context = random.choice(["joined", "joined", "joined", "joined", "full", "none", "some"])
        self.share_of = random.choice([10, 20, 100])
        kind, of, values = self.aspects[turn % len(self.aspects)]
        self.focal = self.path_of(of)
        named = [self.rulebook.catalogue.sections[name] for name in self.names]
        facts = [one for one in named if one.shape is Shape.FACTS]
        its = of[0] if isinstance(of, tuple) else None
        found = {one.name: self.facts(one, kind if one.name == its else "", values) for one in facts}
        self.told = {name: told for name, told in found.items() if told is not None}
        lists = {one.name: self.listed(one, kind, of, values) for one in named if one.shape is not Shape.FACTS}
        sections = {**self.told, **{name: told for name, told in lists.items() if told is not None}}
        votes = self.votes() if kind == "votes" or self.context == "some" else self.all_votes()
        return Resolved(self.stated_on, sections, tuple(sorted(votes, key=lambda one: one.from_)))

    def path_of(self, of: Any) -> Path | None:
        """Where that stands which is tried."""
        if isinstance(of, Seen):
            return self.paths.get(of.read.key)
        if of in self.paths:
            return self.paths[of]
        told = [path for key, path in self.paths.items() if isinstance(of, tuple) and _of_section(key, of[0])]
        return self.random.choice(told) if told else None

    def beside_it(self, key: object) -> str:
        """How something else should stand, so that what is tried decides: met in full, not met at all, or any way."""
        path = self.paths.get(key)
        if self.context != "joined":
            return self.context
        if path is None or self.focal is None:
            return "some"
        return {"all": "full", "any": "none"}.get(between(self.focal, path), "some")

    def all_votes(self) -> Iterator[Vote]:
        """The best answers or the worst, from every seat."""
        for question in self.questions:
            best = self.beside_it(question.id) == "full"
            for _ in range(1 if question.panel is None else question.panel.size):
                if question.range is None:
                    yield Vote(question.id, self.today - 1, level=question.levels[-1 if best else 0].id)
                else:
                    yield Vote(question.id, self.today - 1, value=int(question.range[1 if best else 0] * 100))

    def facts(self, section: Section, kind: str, values: Any) -> ResolvedSection | None:
        if kind == "facts":
            if values == "not stated":
                return None
            if values == "none":
                return ResolvedSection((), (), -FAR, FAR, none=True, state=ListState.NONE)
            return _these([])
        if kind != "second fact":
            return _these([self.fact(section, values if kind == "fact" else {})])
        # what is perhaps in force decides where it is better than what surely is, or worse
        days, better = values
        first, second = (self.of_facts_read(section, best=best) for best in (not better, better))
        return _these([self.fact(section, first), self.fact(section, second | days)])

    def of_facts_read(self, section: Section, *, best: bool) -> Values:
        """The fields of an object that are read, at their best or their worst."""
        found: Values = {}
        for name, tried in self.fact_values.get(section.name, {}).items():
            exact = [one for one in tried if not in_doubt(one)]
            found |= self.telling(section.fields[name], exact, best=best) if exact else {}
        return found

    def fact(self, section: Section, changed: Values) -> Row:
        values = {**self.plain(section), **both_ends("from", self.today - 500)}
        for name, tried in self.fact_values.get(section.name, {}).items():
            how = self.beside_it((section.name, name))
            exact = [one for one in tried if not in_doubt(one)]
            if how == "some":
                values |= self.random.choice(exact if self.chance(0.7) else tried)
            elif exact:
                values |= self.telling(section.fields[name], exact, best=how == "full")
        return self.made(section, values | changed)

    def telling(self, field: Field, exact: list[Values], *, best: bool) -> Values:
        """The value of a fact that is most likely to be enough, or not to be."""
        match field.kind:
            case FieldKind.YES_NO:
                return {field.name: "yes" if best else "no"}
            case FieldKind.DATE:
                ends = min(exact, key=_low), max(exact, key=_low)
                return ends[0] if best else ends[1]
            case FieldKind.NUMBER | FieldKind.LEVEL:
                ends = max(exact, key=_low), min(exact, key=_low)
                return ends[0] if best else ends[1]
        return self.random.choice(exact[:-1] or exact) if best else exact[-1]

    def listed(self, section: Section, kind: str, of: Any, values: Any) -> ResolvedSection | None:
        rows: list[Row] = []
        families: list[Family] = []
        focal = isinstance(of, Seen) and of.read.of.list == section.name
        if focal:
            if kind == "row":
                rows.append(self.counting(of, values, again=self.chance(0.15)))
            elif kind != "list":
                families = [self.refined(of, kind, *values) for _ in range(1 if self.chance(0.9) else 2)]
            rows += self.deciding(of, attrs.evolve(_these(rows), families=tuple(families)))
        for seen in self.seen.get(section.name, ()):
            if of is not seen:
                how = self.beside_it(seen.read.key)
                falling = any(one.word in (Word.AT_MOST, Word.BELOW) for one in seen.read.bounds)
                rows += self.beside(seen, {"full": "none", "none": "full"}.get(how, how) if falling else how)
        self.random.shuffle(rows)
        told = attrs.evolve(_these(rows), families=tuple(families))
        if kind == "list" and focal:
            return self.stated(told, values)
        return self.stated(told, self.random.choice(_STATES)) if self.chance(0.06) and not focal else told

    def stated(self, told: ResolvedSection, how: Any) -> ResolvedSection | None:
        """The same list as it may be stated: complete between two days, never, none, or not stated."""
        if how == "not stated":
            return None
        if how == "none":
            return ResolvedSection((), (), -FAR, FAR, none=True, state=ListState.NONE)
        first, last = (FAR, -FAR) if how == "never complete" else how
        return attrs.evolve(told, complete_from=first, complete_to=last, state=ListState.AT_LEAST_THESE)

    def counting(self, seen: Seen, changed: Values, *, again: bool = False) -> Row:
        """A record that counts, but for what is changed."""
        section = self.rulebook.catalogue.sections[seen.read.of.list]
        values = dict(self.plain(section))
        for met in seen.met.values():
            values |= self.random.choice(met)
        values |= both_ends("quantity", self.random.choice([1, 1, 1, 2, 3]))
        if again and seen.groups:
            values |= self.random.choice(self.random.choice(list(seen.groups.values())))
        return self.made(section, values | changed)

    def made(self, section: Section, values: Values) -> Row:
        row: Any = row_type(section)(**values)
        self.made_to_fit(row)
        if section.shape is Shape.FACTS:
            row.quantity_lo = row.quantity_hi = 1
        return self.settled(row)

    def deciding(self, seen: Seen, alone: ResolvedSection) -> Iterator[Row]:
        """Records beside one that is tried: so many that it decides, or as many as chance will have."""
        read = seen.read
        if read.what is None or not read.bounds or self.chance(0.1):
            yield from self.beside(seen, self.random.choice(["near", "near", "none", "none", "full"]))
            return
        setting = Setting(
            resolved=Resolved(self.stated_on, {**self.told, read.of.list: alone}, ()),
            rulebook=self.rulebook,
            as_of=self.as_of,
        )
        bound = self.random.choice(read.bounds)
        try:
            found = measure(read.what, setting)
            given = setting.given(self.random.choice(bound.values))  # type: ignore[arg-type]  # a count is no yes or no
        except CannotJudge:
            return
        if not isinstance(given, Decimal):
            yield from self.beside(seen, self.random.choice(["near", "none"]))
            return
        ends = [int(one) for one in (found.low, found.high)]
        end = ends[self.sweep % 2]
        standing = next((one for one in (end, *ends) if not is_open(one)), 0)
        beside = _BESIDE.get(bound.word, (-1, 1))[self.sweep // 2 % 2]
        missing = ceil(given * read.what.scale.steps) + beside - standing
        yield from self.filled(seen, max(missing, 0), without=found.words)

    def filled(self, seen: Seen, steps: int, *, without: Container[str] = ()) -> Iterator[Row]:
        """So many things, or so much, in records that surely count; in every year, where years are compared."""
        section = self.rulebook.catalogue.sections[seen.read.of.list]
        added, told = self.measured(seen)
        for index in range(1 if seen.read.of.each is None else seen.read.of.each.last):
            days = {**self.of_year(seen, index), **both_ends("quantity", 1)}
            if told is not None:
                values = [one for one in seen.groups[told] if not in_doubt(one)]
                if isinstance(seen.read.what, Kinds) and seen.read.what.words is not None:
                    values = self.of_words(section.fields[told], seen.read.what.words, without)
                elif section.fields[told].kind in (FieldKind.TEXT, FieldKind.KEY):
                    values = [{told: f"第{number}"} for number in range(steps)][:_MOST_ROWS]
                else:
                    self.random.shuffle(values)
                for one in values[:steps]:
                    yield self.counting(seen, {**one, **days})
            elif added is not None and steps:
                yield self.counting(seen, {**days, **both_ends(added, steps)})
            elif 0 < steps < _FEW and self.chance(0.5):
                yield from (self.counting(seen, days) for _ in range(steps))
            elif steps:
                yield self.counting(seen, {**days, **both_ends("quantity", steps)})

    def of_words(self, field: Field, words: tuple[str, ...], without: Container[str]) -> list[Values]:
        """One value for each word of a set that is still wanting."""
        wanting = [word for word in words if word not in without]
        turned = self.sweep // 2 % max(len(wanting), 1)  # each is missing in turn
        wanting = wanting[turned:] + wanting[:turned]
        if field.kind is FieldKind.LEVEL and field.vocabulary is not None:
            return [both_ends(field.name, field.vocabulary.rank(word)) for word in wanting]
        several = field.kind is FieldKind.CHOICES
        return [{field.name: frozenset({word}) if several else word} for word in wanting]

    def measured(self, seen: Seen) -> tuple[str | None, str | None]:
        """The number that is added up, and the field whose values are told apart."""
        fields = self.rulebook.catalogue.sections[seen.read.of.list].fields
        kinds = {name: fields[name].kind for name in seen.read.measured if name in fields}
        added = [name for name, kind in kinds.items() if kind is FieldKind.NUMBER]
        told = [name for name, kind in kinds.items() if kind is not FieldKind.NUMBER]
        return next(iter(added), None), next(iter(told), None)

    def beside(self, seen: Seen, how: str) -> Iterator[Row]:
        """Records that surely count: near a number that a rule names, enough without it, or none."""
        if how == "none" or (how == "some" and self.chance(0.3)):
            return
        added, told = self.measured(seen)
        fields = self.rulebook.catalogue.sections[seen.read.of.list].fields
        wanted = self.wanted(how)
        if added is not None:
            wanted = wanted * 10 ** fields[added].places - self.random.choice([0, 0, 1, 2, 3])
        elif told is not None:
            wanted = _MOST_ROWS if how == "full" else self.random.randint(0, 6)
        yield from self.filled(seen, max(wanted, 0))

    def of_year(self, seen: Seen, index: int) -> Values:
        """The day of the record that makes one of several years full."""
        if seen.read.of.each is None:
            return {}
        told = windows(seen.read, self.as_of, [self.anchor])
        first, last = told[min(index, len(told) - 1)]
        (name, *_) = day_columns(seen.read, self.rulebook.catalogue.sections[seen.read.of.list])
        return both_ends(name, self.random.choice([last, last if first is None else first]))

    def wanted(self, how: str) -> int:
        """As many as a rule names, or a few less."""
        marks = [int(one) for one in self.numbers if one >= 1]
        shares = [one for one in self.numbers if 0 < one < 1]
        marks += [int(part * self.share_of) for one in shares for part in (one, 1 - one)]
        marks += [self.share_of] if shares else []
        if how == "full":
            return max(marks, default=1)
        return self.random.choice(marks or [1]) - self.random.choice([0, 0, 1, 1, 1, 2, 2, 3, 4])

    def refined(self, seen: Seen, kind: str, group: str, value: Values) -> Family:
        """A whole and its parts: one part stands at an edge of what the whole leaves open, or the whole at one."""
        section = self.rulebook.catalogue.sections[seen.read.of.list]
        whole: Any = self.counting(seen, value if kind == "whole" else self.widest(seen, group))
        alike = self.chance(0.4)  # several parts of one kind: it shows whether they are added up
        parts: list[Any] = [
            self.counting(seen, {}) for _ in range(self.random.choice([2, 3] if alike else [1, 1, 2, 2, 3]))
        ]
        for index, part in enumerate(parts):
            if kind == "part" and (alike or index == 0):
                _fill(part, value)
            elif not alike and self.chance(0.5):
                _fill(part, self.random.choice(seen.groups[group]))
            quantity = self.random.choice(((1, 1), (1, 1), (2, 2)) if alike else _OF_PARTS)
            _fill(part, dict(zip(("quantity_lo", "quantity_hi"), quantity, strict=True)))
        numbers = [one.name for one in section.fields.values() if one.kind is FieldKind.NUMBER]
        for part in parts:
            _narrow(part, whole, {"quantity", *numbers})
        for name in ("quantity", *numbers):
            named = sum(getattr(part, f"{name}_lo") for part in parts)
            if kind == "whole" and name == group and getattr(whole, f"{name}_hi") >= named:
                continue
            if name == "quantity" or name in seen.read.measured or getattr(whole, f"{name}_hi") < named:
                # a whole that surely counts is more than its parts; one of which a part may not, no more than they
                more = (1, 1, 2, 4, 0) if kind == "whole" else (0, 0, 0, 1, 2)
                high = max(named + self.random.choice(more), 1)
                low = self.random.choice([high, high, high, named, max(named - 1, 0), 0])
                _fill(whole, {f"{name}_lo": low, f"{name}_hi": OPEN if self.chance(0.1) else high})
        return Family(self.settled(whole), tuple(self.settled(part) for part in parts))

    def widest(self, seen: Seen, group: str) -> Values:
        """A value that leaves most open, or one that leaves something open."""
        open_ = [one for one in seen.groups[group] if in_doubt(one)] or seen.groups[group]
        return max(open_, key=_width) if self.chance(0.6) else self.random.choice(open_)

    def made_to_fit(self, row: Any) -> None:
        if hasattr(row, "to_lo"):
            row.from_hi = min(row.from_hi, self.today + 400)
            row.from_lo = min(row.from_lo, row.from_hi)
            row.to_lo, row.to_hi = max(row.to_lo, row.from_lo + 1), max(row.to_hi, row.from_hi + 1)


def _narrow(part: Any, whole: Any, added: set[str]) -> None:
    """A part says nothing that its whole rules out."""
    for name in part.bits:
        if name in added:
            continue
        if not hasattr(part, f"{name}_lo"):
            said = getattr(whole, name)
            setattr(part, name, getattr(part, name) if said in (UNKNOWN, NOT_KNOWN) else said)
            continue
        low, high = getattr(whole, f"{name}_lo"), getattr(whole, f"{name}_hi")
        first, last = getattr(part, f"{name}_lo"), getattr(part, f"{name}_hi")
        first, last = min(max(first, low), high), min(max(last, low), high)
        _fill(part, {f"{name}_lo": first, f"{name}_hi": last})


def _of_section(key: object, name: str) -> bool:
    return isinstance(key, tuple) and key[0] == name


def _low(values: Values) -> int:
    return min(int(end) for name, end in values.items() if name.endswith("_lo"))


def _fill(row: Any, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _width(values: Values) -> int:
    """How much a value leaves open."""
    return sum(end if name.endswith("_hi") else -end for name, end in values.items() if name.endswith(("_lo", "_hi")))


def _these(rows: list[Row]) -> ResolvedSection:
    return ResolvedSection(tuple(rows), (), -FAR, FAR, none=False, state=ListState.THESE)
