"""The tree of the project as the tests of the house see it: its files, its modules, its packages."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "studiorules"
DOCS = ROOT / "docs"

_TEXT = {".py", ".toml", ".md", ".json", ".txt", ".html", ".cfg", ""}
_PLACES = ("src", "tests", "docs", ".ci", "README.md", "CHANGELOG.md", "pyproject.toml")


def modules() -> list[Path]:
    """Every Python file of the library, in order."""
    return sorted(SOURCE.rglob("*.py"))


def texts() -> Iterator[Path]:
    """Every text file that the project ships or keeps, caches left out."""
    for place in _PLACES:
        start = ROOT / place
        for path in [start] if start.is_file() else sorted(start.rglob("*")):
            if path.is_file() and path.suffix in _TEXT and "__pycache__" not in path.parts:
                yield path


def name(path: Path) -> str:
    """The path from the root of the project, as test ids and messages show it."""
    return path.relative_to(ROOT).as_posix()


def docstring(path: Path) -> str:
    """The docstring of a module, empty if it has none."""
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
