"""The plugin of pytest: cases as tests where a rulebook is named, and nothing at all where none is."""

import contextlib
import io
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.house.tree import ROOT

Run: TypeAlias = Callable[..., tuple[int, list[str]]]

RULES = """[rulebook]
id = "some-city"
edition = "2025"
zh = "某市办法"
in_force = { from = 2025-01-01 }
points = 10

[[requirement]]
id = "floor-area"
zh = "场所面积"
cite = "some-city-2025 三.1"
fact = "premises.area_m2"
at_least = 25
points = 10
"""
CASES = """[[case]]
requirement = "floor-area"
as_of = 2025-12-31
change = { "premises.area_m2" = 36 }
outcome = "pass"
points = 10
why = "36平方米"

[[case]]
requirement = "floor-area"
as_of = 2025-12-31
change = { "premises.area_m2" = "约30" }
outcome = "unknown"
points = { low = 0, high = 10 }
why = "约30平方米"
"""
CONFTEST = """import sys

def pytest_unconfigure():
    rooms = sorted(one for one in sys.modules if one.startswith(("studiorules", "hypothesis", "attr")))
    print("\\nLOADED", *(one for one in rooms if one.count(".") < 2))
"""
CONFIGURED = "[pytest]\nstudiorules_rulebooks = rules\ntestpaths = tests\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "rules/rulebook.toml": RULES,
        "rules/cases.toml": CASES,
        "tests/test_one.py": "def test_one(): pass\n",
        "conftest.py": CONFTEST,
        "pytest.ini": CONFIGURED,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


ARGUMENTS = ("-p", "studiorules.pytest_plugin", "-p", "no:cacheprovider", "--import-mode=importlib", "-v")


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run pytest in the project, inside this process."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.chdir(project)

    def ran(*arguments: str) -> tuple[int, list[str]]:
        told = io.StringIO()
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            code = pytest.main([*ARGUMENTS, *arguments])
        return code, told.getvalue().splitlines()

    return ran


def loaded(project: Path) -> list[str]:
    """Run pytest in the project as a process of its own, and return what it loaded."""
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "pytest", *ARGUMENTS, "-s"],
        cwd=project,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONUTF8": "1", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    [line] = [line for line in done.stdout.splitlines() if line.startswith("LOADED")]
    return line.split()[1:]


def results(lines: list[str]) -> list[str]:
    """What became of each test, without how far it is."""
    told = (re.sub(r" +\[ *\d+%\]$", "", line) for line in lines)
    return [line for line in told if "::" in line and line.endswith((" PASSED", " FAILED"))]


def test_cases_are_tests_and_failures_are_words(run: Run) -> None:
    code, lines = run()
    assert code == 1
    assert results(lines) == [
        "tests/test_one.py::test_one PASSED",
        "rules/rulebook.toml::floor-area:1:pass PASSED",
        "rules/rulebook.toml::floor-area:9:unknown FAILED",
    ]
    at = lines.index("floor-area  × 约30平方米 → 应为待核实 0～10，实为符合 10（cases.toml:9）")
    assert lines[at + 1 : at + 4] == [
        "    要求  使用面积不少于25平方米",
        "    查得  约30平方米（27至33平方米）",
        "    依据  some-city-2025 三.1",
    ]


def test_cases_that_are_inherited_are_tests_too(project: Path, run: Run) -> None:
    head = '[rulebook]\nid = "town"\nedition = "1"\nzh = "镇"\nextends = "below/rulebook.toml"\n'
    (project / "rules" / "below").mkdir()
    for name in ("rulebook.toml", "cases.toml"):
        (project / "rules" / name).rename(project / "rules" / "below" / name)
    (project / "rules" / "rulebook.toml").write_text(head, encoding="utf-8")
    assert results(run()[1]) == [
        "tests/test_one.py::test_one PASSED",
        "rules/rulebook.toml::some-city@2025/floor-area:1:pass PASSED",
        "rules/rulebook.toml::some-city@2025/floor-area:9:unknown FAILED",
    ]


def test_nothing_is_loaded_where_no_rulebook_is_named(project: Path, run: Run) -> None:
    (project / "pytest.ini").write_text("[pytest]\ntestpaths = .\n", encoding="utf-8")
    assert results(run()[1]) == ["tests/test_one.py::test_one PASSED"]
    assert loaded(project) == ["studiorules", "studiorules.pytest_plugin"]


def test_hypothesis_is_never_loaded(project: Path) -> None:
    rooms = loaded(project)
    assert "studiorules.evaluation" in rooms
    assert [one for one in rooms if one.startswith(("hypothesis", "studiorules.testing"))] == []


def test_where_paths_are_named_only_what_they_hold_is_tried(run: Run) -> None:
    assert results(run("tests")[1]) == ["tests/test_one.py::test_one PASSED"]
    assert len(results(run("rules")[1])) == 2
    assert len(results(run(".")[1])) == 3
    one = "rules/rulebook.toml::floor-area:1:pass"
    assert results(run(one)[1]) == [f"{one} PASSED"]


def test_a_rulebook_of_the_command_line_is_tried_whatever_else_is(project: Path, run: Run) -> None:
    (project / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (project / "alone.toml").write_text(RULES + CASES, encoding="utf-8")
    given = "--studiorules-rulebook"
    assert len(results(run("tests", given, "rules", given, "alone.toml")[1])) == 5
    assert results(run("tests", given, "alone.toml", "-k", "pass")[1]) == ["alone.toml::floor-area:15:pass PASSED"]


def test_what_cannot_be_read_is_an_error_of_collection_with_every_problem(project: Path, run: Run) -> None:
    (project / "rules" / "cases.toml").write_text(CASES.replace("points", "pints"), encoding="utf-8")
    code, lines = run()
    assert code == 2
    assert "cases.toml:6:1 case#1.pints：没有“pints”这一项。（unknown-field）" in lines
    assert "共4处，没有读入任何内容。" in lines
    code, lines = run("--studiorules-rulebook", "nowhere")
    assert code == 4
    assert any(line.startswith("ERROR: studiorules: no rulebook at ") for line in lines)


def test_pytest_finds_the_plugin_by_itself() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert project["entry-points"]["pytest11"] == {"studiorules": "studiorules.pytest_plugin"}
