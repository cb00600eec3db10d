"""A case of a rulebook that was tried: what must come out, and what did."""

import attrs

from studiorules.findings.finding import Finding
from studiorules.rulebook import Case

__all__ = ["TriedCase"]


@attrs.frozen(kw_only=True)
class TriedCase:
    """A case and what came out of it.

    Attributes:
        case: What must come out.
        finding: What did.
    """

    case: Case
    finding: Finding

    @property
    def outcome_kept(self) -> bool:
        """Whether the outcome is the one expected."""
        return self.finding.outcome == self.case.outcome

    @property
    def points_kept(self) -> bool:
        """Whether the points are those expected; points of which the case says nothing are."""
        expected, found = self.case, self.finding.points
        return expected.low in (None, found.low) and expected.high in (None, found.high)

    @property
    def kept(self) -> bool:
        """Whether what came out is what must."""
        return self.outcome_kept and self.points_kept
