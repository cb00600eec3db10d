"""Findings as flat rows, for data frames."""

from collections.abc import Iterable

from studiorules.findings.finding import Finding
from studiorules.findings.points import plain
from studiorules.rulebook import Rulebook

__all__ = ["rows_of"]


def rows_of(rulebook: Rulebook, findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return one flat row for each finding: titles in Chinese, points as text."""
    titles = {one.id: one.title.zh for one in rulebook.sections}
    titles |= {one.id: one.title.zh for one in rulebook.criteria}
    return [
        {
            "studio": finding.evaluation.dossier.name,
            "rulebook": f"{rulebook.id}@{rulebook.edition}",
            "as_of": finding.evaluation.as_of.isoformat(),
            "section": titles.get(finding.id.partition("/")[0], ""),
            "criterion": titles.get(finding.id.rpartition("/")[0], "") if finding.id.count("/") > 1 else "",
            "id": finding.id,
            "title": finding.title.zh,
            "outcome": finding.outcome.value,
            "low": plain(finding.points.low),
            "high": plain(finding.points.high),
            "allotted": plain(finding.points.allotted),
            "unit": finding.points.unit,
            "cite": "" if finding.clause is None else str(finding.clause),
        }
        for finding in findings
    ]
