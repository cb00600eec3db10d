"""Sections whose points come on top of the rulebook's. Worked by hand."""

import json
from decimal import Decimal

import pytest

import studiorules as sr
from studiorules.reports import evaluation_text, explain, outline
from tests.unit.intake.rulebook_drafts import problems
from tests.unit.whole import judged, requirement, section

BASE = section("s", requirement("a", "fixed", 10, inside="s"))
EXTRA = section(
    "extra",
    requirement("b", "dedicated", 3, inside="extra"),
    requirement("c", "results_displayed", 3, inside="extra"),
    head="bonus = true\ncap = 4",
)
BOOK = f"points = 10\n{BASE}{EXTRA}"
NO_CAP = BOOK.replace("cap = 4", "")


def test_a_bonus_lifts_the_total_above_the_points_of_the_rulebook() -> None:
    """10, and 3 + 3 under a cap of 4: 14 of 10."""
    evaluation = judged(BOOK, premises={"fixed": True, "dedicated": True, "results_displayed": True})
    total, base, bonus = evaluation.total, evaluation.base, evaluation.bonus
    assert total == sr.Points(low=Decimal(14), high=Decimal(14), allotted=Decimal(10))
    assert base == sr.Points(low=Decimal(10), high=Decimal(10), allotted=Decimal(10))
    assert bonus == sr.Points(low=Decimal(4), high=Decimal(4), allotted=Decimal(4))


def test_the_cap_of_an_open_bonus_holds_at_both_ends() -> None:
    """One of the two for sure, the other open: 3 to 6 under 4."""
    evaluation = judged(BOOK, premises={"fixed": True, "dedicated": True})
    assert (evaluation.total.low, evaluation.total.high) == (13, 14)  # type: ignore[union-attr]  # it gives points
    assert [(part.id, part.bonus, str(part.points)) for part in evaluation.sections] == [
        ("s", False, "10/10"),
        ("extra", True, "3～4/4"),
    ]


def test_an_open_bonus_leaves_the_points_of_the_rulebook_decided() -> None:
    evaluation = judged(BOOK, premises={"fixed": True})
    assert evaluation.settled is not None
    assert evaluation.settled.low == 10
    assert {question.about: question.raises_low for question in evaluation.questions} == {
        "premises.dedicated": 3,
        "premises.results_displayed": 3,
    }


def test_without_a_cap_a_bonus_adds_all_it_brings() -> None:
    evaluation = judged(NO_CAP, premises={"fixed": False, "dedicated": True, "results_displayed": True})
    assert (evaluation.total.low, evaluation.bonus.allotted) == (6, 6)  # type: ignore[union-attr]


def test_a_bonus_is_not_rescaled() -> None:
    """6 of 10 do not apply and 4 are earned: 10 of 10; the bonus of 3 stays 3, for it stands outside."""
    when = 'when = { fact = "premises.dedicated" }\nnot_applicable = "rescaled"\n'
    base = section("s", requirement("a", "fixed", 4, inside="s"), requirement("d", "fixed", 6, inside="s") + when)
    extra = section("extra", requirement("c", "results_displayed", 3, inside="extra"), head="bonus = true")
    premises = {"fixed": True, "dedicated": False, "results_displayed": True}
    evaluation = judged(f"points = 10\n{base}{extra}", premises=premises)
    assert (str(evaluation.base), str(evaluation.total)) == ("10/10", "13/10")


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        (f"points = 16\n{BASE}{EXTRA}", ("rulebook.points", "points-do-not-add-up")),
        (f"points = 14\n{BASE}{EXTRA}", ("rulebook.points", "points-do-not-add-up")),
        (BOOK.replace("cap = 4", "points = 5"), ("section[1].points", "points-do-not-add-up")),
        (BOOK.replace("bonus = true", 'bonus = "yes"').replace("points = 10\n", "points = 16\n", 1),
         ("section[1].bonus", "wrong-type")),
        (BOOK + 'when = { fact = "premises.fixed" }\nnot_applicable = "rescaled"\n',
         ("section[1].bonus", "does-not-fit")),
    ],
)  # fmt: skip
def test_what_is_refused(toml: str, found: tuple[str, str]) -> None:
    assert problems(toml) == {found}


def test_a_rulebook_without_points_has_no_bonus() -> None:
    toml = section("s", '[[section.requirement]]\nid = "a"\nfact = "premises.fixed"\n', head="bonus = true")
    assert problems(toml, points="none") == {("section[0].bonus", "does-not-fit")}


def test_base_and_bonus_are_said_apart() -> None:
    evaluation = judged(BOOK, premises={"fixed": True, "dedicated": True})
    told, english = evaluation_text(evaluation), evaluation_text(evaluation, lang="en")
    assert "13～14 分，满分 10    ■■■■■■■■■■\n" in told
    assert "基本 10 分，加分 3～4 分（最多 4）" in told
    assert "已定 10 分（得 10，失 0）\n" in told
    assert "第extra节（加分）  3～4 / 4" in told
    assert "base 10, bonus 3–4 (4 at most)" in english
    assert "section extra (bonus)  3–4 / 4" in english
    assert "第extra节（加分，最多4分）" in outline(evaluation.rulebook)
    assert "section extra (bonus, 4 points at most)" in outline(evaluation.rulebook, lang="en")
    assert "3～4/4" in str(explain(evaluation.part("extra")))
    data = json.loads(sr.render(evaluation, "json"))
    assert data["base"] == {"low": "10.00", "high": "10.00", "allotted": "10.00"}
    assert data["bonus"] == {"low": "3.00", "high": "4.00", "allotted": "4.00"}
    assert data["total"] == {"low": "13.00", "high": "14.00", "allotted": "10.00"}


def test_a_bonus_not_had_is_no_loss() -> None:
    evaluation = judged(BOOK, premises={"fixed": True, "dedicated": False, "results_displayed": False})
    assert "改正后可得" not in evaluation_text(evaluation)
    plain = judged(f"points = 10\n{BASE}", premises={"fixed": True})
    assert plain.bonus is None
    assert "基本" not in evaluation_text(plain)
    assert "bonus" not in json.loads(sr.render(plain, "json"))
