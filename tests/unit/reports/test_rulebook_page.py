"""A rulebook as a document to sign: everything it says stands there once, and no word becomes more than a word."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import studiorules as sr
from studiorules.reports import rulebook_text
from studiorules.reports.html import html
from studiorules.reports.markdown import markdown
from studiorules.reports.page import Heading, Item, Items, Page, Paragraph, Rule, Rules, Signatures, Table
from studiorules.reports.page_text import page_text
from studiorules.terms import Lang
from tests.unit.reports.strict import words_of

HOSTILE = '</title><script>alert(1)</script> & "x" <img src=http://a.example/b> \u202etxt'

MADE = """
[rulebook]
id = "made"
edition = "2025"
zh = "某市考核办法（示例）"
en = "A city's scheme (sample)"
cite = "notice-1"
basis = "seen"
in_force = { from = 2025-01-01, to = 2027-12-31 }
points = 30

[[on_total]]
lose = 3
count = "accidents"
at_most = 0

[[section]]
id = "ground"
zh = "基础"
en = "Ground"
points = 30
[[section.requirement]]
id = "area"
zh = "场所面积"
en = "Floor area"
fact = "premises.area_m2"
at_least = "@area"
points = 10
evidence = ["site-visit"]
cite = "notice-1 二"
basis = "editor"
why = "通知没有写数字"
[[section.requirement]]
id = "rules"
zh = "规章制度"
en = "Regulations"
points = 10
deduct = [{ lose = 2, fact = "premises.rules_posted" }]
only_if = [{ count = "regulations", at_least = 1 }]
evidence = ["documents", "site-visit"]
[[section.requirement]]
id = "spread"
zh = "推广成果"
en = "Spread"
unseen = true
points = 4
why = "表格此处看不清"
[[section.requirement]]
id = "shift"
zh = "轮班"
en = "Shifts"
fact = "leader.shifts"
at_least = 2
points = 3
when = { fact = "studio.kind", is = "craftsman" }
not_applicable = "rescaled"
[[section.requirement]]
id = "tidy"
zh = "整洁"
en = "Tidy"
judged = "tidiness"
at_least = "good"
points = 3

[[section]]
id = "extra"
zh = "加分项"
en = "Extra"
bonus = true
cap = 2
[[section.requirement]]
id = "national"
zh = "国家级荣誉"
en = "National honour"
fact = "leader.best_honour"
at_least = "national"
points = 5

[[decision]]
id = "result"
zh = "结论"
en = "Result"
basis = "editor"
why = "通知没有分档"
rungs = [
  { id = "no", zh = "不合格", en = "no" },
  { id = "yes", zh = "合格", en = "yes", needs = [{ score = "total", at_least = 18 }], yuan = 20000 },
]

[value.area]
zh = "面积下限"
en = "Least area"
unit = "m2"
dated = [
  { from = 2025-01-01, to = 2025-12-31, value = 20, cite = "notice-1" },
  { from = 2026-01-01, value = 30, basis = "editor", why = "与省里一致" },
]

[judgement.tidiness]
zh = "整洁程度"
en = "How tidy"
levels = [{ id = "poor", zh = "杂乱", en = "cluttered" }, { id = "good", zh = "整齐", en = "in order" }]

[judgement.effort]
zh = "投入程度"
en = "Effort"
range = [0, 10]

