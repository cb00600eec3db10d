"""Amounts that go with rungs, vetoes, separate ladders, namings at a lower level. Worked by hand."""

import json
from datetime import date
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import evaluation_text, explain, outline, render
from studiorules.reports.clauses import sentence
from studiorules.reports.explain import voice_of
from tests.oracle.agreement import engine_and_meaning
from tests.unit.intake.rulebook_drafts import book, problems
from tests.unit.whole import judged

ASKED = """
[[requirement]]
id = "fixed"
zh = "场所固定"
fact = "premises.fixed"
points = 1
"""


def ladder(yuan: str) -> str:
    return f"""{ASKED}
    [value.grant]
    unit = "yuan"
    dated = [{{ from = 2016-01-01, to = 2016-12-31, value = 50000 }}, {{ from = 2017-01-01, value = 80000 }}]
    [[decision]]
    id = "naming"
    zh = "命名"
    en = "naming"
    rungs = [{{ id = "no", zh = "不命名", en = "none" }},
             {{ id = "yes", zh = "命名", en = "named", needs = ["fixed"], {yuan} }}]
    """


def amount(yuan: str, *, on: date | None = None, **dossier: Any) -> tuple[str, str | None]:
    evaluation = judged(ladder(yuan), premises={"fixed": True}, **dossier)
    if on is not None:
        evaluation = sr.evaluate(evaluation.dossier, evaluation.rulebook, as_of=on)
        assert list(engine_and_meaning(evaluation)) == []
    found = evaluation.decisions["naming"].rungs[1].yuan
    assert found is not None
    return str(found.low), None if found.high is None else str(found.high)


@pytest.mark.parametrize(
    ("yuan", "ends"),
    [
        ("yuan = 30000", ("30000.00", "30000.00")),
        ("yuan = { between = [100000, 250000] }", ("100000.00", "250000.00")),
        ("yuan = { at_most = 30000.5 }", ("0.00", "30000.50")),
        ('yuan = "@grant"', ("80000.00", "80000.00")),
        ('yuan = { between = [10000, "@grant"] }', ("10000.00", "80000.00")),
    ],
)
def test_an_amount_is_a_number_a_range_a_ceiling_or_dated(yuan: str, ends: tuple[str, str]) -> None:
    assert amount(yuan) == ends


@pytest.mark.parametrize(
    ("on", "ends"),
    [
        (date(2016, 12, 31), ("50000.00", "50000.00")),
        (date(2017, 1, 1), ("80000.00", "80000.00")),
        # no value holds: nobody knows how much
        (date(2015, 6, 30), ("0.00", None)),
    ],
)
def test_an_amount_follows_the_year_of_the_rule(on: date, ends: tuple[str, str | None]) -> None:
    assert amount('yuan = "@grant"', on=on) == ends


BUT = """yuan = 70000, but = [
    { when = { fact = "studio.kind", is = "alliance" }, yuan = 50000 },
    { when = { count = "namings", at_least = 1 }, yuan = { at_most = 20000 } }]"""


@pytest.mark.parametrize(
    ("studio", "namings", "ends"),
    [
        # the first case that holds; else the amount itself
        ("alliance", [], ("50000.00", "50000.00")),
        ("craftsman", [], ("70000.00", "70000.00")),
        ("craftsman", [{"level": "municipal", "from": "2020"}], ("0.00", "20000.00")),
        ("alliance", [{"level": "municipal", "from": "2020"}], ("50000.00", "50000.00")),
        # what is open leaves every amount possible that may still stand
        (None, [], ("50000.00", "70000.00")),
        ("craftsman", None, ("0.00", "70000.00")),
        (None, None, ("0.00", "70000.00")),
        ("alliance", None, ("50000.00", "50000.00")),
    ],
)
def test_an_amount_depends_on_circumstances(studio: str | None, namings: Any, ends: tuple[str, str]) -> None:
    told: dict[str, Any] = {"studio": {"name": "某工作室", **({} if studio is None else {"kind": studio})}}
    if namings is not None:
        told["namings"] = namings
    assert amount(BUT, **told) == ends


def test_an_amount_is_said_as_it_is() -> None:
    evaluation = judged(ladder("yuan = { between = [100000, 250000] }"), premises={"fixed": True})
    assert "确定 命名 10至25万元" in evaluation_text(evaluation)
    assert "certain named 100,000–250,000 yuan" in evaluation_text(evaluation, lang="en")
    assert explain(evaluation.decisions["naming"]).branches[1].found == "确定达到，10至25万元"
    most = judged(ladder("yuan = { at_most = 30000 }"), premises={"fixed": True})
    assert "确定 命名 至多3万元" in evaluation_text(most)
    assert "certain named up to 30,000 yuan" in evaluation_text(most, lang="en")
    nobody = sr.evaluate(
        judged(ladder('yuan = "@grant"')).dossier, book(ladder('yuan = "@grant"')), as_of=date(2015, 1, 1)
    )
    assert "金额不详" in evaluation_text(nobody)
    assert "amount not known" in evaluation_text(nobody, lang="en")


