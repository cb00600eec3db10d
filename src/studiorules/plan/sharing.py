"""Steps: what is read twice is reckoned once, what is read once stands where it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from studiorules.plan.expr import Expr, Op, Ref, kind_of
from studiorules.plan.plan import Plan, Stage, Step

__all__ = ["shared"]


def shared(plan: Plan) -> Plan:
    """Return a plan with other steps: one for each expression that is read more than once, in order."""
    facts, lists = plan.stages
    sharing = _Sharing({step.name: step.expr for step in lists.steps}, facts.steps)
    wanted = {key: sharing.one(expr) for key, expr in plan.results.items()}
    for expr in wanted.values():
        sharing.count(expr)
    told = {key: sharing.placed(expr) for key, expr in wanted.items()}
    return attrs.evolve(plan, stages=(facts, Stage(lists.scans, tuple(sharing.steps))), results=told)


class _Sharing:
    """Equal expressions become one object first, so that the rest goes by identity."""

    def __init__(self, named: Mapping[str, Expr], before: Sequence[Step]) -> None:
        self.named = named
        self.leaves: dict[Expr, Expr] = {}
        self.known: dict[tuple[object, ...], Op] = {}
        self.one_of: dict[int, Expr] = {}
        self.uses: dict[int, int] = {}
        self.done: dict[int, Expr] = {}
        self.steps: list[Step] = []
        for step in before:
            self.done[id(self.one(step.expr))] = Ref(step.name, kind_of(step.expr))

    def one(self, expr: Expr) -> Expr:
        """Return the one object that stands for all equal expressions."""
        found = self.one_of.get(id(expr))
        if found is None:
            if isinstance(expr, Op):
                args = tuple([self.one(one) for one in expr.args])
                key = (expr.name, *map(id, args))
                found = self.known.get(key)
                if found is None:
                    found = self.known[key] = Op(expr.name, args)
            elif isinstance(expr, Ref) and expr.name in self.named:
                found = self.one(self.named[expr.name])
            else:
                found = self.leaves.setdefault(expr, expr)
            self.one_of[id(expr)] = found
        return found

    def count(self, expr: Expr) -> None:
        """Note one reading of an expression."""
        if isinstance(expr, Op) and id(expr) not in self.done:
            self.uses[id(expr)] = self.uses.get(id(expr), 0) + 1
            if self.uses[id(expr)] == 1:
                for one in expr.args:
                    self.count(one)

    def placed(self, expr: Expr) -> Expr:
        """Return an expression as it stands upon the steps."""
        if not isinstance(expr, Op):
            return expr
        found = self.done.get(id(expr))
        if found is None:
            args = tuple([self.placed(one) for one in expr.args])
            found = (
                Op(expr.name, args) if any(new is not old for new, old in zip(args, expr.args, strict=True)) else expr
            )
            if self.uses[id(expr)] > 1:
                step = Step(f"s{len(self.steps)}", found)
                self.steps.append(step)
                found = Ref(step.name, kind_of(found))
            self.done[id(expr)] = found
        return found
