"""Everything that a rule is made of, one object after another."""

from collections.abc import Iterator
from typing import Any

import attrs

__all__ = ["nodes"]


def nodes(thing: object) -> Iterator[object]:
    """Every object that a rule is made of, the rule itself first."""
    if isinstance(thing, (tuple, list)):
        for one in thing:
            yield from nodes(one)
        return
    kind: type[Any] = type(thing)
    if attrs.has(kind):
        yield thing
        for field in attrs.fields(kind):
            yield from nodes(getattr(thing, field.name))
