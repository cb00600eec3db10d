"""Groups that count once, as folds over rows: how many groups reach each of the weights that there are."""

from __future__ import annotations

from studiorules.dossier import Field, FieldKind
from studiorules.dossier.resolved import NOTHING, UNKNOWN
from studiorules.plan.arithmetic import add, case, greatest, least, mul, not_above, size, sub
from studiorules.plan.draft import Draft
from studiorules.plan.expr import FALSE, TRUE, Col, Expr, all_of, is_in, negate, number
from studiorules.plan.pair import Pair
from studiorules.plan.weights import EVEN, Level, Weighing, weighed

__all__ = ["best_of_groups"]


def best_of_groups(
    section: str, field: Field, counts: Pair, weight: Weighing, draft: Draft, *, complete: Expr
) -> tuple[Expr, Expr]:
    """Add up the best of each group, between two ends.

    A group that counts as much as the third of the weights reaches the first, the second and the third: so many groups
    as reach each, times how much it is more than the one before, are the sum of the best.
    """
    unknown, nothing = is_in(field.name, {UNKNOWN}), is_in(field.name, {NOTHING})
    named = negate(is_in(field.name, {UNKNOWN, NOTHING}))
    surely = all_of(counts.sure, not_above(number(1), Col("quantity_lo")))
    possibly = all_of(counts.possible, not_above(number(1), Col("quantity_hi")))

    def reaching(rows: Expr, reached: Expr, level: Level) -> Expr:
        told = draft.fold(
            section,
            "distinct",
            all_of(rows, named, reached),
            Col(field.name, "text"),
            every=True,
            plain=all_of(rows, named, level.known),
        )
        return size(told)

    def best(rows: Expr) -> Expr:
        return draft.fold(section, "max", all_of(surely, rows), weight.low, every=True, sharp=weight.known)

    def for_themselves(sure: Expr, possible: Expr, each: Weighing = weight, full: Expr = TRUE) -> tuple[Expr, Expr]:
        pair = Pair(all_of(counts.sure, sure), all_of(counts.possible, possible))
        return weighed(section, pair, each, draft, complete=full)

    low = add(*(mul(number(one.step), reaching(surely, one.sure, one)) for one in weight.levels))
    low = add(low, greatest(number(0), sub(best(unknown), best(named))))
    if field.kind is FieldKind.CHOICE and field.vocabulary is not None:
        words = number(len(field.vocabulary.ids))
        highs = []
        for one in weight.levels:
            _, others = for_themselves(FALSE, all_of(unknown, one.possible), EVEN)
            highs.append(mul(number(one.step), least(words, add(reaching(possibly, one.possible, one), others))))
        most = mul(words, number(sum(one.step for one in weight.levels)))
        return low, case(complete, add(*highs), most)
    can_be_none = field.kind is FieldKind.TEXT
    alone, others = for_themselves(nothing if can_be_none else FALSE, negate(named), full=complete)
    groups = (mul(number(one.step), reaching(possibly, one.possible, one)) for one in weight.levels)
    return add(low, alone), add(*groups, others)
