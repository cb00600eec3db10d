"""The cases of a rulebook, tried: what must come out, and what did."""

from functools import cached_property

import attrs

from studiorules.findings.finding import Finding
from studiorules.rulebook import Case, Coverage, Rulebook, coverage

__all__ = ["Trial", "TriedCase"]


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
    def kept(self) -> bool:
        """Whether what came out is what must; points of which the case says nothing may be any."""
        expected, found = self.case, self.finding
        return (
            found.outcome == expected.outcome
            and expected.low in (None, found.points.low)
            and expected.high in (None, found.points.high)
        )


@attrs.frozen(kw_only=True, eq=False)
class Trial:
    """All cases of a rulebook, tried.

    Attributes:
        rulebook: The rulebook.
        tried: Its cases, in order.
    """

    rulebook: Rulebook
    tried: tuple[TriedCase, ...]

    @property
    def kept(self) -> bool:
        """Whether every case came out as it must."""
        return not self.failed

    @cached_property
    def failed(self) -> tuple[TriedCase, ...]:
        """The cases that came out otherwise."""
        return tuple(one for one in self.tried if not one.kept)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """What the cases show, requirement by requirement."""
        return coverage(self.rulebook)

    @property
    def wanted(self) -> int:
        """How many outcomes of requirements are to be shown."""
        return sum(len(one.wanted) for one in self.coverage)

    @property
    def shown(self) -> int:
        """How many of them are."""
        return self.wanted - sum(len(one.missing) for one in self.coverage)
