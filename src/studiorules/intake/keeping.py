"""What was read before, kept while it is among the latest; safe for several threads at once."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Generic, TypeVar

__all__ = ["Latest"]

K = TypeVar("K")
V = TypeVar("V")


class Latest(Generic[K, V]):
    """The values that were used last, none of them too large."""

    def __init__(self, most: int, largest: int = 0, size: Callable[[V], int] = lambda _: 0) -> None:
        """Begin empty.

        Args:
            most: How many are kept.
            largest: How large all of them may be together.
            size: How large one is.
        """
        self._most, self._largest, self._size = most, largest, size
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """The value kept under a key; None where there is none."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: K, value: V) -> None:
        """Keep a value that is not too large by itself; what was used least recently goes."""
        if self._size(value) > self._largest:
            return
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most or sum(map(self._size, self._values.values())) > self._largest:
                self._values.popitem(last=False)

    def __iter__(self) -> Iterator[K]:
        """The keys, the latest first."""
        with self._lock:
            return iter(list(reversed(self._values)))
