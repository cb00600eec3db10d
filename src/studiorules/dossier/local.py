"""What a dossier says for sections that a rulebook declares: kept as written until that rulebook is at hand."""

from collections.abc import Iterable
from typing import Any

import attrs

from studiorules.dossier.listed import ListState
from studiorules.terms import Period

__all__ = ["LocalSection", "freeze", "thaw"]


@attrs.frozen
class _Table:
    """A table as pairs, so that it can be compared and hashed."""

    pairs: tuple[tuple[str, Any], ...]


def _frozen(said: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(freeze(one) for one in said)


def freeze(said: Any) -> Any:
    """Turn tables and lists into values that cannot be changed."""
    if isinstance(said, dict):
        return _Table(tuple((key, freeze(value)) for key, value in said.items()))
    return _frozen(said) if isinstance(said, (list, tuple)) else said


def thaw(frozen: Any) -> Any:
    """Turn frozen values back into tables and lists."""
    if isinstance(frozen, _Table):
        return {key: thaw(value) for key, value in frozen.pairs}
    return [thaw(value) for value in frozen] if isinstance(frozen, tuple) else frozen


@attrs.frozen(kw_only=True)
class LocalSection:
    """One section that a rulebook declares, as the dossier writes it.

    Attributes:
        rulebook: Id of the rulebook.
        section: Name of the section inside the rulebook.
        records: Its records, each a frozen table; see `tables`.
        single: Whether it is one object, written as one table.
        state: How complete the list is.
        covers: The days within which a list of at least these is complete; None = none.
    """

    rulebook: str
    section: str
    records: tuple[Any, ...] = attrs.field(default=(), converter=_frozen)
    single: bool = False
    state: ListState = ListState.THESE
    covers: Period | None = None

    @property
    def tables(self) -> list[dict[str, Any]]:
        """The records as a document writes them."""
        return [thaw(record) for record in self.records]
