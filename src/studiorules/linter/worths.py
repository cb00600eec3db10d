"""Checks of worths and losses: what is better and earns less, and words that nobody listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.ranges import steps_of
from studiorules.linter.words import bound, number, value
from studiorules.rulebook import EarnBy, EarnEach, EarnSteps, Line, LoseBy, Requirement, Scale, ScaleKind, Test, Word
from studiorules.terms import Text

__all__ = ["FEWEST", "better_earns_less", "listed", "unlisted_earning", "unlisted_losing", "way"]

_UPWARDS, _DOWNWARDS = (Word.AT_LEAST, Word.ABOVE), (Word.AT_MOST, Word.BELOW)
FEWEST = 2
"""So many words have to be listed, and so many left out, before the list looks like one that forgot some."""


def better_earns_less(of: Requirement, look: Look) -> Iterator[Seen]:
    """Points that fall where what is measured gets better, and no reason given."""
    test = of.test
    if test is None or of.why is not None:
        return
    wanted = way(test)
    match of.worth:
        case EarnEach(points) if wanted < 0 < points and test.bound is not None:
            yield seen(
                "earn_each",
                how=Text(
                    f"每多一份得{number(points)}分，而“{bound(test.bound)}”才算够",
                    f'each one more earns {number(points)}, and "{bound(test.bound)}" is enough',
                ),
            )
        case EarnSteps(steps):
            lowest = look.extent(test.measure)[0][0]
            first = steps_of(steps[0][0], test.measure.scale) if isinstance(steps[0][0], (Decimal, str)) else None
            start = [("", Decimal(0))] if lowest is None or (first is not None and first > lowest) else []
            yield from _turning("earn_steps", [*start, *((value(at), points) for at, points in steps)], wanted)
        case EarnBy(pairs) if test.measure.scale.kind is ScaleKind.LEVEL:
            yield from _turning("earn_by", _by_rank(dict(pairs), test.measure.scale), wanted)


def way(test: Test) -> int:
    """1 where more is better, −1 where less is, 0 where nothing says so."""
    words = {one.word for one in (test.bound, *(but.bound for but in test.but)) if one is not None}
    return 1 if words and words <= set(_UPWARDS) else -1 if words and words <= set(_DOWNWARDS) else 0


def _by_rank(told: dict[str, Decimal], scale: Scale) -> list[tuple[str, Decimal]]:
    """What each level earns, the lowest first: one that is not listed earns what the next lower listed one does."""
    found: list[tuple[str, Decimal]] = []
    earned = Decimal(0)
    for word in () if scale.vocabulary is None else scale.vocabulary.ids:
        earned = told.get(word, earned)
        found.append((word, earned))
    return found


def _turning(below: str, told: Sequence[tuple[str, Decimal]], way: int) -> Iterator[Seen]:
    """Where points go the wrong way; without a bound, where they turn."""
    rises = [pair for pair in pairwise(told) if pair[1][1] > pair[0][1]]
    falls = [pair for pair in pairwise(told) if pair[1][1] < pair[0][1]]
    wrong = falls if way > 0 or (way == 0 and rises) else rises if way < 0 else []
    for (low, less), (high, more) in wrong[:1]:
        yield seen(
            below,
            how=Text(
                f"{low or '更少'}得{number(less)}分，{high}得{number(more)}分",
                f"{low or 'less'} earns {number(less)}, {high} earns {number(more)}",
            ),
        )


def unlisted_earning(of: Requirement, _: Look) -> Iterator[Seen]:
    """Words of a choice that earn nothing because nobody listed them."""
    if isinstance(of.worth, EarnBy) and of.test is not None and of.why is None:
        scale = of.test.measure.scale
        if scale.kind is ScaleKind.CHOICE:
            yield from _forgotten("earn_by", dict(of.worth.points), scale, Text("得0分", "earn nothing"))


def unlisted_losing(of: Line, _: Look) -> Iterator[Seen]:
    """Words that lose nothing because nobody listed them: of levels those beside or beyond one that loses."""
    if not isinstance(of.loss, LoseBy):
        return
    told, scale = dict(of.loss.points), of.test.measure.scale
    what = Text("不扣分", "lose nothing")
    if scale.kind is ScaleKind.CHOICE:
        yield from _forgotten("lose_by", told, scale, what)
        return
    if scale.vocabulary is None:
        return
    words = scale.vocabulary.ids
    losing = [rank for rank, word in enumerate(words) if told.get(word, 0) > 0]
    if not losing:
        return
    losses = [told.get(words[rank], Decimal(0)) for rank in losing]
    lower_is_worse, higher_is_worse = losses[0] > losses[-1], losses[0] < losses[-1]
    inside = [words[rank] for rank in range(losing[0], losing[-1]) if words[rank] not in told]
    under = [word for word in words[: losing[0]] if word not in told]
    over = [word for word in words[losing[-1] :] if word not in told]
    both = bool(under and over) and not (lower_is_worse or higher_is_worse)
    beyond = under if lower_is_worse or both else over if higher_is_worse else []
    if inside or beyond:
        yield seen("lose_by", words=listed([*beyond, *inside], scale), what=what)


def _forgotten(below: str, told: dict[str, Decimal], scale: Scale, what: Text) -> Iterator[Seen]:
    words = () if scale.vocabulary is None else scale.vocabulary.ids
    missing = [word for word in words if word not in told and word != "other"]
    if len(told) >= FEWEST and len(missing) >= FEWEST:
        yield seen(below, words=listed(missing, scale), what=what)


def listed(words: Sequence[str], scale: Scale) -> Text:
    """Name words one after another."""
    terms = [term for word in words if scale.vocabulary is not None and (term := scale.vocabulary.find(word))]
    return Text("、".join(term.text.zh for term in terms), ", ".join(term.id for term in terms))
