"""The beginning of a rulebook: it reads, passes its cases and explains itself; what is there is never touched."""

import re
from pathlib import Path

import pytest

import studiorules as sr
from studiorules.cli import main
from studiorules.intake import editions_of, shelf, write_folder
from studiorules.intake.starting import start_rulebook

FILES = ["rulebook.toml", "basics/workroom.toml", "basics/workroom.cases.toml"]


def test_it_reads_passes_its_cases_and_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "our-city"
    assert main(["rulebook", "new", str(folder)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(folder / name) for name in FILES]
    assert told.err == f"接着：改这几个文件；studiorules rulebook show {folder} 看念出来是什么\n"
    book = sr.read_rulebook(folder)
    assert (book.id, str(book.allotted), len(book)) == ("our-city", "10", 2)
    assert list(tmp_path.iterdir()) == [folder]  # nothing else is left behind
    assert main(["rulebook", "test", str(folder), "--require-coverage", "100"]) == 0
    assert sr.lint(book) == ()


def test_every_key_is_explained(tmp_path: Path) -> None:
    own = start_rulebook(tmp_path / "a", id_="a")
    for path in (*own, *start_rulebook(tmp_path / "b", id_="b", base=sr.published("base"))):
        explained: set[str] = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            key = re.match(r"(\w+) = ", line)
            if key and re.search(r"# \S", line):
                explained.add(key[1])
            elif key and key[1] not in explained:
                # rungs are explained one by one, and a change of the base below what it changes
                assert key[1] in ("rungs", "requirement"), f"{path.name}: {line}"


PUBLISHED = [f"{one.id}@{one.edition}" for name in shelf() for one in editions_of(name)]


@pytest.mark.parametrize("base", PUBLISHED)
def test_it_extends_whatever_stands_on_the_shelf(base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "our-city"
    assert main(["rulebook", "new", str(folder), "--from", base]) == 0
    name, _, edition = base.partition("@")
    below, book = sr.published(name, edition=edition), sr.read_rulebook(folder)
    assert (book.id, book.allotted) == ("our-city", below.allotted)
    added = ["local/workroom/fixed-place", "local/workroom/floor-area"]
    assert sorted(one.id for one in book) == sorted([*(one.id for one in below), *added])
    assert [
        one for one in sr.lint(book) if "@" not in str(one.place.file)
    ] == []  # of what it extends, its own lint speaks
    capsys.readouterr()
    assert main(["rulebook", "test", str(folder), "--coverage"]) == 0
    assert "local/workroom/floor-area" in capsys.readouterr().out


def test_the_change_in_its_comment_is_one_once_it_is_uncommented(tmp_path: Path) -> None:
    head = start_rulebook(tmp_path / "our-city", id_="our-city", base=sr.published("base"))[0]
    text = head.read_text(encoding="utf-8")
    kept = re.sub(r"^# (?=\[\[override|\w+ = )", "", text, flags=re.MULTILINE)
    assert len(kept) == len(text) - 6 * len("# ")
    head.write_text(kept, encoding="utf-8")
    first = sr.published("base").requirements[0]
    assert sr.read_rulebook(tmp_path / "our-city")[first.id].title.zh == f"{first.title.zh}（本市）"


def test_only_the_shelf_can_be_begun_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for named, said in (("./mine", "只能从书架上的规则开始"), ("bas", "是不是 base？"), ("base@9", "版本定不下来")):
        assert main(["rulebook", "new", str(tmp_path / "a"), "--from", named]) == 2
        assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_no_line_is_too_long_to_read(tmp_path: Path) -> None:
    for path in start_rulebook(tmp_path / "a", id_="a-rather-long-id-of-a-city-and-its-office"):
        assert sr.read_rulebook(tmp_path / "a").id == "a-rather-long-id-of-a-city-and-its-office"
        assert max(len(line) for line in path.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("there", ["folder", "empty folder", "file", "dead link"])
def test_what_is_there_is_left_alone(there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "our-city"
    match there:
        case "folder":
            target.mkdir()
            (target / "mine.toml").write_text("x = 1", encoding="utf-8")
        case "empty folder":
            target.mkdir()
        case "file":
            target.write_text("x", encoding="utf-8")
        case _:
            target.symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*"))
    assert main(["rulebook", "new", str(target)]) == 2
    assert "已经存在，没有改动。" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["办法"], "文件夹名“办法”不能作规则的编号。"),
        (["Our_City"], "文件夹名“Our_City”不能作规则的编号。"),
        (["our-city", "--id", "-x"], "--id"),
        (["our-city", "--id", "a b"], "--id a b：不能作规则的编号。"),
        (["our-city", "--id", 'a"\nb'], "不能作规则的编号。"),
        (["none/our-city"], "没有文件夹 none。"),
        ([], "缺少：文件夹"),
    ],
)
def test_what_cannot_be_begun(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["rulebook", "new", *words]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_any_name_with_an_id(tmp_path: Path) -> None:
    assert main(["rulebook", "new", str(tmp_path / "我市办法"), "--id", "our-city"]) == 0
    assert sr.read_rulebook(tmp_path / "我市办法").id == "our-city"


def test_half_a_folder_is_never_left(tmp_path: Path) -> None:
    # the second file cannot be written where the first one stands
    with pytest.raises(OSError, match="our-city"):
        write_folder(tmp_path / "our-city", {"a": b"1", "a/b": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no id of a rulebook"):
        start_rulebook(tmp_path / "a", id_="A b")
    assert list(tmp_path.iterdir()) == []
