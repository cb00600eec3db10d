"""What to ask first."""

from decimal import Decimal

import attrs

from studiorules.findings.points import plain

__all__ = ["Question"]


@attrs.frozen(kw_only=True)
class Question:
    """A fact, list or judgement that would settle something.

    Attributes:
        about: Path of the fact (`premises.area_m2`), name of the list (`results`), or id of the question.
        kind: `fact`, `list` or `judgement`.
        evidence: How to find out: `documents`, `site-visit`, `interview`, `panel`.
        raises_low: How far the low end of the total would rise, were it at its best.
        lowers_high: How far the high end of the total would fall, were it at its worst.
        findings: Ids of the findings that it keeps open.
        on_total: Whether it keeps a line on the total open.
        rungs: In a rulebook without points: how many rungs of ladders it could decide, either way.
        outcomes: In a rulebook without points: how many of its findings it could decide by itself, either way.
    """

    about: str
    kind: str
    evidence: tuple[str, ...] = ()
    raises_low: Decimal
    lowers_high: Decimal
    findings: tuple[str, ...]
    on_total: bool = False
    rungs: int = 0
    outcomes: int = 0

    @property
    def swing(self) -> Decimal:
        """Both together: how much it could move the total."""
        return self.raises_low + self.lowers_high

    def __str__(self) -> str:
        return f"{self.about} +{plain(self.raises_low)}/-{plain(self.lowers_high)}"
