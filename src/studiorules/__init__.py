"""studiorules judges a model-worker innovation studio by a written rulebook and explains every point.

`import studiorules as sr` is all that daily work needs: read a dossier and a rulebook, evaluate, explain, show. The
rooms behind the door are loaded when one of its names is first used, so that importing it costs next to nothing. What
lives in the rooms is told in each of them; nothing lives here.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studiorules.dossier import Dossier, Listed, at_least_these, none_of_them, these
    from studiorules.errors import DossierError, NotInForceError, Problem, RulebookError
    from studiorules.evaluation import (
        amend,
        ask,
        compare,
        evaluate,
        explain,
        impact,
        published,
        read_dossier,
        read_dossiers,
        read_rulebook,
        render,
        write,
    )
    from studiorules.findings import (
        Decision,
        Evaluation,
        Finding,
        Impact,
        Interval,
        ModelScore,
        Part,
        Points,
        Question,
        Reason,
        Rung,
        Shortfall,
    )
    from studiorules.linter import LintFinding, lint
    from studiorules.reports import Explanation
    from studiorules.rulebook import Rulebook, RulebookChanges
    from studiorules.terms import Outcome, Text, about, at_least, at_most, between

__all__ = [
    "Decision",
    "Dossier",
    "DossierError",
    "Evaluation",
    "Explanation",
    "Finding",
    "Impact",
    "Interval",
    "LintFinding",
    "Listed",
    "ModelScore",
    "NotInForceError",
    "Outcome",
    "Part",
    "Points",
    "Problem",
    "Question",
    "Reason",
    "Rulebook",
    "RulebookChanges",
    "RulebookError",
    "Rung",
    "Shortfall",
    "Text",
    "about",
    "amend",
    "ask",
    "at_least",
    "at_least_these",
    "at_most",
    "between",
    "compare",
    "evaluate",
    "explain",
    "impact",
    "lint",
    "none_of_them",
    "published",
    "read_dossier",
    "read_dossiers",
    "read_rulebook",
    "render",
    "these",
    "write",
]

__version__ = "0.1.0"

_ROOMS = {
    "dossier": ("Dossier", "Listed", "at_least_these", "none_of_them", "these"),
    "errors": ("DossierError", "NotInForceError", "Problem", "RulebookError"),
    "evaluation": (
        "amend",
        "ask",
        "compare",
        "evaluate",
        "explain",
        "impact",
        "published",
        "read_dossier",
        "read_dossiers",
        "read_rulebook",
        "render",
        "write",
    ),
    "findings": (
        "Decision",
        "Evaluation",
        "Finding",
        "Impact",
        "Interval",
        "ModelScore",
        "Part",
        "Points",
        "Question",
        "Reason",
        "Rung",
        "Shortfall",
    ),
    "linter": ("LintFinding", "lint"),
    "reports": ("Explanation",),
    "rulebook": ("Rulebook", "RulebookChanges"),
    "terms": ("Outcome", "Text", "about", "at_least", "at_most", "between"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:  # a type checker must see a misspelt name

    def __getattr__(name: str) -> object:
        """Load the room of a name when it is first used."""
        if name not in _HOMES:
            raise AttributeError(f"module 'studiorules' has no attribute '{name}'")
        value: object = getattr(import_module(f"studiorules.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """Show the public names, loaded or not."""
    return [*__all__, "__version__"]
