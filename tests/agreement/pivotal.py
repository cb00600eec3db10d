"""Dossiers on which one thing decides: every record is one that the rules read, and one thing about one is changed.

Rows drawn by chance seldom meet several conditions, stand on the edge of a window and are the last that is needed, all
at once; a mistake in one condition is then seldom seen.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from studiorules.dossier import Field, FieldKind, ListState, Section, Shape
from studiorules.dossier.resolved import NOT_KNOWN, OPEN, UNKNOWN, Family, Resolved, ResolvedSection
from studiorules.rulebook import Rulebook
from studiorules.terms import FAR
from tests.agreement.rows import Aim, leaves, sections_read

__all__ = ["pivotal"]


def pivotal(rulebook: Rulebook, as_of: date, random: Random) -> Resolved:
    """Make a dossier whose records all match, but for one thing about one of them."""
    return _Pivot(rulebook, as_of, random).resolved()


class _Pivot(Aim):
    def __init__(self, rulebook: Rulebook, as_of: date, random: Random) -> None:
        super().__init__(rulebook, as_of, random, doubt=0.0)
        self.stated_on = as_of.toordinal()
        self.idle: dict[str, dict[str, Any]] = {}
        self.turned = random.choice(sections_read(rulebook) or ("",))
        wanted = {int(one) for one in self.numbers if 0 < one < 7}
        self.counts = sorted({1, 2, *wanted, *(one - 1 for one in wanted), *(one + 1 for one in wanted)})
        self.counts += 2 * (sorted(wanted) or [1])  # where just enough match, each of them decides

    def section(self, section: Section) -> ResolvedSection | None:
        count = 1 if section.shape is Shape.FACTS else self.random.choice(self.counts)
        rows = [self.fitting(section) for _ in range(count)]
        if section.name == self.turned:
            return self.changed(section, rows)
        return _these(rows)

    def fitting(self, section: Section) -> Any:  # a row of the section
        """A record that one of the measures reads: every condition is just met, every day inside."""
        row: Any = self.row(section)
        row.quantity_lo = row.quantity_hi = 1
        today = self.as_of.toordinal()
        days = {"on", "from", *(one.name for one in section.fields.values() if one.kind is FieldKind.DATE)}
        for name in days:
            if hasattr(row, f"{name}_lo"):
                inside = today - self.random.randint(0, 25)
                _put(row, name, inside, inside)
        if hasattr(row, "to_lo"):
            _put(row, "to", FAR, FAR)
        reads = self.reads.get(section.name)
        where = self.random.choice(reads).where if reads else None
        for one in leaves(where) if where is not None else ():
            for name, value in self.met(one, section, away=(0,)).items():
                setattr(row, name, value)
        return self.settled(row)

    def field(self, field: Field) -> dict[str, Any]:
        """What no rule names is the same in every record."""
        if field.name in self.words:
            return super().field(field)
        if field.name not in self.idle:
            self.idle[field.name] = super().field(field)
        return self.idle[field.name]

    def changed(self, section: Section, rows: list[Any]) -> ResolvedSection | None:
        told = _these(rows)
        aspects = [self.of_day, self.of_day, self.of_field, self.of_field, self.of_quantity]
        change = self.random.randrange(len(aspects) + 3)
        if change < len(aspects):
            if rows:
                row = self.random.choice(rows)
                aspects[change](section, row)
                self.settled(row)
            return _these(rows)
        if change == len(aspects):
            return self.of_list(told)
        if change == len(aspects) + 1 and rows and section.shape is not Shape.FACTS:
            return ResolvedSection(tuple(rows[1:]), (self.made_whole(section, rows[0]),), -FAR, FAR, **_STATED)
        self.stated_on += self.random.choice([-400, -1, 0, 1, 40])
        return told

    def of_day(self, section: Section, row: Any) -> None:
        """A day on the edge of a window, the day before or after, or one of two."""
        read = {
            of.dated_by or ("on" if section.shape is Shape.MOMENTS else "from")
            for of in self.reads.get(section.name, [])
        }
        read |= {"to"} if read and self.chance(0.5) else set()
        names = [name for name in row.bits if hasattr(row, f"{name}_lo") and self.is_day(section, name)]
        names = [name for name in names if name in read] or names
        name, day = self.random.choice(names), self.random.choice(self.edges).toordinal()
        day += self.random.choice([-1, 0, 0, 1]) + (1 if name == "to" else 0)
        low, high = self.random.choice(
            [(day, day), (day, day), (day - 1, day), (day, day + 1), (-FAR, day), (day, FAR)]
        )
        if name == "to":
            low, high = max(low, row.from_lo + 1), max(high, row.from_hi + 1)
        if name == "from" and (high >= row.to_lo or low == -FAR):
            low, high = min(day, row.to_lo - 1), min(day, row.to_lo - 1)
        _put(row, name, low, min(high, FAR))

    def is_day(self, section: Section, name: str) -> bool:
        return name in ("on", "from", "to") or (name in section.fields and section.fields[name].kind is FieldKind.DATE)

    def of_field(self, section: Section, row: Any) -> None:
        """A field that a rule names: not quite enough, another word, not stated, or open to both sides."""
        named = [field for field in section.fields.values() if field.name in self.words]
        named = [field for field in named if field.kind is not FieldKind.DATE]
        if not named:
            row.evidence = "no" if row.evidence == "yes" else "yes"
            return
        field = self.random.choice(named)
        asked = [one for of in self.reads.get(section.name, []) if of.where is not None for one in leaves(of.where)]
        asked = [one for one in asked if field.name in one.fields()]
        values: dict[str, Any] = {}
        if asked and self.chance(0.5):
            values = self.met(self.random.choice(asked), section, away=(-1, 1))
        if not values:
            self.doubt = 0.5
            values = self.field(field)
            self.doubt = 0.0
        for name, value in values.items():
            setattr(row, name, value)
        if f"{field.name}_lo" in values and self.chance(0.3):
            low = getattr(row, f"{field.name}_lo")
            top = OPEN if field.vocabulary is None else len(field.vocabulary.terms) - 1
            _put(row, field.name, low, min(low + 1, top))

    def of_quantity(self, _: Section, row: Any) -> None:
        low, high = self.random.choice([(0, 1), (0, 0), (1, 2), (2, 2), (3, 3), (0, OPEN), (1, OPEN)])
        if hasattr(row, "quantity_lo"):
            _put(row, "quantity", low, high)

    def of_list(self, told: ResolvedSection) -> ResolvedSection | None:
        """A list that may be longer, is complete from or to a day, is none, or is not stated."""
        day = self.random.choice(self.edges).toordinal() + self.random.choice([-1, 0, 1])
        first, last = self.random.choice([(FAR, -FAR), (day, FAR), (-FAR, day), (day, self.as_of.toordinal())])
        if self.chance(0.15):
            return None
        if self.chance(0.15):
            return ResolvedSection((), (), -FAR, FAR, none=True, state=ListState.NONE)
        return ResolvedSection(told.rows, (), first, last, none=False, state=ListState.AT_LEAST_THESE)

    def made_whole(self, section: Section, row: Any) -> Family:
        """A tally of which one or two parts are told, one of them perhaps in doubt."""
        _put(row, "quantity", *self.random.choice([(2, 2), (3, 3), (2, 3), (1, OPEN)]))
        parts = [self.fitting(section) for _ in range(self.random.choice([1, 2]))]
        numbers = [field.name for field in section.fields.values() if field.kind is FieldKind.NUMBER]
        for part in parts:
            for name in part.bits:
                if name == "quantity" or name in numbers or not self.chance(0.7):
                    continue
                for column in (f"{name}_lo", f"{name}_hi") if hasattr(part, f"{name}_lo") else (name,):
                    setattr(part, column, getattr(row, column))
        for name in numbers:
            named = sum(getattr(part, f"{name}_lo") for part in parts)
            _put(row, name, named, named + self.random.choice([0, 1]))
        if self.chance(0.5):
            self.of_field(section, row)
            for part in parts:
                for name in part.bits:
                    if name in section.fields and name not in numbers and not hasattr(part, f"{name}_lo"):
                        said = getattr(row, name)
                        setattr(part, name, getattr(part, name) if said in (UNKNOWN, NOT_KNOWN) else said)
        narrowed = [self.part_of(part, row, numbers) for part in parts]
        return Family(self.settled(row), tuple(self.settled(part) for part in narrowed))

    def part_of(self, part: Any, whole: Any, numbers: list[str]) -> Any:
        """A part says nothing that its whole rules out."""
        for name in part.bits:
            if hasattr(part, f"{name}_lo") and name != "quantity" and name not in numbers:
                low, high = getattr(whole, f"{name}_lo"), getattr(whole, f"{name}_hi")
                _put(part, name, *(min(max(getattr(part, f"{name}_{end}"), low), high) for end in ("lo", "hi")))
        return part


_STATED: dict[str, Any] = {"none": False, "state": ListState.THESE}


def _these(rows: list[Any]) -> ResolvedSection:
    return ResolvedSection(tuple(rows), (), -FAR, FAR, **_STATED)


def _put(row: Any, name: str, low: int, high: int) -> None:
    setattr(row, f"{name}_lo", low)
    setattr(row, f"{name}_hi", high)
