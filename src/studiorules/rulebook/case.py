"""Cases: what must come out for a dossier, as the author of a rulebook says it."""

from datetime import date
from decimal import Decimal

import attrs

from studiorules.dossier import Dossier
from studiorules.errors import Place
from studiorules.terms import Outcome

__all__ = ["Case"]


@attrs.frozen(kw_only=True)
class Case:
    """One case: a dossier, a day, and what must come out of a requirement, a ladder or the priorities.

    Attributes:
        requirement: Full id of the requirement, `priority:` and the id of a priority; "" = it speaks of no single one.
        decision: Id of the ladder; "" = it speaks of none.
        dossier: What is judged: a base with the differences made.
        as_of: The day.
        outcome: What must come out of the requirement or priority; None = it speaks of neither.
        low: Points at the low end; None = not said.
        high: Points at the high end; None = not said.
        rungs: The ids of the highest rung surely and of the highest possibly reached; None = it speaks of no ladder.
        priorities: Ids of all priorities that surely hold, in the order of the rulebook; None = it does not say.
        why: What it shows, in one sentence.
        rulebook: Whose case it is, `id@edition`.
        place: Where it is written.
    """

    requirement: str = ""
    decision: str = ""
    dossier: Dossier = attrs.field(repr=False)
    as_of: date
    outcome: Outcome | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    rungs: tuple[str, str] | None = None
    priorities: tuple[str, ...] | None = None
    why: str
    rulebook: str = ""
    place: Place = attrs.field(factory=Place, eq=False)

    @property
    def about(self) -> str:
        """What it speaks of: `place/room`, `priority:front-line`, `decision:grade`, `priorities`."""
        return f"decision:{self.decision}" if self.decision else self.requirement or "priorities"

    @property
    def expected(self) -> str:
        """What must come out, in a word: an outcome, rungs, priorities."""
        if self.rungs is not None:
            return "–".join(dict.fromkeys(self.rungs))
        return ",".join(self.priorities or ()) if self.outcome is None else str(self.outcome)

    def test_name(self, rulebook: str) -> str:
        """A name for it as a test of a rulebook: whose it is where it is another's, what it speaks of, line and answer.

        Args:
            rulebook: The rulebook, `id@edition`.
        """
        whose = "" if self.rulebook == rulebook else f"{self.rulebook}/"
        return f"{whose}{self.about}:{self.place.line}:{self.expected}"

    def __str__(self) -> str:
        return f"{self.about}: {self.why}"
