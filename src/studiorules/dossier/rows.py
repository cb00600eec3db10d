"""How one record becomes a row: every column filled, what is not known spelled out."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

import attrs

from studiorules.dossier.fields import Contested, Field, FieldKind
from studiorules.dossier.ranges import day_range, number_range, rank_range
from studiorules.dossier.record import Section, Shape
from studiorules.dossier.resolved import NOT_KNOWN, NOTHING, OPEN, UNKNOWN, Row
from studiorules.terms import FAR, Duration, Period, back

__all__ = ["RowMaker", "row_maker", "row_type"]

_RANGED = (FieldKind.NUMBER, FieldKind.LEVEL, FieldKind.DATE)


class RowMaker:
    """Makes the rows of one section.

    Attributes:
        columns: Names of its columns.
        bits: The bit of doubt of each day, of the quantity and of each field.
    """

    def __init__(self, section: Section) -> None:
        """Lay out the columns of a section."""
        self.name = section.name
        self.spans = section.shape is not Shape.MOMENTS
        self.facts = section.shape is Shape.FACTS
        dates = ("from_lo", "from_hi", "to_lo", "to_hi") if self.spans else ("on_lo", "on_hi")
        bases = ("from", "to") if self.spans else ("on",)
        columns = [*dates, "quantity_lo", "quantity_hi", "evidence"]
        for name, field in section.fields.items():
            columns += (f"{name}_lo", f"{name}_hi") if field.kind in _RANGED else (name,)
        self.columns = tuple(columns)
        self.bits = {base: 1 << index for index, base in enumerate([*bases, "quantity", *section.fields])}
        self.fields = [(field, self.bits[name], field.kind in _RANGED) for name, field in section.fields.items()]
        names = tuple(section.fields)
        several = len(names) > 1  # attrgetter gives a tuple only then
        self._read: Any = (
            attrgetter(*names) if several else (lambda record: tuple(getattr(record, one) for one in names))
        )
        self._defaults: dict[int, list[tuple[Any, ...]]] = {}

    @cached_property
    def row_class(self) -> type[Row]:
        """The class of its rows: columns as slots, filled in their order; who only asks for bits needs none."""
        made = attrs.make_class(
            f"Row_{self.name.replace('.', '_')}",
            {name: attrs.field() for name in ("record", "doubt", *self.columns)},
            bases=(Row,),
            slots=True,
            eq=False,
            order=False,
            repr=False,
        )
        made.columns, made.bits = self.columns, self.bits  # type: ignore[attr-defined]  # of the base class
        found: type[Row] = made
        return found

    def row(self, index: int, record: Any, stated_on: date) -> Row:
        """Bring one record of the section into columns."""
        today = stated_on.toordinal()
        values: list[Any] = [index, 0]
        doubt = self._spans(values, record, today) if self.spans else self._moment(values, record, today)
        quantity = None if self.facts else record.quantity
        if quantity is None:
            values += (1, 1)
        else:
            low, high = _quantity_range(quantity)
            values += (low, high)
            if low != high or low == 0:  # a row without doubt is one thing at least
                doubt |= self.bits["quantity"]
        values.append("yes" if record.evidence else "no")
        for (field, bit, ranged), value, default in zip(
            self.fields, self._read(record), self._default(today), strict=True
        ):
            if value is None:
                values += default
                doubt |= bit
            elif ranged:
                low, high = _ends(field, value, today)
                values += (low, high)
                if low != high:
                    doubt |= bit
            elif value is True:
                values.append("yes")
            else:
                code = value if value.__class__ is str else _code(field, value)
                values.append(code)
                if code is UNKNOWN or code is NOT_KNOWN:
                    doubt |= bit
        values[1] = doubt
        return self.row_class(*values)

    def repeated(self, index: int, record: Any, stated_on: date) -> Iterator[Row]:
        """Bring a record that repeats each year into columns, one row for each year."""
        period: Period | None = record.period
        if period is not None and period.first is not None:
            last = stated_on.toordinal() if period.last is None else period.last
            for year in range(date.fromordinal(period.first).year, date.fromordinal(last).year + 1):
                first_day = max(period.first, date(year, 1, 1).toordinal())
                last_day = min(last, date(year, 12, 31).toordinal())
                yield self.row(index, attrs.evolve(record, every=None, period=_days(first_day, last_day)), stated_on)
            return
        year_ago = back(stated_on, Duration(1, "years")).toordinal()
        until = stated_on.toordinal() if period is None or period.last is None else period.last
        this_year = _days(min(year_ago + 1, until), until)
        yield self.row(index, attrs.evolve(record, every=None, period=this_year), stated_on)
        # Earlier years are not ruled out: any number of them, any amount in each.
        earlier: Any = self.row(index, attrs.evolve(record, every=None, period=_days(None, year_ago)), stated_on)
        earlier.quantity_lo, earlier.quantity_hi = 0, OPEN
        earlier.doubt |= self.bits["quantity"]
        for field, bit, _ in self.fields:
            if field.kind is FieldKind.NUMBER:
                setattr(earlier, f"{field.name}_lo", 0)
                setattr(earlier, f"{field.name}_hi", OPEN)
                earlier.doubt |= bit
        yield earlier

    def _default(self, today: int) -> list[tuple[Any, ...]]:
        """What each field could be that is not stated."""
        if today not in self._defaults:
            self._defaults = {today: [_unstated(field, today) for field, _, _ in self.fields]}
        return self._defaults[today]

    def _moment(self, values: list[Any], record: Any, today: int) -> int:
        low, high = _day_ends(record.on if record.period is None else record.period, today)
        values += (low, high)
        return 0 if low == high else self.bits["on"]

    def _spans(self, values: list[Any], record: Any, today: int) -> int:
        only = None if self.facts else (record.on if record.period is None else record.period)
        if only is not None:
            low, high = _day_ends(only, today)
            ends = low, high, low + 1, high + 1
        else:
            ends = (*_beginning(record, today), *_end(record))
        values += ends
        doubt = 0 if ends[0] == ends[1] else self.bits["from"]
        return doubt if ends[2] == ends[3] else doubt | self.bits["to"]


def row_maker(section: Section) -> RowMaker:
    """Return the maker of a section's rows: made once, kept with the section."""
    made = section.kept.get("rows")
    if not isinstance(made, RowMaker):
        made = section.kept["rows"] = RowMaker(section)
    return made


