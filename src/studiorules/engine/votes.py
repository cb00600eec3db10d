"""What people have decided: the answers of a plan's ballots, from the votes in force on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studiorules.dossier.resolved import Vote
from studiorules.plan import Ballot

__all__ = ["LOW_HIGH_ERROR", "Count"]

LOW_HIGH_ERROR = ("low", "high", "error")
"""What is told of each ballot, in order."""


class Count:
    """Counts votes; made once for a plan.

    Attributes:
        unvoted: What is told where nobody has voted, ballot by ballot.
    """

    def __init__(self, ballots: Sequence[Ballot]) -> None:
        """Prepare to count for these ballots."""
        self.unvoted = tuple(end for ballot in ballots for end in (ballot.low, ballot.high, False))
        self._asked: Mapping[str, tuple[int, Mapping[str, int] | None, int, int, int]] = {
            name: (
                3 * index,
                None if ballot.ranks is None else dict(ballot.ranks),
                ballot.low,
                ballot.high,
                ballot.least,
            )
            for index, ballot in enumerate(ballots)
            for name in ballot.names
        }

    def answers(self, votes: Sequence[Vote], today: int) -> tuple[Sequence[int], bool]:
        """Return the lowest answer, the highest and the error of each ballot, and whether any is an error."""
        found: list[int] = list(self.unvoted)
        given: set[int] = set()
        wrong = False
        for vote in votes:
            asked = self._asked.get(vote.question)
            if asked is None or not vote.from_ <= today < vote.until:
                continue
            at, ranks, low, high, least = asked
            answer = vote.value if ranks is None else ranks.get(vote.level or "")
            if at in given or answer is None or not low <= answer <= high or 0 < answer < least:
                found[at], found[at + 1], found[at + 2] = low, high, True
                wrong = True
            else:
                found[at] = found[at + 1] = answer
            given.add(at)
        return found, wrong
