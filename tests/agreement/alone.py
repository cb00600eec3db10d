"""A rulebook of one requirement of another: a dossier aimed at it stands at its thresholds and at nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from studiorules.rulebook import (
    Criterion,
    Joined,
    Reference,
    Requirement,
    Rulebook,
    RuleSection,
    Scale,
    ScaleKind,
    Test,
)

__all__ = ["Part", "alone", "parts"]


@attrs.frozen(eq=False)
class Part:
    """What a dossier can be aimed at.

    Attributes:
        id: A requirement, or a section or criterion that is met by tests of its own.
        single: A rulebook of one requirement: this one, or one that asks the tests of the group.
        beside: The rulebook with what stands beside it; None where it speaks of nothing else.
    """

    id: str
    single: Rulebook
    beside: Rulebook | None


def alone(rulebook: Rulebook, requirement: Requirement) -> Rulebook:
    """Keep one requirement of a rulebook, under its id, with the values and questions that it may name."""
    return attrs.evolve(
        rulebook,
        sections=(),
        loose_requirements=(requirement,),
        on_total=(),
        decisions=(),
        priorities=(),
        allotted=requirement.allotted,
    )


def parts(rulebook: Rulebook) -> Iterator[Part]:
    """Yield every requirement, and every section and criterion that is met by tests of its own."""
    for requirement in rulebook:
        yield Part(requirement.id, alone(rulebook, requirement), rulebook if _refers(requirement) else None)
    for section in rulebook.sections:
        if _has_tests(section):
            yield _group(rulebook, section, section)
        for criterion in section.criteria:
            if _has_tests(criterion):
                above = attrs.evolve(section, criteria=(criterion,), requirements=(), met_if=None)
                yield _group(rulebook, above, criterion)


def _refers(value: Any) -> bool:
    if isinstance(value, (tuple, list)):
        return any(_refers(one) for one in value)
    if isinstance(value, Reference):
        return True
    return attrs.has(type(value)) and any(_refers(getattr(value, field.name)) for field in attrs.fields(type(value)))


def _has_tests(group: RuleSection | Criterion) -> bool:
    return any(isinstance(clause, Test) for clause in group.met_if or ())


def _group(rulebook: Rulebook, section: RuleSection, group: RuleSection | Criterion) -> Part:
    tests = tuple(clause for clause in group.met_if or () if isinstance(clause, Test))
    joined = Test(measure=Joined(scale=Scale(kind=ScaleKind.TRUTH), how="all", branches=tests))
    own = Requirement(id=group.id, title=group.title, test=joined, allotted=Decimal(1))
    whole = attrs.evolve(rulebook, sections=(section,), loose_requirements=(), on_total=(), decisions=(), priorities=())
    return Part(group.id, alone(rulebook, own), whole)
