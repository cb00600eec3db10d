"""Runs the examples of a page of Markdown in the order in which they stand.

A page is read like a reader would follow it, in an empty folder with the shipped ``docs`` beside it:

* a block ```` ```toml title="mine.toml" ```` is a file in that folder (any language may carry a title, and a title may
  name folders), written when the reader comes to it,
* a ```` ```python ```` block runs in the one namespace of its page, through doctest where it shows ``>>>``,
* a ```` ```console ```` block runs its lines ``$ studiorules …`` and compares what is shown below them. A line ``…``
  stands for any lines, ``…`` inside a line for any text; a command without lines below it shows nothing of its output.
  A command must succeed unless ``$ echo $?`` below it says otherwise.

Every other block is only text.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

from tests.house.tree import DOCS

_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<code>.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="(?P<title>[^"/.][^"/]*(?:/[^"/.][^"/]*)*)"')


@attrs.frozen(kw_only=True)
class Block:
    """One fenced block of a page: its language, its title (a file name, or empty), its text and its first line."""

    language: str
    title: str
    code: str
    line: int


@attrs.frozen(kw_only=True)
class Command:
    """One line ``$ …`` of a console block and the lines shown below it."""

    words: tuple[str, ...]
    shown: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for match in _BLOCK.finditer(text):
        language, _, rest = match["info"].strip().partition(" ")
        title = _TITLE.search(rest)
        line = text.count("\n", 0, match.start("code")) + 1
        yield Block(language=language, title=title["title"] if title else "", code=match["code"], line=line)


def commands(code: str) -> Iterator[Command]:
    """The commands of a console block; comments after ``#`` are left out as a shell would."""
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        first, *shown = part.rstrip().split("\n")
        yield Command(words=tuple(shlex.split(first, comments=True)), shown=tuple(line.rstrip() for line in shown))


def agrees(shown: str, printed: str) -> bool:
    """Whether what was printed is what the page shows, ``…`` standing for anything."""
    lines = [re.escape(line).replace("…", ".*") for line in shown.split("\n")]
    pattern = "\n".join(lines).replace("\n.*\n", "\n(?:.*\n)*?")
    pattern = re.sub(r"\A\.\*\n", "(?:.*\n)*?", pattern)
    pattern = re.sub(r"\n\.\*\Z", "(?:\n.*)*", pattern)
    return re.fullmatch(pattern, printed) is not None


def studiorules(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a process of its own, what it prints on both channels taken together."""
    return subprocess.run(
        [sys.executable, "-m", "studiorules", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def trimmed(printed: str) -> str:
    """What was printed, without the blanks at the ends of lines and the empty lines at the end."""
    return "\n".join(line.rstrip() for line in printed.rstrip().split("\n"))


def unpacked(text: str, folder: Path) -> None:
    """Put into an empty folder what the commands of a page may name: its files, and the shipped ``docs``."""
    _shipped(folder)
    for block in blocks(text):
        _kept(block, folder)


def run(page: Path, folder: Path) -> int:
    """Follow a page in a folder and return how many of its examples were run.

    Raises:
        AssertionError: an example does not do what the page shows; the message names page and line.
    """
    text = page.read_text(encoding="utf-8")
    _shipped(folder)
    namespace: dict[str, object] = {"__name__": "__example__"}
    count = 0
    for block in blocks(text):
        place = f"{page.name}:{block.line}"
        _kept(block, folder)
        if block.language == "python":
            _python(block, place, namespace)
        elif block.language == "console":
            _console(block, place, folder)
        else:
            continue
        count += 1
    return count


def _shipped(folder: Path) -> None:
    (folder / "docs").symlink_to(DOCS, target_is_directory=True)


def _kept(block: Block, folder: Path) -> None:
    """Write a block that is a file."""
    if block.title:
        path = folder / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.code, encoding="utf-8")


def _python(block: Block, place: str, namespace: dict[str, object]) -> None:
    if ">>> " not in block.code:
        exec(compile("\n" * (block.line - 1) + block.code, place, "exec"), namespace)  # noqa: S102 - our own pages
        return
    test = doctest.DocTestParser().get_doctest(block.code, {}, place, place, block.line - 1)
    test.globs = namespace
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    failed = runner.run(test, out=said.append, clear_globs=False).failed
    assert not failed, "".join(said)


def _console(block: Block, place: str, folder: Path) -> None:
    status: int | None = None
    told = list(commands(block.code))
    assert told, f"{place}: a console block without a command"
    for command, following in zip(told, [*told[1:], None], strict=True):
        if command.words == ("echo", "$?"):
            assert command.shown == (str(status),), f"{place}: the exit code is {status}"
            continue
        assert command.words[0] == "studiorules", f"{place}: only studiorules is run here, not {command.words[0]}"
        done = studiorules(*command.words[1:], folder=folder)
        status = done.returncode
        printed = trimmed(done.stdout)
        if following is None or following.words != ("echo", "$?"):
            assert status == 0, f"{place}: {shlex.join(command.words)} ended with {status}:\n{printed}"
        if command.shown:
            shown = "\n".join(command.shown)
            assert agrees(shown, printed), (
                f"{place}: {shlex.join(command.words)} printed\n{printed}\n--- shown\n{shown}"
            )
