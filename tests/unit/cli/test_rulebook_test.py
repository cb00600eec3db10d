"""`studiorules rulebook test`: what it says of cases kept and failed, what is covered, and its exit codes."""

from pathlib import Path

import pytest

from studiorules.cli import main
from studiorules.intake.rulebooks import read_rulebook
from studiorules.testing import cases

RULES = """[rulebook]
id = "some-city"
edition = "2025"
zh = "某市办法"
in_force = { from = 2025-01-01 }
points = 12

[[requirement]]
id = "floor-area"
zh = "场所面积"
cite = "some-city-2025 三.1"
fact = "premises.area_m2"
at_least = 30
points = 10

[[requirement]]
id = "effect"
zh = "效果"
judged = "effect"
at_least = "good"
points = 2

[judgement.effect]
zh = "效果"
levels = [{ id = "poor", zh = "差" }, { id = "good", zh = "好" }]
"""


def case(requirement: str, change: str, outcome: str, points: str, why: str) -> str:
    return f"""[[case]]
requirement = "{requirement}"
as_of = 2025-12-31
change = {{ {change} }}
outcome = "{outcome}"
points = {points}
why = "{why}"
"""


AREA = (
    case("floor-area", '"premises.area_m2" = 36', "pass", "10", "36平方米")
    + case("floor-area", '"premises.area_m2" = 22', "fail", "0", "22平方米")
    + case("floor-area", '"premises.area_m2" = "约30"', "unknown", "{ low = 0, high = 10 }", "约30平方米")
)
EFFECT = (
    case("effect", '"judgements.effect" = "good"', "pass", "2", "评为好")
    + case("effect", '"judgements.effect" = "poor"', "fail", "0", "评为差")
    + case("effect", "", "notchecked", "{ low = 0, high = 2 }", "还没有评")
)


def folder(path: Path, tried: str, rules: str = RULES) -> str:
    (path / "rulebook.toml").write_text(rules, encoding="utf-8")
    (path / "cases.toml").write_text(tried, encoding="utf-8")
    return str(path)


def test_all_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "test", folder(tmp_path, AREA + EFFECT), "--require-coverage", "100"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "floor-area  √ 36平方米 → 符合 10    √ 22平方米 → 不符合 0    √ 约30平方米 → 待核实 0～10",
        "effect      √ 评为好 → 符合 2    √ 评为差 → 不符合 0    √ 还没有评 → 待评议 0～2",
        "6 个用例，6 个通过；覆盖：要求×结论 6/6",
    ]
    assert told.err == ""


def test_a_failure_says_what_was_expected_what_came_and_by_which_clause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = RULES.replace("at_least = 30", "at_least = 25")  # somebody changed the threshold
    where = folder(tmp_path, AREA + EFFECT, changed)
    assert main(["rulebook", "test", where, "--quiet"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "floor-area  × 约30平方米 → 应为待核实 0～10，实为符合 10（cases.toml:15）",
        "    要求  使用面积不少于25平方米",
        "    查得  约30平方米（27至33平方米）",
        "    依据  some-city-2025 三.1",
        "6 个用例，5 个通过；覆盖：要求×结论 6/6",
    ]
    assert main(["rulebook", "test", where, "--quiet", "--lang", "en"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "floor-area  × 约30平方米 → expected unknown 0–10, found pass 10 (cases.toml:15)"
    assert told[-1] == "6 cases, 5 kept; covered: 6 of 6 requirement × outcome"


def test_points_alone_can_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = AREA.replace("points = 10\n", "points = 9.5\n")
    assert main(["rulebook", "test", folder(tmp_path, wrong), "--quiet"]) == 1
    assert "应为符合 9.5，实为符合 10（cases.toml:1）" in capsys.readouterr().out


def test_too_little_covered_is_a_failure_that_shows_the_gaps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder(tmp_path, AREA + EFFECT.partition("[[case]]\nrequirement")[0] + EFFECT.rpartition("[[case]]")[0])
    assert main(["rulebook", "test", where, "--quiet", "--require-coverage", "83"]) == 0  # 5 of 6 are 83⅓ %
    capsys.readouterr()
    assert main(["rulebook", "test", where, "--require-coverage", "84", "--quiet"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "5 个用例，5 个通过；覆盖：要求×结论 5/6",
        "",
        "覆盖    符合  不符合  待核实 / 待评议",
        "effect  √     √       ×",
    ]
    assert main(["rulebook", "test", where, "--require-coverage", "100"]) == 1
    assert capsys.readouterr().err == "覆盖不够：应有百分之100，缺 1 种结论的用例。\n"


def test_the_table_has_every_requirement_and_a_dash_where_nothing_can_come_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden = RULES.replace("points = 12", "points = 15") + '\n[[requirement]]\nid = "hidden"\nzh = "未见"\n'
    where = folder(tmp_path, AREA, hidden + "unseen = true\npoints = 3\n")
    assert main(["rulebook", "test", where, "--coverage", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "covered     pass  fail  unknown / awaits judgement",
        "floor-area  √     √     √",
        "effect      ×     ×     ×",
        "hidden      —     —     ×",
    ]


def test_no_cases_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some-city.toml"
    path.write_text(RULES, encoding="utf-8")
    assert main(["rulebook", "test", str(path)]) == 0
    told = capsys.readouterr()
    assert told.out == "0 个用例，0 个通过；覆盖：要求×结论 0/6\n"
    assert told.err.startswith("没有用例，什么也没有试。")


@pytest.mark.parametrize(
    ("rules", "tried", "said"),
    [
        (
            RULES,
            AREA.replace("outcome", "outcom"),
            "cases.toml:5:1 case#1.outcom：没有“outcom”这一项。（unknown-field）",
        ),
        (RULES.replace("fact =", "facts ="), AREA, "rulebook.toml:12:1 requirement#1.facts"),
    ],
)
def test_what_cannot_be_read_is_told_in_full(
    rules: str, tried: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rulebook", "test", folder(tmp_path, tried, rules)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert told.err.rstrip().endswith("处，没有读入任何内容。")


@pytest.mark.parametrize("said", ["all", "101", "-1", "99.5"])
def test_a_coverage_that_is_no_percentage_is_refused(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "test", "base", f"--require-coverage={said}"]) == 2
    assert f"--require-coverage {said}：看不懂。" in capsys.readouterr().err


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "test", "./nowhere.toml"]) == 2
    assert "找不到这个文件" in capsys.readouterr().err


def test_the_same_cases_are_tests(tmp_path: Path) -> None:
    changed = RULES.replace("at_least = 30", "at_least = 25")
    made = cases(read_rulebook(folder(tmp_path, AREA, changed)))
    assert [str(one) for one in made] == ["floor-area:1:pass", "floor-area:8:fail", "floor-area:15:unknown"]
    made[0].check()
    made[1].check()
    with pytest.raises(AssertionError, match=r"应为待核实 0～10，实为符合 10（cases\.toml:15）\n    要求  使用面积"):
        made[2].check()
