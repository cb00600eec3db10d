"""What ladders come to beside their rungs: the amounts that go with them, and the vetoes that keep them down."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from studiorules.dossier.resolved import OPEN
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge
from studiorules.rulebook import Amount, Clause, Decision, Joined, Reference, ValueOf

if TYPE_CHECKING:
    from studiorules.meaning.whole import Whole

__all__ = ["amount", "vetoes"]

_CENTS = 100


def amount(of: Amount, whole: Whole) -> tuple[int, int]:
    """The least and the most of an amount in hundredths of a yuan: the first case that holds, or all still open."""
    still: list[tuple[int, int]] = []
    for but in of.but:
        when = whole.holds(but.when)
        if when.possible:
            still.append(_ends(but.yuan, whole.setting))
        if when.sure:
            break
    else:
        still.append(_ends(of, whole.setting))
    return min(low for low, _ in still), max(high for _, high in still)


def _ends(of: Amount, setting: Setting) -> tuple[int, int]:
    """Both ends; anything at all where a dated value does not hold on the day."""
    try:
        low, high = (_yuan(end, setting) for end in (of.low, of.high))
    except CannotJudge:
        return 0, OPEN
    return floor(low * _CENTS), ceil(high * _CENTS)


def _yuan(end: Decimal | ValueOf, setting: Setting) -> Fraction:
    return Fraction(Decimal(str(setting.given(end))))


def vetoes(ladder: Decision, whole: Whole) -> tuple[tuple[str, bool], ...]:
    """The vetoes that keep a ladder below its highest rung: the requirement, and whether it surely does."""
    rulebook = whole.setting.rulebook
    found: dict[str, bool] = {}
    for name in _named((need for rung in ladder.rungs for need in rung.needs), whole):
        requirement = next((one for one in rulebook.requirements if one.id == name), None)
        if requirement is not None and requirement.veto and not whole.truth(name).sure:
            found[name] = not whole.truth(name).possible
    return tuple(found.items())


def _named(clauses: Iterable[Clause], whole: Whole) -> list[str]:
    """What clauses name, and what that is made of."""
    waiting = [name for clause in clauses for name in _references(clause)]
    found: dict[str, None] = {}
    while waiting:
        here = waiting.pop(0)
        if here in found:
            continue
        found[here] = None
        if here in whole.groups:
            waiting += whole.setting.rulebook.made_of(here)
    return list(found)


def _references(clause: Clause) -> list[str]:
    if isinstance(clause, Reference):
        return [clause.id]
    branches = clause.measure.branches if isinstance(clause.measure, Joined) else ()
    return [name for branch in branches for name in _references(branch)]
