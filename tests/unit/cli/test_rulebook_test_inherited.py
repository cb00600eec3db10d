"""`studiorules rulebook test` of a rulebook that extends another: cases that must still hold, and those superseded."""

from pathlib import Path

import pytest

from studiorules.cli import main
from studiorules.intake.rulebooks import read_rulebook
from studiorules.testing import cases
from tests.unit.cli.test_rulebook_test import AREA, EFFECT, RULES, case

REASON = 'why = { zh = "从严", en = "stricter" }\nbasis = "editor"\n'
LARGER = f'[[override]]\nid = "floor-area"\nat_least = 40\n{REASON}'


def city(folder: Path, toml: str, own: str = "", head: str = "", base: str = RULES, below: str = AREA + EFFECT) -> str:
    (folder / "base.toml").write_text(base, encoding="utf-8")
    (folder / "base.cases.toml").write_text(below, encoding="utf-8")
    said = f'[rulebook]\nid = "town"\nedition = "1"\nzh = "某镇办法"\nextends = "base.toml"\n{head}\n'
    (folder / "town.toml").write_text(said + toml, encoding="utf-8")
    if own:
        (folder / "town.cases.toml").write_text(own, encoding="utf-8")
    return str(folder / "town.toml")


def test_the_cases_of_the_base_are_tried_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "test", city(tmp_path, ""), "--require-coverage", "100"]) == 0
    told = capsys.readouterr()
    assert told.out == "0 个用例，0 个通过；沿用 6 个，6 个通过，另有 0 个已被取代；覆盖：要求×结论 6/6\n"
    assert told.err == ""


