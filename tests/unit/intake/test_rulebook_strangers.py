"""A rulebook from a stranger: whatever it says, it reads or is refused, and nothing else happens."""

import copy
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studiorules.errors import RulebookError
from studiorules.intake.rulebooks import read_rulebook
from studiorules.rulebook import Rulebook
from tests.unit.intake.rulebook_drafts import document
from tests.unit.intake.tailored import BASE, put_on_shelf
from tests.unit.intake.test_rulebook_parts import SCHEME

JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**20,
    0.5,
    Decimal("1e3"),
    "",
    "x",
    "@x",
    "@grant",
    "all",
    "none",
    "unknown",
    "{*}",
    "2020",
    "02-30",
    "premises.fixed",
    "people",
    "people.grade",
    date(2020, 1, 1),
    datetime(2020, 1, 1, 3),  # noqa: DTZ001  # a day without a zone, as a document may write it
    time(1),
    [],
    {},
    [[]],
    [{}],
    [1, 2],
    {"exists": True},
    {"not": {}},
    {"measure": "x"},
    {"fact": "premises.fixed"},
)
KEYS = (
    "fact",
    "count",
    "where",
    "all",
    "some",
    "needed",
    "at_least",
    "but",
    "when",
    "for_each",
    "lose",
    "each",
    "id",
    "zh",
)


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside a document."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in below:
        yield (*path, key)
        yield from places(one, (*path, key))


def outcome(written: dict[str, Any]) -> Rulebook | RulebookError:
    """The rulebook, or why it is none; anything else that is raised fails the test."""
    try:
        return read_rulebook(written)
    except RulebookError as error:
        return error


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_anything_reads_or_is_refused_with_problems(data: st.DataObject) -> None:
    written = copy.deepcopy(document(SCHEME))
    for _ in range(data.draw(st.integers(1, 4), label="changes")):
        *way, last = data.draw(st.sampled_from(list(places(written))), label="where")
        inside: Any = written
        for key in way:
            inside = inside[key]
        if isinstance(inside, dict) and data.draw(st.booleans(), label="another key"):
            last = data.draw(st.sampled_from(KEYS), label="key")
        inside[last] = copy.deepcopy(data.draw(st.sampled_from(JUNK), label="what"))
    read = outcome(written)
    if isinstance(read, Rulebook):
        assert read == read_rulebook(written)
    else:
        assert read.problems
        assert all(one.line("zh") and one.line("en") for one in read.problems)


TAILORED: dict[str, Any] = {
    "rulebook": {
        "id": "city",
        "edition": "1",
        "zh": "市",
        "extends": "small",
        "points": 16,
        "why": "因",
        "basis": "editor",
    },
    "section": [
        {
            "id": "more",
            "zh": "另加",
            "criterion": [
                {"from": "small:place/room", "id": "hall", "zh": "厅", "points": 6, "why": "因", "basis": "editor"},
                {"id": "own", "zh": "自有", "requirement": [{"from": "small:results/applied", "id": "used"}]},
            ],
        },
    ],
    "override": [
        {"id": "@area", "value": 30, "from": date(2026, 1, 1), "why": "因", "basis": "editor"},
        {"id": "place/room/own", "select": False, "why": "因", "basis": "editor"},
        {"id": "results/applied", "earn_steps": [[1, 2], [3, 4]], "why": "因", "basis": "seen", "cite": "c 1"},
        {"id": "decision:grade/A", "needs": ["place"], "why": "因", "basis": "editor"},
        {"id": "place/room", "points": 2, "without": ["met_if"], "why": "因", "basis": "editor"},
    ],
}
NAMES = (
    "small",
    "small@1",
    "more",
    "place",
    "place/room",
    "results/applied",
    "small:results",
    "decision:grade",
    "@area",
)


@pytest.fixture
def small_on_shelf(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_shelf(tmp_path_factory.mktemp("strangers"), monkeypatch, small=BASE)


@pytest.mark.usefixtures("small_on_shelf")
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_extended_overridden_or_taken_reads_or_is_refused(data: st.DataObject) -> None:
    written = copy.deepcopy(TAILORED)
    for _ in range(data.draw(st.integers(0, 4), label="changes")):
        *way, last = data.draw(st.sampled_from(list(places(written))), label="where")
        inner: Any = written
        for step in way:
            inner = inner[step]
        inner[last] = copy.deepcopy(data.draw(st.sampled_from((*JUNK, *NAMES)), label="what"))
    found = outcome(written)
    assert isinstance(found, Rulebook) or found.problems
