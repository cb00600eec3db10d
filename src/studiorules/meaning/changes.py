"""On which days a measure can change, if nobody does anything.

Everything that depends on the as-of date does so through the one clock, the borders of calendar years, and "not later
than the as-of date"; so each measure is a step function of the day, and its steps can be listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from studiorules.dossier import FieldKind, Shape
from studiorules.dossier.resolved import Row
from studiorules.meaning.facts import whole_range
from studiorules.meaning.setting import Setting
from studiorules.rulebook import (
    Best,
    Count,
    During,
    Elapsed,
    Fact,
    Growth,
    Judged,
    Kinds,
    Matches,
    Measure,
    Narrowing,
    Ratio,
    Share,
    Since,
    Total,
    Within,
)
from studiorules.terms import Duration, first_reaching

__all__ = ["CHANGES", "changes"]

_LAST = date.max.toordinal()


def changes(what: Measure, setting: Setting, first: date, last: date) -> tuple[date, ...]:
    """List the days from `first` to `last` on which a measure may become another than the day before."""
    days = set(CHANGES[type(what)](what, setting, last))
    start, end = first.toordinal(), last.toordinal()
    return tuple(date.fromordinal(day) for day in sorted(days) if start <= day <= end)


def _reached(day: int, duration: Duration) -> int:
    """The first day on which so much before it is not earlier than a day."""
    return first_reaching(date.fromordinal(day), duration).toordinal() if 1 <= day <= _LAST else day


def _of_fact(section: str, setting: Setting) -> Iterator[int]:
    for row in setting.section(section).rows:
        yield from _span_ends(row)


def _span_ends(row: Any) -> tuple[int, int, int, int]:
    return row.from_lo, row.from_hi, row.to_lo, row.to_hi


def _fact(what: Fact, setting: Setting, last: date) -> Iterable[int]:
    del last
    return _of_fact(what.section, setting)


def _matches(what: Matches, setting: Setting, last: date) -> Iterator[int]:
    del last
    for section in {what.section, *(piece.section for piece in what.pieces if piece.section is not None)}:
        yield from _of_fact(section, setting)


def _elapsed(what: Elapsed, setting: Setting, last: date) -> Iterator[int]:
    yield from _of_fact(what.section, setting)
    ends = {
        end
        for row in setting.section(what.section).rows
        for end in (getattr(row, f"{what.field}_lo"), getattr(row, f"{what.field}_hi"))
    }
    field = setting.field(what.section, what.field)
    if field is not None:
        ends |= set(whole_range(field, setting))
    for end in ends:
        yield end
        if not 1 <= end <= _LAST:
            continue
        if what.unit == "days":
            yield from range(end, last.toordinal() + 1)
            continue
        count, reached = 1, end
        while reached <= last.toordinal():
            reached = _reached(end, Duration(count, what.unit))
            yield reached
            count += 1


def _of_list(what: Count | Total | Kinds | Best | Share, setting: Setting, last: date) -> Iterator[int]:
    for of in (what.of, *(claim.of for claim in what.of.unless)):
        yield from _of_records(of, setting, last)


def _of_records(of: Narrowing, setting: Setting, last: date) -> Iterator[int]:
    rows = list(setting.section(of.list).all_rows)
    if of.each is not None:
        yield from _years(of, rows, setting, last)
        return
    durations = [of.window.duration] if isinstance(of.window, (Within, During)) else []
    spans = setting.catalogued(of.list).shape is not Shape.MOMENTS
    for row in rows:
        for day in _days(row, of, setting):
            yield day
            yield from (_reached(day, duration) for duration in durations)
        if spans and of.dated_by is None:
            for day in _span_ends(row):
                yield day
                # A span overlaps a window as long as its last day is later than the window's edge.
                yield from (_reached(day - 1, duration) for duration in durations)
    told = setting.section(of.list)
    covered = [told.complete_from - 1, told.complete_to + 1]
    for day in covered:
        yield day
        yield from (_reached(day, duration) for duration in durations)
    if isinstance(of.window, Since):
        yield from _of_fact(of.window.section, setting)


def _days(row: Row, of: Narrowing, setting: Setting) -> tuple[int, ...]:
    name = of.dated_by or ("on" if setting.catalogued(of.list).shape is Shape.MOMENTS else "from")
    return getattr(row, f"{name}_lo"), getattr(row, f"{name}_hi")


def _years(of: Narrowing, rows: list[Row], setting: Setting, last: date) -> Iterator[int]:
    each = of.each
    if each is None:
        return
    if each.since is not None:
        yield from _of_fact(each.since.section, setting)
    if each.year == "calendar":
        for year in range(1, last.year + 1):
            yield date(year, 12, 31).toordinal()
        return
    told = setting.section(of.list)
    days = [day for row in rows for day in _days(row, of, setting)]
    for day in {*days, told.complete_from - 1, told.complete_to + 1}:
        yield day
        yield from (_reached(day, Duration(count, "years")) for count in range(1, each.last + 1))
    if each.since is not None:
        section = setting.section(each.since.section)
        field = setting.field(each.since.section, each.since.field)
        ends = {getattr(row, f"{each.since.field}_{end}") for row in section.rows for end in ("lo", "hi")}
        if field is not None and field.kind is FieldKind.DATE:
            ends |= set(whole_range(field, setting))
        for end in ends:
            yield from (_reached(end - 1, Duration(count, "years")) for count in range(1, each.last + 1))


def _growth(what: Growth, setting: Setting, last: date) -> Iterator[int]:
    del last
    told = setting.section(what.of.list)
    days = [day for row in told.all_rows for day in _span_ends(row)]
    days += [told.complete_from, told.complete_from - 1, told.complete_to, told.complete_to + 1]
    for day in days:
        yield day
        if isinstance(what.of.window, (Within, During)):
            yield _reached(day, what.of.window.duration)


def _ratio(what: Ratio, setting: Setting, last: date) -> Iterator[int]:
    for part in (what.top, what.bottom):
        yield from CHANGES[type(part)](part, setting, last)


def _judged(what: Judged, setting: Setting, last: date) -> Iterator[int]:
    del what, last
    for vote in setting.resolved.votes:
        yield vote.from_


CHANGES: dict[type[Measure], Callable[[Any, Setting, date], Iterable[int]]] = {
    Fact: _fact,
    Count: _of_list,
    Total: _of_list,
    Kinds: _of_list,
    Best: _of_list,
    Share: _of_list,
    Ratio: _ratio,
    Growth: _growth,
    Elapsed: _elapsed,
    Matches: _matches,
    Judged: _judged,
}
"""How the days are listed for each measure."""
