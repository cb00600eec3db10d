"""The engine beside the meaning: the same number for every id and figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from studiorules.dossier.resolved import Resolved
from studiorules.engine import Engine
from studiorules.findings.figures import Figure
from studiorules.meaning import Setting, Whole, judge
from studiorules.rulebook import Rulebook

__all__ = ["differences"]


def differences(
    engine: Engine, resolved: Resolved, rulebook: Rulebook, as_of: date, *, only: str | None = None
) -> Iterator[str]:
    """Yield where the engine gives another number than the meaning.

    Whether a fact is missing is asked of what is open and of nothing else; `only` asks for one requirement, or whether
    one section or criterion is met.
    """
    told = judge(resolved, rulebook, as_of).values if only is None else _of(only, resolved, rulebook, as_of)
    numbers = engine.run(resolved, as_of)
    for (of, figure), wanted in told.items():
        if figure == "fact" and told[of, "sure"] == told[of, "possible"]:
            continue
        found = numbers.value(of, figure)
        if found != wanted:
            yield f"{of}.{figure}: the engine says {found}, the meaning {wanted}"


def _of(name: str, resolved: Resolved, rulebook: Rulebook, as_of: date) -> Mapping[tuple[str, Figure], int]:
    whole = Whole(Setting(resolved=resolved, rulebook=rulebook, as_of=as_of))
    if name not in whole.groups:
        return whole.told(rulebook[name])
    truth = whole.truth(name)
    return {(name, "sure"): truth.sure, (name, "possible"): truth.possible, (name, "fact"): truth.fact}
