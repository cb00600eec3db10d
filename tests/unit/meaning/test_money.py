"""Sections that bring money: it is earned as points are, and adds to no total. Worked by hand."""

import json
from decimal import Decimal
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import evaluation_text, explain, outline
from tests.unit.intake.rulebook_drafts import problems
from tests.unit.whole import judged, requirement, section

BASE = section("s", requirement("a", "fixed", 10, inside="s"))
PATENTS = (
    '[[section.requirement]]\nid = "patents"\nzh = "专利奖励"\ncount = "results"\nwhere = { kind = "patent" }\n'
    "at_least = 1\nearn_each = 5000\npoints = 20000\n"
)
REWARD = section("reward", PATENTS, head='unit = "yuan"')
BOOK = f"points = 10\n{BASE}{REWARD}"


def patents(count: int, **more: Any) -> dict[str, Any]:
    """A fixed place, and so many patents."""
    return {"premises": {"fixed": True}, "results": [{"kind": "patent"}] * count, **more}


@pytest.mark.parametrize(
    ("count", "money", "outcome"),
    [(0, "0/20000元", "fail"), (1, "5000/20000元", "pass"), (3, "15000/20000元", "pass"), (9, "20000/20000元", "pass")],
)
def test_money_is_earned_and_the_total_is_left_alone(count: int, money: str, outcome: str) -> None:
    evaluation = judged(BOOK, **patents(count))
    assert evaluation.part("reward").points == evaluation["reward/patents"].points
    assert (str(evaluation.part("reward").points), evaluation["reward/patents"].outcome) == (money, outcome)
    assert (str(evaluation.total), str(evaluation.base), evaluation.bonus) == ("10/10", "10/10", None)
    assert evaluation.settled is not None
    assert evaluation.settled.low == 10


def test_what_is_open_is_an_interval_of_money_and_leaves_the_total_decided() -> None:
    """Two patents and perhaps more: 10,000 to 20,000."""
    evaluation = judged(BOOK, **patents(2, lists={"results": "at-least-these"}))
    assert str(evaluation["reward/patents"].points) == "10000～20000/20000元"
    assert evaluation.total is not None
    assert evaluation.total.exact
    assert evaluation.questions == () or all(not one.swing for one in evaluation.questions)


def test_a_cap_holds_over_the_section() -> None:
    capped = BOOK.replace('unit = "yuan"', 'unit = "yuan"\ncap = 12000')
    assert str(judged(capped, **patents(3)).part("reward").points) == "12000/12000元"


def test_it_is_left_out_of_what_is_rescaled() -> None:
    """Half of the points do not apply: 5 of 5 earned are 10 of 10, and the money is what it was."""
    b = requirement("b", "dedicated", 5, inside="s")
    b += 'when = { fact = "sign.logo" }\nnot_applicable = "rescaled"\n'
    toml = f"points = 10\n{section('s', requirement('a', 'fixed', 5, inside='s'), b)}{REWARD}"
    evaluation = judged(toml, **patents(1, sign={"logo": False}))
    assert (str(evaluation.total), str(evaluation.part("reward").points)) == ("10/10", "5000/20000元")


def test_a_rulebook_without_points_may_bring_money() -> None:
    toml = f'points = "none"\n[[requirement]]\nid = "a"\nzh = "固定"\nfact = "premises.fixed"\n{REWARD}'
    evaluation = judged(toml, **patents(2))
    assert evaluation.total is None
    assert str(evaluation.part("reward").points) == "10000/20000元"
    assert "金额，不计入总分" in evaluation_text(evaluation)


def test_a_model_of_xccdf_counts_what_stands_beside_the_money() -> None:
    evaluation = judged(f'model = "flat"\n{BOOK}', **patents(0))
    assert str(evaluation.score) == "10/10"


def test_it_is_said_in_yuan_everywhere() -> None:
    evaluation = judged(BOOK, **patents(1))
    text = evaluation_text(evaluation)
    assert "第reward节（金额，不计入总分）  5000 / 20000元" in text
    english = evaluation_text(evaluation, lang="en")
    assert "section reward (money, in no total)  5,000 / 20,000 yuan" in english
    assert "Lost:" not in english, "money that is not had is not lost"
    told = explain(evaluation["reward/patents"])
    assert (told.points, told.earned) == ("5000/20000元", "得5000元（最多20000元）")
    aloud = outline(evaluation.rulebook)
    assert "第reward节（最多2万元，不计入总分）" in aloud
    assert "每项5000元，最多2万元" in aloud
    assert "5,000 yuan for each" in outline(evaluation.rulebook, lang="en")


def test_data_says_which_numbers_are_money() -> None:
    evaluation = judged(BOOK, **patents(1))
    data = json.loads(sr.render(evaluation, "json"))
    points = {one["id"]: one["points"] for one in (*data["parts"], *data["findings"])}
    assert points["s"] == {"low": "10.00", "high": "10.00", "allotted": "10.00"}
    money = {"low": "5000.00", "high": "5000.00", "allotted": "20000.00", "unit": "yuan"}
    assert (points["reward"], points["reward/patents"]) == (money, money)
    assert [(row["id"], row["unit"]) for row in evaluation.to_records()] == [
        ("s/a", "point"),
        ("reward/patents", "yuan"),
    ]
    assert repr(evaluation.part("reward").points) == "Points(5000, of=20000, unit=yuan)"
    assert evaluation.part("reward").points != sr.Points(low=Decimal(5000), high=Decimal(5000), allotted=Decimal(20000))


LADDER = (
    '[[decision]]\nid = "d"\nrungs = [{ id = "no" }, { id = "yes", needs = [{ score = "reward", at_least = 1 }] }]\n'
)


@pytest.mark.parametrize(
    ("toml", "wrong"),
    [
        (BOOK.replace('"yuan"', '"euro"'), {("section[1].unit", "unknown-level")}),
        (BOOK.replace('unit = "yuan"', 'unit = "yuan"\nbonus = true'), {("section[1].bonus", "does-not-fit")}),
        (BOOK.replace('unit = "yuan"', 'unit = "yuan"\npoints = "unknown"'), {("section[1].points", "not-yet")}),
        (BOOK.replace('unit = "yuan"', 'unit = "yuan"\npoints = 3'), {("section[1].points", "points-do-not-add-up")}),
        (BOOK.replace("points = 20000", 'points = "unknown"'), {("section[1].requirement[0].points", "wrong-type")}),
        (BOOK.replace("points = 20000\n", ""), {("section[1].requirement[0].points", "missing-required")}),
        (
            f'{BOOK}deduct = [{{ lose = 5, fact = "premises.dedicated" }}]\n',
            {("section[1].requirement[0].deduct", "does-not-fit")},
        ),
        (
            f'{BOOK}when = {{ fact = "sign.logo" }}\nnot_applicable = "rescaled"\n',
            {("section[1].requirement[0]", "does-not-fit")},
        ),
        (f"{BOOK}{LADDER}", {("decision[0].rungs[1].needs[0].score", "does-not-fit")}),
    ],
)
def test_what_money_cannot_be(toml: str, wrong: set[tuple[str, str]]) -> None:
    assert problems(toml) == wrong
