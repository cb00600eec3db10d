"""Bytes and mappings into plain documents: what gets in, and what is turned away at the door."""

import io
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from studiorules.errors import DossierError, Problem, RulebookError
from studiorules.intake.documents import LARGEST, load, read_document


def opened(data: bytes, form: Any = "toml") -> dict[str, Any]:
    return load(io.BytesIO(data), format=form).plain


def problem(data: bytes, form: Any = "toml") -> Problem:
    with pytest.raises(DossierError) as caught:
        load(io.BytesIO(data), format=form)
    (only,) = caught.value.problems
    return only


def test_numbers_are_read_exactly() -> None:
    assert opened(b"a = 0.1\nb = 30") == {"a": Decimal("0.1"), "b": 30}
    assert opened(b'{"a": 0.1, "b": 30}', "json") == {"a": Decimal("0.1"), "b": 30}
    assert load({"a": 0.1}).plain == {"a": Decimal("0.1")}


def test_days_of_toml_are_days() -> None:
    assert opened(b"a = 2025-12-31") == {"a": date(2025, 12, 31)}


def test_a_byte_order_mark_is_no_harm() -> None:
    assert opened(b'\xef\xbb\xbf{"a": 1}', "json") == opened(b"\xef\xbb\xbfa = 1") == {"a": 1}


def test_a_str_is_a_path_always(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load('{"a": 1}')
    path = tmp_path / "申报.JSON"
    path.write_text('{"a": 1}', encoding="utf-8")
    assert read_document(str(path)) == read_document(path) == {"a": 1}


def test_the_format_is_asked_before_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    path.write_text("a = 1", encoding="utf-8")
    assert read_document(path, format="toml") == {"a": 1}
    with pytest.raises(DossierError) as caught:
        read_document(path)
    assert [(one.code, one.found) for one in caught.value.problems] == [("unknown-format", ".txt")]


def test_a_workbook_is_not_read_yet_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(DossierError) as caught:
        load(path)
    assert caught.value.problems[0].code == "unknown-format"


@pytest.mark.parametrize(
    ("data", "form", "code"),
    [
        (b"", "toml", "empty-file"),
        (b" \n\t", "json", "empty-file"),
        (b"\xef\xbb\xbf \n", "json", "empty-file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "json", "binary-file"),
        (b"PK\x03\x04rest", "toml", "binary-file"),
        (b"stated_on\x00", "toml", "binary-file"),
        ("名称".encode("gbk"), "toml", "not-utf8"),
        ("名称".encode("utf-16"), "toml", "not-utf8"),
        (b'{"a": 1,}', "json", "syntax"),
        ("a = “引号”".encode(), "toml", "syntax"),
        (b"a = 2025-02-30", "toml", "syntax"),
        (b"[1, 2]", "json", "not-a-table"),
        (b"[" * 100_000, "json", "too-deep"),
        (b"a = " + b"[" * 100_000, "toml", "too-deep"),
        (b"a = 1\na = 2", "toml", "duplicate-key"),
    ],
)
def test_what_is_no_document_is_turned_away(data: bytes, form: str, code: str) -> None:
    assert problem(data, form).code == code


def test_a_key_written_twice_is_refused_where_it_stands() -> None:
    twice = problem(b'{"a": {"b": 1,\n "b": 2}}', "json")
    assert (twice.code, twice.path, twice.found) == ("duplicate-key", "a.b", "b")
    again = problem(b"[a]\nb = 1\nb = 2")
    assert again.code == "duplicate-key"
    assert again.place is not None
    assert again.place.line == 3


@pytest.mark.parametrize(
    ("number", "form"),
    [
        ("NaN", "json"),
        ("-Infinity", "json"),
        ("1e999999999", "json"),
        ("1e-999999999", "json"),
        ("9" * 5000, "json"),
        ("nan", "toml"),
        ("inf", "toml"),
        ("1e999999999", "toml"),
        ("9" * 100, "toml"),
    ],
)
def test_numbers_beyond_measure_are_refused(number: str, form: str) -> None:
    text = f'{{"a": {{"b": {number}}}}}' if form == "json" else f"[a]\nb = {number}"
    refused = problem(text.encode(), form)
    assert (refused.code, refused.path) == ("not-a-number", "a.b")


def test_digits_without_end_are_not_even_counted() -> None:
    assert problem(f"a = {'9' * 5000}".encode()).code == "syntax"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("nan"), Decimal("1e50"), 10**50])
