"""The terminal report: what stands where, straight columns, nothing a console could not show."""

from datetime import date
from decimal import Decimal

import pytest

from studiorules.findings import Question
from studiorules.reports import evaluation_text, explain, render, summary_line
from studiorules.reports.explain import rung_words
from studiorules.reports.grid import cells
from studiorules.reports.voice import Voice
from studiorules.terms import Lang, Text
from tests.unit.reports import judged, made
from tests.unit.reports.judged import evaluation
from tests.unit.whole import judged as whole
from tests.unit.whole import requirement, section

ASKED = (
    Question(
        about="premises.area_m2",
        kind="fact",
        evidence=("site-visit",),
        raises_low=Decimal("5.00"),
        lowers_high=Decimal("5.00"),
        findings=("musts/room/about",),
    ),
    Question(
        about="standardised",
        kind="judgement",
        evidence=("panel",),
        raises_low=Decimal("2.00"),
        lowers_high=Decimal("0.50"),
        findings=("musts/room/standardised",),
    ),
)
WHOLE = evaluation(
    judged.FAILED,
    judged.OPEN,
    judged.PASSED,
    judged.NOT_JUDGED,
    judged.DEDUCTED,
    asked=ASKED,
    book={"allotted": Decimal(17)},
)


def test_the_report_in_chinese() -> None:
    assert evaluation_text(WHOLE).split("\n") == [
        "某工作室    示例规则（第1版）    基准日 2025年12月31日（即申报日）",
        "",
        "总分    4.5～12 分，满分 17    ■■□□□□□□··",
        "        已定 9.5 分（得 4.5，失 5），未定 7.5 分",
        "等级    确定 待建（D）    可能 合格（C）    已无可能 优秀（A）：必有第1条不符合",
        "",
        "必有  4.5～12 / 17",
        "  × 1 场所  4.5～12/17",
        "  √ 符合 1   × 不符合 1   ○ 待核实 2   △ 待评议 1   共 5 项        ■ 已得  □ 未定  · 已失",
        "",
        "已失 5 分，1 项，改正后可得：",
        "  ×  5 分  面积适当  必有1  要求不少于30平方米，查得22平方米，差8平方米",
        "",
        "未定 7.5 分，涉及 3 项。先问这几件（总分下限最多可升 / 上限最多可降）：",
        "  1  使用面积            1项  +5 /   -5  现场    面积大约",
        "  2  评议：制度规范程度  1项  +2 / -0.5  评审组  制度规范",
        "",
    ]


def test_the_report_in_english() -> None:
    assert evaluation_text(WHOLE, lang="en").split("\n") == [
        "某工作室    sample rules (edition 1)    as of 2025-12-31 (the day stated)",
        "",
        "Total    4.5–12 of 17    ■■□□□□□□··",
        "         decided 9.5 (earned 4.5, lost 5), open 7.5",
        "grade    certain D in preparation · possible C fair · out of reach A excellent: musts 1 not met",
        "",
        "musts  4.5–12 / 17",
        "  × 1 room  4.5–12/17",
        "  √ pass 1   × fail 1   ○ unknown 2   △ awaits judgement 1   5 in all        ■ certain  □ open  · lost",
        "",
        "Lost: 5 in 1, to be had once mended:",
        "  ×  5  area  musts 1  at least 30 m2 required, 22 m2 found, 8 m2 short",
        "",
        "Open: 7.5 in 3. Ask first (the low end may rise / the high end may fall by):",
        "  1  floor area                                       1 item  +5 /   -5  site visit  about",
        "  2  judgement: how standardised the regulations are  1 item  +2 / -0.5  panel       standardised",
        "",
    ]


def test_brief_is_the_result_alone() -> None:
    told = evaluation_text(WHOLE, brief=True).split("\n")
    assert len(told) == 5
    assert told[0].startswith("某工作室")
    assert told[3].startswith("等级")


def test_open_details_follow_the_summary() -> None:
    told = evaluation_text(WHOLE, detail="open")
    assert told.startswith(evaluation_text(WHOLE).rstrip("\n"))
    assert "○ 面积大约  0～5/5   musts/room/about" in told
    assert "× 面积适当  0/5   musts" not in told
    assert "× 面积适当  0/5   musts" in evaluation_text(WHOLE, detail="all")


