"""Nothing changes unnoticed: whatever the language can say, another number or word of it is a difference."""

from collections.abc import Iterator
from typing import Any

import pytest

import studiorules as sr
from tests.conformance.adapter import Case
from tests.unit.reports.test_every_construct import READABLE

_MOST = 4000


# words are changed only where they are said to readers; other ids and paths would be other rules
def _changed(document: Any) -> Iterator[tuple[str, Any]]:
    """Every way to change one number or one text of a document, with where it is."""
    if isinstance(document, dict):
        for key, value in document.items():
            if key in ("zh", "en", "why") and isinstance(value, str):
                yield key, {**document, key: f"{value}。"}
            elif isinstance(value, bool) or key in ("id", "edition"):
                continue
            elif isinstance(value, int):
                yield key, {**document, key: value + 1}
            else:
                yield from ((f"{key}.{where}", {**document, key: other}) for where, other in _changed(value))
    elif isinstance(document, list):
        for at, value in enumerate(document):
            yield from (
                (f"{at}.{where}", [*document[:at], other, *document[at + 1 :]]) for where, other in _changed(value)
            )


def unlike(case: Case) -> Iterator[tuple[str, sr.Rulebook]]:
    document = case.rulebook_document()
    for where, other in _changed(document):
        try:
            yield where, sr.read_rulebook(other)
        except sr.RulebookError:  # not every other number is a rulebook
            continue


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.id)
def test_another_number_or_word_is_a_difference(case: Case) -> None:
    book = sr.read_rulebook(case.rulebook_document())
    assert not sr.compare(book, sr.read_rulebook(case.rulebook_document()))
    missed = [where for where, other in unlike(case) if not sr.compare(book, other)]
    assert missed == []
