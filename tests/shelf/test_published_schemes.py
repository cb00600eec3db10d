"""Totals, ladders and amounts of the published schemes, worked by hand from the rules that were seen."""

from __future__ import annotations

from typing import Any

import pytest

import studiorules as sr
from studiorules.findings import Evaluation, Rung


def judged(book: str, day: str, answers: dict[str, Any] | None = None, **sections: Any) -> Evaluation:
    """A studio of which only this is said, judged on the day on which it speaks."""
    document: dict[str, Any] = {"stated_on": day, "studio": {"name": "某工作室"}, **sections}
    document["judgements"] = [
        {"question": question, "given_on": day, **({"level": said} if isinstance(said, str) else {"value": said})}
        for question, said in (answers or {}).items()
    ]
    dossier = sr.read_dossier(document)
    return sr.evaluate(dossier, sr.published(book), as_of=dossier.stated_on)


def reached(evaluation: Evaluation, ladder: str) -> tuple[str, int | None, str]:
    """The rung surely reached with its amount, all of them whole, and the rung possibly reached."""
    decision = evaluation.decisions[ladder]
    return decision.certain.id, exact_yuan(decision.certain), decision.possible.id


def exact_yuan(rung: Rung) -> int | None:
    """The amount of a rung, a whole number; None where it has none."""
    if rung.yuan is None:
        return None
    assert rung.yuan.exact
    return int(str(rung.yuan.low).removesuffix(".00"))


@pytest.mark.parametrize(
    ("score", "rung", "yuan"),
    [
        (59.9, "fail", None),
        (60, "class-c", 200_000),
        (74.9, "class-c", 200_000),
        (75, "class-b", 300_000),
        (84.99, "class-b", 300_000),
        (85, "class-a", 400_000),
        (100, "class-a", 400_000),
    ],
)
def test_dongguan_bands_begin_where_they_say(score: float, rung: str, yuan: int | None) -> None:
    evaluation = judged("dongguan-skill-master-acceptance", "2025-06-30", {"acceptance-score": score})
    assert reached(evaluation, "acceptance") == (rung, yuan, rung)


def test_dongguan_decides_nothing_before_the_panel_has() -> None:
    evaluation = judged("dongguan-skill-master-acceptance", "2025-06-30")
    assert reached(evaluation, "acceptance") == ("fail", None, "class-a")
    assert str(evaluation.total) == "0～100/100"


HONOURED: dict[str, Any] = {
    "honours": [{"on": "2010", "holder": "leader", "kind": "skill-award", "level": "national"}],
    "leader": {"has_mentored": True},
    "national-skill-master": {"leader": {"fit": True}},
}


@pytest.mark.parametrize(("day", "yuan"), [("2012-12-31", 100_000), ("2018-12-31", 100_000), ("2019-12-31", 200_000)])
def test_the_national_grant_is_that_of_its_year(day: str, yuan: int) -> None:
    evaluation = judged("national-skill-master", day, {"top-skill": "consummate"}, **HONOURED)
    assert reached(evaluation, "nomination") == ("yes", yuan, "yes")


def test_without_a_master_of_consummate_skill_there_is_no_national_studio() -> None:
    evaluation = judged("national-skill-master", "2012-12-31", {"top-skill": "common"}, **HONOURED)
    assert reached(evaluation, "nomination") == ("no", None, "no")


def _set_up(year: int, masters: int = 2) -> Evaluation:
    return judged(
        "xiamen-skill-master",
        f"{year}-12-31",
        studio={"name": "某公司技能大师工作室", "named_after": "host"},
        host={"kind": "enterprise"},
        application={"filed_on": f"{year}-07-31"},
        leader={"grade": "senior-technician"},
        namings=[],
        **{"xiamen-skill-master": {"leader": {"masters": masters}}},
    )


def test_xiamen_stays_open_while_nobody_has_seen_the_list_of_honours() -> None:
    evaluation = _set_up(2018)
    assert reached(evaluation, "setting-up") == ("no", None, "yes")
    assert [one.id for one in evaluation if one.id.startswith("setting-up/") and one.outcome != "pass"] == [
        "setting-up/leader-honour"
    ]
    assert reached(evaluation, "end-of-term") == ("fail", None, "pass")


@pytest.mark.parametrize(("year", "yuan"), [(2016, 50_000), (2018, 80_000)])
def test_the_start_up_grant_of_xiamen_is_that_of_its_year(year: int, yuan: int) -> None:
    assert exact_yuan(_set_up(year).decisions["setting-up"].possible) == yuan


