"""What to ask first: each open fact, list and judgement, by how far it could move the total.

The swing is worked out by judging again with the one thing at its best and at its worst, everything else left as it
is; so shared facts and caps are right. A list at its best is every measure that reads it at the end that is better for
it: an outer bound.
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from studiorules.findings import Question, ReasonKind
from studiorules.meaning.setting import Assumption, Setting
from studiorules.meaning.tracing import trace, trace_total
from studiorules.meaning.whole import Whole

__all__ = ["questions"]


def questions(whole: Whole) -> tuple[Question, ...]:
    """List the questions, the one that could move the total furthest first."""
    setting = whole.setting
    asked: dict[tuple[str, str], list[str]] = {}
    for requirement in setting.rulebook.requirements:
        for reason in trace(whole.verdict(requirement), whole).reasons:
            kind = _kind(reason.kind, reason.about, setting)
            if kind is not None:
                below = asked.setdefault((kind, reason.about), [])
                if requirement.id not in below:
                    below.append(requirement.id)
    cuts: set[tuple[str, str]] = set()
    for line in trace_total(whole):
        for reason in line.test.reasons if line.low != line.high else ():
            kind = _kind(reason.kind, reason.about, setting)
            if kind is not None:
                asked.setdefault((kind, reason.about), [])
                cuts.add((kind, reason.about))
    low, high = whole.total()
    found = []
    for (kind, about), ids in asked.items():
        best, worst = _total_if(about, ids, whole, best=True), _total_if(about, ids, whole, best=False)
        evidence = [way for one in ids for way in setting.rulebook[one].evidence]
        found.append(
            Question(
                about=about,
                kind=kind,
                evidence=tuple(dict.fromkeys(evidence)),
                raises_low=_points(max(best[0] - low, 0), setting),
                lowers_high=_points(max(high - worst[1], 0), setting),
                findings=tuple(ids),
                on_total=(kind, about) in cuts,
            )
        )
    order = {id_: index for index, id_ in enumerate(one.id for one in setting.rulebook.requirements)}
    return tuple(sorted(found, key=lambda one: (-one.swing, -len(one.findings), _first(one, order), one.about)))


def _first(question: Question, order: dict[str, int]) -> int:
    """Where the first requirement stands that hangs on it; lines on the total stand behind all."""
    return order[question.findings[0]] if question.findings else len(order)


def _kind(kind: ReasonKind, about: str, setting: Setting) -> str | None:
    if kind is ReasonKind.JUDGEMENT:
        return "judgement"
    if kind is ReasonKind.FACT:
        return "list" if setting.split(about)[1] is None else "fact"
    return None


def _total_if(about: str, ids: list[str], whole: Whole, *, best: bool) -> tuple[int, int]:
    """The total with one thing turned out well or badly; only the requirements that read it are judged again."""
    again = Whole(attrs.evolve(whole.setting, assumed=Assumption(about, best)))
    affected = set(ids)
    for requirement in whole.setting.rulebook.requirements:
        if requirement.id not in affected and not _refers(requirement.id, whole):
            again.verdicts[requirement.id] = whole.verdict(requirement)
    return again.total()


def _refers(requirement_id: str, whole: Whole) -> bool:
    """Whether a requirement reads the outcome of another, so that it must be judged again too."""
    verdict = whole.verdict(whole.setting.rulebook[requirement_id])
    told = [
        one for one in (verdict.test, *verdict.only_if, verdict.when, *(line.told for line in verdict.lines)) if one
    ]
    while told:
        one = told.pop()
        if not hasattr(one.clause, "measure"):
            return True
        told += [*one.branches, *one.exceptions]
    return False


def _points(steps: int, setting: Setting) -> Decimal:
    return Decimal(steps).scaleb(-setting.rulebook.rounding.places)
