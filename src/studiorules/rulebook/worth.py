"""What it is worth: points earned on a measure, points lost on a line."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

import attrs

from studiorules.rulebook.enough import Test
from studiorules.rulebook.value import Given
from studiorules.terms import Text

__all__ = [
    "AllOrNothing",
    "Cap",
    "EarnBy",
    "EarnEach",
    "EarnSteps",
    "InProportion",
    "Line",
    "Lose",
    "LoseBetween",
    "LoseBy",
    "LoseEach",
    "LoseMostOf",
    "Loss",
    "Worth",
]


@attrs.frozen
class AllOrNothing:
    """All allotted points if enough, otherwise none."""


@attrs.frozen
class EarnEach:
    """So many points for each unit measured."""

    points: Decimal


@attrs.frozen
class InProportion:
    """Points in proportion to what is enough."""


@attrs.frozen
class EarnSteps:
    """Points by steps: from a value on, so many.

    Attributes:
        steps: Pairs of (from, points), lowest first; below the first nothing is earned.
    """

    steps: tuple[tuple[Given, Decimal], ...]


@attrs.frozen
class EarnBy:
    """Points by word: a level not listed earns what the next lower listed one does, a choice not listed nothing.

    Attributes:
        points: Pairs of (id, points).
    """

    points: tuple[tuple[str, Decimal], ...]


Worth: TypeAlias = AllOrNothing | EarnEach | InProportion | EarnSteps | EarnBy


@attrs.frozen
class Lose:
    """So many points if the test does not hold."""

    points: Decimal


@attrs.frozen
class LoseEach:
    """So many points for each share short of the bound, or beyond it; of a day for each day too late, or too early.

    Attributes:
        points: Points lost for one share.
        per: How large a share is: in units, or as a part of 1 where a share or a ratio is measured; above 0.
        counted: `whole`: only shares that are short in full; `begun`: a share that is begun counts in full;
            `exact`: a part of a share loses in proportion.
        up_to: The most that the line takes, no less than one share loses; None = as much as there is.
    """

    points: Decimal
    per: Decimal = Decimal(1)
    counted: Literal["whole", "begun", "exact"] = "exact"
    up_to: Decimal | None = None


@attrs.frozen
class LoseBy:
    """Points lost by word; a level or choice not listed loses nothing.

    Attributes:
        points: Pairs of (id, points).
    """

    points: tuple[tuple[str, Decimal], ...]


@attrs.frozen
class LoseBetween:
    """So many points as a person judges: none unless a defect is found.

    Attributes:
        low: The least that a defect loses.
        high: The most, above 0; lost possibly while nobody has judged.
    """

    low: Decimal
    high: Decimal


@attrs.frozen
class LoseMostOf:
    """The largest of several losses.

    Attributes:
        lines: Two lines or more, none of which is again the largest of several.
    """

    lines: tuple[Line, ...]


@attrs.frozen
class Cap:
    """The total is no more than so many points if the test does not hold; of lines on the total only."""

    points: Decimal


Loss: TypeAlias = Lose | LoseEach | LoseBy | LoseBetween | LoseMostOf | Cap


@attrs.frozen(kw_only=True)
class Line:
    """One line of deductions, from a requirement or from the total: what is tested and what is lost.

    Attributes:
        test: What is tested; for `LoseBy` and `LoseBetween` its bound is None, for `LoseMostOf` it joins those of its
            lines.
        loss: What is lost.
        text: Its name for readers; None = said from the measure.
        id: The name by which a rulebook that extends this one can change it, on the total; "" = it has none.
    """

    test: Test
    loss: Loss
    text: Text | None = None
    id: str = attrs.field(default="", eq=False)

    @property
    def most(self) -> Decimal | None:
        """Most points that it can take of itself: a cap none, it only cuts; None = as many as there are."""
        match self.loss:
            case Lose(points) | LoseBetween(_, points):
                return points
            case LoseBy(words):
                return max((points for _, points in words), default=Decimal(0))
            case LoseMostOf(lines):
                every = [one.most for one in lines]
                return None if None in every else max(one for one in every if one is not None)
            case Cap():
                return Decimal(0)
            case LoseEach():
                return self.loss.up_to
