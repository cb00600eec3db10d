"""What people decided: one person, or a panel whose votes are combined.

Every way of combining rises with each vote, so a vote that is missing stands at its lowest for the low end and at its
highest for the high end, and both ends are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from studiorules.dossier.resolved import Vote
from studiorules.findings import Cast, Votes
from studiorules.meaning.measured import Measured, Number
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge
from studiorules.rulebook import LEAST_SEATS, Combine, Judged, Panel, Question

__all__ = ["read_judged"]


def read_judged(what: Judged, setting: Setting) -> Measured:
    """Read what people decided.

    Raises:
        CannotJudge: If their judgements cannot be read, or not be combined.
    """
    question = setting.rulebook.questions[what.question]
    standing = _standing(what, setting)
    votes = [one for one in standing if not one.recused]
    lowest, highest = _ends(question)
    answers = [_answer(one, what, question) for one in votes]
    least = 0 if question.least is None else int(question.least.scaleb(2))
    if not all(lowest <= one <= highest and (one <= 0 or one >= least) for one in answers):
        raise _not_an_answer(what)
    if question.panel is not None:
        low, high = _combined(what, question.panel, answers, len(standing) - len(votes), (lowest, highest))
        told = _told(question, question.panel, votes, answers, recused=len(standing) - len(votes))
        return Measured(low=low, high=high, reads=(what.question,), judgement=True, votes=told)
    if len(votes) > 1:
        raise CannotJudge(
            f"“{what.question}”有{len(votes)}份评议，规则没有说怎样合成",
            f"{len(votes)} judgements on '{what.question}', and no rule to combine them",
        )
    low, high = (answers[0], answers[0]) if answers else (lowest, highest)
    return Measured(low=low, high=high, reads=(what.question,), judgement=True)


def _standing(what: Judged, setting: Setting) -> list[Vote]:
    """The judgements that stand on the day: of each reviewer the last; of whom nobody knows, every one."""
    names = (what.question, f"{setting.rulebook.id}:{what.question}")
    given = [one for one in setting.resolved.votes if one.question in names and one.from_ <= setting.today]
    last = {one.reviewer: one for one in given}
    return [one for one in given if one.reviewer is None or last[one.reviewer] is one]


def _ends(question: Question) -> tuple[int, int]:
    """The lowest and the highest answer."""
    if question.range is None:
        return 0, len(question.levels) - 1
    low, high = question.range
    return int(low.scaleb(2)), int(high.scaleb(2))


def _answer(vote: Vote, what: Judged, question: Question) -> int:
    if question.range is not None:
        if vote.value is None:
            raise _not_an_answer(what)
        return vote.value
    for rank, level in enumerate(question.levels):
        if vote.level == level.id:
            return rank
    for rank, level in enumerate(question.levels):
        if vote.level == level.text.zh:
            return rank
    raise _not_an_answer(what)


def _not_an_answer(what: Judged) -> CannotJudge:
    return CannotJudge(
        f"对“{what.question}”的评议不在可选的答案之中", f"the judgement on '{what.question}' is not one of its answers"
    )


def _combined(
    what: Judged, panel: Panel, answers: Sequence[int], recused: int, ends: tuple[int, int]
) -> tuple[Number, Number]:
    """Both ends of what a panel decides; below the quorum, and with too few to combine, nothing is decided."""
    seats = panel.size - recused
    if len(answers) > seats:
        members = len(answers) + recused
        raise CannotJudge(
            f"“{what.question}”的评审组是{panel.size}人，却有{members}人的评议或回避",
            f"the panel on '{what.question}' has {panel.size} members, and {members} have judged or stood aside",
        )
    if len(answers) < panel.quorum or seats < LEAST_SEATS[panel.combine]:
        return ends
    missing = seats - len(answers)
    low, high = ([*answers, *[end] * missing] for end in ends)
    return _one(panel.combine, sorted(low)), _one(panel.combine, sorted(high))


def _one(combine: Combine, votes: list[int]) -> Number:
    """One answer out of votes, the lowest first."""
    match combine:
        case "lower-median":
            return votes[(len(votes) - 1) // 2]
        case "mean":
            return Fraction(sum(votes), len(votes))
        case "trimmed-mean":
            return Fraction(sum(votes[1:-1]), len(votes) - 2)
        case "share-of-yes":
            return Fraction(sum(votes), len(votes))  # no is 0 and yes is 1


def _told(question: Question, panel: Panel, votes: Sequence[Vote], answers: Sequence[int], *, recused: int) -> Votes:
    """How the votes were spread, the best first."""
    cast = []
    for answer in sorted(set(answers), reverse=True):
        who = tuple(one.reviewer or "" for one, given in zip(votes, answers, strict=True) if given == answer)
        level = question.levels[answer].id if question.range is None else Decimal(answer).scaleb(-2)
        cast.append(Cast(answer=level, count=len(who), reviewers=who))
    return Votes(question=question.id, size=panel.size, quorum=panel.quorum, recused=recused, cast=tuple(cast))
