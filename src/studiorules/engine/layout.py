"""Where the results of a plan stand, and the numbers of one evaluation."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from studiorules.findings.figures import Figure
from studiorules.plan import Const, Expr, Op, Plan, Told
from studiorules.plan.plan import ResultKey

__all__ = ["Layout", "Numbers", "layout_of"]


@attrs.frozen
class Layout:
    """Where each result stands.

    Attributes:
        at: Index among the values.
        known: Results that no dossier changes.
        late: Results that follow from others.
    """

    at: Mapping[ResultKey, int]
    known: Mapping[ResultKey, int]
    late: Mapping[ResultKey, Expr]


def layout_of(plan: Plan) -> tuple[Layout, tuple[Expr, ...]]:
    """Lay out the results of a plan; equal ones stand once.

    Returns:
        Where they stand, and what stands there.
    """
    places: dict[Expr, int] = {}
    at: dict[ResultKey, int] = {}
    known: dict[ResultKey, int] = {}
    for key, expr in plan.results.items():
        if isinstance(expr, Const):
            known[key] = int(expr.value)
        else:
            at[key] = places.setdefault(expr, len(places))
    return Layout(at, known, plan.late), tuple(places)


@attrs.frozen(eq=False)
class Numbers:
    """The numbers of one evaluation.

    Attributes:
        layout: Where each stands.
        values: All that a dossier can change, in order.
    """

    layout: Layout
    values: tuple[int, ...]

    def value(self, of: str, figure: Figure) -> int:
        """Return one number; `of` is a full id, `total`, or `decision:` and its id.

        Raises:
            KeyError: If the rulebook has nothing of that name.
        """
        return self._told((of, figure))

    def _told(self, key: ResultKey) -> int:
        index = self.layout.at.get(key)
        if index is not None:
            return int(self.values[index])
        known = self.layout.known.get(key)
        return int(self._holds(self.layout.late[key])) if known is None else known

    def _holds(self, expr: Expr) -> bool:
        match expr:
            case Told(of, figure):
                return bool(self._told((of, figure)))
            case Op("and", parts):
                return all(self._holds(one) for one in parts)
            case Op("or", parts):
                return any(self._holds(one) for one in parts)
            case Op("not", (inner,)):
                return not self._holds(inner)
            case Const(value):
                return bool(value)
        raise TypeError(f"not upon results: {expr!r}")
