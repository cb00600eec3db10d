"""What the linter finds in rulebooks as tests write them."""

from studiorules.linter import LintFinding, lint
from tests.unit.intake.rulebook_drafts import book

__all__ = ["PLACE", "asking", "found", "where"]

PLACE = 'id = "area"\nfact = "premises.area_m2"\nat_least = 30\npoints = 5\n'
"""A requirement of which nothing is doubtful."""


def found(toml: str, code: str) -> list[LintFinding]:
    """The findings of one code, in the order of the rulebook."""
    return [one for one in lint(book(toml)) if one.code == code]


def where(toml: str, code: str) -> list[str]:
    """The paths of the findings of one code."""
    return [one.path for one in found(toml, code)]


def asking(*requirements: str) -> str:
    """A rulebook with these requirements, each given by its keys."""
    return "".join(f"[[requirement]]\n{one}\n" for one in requirements)
