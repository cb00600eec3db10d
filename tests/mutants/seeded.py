"""Plans with one mistake each: another operation, another end, another threshold, a condition left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any, Final, TypeAlias

import attrs

from studiorules.dossier.resolved import UNKNOWN
from studiorules.plan.expr import Col, Const, Expr, In, Kind, Meets, Op, Ref, kind_of
from studiorules.plan.plan import Acc, Plan, ResultKey, Scan

__all__ = ["Mutant", "sampled"]

Rebuild: TypeAlias = Callable[[Expr], Plan]
"""Puts an expression back where another stood, and gives the whole plan."""

_OTHER: Final[Mapping[str, tuple[Any, ...]]] = {
    "add": ("sub",),
    "sub": ("add",),
    "least": ("greatest",),
    "greatest": ("least",),
    "lt": ("le",),
    "le": ("lt",),
    "eq": ("le",),
    "and": ("or",),
    "or": ("and",),
}
_WITHOUT_ONE: Final = frozenset({"and", "or", "add", "least", "greatest"})
_FOLDS: Final[Mapping[str, Any]] = {"sum": "max", "max": "sum", "min": "max", "any": None, "distinct": None}


@attrs.frozen
class Mutant:
    """A plan with one mistake.

    Attributes:
        said: What was changed, and into what.
        plan: The plan.
    """

    said: str
    plan: Plan


def sampled(plan: Plan, count: int, random: Random) -> Iterator[Mutant]:
    """Seed mistakes into places of a plan that are drawn evenly from all, and one mistake into each."""
    places = list(_places(plan))
    for where, expr, rebuild in random.sample(places, min(count, len(places))):
        mistakes = list(_mistakes(expr, random))
        if mistakes:
            wrong = random.choice(mistakes)
            yield Mutant(f"{where}: {_short(expr)} -> {_short(wrong)}", rebuild(wrong))
    folds = list(_folds(plan))
    for said, wrong_plan in random.sample(folds, min(max(count // 10, 1), len(folds))):
        yield Mutant(said, wrong_plan)


def _places(plan: Plan) -> Iterator[tuple[str, Expr, Rebuild]]:
    """Every node of every expression that the plan reckons, each with the way to replace it."""
    for key, expr in plan.results.items():

        def come(new: Expr, key: ResultKey = key) -> Plan:
            return attrs.evolve(plan, results={**plan.results, key: new})

        yield from _below(f"{key[0]}.{key[1]}", expr, come)
    for at, stage in enumerate(plan.stages):
        for index, step in enumerate(stage.steps):

            def stepped(new: Expr, at: int = at, index: int = index) -> Plan:
                steps = list(plan.stages[at].steps)
                steps[index] = attrs.evolve(steps[index], expr=new)
                return _staged(plan, at, steps=tuple(steps))

            yield from _below(step.name, step.expr, stepped)
        for number, scan in enumerate(stage.scans):
            for held, position, acc in _accs(scan):
                for name in ("when", "value"):

                    def folded(
                        new: Expr,
                        at: int = at,
                        number: int = number,
                        held: str = held,
                        position: int = position,
                        acc: Acc = acc,
                        name: str = name,
                    ) -> Plan:
                        # what is rewritten for rows without doubt is rewritten from the mistake
                        wrong = attrs.evolve(acc, when=new) if name == "when" else attrs.evolve(acc, value=new)
                        return _scanned(
                            plan, at, number, _replaced(plan.stages[at].scans[number], held, position, wrong)
                        )

                    yield from _below(f"{scan.source}.{acc.name}.{name}", getattr(acc, name), folded)


def _accs(scan: Scan) -> Iterator[tuple[str, int, Acc]]:
    yield from (("accs", position, acc) for position, acc in enumerate(scan.accs))
    if scan.families is not None:
        yield from (("parts", position, acc) for position, acc in enumerate(scan.families.parts))
        yield from (("wholes", position, acc) for position, acc in enumerate(scan.families.wholes))


def _replaced(scan: Scan, held: str, position: int, acc: Acc) -> Scan:
    if held == "accs":
        return attrs.evolve(scan, accs=(*scan.accs[:position], acc, *scan.accs[position + 1 :]))
    families: Any = scan.families
    before = getattr(families, held)
    changed = attrs.evolve(families, **{held: (*before[:position], acc, *before[position + 1 :])})
    return attrs.evolve(scan, families=changed)


def _scanned(plan: Plan, at: int, number: int, scan: Scan) -> Plan:
    scans = list(plan.stages[at].scans)
    scans[number] = scan
    return _staged(plan, at, scans=tuple(scans))


def _staged(plan: Plan, at: int, **changes: Any) -> Plan:  # of a stage
    stages = list(plan.stages)
    stages[at] = attrs.evolve(stages[at], **changes)
    return attrs.evolve(plan, stages=tuple(stages))


def _below(where: str, expr: Expr, rebuild: Rebuild) -> Iterator[tuple[str, Expr, Rebuild]]:
    yield where, expr, rebuild
    if isinstance(expr, Op) and expr.name not in ("fits", "lasting"):
        for index, arg in enumerate(expr.args):

            def inner(new: Expr, expr: Op = expr, index: int = index, rebuild: Rebuild = rebuild) -> Plan:
                return rebuild(Op(expr.name, (*expr.args[:index], new, *expr.args[index + 1 :])))

            yield from _below(where, arg, inner)


def _mistakes(expr: Expr, random: Random) -> Iterator[Expr]:
    return _of_operation(expr, random) if isinstance(expr, Op) else _of_leaf(expr, random)


def _of_operation(expr: Op, random: Random) -> Iterator[Expr]:
    match expr:
        case Op("case", (condition, one, other)):
            yield Op("case", (condition, other, one))
            yield one
        case Op("not", (inner,)):
            yield inner
        case Op(name, args):
            yield from (Op(other_name, args) for other_name in _OTHER.get(name, ()))
            if name in _WITHOUT_ONE and len(args) > 1:
                left_out = random.randrange(len(args))
                kept = (*args[:left_out], *args[left_out + 1 :])
                yield kept[0] if len(kept) == 1 else Op(name, kept)


def _of_leaf(expr: Expr, random: Random) -> Iterator[Expr]:
    match expr:
        case Const(int(value), "number"):
            yield Const(value + 1)
            yield Const(value - 1)
        case Const(int(value), "truth"):
            yield Const(1 - value, "truth")
        case Col(name, kind) if name.endswith(("_lo", "_hi")):
            yield Col(f"{name[:-3]}{'_hi' if name.endswith('_lo') else '_lo'}", kind)
        case In(col, codes) | Meets(col, codes):
            yield type(expr)(col, codes ^ {UNKNOWN})
            if len(codes) > 1:
                yield type(expr)(col, codes - {random.choice(sorted(codes))})


def _folds(plan: Plan) -> Iterator[tuple[str, Plan]]:
    for at, stage in enumerate(plan.stages):
        for number, scan in enumerate(stage.scans):
            for held, position, acc in _accs(scan):
                other = _FOLDS[acc.fold]
                if other is not None and _kind(acc) == "number":
                    wrong = attrs.evolve(acc, fold=other)
                    said = f"{scan.source}.{acc.name}: {acc.fold} -> {other}"
                    yield said, _scanned(plan, at, number, _replaced(scan, held, position, wrong))


def _kind(acc: Acc) -> Kind:
    return kind_of(acc.value)


def _short(expr: Expr) -> str:
    match expr:
        case Op(name, args):
            said = f"{name}({', '.join(map(_short, args))})"
            return said if len(said) < 90 else f"{name}(…)"
        case Const(value) | Col(value) | Ref(value):
            return str(value)
        case In(col, codes) | Meets(col, codes):
            return f"{col} in {'|'.join(sorted(codes))}"
        case _:
            return str(expr)
