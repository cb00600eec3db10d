"""Single findings in full, as a terminal shows them: a head line, then required, found, short by, to do."""

from collections.abc import Iterable

import attrs

from studiorules.findings import Finding
from studiorules.reports.explain import explain_finding
from studiorules.reports.grid import clean
from studiorules.reports.voice import Voice
from studiorules.terms import Outcome

__all__ = ["detailed", "finding_lines"]


def detailed(findings: Iterable[Finding], voice: Voice, detail: str) -> list[str]:
    """Tell findings one after another.

    Args:
        findings: The findings, in order.
        voice: Who speaks.
        detail: `summary`: one line each; `open`: those that are open, in full; `all`: every one, those with nothing
            left to say in one line.
    """
    lines: list[str] = []
    for finding in findings:
        still = finding.points.high > finding.points.low
        is_open = still or finding.outcome in (Outcome.UNKNOWN, Outcome.NOT_CHECKED, Outcome.ERROR)
        if detail == "open" and not is_open:
            continue
        lost = finding.points.high < finding.points.allotted
        full = detail != "summary" and (finding.outcome is not Outcome.PASS or still or lost)
        lines += finding_lines(finding, voice, full=full)
    return lines


def finding_lines(finding: Finding, voice: Voice, *, full: bool) -> list[str]:
    """Tell one finding, in one line or in full."""
    told = explain_finding(finding, voice)
    head = "   ".join(part for part in (told.head, finding.id, told.clause) if part)
    if not full:
        return [clean(head)]
    shown = attrs.evolve(told, id="", clause="").tree()[1:]
    return [clean(line) for line in (head, *shown)]
