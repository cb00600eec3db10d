"""Remarks: what a person should look at, though nothing is wrong."""

from typing import Any

import pytest

from studiorules.intake import read_dossier


def remarks(**said: Any) -> list[tuple[str, str]]:
    dossier = read_dossier({"stated_on": "2025-12-31", "studio": {"name": "某工作室"}, **said})
    return [(warning.path, warning.code) for warning in dossier.warnings]


HONOUR = {"kind": "craftsman", "holder": "leader", "level": "county", "on": "2024"}


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ({**HONOUR}, True),
        ({**HONOUR, "on": "2024-05"}, True),
        ({**HONOUR, "person": "a"}, True),  # the other does not say who
        ({**HONOUR, "on": "2023"}, False),
        ({**HONOUR, "kind": "labour-medal"}, False),
        ({**HONOUR, "level": "municipal"}, False),
        ({**HONOUR, "holder": "member"}, False),
        ({"kind": "craftsman", "level": "county"}, False),  # no day: it may be any year's
    ],
)
def test_records_of_one_kind_level_and_time_look_alike(other: dict[str, Any], alike: bool) -> None:
    assert remarks(honours=[HONOUR, other]) == ([("honours[1]", "look-alike")] if alike else [])


def test_what_is_linked_does_not_look_alike() -> None:
    first = {**HONOUR, "id": "h"}
    assert remarks(honours=[first, {**HONOUR, "instead_of": "h"}]) == []


def test_the_very_same_on_one_day_looks_alike() -> None:
    talk = {"kind": "talk", "on": "2025-03-08", "participants": 20}
    assert remarks(activities=[talk, {**talk}]) == [("activities[1]", "look-alike")]
    assert remarks(activities=[talk, {**talk, "participants": 21}]) == []
    assert remarks(activities=[{"kind": "talk", "on": "2025-03"}] * 2) == []  # two talks in a month are two


def test_overlapping_tallies_are_pointed_out() -> None:
    patents = {"kind": "patent", "quantity": 21, "period": "../2025"}
    recent = {"kind": "patent", "quantity": 8, "period": "2023/2025"}
    assert remarks(results=[patents, recent]) == [("results[1]", "overlapping-tallies")]
    assert remarks(results=[patents, {**recent, "kind": "paper"}]) == []
    assert remarks(results=[{**patents, "id": "p"}, {**recent, "part_of": "p"}]) == []
    assert remarks(results=[{**patents, "period": "../2022"}, recent]) == []


def test_contested_values_are_pointed_out() -> None:
    studio = {"name": "某工作室", "founded_on": {"said": {"a": "2012", "b": "2013"}}}
    assert remarks(studio=studio) == [("studio.founded_on", "contested")]
    results = [{"kind": "paper"}, {"kind": "patent", "quantity": {"said": {"a": 23, "b": 43}}}]
    assert remarks(results=results) == [("results[1].quantity", "contested")]


def test_a_contested_name_of_a_person_is_not_told() -> None:
    said = {
        "stated_on": "2025-12-31",
        "studio": {"name": "某"},
        "leader": {"name": {"said": {"a": "甲某", "b": "乙某"}}},
    }
    (warning,) = read_dossier(said).warnings
    assert warning.path == "leader.name"
    assert "甲某" not in str(warning)


def test_parts_that_are_all_there_are_reach_their_whole() -> None:
    whole = {"id": "b", "kind": "economic", "quantity": 2, "amount_yuan": 100, "period": "2025"}
    part = {"part_of": "b", "amount_yuan": 40}
    assert remarks(benefits=[whole, part, part]) == [("benefits[0].amount_yuan", "parts-fall-short")]
    assert remarks(benefits=[whole, part, {**part, "amount_yuan": 60}]) == []
    assert remarks(benefits=[{**whole, "quantity": 3}, part, part]) == []  # a third is not named
