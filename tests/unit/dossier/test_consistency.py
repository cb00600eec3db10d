"""What a dossier may not say: each refusal, and beside it what is allowed."""

from typing import Any

import pytest

from studiorules.errors import DossierError
from studiorules.intake import read_dossier


def refused(**said: Any) -> set[tuple[str, str]]:
    document = {"stated_on": "2025-12-31", "studio": {"name": "某工作室"}, **said}
    try:
        read_dossier(document)
    except DossierError as error:
        return {(problem.path, problem.code) for problem in error.problems}
    return set()


@pytest.mark.parametrize(
    ("said", "path", "code"),
    [
        ({"people": [{"from": "2024", "to": "2023"}]}, "people[0]", "contradiction"),
        ({"premises": {"from": "2024", "to": "2023"}}, "premises", "contradiction"),
        ({"funding": [{"on": "2025", "from": "2024"}]}, "funding[0]", "contradiction"),
        ({"funding": [{"on": "2025", "every": "year"}]}, "funding[0]", "contradiction"),
        ({"funding": [{"from": "2021", "every": "year"}]}, "funding[0]", "contradiction"),
        ({"awards": [{"on": "2025", "period": "2025", "quantity": 2}]}, "awards[0]", "contradiction"),
        ({"awards": [{"period": "2025"}]}, "awards[0].period", "period-without-quantity"),
        ({"awards": [{"source": "s"}], "sources": [{"id": "t"}]}, "awards[0].source", "unknown-name"),
        ({"source": "s", "sources": []}, "source", "unknown-name"),
        (
            {"studio": {"name": "甲", "teams": {"said": {"s": 1, "t": 2}}}, "sources": [{"id": "t"}]},
            "studio.teams.said.s",
            "unknown-name",
        ),
        ({"sources": [{"id": "t"}, {"id": "t"}]}, "sources[1].id", "duplicate-id"),
        (
            {"awards": [{"evidence": ["p", "q"]}], "documents": [{"id": "p", "kind": "photo"}]},
            "awards[0].evidence[1]",
            "unknown-name",
        ),
        ({"judgements": [{"question": "q", "given_on": "2025-12-01"}]}, "judgements[0].level", "missing-required"),
        (
            {"judgements": [{"question": "q", "given_on": "2025-12-01", "level": "a", "value": 3}]},
            "judgements[0]",
            "contradiction",
        ),
        (
            {"judgements": [{"question": "q", "given_on": "2025-12-01", "level": "a", "recused": True}]},
            "judgements[0]",
            "contradiction",
        ),
        (
            {"judgements": [{"question": "q", "given_on": "2025-12-01", "reviewer": "r", "level": x} for x in "ab"]},
            "judgements[1]",
            "contradiction",
        ),
    ],
)
def test_it_is_refused(said: dict[str, Any], path: str, code: str) -> None:
    assert refused(**said) == {(path, code)}


@pytest.mark.parametrize(
    "said",
    [
        {"people": [{"from": "2023", "to": "2023"}]},  # a year in which both ends lie
        {"people": [{"on": "2023"}]},
        {"awards": [{"period": "2025", "quantity": 2}]},
        {"funding": [{"every": "year", "period": "2021/2025"}]},
        {"funding": [{"every": "year"}]},
        {"awards": [{"source": "anybody"}]},  # no sources are listed: any may be named
        {"awards": [{"evidence": ["q"]}]},  # no documents are listed
        {"awards": [{"evidence": ["q"]}], "documents": [], "lists": {"documents": "at-least-these"}},
        {"judgements": [{"question": "q", "given_on": "2025-12-01", "reviewer": r, "level": "a"} for r in "rs"]},
        {"judgements": [{"question": "q", "given_on": "2025-12-01", "recused": True}]},
    ],
)
def test_it_is_allowed(said: dict[str, Any]) -> None:
    assert refused(**said) == set()


LEADER = "leader.best_honour"
MUNICIPAL = {"kind": "craftsman", "holder": "leader", "level": "municipal", "on": "2020"}


