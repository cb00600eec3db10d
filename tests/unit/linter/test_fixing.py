"""Mending: only what was found changes, comments stay, nothing is written where anything else would differ."""

from pathlib import Path

import pytest

import studiorules as sr
from studiorules.cli import main
from studiorules.linter import lint_source, mended
from studiorules.linter.editing import edited, renamed
from studiorules.linter.finding import Edit

HEAD = """# 某镇的办法
[rulebook]
id = "town"
edition = "1"   # 第一版
zh = "某镇办法"
en = "Town"
basis = "editor"
why = { zh = "示例", en = "an example" }
in_force = { from = 2025-01-01 }
points = 5

[[requirement]]
id = "one"
zh = "一项"
en = "One"
points = 5
"""
WHERE = '{ level = ["provincial", "national"], not = { level = "provincial" } }'
TWICE = f"""count = "honours"
where = {WHERE}   # 只要国家级
at_least = 1
"""
APART = """deduct = [
  # 撤销的
  { lose = 5, fact = "host.status", is_not = "closed" },
  { lose = 2, fact = "host.status", is_not = "moved" },  # 搬走的
]
"""
EITHER = """any = [
  { all = [{ fact = "premises.dedicated" }, { fact = "premises.area_m2", at_least = 20 }] },
  { all = [{ fact = "premises.area_m2", at_least = 30 }, { fact = "premises.dedicated", is = false }] },
]
"""


def written(folder: Path, below: str) -> Path:
    path = folder / "town.toml"
    path.write_text(HEAD + below, encoding="utf-8")
    return path


def after(path: Path) -> str:
    """What the file says when it is mended, below its head."""
    files = mended(path, same=lambda *_: True).files
    return files[path.name][1].removeprefix(HEAD) if files else path.read_text("utf-8").removeprefix(HEAD)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (WHERE, '{ level = "national" }'),
        (
            '{ level = ["provincial", "national"], not = { level = "county" } }',
            '{ level = ["provincial", "national"] }',
        ),
        ('{ level = { at_least = "county", above = "municipal" } }', '{ level = { above = "municipal" } }'),
        ('{ level.at_least = "none", holder = "leader" }', '{ holder = "leader" }'),
    ],
)
def test_of_two_conditions_on_one_field_one_is_left(tmp_path: Path, was: str, now: str) -> None:
    path = written(tmp_path, TWICE.replace(WHERE, was))
    assert after(path) == TWICE.replace(WHERE, now)
    assert path.read_text("utf-8") == HEAD + TWICE.replace(WHERE, was)  # it was a copy


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (
            'count = "honours"\nwhere = { level.at_least = "none" }  # 都算\nat_least = 1\n',
            'count = "honours"\n  # 都算\nat_least = 1\n',
        ),
        (
            'count = "people"\nat_least = 3\nbut = [{ when = { fact = "premises.fixed" }, at_least = 3 }]\n',
            'count = "people"\nat_least = 3\nbut = []\n',
        ),
        (
            APART,
            'deduct = [\n  # 撤销的\n  { lose_by = { closed = 5, moved = 2 }, fact = "host.status" },\n  # 搬走的\n]\n',
        ),
        (
            EITHER,
            """fact = "premises.area_m2"
at_least = 30
but = [{ when = { fact = "premises.dedicated", is = true }, at_least = 20 }]
""",
        ),
    ],
)
def test_what_is_found_is_mended_and_the_rest_stays(tmp_path: Path, below: str, told: str) -> None:
    assert after(written(tmp_path, below)) == told


@pytest.mark.parametrize(
    "below",
    [
        APART.replace('is_not = "moved" }', 'is_not = "moved", zh = "搬走" }'),  # its name would be lost
        'kinds = "equipment.kind"\nof = ["tools"]\nat_least = 2\n',  # found, and nobody knows what was meant
        TWICE.replace("level = ", "zzz = ", 1),
    ],
)
def test_what_cannot_be_mended_safely_stays(tmp_path: Path, below: str) -> None:
    assert mended(written(tmp_path, below), same=lambda *_: True).files == {}


