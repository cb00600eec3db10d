"""A rulebook that says what one of the last said is that one; anything else, however little, is another."""

import tomllib
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from studiorules.errors import RulebookError
from studiorules.intake import rulebook_known, rulebook_sources
from studiorules.intake.keeping import Latest
from studiorules.intake.rulebooks import published, read_rulebook
from studiorules.rulebook import Rulebook
from tests.unit.intake.tailored import BASE, WHY, put_on_shelf

HEAD = """
[rulebook]
id = "city"
edition = "1"
zh = "市规则"
points = 3

[[section]]
id = "place"
zh = "场所"
points = 3
"""
ROOM = """
zh = "房间"
points = 3

[[requirement]]
id = "size"
zh = "面积"
fact = "premises.area_m2"
at_least = 30
points = 3
"""
CASES = """
[[case]]
requirement = "size"
as_of = 2025-12-31
outcome = "unknown"
points = { low = 0, high = 3 }
why = "没有说"
"""


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin as a new process does."""
    monkeypatch.setattr(rulebook_known, "KNOWN", Latest(3, 20_000, lambda known: known.size))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return book(tmp_path / "city")


def book(folder: Path) -> Path:
    write(folder, {"rulebook.toml": HEAD, "place/room.toml": ROOM, "place/room.cases.toml": CASES})
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def same(one: Rulebook, other: Rulebook) -> bool:
    """Whether what is made from the one serves the other."""
    return one.kept is other.kept and one.sections is other.sections


def not_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> Any:  # whoever understands a document again has not known it
        raise AssertionError("understood again")

    monkeypatch.setattr(rulebook_sources, "understood", refused)


def extending(folder: Path, *, area: int, extends: str = "small.toml") -> Rulebook:
    """A rulebook that extends another, which asks for so many square metres."""
    write(folder, {"small.toml": BASE.replace("value = 24", f"value = {area}")})
    head = f'[rulebook]\nid = "city"\nedition = "3"\nzh = "市规则"\nextends = "{extends}"\n'
    write(folder, {"city.toml": head + f'[[override]]\nid = "place/room/own"\nzh = "独用"\n{WHY}'})
    return read_rulebook(folder / "city.toml")


def test_a_second_reading_understands_no_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_rulebook(folder)
    not_understood(monkeypatch)
    second = read_rulebook(folder)
    assert same(first, second)
    assert second.digest == first.digest


def test_a_copy_elsewhere_is_known_and_has_its_own_cases(folder: Path, tmp_path: Path) -> None:
    first = read_rulebook(folder)
    copytree(folder, tmp_path / "other" / "name")
    write(tmp_path / "other" / "name", {"place/room.cases.toml": CASES.replace("没有说", "别处说的")})
    second = read_rulebook(tmp_path / "other" / "name")
    assert same(first, second)
    assert [one.why for one in first.cases] == ["没有说"]
    assert [one.why for one in second.cases] == ["别处说的"]


def test_cases_are_read_anew(folder: Path) -> None:
    assert len(read_rulebook(folder).cases) == 1
    write(folder, {"place/room.cases.toml": CASES * 2})
    assert len(read_rulebook(folder).cases) == 2


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("place/room.toml", "at_least = 30", "at_least = 31"),
        ("place/room.toml", "at_least = 30", "above = 30"),
        ("rulebook.toml", "市规则", "区规则"),
        ("rulebook.toml", 'edition = "1"', 'edition = "2"'),
    ],
)
def test_another_word_is_another_rulebook_until_it_is_taken_back(
    folder: Path, file: str, before: str, after: str
) -> None:
    first = read_rulebook(folder)
    text = (folder / file).read_text(encoding="utf-8")
    write(folder, {file: text.replace(before, after)})
    second = read_rulebook(folder)
    assert not same(first, second)
    assert second.digest != first.digest
    write(folder, {file: text})
    assert same(read_rulebook(folder), first)


def test_another_name_of_a_file_is_another_rulebook(folder: Path) -> None:
    first = read_rulebook(folder)
    (folder / "place" / "room.toml").rename(folder / "place" / "hall.toml")
    (folder / "place" / "room.cases.toml").unlink()
    assert [one.id for one in first] == ["place/room/size"]
    assert [one.id for one in read_rulebook(folder)] == ["place/hall/size"]


def test_what_is_refused_is_refused_again(folder: Path) -> None:
    read_rulebook(folder)
    write(folder, {"place/room.toml": ROOM.replace("premises.area_m2", "premises.aera_m2")})
    for _ in range(2):
        with pytest.raises(RulebookError):
            read_rulebook(folder)


def test_a_file_that_came_to_it_is_seen(folder: Path) -> None:
    read_rulebook(folder)
    write(folder, {"stray.toml": ROOM})
    with pytest.raises(RulebookError):
        read_rulebook(folder)


def test_a_link_that_leads_out_is_refused_whatever_it_holds(folder: Path, tmp_path: Path) -> None:
    read_rulebook(folder)
    (folder / "place" / "room.toml").rename(tmp_path / "room.toml")
    (folder / "place" / "room.toml").symlink_to(tmp_path / "room.toml")
    with pytest.raises(RulebookError):
        read_rulebook(folder)


def test_what_a_rulebook_extends_is_read_again(tmp_path: Path) -> None:
    def area(rulebook: Rulebook) -> object:
        return rulebook.parameters["area"].dated[-1].value

    first = extending(tmp_path, area=24)
    second = extending(tmp_path, area=25)
    assert (area(first), area(second)) == (24, 25)
    assert same(extending(tmp_path, area=24), first)
    assert same(extending(tmp_path, area=25), second)


def test_the_same_words_beside_another_base_are_another_rulebook(tmp_path: Path) -> None:
    here, there = extending(tmp_path / "here", area=24), extending(tmp_path / "there", area=25)
    assert not same(here, there)
    assert same(read_rulebook(tmp_path / "here" / "city.toml"), here)
    assert same(read_rulebook(tmp_path / "there" / "city.toml"), there)


def test_each_copy_reads_its_own_base(tmp_path: Path) -> None:
    here, there = extending(tmp_path / "here", area=24), extending(tmp_path / "there", area=24)
    assert same(here, there)
    extending(tmp_path / "there", area=25)
    areas = [one.base.parameters["area"].dated[-1].value for one in (here, there) if one.base is not None]
    assert areas == [24, 25]


def test_a_base_that_is_gone_is_missed(tmp_path: Path) -> None:
    extending(tmp_path, area=24)
    (tmp_path / "small.toml").unlink()
    with pytest.raises(RulebookError):
        read_rulebook(tmp_path / "city.toml")


def test_what_is_taken_from_another_rulebook_is_read_again(tmp_path: Path) -> None:
    head = '[rulebook]\nid = "city"\nedition = "1"\nzh = "市规则"\n'
    taken = f'[[requirement]]\nfrom = "small.toml:place/room/large"\nid = "large"\n{WHY}'
    write(tmp_path, {"small.toml": BASE, "city.toml": f"{head}points = 3\n{taken}"})
    first = read_rulebook(tmp_path / "city.toml")
    assert same(read_rulebook(tmp_path / "city.toml"), first)
    write(tmp_path, {"small.toml": BASE.replace("value = 24", "value = 25")})
    second = read_rulebook(tmp_path / "city.toml")
    assert not same(first, second)
    assert second.parameters["area"].dated[-1].value == 25


def test_a_published_rulebook_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_shelf(tmp_path, monkeypatch, small=BASE)
    first = published("small")
    assert same(published("small"), first)
    assert same(read_rulebook(tmp_path / "shelf" / "small"), first)
    write(tmp_path, {"shelf/small/rulebook.toml": BASE.replace("value = 24", "value = 25")})
    assert not same(published("small"), first)


def test_open_files_and_parsed_documents_are_known(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(BASE, encoding="utf-8")
    parsed = tomllib.loads(BASE, parse_float=Decimal)
    with (tmp_path / "small.toml").open("rb") as one, (tmp_path / "small.toml").open("rb") as other:
        assert same(read_rulebook(one), read_rulebook(other))
    assert same(read_rulebook(parsed), read_rulebook(tomllib.loads(BASE, parse_float=Decimal)))
    parsed["rulebook"]["zh"] = "别的"
    assert read_rulebook(parsed).title.zh == "别的"


def test_what_was_not_read_for_long_is_forgotten(folder: Path) -> None:
    first = read_rulebook(folder)
    others = [HEAD.replace("市规则", f"规则{number}") for number in range(3)]
    for text in others[:2]:
        write(folder, {"rulebook.toml": text})
        read_rulebook(folder)
    write(folder, {"rulebook.toml": HEAD})
    assert same(read_rulebook(folder), first)
    for text in others:
        write(folder, {"rulebook.toml": text})
        read_rulebook(folder)
    write(folder, {"rulebook.toml": HEAD})
    assert not same(read_rulebook(folder), first)


def test_what_is_too_large_is_not_kept(folder: Path) -> None:
    write(folder, {"rulebook.toml": f"{HEAD}#{'长' * 7000}"})
    assert not same(read_rulebook(folder), read_rulebook(folder))


def test_several_threads_may_read_at_once(tmp_path: Path) -> None:
    books = [book(tmp_path / str(number)) for number in range(3)]
    for number, one in enumerate(books):
        write(one, {"rulebook.toml": HEAD.replace("市规则", f"规则{number}")})
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda one: read_rulebook(one).title.zh, books * 20))
    assert found == ["规则0", "规则1", "规则2"] * 20
