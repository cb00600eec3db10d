"""What the commands read: rulebooks by name or path, dossiers from files, folders and standard input, days."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

import studiorules as sr
from studiorules.cli.console import Console, UsageError
from studiorules.errors import nearest
from studiorules.intake import read_placed, shelf, sources_at, sources_on_shelf

__all__ = ["day_of", "dossiers", "files_of", "of_the_shelf", "rulebook", "rulebook_sources"]

_SUFFIXES = (".toml", ".json")


def rulebook(named: str, as_of: date | None) -> sr.Rulebook:
    r"""Read a rulebook: a name without `/`, `\` or `.` stands on the shelf, anything else is a path.

    Raises:
        UsageError: If the shelf has no such rulebook.
        RulebookError: If the file is no rulebook.
        OSError: If the file cannot be read.
    """
    name, edition, is_path = _parted(named)
    if is_path:
        return _of_editions(named, lambda: sr.read_rulebook(name, edition=edition or None, as_of=as_of))
    _on_shelf(name)
    return _of_editions(named, lambda: sr.published(name, edition=edition or None, as_of=as_of))


def of_the_shelf(named: str) -> bool:
    """Whether a rulebook is named as one of the shelf."""
    return not _parted(named)[2]


def rulebook_sources(named: str) -> list[Path] | list[Traversable]:
    """Where a rulebook stands, in every edition there is unless one is named.

    Raises:
        UsageError: If the shelf has no such rulebook, or there is no such edition.
    """
    name, edition, is_path = _parted(named)
    if not is_path:
        _on_shelf(name)
    found: list[Path] | list[Traversable] = sources_at(name) if is_path else sources_on_shelf(name)
    if not edition:
        return found
    wanted = rulebook(named, None)
    return [one for one in found if read_placed(one)[0] == wanted]


def _parted(named: str) -> tuple[str, str, bool]:
    """Name or path of a rulebook, its edition (empty where none is named), and whether it is a path."""
    is_path = any(mark in named for mark in "/\\.")
    name, _, edition = (named, "", "") if is_path and Path(named).exists() else named.partition("@")
    return name, edition, is_path


def _on_shelf(name: str) -> None:
    """Return where the shelf has a rulebook of that name.

    Raises:
        UsageError: If it has none; it says what was probably meant.
    """
    known = shelf()
    if name not in known:
        near = nearest(name, known)
        told = (
            (
                f"是不是 {near}？文件要写路径，例如 ./{name}.toml。",
                f"Did you mean {near}? For a file write a path, such as ./{name}.toml.",
            )
            if near is not None
            else (
                f"书架上有：{'、'.join(known)}。文件要写路径。",
                f"It holds: {', '.join(known)}. For a file write a path.",
            )
        )
        raise UsageError(f"书架上没有“{name}”。", f'the shelf has no "{name}".', told)


def _of_editions(named: str, read: Callable[[], sr.Rulebook]) -> sr.Rulebook:
    """Read a rulebook of which there may be several editions.

    Raises:
        UsageError: If the edition is not there, or several fit.
    """
    try:
        return read()
    except sr.RulebookError:
        raise
    except ValueError as error:
        raise UsageError(
            f"“{named}”的版本定不下来：{error}",
            f'the edition of "{named}" cannot be settled: {error}',
            (
                "写明版本，例如 base@1；或用 --as-of 写明日期。",
                "Name the edition, such as base@1, or the day by --as-of.",
            ),
        ) from None


def day_of(written: str | None) -> date | None:
    """Read a day of the command line; None where none was given.

    Raises:
        UsageError: If it is no day.
    """
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(
            f"--as-of {written}：看不懂日期。",
            f"--as-of {written}: cannot read the date.",
            ("写成 2025-12-31 这样。", "Write it like 2025-12-31."),
        ) from None


def files_of(named: list[str]) -> list[str]:
    """Return the files that were named, folders opened, in order; `-` is standard input.

    Raises:
        UsageError: If a folder holds no dossier.
    """
    return [file for name in named for file in _files(name)]


def dossiers(
    files: list[str], input_format: Literal["json", "toml"] | None, console: Console
) -> Iterator[tuple[str, sr.Dossier | None]]:
    """Read dossiers one after another; one that cannot be read gives None and is told at the end.

    Raises:
        UsageError: If standard input comes without its format.
    """
    kept: list[tuple[Exception, str]] = []
    for position, file in enumerate(files, 1):
        console.count(position, len(files))
        try:
            dossier = _from_input(input_format) if file == "-" else sr.read_dossier(file)
        except (sr.DossierError, OSError) as error:
            kept.append((error, file))
            yield file, None
            continue
        yield file, dossier
    for trouble, file in kept:
        console.trouble(trouble, file)


def _files(name: str) -> list[str]:
    path = Path(name)
    if name == "-" or not path.is_dir():
        return [name]
    found = sorted(str(one) for one in path.iterdir() if one.suffix.lower() in _SUFFIXES and one.is_file())
    if not found:
        raise UsageError(
            f"{name}：文件夹里没有档案（.toml、.json）。", f"{name}: the folder holds no dossier (.toml, .json)."
        )
    return found


def _from_input(input_format: Literal["json", "toml"] | None) -> sr.Dossier:
    if input_format is None:
        raise UsageError(
            "从标准输入读档案，要写明格式。",
            "a dossier from standard input needs its format.",
            ("加 --from json 或 --from toml。", "Add --from json or --from toml."),
        )
    return sr.read_dossier(sys.stdin.buffer, format=input_format)
