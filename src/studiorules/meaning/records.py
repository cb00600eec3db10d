"""Which records a measure reads: conditions on a record, and whether its day lies in the window."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from math import ceil, floor
from typing import Any, NamedTuple

import attrs

from studiorules.dossier import Field, FieldKind, Shape
from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN, Family
from studiorules.meaning.facts import fact_ends, fact_text, in_force
from studiorules.meaning.setting import Setting, rank_in
from studiorules.meaning.truth import NO, YES, CannotJudge, Truth, all_of
from studiorules.rulebook import (
    AllOf,
    Compared,
    Condition,
    During,
    Exists,
    HasEvidence,
    Narrowing,
    Not,
    OneOf,
    Related,
    Since,
    Within,
)
from studiorules.rulebook.value import Given
from studiorules.terms import FAR

__all__ = ["Days", "Standing", "anchor", "days_of", "have_values", "holds", "own_days", "standings", "steps_of"]


class Days(NamedTuple):
    """A window whose edges may be uncertain: later than `after`, not later than `until`.

    Attributes:
        after_sure: Later than this is surely late enough.
        after_possible: Later than this is possibly late enough.
        until_sure: Not later than this is surely early enough.
        until_possible: Not later than this is possibly early enough.
        reads: `day`: the record's day falls inside; `overlap`: its span overlaps; `in force`: it is in force then.
    """

    after_sure: int
    after_possible: int
    until_sure: int
    until_possible: int
    reads: str = "day"


@attrs.frozen
class Standing:
    """Whether one record counts.

    Attributes:
        row: The record.
        truth: Whether it counts.
        why: What keeps it from surely counting: names of fields, `window`, `later`.
        family: The family it belongs to; None where it stands for itself.
    """

    row: Any
    truth: Truth
    why: tuple[str, ...]
    family: Family | None = None


def standings(
    of: Narrowing, setting: Setting, *, days: Days | None = None, also: Condition | None = None
) -> list[Standing]:
    """Say of every record of a list whether it counts, families last.

    Args:
        of: Which records.
        setting: What is read.
        days: A window instead of the narrowing's own; None = its own.
        also: A further condition, as that of a share's part; None = none.
    """
    told = setting.section(of.list)
    for condition in filter(None, (of.where, also, *(claim.of.where for claim in of.unless))):
        have_values(condition, setting)
    reading = _Reading(of, days_of(of, setting) if days is None else days, also, setting)
    found = [reading.standing(row, None) for row in told.rows]
    for family in told.families:
        found += [reading.standing(row, family) for row in (family.whole, *family.parts)]
    return found


def have_values(condition: Condition, setting: Setting) -> None:
    """Refuse a parameter without a value on the day, whether or not there is a record to hold against it."""
    match condition:
        case AllOf(conditions):
            for one in conditions:
                have_values(one, setting)
        case Not(inner):
            have_values(inner, setting)
        case OneOf(_, values):
            for value in values:
                _ = value if isinstance(value, bool) else setting.given(value)
        case Compared(_, _, value):
            setting.given(value)


class _Reading:
    """What is asked of each record of a list."""

    def __init__(self, of: Narrowing, window: Days, also: Condition | None, setting: Setting) -> None:
        self.of, self.window, self.also, self.setting = of, window, also, setting
        self.claims = [(claim.of, days_of(claim.of, setting)) for claim in of.unless]

    def standing(self, row: Any, family: Family | None) -> Standing:  # slots of a subclass
        """Say whether a record counts, and what keeps it from surely counting."""
        timely = _in_days(row, self.of, self.window, self.setting)
        low, _ = own_days(row, self.of, self.setting)
        later = low > self.window.until_possible
        asked: list[tuple[Truth, tuple[str, ...]]] = [(timely, ("later" if later else "window",))]
        for condition in (self.of.where, self.also):
            told = condition.conditions if isinstance(condition, AllOf) else filter(None, (condition,))
            asked += [(self._holds(one, row), (*one.fields(),) or ("evidence",)) for one in told]
        asked += [(~self._claimed(row, of, window), ("claimed",)) for of, window in self.claims]
        truth = all_of(answer for answer, _ in asked)
        # What surely excludes a record is why it is left out; otherwise everything that is open is why it may count.
        excluding = (names for answer, names in asked if (answer.open if truth.possible else not answer.possible))
        why = [name for names in excluding for name in names]
        if truth.sure and row.quantity_lo == 0:
            why.append("quantity")
        return Standing(row, truth, tuple(dict.fromkeys(why)), family)

    def _holds(self, condition: Condition, row: Any) -> Truth:
        return holds(condition, row, self.of.list, self.setting)

    def _claimed(self, row: Any, of: Narrowing, window: Days) -> Truth:
        """Whether a requirement that comes first matches a record."""
        timely = _in_days(row, of, window, self.setting)
        return timely if of.where is None else all_of((timely, self._holds(of.where, row)))


def own_days(row: Any, of: Narrowing, setting: Setting) -> tuple[int, int]:  # slots of a subclass
    """The day of a record that a window reads."""
    if of.dated_by is not None and of.dated_by not in ("on", "from"):
        low, high = getattr(row, f"{of.dated_by}_lo"), getattr(row, f"{of.dated_by}_hi")
        return (low - 1, high - 1) if of.dated_by == "to" else (low, high)
    if setting.catalogued(of.list).shape is Shape.MOMENTS:
        return row.on_lo, row.on_hi
    return row.from_lo, row.from_hi


def days_of(of: Narrowing, setting: Setting) -> Days:
    """The window of a narrowing."""
    today = setting.today
    spans = setting.catalogued(of.list).shape is not Shape.MOMENTS
    match of.window:
        case Within(duration):
            start = setting.back(duration)
            return Days(start, start, today, today)
        case During(duration):
            start = setting.back(duration)
            return Days(start, start, today, today, "overlap" if spans else "day")
        case Since() as since:
            low, high = anchor(since, setting)
            return Days(
                high - 1,
                low - 1,
                setting.end_after(low, since.duration),
                setting.end_after(high, since.duration),
            )
        case _:
            return Days(-FAR, -FAR, today, today, "in force" if spans and of.dated_by is None else "day")


def anchor(since: Since, setting: Setting) -> tuple[int, int]:
    """The day from which a window runs, between two ends; `FAR` where there never was one."""
    field = setting.field(since.section, since.field)
    if field is None:
        raise CannotJudge(
            f"目录里没有 {since.section}.{since.field}", f"{since.section}.{since.field} is not in the catalogue"
        )
    return fact_ends(since.section, field, setting)


def _in_days(row: Any, of: Narrowing, window: Days, setting: Setting) -> Truth:  # slots of a subclass
    if window.reads == "in force":
        today = window.until_sure
        return Truth(row.from_hi <= today < row.to_lo, row.from_lo <= today < row.to_hi)
    if window.reads == "overlap":
        return Truth(
            row.from_hi <= window.until_sure and row.to_lo > window.after_sure + 1,
            row.from_lo <= window.until_possible and row.to_hi > window.after_possible + 1,
        )
    low, high = own_days(row, of, setting)
    if window.after_sure <= -FAR:
        return Truth(high <= window.until_sure, low <= window.until_possible)
    return Truth(
        low > window.after_sure and high <= window.until_sure,
        high > window.after_possible and low <= window.until_possible,
    )


def holds(condition: Condition, row: Any, section: str, setting: Setting) -> Truth:  # slots
    """Say whether a condition holds for a record."""
    match condition:
        case AllOf(conditions):
            return all_of(holds(one, row, section, setting) for one in conditions)
        case Not(inner):
            return ~holds(inner, row, section, setting)
        case HasEvidence():
            return YES if row.evidence == "yes" else NO
        case OneOf(name, values):
            return _one_of(row, name, values, setting.field(section, name), setting)
        case Compared(name, word, value):
            return _compared(row, name, word, value, setting.field(section, name), setting)
        case Exists(name):
            return _exists(row, name, setting.field(section, name), setting)
        case Related():
            return _related(condition, row, setting.field(section, condition.field), setting)
    raise TypeError(f"unknown condition {condition!r}")


def _ends(row: Any, name: str) -> tuple[int, int]:  # slots of a subclass
    low, high = getattr(row, f"{name}_lo"), getattr(row, f"{name}_hi")
    return (low - 1, high - 1) if name == "to" else (low, high)


def _ranged(field: Field | None) -> bool:
    return field is None or field.kind in (FieldKind.NUMBER, FieldKind.LEVEL, FieldKind.DATE)


def steps_of(value: Given | bool, field: Field | None, setting: Setting) -> Decimal:
    """A value in whole steps of its field; a day as its ordinal, a level as its rank."""
    given = value if isinstance(value, bool) else setting.given(value)
    if isinstance(given, date):
        return Decimal(given.toordinal())
    if isinstance(given, str):
        return Decimal(rank_in(None if field is None else field.vocabulary, given))
    return Decimal(given).scaleb(0 if field is None else field.places)


def _one_of(row: Any, name: str, values: Iterable[Given | bool], field: Field | None, setting: Setting) -> Truth:
    if not _ranged(field):
        words = {
            {True: "yes", False: "no" if field and field.kind is FieldKind.YES_NO else NOTHING}.get(one, one)
            if isinstance(one, bool)
            else one
            for one in values
        }
        code = getattr(row, name)
        codes = code if isinstance(code, frozenset) else frozenset({code})
        if UNKNOWN in codes:
            return Truth(sure=False, possible=True)
        return NO if codes.isdisjoint(words) else YES
    low, high = _ends(row, name)
    wanted = {steps_of(one, field, setting) for one in values}
    possible = any(low <= one <= high for one in wanted)
    sure = possible and high - low < len(wanted) and all(Decimal(one) in wanted for one in range(low, high + 1))
    return Truth(sure, possible)


def _compared(row: Any, name: str, word: str, value: Given, field: Field | None, setting: Setting) -> Truth:
    low, high = _ends(row, name)
    wanted = steps_of(value, field, setting)
    if word == "at_least":
        least = ceil(wanted)
        return Truth(low >= least, high >= least)
    if word == "above":
        more = floor(wanted)
        return Truth(low > more, high > more)
    if word == "at_most":
        most = floor(wanted)
        return Truth(high <= most, low <= most)
    less = ceil(wanted)
    return Truth(high < less, low < less)


def _exists(row: Any, name: str, field: Field | None, setting: Setting) -> Truth:  # slots
    if field is None or field.kind is FieldKind.DATE:
        low, high = _ends(row, name)
        unknown = low <= -FAR and high >= (FAR if field is None or field.ahead else setting.resolved.stated_on)
        return Truth(not unknown, possible=True)
    if field.kind is FieldKind.LEVEL:
        low, high = _ends(row, name)
        return Truth(low >= 1, high >= 1)
    if field.kind is FieldKind.NUMBER:
        low, high = _ends(row, name)
        return Truth(low > field.floor * 10**field.places or high < OPEN, possible=True)
    code = getattr(row, name)
    if isinstance(code, frozenset):
        return Truth(bool(code) and UNKNOWN not in code, bool(code))
    if field.kind is FieldKind.YES_NO:
        return Truth(code == "yes", code in ("yes", UNKNOWN))
    return Truth(code not in (UNKNOWN, NOTHING), code != NOTHING)


def _related(condition: Related, row: Any, field: Field | None, setting: Setting) -> Truth:  # slots
    other = setting.field(condition.section, condition.other)
    if other is None:
        raise CannotJudge(
            f"目录里没有 {condition.section}.{condition.other}",
            f"{condition.section}.{condition.other} is not in the catalogue",
        )
    if not _ranged(field):
        theirs = fact_text(condition.section, condition.other, setting)
        mine = getattr(row, condition.field)
        if theirs is None or mine == UNKNOWN:
            return Truth(sure=False, possible=NOTHING not in (mine, theirs))
        same = mine == theirs and mine != NOTHING
        return YES if same else NO
    if in_force(condition.section, setting).none:
        return NO
    low, high = _ends(row, condition.field)
    other_low, other_high = fact_ends(condition.section, other, setting)
    if condition.relation == "before":
        return Truth(high < other_low, low < other_high)
    if condition.relation == "after":
        return Truth(low > other_high, high > other_low)
    return Truth(low == high == other_low == other_high, low <= other_high and other_low <= high)
