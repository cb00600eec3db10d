"""Tests that have to hold together: whether what they ask of one measure leaves anything."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from studiorules.linter.measured import if_none, loosest
from studiorules.linter.ranges import Ranges, inside, overlap
from studiorules.linter.records import among
from studiorules.rulebook import Count, Joined, Kinds, Measure, Narrowing, ScaleKind, Test, ValueOf, Word

if TYPE_CHECKING:
    from studiorules.linter.look import Look

__all__ = ["Joint", "is_plain", "subject"]

_MOST_BESIDE = 50
"""So many bounds of one list are held against each other; a rulebook of people has fewer."""


@attrs.frozen(eq=False)
class Joint:
    """Tests that have to hold together, measure by measure; of one list also a part against the whole.

    Attributes:
        look: The rulebook they are of.
    """

    look: Look
    _left: dict[Measure, Ranges] = attrs.field(factory=dict, init=False, repr=False)
    _fixed: dict[Measure, Ranges] = attrs.field(factory=dict, init=False, repr=False)
    _told: dict[Measure, list[tuple[Test, Ranges]]] = attrs.field(factory=dict, init=False, repr=False)
    _wanted: dict[str, list[tuple[Narrowing, int, Test]]] = attrs.field(factory=dict, init=False, repr=False)
    _allowed: dict[str, list[tuple[Narrowing, int, Test]]] = attrs.field(factory=dict, init=False, repr=False)
    _seen: set[int] = attrs.field(factory=set, init=False, repr=False)

    def add(self, test: Test) -> tuple[Test, Test] | None:
        """Take a test in; another that excludes it, and itself, where nothing is left for both."""
        if id(test) in self._seen:
            return None
        self._seen.add(id(test))
        ranges = None if if_none(test.measure) == "pass" else loosest(test, self.look.book)
        if ranges is None:
            return None
        what = test.measure
        before, told = self._left.get(what), self._told.setdefault(what, [])
        left = ranges if before is None else overlap(before, ranges)
        if not left and before:
            return next((one for one, of in told if not overlap(of, ranges)), told[-1][0]), test
        told.append((test, ranges))
        self._left[what] = left
        if not _moving(test):
            self._fixed[what] = overlap(self._fixed[what], ranges) if what in self._fixed else ranges
        return self._beside(test, ranges)

    def _beside(self, test: Test, ranges: Ranges) -> tuple[Test, Test] | None:
        """Take in how many records a test wants or allows; another of which the records are more, or less."""
        what = test.measure
        if not isinstance(what, (Count, Kinds)) or not ranges or (isinstance(what, Count) and what.weights is not None):
            return None
        of, least, most = what.of, ranges[0][0], ranges[-1][1]
        if least is not None and least > 0:
            for whole, limit, other in self._allowed.get(of.list, ()):
                if limit < least and among(of, whole, self.look):
                    return other, test
            _keep(self._wanted, (of, least, test))
        if most is not None and isinstance(what, Count) and what.once_per is None:
            for part, number, other in self._wanted.get(of.list, ()):
                if most < number and among(part, of, self.look):
                    return other, test
            _keep(self._allowed, (of, most, test))
        return None

    def implies(self, test: Test) -> bool:
        """Whether a test surely holds where those taken in do."""
        if _moving(test) or test.measure not in self._fixed:
            return False
        wanted = loosest(test, self.look.book)
        return wanted is not None and inside(self._fixed[test.measure], wanted)


def subject(measure: Measure) -> Hashable:
    """What a measure is about: tests of different subjects never exclude each other."""
    return measure.of.list if isinstance(measure, (Count, Kinds)) else measure


def _keep(kept: dict[str, list[tuple[Narrowing, int, Test]]], one: tuple[Narrowing, int, Test]) -> None:
    several = kept.setdefault(one[0].list, [])
    if len(several) < _MOST_BESIDE:
        several.append(one)


def _moving(test: Test) -> bool:
    """Whether what a test asks depends on the day or on something else."""
    return bool(test.but) or (test.bound is not None and any(isinstance(one, ValueOf) for one in test.bound.values))


def is_plain(test: Test) -> bool:
    """Whether a join is asked to hold, and nothing else."""
    if not isinstance(test.measure, Joined) or test.measure.scale.kind is not ScaleKind.TRUTH or test.but:
        return False
    bound = test.bound
    return bound is None or (bound.word in (Word.IS, Word.AT_LEAST) and bound.values in ((True,), (Decimal(1),)))
