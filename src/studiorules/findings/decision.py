"""What a ladder came to."""

from collections.abc import Callable
from functools import cached_property

import attrs

from studiorules.findings.interval import Interval
from studiorules.terms import Text

__all__ = ["Decision", "Rung", "Veto"]


@attrs.frozen(kw_only=True)
class Veto:
    """A requirement that is said to be a veto and does not surely hold.

    Attributes:
        id: Full id of the requirement.
        title: Its name for readers.
        sure: Whether it surely fails: it keeps the ladder down. Otherwise it may.
    """

    id: str
    title: Text
    sure: bool


@attrs.frozen(kw_only=True)
class Rung:
    """One rung of a ladder.

    Attributes:
        id: Its id inside the ladder.
        title: Its name for readers.
        yuan: Amount that goes with it on the as-of date, between two ends; None = none.
        ruled_out_by: Tells, when asked, what rules the rung out; None on a rung within reach.
    """

    id: str
    title: Text
    yuan: Interval | None = None
    ruled_out_by: Callable[[], tuple[str, ...]] | None = attrs.field(default=None, eq=False, repr=False)

    @cached_property
    def because(self) -> tuple[str, ...]:
        """On a rung that is out of reach: the needs that surely fail, as ids or in the rulebook's spelling."""
        return () if self.ruled_out_by is None else self.ruled_out_by()

    def __str__(self) -> str:
        spoken = self.id.isupper() and self.id != self.title.zh  # people say the letters of a grade, not other ids
        return f"{self.id} {self.title}" if spoken else str(self.title)


@attrs.frozen(kw_only=True)
class Decision:
    """The rungs that are surely and possibly reached.

    Attributes:
        id: Id of the ladder.
        title: Its name for readers.
        rungs: All rungs, lowest first.
        certain: The highest rung surely reached.
        possible: The highest rung possibly reached.
        vetoed_by: Tells, when asked, which vetoes keep the ladder down, or may; None where it has none.
    """

    id: str
    title: Text
    rungs: tuple[Rung, ...]
    certain: Rung
    possible: Rung
    vetoed_by: Callable[[], tuple[Veto, ...]] | None = attrs.field(default=None, eq=False, repr=False)

    @cached_property
    def vetoes(self) -> tuple[Veto, ...]:
        """The vetoes that keep the ladder below its highest rung, surely or perhaps."""
        return () if self.vetoed_by is None else self.vetoed_by()

    @property
    def settled(self) -> bool:
        """Whether nothing is open."""
        return self.certain.id == self.possible.id

    @property
    def out(self) -> tuple[Rung, ...]:
        """The rungs that are out of reach, with what rules them out."""
        return self.rungs[self._index(self.possible.id) + 1 :]

    def certainly(self, rung: str) -> bool:
        """Whether a rung is surely reached.

        Raises:
            KeyError: If the ladder has no such rung.
        """
        return self._index(self.certain.id) >= self._index(rung)

    def possibly(self, rung: str) -> bool:
        """Whether a rung may be reached.

        Raises:
            KeyError: If the ladder has no such rung.
        """
        return self._index(self.possible.id) >= self._index(rung)

    def why_not(self, rung: str) -> tuple[str, ...]:
        """Return what rules a rung out; empty where it is still possible.

        Raises:
            KeyError: If the ladder has no such rung.
        """
        index = self._index(rung)
        below = [one for one in self.rungs[: index + 1] if one.because]
        return tuple(dict.fromkeys(need for one in below for need in one.because))

    def _index(self, rung: str) -> int:
        for index, one in enumerate(self.rungs):
            if one.id == rung:
                return index
        known = ", ".join(one.id for one in self.rungs)
        raise KeyError(f"{self.id} has no rung '{rung}'; it has {known}")

    def __str__(self) -> str:
        if self.settled:
            return f"{self.title}：{self.certain}"
        return f"{self.title}：确定{self.certain}，可能{self.possible}"

    def __repr__(self) -> str:
        ends = self.certain.id if self.settled else f"{self.certain.id}..{self.possible.id}"
        return f"<Decision {self.id} {ends}>"
