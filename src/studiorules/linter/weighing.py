"""Checks of weights: rows that nothing reaches, and losses better said by one table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from studiorules.linter.asked import asked
from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.ranges import Ranges, inside, union
from studiorules.linter.sites import Sentence
from studiorules.linter.words import condition as spelled
from studiorules.linter.words import number
from studiorules.rulebook import Bound, Count, LoseEach, OneOf, Requirement, Test, Word

__all__ = ["idle_row", "zero_override"]


def idle_row(of: Sentence, look: Look) -> Iterator[Seen]:
    """A row of a table all of whose records match a row above it: nothing ever gets its weight."""
    what = of.test.measure
    if not isinstance(what, Count) or what.weights is None:
        return
    taken: dict[str, Ranges] = {}
    for row in what.weights.rows:
        told = {} if row.where is None else asked(row.where, what.of.list, look)
        if row.where is None or len(told) != 1 or len(set(row.where.fields())) != 1:
            continue
        [(field, ranges)] = told.items()
        if field in taken and inside(ranges, taken[field]):
            yield seen(table=what.weights.name, what=spelled(row.where))
        taken[field] = union((taken.get(field, ()), ranges))


def zero_override(of: Requirement, look: Look) -> Iterator[Seen]:
    """One word of a field takes all points and another takes some: a record of unknown word seems to do both."""
    zero = [one for clause in of.only_if if (one := _none_of(clause)) is not None]
    for line in of.lines:
        some = _none_of(line.test)
        if some is None or not isinstance(line.loss, LoseEach) or line.loss.per != 1:
            continue
        of_some, losing = some
        for what, where in zero:
            same = (what.of.list, where.field, _aside(what)) == (of_some.of.list, losing.field, _aside(of_some))
            if not same or set(where.values) & set(losing.values):
                continue
            rows = ((where, of.allotted), (losing, line.loss.points))
            field = look.field(what.of.list, where.field)
            name = where.field if field is None else field[0].text
            yield seen("deduct", field=name, rewrite="" if _narrowed(what) else _table(what, rows))
            return


def _none_of(clause: object) -> tuple[Count, OneOf] | None:
    """A count that asks for no record with one of some words; None for anything else."""
    if not isinstance(clause, Test) or clause.but or clause.bound != Bound(Word.AT_MOST, (Decimal(0),)):
        return None
    what = clause.measure
    if (
        not isinstance(what, Count)
        or what != Count(scale=what.scale, of=what.of)
        or not isinstance(what.of.where, OneOf)
    ):
        return None
    return what, what.of.where


def _aside(what: Count) -> tuple[object, ...]:
    """How a count is narrowed but for its condition."""
    return what.of.window, what.of.dated_by, what.of.each


def _narrowed(what: Count) -> bool:
    return _aside(what) != (None, None, None)


def _table(what: Count, rows: tuple[tuple[OneOf, Decimal], ...]) -> str:
    """The line and the table, as TOML."""
    name = f"{what.of.list}-by-{rows[0][0].field}".replace("_", "-").replace(".", "-")
    line = f'deduct = [{{ lose_each = 1, count = "{what.of.list}", counts_as = "{name}", at_most = 0 }}]\n'
    told = [
        f"[[weights.{name}]]\nwhere = {{ {spelled(where)} }}\ncounts = {number(counts)}\n" for where, counts in rows
    ]
    return "\n".join((line, *told)).rstrip()
