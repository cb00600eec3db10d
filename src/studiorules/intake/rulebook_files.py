"""The files of a rulebook: which there are and what is in them, read once, before anything is understood."""

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO, Final

import attrs

from studiorules.errors import RulebookError
from studiorules.intake.documents import Loaded, StrPath, load, raw

__all__ = [
    "BASE",
    "HEAD",
    "LARGEST",
    "MOST_FILES",
    "CaseFile",
    "Files",
    "file_in",
    "files_in",
    "files_of",
    "is_rule",
    "leads_out",
]

HEAD: Final = "rulebook.toml"
"""The file of a folder that holds everything but the criteria with files of their own."""
BASE: Final = ".dossier.toml"
"""What the name of a dossier that cases start from ends with."""
MOST_FILES: Final = 500
LARGEST: Final = 2 * 2**20
"""How many files a folder may hold beside its head, and how many bytes the files of one rulebook."""
_CASES: Final = "cases.toml"
"""The file of cases that may name any requirement; after the name of a criterion, of its requirements."""
_BESIDE: Final = f".{_CASES}"


@attrs.frozen
class CaseFile:
    """A file of cases.

    Attributes:
        name: Its name inside the rulebook's folder.
        criterion: The criterion of whose requirements it speaks; "" = the whole rulebook.
    """

    name: str
    criterion: str = ""


@attrs.frozen(kw_only=True, eq=False)
class Files:
    """The files of one rulebook as they were read, not understood yet.

    Attributes:
        name: The rulebook's name as the user knows it.
        folder: Where they stand; None for a document that came from memory.
        place: Where the rulebook stands, so that it is known again; "" where it stands nowhere.
        root: The document that is the rulebook or its head, not understood yet, or one that came parsed.
        content: What each file holds by its name inside the folder; a file that leads out of the folder holds nothing.
        criteria: Folder and file of every criterion, by name.
        strays: Files beside the head that are no cases: rulebooks of their own, it is to be hoped; a link is not read.
        cases: The files of cases, which nobody has opened yet.
        too_large: Whether there is more in them than a document may hold; what came later is not read.
    """

    name: str
    folder: Traversable | None = None
    place: str = ""
    root: Loaded
    content: Mapping[str, bytes]
    criteria: tuple[tuple[str, str], ...] = ()
    strays: tuple[str, ...] = ()
    cases: tuple[CaseFile, ...] = ()
    too_large: bool = False

    @property
    def criterion_names(self) -> frozenset[str]:
        """Every criterion, as its cases name it."""
        return frozenset(f"{section}/{name.removesuffix('.toml')}" for section, name in self.criteria)

    def cases_but(self, foreign: Container[str]) -> tuple[CaseFile, ...]:
        """The files of cases, those of rulebooks of their own left out."""
        return tuple(one for one in self.cases if one.criterion not in foreign)

    @cached_property
    def print(self) -> str:
        """A fingerprint of every name and every byte; cases are no part of it."""
        made = sha256(repr((self.criteria, self.strays)).encode())
        for name, content in self.content.items():
            made.update(f"{len(name.encode())} {len(content)} {name}".encode())
            made.update(content)
        return made.hexdigest()


def files_of(source: StrPath | BinaryIO | Mapping[str, object]) -> Files:
    """Read the files of a rulebook.

    Args:
        source: A file, a folder with rulebook.toml, an open binary file, or a parsed document.

    Raises:
        RulebookError: If a single file is no document.
        OSError: The operating system's own, where a file cannot be read.
        TypeError: If the source is none of these.
    """
    if isinstance(source, Mapping):
        parsed = load(source, refusal=RulebookError)
        return Files(name="", root=parsed, content={"": f"parsed {parsed.plain!r}".encode()})
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if path.is_dir():
            return files_in(path)
        root, content = raw(path, refusal=RulebookError)
        return Files(
            name=path.name,
            folder=path.parent,
            place=_place(path),
            root=root,
            content={path.name: content},
            cases=_beside(path.parent, path.name),
            too_large=len(content) > LARGEST,
        )
    named = str(getattr(source, "name", ""))
    root, content = raw(source, format="json" if named.endswith(".json") else "toml", refusal=RulebookError)
    return Files(name=root.name, root=root, content={root.name: content}, too_large=len(content) > LARGEST)


