"""The shelf: which rulebooks are published with the library, and where each edition stands."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import BinaryIO, cast

from studiorules.intake.documents import load
from studiorules.intake.rulebook_sources import HEAD

__all__ = ["edition_in", "on_shelf", "shelf"]


def shelf() -> tuple[str, ...]:
    """The ids of the published rulebooks."""
    return tuple(on_shelf())


def on_shelf() -> dict[str, list[Traversable]]:
    """The folders of the shelf by rulebook: `base`, or `base@1` and `base@2`."""
    found: dict[str, list[Traversable]] = {}
    for folder in sorted((files("studiorules") / "shelf").iterdir(), key=lambda one: one.name):
        if folder.is_dir() and (folder / HEAD).is_file():
            found.setdefault(folder.name.partition("@")[0], []).append(folder)
    return found


def edition_in(folder: Traversable) -> str:
    """The edition of the rulebook in a folder of the shelf."""
    with (folder / HEAD).open("rb") as file:
        return str(load(cast("BinaryIO", file), format="toml").plain["rulebook"]["edition"])
