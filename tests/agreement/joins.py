"""How the tests of a requirement stand together: what must hold, or must not, for one of them to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from studiorules.rulebook import Elapsed, Fact, Joined, Judged, Matches, Ratio, Reference, Rulebook, Test
from tests.agreement.edges import Read

__all__ = ["Path", "between", "paths"]

Path: TypeAlias = tuple[tuple[int, str], ...]
"""The joins that a measure stands in, the outermost first: which, and `all`, `any` or `some`."""


def paths(rulebook: Rulebook) -> dict[object, Path]:
    """For every way of reading a list, every fact and every question: the joins that it stands in."""
    found: dict[object, Path] = {}
    for number, one in enumerate(rulebook.requirements):
        applies: Path = ((number, "all"),)
        waived: Path = (*applies, (number, "any"))
        own: Path = (*waived, (-number - 1, "all"))
        told = [(one.when, applies), (one.waiver, waived)]
        told += [(clause, own) for clause in (one.test, *one.only_if, *(line.test for line in one.lines))]
        for clause, outside in told:
            for key, path in _below(clause, outside):
                found.setdefault(key, path)
    return found


def between(one: Path, other: Path) -> str:
    """Return how the innermost join is that holds both."""
    common = [mine for mine, theirs in zip(one, other, strict=False) if mine == theirs]
    return common[-1][1] if common else "all"


def _below(clause: Any, path: Path) -> Iterator[tuple[object, Path]]:
    if clause is None or isinstance(clause, Reference):
        return
    test: Test = clause
    for exception in test.but:
        yield from _below(exception.when, path)
    if isinstance(test.measure, Joined):
        for branch in test.measure.branches:
            yield from _below(branch, (*path, (id(test.measure), test.measure.how)))
    else:
        yield from ((key, path) for key in _keys(test.measure))


def _keys(measure: Any) -> Iterator[object]:
    if isinstance(measure, Ratio):
        yield from _keys(measure.top)
        yield from _keys(measure.bottom)
    elif isinstance(measure, (Fact, Elapsed, Matches)):
        yield measure.section, measure.field
    elif isinstance(measure, Judged):
        yield measure.question
    else:
        yield from (read.key for read in Read.of_things([measure]))
