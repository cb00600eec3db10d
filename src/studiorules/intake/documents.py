"""Bytes and parsed mappings into plain documents: tables, lists, texts, exact numbers, yes/no and days.

What comes out is safe to read further: not too large, not too deep, no key twice, no number beyond measure, no float.
"""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeAlias

import attrs

from studiorules.errors import DocumentError, DossierError, Place, Problem
from studiorules.intake.locate import deeper_than, long_key, positions
from studiorules.intake.plain import DEEPEST, Unusable, below, decimal, integer, plain

__all__ = ["LARGEST", "Form", "Loaded", "StrPath", "load", "raw", "read_document", "understood"]

StrPath: TypeAlias = str | os.PathLike[str]
Form: TypeAlias = Literal["json", "toml", "xlsx"]

LARGEST = 16 * 2**20
"""The most bytes that a document may have."""
_ARCHIVES = (b"PK\x03\x04", b"\x89PNG", b"%PDF", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PARSERS: dict[str, tuple[str, str]] = {
    "Expecting value": ("这里缺一个值", "a value is missing here"),
    "Expecting property name": (
        "这里要有加引号的项目名（前面可能多了一个逗号）",
        "a name in quotes goes here, or a comma too many",
    ),
    "Expecting ',' delimiter": ("这里缺逗号或括号", "a comma or a bracket is missing here"),
    "Expecting ':' delimiter": ("项目名后面缺冒号", "a colon is missing after a name"),
    "Illegal trailing comma": ("这里多了一个逗号", "there is a comma too many here"),
    "Extra data": ("结束以后还有内容", "something follows after the end"),
    "Unterminated string": ("引号没有配对", "a quotation mark is not closed"),
    "Invalid control character": (
        "引号没有配对，或文字中有换行",
        "a quotation mark is not closed, or the text has a line break",
    ),
    "Illegal character": (
        "引号没有配对，或文字中有不能用的字符",
        "a quotation mark is not closed, or a character cannot be used",
    ),
    "Invalid statement": ("这一行不是“名称 = 值”", "this line is not name = value"),
    "Invalid value": ("等号后面的值看不懂；文字要加引号", "the value cannot be read; text goes in quotes"),
    "Invalid initial character for a key": ("这里要有项目名", "a name goes here"),
    "Expected '='": ("项目名后面缺等号", "an equals sign is missing after a name"),
    "Expected ']": ("方括号没有配对", "a bracket is not closed"),
    "Expected newline": ("这一行后面有多余的内容", "something is left over on this line"),
    "Unclosed array": ("方括号没有配对，或两项之间缺逗号", "a bracket is not closed, or a comma is missing"),
    "Unclosed inline table": ("花括号没有配对，或两项之间缺逗号", "a brace is not closed, or a comma is missing"),
    "Unescaped": ("文字中的反斜杠要写两个", "a backslash in text is written twice"),
    "Invalid \\escape": ("文字中的反斜杠要写两个", "a backslash in text is written twice"),
    "Invalid date": ("没有这个日期", "there is no such date"),
}
"""What the parsers of JSON and TOML say at the beginning, and what it means to whoever wrote the file."""
_TOML_TWICE = ("Cannot overwrite", "Cannot declare", "Duplicate")


@attrs.frozen(kw_only=True, eq=False)
class Loaded:
    """A plain document and the text it came from.

    Attributes:
        plain: The document: a table whose values are plain.
        name: The file's name as the user knows it; empty for one that came from memory.
        form: How the text is written.
        text: The text; None for a document that came parsed.
        refusal: What is raised when something is wrong with it.
    """

    plain: dict[str, Any]
    name: str = ""
    form: Form | None = None
    text: str | None = None
    refusal: type[DocumentError] = DossierError

    def refuse(self, problems: list[Problem]) -> DocumentError:
        """Make the error of these problems: each with its place, in the order of the file."""
        order = _order(self.plain)
        places = self._known

        def rank(problem: Problem) -> tuple[tuple[int, int], int]:
            return _nearest(problem.path, places) or (0, 0), _nearest(problem.path, order) or 0

        placed = [self._placed(problem) for problem in sorted(problems, key=rank)]
        return self.refusal(placed, self.name)

    def place(self, path: str) -> Place:
        """Where the value of a path stands."""
        line, column = _nearest(path, self._known) or (None, None)
        return Place(file=self.name or None, line=line, column=column)

    @cached_property
    def _known(self) -> dict[str, tuple[int, int]]:
        return _places(self.text, self.form)

    def _placed(self, problem: Problem) -> Problem:
        if not self.name and not self._known:
            return problem
        place = self.place(problem.path)
        if problem.place is not None:
            place = attrs.evolve(place, line=problem.place.line, column=problem.place.column)
        return attrs.evolve(problem, place=place)


def read_document(source: StrPath | BinaryIO | Mapping[str, object], *, format: Form | None = None) -> dict[str, Any]:
    """Read a plain document, whatever it says.

    Args:
        source: A path, an open binary file, or a parsed mapping.
        format: How it is written; None = its suffix says so.

    Raises:
        DossierError: If it is no document.
        OSError: The operating system's own, where a file cannot be read.
    """
    return load(source, format=format).plain


def load(
    source: StrPath | BinaryIO | Mapping[str, object],
    *,
    format: Form | None = None,  # the word of the door
    refusal: type[DocumentError] = DossierError,
) -> Loaded:
    """Read a document: a str is a path always, a mapping is a document that somebody parsed already.

    Args:
        source: A path, an open binary file, or a parsed mapping.
        format: How it is written; None = its suffix says so.
        refusal: What to raise if it is no document.

    Raises:
        DocumentError: Of the kind asked for, if it is no document; with every problem that shows.
        OSError: The operating system's own, where a file cannot be read.
        TypeError: If the source is none of these.
        ValueError: If the format is none of ours, or neither it nor a name says how an open file is written.
    """
    if format not in (None, "json", "toml", "xlsx"):
        raise ValueError(f"format is 'json' or 'toml', not {format!r}")
    if isinstance(source, Mapping):
        return _checked(Loaded(plain={}, refusal=refusal), source, {})
    blank, data = raw(source, format=format, refusal=refusal)
    return understood(blank, data)


def raw(
    source: StrPath | BinaryIO,
    *,
    format: Form | None = None,  # the word of the door
    refusal: type[DocumentError] = DossierError,
) -> tuple[Loaded, bytes]:
    """Read the bytes of a document; it is still empty.

    Args:
        source: A path, or an open binary file.
        format: How it is written; None = its suffix says so.
        refusal: What to raise if it is no document.

    Raises:
        DocumentError: Of the kind asked for, if it is too large or of an unknown form.
        OSError: The operating system's own, where a file cannot be read.
        TypeError: If the source is none of these.
        ValueError: If neither a format nor a name says how an open file is written.
    """
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        blank = Loaded(plain={}, name=path.name, form=format or _form(path.name), refusal=refusal)
        size = path.stat().st_size  # a file that is not there is told before anything else
        _refuse_form(blank, path.suffix)
        _refuse_size(blank, size)
        with path.open("rb") as file:
            return blank, file.read(LARGEST + 1)
    if not hasattr(source, "read"):
        raise TypeError(f"a path, an open binary file or a mapping is expected, not {type(source).__name__}")
    name = getattr(source, "name", None)
    name = Path(name).name if isinstance(name, str) else ""
    form = format or _form(name)
    if form is None and not name:
        raise ValueError("say the format of an open file: format='json' or format='toml'")
    blank = Loaded(plain={}, name=name, form=form, refusal=refusal)
    _refuse_form(blank, Path(name).suffix)
    data = source.read(LARGEST + 1)
    if not isinstance(data, bytes):
        raise TypeError("the file must be opened in binary mode: open(path, 'rb')")
    return blank, data


def _places(text: str | None, form: Form | None) -> dict[str, tuple[int, int]]:
    if text is None or form is None:
        return {}
    try:
        return positions(text, form)
    except RecursionError:  # too deep, and refused for it
        return {}


def _form(name: str) -> Form | None:
    forms: dict[str, Form] = {".json": "json", ".toml": "toml", ".xlsx": "xlsx"}
    return forms.get(Path(name).suffix.lower())


def _refuse_form(blank: Loaded, suffix: str) -> None:
    if blank.form not in ("json", "toml"):
        known = (".json、.toml", ".json, .toml")
        raise blank.refuse([Problem(code="unknown-format", path="", found=blank.form or suffix, expected=known)])


def _refuse_size(blank: Loaded, size: int) -> None:
    if size > LARGEST:
        limit = f"{LARGEST // 2**20} MB"
        problem = Problem(code="too-large", path="", found=f"{-(-size // 2**20)} MB", expected=(limit, limit))
        raise blank.refuse([problem])


def understood(blank: Loaded, data: bytes) -> Loaded:
    """Read a document from its bytes.

    Args:
        blank: The document, still empty.
        data: The bytes.

    Raises:
        DocumentError: Of its kind, if it is none; with every problem that shows.
    """
    _refuse_size(blank, len(data))
    loaded = attrs.evolve(blank, text=_text(blank, data))
    twice: dict[int, list[str]] = {}
    try:
        said = _json(loaded.text or "", twice) if loaded.form == "json" else _toml(loaded.text or "")
    except Problem as problem:
        raise loaded.refuse([problem]) from None
    except RecursionError:
        raise loaded.refuse([_too_deep(deeper_than(loaded.text or "", DEEPEST))]) from None
    return _checked(loaded, said, twice)


def _text(blank: Loaded, data: bytes) -> str:
    if not data.strip():
        raise blank.refuse([Problem(code="empty-file", path="")])
    if data.startswith(_ARCHIVES) or (b"\x00" in data and not data.startswith(_UTF16)):
        raise blank.refuse([Problem(code="binary-file", path="")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise blank.refuse([Problem(code="not-utf8", path="")]) from None
    if not text.strip():
        raise blank.refuse([Problem(code="empty-file", path="")])
    return text


def _json(text: str, twice: dict[int, list[str]]) -> Any:
    kept: list[dict[str, Any]] = []  # a table that is overwritten must not leave its identity to another

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            seen: set[str] = set()
            kept.append(made)
            twice[id(made)] = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
        return made

    try:
        return json.loads(
            text, parse_float=decimal, parse_int=integer, parse_constant=Unusable, object_pairs_hook=table
        )
    except json.JSONDecodeError as trouble:
        place = Place(line=trouble.lineno, column=trouble.colno)
        raise _unparsed(trouble.msg, place) from None


def _toml(text: str) -> dict[str, Any]:
    spot = long_key(text, DEEPEST)
    if spot is not None:
        raise _too_deep(spot)
    try:
        return tomllib.loads(text, parse_float=decimal)
    except tomllib.TOMLDecodeError as trouble:
        message = str(trouble)
        found = _TOML_PLACE.search(message)
        lines = text.rstrip().split("\n")
        at_end = len(lines), len(lines[-1]) + 1
        line, column = (int(found[1]), int(found[2])) if found and found[1] else at_end
        message = _TOML_PLACE.sub("", message)
        if message.startswith(_TOML_TWICE):
            key = lines[line - 1].partition("=")[0]
            place = Place(line=line, column=len(key) - len(key.lstrip()) + 1)
            raise Problem(code="duplicate-key", path="", found=key.strip(" []\r"), place=place) from None
        place = Place(line=line, column=column)
        raise _unparsed(message, place) from None
    except ValueError as trouble:  # a day that no calendar has, a number of thousands of digits
        raise _unparsed(str(trouble)[:80], None) from None


def _unparsed(message: str, place: Place | None) -> Problem:
    """Say what a parser could not read in both languages; in its own words where they were not foreseen."""
    words = next((words for start, words in _PARSERS.items() if message.startswith(start)), (message, message))
    return Problem(code="syntax", path="", found=message, expected=words, place=place)


def _checked(loaded: Loaded, said: object, twice: dict[int, list[str]]) -> Loaded:
    """Copy a document into plain values and refuse what no reader should meet."""
    if not isinstance(said, Mapping):
        raise loaded.refuse(
            [Problem(code="not-a-table", path="", found="[…]" if isinstance(said, list) else str(said)[:60])]
        )
    copy, problems = plain(said, twice)
    made = attrs.evolve(loaded, plain=copy)
    if problems:
        raise made.refuse(problems)
    return made


def _too_deep(spot: tuple[int, int] | None) -> Problem:
    place = None if spot is None else Place(line=spot[0], column=spot[1])
    return Problem(code="too-deep", path="", expected=(str(DEEPEST), str(DEEPEST)), place=place)


def _order(document: object) -> dict[str, int]:
    """Number every path of a document in the order of writing."""
    order: dict[str, int] = {}

    def walk(value: object, path: str) -> None:
        order[path] = len(order)
        if isinstance(value, dict):
            for key, one in value.items():
                walk(one, below(path, key))
        elif isinstance(value, list):
            for index, one in enumerate(value):
                walk(one, f"{path}[{index}]")

    walk(document, "")
    return order


def _nearest(path: str, known: Mapping[str, Any]) -> Any:
    """Return what is known of a path, or of the nearest above it; None where nothing is."""
    while path:
        if path in known:
            return known[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return known.get("")
