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
    """One case of one requirement: a dossier, a day, and what must come out.

    Attributes:
        requirement: Full id of the requirement.
        dossier: What is judged: a base with the differences made.
        as_of: The day.
        outcome: What must come out.
        low: Points at the low end; None = not said.
        high: Points at the high end; None = not said.
        why: What it shows, in one sentence.
        place: Where it is written.
    """

    requirement: str
    dossier: Dossier = attrs.field(repr=False)
    as_of: date
    outcome: Outcome
    low: Decimal | None = None
    high: Decimal | None = None
    why: str
    place: Place = attrs.field(factory=Place, eq=False)

    def __str__(self) -> str:
        return f"{self.requirement}: {self.why}"
