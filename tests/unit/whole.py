"""Whole rulebooks judged for tests: the engine and the meaning must say the same before anything else is asked."""

from datetime import date
from typing import Any

import studiorules as sr
from tests.oracle.agreement import engine_and_meaning
from tests.unit.intake.rulebook_drafts import book

__all__ = ["DAY", "accidents", "judged", "requirement", "section"]

DAY = date(2025, 6, 30)


def judged(toml: str, **dossier: Any) -> sr.Evaluation:
    """Judge a dossier, its sections given by name, by a rulebook as tests write it."""
    document = {"stated_on": DAY, "studio": {"name": "某工作室"}, **dossier}
    evaluation = sr.evaluate(sr.read_dossier(document), book(toml), as_of=DAY)
    assert list(engine_and_meaning(evaluation)) == []
    return evaluation


def accidents(count: int) -> list[dict[str, Any]]:
    """So many accidents, all known."""
    return [{"on": "2025-01-10", "severity": "minor"}] * count


def requirement(name: str, fact: str, points: object, *, inside: str = "") -> str:
    """A requirement that asks yes of a fact of the premises."""
    head = "section.requirement" if inside else "requirement"
    return f'[[{head}]]\nid = "{name}"\nzh = "要求{name}"\nfact = "premises.{fact}"\npoints = {points}\n'


def section(name: str, *below: str, head: str = "") -> str:
    """A section with requirements below it."""
    return f'[[section]]\nid = "{name}"\nzh = "第{name}节"\nen = "section {name}"\n{head}\n' + "".join(below)
