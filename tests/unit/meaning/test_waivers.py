"""Waivers of what is asked in principle only, worked by hand."""

import json
from typing import Any

import pytest

from studiorules.reports import explain, outline, render
from studiorules.reports.clauses import sentence
from studiorules.reports.explain import voice_of
from tests.unit.intake.rulebook_drafts import problems
from tests.unit.whole import judged

SOFT = """
points = 5
[[requirement]]
id = "area"
zh = "面积"
en = "floor area"
fact = "premises.area_m2"
at_least = 30
points = 5
in_principle = true
[[decision]]
id = "result"
zh = "结论"
rungs = [{ id = "no", zh = "不合格" }, { id = "yes", zh = "合格", needs = ["area"] }]
"""
HARD = SOFT.replace("in_principle = true\n", "")
SMALL = {"area_m2": 22}
WAIVER = {
    "requirement": "area",
    "by": "某市总工会",
    "why": "老旧场所",
    "from": "2025-01-01",
    "to": "2025-12-31",
}


def came(toml: str, **dossier: Any) -> tuple[str, str, str]:
    evaluation = judged(toml, **dossier)
    (one,) = evaluation.findings
    return one.outcome.value, str(one.points), repr(evaluation.decisions["result"])


@pytest.mark.parametrize(
    ("waivers", "outcome", "decision"),
    [
        ([WAIVER], "fixed", "yes"),
        ([{**WAIVER, "requirement": "case:area"}], "fixed", "yes"),
        ([], "fail", "no"),
        # of another requirement, of another rulebook, no longer or not yet in force
        ([{**WAIVER, "requirement": "areas"}], "fail", "no"),
        ([{**WAIVER, "requirement": "base:area"}], "fail", "no"),
        ([{**WAIVER, "to": "2025-06-29"}], "fail", "no"),
        ([{**WAIVER, "from": "2025-07-01"}], "fail", "no"),
        # the last day is one of those in force
        ([{**WAIVER, "to": "2025-06-30"}], "fixed", "yes"),
        # some day of June begins it, some day of June ends it; of which requirement is not said
        ([{**WAIVER, "to": "2025-06"}], "unknown", "no..yes"),
        ([{key: value for key, value in WAIVER.items() if key != "requirement"}], "unknown", "no..yes"),
    ],
)
def test_a_waiver_opens_the_gate_and_earns_nothing(waivers: list[dict[str, Any]], outcome: str, decision: str) -> None:
    assert came(SOFT, premises=SMALL, waivers=waivers) == (outcome, "0/5", f"<Decision result {decision}>")


def test_nobody_knows_of_waivers_that_are_not_stated() -> None:
    """As with any list: learning of a waiver must not overturn a failure, so before there is none yet."""
    assert came(SOFT, premises=SMALL) == ("unknown", "0/5", "<Decision result no..yes>")
    (one,) = judged(SOFT, premises=SMALL).findings
    assert [(reason.kind.value, reason.about) for reason in one.reasons] == [("fact", "waivers")]
    listed = came(SOFT, premises=SMALL, waivers=[{**WAIVER, "requirement": "x"}], lists={"waivers": "at-least-these"})
    assert listed[0] == "unknown"


def test_what_passes_of_itself_needs_no_waiver() -> None:
    assert came(SOFT, premises={"area_m2": 30}, waivers=[WAIVER]) == ("pass", "5/5", "<Decision result yes>")
    (one,) = judged(SOFT, premises={"area_m2": 30}, waivers=[WAIVER]).findings
    assert (one.notes, one.waivers) == ((), ())


def test_what_is_open_and_waived_holds_and_is_no_plain_pass() -> None:
    """About 30 is 27 to 33: with the waiver it counts either way, and what it earns stays open."""
    assert came(SOFT, premises={"area_m2": "约30"}, waivers=[WAIVER]) == ("fixed", "0～5/5", "<Decision result yes>")


def test_where_it_does_not_apply_nothing_is_waived() -> None:
    book = SOFT.replace(
        "in_principle = true\n", 'in_principle = true\nwhen = { fact = "premises.fixed" }\nnot_applicable = "full"\n'
    )
    assert came(book, premises={**SMALL, "fixed": False}, waivers=[WAIVER])[0] == "notapplicable"
    assert came(book, premises={**SMALL, "fixed": True}, waivers=[WAIVER])[0] == "fixed"


def test_a_waiver_of_what_is_no_principle_does_not_act_and_is_said() -> None:
    assert came(HARD, premises=SMALL, waivers=[WAIVER]) == ("fail", "0/5", "<Decision result no>")
    (one,) = judged(HARD, premises=SMALL, waivers=[WAIVER]).findings
    assert one.notes == ("waiver-refused",)
    assert explain(one).notes == ("豁免不起作用，本项不是“原则上”的要求（老旧场所；某市总工会批准；至2025年12月31日）",)
    (one,) = judged(HARD, premises=SMALL, waivers=[]).findings
    assert one.notes == ()


