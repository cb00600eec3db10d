"""Records of unequal weight: the first row that a record matches says how much it counts.

Which weights a record may have is exact only if rows that ask for one field are read together: who is neither serious
nor lesser is minor. So a table is also kept apart: into cases that exclude each other and leave nothing over, each with
the one weight that it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil, floor, prod
from typing import TypeAlias

import attrs

from studiorules.dossier import Field, FieldKind
from studiorules.rulebook.condition import AllOf, Compared, Condition, Exists, Not, OneOf
from studiorules.rulebook.value import Given

__all__ = ["WeightCase", "WeightRow", "Weights", "weights_of"]

MOST_CASES = 120
"""More cases than any table of people has; beyond it a table is refused."""
_MOST_WORDS = 6
"""So many words of a set are told apart each from each; with more, every row is asked for itself."""


@attrs.frozen
class WeightRow:
    """One row of a table.

    Attributes:
        where: Which records it matches; None = every record that no row above has matched.
        counts: How much such a record counts; 0 or more.
    """

    where: Condition | None
    counts: Decimal


@attrs.frozen
class WeightCase:
    """One of the cases into which a table falls apart; a record is in exactly one.

    Attributes:
        where: What holds of it, each of another field; empty where there is one case only.
        counts: How much a record counts that is in it; 0 where no row matches.
    """

    where: tuple[Condition, ...]
    counts: Decimal


@attrs.frozen(kw_only=True)
class Weights:
    """How much each record counts.

    Attributes:
        name: The name of the table.
        rows: As written; the first that a record matches gives its weight, without one it counts nothing.
        cases: The same without order.
        exact: Whether a record may be in every case in which it is not surely not.
    """

    name: str
    rows: tuple[WeightRow, ...]
    cases: tuple[WeightCase, ...] = attrs.field(eq=False)
    exact: bool = attrs.field(default=True, eq=False)

    @property
    def places(self) -> int:
        """Decimal places of the finest weight."""
        return max((-min(0, int(row.counts.normalize().as_tuple().exponent)) for row in self.rows), default=0)

    @property
    def heaviest(self) -> int:
        """The greatest weight, in whole steps."""
        return max(int(one.counts * 10**self.places) for one in self.cases)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the rows ask for."""
        asked = (name for row in self.rows if row.where is not None for name in row.where.fields())
        return tuple(dict.fromkeys(asked))


Part: TypeAlias = tuple[Condition, frozenset[Condition]]
"""A part of what is possible of one field, and the questions that hold in it."""


def weights_of(
    name: str, rows: tuple[WeightRow, ...], where: Condition | None, field_of: Callable[[str], Field | None]
) -> Weights | None:
    """Keep a table apart into cases; None where it falls into too many.

    Args:
        name: The name of the table.
        rows: Its rows.
        where: The condition of the measure; what it asks of the fields of the table decides which cases count.
        field_of: The field of a name; None for the days and the quantity that every record has.
    """
    asked = {field for row in rows if row.where is not None for field in row.where.fields()}
    also = tuple(one for one in _conjuncts(where) if not asked.isdisjoint(one.fields()))
    atoms = [*(atom for row in rows for atom in _atoms(row.where)), *(atom for one in also for atom in _atoms(one))]
    by_field: dict[str, list[Condition]] = {}
    for atom in dict.fromkeys(atoms):
        by_field.setdefault(next(atom.fields(), ""), []).append(atom)
    split, exact = [], True
    for field, told in by_field.items():
        parts = _parts(field, told, field_of(field))
        split += parts
        exact &= len(parts) == 1 or _may_each(told, field_of(field))
    if prod(len(parts) for parts in split) > MOST_CASES:
        return None
    cases = []
    for chosen in product(*split):
        true = frozenset().union(*(held for _, held in chosen))
        counts = Decimal(0)
        if all(_holds(one, true) for one in also):
            counts = next((row.counts for row in rows if _holds(row.where, true)), Decimal(0))
        cases.append(WeightCase(tuple(condition for condition, _ in chosen), counts))
    return Weights(name=name, rows=rows, cases=tuple(cases), exact=exact)


def _conjuncts(where: Condition | None) -> tuple[Condition, ...]:
    if where is None:
        return ()
    return where.conditions if isinstance(where, AllOf) else (where,)


def _atoms(where: Condition | None) -> Iterator[Condition]:
    match where:
        case None:
            return
        case AllOf(conditions):
            for one in conditions:
                yield from _atoms(one)
        case Not(inner):
            yield from _atoms(inner)
        case _:
            yield where


def _holds(where: Condition | None, true: frozenset[Condition]) -> bool:
    """Whether a condition holds where exactly these questions do."""
    match where:
        case None:
            return True
        case AllOf(conditions):
            return all(_holds(one, true) for one in conditions)
        case Not(inner):
            return not _holds(inner, true)
        case _:
            return where in true


def _parts(name: str, atoms: list[Condition], field: Field | None) -> list[list[Part]]:
    """Split what is possible of a field; what cannot be split with the rest is asked for itself."""
    words = {value for atom in atoms for value in _words(atom)}
    sets = field is not None and field.kind is FieldKind.CHOICES and all(isinstance(one, OneOf) for one in atoms)
    if sets and _overlap(atoms) and len(words) <= _MOST_WORDS:
        return [list(_subsets(name, atoms))]
    together: list[Condition] = []
    alone: list[Condition] = []
    for atom in atoms:
        (together if _divides(atom, field) else alone).append(atom)
    found = [[(atom, frozenset({atom})), (Not(atom), frozenset())] for atom in alone]
    if together and field is not None:
        found.insert(0, list(_divided(name, together, field)))
    return found


