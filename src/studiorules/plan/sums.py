"""Sums of what records stand for; a part refines its whole and is never added to it."""

from __future__ import annotations

import attrs

from studiorules.dossier import Field
from studiorules.dossier.resolved import OPEN
from studiorules.plan.arithmetic import case, greatest, least, not_above, sub
from studiorules.plan.draft import Draft
from studiorules.plan.expr import TRUE, ZERO, Col, Expr, all_of, negate, number
from studiorules.plan.pair import Pair

__all__ = ["Amount", "family_ends", "field_amount", "is_open", "quantity", "summed"]


@attrs.frozen
class Amount:
    """What one row adds, if it counts.

    Attributes:
        low: Surely.
        high: At most.
        counted: When the row surely adds anything at all; otherwise its low end is 0.
    """

    low: Expr
    high: Expr
    counted: Expr = TRUE


def quantity() -> Amount:
    """How many things a row stands for."""
    return Amount(Col("quantity_lo"), Col("quantity_hi"))


def field_amount(name: str, field: Field) -> Amount:
    """What a number of a row adds; a row that may be nothing surely adds nothing."""
    low = Col(f"{name}_lo")
    sure = not_above(number(1), Col("quantity_lo"))
    if field.floor < 0:
        return Amount(case(sure, low, least(low, ZERO)), Col(f"{name}_hi"))
    return Amount(low, Col(f"{name}_hi"), sure)


def is_open(value: Expr) -> Expr:
    """Whether a sum has no upper end."""
    return not_above(number(OPEN // 2), value)


def summed(section: str, counts: Pair, amount: Amount, draft: Draft, *, complete: Expr = TRUE) -> tuple[Expr, Expr]:
    """Add up the rows that count, between two ends; a list that is not complete has no upper one."""
    low = draft.fold(section, "sum", all_of(counts.sure, amount.counted), amount.low)
    high = draft.fold(section, "sum", counts.possible, amount.high, case(complete, ZERO, number(OPEN)))
    if draft.families:
        whole_low, whole_high = family_ends(section, counts, amount, draft)
        draft.add_wholes(section, low, counts.possible, whole_low)
        draft.add_wholes(section, high, counts.possible, whole_high)
    return low, high


def family_ends(section: str, counts: Pair, amount: Amount, draft: Draft) -> tuple[Expr, Expr]:
    """How much of a whole counts, given its parts; read where the whole possibly counts."""
    low_amount = case(amount.counted, amount.low, ZERO)
    named = draft.fold_parts(section, TRUE, low_amount)
    sure_parts = draft.fold_parts(section, counts.sure, low_amount)
    # Parts never name more than their whole has at most: all of that may count but what its parts say of others.
    cannot = draft.fold_parts(section, negate(counts.possible), low_amount)
    return (
        case(counts.sure, greatest(low_amount, named), sure_parts),
        case(counts.sure, amount.high, sub(amount.high, cannot)),
    )
