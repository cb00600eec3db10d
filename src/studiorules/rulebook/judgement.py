"""Questions that people decide, on anchored levels or in a range."""

from decimal import Decimal
from typing import Literal, TypeAlias

import attrs

from studiorules.terms import Text

__all__ = ["LEAST_SEATS", "Anchor", "Combine", "Panel", "Question"]

Combine: TypeAlias = Literal["lower-median", "mean", "trimmed-mean", "share-of-yes"]
"""How the votes of a panel become one answer; each of them rises with every vote."""

LEAST_SEATS: dict[Combine, int] = {"lower-median": 1, "mean": 1, "trimmed-mean": 3, "share-of-yes": 1}
"""How many members who vote it takes: where the highest and the lowest vote are left out, one must remain."""


@attrs.frozen(kw_only=True)
class Anchor:
    """One level of a question, with the words that anchor it.

    Attributes:
        id: English id.
        text: What must have been seen for this level.
    """

    id: str
    text: Text


@attrs.frozen(kw_only=True)
class Panel:
    """Several people who answer one question together.

    Attributes:
        size: How many they are; who stands aside makes them fewer, who has not voted yet may still vote anything.
        quorum: With fewer votes nothing is decided.
        combine: `lower-median`: the middle vote, of two middle ones the lower · `mean` · `trimmed-mean`: the mean
            without the highest and the lowest vote · `share-of-yes`: how many of all who may vote choose the higher
            of two levels.
    """

    size: int
    quorum: int = 1
    combine: Combine


@attrs.frozen(kw_only=True)
class Question:
    """A question for a person, or for a panel.

    Attributes:
        id: Id inside the rulebook; in a dossier it is written `rulebook:id`.
        text: The question.
        levels: Anchored levels, lowest first; empty where it is a range.
        range: Lowest and highest number; None where it has levels.
        least: Where the answer is a loss: the least that is not 0; None = every number of the range is an answer.
        panel: Who answers it together; None = one person, and two answers are an error.
        path: Where it stands in the rulebook's document.
    """

    id: str
    text: Text
    levels: tuple[Anchor, ...] = ()
    range: tuple[Decimal, Decimal] | None = None
    least: Decimal | None = None
    panel: Panel | None = None
    path: str = attrs.field(default="", eq=False)
