"""The engine beside the meaning: the same number for every id and figure."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date

from studiorules.dossier.resolved import Resolved
from studiorules.engine import Engine
from studiorules.meaning import judge
from studiorules.rulebook import Rulebook

__all__ = ["differences"]


def differences(
    engine: Engine,
    resolved: Resolved,
    rulebook: Rulebook,
    as_of: date,
    *,
    only: str | None = None,
    figures: Container[str] | None = None,
) -> Iterator[str]:
    """Yield where the engine gives another number than the meaning.

    Whether a fact is missing is asked of what is open and of nothing else; `only` asks for one requirement or group,
    `figures` for some of its figures.
    """
    told = judge(resolved, rulebook, as_of)
    numbers = engine.run(resolved, as_of)
    for (of, figure), wanted in told.values.items():
        if only not in (None, of) or (figures is not None and figure not in figures):
            continue
        if figure == "fact" and told.values[of, "sure"] == told.values[of, "possible"]:
            continue
        found = numbers.value(of, figure)
        if found != wanted:
            yield f"{of}.{figure}: the engine says {found}, the meaning {wanted}"
