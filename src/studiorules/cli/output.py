"""Where a command writes: in which form, to standard output or to a file, whole or not at all."""

import errno
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from studiorules.cli.console import Console, UsageError
from studiorules.intake import write_whole

__all__ = ["PAGES", "form_of", "may_write", "put"]

PAGES = {".txt": "text", ".md": "markdown", ".html": "html"}
"""Form by suffix of whatever is set as a page."""


def form_of(options: Namespace, target: Path | None, forms: Mapping[str, str]) -> str:
    """The form of the output: what was asked for, or what the suffix of the file says.

    Args:
        options: With `format`.
        target: The file; None = standard output.
        forms: Form by suffix.

    Raises:
        UsageError: If the suffix says no form, or another than was asked for.
    """
    if target is None:
        return str(options.format or "text")
    suffix = target.suffix.lower()
    if suffix not in forms:
        raise UsageError(
            f"-o {target}：从后缀看不出写成什么。",
            f"-o {target}: its suffix does not say what to write.",
            (f"可用的后缀：{'、'.join(forms)}。", f"Known suffixes: {', '.join(forms)}."),
        )
    if options.format is not None and options.format != forms[suffix]:
        raise UsageError(
            f"--format {options.format} 与 -o {target} 的后缀不一致。",
            f"--format {options.format} contradicts the suffix of -o {target}.",
        )
    return forms[suffix]


def may_write(target: Path | None, *, force: bool) -> None:
    """Refuse before any work is done what could not be written in the end.

    Raises:
        FileExistsError: If the file is there and may not be replaced.
    """
    if target is not None and target.exists() and not force:
        raise FileExistsError(errno.EEXIST, "", str(target))


def put(text: str, target: Path | None, console: Console, *, force: bool, marked: bool = False) -> None:
    """Print a result, or write it to a file and say so.

    Args:
        text: The result.
        target: The file; None = standard output.
        console: Where it is printed.
        force: Whether a file that is there may be replaced.
        marked: Whether the file begins with a mark of its encoding: Excel takes CSV without one for local code.

    Raises:
        OSError: If the file cannot be written.
    """
    if target is None:
        console.out(text)
        return
    write_whole(target, text.encode("utf-8-sig" if marked else "utf-8"), overwrite=force)
    console.note(f"已写入 {target}", f"wrote {target}")