def test_what_is_changed_is_superseded_and_wants_cases_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = city(tmp_path, LARGER, case("floor-area", '"premises.area_m2" = 40', "pass", "10", "40平方米"))
    assert main(["rulebook", "test", where, "--require-coverage", "100"]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "floor-area  √ 40平方米 → 符合 10",
        "已被改写取代、没有再试的用例：",
        "  floor-area  3 个  改了界限",
        "1 个用例，1 个通过；沿用 3 个，3 个通过，另有 3 个已被取代；覆盖：要求×结论 4/6",
        "",
        "覆盖        符合  不符合  待核实 / 待评议",
        "floor-area  √     ×       ×",
    ]
    assert told.err == "覆盖不够：应有百分之100，缺 2 种结论的用例。\n"
    assert main(["rulebook", "test", where, "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Superseded by changes, and not tried:",
        "  floor-area  3 cases  changed: what is enough",
        "1 case, 1 kept; inherited: 3, 3 kept, 3 superseded; covered: 4 of 6 requirement × outcome",
    ]


def test_every_reason_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = RULES.replace("points = 12", "points = 13") + (
        '[[requirement]]\nid = "both"\nzh = "两样"\nall = ["floor-area", "effect"]\npoints = 1\n'
        '[[decision]]\nid = "grade"\nzh = "等级"\nrungs = [{ id = "C", zh = "合格" }, { id = "B", zh = "良好", '
        'needs = [{ score = "total", at_least = 12 }] }]\n'
    )
    below = (
        AREA
        + EFFECT.partition("[[case]]\nrequirement")[0]
        + EFFECT
        + case("both", "", "unknown", "{ low = 0, high = 1 }", "空")
        + '[[case]]\ndecision = "grade"\nas_of = 2025-12-31\nrung = { certain = "C", possible = "B" }\nwhy = "空"\n'
    )
    gone = f'[[override]]\nid = "effect"\nselect = false\n{REASON}'
    own = case("both", "", "unknown", "{ low = 0, high = 1 }", "空")
    where = city(tmp_path, gone, own, head=f"points = 11\n{REASON}", base=base, below=below)
    assert main(["rulebook", "test", where]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "已被改写取代、没有再试的用例：",
        "  effect          3 个  没有列入",
        "  both            1 个  改了所量的，它所依据的effect改了",
        "  decision:grade  1 个  它所依据的both、effect、总分改了",
        "1 个用例，1 个通过；沿用 3 个，3 个通过，另有 5 个已被取代；覆盖：要求×结论 4/6",
    ]
    assert main(["rulebook", "test", where, "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[2:5] == [
        "  effect          3 cases  not selected",
        "  both            1 case   changed: what is measured; it rests on what changed: effect",
        "  decision:grade  1 case   it rests on what changed: both, effect, the total",
    ]


ROUNDED = f"rounding = {{ places = 0 }}\n{REASON}"


def test_what_is_otherwise_without_being_said_to_be_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = RULES.replace("at_least = 30\n", "at_least = 30\nin_proportion = true\n")
    below = case("floor-area", '"premises.area_m2" = 16', "fail", "5.33", "16平方米")
    where = city(tmp_path, "", head=ROUNDED, base=base, below=below)
    assert main(["rulebook", "test", where, "--quiet"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "沿用的用例，没有说改它，结果却变了：",
        "floor-area  × 16平方米 → 应为不符合 5.33，实为不符合 5（base.cases.toml:1）",
        "    要求  使用面积不少于30平方米",
        "    查得  16平方米",
        "    依据  some-city-2025 三.1",
        "0 个用例，0 个通过；沿用 1 个，0 个通过，另有 0 个已被取代；覆盖：要求×结论 1/6",
    ]
    # a case of its own, of the same requirement, dossier and day, takes its place
    where = city(tmp_path, "", below.replace("5.33", "5"), head=ROUNDED, base=base, below=below)
    assert main(["rulebook", "test", where]) == 0
    assert "  floor-area  1 个  另有自己的用例" in capsys.readouterr().out


def test_they_are_tests_under_the_name_of_the_base(tmp_path: Path) -> None:
    made = cases(
        read_rulebook(city(tmp_path, LARGER, case("floor-area", "", "unknown", "{ low = 0, high = 10 }", "空")))
    )
    assert [str(one) for one in made] == [
        "floor-area:1:unknown",
        "some-city@2025/effect:22:pass",
        "some-city@2025/effect:29:fail",
        "some-city@2025/effect:36:notchecked",
    ]
    for one in made:
        one.check()


EXPECTED = """
[[decision]]
id = "grade"
zh = "等级"
en = "Grade"
rungs = [{ id = "C", zh = "合格", en = "fair" }, { id = "B", zh = "良好", en = "good", needs = ["floor-area"] }]

[[priority]]
id = "own"
zh = "专用场所"
fact = "premises.dedicated"
"""
ALSO = (
    '[[case]]\ndecision = "grade"\nas_of = 2025-12-31\nchange = { "premises.area_m2" = 36 }\nrung = "B"\nwhy = "36"\n'
    '[[case]]\ndecision = "grade"\nas_of = 2025-12-31\nrung = "B"\nwhy = "空"\n'
    '[[case]]\npriority = "own"\nas_of = 2025-12-31\noutcome = "unknown"\nwhy = "没有说"\n'
    '[[case]]\npriorities = ["own"]\nas_of = 2025-12-31\nwhy = "没有说"\n'
)


def test_rungs_and_priorities_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "town.toml").write_text(RULES + EXPECTED, encoding="utf-8")
    (tmp_path / "town.cases.toml").write_text(ALSO, encoding="utf-8")
    assert main(["rulebook", "test", str(tmp_path / "town.toml")]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == (
        "decision:grade  √ 36 → 良好（B）    × 空 → 应为良好（B），实为合格（C）～良好（B）（town.cases.toml:7）"
    )
    assert "priority:own    √ 没有说 → 待核实 0" in told
    assert "priorities      × 没有说 → 应为own，实为没有（town.cases.toml:17）" in told
    assert main(["rulebook", "test", str(tmp_path / "town.toml"), "--lang", "en", "--quiet"]) == 1
    english = capsys.readouterr().out.splitlines()
    assert english[0] == ("decision:grade  × 空 → expected B good, found C fair–B good (town.cases.toml:7)")
    assert "priorities      × 没有说 → expected own, found none (town.cases.toml:17)" in english


def test_what_need_not_apply_has_a_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    applies = 'when = { fact = "premises.fixed" }\nnot_applicable = "none"\n'
    rules = RULES.replace("points = 2\n", f"points = 2\n{applies}")
    (tmp_path / "town.toml").write_text(rules, encoding="utf-8")
    shown = case("effect", '"premises.fixed" = false', "notapplicable", "0", "不固定")
    (tmp_path / "town.cases.toml").write_text(AREA + shown, encoding="utf-8")
    assert main(["rulebook", "test", str(tmp_path / "town.toml"), "--coverage"]) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "覆盖        符合  不符合  待核实 / 待评议  不适用",
        "floor-area  √     √       √                —",
        "effect      ×     ×       ×                √",
    ]
