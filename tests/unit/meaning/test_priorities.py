"""What gives preference and no points. Worked by hand."""

import json
from datetime import date
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import evaluation_text, explain, outline, render
from tests.oracle.agreement import engine_and_meaning
from tests.unit.intake.rulebook_drafts import book, problems
from tests.unit.whole import judged

HEROES = """
points = 5
[[requirement]]
id = "fixed"
zh = "场所固定"
fact = "premises.fixed"
points = 5
[[priority]]
id = "epidemic"
zh = "为抗疫作出贡献的优先"
en = "contributed to the epidemic response"
count = "honours"
where = { kind = "epidemic-response" }
at_least = 1
in_force = { from = "2020-05", to = "2025-12" }
basis = "seen"
"""
HONOUR = {"kind": "epidemic-response", "on": "2020-09-08"}


def came(rulebook: str = HEROES, **dossier: Any) -> str:
    (one,) = judged(rulebook, premises={"fixed": True}, **dossier).priorities
    return one.outcome.value


def test_a_priority_is_known_to_hold_not_to_hold_or_to_be_open() -> None:
    assert came(honours=[HONOUR]) == "pass"
    assert came(honours=[]) == "fail"
    assert came() == "unknown"
    assert came(honours=[HONOUR], lists={"honours": "at-least-these"}) == "pass"


@pytest.mark.parametrize(
    ("in_force", "outcome"),
    [
        ("{ from = 2025-06-30 }", "pass"),
        ("{ from = 2025-07-01 }", "notapplicable"),
        ("{ to = 2025-06-30 }", "pass"),
        ("{ to = 2025-06-29 }", "notapplicable"),
        ("{ to = '2025-06' }", "pass"),
        ("'unknown'", "pass"),
    ],
)
def test_a_priority_holds_while_it_is_in_force(in_force: str, outcome: str) -> None:
    rulebook = HEROES.replace('{ from = "2020-05", to = "2025-12" }', in_force)
    assert came(rulebook, honours=[HONOUR]) == outcome


def test_a_priority_moves_no_points_and_no_tally() -> None:
    """5 of 5 with it, without it, and with nobody knowing."""
    lists: list[dict[str, Any]] = [{"honours": [HONOUR]}, {"honours": []}, {}]
    told = [judged(HEROES, premises={"fixed": True}, **one) for one in lists]
    assert [str(one.total) for one in told] == ["5/5"] * 3
    assert [len(one.findings) for one in told] == [1, 1, 1]
    assert [one.questions for one in told] == [(), (), ()]
    assert told[0]["priority:epidemic"].outcome == "pass"


def test_what_a_person_must_judge_awaits_that_person() -> None:
    rulebook = """
    [[requirement]]
    fact = "premises.fixed"
    points = 1
    [[priority]]
    id = "remote"
    zh = "偏远地区的优先"
    judged = "remote"
    at_least = "yes"
    [judgement.remote]
    levels = [{ id = "no" }, { id = "yes" }]
    """
    assert came(rulebook) == "notchecked"


def test_a_priority_that_cannot_be_computed_is_an_error_among_the_errors() -> None:
    rulebook = (
        HEROES.replace("at_least = 1\n", 'at_least = "@many"\n')
        + """
    [value.many]
    unit = "item"
    dated = [{ from = 2026-01-01, value = 1 }]
    """
    )
    evaluation = judged(rulebook, premises={"fixed": True}, honours=[])
    assert [one.id for one in evaluation.errors] == ["priority:epidemic"]
    assert str(evaluation.total) == "5/5"


def test_priorities_stand_apart_in_reports() -> None:
    evaluation = judged(HEROES, premises={"fixed": True}, honours=[HONOUR])
    text = evaluation_text(evaluation)
    assert "优先条件（不计分）：\n  √  为抗疫作出贡献的优先  要求不少于1项，查得1项" in text
    assert "√ 符合 1   共 1 项" in text
    english = evaluation_text(evaluation, lang="en", detail="all")
    assert (
        "Gives preference, and no points:\n  √  contributed to the epidemic response  at least 1 required, 1 found"
        in english
    )
    assert "priority:epidemic" in english
    over = sr.evaluate(evaluation.dossier, evaluation.rulebook, as_of=date(2026, 1, 1))
    assert "—  为抗疫作出贡献的优先  不在有效期内（2020年5月1日起至2025年12月31日止）" in evaluation_text(over)
    assert "not in force (from 2020-05-01 until 2025-12-31)" in evaluation_text(over, lang="en")
    assert list(engine_and_meaning(over)) == []
    assert "无" not in str(explain(over.priorities[0]))


def test_priorities_in_json_have_days_and_no_points() -> None:
    evaluation = judged(HEROES, premises={"fixed": True}, honours=[HONOUR])
    (told,) = json.loads(render(evaluation, "json"))["priorities"]
    assert (told["id"], told["outcome"]) == ("epidemic", "pass")
    assert told["in_force"] == {"from": "2020-05-01", "to": "2025-12-31"}
    assert told["counted"] == ["honours[0]"]
    assert not {"points", "mend"} & set(told)
    plain = judged(HEROES.partition("[[priority]]")[0])
    assert "priorities" not in json.loads(render(plain, "json"))


def test_a_rulebook_read_aloud_names_its_priorities() -> None:
    read = book(HEROES)
    assert "优先条件（不计分）：\n  · 为抗疫作出贡献的优先：" in outline(read)
    assert "      2020年5月1日起至2025年12月31日止" in outline(read)
    assert "优先条件（不计分）" in render(read, "markdown")
    assert "优先条件（不计分）" in render(read, "html")


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        ('id = "p"\nfact = "premises.fixed"\npoints = 1', {("points", "unknown-field")}),
        ('fact = "premises.fixed"', {("id", "missing-required")}),
        ('id = "p"', {("", "no-measure")}),
        ('id = "p"\nfact = "premises.size"', {("fact", "unknown-field")}),
        ('id = "p"\nfact = "premises.fixed"\nin_force = { from = 2021 }', {("in_force.from", "bare-year")}),
        (
            'id = "p"\nfact = "premises.fixed"\nin_force = { from = "2021", to = "2020" }',
            {("in_force", "contradiction")},
        ),
        ('id = "p"\nscore = "total"\nat_least = 1', {("score", "does-not-fit")}),
        ('id = "p"\nfact = "premises.fixed"\nevidence = ["hearsay"]', {("evidence[0]", "unknown-level")}),
    ],
)
def test_every_slip_of_a_priority_has_its_place(toml: str, found: set[tuple[str, str]]) -> None:
    asked = '[[requirement]]\nfact = "premises.fixed"\npoints = 1\n[[priority]]\nzh = "优先"\n'
    assert problems(f"{asked}{toml}") == {(f"priority[0].{path}".rstrip("."), code) for path, code in found}


def test_two_priorities_have_two_ids() -> None:
    one = '[[priority]]\nid = "p"\nzh = "优先"\nfact = "premises.fixed"\n'
    asked = '[[requirement]]\nfact = "premises.fixed"\npoints = 1\n'
    assert problems(f"{asked}{one}{one}") == {("priority[1].id", "duplicate-id")}
