"""How one record becomes a row: every column filled, what is not known spelled out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from studiorules.dossier.fields import Contested, Field, FieldKind
from studiorules.dossier.record import Section, Shape
from studiorules.dossier.resolved import NOT_KNOWN, NOTHING, OPEN, UNKNOWN, Row
from studiorules.terms import FAR, Duration, Level, Period, Quantity, back

__all__ = ["RowMaker", "row_maker", "row_type"]


class RowMaker:
    """Makes the rows of one section."""

    def __init__(self, section: Section) -> None:
        spans = section.shape is not Shape.MOMENTS
        dates = ["from_lo", "from_hi", "to_lo", "to_hi"] if spans else ["on_lo", "on_hi"]
        columns = [*dates, "quantity_lo", "quantity_hi", "evidence"]
        for name, field in section.fields.items():
            columns += _columns(name, field)
        bases = ["from", "to"] if spans else ["on"]
        bits = {base: 1 << index for index, base in enumerate([*bases, "quantity", *section.fields])}
        self.spans = spans
        self.facts = section.shape is Shape.FACTS
        self.type: type[Row] = type(
            f"Row_{section.name}",
            (Row,),
            {"__slots__": tuple(columns), "columns": tuple(columns), "bits": bits},
        )
        self.bits = bits
        self.fields = [
            (name, field, bits[name], *_columns(name, field), "")[:5] for name, field in section.fields.items()
        ]

    def row(self, index: int, record: Any, stated_on: date) -> Row:  # a record of the section
        """Bring one record into columns."""
        row = self.type()
        row.record = index
        today = stated_on.toordinal()
        doubt = self._spans(row, record, today) if self.spans else self._moment(row, record, today)
        quantity = None if self.facts else record.quantity
        if quantity is None:
            row.quantity_lo = row.quantity_hi = 1  # type: ignore[attr-defined]  # a slot of the subclass
        else:
            low, high = _number_ends(quantity, 0, 0)
            row.quantity_lo, row.quantity_hi = low, high  # type: ignore[attr-defined]
            if low != high:
                doubt |= self.bits["quantity"]
        row.evidence = "yes" if record.evidence else "no"  # type: ignore[attr-defined]
        for name, field, bit, first, second in self.fields:
            value = getattr(record, name)
            if second:
                low, high = _ends(field, value, today)
                setattr(row, first, low)
                setattr(row, second, high)
                if low != high:
                    doubt |= bit
            else:
                code = _code(field, value)
                setattr(row, first, code)
                if code is UNKNOWN or code is NOT_KNOWN:
                    doubt |= bit
        row.doubt = doubt
        return row

    def repeated(self, index: int, record: Any, stated_on: date) -> Iterator[Row]:  # a record
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
        earlier = self.row(index, attrs.evolve(record, every=None, period=_days(None, year_ago)), stated_on)
        earlier.quantity_lo, earlier.quantity_hi = 0, OPEN  # type: ignore[attr-defined]
        for name, field, bit, first, second in self.fields:
            if field.kind is FieldKind.NUMBER:
                setattr(earlier, first, 0)
                setattr(earlier, second, OPEN)
                earlier.doubt |= bit
            del name
        earlier.doubt |= self.bits["quantity"]
        yield earlier

    def _moment(self, row: Any, record: Any, today: int) -> int:  # slots of the subclass
        if record.period is not None:
            low, high = _period_ends(record.period, today)
        else:
            low, high = _day_ends(record.on, today)
        row.on_lo, row.on_hi = low, high
        return 0 if low == high else self.bits["on"]

    def _spans(self, row: Any, record: Any, today: int) -> int:  # slots of the subclass
        period = None if self.facts else record.period
        on = None if self.facts else record.on
        if period is not None or on is not None:
            low, high = _period_ends(period, today) if period is not None else _day_ends(on, today)
            row.from_lo, row.from_hi, row.to_lo, row.to_hi = low, high, low + 1, high + 1
        else:
            if record.from_ is not None:
                row.from_lo, row.from_hi = _day_ends(record.from_, today)
            elif record.to is not None:
                row.from_lo = row.from_hi = -FAR
            else:
                row.from_lo, row.from_hi = -FAR, today
            if record.to is None:
                row.to_lo = row.to_hi = FAR
            else:
                low, high = _hull_of_days(record.to)
                row.to_lo, row.to_hi = low + 1, min(high + 1, FAR)
                if record.from_ is None:
                    row.from_lo = row.from_hi = -FAR
        doubt = 0 if row.from_lo == row.from_hi else self.bits["from"]
        return doubt if row.to_lo == row.to_hi else doubt | self.bits["to"]


_MAKERS: dict[int, tuple[Section, RowMaker]] = {}


def row_maker(section: Section) -> RowMaker:
    """Return the maker of a section's rows: made once, kept for the sections of the catalogue."""
    kept = _MAKERS.get(id(section))
    if kept is None or kept[0] is not section:
        kept = section, RowMaker(section)
        if section.record is not None:
            _MAKERS[id(section)] = kept
    return kept[1]


