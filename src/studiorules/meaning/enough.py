"""What is enough: a measured interval against a bound gives a truth that may be open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from studiorules.dossier import FieldKind
from studiorules.meaning.facts import fact_is
from studiorules.meaning.measured import Measured
from studiorules.meaning.measures import measure
from studiorules.meaning.setting import Setting, rank_in
from studiorules.meaning.truth import CannotJudge, Truth, all_of, any_of
from studiorules.rulebook import (
    Bound,
    Clause,
    Fact,
    Joined,
    Measure,
    Reference,
    ScaleKind,
    Score,
    Test,
    Word,
)
from studiorules.rulebook.value import Given

__all__ = ["Answer", "Referred", "answer", "bound_value", "open_bounds", "within_bound"]

Referred = Callable[[str], Truth]
"""The truth of something named, by its full id."""


@attrs.frozen(kw_only=True)
class Answer:
    """How a test came out.

    Attributes:
        clause: The sentence, or the name it refers to.
        truth: Whether it holds.
        measured: What was measured; None for joins and names.
        bounds: The bounds still open.
        branches: The tests it joins, and the conditions of its exceptions.
    """

    clause: Clause
    truth: Truth
    measured: Measured | None = None
    bounds: tuple[Bound, ...] = ()
    branches: tuple[Answer, ...] = ()
    exceptions: tuple[Answer, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The fields and lists that were measured, those of the tests it joins included."""
        own = () if self.measured is None else self.measured.reads
        return (*own, *(one for branch in self.branches for one in branch.reads))


def answer(clause: Clause, setting: Setting, referred: Referred) -> Answer:
    """Say whether a test holds.

    Args:
        clause: The test, or the name of something with an outcome.
        setting: What is read.
        referred: Tells the truth of what is named.

    Raises:
        CannotJudge: If it cannot be computed.
    """
    if isinstance(clause, Reference):
        return Answer(clause=clause, truth=referred(clause.id))
    if isinstance(clause.measure, Joined):
        return _joined(clause, clause.measure, setting, referred)
    if isinstance(clause.measure, Score):
        raise CannotJudge("分数只由结论读取", "points are read by decisions only")
    measured = measure(clause.measure, setting)
    exceptions = tuple(answer(but.when, setting, referred) for but in clause.but)
    bounds = open_bounds(clause, exceptions, setting)
    truths = [_one_truth(clause.measure, measured, bound, setting) for bound in bounds]
    fact = not measured.judgement or any(one.truth.open and one.truth.fact for one in exceptions)
    truth = Truth(all(one.sure for one in truths), any(one.possible for one in truths), fact)
    return Answer(
        clause=clause,
        truth=_assumed(truth, measured, setting),
        measured=measured,
        bounds=bounds,
        exceptions=exceptions,
    )


def _assumed(truth: Truth, measured: Measured, setting: Setting) -> Truth:
    """For the sake of a question, what keeps one thing open turns out well or badly; of variants one applies."""
    about = None if setting.assumed is None or setting.of_variants else setting.assumed.about
    if setting.assumed is not None and truth.open and about in measured.reads:
        return Truth(setting.assumed.best, setting.assumed.best, truth.fact)
    return truth


def _joined(clause: Test, joined: Joined, setting: Setting, referred: Referred) -> Answer:
    branches = tuple(answer(branch, setting, referred) for branch in joined.branches)
    truths = [branch.truth for branch in branches]
    if joined.how != "some":
        truth = all_of(truths) if joined.how == "all" else any_of(truths)
        return Answer(clause=clause, truth=truth, branches=branches)
    measured = Measured(low=sum(one.sure for one in truths), high=sum(one.possible for one in truths))
    exceptions = tuple(answer(but.when, setting, referred) for but in clause.but)
    bounds = open_bounds(clause, exceptions, setting)
    enough = [within_bound(measured, bound, clause.measure, setting) for bound in bounds]
    missing = any(one.open and one.fact for one in (*truths, *(when.truth for when in exceptions)))
    truth = Truth(all(one.sure for one in enough), any(one.possible for one in enough), missing)
    return Answer(
        clause=clause, truth=truth, measured=measured, bounds=bounds, branches=branches, exceptions=exceptions
    )


def open_bounds(clause: Test, exceptions: tuple[Answer, ...], setting: Setting) -> tuple[Bound, ...]:
    """The bounds that may stand: the first exception that holds gives it, and an open one leaves both open."""
    still: list[Bound] = []
    for but, when in zip(clause.but, exceptions, strict=True):
        if when.truth.possible:
            still.append(_valued(but.bound, setting))
        if when.truth.sure:
            return tuple(still)
    if clause.bound is not None:
        still.append(_valued(clause.bound, setting))
    return tuple(dict.fromkeys(still))


def _valued(bound: Bound, setting: Setting) -> Bound:
    return Bound(bound.word, tuple(one if isinstance(one, bool) else setting.given(one) for one in bound.values))


def bound_value(value: Given | bool, what: Measure, setting: Setting) -> Fraction:
    """A bound's value on the scale of a measure, in whole steps."""
    given = value if isinstance(value, bool) else setting.given(value)
    if isinstance(given, date):
        return Fraction(given.toordinal())
    if isinstance(given, str):
        return Fraction(rank_in(what.scale.vocabulary, given))
    if what.scale.kind is ScaleKind.FRACTION:
        return Fraction(given)
    return Fraction(Decimal(given)) * what.scale.steps


def _one_truth(what: Measure, measured: Measured, bound: Bound, setting: Setting) -> Truth:
    if isinstance(what, Fact) and what.scale.kind in (ScaleKind.CHOICE, ScaleKind.CHOICES):
        field = setting.field(what.section, what.field)
        if field is None:
            raise CannotJudge(
                f"目录里没有 {what.section}.{what.field}", f"{what.section}.{what.field} is not in the catalogue"
            )
        absent = "no" if field.kind is FieldKind.YES_NO else ""
        words = frozenset(("yes" if one else absent) if isinstance(one, bool) else str(one) for one in bound.values)
        held = fact_is(what.section, field, words, setting)
        return ~held if bound.word is Word.IS_NOT else held
    return within_bound(measured, bound, what, setting)


def within_bound(measured: Measured, bound: Bound, what: Measure, setting: Setting) -> Truth:
    """Whether a measured interval is enough; with nothing to measure, what the rule says of that."""
    none = Truth(measured.if_none == "pass", measured.if_none == "pass")
    if measured.only_empty:
        return none
    truth = _compared(measured, bound, what, setting)
    return Truth(truth.sure and none.sure, truth.possible or none.possible) if measured.empty else truth


def _compared(measured: Measured, bound: Bound, what: Measure, setting: Setting) -> Truth:
    low, high = measured.low, measured.high
    values = [bound_value(one, what, setting) for one in bound.values]
    value = values[0]
    match bound.word:
        case Word.AT_LEAST:
            return Truth(low >= value, high >= value)
        case Word.ABOVE:
            return Truth(low > value, high > value)
        case Word.AT_MOST:
            return Truth(high <= value, low <= value)
        case Word.BELOW:
            return Truth(high < value, low < value)
        case Word.IS:
            return Truth(low == high and low in values, any(low <= one <= high for one in values))
        case Word.IS_NOT:
            return ~Truth(low == high and low in values, any(low <= one <= high for one in values))
