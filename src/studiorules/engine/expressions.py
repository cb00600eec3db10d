"""Expressions of a plan as expressions of Python."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, ClassVar

from studiorules.engine import syntax
from studiorules.plan import Col, Const, Expr, In, Meets, Op, Param, Ref
from studiorules.plan.expr import ONE, ZERO

__all__ = ["ROW", "Writer"]

ROW = "row"
"""The variable that holds the row."""
_FEW = 2
_MANY = 50
_SIGNS = {"sub": "-", "mul": "*", "div": "//"}
_COMPARED = {"lt": ("<", ">"), "le": ("<=", ">="), "eq": ("==", "==")}
_LEAVES = (Const, Param, Ref, Col)


@lru_cache(maxsize=1024)
def _of_row(column: str) -> ast.expr:
    return syntax.attribute(syntax.name(ROW), column)


class Writer:
    """Writes expressions.

    Attributes:
        names: Variables that have another name than the plan gives.
        columns: Columns of the row that stand in a variable.
        params: The parameters that were read so far.
    """

    def __init__(self) -> None:
        """Begin with no variable named otherwise."""
        self.names: dict[str, str] = {}
        self.columns: Mapping[str, str] = {}
        self.params: set[str] = set()
        self.kept = 0

    def holding(self, columns: Mapping[str, str]) -> Writer:
        """The same, where these columns stand in variables."""
        other = Writer()
        other.names, other.params, other.columns = self.names, self.params, columns
        return other

    def __call__(self, expr: Expr) -> ast.expr:
        """Write an expression."""
        return self._BY_KIND[type(expr)](self, expr)

    def column(self, name: str) -> ast.expr:
        """Read a column of the row."""
        held = self.columns.get(name)
        return _of_row(name) if held is None else syntax.name(held)

    def _const(self, expr: Const) -> ast.expr:
        if expr.kind in ("number", "text"):
            return syntax.constant(expr.value)
        return syntax.constant(bool(expr.value) if expr.kind == "truth" else None)

    def _param(self, expr: Param) -> ast.expr:
        self.params.add(expr.name)
        return syntax.name(expr.name)

    def _ref(self, expr: Ref) -> ast.expr:
        return syntax.name(self.names.get(expr.name, expr.name))

    def _col(self, expr: Col) -> ast.expr:
        return self.column(expr.name)

    def _in(self, expr: In, *, holds: bool = True) -> ast.expr:
        if len(expr.codes) == 1:
            (code,) = expr.codes
            return syntax.compare(self.column(expr.col), "==" if holds else "!=", syntax.constant(code))
        among = tuple(sorted(expr.codes)) if len(expr.codes) <= _FEW else expr.codes
        return syntax.compare(self.column(expr.col), "in" if holds else "not in", syntax.constant(among))

    def _meets(self, expr: Meets) -> ast.expr:
        if len(expr.codes) <= _FEW:
            codes = sorted(expr.codes)
            return syntax.any_holds(
                [syntax.compare(syntax.constant(code), "in", self.column(expr.col)) for code in codes]
            )
        apart = syntax.attribute(syntax.constant(expr.codes), "isdisjoint")
        return syntax.negation(syntax.call(apart, self.column(expr.col)))

    def _op(self, expr: Op) -> ast.expr:
        return self._BY_NAME[expr.name](self, expr)

    def _all(self, expr: Op) -> ast.expr:
        return syntax.all_hold([self(one) for one in expr.args])

    def _any(self, expr: Op) -> ast.expr:
        return syntax.any_holds([self(one) for one in expr.args])

    def _not(self, expr: Op) -> ast.expr:
        inner = expr.args[0]
        return self._in(inner, holds=False) if isinstance(inner, In) else syntax.negation(self(inner))

    def _compare(self, expr: Op) -> ast.expr:
        left, right = expr.args
        how, turned = _COMPARED[expr.name]
        if isinstance(left, Const):
            return syntax.compare(self(right), turned, self(left))
        return syntax.compare(self(left), how, self(right))

    def _case(self, expr: Op) -> ast.expr:
        condition, then, otherwise = expr.args
        if then == ONE and otherwise == ZERO:
            return self(condition)  # in Python a truth is 1 or 0
        return syntax.choose(self(condition), self(then), self(otherwise))

    def _add(self, expr: Op) -> ast.expr:
        return self._sum(expr.args)

    def _sum(self, parts: tuple[Expr, ...]) -> ast.expr:
        """One after the other; a long sum by halves, since Python reads no deep one."""
        if len(parts) > _MANY:
            middle = len(parts) // 2
            return syntax.binary(self._sum(parts[:middle]), "+", self._sum(parts[middle:]))
        found = self(parts[0])
        for one in parts[1:]:
            if isinstance(one, Const) and isinstance(one.value, int) and one.value < 0:
                found = syntax.binary(found, "-", syntax.constant(-one.value))
            else:
                found = syntax.binary(found, "+", self(one))
        return found

    def _binary(self, expr: Op) -> ast.expr:
        left, right = expr.args
        return syntax.binary(self(left), _SIGNS[expr.name], self(right))

    def _extreme(self, expr: Op) -> ast.expr:
        """Two of them are compared in place, which is much faster than a call."""
        if len(expr.args) != _FEW:
            return syntax.call(syntax.name("min" if expr.name == "least" else "max"), *(self(one) for one in expr.args))
        (left, again), (right, once_more) = (self._twice(one) for one in expr.args)
        how = "<" if expr.name == "least" else ">"
        return syntax.choose(syntax.compare(left, how, right), again, once_more)

    def _twice(self, expr: Expr) -> tuple[ast.expr, ast.expr]:
        if isinstance(expr, _LEAVES):
            return self(expr), self(expr)
        self.kept += 1
        variable = f"kept{self.kept}"
        return syntax.keep(variable, self(expr)), syntax.name(variable)

    def _size(self, expr: Op) -> ast.expr:
        return syntax.call(syntax.name("len"), self(expr.args[0]))

    def _lasting(self, expr: Op) -> ast.expr:
        return syntax.call(syntax.name("lasting"), *(self(one) for one in expr.args))

    def _fits(self, expr: Op) -> ast.expr:
        subject, *pieces = expr.args
        return syntax.call(syntax.name("fits"), self(subject), syntax.tuple_of(self(one) for one in pieces))

    _BY_KIND: ClassVar[dict[type, Callable[[Writer, Any], ast.expr]]] = {
        Const: _const,
        Param: _param,
        Ref: _ref,
        Col: _col,
        In: _in,
        Meets: _meets,
        Op: _op,
    }
    _BY_NAME: ClassVar[dict[str, Callable[[Writer, Op], ast.expr]]] = {
        "and": _all,
        "or": _any,
        "not": _not,
        **dict.fromkeys(_COMPARED, _compare),
        "case": _case,
        "add": _add,
        **dict.fromkeys(_SIGNS, _binary),
        "least": _extreme,
        "greatest": _extreme,
        "size": _size,
        "lasting": _lasting,
        "fits": _fits,
    }
