"""What can apply together: told from the conditions alone."""

from decimal import Decimal
from typing import Any

import pytest

import studiorules as sr

ENTERPRISE = {"fact": "host.kind", "is": "enterprise"}
SCHOOL = {"fact": "host.kind", "is": "vocational-school"}
EITHER = {"fact": "host.kind", "is": ["enterprise", "vocational-school"]}
PROVINCIAL = {"fact": "application.level", "at_least": "provincial"}
LOWER = {"fact": "application.level", "below": "provincial"}
FIXED = {"fact": "premises.fixed"}
NOT_FIXED = {"fact": "premises.fixed", "is": False}


def _book(points: int, *whens: Any, way: str = "none") -> sr.Rulebook:
    requirements = [
        {"id": f"r{number}", "zh": "要求", "fact": "premises.dedicated", "points": 2}
        | ({} if when is None else {"when": when, "not_applicable": way})
        for number, when in enumerate(whens)
    ]
    head = {"id": "x", "edition": "1", "zh": "规则", "points": points, "in_force": "unknown"}
    return sr.read_rulebook({"rulebook": head, "requirement": requirements})


def _ways(book: sr.Rulebook) -> set[frozenset[str]]:
    """For each way the ids that apply, of those that may not."""
    return {frozenset(id_ for id_, applies in way.items() if applies) for way in book.situations.ways}


@pytest.mark.parametrize(
    ("whens", "points", "ways"),
    [
        ((ENTERPRISE, SCHOOL), 2, [{"r0"}, {"r1"}, set()]),
        ((FIXED, NOT_FIXED), 2, [{"r0"}, {"r1"}]),
        ((PROVINCIAL, LOWER), 2, [{"r0"}, {"r1"}]),
        ((ENTERPRISE, EITHER), 4, [{"r0", "r1"}, {"r1"}, set()]),
        ((ENTERPRISE, {"fact": "host.kind", "is_not": "enterprise"}), 2, [{"r0"}, {"r1"}]),
        (({"all": [ENTERPRISE, FIXED]}, SCHOOL), 2, [{"r0"}, {"r1"}, set()]),
        (({"any": [ENTERPRISE, SCHOOL]}, {"fact": "host.kind", "is": "institute"}), 2, [{"r0"}, {"r1"}, set()]),
    ],
)  # fmt: skip
def test_conditions_on_one_fact_are_bound_up(whens: tuple[Any, ...], points: int, ways: list[set[str]]) -> None:
    book = _book(points, *whens)
    assert _ways(book) == {frozenset(way) for way in ways}
    assert book.most == Decimal(points)


@pytest.mark.parametrize(
    "whens",
    [
        (ENTERPRISE, PROVINCIAL),
        (ENTERPRISE, ENTERPRISE),
        (None, ENTERPRISE),
        ({"count": "people", "at_least": 3}, {"count": "people", "at_least": 5}),
        ({"fact": "premises.area_m2", "at_least": 20}, {"fact": "premises.area_m2", "below": 20}),
    ],
)
def test_what_shares_no_word_is_taken_by_itself(whens: tuple[Any, ...]) -> None:
    assert _book(4, *whens).situations.ways == ({},)


def test_two_facts_make_every_way_of_both() -> None:
    assert len(_ways(_book(4, ENTERPRISE, SCHOOL, FIXED, NOT_FIXED))) == 6


def test_too_many_ways_are_left_apart() -> None:
    """Seven kinds of host or another, five grades or another, fixed or not: 8 × 6 × 2 ways, of which 64 are tried."""
    kinds = "enterprise vocational-school university institute public-body training-base city-trade-association"
    grades = "junior-worker intermediate-worker senior-worker technician senior-technician"
    hosts = [{"fact": "host.kind", "is": one} for one in kinds.split()]
    leaders = [{"fact": "leader.grade", "is": one} for one in grades.split()]
    book = _book(2 + 2 + 4, *hosts, *leaders, FIXED, NOT_FIXED)
    assert len(book.situations.ways) == 48
    assert set(book.situations.ways[0]) == {f"r{number}" for number in range(12)}


@pytest.mark.parametrize("points", [2, 4])
def test_the_points_of_one_variant_or_the_sum_of_all_may_be_written(points: int) -> None:
    assert _book(points, ENTERPRISE, SCHOOL).most == Decimal(2)


def test_points_that_are_neither_are_refused() -> None:
    with pytest.raises(sr.RulebookError) as caught:
        _book(3, ENTERPRISE, SCHOOL)
    assert [(one.code, one.found) for one in caught.value.problems] == [("points-do-not-add-up", "2")]


def test_what_counts_in_full_is_had_by_every_variant() -> None:
    assert _book(4, ENTERPRISE, SCHOOL, way="full").most == Decimal(4)
