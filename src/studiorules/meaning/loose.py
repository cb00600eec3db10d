"""Which facts pull two ways, so that the total may be wider than the truth.

The total is exact when, for each field, one value is best for every use and one is worst. Where no such value exists
and the dossier leaves the field open, the field is named; the total is then an outer bound: what is certain stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from studiorules.dossier import Field, FieldKind, Shape
from studiorules.dossier.resolved import UNKNOWN, Family
from studiorules.meaning.directions import ONCE, SAME, Asked, Direction, Use, paths, uses
from studiorules.meaning.facts import fact_ends, fact_text, in_force
from studiorules.meaning.records import anchor, steps_of
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge
from studiorules.meaning.whole import Whole
from studiorules.rulebook import (
    AllOf,
    Clause,
    Compared,
    Condition,
    Count,
    Exists,
    Narrowing,
    Not,
    OneOf,
    Related,
    Since,
    Test,
    Total,
    WeightCase,
    Weights,
)
from studiorules.terms import FAR

__all__ = ["loose"]


def loose(whole: Whole) -> tuple[str, ...]:
    """Name the facts and lists that make the total an outer bound; empty where it is exact."""
    setting = whole.setting
    low, high = whole.total()
    if low == high:
        return ()
    found = [
        path
        for path, used in paths(uses(setting)).items()
        if _open(path, setting) and (_taken_for_each(used) or (len(used) > 1 and _pull_apart(path, used, setting)))
    ]
    found += _generous_groups(setting)
    found += _fuzzy_anchors(setting)
    found += _open_applicability(whole)
    return tuple(dict.fromkeys(found))


def _taken_for_each(used: Sequence[Use]) -> bool:
    """Whether it is asked of each record whether it is the same as a fact: the fact is then taken for each apart."""
    return any(use.asked == SAME for use in used)


def _open(path: str, setting: Setting) -> bool:
    """Whether the dossier leaves a field or a list open."""
    section, name = setting.split(path)
    told = setting.section(section)
    if name is None:
        return told.complete_from > -FAR or told.complete_to < FAR
    if setting.catalogued(section).shape is not Shape.FACTS:
        return any(row.doubt & row.bits.get(name, 0) for row in told.all_rows)
    field = setting.field(section, name)
    if field is None:
        return False
    if field.kind in (FieldKind.NUMBER, FieldKind.LEVEL, FieldKind.DATE, FieldKind.YES_NO):
        low, high = fact_ends(section, field, setting)
        return low != high
    return fact_text(section, name, setting) is None and not in_force(section, setting).none


def _pull_apart(path: str, used: Sequence[Use], setting: Setting) -> bool:
    section, name = setting.split(path)
    directions = {use.direction for use in used}
    if Direction.MIXED in directions:
        return True
    if name is None:
        return False
    field = setting.field(section, name)
    asked = [(use.asked, use.direction) for use in used]
    special = {
        one for one, _ in asked if isinstance(one, str) or (isinstance(one, Weights) and not _one_by_one(one, field))
    }
    if special:
        return len(special | {one for one, _ in asked}) > 1 or len(directions) > 1
    if all(one is None for one, _ in asked):
        return len(directions) > 1
    return not _one_best_and_one_worst(asked, field, setting)


def _one_by_one(weights: Weights, field: Field | None) -> bool:
    """Whether a table asks for one field only, and each value of it has one weight."""
    several = field is not None and field.kind is FieldKind.CHOICES
    asked = list(_inside(weights.cases))
    plain = all(isinstance(one, (OneOf, Compared)) for one in asked)
    return len({name for one in asked for name in one.fields()}) == 1 and plain and not several


def _one_best_and_one_worst(asked: Iterable[tuple[Asked, Direction]], field: Field | None, setting: Setting) -> bool:
    """Whether one value meets all that helps and nothing that hurts, and one the other way round."""
    told = list(asked)
    if field is not None and field.kind is FieldKind.CHOICES:
        return len({way for _, way in told}) == 1
    if any(isinstance(one, (Exists, Related)) or one is None for one, _ in told):
        return len({one for one, _ in told}) == 1 and len({way for _, way in told}) == 1
    values = _values([one for one, _ in told], field, setting)
    if any(isinstance(one, Weights) for one, _ in told):
        return _in_one_order(values, told, field, setting)
    best = worst = False
    for value in values:
        met = [(_meets(value, one, field, setting), way) for one, way in told]
        best |= all(held == (way is Direction.GOOD) for held, way in met)
        worst |= all(held == (way is Direction.BAD) for held, way in met)
    return best and worst


def _in_one_order(
    values: Sequence[Decimal | str], asked: Sequence[tuple[Asked, Direction]], field: Field | None, setting: Setting
) -> bool:
    """Whether of any two values one is as good as the other for every use."""

    def good(value: Decimal | str, one: Asked, way: Direction) -> Decimal:
        held = _weight(value, one, field, setting) if isinstance(one, Weights) else _meets(value, one, field, setting)
        return Decimal(held) * way.value

    goods = [[good(value, one, way) for one, way in asked] for value in values]
    pairs = (
        [(left >= right, right >= left) for left, right in zip(*two, strict=True)] for two in combinations(goods, 2)
    )
    return all(all(more for more, _ in pair) or all(less for _, less in pair) for pair in pairs)


def _weight(value: Decimal | str, weights: Weights, field: Field | None, setting: Setting) -> Decimal:
    found = (one for one in weights.cases if all(_holds(value, where, field, setting) for where in one.where))
    return next((one.counts for one in found), Decimal(0))


def _holds(value: Decimal | str, where: Condition, field: Field | None, setting: Setting) -> bool:
    """Whether a value meets a condition that asks for this field alone."""
    match where:
        case AllOf(conditions):
            return all(_holds(value, one, field, setting) for one in conditions)
        case Not(inner):
            return not _holds(value, inner, field, setting)
        case OneOf() | Compared():
            return _meets(value, where, field, setting)
    return False


def _values(asked: Iterable[Asked], field: Field | None, setting: Setting) -> list[Decimal | str]:
    """Values enough to tell every condition from every other: the words, or both sides of every threshold."""
    told = [each for one in asked for each in (_inside(one.cases) if isinstance(one, Weights) else (one,))]
    if field is not None and field.kind in (FieldKind.CHOICE, FieldKind.YES_NO, FieldKind.TEXT, FieldKind.KEY):
        named = {_word(value) for one in told if isinstance(one, OneOf) for value in one.values}
        return [*sorted(named), "\0"]
    marks: set[Decimal] = set()
    for one in told:
        values = one.values if isinstance(one, OneOf) else (one.value,) if isinstance(one, Compared) else ()
        for value in values:
            mark = steps_of(value, field, setting)
            marks |= {mark - 1, mark, mark + 1}
    if field is not None and field.kind is FieldKind.LEVEL and field.vocabulary is not None:
        return [mark for mark in sorted(marks) if 0 <= mark < len(field.vocabulary.terms)]
    return sorted(marks)


def _inside(cases: Iterable[WeightCase]) -> Iterator[Condition]:
    """The simple conditions that tell the cases of a table apart."""
    waiting = [where for one in cases for where in one.where]
    while waiting:
        match waiting.pop():
            case AllOf(conditions):
                waiting += conditions
            case Not(inner):
                waiting.append(inner)
            case simple:
                yield simple


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _meets(value: Decimal | str, asked: Asked, field: Field | None, setting: Setting) -> bool:
    if isinstance(asked, OneOf):
        if isinstance(value, str):
            return value in {_word(one) for one in asked.values}
        return value in {steps_of(one, field, setting) for one in asked.values}
    if isinstance(asked, Compared) and isinstance(value, Decimal):
        mark = steps_of(asked.value, field, setting)
        return {
            "at_least": value >= mark,
            "above": value > mark,
            "at_most": value <= mark,
            "below": value < mark,
        }[asked.word]
    return False


def _generous_groups(setting: Setting) -> list[str]:
    """Groups that count once are taken from a whole and from its parts alike, though they may be the same things."""
    once = (path for path, used in paths(uses(setting)).items() for use in used if str(use.asked).startswith(ONCE))
    return [path for path in once if any(_shared_out(family, path, setting) for family in _families(path, setting))]


def _families(path: str, setting: Setting) -> tuple[Family, ...]:
    return setting.section(setting.split(path)[0]).families


def _shared_out(family: Family, path: str, setting: Setting) -> bool:
    """Whether parts may be nothing and name groups of their own, or leave nothing of the whole unnamed."""
    _, name = setting.split(path)
    rows: Any = family.parts
    whole: Any = family.whole
    if getattr(whole, str(name)) == UNKNOWN:
        return any(getattr(one, str(name)) != UNKNOWN and one.quantity_lo == 0 for one in rows)
    return bool(whole.quantity_hi <= sum(one.quantity_lo for one in rows))


def _fuzzy_anchors(setting: Setting) -> list[str]:
    """Windows that start on an uncertain day slide as a whole; their ends are taken apart."""
    found = []
    tests: list[Clause | None] = [line.test for line in setting.rulebook.on_total]
    for requirement in setting.rulebook.requirements:
        tests += [requirement.test, *(line.test for line in requirement.lines), *requirement.only_if]
    for since in (one for test in tests for one in _since(test)):
        try:
            low, high = anchor(since, setting)
        except CannotJudge:
            continue
        if low != high:
            found.append(f"{since.section}.{since.field}")
    return found


def _since(test: object) -> Iterable[Since]:
    if not isinstance(test, Test):
        return
    branches = getattr(test.measure, "branches", ())
    for branch in branches:
        yield from _since(branch)
    of = getattr(test.measure, "of", None)
    if isinstance(of, Narrowing):
        windows = (of.window, *(claim.of.window for claim in of.unless))
        yield from (one for one in windows if isinstance(one, Since))
        if of.each is not None and of.each.since is not None and isinstance(test.measure, (Count, Total)):
            yield of.each.since


def _open_applicability(whole: Whole) -> list[str]:
    """Rescaling takes what is earned and what is lost to their extremes apart while it is open what applies."""
    found: list[str] = []
    ways = {one.not_applicable for one in whole.setting.rulebook.base_requirements} & {"rescaled", "none"}
    if "rescaled" not in ways:
        return found
    for requirement in whole.setting.rulebook.base_requirements:
        verdict = whole.verdict(requirement)
        if requirement.not_applicable in ways and verdict.applies.open and verdict.when is not None:
            found += list(_reads(verdict.when))
    return found


def _reads(told: object) -> Iterable[str]:
    measured = getattr(told, "measured", None)
    if measured is not None:
        yield from measured.reads
    for branch in getattr(told, "branches", ()):
        yield from _reads(branch)
