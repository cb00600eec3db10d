"""Did-you-mean: the name a writer probably had in mind."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

__all__ = ["nearest", "only_near", "unknown_name"]

_NEAR, _APART = 0.75, 0.1


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


def only_near(written: str, known: Iterable[str]) -> str:
    """Return the one known name that is near what was written; empty where none is, or a second one nearly as much.

    Args:
        written: What the person wrote.
        known: The names that would have been right.
    """
    close = get_close_matches(written, list(dict.fromkeys(known)), n=2, cutoff=_NEAR)
    likeness = [SequenceMatcher(None, one, written).ratio() for one in close]
    return close[0] if close and (len(close) == 1 or likeness[1] <= likeness[0] - _APART) else ""


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
