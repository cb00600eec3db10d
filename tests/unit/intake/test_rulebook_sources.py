"""Where rulebooks come from: files, folders, open files, the shelf; and what is never opened."""

import io
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from studiorules.errors import RulebookError
from studiorules.intake import rulebook_shelf
from studiorules.intake.rulebooks import published, read_rulebook, shelf
from studiorules.rulebook import Reference

HEAD = """[rulebook]
id = "some-city"
edition = "2025"
zh = "某市办法"
in_force = { from = 2025-01-01 }
points = 6

[[section]]
id = "work"
zh = "工作"

[[section]]
id = "place"
zh = "场所"
points = 3

[[decision]]
id = "result"
zh = "结论"
rungs = [{ id = "no", zh = "不合格" }, { id = "yes", zh = "合格", needs = ["place/room"] }]
"""
ROOM = """zh = "房间"
points = 3
met_if = ["fixed", "work/people/three"]

[[requirement]]
id = "fixed"
zh = "固定"
fact = "premises.fixed"
points = 1
mend = ["find"]

[[requirement]]
id = "size"
zh = "面积"
fact = "premises.area_m2"
at_least = "@area"
points = 2

[value.area]
unit = "m2"
dated = [{ from = 2020-01-01, value = 20 }]
"""
PEOPLE = """zh = "人"

[[requirement]]
id = "three"
zh = "三人"
count = "people"
at_least = 3
points = 3

[remedy.find]
zh = "落实场所"
sets = { "premises.fixed" = true }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "some-city"
    written = {
        "rulebook.toml": HEAD,
        "place/room.toml": ROOM,
        "place/room.cases.toml": "[[case]]\nrequirement = 3",
        "place/README.md": "说明",
        "work/people.toml": PEOPLE,
        "notes.txt": "不读",
    }
    for name, text in written.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    return made


def told(error: pytest.ExceptionInfo[RulebookError]) -> list[tuple[str, str, str]]:
    """File, path and code of every problem."""
    return [("" if one.place is None else str(one.place.file), one.path, one.code) for one in error.value.problems]


def test_a_folder_is_one_rulebook_sections_in_the_order_of_their_heads(folder: Path) -> None:
    read = read_rulebook(folder)
    assert [one.id for one in read] == ["work/people/three", "place/room/fixed", "place/room/size"]
    assert [one.id for one in read.criteria] == ["work/people", "place/room"]
    assert read.allotted == Decimal(6)
    room = read.sections[1].criteria[0]
    assert room.met_if == (Reference(id="place/room/fixed"), Reference(id="work/people/three"))
    assert read["place/room/fixed"].mend == ("find",)
    assert read["place/room/fixed"].path == "place/room.toml:requirement[0]"


def test_criteria_of_a_section_stand_in_the_order_of_their_names(folder: Path) -> None:
    sign = PEOPLE.partition("[remedy")[0].replace("points = 3", "points = 0")
    (folder / "place" / "a-sign.toml").write_text(sign, encoding="utf-8")
    assert [one.id for one in read_rulebook(folder).criteria] == ["work/people", "place/a-sign", "place/room"]


def test_problems_of_a_folder_name_file_line_and_path(folder: Path) -> None:
    (folder / "place" / "room.toml").write_text(ROOM.replace("premises.fixed", "premises.fxied"), encoding="utf-8")
    (folder / "work" / "people.toml").write_text(PEOPLE.replace("at_least = 3", "at_least = 三"), encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder)
    assert told(error) == [("work/people.toml", "", "syntax")]
    (folder / "work" / "people.toml").write_text(PEOPLE.replace("at_least = 3", 'at_least = "三"'), encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder)
    assert told(error) == [
        ("place/room.toml", "requirement[0].fact", "unknown-field"),
        ("work/people.toml", "requirement[0].at_least", "wrong-type"),
    ]
    place = error.value.problems[0].place
    assert place is not None
    assert place.line == 8
    assert error.value.name == "some-city"


def test_the_digest_of_a_folder_covers_every_file(folder: Path) -> None:
    before = read_rulebook(folder).digest
    (folder / "work" / "people.toml").write_text(PEOPLE.replace("at_least = 3", "at_least = 4"), encoding="utf-8")
    assert read_rulebook(folder).digest != before
    assert before.startswith("sha256:")


def test_a_folder_without_a_head(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_rulebook(tmp_path)


def test_a_folder_that_no_section_names(folder: Path) -> None:
    (folder / "plcae").mkdir()
    (folder / "plcae" / "x.toml").write_text(ROOM, encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder)
    assert told(error) == [("plcae/x.toml", "", "unknown-name")]
    assert error.value.problems[0].suggestion == ("place", "place")


def test_a_criterion_outside_of_any_section(folder: Path) -> None:
    (folder / "stray.toml").write_text(ROOM, encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder)
    assert told(error) == [("stray.toml", "", "unknown-name")]


def test_a_name_in_two_files(folder: Path) -> None:
    (folder / "work" / "people.toml").write_text(PEOPLE + ROOM[ROOM.index("[value.area]") :], encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder)
    assert told(error) == [("place/room.toml", "value.area", "duplicate-id")]


def test_a_link_that_leads_out_of_the_folder_is_not_opened(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text('password = "hunter2"', encoding="utf-8")
    (folder / "place" / "room.toml").unlink()
    (folder / "place" / "room.toml").symlink_to(secret)
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder)
    assert ("place/room.toml", "", "outside-folder") in told(error)
    assert "hunter2" not in str(error.value)
    assert "password" not in str(error.value)


def test_a_linked_folder_that_leads_out_is_not_opened(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "room.toml").write_text(ROOM, encoding="utf-8")
    (folder / "work" / "people.toml").unlink()
    (folder / "work").rmdir()
    (folder / "work").symlink_to(outside)
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder)
    assert ("work/room.toml", "", "outside-folder") in told(error)


def test_too_many_files_are_not_opened(folder: Path) -> None:
    for number in range(501):
        (folder / "place" / f"c{number}.toml").write_text('zh = "条目"', encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder)
    assert [code for _, _, code in told(error)] == ["too-many"]


def test_one_file(tmp_path: Path) -> None:
    path = tmp_path / "办法.toml"
    path.write_text('[rulebook]\nid = "x"\nedition = "1"\nzh = "办法"\npoints = "none"\n', encoding="utf-8")
    assert read_rulebook(path).id == read_rulebook(str(path)).id == "x"


def test_problems_of_one_file_name_it(tmp_path: Path) -> None:
    path = tmp_path / "办法.toml"
    path.write_text('[rulebook]\nid = "x"\nedition = "1"\nzh = "办法"\npoints = 3\n', encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(path)
    assert told(error) == [("办法.toml", "rulebook.points", "points-do-not-add-up")]
    assert str(error.value).startswith("办法.toml:5:1 rulebook.points：")


def test_an_open_file() -> None:
    text = '[rulebook]\nid = "x"\nedition = "1"\nzh = "办法"\npoints = "none"\n'
    assert read_rulebook(io.BytesIO(text.encode())).title.zh == "办法"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty-file"), (b"\x89PNG\r\n", "binary-file"), ("办法".encode("gbk"), "not-utf8"), (b"a = ", "syntax")],
)
def test_what_is_no_document(data: bytes, code: str) -> None:
    with pytest.raises(RulebookError) as error:
        read_rulebook(io.BytesIO(data))
    assert [one.code for one in error.value.problems] == [code]


def test_no_source() -> None:
    with pytest.raises(TypeError):
        read_rulebook(3)  # type: ignore[arg-type]  # on purpose


def test_the_base_rulebook_reads_whole() -> None:
    base = published("base")
    assert len(base) == 71
    assert base.allotted == sum(one.allotted for one in base) == 100
    assert [(one.id, one.points) for one in base.sections] == [
        ("eight-musts", Decimal(60)),
        ("six-combinations", Decimal(24)),
        ("three-stages", Decimal(16)),
    ]
    assert [len(one.criteria) for one in base.sections] == [8, 6, 3]
    assert [one.id for one in base.decisions] == ["recognition", "grade", "stage-reached"]
    assert base == read_rulebook(Path(str(files("studiorules"))) / "shelf" / "base")


def test_the_shelf_lists_what_it_holds() -> None:
    assert "base" in shelf()


@pytest.mark.parametrize("name", ["bace", "../base", "", "base/eight-musts"])
def test_a_rulebook_that_is_not_on_the_shelf(name: str) -> None:
    with pytest.raises(ValueError, match="base"):
        published(name)


def test_an_edition_that_is_not_on_the_shelf() -> None:
    assert published("base", edition="1").edition == "1"
    with pytest.raises(ValueError, match="only: '1'"):
        published("base", edition="2")


@pytest.fixture
def two_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = '[rulebook]\nid = "city"\nedition = "{}"\nzh = "办法"\npoints = "none"\nin_force = {}\n'
    for edition, in_force in (("1", '{ to = "2019" }'), ("2", '{ from = "2020" }')):
        folder = tmp_path / "shelf" / f"city@{edition}"
        folder.mkdir(parents=True)
        (folder / "rulebook.toml").write_text(head.format(edition, in_force), encoding="utf-8")
    monkeypatch.setattr(rulebook_shelf, "files", lambda _: tmp_path)


@pytest.mark.usefixtures("two_editions")
def test_of_several_editions_one_is_named() -> None:
    assert shelf() == ("city",)
    assert published("city", edition="2").edition == "2"
    with pytest.raises(ValueError, match="'1', '2'"):
        published("city")


@pytest.mark.usefixtures("two_editions")
@pytest.mark.parametrize(("day", "edition"), [(date(2019, 12, 31), "1"), (date(2020, 1, 1), "2")])
def test_of_several_editions_the_one_in_force(day: date, edition: str) -> None:
    assert published("city", as_of=day).edition == edition
