"""What the command line prints, and on which channel: results, errors in words, colour only where it can be seen."""

import os
import sys
from pathlib import Path
from typing import TextIO

import attrs

from studiorules.errors import DocumentError, NotInForceError
from studiorules.terms import Lang

__all__ = ["BAD", "FAILED", "INTERRUPTED", "OK", "OPEN", "Console", "UsageError"]

OK = 0
"""Evaluated; every `--require` is surely reached."""
FAILED = 1
"""A `--require` is surely not reached, or something is doubtful about a rulebook."""
BAD = 2
"""Bad input, bad usage, or an output that exists."""
OPEN = 3
"""A `--require` is still open: facts are missing."""
INTERRUPTED = 130
"""Stopped by the user."""


class UsageError(Exception):
    """A command that cannot be carried out as it was typed.

    Attributes:
        zh: What is wrong, in Chinese.
        en: What is wrong, in English.
        help: What to do, in both; empty where nothing useful can be said.
    """

    def __init__(self, zh: str, en: str, help_: tuple[str, str] = ("", "")) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.help = help_


@attrs.define(kw_only=True)
class Console:
    """Where the command line prints.

    Attributes:
        lang: In which language.
        quiet: Whether only the result is told.
        problems: Whether anything went wrong so far.
    """

    lang: Lang = "zh"
    quiet: bool = False
    problems: bool = False
    _counting: bool = attrs.field(default=False, init=False)

    def pick(self, zh: str, en: str) -> str:
        """Return the words in the console's language."""
        return zh if self.lang == "zh" else en

    def out(self, text: str) -> None:
        """Print a part of the result."""
        sys.stdout.write(text)
        sys.stdout.flush()

    def note(self, zh: str, en: str) -> None:
        """Tell something beside the result."""
        if not self.quiet:
            self._end_count()
            print(self.pick(zh, en), file=sys.stderr)

    def count(self, done: int, of: int) -> None:
        """Show how far it is, where somebody is looking."""
        if sys.stderr.isatty() and not self.quiet and of > 1:
            print(f"\r{done}/{of}", end="" if done < of else "\n", file=sys.stderr, flush=True)
            self._counting = done < of

    def trouble(self, error: Exception, file: str = "") -> None:
        """Tell what went wrong, in the user's words."""
        self._end_count()
        self.problems = True
        print(self.words(error, file), file=sys.stderr)

    def words(self, error: Exception, file: str = "") -> str:
        """Say an error in words."""
        if isinstance(error, NotInForceError):  # it was read, and only the day does not fit
            return _safe("\n".join(problem.line(self.lang) for problem in error.problems))
        if isinstance(error, DocumentError):
            return _safe(error.report(self.lang))
        match error:
            case UsageError():
                help_ = error.help[0 if self.lang == "zh" else 1]
                return self.pick(error.zh, error.en) + (f"\n    → {help_}" if help_ else "")
            case FileExistsError():
                name = error.filename or file
                return self.pick(
                    f"{name} 已经存在，没有改动。\n    → 换个文件名，或加 --force 替换。",
                    f"{name} already exists and was left alone.\n    → Choose another name, or --force.",
                )
            case OSError():
                return self._system(error, file)
            case _:
                told = str(error.args[0]) if error.args else type(error).__name__
                return _safe(f"{file}{self.pick('：', ': ')}{told}" if file else told)

    def _system(self, error: OSError, file: str) -> str:
        name = error.filename or file
        if isinstance(error, FileNotFoundError) and not Path(name).parent.is_dir():
            parent = Path(name).parent
            return self.pick(f"{name}：没有文件夹 {parent}。", f"{name}: there is no folder {parent}.")
        reasons = {
            FileNotFoundError: ("找不到这个文件。", "no such file."),
            PermissionError: ("没有权限。", "permission denied."),
            IsADirectoryError: ("这是文件夹，不是文件。", "this is a folder, not a file."),
            NotADirectoryError: ("路径中有一段不是文件夹。", "a part of the path is not a folder."),
        }
        for kind, (zh, en) in reasons.items():
            if isinstance(error, kind):
                return self.pick(f"{name}：{zh}", f"{name}: {en}")
        return f"{name}{self.pick('：', ': ')}{error.strerror or error}"

    def _end_count(self) -> None:
        if self._counting:
            print(file=sys.stderr)
            self._counting = False


def colour_wanted(stream: TextIO, *, to_file: bool) -> bool:
    """Whether colour can be seen: on a terminal that has it, unless the user wants none."""
    if to_file or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def prepare_streams() -> None:
    """Let no character that a console lacks stop a report."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _safe(text: str) -> str:
    from studiorules.reports.grid import clean  # only where something went wrong

    return clean(text)
