"""Truth that may be open: what surely holds, and what possibly holds."""

from collections.abc import Iterable
from typing import NamedTuple

from studiorules.terms import Text

__all__ = ["NO", "OPEN_TRUTH", "YES", "CannotJudge", "Truth", "all_of", "any_of"]


class Truth(NamedTuple):
    """A yes/no answer as an interval.

    Attributes:
        sure: It holds whatever is missing.
        possible: It may hold.
        fact: Where it is open: whether a fact is among what is missing, not only judgements or unseen rules.
    """

    sure: bool
    possible: bool
    fact: bool = True

    @property
    def open(self) -> bool:
        """Whether it is undecided."""
        return self.sure != self.possible

    def __invert__(self) -> "Truth":
        return Truth(not self.possible, not self.sure, self.fact)


YES = Truth(sure=True, possible=True)
NO = Truth(sure=False, possible=False)
OPEN_TRUTH = Truth(sure=False, possible=True)


class CannotJudge(Exception):  # it is not an error of the program
    """Something that cannot be computed; it becomes a finding of its own.

    Attributes:
        text: Why, in both languages.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.text = Text(zh, en)

    def __str__(self) -> str:
        return self.text.get("en")


def all_of(parts: Iterable[Truth]) -> Truth:
    """All hold; a part that surely fails settles it."""
    told = tuple(parts)
    missing = any(one.open and one.fact for one in told)
    return Truth(all(one.sure for one in told), all(one.possible for one in told), missing)


def any_of(parts: Iterable[Truth]) -> Truth:
    """One holds; a part that surely holds settles it."""
    told = tuple(parts)
    missing = any(one.open and one.fact for one in told)
    return Truth(any(one.sure for one in told), any(one.possible for one in told), missing)
