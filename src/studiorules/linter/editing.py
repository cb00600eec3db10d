"""Edits of a TOML text: a value replaced, a pair or an item taken out; comments and layout stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from studiorules.intake import Span, spans, tokens_of
from studiorules.linter.finding import Edit

__all__ = ["edited", "renamed"]


def edited(text: str, edits: Iterable[Edit]) -> str | None:
    """Carry out edits, all or none.

    Args:
        text: The text, as it parses.
        edits: The edits, each at the path of a pair or an item.

    Returns:
        The text; None where one of the paths stands nowhere in it, or two edits touch the same place.
    """
    known = spans(text)
    changes: list[tuple[int, int, str]] = []
    for edit in edits:
        path = edit.spot if edit.text is not None else _alone(edit.spot, known, text)
        span = known.get(path)
        if span is None:
            return None
        if edit.text is None:
            changes.append((*_without(text, span), ""))
        elif edit.whole:
            lines = edit.text.splitlines()
            changes.append((span.start, span.end, (", " if _inline(text, span.start) else "\n").join(lines)))
        else:
            changes.append((span.value, span.end, edit.text))
    changes.sort(reverse=True)
    for (later, _, _), (_, end, _) in pairwise(changes):
        if end > later:
            return None
    for start, end, new in changes:
        text = text[:start] + new + text[end:]
    return text


def renamed(text: str, path: str, found: str, instead: str) -> str | None:
    """Write one name instead of another, in the key or in the value of a path; None where it is not there once."""
    span = spans(text).get(path)
    if span is None:
        return None
    for start, end in ((span.start, span.value), (span.value, span.end)):
        quoted = f'"{found}"'
        old, new = (quoted, f'"{instead}"') if quoted in text[start:end] else (found, instead)
        is_key = end == span.value
        if text.count(old, start, end) == 1 and (is_key or old == quoted):
            at = text.index(old, start, end)
            return text[:at] + new + text[at + len(old) :]
    return None


def _alone(path: str, known: Mapping[str, Span], text: str) -> str:
    """The path, or that of the inline table above where nothing else stands in it."""
    above = path.rpartition(".")[0]
    own = known.get(path)
    if own is not None and known.get(above) == own:  # a dotted key says both
        return _alone(above, known, text)
    if above not in known or not text.startswith("{", known[above].value):
        return path
    inside = [one for one in known.values() if known[above].value < one.start and one.end < known[above].end]
    if own is None or any(one.start < own.start or own.end < one.end for one in inside):
        return path
    return _alone(above, known, text)


def _inline(text: str, at: int) -> bool:
    """Whether a place lies inside brackets."""
    before = [token for start, token in tokens_of(text) if start < at]
    return sum(token in ("{", "[") for token in before) > sum(token in ("}", "]") for token in before)


def _without(text: str, span: Span) -> tuple[int, int]:
    """From where to where a pair or an item goes: with its comma, or with its line."""
    start, end = span.start, span.end
    if _inline(text, start):
        marks = [(at, token) for at, token in tokens_of(text) if token != "\n"]
        after = next(((at, token) for at, token in marks if at >= end), (end, ""))
        before = next(((at, token) for at, token in reversed(marks) if at < start), (start, ""))
        if after[1] == ",":
            end = after[0] + 1
            end += len(text[end:]) - len(text[end:].lstrip(" \t"))
        elif before[1] == ",":
            return before[0], end
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if not text[line:start].strip() and not text[end:stop].strip():
        return line, min(stop + 1, len(text))
    return start, end
