"""Checks of lists that speak against a studio, such as accidents: nobody wants more of them."""

from __future__ import annotations

from collections.abc import Iterator

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.words import sentence
from studiorules.linter.worths import way
from studiorules.rulebook import (
    Best,
    Count,
    EarnEach,
    EarnSteps,
    Growth,
    Kinds,
    Line,
    LoseMostOf,
    Requirement,
    Rulebook,
    Test,
    Total,
    Worth,
)
from studiorules.terms import Text

__all__ = ["wanted", "wanted_on_total"]


def wanted(of: Requirement, look: Look) -> Iterator[Seen]:
    """A requirement that passes, or earns, where there is more of what speaks against a studio; and gives no reason."""
    if of.why is not None:
        return
    if of.test is not None and of.test.bound is None and _rises(of.worth):
        words = _list_of(of.test, look)
        if words is not None:
            how = Text(f"“{words.zh}”越多，得分越多", f"more {words.get('en')} earn more")
            yield seen(at=of.test.path, how=how)
    asked = (*look.parts(of), *(one for one in of.only_if if isinstance(one, Test)))
    yield from _asking_for_more(asked, look)


def _rises(worth: Worth) -> bool:
    """Whether more earns more."""
    match worth:
        case EarnEach(points):
            return points > 0
        case EarnSteps(steps):
            return steps[-1][1] > steps[0][1]
    return False


def wanted_on_total(of: Rulebook, look: Look) -> Iterator[Seen]:
    """A line on the total that acts where there is nothing of what speaks against a studio."""
    yield from _asking_for_more((test for line in of.on_total for test in _tests(line)), look)


def _tests(line: Line) -> Iterator[Test]:
    lines = line.loss.lines if isinstance(line.loss, LoseMostOf) else (line,)
    yield from (one.test for one in lines)


def _asking_for_more(tests: Iterator[Test] | tuple[Test, ...], look: Look) -> Iterator[Seen]:
    for test in tests:
        words = _list_of(test, look)
        if words is not None and way(test) > 0 and look.reach(test).fails:
            yield seen(
                at=test.path,
                how=Text(
                    f"“{sentence(test)}”要的是有“{words.zh}”，没有反而不行",
                    f'"{sentence(test)}" asks for {words.get("en")}, and to have none is not enough',
                ),
            )


def _list_of(test: Test, look: Look) -> Text | None:
    """The name of the list that a test counts, where it speaks against a studio; a share of it may be a good one."""
    if not isinstance(test.measure, (Count, Total, Kinds, Best, Growth)):
        return None
    section = look.book.catalogue.sections[test.measure.of.list]
    return section.text if section.adverse else None
