"""What people have decided: the answers of a plan's ballots, from the votes that stand on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studiorules.dossier.resolved import Vote
from studiorules.plan import Ballot
from studiorules.rulebook import LEAST_SEATS, Panel

__all__ = ["TOLD", "Count"]

TOLD = ("low", "high", "error", "of")
"""What is told of each ballot, in order."""
_WIDTH = len(TOLD)


class Count:
    """Counts votes; made once for a plan.

    Attributes:
        unvoted: What is told where nobody has voted, ballot by ballot.
    """

    def __init__(self, ballots: Sequence[Ballot]) -> None:
        """Prepare to count for these ballots."""
        self._ballots = tuple(ballots)
        self._answers: tuple[tuple[Mapping[str, int] | None, int, int, int], ...] = tuple(
            (None if one.ranks is None else dict(one.ranks), one.low, one.high, one.least) for one in ballots
        )
        self._panels = frozenset(index for index, one in enumerate(ballots) if one.panel is not None)
        self.unvoted = tuple(end for one in ballots for end in (one.low, one.high, False, 1))
        self._asked = {name: index for index, one in enumerate(ballots) for name in one.names}

    def answers(self, votes: Sequence[Vote], today: int) -> tuple[Sequence[int], bool]:
        """Return what is told of each ballot, and whether any is an error."""
        first: dict[int, Vote] = {}
        more: dict[int, list[Vote]] = {}
        for vote in votes:
            index = self._asked.get(vote.question)
            if index is not None and vote.from_ <= today and first.setdefault(index, vote) is not vote:
                more.setdefault(index, [first[index]]).append(vote)
        if not first:
            return self.unvoted, False
        found: list[int] = list(self.unvoted)
        wrong = False
        for index, vote in first.items():
            at = _WIDTH * index
            if index in more or index in self._panels or vote.recused:
                told = self._told(index, more.get(index) or [vote])
            else:
                answer = self._answer(index, vote)
                told = None if answer is None else (answer, answer, 1)
            if told is None:
                found[at + 2] = wrong = True
            else:
                found[at], found[at + 1], found[at + 3] = told
        return found, wrong

    def _answer(self, index: int, vote: Vote) -> int | None:
        """Return what a vote says; None where it is none of the answers."""
        ranks, low, high, least = self._answers[index]
        answer = vote.value if ranks is None else ranks.get(vote.level or "")
        return None if answer is None or not low <= answer <= high or 0 < answer < least else answer

    def _told(self, index: int, cast: list[Vote]) -> tuple[int, int, int] | None:
        """Return the lowest answer, the highest, and by what both are to be divided; None for an error."""
        ballot, standing = self._ballots[index], _latest(cast)
        answers: list[int] = []
        for vote in standing:
            if not vote.recused:
                answer = self._answer(index, vote)
                if answer is None:
                    return None
                answers.append(answer)
        if ballot.panel is not None:
            return _combined(ballot.panel, answers, len(standing) - len(answers), ballot)
        if len(answers) > 1:
            return None
        return (answers[0], answers[0], 1) if answers else (ballot.low, ballot.high, 1)


def _latest(cast: list[Vote]) -> list[Vote]:
    """The votes that stand: of each reviewer the last; whose it is nobody knows, stands for itself."""
    of_each: dict[str | int, Vote] = {}
    for vote in cast:
        of_each[len(of_each) if vote.reviewer is None else vote.reviewer] = vote
    return list(of_each.values())


def _combined(panel: Panel, answers: list[int], recused: int, ballot: Ballot) -> tuple[int, int, int] | None:
    seats = panel.size - recused
    if len(answers) > seats:
        return None
    if len(answers) < panel.quorum or seats < LEAST_SEATS[panel.combine]:
        return ballot.low, ballot.high, 1
    missing = seats - len(answers)
    low, high = sorted([*answers, *[ballot.low] * missing]), sorted([*answers, *[ballot.high] * missing])
    if panel.combine == "lower-median":
        middle = (seats - 1) // 2
        return low[middle], high[middle], 1
    if panel.combine == "trimmed-mean":
        return sum(low[1:-1]), sum(high[1:-1]), seats - 2
    return sum(low), sum(high), seats
