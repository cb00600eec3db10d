"""Findings as rows of a table: CSV for spreadsheets."""

import csv
import io
from collections.abc import Iterable

from studiorules.findings import Evaluation
from studiorules.findings.points import plain
from studiorules.reports.clauses import sentence
from studiorules.reports.explain import voice_for
from studiorules.reports.grid import clean
from studiorules.reports.masking import Mask
from studiorules.terms import Lang

__all__ = ["COLUMNS", "rows", "to_csv"]

COLUMNS = (
    "studio",
    "rulebook",
    "as_of",
    "section",
    "criterion",
    "id",
    "title",
    "outcome",
    "low",
    "high",
    "allotted",
    "unit",
    "sentence",
    "cite",
)
"""The columns of the table, one row for each finding."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(evaluation: Evaluation, *, lang: Lang = "zh", mask: Mask = "public") -> list[dict[str, str]]:
    """Return one row for each finding, every cell as text."""
    voice = voice_for(evaluation, lang, mask)
    told = []
    for finding in (*evaluation.findings, *evaluation.not_selected):
        parts = finding.id.split("/")
        told.append(
            {
                "studio": evaluation.dossier.name,
                "rulebook": f"{evaluation.rulebook.id}@{evaluation.rulebook.edition}",
                "as_of": evaluation.as_of.isoformat(),
                "section": voice.title(parts[0]) if len(parts) > 1 else "",
                "criterion": voice.title("/".join(parts[:2])) if len(parts) > 2 else "",
                "id": finding.id,
                "title": voice.say(finding.requirement.title),
                "outcome": finding.outcome.value,
                "low": plain(finding.points.low),
                "high": plain(finding.points.high),
                "allotted": plain(finding.points.allotted),
                "unit": finding.points.unit,
                "sentence": sentence(finding, voice),
                "cite": "" if finding.clause is None else str(finding.clause),
            }
        )
    return told


def to_csv(table: Iterable[dict[str, str]], *, head: bool = True) -> str:
    """Write rows as CSV; what a spreadsheet would take for a formula is written as text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    if head:
        writer.writeheader()
    for row in table:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue()


def _cell(value: str) -> str:
    told = clean(value).replace("\n", " ")
    return f"'{told}" if told.startswith(_FORMULA) or value.startswith(_FORMULA) else told
