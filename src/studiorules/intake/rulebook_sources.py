"""Where a rulebook comes from: one file, a folder, a parsed document; and its digest."""

import json
import os
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

import attrs

from studiorules.intake.rulebook_node import Desk, Node
from studiorules.intake.rulebook_parsing import parsed, plain

__all__ = ["CriterionFile", "Source", "digest_of", "from_folder", "source_of"]

StrPath: TypeAlias = str | os.PathLike[str]

HEAD: Final = "rulebook.toml"
_CASES: Final = ".cases.toml"
_MOST_FILES: Final = 500


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
        files: The criteria that stand in files of their own, in the order of sections and names.
        name: The rulebook's name as the user knows it.
    """

    root: Node
    files: tuple[CriterionFile, ...] = ()
    name: str = ""


def source_of(source: StrPath | BinaryIO | Mapping[str, object], desk: Desk) -> Source:
    """Read the documents of a rulebook.

    Args:
        source: A file, a folder with rulebook.toml, an open binary file, or a parsed document.
        desk: Where problems go.

    Raises:
        OSError: The operating system's own, where a file cannot be read.
        TypeError: If the source is none of these.
    """
    if isinstance(source, Mapping):
        document = plain(source, desk, "")
        return _whole(document, "", desk)
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if path.is_dir():
            return from_folder(path, desk)
        with path.open("rb") as file:
            return _whole(parsed(file, path.name, desk), path.name, desk)
    if hasattr(source, "read"):
        name = getattr(source, "name", "")
        name = Path(name).name if isinstance(name, str) else ""
        return _whole(parsed(source, name, desk), name, desk)
    raise TypeError(f"a path, an open binary file or a mapping is expected, not {type(source).__name__}")


def from_folder(folder: Traversable, desk: Desk) -> Source:
    """Read rulebook.toml and the criteria below it; nothing outside the folder is ever opened."""
    head = folder / HEAD
    if not head.is_file():
        raise FileNotFoundError(f"no {HEAD} in {folder.name}")
    names = sorted(one.name for one in folder.iterdir())
    root = Node(_opened(head, folder, HEAD, desk), "", HEAD, desk)
    files: list[CriterionFile] = []
    for name in names:
        below = folder / name
        if not below.is_dir():
            if name != HEAD and name.endswith(".toml") and not name.endswith(_CASES):
                _stray(name, desk)
            continue
        for inner in sorted(one.name for one in below.iterdir()):
            if not inner.endswith(".toml") or inner.endswith(_CASES) or not (below / inner).is_file():
                continue
            file = f"{name}/{inner}"
            if len(files) >= _MOST_FILES:
                Node(None, "", "", desk).problem("too-many", found=f"> {_MOST_FILES}", expected=(str(_MOST_FILES),) * 2)
                return Source(root, tuple(files), folder.name)
            document = _opened(below / inner, folder, file, desk)
            files.append(CriterionFile(name, inner.removesuffix(".toml"), Node(document, "", file, desk)))
    return Source(root, tuple(files), folder.name)


def digest_of(source: Source) -> str:
    """A fingerprint of what the documents say, the order of keys aside."""
    documents = {"": source.root.value, **{f"{one.section}/{one.id}": one.node.value for one in source.files}}
    written = json.dumps(documents, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_spelled)
    return f"sha256:{sha256(written.encode()).hexdigest()}"


def _spelled(value: object) -> str:
    """A number with decimals or a day as text, each in one spelling."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _whole(document: object, name: str, desk: Desk) -> Source:
    desk.documents[name] = document
    return Source(Node(document, "", name, desk), (), name)


def _stray(file: str, desk: Desk) -> None:
    Node(None, "", file, desk).problem(
        "unknown-name",
        found=file,
        expected=("条目；条目放在所属部分的文件夹里", "criterion; put it into the folder of its section"),
    )


def _opened(path: Traversable, folder: Traversable, name: str, desk: Desk) -> object:
    if isinstance(path, Path) and isinstance(folder, Path) and not path.resolve().is_relative_to(folder.resolve()):
        Node(None, "", name, desk).problem("outside-folder", found=name)
        return {}
    with path.open("rb") as file:
        document = parsed(file, name, desk)
    desk.documents[name] = document
    return document