def test_an_earlier_name_of_a_requirement_is_a_name_of_it() -> None:
    book = SOFT.replace("in_principle = true\n", 'in_principle = true\nwas = ["size"]\n')
    assert came(book, premises=SMALL, waivers=[{**WAIVER, "requirement": "size"}])[0] == "fixed"


def test_a_heading_that_is_met_by_a_waiver_is_no_plain_pass() -> None:
    book = """
    [[section]]
    id = "s"
    zh = "场所"
    [[section.requirement]]
    id = "area"
    zh = "面积"
    fact = "premises.area_m2"
    at_least = 30
    points = 5
    in_principle = true
    [[section.requirement]]
    id = "fixed"
    zh = "固定"
    fact = "premises.fixed"
    points = 1
    """
    waivers = [{**WAIVER, "requirement": "s/area"}]
    evaluation = judged(book, premises={**SMALL, "fixed": True}, waivers=waivers)
    assert [part.outcome.value for part in evaluation.sections] == ["fixed"]
    assert [one.id for one in evaluation.where(outcome="fixed")] == ["s/area"]
    other = judged(
        book.replace('zh = "场所"\n', 'zh = "场所"\nmet_if = ["fixed"]\n', 1),
        premises={**SMALL, "fixed": True},
        waivers=waivers,
    )
    assert [part.outcome.value for part in other.sections] == ["pass"]
    failed = judged(book, premises={**SMALL, "fixed": False}, waivers=waivers)
    assert [part.outcome.value for part in failed.sections] == ["fail"]


def test_a_waiver_is_a_line_of_its_own_with_reason_approver_and_end() -> None:
    (one,) = judged(SOFT, premises=SMALL, waivers=[WAIVER]).findings
    zh, en = explain(one), explain(one, lang="en")
    assert zh.head == "※ 面积  0/5"
    assert zh.notes == ("已豁免（老旧场所；某市总工会批准；至2025年12月31日）",)
    assert en.notes == ("waived (老旧场所; approved by 某市总工会; until 2025-12-31)",)
    assert sentence(one, voice_of(one, "zh")) == (
        "面积：要求不少于30平方米，查得22平方米，差8平方米；已豁免（老旧场所；某市总工会批准；至2025年12月31日）。得0分（满分5分）。"
    )
    bare = judged(SOFT, premises=SMALL, waivers=[{"requirement": "area"}]).findings[0]
    assert explain(bare).notes == ("已豁免（没有写明理由；没有写明批准人；没有到期日）",)
    assert explain(bare, lang="en").notes == ("waived (no reason given; nobody named; no end)",)


def test_a_waiver_that_may_be_in_force_is_said_as_one() -> None:
    fuzzy = {**WAIVER, "to": "2025-06"}
    (one,) = judged(SOFT, premises=SMALL, waivers=[fuzzy]).findings
    assert explain(one).notes == ("可能已豁免（老旧场所；某市总工会批准；至2025年6月1日到2025年6月30日之间某日）",)
    assert one.waivers[0].until == "2025-06-01..2025-06-30"
    sure = {**WAIVER, "why": "另行批准"}
    (one,) = judged(SOFT, premises=SMALL, waivers=[fuzzy, sure]).findings
    assert explain(one).notes == ("已豁免（另行批准；某市总工会批准；至2025年12月31日）",)


def test_waivers_in_reports_and_in_json() -> None:
    evaluation = judged(SOFT, premises=SMALL, waivers=[WAIVER])
    assert "※ 已豁免 1" in render(evaluation)
    assert "※ waived 1" in render(evaluation, lang="en")
    (told,) = json.loads(render(evaluation, "json"))["findings"]
    assert (told["outcome"], told["notes"]) == ("fixed", ["waived"])
    assert told["waivers"] == [
        {"record": "waivers[0]", "by": "某市总工会", "why": "老旧场所", "until": "2025-12-31", "sure": True}
    ]
    assert "原则上要求：有豁免的算具备，豁免不得分" in outline(evaluation.rulebook)


def test_in_principle_is_yes_or_no() -> None:
    asked = '[[requirement]]\nfact = "premises.fixed"\npoints = 1\n'
    assert problems(f"{asked}in_principle = 1") == {("requirement[0].in_principle", "wrong-type")}
    assert (
        came(SOFT.replace("in_principle = true", "in_principle = false"), premises=SMALL, waivers=[WAIVER])[0] == "fail"
    )


def test_a_waiver_moves_the_answer_of_a_question() -> None:
    """What could be asked: is there a waiver? It cannot move the points."""
    evaluation = judged(SOFT, premises=SMALL)
    assert [(one.about, one.kind, str(one.swing)) for one in evaluation.questions] == [("waivers", "list", "0.00")]
