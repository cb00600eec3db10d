"""What one requirement came to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from studiorules.findings.interval import Interval
from studiorules.findings.points import Points, plain
from studiorules.findings.trace import (
    LineTrace,
    Reason,
    RecordUse,
    RequirementTrace,
    Shortfall,
    Telling,
    Votes,
    WaiverUse,
)
from studiorules.rulebook import Bound, Requirement
from studiorules.terms import Citation, Outcome, Text

if TYPE_CHECKING:
    from studiorules.findings.evaluation import Evaluation

__all__ = ["SIGNS", "Finding"]

SIGNS = {
    Outcome.PASS: "√",
    Outcome.FAIL: "×",
    Outcome.UNKNOWN: "○",
    Outcome.NOT_CHECKED: "△",
    Outcome.NOT_APPLICABLE: "—",
    Outcome.ERROR: "！",
}
"""The sign of each outcome; all of them exist in GBK."""


@attrs.frozen(kw_only=True, eq=False)
class Finding:
    """What one requirement came to; everything beyond outcome and points is worked out when it is read.

    Attributes:
        requirement: The requirement.
        outcome: What it came to.
        points: Its points.
        evaluation: The evaluation it belongs to.
    """

    requirement: Requirement
    outcome: Outcome
    points: Points
    evaluation: Evaluation = attrs.field(repr=False)

    @property
    def id(self) -> str:
        """Full id of the requirement."""
        return self.requirement.id

    @property
    def title(self) -> Text:
        """Name of the requirement."""
        return self.requirement.title

    @cached_property
    def trace(self) -> RequirementTrace:
        """How it came about."""
        return self.evaluation.trace(self.id)

    @property
    def measured(self) -> Interval | None:
        """What was measured; None where nothing single was (joins, deductions alone)."""
        return None if self.trace.test is None else self.trace.test.measured

    @property
    def required(self) -> tuple[Bound, ...]:
        """What is enough: one bound, or all those still open; empty where there is none."""
        return () if self.trace.test is None else self.trace.test.bounds

    @property
    def short(self) -> Shortfall | None:
        """How much is short; None where nothing is, or where nothing can be said."""
        return None if self.trace.test is None else self.trace.test.short

    @property
    def counted(self) -> tuple[RecordUse, ...]:
        """Records that surely count."""
        return () if self.trace.test is None else self.trace.test.counted

    @property
    def possible(self) -> tuple[RecordUse, ...]:
        """Records that may count, with why."""
        return () if self.trace.test is None else self.trace.test.possible_records

    @property
    def left_out(self) -> tuple[RecordUse, ...]:
        """Records of the list that do not count, with why."""
        return () if self.trace.test is None else self.trace.test.left_out

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is open; empty where it is decided."""
        return self.trace.reasons

    @property
    def lines(self) -> tuple[LineTrace, ...]:
        """Its deductions."""
        return self.trace.lines

    @property
    def notes(self) -> tuple[str, ...]:
        """What it rests on: `about`, `contested`, `waived`; and `waiver-refused`."""
        return self.trace.notes

    @property
    def contested(self) -> tuple[Telling, ...]:
        """What sources tell differently of it; nothing was chosen between them."""
        return self.trace.contested

    @property
    def votes(self) -> tuple[Votes, ...]:
        """What panels voted; empty where none was asked."""
        return self.trace.votes

    @property
    def waivers(self) -> tuple[WaiverUse, ...]:
        """The waivers of it that the dossier holds, unless it passes of itself."""
        return self.trace.waivers

    @property
    def clause(self) -> Citation | None:
        """The clause; None where the rulebook cites none."""
        return self.requirement.cite

    @property
    def basis(self) -> str | None:
        """Whose numbers: `seen`, `editor`; None where the rulebook does not say."""
        return self.requirement.basis

    @property
    def evidence(self) -> tuple[str, ...]:
        """How it is to be shown."""
        return self.requirement.evidence

    @property
    def remedies(self) -> tuple[str, ...]:
        """Ids of what can be done; empty where it has passed or does not apply."""
        done = self.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.NOT_SELECTED)
        return () if done else self.requirement.mend

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and self.id == other.id and self.evaluation == other.evaluation

    def __hash__(self) -> int:
        return hash((self.id, self.evaluation))

    def __str__(self) -> str:
        return f"{SIGNS.get(self.outcome, '※')} {self.title} {self.points}"

    def __repr__(self) -> str:
        low, high = plain(self.points.low), plain(self.points.high)
        ends = low if low == high else f"{low}–{high}"
        return f"<Finding {self.id} {self.outcome} {ends} of {plain(self.points.allotted)}>"
