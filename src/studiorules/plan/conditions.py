"""Conditions on one record, each as what surely holds and what possibly holds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from studiorules.dossier import Field, FieldKind
from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN
from studiorules.plan.arithmetic import add, equal, less, not_above
from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.expr import TRUE, Col, Expr, all_of, any_of, is_in, meets, negate, number, text
from studiorules.plan.facts import fact_ends, fact_text
from studiorules.plan.limit import Limit, limit
from studiorules.plan.pair import YES, Pair, both
from studiorules.rulebook import AllOf, Compared, Condition, Exists, HasEvidence, Not, OneOf, Related
from studiorules.rulebook.value import Given
from studiorules.terms import FAR

__all__ = ["holds", "narrowed", "row_ends"]


def narrowed(where: Condition | None, section: str, draft: Draft) -> Pair:
    """Lower a condition that may be missing, once for each list."""
    key = ("where", section, where)
    if key not in draft.known:
        draft.known[key] = YES if where is None else holds(where, section, draft)
    found: Pair = draft.known[key]
    return found


def holds(condition: Condition, section: str, draft: Draft) -> Pair:
    """Lower a condition on a row of a section."""
    match condition:
        case AllOf(conditions):
            return both(holds(one, section, draft) for one in conditions)
        case Not(inner):
            return ~holds(inner, section, draft)
        case HasEvidence():
            named = is_in("evidence", {"yes"})
            return Pair(named, named)
        case OneOf(name, values):
            return _one_of(name, values, draft.field(section, name), draft)
        case Compared(name, word, value):
            return _compared(name, word, value, draft.field(section, name), draft)
        case Exists(name):
            return _exists(name, draft.field(section, name), draft)
        case Related():
            return _related(condition, draft.field(section, condition.field), draft)
    raise Unanswerable(type(condition).__name__)


def row_ends(name: str) -> tuple[Expr, Expr]:
    """Both ends of a row's number, level or day; the end of a span as its last day."""
    low, high = Col(f"{name}_lo"), Col(f"{name}_hi")
    return (add(low, number(-1)), add(high, number(-1))) if name == "to" else (low, high)


def _ranged(field: Field | None) -> bool:
    return field is None or field.kind in (FieldKind.NUMBER, FieldKind.LEVEL, FieldKind.DATE)


def _in_steps(value: Given | bool, field: Field | None, draft: Draft) -> Limit:
    if field is None:
        return limit(value, draft)
    return limit(value, draft, places=field.places, vocabulary=field.vocabulary)


def _one_of(name: str, values: Sequence[Given | bool], field: Field | None, draft: Draft) -> Pair:
    if field is not None and not _ranged(field):
        no = "no" if field.kind is FieldKind.YES_NO else NOTHING
        words = frozenset(("yes" if one else no) if isinstance(one, bool) else str(one) for one in values)
        has = meets if field.kind is FieldKind.CHOICES else is_in
        return Pair(has(name, words), has(name, words | {UNKNOWN}))
    low, high = row_ends(name)
    limits = [_in_steps(one, field, draft) for one in values]
    fixed = sorted({one.constant for one in limits if one.constant is not None})
    stretches: list[tuple[Expr, Expr]] = [(number(first), number(last)) for first, last in _stretches(fixed)]
    stretches += [(one.whole, one.whole) for one in limits if one.constant is None]
    return Pair(
        any_of(*(all_of(not_above(first, low), not_above(high, last)) for first, last in stretches)),
        any_of(*(all_of(not_above(low, last), not_above(first, high)) for first, last in stretches)),
        error=any_of(*(one.error for one in limits)),
    )


def _stretches(values: Sequence[Fraction]) -> list[tuple[int, int]]:
    """Whole numbers in a row, as first and last."""
    found: list[tuple[int, int]] = []
    for value in values:
        if value.denominator != 1:
            continue
        if found and found[-1][1] == value - 1:
            found[-1] = found[-1][0], int(value)
        else:
            found.append((int(value), int(value)))
    return found


def _compared(name: str, word: str, value: Given, field: Field | None, draft: Draft) -> Pair:
    low, high = row_ends(name)
    wanted = _in_steps(value, field, draft)
    match word:
        case "at_least":
            return Pair(not_above(wanted.up, low), not_above(wanted.up, high), error=wanted.error)
        case "above":
            return Pair(less(wanted.down, low), less(wanted.down, high), error=wanted.error)
        case "at_most":
            return Pair(not_above(high, wanted.down), not_above(low, wanted.down), error=wanted.error)
        case _:
            return Pair(less(high, wanted.up), less(low, wanted.up), error=wanted.error)


def _exists(name: str, field: Field | None, draft: Draft) -> Pair:
    low, high = row_ends(name)
    if field is None:
        return Pair(any_of(less(number(-FAR), low), less(high, number(FAR))), TRUE)
    match field.kind:
        case FieldKind.DATE:
            latest = number(FAR) if field.ahead else draft.param("stated_on")
            return Pair(any_of(less(number(-FAR), low), less(high, latest)), TRUE)
        case FieldKind.LEVEL:
            return Pair(not_above(number(1), low), not_above(number(1), high))
        case FieldKind.NUMBER:
            floor = number(field.floor * 10**field.places)
            return Pair(any_of(less(floor, low), less(high, number(OPEN))), TRUE)
        case FieldKind.CHOICES:
            words = frozenset() if field.vocabulary is None else frozenset(field.vocabulary.ids)
            return Pair(meets(name, words), meets(name, words | {UNKNOWN}))
        case FieldKind.YES_NO:
            return Pair(is_in(name, {"yes"}), is_in(name, {"yes", UNKNOWN}))
        case FieldKind.CHOICE | FieldKind.TEXT | FieldKind.KEY:
            return Pair(negate(is_in(name, {UNKNOWN, NOTHING})), negate(is_in(name, {NOTHING})))
    assert_never(field.kind)


def _related(condition: Related, field: Field | None, draft: Draft) -> Pair:
    section = condition.section
    other = draft.field(section, condition.other)
    if other is None:
        raise Unanswerable(condition.other)
    if not _ranged(field):
        known, theirs = (draft.early(one) for one in fact_text(section, condition.other, draft))
        mine = Col(condition.field, "text")
        told = negate(is_in(condition.field, {NOTHING, UNKNOWN}))
        stated = negate(is_in(condition.field, {NOTHING}))
        unknown = all_of(is_in(condition.field, {UNKNOWN}), negate(equal(theirs, text(NOTHING))))
        return Pair(
            all_of(known, told, equal(mine, theirs)),
            all_of(stated, any_of(negate(known), equal(mine, theirs), unknown)),
        )
    low, high = row_ends(condition.field)
    other_low, other_high = (draft.early(one) for one in fact_ends(section, other, draft))
    there = negate(draft.stated_none(section))
    match condition.relation:
        case "before":
            sure, possible = less(high, other_low), less(low, other_high)
        case "after":
            sure, possible = less(other_high, low), less(other_low, high)
        case _:
            sure = all_of(not_above(other_high, low), not_above(high, other_low))
            possible = all_of(not_above(low, other_high), not_above(other_low, high))
    return Pair(all_of(there, sure), all_of(there, possible))
