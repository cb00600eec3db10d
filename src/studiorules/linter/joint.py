"""Tests that have to hold together: whether what they ask of one measure leaves anything."""

from __future__ import annotations

from decimal import Decimal

import attrs

from studiorules.linter.measured import if_none, loosest
from studiorules.linter.ranges import Ranges, inside, overlap
from studiorules.rulebook import Joined, Measure, Rulebook, ScaleKind, Test, ValueOf, Word

__all__ = ["Joint", "is_plain"]


@attrs.frozen(eq=False)
class Joint:
    """Tests that have to hold together, measure by measure.

    Attributes:
        book: The rulebook they are of.
    """

    book: Rulebook
    _left: dict[Measure, Ranges] = attrs.field(factory=dict, init=False, repr=False)
    _fixed: dict[Measure, Ranges] = attrs.field(factory=dict, init=False, repr=False)
    _told: dict[Measure, list[tuple[Test, Ranges]]] = attrs.field(factory=dict, init=False, repr=False)
    _seen: set[int] = attrs.field(factory=set, init=False, repr=False)

    def add(self, test: Test) -> tuple[Test, Test] | None:
        """Take a test in; another that excludes it, and itself, where nothing is left for both."""
        if id(test) in self._seen:
            return None
        self._seen.add(id(test))
        ranges = None if if_none(test.measure) == "pass" else loosest(test, self.book)
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
        return None

    def implies(self, test: Test) -> bool:
        """Whether a test surely holds where those taken in do."""
        if _moving(test) or test.measure not in self._fixed:
            return False
        wanted = loosest(test, self.book)
        return wanted is not None and inside(self._fixed[test.measure], wanted)


def _moving(test: Test) -> bool:
    """Whether what a test asks depends on the day or on something else."""
    return bool(test.but) or (test.bound is not None and any(isinstance(one, ValueOf) for one in test.bound.values))


def is_plain(test: Test) -> bool:
    """Whether a join is asked to hold, and nothing else."""
    if not isinstance(test.measure, Joined) or test.measure.scale.kind is not ScaleKind.TRUTH or test.but:
        return False
    bound = test.bound
    return bound is None or (bound.word in (Word.IS, Word.AT_LEAST) and bound.values in ((True,), (Decimal(1),)))
