"""Lines on the total: losses first, then caps, never below nothing."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import attrs

from studiorules.plan.draft import Draft, Unanswerable
from studiorules.plan.enough import Referred
from studiorules.plan.expr import FALSE, TRUE, all_of, any_of, negate
from studiorules.plan.pair import OPEN_PAIR, Pair
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly
from studiorules.plan.requirements import line_of
from studiorules.plan.worth import Points
from studiorules.rulebook import Cap, Line, Rulebook

__all__ = ["cut", "more_than_all"]


def cut(points: tuple[Rational, Rational], draft: Draft, referred: Referred) -> tuple[Rational, Rational]:
    """What the lines on the total leave; one that cannot be computed may take all it can, or nothing."""
    step = 10**draft.rulebook.rounding.places
    most = more_than_all(draft.rulebook) * step
    low, high = points
    caps: list[tuple[Pair, Rational]] = []
    for line in draft.rulebook.on_total:
        truth, gone = _told(line, most, step, draft, referred)
        if isinstance(line.loss, Cap):
            caps.append((truth, exactly(Fraction(line.loss.points) * step)))
        else:
            worst = exactly(min(gone.most, most))
            low = low - either_of(truth.error, worst, gone.high)
            high = high - either_of(truth.error, NOTHING, gone.low)
    for truth, cap in caps:
        low = either_of(all_of(truth.sure, negate(truth.error)), low, low.least(cap))
        high = either_of(any_of(truth.possible, truth.error), high, high.least(cap))
    return low.greatest(NOTHING), high.greatest(NOTHING)


def _told(line: Line, most: Fraction, step: int, draft: Draft, referred: Referred) -> tuple[Pair, Points]:
    try:
        return line_of(line, most, step, draft, referred)
    except Unanswerable:
        all_of_it = most if line.most is None else Fraction(line.most) * step
        return attrs.evolve(OPEN_PAIR, fact=FALSE, error=TRUE), Points(NOTHING, NOTHING, all_of_it)


def more_than_all(rulebook: Rulebook) -> Fraction:
    """Return more points than there can be before the lines, however they are rounded."""
    every = sum(ceil(one.allotted) for one in rulebook.requirements)
    return Fraction(every + ceil(rulebook.allotted or 0) + 1)
