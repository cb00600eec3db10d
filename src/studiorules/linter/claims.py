"""Checks of records that serve one requirement only: claims that leave nothing, and claims that take nothing."""

from __future__ import annotations

from collections.abc import Iterator

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.records import among, apart
from studiorules.rulebook import Clause, Joined, Measure, Narrowing, Ratio, Requirement, Test
from studiorules.terms import Text

__all__ = ["idle"]

_TAKES_ALL = Text("它要数的记录，前面都先数去了", "all that it could count is counted before")
_TAKES_NONE = Text("它与别的没有一条记录相同，先后不起作用", "it shares no record with any of the others")


def idle(of: Requirement, look: Look) -> Iterator[Seen]:
    """A requirement to which those that claim before it leave nothing, or of which they take nothing."""
    read = [] if of.test is None else list(_records(of.test))
    claims = [(records, claim) for records in read for claim in records.unless]
    if not claims:
        return
    first = claims[0][1].by
    if all(any(among(records, claim.of, look) for claim in records.unless) for records in read):
        yield seen(first=first, why=_TAKES_ALL)
    elif all(apart(records, claim.of, look) for records, claim in claims) and not _claims_of_others(of, look):
        yield seen(first=first, why=_TAKES_NONE)


def _claims_of_others(of: Requirement, look: Look) -> bool:
    """Whether a later requirement may pass over records that this one counts."""
    tests = (one.test for one in look.book.requirements if one is not of and one.test is not None)
    return any(
        claim.by == of.id and not apart(records, claim.of, look)
        for test in tests
        for records in _records(test)
        for claim in records.unless
    )


def _records(clause: Clause) -> Iterator[Narrowing]:
    """The records that a test reads."""
    if isinstance(clause, Test):
        yield from _read_by(clause.measure)


def _read_by(measure: Measure) -> Iterator[Narrowing]:
    if isinstance(measure, Joined):
        for branch in measure.branches:
            yield from _records(branch)
    elif isinstance(measure, Ratio):
        yield from _read_by(measure.top)
        yield from _read_by(measure.bottom)
    elif isinstance(of := getattr(measure, "of", None), Narrowing):
        yield of
