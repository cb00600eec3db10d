"""Decisions: ladders of rungs, lowest first."""

from __future__ import annotations

from decimal import Decimal

import attrs

from studiorules.rulebook.enough import Clause
from studiorules.rulebook.value import ValueOf
from studiorules.terms import Citation, Text

__all__ = ["Amount", "ButAmount", "Decision", "Rung"]


@attrs.frozen(kw_only=True)
class Amount:
    """An amount of money in yuan: so much, or somewhere between two ends.

    Attributes:
        low: The least.
        high: The most; the same where nothing is left to whoever grants it.
        but: Amounts in special cases, the first that holds.
    """

    low: Decimal | ValueOf
    high: Decimal | ValueOf
    but: tuple[ButAmount, ...] = ()


@attrs.frozen(kw_only=True)
class ButAmount:
    """An amount in a special case."""

    when: Clause
    yuan: Amount


@attrs.frozen(kw_only=True)
class Rung:
    """One rung: reached when its needs and those of every lower rung hold.

    Attributes:
        id: Id inside its ladder.
        title: Its name for readers.
        needs: What must hold; empty on the lowest rung.
        yuan: Amount that goes with it; None = none.
    """

    id: str
    title: Text
    needs: tuple[Clause, ...] = ()
    yuan: Amount | None = None


@attrs.frozen(kw_only=True)
class Decision:
    """A ladder.

    Attributes:
        id: Its id.
        title: Its name for readers.
        rungs: Lowest first, at least one.
        cite: Where it is stated; None = nowhere.
        basis: Whose choice it is.
        why: Reason.
        path: Where it stands in the rulebook's document.
    """

    id: str
    title: Text
    rungs: tuple[Rung, ...]
    cite: Citation | None = None
    basis: str | None = None
    why: Text | None = None
    path: str = attrs.field(default="", eq=False)
