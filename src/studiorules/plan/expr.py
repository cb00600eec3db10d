"""Expressions of a plan: whole numbers, yes or no, codes; built by functions that simplify as they build.

Nothing here is open or missing: an interval has become two expressions long before. Equal expressions are equal values
and hash alike, so that whoever reads a plan can share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

import attrs

__all__ = [
    "FALSE",
    "ONE",
    "TRUE",
    "ZERO",
    "Col",
    "Const",
    "Expr",
    "In",
    "Kind",
    "Leaf",
    "Meets",
    "Op",
    "Param",
    "Ref",
    "Told",
    "all_of",
    "any_of",
    "anything",
    "is_in",
    "kind_of",
    "leaves",
    "meets",
    "negate",
    "number",
    "text",
    "truth",
]

Kind: TypeAlias = Literal["number", "truth", "text", "set", "anything"]
"""What an expression gives; `set` is a distinct fold, `anything` the piece of a pattern that any text fits."""
Name: TypeAlias = Literal[
    "add",
    "sub",
    "mul",
    "div",
    "least",
    "greatest",
    "case",
    "lt",
    "le",
    "eq",
    "and",
    "or",
    "not",
    "size",
    "lasting",
    "fits",
]


@attrs.frozen
class Const:
    """A constant; it carries its kind, since in Python `True == 1`."""

    value: int | str
    kind: Kind = "number"


@attrs.frozen
class Col:
    """A column of the row that is scanned."""

    name: str
    kind: Kind = "number"


@attrs.frozen
class Param:
    """Something made once for an evaluation, before any list is read."""

    name: str
    kind: Kind = "number"


@attrs.frozen
class Ref:
    """An accumulator, or an earlier step."""

    name: str
    kind: Kind = "number"


@attrs.frozen
class Told:
    """A result of the same plan: only results that are read late stand upon others."""

    of: str
    figure: str


@attrs.frozen
class In:
    """A column of codes holds one of these."""

    col: str
    codes: frozenset[str]


@attrs.frozen
class Meets:
    """A column of sets of codes holds at least one of these."""

    col: str
    codes: frozenset[str]


@attrs.frozen
class Op:
    """An operation.

    Attributes:
        name: `add sub mul div least greatest case lt le eq and or not`, `div` going down to the whole number below;
            `size` of a distinct fold; `lasting`: the last day that is not yet so long after a day (day, count, unit),
            and a day outside the calendar itself; `fits`: whether a text is these pieces in order.
        args: What it works on.
    """

    name: Name
    args: tuple[Expr, ...]
    _hash: int | None = attrs.field(default=None, init=False, eq=False, repr=False)

    def __hash__(self) -> int:
        """Hash it, once: below it there may be thousands."""
        found = self._hash
        if found is None:
            found = hash((self.name, self.args))
            object.__setattr__(self, "_hash", found)
        return found

    def __reduce__(self) -> tuple[type[Op], tuple[Name, tuple[Expr, ...]]]:
        return Op, (self.name, self.args)  # texts hash otherwise in another process


Leaf: TypeAlias = Const | Col | Param | Ref | In | Meets | Told
Expr: TypeAlias = Leaf | Op

TRUE, FALSE = Const(1, "truth"), Const(0, "truth")
ZERO, ONE = Const(0), Const(1)
anything = Const("", "anything")

_TRUTHS = frozenset({"lt", "le", "eq", "and", "or", "not", "fits"})


def kind_of(expr: Expr) -> Kind:
    """Return what an expression gives."""
    if isinstance(expr, (In, Meets, Told)):
        return "truth"
    if isinstance(expr, Op):
        if expr.name == "case":
            return kind_of(expr.args[1])
        return "truth" if expr.name in _TRUTHS else "number"
    return expr.kind


@lru_cache(maxsize=1024)
def number(value: int) -> Const:
    """Return a number."""
    return Const(value)


def text(value: str) -> Const:
    """Return a text."""
    return Const(value, "text")


def truth(value: bool) -> Const:
    """Return yes or no."""
    return TRUE if value else FALSE


def is_in(col: str, codes: Iterable[str]) -> Expr:
    """Say whether a column of codes holds one of these."""
    wanted = frozenset(codes)
    return In(col, wanted) if wanted else FALSE


def meets(col: str, codes: Iterable[str]) -> Expr:
    """Say whether a column of sets holds one of these."""
    wanted = frozenset(codes)
    return Meets(col, wanted) if wanted else FALSE


def negate(one: Expr) -> Expr:
    """Say that something does not hold."""
    if isinstance(one, Const):
        return FALSE if one.value else TRUE
    if isinstance(one, Op):
        match one.name:
            case "not":
                return one.args[0]
            case "lt":
                return Op("le", (one.args[1], one.args[0]))
            case "le":
                return Op("lt", (one.args[1], one.args[0]))
    return Op("not", (one,))


def all_of(*parts: Expr) -> Expr:
    """All hold."""
    return _joined("and", parts, settles=0)


def any_of(*parts: Expr) -> Expr:
    """At least one holds."""
    return _joined("or", parts, settles=1)


def _joined(name: Name, parts: tuple[Expr, ...], *, settles: int) -> Expr:
    """Join truths: nested joins become one, a repeated part stands once, a part and its opposite settle it."""
    if len(parts) == 1:
        return parts[0]
    found: dict[Expr, None] = {}
    for one in parts:
        if isinstance(one, Const):
            if one.value == settles:
                return TRUE if settles else FALSE
        elif isinstance(one, Op) and one.name == name:
            found.update(dict.fromkeys(one.args))
        else:
            found[one] = None
    if len(found) > 1:
        if any(isinstance(one, Op) and one.name == "not" and one.args[0] in found for one in found):
            return TRUE if settles else FALSE
        columns = [one.col for one in found if isinstance(one, In)]
        if len(columns) != len(set(columns)):
            return _codes_joined(name, found, settles=settles)
        return Op(name, tuple(found))
    return next(iter(found)) if found else FALSE if settles else TRUE


def _codes_joined(name: Name, parts: Iterable[Expr], *, settles: int) -> Expr:
    """Two questions about one column of codes are one."""
    codes: dict[str, frozenset[str]] = {}
    for one in parts:
        if isinstance(one, In):
            before = codes.get(one.col, one.codes)
            codes[one.col] = before | one.codes if settles else before & one.codes
    if not all(codes.values()):
        return FALSE
    kept = (In(one.col, codes[one.col]) if isinstance(one, In) else one for one in parts)
    return _joined(name, tuple(dict.fromkeys(kept)), settles=settles)


def leaves(exprs: Iterable[Expr]) -> Iterator[Leaf]:
    """Yield the leaves of expressions; those of a shared part once."""
    seen: set[int] = set()
    waiting = list(exprs)
    while waiting:
        one = waiting.pop()
        if not isinstance(one, Op):
            yield one
        elif id(one) not in seen:
            seen.add(id(one))
            waiting.extend(one.args)
