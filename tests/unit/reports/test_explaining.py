"""Explanations of findings, parts and decisions, and findings in one paragraph."""

import attrs
import pytest

import studiorules as sr
from studiorules.reports import explain
from studiorules.reports.clauses import sentence
from studiorules.reports.explain import voice_of
from studiorules.terms import Lang
from tests.unit.reports import judged
from tests.unit.reports.judged import evaluation, only


def said(one: judged.Case, lang: Lang) -> str:
    finding = only(one)
    return sentence(finding, voice_of(finding, lang))


@pytest.mark.parametrize(
    ("one", "zh", "en"),
    [
        (
            judged.FAILED,
            "面积适当：要求不少于30平方米，查得22平方米，差8平方米。得0分（满分5分）；改正后可多得5分。",
            "area: at least 30 m² required, 22 m² found, 8 m² short. 0 of 5; 5 more once mended.",
        ),
        (
            judged.OPEN,
            "面积大约：要求不少于30平方米，查得约30平方米（27至33平方米），还差0至3平方米。得0至5分。",
            "about: at least 30 m² required, about 30 m² (27–33) found, 0–3 m² short. 0–5 of 5.",
        ),
        (
            judged.PASSED,
            "场所固定：要求场所固定，现为“是”。得3分。",
            "fixed: premises: fixed: yes. 3 of 3.",
        ),
        (
            judged.NOT_JUDGED,
            "制度规范：要求评议达到“条条执行”，尚未评议。得0至2分。",
            'standardised: judged "every clause in use" or better required, not yet judged. 0–2 of 2.',
        ),
    ],
    ids=["failed", "open", "passed", "not judged"],
)
def test_a_finding_is_one_paragraph(one: judged.Case, zh: str, en: str) -> None:
    assert said(one, "zh") == zh
    assert said(one, "en") == en


def test_the_tree_of_an_open_finding() -> None:
    assert str(explain(only(judged.OPEN))).split("\n") == [
        "○ 面积大约  0～5/5  musts/room/about",
        "    要求  使用面积不少于30平方米",
        "    查得  约30平方米（27至33平方米）",
        "    还差  0至3平方米",
        "    未定  使用面积只说“约30”（出处：report）",
        "    办法  查明使用面积（现场）",
        "    说明  “约”数按所注幅度（未注的按±10%）计",
        "    依据  wang-2014 二.1.2，数值由本规则自定",
    ]
    assert str(explain(only(judged.OPEN), lang="en")).split("\n") == [
        "○ about  0–5/5  musts/room/about",
        "    required  floor area: at least 30 m²",
        "    found     about 30 m² (27–33)",
        "    short by  0–3 m²",
        '    open      floor area: only "约30" is said (source: report)',
        "    to do     find out: floor area (site visit)",
        '    note      "about" is read as ±10% unless a tolerance is stated',
        "    clause    wang-2014 二.1.2, numbers ours",
    ]


def test_a_failed_finding_says_what_mends_it_and_what_that_is_worth() -> None:
    told = explain(only(judged.FAILED))
    assert told.to_do == ("扩大场所（约10人日，由单位决定）",)
    assert told.gain == "可多得5分"
    assert explain(only(judged.FAILED), lang="en").to_do == (
        "enlarge the place (about 10 person-days, the host decides)",
    )


def test_a_line_says_what_it_costs() -> None:
    told = explain(only(judged.DEDUCTED))
    assert [one.head for one in told.lines] == ["○ 场所制度上墙，否则扣0.5分  扣0至0.5分"]
    english = explain(only(judged.DEDUCTED), lang="en")
    assert [one.head for one in english.lines] == ["○ premises: rules posted, otherwise 0.5 off  loses 0–0.5"]


def test_what_could_not_be_computed_says_so_and_cannot_steer_a_terminal() -> None:
    told = explain(only(judged.BROKEN))
    assert told.sign == "！"
    assert told.notes == ("未能计算：没有说怎样合成[31m两份评议。其余各项不受影响，请报告",)
    english = explain(only(judged.BROKEN), lang="en")
    assert english.notes == ("could not be computed: no rule to combine [31mtwo votes; nothing else is affected",)


def test_a_part_is_told_with_what_stands_below_it() -> None:
    told = explain(evaluation(judged.FAILED, judged.PASSED).sections[0])
    assert told.head == "× 必有  3/8"
    assert told.found == "符合 1，不符合 1"
    assert [one.title for one in told.branches] == ["有场所"]
    assert [one.title for one in told.branches[0].branches] == ["面积适当", "场所固定"]


def test_a_ladder_says_of_each_rung_whether_it_can_be_reached() -> None:
    grade = evaluation(judged.FAILED).decisions["grade"]
    told = explain(grade)
    assert told.found == "确定待建，可能合格"
    assert [(one.title, one.found) for one in told.branches] == [
        ("待建（D）", "确定达到"),
        ("合格（C）", "可能达到"),
        ("优秀（A）", "已无可能：musts/room不符合"),
    ]
    english = explain(grade, lang="en")
    assert [(one.title, one.found) for one in english.branches][2] == (
        "A excellent",
        "out of reach: musts/room not met",
    )


def test_an_explanation_is_frozen() -> None:
    told = explain(only(judged.PASSED))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        told.title = "other"  # type: ignore[misc]


