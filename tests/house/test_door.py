"""The door: every name in it can be had and is explained; importing it is cheap and brings no test tools along."""

import inspect
import subprocess
import sys
from importlib.metadata import version

import pytest

import studiorules as sr

# the names on which a user may rely; one more, one less or one renamed is a decision, written in the changelog
PROMISED = {
    "read_dossier", "read_dossiers", "read_rulebook", "published", "evaluate", "explain", "amend", "ask",
    "compare", "impact", "render", "write", "lint", "LintFinding", "RulebookChanges", "Impact",
    "Dossier", "Listed", "Rulebook", "Evaluation", "Finding", "Part", "Points", "Interval", "Decision", "Rung",
    "Reason", "Question", "Shortfall", "ModelScore", "Explanation", "Text", "Outcome",
    "Problem", "DossierError", "RulebookError", "NotInForceError",
    "at_least", "at_most", "between", "about", "these", "at_least_these", "none_of_them",
}  # fmt: skip


def test_the_door_holds_what_is_promised() -> None:
    assert set(sr.__all__) == PROMISED


def test_all_has_no_doubles_and_nothing_private() -> None:
    assert len(sr.__all__) == len(set(sr.__all__))
    assert [name for name in sr.__all__ if name.startswith("_") and name != "__version__"] == []


@pytest.mark.parametrize("name", sr.__all__)
def test_a_name_can_be_had_and_is_explained(name: str) -> None:
    thing = getattr(sr, name)
    if inspect.isclass(thing) or inspect.isroutine(thing):
        assert (thing.__doc__ or "").strip(), f"{name} has no docstring"


@pytest.mark.parametrize(
    "name", [name for name in sr.__all__ if inspect.isfunction(getattr(sr, name)) and name in PROMISED]
)
def test_a_door_function_is_typed(name: str) -> None:
    signature = inspect.signature(getattr(sr, name))
    assert signature.return_annotation is not inspect.Signature.empty
    untyped = [key for key, given in signature.parameters.items() if given.annotation is inspect.Parameter.empty]
    assert untyped == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'evaluate_many'"):
        getattr(sr, "evaluate_" + "many")


def test_an_evaluation_names_the_version_that_is_installed() -> None:
    assert version("studiorules") == sr.__version__


def test_the_door_brings_no_test_tools_and_no_heavy_library() -> None:
    heavy = {"hypothesis", "pytest", "pandas", "openpyxl", "duckdb", "sqlglot", "numpy"}
    code = f"import sys, studiorules; print(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == []
