"""Trying the cases of a rulebook: each is judged, and set beside what must come out."""

from __future__ import annotations

from studiorules.evaluation.door import evaluate
from studiorules.findings import Trial, TriedCase
from studiorules.rulebook import Case, Rulebook

__all__ = ["try_case", "try_cases"]


def try_case(case: Case, rulebook: Rulebook) -> TriedCase:
    """Judge a case by a rulebook.

    Args:
        case: The case.
        rulebook: The rulebook; it must have the case's requirement.
    """
    finding = evaluate(case.dossier, rulebook, as_of=case.as_of)[case.requirement]
    return TriedCase(case=case, finding=finding)


def try_cases(rulebook: Rulebook) -> Trial:
    """Judge all cases of a rulebook.

    Raises:
        RulebookError: If they cannot be read; with every problem.
    """
    return Trial(rulebook=rulebook, tried=tuple(try_case(case, rulebook) for case in rulebook.cases))
