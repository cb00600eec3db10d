"""Arithmetic and choice in expressions: functions that simplify as they build, and the one traversal that rewrites."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import is_

from studiorules.plan.expr import (
    FALSE,
    ONE,
    TRUE,
    ZERO,
    Const,
    Expr,
    Leaf,
    Name,
    Op,
    all_of,
    any_of,
    kind_of,
    negate,
    number,
    text,
    truth,
)

__all__ = [
    "add",
    "as_number",
    "case",
    "div",
    "equal",
    "fits",
    "greatest",
    "lasting",
    "least",
    "less",
    "mul",
    "not_above",
    "rebuilt",
    "rewrite",
    "size",
    "sub",
]


def _compared(name: Name, left: Expr, right: Expr, holds: Callable[[int, int], bool]) -> Expr:
    if isinstance(left, Const) and isinstance(right, Const):
        return truth(holds(left.value, right.value))  # type: ignore[arg-type]  # two numbers, or two texts to be equal
    ladder = _over_ladder(lambda one, two: _compared(name, one, two, holds), left, right)
    return Op(name, (left, right)) if ladder is None else ladder


def less(left: Expr, right: Expr) -> Expr:
    """The left is below the right."""
    return FALSE if left == right else _compared("lt", left, right, lambda one, two: one < two)


def not_above(left: Expr, right: Expr) -> Expr:
    """The left is below the right or the same."""
    return TRUE if left == right else _compared("le", left, right, lambda one, two: one <= two)


def equal(left: Expr, right: Expr) -> Expr:
    """Both are the same."""
    return TRUE if left == right else _compared("eq", left, right, lambda one, two: one == two)


def add(*parts: Expr) -> Expr:
    """The sum; sums inside are left alone, so that they can be shared."""
    fixed = sum(int(one.value) for one in parts if isinstance(one, Const))
    rest = [one for one in parts if not isinstance(one, Const)]
    if not rest:
        return number(fixed)
    if fixed and len(rest) == 1:
        ladder = _over_ladder(add, rest[0], number(fixed))
        if ladder is not None:
            return ladder
    kept = (*rest, number(fixed)) if fixed else tuple(rest)
    return Op("add", kept) if len(kept) > 1 else kept[0]


def sub(left: Expr, right: Expr) -> Expr:
    """The left less the right."""
    if left == right:
        return ZERO
    if isinstance(right, Const):
        return add(left, number(-int(right.value)))
    ladder = _over_ladder(sub, left, right)
    return Op("sub", (left, right)) if ladder is None else ladder


def mul(left: Expr, right: Expr) -> Expr:
    """The product."""
    if isinstance(left, Const):
        left, right = right, left
    if isinstance(right, Const):
        factor = int(right.value)
        if isinstance(left, Const):
            return number(int(left.value) * factor)
        if factor in (0, 1):
            return left if factor else ZERO
    ladder = _over_ladder(mul, left, right)
    return Op("mul", (left, right)) if ladder is None else ladder


def div(left: Expr, right: Expr) -> Expr:
    """The quotient of whole numbers, down to the whole number below; the right is above 0 wherever it is read."""
    if right == ONE:
        return left
    if isinstance(left, Const) and isinstance(right, Const) and right.value != 0:
        return number(int(left.value) // int(right.value))
    ladder = _over_ladder(div, left, right)
    return Op("div", (left, right)) if ladder is None else ladder


def least(*parts: Expr) -> Expr:
    """The smallest."""
    return _extreme("least", parts, min)


def greatest(*parts: Expr) -> Expr:
    """The largest."""
    return _extreme("greatest", parts, max)


def _extreme(name: Name, parts: tuple[Expr, ...], pick: Callable[[Iterable[int]], int]) -> Expr:
    fixed = [int(one.value) for one in parts if isinstance(one, Const)]
    kept: list[Expr] = list(dict.fromkeys(one for one in parts if not isinstance(one, Const)))
    if fixed:
        end = number(pick(fixed))
        if len(kept) == 1:
            ladder = _over_ladder(lambda one, two: _extreme(name, (one, two), pick), kept[0], end)
            if ladder is not None:
                return ladder
        kept.append(end)
    return Op(name, tuple(kept)) if len(kept) > 1 else kept[0]


def case(condition: Expr, then: Expr, otherwise: Expr) -> Expr:
    """One of two, by a condition."""
    if isinstance(condition, Const):
        return then if condition.value else otherwise
    if then is otherwise or then == otherwise:
        return then
    if isinstance(condition, Op) and condition.name == "not":
        condition, then, otherwise = condition.args[0], otherwise, then
    if kind_of(then) == "truth":
        if isinstance(then, Const):
            return any_of(condition, otherwise) if then.value else all_of(negate(condition), otherwise)
        if isinstance(otherwise, Const):
            return any_of(negate(condition), then) if otherwise.value else all_of(condition, then)
    if isinstance(otherwise, Op) and otherwise.name == "case" and otherwise.args[0] == condition:
        otherwise = otherwise.args[2]
    return Op("case", (condition, then, otherwise))


def as_number(condition: Expr) -> Expr:
    """1 where it holds, otherwise 0."""
    return case(condition, ONE, ZERO)


def size(of: Expr) -> Expr:
    """How many a distinct fold has found."""
    return Op("size", (of,))


def lasting(day: Expr, count: int, unit: str) -> Expr:
    """The last day on which so many units back is before the day."""
    return Op("lasting", (day, number(count), text(unit)))


def fits(subject: Expr, pieces: Iterable[Expr]) -> Expr:
    """Whether a text is these pieces in order; `anything` is any text at all, an empty text fits nothing."""
    return Op("fits", (subject, *pieces))


def _over_ladder(build: Callable[[Expr, Expr], Expr], left: Expr, right: Expr) -> Expr | None:
    """Work on the steps of a ladder of constants instead of on its result: `case(c, 2, 0) + 1` is `case(c, 3, 1)`."""
    for one, other, mend in (
        (left, right, lambda step: build(step, right)),
        (right, left, lambda step: build(left, step)),
    ):
        if isinstance(other, Const) and _is_ladder(one):
            return _on_ladder(one, mend)
    return None


def _is_ladder(expr: Expr) -> bool:
    while isinstance(expr, Op) and expr.name == "case" and isinstance(expr.args[1], Const):
        expr = expr.args[2]
        if isinstance(expr, Const):
            return True
    return False


def _on_ladder(expr: Expr, mend: Callable[[Expr], Expr]) -> Expr:
    if isinstance(expr, Op):
        condition, then, otherwise = expr.args
        return case(condition, mend(then), _on_ladder(otherwise, mend))
    return mend(expr)


_BUILD: dict[str, Callable[..., Expr]] = {
    "add": add,
    "sub": sub,
    "mul": mul,
    "div": div,
    "least": least,
    "greatest": greatest,
    "case": case,
    "lt": less,
    "le": not_above,
    "eq": equal,
    "and": all_of,
    "or": any_of,
    "not": negate,
}


def rebuilt(name: Name, args: tuple[Expr, ...]) -> Expr:
    """An operation on other arguments, simplified again."""
    build = _BUILD.get(name)
    return Op(name, args) if build is None else build(*args)


def rewrite(expr: Expr, leaf: Callable[[Leaf], Expr], known: dict[Expr, Expr] | None = None) -> Expr:
    """Replace the leaves of an expression and simplify it again, from below.

    Args:
        expr: The expression.
        leaf: What stands instead of a leaf.
        known: Expressions that were replaced before, to be shared; None = none.
    """
    if not isinstance(expr, Op):
        return leaf(expr)
    known = {} if known is None else known
    found = known.get(expr)
    if found is None:
        args = tuple([rewrite(one, leaf, known) for one in expr.args])
        found = known[expr] = expr if all(map(is_, args, expr.args)) else rebuilt(expr.name, args)
    return found
