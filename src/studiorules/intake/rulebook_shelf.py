"""The shelf: which rulebooks are published with the library, and where each edition stands."""

from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from studiorules.intake.documents import Loaded, understood
from studiorules.intake.keeping import Latest
from studiorules.intake.rulebook_files import HEAD, LARGEST

__all__ = ["edition_in", "on_shelf", "shelf"]

_EDITIONS: Latest[str, str] = Latest(100)
"""Editions by a fingerprint of the heads that say them."""


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
        data = file.read(LARGEST + 1)
    key = sha256(data).hexdigest()
    found = _EDITIONS.get(key)
    if found is None:
        found = str(understood(Loaded(plain={}, form="toml"), data).plain["rulebook"]["edition"])
        _EDITIONS.keep(key, found)
    return found
