"""A criterion, a section, or the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from studiorules.findings.points import Points, plain
from studiorules.terms import Outcome, Text

if TYPE_CHECKING:
    from studiorules.findings.finding import Finding

__all__ = ["Part"]


@attrs.frozen(kw_only=True)
class Part:
    """A criterion, a section, or the whole.

    Attributes:
        id: Its full id.
        title: Its name for readers.
        short: Its name in narrow places.
        outcome: What it came to, by its own condition or because all below is met.
        points: Its points.
        parts: The criteria below; empty for a criterion.
        findings: The findings below, in order.
        bonus: Whether its points come on top of the rulebook's.
    """

    id: str
    title: Text
    short: Text
    outcome: Outcome
    points: Points
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...] = attrs.field(repr=False)
    bonus: bool = False

    @property
    def in_base(self) -> bool:
        """Whether its points are among those that the total is made of, bonus aside."""
        return not self.bonus and self.points.unit == "point"

    @property
    def own(self) -> tuple[Finding, ...]:
        """The findings that stand directly below, in no part of it."""
        inside = {finding.id for part in self.parts for finding in part.findings}
        return tuple(finding for finding in self.findings if finding.id not in inside)

    @property
    def tally(self) -> Mapping[Outcome, int]:
        """How many findings below came to what."""
        return Counter(finding.outcome for finding in self.findings)

    def __str__(self) -> str:
        return f"{self.title} {self.points}"

    def __repr__(self) -> str:
        return f"<Part {self.id} {self.outcome} {plain(self.points.low)}–{plain(self.points.high)}>"
