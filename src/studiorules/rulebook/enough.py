"""What is enough: bounds, their exceptions, and tests as the language writes them."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import attrs

from studiorules.rulebook.measure import Measure
from studiorules.rulebook.value import Given

__all__ = ["Bound", "But", "Clause", "Reference", "Test", "Word"]


class Word(StrEnum):
    """How a measure is compared with a value; the word says whether the value itself is enough."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    IS = "is"
    IS_NOT = "is_not"


@attrs.frozen
class Bound:
    """So much is enough.

    Attributes:
        word: How to compare.
        values: One value, or several for `is` and `is_not` (one of them, none of them).
    """

    word: Word
    values: tuple[Given | bool, ...]

    @property
    def value(self) -> Given | bool:
        """The only value."""
        return self.values[0]


@attrs.frozen
class But:
    """An exception: where the condition holds, this bound stands instead."""

    when: Clause
    bound: Bound


@attrs.frozen(kw_only=True)
class Test:
    """A yes/no sentence: what is measured, and what is enough.

    Attributes:
        measure: What is measured.
        bound: What is enough; None = a join that holds, or a requirement's full points.
        but: Exceptions; the first that holds gives the bound.
        path: Where it stands in the rulebook's document.
    """

    __test__ = False  # a test of the rule language, not of pytest

    measure: Measure
    bound: Bound | None = None
    but: tuple[But, ...] = ()
    path: str = attrs.field(default="", eq=False)


@attrs.frozen(kw_only=True)
class Reference:
    """The outcome of something named: a requirement, a criterion or a section.

    Attributes:
        id: Its full id.
    """

    id: str


Clause: TypeAlias = Test | Reference
"""What may stand wherever a test stands."""
