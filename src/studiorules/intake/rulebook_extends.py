"""Rulebooks that extend others: which documents belong together, from the one that extends nothing upwards."""

from importlib.resources.abc import Traversable
from typing import Final

import attrs

from studiorules.intake.rulebook_node import Desk, Node
from studiorules.intake.rulebook_shelf import edition_in, on_shelf
from studiorules.intake.rulebook_sources import HEAD, Source, from_file, from_folder, leads_out

__all__ = ["MOST_BASES", "Found", "found_in", "opened_at", "sources_of"]

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

    @property
    def place(self) -> str:
        """Where it stands, so that it is known again."""
        path = self.folder / self.file if self.file else self.folder
        return str(getattr(path, "resolve", lambda: path)())


def sources_of(source: Source, desk: Desk) -> tuple[Source, ...]:
    """A rulebook and those that it extends, the one that extends nothing first.

    Args:
        source: The rulebook's own documents.
        desk: Where problems go: a base that is not there, one that leads back, too many of them.
    """
    chain, names = [source], [source.name or "…"]
    while (node := chain[-1].root.at("rulebook").get("extends")) is not None:
        found = found_in(node, chain[-1])
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
    if found.file:
        return from_file(found.folder, found.file, desk, found.prefix)
    return from_folder(found.folder, desk, found.prefix)


def found_in(node: Node, source: Source) -> Found | None:
    """Find a rulebook by what is written: a name without `/` and `.` stands on the shelf, anything else is a path."""
    said = node.text(200)
    if not said:
        return None
    if any(mark in said for mark in "/\\."):
        return _file(node, said.removeprefix("./"), source)
    id_, _, edition = said.partition("@")
    folders = on_shelf().get(id_)
    if folders is None:
        node.unknown(_WHAT, on_shelf())
        return None
    fitting = [one for one in folders if not edition or edition_in(one) == edition]
    if len(fitting) != 1:
        names = [f"{id_}@{edition_in(one)}" for one in folders]
        told = "、".join(names), ", ".join(names)
        node.problem("unknown-edition", found=said, expected=told)
        return None
    return Found(fitting[0], "", f"{id_}@{edition_in(fitting[0])}/")


def _file(node: Node, said: str, source: Source) -> Found | None:
    folder = source.folder
    if folder is None:
        node.misfit("从内存读入的规则没有文件夹", "a rulebook from memory has no folder")
        return None
    if leads_out(folder, said):
        node.problem("outside-folder", found=said)
        return None
    path = folder / said
    if (path / HEAD).is_file():
        return Found(path, "", f"{source.prefix}{said.rstrip('/')}/")
    if path.is_file():
        return Found(folder, said, source.prefix)
    names = [one.name for one in folder.iterdir() if one.name.endswith(".toml") or (one / HEAD).is_file()]
    node.unknown(_WHAT, names)
    return None
