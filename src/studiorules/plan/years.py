"""The worst of several years."""

from __future__ import annotations

from itertools import combinations

from studiorules.dossier.resolved import OPEN
from studiorules.plan.arithmetic import add, case, div, least, not_above
from studiorules.plan.conditions import narrowed
from studiorules.plan.draft import Draft
from studiorules.plan.expr import FALSE, TRUE, ZERO, Expr, all_of, any_of, negate, number
from studiorules.plan.measured import Counted, Measured
from studiorules.plan.pair import Pair, both
from studiorules.plan.rational import Rational
from studiorules.plan.sums import Amount, is_open, summed
from studiorules.plan.windows import Window, anchor, covered, dated_inside
from studiorules.rulebook import Each, Narrowing
from studiorules.terms import FAR, Duration

__all__ = ["worst_year"]


def worst_year(of: Narrowing, amount: Amount, draft: Draft, *, places: int = 0) -> Measured:
    """How much every one of several years has at least.

    A record serves one year only, so several years can have no more each than their records shared out among them.
    """
    each = of.each
    if each is None:
        raise TypeError("no years are asked")
    years = _years(each, draft)
    where = narrowed(of.where, of.list, draft)
    inside = [dated_inside(of, Window(after, after, until, until), draft) for after, until in years]
    own_day = of.dated_by in (None, "on", "from")
    wholly = covered(of.list, number(-FAR), number(FAR - 1), draft)
    complete = [covered(of.list, after, until, draft) if own_day else wholly for after, until in years]
    surely, possibly = _kept(each, years, draft)
    low: Expr = ZERO
    lows = []
    for year, kept in zip(inside, possibly, strict=True):
        year_low, _ = summed(of.list, both((where, year)), amount, draft, complete=TRUE)
        lows.append(case(kept, year_low, number(OPEN)))
    low = case(possibly[0], least(*lows), ZERO)
    highs: list[Expr] = [number(OPEN)]
    for size in range(1, len(years) + 1):
        for chosen in combinations(range(len(years)), size):
            together = Pair(
                inside[chosen[0]].sure if size == 1 else FALSE, any_of(*(inside[one].possible for one in chosen))
            )
            known = all_of(*(complete[one] for one in chosen))
            _, most = summed(of.list, both((where, together)), amount, draft, complete=known)
            shared_out = case(is_open(most), number(OPEN), div(most, number(size)))
            # The latest year is asked as soon as any is.
            asked = possibly[0] if chosen == (0,) else surely[chosen[-1]]
            highs.append(case(asked, shared_out, number(OPEN)))
    return Measured(
        low=Counted(Rational(low)),
        high=Counted(Rational(least(*highs))),
        empty=negate(surely[0]),
        only_empty=negate(possibly[0]),
        passes_empty=each.if_none == "pass",
        error=where.error,
        unit=10**places,
    )


def _years(each: Each, draft: Draft) -> list[tuple[Expr, Expr]]:
    """The years, latest first, each as the day before its first and its last."""
    if each.year == "rolling":
        ends = [draft.as_of, *(draft.back(Duration(year, "years")) for year in range(1, each.last + 1))]
    else:
        ends = [draft.param("year_end", year) for year in range(each.last + 1)]
    return [(ends[year + 1], ends[year]) for year in range(each.last)]


def _kept(each: Each, years: list[tuple[Expr, Expr]], draft: Draft) -> tuple[list[Expr], list[Expr]]:
    """Which years are surely and possibly asked; a later one is whenever an earlier one is."""
    if each.since is None:
        return [TRUE] * len(years), [TRUE] * len(years)
    earliest, latest = anchor(each.since, draft)
    return (
        [not_above(latest, add(after, number(1))) for after, _ in years],
        [not_above(earliest, add(after, number(1))) for after, _ in years],
    )
