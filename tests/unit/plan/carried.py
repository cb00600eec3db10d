"""A plan carried out as plainly as can be: row by row, fold by fold. Slow, and the measure of every faster engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from studiorules.dossier.resolved import Resolved, Row
from studiorules.engine.clock import days_on, lasting
from studiorules.engine.patterns import fits
from studiorules.engine.votes import TOLD, Count
from studiorules.plan import Acc, Col, Const, Expr, In, Meets, Op, Param, Plan, Ref, Scan

__all__ = ["carried", "reckoned"]

_WORK: dict[str, Callable[..., Any]] = {
    "add": lambda *parts: sum(parts),
    "sub": lambda left, right: left - right,
    "mul": lambda left, right: left * right,
    "div": lambda left, right: left // right,
    "least": lambda *parts: min(parts),
    "greatest": lambda *parts: max(parts),
    "lt": lambda left, right: left < right,
    "le": lambda left, right: left <= right,
    "eq": lambda left, right: left == right,
    "not": lambda one: not one,
    "size": len,
    "lasting": lasting,
    "fits": lambda subject, *pieces: fits(subject, pieces),
}


def reckoned(expr: Expr, names: Mapping[str, Any], row: Row | None = None) -> Any:  # number or truth
    """Work out an expression.

    Args:
        expr: The expression.
        names: Values of parameters, folds and steps.
        row: The row that is scanned; None = none.
    """
    match expr:
        case Const(value, kind):
            return {"truth": bool(value), "anything": None}.get(kind, value)
        case Col(name):
            return getattr(row, name)
        case Param(name) | Ref(name):
            return names[name]
        case In(col, codes):
            return getattr(row, col) in codes
        case Meets(col, codes):
            return not codes.isdisjoint(getattr(row, col))
        case Op("and", parts):
            return all(reckoned(one, names, row) for one in parts)
        case Op("or", parts):
            return any(reckoned(one, names, row) for one in parts)
        case Op("case", (condition, then, otherwise)):
            return reckoned(then if reckoned(condition, names, row) else otherwise, names, row)
        case Op(name, parts):
            return _WORK[name](*(reckoned(one, names, row) for one in parts))
    raise TypeError(expr)


def carried(plan: Plan, resolved: Resolved, as_of: date) -> dict[tuple[str, str], int]:
    """Carry a plan out and return its results."""
    names = _params(plan, resolved, as_of)
    for stage in plan.stages:
        for scan in stage.scans:
            _scan(scan, resolved, names)
        for step in stage.steps:
            names[step.name] = reckoned(step.expr, names)
    return {key: int(reckoned(expr, names)) for key, expr in plan.results.items()}


def _params(plan: Plan, resolved: Resolved, as_of: date) -> dict[str, Any]:
    told, _ = Count(plan.ballots).answers(resolved.votes, as_of.toordinal())
    names: dict[str, Any] = {}
    for rule in plan.params:
        match rule.made, rule.of:
            case "stated_on", _:
                names[rule.name] = resolved.stated_on
            case "none", (section,):
                names[rule.name] = resolved.section(str(section)).none
            case "complete", (section, end):
                names[rule.name] = getattr(resolved.section(str(section)), f"complete_{end}")
            case "vote", (int(index), end):
                names[rule.name] = told[len(TOLD) * index + TOLD.index(str(end))]
            case _:
                (names[rule.name],) = days_on([rule], as_of)
    return names


def _scan(scan: Scan, resolved: Resolved, names: dict[str, Any]) -> None:
    told = resolved.section(scan.source)
    for acc in scan.accs:
        names[acc.name] = _start(acc, names)
        rows = told.all_rows if acc.every else told.rows
        _fold(acc, rows, names)
    if scan.families is None:
        return
    for family in told.families:
        for acc in scan.families.parts:
            names[acc.name] = _start(acc, names)
            _fold(acc, family.parts, names)
        for acc in scan.families.wholes:
            _fold(acc, [family.whole], names)


def _start(acc: Acc, names: Mapping[str, Any]) -> Any:  # a number, a truth or a set
    if acc.fold == "distinct":
        return set()
    return bool(reckoned(acc.start, names)) if acc.fold == "any" else reckoned(acc.start, names)


def _fold(acc: Acc, rows: Iterable[Row], names: dict[str, Any]) -> None:
    for row in rows:
        if not reckoned(acc.when, names, row):
            continue
        value = reckoned(acc.value, names, row)
        before = names[acc.name]
        match acc.fold:
            case "sum":
                names[acc.name] = before + value
            case "max":
                names[acc.name] = max(before, value)
            case "min":
                names[acc.name] = min(before, value)
            case "any":
                names[acc.name] = True
            case "distinct":
                names[acc.name] = before | {value}
