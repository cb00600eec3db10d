"""Which facts and lists no value suits for every use: decided from the rulebook alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Final

import attrs

from studiorules.dossier import Field, FieldKind, Shape
from studiorules.dossier.resolved import Resolved
from studiorules.meaning.directions import SAME, Asked, Direction, Use, paths, uses
from studiorules.meaning.records import steps_of
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge
from studiorules.rulebook import (
    AllOf,
    Compared,
    Condition,
    Count,
    Exists,
    Joined,
    Narrowing,
    Not,
    OneOf,
    Related,
    Requirement,
    Rulebook,
    Since,
    Test,
    Total,
    WeightCase,
    Weights,
)

__all__ = ["Pull", "anchors", "pull_apart", "pulls", "stretched"]

_MOST_USES: Final = 2000
"""A field of more uses is not looked at: each is held against every other."""


def anchors(rulebook: Rulebook) -> Iterator[tuple[str, Since]]:
    """Windows that start on a day of the dossier, each with the id of what reads it.

    If that day is not exactly known the window slides as a whole, and its ends are taken apart.
    """
    for requirement in rulebook.requirements:
        tests = (requirement.test, *(line.test for line in requirement.lines), *requirement.only_if)
        yield from ((requirement.id, since) for test in tests for since in _since(test))
    yield from (("total", since) for line in rulebook.on_total for since in _since(line.test))


def _since(test: object) -> Iterator[Since]:
    if not isinstance(test, Test):
        return
    for branch in test.measure.branches if isinstance(test.measure, Joined) else ():
        yield from _since(branch)
    of = getattr(test.measure, "of", None)
    if isinstance(of, Narrowing):
        windows = (of.window, *(claim.of.window for claim in of.unless))
        yield from (one for one in windows if isinstance(one, Since))
        if of.each is not None and of.each.since is not None and isinstance(test.measure, (Count, Total)):
            yield of.each.since


def stretched(rulebook: Rulebook) -> tuple[Requirement, ...]:
    """The requirements whose applicability stretches the total, where some points are shared out.

    While it is open what applies, what is earned and what is lost are taken to their extremes apart; of variants that
    exclude each other each is tried, so that nothing is.
    """
    ways = {one.not_applicable for one in rulebook.base_requirements} & {"rescaled", "none"}
    if "rescaled" not in ways:
        return ()
    told_apart = rulebook.situations.ways[0]
    return tuple(one for one in rulebook.base_requirements if one.not_applicable in ways and one.id not in told_apart)


@attrs.frozen
class Pull:
    """Two uses of one fact or list that no value of it suits alike.

    Attributes:
        path: `section.field`, or the name of a list for its completeness.
        first: The earlier use.
        second: The later one.
    """

    path: str
    first: Use
    second: Use


def pulls(rulebook: Rulebook, as_of: date) -> Iterator[Pull]:
    """Find what may make a total wider than the truth, whatever the dossier: of each fact or list the first two uses.

    Args:
        rulebook: The rulebook.
        as_of: The day whose values are compared.
    """
    setting = Setting(resolved=Resolved(as_of.toordinal(), {}, ()), rulebook=rulebook, as_of=as_of)
    for path, used in paths(uses(setting)).items():
        if len(used) > _MOST_USES or not _may_be_open(path, setting):
            continue
        try:
            if pull_apart(path, used, setting):
                yield _first_two(path, used, setting)
        except CannotJudge:  # a value that there is not on that day is told elsewhere
            continue


def _may_be_open(path: str, setting: Setting) -> bool:
    """Whether a dossier may leave it open: what every record must say is always known."""
    section, name = setting.split(path)
    if name is None or setting.catalogued(section).shape is Shape.FACTS:
        return True
    field = setting.field(section, name)
    return field is None or not field.required


def _first_two(path: str, used: Sequence[Use], setting: Setting) -> Pull:
    """The first use that does not suit those before it, and the first of these that it does not suit."""
    low, high = 1, len(used)  # with more uses it never fits better
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if pull_apart(path, used[:middle], setting) else (middle + 1, high)
    second = used[low - 1]
    first = next((one for one in used[: low - 1] if pull_apart(path, (one, second), setting)), used[0])
    return Pull(path, first, second)


def pull_apart(path: str, used: Sequence[Use], setting: Setting) -> bool:
    """Whether no value of a fact, or state of a list, suits all of its uses."""
    if _taken_for_each(used):
        return True
    if len(used) < 2 or _by_itself(used):
        return False
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


def _taken_for_each(used: Sequence[Use]) -> bool:
    """Whether it is asked of each record whether it is the same as a fact: the fact is then taken for each apart."""
    return any(use.asked == SAME for use in used)


def _by_itself(used: Sequence[Use]) -> bool:
    """Whether all is read by one sentence of one measure: its interval is exact, and what it is worth follows from it.

    Two conditions on one field are taken apart all the same.
    """
    asked = {use.asked for use in used} - {None, "until today", "growth"}
    return all(use.alone for use in used) and len({use.sentence for use in used}) == 1 and len(asked) <= 1


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
