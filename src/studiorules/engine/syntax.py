"""Python's syntax tree, built without any text: few kinds of nodes, all at one place, since there is no source."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from functools import lru_cache
from types import CodeType
from typing import Any, TypeVar

__all__ = [
    "add_to",
    "all_hold",
    "any_holds",
    "assign",
    "attribute",
    "binary",
    "call",
    "choose",
    "code_of",
    "compare",
    "constant",
    "empty_list",
    "give",
    "item",
    "keep",
    "loop",
    "name",
    "negation",
    "plain_statement",
    "set_to",
    "tuple_of",
    "unpack",
    "when",
]

_LOAD, _STORE = ast.Load(), ast.Store()
_COMPARE: dict[str, ast.cmpop] = {
    "==": ast.Eq(),
    "<": ast.Lt(),
    "<=": ast.LtE(),
    ">": ast.Gt(),
    ">=": ast.GtE(),
    "!=": ast.NotEq(),
    "in": ast.In(),
    "not in": ast.NotIn(),
}
_BINARY: dict[str, ast.operator] = {
    "+": ast.Add(),
    "-": ast.Sub(),
    "*": ast.Mult(),
    "//": ast.FloorDiv(),
    "&": ast.BitAnd(),
}
_AND, _OR, _NOT = ast.And(), ast.Or(), ast.Not()
_HOW = {how: [kind] for how, kind in _COMPARE.items()}
_NONE: list[Any] = []
"""Lists that many nodes share; nobody changes a node once it is made."""

N = TypeVar("N", bound=type[ast.AST])


def _placed(node: N) -> N:
    """A kind of node whose place is written once, on the class; a place in each would be most of the work."""
    place = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}
    return type(node.__name__, (node,), place)  # type: ignore[return-value]  # a subclass


_Name, _Constant, _Attribute = _placed(ast.Name), _placed(ast.Constant), _placed(ast.Attribute)
_Compare, _BinOp, _BoolOp, _UnaryOp = (
    _placed(ast.Compare),
    _placed(ast.BinOp),
    _placed(ast.BoolOp),
    _placed(ast.UnaryOp),
)
_IfExp, _Call, _Tuple, _Starred = _placed(ast.IfExp), _placed(ast.Call), _placed(ast.Tuple), _placed(ast.Starred)
_Assign, _AugAssign, _If, _For = _placed(ast.Assign), _placed(ast.AugAssign), _placed(ast.If), _placed(ast.For)
_Expr, _Return, _NamedExpr, _List = _placed(ast.Expr), _placed(ast.Return), _placed(ast.NamedExpr), _placed(ast.List)
_Subscript = _placed(ast.Subscript)
_FunctionDef, _Arg = _placed(ast.FunctionDef), _placed(ast.arg)


@lru_cache(maxsize=4096)
def name(of: str) -> ast.expr:
    """Read a variable."""
    return _Name(of, _LOAD)


def constant(value: str | int | bool | frozenset[str] | tuple[str, ...] | None) -> ast.expr:
    """A constant."""
    return _number(value) if isinstance(value, int) else _Constant(value)  # type: ignore[arg-type]  # sets of codes too


@lru_cache(maxsize=1024, typed=True)
def _number(value: int) -> ast.expr:
    return _Constant(value)


def attribute(of: ast.expr, called: str) -> ast.expr:
    """Read an attribute."""
    return _Attribute(of, called, _LOAD)


@lru_cache(maxsize=4096)
def _stored(of: str) -> ast.Name:
    return _Name(of, _STORE)


def item(of: ast.expr, at: int) -> ast.expr:
    """Read an item by its place."""
    return _Subscript(of, _Constant(at), _LOAD)


def compare(left: ast.expr, how: str, right: ast.expr) -> ast.expr:
    """Compare two values."""
    return _Compare(left, _HOW[how], [right])


def binary(left: ast.expr, how: str, right: ast.expr) -> ast.expr:
    """Work on two values."""
    return _BinOp(left, _BINARY[how], right)


def all_hold(parts: Sequence[ast.expr]) -> ast.expr:
    """All hold, asked in order."""
    return _BoolOp(_AND, list(parts)) if len(parts) > 1 else parts[0]


def any_holds(parts: Sequence[ast.expr]) -> ast.expr:
    """One holds, asked in order."""
    return _BoolOp(_OR, list(parts)) if len(parts) > 1 else parts[0]


def negation(of: ast.expr) -> ast.expr:
    """It does not hold."""
    return _UnaryOp(_NOT, of)


def choose(condition: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.expr:
    """One of two."""
    return _IfExp(condition, then, otherwise)


def call(function: ast.expr, *args: ast.expr) -> ast.expr:
    """Call a function."""
    return _Call(function, list(args), _NONE)


def keep(in_variable: str, value: ast.expr) -> ast.expr:
    """A value that is kept in a variable as it is read."""
    return _NamedExpr(_Name(in_variable, _STORE), value)


def empty_list() -> ast.expr:
    """A new list."""
    return _List([], _LOAD)


def tuple_of(parts: Iterable[ast.expr], *, then_all_of: ast.expr | None = None) -> ast.expr:
    """A tuple, and after its parts those of another."""
    rest = [] if then_all_of is None else [_Starred(then_all_of, _LOAD)]
    return _Tuple([*parts, *rest], _LOAD)


def set_to(names: Sequence[str], value: ast.expr) -> ast.stmt:
    """Give one value to one or several variables."""
    return _Assign([_stored(one) for one in names], value)


def assign(to: str, value: ast.expr) -> ast.stmt:
    """Give a value to a variable."""
    return _Assign([_stored(to)], value)


def unpack(names: Sequence[str], value: ast.expr) -> ast.stmt:
    """Give the parts of a value to as many variables."""
    return _Assign([_Tuple([_Name(one, _STORE) for one in names], _STORE)], value)


def add_to(to: str, value: ast.expr) -> ast.stmt:
    """Add to a variable."""
    return _AugAssign(_stored(to), _BINARY["+"], value)


def when(condition: ast.expr, then: list[ast.stmt], otherwise: list[ast.stmt] | None = None) -> ast.stmt:
    """Do one of two."""
    return _If(condition, then, otherwise or _NONE)


def loop(over: ast.expr, each: str, body: list[ast.stmt]) -> ast.stmt:
    """Do something for each."""
    return _For(_stored(each), over, body, _NONE)


def plain_statement(value: ast.expr) -> ast.stmt:
    """Do something for its effect."""
    return _Expr(value)


def give(value: ast.expr) -> ast.stmt:
    """Return a value."""
    return _Return(value)


def code_of(function: str, args: Sequence[str], body: list[ast.stmt]) -> CodeType:
    """Compile a module that holds one function."""
    arguments = ast.arguments([], [_Arg(one) for one in args], None, [], [], None, [])
    made: Any = _FunctionDef(function, arguments, body, [])
    return compile(ast.Module([made], []), f"<{function}>", "exec")  # nodes, never text
