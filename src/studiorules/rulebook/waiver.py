"""Waivers: whether somebody let a studio off a requirement that is asked in principle only."""

from collections.abc import Iterable
from decimal import Decimal

from studiorules.rulebook.condition import OneOf
from studiorules.rulebook.enough import Bound, Test, Word
from studiorules.rulebook.measure import Count, Narrowing, Scale, ScaleKind

__all__ = ["WAIVERS", "waiver_of"]

WAIVERS = "waivers"
"""The list of a dossier in which they stand."""


def waiver_of(rulebook: str, names: Iterable[str], path: str = "") -> Test:
    """Return the test that holds where a waiver of a requirement is in force.

    Args:
        rulebook: Id of the rulebook.
        names: The requirement's full id and its earlier ones; a dossier may write the rulebook's before them.
        path: Where the requirement stands.
    """
    told = tuple(full for name in names for full in (name, f"{rulebook}:{name}"))
    of = Narrowing(list=WAIVERS, where=OneOf("requirement", told))
    count = Count(scale=Scale(kind=ScaleKind.NUMBER), of=of)
    return Test(measure=count, bound=Bound(Word.AT_LEAST, (Decimal(1),)), path=path)
