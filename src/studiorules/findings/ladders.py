"""Ladders as findings: rungs with their amounts, made from the numbers."""

from decimal import Decimal
from functools import partial
from typing import Protocol

from studiorules.dossier import UNITS
from studiorules.findings.decision import Decision, Rung, Veto
from studiorules.findings.figures import Figures
from studiorules.findings.interval import Interval
from studiorules.rulebook import Decision as Ladder
from studiorules.rulebook import Rulebook, Scale, ScaleKind

__all__ = ["WhyNot", "came_to"]

_YUAN = Scale(kind=ScaleKind.NUMBER, places=2, unit=UNITS["yuan"])
_NO_END = 10**24
"""Hundredths of a yuan beyond all money: no upper end."""


class WhyNot(Protocol):
    """Whoever says what keeps a ladder down."""

    def ruled_out(self, decision_id: str, rung_id: str) -> tuple[str, ...]:
        """Say which needs of a rung surely fail."""
        ...

    def vetoes(self, decision_id: str) -> tuple[tuple[str, bool], ...]:
        """Say which vetoes do not surely hold, and of each whether it surely fails."""
        ...


def came_to(ladder: Ladder, figures: Figures, rulebook: Rulebook, why: WhyNot) -> Decision:
    """Say what a ladder came to.

    Args:
        ladder: The ladder.
        figures: The numbers.
        rulebook: The rulebook.
        why: Whoever says what keeps it down, when that is asked.
    """
    certain, possible = (figures.value(f"decision:{ladder.id}", end) for end in ("certain", "possible"))
    rungs = tuple(
        Rung(
            id=rung.id,
            title=rung.title,
            yuan=None if rung.yuan is None else _amount(figures, f"amount:{ladder.id}/{rung.id}"),
            ruled_out_by=partial(why.ruled_out, ladder.id, rung.id) if index > possible else None,
        )
        for index, rung in enumerate(ladder.rungs)
    )
    return Decision(
        id=ladder.id,
        title=ladder.title,
        rungs=rungs,
        certain=rungs[certain],
        possible=rungs[possible],
        vetoed_by=partial(_vetoes, why, ladder.id, rulebook) if any(one.veto for one in rulebook) else None,
    )


def _vetoes(why: WhyNot, ladder: str, rulebook: Rulebook) -> tuple[Veto, ...]:
    return tuple(Veto(id=id_, title=rulebook[id_].title, sure=sure) for id_, sure in why.vetoes(ladder))


def _amount(figures: Figures, of: str) -> Interval:
    low, high = (figures.value(of, end) for end in ("low", "high"))
    return Interval(
        low=Decimal(low).scaleb(-2), high=None if high >= _NO_END else Decimal(high).scaleb(-2), scale=_YUAN
    )