def files_in(folder: Traversable) -> Files:
    """Read rulebook.toml and the criteria below it; nothing outside the folder is ever opened.

    A folder with a rulebook.toml is a rulebook of its own and left alone.

    Args:
        folder: The folder.

    Raises:
        FileNotFoundError: If there is no rulebook.toml.
    """
    if not (folder / HEAD).is_file():
        raise FileNotFoundError(f"no {HEAD} in {folder.name}")
    criteria, strays, cases = _listed(folder)
    told = [one for one in strays if not _is_link(folder / one)]
    content, too_large = _content(folder, [HEAD, *told, *("/".join(one) for one in criteria)])
    return Files(
        name=folder.name,
        folder=folder,
        place=_place(folder),
        root=_blank(HEAD),
        content=content,
        criteria=criteria,
        strays=strays,
        cases=cases,
        too_large=too_large,
    )


def file_in(folder: Traversable, name: str) -> Files:
    """Read a rulebook in one file of a folder; nothing outside the folder is ever opened.

    Args:
        folder: The folder.
        name: The file, from the folder on.
    """
    path = folder / name
    below = folder / name.rpartition("/")[0] if "/" in name else folder
    found, too_large = _content(folder, [name])
    return Files(
        name=path.name,
        folder=below,
        place=_place(path),
        root=_blank(path.name),
        content={path.name: found[name]} if found else {},
        cases=_beside(below, path.name),
        too_large=too_large,
    )


def _beside(folder: Traversable, name: str) -> tuple[CaseFile, ...]:
    """The files of cases beside a rulebook in one file."""
    names = [f"{name.rpartition('.')[0]}{_BESIDE}", *([_CASES] if name == HEAD else [])]
    return tuple(CaseFile(one) for one in names if (folder / one).is_file())


def _blank(name: str) -> Loaded:
    return Loaded(plain={}, name=name, form="json" if name.endswith(".json") else "toml", refusal=RulebookError)


def _listed(folder: Traversable) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[CaseFile, ...]]:
    """Folder and file of every criterion, the files that are neither, and those of cases, by name."""
    criteria: list[tuple[str, str]] = []
    strays: list[str] = []
    cases: list[CaseFile] = []
    for name in sorted(one.name for one in folder.iterdir()):
        below = folder / name
        if (below / HEAD).is_file():
            continue
        if below.is_dir():
            inner = sorted(one.name for one in below.iterdir() if one.is_file())
            criteria += [(name, one) for one in inner if is_rule(one)]
            cases += [CaseFile(f"{name}/{one}", f"{name}/{one.removesuffix(_BESIDE)}") for one in inner if _tries(one)]
        elif name == _CASES or _tries(name):
            cases.append(CaseFile(name))
        elif is_rule(name) and name != HEAD:
            strays.append(name)
    # those beside another rulebook are its cases; those of rulebook.toml are the folder's
    own = [one for one in cases if one.criterion or f"{one.name.removesuffix(_BESIDE)}.toml" not in strays]
    return tuple(criteria), tuple(strays), tuple(own)


def _content(folder: Traversable, names: Sequence[str]) -> tuple[dict[str, bytes], bool]:
    """What files hold, and whether that is too much; of those that lead out nothing is read."""
    found: dict[str, bytes] = {}
    left = LARGEST
    for name in _inside(folder, names[: MOST_FILES + 1]):
        with (folder / name).open("rb") as file:
            found[name] = file.read(LARGEST + 1)
        left -= len(found[name])
        if left < 0:
            return found, True
    return found, False


def _inside(folder: Traversable, names: Iterable[str]) -> Iterator[str]:
    """The names that lead to something inside a folder; a folder below it is looked at once for all its files."""
    if not isinstance(folder, Path):
        yield from names
        return
    home, real = folder.resolve(), dict[Path, Path]()
    for name in names:
        path = folder / name
        if path.parent not in real:
            real[path.parent] = path.parent.resolve()
        if (path.resolve() if path.is_symlink() else real[path.parent]).is_relative_to(home):
            yield name


def leads_out(folder: Traversable, name: str) -> bool:
    """Whether a name leads out of its folder, by its spelling or by a link."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return True
    path = folder / name
    return isinstance(path, Path) and isinstance(folder, Path) and not path.resolve().is_relative_to(folder.resolve())


def is_rule(name: str) -> bool:
    """Whether a file may be a criterion or a rulebook, by its name."""
    return name.endswith(".toml") and not name.endswith((_BESIDE, BASE))


def _tries(name: str) -> bool:
    return name.endswith(_BESIDE)


def _is_link(path: Traversable) -> bool:
    return isinstance(path, Path) and path.is_symlink()


def _place(path: Traversable) -> str:
    return str(path.resolve()) if isinstance(path, Path) else str(path)
