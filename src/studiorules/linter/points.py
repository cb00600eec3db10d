"""Checks of points: those that nobody can earn, those that are cut off, and what is worth full points."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import ceil

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.ranges import allowed, steps_of
from studiorules.linter.words import bound, number, value
from studiorules.rulebook import (
    Cap,
    EarnBy,
    EarnEach,
    EarnSteps,
    Line,
    Requirement,
    RuleSection,
    Scale,
    ScaleKind,
    Word,
)
from studiorules.terms import Text

__all__ = [
    "cut_off",
    "full_unreachable",
    "idle_cap",
    "idle_section_cap",
    "loses_more",
    "not_full",
    "pass_earns_nothing",
]

_UPWARDS = (Word.AT_LEAST, Word.ABOVE)
_DOWNWARDS = (Word.AT_MOST, Word.BELOW)


def full_unreachable(of: Requirement, look: Look) -> Iterator[Seen]:
    """Points that nobody can earn, though the requirement can pass."""
    if of.test is None or not look.reach(of.test).holds:
        return
    most = look.earned(of)
    if most < of.allotted:
        yield seen(most=number(most), allotted=number(of.allotted))


def cut_off(of: Requirement, _: Look) -> Iterator[Seen]:
    """A step or a word that earns more than the requirement brings."""
    if of.points_unknown or of.unseen:
        return
    match of.worth:
        case EarnSteps(steps):
            most = max((points for _, points in steps), default=Decimal(0))
            below = "earn_steps"
        case EarnBy(pairs):
            most = max((points for _, points in pairs), default=Decimal(0))
            below = "earn_by"
        case _:
            return
    if most > of.allotted:
        yield seen(below, points=number(most), allotted=number(of.allotted))


def loses_more(of: Requirement, _: Look) -> Iterator[Seen]:
    """A line that loses more than the requirement brings, and no reason given."""
    if of.points_unknown or of.unseen or of.why is not None:
        return
    for at, line in enumerate(of.lines):
        if line.most is not None and line.most > of.allotted:
            yield seen(f"deduct[{at}]", points=number(line.most), allotted=number(of.allotted))


def idle_section_cap(of: RuleSection, _: Look) -> Iterator[Seen]:
    """A cap that no sum of the section comes to."""
    if of.cap is not None and of.cap >= of.points and not of.points_unknown and not _unknown_below(of):
        yield seen("cap", cap=number(of.cap), most=number(of.points))


def idle_cap(of: Line, look: Look) -> Iterator[Seen]:
    """A cap on the total that no total comes to."""
    book = look.book
    if not isinstance(of.loss, Cap) or book.allotted is None or book.adds_unknown("total"):
        return
    most = book.allotted + sum((one.most for one in book.bonus), Decimal(0))
    if of.loss.points >= most:
        yield seen("cap", cap=number(of.loss.points), most=number(most))


def pass_earns_nothing(of: Requirement, _: Look) -> Iterator[Seen]:
    """Steps that begin above what is enough: whoever just passes earns nothing."""
    least = _least(of)
    if least is None or of.test is None or not isinstance(of.worth, EarnSteps) or of.allotted == 0:
        return
    first = _step(of.worth.steps[0][0], of.test.measure.scale)
    if first is not None and first > least:
        yield seen("earn_steps", enough=_enough(of), first=value(of.worth.steps[0][0]))


def not_full(of: Requirement, look: Look) -> Iterator[Seen]:
    """Full points elsewhere than at what is enough, and no reason given."""
    if of.test is None or look.earned(of) < of.allotted:
        return
    if any(one.why is not None for one in (of, *look.headings.get(of.id, ())[:1])):
        return
    scale, least, most = of.test.measure.scale, _least(of), _most(of)
    full = None if least is None else _full(of, scale)
    if full is not None and full[0] != least:
        yield seen(enough=_enough(of), full=full[1])
    last = None if most is None else _full_up_to(of, scale)
    if last is not None and last != most:
        told = number(Decimal(last) / scale.steps)
        yield seen(enough=_enough(of), full=Text(f"不多于{told}", f"no more than {told}"))


def _unknown_below(section: RuleSection) -> bool:
    return any(one.points_unknown for one in section.all_requirements)


def _enough(of: Requirement) -> str:
    return "" if of.test is None or of.test.bound is None else bound(of.test.bound)


def _least(of: Requirement) -> int | None:
    """The least that is enough, in steps; None where that depends on something, or less is better."""
    test = of.test
    if test is None or test.bound is None or test.but or test.bound.word not in _UPWARDS or of.unseen:
        return None
    step = _step(test.bound.value, test.measure.scale)
    return None if step is None else allowed(test.bound.word, [step])[0][0]


def _most(of: Requirement) -> int | None:
    """The most that is enough where less is better, in steps; None where that depends on something."""
    test = of.test
    if test is None or test.bound is None or test.but or test.bound.word not in _DOWNWARDS or of.unseen:
        return None
    step = _step(test.bound.value, test.measure.scale)
    return None if step is None else allowed(test.bound.word, [step])[0][1]


def _full_up_to(of: Requirement, scale: Scale) -> int | None:
    """Up to how many steps all points are earned, where they fall from some step on; None where nobody can say."""
    if not isinstance(of.worth, EarnSteps):
        return None
    steps = of.worth.steps
    after = [start for (_, points), (start, _) in pairwise(steps) if points >= of.allotted]
    step = _step(after[-1], scale) if after and steps[-1][1] < of.allotted else None
    return None if step is None else ceil(step) - 1


def _step(given: object, scale: Scale) -> Decimal | None:
    return steps_of(given, scale) if isinstance(given, (Decimal, str)) else None


def _full(of: Requirement, scale: Scale) -> tuple[int, str] | None:
    """From how many steps on all points are earned, and how that is written; None where nobody can say."""
    match of.worth:
        case EarnEach(points) if points > 0:
            least = ceil(of.allotted / points * scale.steps)
            return least, number(Decimal(least) / scale.steps)
        case EarnSteps(steps):
            start = next((start for start, points in steps if points >= of.allotted), None)
            found = None if start is None else _step(start, scale)
            return None if found is None or start is None else (ceil(found), value(start))
        case EarnBy(pairs) if scale.kind is ScaleKind.LEVEL:
            word = next((word for word, points in pairs if points >= of.allotted), None)
            found = None if word is None else _step(word, scale)
            return None if found is None or word is None else (int(found), value(word))
    return None
