"""What goes wrong with documents and calls, as values.

Here live `Problem` (one thing wrong at one path), the errors that carry every problem of a document at once, the
collector that gathers them, and the sentences a person reads. Nothing of dossiers or rules lives here, and nothing here
imports another room.
"""

from studiorules.errors.problem import (
    DocumentError,
    DossierError,
    NotInForceError,
    Place,
    Problem,
    ProblemCollector,
    RulebookError,
    Unreadable,
)
from studiorules.errors.suggestion import nearest, only_near, unknown_name

__all__ = [
    "DocumentError",
    "DossierError",
    "NotInForceError",
    "Place",
    "Problem",
    "ProblemCollector",
    "RulebookError",
    "Unreadable",
    "nearest",
    "only_near",
    "unknown_name",
]
