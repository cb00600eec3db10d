"""The body of a loop over rows: what several folds ask is asked once, exclusive codes become a chain."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from studiorules.engine import syntax
from studiorules.engine.expressions import ROW, Writer
from studiorules.plan import Acc, Col, Expr, In, Meets, Op
from studiorules.plan.expr import is_in, leaves, less, meets, not_above
from studiorules.plan.plan import conjuncts

__all__ = ["Item", "items_of", "nested", "widened"]

Item: TypeAlias = tuple[tuple[Expr, ...], Acc]
"""What must still be asked, and the fold that is then done."""
Branch: TypeAlias = list[tuple[Expr, list[Item]]]
"""A question and what hangs below it, or several questions that exclude each other."""


def items_of(accs: Iterable[Acc]) -> list[Item]:
    """What each fold asks."""
    return [(conjuncts(acc.when), acc) for acc in accs]


def widened(items: Sequence[Item]) -> list[Item]:
    """Let what is sure be asked below what is possible: who fails the wider question is not asked the narrower."""
    asked = {one for conditions, _ in items for one in conditions}
    wider = {one: found for one in asked if (found := _wider(one)) != one and found in asked}
    return [
        (tuple(dict.fromkeys((*(wider[one] for one in conditions if one in wider), *conditions))), acc)
        for conditions, acc in items
    ]


def _wider(condition: Expr) -> Expr:
    match condition:
        case In(col, codes):
            return is_in(col, codes | {"?"})
        case Meets(col, codes):
            return meets(col, codes | {"?"})
        case Op("lt" | "le" as name, (left, Col(column))) if column.endswith("_lo"):
            return (less if name == "lt" else not_above)(left, Col(f"{column[:-3]}_hi"))
        case Op("lt" | "le" as name, (Col(column), right)) if column.endswith("_hi"):
            return (less if name == "lt" else not_above)(Col(f"{column[:-3]}_lo"), right)
    return condition


def nested(items: Sequence[Item], names: Mapping[str, str]) -> list[ast.stmt]:
    """Write the questions and the folds below them.

    Args:
        items: Folds and what they ask.
        names: Variables of folds.
    """
    return _level(list(items), {}, names)


def _level(items: list[Item], held: Mapping[str, str], names: Mapping[str, str]) -> list[ast.stmt]:
    """Write folds that ask nothing more, then a branch for each question, the commonest first."""
    done = [acc for conditions, acc in items if not conditions]
    branches = _branches([one for one in items if one[0]])
    twice = _read_twice(branches, done, held)
    body = [syntax.assign(name, syntax.attribute(syntax.name(ROW), name)) for name in twice]
    held = {**held, **{name: name for name in twice}}
    writer = Writer(names, held)
    body += [_update(acc, writer) for acc in done]
    body += [_chain(branch, writer, held) for branch in branches]
    return body


def _chain(branch: Branch, writer: Writer, held: Mapping[str, str]) -> ast.stmt:
    found: list[ast.stmt] = []
    for condition, items in reversed(branch):
        found = [syntax.when(writer(condition), _level(items, held, writer.names), found)]
    return found[0]


def _update(acc: Acc, writer: Writer) -> ast.stmt:
    """Write one fold."""
    to = writer.names.get(acc.name, acc.name)
    if acc.fold == "any":
        return syntax.assign(to, syntax.constant(value=True))
    value = writer(acc.value)
    if acc.fold == "sum":
        return syntax.add_to(to, value)
    if acc.fold == "distinct":
        return syntax.plain_statement(syntax.call(syntax.attribute(syntax.name(to), "add"), value))
    beyond = syntax.compare(value, ">" if acc.fold == "max" else "<", syntax.name(to))
    return syntax.when(beyond, [syntax.assign(to, value)])


def _branches(items: list[Item]) -> list[Branch]:
    found: list[Branch] = []
    while items:
        counts = Counter(one for conditions, _ in items for one in conditions)
        commonest = max(counts, key=lambda one: (counts[one], _cheap(one)))
        excluding = [commonest]
        if isinstance(commonest, In):
            taken = set(commonest.codes)
            for other, _ in counts.most_common():
                if isinstance(other, In) and other.col == commonest.col and taken.isdisjoint(other.codes):
                    excluding.append(other)
                    taken |= other.codes
        branch = []
        for condition in excluding:
            answered = {condition, _wider(condition)}
            below = [
                (tuple([one for one in conditions if one not in answered]), acc)
                for conditions, acc in items
                if condition in conditions
            ]
            items = [one for one in items if condition not in one[0]]
            if below:
                branch.append((condition, below))
        found.append(branch)
    return found


def _cheap(condition: Expr) -> bool:
    """Among questions equally common the cheap ones come first."""
    return not isinstance(condition, Op) or condition.name not in ("or", "not", "and")


def _read_twice(branches: Sequence[Branch], done: Sequence[Acc], held: Mapping[str, str]) -> list[str]:
    """Columns that are read more than once at one level: by several questions, or by the folds done there."""
    counts: Counter[str] = Counter()
    for branch in branches:
        for condition, _ in branch:
            counts.update(_columns(condition))
    for acc in done:
        counts.update(_columns(acc.value))
    return [name for name, count in counts.items() if count > 1 and name not in held]


def _columns(expr: Expr) -> list[str]:
    return list(
        dict.fromkeys(
            leaf.name if isinstance(leaf, Col) else leaf.col
            for leaf in leaves([expr])
            if isinstance(leaf, (Col, In, Meets))
        )
    )