def test_amounts_in_json() -> None:
    def told(yuan: str) -> Any:
        evaluation = judged(ladder(yuan), premises={"fixed": True})
        return json.loads(render(evaluation, "json"))["decisions"][0]["yuan"]

    assert told("yuan = 30000") == {"certain": "30000.00", "possible": "30000.00"}
    assert told("yuan = { at_most = 30000 }")["certain"] == {"low": "0.00", "high": "30000.00"}


def test_a_rulebook_read_aloud_tells_the_cases_of_an_amount() -> None:
    read = outline(book(ladder(BUT)))
    assert "7万元；" in read
    assert "的，5万元；" in read
    assert "的，至多2万元）" in read
    assert "up to 20,000 yuan if" in outline(book(ladder(BUT)), lang="en")


@pytest.mark.parametrize(
    ("yuan", "path", "code"),
    [
        ("yuan = -1", "yuan", "below-floor"),
        ("yuan = 0.001", "yuan", "too-fine"),
        ('yuan = "much"', "yuan", "wrong-type"),
        ('yuan = "@nothing"', "yuan", "unknown-name"),
        ("yuan = { between = [2, 1] }", "yuan.between", "empty-range"),
        ("yuan = { between = [1] }", "yuan.between", "wrong-type"),
        ("yuan = { between = 1 }", "yuan.between", "wrong-type"),
        ("yuan = { at_most = 1, between = [1, 2] }", "yuan", "wrong-type"),
        ("yuan = {}", "yuan", "wrong-type"),
        ("yuan = { at_least = 1 }", "yuan.at_least", "unknown-field"),
        ('but = [{ when = "fixed", yuan = 1 }]', "but", "does-not-fit"),
        ("yuan = 1, but = []", "but", "wrong-type"),
        ("yuan = 1, but = [{ yuan = 1 }]", "but[0].when", "missing-required"),
        ('yuan = 1, but = [{ when = "fixed" }]', "but[0].yuan", "missing-required"),
        ('yuan = 1, but = [{ when = "fixde", yuan = 1 }]', "but[0].when", "unknown-name"),
        ('yuan = 1, but = [{ when = "fixed", yuan = 1, but = [] }]', "but[0].but", "unknown-field"),
    ],
)
def test_every_slip_of_an_amount_has_its_place(yuan: str, path: str, code: str) -> None:
    assert problems(ladder(yuan)) == {(f"decision[0].rungs[1].{path}", code)}


VETO = """
[[requirement]]
id = "no-accident"
zh = "无重大事故"
en = "no serious accident"
count = "accidents"
where = { severity = "serious" }
at_most = 0
points = 0
veto = true
[[requirement]]
id = "area"
zh = "面积"
en = "floor area"
fact = "premises.area_m2"
at_least = 30
points = 10
[[decision]]
id = "grade"
zh = "等级"
en = "grade"
rungs = [{ id = "D", zh = "待建" },
         { id = "C", zh = "合格", needs = ["no-accident"] },
         { id = "A", zh = "优秀", needs = [{ score = "total", at_least = 10 }] }]
"""
SERIOUS = [{"on": "2025-03-01", "severity": "serious"}]


def vetoed(**dossier: Any) -> sr.Evaluation:
    return judged(VETO, premises={"area_m2": 40}, **dossier)


def test_a_veto_keeps_the_ladder_down_whatever_the_points() -> None:
    evaluation = vetoed(accidents=SERIOUS)
    grade = evaluation.decisions["grade"]
    assert (repr(grade), [(one.id, one.sure) for one in grade.vetoes]) == (
        "<Decision grade D>",
        [("no-accident", True)],
    )
    assert "一票否决：“无重大事故”不符合" in evaluation_text(evaluation)
    assert 'vetoed: "no serious accident" not met' in evaluation_text(evaluation, lang="en")
    assert explain(grade).notes == ("一票否决：无重大事故",)
    assert json.loads(render(evaluation, "json"))["decisions"][0]["vetoes"] == [{"id": "no-accident", "sure": True}]
    one = evaluation["no-accident"]
    assert explain(one).notes == ("一票否决",)
    assert sentence(one, voice_of(one, "zh")).endswith("；一票否决。")