def _may_each(atoms: list[Condition], field: Field | None) -> bool:
    """Whether questions about a set of choices ask for different words, each of which may be in it or not."""
    asked = all(isinstance(one, OneOf) for one in atoms)
    return field is not None and field.kind is FieldKind.CHOICES and asked and not _overlap(atoms)


def _overlap(atoms: list[Condition]) -> bool:
    words = [value for atom in atoms for value in _words(atom)]
    return (
        all(isinstance(one, OneOf) for one in atoms) and len(words) > len(set(words)) and len(set(words)) <= _MOST_WORDS
    )


def _subsets(name: str, atoms: list[Condition]) -> Iterator[Part]:
    """The words that are asked for, each in a set or not."""
    words = list(dict.fromkeys(value for atom in atoms for value in _words(atom)))
    for chosen in product((True, False), repeat=len(words)):
        inside = {word for word, held in zip(words, chosen, strict=True) if held}
        has = [OneOf(name, (word,)) if word in inside else Not(OneOf(name, (word,))) for word in words]
        yield AllOf(tuple(has)), frozenset(one for one in atoms if not inside.isdisjoint(_words(one)))


def _divides(atom: Condition, field: Field | None) -> bool:
    """Whether a question can be answered for each value of a field by itself."""
    if field is None or field.kind in (FieldKind.CHOICES, FieldKind.DATE):
        return False
    if isinstance(atom, Exists):
        return field.kind is FieldKind.LEVEL
    values = _values(atom)
    return bool(values) and all(isinstance(one, (bool, str, Decimal)) for one in values)


def _values(atom: Condition) -> tuple[Given | bool, ...]:
    if isinstance(atom, OneOf):
        return atom.values
    return (atom.value,) if isinstance(atom, Compared) else ()


def _divided(name: str, atoms: list[Condition], field: Field) -> Iterator[Part]:
    """The parts of a field's values in which the same questions hold."""
    if field.kind is FieldKind.NUMBER:
        yield from _stretches(name, atoms, field)
        return
    words: list[str | bool]
    if field.vocabulary is not None:
        words = list(field.vocabulary.ids)
    elif field.kind is FieldKind.YES_NO:
        words = [True, False]
    else:
        words = list(dict.fromkeys(value for atom in atoms for value in _words(atom)))
    groups: dict[frozenset[Condition], list[str | bool]] = {}
    for rank, word in enumerate(words):
        groups.setdefault(frozenset(one for one in atoms if _meets(one, word, rank, field)), []).append(word)
    for held, alike in groups.items():
        yield OneOf(name, tuple(alike)), held
    if field.vocabulary is None and field.kind is not FieldKind.YES_NO:
        yield Not(OneOf(name, tuple(words))), frozenset()


def _words(atom: Condition) -> Iterator[str | bool]:
    yield from (value for value in _values(atom) if isinstance(value, (str, bool)))


def _meets(atom: Condition, word: str | bool, rank: int, field: Field) -> bool:
    if isinstance(atom, Exists):
        return rank >= 1
    if isinstance(atom, Compared) and field.vocabulary is not None:
        return _stands(Fraction(rank), atom.word, Fraction(field.vocabulary.rank(str(atom.value))))
    return isinstance(atom, OneOf) and word in atom.values


def _stands(value: Fraction, word: str, wanted: Fraction) -> bool:
    held = {"at_least": value >= wanted, "above": value > wanted, "at_most": value <= wanted, "below": value < wanted}
    return held[word]


def _stretches(name: str, atoms: list[Condition], field: Field) -> Iterator[Part]:
    """The stretches of a number's whole steps in which the same questions hold."""
    scale = 10**field.places
    marks = {floor(edge) + off for atom in atoms for edge in _edges(atom, scale) for off in (0, 1)}
    marks |= {ceil(edge) for atom in atoms for edge in _edges(atom, scale)}
    lowest = field.floor * scale
    starts = sorted({lowest, *(mark for mark in marks if mark > lowest)})
    for index, first in enumerate(starts):
        held = frozenset(one for one in atoms if _reached(one, first, scale))
        low = Compared(name, "at_least", Decimal(first).scaleb(-field.places))
        if index + 1 == len(starts):
            yield low, held
        else:
            last = Decimal(starts[index + 1] - 1).scaleb(-field.places)
            yield AllOf((low, Compared(name, "at_most", last))), held


def _edges(atom: Condition, scale: int) -> Iterator[Fraction]:
    yield from (_number(value) * scale for value in _values(atom))


def _number(value: Given | bool) -> Fraction:
    return Fraction(value) if isinstance(value, (Decimal, bool)) else Fraction(0)


def _reached(atom: Condition, steps: int, scale: int) -> bool:
    value = Fraction(steps, scale)
    if isinstance(atom, OneOf):
        return any(_number(one) == value for one in atom.values)
    return isinstance(atom, Compared) and _stands(value, atom.word, _number(atom.value))
