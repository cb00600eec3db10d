"""What to ask first: each open fact, list and judgement, by how far it could move the total.

Where a rulebook gives no points, by how many rungs it could decide, and then by how many outcomes.

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
    """List the questions, the one that could move the total, or decide most, first."""
    setting = whole.setting
    unpaid = setting.rulebook.allotted is None
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
        at_best, at_worst = (_whole_if(about, ids, whole, best=best) for best in (True, False))
        best, worst = at_best.total(), at_worst.total()
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
                rungs=_rungs_between(whole, at_best, at_worst) if unpaid else 0,
                outcomes=_outcomes_between(ids, whole, at_best, at_worst) if unpaid else 0,
            )
        )
    order = {id_: index for index, id_ in enumerate(one.id for one in setting.rulebook.requirements)}

    def rank(one: Question) -> tuple[Decimal | int | str, ...]:
        return -one.swing, -one.rungs, -one.outcomes, -len(one.findings), _first(one, order), one.about

    return tuple(sorted(found, key=rank))


def _rungs_between(now: Whole, best: Whole, worst: Whole) -> int:
    """How many rungs would be sure that are not, were it at its best, and how many out of reach, at its worst."""
    (low, high), (risen, _), (_, fallen) = (_reached(one) for one in (now, best, worst))
    return max(risen - low, 0) + max(high - fallen, 0)


def _reached(whole: Whole) -> tuple[int, int]:
    """How many rungs of all ladders are surely, and possibly, reached."""
    sure = possible = 0
    for ladder in whole.setting.rulebook.decisions:
        surely = possibly = True
        for rung in ladder.rungs:
            held = [whole.holds(need) for need in rung.needs]
            surely = surely and all(one.sure for one in held)
            possibly = possibly and all(one.possible for one in held)
            sure, possible = sure + surely, possible + possibly
    return sure, possible


def _outcomes_between(ids: list[str], now: Whole, best: Whole, worst: Whole) -> int:
    found = 0
    for id_ in ids:
        here, there, bad = (one.truth(id_) for one in (now, best, worst))
        found += (there.sure and not here.sure) + (here.possible and not bad.possible)
    return found


def _first(question: Question, order: dict[str, int]) -> int:
    """Where the first requirement stands that hangs on it; lines on the total stand behind all."""
    return order[question.findings[0]] if question.findings else len(order)


def _kind(kind: ReasonKind, about: str, setting: Setting) -> str | None:
    if kind is ReasonKind.JUDGEMENT:
        return "judgement"
    if kind is ReasonKind.FACT:
        return "list" if setting.split(about)[1] is None else "fact"
    return None


def _whole_if(about: str, ids: list[str], whole: Whole, *, best: bool) -> Whole:
    """The same with one thing turned out well or badly; only the requirements that read it are judged again."""
    again = Whole(attrs.evolve(whole.setting, assumed=Assumption(about, best)))
    affected = set(ids)
    for requirement in whole.setting.rulebook.requirements:
        if requirement.id not in affected and not _refers(requirement.id, whole):
            again.verdicts[requirement.id] = whole.verdict(requirement)
    return again


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
