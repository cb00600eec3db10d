"""What is opened and what is wrong while one rulebook is read."""

from typing import Final

import attrs

from studiorules.errors import Problem, RulebookError
from studiorules.intake.documents import Loaded
from studiorules.intake.rulebook_files import Files

__all__ = ["Desk"]

MOST_PROBLEMS: Final = 10_000
"""How many problems are told of one rulebook."""


@attrs.define(eq=False)
class Desk:
    """Where the problems of one rulebook gather.

    Attributes:
        documents: What was opened, by the name problems give it; "" for a document that came from memory.
        layers: Which rulebook of those that extend one another a document is of, 1 for the one that extends nothing;
            0 where it is none of them.
        problems: What is wrong, each thing once, in the order of finding.
        opened: The files of every other rulebook that something was taken from, by where it stands.
        taken: What was taken from where: where the rulebook stands that names another, how, and where that one stands.
    """

    documents: dict[str, Loaded] = attrs.field(factory=dict)
    layers: dict[str, int] = attrs.field(factory=dict)
    problems: dict[tuple[str, str, str, str], Problem] = attrs.field(factory=dict)
    opened: dict[str, Files] = attrs.field(factory=dict)
    taken: list[tuple[str, str, str]] = attrs.field(factory=list)

    def note(self, file: str, problem: Problem) -> None:
        """Note a problem of a file, unless it is noted already; the last that is noted says that there are more."""
        if len(self.problems) == MOST_PROBLEMS:
            most = f"> {MOST_PROBLEMS}"
            problem = Problem(code="too-many", path=problem.path, found=most, expected=(str(MOST_PROBLEMS),) * 2)
        if len(self.problems) <= MOST_PROBLEMS:
            self.problems.setdefault((file, problem.path, problem.code, problem.found), problem)

    def clear(self, name: str) -> None:
        """Return if nothing is wrong.

        Args:
            name: The rulebook's name as the user knows it.

        Raises:
            RulebookError: With every problem, in the order of the files and of what stands in them.
        """
        if not self.problems:
            return
        by_file: dict[str, list[Problem]] = {file: [] for file in self.documents}
        for (file, *_), problem in self.problems.items():
            by_file.setdefault(file, []).append(problem)
        told: list[Problem] = []
        for file, problems in by_file.items():
            if problems:
                loaded = self.documents.get(file, Loaded(plain={}, name=file))
                told += loaded.refuse(problems).problems
        raise RulebookError(told, name)
