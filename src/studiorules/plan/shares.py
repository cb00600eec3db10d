"""Shares and ratios: exact fractions, with an empty case that the rule decides."""

from __future__ import annotations

from fractions import Fraction

from studiorules.dossier.resolved import OPEN
from studiorules.plan.arithmetic import add, as_number, case, equal, greatest, less
from studiorules.plan.conditions import holds
from studiorules.plan.draft import Draft
from studiorules.plan.expr import ONE, ZERO, Expr, all_of, any_of
from studiorules.plan.measured import Counted, Measured
from studiorules.plan.pair import both
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly
from studiorules.plan.sums import is_open, quantity, summed
from studiorules.plan.windows import counted as counts_in
from studiorules.plan.windows import in_time
from studiorules.rulebook import Share

__all__ = ["ratio", "share"]


def share(what: Share, draft: Draft) -> Measured:
    """Part of part and rest; a record in doubt stands on the side that hurts, or that helps."""
    section = what.of.list
    counts = counts_in(what.of, draft)
    inside = holds(what.part, section, draft)
    complete = in_time(what.of, draft).complete
    part_low, part_high = summed(section, both((counts, inside)), quantity(), draft, complete=complete)
    rest_low, rest_high = summed(section, both((counts, ~inside)), quantity(), draft, complete=complete)
    counted, _ = summed(section, counts, quantity(), draft, complete=complete)
    least_of_all, most_of_all = add(part_low, rest_high), add(part_high, rest_low)
    none_surely, open_rest, open_part = equal(least_of_all, ZERO), is_open(rest_high), is_open(part_high)
    low = Rational(
        case(open_rest, ZERO, case(none_surely, as_number(less(ZERO, part_high)), part_low)),
        case(open_rest, ONE, greatest(ONE, least_of_all)),
    )
    high = Rational(case(open_part, ONE, part_high), case(open_part, ONE, greatest(ONE, most_of_all)))
    return Measured(
        low=Counted(low),
        high=Counted(high),
        empty=equal(counted, ZERO),
        only_empty=all_of(equal(part_high, ZERO), equal(rest_high, ZERO)),
        passes_empty=what.if_none == "pass",
        error=any_of(counts.error, inside.error),
    )


def ratio(top: Measured, bottom: Measured, *, passes_empty: bool) -> Measured:
    """One measure over another, in their units."""
    cap = Fraction(OPEN)
    (a_low, a_high), (b_low, b_high) = (
        tuple(end.times(Fraction(1, one.unit)) for end in one.ends(cap)) for one in (top, bottom)
    )
    some = b_high.above(NOTHING)
    nothing_surely = NOTHING.not_below(b_low)
    no_end = any_of(_open(a_high), nothing_surely)
    unbounded = either_of(all_of(some, a_high.above(NOTHING)), exactly(Fraction(OPEN)), NOTHING)
    high = either_of(no_end, unbounded, _over(a_high, b_low))
    low = either_of(any_of(_open(b_high), NOTHING.not_below(b_high)), NOTHING, _over(a_low, b_high))
    return Measured(
        low=Counted(low),
        high=Counted(high),
        empty=nothing_surely,
        only_empty=NOTHING.not_below(b_high),
        passes_empty=passes_empty,
        negative=top.negative,
        error=any_of(top.error, bottom.error),
    )


def _open(end: Rational) -> Expr:
    """Whether an end in units has no bound; the scaled sentinel still has none."""
    return end.not_below(exactly(Fraction(OPEN // 10**6)))


def _over(top: Rational, bottom: Rational) -> Rational:
    left, right, _, _ = top.over(bottom)
    return Rational(left, greatest(ONE, right))
