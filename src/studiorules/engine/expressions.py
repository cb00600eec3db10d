"""Expressions of a plan as expressions of Python."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from studiorules.engine import syntax
from studiorules.plan import Col, Const, Expr, In, Meets, Op, Param, Ref

__all__ = ["ROW", "written"]

ROW = "row"
"""The variable that holds the row."""
_FEW = 2


def written(expr: Expr, columns: Mapping[str, str] | None = None, names: Mapping[str, str] | None = None) -> ast.expr:
    """Write an expression.

    Args:
        expr: The expression.
        columns: Columns of the row that stand in a variable; None = none.
        names: Variables that have another name than the plan gives; None = none.
    """
    return _Writer(columns or {}, names or {}).write(expr)


class _Writer:
    def __init__(self, columns: Mapping[str, str], names: Mapping[str, str]) -> None:
        self.columns = columns
        self.names = names

    def column(self, name: str) -> ast.expr:
        held = self.columns.get(name)
        return syntax.attribute(syntax.name(ROW), name) if held is None else syntax.name(held)

    def write(self, expr: Expr) -> ast.expr:
        match expr:
            case Const(value, kind):
                return syntax.constant({"truth": bool(value), "anything": None}.get(kind, value))
            case Col(name):
                return self.column(name)
            case Param(name) | Ref(name):
                return syntax.name(self.names.get(name, name))
            case In(col, codes):
                return self._in(col, codes)
            case Meets(col, codes):
                return self._meets(col, codes)
            case Op(name, args):
                return self._op(name, args)
        raise TypeError(type(expr).__name__)

    def _in(self, col: str, codes: frozenset[str]) -> ast.expr:
        if len(codes) == 1:
            return syntax.compare(self.column(col), "==", syntax.constant(next(iter(codes))))
        among = tuple(sorted(codes)) if len(codes) <= _FEW else codes
        return syntax.compare(self.column(col), "in", syntax.constant(among))

    def _meets(self, col: str, codes: frozenset[str]) -> ast.expr:
        if len(codes) <= _FEW:
            return syntax.any_holds(
                [syntax.compare(syntax.constant(code), "in", self.column(col)) for code in sorted(codes)]
            )
        apart = syntax.attribute(syntax.constant(codes), "isdisjoint")
        return syntax.negation(syntax.call(apart, self.column(col)))

    def _op(self, name: str, args: tuple[Expr, ...]) -> ast.expr:
        match name, args:
            case ("and" | "or"), _:
                join = syntax.all_hold if name == "and" else syntax.any_holds
                return join([self.write(one) for one in args])
            case "not", (inner,):
                return syntax.negation(self.write(inner))
            case ("lt" | "le" | "eq"), (left, right):
                return self._compare(name, left, right)
            case "case", (condition, then, otherwise):
                return syntax.choose(self.write(condition), self.write(then), self.write(otherwise))
            case ("least" | "greatest"), _:
                return self._extreme(name, args)
            case "size", (of,):
                return syntax.call(syntax.name("len"), self.write(of))
            case "lasting", _:
                return syntax.call(syntax.name("lasting"), *(self.write(one) for one in args))
            case "fits", (subject, *pieces):
                told = syntax.tuple_of(self.write(one) for one in pieces)
                return syntax.call(syntax.name("fits"), self.write(subject), told)
        sign = {"add": "+", "sub": "-", "mul": "*", "div": "//"}[name]
        found = self.write(args[0])
        for one in args[1:]:
            if name == "add" and isinstance(one, Const) and isinstance(one.value, int) and one.value < 0:
                found = syntax.binary(found, "-", syntax.constant(-one.value))
            else:
                found = syntax.binary(found, sign, self.write(one))
        return found

    def _compare(self, name: str, left: Expr, right: Expr) -> ast.expr:
        how = {"lt": "<", "le": "<=", "eq": "=="}[name]
        if isinstance(left, Const):
            left, right, how = right, left, {"<": ">", "<=": ">=", "==": "=="}[how]
        return syntax.compare(self.write(left), how, self.write(right))

    def _extreme(self, name: str, args: tuple[Expr, ...]) -> ast.expr:
        if len(args) == _FEW and all(isinstance(one, (Const, Param, Ref, Col)) for one in args):
            # twice as fast as a call
            left, right = args
            how = "<" if name == "least" else ">"
            return syntax.choose(
                syntax.compare(self.write(left), how, self.write(right)), self.write(left), self.write(right)
            )
        return syntax.call(syntax.name("min" if name == "least" else "max"), *(self.write(one) for one in args))
