"""Checks of where numbers come from: whose they are, why, where they are stated, and since when they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Protocol

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.words import days
from studiorules.rulebook import Decision, Parameter, Requirement, Rulebook, Score, Test
from studiorules.terms import Citation, Text

__all__ = [
    "decision_without_basis",
    "decision_without_citation",
    "decision_without_reason",
    "gap",
    "no_basis",
    "no_citation",
    "no_reason",
    "undated",
    "value_without_basis",
    "value_without_citation",
    "value_without_reason",
]


class _Told(Protocol):
    """Something that may say whose it is, why, and where it is stated."""

    @property
    def basis(self) -> str | None: ...
    @property
    def why(self) -> Text | None: ...
    @property
    def cite(self) -> Citation | None: ...


def no_basis(of: Requirement, look: Look) -> Iterator[Seen]:
    """A requirement that does not say whose its numbers are, nor does anything above it."""
    if not of.unseen and _basis(_chain(of, look)) is None:
        yield seen()


def no_citation(of: Requirement, look: Look) -> Iterator[Seen]:
    """A requirement seen in a source that nothing names."""
    chain = _chain(of, look)
    if _basis(chain) == "seen" and not any(one.cite for one in chain):
        yield seen()


def no_reason(of: Requirement, look: Look) -> Iterator[Seen]:
    """A requirement of the editor's own numbers, without a reason where that is said or nearer."""
    if _unreasoned(_chain(of, look)):
        yield seen()


def value_without_basis(of: Parameter, look: Look) -> Iterator[Seen]:
    """A dated value that does not say whose it is, nor does the rulebook."""
    yield from (_dated(at) for at, one in enumerate(of.dated) if _basis([one, look.book]) is None)


def value_without_citation(of: Parameter, look: Look) -> Iterator[Seen]:
    """A dated value seen in a source that nothing names."""
    for at, one in enumerate(of.dated):
        if _basis([one, look.book]) == "seen" and not (one.cite or look.book.cite):
            yield _dated(at)


def value_without_reason(of: Parameter, look: Look) -> Iterator[Seen]:
    """A dated value of the editor's own, without a reason."""
    yield from (_dated(at) for at, one in enumerate(of.dated) if _unreasoned([one, look.book]))


def decision_without_basis(of: Decision, look: Look) -> Iterator[Seen]:
    """A ladder of numbers that does not say whose they are, nor does the rulebook."""
    if _numbers(of) and _basis([of, look.book]) is None:
        yield seen()


def decision_without_citation(of: Decision, look: Look) -> Iterator[Seen]:
    """A ladder of numbers seen in a source that nothing names."""
    if _numbers(of) and _basis([of, look.book]) == "seen" and not (of.cite or look.book.cite):
        yield seen()


def decision_without_reason(of: Decision, look: Look) -> Iterator[Seen]:
    """A ladder of the editor's own numbers, without a reason where that is said or nearer."""
    if _numbers(of) and _unreasoned([of, look.book]):
        yield seen()


def _numbers(of: Decision) -> bool:
    """Whether a ladder has numbers of its own: points to reach, or money to get."""
    scores = (isinstance(need, Test) and isinstance(need.measure, Score) for rung in of.rungs for need in rung.needs)
    return any(scores) or any(rung.yuan is not None for rung in of.rungs)


def undated(of: Rulebook, _: Look) -> Iterator[Seen]:
    """A rulebook that does not say from when on it holds, and gives no reason."""
    if of.in_force.from_ is None and of.why is None:
        yield seen()


def gap(of: Parameter, look: Look) -> Iterator[Seen]:
    """Days of the rulebook on which a value has none: whatever uses it cannot be judged then."""
    holds = look.book.in_force
    first, last = of.dated[0], of.dated[-1]
    if holds.from_ is not None and first.from_ > holds.from_:
        yield seen("dated", what=days(holds.from_, first.from_ - timedelta(days=1)))
    for before, after in pairwise(of.dated):
        if before.to is not None and before.to + timedelta(days=1) < after.from_:
            yield seen("dated", what=days(before.to + timedelta(days=1), after.from_ - timedelta(days=1)))
    if last.to is not None and not holds.unknown and (holds.to is None or holds.to > last.to):
        yield seen("dated", what=days(last.to + timedelta(days=1), holds.to))


def _dated(at: int) -> Seen:
    return seen(f"dated[{at}]")


def _chain(of: Requirement, look: Look) -> list[_Told]:
    """The requirement and what stands above it, the nearest first."""
    return [of, *look.headings.get(of.id, ()), look.book]


def _basis(chain: list[_Told]) -> str | None:
    return next((one.basis for one in chain if one.basis is not None), None)


def _unreasoned(chain: list[_Told]) -> bool:
    """Whether the numbers are the editor's own and no reason stands where that is said, or nearer."""
    said = next((at for at, one in enumerate(chain) if one.basis is not None), None)
    if said is None or chain[said].basis != "editor":
        return False
    return not any(one.why for one in chain[: said + 1])
