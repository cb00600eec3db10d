"""The two glossaries are one: the same pairs of words in both, every sign of a report among them."""

import re

import pytest

from studiorules.terms import Outcome
from tests.house.tree import DOCS


def pairs(lang: str) -> set[tuple[str, str]]:
    """(Chinese, English) of every row; the sign of an outcome, one character, stands before them."""
    rows = re.findall(r"^\|(.+)\|$", (DOCS / lang / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    cells = [[cell.strip() for cell in row.split("|")] for row in rows if "---" not in row]
    words = [[cell for cell in row if len(cell) > 1][:2] for row in cells if "中文" not in row]
    return {(first, second) if lang == "zh" else (second, first) for first, second in words}


def test_both_languages_have_the_same_words() -> None:
    chinese, english = pairs("zh"), pairs("en")
    assert len(chinese) > 50
    assert chinese == english


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_in_the_glossary(outcome: Outcome) -> None:
    assert any(outcome in english.split(", ") for _, english in pairs("en"))
