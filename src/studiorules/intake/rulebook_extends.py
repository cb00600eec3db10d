"""Rulebooks that extend others: which documents belong together, from the one that extends nothing upwards."""

from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Final

import attrs

from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_files import HEAD, Files, file_in, files_in, leads_out
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_shelf import edition_in, on_shelf
from studiorules.intake.rulebook_sources import Source, source_in

__all__ = ["MOST_BASES", "Found", "found_as", "found_in", "opened_at", "sources_of"]

MOST_BASES: Final = 5
"""How many rulebooks may stand below one another."""
_WHAT: Final = ("基础规则", "rulebook to take it from")


@attrs.frozen(eq=False)
class Found:
    """A rulebook that was named, not opened yet.

    Attributes:
        folder: Its folder, or the folder of its file.
        file: Its file inside that folder; "" where the whole folder is the rulebook.
        prefix: How the names of its files begin in problems.
    """

    folder: Traversable
    file: str
    prefix: str

    @cached_property
    def place(self) -> str:
        """Where it stands, so that it is known again."""
        path = self.folder / self.file if self.file else self.folder
        return str(getattr(path, "resolve", lambda: path)())

    @property
    def inner_prefix(self) -> str:
        """How the names of files beside it begin in problems."""
        return f"{self.prefix}{self.file}".removesuffix(self.file.rpartition("/")[2]) if self.file else self.prefix

    @property
    def files(self) -> Files:
        """Its files, read."""
        return file_in(self.folder, self.file) if self.file else files_in(self.folder)


def sources_of(source: Source, desk: Desk) -> tuple[Source, ...]:
    """A rulebook and those that it extends, the one that extends nothing first.

    Args:
        source: The rulebook's own documents.
        desk: Where problems go: a base that is not there, one that leads back, too many of them.
    """
    chain, names = [source], [source.name or "…"]
    while (node := chain[-1].root.at("rulebook").get("extends")) is not None:
        found = found_in(node, chain[-1], desk)
        if found is None:
            break
        names.append(str(node.value))
        if found.place in {one.place for one in chain}:
            node.problem("cycle", found=" → ".join(names))
            break
        if len(chain) > MOST_BASES:
            node.problem("too-deep", expected=(str(MOST_BASES), str(MOST_BASES)))
            break
        chain.append(opened_at(found, desk))
    chain.reverse()
    for layer, one in enumerate(chain, start=1):  # what is imported lies below all of them
        for document in (one.root, *(file.node for file in one.files)):
            desk.layers[document.file] = layer
    return tuple(chain)


def opened_at(found: Found, desk: Desk) -> Source:
    """Open a rulebook that was found."""
    files = found.files
    desk.opened.setdefault(found.place, files)
    return source_in(files, desk, found.inner_prefix)


def found_in(node: Node, source: Source, desk: Desk) -> Found | None:
    """Find the rulebook that a value names; None after a problem."""
    said = node.text(200)
    if not said:
        return None
    found = found_as(said, source.folder, source.prefix)
    if found is None:
        _missed(node, said, source)
    else:
        desk.taken.append((source.place, said, found.place))
    return found


def found_as(said: str, folder: Traversable | None, prefix: str = "") -> Found | None:
    """Find a rulebook by what is written: a name without `/` and `.` stands on the shelf, anything else is a path.

    Args:
        said: What is written.
        folder: Where the rulebook stands in which it is written; None for one from memory.
        prefix: How the names of its files begin in problems.
    """
    if _is_path(said):
        name = said.removeprefix("./")
        if folder is None or leads_out(folder, name):
            return None
        if (folder / name / HEAD).is_file():
            return Found(folder / name, "", f"{prefix}{name.rstrip('/')}/")
        return Found(folder, name, prefix) if (folder / name).is_file() else None
    id_, _, edition = said.partition("@")
    editions = [(one, edition_in(one)) for one in on_shelf().get(id_, ())]
    fitting = [one for one in editions if edition in ("", one[1])]
    return Found(fitting[0][0], "", f"{id_}@{fitting[0][1]}/") if len(fitting) == 1 else None


def _missed(node: Node, said: str, source: Source) -> None:
    """Say why a rulebook was not found."""
    folder, name = source.folder, said.removeprefix("./")
    if not _is_path(said):
        id_ = said.partition("@")[0]
        folders = on_shelf().get(id_)
        if folders is None:
            node.unknown(_WHAT, on_shelf())
            return
        names = [f"{id_}@{edition_in(one)}" for one in folders]
        node.problem("unknown-edition", found=said, expected=("、".join(names), ", ".join(names)))
    elif folder is None:
        node.misfit("从内存读入的规则没有文件夹", "a rulebook from memory has no folder")
    elif leads_out(folder, name):
        node.problem("outside-folder", found=name)
    else:
        node.unknown(_WHAT, [one.name for one in folder.iterdir() if one.name.endswith(".toml") or _holds_head(one)])


def _is_path(said: str) -> bool:
    return any(mark in said for mark in "/\\.")


def _holds_head(path: Traversable) -> bool:
    return (path / HEAD).is_file()
