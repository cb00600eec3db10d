"""The enumeration itself: what it tries is complete, counted by hand where possible, and the same every time."""

from collections import Counter
from datetime import date
from itertools import islice
from typing import Any

import pytest

from tests.conformance.adapter import fill_dossier, fill_rulebook
from tests.oracle.book import Book
from tests.oracle.completion import Doc
from tests.oracle.completions import Completions
from tests.oracle.drawn_rulebooks import MOST
from tests.oracle.generate import small_cases
from tests.oracle.hull import hull

TODAY = date(2025, 6, 30)


def completions(dossier: Doc, requirement: Doc) -> Completions:
    book = fill_rulebook({"requirement": [{"points": 1, **requirement}]})
    return Completions(fill_dossier(dossier, TODAY), book, TODAY)


@pytest.mark.parametrize(
    ("dossier", "requirement", "count"),
    [
        # one award on a known day: nothing is open
        ({"awards": [{"on": "2025-01-10"}]}, {"count": "awards", "at_least": 1}, 1),
        # some day in June 2024 lies before or after the window's edge, 1 July being outside the month: before only
        ({"awards": [{"on": "2024-06"}]}, {"count": "awards", "within": "1 year", "at_least": 1}, 1),
        # some day in 2024: up to 30 June, or after it
        ({"awards": [{"on": "2024"}]}, {"count": "awards", "within": "1 year", "at_least": 1}, 2),
        # yes or no
        ({}, {"fact": "premises.fixed"}, 2),
        # seven things over three years: 9 over 2
        (
            {"awards": [{"quantity": 7, "period": "2022/2024"}]},
            {"count": "awards", "each": "calendar year", "last": 3, "at_least": 2},
            36,
        ),
        # two things, each matching or not: none, one or both
        (
            {"people": [{"role": "member", "quantity": 2}]},
            {"count": "people", "where": {"front_line": True}, "at_least": 1},
            3,
        ),
        # one to three things on one day
        ({"awards": [{"on": "2025-03", "quantity": {"between": [1, 3]}}]}, {"count": "awards", "at_least": 2}, 3),
        # five, of which two are inventions: of the other three none to three are
        (
            {
                "results": [
                    {"id": "p", "kind": "patent", "quantity": 5},
                    {"part_of": "p", "patent": "invention", "quantity": 2},
                ]
            },
            {"count": "results", "where": {"patent": "invention"}, "at_least": 3},
            4,
        ),
        # a level at least technician, asked for senior technician: below it, on it, and the top
        (
            {"leader": {"grade": {"at_least": "technician"}}},
            {"fact": "leader.grade", "at_least": "senior-technician"},
            4,
        ),
    ],
)
def test_as_many_ways_as_a_hand_count(dossier: Doc, requirement: Doc, count: int) -> None:
    made = completions(dossier, requirement)
    assert len(made) == len(list(made)) == count
    assert made.exhaustive


def test_an_open_end_is_cut_and_said_so() -> None:
    assert not completions({}, {"count": "awards", "at_least": 1}).exhaustive
    assert not completions({"awards": [{"quantity": "3+"}]}, {"count": "awards", "at_least": 1}).exhaustive


@pytest.mark.parametrize("seed", range(4))
def test_a_completion_has_nothing_left_to_complete(seed: int) -> None:
    for dossier, rulebook, as_of in small_cases(seed, 10):
        made = Completions(dossier, rulebook, as_of)
        for completion in islice(made, 0, None, max(len(made) // 5, 1)):
            known = completion.document(dossier, rulebook)
            again = Completions(known, rulebook, as_of)
            free = len(completion.unseen)
            assert len(again) == 2**free, "only rules that nobody has seen are still open"
            results = [_result(one, rulebook, as_of) for one in again]
            assert _result(completion, rulebook, as_of) in results


def _result(completion: Any, rulebook: Doc, as_of: date) -> tuple[Any, ...]:
    book = Book(completion, rulebook, as_of)
    came = [book.came(name) for name in book.requirements]
    return book.total, [(one.outcome, one.points, one.measured) for one in came]


def test_the_same_seed_gives_the_same_cases() -> None:
    assert list(small_cases(7, 5)) == list(small_cases(7, 5))
    assert list(small_cases(7, 5)) != list(small_cases(8, 5))


def test_small_cases_are_small_and_seldom_decided_alike() -> None:
    outcomes: Counter[str] = Counter()
    for dossier, rulebook, as_of in small_cases(1, 60):
        found = hull(dossier, rulebook, as_of, limit=MOST)
        outcomes.update(seen.outcome for seen in found.findings.values())
    assert min(outcomes["pass"], outcomes["fail"], outcomes["unknown"]) >= 20, outcomes
    assert outcomes["notchecked"]
