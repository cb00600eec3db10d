"""Editions on the command line: a folder of them, one by name or by day; the list names each."""

from pathlib import Path

import pytest

from studiorules.cli import main
from tests.unit.intake.tailored import BASE, put_on_shelf

FIRST = BASE.replace("{ from = 2020-01-01 }", "{ from = 2020-01-01, to = 2022-12-31 }")
SECOND = BASE.replace('edition = "1"', 'edition = "2"').replace("{ from = 2020-01-01 }", "{ from = 2023-01-01 }", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.toml").write_text(FIRST, encoding="utf-8")
    (tmp_path / "rules" / "b.toml").write_text(SECOND, encoding="utf-8")
    return tmp_path / "rules"


@pytest.mark.parametrize(("named", "day", "wanted"), [
    ("{}", "2022-12-31", "第1版"), ("{}", "2023-01-01", "第2版"),
    ("{}@1", "2026-01-01", "第1版"), ("{}@2", None, "第2版"),
])  # fmt: skip
def test_one_of_a_folder(
    named: str, day: str | None, wanted: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["rulebook", "show", named.format(folder), *(["--as-of", day] if day else [])])
    assert code == 0
    assert capsys.readouterr().out.startswith(f"小规则 {wanted}")


def test_none_is_chosen_in_silence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "show", str(folder)]) != 0
    assert "版本定不下来" in capsys.readouterr().err


def test_the_list_names_each_edition_and_what_it_is_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    city = '[rulebook]\nid = "city"\nedition = "1"\nzh = "市规则"\nextends = "small@1"\n'
    put_on_shelf(tmp_path, monkeypatch, small_at_1=FIRST, small_at_2=SECOND, city=city)
    assert main(["rulebook", "list"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["city", "第1版", "市规则", "施行日期不详", "改自", "small@1"],
        ["small", "第1版", "小规则", "2020-01-01", "起，至", "2022-12-31", "止"],
        ["small", "第2版", "小规则", "2023-01-01", "起"],
    ]