def test_one_master_is_not_enough_under_the_name_of_the_firm() -> None:
    assert reached(_set_up(2018, masters=1), "setting-up") == ("no", None, "no")


RECORDS: dict[str, Any] = {
    "studio": {"name": "某工作室", "founded_on": "2018-05-01"},
    "honours": [{"on": "2015", "holder": "leader", "kind": "craftsman", "level": "municipal"}],
    "projects": [
        {"kind": "tackling", "approved_by_host": True, "approved_on": "2020-03"},
        {"kind": "tackling", "approved_by_host": True, "approved_on": "2021-03"},
    ],
    "results": [{"on": "2021", "kind": "small-improvement", "applied": True, "spread_to": "unit"}],
    "benefits": [{"on": "2021", "kind": "saving"}, {"on": "2021", "kind": "social"}],
}


def test_hefei_gives_more_to_a_new_studio_than_to_one_re_confirmed() -> None:
    new = judged("hefei-model-worker-studio", "2022-02-18", application={"kind": "first"}, **RECORDS)
    again = judged("hefei-model-worker-studio", "2022-02-18", application={"kind": "renewal"}, **RECORDS)
    assert reached(new, "naming") == ("yes", 50_000, "yes")
    assert reached(again, "naming") == ("yes", 30_000, "yes")


def test_hefei_gives_between_the_two_while_nobody_says_which() -> None:
    yuan = judged("hefei-model-worker-studio", "2022-02-18", **RECORDS).decisions["naming"].certain.yuan
    assert yuan is not None
    assert (str(yuan.low), str(yuan.high)) == ("30000.00", "50000.00")


FULL: dict[str, Any] = {
    "premises": {"dedicated": True, "results_displayed": True, "rules_posted": True},
    "sign": {"conspicuous": True},
    "funding": [{"on": "2025", "channel": "host", "amount_yuan": 20000}],
    "funds": {"accounts_kept": True},
    "regulations": [
        {"from": "2023", "kind": "management", "issued_by": "host"},
        {"from": "2023", "kind": "funds", "issued_by": "studio"},
    ],
    "materials": [{"on": "2025-01", "kind": "plan"}, {"on": "2025-12", "kind": "summary"}],
    "projects": [{"from": "2025-02", "kind": "transformation"}],
    "exchanges": [{"on": "2025-04", "kind": "seminar"}],
    "mentoring": [
        {"from": "2023-03", "quantity": 3, "certificate": "senior-worker", "certified_on": "2025-06"},
        {"from": "2024-03", "quantity": 7},
    ],
    "documents": [{"on": "2025-01", "kind": "apprentice-roster"}, {"on": "2025-01", "kind": "high-skill-roster"}],
}
NOTHING_LOST = {"equipment-adequate": "works", "filing": 0, "tackling": 0, "exchange": 0}


@pytest.mark.parametrize(
    ("spending", "total"),
    [
        ({}, "0～100/100"),  # nobody judged the spending: anything may go
        ({"spending-compliance": 0}, "80～100/100"),  # the three unseen items hold 10 + 5 + 5
        ({"spending-compliance": 5}, "75～95/100"),
        ({"spending-compliance": 90}, "0～10/100"),
    ],
)
def test_hangzhou_spending_acts_on_the_total(spending: dict[str, Any], total: str) -> None:
    evaluation = judged("hangzhou-skill-master-assessment", "2025-12-31", {**NOTHING_LOST, **spending}, **FULL)
    assert str(evaluation.total) == total
    assert evaluation.rulebook.unknown_points == ("bonus",)


@pytest.mark.parametrize("hung", [True, False])
def test_jingmen_accepts_nothing_for_certain_while_nobody_has_seen_its_pass_mark(hung: bool) -> None:
    evaluation = judged("jingmen-acceptance", "2023-12-31", sign={"plaque_hung": hung})
    assert reached(evaluation, "acceptance") == ("not-accepted", None, "accepted")
    assert evaluation["aspects/plaque"].outcome == ("pass" if hung else "fail")
    assert evaluation.rulebook.unknown_points == ("aspects",)


STANDARDS: dict[str, Any] = {
    "sign": {"plaque_hung": True, "conspicuous": True},
    "premises": {"fixed": True, "dedicated": True},
    "equipment": [{"kind": one} for one in ("tools", "instruments", "computers", "network", "references")],
    "activities": [{"on": "2014-05", "kind": "training", "participants": 8, "recorded_in_detail": True}],
    "regulations": [{"kind": one} for one in ("activities", "study", "research", "transfer", "rewards", "management")],
    "funding": [{"on": "2014-06", "channel": "host", "amount_yuan": 1000}],
    "results": [{"on": "2014", "kind": "small-improvement", "applied": True}],
    "benefits": [{"on": "2014", "kind": "saving"}],
    "application": {"filed_on": "2014-11-30"},
}


