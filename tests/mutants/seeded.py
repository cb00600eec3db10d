"""Plans with one mistake each: another operation, another end, another threshold, a condition left out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from random import Random
from typing import Any, Final, TypeAlias

import attrs

from studiorules.dossier.resolved import UNKNOWN
from studiorules.plan.expr import Col, Const, Expr, In, Kind, Meets, Op, Param, Ref, kind_of, negate
from studiorules.plan.plan import Acc, Plan, ResultKey, Rule, Scan

__all__ = ["Mutant", "sampled"]

_OF_A_FOLD = ("when", "value", "start", "plain", "sharp")
_NOT_READ: Final[Mapping[str, tuple[str, ...]]] = {"any": ("value", "start", "sharp"), "distinct": ("start",)}
"""What an engine never reckons."""

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
        kind: In what part of a plan it stands.
        said: What was changed, and into what.
        touched: The name (fold, step, parameter) or the result that it changes.
        plan: The plan.
    """

    kind: str
    said: str
    touched: str | ResultKey
    plan: Plan


@attrs.frozen
class _Place:
    """A node of an expression, and the way to put another there."""

    kind: str
    where: str
    touched: str | ResultKey
    expr: Expr
    rebuild: Rebuild


def sampled(plan: Plan, count: int, random: Random, *, kinds: Container[str] | None = None) -> Iterator[Mutant]:
    """Seed mistakes into places of a plan that are drawn evenly from all, and one mistake into each.

    Args:
        plan: The right plan.
        count: How many.
        random: The source of chance.
        kinds: In which parts of a plan; None = in all.
    """
    if kinds is not None:
        yield from _drawn([one for one in _places(plan) if one.kind in kinds], count, random)
        return
    few = max(count // 20, 1)  # these places are few, and their mistakes unlike the others
    for others in (list(_folds(plan)), list(_rules(plan))):
        yield from random.sample(others, min(few, len(others)))
    yield from _drawn(list(_places(plan)), max(count - 2 * few, 1), random)


def _drawn(places: list[_Place], count: int, random: Random) -> Iterator[Mutant]:
    random.shuffle(places)
    for one in places:
        if count == 0:
            return
        mistakes = list(_mistakes(one.expr, random))
        if mistakes:
            count -= 1
            wrong = random.choice(mistakes)
            said = f"{one.where}: {_short(one.expr)} -> {_short(wrong)}"
            yield Mutant(one.kind, said, one.touched, one.rebuild(wrong))


def _places(plan: Plan) -> Iterator[_Place]:
    """Every node of every expression that the plan reckons, each with the way to replace it."""
    for key, expr in plan.results.items():

        def come(new: Expr, key: ResultKey = key) -> Plan:
            return attrs.evolve(plan, results={**plan.results, key: new})

        yield from _below(_Place(f"result {key[1]}", f"{key[0]}.{key[1]}", key, expr, come))
    for key, expr in plan.late.items():

        def later(new: Expr, key: ResultKey = key) -> Plan:
            return attrs.evolve(plan, late={**plan.late, key: new})

        yield from _below(_Place(f"late {key[1]}", f"{key[0]}.{key[1]}", key, expr, later))
    for at, stage in enumerate(plan.stages):
        for index, step in enumerate(stage.steps):

            def stepped(new: Expr, at: int = at, index: int = index) -> Plan:
                steps = list(plan.stages[at].steps)
                steps[index] = attrs.evolve(steps[index], expr=new)
                return _staged(plan, at, steps=tuple(steps))

            yield from _below(_Place("step", step.name, step.name, step.expr, stepped))
        for number, scan in enumerate(stage.scans):
            for held, position, acc in _accs(scan):
                yield from _in_a_fold(plan, (at, number, held, position), acc)


def _in_a_fold(plan: Plan, where: tuple[int, int, str, int], acc: Acc) -> Iterator[_Place]:
    at, number, held, position = where
    scan = plan.stages[at].scans[number]
    unread = _NOT_READ.get(acc.fold, ()) if held == "accs" else (*_NOT_READ.get(acc.fold, ()), "start")
    for name in _OF_A_FOLD:
        if name in unread or getattr(acc, name) is None:
            continue

        def folded(new: Expr, name: str = name) -> Plan:
            # what is rewritten for rows without doubt is rewritten from the mistake
            changed: Any = {name: new}
            return _scanned(plan, at, number, _replaced(scan, held, position, attrs.evolve(acc, **changed)))

        kind = f"{'facts' if at == 0 else held} {name}"
        yield from _below(_Place(kind, f"{scan.source}.{held}.{acc.name}.{name}", acc.name, getattr(acc, name), folded))


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


def _below(place: _Place) -> Iterator[_Place]:
    yield place
    expr = place.expr
    if isinstance(expr, Op) and expr.name not in ("fits", "lasting"):
        for index, arg in enumerate(expr.args):

            def inner(new: Expr, expr: Op = expr, index: int = index, rebuild: Rebuild = place.rebuild) -> Plan:
                return rebuild(Op(expr.name, (*expr.args[:index], new, *expr.args[index + 1 :])))

            yield from _below(attrs.evolve(place, expr=arg, rebuild=inner))


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
        case Param(_, "number"):
            yield Op("add", (expr, Const(1)))
            yield Op("sub", (expr, Const(1)))
        case Param(_, "truth"):
            yield negate(expr)
        case Col(name, kind) if name.endswith(("_lo", "_hi")):
            yield Col(f"{name[:-3]}{'_hi' if name.endswith('_lo') else '_lo'}", kind)
        case In(col, codes) | Meets(col, codes):
            yield type(expr)(col, codes ^ {UNKNOWN})
            if len(codes) > 1:
                yield type(expr)(col, codes - {random.choice(sorted(codes))})


def _folds(plan: Plan) -> Iterator[Mutant]:
    for at, stage in enumerate(plan.stages):
        for number, scan in enumerate(stage.scans):
            for held, position, acc in _accs(scan):
                other = _FOLDS[acc.fold]
                if other is not None and _kind(acc) == "number":
                    wrong = attrs.evolve(acc, fold=other)
                    said = f"{scan.source}.{held}.{acc.name}: {acc.fold} -> {other}"
                    changed = _scanned(plan, at, number, _replaced(scan, held, position, wrong))
                    yield Mutant(f"{held} fold", said, acc.name, changed)


def _rules(plan: Plan) -> Iterator[Mutant]:
    for index, rule in enumerate(plan.params):
        for of in _other_rules(rule):
            params = (*plan.params[:index], attrs.evolve(rule, of=of), *plan.params[index + 1 :])
            said = f"{rule.made}{rule.of} -> {of}"
            yield Mutant("parameter", said, rule.name, attrs.evolve(plan, params=params))


def _other_rules(rule: Rule) -> Iterator[tuple[object, ...]]:
    match rule.made, rule.of:
        case "back" | "year_end" | "deadline", (int(count), *rest):
            yield count + 1, *rest
            if count > 1:
                yield count - 1, *rest
        case "dated" | "dated_back", (((first, last, int(value)), *other), *rest):
            yield ((first, last, value + 1), *other), *rest
        case "complete", (section, end):
            yield section, "to" if end == "from" else "from"
        case "vote", (index, "low"):
            yield index, "high"
        case "vote", (index, "high"):
            yield index, "low"


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
