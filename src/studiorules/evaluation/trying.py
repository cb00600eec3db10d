"""Trying the cases of a rulebook: each is judged, and set beside what must come out."""

from __future__ import annotations

from studiorules.evaluation.door import evaluate
from studiorules.findings import TriedCase
from studiorules.rulebook import Case, Rulebook

__all__ = ["try_case"]


def try_case(case: Case, rulebook: Rulebook) -> TriedCase:
    """Judge a case by a rulebook.

    Args:
        case: The case.
        rulebook: The rulebook; it must have the case's requirement.
    """
    finding = evaluate(case.dossier, rulebook, as_of=case.as_of)[case.requirement]
    return TriedCase(case=case, finding=finding)
