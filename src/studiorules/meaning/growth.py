"""Net change of how many spans are in force, counted record by record."""

from functools import partial
from typing import Any

from studiorules.dossier.resolved import OPEN
from studiorules.meaning.records import Days, Standing, days_of, standings
from studiorules.meaning.setting import Setting
from studiorules.meaning.sums import by_family, quantity, summed
from studiorules.meaning.truth import Truth, all_of
from studiorules.rulebook import Narrowing

__all__ = ["change"]


def change(of: Narrowing, setting: Setting) -> tuple[int, int]:
    """How many more are in force at the end of the window than at its beginning.

    The same record stands on both sides, so each is looked at once: it joined, it left, or neither. The list must be
    complete at both ends; otherwise nothing is known.
    """
    window = days_of(of, setting)
    start, end = window.after_sure, window.until_sure
    told = setting.section(of.list)
    if not (told.complete_from <= start and end <= told.complete_to):
        return -OPEN, OPEN
    whenever = Days(-OPEN, -OPEN, OPEN, OPEN)
    found = standings(of, setting, days=whenever)
    low = high = 0
    alone, families = by_family(found)
    for one in alone:
        changes = _changes(one.row, start, end)
        if not one.truth.possible:
            changes = {0}
        elif not one.truth.sure:
            changes |= {0}
        down, up = min(changes), max(changes)
        low += down * (one.row.quantity_lo if down > 0 else one.row.quantity_hi)
        high += up * (one.row.quantity_hi if up > 0 else one.row.quantity_lo)
    for members in families:
        then = summed(members, quantity, partial(_in_force, day=start))
        now = summed(members, quantity, partial(_in_force, day=end))
        low, high = low + now.low - then.high, high + now.high - then.low
    return low, high


def _changes(row: Any, start: int, end: int) -> set[int]:  # slots of a subclass
    """What a record may add: every pair of a first day and a day after the last that it allows is tried.

    Only the order of these days and the window's ends matters, so a day just before, on and just after each suffices.
    """
    marks = {start, start + 1, end, end + 1, row.from_lo, row.from_hi, row.to_lo, row.to_hi}
    days = sorted(mark + off for mark in marks for off in (-1, 0, 1))
    firsts = [day for day in days if row.from_lo <= day <= row.from_hi]
    afters = [day for day in days if row.to_lo <= day <= row.to_hi]
    return {(first <= end < after) - (first <= start < after) for first in firsts for after in afters if first < after}


def _in_force(one: Standing, day: int) -> Truth:
    row: Any = one.row
    return all_of((one.truth, Truth(row.from_hi <= day < row.to_lo, row.from_lo <= day < row.to_hi)))
