"""What became of each record in a measure: whether it counts, how much, for whom, and why not surely."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

import attrs

from studiorules.dossier.resolved import NOTHING, UNKNOWN
from studiorules.findings import RecordUse
from studiorules.meaning.measured import Measured
from studiorules.meaning.records import Standing
from studiorules.rulebook import Count, Measure, Weights

__all__ = ["records_of"]

Became: TypeAlias = Literal["counted", "possible", "left out"]
Told: TypeAlias = tuple[Became, RecordUse]


def records_of(what: Measure, measured: Measured | None, listed: str) -> dict[Became, tuple[RecordUse, ...]]:
    """The records that surely count, that possibly do, and that do not; each record once in each.

    Args:
        what: The measure.
        measured: What it came to; None where nothing single was measured.
        listed: Name of its list; empty for a ratio, whose records are of two lists that they do not name.
    """
    found: dict[Became, dict[str, RecordUse]] = {"counted": {}, "possible": {}, "left out": {}}
    weights, group = (what.weights, what.once_per) if isinstance(what, Count) else (None, None)
    if measured is not None and listed:
        each = measured.each or (None,) * len(measured.standings)
        told = [_use(one, counts, weights, listed) for one, counts in zip(measured.standings, each, strict=True)]
        if group is not None:
            told = _once(told, measured, group)
        for became, use in told:
            found[became].setdefault(use.path, use)
    return {became: tuple(uses.values()) for became, uses in found.items()}


def _use(one: Standing, each: tuple[int, int] | None, weights: Weights | None, listed: str) -> Told:
    path, sure = f"{listed}[{one.row.record}]", one.truth.sure and one.row.quantity_lo >= 1
    became: Became = "counted" if sure else "possible" if one.truth.possible else "left out"
    if each is None or weights is None or became == "left out":
        return became, RecordUse(path=path, why=one.why)
    low, high = each
    if high == 0:
        return "left out", RecordUse(path=path, why=weights.fields)
    open_ = [name for name in weights.fields if low != high and one.row.doubt & one.row.bits.get(name, 0)]
    why = tuple(dict.fromkeys((*one.why, *open_)))
    counts = tuple(Decimal(end).scaleb(-weights.places) for end in (low, high))
    return "possible" if low == 0 else became, RecordUse(path=path, why=why, counts=(counts[0], counts[1]))


def _once(told: list[Told], measured: Measured, field: str) -> list[Told]:
    """Let one record stand for each group: the first of the best that surely count."""
    each = measured.each or ((1, 1),) * len(told)
    keys = [str(getattr(one.row, field)) for one in measured.standings]
    best: dict[str, int] = {}
    for index, (became, _) in enumerate(told):
        first = best.get(keys[index])
        if became == "counted" and (first is None or each[index][0] > each[first][0]):
            best[keys[index]] = index
    named = [each[index][0] for key, index in best.items() if key not in (UNKNOWN, NOTHING)]
    if UNKNOWN in best and each[best[UNKNOWN]][0] <= max(named, default=0):
        del best[UNKNOWN]  # it may repeat one that is named
    found: list[Told] = []
    for index, ((became, use), key) in enumerate(zip(told, keys, strict=True)):
        first = best.get(key)
        if became == "left out" or key == NOTHING:
            found.append((became, use))
        elif key == UNKNOWN:
            why = tuple(dict.fromkeys((*use.why, field)))
            found.append(("counted" if first == index else "possible", attrs.evolve(use, why=why)))
        elif first is not None and first != index and each[index][1] <= each[first][0]:
            by = told[first][1].path
            found.append(("left out", RecordUse(path=use.path, why=("once",), group=(field, key), instead=by)))
        else:
            found.append((became, attrs.evolve(use, group=(field, key))))
    return found
