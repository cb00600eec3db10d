"""What is enough: a bound, and its exceptions."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import FEW, Node
from studiorules.intake.rulebook_values import given
from studiorules.rulebook import Bound, But, Clause, Fact, Kinds, Matches, Measure, Scale, ScaleKind, Word

__all__ = ["BOUNDS", "bound_of", "exceptions_of", "missing_bound", "needed_bound"]

BOUNDS: Final = frozenset(str(word) for word in Word)
"""The words of a bound."""
_ORDERED: Final = frozenset({"at_least", "at_most", "above", "below"})
_WITHOUT_ORDER: Final = (ScaleKind.CHOICE, ScaleKind.CHOICES)
_EQUAL: Final = (Word.IS, Word.IS_NOT)


def bound_of(table: Node, measure: Measure, names: Names) -> Bound | None:
    """Read the bound of a table; the one that goes without saying where none is written, else None."""
    given_words = [key for key in table if key in BOUNDS]
    if len(given_words) > 1:
        table.problem("two-bounds", found="、".join(given_words))
        return None
    if not given_words:
        return _unsaid(measure)
    word = Word(given_words[0])
    node = table.at(word)
    scale = measure.scale
    if word in _ORDERED and scale.kind in _WITHOUT_ORDER:
        node.misfit("量的是选项，只能用 is、is_not", "a choice is measured; only is and is_not fit")
        return None
    if node.value == "all" and word is Word.AT_LEAST and isinstance(measure, Kinds):
        if measure.words is None:
            node.misfit("没有写 of，不知道一共几种", "without of nobody knows how many all are")
            return None
        return Bound(word, (Decimal(len(measure.words)),))
    if word in _EQUAL and isinstance(node.value, (list, tuple)):
        read = [given(one, scale, names) for one in node.items()]
        if not read:
            node.wrong("至少一个值", "at least one value")
        told = tuple(one for one in read if one is not None)
        return Bound(word, told) if told and len(told) == len(read) else None
    if word in _ORDERED and isinstance(node.value, bool):
        node.wrong("数", "a number")
        return None
    value = given(node, scale, names)
    return None if value is None else Bound(word, (value,))


def needed_bound(needed: Node) -> Bound | None:
    """Read `needed` of `some`; None after a problem."""
    count = needed.whole(1, 1000)
    return None if count is None else Bound(Word.AT_LEAST, (Decimal(count),))


def _unsaid(measure: Measure) -> Bound | None:
    """A yes/no fact and a pattern ask for yes; a join asks for nothing but itself."""
    if measure.scale.kind is ScaleKind.TRUTH and isinstance(measure, (Fact, Matches)):
        return Bound(Word.IS, (True,))
    return None


def missing_bound(table: Node, scale: Scale) -> None:
    """Note that a bound is missing, where it would stand."""
    table.at("is" if scale.kind in _WITHOUT_ORDER else "at_least").problem("missing-required")


def exceptions_of(
    node: Node, measure: Measure, names: Names, clause: Callable[[Node], Clause | None]
) -> tuple[But, ...]:
    """Read `but`: bounds for special cases, the first that holds.

    Args:
        node: Where they are written.
        measure: What is measured.
        names: What may be mentioned.
        clause: Reads the condition of an exception.
    """
    found: list[But] = []
    for one in node.items(FEW):
        if not one.closed(BOUNDS | {"when"}):
            continue
        said = one.require("when")
        when = None if said is None else clause(said)
        if not BOUNDS.intersection(one):
            missing_bound(one, measure.scale)
            continue
        bound = bound_of(one, measure, names)
        if when is not None and bound is not None:
            found.append(But(when, bound))
    return tuple(found)
