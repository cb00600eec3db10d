"""Each measure answers eight questions; none can be forgotten when one is added."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from studiorules.meaning.changes import CHANGES
from studiorules.meaning.measures import MEASURES
from studiorules.rulebook import Joined, Measure, Score
from studiorules.rulebook import measure as language

_CLASSES = [one for _, one in inspect.getmembers(language, inspect.isclass)]
_ALL = [one for one in _CLASSES if issubclass(one, Measure) and one is not Measure]
# joins and the total are read where tests and decisions are
_READ = [one for one in _ALL if one not in (Joined, Score)]
_PAGE = (Path(__file__).parents[3] / "docs" / "measures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("measure", _READ, ids=lambda one: one.__name__)
def test_the_meaning_reads_it_and_knows_when_it_changes(measure: type[Measure]) -> None:
    assert measure in MEASURES
    assert measure in CHANGES


def test_nothing_is_read_that_is_no_measure() -> None:
    assert set(MEASURES) == set(CHANGES) == set(_READ)


@pytest.mark.parametrize("measure", _ALL, ids=lambda one: one.__name__)
def test_the_page_of_measures_answers_all_eight_questions(measure: type[Measure]) -> None:
    rows = [line for line in _PAGE.splitlines() if line.startswith(f"| `{_spelling(measure)}` |")]
    assert len(rows) == 1
    cells = [cell.strip() for cell in rows[0].strip("|").split("|")]
    assert len(cells) == 9
    assert all(cells)


def _spelling(measure: type[Measure]) -> str:
    return "all` `any` `some" if measure is Joined else measure.__name__.lower()
