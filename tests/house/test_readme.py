"""The README: its sample is what the program prints, its Python runs, its commands name what is shipped."""

import re
from pathlib import Path

import pytest

from tests.house.blocks import run, studiorules, trimmed
from tests.house.tree import ROOT

README = ROOT / "README.md"
EXAMPLE = "docs/examples/p16-power-station.toml"


def between(mark: str) -> str:
    """The text between ``<!-- mark -->`` and ``<!-- /… -->``, without its fence."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {re.escape(mark)} -->\n```\w*\n(.*?)```\n<!-- /\w+ -->", text, re.DOTALL)
    assert found, f"README.md has no place {mark}"
    return found[1]


def test_the_sample_is_what_the_program_prints() -> None:
    command, *shown = between("sample:evaluate").rstrip().split("\n")
    assert command == f"$ studiorules evaluate {EXAMPLE}"
    done = studiorules("evaluate", EXAMPLE, folder=ROOT)
    assert done.returncode == 0
    assert "\n".join(shown) == trimmed(done.stdout)


def test_its_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(README, tmp_path) > 1


@pytest.mark.parametrize(
    ("mark", "install", "then"),
    [
        ("command:evaluate", ".venv/bin/pip install ", f".venv/bin/python -m studiorules evaluate {EXAMPLE}"),
        ("command:tests", ".venv/bin/pip install ", ".venv/bin/python -m pytest"),
    ],
)
def test_its_two_commands_need_only_python_and_pip(mark: str, install: str, then: str) -> None:
    steps = [step.strip() for step in between(mark).strip().split("&&")]
    assert steps[0] == "python3 -m venv .venv"
    assert steps[1].startswith(install)
    assert steps[2:] == [then]
    assert (ROOT / EXAMPLE).is_file()
