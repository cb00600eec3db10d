"""The number that a scoring model of XCCDF 1.2 makes of outcomes: the standard's own, and the interval around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import attrs

from studiorules.findings.figures import Figures, outcome_of
from studiorules.findings.points import plain
from studiorules.findings.refusal import NoOrder
from studiorules.rulebook import Criterion, Requirement, Rulebook, RuleSection
from studiorules.rulebook.model import XccdfModel
from studiorules.terms import Outcome

__all__ = ["ModelScore", "Standing", "score_of", "standing", "standing_in"]

Counted: TypeAlias = bool | None
"""How a requirement enters a score: as passed, as not passed, or (None) not at all."""

_FULL: dict[str, Fraction] = {"default": Fraction(100), "absolute": Fraction(1)}
"""The most that a model gives, where it does not depend on what is counted."""


@attrs.frozen(kw_only=True, order=False)
class ModelScore(NoOrder):
    """What a scoring model of XCCDF comes to, in exact fractions.

    Attributes:
        model: Which model.
        standard: The number by the letter of the standard: unknown and error count as not passed, what is not
            applicable, not checked, not selected or informational drops out; None where nothing is counted.
        standard_max: The most that the standard's number could be.
        low: The number if every undecided requirement failed; None where nothing can be counted.
        high: The number if every undecided requirement passed; None where nothing can be counted.
        interval_max: The most that `high` could be.
        undecided: How many of the requirements counted are undecided: unknown, not checked, error.
        left_out: How many of these the standard leaves out: those not checked.
        empty: Whether it may be that nothing is counted, so that there is no score.
    """

    model: XccdfModel
    standard: Fraction | None
    standard_max: Fraction
    low: Fraction | None
    high: Fraction | None
    interval_max: Fraction
    undecided: int
    left_out: int
    empty: bool

    @property
    def ends(self) -> tuple[Fraction, Fraction] | None:
        """Both ends; None where there is no score."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def exact(self) -> bool:
        """Whether nothing is open."""
        return self.low == self.high and not self.empty

    def __str__(self) -> str:
        if self.low is None or self.high is None:
            return "没有得分"
        ends = _seen(self.low) if self.low == self.high else f"{_seen(self.low)}～{_seen(self.high)}"
        return f"{ends}/{_seen(self.interval_max)}"


class Standing(NamedTuple):
    """How a requirement enters the standard's number, the low end and the high end."""

    standard: Counted
    worst: Counted
    best: Counted


def standing(outcome: Outcome, *, applies: bool = True) -> Standing:
    """Say how an outcome enters a score.

    Args:
        outcome: The outcome.
        applies: Whether the requirement surely applies. One that passes and may not apply may drop out: by the letter
            it counts as passed, at the low end not at all.
    """
    match outcome:
        case Outcome.PASS | Outcome.FIXED:
            return Standing(standard=True, worst=True if applies else None, best=True)
        case Outcome.FAIL:
            return Standing(standard=False, worst=False, best=False)
        case Outcome.UNKNOWN | Outcome.ERROR:
            return Standing(standard=False, worst=False, best=True)
        case Outcome.NOT_CHECKED:
            return Standing(standard=None, worst=False, best=True)
        case _:
            return Standing(standard=None, worst=None, best=None)


def standing_in(figures: Figures, requirement: Requirement) -> Standing:
    """Say how a requirement enters a score, from the numbers of an evaluation."""
    applies = bool(figures.value(requirement.id, "applies"))
    return standing(outcome_of(figures, requirement.id, waivable=requirement.waiver is not None), applies=applies)


def _seen(number: Fraction) -> str:
    """A number as people see it: two places, half up."""
    return plain((Decimal(number.numerator) / number.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP))


def score_of(rulebook: Rulebook, stands: Callable[[Requirement], Standing]) -> ModelScore | None:
    """Work out what a rulebook's model comes to; None for our own model, whose number is the total.

    What stands in bonus sections comes on top of the whole, and money stands beside it: no model counts them.

    Args:
        rulebook: The rulebook.
        stands: How each requirement enters.
    """
    if rulebook.model == "points":
        return None
    told = {one.id: stands(one) for one in rulebook.base_requirements}
    standard, standard_max = _number(rulebook, rulebook.model, lambda one: told[one.id].standard)
    low, _ = _number(rulebook, rulebook.model, lambda one: told[one.id].worst)
    high, interval_max = _number(rulebook, rulebook.model, lambda one: told[one.id].best)
    if standard is None and rulebook.nothing_counted == "standard":
        standard = Fraction(1) if rulebook.model == "absolute" else Fraction(0)
    empty = low is None
    if empty and high is not None:
        # all that counts passes and may drop out: whatever is counted has passed
        low = Fraction(0) if rulebook.model.startswith("flat") else high
    return ModelScore(
        model=rulebook.model,
        standard=standard,
        standard_max=standard_max,
        low=low,
        high=high,
        interval_max=interval_max,
        undecided=sum(one.worst is False and one.best is True for one in told.values()),
        left_out=sum(one.worst is False and one.standard is None for one in told.values()),
        empty=empty,
    )


def _number(
    rulebook: Rulebook, model: XccdfModel, counted: Callable[[Requirement], Counted]
) -> tuple[Fraction | None, Fraction]:
    """The number and the most it could be; None where nothing that weighs is counted."""
    if model == "default":
        children: tuple[Requirement | RuleSection, ...] = (
            *rulebook.base_sections,
            *rulebook.loose_requirements,
        )
        mean = _mean(rulebook, children, counted)
        return None if mean is None else 100 * mean, _FULL[model]
    gained = most = Fraction(0)
    for requirement in rulebook.base_requirements:
        passed, weight = counted(requirement), Fraction(rulebook.weight_of(requirement))
        if model == "flat-unweighted":
            weight = Fraction(weight > 0)
        if passed is not None:
            most += weight
            gained += weight if passed else 0
    if model == "absolute":
        return Fraction(gained == most) if most else None, _FULL[model]
    return gained if most else None, most


def _mean(
    rulebook: Rulebook,
    parts: Iterable[Requirement | Criterion | RuleSection],
    counted: Callable[[Requirement], Counted],
) -> Fraction | None:
    """The weighted mean of what is counted below a group; None where nothing that weighs is."""
    gained = weights = Fraction(0)
    for part in parts:
        if isinstance(part, Requirement):
            passed = counted(part)
            mean = None if passed is None else Fraction(passed)
        else:
            criteria = part.criteria if isinstance(part, RuleSection) else ()
            mean = _mean(rulebook, (*criteria, *part.requirements), counted)
        if mean is not None:
            weight = Fraction(rulebook.weight_of(part))
            gained, weights = gained + weight * mean, weights + weight
    return gained / weights if weights else None
