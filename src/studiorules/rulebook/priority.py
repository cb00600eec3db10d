"""Priorities: what gives preference among those who are equal, and no points."""

from typing import Final

import attrs

from studiorules.rulebook.in_force import InForce
from studiorules.rulebook.requirement import Requirement

__all__ = ["PRIORITY", "Priority"]

PRIORITY: Final = "priority:"
"""What stands before the id of a priority where requirements are named too."""


@attrs.frozen(kw_only=True)
class Priority:
    """Something that gives preference: a test that brings no points and that no decision reads.

    Attributes:
        requirement: What is asked, worth nothing; its id is that of the priority behind `priority:`.
        in_force: When it gives preference.
    """

    requirement: Requirement
    in_force: InForce = attrs.field(factory=InForce)

    @property
    def id(self) -> str:
        """Its id."""
        return self.requirement.id.removeprefix(PRIORITY)
