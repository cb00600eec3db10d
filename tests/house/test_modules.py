"""The rooms: small, named by what lives in them, and each saying what that is."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SOURCE, docstring, modules, name, texts

FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "base", "manager", "core", "misc"}
# spelt with a bracket each, so that this file does not find itself
WORKPLACE = re.compile(
    r"/w[o]rk/|/f[a]rm/|\.\./sh[a]red|/tmp/b[a]sh|before-st[o]p|\bissue [0-9]+ (?:of|in) th[i]s"
    r"|\bsub-?ag[e]nts?\b|\bp[y]pi\.org|pythonh[o]sted"
)
PACKAGES = [path for path in modules() if path.name == "__init__.py"]


@pytest.mark.parametrize("module", modules(), ids=name)
def test_a_module_is_small_and_says_what_it_is(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= 350, "a module over 350 lines is two modules"
    assert docstring(module), "the module has no docstring"


@pytest.mark.parametrize("package", [path for path in PACKAGES if path.parent != SOURCE], ids=name)
def test_a_package_says_what_lives_there_and_what_never_does(package: Path) -> None:
    text = docstring(package)
    assert len(text.split()) >= 20, "a paragraph, please"
    elsewhere = (
        r"\b(never|nothing|nowhere|none|no|not)\b|\bin `\w+`"  # said outright, or by naming the room where it lives
    )
    assert re.search(elsewhere, text, re.IGNORECASE), "what never lives here?"


def test_no_room_is_named_by_its_shape() -> None:
    rooms = {part for path in modules() for part in (path.stem, *path.relative_to(SOURCE).parent.parts)}
    assert not {room.strip("_") for room in rooms} & FORBIDDEN


def test_the_shelf_holds_data_only() -> None:
    shelf = SOURCE / "shelf"
    assert (shelf / "base" / "rulebook.toml").is_file()
    assert [name(path) for path in shelf.rglob("*.py*") if "__pycache__" not in path.parts] == []


def test_the_project_speaks_of_itself_alone() -> None:
    found = [
        f"{name(path)}: {match[0]}"
        for path in texts()
        for match in WORKPLACE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_nothing_is_left_for_later() -> None:
    # a stub that passes for code is the worst kind of gap
    stubs = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise)
        and node.exc is not None
        and "NotImplementedError" in {part.id for part in ast.walk(node.exc) if isinstance(part, ast.Name)}
    ]
    assert stubs == []


def test_the_top_of_the_tree_is_short() -> None:
    allowed = {"src", "tests", "docs", "pyproject.toml", "CHANGELOG.md", "README.md", "LICENSE", "dist"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - allowed == set()
