"""Whether a text is made of pieces in order."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["fits"]


def fits(subject: str, pieces: Sequence[str | None]) -> bool:
    """Say whether a text is these pieces in order; None is any text at all, and nothing fits an empty text or piece."""
    if not subject or "" in pieces:
        return False
    places = {0}
    anything = False
    for piece in pieces:
        if piece is None:
            anything = True
            continue
        starts = range(min(places), len(subject) + 1) if anything else sorted(places)
        places = {at + len(piece) for at in starts if subject.startswith(piece, at)}
        anything = False
        if not places:
            return False
    return anything or len(subject) in places
