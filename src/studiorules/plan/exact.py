"""The plan of rows without doubt: a rewriting in which low and high are one column and nothing is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import attrs

from studiorules.dossier.resolved import UNKNOWN
from studiorules.plan.arithmetic import not_above, rewrite
from studiorules.plan.expr import FALSE, TRUE, Col, Const, Expr, In, Leaf, Meets, Op, is_in, meets, number
from studiorules.plan.plan import Acc, Scan

__all__ = ["ExactScan", "exact", "neutral"]

_ONE_AT_LEAST = [not_above(number(1), Col(f"quantity_{end}")) for end in ("lo", "hi")]
"""What a row without doubt always is."""


@attrs.frozen
class ExactScan:
    """The folds over rows without doubt.

    Attributes:
        accs: Folds that differ; each starts neutral.
        of: For each fold of the whole scan the name of the one here that has seen the same rows.
    """

    accs: tuple[Acc, ...]
    of: Mapping[str, str]


def exact(scan: Scan) -> ExactScan:
    """Rewrite the folds over one list, and merge those that have become equal."""
    found: dict[tuple[object, ...], Acc] = {}
    of: dict[str, str] = {}
    known: dict[Expr, Expr] = dict.fromkeys(_ONE_AT_LEAST, TRUE)
    for acc in scan.accs:
        when = rewrite(acc.when if acc.plain is None else acc.plain, _settled, known)
        value = rewrite(acc.value if acc.sharp is None else acc.sharp, _settled, known)
        key = (acc.fold, when, value)
        if key not in found:
            found[key] = attrs.evolve(
                acc, name=f"x{acc.name}", when=when, value=value, start=neutral(acc), plain=None, sharp=None
            )
        of[acc.name] = found[key].name
    return ExactScan(tuple(acc for acc in found.values() if acc.when != FALSE), of)


def neutral(acc: Acc) -> Const:
    """The start of a fold that changes nothing."""
    start = acc.start
    while isinstance(start, Op):
        start = start.args[1]
    if not isinstance(start, Const):
        raise TypeError(f"{acc.name} starts with no constant")
    return start


@lru_cache(maxsize=1024)
def _settled(leaf: Leaf) -> Expr:
    match leaf:
        case Col(name, kind) if name.endswith("_hi"):
            return Col(f"{name.removesuffix('_hi')}_lo", kind)
        case In(col, codes):
            return is_in(col, codes - {UNKNOWN})
        case Meets(col, codes):
            return meets(col, codes - {UNKNOWN})
    return leaf
