"""The cases of rulebooks as tests of pytest, without a line of Python.

pytest finds this module by itself where studiorules is installed. It does nothing until a rulebook is named, in the
configuration (`studiorules_rulebooks`) or on the command line (`--studiorules-rulebook`), and loads nothing of the
library before then.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from studiorules.findings import TriedCase
    from studiorules.rulebook import Case, Rulebook

__all__ = ["CaseFailed", "CaseItem", "RulebookFile", "pytest_addoption", "pytest_configure"]

_HEAD = "rulebook.toml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let rulebooks be named."""
    parser.addini(
        "studiorules_rulebooks", "rulebooks whose cases are tests: TOML files or folders", type="paths", default=[]
    )
    parser.getgroup("studiorules").addoption(
        "--studiorules-rulebook",
        action="append",
        default=[],
        metavar="PATH",
        help="try the cases of this rulebook, a TOML file or a folder, as well; repeatable",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect the rulebooks that were named, and them alone.

    Raises:
        pytest.UsageError: If one of them is not there.
    """
    asked = [Path(one) for one in config.getoption("studiorules_rulebook")]
    configured = config.getini("studiorules_rulebooks")
    files = [_file_of((config.invocation_params.dir / one).resolve()) for one in (*asked, *configured)]
    if not files:
        return
    config.pluginmanager.register(_Collector(frozenset(files)), "studiorules-rulebooks")
    # What is asked for on the command line is tried whatever else is; what is configured, unless paths were named.
    everything = config.args_source is not pytest.Config.ArgsSource.ARGS
    for file in files if everything else files[: len(asked)]:
        reached = (Path(str(one).partition("::")[0]) for one in config.args)
        if not any(file.is_relative_to((config.invocation_params.dir / one).resolve()) for one in reached):
            config.args.append(str(file))


def _file_of(path: Path) -> Path:
    file = path / _HEAD if path.is_dir() else path
    if not file.is_file():
        raise pytest.UsageError(f"studiorules: no rulebook at {path}")
    return file


class _Collector:
    """Makes a rulebook that was named a file of tests."""

    def __init__(self, files: frozenset[Path]) -> None:
        self.files = files

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> RulebookFile | None:
        """Take the files that were named."""
        if file_path.suffix != ".toml" or file_path.resolve() not in self.files:
            return None
        made: RulebookFile = RulebookFile.from_parent(parent, path=file_path)
        return made


class RulebookFile(pytest.File):
    """A rulebook whose cases are tests."""

    def collect(self) -> Iterator[CaseItem]:
        """Read the rulebook and make a test of each of its cases.

        Raises:
            pytest.Collector.CollectError: If the rulebook or a case cannot be read; with every problem.
        """
        from studiorules.errors import RulebookError  # noqa: PLC0415  # nothing is loaded before it is needed
        from studiorules.intake import read_rulebook  # noqa: PLC0415
        from studiorules.rulebook import inherited  # noqa: PLC0415

        try:
            book = read_rulebook(self.path.parent if self.path.name == _HEAD else self.path)
            cases = (*book.cases, *inherited(book).held)
        except RulebookError as error:
            raise self.CollectError(error.report()) from None
        for case in cases:
            yield CaseItem.from_parent(self, name=case.test_name(f"{book.id}@{book.edition}"), case=case, book=book)


class CaseItem(pytest.Item):
    """A case as a test.

    Attributes:
        case: The case.
        book: The rulebook.
    """

    def __init__(self, *, case: Case, book: Rulebook, **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]  # name and parent, handed on as pytest gave them
        self.case = case
        self.book = book

    def runtest(self) -> None:
        """Judge the case.

        Raises:
            CaseFailed: If something else comes out than must.
        """
        from studiorules.evaluation import try_case  # noqa: PLC0415

        tried = try_case(self.case, self.book)
        if not tried.kept:
            raise CaseFailed(tried)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        """Say in words what was expected, what came out, and by which clause."""
        from studiorules.reports import failure_text  # noqa: PLC0415

        if isinstance(excinfo.value, CaseFailed):
            return failure_text(excinfo.value.tried)
        return str(super().repr_failure(excinfo, style))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the case is written."""
        place = self.case.place
        file = self.path if place.file is None else self.path.parent / place.file
        return file, None if place.line is None else place.line - 1, self.name


class CaseFailed(Exception):
    """A case that came out otherwise than it must.

    Attributes:
        tried: What came out.
    """

    def __init__(self, tried: TriedCase) -> None:
        super().__init__(tried.case.about)
        self.tried = tried
