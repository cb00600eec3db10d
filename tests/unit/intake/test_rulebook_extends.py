"""Where a rulebook takes its base from: the shelf or its own folder, never elsewhere, never without end."""

import io
from datetime import date
from pathlib import Path

import pytest

from studiorules.errors import RulebookError
from studiorules.evaluation import evaluate, read_dossier
from studiorules.intake.rulebooks import read_rulebook
from tests.unit.intake.tailored import BASE, WHY, problems, put_on_shelf, tailored

CITY = '[rulebook]\nid = "city"\nedition = "1"\nzh = "市"\nextends = "{}"\n'
EXTENDS = "rulebook.extends"
DAY = date(2026, 6, 30)


def _refused(path: Path) -> set[tuple[str, str, str]]:
    with pytest.raises(RulebookError) as error:
        read_rulebook(path)
    return {("" if one.place is None else str(one.place.file), one.path, one.code) for one in error.value.problems}


@pytest.mark.parametrize("written", ["small.toml", "./small.toml"])
def test_a_file_of_its_folder(written: str, tmp_path: Path) -> None:
    assert tailored(tmp_path, "", extends=f'"{written}"').allotted == 10


def test_a_folder_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "lower" / "small" / "place").mkdir(parents=True)
    head, _, room = BASE.partition("[[section.criterion]]")
    room, _, rest = room.partition("[[section]]")
    (tmp_path / "lower" / "small" / "rulebook.toml").write_text(f"{head}\n[[section]]{rest}", encoding="utf-8")
    below = room.replace('id = "room"\n', "").replace("section.criterion.", "")
    (tmp_path / "lower" / "small" / "place" / "room.toml").write_text(below, encoding="utf-8")
    book = tailored(tmp_path, "", extends='"lower/small"')
    assert len(book) == 4
    assert book["place/room/large"].path == "lower/small/place/room.toml:requirement[1]"


