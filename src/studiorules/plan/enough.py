"""What is enough: bounds with their exceptions, joins, and names of things with an outcome."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from studiorules.dossier import FieldKind
from studiorules.plan.arithmetic import add, as_number
from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.expr import FALSE, TRUE, Expr, all_of, any_of, negate
from studiorules.plan.facts import fact_is
from studiorules.plan.limit import Limit, limit
from studiorules.plan.measured import Measured
from studiorules.plan.measures import measured
from studiorules.plan.pair import Pair, both, either, missing_fact
from studiorules.rulebook import Bound, Clause, Fact, Joined, Measure, Reference, ScaleKind, Score, Test, Word

__all__ = ["Answer", "OpenBound", "Referred", "answer"]

Referred = Callable[[str], Pair]
"""The truth of something named, by its full id."""
_WORDS = (ScaleKind.CHOICE, ScaleKind.CHOICES)


@attrs.frozen
class OpenBound:
    """A bound that may stand.

    Attributes:
        bound: As written.
        limits: Its values; none where it compares words.
        open: Whether it may stand.
    """

    bound: Bound
    limits: tuple[Limit, ...]
    open: Expr


@attrs.frozen
class Answer:
    """A test, lowered.

    Attributes:
        truth: Whether it holds.
        measured: What is measured; None for joins that only hold or not, and for names.
        bounds: The bounds that may stand.
    """

    truth: Pair
    measured: Measured | None = None
    bounds: tuple[OpenBound, ...] = ()


def answer(clause: Clause, draft: Draft, referred: Referred) -> Answer:
    """Lower a test.

    Raises:
        Unanswerable: If no dossier can answer it.
    """
    if isinstance(clause, Reference):
        return Answer(referred(clause.id))
    what = clause.measure
    if isinstance(what, Score):
        raise Unanswerable("points are read by decisions only")
    if isinstance(what, Joined):
        return _joined(clause, what, draft, referred)
    found = measured(what, draft)
    exceptions = [answer(but.when, draft, referred).truth for but in clause.but]
    bounds = _bounds(clause, exceptions, draft)
    truths = [_holds(what, found, bound, draft) for bound in bounds]
    fact = any_of(*(one.missing for one in exceptions)) if found.judgement else TRUE
    return Answer(_hull(bounds, truths, exceptions, fact, found.error), found, bounds)


def _joined(clause: Test, what: Joined, draft: Draft, referred: Referred) -> Answer:
    branches = [answer(branch, draft, referred).truth for branch in what.branches]
    if what.how != "some":
        return Answer(both(branches) if what.how == "all" else either(branches))
    counted = Measured.counted(
        add(*(as_number(one.sure) for one in branches)), add(*(as_number(one.possible) for one in branches))
    )
    exceptions = [answer(but.when, draft, referred).truth for but in clause.but]
    bounds = _bounds(clause, exceptions, draft)
    truths = [_holds(what, counted, bound, draft) for bound in bounds]
    error = any_of(*(one.error for one in branches))
    fact = missing_fact((*branches, *exceptions))
    return Answer(_hull(bounds, truths, exceptions, fact, error), counted, bounds)


def _bounds(clause: Test, exceptions: list[Pair], draft: Draft) -> tuple[OpenBound, ...]:
    """The bounds that may stand: the first exception that holds gives it, an open one leaves both open."""
    found: list[OpenBound] = []
    not_yet: Expr = TRUE
    for but, when in zip(clause.but, exceptions, strict=True):
        found.append(_bound(but.bound, clause.measure, all_of(not_yet, when.possible), draft))
        not_yet = all_of(not_yet, negate(when.sure))
    if clause.bound is not None:
        found.append(_bound(clause.bound, clause.measure, not_yet, draft))
    return tuple(one for one in found if one.open != FALSE)


def _bound(bound: Bound, what: Measure, still: Expr, draft: Draft) -> OpenBound:
    scale = what.scale
    if scale.kind in _WORDS:
        return OpenBound(bound, (), still)
    places = 0 if scale.kind is ScaleKind.FRACTION else scale.places
    limits = tuple(limit(one, draft, places=places, vocabulary=scale.vocabulary) for one in bound.values)
    return OpenBound(bound, limits, still)


def _hull(bounds: tuple[OpenBound, ...], truths: list[Pair], exceptions: list[Pair], fact: Expr, error: Expr) -> Pair:
    """It surely holds by every bound that may stand, possibly by one of them."""
    if len(bounds) == 1 and bounds[0].open is TRUE and not exceptions:
        return Pair(truths[0].sure, truths[0].possible, fact, any_of(error, truths[0].error))
    errors = (one.error for one in (*truths, *exceptions))
    return Pair(
        all_of(*(any_of(negate(bound.open), one.sure) for bound, one in zip(bounds, truths, strict=True))),
        any_of(*(all_of(bound.open, one.possible) for bound, one in zip(bounds, truths, strict=True))),
        fact,
        any_of(error, *errors),
    )


def _holds(what: Measure, found: Measured, bound: OpenBound, draft: Draft) -> Pair:
    if isinstance(what, Fact) and what.scale.kind in _WORDS:
        return _is_word(what, bound.bound, draft)
    truth = _compared(found, bound.bound.word, bound.limits)
    if found.empty is FALSE and found.only_empty is FALSE:
        return truth
    if found.passes_empty:
        return attrs.evolve(
            truth, sure=any_of(found.only_empty, truth.sure), possible=any_of(found.empty, truth.possible)
        )
    return attrs.evolve(
        truth,
        sure=all_of(negate(found.empty), truth.sure),
        possible=all_of(negate(found.only_empty), truth.possible),
    )


def _is_word(what: Fact, bound: Bound, draft: Draft) -> Pair:
    field = draft.field(what.section, what.field)
    if field is None:
        raise Unanswerable(what.field)
    absent = "no" if field.kind is FieldKind.YES_NO else ""
    words = frozenset(("yes" if one else absent) if isinstance(one, bool) else str(one) for one in bound.values)
    held = fact_is(what.section, field, words, draft)
    return ~held if bound.word is Word.IS_NOT else held


def _compared(found: Measured, word: Word, limits: tuple[Limit, ...]) -> Pair:
    low, high = found.low, found.high
    error = any_of(*(one.error for one in limits))
    match word:
        case Word.AT_LEAST:
            return Pair(low.at_least(limits[0]), high.at_least(limits[0]), error=error)
        case Word.ABOVE:
            return Pair(low.above(limits[0]), high.above(limits[0]), error=error)
        case Word.AT_MOST:
            return Pair(negate(high.above(limits[0])), negate(low.above(limits[0])), error=error)
        case Word.BELOW:
            return Pair(negate(high.at_least(limits[0])), negate(low.at_least(limits[0])), error=error)
    held = Pair(
        any_of(*(all_of(low.at_least(one), negate(high.above(one))) for one in limits)),
        any_of(*(all_of(negate(low.above(one)), high.at_least(one)) for one in limits)),
        error=error,
    )
    return held if word is Word.IS else ~held
