"""Facts in force on the as-of date, as folds over their dated records."""

from __future__ import annotations

from studiorules.dossier import Field, FieldKind
from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN
from studiorules.plan.arithmetic import case, equal, greatest, less, not_above
from studiorules.plan.draft import Draft
from studiorules.plan.expr import ZERO, Col, Expr, all_of, any_of, is_in, meets, negate, number, text
from studiorules.plan.pair import Pair
from studiorules.terms import FAR

__all__ = ["fact_ends", "fact_is", "fact_text", "in_force", "may_be_in_force"]

_LAST_TEXT = chr(0x10FFFF)


def may_be_in_force(draft: Draft) -> Expr:
    """Of a row: whether it may be in force."""
    return all_of(not_above(Col("from_lo"), draft.as_of), less(draft.as_of, Col("to_hi")))


def in_force(section: str, draft: Draft) -> Expr:
    """Whether some record of an object surely is in force."""
    surely = all_of(not_above(Col("from_hi"), draft.as_of), less(draft.as_of, Col("to_lo")))
    return draft.fold(section, "any", surely)


def fact_ends(section: str, field: Field, draft: Draft) -> tuple[Expr, Expr]:
    """A number, level or day in force, between two ends; yes is 1, no is 0."""
    if field.kind is FieldKind.YES_NO:
        held = fact_is(section, field, frozenset({"yes"}), draft)
        return case(held.sure, number(1), ZERO), case(held.possible, number(1), ZERO)
    floor, ceiling = _range(field)
    may, sure, none = may_be_in_force(draft), in_force(section, draft), draft.stated_none(section)
    low = draft.fold(section, "min", may, Col(f"{field.name}_lo"), ceiling)
    high = draft.fold(section, "max", may, Col(f"{field.name}_hi"), floor)
    unknown_high: Expr = ceiling
    if field.kind is FieldKind.DATE and not field.ahead:
        unknown_high = greatest(high, draft.param("stated_on"))  # a record may say a later day of itself
    absent = number(FAR) if field.kind is FieldKind.DATE else ZERO
    return case(sure, low, case(none, absent, floor)), case(sure, high, case(none, absent, unknown_high))


def _range(field: Field) -> tuple[Expr, Expr]:
    if field.kind is FieldKind.DATE:
        return number(-FAR), number(FAR)
    if field.kind is FieldKind.LEVEL and field.vocabulary is not None:
        return ZERO, number(len(field.vocabulary.terms) - 1)
    return number(field.floor * 10**field.places), number(OPEN)


def fact_is(section: str, field: Field, words: frozenset[str], draft: Draft) -> Pair:
    """Whether a choice, set or text in force is one of these (a set: contains one of these)."""
    has = meets if field.kind is FieldKind.CHOICES else is_in
    may = may_be_in_force(draft)
    other = draft.fold(section, "any", all_of(may, negate(has(field.name, words))))
    one = draft.fold(section, "any", all_of(may, has(field.name, words | {UNKNOWN})))
    sure, none = in_force(section, draft), draft.stated_none(section)
    if field.kind is not FieldKind.YES_NO and NOTHING in words:
        return Pair(any_of(all_of(sure, negate(other)), none), any_of(none, negate(sure), one))
    return Pair(all_of(sure, negate(other)), any_of(one, negate(any_of(sure, none))))


def fact_text(section: str, field: str, draft: Draft) -> tuple[Expr, Expr]:
    """Whether the text or key in force is known, and which it is; empty where there is stated to be none."""
    may = may_be_in_force(draft)
    last = draft.fold(section, "max", may, Col(field, "text"), text(NOTHING))
    first = draft.fold(section, "min", may, Col(field, "text"), text(_LAST_TEXT))
    unknown = draft.fold(section, "any", all_of(may, is_in(field, {UNKNOWN})))
    known = all_of(in_force(section, draft), equal(first, last), negate(unknown))
    return any_of(draft.stated_none(section), known), last