def row_type(section: Section) -> type[Row]:
    """Return the row class of a section: its columns and the bits of doubt."""
    return row_maker(section).type


def _columns(name: str, field: Field) -> tuple[str, ...]:
    ranged = field.kind in (FieldKind.NUMBER, FieldKind.LEVEL, FieldKind.DATE)
    return (f"{name}_lo", f"{name}_hi") if ranged else (name,)


def _days(first: int | None, last: int) -> Period:
    return Period(first, last, "duration", "")


def _hull_of_days(value: Period | Contested[Period]) -> tuple[int, int]:
    periods = [one for _, one in value.said] if isinstance(value, Contested) else [value]
    lows = [-FAR if one.first is None else one.first for one in periods]
    highs = [FAR if one.last is None else one.last for one in periods]
    return min(lows), max(highs)


def _day_ends(value: Period | Contested[Period] | None, today: int) -> tuple[int, int]:
    """A record is never later than the day on which the dossier speaks, unless it says so itself."""
    if value is None:
        return -FAR, today
    low, high = _hull_of_days(value)
    return (low, high) if low > today else (low, min(high, today))


def _period_ends(period: Period, today: int) -> tuple[int, int]:
    return _day_ends(attrs.evolve(period, form="moment"), today)


def _number_ends(value: Quantity | Contested[Quantity], places: int, floor: int) -> tuple[int, int]:
    quantities = [one for _, one in value.said] if isinstance(value, Contested) else [value]
    ends = [one.steps(places) for one in quantities]
    low = min(floor * 10**places if low is None else low for low, _ in ends)
    return low, max(OPEN if high is None else high for _, high in ends)


def _ends(field: Field, value: Any, today: int) -> tuple[int, int]:  # follows from the kind
    if field.kind is FieldKind.NUMBER:
        if value is None:
            return field.floor * 10**field.places, OPEN
        return _number_ends(value, field.places, field.floor)
    if field.kind is FieldKind.DATE:
        if value is None:
            return -FAR, FAR if field.ahead else today
        return _hull_of_days(value) if field.ahead else _day_ends(value, today)
    vocabulary = field.vocabulary
    if vocabulary is None:
        raise TypeError(f"{field.name} has no vocabulary")
    if value is None:
        return 0, len(vocabulary.terms) - 1
    said = [one for _, one in value.said] if isinstance(value, Contested) else [value]
    lows = [vocabulary.rank(one.low if isinstance(one, Level) else one) for one in said]
    highs = [vocabulary.rank(one.high if isinstance(one, Level) else one) for one in said]
    return min(lows), max(highs)


def _code(field: Field, value: Any) -> Any:  # a code, or a set of codes
    if isinstance(value, Contested):
        values = {one for _, one in value.said}
        value = values.pop() if len(values) == 1 else None
    if field.kind is FieldKind.CHOICES:
        return NOT_KNOWN if value is None else frozenset(value)
    if value is None:
        return UNKNOWN
    if value is True:
        return "yes"
    if value is False:
        return NOTHING if field.kind is FieldKind.TEXT else "no"
    return value
