"""Truth that may be open, as two expressions; here it is compiled away."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from studiorules.plan.expr import FALSE, TRUE, Expr, all_of, any_of, negate

__all__ = ["NO", "OPEN_PAIR", "YES", "Pair", "both", "either"]


@attrs.frozen
class Pair:
    """A yes/no answer.

    Attributes:
        sure: It holds whatever is missing.
        possible: It may hold.
        fact: Where it is open: whether a fact is among what is missing. Read only where it is open.
        error: It cannot be computed.
    """

    sure: Expr
    possible: Expr
    fact: Expr = TRUE
    error: Expr = FALSE

    @property
    def open(self) -> Expr:
        """Whether it is undecided; what is sure is possible."""
        return all_of(self.possible, negate(self.sure))

    @property
    def missing(self) -> Expr:
        """Whether it is undecided for want of a fact."""
        return all_of(self.open, self.fact)

    def __invert__(self) -> Pair:
        return Pair(negate(self.possible), negate(self.sure), self.fact, self.error)


YES, NO, OPEN_PAIR = Pair(TRUE, TRUE), Pair(FALSE, FALSE), Pair(FALSE, TRUE)


def both(parts: Iterable[Pair]) -> Pair:
    """All hold."""
    told = tuple(parts)
    if len(told) == 1:
        return told[0]
    return Pair(
        all_of(*(one.sure for one in told)),
        all_of(*(one.possible for one in told)),
        missing_fact(told),
        any_of(*(one.error for one in told)),
    )


def either(parts: Iterable[Pair]) -> Pair:
    """At least one holds."""
    told = tuple(parts)
    if len(told) == 1:
        return told[0]
    return Pair(
        any_of(*(one.sure for one in told)),
        any_of(*(one.possible for one in told)),
        missing_fact(told),
        any_of(*(one.error for one in told)),
    )


def missing_fact(parts: Iterable[Pair]) -> Expr:
    """Whether a fact is among what is missing, where the parts together are open: then one of them is."""
    told = [one for one in parts if one.sure is not one.possible]
    if all(one.fact is TRUE for one in told):
        return TRUE
    return any_of(*(one.missing for one in told))