def test_a_dossier_that_lies_behind_says_so() -> None:
    later = evaluation(judged.PASSED, as_of=date(2026, 1, 31))
    assert "（申报日 2025年12月31日，早31天；其间按没有变化计）" in evaluation_text(later)
    assert "(stated 2025-12-31, 31 days earlier; read as if nothing changed since)" in evaluation_text(later, lang="en")
    earlier = evaluation(judged.PASSED, as_of=date(2025, 6, 30))
    assert "基准日 2025年6月30日（申报日 2025年12月31日）" in evaluation_text(earlier)


def test_what_could_not_be_computed_stands_at_the_top() -> None:
    told = evaluation_text(evaluation(judged.PASSED, judged.BROKEN)).split("\n")
    assert told[1] == "！有1项未能计算，按0至满分计，其余各项不受影响：算不出"


def test_a_rulebook_without_points_has_no_total() -> None:
    told = evaluation_text(evaluation(judged.PASSED, book={"allotted": None}))
    assert "总分" not in told
    assert "等级" in told


def test_one_line_for_one_of_many() -> None:
    voice = Voice(book=WHOLE.rulebook, as_of=WHOLE.as_of)
    assert summary_line(WHOLE, voice) == "某工作室  4.5～12  等级 D（可能C）"
    english = Voice(lang="en", book=WHOLE.rulebook, as_of=WHOLE.as_of)
    assert summary_line(WHOLE, english) == "某工作室  4.5–12  grade D (possibly C)"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sign_exists_on_a_chinese_console(lang: Lang) -> None:
    told = evaluation_text(WHOLE, lang=lang, detail="all")
    assert told.encode("gbk").decode("gbk") == told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_columns_of_questions_stand_straight(lang: Lang) -> None:
    lines = evaluation_text(WHOLE, lang=lang).split("\n")
    rows = [line for line in lines if " / " in line and ("+5" in line or "+2" in line)]
    assert len({cells(row[: row.index("/")]) for row in rows}) == 1


def test_nothing_steers_the_terminal() -> None:
    # the readers refuse such words; objects made in code may still hold them
    hostile = judged.case("x", "甲\x1b[2J\n乙\u202e", 3, made.traced(judged.FIXED, 0, 0, possible=False), 0, 0)
    whole = evaluation(hostile, book={"title": Text("规\x9b31m\r则")})
    told = evaluation_text(whole, detail="all")
    assert all(char == "\n" or char.isprintable() for char in told)
    assert told.split("\n")[0].startswith("某工作室    规31m 则（第1版）")


def test_colour_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in evaluation_text(WHOLE, detail="all")
    assert "\x1b[31m×\x1b[0m" in evaluation_text(WHOLE, colour=True)


def test_a_part_and_a_finding_can_be_shown_alone() -> None:
    part = render(WHOLE.part("musts/room"))
    assert part.split("\n")[0] == "× 有场所  4.5～12/17"
    assert len(part.rstrip("\n").split("\n")) == 6
    finding = render(WHOLE["musts/room/area"])
    assert finding.startswith("× 面积适当  0/5")
    assert "    差" not in finding


@pytest.mark.parametrize(
    ("edition", "zh", "en"),
    [
        ("1", "（第1版）", "(edition 1)"),
        ("2025", "（2025版）", "(edition 2025)"),
        ("2016-32", "（2016-32版）", "(edition 2016-32)"),
    ],
)
def test_an_edition_is_counted_or_named(edition: str, zh: str, en: str) -> None:
    whole = evaluation(judged.PASSED, book={"edition": edition})
    assert zh in evaluation_text(whole)
    assert en in evaluation_text(whole, lang="en")


@pytest.mark.parametrize(
    ("id_", "told"), [("D", "待建（D）"), ("5A", "待建（5A）"), ("no", "待建"), ("not-yet", "待建")]
)
def test_a_grade_stands_beside_its_name(id_: str, told: str) -> None:
    assert rung_words(id_, "待建", "zh") == told


def test_what_stands_beside_criteria_in_a_section_is_shown_after_them() -> None:
    """A section of one criterion and one requirement of its own: both in the grid, both explained."""
    toml = section("s", requirement("b", "dedicated", 2, inside="s"))
    toml += '[[section.criterion]]\nid = "c"\nzh = "条c"\n'
    toml += requirement("a", "fixed", 3, inside="s").replace("section.requirement", "section.criterion.requirement")
    found = whole(toml, premises={"fixed": True, "dedicated": False})
    assert "  √ 1 条c    3/3    × 2 要求b  0/2" in evaluation_text(found).split("\n")
    told = str(explain(found.part("s")))
    assert told.index("√ 条c") < told.index("√ 要求a") < told.index("× 要求b")
