"""The command line as a process of its own: pipes, encodings, interruption, colour."""

import os
import subprocess
import sys

import pytest

from studiorules.cli import main
from studiorules.cli.console import Console, colour_wanted
from tests.house.tree import DOCS

EXAMPLES = DOCS / "examples"
P16 = str(EXAMPLES / "p16-power-station.toml")
COMMAND = [sys.executable, "-m", "studiorules"]


def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    own = {"PYTHONUTF8": "1", **environment}
    return subprocess.run(  # noqa: S603  # our own command
        [*COMMAND, *arguments], input=given, capture_output=True, check=False, env={**os.environ, **own}, timeout=60
    )


def test_the_module_is_the_command() -> None:
    done = run("evaluate", P16, "--quiet")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("某供电所匠创工坊")
    assert run("evaluate", "none.toml").returncode == 2


def test_standard_input() -> None:
    text = (EXAMPLES / "p16-power-station.toml").read_bytes()
    done = run("evaluate", "-", "--from", "toml", given=text)
    assert done.returncode == 0
    assert done.stdout == run("evaluate", P16).stdout


def test_the_same_bytes_whatever_the_order_of_hashes() -> None:
    told = {run("evaluate", P16, "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2")}
    assert len(told) == 1


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp437"])
def test_a_console_that_lacks_characters_stops_no_report(encoding: str) -> None:
    done = run("evaluate", P16, "--detail", "all", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    if encoding == "gbk":
        assert "?" not in done.stdout.decode("gbk")


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    with subprocess.Popen(  # noqa: S603  # our own command
        [*COMMAND, "evaluate", P16, "--detail", "all"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_an_interruption_is_code_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("studiorules.read_dossier", interrupted)
    assert main(["evaluate", P16]) == 130
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "已中断。\n")


def test_no_colour_in_a_pipe() -> None:
    assert b"\x1b" not in run("evaluate", P16, "--detail", "all").stdout


class Terminal:
    """A stream that is a terminal, or is not."""

    def __init__(self, *, is_one: bool) -> None:
        self.is_one = is_one

    def isatty(self) -> bool:
        return self.is_one


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal, pipe = Terminal(is_one=True), Terminal(is_one=False)
    assert colour_wanted(terminal, to_file=False)  # type: ignore[arg-type]  # all that is asked of a stream
    assert not colour_wanted(terminal, to_file=True)  # type: ignore[arg-type]
    assert not colour_wanted(pipe, to_file=False)  # type: ignore[arg-type]
    monkeypatch.setenv("TERM", "dumb")
    assert not colour_wanted(terminal, to_file=False)  # type: ignore[arg-type]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colour_wanted(terminal, to_file=False)  # type: ignore[arg-type]


def test_progress_is_shown_only_where_somebody_looks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    console = Console()
    console.count(1, 3)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    console.count(1, 3)
    console.count(3, 3)
    assert capsys.readouterr().err == "\r1/3\r3/3\n"
    console.count(1, 1)
    assert capsys.readouterr().err == ""
