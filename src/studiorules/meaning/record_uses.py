"""What became of each record in a measure: whether it counts, how much, and why not surely."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

from studiorules.findings import RecordUse
from studiorules.meaning.measured import Measured
from studiorules.meaning.records import Standing
from studiorules.rulebook import Count, Measure, Weights

__all__ = ["records_of"]

Became: TypeAlias = Literal["counted", "possible", "left out"]


def records_of(what: Measure, measured: Measured | None, listed: str) -> dict[Became, tuple[RecordUse, ...]]:
    """The records that surely count, that possibly do, and that do not; each record once in each.

    Args:
        what: The measure.
        measured: What it came to; None where nothing single was measured.
        listed: Name of its list; empty for a ratio, whose records are of two lists that they do not name.
    """
    found: dict[Became, dict[str, RecordUse]] = {"counted": {}, "possible": {}, "left out": {}}
    weights = what.weights if isinstance(what, Count) else None
    if measured is not None and listed:
        each = measured.each or (None,) * len(measured.standings)
        for one, counts in zip(measured.standings, each, strict=True):
            became, use = _use(one, counts, weights, listed)
            found[became].setdefault(use.path, use)
    return {became: tuple(uses.values()) for became, uses in found.items()}


def _use(one: Standing, each: tuple[int, int] | None, weights: Weights | None, listed: str) -> tuple[Became, RecordUse]:
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
