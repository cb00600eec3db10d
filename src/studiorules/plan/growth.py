"""Net change of how many spans are in force: who joined, who left, record by record."""

from __future__ import annotations

from studiorules.dossier.resolved import OPEN
from studiorules.plan.arithmetic import add, case, greatest, least, less, not_above, sub
from studiorules.plan.conditions import narrowed
from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.expr import Col, Expr, all_of, any_of, negate, number
from studiorules.plan.measured import Measured
from studiorules.plan.pair import Pair, both
from studiorules.plan.sums import family_ends, quantity
from studiorules.rulebook import During, Narrowing, Within

__all__ = ["growth"]


def growth(of: Narrowing, draft: Draft) -> Measured:
    """How many more are in force at the end of the window than at its beginning."""
    if not isinstance(of.window, (Within, During)):
        raise Unanswerable("growth needs a length of time")
    start, end = draft.back(of.window.duration), draft.as_of
    where = narrowed(of.where, of.list, draft)
    joined, left, neither = _joined(start, end), _left(start, end), _neither(start, end)
    surely_joined = all_of(where.sure, joined, negate(neither), negate(left))
    surely_left = all_of(where.sure, left, negate(neither), negate(joined))
    section = of.list
    join_low = draft.fold(section, "sum", surely_joined, Col("quantity_lo"), plain=all_of(where.sure, joined))
    join_high = draft.fold(section, "sum", all_of(where.possible, joined), Col("quantity_hi"))
    leave_low = draft.fold(section, "sum", surely_left, Col("quantity_lo"), plain=all_of(where.sure, left))
    leave_high = draft.fold(section, "sum", all_of(where.possible, left), Col("quantity_hi"))
    if draft.families:
        # Of a whole with its parts nobody knows who stayed: the difference of two counts, sound if not always tight.
        for day, ends in ((end, (join_low, join_high)), (start, (leave_low, leave_high))):
            there = both((where, _in_force(day)))
            for fold, whole in zip(ends, family_ends(section, there, quantity(), draft), strict=True):
                draft.add_wholes(section, fold, there.possible, whole)
    first, last = draft.param("complete", section, "from"), draft.param("complete", section, "to")
    complete = all_of(not_above(first, start), not_above(end, last))
    return Measured.counted(
        case(complete, sub(join_low, leave_high), number(-OPEN)),
        case(complete, sub(join_high, leave_low), number(OPEN)),
        error=where.error,
        negative=True,
    )


def _joined(start: Expr, end: Expr) -> Expr:
    return all_of(less(start, Col("from_hi")), not_above(Col("from_lo"), end), less(end, Col("to_hi")))


def _left(start: Expr, end: Expr) -> Expr:
    return all_of(not_above(Col("from_lo"), start), not_above(Col("to_lo"), end), less(start, Col("to_hi")))


def _neither(start: Expr, end: Expr) -> Expr:
    first, first_late = Col("from_lo"), Col("from_hi")
    after, after_late = Col("to_lo"), Col("to_hi")
    next_day = add(start, number(1))
    stayed = all_of(not_above(first, start), less(end, after_late))
    before = all_of(not_above(after, start), less(first, start))
    later = not_above(greatest(first, add(end, number(1))), least(first_late, add(after_late, number(-1))))
    inside = all_of(
        not_above(greatest(first, next_day), first_late),
        less(greatest(first, next_day), least(after_late, end)),
        not_above(after, least(after_late, end)),
    )
    return any_of(stayed, before, later, inside)


def _in_force(day: Expr) -> Pair:
    return Pair(
        all_of(not_above(Col("from_hi"), day), less(day, Col("to_lo"))),
        all_of(not_above(Col("from_lo"), day), less(day, Col("to_hi"))),
    )
