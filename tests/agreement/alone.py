"""A rulebook of one requirement of another: a dossier aimed at it stands at its thresholds and at nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from studiorules.rulebook import Criterion, Joined, Requirement, Rulebook, RuleSection, Scale, ScaleKind, Test

__all__ = ["alone", "group_alone", "groups"]


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


def groups(rulebook: Rulebook) -> Iterator[tuple[RuleSection, Criterion | None]]:
    """Yield the sections and criteria that are met by tests of their own; of a criterion its section too."""
    for section in rulebook.sections:
        if _has_tests(section):
            yield section, None
        yield from ((section, one) for one in section.criteria if _has_tests(one))


def _has_tests(group: RuleSection | Criterion) -> bool:
    return any(isinstance(clause, Test) for clause in group.met_if or ())


def group_alone(rulebook: Rulebook, section: RuleSection, criterion: Criterion | None) -> tuple[Rulebook, Rulebook]:
    """Keep one section or criterion with what is below it; and its own tests alone, as what a dossier is aimed at."""
    group = criterion or section
    kept = section if criterion is None else attrs.evolve(section, criteria=(criterion,), requirements=(), met_if=None)
    tests = tuple(clause for clause in group.met_if or () if isinstance(clause, Test))
    joined = Test(measure=Joined(scale=Scale(kind=ScaleKind.TRUTH), how="all", branches=tests))
    own = Requirement(id=group.id, title=group.title, test=joined, allotted=Decimal(1))
    whole = attrs.evolve(rulebook, sections=(kept,), loose_requirements=(), on_total=(), decisions=(), priorities=())
    return whole, alone(rulebook, own)
