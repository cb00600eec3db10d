"""The numbers of an evaluation, by id and part: what engines give and findings read.

For each requirement `sure` and `possible` say whether it passes (1 or 0), `fact` whether a fact is among what is
missing, `low` and `high` its points in whole steps of the rulebook's rounding; `applies` and `may_apply` whether it
applies, `error` whether it could not be computed; a priority has the same, without points, under
`priority:` and its id; of what is asked in principle only, `waived` whether it surely counts
as passed and would not without a waiver. Criteria, sections and `total` have the same; a decision `certain`
and `possible`, the index of a rung. Of what the total is made, `total:base` and (where there is a bonus) `total:bonus`
have `low` and `high`; so has the amount that goes with a rung, `amount:` with the ids of the ladder and the rung, in
hundredths of a yuan.
"""

from typing import Literal, Protocol

from studiorules.terms import Outcome

__all__ = ["Figure", "Figures", "outcome_of"]

Figure = Literal["sure", "possible", "fact", "low", "high", "applies", "may_apply", "error", "waived", "certain"]


class Figures(Protocol):
    """Whatever gives the numbers of an evaluation."""

    def value(self, of: str, figure: Figure) -> int:
        """Return one number; `of` is a full id, `total`, or `decision:` and its id."""
        ...


def outcome_of(figures: Figures, of: str, *, waivable: bool = False) -> Outcome:
    """Say a requirement's, criterion's or section's outcome from its numbers.

    Args:
        figures: The numbers.
        of: Its full id.
        waivable: Whether it is a requirement that is asked in principle only.
    """
    value = figures.value
    if value(of, "error"):
        return Outcome.ERROR
    if not value(of, "may_apply"):
        return Outcome.NOT_APPLICABLE
    if value(of, "sure"):
        return Outcome.FIXED if waivable and value(of, "waived") else Outcome.PASS
    if not value(of, "possible"):
        return Outcome.FAIL
    return Outcome.UNKNOWN if value(of, "fact") else Outcome.NOT_CHECKED
