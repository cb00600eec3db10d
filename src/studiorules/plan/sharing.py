"""Steps: what is read twice is reckoned once, what is read once stands where it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studiorules.plan.expr import Expr, Op, Ref, kind_of
from studiorules.plan.plan import ResultKey, Step

__all__ = ["shared"]


def shared(
    results: Mapping[ResultKey, Expr], named: Mapping[str, Expr], before: Sequence[Step]
) -> tuple[tuple[Step, ...], dict[ResultKey, Expr]]:
    """Return the steps that results need, in order, and the results upon them.

    Args:
        results: What comes out.
        named: What names stand for in it.
        before: Steps that stand before; they are read, not made again.
    """
    sharing = _Sharing(named, before)
    for expr in results.values():
        sharing.count(expr)
    told = {key: sharing.placed(expr) for key, expr in results.items()}
    return tuple(sharing.steps), told


class _Sharing:
    def __init__(self, named: Mapping[str, Expr], before: Sequence[Step]) -> None:
        self.named = named
        self.uses: dict[Expr, int] = {}
        self.done: dict[Expr, Expr] = {step.expr: Ref(step.name, kind_of(step.expr)) for step in before}
        self.steps: list[Step] = []

    def _meant(self, expr: Expr) -> Expr:
        while isinstance(expr, Ref) and expr.name in self.named:
            expr = self.named[expr.name]
        return expr

    def count(self, expr: Expr) -> None:
        """Note one reading of an expression."""
        expr = self._meant(expr)
        if isinstance(expr, Op) and expr not in self.done:
            self.uses[expr] = self.uses.get(expr, 0) + 1
            if self.uses[expr] == 1:
                for one in expr.args:
                    self.count(one)

    def placed(self, expr: Expr) -> Expr:
        """Return an expression as it stands upon the steps."""
        expr = self._meant(expr)
        if not isinstance(expr, Op):
            return expr
        found = self.done.get(expr)
        if found is None:
            found = Op(expr.name, tuple(self.placed(one) for one in expr.args))
            if self.uses[expr] > 1:
                step = Step(f"s{len(self.steps)}", found)
                self.steps.append(step)
                found = Ref(step.name, kind_of(found))
            self.done[expr] = found
        return found
