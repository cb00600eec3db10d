"""Did-you-mean: the name a writer probably had in mind."""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["nearest", "unknown_name"]


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


def unknown_name(kind: str, name: str, known: Iterable[str]) -> str:
    """Say that nothing of a kind has that name, and which id was probably meant.

    Args:
        kind: What was looked for.
        name: What the person wrote.
        known: The ids that there are; people remember the end of a long one.
    """
    ids = list(known)
    last = {id_.rpartition("/")[2]: id_ for id_ in ids}
    near = last.get(name.rpartition("/")[2]) or last.get(nearest(name, last) or "") or nearest(name, ids)
    return f"no {kind} '{name}'" + (f"; did you mean '{near}'?" if near else "")
