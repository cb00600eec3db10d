"""Which way every use of every field points: what would make it better, what worse.

A total is exact when one filling of everything unknown is worst for all requirements at once, and one is best. Here
every use is collected with its direction; `loose` asks whether such fillings exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, TypeAlias

import attrs

from studiorules.dossier import Shape
from studiorules.meaning.setting import Setting
from studiorules.rulebook import (
    AllOf,
    AllOrNothing,
    Best,
    Clause,
    Compared,
    Condition,
    Count,
    Each,
    EarnBy,
    EarnSteps,
    Elapsed,
    Exists,
    Fact,
    Growth,
    Joined,
    Kinds,
    Line,
    LoseBy,
    LoseMostOf,
    Matches,
    Measure,
    Narrowing,
    Not,
    OneOf,
    Ratio,
    Reference,
    Related,
    Requirement,
    Score,
    Share,
    Since,
    Test,
    Total,
    Weights,
    Word,
)

__all__ = ["ONCE", "SAME", "Direction", "Use", "uses"]


class Direction(Enum):
    """Which way a use points."""

    GOOD = 1
    """That it holds, or is more, helps."""
    BAD = -1
    """That it holds, or is more, hurts."""
    MIXED = 0
    """It depends on something else."""

    def turned(self) -> Direction:
        """The other way round."""
        return Direction(-self.value)


SAME: Final = "same as"
"""Asked of a fact with which the records of a list are to be the same: it is one thing for all of them."""

ONCE: Final = "once in "
"""Asked of the field that names what counts once, with the measure behind it."""

VARIANT: Final = "variant"
"""Asked of a fact on which it depends which variants apply."""

Asked: TypeAlias = OneOf | Compared | Exists | Related | Weights | str | None
"""The condition that a value must meet; a table where it decides how much a record counts; text for a window; None
where more is simply better or worse."""


@attrs.frozen
class Use:
    """One use of one field by a rule.

    Attributes:
        path: `section.field`, or the name of a list for its completeness.
        direction: Which way it points.
        asked: What is asked of the value.
        by: Id of the requirement or ladder; `total` for a line on the total.
        sentence: Number of the sentence that it is part of; uses in one sentence have one.
        alone: Whether that sentence reads one measure only, whose interval is exact whichever way it is used.
    """

    path: str
    direction: Direction
    asked: Asked
    by: str
    sentence: int = 0
    alone: bool = False


def uses(setting: Setting) -> tuple[Use, ...]:
    """Collect every use of every field by the requirements, lines on the total and decisions of a rulebook."""
    found: list[Use] = []
    for requirement in setting.rulebook.requirements:
        found += (attrs.evolve(use, by=requirement.id) for use in _of_requirement(requirement, setting))
    for line in setting.rulebook.on_total:
        found += (attrs.evolve(use, by="total") for use in _of_line(line, setting))
    needs = [(ladder.id, need) for ladder in setting.rulebook.decisions for rung in ladder.rungs for need in rung.needs]
    for part in {_of_few_points(need) for _, need in needs} - {None}:
        # A ladder that asks for few points wants the opposite of what every requirement below wants.
        whole = part == "total" or (part is not None and setting.rulebook.names_model(part))
        below = [use for use in found if whole or use.by.startswith(f"{part}/")]
        found += [attrs.evolve(use, direction=use.direction.turned(), sentence=-use.sentence) for use in below]
    for ladder, need in needs:
        found += (attrs.evolve(use, by=ladder) for use in _of_sentence(need, Direction.GOOD, setting))
    return tuple(dict.fromkeys(found))


def _of_few_points(need: Clause) -> str | None:
    """Of what few points are wanted: the total or a section; None where a need asks for something else."""
    if not isinstance(need, Test) or not isinstance(need.measure, Score) or need.bound is None:
        return None
    return need.measure.of if need.bound.word in (Word.AT_MOST, Word.BELOW) else None


def _of_requirement(requirement: Requirement, setting: Setting) -> Iterator[Use]:
    if requirement.test is not None:
        yield from _of_sentence(requirement.test, Direction.GOOD, setting)
        if not isinstance(requirement.worth, AllOrNothing):
            # More earns more, whatever is enough; by word or falling steps it depends on the value.
            earned = _of_measure(requirement.test.measure, _earning(requirement), setting)
            yield from _inside(requirement.test, earned)
    for line in requirement.lines:
        yield from _of_line(line, setting)
    for clause in requirement.only_if:
        yield from _of_sentence(clause, Direction.GOOD, setting)
    if requirement.when is not None:
        yield from (_told_apart(use, setting) for use in _of_sentence(requirement.when, Direction.MIXED, setting))
    if requirement.waiver is not None:
        yield from _of_sentence(requirement.waiver, Direction.GOOD, setting)


def _told_apart(use: Use, setting: Setting) -> Use:
    """Of a fact on which variants depend every value is tried, so that no other use of it by them disagrees."""
    section, _, name = use.path.partition(".")
    if (section, name) not in setting.rulebook.situations.facts:
        return use
    return attrs.evolve(use, asked=VARIANT, direction=Direction.GOOD)


def _of_line(line: Line, setting: Setting) -> Iterator[Use]:
    if isinstance(line.loss, LoseMostOf):
        for one in line.loss.lines:
            yield from _of_line(one, setting)
        return
    yield from _of_sentence(line.test, Direction.GOOD, setting)
    if isinstance(line.loss, LoseBy):
        yield from _inside(line.test, _of_measure(line.test.measure, Direction.MIXED, setting))


def _of_sentence(clause: Clause, direction: Direction, setting: Setting) -> Iterator[Use]:
    yield from _inside(clause, _of_clause(clause, direction, setting))


def _inside(clause: Clause, of: Iterable[Use]) -> Iterator[Use]:
    alone = isinstance(clause, Test) and not clause.but and (not isinstance(clause.measure, Joined) or _range(clause))
    yield from (attrs.evolve(use, sentence=id(clause), alone=alone) for use in of)


def _range(clause: Test) -> bool:
    """Whether a fact is asked to lie between two bounds: whatever is known of it is a range too, so nothing is lost."""
    join = clause.measure
    if not isinstance(join, Joined) or join.how != "all" or len(join.branches) != 2:
        return False
    tests = [one for one in join.branches if isinstance(one, Test) and isinstance(one.measure, Fact) and not one.but]
    words = [one.bound.word in _UPWARDS[:2] for one in tests if one.bound is not None and one.bound.word in _BOUNDS]
    return sorted(words) == [False, True] and tests[0].measure == tests[1].measure


def _earning(requirement: Requirement) -> Direction:
    worth = requirement.worth
    if isinstance(worth, EarnSteps):
        points = [earned for _, earned in worth.steps]
        return Direction.GOOD if points == sorted(points) else Direction.MIXED
    if isinstance(worth, EarnBy):
        return Direction.MIXED
    return Direction.GOOD


def _of_clause(clause: Clause, direction: Direction, setting: Setting) -> Iterator[Use]:
    if isinstance(clause, Reference):
        return
    for but in clause.but:
        yield from _of_clause(but.when, Direction.MIXED, setting)
    what = clause.measure
    if isinstance(what, Joined):
        way = direction if clause.bound is None or clause.bound.word in _UPWARDS else direction.turned()
        for branch in what.branches:
            yield from _of_clause(branch, way, setting)
        return
    if clause.bound is not None and clause.bound.word in (Word.AT_MOST, Word.BELOW):
        direction = direction.turned()
    if clause.bound is not None and clause.bound.word in (Word.IS, Word.IS_NOT):
        yield from _of_equal(clause, what, direction, setting)
        return
    yield from _of_measure(what, direction, setting)


_UPWARDS = (Word.AT_LEAST, Word.ABOVE, Word.IS)
_BOUNDS = (Word.AT_LEAST, Word.ABOVE, Word.AT_MOST, Word.BELOW)


def _of_equal(clause: Test, what: Measure, direction: Direction, setting: Setting) -> Iterator[Use]:
    if isinstance(what, Fact) and clause.bound is not None:
        turned = direction.turned() if clause.bound.word is Word.IS_NOT else direction
        yield Use(f"{what.section}.{what.field}", turned, OneOf(what.field, clause.bound.values), "")
    else:
        yield from _of_measure(what, Direction.MIXED, setting)


def _of_measure(what: Measure, direction: Direction, setting: Setting) -> Iterator[Use]:
    match what:
        case Fact():
            yield Use(f"{what.section}.{what.field}", direction, None, "")
        case Elapsed():
            yield Use(f"{what.section}.{what.field}", direction.turned(), None, "")
        case Matches():
            texts = [(what.section, what.field), *((one.section, one.field) for one in what.pieces if one.field)]
            yield from (Use(f"{section}.{field}", direction, "matches", "") for section, field in texts)
        case Share():
            yield from _of_records(what.of, Direction.MIXED, setting)
            yield from _of_condition(what.part, what.of.list, direction)
            yield Use(f"{what.of.list}.quantity", Direction.MIXED, None, "")
        case Ratio():
            yield from _of_measure(what.top, direction, setting)
            yield from _of_measure(what.bottom, direction.turned(), setting)
        case Count() | Total() | Best() | Kinds() | Growth():
            yield from _of_records(what.of, direction, setting)
            yield from (Use(f"{what.of.list}.{name}", direction, asked, "") for name, asked in _summed(what))
            if isinstance(what, Count):
                yield from _of_weights_and_groups(what, direction)


def _summed(what: Count | Total | Best | Kinds | Growth) -> list[tuple[str, Asked]]:
    """The fields that a measure adds up or compares, and how."""
    match what:
        case Count():
            return [("quantity", None)]
        case Kinds():
            return [(what.field, "kinds")]
        case Growth():
            return [("from", "growth"), ("to", "growth")]
        case _:
            return [(what.field, None)]


def _of_weights_and_groups(what: Count, direction: Direction) -> Iterator[Use]:
    section, weights = what.of.list, what.weights
    for name in () if weights is None else weights.fields:
        yield Use(f"{section}.{name}", direction, weights, "")
        if weights is not None and not weights.exact:  # rows may ask for one field in ways that are not read together
            yield Use(f"{section}.{name}", Direction.MIXED, weights, "")
    if what.once_per is not None:
        # Which group is best to be of depends on all that is counted.
        yield Use(f"{section}.{what.once_per}", direction, f"{ONCE}{what!r}", "")


def _of_records(of: Narrowing, direction: Direction, setting: Setting) -> Iterator[Use]:
    """A list's completeness, the conditions on its records, and their days."""
    yield Use(of.list, direction, None, "")
    if of.where is not None:
        yield from _of_condition(of.where, of.list, direction)
    for claim in of.unless:
        yield from _of_records(claim.of, direction.turned(), setting)
    spans = setting.catalogued(of.list).shape is not Shape.MOMENTS
    day = of.dated_by or ("from" if spans else "on")
    if isinstance(of.each, Each):
        yield Use(f"{of.list}.{day}", direction, f"each {of.each.year} {of.each.last}", "")
    elif isinstance(of.window, Since):
        yield Use(f"{of.list}.{day}", direction, "since", "")
    else:
        # All other windows end on the as-of date, so the narrower lies inside the wider.
        yield Use(f"{of.list}.{day}", direction, "until today", "")
        if spans and of.dated_by is None:
            yield Use(f"{of.list}.to", direction, "until today", "")


def _of_condition(condition: Condition, section: str, direction: Direction) -> Iterator[Use]:
    match condition:
        case AllOf(conditions):
            for one in conditions:
                yield from _of_condition(one, section, direction)
        case Not(inner):
            yield from _of_condition(inner, section, direction.turned())
        case OneOf() | Compared() | Exists():
            yield Use(f"{section}.{condition.field}", direction, condition, "")
        case Related():
            yield Use(f"{section}.{condition.field}", direction, condition, "")
            way = direction.turned() if condition.relation == "after" else direction
            asked = SAME if condition.relation == "same_as" else None
            yield Use(f"{condition.section}.{condition.other}", way, asked, "")


def paths(of: Iterable[Use]) -> dict[str, tuple[Use, ...]]:
    """Uses by path."""
    by_path: dict[str, list[Use]] = {}
    for use in of:
        by_path.setdefault(use.path, []).append(use)
    return {path: tuple(found) for path, found in by_path.items()}
