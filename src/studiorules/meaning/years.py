"""The worst of several years."""

from datetime import date
from itertools import combinations

import attrs

from studiorules.dossier.resolved import OPEN, is_open
from studiorules.meaning.records import Days, anchor, standings
from studiorules.meaning.setting import Setting
from studiorules.meaning.sums import Amount, summed
from studiorules.meaning.truth import Truth
from studiorules.rulebook import Each, Narrowing
from studiorules.terms import Duration

__all__ = ["WorstYear", "windows", "worst_year"]


@attrs.frozen
class WorstYear:
    """What the worst year comes to.

    Attributes:
        low: The least that is sure of any year.
        high: The most that every year can have at once.
        empty: Whether there may be no year left.
        only_empty: Whether there surely is none left.
        years: The last day of each year still asked, and what is sure of it.
    """

    low: int
    high: int
    empty: bool
    only_empty: bool
    years: tuple[tuple[int, int], ...]


def windows(each: Each, setting: Setting) -> list[tuple[int, int]]:
    """The years, latest first, each as the day before its first and its last."""
    if each.year == "rolling":
        ends = [setting.today, *(setting.back(Duration(year, "years")) for year in range(1, each.last + 1))]
        return [(ends[index + 1], ends[index]) for index in range(each.last)]
    last = setting.as_of.year if (setting.as_of.month, setting.as_of.day) == (12, 31) else setting.as_of.year - 1
    return [
        (date(year - 1, 12, 31).toordinal(), date(year, 12, 31).toordinal())
        for year in range(last, last - each.last, -1)
    ]


def worst_year(of: Narrowing, amount: Amount, setting: Setting) -> WorstYear:
    """How much every one of several years has at least.

    The low end is exact: whoever wants to spoil one year moves every movable record out of it. For the high end a
    record serves one year only: so many years together can have no more each than their records shared out among them.
    """
    each = of.each
    if each is None:
        raise TypeError("no years are asked")
    years = windows(each, setting)
    sure, possible = years, years
    if each.since is not None:
        earliest, latest = anchor(each.since, setting)
        sure = [year for year in years if year[0] + 1 >= latest]
        possible = [year for year in years if year[0] + 1 >= earliest]
    sums = {year: _year_sum(of, (year,), amount, setting) for year in possible}
    low = min((told[0] for told in sums.values()), default=0)
    high = OPEN
    # Where no year surely is asked, the latest is as soon as any is.
    asked_together = sure or possible[:1]
    for size in range(1, len(asked_together) + 1):
        for chosen in combinations(asked_together, size):
            together = _year_sum(of, chosen, amount, setting)[1]
            if not is_open(together):
                high = min(high, together // size)
    asked = tuple((year[1], sums[year][0]) for year in possible)
    return WorstYear(low, high, empty=not sure, only_empty=not possible, years=asked)


def _year_sum(of: Narrowing, years: tuple[tuple[int, int], ...], amount: Amount, setting: Setting) -> tuple[int, int]:
    """What is sure of the first of the years, and what all of them together can have at most."""
    told = setting.section(of.list)
    by_year = [standings(of, setting, days=Days(after, after, until, until)) for after, until in years]
    low = summed(by_year[0], amount, lambda one: one.truth).low
    may = [any(one.truth.possible for one in same) for same in zip(*by_year, strict=True)]
    position = {id(one.row): index for index, one in enumerate(by_year[0])}
    # A whole that surely lies in the first year surely lies among the years.
    high = summed(
        by_year[0], amount, lambda one: Truth(one.truth.sure and len(years) == 1, may[position[id(one.row)]])
    ).high
    own_day = of.dated_by in (None, "on", "from")
    covered = all(
        told.complete_from <= (after + 1 if own_day else -OPEN) and (until if own_day else OPEN) <= told.complete_to
        for after, until in years
    )
    return low, high if covered or _wholly(told.complete_from, told.complete_to) else OPEN


def _wholly(first: int, last: int) -> bool:
    return first < 0 and last > date.max.toordinal()
