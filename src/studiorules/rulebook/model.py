"""Scoring models: how outcomes become one number."""

from typing import Final, Literal, TypeAlias

__all__ = ["MODEL", "XCCDF", "NothingCounted", "ScoringModel", "XccdfModel"]

XccdfModel: TypeAlias = Literal["default", "flat", "flat-unweighted", "absolute"]
"""A scoring model of XCCDF 1.2 (NISTIR 7275r4, 7.3.2); it reads outcomes, not points.

`default`: the weighted mean of each group, then of the groups, of 100 · `flat`: the weights of what passed, of all
weights · `flat-unweighted`: the same, each weight but 0 taken for 1 · `absolute`: 1 if everything passed, else 0.
"""
ScoringModel: TypeAlias = Literal["points"] | XccdfModel
"""Ours (`points`: what requirements earn is added), or one of XCCDF."""
NothingCounted: TypeAlias = Literal["no-score", "standard"]
"""What the standard's number is where nothing is counted: none, or what its own arithmetic leaves."""
XCCDF: Final[tuple[XccdfModel, ...]] = ("default", "flat", "flat-unweighted", "absolute")
"""The models of XCCDF."""
MODEL: Final = "model"
"""The name by which rungs read what an XCCDF model comes to: `score = "model"`."""
