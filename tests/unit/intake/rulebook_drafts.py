"""Rulebooks for tests, written in TOML; what a test does not care about is filled in."""

import tomllib
from decimal import Decimal
from typing import Any

from studiorules.errors import RulebookError
from studiorules.intake.rulebooks import read_rulebook
from studiorules.rulebook import Requirement, Rulebook, Test
from tests.conformance.adapter import fill_rulebook

__all__ = ["book", "document", "problems", "requirement", "sentence"]


def document(toml: str) -> dict[str, Any]:
    """A rulebook's document; keys of the head stand at the top, ids, titles and sums are filled in."""
    return fill_rulebook(tomllib.loads(toml, parse_float=Decimal))


def book(toml: str) -> Rulebook:
    """A rulebook that reads."""
    return read_rulebook(document(toml))


def requirement(toml: str) -> Requirement:
    """The first requirement, its keys at the top; named tables may follow."""
    return book(f"[[requirement]]\n{toml}").requirements[0]


def sentence(toml: str) -> Test:
    """The sentence of the first requirement, worth one point."""
    test = requirement(f"points = 1\n{toml}").test
    assert test is not None
    return test


def problems(toml: str, **head: object) -> set[tuple[str, str]]:
    """What is wrong with a rulebook: pairs of path and code."""
    written = document(toml)
    written["rulebook"].update(head)
    try:
        read_rulebook(written)
    except RulebookError as error:
        return {(problem.path, problem.code) for problem in error.problems}
    return set()
