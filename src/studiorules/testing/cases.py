"""The cases of a rulebook, one test each."""

from __future__ import annotations

import attrs

from studiorules.evaluation import try_case
from studiorules.findings import TriedCase
from studiorules.reports import failure_text
from studiorules.rulebook import Case, Rulebook, inherited

__all__ = ["CaseTest", "cases"]


@attrs.frozen(kw_only=True)
class CaseTest:
    """A case as a test.

    Attributes:
        case: The case.
        rulebook: The rulebook.
    """

    __test__ = False  # it is a parameter of a test

    case: Case
    rulebook: Rulebook = attrs.field(repr=False)

    def tried(self) -> TriedCase:
        """Judge the case."""
        return try_case(self.case, self.rulebook)

    def check(self) -> None:
        """Judge the case and compare.

        Raises:
            AssertionError: If something else comes out; it says what, in words, and by which clause.
        """
        tried = self.tried()
        if not tried.kept:
            raise AssertionError(failure_text(tried))

    def __str__(self) -> str:
        return self.case.test_name(f"{self.rulebook.id}@{self.rulebook.edition}")


def cases(rulebook: Rulebook) -> list[CaseTest]:
    """Return the cases of a rulebook as tests, for `pytest.mark.parametrize`, and those that it inherits unchanged.

    Args:
        rulebook: The rulebook.

    Raises:
        RulebookError: If they cannot be read; with every problem.
    """
    return [CaseTest(case=case, rulebook=rulebook) for case in (*rulebook.cases, *inherited(rulebook).held)]
