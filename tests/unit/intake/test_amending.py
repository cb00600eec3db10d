"""Differences: what each change does, and what it may not do."""

from typing import Any

import pytest

from studiorules.dossier import Dossier, ListState, Result, at_least_these, none_of_them
from studiorules.errors import DossierError
from studiorules.intake import amend, dossier_document, read_dossier
from studiorules.terms import about

BASE: dict[str, Any] = {
    "stated_on": "2025-12-31",
    "studio": {"name": "某工作室", "teams": 2},
    "premises": [{"to": "2025-06", "fixed": False}, {"from": "2025-06", "fixed": True, "area_m2": 20}],
    "lists": {"people": "at-least-these", "accidents": "none"},
    "results": [{"id": "a", "kind": "paper"}, {"id": "a.b", "kind": "patent", "quantity": 3}, {"kind": "software"}],
    "people": [{"role": "member", "quantity": 4}],
    "judgements": [
        {"question": "base:benefit", "reviewer": "r", "given_on": "2025-12-01", "level": "none"},
        {"question": "base:green-effect", "given_on": "2025-12-01", "level": "good"},
    ],
}


def changed(changes: dict[str, Any]) -> dict[str, Any]:
    return dossier_document(amend(read_dossier(BASE), changes))


def refused(changes: dict[str, Any]) -> set[tuple[str, str]]:
    with pytest.raises(DossierError) as caught:
        amend(read_dossier(BASE), changes)
    return {(problem.path, problem.code) for problem in caught.value.problems}


def test_nothing_changed_is_the_same() -> None:
    assert amend(read_dossier(BASE), {}) == read_dossier(BASE)


def test_the_dossier_itself_stays_as_it_is() -> None:
    dossier = read_dossier(BASE)
    amend(dossier, {"premises.area_m2": 36, "results+": [{"kind": "paper"}]})
    assert dossier == read_dossier(BASE)


def test_a_fact_is_changed_in_the_record_in_force() -> None:
    assert changed({"premises.area_m2": 36})["premises"] == [
        {"to": "2025-06", "fixed": False},
        {"from": "2025-06", "fixed": True, "area_m2": 36},
    ]


def test_a_fact_of_an_object_that_nothing_was_said_of() -> None:
    assert changed({"sign.plaque_hung": True})["sign"] == {"plaque_hung": True}


def test_a_fact_where_no_record_is_in_force() -> None:
    dossier = read_dossier({**BASE, "premises": [{"to": "2025-06", "fixed": False}]})
    amended = dossier_document(amend(dossier, {"premises.fixed": True}))
    assert amended["premises"] == [{"to": "2025-06", "fixed": False}, {"fixed": True}]


def test_a_fact_is_taken_back() -> None:
    assert changed({"premises.area_m2": "not-stated"})["premises"][1] == {"from": "2025-06", "fixed": True}


def test_a_value_of_code_will_do() -> None:
    assert changed({"premises.area_m2": about(30)})["premises"][1]["area_m2"] == {"about": 30}


def test_a_field_of_a_record_is_changed() -> None:
    assert changed({"results#a.on": "2025-06"})["results"][0] == {"id": "a", "on": "2025-06", "kind": "paper"}
    assert changed({"results#a.b.quantity": 4})["results"][1]["quantity"] == 4
    assert changed({"results#a.b": "not-stated"})["results"] == [{"id": "a", "kind": "paper"}, {"kind": "software"}]
    assert changed({"results#a": {"kind": "brand"}})["results"][0] == {"id": "a", "kind": "brand"}


@pytest.mark.parametrize(
    ("name", "record", "state", "count"),
    [
        ("results", {"kind": "paper"}, "these", 4),
        ("people", {"role": "backbone"}, "at-least-these", 2),
        ("accidents", {"severity": "minor"}, "these", 1),
        ("awards", {"level": "county"}, "at-least-these", 1),  # one is known of a list that nothing was said of
    ],
)
def test_records_are_added(name: str, record: dict[str, Any], state: str, count: int) -> None:
    amended = amend(read_dossier(BASE), {f"{name}+": [record]})
    listed = amended.section(name)
    assert listed is not None
    assert (listed.state, len(listed)) == (state, count)


def test_records_are_taken_out() -> None:
    assert changed({"results-": ["a", "a.b"]})["results"] == [{"kind": "software"}]
    dossier = read_dossier({**BASE, "results": [{"id": "a", "kind": "paper"}]})
    assert amend(dossier, {"results-": ["a"]}).state("results") is ListState.NONE


@pytest.mark.parametrize(
    ("value", "state", "count"),
    [
        ("none", "none", 0),
        ([], "none", 0),
        ("these", "these", 1),
        ([{"role": "leader"}, {"role": "member"}], "these", 2),
        ({"state": "at-least-these", "covers": "2025", "records": [{"role": "leader"}]}, "at-least-these", 1),
        ({"state": "these"}, "these", 1),
        (at_least_these(), "at-least-these", 0),
        (none_of_them(), "none", 0),
    ],
)
def test_a_list_is_said_anew(value: object, state: str, count: int) -> None:
    listed = amend(read_dossier(BASE), {"people": value}).people
    assert listed is not None
    assert (listed.state, len(listed)) == (state, count)


