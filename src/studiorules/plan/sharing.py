"""Steps: what is read twice is reckoned once, what is read once stands where it is read; errors may be assumed away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import is_

import attrs

from studiorules.plan.arithmetic import rebuilt
from studiorules.plan.expr import FALSE, TRUE, Const, Expr, Op, Param, Ref, kind_of
from studiorules.plan.plan import Plan, Rule, Stage, Step

__all__ = ["shared"]


def shared(plan: Plan, *, errors: bool = True) -> Plan:
    """Return a plan with other steps: one for each expression that is read more than once, in order.

    Args:
        plan: The plan.
        errors: Whether anything may be an error; False = it is for days on which every dated value holds and votes that
            are no error, and shorter by every question of error.
    """
    facts, lists = plan.stages
    error = () if errors else (rule for rule in plan.params if errs(rule))
    settled = {rule.name: TRUE if rule.made == "holds" else FALSE for rule in error}
    sharing = _Sharing({step.name: step.expr for step in lists.steps}, settled, facts.steps)
    named = [sharing.one(step.expr) for step in lists.steps]  # what comes first is read by what comes later
    wanted = {key: sharing.one(expr) for key, expr in plan.results.items()}
    sharing.count(wanted.values())
    for expr in named:
        if id(expr) in sharing.uses:
            sharing.placed(expr)
    told = {key: sharing.placed(expr) for key, expr in wanted.items()}
    return attrs.evolve(plan, stages=(facts, Stage(lists.scans, tuple(sharing.steps))), results=told)


def errs(rule: Rule) -> bool:
    """Whether a parameter tells of an error: `holds` where it is not set, the error of a vote where it is."""
    return rule.made == "holds" or (rule.made == "vote" and rule.of[-1] == "error")


class _Sharing:
    """Equal expressions become one object first, so that the rest goes by identity."""

    def __init__(self, named: Mapping[str, Expr], settled: Mapping[str, Const], before: Sequence[Step]) -> None:
        self.named = named
        self.settled = settled
        self.leaves: dict[Expr, Expr] = {}
        self.known: dict[tuple[object, ...], Op] = {}
        self.one_of: dict[int, Expr] = {}
        self.shorter: set[int] = set()
        self.rebuilt: list[Expr] = []  # kept, so that none leaves its identity to another
        self.uses: dict[int, int] = {}
        self.done: dict[int, Expr] = {}
        self.steps: list[Step] = []
        for step in before:
            self.done[id(self.one(step.expr))] = Ref(step.name, kind_of(step.expr))

    def one(self, expr: Expr) -> Expr:
        """Return the one object that stands for all equal expressions, what is settled left out."""
        found = self.one_of.get(id(expr))
        if found is None:
            found = self._op(expr) if isinstance(expr, Op) else self._leaf(expr)
            self.one_of[id(expr)] = found
        return found

    def _op(self, expr: Op) -> Expr:
        args = tuple([self.one(one) for one in expr.args])
        if self.shorter and not self.shorter.isdisjoint(map(id, expr.args)):
            self.shorter.add(id(expr))
            self.rebuilt.append(rebuilt(expr.name, args))
            return self.one(self.rebuilt[-1])
        key = (expr.name, *map(id, args))
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = Op(expr.name, args)
            self.one_of[id(found)] = found
        return found

    def _leaf(self, expr: Expr) -> Expr:
        if isinstance(expr, Ref) and expr.name in self.named:
            found = self.one(self.named[expr.name])
            if not isinstance(found, Op):
                self.shorter.add(id(expr))
            return found
        if isinstance(expr, Param) and expr.name in self.settled:
            self.shorter.add(id(expr))
            return self.settled[expr.name]
        return self.leaves.setdefault(expr, expr)

    def count(self, exprs: Iterable[Expr]) -> None:
        """Note how often each expression is read."""
        waiting = list(exprs)
        while waiting:
            expr = waiting.pop()
            if isinstance(expr, Op) and id(expr) not in self.done:
                self.uses[id(expr)] = self.uses.get(id(expr), 0) + 1
                if self.uses[id(expr)] == 1:
                    waiting += expr.args

    def placed(self, expr: Expr) -> Expr:
        """Return an expression as it stands upon the steps."""
        if not isinstance(expr, Op):
            return expr
        found = self.done.get(id(expr))
        if found is None:
            args = tuple([self.placed(one) for one in expr.args])
            found = expr if all(map(is_, args, expr.args)) else Op(expr.name, args)
            if self.uses[id(expr)] > 1:
                step = Step(f"s{len(self.steps)}", found)
                self.steps.append(step)
                found = Ref(step.name, kind_of(found))
            self.done[id(expr)] = found
        return found
