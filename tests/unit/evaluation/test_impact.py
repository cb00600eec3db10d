"""What a new edition does to dossiers: by hand for three of them, in words, and from the command line."""

import json
import pickle
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import studiorules as sr
from studiorules.cli import main
from tests.house.tree import SOURCE
from tests.unit.reports.strict import words_of

# worth 20: 10 for the area, 10 for regulations at 2 each
OLD = """
[rulebook]
id = "made"
edition = "2025"
zh = "办法"
en = "Scheme"
in_force = { from = 2025-01-01, to = 2025-12-31 }
points = 20
[[requirement]]
id = "area"
zh = "面积"
en = "Area"
fact = "premises.area_m2"
at_least = 20
points = 10
[[requirement]]
id = "rules"
zh = "制度"
en = "Rules"
count = "regulations"
at_least = 3
points = 10
earn_each = 2
[[decision]]
id = "result"
zh = "结论"
en = "Result"
rungs = [
  { id = "no", zh = "不合格", en = "no" },
  { id = "yes", zh = "合格", en = "yes", needs = [{ score = "total", at_least = 12 }] },
]
"""
NEW = OLD.replace("{ from = 2025-01-01, to = 2025-12-31 }", "{ from = 2026-01-01 }").replace('"2025"', '"2026"')
NEW = NEW.replace("at_least = 20", "at_least = 30").replace('id = "rules"', 'id = "regulations"\nwas = ["rules"]')
DAY = date(2025, 12, 31)


def book(text: str) -> sr.Rulebook:
    return sr.read_rulebook(tomllib.loads(text))


def dossier(name: str, **said: Any) -> sr.Dossier:
    return sr.read_dossier({"stated_on": DAY, "studio": {"name": name}, **said})


RULES = [{"kind": kind} for kind in ("activities", "study", "management")]
# 25 square metres and three regulations: 10 + 6 = 16 before, 0 + 6 = 6 after
SMALL = dossier("小", premises={"area_m2": 25}, regulations=RULES)
# about 30 (27 to 33): 16 before, 6 to 16 after
ABOUT = dossier("约", premises={"area_m2": "约30"}, regulations=RULES)
LARGE = dossier("大", premises={"area_m2": 40}, regulations=RULES)


def test_by_hand() -> None:
    told = sr.impact(book(OLD), book(NEW), [SMALL, ABOUT, LARGE], as_of=DAY)
    assert [str(one.before) for one in told.effects] == ["16/20", "16/20", "16/20"]
    assert [str(one.after) for one in told.effects] == ["6/20", "6～16/20", "16/20"]
    assert [one.touched for one in told.effects] == [True, True, False]
    assert [one.decided_otherwise for one in told.effects] == [("result",), ("result",), ()]
    before, after = told.effects[1].decisions["result"]
    assert before is not None
    assert after is not None
    assert (before.certain.id, before.possible.id) == ("yes", "yes")
    assert (after.certain.id, after.possible.id) == ("no", "yes")
    [moved] = told.effects[0].moved  # regulations only got another name
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.id, moved.before.outcome, str(moved.before.points)) == ("area", "pass", "10/10")
    assert (moved.after.id, moved.after.outcome, str(moved.after.points)) == ("area", "fail", "0/10")


def test_a_day_out_of_force_is_assumed_and_no_evaluation_is_kept() -> None:
    told = sr.impact(book(OLD), book(NEW), [SMALL], as_of=DAY)
    assert told.effects[0].assumed == ("after",)
    assert "新版在2025年12月31日不在施行期内，这里只按条文推算。" in sr.render(told)
    assert pickle.loads(pickle.dumps(told.effects)) == told.effects  # noqa: S301 - what we have just written
    with pytest.raises(sr.NotInForceError):
        sr.evaluate(SMALL, book(NEW), as_of=DAY)


def test_what_is_new_or_gone_moves_too() -> None:
    new = NEW.replace('was = ["rules"]\n', "")
    moved = sr.impact(book(OLD), book(new), [LARGE], as_of=DAY).effects[0].moved
    assert [(one.title.zh, one.before is None, one.after is None) for one in moved] == [
        ("制度", True, False),
        ("制度", False, True),
    ]


def test_a_decision_in_one_edition_only() -> None:
    told = sr.impact(book(OLD), book(NEW.replace('id = "result"', 'id = "outcome"')), [LARGE], as_of=DAY)
    assert told.effects[0].decided_otherwise == ("result", "outcome")
    assert "结论 合格 → 无；结论 无 → 合格" in sr.render(told)


PAID = NEW.replace('"total", at_least = 12 }]', '"total", at_least = 1 }], yuan = 5000')


