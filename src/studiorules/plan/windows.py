"""When a record counts: its day in a window, its span over one, or in force; and whether a list is complete for it."""

from __future__ import annotations

import attrs

from studiorules.plan.arithmetic import add, lasting, least, less, not_above
from studiorules.plan.conditions import narrowed, row_ends
from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.expr import Col, Expr, all_of, number
from studiorules.plan.facts import fact_ends
from studiorules.plan.pair import Pair, both
from studiorules.rulebook import During, Narrowing, Since, Within
from studiorules.terms import FAR

__all__ = ["InTime", "Window", "anchor", "counted", "covered", "dated_inside", "in_time"]


@attrs.frozen
class Window:
    """Days later than `after`, not later than `until`; each edge as what surely and what possibly is inside."""

    after_sure: Expr
    after_possible: Expr
    until_sure: Expr
    until_possible: Expr


@attrs.frozen
class InTime:
    """Which records count by their days.

    Attributes:
        pair: Of a row: whether it counts.
        complete: Whether no record is missing from the list for this.
    """

    pair: Pair
    complete: Expr


def counted(of: Narrowing, draft: Draft) -> Pair:
    """Of a row: whether it counts, which it does not where a requirement that comes first claims it."""
    claims = (counted(claim.of, draft) for claim in of.unless)
    return both((in_time(of, draft).pair, narrowed(of.where, of.list, draft), *(~one for one in claims)))


def in_time(of: Narrowing, draft: Draft) -> InTime:
    """Lower the window of a narrowing, once for each list."""
    key = ("in time", of.list, of.window, of.dated_by)
    if key not in draft.known:
        draft.known[key] = _in_time(of, draft)
    found: InTime = draft.known[key]
    return found


def _in_time(of: Narrowing, draft: Draft) -> InTime:
    window = _window(of, draft)
    spans = draft.is_span(of.list)
    if spans and isinstance(of.window, During):
        pair = _overlapping(window, draft)
    elif of.window is None and spans and of.dated_by is None:
        pair = _in_force(draft)
    else:
        pair = dated_inside(of, window, draft)
    if of.dated_by not in (None, "on", "from"):
        return InTime(pair, covered(of.list, number(-FAR), number(FAR - 1), draft))
    return InTime(pair, covered(of.list, window.after_possible, window.until_possible, draft))


def _window(of: Narrowing, draft: Draft) -> Window:
    today = draft.as_of
    match of.window:
        case Within(duration) | During(duration):
            start = draft.back(duration)
            return Window(start, start, today, today)
        case Since() as since:
            low, high = anchor(since, draft)
            return Window(
                draft.early(add(high, number(-1))),
                draft.early(add(low, number(-1))),
                _end(low, since, draft),
                _end(high, since, draft),
            )
        case _:
            always = number(-FAR)
            return Window(always, always, today, today)


def anchor(since: Since, draft: Draft) -> tuple[Expr, Expr]:
    """The day from which a window runs, between two ends; `FAR` where there never was one."""
    field = draft.field(since.section, since.field)
    if field is None:
        raise Unanswerable(since.field)
    low, high = fact_ends(since.section, field, draft)
    return draft.early(low), draft.early(high)


def _end(day: Expr, since: Since, draft: Draft) -> Expr:
    if since.duration is None:
        return draft.as_of
    return draft.early(least(draft.as_of, lasting(day, since.duration.count, since.duration.unit)))


def _overlapping(window: Window, draft: Draft) -> Pair:
    from_low, from_high = row_ends("from")
    first_sure = draft.early(add(window.after_sure, number(1)))
    first_possible = draft.early(add(window.after_possible, number(1)))
    return Pair(
        all_of(less(first_sure, Col("to_lo")), not_above(from_high, window.until_sure)),
        all_of(less(first_possible, Col("to_hi")), not_above(from_low, window.until_possible)),
    )


def _in_force(draft: Draft) -> Pair:
    today = draft.as_of
    from_low, from_high = row_ends("from")
    return Pair(
        all_of(less(today, Col("to_lo")), not_above(from_high, today)),
        all_of(less(today, Col("to_hi")), not_above(from_low, today)),
    )


def dated_inside(of: Narrowing, window: Window, draft: Draft) -> Pair:
    """Whether the day of a row lies in a window."""
    if of.dated_by is not None and of.dated_by not in ("on", "from"):
        low, high = row_ends(of.dated_by)
    else:
        low, high = row_ends("from" if draft.is_span(of.list) else "on")
    early_sure, early_possible = not_above(high, window.until_sure), not_above(low, window.until_possible)
    if window.after_sure == number(-FAR):
        return Pair(early_sure, early_possible)
    return Pair(
        all_of(less(window.after_sure, low), early_sure), all_of(less(window.after_possible, high), early_possible)
    )


def covered(section: str, after: Expr, until: Expr, draft: Draft) -> Expr:
    """Whether a list is complete from the day after `after` to `until`."""
    first, last = draft.param("complete", section, "from"), draft.param("complete", section, "to")
    return all_of(not_above(first, add(after, number(1))), not_above(until, last))
