"""Small rulebooks and dossiers for the tests of plan and engine, from documents."""

from __future__ import annotations

from datetime import date
from typing import Any

import studiorules as sr
from studiorules.dossier import CATALOGUE
from studiorules.dossier.resolved import Resolved
from studiorules.dossier.resolving import resolve
from studiorules.rulebook import Rulebook
from tests.conformance.adapter import fill_dossier, fill_rulebook

__all__ = ["AS_OF", "rules", "told"]

AS_OF = date(2025, 12, 31)


def rules(*requirements: dict[str, Any], **more: Any) -> Rulebook:  # as a document writes it
    """A rulebook of requirements of 10 points each; ids are r0, r1 …."""
    written = [{"id": f"r{index}", "points": 10, **one} for index, one in enumerate(requirements)]
    return sr.read_rulebook(fill_rulebook({"requirement": written, **more}))


def told(**sections: Any) -> Resolved:  # as a document writes it
    """A dossier in columns."""
    return resolve(sr.read_dossier(fill_dossier(sections, AS_OF)), CATALOGUE.sections)