def test_an_amount_that_changed_under_the_same_rung() -> None:
    told = sr.impact(book(PAID.replace("5000", "3000")), book(PAID), [LARGE], as_of=DAY)
    assert told.effects[0].decided_otherwise == ("result",)
    assert told.effects[0].touched
    assert "结论 合格 3000元 → 合格 5000元" in sr.render(told)
    assert "Result yes 3,000 yuan → yes 5,000 yuan" in sr.render(told, lang="en")
    less = sr.impact(book(PAID), book(PAID.replace(", yuan = 5000", "")), [LARGE], as_of=DAY)
    assert "结论 合格 5000元 → 合格 无金额" in sr.render(less)
    assert not sr.impact(book(PAID), book(PAID), [LARGE], as_of=DAY).effects[0].touched


PREFERS = """
[[priority]]
id = "room"
zh = "场所大的优先"
en = "A large room first"
fact = "premises.area_m2"
at_least = 30
"""


def test_priorities_that_come_out_otherwise() -> None:
    told = sr.impact(book(NEW + PREFERS), book(NEW + PREFERS.replace("30", "50")), [SMALL, LARGE], as_of=DAY)
    assert [one.touched for one in told.effects] == [False, True]
    [moved] = told.effects[1].priorities
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.outcome, moved.after.outcome) == ("pass", "fail")
    assert "优先 场所大的优先 符合 → 不符合" in sr.render(told)
    added = sr.impact(book(NEW), book(NEW + PREFERS), [LARGE], as_of=DAY).effects[0]
    assert [(one.before, one.after is not None) for one in added.priorities] == [(None, True)]
    gone = sr.impact(book(NEW + PREFERS), book(NEW), [LARGE], as_of=DAY).effects[0]
    assert [one.after for one in gone.priorities] == [None]


def test_to_programs() -> None:
    old, new = book(OLD + PREFERS), book(PAID + PREFERS.replace("30", "50"))
    told = json.loads(sr.render(sr.impact(old, new, [SMALL, LARGE], as_of=DAY), "json"))
    assert told["format"] == "studiorules/impact/1"
    assert told["touched"] == 2
    assert told["changes"] == json.loads(sr.render(sr.compare(old, new), "json"))
    requirement, renamed = told["changes"]["requirements"]
    assert requirement == {
        "id": "area",
        "change": "changed",
        "parts": ["enough"],
        "asks": {"before": "使用面积，不少于20平方米", "after": "使用面积，不少于30平方米"},
    }
    assert (renamed["id"], renamed["was"], renamed["parts"]) == ("regulations", "rules", ["id"])
    assert told["changes"]["decisions"] == [{"id": "result", "change": "changed", "parts": ["rungs"]}]
    assert told["changes"]["head"] == ["edition", "in_force"]
    small, large = told["dossiers"]
    assert small["total"] == {
        "before": {"low": "16.00", "high": "16.00", "allotted": "20.00"},
        "after": {"low": "6.00", "high": "6.00", "allotted": "20.00"},
    }
    assert small["findings"] == [
        {
            "id": "area",
            "before": {"outcome": "pass", "points": {"low": "10.00", "high": "10.00", "allotted": "10.00"}},
            "after": {"outcome": "fail", "points": {"low": "0.00", "high": "0.00", "allotted": "10.00"}},
        }
    ]
    assert large["findings"] == []
    assert [one["id"] for one in large["priorities"]] == ["priority:room"]
    assert large["decisions"] == [
        {
            "id": "result",
            "differs": True,
            "before": {"certain": "yes", "possible": "yes"},
            "after": {"certain": "yes", "possible": "yes", "yuan": {"certain": "5000.00", "possible": "5000.00"}},
        }
    ]