def test_a_fix_after_which_a_case_comes_out_otherwise_is_not_taken(tmp_path: Path) -> None:
    found = mended(written(tmp_path, TWICE), same=lambda *_: False)
    assert found.files == {}
    assert [one.code for one in found.left] == ["field-twice"]


def test_names_that_are_nearly_right_are_written_right(tmp_path: Path) -> None:
    path = written(tmp_path, 'count = "honuors"  # 荣誉\nwhere = { level = "natonal" }\nat_leest = 1\n')
    with pytest.raises(sr.RulebookError):
        lint_source(path)
    # with the list another wrong name would come to light, so that one is left for the person
    assert after(path) == 'count = "honuors"  # 荣誉\nwhere = { level = "natonal" }\nat_least = 1\n'
    path.write_text(path.read_text("utf-8").replace("natonal", "national"), encoding="utf-8")
    assert after(path) == 'count = "honours"  # 荣誉\nwhere = { level = "national" }\nat_least = 1\n'


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ("technican", "technician"),
        ("senior-technicien", "senior-technician"),
        ("高级技", "高级技"),
        ("中级功", "中级功"),
    ],
)
def test_a_word_that_is_nearly_right_is_written_right(tmp_path: Path, level: str, told: str) -> None:
    """Chinese words are left for the person: 高级技 may be 高级工 or 高级技师, and a grade decides."""
    path = written(tmp_path, f'fact = "leader.grade"\nat_least = "{level}"\n')
    assert [one[1] for one in mended(path, same=lambda *_: True).files.values()] == (
        [path.read_text("utf-8").replace(level, told)] if told != level else []
    )


def test_a_name_with_two_near_ones_is_left(tmp_path: Path) -> None:
    named = "".join(f'[measure.{one}]\nzh = "量"\ncount = "results"\n' for one in ("spent_b", "spent_c"))
    path = written(tmp_path, f'measure = "spent_a"\nat_least = 1\n{named}')
    assert mended(path, same=lambda *_: True).files == {}


def test_what_is_accepted_and_not_needed_goes(tmp_path: Path) -> None:
    first, last = HEAD.split("points = 5\n\n")
    path = tmp_path / "town.toml"
    said = '{0}points = 5\n\n[rulebook.wider]\n{1}\n{2}fact = "premises.fixed"\n'
    path.write_text(said.format(first, 'results = "来源如此"\n', last), encoding="utf-8")
    [(_, new)] = mended(path, same=lambda *_: True).files.values()
    assert new == said.format(first, "", last)


def test_the_file_as_it_was_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, TWICE)
    assert main(["rulebook", "lint", str(path), "--diff"]) == 1
    shown = capsys.readouterr().out
    assert f"-where = {WHERE}   # 只要国家级\n" in shown
    assert '+where = { level = "national" }   # 只要国家级\n' in shown
    assert path.read_text("utf-8") == HEAD + TWICE
    assert main(["rulebook", "lint", str(path), "--fix"]) == 1  # it still has no case
    assert "field-twice" not in capsys.readouterr().out
    assert 'where = { level = "national" }' in path.read_text("utf-8")
    assert (tmp_path / "town.toml.bak").read_text("utf-8") == HEAD + TWICE
    written(tmp_path, TWICE)
    assert main(["rulebook", "lint", str(path), "--fix"]) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["town.toml", "town.toml.bak", "town.toml.bak1"]


def test_a_folder_is_written_elsewhere_as_a_whole(tmp_path: Path) -> None:
    folder, target = tmp_path / "town", tmp_path / "new"
    (folder / "s").mkdir(parents=True)
    head = HEAD.partition("[[requirement]]")[0] + '[[section]]\nid = "s"\nzh = "部分"\nen = "Part"\n'
    below = f'zh = "条目"\nen = "Criterion"\n[[requirement]]{HEAD.partition("[[requirement]]")[2]}{TWICE}'
    (folder / "rulebook.toml").write_text(head, encoding="utf-8")
    (folder / "s" / "c.toml").write_text(below, encoding="utf-8")
    assert main(["rulebook", "lint", str(folder), "--fix", "-o", str(target)]) == 1
    assert (folder / "s" / "c.toml").read_text("utf-8") == below
    assert 'where = { level = "national" }' in (target / "s" / "c.toml").read_text("utf-8")
    assert (target / "rulebook.toml").read_bytes() == (folder / "rulebook.toml").read_bytes()
    assert main(["rulebook", "lint", str(folder), "--fix", "-o", str(target)]) == 2  # it is there now


