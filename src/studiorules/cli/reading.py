"""What the commands read: rulebooks by name or path, dossiers from files, folders and standard input, days."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import studiorules as sr
from studiorules.cli.console import Console, UsageError

__all__ = ["day_of", "dossiers", "rulebook"]

_SUFFIXES = (".toml", ".json")


def rulebook(named: str, as_of: date | None) -> sr.Rulebook:
    r"""Read a rulebook: a name without `/`, `\` or `.` stands on the shelf, anything else is a path.

    Raises:
        UsageError: If the shelf has no such rulebook.
        RulebookError: If the file is no rulebook.
        OSError: If the file cannot be read.
    """
    if any(mark in named for mark in "/\\."):
        return sr.read_rulebook(named)
    name, _, edition = named.partition("@")
    try:
        return sr.published(name, edition=edition or None, as_of=as_of)
    except (KeyError, ValueError) as error:
        if isinstance(error, sr.RulebookError):
            raise
        told = str(error.args[0]) if error.args else named
        raise UsageError(
            f"书架上没有可用的“{named}”：{told}",
            f'the shelf has no usable "{named}": {told}',
            (
                "看书架：studiorules rulebook list；文件要写路径，例如 ./规则.toml",
                "See: studiorules rulebook list; for a file write a path, such as ./rules.toml",
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


def dossiers(
    named: list[str], input_format: Literal["json", "toml"] | None, console: Console
) -> Iterator[tuple[str, sr.Dossier | None]]:
    """Read dossiers one after another; what cannot be read is told at once or kept, and gives None.

    Raises:
        UsageError: If standard input comes without its format, or a folder holds no dossier.
    """
    files = [file for name in named for file in _files(name)]
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
