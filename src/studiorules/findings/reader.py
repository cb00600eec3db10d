"""What an evaluation asks of whoever made it, when somebody reads more than its numbers."""

from typing import Protocol

from studiorules.findings.question import Question
from studiorules.findings.trace import LineTrace, RequirementTrace

__all__ = ["Reader"]


class Reader(Protocol):
    """Whoever works out, when asked, what the numbers alone do not say."""

    def trace(self, requirement_id: str) -> RequirementTrace:
        """Say how a requirement came about."""
        ...

    def on_total(self) -> tuple[LineTrace, ...]:
        """Say how the lines on the total came about."""
        ...

    def questions(self) -> tuple[Question, ...]:
        """Say what to ask first."""
        ...

    def ruled_out(self, decision_id: str, rung_id: str) -> tuple[str, ...]:
        """Say which needs of a rung surely fail."""
        ...

    def vetoes(self, decision_id: str) -> tuple[tuple[str, bool], ...]:
        """Say which vetoes of a ladder do not surely hold, and of each whether it surely fails."""
        ...

    def loose(self) -> tuple[str, ...]:
        """Say which facts make the total an outer bound."""
        ...
