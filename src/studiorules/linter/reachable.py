"""How many points a requirement can bring at all, whatever it is allotted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from studiorules.linter.measured import if_none, loosest
from studiorules.linter.ranges import Ranges, overlap, steps_of, values_of
from studiorules.rulebook import (
    EarnBy,
    EarnEach,
    EarnSteps,
    InProportion,
    Measure,
    Requirement,
    Rulebook,
    Scale,
    Test,
)
from studiorules.rulebook.value import Given

__all__ = ["most", "reached"]


def most(one: Requirement, extent: Callable[[Measure], Ranges], book: Rulebook) -> Decimal:
    """The most points that a requirement can bring.

    Args:
        one: The requirement.
        extent: Everything a measure can come to.
        book: The rulebook.
    """
    if one.test is None or one.unseen or one.allotted == 0:
        return one.allotted
    earned = _earned(one, one.test, extent(one.test.measure), book)
    return one.allotted if earned is None else min(one.allotted, earned)


def _earned(one: Requirement, test: Test, everything: Ranges, book: Rulebook) -> Decimal | None:
    """The most points that the measure can earn; None where there is no end, or nobody can say."""
    scale = test.measure.scale
    highest = everything[-1][1]
    match one.worth:
        case EarnEach(points):
            return None if highest is None else points * Decimal(highest) / scale.steps
        case EarnSteps(steps):
            within = [points for start, points in steps if reached(start, everything, scale, book)]
            return max(within, default=Decimal(0))
        case EarnBy(points_by):
            return max((points for _, points in points_by), default=Decimal(0))
        case InProportion():
            return None
    allowed = loosest(test, book)
    if allowed is None or overlap(everything, allowed) or if_none(test.measure) == "pass":
        return None
    return Decimal(0)


def reached(start: Given, everything: Ranges, scale: Scale, book: Rulebook) -> bool:
    """Whether a measure can come as far as the beginning of a step; yes where that cannot be told."""
    values = values_of(start, book.parameters)
    steps = [steps_of(one, scale) for one in values]
    highest = everything[-1][1]
    return highest is None or not steps or any(one is None or one <= highest for one in steps)
