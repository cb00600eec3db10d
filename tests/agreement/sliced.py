"""Plans cut down to some of their results: what a mistake cannot touch need not be reckoned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from studiorules.plan import Acc, Expr, Param, Plan, Ref, Scan, Told
from studiorules.plan.expr import leaves
from studiorules.plan.plan import ResultKey, Stage

__all__ = ["readers", "sliced"]


def readers(plan: Plan) -> dict[str, set[ResultKey]]:
    """For every name of a plan (fold, step, parameter) the results that stand upon it."""
    below = {name: [Ref(one) for one in set(_names(exprs))] for name, exprs in _defined(plan)}
    found: dict[str, set[ResultKey]] = {}
    for key, expr in plan.results.items():
        for name in _reached(_names([expr]), below):
            found.setdefault(name, set()).add(key)
    return found


def sliced(plan: Plan, keys: Iterable[ResultKey]) -> Plan:
    """Keep some results, those that these stand upon, their folds and steps.

    Folds keep their masks, so that each row takes the way through the engine that it took.
    """
    wanted = set(keys)
    late = {key: expr for key, expr in plan.late.items() if key in wanted}
    wanted |= {(one.of, one.figure) for one in leaves(late.values()) if isinstance(one, Told)}
    results = {key: expr for key, expr in plan.results.items() if key in wanted}
    kept = _reached(_names(results.values()), dict(_defined(plan)))
    stages = tuple(
        Stage(
            tuple(scan for one in stage.scans if (scan := _kept(one, kept)).accs),
            tuple(step for step in stage.steps if step.name in kept),
        )
        for stage in plan.stages
    )
    # what tells of an error stays: it decides which of the two functions of an engine is asked
    params = tuple(rule for rule in plan.params if rule.name in kept or rule.made in ("holds", "vote"))
    return attrs.evolve(plan, results=results, stages=stages, params=params, late=late)


def _defined(plan: Plan) -> Iterator[tuple[str, list[Expr]]]:
    found: dict[str, list[Expr]] = {}
    for stage in plan.stages:
        for step in stage.steps:
            found.setdefault(step.name, []).append(step.expr)
        for scan in stage.scans:
            families = () if scan.families is None else (*scan.families.parts, *scan.families.wholes)
            for acc in (*scan.accs, *families):
                found.setdefault(acc.name, []).extend(_read_by(acc))
    yield from found.items()


def _read_by(acc: Acc) -> list[Expr]:
    told = (acc.when, acc.value, acc.start, acc.plain, acc.sharp)
    return [expr for expr in told if expr is not None]


def _names(exprs: Iterable[Expr]) -> Iterator[str]:
    yield from (leaf.name for leaf in leaves(exprs) if isinstance(leaf, (Ref, Param)))


def _reached(names: Iterable[str], below: Mapping[str, Sequence[Expr]]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_names(below.get(name, ())))
    return found


def _kept(scan: Scan, names: set[str]) -> Scan:
    accs = tuple(acc for acc in scan.accs if acc.name in names)
    families = scan.families
    if families is not None:
        families = attrs.evolve(
            families,
            parts=tuple(acc for acc in families.parts if acc.name in names),
            wholes=tuple(acc for acc in families.wholes if acc.name in names),
        )
    return attrs.evolve(scan, accs=accs, families=families)
