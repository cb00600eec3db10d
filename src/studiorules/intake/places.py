"""Where the parts of a rulebook stand in its files: lines and columns, worked out when somebody asks."""

from collections.abc import Mapping

import attrs

from studiorules.errors import Place
from studiorules.intake.documents import Loaded

__all__ = ["Places", "parted"]


@attrs.frozen(eq=False)
class Places:
    """The documents of one rulebook, and where their values stand.

    Attributes:
        documents: What was opened, by the name that spots give it; none for a rulebook whose files are not at hand.
    """

    documents: Mapping[str, Loaded]

    def of(self, spot: str) -> Place:
        """Return the place of a spot, `file:path`; that of the nearest thing above where it has none of its own."""
        file, path = parted(spot)
        loaded = self.documents.get(file)
        return Place(file=file or None) if loaded is None else loaded.place(path)


def parted(spot: str) -> tuple[str, str]:
    """Part a spot into file and path; a document that came from memory has no file."""
    file, _, path = spot.rpartition(":")
    return file, path
