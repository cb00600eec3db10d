"""Where a command writes: in which form, to standard output or to a file, whole or not at all."""

import errno
from argparse import Namespace
from pathlib import Path

from studiorules.cli.console import Console, UsageError
from studiorules.intake import write_whole
from studiorules.reports import FORMS, SUFFIXES, Form, encoded

__all__ = ["form_of", "may_write", "put"]


def form_of(options: Namespace, target: Path | None, kind: type) -> Form:
    """The form of the output: what was asked for, or what the suffix of the file says.

    Args:
        options: With `format`.
        target: The file; None = standard output.
        kind: What is written.

    Raises:
        UsageError: If the suffix says no form, or another than was asked for.
    """
    asked: Form | None = options.format
    if target is None:
        return asked or "text"
    suffix, forms = target.suffix.lower(), {end: form for end, form in SUFFIXES.items() if form in FORMS[kind]}
    if suffix not in forms:
        raise UsageError(
            f"-o {target}：从后缀看不出写成什么。",
            f"-o {target}: its suffix does not say what to write.",
            (f"可用的后缀：{'、'.join(forms)}。", f"Known suffixes: {', '.join(forms)}."),
        )
    if asked is not None and asked != forms[suffix]:
        raise UsageError(
            f"--format {asked} 与 -o {target} 的后缀不一致。",
            f"--format {asked} contradicts the suffix of -o {target}.",
        )
    return forms[suffix]


def may_write(target: Path | None, *, force: bool) -> None:
    """Refuse before any work is done what could not be written in the end.

    Raises:
        FileExistsError: If the file is there and may not be replaced.
    """
    if target is not None and target.exists() and not force:
        raise FileExistsError(errno.EEXIST, "", str(target))


def put(text: str, target: Path | None, console: Console, *, form: Form, force: bool) -> None:
    """Print a result, or write it to a file and say so.

    Args:
        text: The result.
        target: The file; None = standard output.
        console: Where it is printed.
        form: In which form it is.
        force: Whether a file that is there may be replaced.

    Raises:
        OSError: If the file cannot be written.
    """
    if target is None:
        console.out(text)
        return
    write_whole(target, encoded(text, form), overwrite=force)
    console.note(f"已写入 {target}", f"wrote {target}")
