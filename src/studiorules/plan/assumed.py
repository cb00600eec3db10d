"""The plan where everything can be computed: a rewriting of the plan, shorter by every question of error."""

from __future__ import annotations

import attrs

from studiorules.plan.arithmetic import rewrite
from studiorules.plan.expr import FALSE, TRUE, Expr, Leaf, Op, Param, Ref, leaves
from studiorules.plan.plan import Plan, Rule, Stage, Step

__all__ = ["errs", "without_errors"]


def errs(rule: Rule) -> bool:
    """Whether a parameter tells of an error: `holds` where it is not set, the error of a vote where it is."""
    return rule.made == "holds" or (rule.made == "vote" and rule.of[-1] == "error")


def without_errors(plan: Plan) -> Plan:
    """Rewrite a plan for a day on which every dated value holds, and votes that are no error."""
    fine = {rule.name: TRUE if rule.made == "holds" else FALSE for rule in plan.params if errs(rule)}
    facts, lists = plan.stages
    settled: dict[str, Expr] = {}

    def leaf(one: Leaf) -> Expr:
        if isinstance(one, Param):
            return fine.get(one.name, one)
        return settled.get(one.name, one) if isinstance(one, Ref) else one

    known: dict[Expr, Expr] = {}
    steps: list[Step] = []
    for step in lists.steps:
        expr = rewrite(step.expr, leaf, known)
        if isinstance(expr, Op):
            steps.append(Step(step.name, expr))
        else:
            settled[step.name] = expr
    results = {key: rewrite(expr, leaf, known) for key, expr in plan.results.items()}
    rewritten = attrs.evolve(plan, stages=(facts, Stage(lists.scans, tuple(steps))), results=results)
    read = _read(rewritten)
    return attrs.evolve(rewritten, params=tuple(rule for rule in plan.params if rule.name in read))


def _read(plan: Plan) -> set[str]:
    exprs = [*plan.results.values()]
    for stage in plan.stages:
        exprs += [step.expr for step in stage.steps]
        for scan in stage.scans:
            families = () if scan.families is None else (*scan.families.parts, *scan.families.wholes)
            exprs += [expr for acc in (*scan.accs, *families) for expr in (acc.when, acc.value, acc.start)]
            exprs += [one for acc in scan.accs for one in (acc.plain, acc.sharp) if one is not None]
    return {leaf.name for leaf in leaves(exprs) if isinstance(leaf, Param)}
