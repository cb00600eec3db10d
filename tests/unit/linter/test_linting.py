"""The linter as a whole: places, order, forms, the shelf, and how long it takes."""

import json
import time
from pathlib import Path

import pytest

import studiorules as sr
from studiorules.cli import main
from studiorules.intake import shelf, sources_on_shelf
from studiorules.linter import Severity, document, lint_source, told
from tests.unit.intake.rulebook_drafts import book
from tests.unit.linter.found import PLACE, asking, found, where

SCHEME = """[rulebook]
id = "town"
edition = "1"
zh = "某镇办法"
in_force = { from = 2025-01-01 }
points = 5

[[requirement]]
id = "records"
zh = "记录"
en = "Records"
share = "activities"
part = { recorded_in_detail = true }
if_none = "fail"
at_least = 90
points = 5
basis = "editor"
why = { zh = "示例", en = "an example" }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "town.toml"
    path.write_text(SCHEME, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", shelf())
def test_the_shelf_has_nothing_doubtful(name: str) -> None:
    for folder in sources_on_shelf(name):
        assert lint_source(folder) == ()


def test_findings_have_places_and_come_in_the_order_of_the_file(file: Path) -> None:
    english, case, share = lint_source(file)
    assert (case.code, case.text.zh) == ("missing-case", "整套规则一个用例也没有")
    assert (english.code, english.path, str(english.place)) == ("missing-english", "rulebook", "town.toml:1:1")
    assert (share.code, share.path, str(share.place)) == ("never-passes", "requirement[0]", "town.toml:8:1")
    assert share.severity is Severity.ERROR
    assert share.page == "docs/lint/never-passes"


def test_a_folder_names_the_file_of_each_finding(tmp_path: Path) -> None:
    head, _, below = SCHEME.partition("[[requirement]]")
    head += '[[section]]\nid = "s"\nzh = "部分"\nen = "Part"\n'
    (tmp_path / "rulebook.toml").write_text(head, encoding="utf-8")
    (tmp_path / "s").mkdir()
    text = f'zh = "条目"\nen = "Criterion"\n[[requirement]]{below}'
    (tmp_path / "s" / "c.toml").write_text(text, encoding="utf-8")
    assert [str(one.place) for one in lint_source(tmp_path)] == ["rulebook.toml:1:1"] * 2 + ["s/c.toml:3:1"]


def test_a_rulebook_without_files_has_paths() -> None:
    [one] = [one for one in sr.lint(book(asking(PLACE + "but = []\n"))) if one.code == "missing-english"]
    assert (one.path, str(one.place)) == ("rulebook", "")


def test_only_a_rulebook_can_be_linted() -> None:
    with pytest.raises(TypeError, match="a Rulebook is expected, not str"):
        sr.lint("base")  # type: ignore[arg-type]


def test_it_is_told_in_columns_with_the_page_and_a_count(file: Path) -> None:
    english, _, share, count = told(lint_source(file)).splitlines()
    gap = " " * 44  # as wide as the sentence below it
    assert english == f"town.toml:1:1  missing-english  没有英文名称：规则{gap}→ docs/lint/missing-english"
    assert share == (
        "town.toml:8:1  never-passes     “at_least = 90”不可能成立：量得的只会是0至1，九成要写成0.9。"
        "  → docs/lint/never-passes"
    )
    assert count == "2 处提醒，1 处错误"
    assert told(lint_source(file), "en").splitlines()[-1] == "2 warnings, 1 error"


def test_it_is_told_to_programs(file: Path) -> None:
    share = document(lint_source(file))["findings"][2]
    assert share == {
        "code": "never-passes",
        "severity": "error",
        "path": "requirement[0]",
        "file": "town.toml",
        "line": 8,
        "column": 1,
        "zh": "“at_least = 90”不可能成立：量得的只会是0至1，九成要写成0.9。",
        "en": '"at_least = 90" can never hold: what is measured lies in 0 to 1; nine tenths are written 0.9.',
        "page": "docs/lint/never-passes",
    }


def test_the_exit_code_says_clean_found_or_unreadable(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "lint", "base"]) == 0
    assert capsys.readouterr().out == "没有发现问题。\n"
    assert main(["rulebook", "lint", str(file), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["format"] == "studiorules/lint/1"
    file.write_text(SCHEME.replace("activities", "activitys"), encoding="utf-8")
    assert main(["rulebook", "lint", str(file), "--lang", "en"]) == 2
    assert "Did you mean activities" in capsys.readouterr().err
    assert main(["rulebook", "lint", "bse"]) == 2
    assert "base" in capsys.readouterr().err


def test_english_that_is_missing_is_counted_by_kind() -> None:
    rungs = 'rungs = [{ id = "no", zh = "否" }, { id = "yes", zh = "是", en = "Yes", needs = ["area"] }]'
    toml = asking(PLACE, 'id = "b"\nfact = "premises.fixed"\npoints = 1\nzh = "乙"\nen = "B"\nwhy = "只有中文"\n')
    [one] = found(f'{toml}[[decision]]\nid = "d"\nzh = "结论"\nen = "D"\n{rungs}\n', "missing-english")
    assert one.text.zh == "没有英文名称：规则、1项要求、1个结论；没有英文说明：1项要求"
    assert (
        one.text.en == "no English name: the rulebook, 1 requirement, 1 decision; no English explanation: 1 requirement"
    )


def test_joins_may_stand_two_deep() -> None:
    inner = '{{ any = [{{ fact = "premises.fixed" }}, {}] }}'
    third = '{ all = [{ fact = "premises.dedicated" }, { fact = "premises.rules_posted" }] }'
    two = inner.format('{ fact = "premises.dedicated" }')
    assert where(asking(f"points = 1\nall = [{two}]"), "nested") == []
    assert where(asking(f"points = 1\nall = [{inner.format(third)}]"), "nested") == ["requirement[0].all[0].any[1]"]


def test_five_thousand_requirements_take_bounded_time() -> None:
    one = '[[requirement]]\nid = "r{0}"\ncount = "results"\nwhere = {{ kind = "patent" }}\nat_least = {1}\npoints = 1\n'
    rung = '{{ id = "g{0}", zh = "级", needs = [{{ score = "total", at_least = {0} }}] }}'
    needs = ", ".join(rung.format(at) for at in range(1, 50))
    ladder = f'[[decision]]\nid = "d"\nzh = "结论"\nrungs = [{{ id = "g0", zh = "级" }}, {needs}]\n'
    many = book("".join(one.format(at, at % 7 + 1) for at in range(5000)) + ladder)
    start = time.process_time()
    sr.lint(many)
    assert time.process_time() - start < 10


SAMPLE = """# rulebooks/some-city/rulebook.toml
[rulebook]
id = "some-city"
edition = "2025"
zh = "某市工作室考核办法（示例）"
in_force = { from = 2025-01-01 }
points = 20
[[requirement]]
id = "floor-area"
zh = "场所面积"
fact = "premises.area_m2"
at_least = 30
points = 10
basis = "editor"
why = "示例"
[[requirement]]
id = "regulations"
zh = "规章制度，每项2分"
count = "regulations"
at_least = 3
points = 10
earn_each = 2
basis = "editor"
why = "示例：3项为合格，5项为满分"
[[decision]]
id = "result"
zh = "结论"
rungs = [{ id = "no", zh = "不合格" }, { id = "yes", zh = "合格", needs = [{ score = "total", at_least = 12 }] }]
"""
CASE = """
[[case]]
requirement = "{0}"
as_of = 2025-12-31
change = {1}
outcome = "{2}"
points = 0
why = "示例"
"""


def test_a_whole_scheme_as_the_command_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rulebook.toml").write_text(SAMPLE, encoding="utf-8")
    cases = [
        ("floor-area", '{ "premises.area_m2" = 36 }', "pass"),
        ("floor-area", '{ "premises.area_m2" = 22 }', "fail"),
        ("floor-area", '{ "premises.area_m2" = "约30" }', "unknown"),
        ("regulations", "{ regulations = [] }", "fail"),
        ("regulations", "{ regulations = [{ kind = 'study', quantity = 3 }] }", "pass"),
    ]
    (tmp_path / "cases.toml").write_text("".join(CASE.format(*one) for one in cases), encoding="utf-8")
    assert main(["rulebook", "lint", str(tmp_path)]) == 1
    english, case, grade, count = capsys.readouterr().out.splitlines()
    assert english == (
        "rulebook.toml:2:1   missing-english  没有英文名称：规则、2项要求、1个结论  → docs/lint/missing-english"
    )
    assert grade.split()[:3] == ["rulebook.toml:25:1", "missing-basis", "没有说是谁定的数（basis）。"]
    assert case.split() == [
        "rulebook.toml:16:1",
        "missing-case",
        "regulations",
        "没有“待核实”的用例",
        "→",
        "docs/lint/missing-case",
    ]
    assert count == "2 处提醒，0 处错误，1 处建议"


def test_outcomes_that_cannot_come_about_need_no_case() -> None:
    case = CASE.format("area", '{ "premises.area_m2" = 36 }', "pass")
    never = CASE.format("b", "{}", "fail")
    toml = asking(PLACE, 'id = "b"\ncount = "results"\nat_most = -1\npoints = 1\n')
    told = [one.text.zh for one in found(toml + case + never, "missing-case")]
    assert told == ["area 没有“不符合”、“待核实”的用例", "b 没有“待核实”的用例"]