@pytest.mark.parametrize(
    "words",
    [
        ["base", "--fix"],
        ["base", "--diff"],
        ["./town.toml", "-o", "x.toml"],
        ["./town.toml", "--diff", "--format", "json"],
    ],
)
def test_what_is_not_ones_own_is_not_changed(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, TWICE)
    monkeypatch.chdir(tmp_path)
    assert main(["rulebook", "lint", *words]) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["town.toml"]


TABLE = 'a = 1  # eins\nb = { c = [1, { d = 2 }, 3], e.f = "x", e.g = "y" }\n[t]\nh = [\n  1,  # one\n  2,\n]\n'


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([Edit("a")], TABLE.replace("a = 1  # eins", "  # eins")),
        ([Edit("b.c[1]")], TABLE.replace("{ d = 2 }, ", "")),
        ([Edit("b.c[2]")], TABLE.replace(", 3]", "]")),
        ([Edit("b.c[1].d")], TABLE.replace("{ d = 2 }, ", "")),  # nothing else is in it
        ([Edit("b.e.f")], TABLE.replace('e.f = "x", ', "")),
        ([Edit("b.e.g", '"z"'), Edit("t.h[1]")], TABLE.replace('"y"', '"z"').replace("  2,\n", "")),
        ([Edit("a", "b = 2\nc = 3", whole=True)], TABLE.replace("a = 1", "b = 2\nc = 3")),
        ([Edit("b.e.f", "p = 2\nq = 3", whole=True)], TABLE.replace('e.f = "x"', "p = 2, q = 3")),
        ([Edit("nowhere")], None),
        ([Edit("b.e")], None),  # two pairs say it
        ([Edit("b"), Edit("b.c", "4")], None),
    ],
)
def test_edits_of_a_text(edits: list[Edit], told: str | None) -> None:
    assert edited(TABLE, edits) == told


def test_a_name_is_written_anew_only_where_it_stands_once() -> None:
    assert renamed(TABLE, "b.e.f", "x", "w") == TABLE.replace('"x"', '"w"')
    assert renamed(TABLE, "t.h", "h", "k") == TABLE.replace("h = [", "k = [")
    assert renamed(TABLE, "b.e.f", "q", "w") is None
    assert renamed(TABLE, "z", "q", "w") is None


LEVELS = ("none", "county", "municipal", "provincial", "national")


@pytest.mark.parametrize(
    "where",
    [
        WHERE,
        '{ level = ["provincial", "national"], not = { level = "county" } }',
        '{ level = { at_least = "county", above = "municipal" } }',
        '{ level = ["county", "national"], not = { level = { at_least = "provincial" } } }',
        '{ level = { at_least = "none", at_most = "municipal", below = "provincial" } }',
        '{ level.at_least = "none", holder = "leader" }',
    ],
)
def test_whatever_is_stated_comes_to_the_same(tmp_path: Path, where: str) -> None:
    path = written(tmp_path, TWICE.replace(WHERE, where))
    before, now = sr.read_rulebook(path), path.with_name("now.toml")
    now.write_text(HEAD + after(path), encoding="utf-8")
    mended_book = sr.read_rulebook(now)
    assert mended_book != before
    day = before.in_force.from_
    assert day is not None
    for level in LEVELS:
        for holder in ("leader", "member"):
            honour = {"kind": "model-worker", "level": level, "holder": holder, "on": "2024-05-01"}
            dossier = sr.read_dossier({"stated_on": day, "studio": {"name": "某工作室"}, "honours": [honour]})
            first, last = (sr.evaluate(dossier, one, as_of=day)["one"] for one in (before, mended_book))
            assert (first.outcome, first.measured) == (last.outcome, last.measured), (level, holder)
            assert first.outcome in ("pass", "fail")
