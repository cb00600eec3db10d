"""Questions that people decide, on anchored levels or in a range."""

from decimal import Decimal

import attrs

from studiorules.terms import Text

__all__ = ["Anchor", "Question"]


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
class Question:
    """A question for a person.

    Attributes:
        id: Id inside the rulebook; in a dossier it is written `rulebook:id`.
        text: The question.
        levels: Anchored levels, lowest first; empty where it is a range.
        range: Lowest and highest number; None where it has levels.
        least: Where the answer is a loss: the least that is not 0; None = every number of the range is an answer.
    """

    id: str
    text: Text
    levels: tuple[Anchor, ...] = ()
    range: tuple[Decimal, Decimal] | None = None
    least: Decimal | None = None