@pytest.mark.parametrize(
    ("leader", "honour", "paths"),
    [
        ({"best_honour": "county"}, MUNICIPAL, {LEADER}),
        ({"best_honour": "none"}, MUNICIPAL, {LEADER}),
        ({"best_honour": "municipal"}, MUNICIPAL, set()),
        ({"best_honour": {"at_least": "county"}}, MUNICIPAL, set()),  # may be municipal
        ({"best_honour": "county", "to": "2019"}, MUNICIPAL, set()),  # was true then
        ({"best_honour": "county", "person": "a"}, {**MUNICIPAL, "person": "b"}, set()),  # somebody else led then
        ({"best_honour": "county", "person": "a"}, {**MUNICIPAL, "person": "a"}, {LEADER}),
        ({"best_honour": "county"}, {**MUNICIPAL, "holder": "member"}, set()),
        ({"best_honour": "county"}, {**MUNICIPAL, "quantity": {"at_most": 2}}, set()),  # may be none at all
        ({}, MUNICIPAL, set()),
    ],
)
def test_the_highest_honour_is_not_below_one_that_is_listed(
    leader: dict[str, Any], honour: dict[str, Any], paths: set[str]
) -> None:
    assert refused(leader=leader, honours=[honour]) == {(path, "contradiction") for path in paths}


WHOLE = {"id": "p", "kind": "patent", "quantity": 21, "period": "2020/2025"}


@pytest.mark.parametrize(
    ("parts", "path", "code"),
    [
        ([{"part_of": "p", "quantity": 3}, {"part_of": "p", "quantity": 19}], "results[0]", "parts-exceed-whole"),
        ([{"part_of": "p", "kind": "paper"}], "results[1].kind", "contradiction"),
        ([{"part_of": "p", "on": "2019"}], "results[1].on", "contradiction"),
        ([{"part_of": "p", "quantity": 2, "period": "2026"}], "results[1].period", "contradiction"),
        ([{"part_of": "q"}], "results[1].part_of", "unknown-name"),
        ([{"part_of": "p", "instead_of": "p"}], "results[1].instead_of", "does-not-fit"),
        ([{"part_of": "p", "id": "r"}, {"part_of": "r"}], "results[2].part_of", "contradiction"),
        ([{"part_of": "p", "quantity": 2, "every": "year"}], "results[1].part_of", "does-not-fit"),
        ([{"id": "s", "kind": "paper", "part_of": "s"}], "results[1].part_of", "contradiction"),
    ],
)
def test_a_part_fits_its_whole(parts: list[dict[str, Any]], path: str, code: str) -> None:
    found = refused(results=[WHOLE, *parts])
    assert (path, code) in found


@pytest.mark.parametrize(
    "parts",
    [
        [{"part_of": "p", "quantity": 3}, {"part_of": "p", "quantity": 18}],
        [{"part_of": "p", "quantity": "3+", "kind": "patent"}],
        [{"part_of": "p", "patent": "invention", "on": "[2019..2021]"}],  # may lie inside
    ],
)
def test_a_part_may_narrow_its_whole(parts: list[dict[str, Any]]) -> None:
    assert refused(results=[WHOLE, *parts]) == set()


def test_parts_exceed_the_amount_of_their_whole() -> None:
    whole = {"id": "f", "channel": "host", "quantity": 2, "amount_yuan": 100, "period": "2025"}
    parts = [{"part_of": "f", "amount_yuan": 60}, {"part_of": "f", "amount_yuan": "40.01"}]
    assert refused(funding=[whole, *parts]) == {("funding[0].amount_yuan", "parts-exceed-whole")}
    parts[1] = {"part_of": "f", "amount_yuan": 40}
    assert refused(funding=[whole, *parts]) == set()


def test_the_place_among_authors_is_no_amount() -> None:
    parts = [{"part_of": "p", "author_place": 3}, {"part_of": "p", "author_place": 3}]
    assert refused(results=[{**WHOLE, "author_place": 3}, *parts]) == set()
    assert refused(results=[{**WHOLE, "author_place": 2}, *parts]) == {
        ("results[1].author_place", "contradiction"),
        ("results[2].author_place", "contradiction"),
    }


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ({"instead_of": "p", "kind": "patent", "quantity": 23, "period": "2020/2025"}, set()),
        ({"instead_of": "p", "kind": "patent", "quantity": 23}, {("results[1].instead_of", "does-not-fit")}),
        ({"instead_of": "x", "kind": "patent"}, {("results[1].instead_of", "unknown-name")}),
    ],
)
def test_the_same_told_twice(again: dict[str, Any], found: set[tuple[str, str]]) -> None:
    assert refused(results=[WHOLE, again]) == found


def test_a_list_has_a_longest_length() -> None:
    assert refused(awards=[{}] * 10_001) == {("awards", "too-many")}
    assert refused(awards=[{}] * 10_000) == set()