def test_a_folder_that_holds_the_base_beside_its_own_criteria(tmp_path: Path) -> None:
    (tmp_path / "rulebook.toml").write_text(CITY.format("bases/small.toml"), encoding="utf-8")
    (tmp_path / "bases").mkdir()
    (tmp_path / "bases" / "small.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "place").mkdir()
    more = 'zh = "加"\n[[requirement]]\nid = "rules"\nzh = "制度"\nfact = "premises.rules_posted"\npoints = 0\n'
    (tmp_path / "place" / "walls.toml").write_text(more, encoding="utf-8")
    assert [one.id for one in read_rulebook(tmp_path)][3:] == ["place/walls/rules", "results/applied"]


@pytest.mark.parametrize("written", ["small", "small@1"])
@pytest.mark.parametrize("memory", [False, True])
def test_the_shelf(written: str, memory: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_shelf(tmp_path, monkeypatch, small_at_1=BASE)
    toml = CITY.format(written)
    book = read_rulebook(io.BytesIO(toml.encode()))
    if memory:
        book = read_rulebook({"rulebook": {"id": "city", "edition": "1", "zh": "市", "extends": written}})
    assert book.tailoring is not None
    assert [(one.id, one.edition) for one in book.tailoring.bases] == [("small", "1")]


@pytest.mark.parametrize(("written", "code"), [
    ("small", "unknown-edition"), ("small@3", "unknown-edition"), ("smal", "unknown-name"), ("small@2", ""),
])  # fmt: skip
def test_an_edition_of_the_shelf_is_never_chosen_in_silence(
    written: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = BASE.replace('edition = "1"', 'edition = "2"')
    put_on_shelf(tmp_path, monkeypatch, small_at_1=BASE, small_at_2=second)
    found = problems(tmp_path, "", extends=f'"{written}"')
    assert found == ({("city.toml", EXTENDS, code)} if code else set())


REFUSED: dict[str, tuple[str, str]] = {
    "the folder above": ("../small.toml", "outside-folder"),
    "around the folder": ("lower/../../small.toml", "outside-folder"),
    "an absolute path": ("/etc/passwd.toml", "outside-folder"),
    "a drive": ("C:/small.toml", "outside-folder"),
    "a path of another system": ("..\\\\small.toml", "outside-folder"),
    "a file that is not there": ("smal.toml", "unknown-name"),
    "a folder without a rulebook": ("./lower", "unknown-name"),
    "nothing": ("", "wrong-type"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_never_opened(name: str, tmp_path: Path) -> None:
    written, code = REFUSED[name]
    (tmp_path / "own" / "lower").mkdir(parents=True)
    (tmp_path / "small.toml").write_text(BASE, encoding="utf-8")
    assert problems(tmp_path / "own", "", extends=f'"{written}"') == {("city.toml", EXTENDS, code)}


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "secret.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "own" / "link.toml").symlink_to(tmp_path / "secret.toml")
    assert problems(tmp_path / "own", "", extends='"link.toml"') == {("city.toml", EXTENDS, "outside-folder")}


def test_a_suggestion_names_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as error:
        tailored(tmp_path, "", extends='"smal.toml"')
    assert "是不是 small.toml？" in error.value.report("zh")


def test_rulebooks_that_extend_each_other(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        (tmp_path / f"{name}.toml").write_text(CITY.format(f"{other}.toml"), encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(tmp_path / "a.toml")
    (one,) = error.value.problems
    assert (one.path, one.code, one.found) == (EXTENDS, "cycle", "a.toml → b.toml → c.toml → a.toml")
    assert one.place is not None
    assert (one.place.file, one.place.line) == ("c.toml", 5)


def test_one_that_extends_itself(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(CITY.format("./a.toml"), encoding="utf-8")
    assert _refused(tmp_path / "a.toml") == {("a.toml", EXTENDS, "cycle")}


def test_five_bases_are_the_most(tmp_path: Path) -> None:
    (tmp_path / "0.toml").write_text(BASE, encoding="utf-8")
    for at in range(1, 7):
        (tmp_path / f"{at}.toml").write_text(CITY.format(f"{at - 1}.toml"), encoding="utf-8")
    assert len(read_rulebook(tmp_path / "5.toml")) == 4
    assert _refused(tmp_path / "6.toml") == {("1.toml", EXTENDS, "too-deep")}


def test_a_problem_of_the_base_names_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(BASE.replace("premises.area_m2", "premises.size"), encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        tailored(
            tmp_path,
            f'[[override]]\nid = "place/room/own"\n{WHY}points = 1\nwithout = ["nothing"]',
            extends='"bad.toml"',
        )
    told = {(str(one.place), one.code) for one in error.value.problems}
    assert told == {("bad.toml:31:1", "unknown-field"), ("city.toml:12:12", "unknown-name")}


def test_a_base_that_is_no_toml(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[rulebook\n", encoding="utf-8")
    assert problems(tmp_path, "", extends='"bad.toml"') == {("bad.toml", "", "syntax")}


def test_a_base_without_a_head(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("", encoding="utf-8")
    assert problems(tmp_path, "", extends='"bad.toml"') == {("bad.toml", "", "empty-file")}
    (tmp_path / "bad.toml").write_text("[value.x]\n", encoding="utf-8")
    assert problems(tmp_path, "", extends='"bad.toml"') == {("bad.toml", "rulebook", "missing-required")}


def test_the_digest_covers_the_base(tmp_path: Path) -> None:
    before = tailored(tmp_path, "")
    (tmp_path / "small.toml").write_text(BASE.replace("value = 20", "value = 21"), encoding="utf-8")
    after = read_rulebook(tmp_path / "city.toml")
    assert before.digest != after.digest
    assert before.tailoring is not None
    assert after.tailoring is not None
    assert before.tailoring.bases[0].digest != after.tailoring.bases[0].digest
    assert after.tailoring.bases[0].digest == read_rulebook(tmp_path / "small.toml").digest


def test_facts_of_the_base_are_said_under_its_name(tmp_path: Path) -> None:
    fact = '[[fact]]\nid = "leader.score"\nkind = "number"\nunit = "point"\nzh = "分"\n'
    rule = '[[requirement]]\nid = "{}"\nzh = "分"\nfact = "{}"\nat_least = 1\npoints = 0\n'
    (tmp_path / "own.toml").write_text(BASE + fact + rule.format("old", "leader.score"), encoding="utf-8")
    own = fact.replace("score", "marks") + rule.format("new", "leader.marks")
    book = tailored(tmp_path, own, extends='"own.toml"')
    sections = book.catalogue.sections
    assert set(sections["small.leader"].fields) == {"score"}
    assert set(sections["city.leader"].fields) == {"marks"}
    again = problems(tmp_path, fact, extends='"own.toml"')
    assert again == {("city.toml", "fact[0].id", "duplicate-id")}


def test_it_is_the_rulebook_that_one_would_write_out_in_full(tmp_path: Path) -> None:
    toml = (
        f'[[override]]\nid = "@area"\n{WHY}value = 30\nfrom = 2024-01-01\n'
        f'[[override]]\nid = "place/room/own"\nselect = false\n{WHY}'
        f'[[override]]\nid = "place"\npoints = 10\n{WHY}'
        f'[[override]]\nid = "decision:grade/A"\nneeds = ["results", "place/room/walls"]\n{WHY}'
        '[[section]]\nid = "place"\n[[section.criterion]]\nid = "room"\n[[section.criterion.requirement]]\n'
        'id = "walls"\nzh = "墙"\nfact = "premises.rules_posted"\npoints = 2\n'
    )
    book = tailored(tmp_path, toml, points="14", why='"重分"', basis='"editor"')
    # own goes; ten for the section, two of them stated, eight shared 2 : 3 — as 3.2 and 4.8
    full = (
        BASE.replace("points = 10", "points = 14")
        .replace(
            "{ from = 2024-01-01, value = 24 }", '{ from = 2024-01-01, value = 30, why = "理由", basis = "editor" }'
        )
        .replace("points = 6", "points = 10")
        .replace("points = 2\n", "points = 3.2\n", 1)
        .replace("points = 3\n", "points = 4.8\n", 1)
        .replace(
            'id = "own"\nzh = "专用"\nfact = "premises.dedicated"\npoints = 1',
            'id = "walls"\nzh = "墙"\nfact = "premises.rules_posted"\npoints = 2',
        )
        .replace('needs = ["results"]', 'needs = ["results", "place/room/walls"]')
    )
    (tmp_path / "full.toml").write_text(full, encoding="utf-8")
    written = read_rulebook(tmp_path / "full.toml")
    assert [(one.id, one.allotted, one.worth) for one in book] == [(one.id, one.allotted, one.worth) for one in written]
    assert (book.parameters, book.allotted) == (written.parameters, written.allotted)
    for premises in ({}, {"fixed": True, "area_m2": 27}, {"fixed": True, "area_m2": 30, "rules_posted": True}):
        stated = {"stated_on": DAY, "studio": {"name": "室"}, **({"premises": premises} if premises else {})}
        one, other = (evaluate(read_dossier(stated), each, as_of=DAY) for each in (book, written))
        assert [(f.outcome, f.points) for f in one] == [(f.outcome, f.points) for f in other]
        assert one.total == other.total
        assert [(d.certain.id, d.possible.id) for d in one.decisions.values()] == [
            (d.certain.id, d.possible.id) for d in other.decisions.values()
        ]