def row_type(section: Section) -> type[Row]:
    """Return the class of a section's rows."""
    return row_maker(section).row_class


def _days(first: int | None, last: int) -> Period:
    return Period(first, last, "duration", "")


def _beginning(record: Any, today: int) -> tuple[int, int]:
    """Without a beginning: since ever if there is an end; otherwise in force when stated, unknown before."""
    if record.from_ is not None:
        return _day_ends(record.from_, today)
    return (-FAR, today) if record.to is None else (-FAR, -FAR)


def _end(record: Any) -> tuple[int, int]:
    """The day after the last; without an end, none."""
    if record.to is None:
        return FAR, FAR
    low, high = day_range(record.to)
    return low + 1, min(high + 1, FAR)


def _day_ends(value: Any, today: int) -> tuple[int, int]:
    """A record is never later than the day on which the dossier speaks, unless it says so itself."""
    if value is None:
        return -FAR, today
    if value.__class__ is Period:
        low = -FAR if value.first is None else value.first
        high = FAR if value.last is None else value.last
    else:
        low, high = day_range(value)
    return (low, high) if low > today else (low, min(high, today))


def _quantity_range(value: Any) -> tuple[int, int]:
    quantities = [one for _, one in value.said] if isinstance(value, Contested) else [value]
    ends = [one.steps(0) for one in quantities]
    return min(0 if low is None else low for low, _ in ends), max(OPEN if high is None else high for _, high in ends)


def _ends(field: Field, value: Any, today: int) -> tuple[int, int]:
    if field.kind is FieldKind.NUMBER:
        return number_range(field, value)
    if field.kind is FieldKind.DATE:
        return day_range(value) if field.ahead else _day_ends(value, today)
    return rank_range(field, value)


def _unstated(field: Field, today: int) -> tuple[Any, ...]:
    """All that a field could be of which nothing is said."""
    match field.kind:
        case FieldKind.NUMBER:
            return int(field.floor * 10**field.places), OPEN
        case FieldKind.DATE:
            return -FAR, FAR if field.ahead else today
        case FieldKind.LEVEL if field.vocabulary is not None:
            return 0, len(field.vocabulary.terms) - 1
        case FieldKind.CHOICES:
            return (NOT_KNOWN,)
        case _:
            return (UNKNOWN,)


def _code(field: Field, value: Any) -> Any:
    """The code of a stated choice, text or yes/no; the set of codes of a stated set."""
    if isinstance(value, Contested):
        told = {one for _, one in value.said}
        value = told.pop() if len(told) == 1 else None
    if field.kind is FieldKind.CHOICES:
        return NOT_KNOWN if value is None else frozenset(value)
    if value is None:
        return UNKNOWN
    if value is False:
        return NOTHING if field.kind is FieldKind.TEXT else "no"
    return "yes" if value is True else value
