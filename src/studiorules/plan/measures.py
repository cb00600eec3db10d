"""Measures as folds: facts, counts, totals, kinds, levels, judgements, patterns, completed time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studiorules.dossier import Field, FieldKind
from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN
from studiorules.plan.arithmetic import add, as_number, case, equal, fits, greatest, least, not_above, size
from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.expr import FALSE, ZERO, Col, Expr, all_of, any_of, anything, is_in, meets, negate, number, text
from studiorules.plan.facts import fact_ends, fact_text
from studiorules.plan.groups import best_of_groups
from studiorules.plan.growth import growth
from studiorules.plan.measured import Completed, Counted, Measured
from studiorules.plan.plan import Ballot
from studiorules.plan.shares import ratio, share
from studiorules.plan.sums import field_amount, quantity, summed
from studiorules.plan.weights import EVEN, weighed, weighing
from studiorules.plan.windows import counted, in_time
from studiorules.plan.years import worst_year
from studiorules.rulebook import (
    Best,
    Count,
    Elapsed,
    Fact,
    Growth,
    Judged,
    Kinds,
    Matches,
    Measure,
    Ratio,
    ScaleKind,
    Share,
    Total,
)

__all__ = ["measured"]


def measured(what: Measure, draft: Draft) -> Measured:
    """Lower a measure.

    Raises:
        Unanswerable: If it measures nothing.
    """
    lower = _MEASURES.get(type(what))
    if lower is None:
        raise Unanswerable(type(what).__name__)
    return lower(what, draft)


def _field(section: str, name: str, draft: Draft) -> Field:
    field = draft.field(section, name)
    if field is None:
        raise Unanswerable(name)
    return field


def _fact(what: Fact, draft: Draft) -> Measured:
    if what.scale.kind in (ScaleKind.CHOICE, ScaleKind.CHOICES):
        return Measured.counted(ZERO, number(1))  # its truth is read from its words, not from a number
    field = _field(what.section, what.field, draft)
    low, high = fact_ends(what.section, field, draft)
    negative = field.floor < 0 or field.kind is FieldKind.DATE
    return Measured.counted(low, high, places=what.scale.places, negative=negative)


def _count(what: Count, draft: Draft) -> Measured:
    if what.of.each is not None:
        return worst_year(what.of, quantity(), draft)
    counts, complete = counted(what.of, draft), in_time(what.of, draft).complete
    if what.weights is None and what.once_per is None:
        low, high = summed(what.of.list, counts, quantity(), draft, complete=complete)
        return Measured.counted(low, high, error=counts.error)
    weight = EVEN if what.weights is None else weighing(what.weights, what.of.list, draft)
    if what.once_per is None:
        low, high = weighed(what.of.list, counts, weight, draft, complete=complete)
    else:
        field = _field(what.of.list, what.once_per, draft)
        low, high = best_of_groups(what.of.list, field, counts, weight, draft, complete=complete)
    return Measured.counted(low, high, places=what.scale.places, error=any_of(counts.error, weight.error))


def _total(what: Total, draft: Draft) -> Measured:
    field = _field(what.of.list, what.field, draft)
    amount = field_amount(what.field, field)
    if what.of.each is not None:
        return worst_year(what.of, amount, draft, places=what.scale.places)
    counts = counted(what.of, draft)
    low, high = summed(what.of.list, counts, amount, draft, complete=in_time(what.of, draft).complete)
    return Measured.counted(low, high, places=what.scale.places, error=counts.error, negative=field.floor < 0)


def _kinds(what: Kinds, draft: Draft) -> Measured:
    field = _field(what.of.list, what.field, draft)
    counts = counted(what.of, draft)
    complete = in_time(what.of, draft).complete
    surely = all_of(counts.sure, not_above(number(1), Col("quantity_lo")))
    possibly = all_of(counts.possible, not_above(number(1), Col("quantity_hi")))
    section = what.of.list
    ranged = field.kind in (FieldKind.LEVEL, FieldKind.NUMBER, FieldKind.DATE)
    unknown = _value_unknown(field)
    many = draft.fold(section, "sum", all_of(possibly, unknown), Col("quantity_hi"), every=True)
    words = what.words
    if words is None and field.kind is FieldKind.CHOICES and field.vocabulary is not None:
        words = field.vocabulary.ids
    if words is not None:
        has = [_has_word(field, word) for word in words]
        known = negate(unknown) if ranged else negate(FALSE)
        sure = add(*(as_number(draft.fold(section, "any", all_of(surely, one, known), every=True)) for one in has))
        may = add(*(as_number(draft.fold(section, "any", all_of(possibly, one, known), every=True)) for one in has))
    else:
        value = Col(f"{field.name}_lo") if ranged else Col(field.name, "text")
        stated = negate(unknown) if ranged else negate(is_in(field.name, {UNKNOWN, NOTHING}))
        sure, may = (
            size(draft.fold(section, "distinct", all_of(when, stated), value, every=True))
            for when in (surely, possibly)
        )
    if what.words is not None:
        most = number(len(what.words))
        return Measured.counted(sure, case(complete, least(add(may, many), most), most), error=counts.error)
    some = as_number(draft.fold(section, "any", surely, every=True))
    return Measured.counted(greatest(sure, some), case(complete, add(may, many), number(OPEN)), error=counts.error)


def _value_unknown(field: Field) -> Expr:
    match field.kind:
        case FieldKind.LEVEL | FieldKind.NUMBER | FieldKind.DATE:
            return negate(not_above(Col(f"{field.name}_hi"), Col(f"{field.name}_lo")))
        case FieldKind.CHOICES:
            return meets(field.name, {UNKNOWN})
        case _:
            return is_in(field.name, {UNKNOWN})


def _has_word(field: Field, word: str) -> Expr:
    if field.kind is FieldKind.LEVEL and field.vocabulary is not None:
        return equal(Col(f"{field.name}_lo"), number(field.vocabulary.rank(word)))
    return meets(field.name, {word}) if field.kind is FieldKind.CHOICES else is_in(field.name, {word})


def _best(what: Best, draft: Draft) -> Measured:
    field = _field(what.of.list, what.field, draft)
    top = ZERO if field.vocabulary is None else number(len(field.vocabulary.terms) - 1)
    counts = counted(what.of, draft)
    surely = all_of(counts.sure, not_above(number(1), Col("quantity_lo")))
    possibly = all_of(counts.possible, not_above(number(1), Col("quantity_hi")))
    start = case(in_time(what.of, draft).complete, ZERO, top)
    section = what.of.list
    return Measured.counted(
        draft.fold(section, "max", surely, Col(f"{what.field}_lo"), every=True),
        draft.fold(section, "max", possibly, Col(f"{what.field}_hi"), start, every=True),
        error=counts.error,
    )


def _elapsed(what: Elapsed, draft: Draft) -> Measured:
    low, high = fact_ends(what.section, _field(what.section, what.field, draft), draft)
    none = draft.stated_none(what.section)
    ends = Completed(high, what.unit, none, draft), Completed(low, what.unit, none, draft)
    return Measured(low=ends[0], high=ends[1], negative=True)


def _matches(what: Matches, draft: Draft) -> Measured:
    known, subject = fact_text(what.section, what.field, draft)
    all_known, pieces = [known], []
    for piece in what.pieces:
        if piece.section is not None and piece.field is not None:
            piece_known, piece_text = fact_text(piece.section, piece.field, draft)
            all_known.append(piece_known)
            pieces.append(piece_text)
        else:
            pieces.append(text(piece.literal) if piece.literal is not None else anything)
    decided = all_of(*all_known)
    fit = fits(subject, pieces)
    return Measured.counted(as_number(all_of(decided, fit)), as_number(any_of(negate(decided), fit)))


def _judged(what: Judged, draft: Draft) -> Measured:
    question = draft.rulebook.questions[what.question]
    names = (what.question, f"{draft.rulebook.id}:{what.question}")
    if question.range is not None:
        low, high = (int(end.scaleb(2)) for end in question.range)
        least = 0 if question.least is None else int(question.least.scaleb(2))
        ballot = Ballot(names, None, low, high, least=least, panel=question.panel)
    else:
        ranks = {level.text.zh: rank for rank, level in reversed(tuple(enumerate(question.levels)))}
        ranks |= {level.id: rank for rank, level in enumerate(question.levels)}
        ballot = Ballot(names, tuple(ranks.items()), 0, len(question.levels) - 1, panel=question.panel)
    lowest, highest, error = draft.ballot(ballot)
    return Measured(
        low=Counted(lowest),
        high=Counted(highest),
        unit=10**what.scale.places,
        error=error,
        negative=ballot.low < 0,
        judgement=True,
    )


def _ratio(what: Ratio, draft: Draft) -> Measured:
    return ratio(measured(what.top, draft), measured(what.bottom, draft), passes_empty=what.if_none == "pass")


def _share(what: Share, draft: Draft) -> Measured:
    return share(what, draft)


def _growth(what: Growth, draft: Draft) -> Measured:
    return growth(what.of, draft)


_MEASURES: dict[type[Measure], Callable[[Any, Draft], Measured]] = {
    Fact: _fact,
    Count: _count,
    Total: _total,
    Kinds: _kinds,
    Share: _share,
    Ratio: _ratio,
    Best: _best,
    Growth: _growth,
    Elapsed: _elapsed,
    Matches: _matches,
    Judged: _judged,
}
"""How each measure is lowered; joins and the total are lowered where tests and decisions are."""
