"""Where a clause stands."""

import attrs

__all__ = ["Citation"]


@attrs.frozen
class Citation:
    """A source document and a place in it, as `wang-2014 二.1.3`.

    Attributes:
        source: Id of the document.
        clause: Place in the document; empty where the whole document is meant.
    """

    source: str
    clause: str = ""

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Read `source clause`, parted by the first space."""
        source, _, clause = text.strip().partition(" ")
        return cls(source, clause.strip())

    def __str__(self) -> str:
        return f"{self.source} {self.clause}".strip()
