"""The cases of a rulebook, tried: what must come out, and what did."""

from functools import cached_property

import attrs

from studiorules.findings.decision import Decision
from studiorules.findings.evaluation import Evaluation
from studiorules.findings.finding import Finding
from studiorules.rulebook import Case, Coverage, Rulebook, Superseded, coverage
from studiorules.terms import Outcome

__all__ = ["Trial", "TriedCase"]


@attrs.frozen(kw_only=True)
class TriedCase:
    """A case and what came out of it.

    Attributes:
        case: What must come out.
        evaluation: Of the dossier of the case.
    """

    case: Case
    evaluation: Evaluation = attrs.field(repr=False)

    @property
    def finding(self) -> Finding | None:
        """What came out of the requirement or priority; None where the case speaks of no single one."""
        return self.evaluation[self.case.requirement] if self.case.requirement else None

    @property
    def decision(self) -> Decision | None:
        """What the ladder came to; None where the case speaks of none."""
        return self.evaluation.decisions[self.case.decision] if self.case.decision else None

    @property
    def priorities(self) -> tuple[str, ...]:
        """Ids of all priorities that surely hold, in the order of the rulebook."""
        held = (one for one in self.evaluation.priorities if one.outcome is Outcome.PASS)
        return tuple(one.id.partition(":")[2] for one in held)

    @property
    def kept(self) -> bool:
        """Whether what came out is what must; points of which the case says nothing may be any."""
        expected, found, decision = self.case, self.finding, self.decision
        if decision is not None:
            return (decision.certain.id, decision.possible.id) == expected.rungs
        if found is None:
            return self.priorities == expected.priorities
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
        inherited: The cases of the rulebooks that it extends which must still come out.
        superseded: Those which must not, and why; they are not tried.
    """

    rulebook: Rulebook
    tried: tuple[TriedCase, ...]
    inherited: tuple[TriedCase, ...] = ()
    superseded: tuple[Superseded, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether every case came out as it must."""
        return not self.failed

    @cached_property
    def failed(self) -> tuple[TriedCase, ...]:
        """The cases that came out otherwise, those that are inherited last."""
        return tuple(one for one in (*self.tried, *self.inherited) if not one.kept)

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
