"""Decisions: ladders of rungs, lowest first."""

from decimal import Decimal

import attrs

from studiorules.rulebook.enough import Clause
from studiorules.rulebook.value import ValueOf
from studiorules.terms import Citation, Text

__all__ = ["Decision", "Rung"]


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
    yuan: Decimal | ValueOf | None = None


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
