"""What the linter found, told: lines for people, a document for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from studiorules.linter.finding import LintFinding, Severity
from studiorules.reports.grid import columns
from studiorules.terms import Lang

__all__ = ["document", "told"]

_WORDS = {Severity.WARNING: ("提醒", "warning"), Severity.ERROR: ("错误", "error"), Severity.ADVICE: ("建议", "hint")}


def told(findings: Sequence[LintFinding], lang: Lang = "zh") -> str:
    """Tell findings one a line, with the page that explains each, and how many there are."""
    rows = [(str(one.place) or one.path, one.code, one.text.get(lang), f"→ {one.page}") for one in findings]
    lines = list(columns(rows))
    for at, one in reversed(list(enumerate(findings))):
        lines[at + 1 : at + 1] = [f"    {line}" for line in one.rewrite.splitlines()]
    return "".join(f"{line.rstrip()}\n" for line in (*lines, _count(findings, lang)))


def _count(findings: Sequence[LintFinding], lang: Lang) -> str:
    if not findings:
        return "没有发现问题。" if lang == "zh" else "nothing found."
    counts = {severity: sum(one.severity is severity for one in findings) for severity in _WORDS}
    shown = [severity for severity in _WORDS if counts[severity] or severity is not Severity.ADVICE]
    if lang == "zh":
        return "，".join(f"{counts[one]} 处{_WORDS[one][0]}" for one in shown)
    return ", ".join(f"{counts[one]} {_WORDS[one][1]}{'s' * (counts[one] != 1)}" for one in shown)


def document(findings: Sequence[LintFinding]) -> dict[str, Any]:
    """What was found, as plain data."""
    return {"format": "studiorules/lint/1", "findings": [_plain(one) for one in findings]}


def _plain(one: LintFinding) -> dict[str, Any]:
    place = {"file": one.place.file, "line": one.place.line, "column": one.place.column}
    return {
        "code": one.code,
        "severity": str(one.severity),
        "path": one.path,
        **{name: value for name, value in place.items() if value is not None},
        "zh": one.text.zh,
        "en": one.text.get("en"),
        "page": one.page,
        **({"rewrite": one.rewrite} if one.rewrite else {}),
        **({"fixable": True} if one.fix else {}),
    }
