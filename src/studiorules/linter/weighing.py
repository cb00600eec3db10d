"""Checks of weights: rows that nothing reaches, and losses better said by one table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from studiorules.dossier import Field, FieldKind
from studiorules.intake.rulebook_conditions import field_scale
from studiorules.linter.asked import asked, is_told
from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.ranges import EVERYTHING, Ranges, inside, overlap, steps_of, union
from studiorules.linter.sites import Sentence, sites
from studiorules.linter.words import condition as spelled
from studiorules.linter.words import number
from studiorules.linter.worths import FEWEST, listed, way
from studiorules.rulebook import Bound, Count, LoseEach, OneOf, Requirement, Rulebook, Test, Word
from studiorules.terms import Text

__all__ = ["falling", "idle_row", "unlisted", "zero_override"]


def idle_row(of: Rulebook, look: Look) -> Iterator[Seen]:
    """A row of a table that no record gets to, whatever measure uses the table: nothing ever gets its weight."""
    for table in _tables(of).values():
        first, weights = table[0], table[0][1].weights
        idle = [_never_reached(what, look) for _, what in table]
        for at, row in enumerate(() if weights is None else weights.rows):
            if weights is not None and row.where is not None and all(at in one for one in idle):
                yield seen(at=first[0], table=weights.name, what=spelled(row.where))


def _tables(of: Rulebook) -> dict[str, list[tuple[str, Count]]]:
    """By name of a table, where it is used and what counts by it."""
    found: dict[str, list[tuple[str, Count]]] = {}
    for site in sites(of):
        what = site.thing.test.measure if isinstance(site.thing, Sentence) else None
        if isinstance(what, Count) and what.weights is not None:
            found.setdefault(f"{what.of.list} {what.weights.name}", []).append((site.path, what))
    return found


def _never_reached(what: Count, look: Look) -> set[int]:
    """The rows of a measure's table, by number, whose records rows above take or the measure leaves out."""
    section, weights = what.of.list, what.weights
    left = {} if what.of.where is None else asked(what.of.where, section, look)
    taken: dict[str, Ranges] = {}
    found = set[int]()
    for at, row in enumerate(() if weights is None else weights.rows):
        told = {} if row.where is None else asked(row.where, section, look)
        open_ = {name: overlap(ranges, left.get(name, EVERYTHING)) for name, ranges in told.items()}
        if any(inside(ranges, taken.get(name, ())) for name, ranges in open_.items()):
            found.add(at)
        if row.where is not None and len(told) == 1 and is_told(row.where, look.field(section, *told)):
            [(name, ranges)] = told.items()
            taken[name] = union((taken.get(name, ()), ranges))
    return found


def unlisted(of: Requirement, look: Look) -> Iterator[Seen]:
    """Words of the one field of a table that no row lists, between those that count or beside them."""
    told = _by_word(of, look)
    if told is None or of.why is not None or of.test is None:
        return
    field, counts = told
    words = [] if field.vocabulary is None else list(field.vocabulary.ids)
    missing = [word for word in words if word not in counts]
    if field.kind is FieldKind.LEVEL:
        lowest = next((rank for rank, word in enumerate(words) if counts.get(word)), len(words))
        missing = [word for word in missing if words.index(word) > lowest]
    elif len(counts) < FEWEST or len(missing) < FEWEST:
        return
    missing = [word for word in missing if word != "other"]
    if missing:
        what = Text("不算数", "count nothing")
        yield seen(at=of.test.path, words=listed(missing, field_scale(field)), what=what)


def falling(of: Requirement, look: Look) -> Iterator[Seen]:
    """A higher level that counts less than a lower one, where more is better."""
    told = _by_word(of, look)
    if told is None or of.why is not None or of.test is None or way(of.test) < 0:
        return
    field, counts = told
    if field.kind is not FieldKind.LEVEL or field.vocabulary is None:
        return
    ranked = [(word, counts[word]) for word in field.vocabulary.ids if word in counts]
    for (low, more), (high, less) in pairwise(ranked):
        if less < more:
            how = Text(
                f"{field.text.zh}：{low}每件算{number(more)}，{high}每件算{number(less)}",
                f"{field.text.get('en')}: {low} counts {number(more)}, {high} counts {number(less)}",
            )
            yield seen(at=of.test.path, how=how)
            return


def _by_word(of: Requirement, look: Look) -> tuple[Field, dict[str, Decimal]] | None:
    """What each word of the one field of a table counts, as far as rows list it; None where it is not one field."""
    what = None if of.test is None else of.test.measure
    if not isinstance(what, Count) or what.weights is None or len(what.weights.fields) != 1:
        return None
    known = look.field(what.of.list, what.weights.fields[0])
    if known is None or known[0].vocabulary is None or known[0].kind is FieldKind.CHOICES:
        return None
    field, scale = known[0], field_scale(known[0])
    counts: dict[str, Decimal] = {}
    left = {} if what.of.where is None else asked(what.of.where, what.of.list, look)
    for word in () if field.vocabulary is None else field.vocabulary.ids:
        step = steps_of(word, scale)
        point: Ranges = () if step is None else ((int(step), int(step)),)
        if not overlap(point, left.get(field.name, EVERYTHING)):
            counts[word] = Decimal(0)  # the measure asks for none of it
            continue
        for row in what.weights.rows:
            if row.where is None or overlap(point, asked(row.where, what.of.list, look).get(field.name, EVERYTHING)):
                counts[word] = row.counts
                break
    return field, counts


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
