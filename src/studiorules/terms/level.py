"""Vocabularies: closed sets of words, some of them ordered from lowest to highest."""

import attrs

from studiorules.errors import nearest
from studiorules.terms.text import Text

__all__ = ["Level", "Term", "Vocabulary"]


@attrs.frozen
class Term:
    """One word of a vocabulary.

    Attributes:
        id: English identifier.
        text: What a person reads.
    """

    id: str
    text: Text


@attrs.frozen
class Vocabulary:
    """A closed set of words.

    Attributes:
        id: English identifier, for example `skill-grade`.
        text: What a person reads.
        terms: The words; lowest first where the vocabulary is ordered.
        ordered: Whether one word can be higher than another.
    """

    id: str
    text: Text
    terms: tuple[Term, ...]
    ordered: bool = False
    _ranks: dict[str, int] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        ranks: dict[str, int] = {}
        for rank, term in enumerate(self.terms):
            ranks[term.id] = rank
        for rank, term in enumerate(self.terms):
            ranks.setdefault(term.text.zh, rank)
        object.__setattr__(self, "_ranks", ranks)

    def rank(self, word: str) -> int:
        """Return the rank of an id or a Chinese name, 0 for the lowest.

        Raises:
            KeyError: If the word is not in the vocabulary.
        """
        return self._ranks[word]

    def find(self, word: str) -> Term | None:
        """Return the term with this id or Chinese name; None where there is none."""
        rank = self._ranks.get(word)
        return None if rank is None else self.terms[rank]

    def nearest(self, word: str) -> Term | None:
        """Return the term that was probably meant; None where nothing is near."""
        name = nearest(word, self._ranks)
        return None if name is None else self.find(name)

    @property
    def ids(self) -> tuple[str, ...]:
        """The identifiers, lowest first where ordered."""
        return tuple(term.id for term in self.terms)


@attrs.frozen
class Level:
    """A level known only to lie between two words of an ordered vocabulary.

    Attributes:
        low: Id of the lowest level it may be.
        high: Id of the highest level it may be.
    """

    low: str
    high: str