def test_the_schemas_fit() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    own = '\n[[fact]]\nid = "leader.shifts"\nkind = "number"\nunit = "time"\nzh = "轮班"\n'
    old, new = book(OLD + PREFERS), book(PAID + PREFERS.replace("room", "place") + own)
    told = sr.impact(old, new, [SMALL, ABOUT, dossier("坏", made={"leader": {"shifts": "很多"}})], as_of=DAY)
    assert [studio for studio, _ in told.failed] == ["坏"]
    for thing, schema in ((told, "impact"), (told.changes, "changes")):
        read = json.loads((SOURCE / "schemas" / f"{schema}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(read)
        assert list(jsonschema.Draft202012Validator(read).iter_errors(json.loads(sr.render(thing, "json")))) == []


def test_a_rulebook_without_points() -> None:
    none = OLD.replace("points = 20", 'points = "none"').replace("points = 10\n", "").replace("earn_each = 2\n", "")
    none = none.replace('{ score = "total", at_least = 12 }', '"area"')
    told = sr.impact(book(none), book(NEW), [LARGE], as_of=DAY)
    assert told.effects[0].before is None
    assert "不计分" in sr.render(told)


def test_one_that_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    own = '\n[[fact]]\nid = "leader.shifts"\nkind = "number"\nunit = "time"\nzh = "轮班"\n'
    bad = dossier("坏", made={"leader": {"shifts": "很多"}})
    told = sr.impact(book(OLD), book(NEW + own), [bad, LARGE], as_of=DAY)
    assert [one.studio for one in told.effects] == ["大"]
    [(studio, error)] = told.failed
    assert studio == "坏"
    assert isinstance(error, sr.DossierError)
    assert "未能评审的档案\n  坏  " in sr.render(told)


def test_in_words() -> None:
    told = sr.render(sr.impact(book(OLD), book(NEW), [SMALL, ABOUT, LARGE], as_of=DAY))
    assert told.startswith("办法（2025版 → 2026版 · made@2025 → made@2026）\n  要求：更名1项，改动1项。\n")
    assert (
        "  ~ 面积（10分）  〔改门槛〕\n"
        "      编号  area\n"
        "      要求  使用面积，不少于20平方米 → 使用面积，不少于30平方米\n"
        "      影响  3份中2份改判：1份 符合→不符合，1份 符合→待核实；3份中2份得分不同\n"
    ) in told
    assert "  ~ 制度（每项2分，最多10分）  〔更名〕\n      编号  rules → regulations\n      影响  3份都不变\n" in told
    assert "对档案的影响（3份，2份有变化）\n" in told
    rows = [line.split() for line in told.splitlines() if line.startswith("    ") and "2025年12月31日" in line]
    assert [row[2:] for row in rows[-3:]] == [
        ["16", "6", "结论", "合格", "→", "不合格"],
        ["16", "6～16", "结论", "合格", "→", "不合格、可能合格"],
        ["16", "16", "不变"],
    ]
    assert "  小（1项不同）\n" in told
    assert "    面积  √ 符合 10/10  × 不符合 0/10\n" in told
    assert "  大（" not in told


def test_in_english_and_as_a_page() -> None:
    told = sr.impact(book(OLD), book(NEW), [SMALL, ABOUT, LARGE], as_of=DAY)
    english = sr.render(told, lang="en")
    assert "      asks    floor area: at least 20 m2 → floor area: at least 30 m2\n" in english
    assert "2 of 3 turn out otherwise: 1 pass → fail, 1 pass → unknown; 2 of 3 earn otherwise" in english
    assert "Result yes → no, possibly yes" in english
    assert "面积" in words_of(sr.render(told, "html"))
    assert "| 小 | 2025年12月31日 | 16 | 6 | 结论 合格 → 不合格 |" in sr.render(told, "markdown")


def test_in_a_notebook_it_is_one_line() -> None:
    told = sr.impact(book(OLD), book(NEW), [SMALL, LARGE], as_of=DAY)
    assert repr(told) == "<Impact made@2025 to made@2026: 1 of 2 dossiers differ>"
    assert repr(told.changes) == "<RulebookChanges made@2025 to made@2026: 2 requirements differ>"


def test_misuse() -> None:
    with pytest.raises(TypeError, match="as_of must be a date"):
        sr.impact(book(OLD), book(NEW), [], as_of="2025")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(TypeError, match="two rulebooks"):
        sr.impact(book(OLD), "base", [], as_of=DAY)  # type: ignore[arg-type]  # that is the point


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "old.toml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.toml").write_text(NEW, encoding="utf-8")
    (tmp_path / "档案").mkdir()
    for one in (SMALL, LARGE):
        sr.write(one, tmp_path / "档案" / f"{one.name}.toml")
    return tmp_path


def test_the_command(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, folder = (str(files / name) for name in ("old.toml", "new.toml", "档案"))
    assert main(["rulebook", "diff", old, new]) == 0
    told = capsys.readouterr()
    assert told.out == sr.render(sr.compare(book(OLD), book(NEW)))
    assert main(["rulebook", "diff", old, new, "--dossiers", folder]) == 0
    assert "对档案的影响（2份，1份有变化）" in capsys.readouterr().out
    (files / "档案" / "坏.toml").write_text("不是", encoding="utf-8")
    assert main(["rulebook", "diff", old, new, "--dossiers", folder, "--as-of", "2026-06-30"]) == 2
    told = capsys.readouterr()
    assert "对档案的影响（2份，1份有变化）" in told.out
    assert "旧版在2026年6月30日不在施行期内" in told.out
    assert "坏.toml" in told.err


def test_the_command_refused(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = str(files / "old.toml"), str(files / "new.toml")
    assert main(["rulebook", "diff", old, str(files / "none.toml")]) == 2
    assert "none.toml：找不到这个文件。" in capsys.readouterr().err
    assert main(["rulebook", "diff", old, new, "--as-of", "2026-01-01"]) == 2
    assert "--as-of 要和 --dossiers 一起用。" in capsys.readouterr().err
    assert main(["rulebook", "diff", old, new, "-o", old]) == 2
    assert "看不出写成什么" in capsys.readouterr().err
    page = files / "差别.html"
    assert main(["rulebook", "diff", old, new, "-o", str(page), "--lang", "en"]) == 0
    words_of(page.read_text(encoding="utf-8"))
    assert main(["rulebook", "diff", old, new, "-o", str(page)]) == 2
