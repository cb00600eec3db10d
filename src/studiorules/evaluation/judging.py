"""From documents to numbers: columns made once for a dossier, a function made once for a rulebook.

What is made is kept with the object it was made from, so that there is no state beside the objects; a race between
threads makes it twice and keeps one.
"""

from __future__ import annotations

import logging
from datetime import date
from functools import partial
from traceback import format_tb

from studiorules.dossier import CATALOGUE, Dossier
from studiorules.dossier.resolved import Resolved
from studiorules.dossier.resolving import resolve
from studiorules.engine import Engine, compile_plan
from studiorules.findings import Figures
from studiorules.intake import read_local
from studiorules.meaning import judge
from studiorules.plan import lower
from studiorules.rulebook import Rulebook

__all__ = ["columns_of", "engine_of", "figures", "resolved"]

_LOG = logging.getLogger("studiorules")


def columns_of(dossier: Dossier) -> Resolved:
    """Return a dossier in columns: all that the catalogue knows of it."""
    made = dossier.kept.get("columns")
    if not isinstance(made, Resolved):
        made = resolve(dossier, CATALOGUE.sections)
        dossier.kept["columns"] = made
    return made


def resolved(dossier: Dossier, rulebook: Rulebook) -> Resolved:
    """Return a dossier in columns, with what it says for a rulebook's own facts and lists.

    Raises:
        DossierError: If what it says for the rulebook cannot be read.
    """
    if len(rulebook.catalogue.sections) == len(CATALOGUE.sections):
        return columns_of(dossier)
    own = {name: one for name, one in rulebook.catalogue.sections.items() if name not in CATALOGUE.sections}
    return columns_of(dossier).joined(resolve(dossier, own, read_local(dossier, rulebook)))


def engine_of(rulebook: Rulebook) -> Engine:
    """Return the function made from a rulebook."""
    made = rulebook.kept.get("engine")
    if not isinstance(made, Engine):
        made = compile_plan(lower(rulebook, families=False), partial(lower, rulebook))
        rulebook.kept["engine"] = made
    return made


def figures(dossier: Dossier, rulebook: Rulebook, as_of: date) -> Figures:
    """Work out the numbers; what breaks the engine is judged by the meaning, requirement by requirement.

    Raises:
        DossierError: If what the dossier says for the rulebook cannot be read.
    """
    columns = resolved(dossier, rulebook)
    try:
        return engine_of(rulebook).run(columns, as_of)
    except Exception as broken:  # noqa: BLE001  # one requirement that cannot be computed must not take the others with it
        # The frames only: the message may quote what a dossier says of a person.
        where = "".join(format_tb(broken.__traceback__))
        _LOG.warning(
            "the engine gave up on rulebook %s (%s); judged by the meaning\n%s",
            rulebook.id,
            type(broken).__name__,
            where,
        )
        return judge(columns, rulebook, as_of)
