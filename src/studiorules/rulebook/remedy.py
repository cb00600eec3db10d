"""What can be done about a shortfall, as data."""

from decimal import Decimal
from typing import Literal

import attrs

from studiorules.terms import Citation, Text

__all__ = ["Remedy"]


@attrs.frozen(kw_only=True)
class Remedy:
    """Something that a studio can do.

    Attributes:
        id: English id.
        text: What to do.
        kind: It adds a record, sets a fact, settles a judgement, or waits.
        list: List to which it adds; None for the other kinds.
        values: What the added record says, or which facts it sets, as (name, written value).
        questions: Ids of the questions that it puts to people; empty for the other kinds.
        days: Effort in person-days; None = not estimated.
        yuan: Money, lowest and highest; None = not estimated.
        lead_time: How long until it takes effect; None = at once.
        at_most: How often it can be done; None = no limit.
        needs: Ids of remedies that come first.
        not_after: Last day of a year on which it can be begun, as month and day; None = any day.
        note: What to know before; None = nothing.
        basis: Whose estimate it is.
        why: Reason for the estimate; None = not said.
        cite: Where it is stated; None = nowhere.
        path: Where it stands in the rulebook's document.
    """

    id: str
    text: Text
    kind: Literal["adds", "sets", "settles", "waits"]
    list: str | None = None
    values: tuple[tuple[str, object], ...] = ()
    questions: tuple[str, ...] = ()
    days: Decimal | None = None
    yuan: tuple[Decimal, Decimal] | None = None
    lead_time: Text | None = None
    at_most: int | None = None
    needs: tuple[str, ...] = ()
    not_after: tuple[int, int] | None = None
    note: Text | None = None
    basis: str | None = None
    why: Text | None = None
    cite: Citation | None = None
    path: str = attrs.field(default="", eq=False)