def test_bozhou_names_who_meets_all_eight_and_leaves_the_recommendation_open() -> None:
    assert reached(judged("bozhou-eight-standards", "2014-12-31", **STANDARDS), "naming") == (
        "named",
        None,
        "recommended",
    )
    late = {**STANDARDS, "application": {"filed_on": "2014-12-01"}}
    assert reached(judged("bozhou-eight-standards", "2014-12-31", **late), "naming") == ("no", None, "no")


def test_one_person_with_two_applications_is_not_accepted_in_henan() -> None:
    own = {"henan-education-demonstration-studio": {"application": {"in_time": True}}}
    one, two = (
        judged(
            "henan-education-demonstration-studio",
            "2021-06-30",
            application={"items_of_person": items, "items_of_host": 1},
            **own,
        )
        for items in (1, 2)
    )
    assert reached(one, "acceptance") == ("yes", None, "yes")
    assert reached(one, "naming") == ("no", None, "named")
    assert reached(two, "naming") == ("no", None, "no")


def _met_in_shaanxi(**said: Any) -> Evaluation:
    told: dict[str, Any] = {
        "studio": {"name": "某工作室", "founded_on": "2016-05-01"},
        "honours": [{"on": "2015", "holder": "leader", "kind": "labour-medal", "level": "provincial"}],
        "premises": {"fixed": True},
        "equipment": [{"kind": "tools"}],
        "projects": [{"kind": "tackling"}],
        "materials": [{"on": "2019-01", "kind": "goal"}],
        "funding": [{"on": "2020", "channel": "host", "amount_yuan": 3000}],
        "regulations": [{"kind": "management"}],
        "results": [{"on": "2018", "kind": "patent", "quantity": 9}],
        "exchanges": [{"on": str(year), "kind": "training", "quantity": 2} for year in (2018, 2019, 2020)],
        "promotions": [{"on": "2018", "kind": "grade", "person": one} for one in "甲乙丙"],
    }
    answers = {"stable-team": "stable", "marked-benefit": "marked"}
    return judged("shaanxi-demonstration-studio", "2020-12-31", answers, **{**told, **said})


def test_nine_results_do_not_make_up_for_a_year_with_one_exchange_in_shaanxi() -> None:
    assert reached(_met_in_shaanxi(), "demonstration") == ("yes", 30_000, "yes")
    years = ((2018, 2), (2019, 1), (2020, 2))
    thin = _met_in_shaanxi(exchanges=[{"on": str(year), "kind": "training", "quantity": n} for year, n in years])
    assert thin["conditions/three-results"].outcome == "pass"
    assert thin["conditions/two-exchanges-a-year"].outcome == "fail"
    assert reached(thin, "demonstration") == ("no", None, "no")


@pytest.mark.parametrize(
    ("day", "honours", "outcome"),
    [
        ("2020-12-31", [{"on": "2020-09", "holder": "studio", "kind": "epidemic-response"}], "pass"),
        ("2021-01-01", [{"on": "2020-09", "holder": "studio", "kind": "epidemic-response"}], "notapplicable"),
        ("2020-12-31", [], "notchecked"),
    ],
)
def test_who_answered_the_epidemic_is_preferred_in_shaanxi_that_year(
    day: str, honours: list[dict[str, Any]], outcome: str
) -> None:
    (one,) = judged("shaanxi-demonstration-studio", day, honours=honours).priorities
    assert one.outcome == outcome


def test_a_waiver_lets_a_leader_of_shaanxi_through() -> None:
    city = [{"on": "2015", "holder": "leader", "kind": "labour-medal", "level": "municipal"}]
    waiver = {"requirement": "conditions/leader", "by": "省总工会", "why": "行业特殊", "from": "2020-06-01"}
    retired = {"in_post": False}
    without = _met_in_shaanxi(honours=city, leader=retired, waivers=[])
    let_off = _met_in_shaanxi(honours=city, leader=retired, waivers=[waiver])
    assert reached(without, "demonstration") == ("no", None, "no")
    assert reached(let_off, "demonstration") == ("yes", 30_000, "yes")
    assert let_off["conditions/leader"].outcome == "fixed"
