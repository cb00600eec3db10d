"""A rulebook of one requirement of another: a dossier aimed at it stands at its thresholds and at nobody else's."""

from __future__ import annotations

import attrs

from studiorules.rulebook import Requirement, Rulebook

__all__ = ["alone"]


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
