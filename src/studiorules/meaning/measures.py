"""What is measured: one small function for each measure, straight from its meaning.

Each says between which two ends the number lies, which records it rests on, and what would settle it.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs

from studiorules.dossier import Field, FieldKind
from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN, is_open
from studiorules.meaning.groups import best_of_groups
from studiorules.meaning.growth import change
from studiorules.meaning.judged import read_judged
from studiorules.meaning.measured import Measured, Number
from studiorules.meaning.records import Days, Standing, days_of, holds, standings
from studiorules.meaning.setting import Setting
from studiorules.meaning.single import catalogued_field, read_elapsed, read_fact, read_matches
from studiorules.meaning.sums import Amount, Ends, field_amount, quantity, summed
from studiorules.meaning.truth import Truth, all_of
from studiorules.meaning.weights import Weight, even, weighed, weight_in
from studiorules.meaning.years import worst_year
from studiorules.rulebook import (
    Best,
    Count,
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
)
from studiorules.terms import FAR

__all__ = ["MEASURES", "Measured", "Number", "complete", "measure"]


def measure(what: Measure, setting: Setting) -> Measured:
    """Measure something.

    Raises:
        CannotJudge: If it cannot be computed.
    """
    return MEASURES[type(what)](what, setting)


def complete(of: Narrowing, setting: Setting, days: Days) -> bool:
    """Whether a list is complete for a window: no record inside it is missing."""
    told = setting.section(of.list)
    after, until = days.after_possible, days.until_possible
    if of.dated_by not in (None, "on", "from"):
        after, until = -FAR, FAR - 1
    elif days.reads == "in force":
        after = -FAR
    return told.complete_from <= after + 1 and until <= told.complete_to


def _added(of: Narrowing, amount: Amount, setting: Setting) -> Measured:
    found = standings(of, setting)
    reads = (of.list, *_anchors(of))
    if of.each is not None:
        worst = worst_year(of, amount, setting)
        return Measured(
            low=worst.low,
            high=worst.high,
            empty=worst.empty,
            only_empty=worst.only_empty,
            if_none=of.each.if_none,
            reads=reads,
            standings=tuple(found),
            years=worst.years,
        )
    return _whole(of, found, summed(found, amount, lambda one: one.truth), setting)


def _whole(of: Narrowing, found: list[Standing], ends: Ends, setting: Setting) -> Measured:
    """What was added up over records; without an upper end where some may be missing."""
    high = ends.high if complete(of, setting, days_of(of, setting)) else OPEN
    return _told(of, found, Ends(ends.low, high))


def _told(of: Narrowing, found: list[Standing], ends: Ends) -> Measured:
    return Measured(low=ends.low, high=ends.high, reads=(of.list, *_anchors(of)), standings=tuple(found))


def _count(what: Count, setting: Setting) -> Measured:
    if what.weights is None and what.once_per is None:
        return _added(what.of, quantity, setting)
    found = standings(what.of, setting)
    weight = even if what.weights is None else weight_in(what.weights, what.of.list, setting)
    if what.once_per is None:
        told = _whole(what.of, found, weighed(found, weight), setting)
    else:
        told = _told(what.of, found, _grouped(what, found, weight, setting))
    return attrs.evolve(told, each=() if what.weights is None else tuple(weight(one.row) for one in found))


def _grouped(what: Count, found: list[Standing], weight: Weight, setting: Setting) -> Ends:
    field = catalogued_field(what.of.list, what.once_per or "", setting)
    heaviest = 1 if what.weights is None else what.weights.heaviest
    is_complete = complete(what.of, setting, days_of(what.of, setting))
    return best_of_groups(found, field, weight, heaviest=heaviest, complete=is_complete)


def _total(what: Total, setting: Setting) -> Measured:
    return _added(what.of, field_amount(what.field), setting)


def _kinds(what: Kinds, setting: Setting) -> Measured:
    found = standings(what.of, setting)
    sure: set[Any] = set()
    possible: set[Any] = set()
    unknown = 0
    any_sure = False
    wanted = None if what.words is None else frozenset(what.words)
    field = catalogued_field(what.of.list, what.field, setting)
    for one in found:
        if not one.truth.possible or one.row.quantity_hi < 1:
            continue
        words = _words(one.row, field)
        surely = one.truth.sure and one.row.quantity_lo >= 1
        any_sure |= surely
        if words is None:
            unknown += one.row.quantity_hi
            continue
        relevant = words if wanted is None else words & wanted
        possible |= relevant
        if surely:
            sure |= relevant
    is_complete = complete(what.of, setting, days_of(what.of, setting))
    reads = (what.of.list, *_anchors(what.of))
    if wanted is not None:
        high = min(len(wanted), len(possible) + unknown) if is_complete else len(wanted)
        return Measured(
            low=len(sure), high=high, reads=reads, standings=tuple(found), words=frozenset(str(one) for one in sure)
        )
    low = max(len(sure), int(any_sure))
    return Measured(
        low=low,
        high=len(possible) + unknown if is_complete else OPEN,
        reads=reads,
        standings=tuple(found),
        words=frozenset(str(one) for one in sure),
    )


def _words(row: Any, field: Field) -> frozenset[Any] | None:  # slots of a subclass
    if field.kind in (FieldKind.LEVEL, FieldKind.NUMBER, FieldKind.DATE):
        low, high = getattr(row, f"{field.name}_lo"), getattr(row, f"{field.name}_hi")
        return frozenset({low}) if low == high else None
    code = getattr(row, field.name)
    codes = code if isinstance(code, frozenset) else frozenset({code})
    return None if UNKNOWN in codes else codes - {NOTHING}


def _share(what: Share, setting: Setting) -> Measured:
    whole = standings(what.of, setting)
    part = standings(what.of, setting, also=what.part)
    inside = {id(one.row): one.truth for one in part}
    condition = {id(one.row): holds(what.part, one.row, what.of.list, setting) for one in whole}
    p, p_high = summed(whole, quantity, lambda one: inside[id(one.row)])
    rest = summed(whole, quantity, lambda one: _both(one, ~condition[id(one.row)]))
    counted = summed(whole, quantity, lambda one: one.truth)
    reads = (what.of.list, *_anchors(what.of))
    told = {"reads": reads, "standings": tuple(part), "if_none": what.if_none}
    if not complete(what.of, setting, days_of(what.of, setting)):
        return Measured(low=Fraction(0), high=Fraction(1), empty=counted.low == 0, **told)  # type: ignore[arg-type]  # its own attributes
    low = _quotient(p, rest.high)
    high = _quotient(p_high, rest.low)
    return Measured(
        low=Fraction(1) if p + rest.high == 0 and p_high > 0 else low,
        high=high,
        empty=counted.low == 0,
        only_empty=counted.high == 0,
        **told,  # type: ignore[arg-type]  # its own attributes
    )


def _both(one: Standing, other: Truth) -> Truth:
    return all_of((one.truth, other))


def _quotient(part: int, rest: int) -> Fraction:
    """Part of part and rest; what has no end swallows the other."""
    if is_open(part):
        return Fraction(1)
    if is_open(rest) or part + rest == 0:
        return Fraction(0)
    return Fraction(part, part + rest)


def _ratio(what: Ratio, setting: Setting) -> Measured:
    top, bottom = measure(what.top, setting), measure(what.bottom, setting)
    a_low, a_high = _in_units(top, what.top)
    b_low, b_high = _in_units(bottom, what.bottom)
    high: Number
    if is_open_end(a_high) or b_low <= 0:
        high = OPEN if b_high > 0 and a_high > 0 else Fraction(0)
    else:
        high = Fraction(a_high) / Fraction(b_low)
    low = Fraction(0) if is_open_end(b_high) or b_high <= 0 else Fraction(a_low) / Fraction(b_high)
    return Measured(
        low=low,
        high=high,
        empty=b_low <= 0,
        only_empty=b_high <= 0,
        if_none=what.if_none,
        reads=tuple(dict.fromkeys((*top.reads, *bottom.reads))),
        standings=(*top.standings, *bottom.standings),
    )


def is_open_end(number: Number) -> bool:
    """Whether an end in units stands for no end; a scaled `OPEN` still does."""
    return not -(OPEN // 10**6) < number < OPEN // 10**6


def _in_units(measured: Measured, what: Measure) -> tuple[Number, Number]:
    return Fraction(measured.low) / what.scale.steps, Fraction(measured.high) / what.scale.steps


def _best(what: Best, setting: Setting) -> Measured:
    found = standings(what.of, setting)
    sure = [getattr(one.row, f"{what.field}_lo") for one in found if one.truth.sure and one.row.quantity_lo >= 1]
    may = [getattr(one.row, f"{what.field}_hi") for one in found if one.truth.possible and one.row.quantity_hi >= 1]
    field = catalogued_field(what.of.list, what.field, setting)
    top = 0 if field.vocabulary is None else len(field.vocabulary.terms) - 1
    is_complete = complete(what.of, setting, days_of(what.of, setting))
    return Measured(
        low=max(sure, default=0),
        high=max(may, default=0) if is_complete else top,
        reads=(what.of.list, *_anchors(what.of)),
        standings=tuple(found),
    )


def _growth(what: Growth, setting: Setting) -> Measured:
    found = standings(what.of, setting)
    low, high = change(what.of, setting)
    return Measured(low=low, high=high, reads=(what.of.list,), standings=tuple(found))


def _anchors(of: Narrowing) -> tuple[str, ...]:
    windows = (of.window, None if of.each is None else of.each.since, *(claim.of.window for claim in of.unless))
    since = [one for one in windows if isinstance(one, Since)]
    return tuple(f"{one.section}.{one.field}" for one in since)


MEASURES: dict[type[Measure], Callable[[Any, Setting], Measured]] = {
    Fact: read_fact,
    Count: _count,
    Total: _total,
    Kinds: _kinds,
    Share: _share,
    Ratio: _ratio,
    Best: _best,
    Growth: _growth,
    Elapsed: read_elapsed,
    Matches: read_matches,
    Judged: read_judged,
}
"""How each measure is read; joins and scores are read where tests and the total are."""