[[fact]]
id = "leader.shifts"
kind = "number"
unit = "time"
zh = "每月轮班"
en = "shifts a month"
"""


def made(source: str = MADE) -> sr.Rulebook:
    return sr.read_rulebook(tomllib.loads(source))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_html_is_well_formed_and_loads_nothing(lang: Lang) -> None:
    for book in (made(), sr.published("base")):
        words_of(sr.render(book, "html", lang=lang))


def test_the_head_says_what_it_is() -> None:
    told = sr.render(made(), "markdown").split("\n## ")[0]
    assert told.startswith("# 某市考核办法（示例）\n\n2025版 · 满分30 · 2025年1月1日起施行 · 至2027年12月31日止\n")
    assert "- *来源* notice-1\n" in told
    assert "- *取整* 每项要求四舍五入到小数点后2位\n" in told
    assert "- *要求* 共6项，自定1项，未载明1项\n" in told
    english = sr.render(made(), "markdown", lang="en").split("\n## ")[0]
    assert "- *requirements* 6 in all, 1 ours, 1 not shown\n" in english


def test_the_overview_adds_up_without_what_comes_on_top() -> None:
    told = sr.render(made(), "markdown")
    table = told.split("## 总表\n\n")[1].split("\n\n")[0].split("\n")
    assert table[2:] == ["| 基础 | 5 | 30分 |", "| 加分项 | 1 | 加分，最多2分 |", "| 合计 | 6 | 30分 |"]


def test_a_requirement_is_one_sentence_with_its_points_evidence_clause_and_reason() -> None:
    told = sr.render(made(), "markdown")
    assert (
        "**1.1 场所面积**（10分） 〔自定〕\n\n"
        "使用面积，不少于30平方米（2026年1月1日起；此前20平方米）。\n\n"
        "- *佐证* 现场\n- *条款* notice-1 二\n- *自定的理由* 通知没有写数字\n"
    ) in told
    assert (
        "**1.2 规章制度**（10分）\n\n- 场所制度上墙，否则扣2分\n- 前提：现有制度不少于1项\n- *佐证* 资料和现场\n"
    ) in told
    assert "**1.3 推广成果**（4分） 〔未载明〕\n\n来源未载明评分规则。\n\n- *理由* 表格此处看不清\n" in told
    assert "- 不适用时：本项不计，满分按其余各项折算\n" in told
    assert "## 2 加分项（加分，最多2分）\n\n**2.1 国家级荣誉**（5分）" in told


def test_lines_on_the_total_ladders_questions_values_and_own_facts() -> None:
    told = sr.render(made(), "markdown")
    assert "## 总分的扣减与封顶\n\n- 事故不超过0起，否则扣3分\n" in told
    assert (
        "### 结论\n\n| 档次 | 需要（以下各档的也要具备） | 金额 |\n| --- | --- | --- |\n"
        "| 合格 | 总分不低于18分 | 2万元 |\n| 不合格 | 无 |  |\n\n- *自定的理由* 通知没有分档\n"
    ) in told
    assert "### 1 整洁程度\n\n| 档 | 看到什么 |\n| ---: | --- |\n| 1 | 杂乱 |\n| 2 | 整齐 |\n" in told
    assert "### 2 投入程度\n\n给0至10之间的数。\n" in told
    assert "| 面积下限 | 2025年1月1日至2025年12月31日 | 20平方米 | notice-1 |\n" in told
    assert "| 面积下限 | 2026年1月1日起 | 30平方米 | 自定；与省里一致 |\n" in told
    assert "| 带头人 | 每月轮班 (leader.shifts) | 数（次） |\n" in told
    assert "- 评审组组长（签字） ＿" in told
    assert "- 审定单位（盖章） ＿" in told


def test_a_panel_is_told_and_compared() -> None:
    document = tomllib.loads(MADE)
    document["judgement"]["effort"] |= {"size": 5, "quorum": 3, "combine": "mean"}
    book = sr.read_rulebook(document)
    panel = "5人评议，至少3人评议，取平均"
    assert f"### 2 投入程度\n\n由{panel}。\n\n给0至10之间的数。\n" in sr.render(book, "markdown")
    assert f"评议的问题\n  ~ 投入程度\n    评审组  无 → {panel}\n" in sr.render(sr.compare(made(), book))


def test_both_forms_say_the_same() -> None:
    book = made()
    words = "".join(words_of(sr.render(book, "html")).split())
    for line in sr.render(book, "markdown").split("\n"):
        for piece in line.translate(str.maketrans("*|#〔〕（）＿", "        ")).split():
            if piece not in ("-", "---", "---:", "·"):
                assert piece in words, piece


@pytest.mark.parametrize("title", [HOSTILE, "# 一", "1. 二", "- 三", "www.a.example", "a|b `c` [d](e) *f* _g_ ~h~"])
def test_a_hostile_title_stays_words(title: str) -> None:
    document = tomllib.loads(MADE)
    document["rulebook"]["zh"] = title
    for section in document["section"]:
        section["zh"] = title
        for requirement in section["requirement"]:
            requirement["zh"] = requirement["why"] = title
    document["decision"][0]["rungs"][0]["zh"] = title
    document["judgement"]["tidiness"]["levels"][0]["zh"] = title
    book = sr.read_rulebook(document)
    shown = " ".join(title.replace("\u202e", "").split())
    assert words_of(sr.render(book, "html")).count(shown) >= 10  # title and heading, two sections, six requirements


def test_markdown_escapes_what_would_be_more_than_words() -> None:
    page = Page(
        lang="zh",
        title="# <b> [x](http://a.example) `c` *d* _e_ | ~ & $f$ www.a.example",
        blocks=(
            Paragraph("1. 一"),
            Paragraph("- 二"),
            Paragraph("=== 三"),
            Items((Item("+ 四"), Item("五\n# 六", depth=1))),
            Table(("甲",), (("a|b",),)),
        ),
    )
    assert markdown(page) == (
        "# \\# \\<b\\> \\[x\\](http\\://a.example) \\`c\\` \\*d\\* \\_e\\_ \\| \\~ \\& \\$f\\$ www\\.a.example\n\n"
        "1\\. 一\n\n\\- 二\n\n\\=== 三\n\n- \\+ 四\n  - 五 \\# 六\n\n| 甲 |\n| --- |\n| a\\|b |\n"
    )


def test_plain_text_steers_no_terminal() -> None:
    page = Page(
        lang="zh",
        title="一\x1b[31m\n二",
        under=("\u202e三",),
        blocks=(
            Heading(1, "四\r五"),
            Paragraph("六\x07", "七"),
            Table(("八", "九"), (("甲\n", "1"), ("乙乙", "10")), numbers=(1,)),
            Rules(("", "", ""), (Rule(number="~", title="丙", marks=("新\n",), worth="2分", sentence="丁。"),)),
            Signatures(("戊",)),
        ),
        foot="己\x00",
    )
    assert page_text(page) == (
        "一[31m 二（三）\n\n四 五\n  七  六\n    八    九\n    甲     1\n    乙乙  10\n"
        "  ~ 丙（2分）  〔新〕\n      丁。\n\n戊 ____________\n\n己\n"
    )


def test_the_printed_foot_cannot_leave_its_style() -> None:
    told = html(Page(lang="zh", title="一", running='"}</style><script>\\'))
    assert words_of(told).split() == ["一", "一"]
    assert 'content:"\\000022\\00007d\\00003c\\00002fstyle\\00003e\\00003cscript\\00003e\\00005c"' in told


def test_nested_items_are_nested_lists() -> None:
    page = Page(lang="en", title="t", blocks=(Items((Item("a"), Item("b", depth=1), Item("c", depth=2), Item("d"))),))
    assert "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>" in html(page)


def test_english_brackets_are_english() -> None:
    page = Page(
        lang="en",
        title="t",
        blocks=(
            Heading(1, "h", "3 points"),
            Rules(("no.", "requirement", "points"), (Rule(number="1", title="r", worth="2 points"),)),
            Signatures(("chair",)),
        ),
        foot="f",
    )
    assert markdown(page) == (
        "# t\n\n## h (3 points)\n\n**1 r** (2 points)\n\n- chair ＿＿＿＿＿＿＿＿＿＿＿＿\n\n---\n\nf\n"
    )
    words_of(html(page))


def test_a_rulebook_without_points_speaks_of_none() -> None:
    document = tomllib.loads(MADE)
    document["rulebook"]["points"] = "none"
    document["section"] = [
        {"id": "a", "zh": "条件", "requirement": [{"id": "b", "zh": "有场所", "fact": "premises.fixed"}]}
    ]
    document["decision"] = [
        {"id": "d", "zh": "认定", "rungs": [{"id": "n", "zh": "否"}, {"id": "y", "zh": "是", "needs": ["a"]}]}
    ]
    del document["on_total"], document["fact"]
    told = sr.render(sr.read_rulebook(document), "markdown")
    assert "## 1 条件\n\n**1.1 有场所**\n\n场所固定。\n" in told
    assert "取整" not in told
    assert "分值" not in told
    assert "| 部分 | 要求（项） |\n" in told


def test_an_amount_that_is_not_yet_set_is_said_so() -> None:
    document = tomllib.loads(MADE)
    document["decision"][0]["rungs"][1]["yuan"] = "@grant"
    document["value"]["grant"] = {"zh": "资助", "unit": "yuan", "dated": [{"from": "2026-01", "value": 50000}]}
    book = sr.read_rulebook(document)
    assert "5万元" in rulebook_text(book, as_of=date(2026, 6, 1))
    assert "金额当日未定" in rulebook_text(book, as_of=date(2025, 6, 1))


def test_it_is_written_by_its_suffix(tmp_path: Path) -> None:
    book = made()
    written = [
        sr.write(book, tmp_path / f"规则{suffix}").read_text(encoding="utf-8") for suffix in (".md", ".html", ".txt")
    ]
    assert written == [sr.render(book, "markdown"), sr.render(book, "html"), sr.render(book)]
    with pytest.raises(ValueError, match=r"no form 'json'"):
        sr.write(book, tmp_path / "规则.json")
    with pytest.raises(FileExistsError):
        sr.write(book, tmp_path / "规则.md")
