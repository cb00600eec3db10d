"""Where a rulebook comes from: one file, a folder, a parsed document; and its digest."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

import attrs

from studiorules.errors import DocumentError, Problem, RulebookError
from studiorules.intake.documents import Loaded, raw, understood
from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_files import HEAD, LARGEST, MOST_FILES, CaseFile, Files, is_rule, leads_out
from studiorules.intake.rulebook_node import Node

__all__ = ["CriterionFile", "Source", "digest_of", "editions_in", "inside", "opened", "source_in"]


@attrs.frozen(eq=False)
class CriterionFile:
    """A criterion that stands in a file of its own.

    Attributes:
        section: Name of its folder.
        id: Its id inside the section: the name of the file.
        node: Its document.
    """

    section: str
    id: str
    node: Node


@attrs.frozen(eq=False)
class Source:
    """The documents of a rulebook.

    Attributes:
        root: The whole document, or rulebook.toml of a folder.
        files: The criteria that stand in files of their own, in the order of folders and names.
        name: The rulebook's name as the user knows it.
        folder: Where its files stand; None for a document that came from memory.
        cases: The files of cases, which nobody has opened yet.
        place: Where it stands, so that it is known again; "" where it stands nowhere.
        prefix: How the names of its files begin in problems.
    """

    root: Node
    files: tuple[CriterionFile, ...] = ()
    name: str = ""
    folder: Traversable | None = None
    cases: tuple[CaseFile, ...] = ()
    place: str = ""
    prefix: str = ""


def source_in(files: Files, desk: Desk, prefix: str = "") -> Source:
    """Understand the files of a rulebook; a file with a `[rulebook]` beside its head is one of its own and left alone.

    Args:
        files: The files.
        desk: Where problems go.
        prefix: How their names begin in problems.
    """
    found: list[CriterionFile] = []
    foreign: set[str] = set()
    root = Node({}, "", f"{prefix}{files.root.name}", desk)
    if len(files.strays) + len(files.criteria) > MOST_FILES:
        root.problem("too-many", found=f"> {MOST_FILES}", expected=(str(MOST_FILES),) * 2)
    elif files.too_large:
        limit = f"{LARGEST // 2**20} MB"
        root.problem("too-large", found=f"> {limit}", expected=(limit, limit))
    else:
        root = _document(files, files.root.name, desk, prefix)
        for name in files.strays:
            if name not in files.content or not _is_rulebook(files.content[name]):
                advice = ("条目；条目放在所属部分的文件夹里", "criterion; put it into the folder of its section")
                desk.note(f"{prefix}{name}", Problem(code="unknown-name", path="", found=name, expected=advice))
        for section, name in files.criteria:
            node = _document(files, f"{section}/{name}", desk, prefix)
            if "rulebook" in node:
                desk.documents.pop(node.file, None)
                foreign.add(f"{section}/{name.removesuffix('.toml')}")
            else:
                found.append(CriterionFile(section, name.removesuffix(".toml"), node))
    cases = files.cases_but(foreign)
    return Source(root, tuple(found), files.name, files.folder, cases, files.place, prefix)


def _document(files: Files, name: str, desk: Desk, prefix: str) -> Node:
    """The document of a file; an empty one after a problem."""
    told = f"{prefix}{name}"
    root = attrs.evolve(files.root, name=told)
    if root.form is None:
        return _laid(root, desk)
    if name not in files.content:
        desk.note(told, Problem(code="outside-folder", path="", found=name))
        return Node({}, "", told, desk)
    blank = root if name == files.root.name else attrs.evolve(root, form="toml")
    return _noting(blank, files.content[name], desk)


def editions_in(folder: Path) -> list[Path]:
    """The files and folders of a folder that are rulebooks, by name; none where the folder is one itself."""
    if not folder.is_dir() or (folder / HEAD).is_file():
        return []
    inner = sorted(one for one in folder.iterdir() if not leads_out(folder, one.name))
    return [one for one in inner if (one / HEAD).is_file() or _is_edition(one)]


def _is_edition(path: Path) -> bool:
    if not is_rule(path.name) or not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as file:
        return _is_rulebook(file.read(LARGEST + 1))


def _is_rulebook(data: bytes) -> bool:
    """Whether a file holds a rulebook of its own."""
    try:
        return "rulebook" in understood(Loaded(plain={}, form="toml"), data).plain
    except DocumentError:
        return False


def digest_of(source: Source, others: Sequence[str] = ()) -> str:
    """A fingerprint of what the documents say, the order of keys aside; cases are no part of it.

    Args:
        source: The documents.
        others: Fingerprints of the rulebooks that it takes something from.
    """
    head = {key: source.root.at(key).value for key in source.root if key != "case"}
    documents = {"": head, **{f"{one.section}/{one.id}": one.node.value for one in source.files}}
    if others:
        documents["//"] = list(others)
    written = json.dumps(documents, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_spelled)
    return f"sha256:{sha256(written.encode()).hexdigest()}"


def _spelled(value: object) -> str | int:
    """A number with decimals or a day in one spelling."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def inside(folder: Traversable, name: str, desk: Desk, prefix: str = "") -> bool:
    """Say whether a file of a folder really lies in it, and note one that does not."""
    if leads_out(folder, name):
        desk.note(f"{prefix}{name}", Problem(code="outside-folder", path="", found=name))
        return False
    return True


def opened(folder: Traversable, name: str, desk: Desk, prefix: str = "") -> Node:
    """The document of a file inside a folder; an empty one after a problem."""
    told = f"{prefix}{name}"
    if not inside(folder, name, desk, prefix):
        return Node({}, "", told, desk)
    form: Literal["json", "toml"] = "json" if name.endswith(".json") else "toml"
    blank = Loaded(plain={}, name=told, form=form, refusal=RulebookError)
    with (folder / name).open("rb") as file:
        _, data = raw(cast("BinaryIO", file), format=form)
    return _noting(blank, data, desk)


def _noting(blank: Loaded, data: bytes, desk: Desk) -> Node:
    """A document that is understood now; an empty one after a problem."""
    try:
        loaded = understood(blank, data)
    except DocumentError as error:
        for problem in error.problems:
            desk.note(blank.name, problem)
        return Node({}, "", blank.name, desk)
    return _laid(loaded, desk)


def _laid(loaded: Loaded, desk: Desk) -> Node:
    desk.documents[loaded.name] = loaded
    document: dict[str, Any] = loaded.plain
    return Node(document, "", loaded.name, desk)
