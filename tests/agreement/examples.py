"""The dossiers of the documents, in columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import studiorules as sr
from studiorules.dossier import CATALOGUE
from studiorules.dossier.resolved import Resolved
from studiorules.dossier.resolving import resolve

__all__ = ["NAMES", "example"]

_FOLDER = Path(__file__).parents[2] / "docs" / "examples"
NAMES = sorted(path.stem for path in _FOLDER.glob("*.toml"))


@cache
def example(name: str) -> Resolved:
    """Return a dossier of the documents."""
    return resolve(sr.read_dossier(_FOLDER / f"{name}.toml"), CATALOGUE.sections)
