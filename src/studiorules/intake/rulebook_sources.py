"""Where a rulebook comes from: one file, a folder, a parsed document; and its digest."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, cast

import attrs

from studiorules.errors import DocumentError, Problem, RulebookError
from studiorules.intake.documents import Loaded, StrPath, load
from studiorules.intake.rulebook_node import Desk, Node

__all__ = [
    "BASE",
    "CASES",
    "HEAD",
    "CaseFile",
    "CriterionFile",
    "Source",
    "digest_of",
    "editions_in",
    "from_file",
    "from_folder",
    "inside",
    "leads_out",
    "opened",
    "source_of",
]

HEAD: Final = "rulebook.toml"
"""The file of a folder that holds everything but the criteria with files of their own."""
CASES: Final = "cases.toml"
"""The file of cases that may name any requirement; after the name of a criterion, of its requirements."""
BASE: Final = ".dossier.toml"
"""What the name of a dossier that cases start from ends with."""
_BESIDE: Final = f".{CASES}"
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


@attrs.frozen
class CaseFile:
    """A file of cases.

    Attributes:
        name: Its name inside the rulebook's folder.
        criterion: The criterion of whose requirements it speaks; "" = the whole rulebook.
    """

    name: str
    criterion: str = ""


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


def source_of(source: StrPath | BinaryIO | Mapping[str, object], desk: Desk) -> Source:
    """Read the documents of a rulebook.

    Args:
        source: A file, a folder with rulebook.toml, an open binary file, or a parsed document.
        desk: Where problems go.

    Raises:
        RulebookError: If a single document is none.
        OSError: The operating system's own, where a file cannot be read.
        TypeError: If the source is none of these.
    """
    if isinstance(source, (str, os.PathLike)):
        if Path(source).is_dir():
            return from_folder(Path(source), desk)
        loaded = load(source, refusal=RulebookError)
    elif isinstance(source, Mapping):
        loaded = load(source, refusal=RulebookError)
    else:
        named = str(getattr(source, "name", ""))
        loaded = load(source, format="json" if named.endswith(".json") else "toml", refusal=RulebookError)
    root = _laid(loaded, desk)
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        return Source(root, (), loaded.name, path.parent, _beside(path.parent, path.name), _place(path))
    return Source(root, (), loaded.name)


def from_folder(folder: Traversable, desk: Desk, prefix: str = "") -> Source:
    """Read rulebook.toml and the criteria below it; nothing outside the folder is ever opened.

    A folder with a rulebook.toml, and a file with a `[rulebook]`, are rulebooks of their own and left alone.

    Args:
        folder: The folder.
        desk: Where problems go, those of single files too.
        prefix: How the names of its files begin in problems.

    Raises:
        FileNotFoundError: If there is no rulebook.toml.
    """
    if not (folder / HEAD).is_file():
        raise FileNotFoundError(f"no {HEAD} in {folder.name}")
    root = opened(folder, HEAD, desk, prefix)
    files: list[CriterionFile] = []
    criteria, cases = _listed(folder, desk, prefix)
    for section, name in criteria:
        if len(files) == _MOST_FILES:
            root.problem("too-many", found=f"> {_MOST_FILES}", expected=(str(_MOST_FILES),) * 2)
            break
        node = opened(folder, f"{section}/{name}", desk, prefix)
        if "rulebook" in node:
            desk.documents.pop(node.file, None)
            cases = [one for one in cases if one.name != f"{section}/{name.removesuffix('.toml')}{_BESIDE}"]
            continue
        files.append(CriterionFile(section, name.removesuffix(".toml"), node))
    return Source(root, tuple(files), folder.name, folder, tuple(cases), _place(folder), prefix)


def editions_in(folder: Path) -> list[Path]:
    """The files and folders of a folder that are rulebooks, by name; none where the folder is one itself."""
    if not folder.is_dir() or (folder / HEAD).is_file():
        return []
    inner = sorted(one for one in folder.iterdir() if not leads_out(folder, one.name))
    return [one for one in inner if (one / HEAD).is_file() or (_rules(one.name) and _is_rulebook(one))]


def from_file(folder: Traversable, name: str, desk: Desk, prefix: str = "") -> Source:
    """Read a rulebook in one file of a folder; nothing outside the folder is ever opened.

    Args:
        folder: The folder.
        name: The file, from the folder on.
        desk: Where problems go.
        prefix: How its name begins in problems.
    """
    path = folder / name
    below = folder / name.rpartition("/")[0] if "/" in name else folder
    root = opened(folder, name, desk, prefix)
    inner = f"{prefix}{name}".removesuffix(path.name)
    return Source(root, (), path.name, below, _beside(below, path.name), _place(path), inner)


def _beside(folder: Traversable, name: str) -> tuple[CaseFile, ...]:
    """The files of cases beside a rulebook in one file."""
    names = [f"{name.rpartition('.')[0]}{_BESIDE}", *([CASES] if name == HEAD else [])]
    return tuple(CaseFile(one) for one in names if (folder / one).is_file())


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


def _listed(folder: Traversable, desk: Desk, prefix: str) -> tuple[list[tuple[str, str]], list[CaseFile]]:
    """Folder and file of every criterion, and every file of cases, by name; a file of no section is a problem."""
    found: list[tuple[str, str]] = []
    cases: list[CaseFile] = []
    for name in sorted(one.name for one in folder.iterdir()):
        below = folder / name
        if (below / HEAD).is_file():
            continue
        if below.is_dir():
            inner = sorted(one.name for one in below.iterdir() if one.is_file())
            found += [(name, one) for one in inner if _rules(one)]
            cases += [CaseFile(f"{name}/{one}", f"{name}/{one.removesuffix(_BESIDE)}") for one in inner if _tries(one)]
        elif name == CASES or (_tries(name) and not _is_rulebook(folder / _tried(name))):
            cases.append(CaseFile(name))
        elif _rules(name) and name != HEAD and not _is_rulebook(below):
            advice = ("条目；条目放在所属部分的文件夹里", "criterion; put it into the folder of its section")
            desk.note(f"{prefix}{name}", Problem(code="unknown-name", path="", found=name, expected=advice))
    return found, cases


def _is_rulebook(path: Traversable) -> bool:
    """Whether a file holds a rulebook of its own."""
    if not path.is_file() or (isinstance(path, Path) and path.is_symlink()):
        return False
    try:
        with path.open("rb") as file:
            return "rulebook" in load(cast("BinaryIO", file), format="toml").plain
    except DocumentError:
        return False


def _rules(name: str) -> bool:
    return name.endswith(".toml") and not name.endswith((_BESIDE, BASE))


def _tries(name: str) -> bool:
    return name.endswith(_BESIDE)


def _tried(name: str) -> str:
    """The file beside which a file of cases stands; those of rulebook.toml are the folder's."""
    return "" if name == f"rulebook{_BESIDE}" else f"{name.removesuffix(_BESIDE)}.toml"


def leads_out(folder: Traversable, name: str) -> bool:
    """Whether a name leads out of its folder, by its spelling or by a link."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return True
    path = folder / name
    return isinstance(path, Path) and isinstance(folder, Path) and not path.resolve().is_relative_to(folder.resolve())


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
    try:
        with (folder / name).open("rb") as file:
            form: Literal["json", "toml"] = "json" if name.endswith(".json") else "toml"
            loaded = load(cast("BinaryIO", file), format=form, refusal=RulebookError)
    except DocumentError as error:
        for problem in error.problems:
            desk.note(told, problem)
        return Node({}, "", told, desk)
    return _laid(attrs.evolve(loaded, name=told), desk)


def _place(path: Traversable) -> str:
    return str(path.resolve()) if isinstance(path, Path) else str(path)


def _laid(loaded: Loaded, desk: Desk) -> Node:
    desk.documents[loaded.name] = loaded
    document: dict[str, Any] = loaded.plain
    return Node(document, "", loaded.name, desk)