def test_a_list_is_not_stated_any_more() -> None:
    assert amend(read_dossier(BASE), {"people": "not-stated", "accidents": "not-stated"}).people is None
    assert amend(read_dossier(BASE), {"accidents": "not-stated"}).accidents is None


def test_records_of_code_will_do() -> None:
    listed = amend(
        read_dossier(BASE), {"results": at_least_these(Result(kind="paper", quantity=3), covers="2025")}
    ).results
    assert listed is not None
    assert str(listed.covers) == "2025"
    assert listed[0].kind == "paper"


def test_an_object_is_said_anew() -> None:
    assert changed({"premises": {"fixed": False}})["premises"] == {"fixed": False}
    assert changed({"premises": "none"})["premises"] == []
    assert "premises" not in changed({"premises": "not-stated"})


def test_the_state_of_a_list_is_changed() -> None:
    assert amend(read_dossier(BASE), {"lists.results": "at-least-these"}).state("results") is ListState.AT_LEAST_THESE
    assert amend(read_dossier(BASE), {"lists.violations": "none"}).state("violations") is ListState.NONE


def test_a_judgement_is_settled() -> None:
    settled = {"question": "base:benefit", "given_on": "2025-12-31", "level": "some"}
    for key in ("judgements.benefit", "judgements.base:benefit"):
        judgements = changed({key: "some"})["judgements"]
        assert judgements[1:] == [settled]
        assert judgements[0]["question"] == "base:green-effect"
    assert changed({"judgements.new": 3})["judgements"][2] == {"question": "new", "given_on": "2025-12-31", "value": 3}
    assert len(changed({"judgements.benefit": "not-stated"})["judgements"]) == 1
    panel = changed({"judgements.new": ["good", {"reviewer": "r2", "recused": True}, 3]})["judgements"][2:]
    assert [{key: value for key, value in one.items() if key not in ("question", "given_on")} for one in panel] == [
        {"level": "good"},
        {"reviewer": "r2", "recused": True},
        {"value": 3},
    ]
    assert len(changed({"judgements+": [{"question": "x", "given_on": "2025-12-02", "level": "a"}]})["judgements"]) == 3


def test_what_a_rulebook_declares_is_changed() -> None:
    amended = changed({"some-city.leader.top_grade": "technician", "some-city.rosters": [{"size": 3}]})
    assert amended["some-city"] == {"leader": {"top_grade": "technician"}, "rosters": [{"size": 3}]}


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"premises.aera_m2": 36}, "premises.aera_m2", "unknown-field"),
        ({"premises.area_m2": "30.125"}, "premises.area_m2", "too-fine"),
        ({"premisess.area_m2": 36}, "premisess.area_m2", "unknown-field"),
        ({"prizes": "none"}, "prizes", "unknown-field"),
        ({"prizes+": []}, "prizes+", "unknown-field"),
        ({"premises+": [{"fixed": True}]}, "premises+", "does-not-fit"),
        ({"results.kind": "paper"}, "results.kind", "does-not-fit"),
        ({"results#z.kind": "paper"}, "results#z.kind", "unknown-name"),
        ({"results#a.kind": "papper"}, "results#a.kind", "unknown-level"),
        ({"results-": ["z"]}, "results-", "unknown-name"),
        ({"results+": [{"kind": "paper"}, {"kind": "papper"}]}, "results+[1].kind", "unknown-level"),
        ({"results": [{"on": "2025"}]}, "results[0].kind", "missing-required"),
        ({"results": 3}, "results", "wrong-type"),
        ({"lists.results": "all"}, "lists.results", "unknown-level"),
        ({"lists.results": "none"}, "lists.results", "contradiction"),
        ({"judgements.benefit": True}, "judgements.benefit", "wrong-type"),
        ({"studio.name": "not-stated"}, "studio.name", "missing-required"),
        ({"stated_on": "2025"}, "stated_on", "wrong-type"),
        (
            {"results#a.b.quantity": 1, "results+": [{"part_of": "a.b", "quantity": 2}]},
            "results[1]",
            "parts-exceed-whole",
        ),
    ],
)
def test_it_is_refused_at_the_key_of_the_change(changes: dict[str, Any], path: str, code: str) -> None:
    assert refused(changes) == {(path, code)}


def test_every_problem_comes_out_at_once() -> None:
    assert refused({"premises.area_m2": "若干", "results-": ["z"], "prizes": []}) == {
        ("premises.area_m2", "wrong-type"),
        ("results-", "unknown-name"),
        ("prizes", "unknown-field"),
    }


def test_it_is_a_dossier() -> None:
    assert isinstance(amend(read_dossier(BASE), {"source": "form"}), Dossier)
