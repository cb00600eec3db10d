"""The body of a loop over rows: what several folds ask is asked once, exclusive codes become a chain."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from studiorules.engine import syntax
from studiorules.engine.expressions import ROW, written
from studiorules.plan import Acc, Col, Expr, In, Meets, Op
from studiorules.plan.expr import is_in, less, meets, not_above, rewrite
from studiorules.plan.plan import conjuncts

__all__ = ["Item", "items_of", "nested", "widened"]

Item = tuple[tuple[Expr, ...], Acc]
"""What must still be asked, and the fold that is then done."""


def items_of(accs: Iterable[Acc]) -> list[Item]:
    """What each fold asks."""
    return [(conjuncts(acc.when), acc) for acc in accs]


def widened(items: Sequence[Item]) -> list[Item]:
    """Let what is sure be asked below what is possible: who fails the wider question is not asked the narrower."""
    asked = {one for conditions, _ in items for one in conditions}
    wider = {one: found for one in asked if (found := _wider(one)) != one and found in asked}
    return [
        (tuple(dict.fromkeys((*conditions, *(wider[one] for one in conditions if one in wider)))), acc)
        for conditions, acc in items
    ]


def _wider(condition: Expr) -> Expr:
    match condition:
        case In(col, codes):
            return is_in(col, codes | {"?"})
        case Meets(col, codes):
            return meets(col, codes | {"?"})
        case Op("lt", (left, Col(name))) if name.endswith("_lo"):
            return less(left, Col(f"{name[:-3]}_hi"))
        case Op("le", (left, Col(name))) if name.endswith("_lo"):
            return not_above(left, Col(f"{name[:-3]}_hi"))
        case Op("lt", (Col(name), right)) if name.endswith("_hi"):
            return less(Col(f"{name[:-3]}_lo"), right)
        case Op("le", (Col(name), right)) if name.endswith("_hi"):
            return not_above(Col(f"{name[:-3]}_lo"), right)
    return condition


def nested(items: Sequence[Item], names: Mapping[str, str]) -> list[ast.stmt]:
    """Write the questions and the folds below them.

    Args:
        items: Folds and what they ask.
        names: Variables of folds.
    """
    return _Trie(names).level(list(items), {})


class _Trie:
    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def level(self, items: list[Item], held: dict[str, str]) -> list[ast.stmt]:
        """Write folds that ask nothing more, then a branch for each question, the commonest first."""
        done = [acc for conditions, acc in items if not conditions]
        branches = _branches([one for one in items if one[0]])
        held = dict(held)
        body = [syntax.assign(name, syntax.attribute(syntax.name(ROW), name)) for name in _read_twice(branches, held)]
        held.update({stmt.targets[0].id: stmt.targets[0].id for stmt in body})  # type: ignore[attr-defined]  # names
        body += [self.update(acc, held) for acc in done]
        for branch in branches:
            body.append(self.chain(branch, held))
        return body

    def chain(self, branch: list[tuple[Expr, list[Item]]], held: dict[str, str]) -> ast.stmt:
        """Write one question, or several that exclude each other."""
        found: list[ast.stmt] = []
        for condition, items in reversed(branch):
            found = [syntax.when(written(condition, held, self.names), self.level(items, held), found)]
        return found[0]

    def update(self, acc: Acc, held: Mapping[str, str]) -> ast.stmt:
        """Write one fold."""
        to = self.names.get(acc.name, acc.name)
        if acc.fold == "any":
            return syntax.assign(to, syntax.constant(value=True))
        value = written(acc.value, held, self.names)
        if acc.fold == "sum":
            return syntax.add_to(to, value)
        if acc.fold == "distinct":
            return syntax.plain_statement(syntax.call(syntax.attribute(syntax.name(to), "add"), value))
        beyond = syntax.compare(value, ">" if acc.fold == "max" else "<", syntax.name(to))
        return syntax.when(beyond, [syntax.assign(to, value)])


def _branches(items: list[Item]) -> list[list[tuple[Expr, list[Item]]]]:
    found: list[list[tuple[Expr, list[Item]]]] = []
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
            below = [(tuple(one for one in conditions if one != condition), acc) for conditions, acc in items if condition in conditions]
            items = [one for one in items if condition not in one[0]]
            if below:
                branch.append((condition, below))
        found.append(branch)
    return found


def _cheap(condition: Expr) -> bool:
    """Among questions equally common the cheap ones come first."""
    return not isinstance(condition, Op) or condition.name not in ("or", "not", "and")


def _read_twice(branches: list[list[tuple[Expr, list[Item]]]], held: Mapping[str, str]) -> list[str]:
    """Columns that several questions of one level read, or a chain of questions."""
    counts: Counter[str] = Counter()
    for branch in branches:
        for condition, _ in branch:
            counts.update(_columns(condition))
    return [name for name, count in counts.items() if count > 1 and name not in held]


def _columns(condition: Expr) -> set[str]:
    found: set[str] = set()

    def note(leaf: Expr) -> Expr:
        if isinstance(leaf, Col):
            found.add(leaf.name)
        elif isinstance(leaf, (In, Meets)):
            found.add(leaf.col)
        return leaf

    rewrite(condition, note)
    return found
