"""Mending what is found: edit by edit on a copy, each read and looked at again before it stays."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import attrs

from studiorules.errors import Problem, RulebookError
from studiorules.intake import parted, read_placed
from studiorules.linter.editing import edited, renamed
from studiorules.linter.finding import Edit, LintFinding
from studiorules.linter.linting import lint_source
from studiorules.rulebook import Rulebook, RulebookChanges, compare_rulebooks

__all__ = ["Mended", "mended"]

_SUFFIXES: Final = (".toml", ".json")
_MOST_FILES: Final = 1000
_MOST_TRIED: Final = 300
_ASKED: Final = frozenset({"measure", "enough", "but", "lines", "only_if", "when", "test"})
"""What a fix may change of a rule: how it is said, never what it is worth or called."""


@attrs.frozen(kw_only=True)
class Mended:
    """What was mended.

    Attributes:
        files: Each file that changes, by its path inside the rulebook's folder: the text before and after.
        done: What was mended, one line each, zh and en.
        left: What has a fix that was not taken, since it would have changed something else.
    """

    files: dict[str, tuple[str, str]]
    done: tuple[Problem | LintFinding, ...]
    left: tuple[Problem | LintFinding, ...]


def mended(source: Path, *, same: Callable[[Rulebook, Rulebook], bool]) -> Mended:
    """Mend a rulebook as far as that is safe; the files themselves are left alone.

    Args:
        source: Its file or folder.
        same: Whether two readings of it come to the same, as far as anybody has written down.

    Raises:
        OSError: The operating system's own, where a file cannot be read.
        ValueError: If there are too many files.
    """
    with TemporaryDirectory() as kept:
        copy = _copied(source, Path(kept) / "copy")
        folder = copy if copy.is_dir() else copy.parent
        before = _texts(folder)
        done: list[Problem | LintFinding] = []
        left: dict[tuple[str, ...], Problem | LintFinding] = {}
        for _ in range(_MOST_TRIED):
            told = _next(copy, left)
            if told is None:
                break
            if _taken(told, copy, folder, same):
                done.append(told)
                left.clear()  # what stood in the way may be gone
            else:
                left[_key(told)] = told
        after = _texts(folder)
        files = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
        return Mended(files=files, done=tuple(done), left=tuple(left.values()))


def _copied(source: Path, target: Path) -> Path:
    """Copy what a rulebook is made of: a folder with all below, or a file with those beside it."""
    folder = source if source.is_dir() else source.parent
    below = folder.rglob("*") if source.is_dir() else folder.glob("*")
    files = [one for one in below if one.suffix in _SUFFIXES and one.is_file() and not one.is_symlink()]
    if len(files) > _MOST_FILES:
        raise ValueError(f"more than {_MOST_FILES} files")
    for one in files:
        made = target / one.relative_to(folder)
        made.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(one, made)
    return target if source.is_dir() else target / source.name


def _texts(folder: Path) -> dict[str, str]:
    found = sorted(one for one in folder.rglob("*.toml") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes().decode("utf-8", "replace") for one in found}


def _seen(copy: Path) -> tuple[tuple[Problem | LintFinding, ...], Rulebook | None]:
    """What is wrong with it, or else what is doubtful; the rulebook where it could be read."""
    try:
        return lint_source(copy), read_placed(copy)[0]
    except RulebookError as error:
        return error.problems, None


def _next(copy: Path, left: dict[tuple[str, ...], Problem | LintFinding]) -> Problem | LintFinding | None:
    fixable = (one for one in _seen(copy)[0] if (one.instead if isinstance(one, Problem) else one.fix))
    return next((one for one in fixable if _key(one) not in left), None)


def _key(one: Problem | LintFinding) -> tuple[str, ...]:
    """What tells one from another wherever it has moved."""
    return (one.code, one.path, one.found) if isinstance(one, Problem) else (one.code, one.path, one.text.zh)


def _said(one: Problem | LintFinding) -> tuple[str, ...]:
    return (one.code, one.found) if isinstance(one, Problem) else (one.code, one.text.zh)


def _taken(told: Problem | LintFinding, copy: Path, folder: Path, same: Callable[[Rulebook, Rulebook], bool]) -> bool:
    """Carry out one fix on the copy; undo it where the finding stays, another comes, or anything else changes."""
    if told.place is None or told.place.file is None:
        return False
    file = (copy if copy.is_file() else folder / told.place.file).resolve()
    if file.suffix != ".toml" or not file.is_file() or not file.is_relative_to(folder.resolve()):
        return False  # it stands in the rulebook that this one extends
    text = file.read_bytes().decode("utf-8")
    new = _rewritten(told, text)
    if new is None or new == text:
        return False
    (earlier, before) = _seen(copy)
    file.write_bytes(new.encode("utf-8"))
    (later, after) = _seen(copy)
    fine = not Counter(map(_said, later)) - (Counter(map(_said, earlier)) - Counter([_said(told)]))
    if before is None:
        fine = fine or after is not None  # nobody could say before what is doubtful about it
    elif fine:
        fine = after is not None and _as_claimed(compare_rulebooks(before, after), told) and same(before, after)
    if not fine:
        file.write_bytes(text.encode("utf-8"))
    return fine


def _rewritten(told: Problem | LintFinding, text: str) -> str | None:
    if isinstance(told, Problem):
        return renamed(text, told.path, told.found, told.instead)
    return edited(text, [Edit(parted(one.spot)[1], one.text, one.whole) for one in told.fix])


def _as_claimed(changes: RulebookChanges, told: LintFinding | Problem) -> bool:
    """Whether nothing differs but how the rule that was found is said; of the head, what its total is wider for."""
    own = told.path.startswith("rulebook.wider.")
    if set(changes.head) != ({"wider"} if own else set()):
        return False
    if any((changes.headings, changes.parameters, changes.questions, changes.remedies, changes.fields)):
        return False
    if own:
        return not any((changes.requirements, changes.priorities, changes.decisions, changes.on_total))
    if changes.decisions or changes.on_total:
        return not changes.requirements and told.path.startswith(("decision", "on_total"))
    parts = [one.parts for one in changes.requirements if one.before is not None and one.after is not None]
    return len(parts) == len(changes.requirements) and all(set(one) <= _ASKED for one in parts)
