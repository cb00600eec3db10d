"""What a scoring model of XCCDF comes to, as arithmetic: both ends, and whether there is a score at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

import attrs

from studiorules.plan.arithmetic import as_number, case
from studiorules.plan.draft import Draft
from studiorules.plan.expr import FALSE, ONE, Expr, all_of, any_of, negate
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly
from studiorules.plan.requirements import Verdict
from studiorules.rulebook import Criterion, Requirement, Rulebook, RuleSection

__all__ = ["ScoreEnds", "score_ends"]


@attrs.frozen
class ScoreEnds:
    """Both ends of a score, unrounded.

    Attributes:
        low: The number if every undecided requirement failed.
        high: The number if every undecided requirement passed.
        sure: Whether there is a score whatever is missing.
        possible: Whether there may be one.
    """

    low: Rational
    high: Rational
    sure: Expr
    possible: Expr


@attrs.frozen
class _Entry:
    """How a requirement enters at one end: whether it is counted, and then whether it passed."""

    counted: Expr
    passed: Expr


@attrs.frozen
class _Mean:
    """The weighted mean of what is counted; read only where something is."""

    value: Rational
    counted: Expr


def score_ends(rulebook: Rulebook, verdict: Callable[[Requirement], Verdict], draft: Draft) -> ScoreEnds:
    """Work out both ends of the score of a rulebook's model.

    Args:
        rulebook: A rulebook whose model is one of XCCDF.
        verdict: Lowers a requirement.
        draft: Where steps are written.
    """
    told = [verdict(one) for one in rulebook.base_requirements]
    worst = {one.requirement.id: _worst(one) for one in told}
    best = {one.requirement.id: _Entry(one.applies.possible, one.truth.possible) for one in told}
    if rulebook.model == "default":
        children: tuple[Requirement | RuleSection, ...] = (
            *rulebook.base_sections,
            *rulebook.loose_requirements,
        )
        low, high = (_mean(rulebook, children, entries, draft) for entries in (worst, best))
        # all that counts passes and may drop out: whatever is counted has passed
        ends = either_of(low.counted, low.value, high.value).times(Fraction(100)), high.value.times(Fraction(100))
        return ScoreEnds(*ends, low.counted, high.counted)
    weights = {one.id: Fraction(rulebook.weight_of(one)) for one in rulebook.base_requirements}
    if rulebook.model == "flat-unweighted":
        weights = {id_: Fraction(weight > 0) for id_, weight in weights.items()}
    weights = {id_: weight for id_, weight in weights.items() if weight}
    number = _full if rulebook.model == "absolute" else _sum
    counted = [any_of(*(entries[id_].counted for id_ in weights)) for entries in (worst, best)]
    return ScoreEnds(number(worst, weights), number(best, weights), *counted)


def _worst(verdict: Verdict) -> _Entry:
    """What passes and may not apply drops out; anything else that may apply is counted."""
    truth, applies = verdict.truth, verdict.applies
    return _Entry(all_of(applies.possible, any_of(applies.sure, negate(truth.sure))), truth.sure)


def _sum(entries: dict[str, _Entry], weights: dict[str, Fraction]) -> Rational:
    total = NOTHING
    for id_, weight in weights.items():
        total += Rational(as_number(all_of(entries[id_].counted, entries[id_].passed))).times(weight)
    return total


def _full(entries: dict[str, _Entry], weights: dict[str, Fraction]) -> Rational:
    lacking = any_of(*(all_of(entries[id_].counted, negate(entries[id_].passed)) for id_ in weights))
    return Rational(as_number(negate(lacking)))


def _mean(
    rulebook: Rulebook,
    parts: Iterable[Requirement | Criterion | RuleSection],
    entries: dict[str, _Entry],
    draft: Draft,
) -> _Mean:
    gained = weights = NOTHING
    counted: list[Expr] = []
    for part in parts:
        weight = Fraction(rulebook.weight_of(part))
        if not weight:
            continue
        if isinstance(part, Requirement):
            entry = entries[part.id]
            below = _Mean(Rational(as_number(entry.passed)), entry.counted)
        else:
            criteria = part.criteria if isinstance(part, RuleSection) else ()
            below = _mean(rulebook, (*criteria, *part.requirements), entries, draft)
        counted.append(below.counted)
        gained += either_of(below.counted, below.value.times(weight), NOTHING)
        weights += either_of(below.counted, exactly(weight), NOTHING)
    some = draft.let(any_of(*counted))
    if some == FALSE:
        return _Mean(NOTHING, FALSE)
    left, right, _, _ = gained.over(weights)
    return _Mean(Rational(draft.let(left), draft.let(case(some, right, ONE))), some)