def test_an_open_veto_leaves_the_highest_rung_possible_and_is_named() -> None:
    """Nobody has said that there were none: certain D, possible A."""
    evaluation = vetoed()
    grade = evaluation.decisions["grade"]
    assert (repr(grade), [(one.id, one.sure) for one in grade.vetoes]) == (
        "<Decision grade D..A>",
        [("no-accident", False)],
    )
    assert "可能一票否决：无重大事故（待核实）" in evaluation_text(evaluation)
    assert "perhaps vetoed: no serious accident (open)" in evaluation_text(evaluation, lang="en")
    assert explain(evaluation["no-accident"]).notes == ("可能一票否决，尚未查实",)


def test_a_veto_that_is_not_cast_is_not_mentioned() -> None:
    evaluation = vetoed(accidents=[])
    assert repr(evaluation.decisions["grade"]) == "<Decision grade A>"
    assert evaluation.decisions["grade"].vetoes == ()
    assert "否决" not in evaluation_text(evaluation, detail="all")
    assert "一票否决" in outline(evaluation.rulebook)
    assert "vetoes" not in json.loads(render(evaluation, "json"))["decisions"][0]


def test_the_word_veto_changes_no_result() -> None:
    plain = VETO.replace("veto = true\n", "")
    dossiers: list[dict[str, Any]] = [{"accidents": SERIOUS}, {}, {"accidents": []}]
    for dossier in dossiers:
        told = judged(plain, premises={"area_m2": 40}, **dossier), vetoed(**dossier)
        assert repr(told[0].decisions["grade"]) == repr(told[1].decisions["grade"])
        assert [one.outcome for one in told[0]] == [one.outcome for one in told[1]]


def test_a_veto_below_a_heading_is_found_through_it() -> None:
    toml = """
    [[section]]
    id = "gates"
    zh = "门槛"
    [[section.requirement]]
    id = "honest"
    zh = "无弄虚作假"
    count = "violations"
    at_most = 0
    points = 0
    veto = true
    [[decision]]
    id = "naming"
    zh = "命名"
    rungs = [{ id = "no", zh = "否" }, { id = "yes", zh = "是", needs = ["gates"] }]
    """
    evaluation = judged(toml, violations=[{"on": "2025", "kind": "other"}])
    assert [(one.id, one.sure) for one in evaluation.decisions["naming"].vetoes] == [("gates/honest", True)]
    assert "一票否决：无弄虚作假" in evaluation_text(evaluation)


def test_a_veto_that_no_decision_needs_is_refused() -> None:
    assert problems(VETO.replace('needs = ["no-accident"]', 'needs = ["area"]')) == {
        ("requirement[0].veto", "does-not-fit")
    }
    assert problems(VETO.replace("veto = true", "veto = 1")) == {("requirement[0].veto", "wrong-type")}


def test_recognition_funding_and_recommendation_are_ladders_of_their_own() -> None:
    """C43: recognised with 6 points, paid from 8 on, and recommended only where a lower naming is held already."""
    toml = """
    [[requirement]]
    id = "area"
    zh = "面积"
    fact = "premises.area_m2"
    earn_each = 0.2
    points = 10
    [[requirement]]
    id = "named-below"
    zh = "已获市级命名"
    count = "namings"
    where = { level = { at_least = "municipal" } }
    at_least = 1
    points = 0
    [[decision]]
    id = "recognition"
    zh = "认定"
    rungs = [{ id = "no", zh = "否" }, { id = "yes", zh = "是", needs = [{ score = "total", at_least = 6 }] }]
    [[decision]]
    id = "funding"
    zh = "资助"
    rungs = [{ id = "no", zh = "否" },
             { id = "yes", zh = "是", needs = [{ score = "total", at_least = 8 }], yuan = 50000 }]
    [[decision]]
    id = "recommendation"
    zh = "推荐"
    rungs = [{ id = "no", zh = "否" }, { id = "yes", zh = "是", needs = ["named-below"] }]
    """

    def rungs(**dossier: Any) -> list[str]:
        found = judged(toml, **dossier).decisions
        return [repr(found[name]) for name in ("recognition", "funding", "recommendation")]

    seven = {"premises": {"area_m2": 35}}
    assert rungs(**seven, namings=[{"level": "provincial", "from": "2021"}]) == [
        "<Decision recognition yes>",
        "<Decision funding no>",
        "<Decision recommendation yes>",
    ]
    # named by the county only; named until last year; not stated
    assert rungs(**seven, namings=[{"level": "county", "from": "2021"}])[2] == "<Decision recommendation no>"
    assert rungs(**seven, namings=[{"level": "municipal", "from": "2021", "to": "2024-12-31"}])[2] == (
        "<Decision recommendation no>"
    )
    assert rungs(**seven)[2] == "<Decision recommendation no..yes>"
