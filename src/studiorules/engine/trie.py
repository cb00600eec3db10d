"""The body of a loop over rows: what several folds ask is asked once, exclusive codes become a chain."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TypeAlias

from studiorules.engine import syntax
from studiorules.engine.expressions import ROW, Writer
from studiorules.plan import Acc, Col, Expr, In, Meets, Op
from studiorules.plan.arithmetic import less, not_above
from studiorules.plan.expr import all_of, is_in, leaves, meets
from studiorules.plan.plan import conjuncts

__all__ = ["rows_folded"]

Item: TypeAlias = tuple[tuple[int, ...], Acc]
"""The numbers of the questions that must still be asked, and the fold that is then done."""
Branch: TypeAlias = list[tuple[Expr, list[Item]]]
"""A question and what hangs below it, or several questions that exclude each other."""


def rows_folded(accs: Iterable[Acc], names: Mapping[str, str], *, doubt: bool) -> list[ast.stmt]:
    """Write what is done with one row.

    Args:
        accs: The folds.
        names: Variables of folds.
        doubt: Whether rows may be in doubt; then what is sure is asked below what is possible, so that who fails the
            wider question is not asked the narrower.
    """
    told = [(conjuncts(acc.when), acc) for acc in accs]
    numbers: dict[Expr, int] = {}
    for conditions, _ in told:
        for one in conditions:
            numbers.setdefault(one, len(numbers))
    wider: dict[int, int] = {}
    if doubt:
        found = ((number, numbers.get(_wider(one), number)) for one, number in numbers.items())
        wider = {narrow: wide for narrow, wide in found if narrow != wide}
    items: list[Item] = []
    for conditions, acc in told:
        asked = [numbers[one] for one in conditions]
        items.append((tuple(dict.fromkeys((*(wider[one] for one in asked if one in wider), *asked))), acc))
    return _Trie(tuple(numbers), wider, names).level(items, {})


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


class _Trie:
    """Writes folds below questions.

    Attributes:
        questions: All that are asked, by number.
        wider: For a question the one that whoever passes it has passed too.
        names: Variables of folds.
    """

    def __init__(self, questions: Sequence[Expr], wider: Mapping[int, int], names: Mapping[str, str]) -> None:
        self.questions = questions
        self.wider = wider
        self.names = names
        self.cheap = [not isinstance(one, Op) or one.name not in ("or", "not", "and") for one in questions]

    def level(self, items: list[Item], held: Mapping[str, str]) -> list[ast.stmt]:
        """Write folds that ask nothing more, then a branch for each question, the commonest first."""
        done = [acc for conditions, acc in items if not conditions]
        branches = self.branches([one for one in items if one[0]])
        twice = _read_twice(branches, done, held)
        body = [syntax.assign(name, syntax.attribute(syntax.name(ROW), name)) for name in twice]
        held = {**held, **{name: name for name in twice}}
        writer = Writer(self.names, held)
        body += [_update(acc, writer) for acc in done]
        for branch in branches:
            found: list[ast.stmt] = []
            for condition, below in reversed(branch):
                found = [syntax.when(writer(condition), self.level(below, held), found)]
            body += found
        return body

    def branches(self, items: list[Item]) -> list[Branch]:
        """Part folds by their commonest question, the cheap ones first, until none is left."""
        found: list[Branch] = []
        while items:
            counts = Counter(one for conditions, _ in items for one in conditions)
            commonest = (
                items[0][0][0] if len(items) == 1 else max(counts, key=lambda one: (counts[one], self.cheap[one]))
            )
            branch = []
            for question in self.excluding(commonest, counts):
                below = [one for one in items if question in one[0]]
                if below:
                    items = [one for one in items if question not in one[0]]
                    branch.append((question, below))
            if len(branch) == 1:
                found.append([self.together(branch[0][1])])
            else:
                answered = ((one, (one, self.wider.get(one)), below) for one, below in branch)
                found.append([(self.questions[one], _without(told, below)) for one, told, below in answered])
        return found

    def together(self, items: list[Item]) -> tuple[Expr, list[Item]]:
        """Ask at once all that several folds have in common."""
        first, *others = (conditions for conditions, _ in items)
        asked = [one for one in first if all(one in conditions for conditions in others)]
        implied = {self.wider[one] for one in asked if one in self.wider}
        narrow = sorted((one for one in asked if one not in implied), key=lambda one: not self.cheap[one])
        return all_of(*(self.questions[one] for one in narrow)), _without(asked, items)

    def excluding(self, question: int, counts: Counter[int]) -> list[int]:
        """A question, and those that it excludes and that exclude each other."""
        found, asked = [question], self.questions[question]
        if isinstance(asked, In):
            taken = set(asked.codes)
            for number, _ in counts.most_common():
                other = self.questions[number]
                if isinstance(other, In) and other.col == asked.col and taken.isdisjoint(other.codes):
                    found.append(number)
                    taken |= other.codes
        return found


def _without(answered: Container[int | None], items: Sequence[Item]) -> list[Item]:
    return [(tuple([one for one in conditions if one not in answered]), acc) for conditions, acc in items]


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
