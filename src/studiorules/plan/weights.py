"""How much records of unequal weight count, in expressions of a row."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from studiorules.dossier.resolved import OPEN
from studiorules.plan.arithmetic import add, case, greatest, mul, not_above, sub
from studiorules.plan.conditions import narrowed
from studiorules.plan.draft import Draft
from studiorules.plan.expr import FALSE, ONE, TRUE, ZERO, Col, Expr, all_of, any_of, negate, number
from studiorules.plan.pair import Pair
from studiorules.rulebook import Weights

__all__ = ["EVEN", "Level", "Weighing", "weighed", "weighing"]


@attrs.frozen
class Level:
    """One of the weights that there are.

    Attributes:
        step: How much more it is than the one before.
        sure: Whether a row surely counts so much or more.
        possible: Whether it may.
        known: Whether a row without doubt does.
    """

    step: int
    sure: Expr
    possible: Expr
    known: Expr


@attrs.frozen
class Weighing:
    """How much one thing of a row counts, if it counts.

    Attributes:
        low: At least.
        high: At most.
        known: Of a row without doubt.
        error: Whether a row of the table cannot be read on the day.
        levels: The weights that there are above nothing, lightest first.
    """

    low: Expr
    high: Expr
    known: Expr
    error: Expr
    levels: tuple[Level, ...]


EVEN = Weighing(ONE, ONE, ONE, FALSE, (Level(1, TRUE, TRUE, TRUE),))
"""Each thing as one."""


def weighing(weights: Weights, section: str, draft: Draft) -> Weighing:
    """Lower a table, once for each list."""
    key = ("weights", section, weights, weights.cases)
    if key not in draft.known:
        draft.known[key] = _weighing(weights, section, draft)
    found: Weighing = draft.known[key]
    return found


def _weighing(weights: Weights, section: str, draft: Draft) -> Weighing:
    step = 10**weights.places
    may_be: dict[int, list[Expr]] = {}
    for one in weights.cases:
        told = all_of(*(narrowed(where, section, draft).possible for where in one.where))
        may_be.setdefault(int(one.counts * step), []).append(told)
    rising = sorted((counts, any_of(*told)) for counts, told in may_be.items())
    known: Expr = ZERO
    rows = [(int(row.counts * step), narrowed(row.where, section, draft)) for row in weights.rows]
    for counts, where in reversed(rows):
        known = case(where.sure, number(counts), known)
    error = any_of(*(where.error for _, where in rows))
    return Weighing(_first(rising), _first(rising[::-1]), known, error, tuple(_levels(rising, known)))


def _levels(rising: list[tuple[int, Expr]], known: Expr) -> Iterator[Level]:
    before = 0
    for index, (counts, _) in enumerate(rising):
        if counts > 0:
            less, more = (any_of(*(may_be for _, may_be in told)) for told in (rising[:index], rising[index:]))
            yield Level(counts - before, negate(less), more, not_above(number(counts), known))
            before = counts


def _first(weights: list[tuple[int, Expr]]) -> Expr:
    """The first weight that may be; a row always has one of them."""
    *told, (last, _) = weights
    found: Expr = number(last)
    for counts, may_be in reversed(told):
        found = case(may_be, number(counts), found)
    return found


def weighed(section: str, counts: Pair, weight: Weighing, draft: Draft, *, complete: Expr) -> tuple[Expr, Expr]:
    """Add up the rows that count by their weights; a list that is not complete has no upper end."""
    least, most = Col("quantity_lo"), Col("quantity_hi")
    low = draft.fold(section, "sum", counts.sure, mul(least, weight.low), sharp=mul(least, weight.known))
    high = draft.fold(
        section,
        "sum",
        counts.possible,
        mul(most, weight.high),
        case(complete, ZERO, number(OPEN)),
        sharp=mul(most, weight.known),
    )
    if draft.families:
        _weigh_families(section, (low, high), counts, weight, draft)
    return low, high


def _weigh_families(section: str, ends: tuple[Expr, Expr], counts: Pair, weight: Weighing, draft: Draft) -> None:
    """No part is lighter than the lightest of the rest, none heavier than the heaviest: name no more than one must."""
    least, most = Col("quantity_lo"), Col("quantity_hi")
    low, high = ends
    named = draft.fold_parts(section, TRUE, least)
    lightest = draft.fold_parts(section, counts.sure, mul(least, weight.low))
    heaviest = draft.fold_parts(section, counts.possible, mul(least, weight.high))
    rest_least, rest_most = greatest(ZERO, sub(least, named)), sub(most, named)
    whole_low = add(lightest, case(counts.sure, mul(rest_least, weight.low), ZERO))
    draft.add_wholes(section, low, TRUE, whole_low)
    draft.add_wholes(section, high, TRUE, add(heaviest, case(counts.possible, mul(rest_most, weight.high), ZERO)))
