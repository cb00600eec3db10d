"""Cases as data beside the rules: a dossier, differences, a day, and what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from studiorules.dossier import Dossier
from studiorules.evaluation import amend, evaluate, read_dossier
from studiorules.findings import Finding
from studiorules.intake import read_document
from studiorules.rulebook import Rulebook

__all__ = ["Case", "cases"]


@attrs.frozen(kw_only=True)
class Case:
    """One case of one requirement.

    Attributes:
        name: Criterion, requirement and place in its file, for test reports.
        rulebook: The rulebook.
        requirement: Full id of the requirement.
        dossier: What is judged.
        as_of: The day.
        outcome: What must come out.
        low: Points at the low end.
        high: Points at the high end.
        why: Reason, in one sentence.
    """

    name: str
    rulebook: Rulebook = attrs.field(repr=False)
    requirement: str
    dossier: Dossier = attrs.field(repr=False)
    as_of: date
    outcome: str
    low: Decimal
    high: Decimal
    why: str

    def finding(self) -> Finding:
        """Judge the case."""
        return evaluate(self.dossier, self.rulebook, as_of=self.as_of)[self.requirement]

    def check(self) -> None:
        """Judge the case and compare.

        Raises:
            AssertionError: If something else comes out; it says what, and why it should not.
        """
        found = self.finding()
        got = (str(found.outcome), found.points.low, found.points.high)
        if got != (self.outcome, self.low, self.high):
            wanted = f"{self.outcome} {self.low}–{self.high}"
            raise AssertionError(f"{self.name}: {wanted} expected, {got[0]} {got[1]}–{got[2]} found. {self.why}")

    def __str__(self) -> str:
        return self.name


def cases(folder: str | PathLike[str], rulebook: Rulebook, *, bases: Mapping[str, Dossier] | None = None) -> list[Case]:
    """Read the cases that stand beside the criteria of a rulebook.

    Args:
        folder: The rulebook's folder.
        rulebook: The rulebook.
        bases: Dossiers that cases may start from, by name; `empty`, which states nothing, is always there.

    Returns:
        The cases, in the order of files and lines.

    Raises:
        ValueError: If a case names a requirement or a base that does not exist.
        DossierError: If its differences cannot be made.
    """
    top = Path(folder)
    return [case for path in sorted(top.rglob("*.cases.toml")) for case in _of_file(path, top, rulebook, bases or {})]


def _of_file(path: Path, top: Path, rulebook: Rulebook, bases: Mapping[str, Dossier]) -> Iterator[Case]:
    criterion = "/".join([*path.relative_to(top).parts[:-1], path.name.removesuffix(".cases.toml")])
    document = read_document(path)
    for index, told in enumerate(document.get("case", [])):
        yield _case(told, f"{criterion}/{told['requirement']}", index, rulebook, bases)


def _case(
    told: Mapping[str, Any], requirement: str, index: int, rulebook: Rulebook, bases: Mapping[str, Dossier]
) -> Case:
    as_of = told["as_of"]
    base = told.get("base", "empty")
    if requirement not in {one.id for one in rulebook}:
        raise ValueError(f"case {index + 1}: no requirement '{requirement}'")
    if base == "empty":
        start = read_dossier({"stated_on": as_of, "studio": {"name": "某工作室"}})
    elif base in bases:
        start = bases[base]
    else:
        raise ValueError(f"{requirement}, case {index + 1}: no base '{base}'")
    points = told["points"]
    low, high = (points["low"], points["high"]) if isinstance(points, Mapping) else (points, points)
    return Case(
        name=f"{requirement}:{index + 1}:{told['outcome']}",
        rulebook=rulebook,
        requirement=requirement,
        dossier=amend(start, told.get("change", {})),
        as_of=as_of,
        outcome=told["outcome"],
        low=Decimal(low),
        high=Decimal(high),
        why=told["why"],
    )
