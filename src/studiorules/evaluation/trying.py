"""Trying the cases of a rulebook: each is judged, and set beside what must come out."""

from __future__ import annotations

from studiorules.evaluation.door import judged
from studiorules.findings import Trial, TriedCase
from studiorules.rulebook import Case, Rulebook, inherited

__all__ = ["try_case", "try_cases"]


def try_case(case: Case, rulebook: Rulebook) -> TriedCase:
    """Judge a case by a rulebook.

    Args:
        case: The case; the day of one that the rulebook inherits may lie outside the rulebook's own time.
        rulebook: The rulebook; it must have what the case speaks of.
    """
    return TriedCase(case=case, evaluation=judged(case.dossier, rulebook, case.as_of))


def try_cases(rulebook: Rulebook) -> Trial:
    """Judge all cases of a rulebook, and those of the rulebooks that it extends which must still come out.

    Raises:
        RulebookError: If they cannot be read; with every problem.
        OSError: If a rulebook that it extends is no longer there.
    """
    below = inherited(rulebook)
    return Trial(
        rulebook=rulebook,
        tried=tuple(try_case(case, rulebook) for case in rulebook.cases),
        inherited=tuple(try_case(case, rulebook) for case in below.held),
        superseded=below.superseded,
    )