def test_what_sources_tell_differently_is_told_with_its_sources() -> None:
    document = {
        "stated_on": "2025-12-31",
        "studio": {"name": "某工作室"},
        "premises": {"area_m2": {"said": {"report": 43, "form": "约23"}}},
        "sources": [{"id": "report", "zh": "行业网站报道"}, {"id": "form", "zh": "单位申报表"}],
    }
    book = {
        "rulebook": {"id": "x", "edition": "1", "zh": "规则", "points": 5, "in_force": {"from": "2020-01-01"}},
        "requirement": [{"id": "area", "zh": "面积", "fact": "premises.area_m2", "at_least": 30, "points": 5}],
    }
    dossier = sr.read_dossier(document)
    told = explain(sr.evaluate(dossier, sr.read_rulebook(book), as_of=dossier.stated_on)["area"])
    assert told.found == "20.7至43平方米（两处说法不同）"
    assert told.reasons == ("使用面积只说“43，约23”（出处：行业网站报道、单位申报表）",)
    assert "场所#1 使用面积：43（行业网站报道）、约23（单位申报表）" in told.notes


def test_bounds_of_a_level_are_said_in_words() -> None:
    document = {
        "stated_on": "2025-12-31",
        "studio": {"name": "某工作室"},
        "leader": {"grade": {"at_least": "技师"}, "in_post": {"said": {"a": True, "b": False}}},
    }
    book = {
        "rulebook": {"id": "x", "edition": "1", "zh": "规则", "points": 5, "in_force": {"from": "2020-01-01"}},
        "requirement": [
            {"id": "grade", "zh": "等级", "fact": "leader.grade", "at_least": "高级技师", "points": 4},
            {"id": "post", "zh": "在岗", "fact": "leader.in_post", "points": 1},
        ],
    }
    dossier = sr.read_dossier(document)
    evaluation = sr.evaluate(dossier, sr.read_rulebook(book), as_of=dossier.stated_on)
    assert explain(evaluation["grade"]).reasons == ("带头人技能等级只说“技师至首席技师”",)
    assert explain(evaluation["post"]).reasons == ("带头人是否在岗只说“是，否”（出处：a、b）",)


def test_lines_are_named_with_what_was_found() -> None:
    finding = only(judged.DEDUCTED)
    assert sentence(finding, voice_of(finding, "zh")) == (
        "制度上墙：要求场所固定，现为“是”；待核实：场所制度上墙（没有说明）。得1.5至2分。"
    )


def test_a_join_names_the_branches_that_decide() -> None:
    book = {
        "rulebook": {"id": "x", "edition": "1", "zh": "规则", "points": 4, "in_force": {"from": "2020-01-01"}},
        "requirement": [
            {
                "id": "any",
                "zh": "场所",
                "any": [
                    {"fact": "premises.area_m2", "at_least": 20},
                    {"all": [{"fact": "premises.fixed"}, {"fact": "premises.dedicated"}]},
                ],
                "points": 4,
            }
        ],
    }

    def said(premises: dict[str, object]) -> str:
        document = {"stated_on": "2025-12-31", "studio": {"name": "某工作室"}, "premises": premises}
        dossier = sr.read_dossier(document)
        finding = sr.evaluate(dossier, sr.read_rulebook(book), as_of=dossier.stated_on)["any"]
        return sentence(finding, voice_of(finding, "zh"))

    assert said({"area_m2": 12, "fixed": True, "dedicated": False}) == (
        "场所：2项有1项即可，都没有达到：使用面积（12平方米，差8平方米）、场所专用（否）。得0分（满分4分）。"
    )
    assert said({"area_m2": 12, "fixed": True}) == "场所：2项有1项即可，待定：场所专用（没有说明）。得0至4分。"
    assert said({"area_m2": 25}) == "场所：2项有1项即可，已有：使用面积（25平方米）。得4分。"


def test_what_may_not_apply_says_so() -> None:
    book = {
        "rulebook": {"id": "x", "edition": "1", "zh": "规则", "points": 4, "in_force": {"from": "2020-01-01"}},
        "requirement": [
            {
                "id": "r",
                "zh": "专用",
                "when": {"fact": "studio.kind", "is": "工匠"},
                "not_applicable": "full",
                "fact": "premises.dedicated",
                "points": 4,
            }
        ],
    }

    def said(kind: dict[str, object]) -> str:
        document = {
            "stated_on": "2025-12-31",
            "studio": {"name": "某工作室", **kind},
            "premises": {"dedicated": False},
        }
        dossier = sr.read_dossier(document)
        finding = sr.evaluate(dossier, sr.read_rulebook(book), as_of=dossier.stated_on)["r"]
        return sentence(finding, voice_of(finding, "zh"))

    assert said({}) == "专用：是否适用待定：工作室类别（不详）；要求场所专用，现为“否”。得0至4分。"
    assert said({"kind": "劳模"}) == "专用：不适用：条件为工作室类别为工匠，查得劳模。按满分计。"
    assert said({"kind": "工匠"}) == "专用：要求场所专用，现为“否”。得0分（满分4分）。"


def test_a_ladder_in_one_line_says_letters_of_grades_and_no_other_ids() -> None:
    assert str(evaluation(judged.FAILED).decisions["grade"]) == "等级：确定D 待建，可能C 合格"
    plain = sr.Rung(id="not-yet", title=sr.Text("暂不认定"))
    assert (
        str(sr.Decision(id="x", title=sr.Text("结论"), rungs=(plain,), certain=plain, possible=plain))
        == "结论：暂不认定"
    )
