"""Dossiers in columns by the seed, aimed at one rulebook: days on the edge of its windows, numbers at its thresholds.

Rows are made directly, so that everything a row may hold occurs, whether or not a reader would write it so often.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import attrs

from studiorules.dossier import Field, FieldKind, ListState, Section, Shape
from studiorules.dossier.resolved import NOT_KNOWN, NOTHING, OPEN, UNKNOWN, Family, Resolved, ResolvedSection, Row, Vote
from studiorules.dossier.rows import row_type
from studiorules.rulebook import (
    AllOf,
    Compared,
    Condition,
    Deadline,
    Each,
    Elapsed,
    Judged,
    Narrowing,
    OneOf,
    Question,
    Rulebook,
)
from studiorules.terms import FAR, Duration, back

__all__ = ["Aim", "aimed", "asked_by", "leaves", "sections_read"]

_TEXTS = ("甲", "乙", "甲乙创新工作室", "甲工作室")


def sections_read(rulebook: Rulebook) -> tuple[str, ...]:
    """The sections that a rulebook names anywhere."""
    names = {
        value
        for thing in _things(
            (rulebook.sections, rulebook.loose_requirements, rulebook.on_total, rulebook.decisions, rulebook.priorities)
        )
        for value in (getattr(thing, "list", None), getattr(thing, "section", None))
        if isinstance(value, str)
    }
    return tuple(name for name in rulebook.catalogue.sections if name in names)


def aimed(rulebook: Rulebook, as_of: date, random: Random, *, doubt: float = 0.3) -> Resolved:
    """Make a dossier that stands near the thresholds of a rulebook.

    Args:
        rulebook: The rulebook.
        as_of: The day on which it will be judged.
        random: The source of chance.
        doubt: How often something is not known.
    """
    return Aim(rulebook, as_of, random, doubt).resolved()


def _things(roots: Any) -> Iterator[Any]:  # whatever a rulebook holds
    if isinstance(roots, (tuple, list)):
        for one in roots:
            yield from _things(one)
    elif attrs.has(type(roots)):
        yield roots
        for field in attrs.fields(type(roots)):
            if field.name not in ("catalogue", "vocabulary", "scale"):
                yield from _things(getattr(roots, field.name))
    elif isinstance(roots, (Decimal, str)):
        yield roots


def asked_by(rulebook: Rulebook) -> list[Any]:
    """Whatever of a rulebook asks something."""
    asked = rulebook.sections, rulebook.loose_requirements, rulebook.on_total, rulebook.decisions
    return list(_things((*asked, rulebook.priorities)))


def leaves(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, AllOf):
        for one in condition.conditions:
            yield from leaves(one)
    else:
        yield condition


class Aim:
    def __init__(self, rulebook: Rulebook, as_of: date, random: Random, doubt: float) -> None:
        self.rulebook, self.as_of, self.random, self.doubt = rulebook, as_of, random, doubt
        things = self.things = asked_by(rulebook)
        things = [*things, *_things(tuple(rulebook.parameters.values()))]
        self.numbers = sorted({one for one in things if isinstance(one, Decimal)}) or [Decimal(1)]
        self.reads: dict[str, list[Narrowing]] = {}
        for one in things:
            if isinstance(one, Narrowing):
                self.reads.setdefault(one.list, []).append(one)
        self.words = sorted({one for one in things if isinstance(one, str)})
        durations = {one for one in things if isinstance(one, Duration)}
        units = {one.unit for one in things if isinstance(one, Elapsed)}
        whole = [int(one) for one in self.numbers if 0 < one < 400 and one == int(one)]
        durations |= {Duration(count, unit) for count in whole for unit in units}
        self.edges = [as_of, as_of, *(back(as_of, one) for one in sorted(durations, key=str))]
        self.edges += [
            date(as_of.year, min(one.month, 12), min(one.day, 28)) for one in things if isinstance(one, Deadline)
        ]
        years = max((one.last for one in things if isinstance(one, Each)), default=0)
        self.edges += [date(as_of.year - year, 12, 31) for year in range(1, years + 2)]
        judged = {one.question for one in things if isinstance(one, Judged)}
        self.questions = [one for name, one in rulebook.questions.items() if name in judged]
        self.stated_on = as_of.toordinal() + random.choice([0, 0, 0, -40, 30])

    def by_chance(self, random: Random, doubt: float) -> Resolved:
        """Make a dossier by other chance."""
        self.random, self.doubt = random, doubt
        self.stated_on = self.as_of.toordinal() + random.choice([0, 0, 0, -40, 30])
        return self.resolved()

    def resolved(self) -> Resolved:
        sections: dict[str, ResolvedSection] = {}
        for name in sections_read(self.rulebook):
            section = self.rulebook.catalogue.sections[name]
            told = self.section(section)
            if told is not None:
                sections[name] = told
        return Resolved(self.stated_on, sections, tuple(sorted(self.votes(), key=lambda one: one.from_)))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def section(self, section: Section) -> ResolvedSection | None:
        if self.chance(0.08):
            return None
        if self.chance(0.08):
            return ResolvedSection((), (), -FAR, FAR, none=True, state=ListState.NONE)
        facts = section.shape is Shape.FACTS
        count = self.random.choice([0, 1, 1, 1, 2] if facts else [0, 1, 1, 2, 3, 5])
        rows = tuple(self.row(section) for _ in range(count))
        families: tuple[Family, ...] = ()
        if not facts and self.chance(0.4):
            families = tuple(self.family(section) for _ in range(self.random.choice([1, 1, 2])))
        state, first, last = ListState.THESE, -FAR, FAR
        if self.chance(0.3):
            state, first, last = ListState.AT_LEAST_THESE, FAR, -FAR
            if self.chance(0.8):
                first, last = sorted((self.day(), self.day()))
                first, last = self.random.choice([(first, last), (-FAR, last), (first, FAR)])
        return ResolvedSection(rows, families, first, last, none=False, state=state)

    def family(self, section: Section) -> Family:
        whole: Any = self.row(section)
        parts = [self.part(section, whole) for _ in range(self.random.choice([1, 2, 2, 3]))]
        for name in ("quantity", *(field.name for field in section.fields.values() if field.kind is FieldKind.NUMBER)):
            named = sum(getattr(part, f"{name}_lo") for part in parts)
            if getattr(whole, f"{name}_hi") < named:
                setattr(whole, f"{name}_hi", named + self.random.choice([0, 0, 1, 2]))
                if self.chance(0.5):
                    setattr(whole, f"{name}_lo", getattr(whole, f"{name}_hi"))
        return Family(self.settled(whole), tuple(parts))

    def part(self, section: Section, whole: Any) -> Any:  # rows of the section
        """A part says what its whole says, and perhaps more of what the whole leaves open."""
        part: Any = self.row(section)
        amounts = {"quantity", *(field.name for field in section.fields.values() if field.kind is FieldKind.NUMBER)}
        for name in part.bits:
            if name in amounts:
                continue
            if not hasattr(part, f"{name}_lo"):
                if getattr(whole, name) not in (UNKNOWN, NOT_KNOWN):
                    setattr(part, name, getattr(whole, name))
                continue
            low, high = getattr(whole, f"{name}_lo"), getattr(whole, f"{name}_hi")
            first, last = (min(max(getattr(part, f"{name}_{end}"), low), high) for end in ("lo", "hi"))
            setattr(part, f"{name}_lo", first)
            setattr(part, f"{name}_hi", last)
        return self.settled(part)

    def row(self, section: Section) -> Row:
        made = row_type(section)
        values: dict[str, Any] = {"record": 0, "doubt": 0, "evidence": self.random.choice(["yes", "no"])}
        if section.shape is Shape.MOMENTS:
            values["on_lo"], values["on_hi"] = self.days()
        else:
            values["from_lo"], values["from_hi"] = self.days() if self.chance(0.7) else (-FAR, self.stated_on)
            values["to_lo"], values["to_hi"] = self.after(values["from_lo"], values["from_hi"])
        values["quantity_lo"], values["quantity_hi"] = (1, 1) if section.shape is Shape.FACTS else self.quantity()
        for field in section.fields.values():
            values.update(self.field(field))
        reads = self.reads.get(section.name)
        if reads and self.chance(0.6):
            self.fit(values, self.random.choice(reads), section)
        return self.settled(made(**{name: values[name] for name in ("record", "doubt", *made.columns)}))

    def fit(self, values: dict[str, Any], of: Narrowing, section: Section) -> None:
        """Make a record nearly one that a measure reads: chance alone seldom meets several conditions at once."""
        if of.where is not None:
            for one in leaves(of.where):
                if self.chance(0.85):
                    values.update(self.met(one, section))
        lasting = getattr(of.window, "duration", None)
        name = of.dated_by or ("on" if section.shape is Shape.MOMENTS else "from")
        if lasting is not None and f"{name}_lo" in values and values[f"{name}_lo"] == values[f"{name}_hi"]:
            edge = self.random.choice([self.as_of, back(self.as_of, lasting)])
            day = edge.toordinal() + self.random.choice([-1, 0, 1])
            if name == "on" or day < values.get("to_lo", FAR):
                values[f"{name}_lo"] = values[f"{name}_hi"] = day

    def met(self, one: Condition, section: Section, away: tuple[int, ...] = (-1, 0, 0, 1)) -> dict[str, Any]:
        """A value of a field that meets a condition, often only just."""
        if not isinstance(one, (OneOf, Compared)):
            return {}
        field, name = section.fields.get(one.field), one.field
        if field is None or (isinstance(one, Compared) and not isinstance(one.value, (Decimal, str))):
            return {}
        value = self.random.choice(one.values) if isinstance(one, OneOf) else one.value
        match field.kind:
            case FieldKind.YES_NO:
                return {name: "yes" if value else "no"}
            case FieldKind.CHOICES:
                return {name: frozenset({str(value)})}
            case FieldKind.CHOICE:
                return {name: str(value)}
            case FieldKind.LEVEL if field.vocabulary is not None:
                mark, top = field.vocabulary.rank(str(value)), len(field.vocabulary.terms) - 1
            case FieldKind.NUMBER if isinstance(value, Decimal):
                mark, top = int(value * 10**field.places), OPEN
            case _:
                return {}
        mark += self.random.choice(away)
        mark = min(max(mark, 0), top)
        return {f"{name}_lo": mark, f"{name}_hi": mark}

    def settled(self, made: Row) -> Row:
        """Note which columns are in doubt, as a reader does."""
        row: Any = made
        row.doubt = 0
        for name, bit in row.bits.items():
            if hasattr(row, f"{name}_lo"):
                low, high = getattr(row, f"{name}_lo"), getattr(row, f"{name}_hi")
                row.doubt |= bit if low != high or (name == "quantity" and low == 0) else 0
            elif getattr(row, name) in (UNKNOWN, NOT_KNOWN):
                row.doubt |= bit
        return made

    def day(self) -> int:
        """Mostly a day on which a window begins or ends, or the day before or after."""
        away = [-1, 0, 0, 1, 2] if self.chance(0.8) else [-400, -31, 45]
        return self.random.choice(self.edges).toordinal() + self.random.choice(away)

    def days(self) -> tuple[int, int]:
        if not self.chance(self.doubt):
            day = self.day()
            return day, day
        if self.chance(0.2):
            return -FAR, self.stated_on
        low, high = sorted((self.day(), self.day()))
        return low, high

    def after(self, low: int, high: int) -> tuple[int, int]:
        """The day after the last, later than the first day can be at its earliest."""
        if self.chance(0.35):
            return FAR, FAR
        first, last = sorted((max(self.day(), low + 1), max(self.day(), high + 1)))
        return (first, last) if self.chance(self.doubt) and first > high else (last, last)

    def quantity(self) -> tuple[int, int]:
        near = max(1, int(self.random.choice(self.numbers)) + self.random.choice([-1, 0, 1]))
        if not self.chance(self.doubt):
            return self.random.choice([(1, 1)] * 6 + [(2, 2), (near, near), (near, near)])
        return self.random.choice([(0, 1), (0, 3), (1, 4), (0, OPEN), (2, OPEN), (0, 0), (near - 1, near)])

    def field(self, field: Field) -> dict[str, Any]:
        unknown = self.chance(self.doubt)
        name = field.name
        match field.kind:
            case FieldKind.NUMBER:
                low, high = self.number(field, unknown=unknown)
                return {f"{name}_lo": low, f"{name}_hi": high}
            case FieldKind.LEVEL:
                top = len(field.vocabulary.terms) - 1 if field.vocabulary else 0
                ranks = sorted((self.random.randint(0, top), self.random.randint(0, top)))
                low, high = ranks if unknown else (ranks[0], ranks[0])
                return {f"{name}_lo": low, f"{name}_hi": high}
            case FieldKind.DATE:
                low, high = self.days()
                return {f"{name}_lo": low, f"{name}_hi": high}
            case FieldKind.YES_NO:
                return {name: UNKNOWN if unknown else self.random.choice(["yes", "no"])}
            case FieldKind.CHOICES:
                words = self.likely(field)
                many = self.random.sample(words, min(len(words), self.random.randint(0, 3)))
                return {name: NOT_KNOWN if unknown else frozenset(many)}
            case FieldKind.CHOICE:
                return {name: UNKNOWN if unknown else self.random.choice(self.likely(field))}
            case FieldKind.KEY if name == "requirement":
                named = [word for word in self.words if word.startswith(f"{self.rulebook.id}:")]
                return {name: UNKNOWN if unknown else self.random.choice([*named, *_TEXTS[:1]])}
            case _:
                texts = (*_TEXTS, *self.words[:3], NOTHING) if field.kind is FieldKind.TEXT else _TEXTS[:3]
                return {name: UNKNOWN if unknown else self.random.choice(texts)}

    def likely(self, field: Field) -> list[str]:
        """The words of a field that the rulebook names, and one that it does not."""
        ids = list(field.vocabulary.ids) if field.vocabulary else ["甲"]
        named = [word for word in ids if word in self.words]
        others = [word for word in ids if word not in self.words]
        return [*named, *others[:1]] or ids

    def number(self, field: Field, *, unknown: bool) -> tuple[int, int]:
        scale = 10**field.places
        near = int(self.random.choice(self.numbers) * scale) + self.random.choice([-1, 0, 0, 1, scale, 3 * scale])
        low = max(field.floor * scale, near)
        if not unknown:
            return low, low
        return self.random.choice(
            [(field.floor * scale, OPEN), (low, OPEN), (field.floor * scale, low), (low, low + scale)]
        )

    def votes(self) -> Iterator[Vote]:
        for question in self.questions:
            size = 1 if question.panel is None else question.panel.size
            cast = self.random.choice([0, 1, 1, 1, 2] if size == 1 else [0, size - 1, size, size, size, size + 2])
            alike = self.vote(question, crowd=size > 1) if size > 1 and self.chance(0.3) else None
            for index in range(cast):
                # votes that are alike but for one stand close to a bound together
                yield (
                    self.vote(question, crowd=size > 1)
                    if alike is None or index == 0
                    else attrs.evolve(alike, reviewer=None)
                )

    def vote(self, question: Question, *, crowd: bool) -> Vote:
        name = self.random.choice([question.id, f"{self.rulebook.id}:{question.id}"])
        given = self.as_of.toordinal() + self.random.choice([-500, -1, 0] if crowd else [-500, -1, 0, 1])
        reviewer = None if self.chance(0.7) else self.random.choice("abc")
        if self.chance(0.15):
            return Vote(name, given, reviewer=reviewer, recused=True)
        if question.range is None:
            levels = [level.id for level in question.levels]
            odd = [] if crowd and self.chance(0.9) else ["none of them"]
            return Vote(name, given, reviewer=reviewer, level=self.random.choice([*levels, *levels, *odd]))
        low, high = (int(end * 100) for end in question.range)
        odd_values = [] if crowd and self.chance(0.9) else [high + 1]
        marks = [int(one * 100) + away for one in self.numbers for away in (-1, 0, 0, 1)]
        near = [one for one in marks if low <= one <= high]
        others = [low, high, (low + high) // 2, low + 1, *odd_values]
        worth = self.random.choice(near if near and self.chance(0.6) else others)
        return Vote(name, given, reviewer=reviewer, value=worth)
