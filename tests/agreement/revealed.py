"""A rulebook that lays bare what another measures: each of its measures earns a point for each unit.

All or nothing hides most mistakes behind a threshold; here both ends of every interval come out as points.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from studiorules.rulebook import (
    Bound,
    EarnEach,
    Elapsed,
    Joined,
    Measure,
    Requirement,
    Rounding,
    Rulebook,
    ScaleKind,
    Score,
    Share,
    Test,
    Word,
)
from studiorules.terms import Text

__all__ = ["revealed"]

_MOST = Decimal(10**8)
_MOST_UNITS_OF_TIME = Decimal(40)


def revealed(rulebook: Rulebook) -> Rulebook:
    """Make a requirement of every measure and of every yes/no question that a rulebook asks anywhere."""
    roots = (rulebook.sections, rulebook.loose_requirements, rulebook.decisions)
    asked = [thing for thing in dict.fromkeys(_things(roots)) if not _refers(thing)]
    requirements = tuple(_shown(f"q{index}", one) for index, one in enumerate(asked))
    return Rulebook(
        id=rulebook.id,
        edition="1",
        title=Text("规则"),
        allotted=sum((one.allotted for one in requirements), Decimal(0)),
        rounding=Rounding(at="requirement", places=2),
        loose_requirements=requirements,
        parameters=rulebook.parameters,
        questions=rulebook.questions,
        catalogue=rulebook.catalogue,
    )


def _things(value: Any) -> Iterator[Measure | Test]:
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from _things(one)
    elif attrs.has(type(value)):
        numeric = isinstance(value, Measure) and value.scale.kind not in (ScaleKind.CHOICE, ScaleKind.CHOICES)
        if numeric and not isinstance(value, (Joined, Score)):
            yield value
        if isinstance(value, Test) and (value.bound is not None or isinstance(value.measure, Joined)):
            yield value
        for field in attrs.fields(type(value)):
            if field.name not in ("catalogue", "scale", "vocabulary"):
                yield from _things(getattr(value, field.name))


def _refers(thing: Any) -> bool:
    return any(type(one).__name__ in ("Reference", "Score") for one in _below(thing))


def _below(value: Any) -> Iterator[Any]:
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from _below(one)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from _below(getattr(value, field.name))


def _shown(name: str, thing: Measure | Test) -> Requirement:
    if isinstance(thing, Test):
        return Requirement(id=name, title=Text("要求"), test=thing, allotted=Decimal(1))
    each = Decimal(10**4) if isinstance(thing, Share) else Decimal(1)
    most = _MOST_UNITS_OF_TIME if isinstance(thing, Elapsed) else _MOST
    # the bound does not matter, the points do
    value: Any = True if thing.scale.kind is ScaleKind.TRUTH else Decimal(1)
    bound = Bound(Word.IS, (value,)) if thing.scale.kind in (ScaleKind.TRUTH, ScaleKind.DAY) else None
    test = Test(measure=thing, bound=bound)
    return Requirement(id=name, title=Text("要求"), test=test, allotted=most, worth=EarnEach(each))
