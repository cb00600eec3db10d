"""The body of a loop over rows: what several folds ask is asked once, exclusive codes become a chain."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from studiorules.engine import syntax
from studiorules.engine.expressions import ROW, Writer
from studiorules.plan import Acc, Col, Const, Expr, In, Meets, Op
from studiorules.plan.arithmetic import less, not_above
from studiorules.plan.expr import all_of, is_in, leaves, meets
from studiorules.plan.plan import conjuncts

__all__ = ["rows_folded"]

_READING = (Col, In, Meets)

Item: TypeAlias = tuple[tuple[int, ...], Acc]
"""The numbers of the questions that must still be asked, and the fold that is then done."""
Branch: TypeAlias = list[tuple[Expr, tuple[str, ...], list[Item]]]
"""A question, its columns and what hangs below it, or several questions that exclude each other."""


def rows_folded(accs: Iterable[Acc], write: Writer, *, doubt: bool) -> list[ast.stmt]:
    """Write what is done with one row.

    Args:
        accs: The folds.
        write: Writes expressions.
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
    return _Trie(tuple(numbers), wider).level(items, write)


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
        columns: The columns that each question reads.
        rivals: For a question about codes the others about the same column that it excludes.
    """

    def __init__(self, questions: Sequence[Expr], wider: Mapping[int, int]) -> None:
        self.questions = questions
        self.wider = wider
        self.cheap = [not isinstance(one, Op) or one.name not in ("or", "not", "and") for one in questions]
        self.columns = [_columns(one) for one in questions]
        codes = [(number, one) for number, one in enumerate(questions) if isinstance(one, In)]
        self.rivals = {
            number: [other for other, two in codes if two.col == one.col and one.codes.isdisjoint(two.codes)]
            for number, one in codes
        }

    def level(self, items: Sequence[Item], write: Writer) -> list[ast.stmt]:
        """Write folds that ask nothing more, then a branch for each question, the commonest first."""
        if len(items) == 1 and not items[0][0]:
            return [_update(items[0][1], write)]
        done = [acc for conditions, acc in items if not conditions]
        branches = self.branches([one for one in items if one[0]]) if len(done) < len(items) else []
        twice = _read_twice(branches, done, write.columns)
        body = [syntax.assign(name, syntax.attribute(syntax.name(ROW), name)) for name in twice]
        if twice:
            write = write.holding({**write.columns, **{name: name for name in twice}})
        body += [_update(acc, write) for acc in done]
        for branch in branches:
            found: list[ast.stmt] = []
            for condition, _, below in reversed(branch):
                found = [syntax.when(write(condition), self.level(below, write), found)]
            body += found
        return body

    def branches(self, items: list[Item]) -> list[Branch]:
        """Part folds by their commonest question, the cheap ones first, until none is left."""
        found: list[Branch] = []
        while items:
            if len(items) == 1:
                found.append([self.together(items)])
                break
            counts = Counter(chain.from_iterable(conditions for conditions, _ in items))
            branch = []
            for question in self.excluding(self.commonest(counts), counts):
                below = [one for one in items if question in one[0]]
                if below:
                    items = [one for one in items if question not in one[0]]
                    branch.append((question, below))
            if len(branch) == 1:
                found.append([self.together(branch[0][1])])
            else:
                answered = ((one, (one, self.wider.get(one)), below) for one, below in branch)
                found.append(
                    [(self.questions[one], self.columns[one], _without(told, below)) for one, told, below in answered]
                )
        return found

    def commonest(self, counts: Counter[int]) -> int:
        """The question that most folds ask, a cheap one before others."""
        most = max(counts.values())
        among = [one for one, count in counts.items() if count == most]
        return next((one for one in among if self.cheap[one]), among[0])

    def together(self, items: list[Item]) -> tuple[Expr, tuple[str, ...], list[Item]]:
        """Ask at once all that several folds have in common."""
        first, *others = (conditions for conditions, _ in items)
        common = set(first).intersection(*others)
        asked = [one for one in first if one in common]
        implied = {self.wider[one] for one in asked if one in self.wider}
        narrow = [one for cheap in (True, False) for one in asked if self.cheap[one] is cheap and one not in implied]
        columns = dict.fromkeys(column for one in narrow for column in self.columns[one])
        return all_of(*(self.questions[one] for one in narrow)), tuple(columns), _without(asked, items)

    def excluding(self, question: int, counts: Counter[int]) -> list[int]:
        """A question, and those that it excludes and that exclude each other."""
        found = [question]
        rivals = [one for one in self.rivals.get(question, ()) if one in counts]
        for number in sorted(rivals, key=lambda one: -counts[one]):
            if all(number in self.rivals[one] for one in found):
                found.append(number)
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
        for _, columns, _ in branch:
            counts.update(columns)
    for acc in done:
        counts.update(_columns(acc.value))
    return [name for name, count in counts.items() if count > 1 and name not in held]


def _columns(expr: Expr) -> tuple[str, ...]:
    if isinstance(expr, Const):
        return ()
    told = (leaf.name if isinstance(leaf, Col) else leaf.col for leaf in leaves([expr]) if isinstance(leaf, _READING))
    return tuple(dict.fromkeys(told))
