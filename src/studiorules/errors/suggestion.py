"""Did-you-mean: the name a writer probably had in mind."""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["nearest"]


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known name most like the one written, or None where nothing is near.

    Args:
        written: What the person wrote.
        known: The names that would have been right.
    """
    names = list(dict.fromkeys(known))
    if written in names:
        return written
    inside = [name for name in names if len(written) > 1 and len(name) > 1 and (written in name or name in written)]
    close = get_close_matches(written, names, n=1, cutoff=0.6)
    if close:
        return close[0]
    return min(inside, key=lambda name: abs(len(name) - len(written))) if inside else None