def test_numbers_of_mappings_are_measured_too(value: object) -> None:
    with pytest.raises(DossierError) as caught:
        load({"a": [value]})
    assert [(one.code, one.path) for one in caught.value.problems] == [("not-a-number", "a[0]")]


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object(), "a\x00b", "\ud800"])
def test_what_is_no_plain_value_is_refused(value: object) -> None:
    with pytest.raises(DossierError) as caught:
        load({"a": {"b": value}})
    assert [(one.code, one.path) for one in caught.value.problems] == [("wrong-type", "a.b")]


def test_a_key_that_is_no_text_is_refused() -> None:
    with pytest.raises(DossierError) as caught:
        load({"a": {1: "x"}})
    assert [(one.code, one.path) for one in caught.value.problems] == [("wrong-type", "a.1")]


def nested(levels: int) -> dict[str, Any]:
    made: Any = 1
    for _ in range(levels - 1):
        made = [made]
    return {"a": made}


def test_twenty_levels_are_deep_enough() -> None:
    assert load(nested(20)).plain == nested(20)
    with pytest.raises(DossierError) as caught:
        load(nested(21))
    assert caught.value.problems[0].code == "too-deep"


def test_the_copy_is_not_the_document_that_was_given() -> None:
    given = {"a": [{"b": 1}]}
    plain = load(given).plain
    plain["a"][0]["b"] = 2
    assert given == {"a": [{"b": 1}]}


def test_two_hundred_megabytes_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(DossierError) as caught:
        load(path)
    (only,) = caught.value.problems
    assert (only.code, only.found, only.expected[0]) == ("too-large", "200 MB", "16 MB")


def test_a_stream_is_not_read_beyond_the_limit() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            type(self).asked = size
            return b" " * size

    with pytest.raises(DossierError) as caught:
        load(Endless(), format="json")  # type: ignore[arg-type]  # enough of a file
    assert caught.value.problems[0].code == "too-large"
    assert Endless.asked == LARGEST + 1


def test_a_file_that_vanishes_is_the_system_s_own_error(tmp_path: Path) -> None:
    path = tmp_path / "gone.toml"
    path.write_text("a = 1", encoding="utf-8")
    path.unlink()
    with pytest.raises(FileNotFoundError):
        load(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_the_system_s_own_error(tmp_path: Path) -> None:
    path = tmp_path / "locked.toml"
    path.write_text("a = 1", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(PermissionError):
        load(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "x.toml"
    folder.mkdir()
    with pytest.raises(IsADirectoryError):
        load(folder)


def test_misuse_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="int"):
        load(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="binary"):
        load(io.StringIO("a = 1"), format="toml")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="format"):
        load(io.BytesIO(b"a = 1"))
    with pytest.raises(ValueError, match="yaml"):
        load(io.BytesIO(b"a: 1"), format="yaml")  # type: ignore[arg-type]


def test_the_kind_of_error_is_the_reader_s_choice() -> None:
    with pytest.raises(RulebookError):
        load(io.BytesIO(b""), format="toml", refusal=RulebookError)


@pytest.mark.parametrize(
    ("data", "form", "zh", "en"),
    [
        (b'{"a": }', "json", "这里缺一个值", "a value is missing here"),
        (b'{"a": 1 "b": 2}', "json", "这里缺逗号或括号", "a comma or a bracket is missing here"),
        (b"[studio\nname = 1", "toml", "方括号没有配对", "a bracket is not closed"),
        ("name = 某".encode(), "toml", "等号后面的值看不懂", "the value cannot be read"),
    ],
)
def test_what_cannot_be_parsed_is_told_in_both_languages(data: bytes, form: str, zh: str, en: str) -> None:
    refused = problem(data, form)
    assert zh in refused.sentence("zh")
    assert en in refused.sentence("en")
    assert not refused.sentence("zh").partition("：")[2].isascii()
