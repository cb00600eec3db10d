"""Amounts that go with rungs, in hundredths of a yuan: the first case that holds, or the hull of those still open."""

from __future__ import annotations

from collections.abc import Callable

from studiorules.dossier.resolved import OPEN
from studiorules.plan.arithmetic import case, greatest, least
from studiorules.plan.draft import Draft
from studiorules.plan.expr import ZERO, Expr, any_of, number
from studiorules.plan.limit import limit
from studiorules.plan.pair import Pair
from studiorules.rulebook import Amount, Clause

__all__ = ["amount"]

_PLACES = 2


def amount(of: Amount, draft: Draft, holds: Callable[[Clause], Pair]) -> tuple[Expr, Expr]:
    """Lower an amount: its least and its most."""
    low, high = _ends(of, draft)
    for but in reversed(of.but):
        when, (own_low, own_high) = holds(but.when), _ends(but.yuan, draft)
        low = case(when.sure, own_low, case(when.possible, least(own_low, low), low))
        high = case(when.sure, own_high, case(when.possible, greatest(own_high, high), high))
    return low, high


def _ends(of: Amount, draft: Draft) -> tuple[Expr, Expr]:
    """Both ends; anything at all where a dated value does not hold on the day."""
    ends = [limit(end, draft, places=_PLACES) for end in (of.low, of.high)]
    unset = any_of(*(one.error for one in ends))
    return case(unset, ZERO, ends[0].down), case(unset, number(OPEN), ends[1].up)
