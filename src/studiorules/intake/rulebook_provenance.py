"""Whose number something is, why, and where it is stated."""

from typing import Final, NamedTuple

from studiorules.intake.rulebook_node import Node
from studiorules.terms import Citation, Text

__all__ = ["PROVENANCE", "Provenance", "provenance"]

PROVENANCE: Final = frozenset({"cite", "basis", "why"})
"""The keys that say it."""
_BASES: Final = ("seen", "editor")


class Provenance(NamedTuple):
    """Whose number something is, why, and where it is stated.

    Attributes:
        basis: `seen` in the source, `editor` for the editor's own choice; None = not said.
        why: The reason; None = not said.
        cite: The clause; None = not said.
    """

    basis: str | None
    why: Text | None
    cite: Citation | None


def provenance(node: Node) -> Provenance:
    """Read `basis`, `why` and `cite` of a table."""
    basis, why, cite = node.get("basis"), node.get("why"), node.get("cite")
    return Provenance(
        None if basis is None else basis.word(_BASES) or None,
        None if why is None else why.says(),
        None if cite is None else cite.cite(),
    )
