"""The corridor: a dossier, a rulebook and a day go in, an evaluation comes out.

Here the rooms meet: the engine gives the numbers, the meaning gives the reasons when somebody reads them. Nothing is
computed here.
"""

from studiorules.evaluation.comparing import compare, impact
from studiorules.evaluation.door import amend, evaluate, explain, published, read_dossier, read_dossiers, read_rulebook
from studiorules.evaluation.showing import ask, render, write
from studiorules.evaluation.trying import try_case, try_cases

__all__ = [
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
    "try_case",
    "try_cases",
    "write",
]
