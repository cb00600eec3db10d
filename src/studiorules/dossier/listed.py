"""A list and how complete it is."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Generic, TypeVar, overload

import attrs

from studiorules.dossier.fields import duration
from studiorules.terms import Period

__all__ = ["ListState", "Listed", "at_least_these", "none_of_them", "these"]

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")


class ListState(StrEnum):
    """How complete a written list is; a list that is not written is not stated."""

    NONE = "none"
    """There are surely none."""
    THESE = "these"
    """These and no others."""
    AT_LEAST_THESE = "at-least-these"
    """There may be others."""


@attrs.frozen(kw_only=True, repr=False)
class Listed(Generic[R_co]):
    """The records of one section and how complete they are.

    Attributes:
        state: How complete the list is.
        records: The records, as written.
        covers: The days within which a list of at least these is complete; None = none.
    """

    state: ListState = attrs.field(converter=ListState)
    records: tuple[R_co, ...] = attrs.field(default=(), converter=tuple)
    covers: Period | None = None

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, index: int) -> R_co: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[R_co, ...]: ...
    def __getitem__(self, index: int | slice) -> R_co | tuple[R_co, ...]:
        return self.records[index]

    def __repr__(self) -> str:
        if self.state is ListState.NONE:
            return "none_of_them()"
        maker = "these" if self.state is ListState.THESE else "at_least_these"
        covers = [] if self.covers is None else [f"covers={self.covers.text!r}"]
        return f"{maker}({', '.join([*map(repr, self.records), *covers])})"

    def __str__(self) -> str:
        if self.state is ListState.NONE:
            return "没有"
        return f"{'至少' if self.state is ListState.AT_LEAST_THESE else ''}{len(self.records)}项"


def these(*records: R) -> Listed[R]:
    """These records and no others; without any: there are none."""
    return Listed(state=ListState.THESE if records else ListState.NONE, records=records)


def at_least_these(*records: R, covers: str | Period | None = None) -> Listed[R]:
    """These records, and perhaps others; complete within `covers`."""
    return Listed(state=ListState.AT_LEAST_THESE, records=records, covers=None if covers is None else duration(covers))


def none_of_them() -> Listed[Any]:
    """There are surely none."""
    return Listed(state=ListState.NONE)
