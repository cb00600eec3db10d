"""How a verdict came about, for whoever explains it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from studiorules.dossier import FieldKind
from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN
from studiorules.findings import (
    Interval,
    LineTrace,
    Reason,
    ReasonKind,
    RequirementTrace,
    TestTrace,
)
from studiorules.findings.interval import End
from studiorules.meaning.enough import Answer
from studiorules.meaning.facts import in_force
from studiorules.meaning.measured import Measured
from studiorules.meaning.on_total import taken
from studiorules.meaning.record_uses import records_of
from studiorules.meaning.requirement import LineAnswer, Verdict
from studiorules.meaning.setting import Setting
from studiorules.meaning.shortfall import shortfall
from studiorules.meaning.sources import notes_of, open_reads, said_of, tellings
from studiorules.meaning.waivers import waivers_of
from studiorules.meaning.whole import Whole
from studiorules.rulebook import Fact, Judged, Measure, Narrowing, ScaleKind, Test
from studiorules.terms import FAR

__all__ = ["trace", "trace_total"]


def trace(verdict: Verdict, whole: Whole) -> RequirementTrace:
    """Say how a requirement came about."""
    test = None if verdict.test is None else _test(verdict.test, whole)
    lines = tuple(_line(one, whole) for one in verdict.lines)
    only_if = tuple(_test(one, whole) for one in verdict.only_if)
    when = None if verdict.when is None else _test(verdict.when, whole)
    asked = None if verdict.waiver is None or verdict.own.sure else _test(verdict.waiver, whole)
    waivers, note = ((), "") if verdict.error is not None else waivers_of(verdict, whole)
    below = [one for one in (test, *(line.test for line in lines), *only_if, when, asked) if one is not None]
    reasons = [reason for one in below for reason in one.reasons]
    unknown = verdict.requirement.points_unknown or verdict.points.low != verdict.points.high
    if verdict.requirement.unseen and unknown:
        reasons.append(Reason(kind=ReasonKind.UNSEEN, about=verdict.requirement.id))
    if verdict.error is not None:
        reasons.append(Reason(kind=ReasonKind.ERROR, about=verdict.error.get("en")))
    settled = verdict.truth.sure == verdict.truth.possible and verdict.points.low == verdict.points.high
    return RequirementTrace(
        requirement=verdict.requirement,
        test=test,
        lines=lines,
        only_if=only_if,
        when=when,
        raw=(verdict.points.low, verdict.points.high),
        reasons=() if settled else tuple(dict.fromkeys(reasons)),
        notes=tuple(dict.fromkeys((*(one for test in below for one in test.notes), *([note] if note else [])))),
        contested=tuple(dict.fromkeys(one for test in below for one in test.contested)),
        votes=tuple(dict.fromkeys(one for test in below for one in test.votes)),
        waivers=waivers,
        error=verdict.error,
    )


def trace_total(whole: Whole) -> tuple[LineTrace, ...]:
    """Say how the lines on the total came about, and what each takes."""
    return tuple(_line(one, whole) for one in taken(whole.uncut(), whole.lines))


def _line(one: LineAnswer, whole: Whole) -> LineTrace:
    test = _test(one.told, whole)
    if one.error is not None:
        test = attrs.evolve(test, reasons=(Reason(kind=ReasonKind.ERROR, about=one.error),))
    return LineTrace(
        line=one.line,
        test=test,
        low=one.lost.low,
        high=one.lost.high,
        sure=one.truth.sure,
        possible=one.truth.possible,
        lines=tuple(_line(below, whole) for below in one.lines),
    )


def _test(told: Answer, whole: Whole) -> TestTrace:
    clause = told.clause
    if not isinstance(clause, Test):
        below = _referred(clause.id, whole) if told.truth.open else ()
        return TestTrace(clause=clause, sure=told.truth.sure, possible=told.truth.possible, reasons=below)
    setting = whole.setting
    branches = tuple(_test(one, whole) for one in told.branches)
    exceptions = [_test(one, whole) for one in told.exceptions]
    matter = [one for one in (*branches, *exceptions) if one.sure != one.possible]
    reasons = [reason for one in matter for reason in one.reasons] if told.truth.open else []
    notes = [note for one in branches for note in one.notes]
    contested = tuple(one for branch in branches for one in branch.contested)
    votes = tuple(one for branch in (*branches, *exceptions) for one in branch.votes)
    measured = told.measured
    interval = None
    if measured is not None:
        reasons = [*_reasons(clause.measure, measured, told, setting), *reasons]
        notes += notes_of(clause.measure, measured, setting)
        contested = (*contested, *tellings(clause.measure, measured, setting))
        interval = _interval(clause.measure, measured, notes, setting)
        votes += () if measured.votes is None else (measured.votes,)
    listed = _list_of(clause.measure)
    used = records_of(clause.measure, measured, listed)
    return TestTrace(
        clause=clause,
        sure=told.truth.sure,
        possible=told.truth.possible,
        measured=interval,
        bounds=told.bounds,
        short=shortfall(told, setting),
        counted=used["counted"],
        possible_records=used["possible"],
        left_out=used["left out"],
        reasons=tuple(dict.fromkeys(reasons)),
        branches=(*branches, *exceptions),
        notes=tuple(dict.fromkeys(notes)),
        contested=tuple(dict.fromkeys(contested)),
        list=listed,
        votes=votes,
    )


def _referred(name: str, whole: Whole) -> tuple[Reason, ...]:
    """Why something named is open: the reasons of the requirements below it."""
    rulebook = whole.setting.rulebook
    named = [one for one in rulebook.requirements if one.id == name or one.id.startswith(f"{name}/")]
    reasons = [reason for one in named for reason in trace(whole.verdict(one), whole).reasons]
    return tuple(dict.fromkeys(reasons))


def _reasons(what: Measure, measured: Measured, told: Answer, setting: Setting) -> list[Reason]:
    if measured.low == measured.high and not measured.empty and not told.truth.open:
        return []
    if isinstance(what, Judged):
        voted = f"{measured.votes.count}/{measured.votes.seats}" if measured.votes and measured.votes.count else ""
        still = measured.low != measured.high
        return [Reason(kind=ReasonKind.JUDGEMENT, about=what.question, said=voted)] if still else []
    return [
        Reason(kind=ReasonKind.FACT, about=about, said=said, sources=sources)
        for about in open_reads(what, measured, setting)
        for said, sources in (said_of(about, setting),)
    ]


def _list_of(what: Measure) -> str:
    of = getattr(what, "of", None)
    if isinstance(of, Narrowing):
        return of.list
    return what.section if isinstance(what, Fact) else ""


def _interval(what: Measure, measured: Measured, notes: list[str], setting: Setting) -> Interval | None:
    about, contested = "about" in notes, "contested" in notes
    if isinstance(what, Fact) and what.scale.kind in (ScaleKind.CHOICE, ScaleKind.CHOICES):
        return _words(what, contested=contested, setting=setting)
    if measured.only_empty:
        return Interval(low=None, high=None, scale=what.scale, empty=True)
    low, high = (_end(end, what) for end in (measured.low, measured.high))
    return Interval(low=low, high=high, scale=what.scale, about=about, contested=contested, empty=measured.empty)


def _end(end: int | Fraction, what: Measure) -> End:
    limit = OPEN // 10**6 if what.scale.kind is ScaleKind.FRACTION else OPEN // 2
    if not -limit < end < limit:
        return None
    match what.scale.kind:
        case ScaleKind.LEVEL if what.scale.vocabulary is not None:
            return what.scale.vocabulary.terms[int(end)].id
        case ScaleKind.DAY:
            return date.fromordinal(int(end)).isoformat() if -FAR < end < FAR else None
        case ScaleKind.FRACTION:
            return Fraction(end)
        case _ if end != int(end):  # a mean of votes
            return Fraction(end) / Fraction(10**what.scale.places)
        case _:
            return Decimal(int(end)).scaleb(-what.scale.places)


def _words(what: Fact, *, contested: bool, setting: Setting) -> Interval:
    """The one word that is known, or nothing."""
    found = in_force(what.section, setting)
    field = setting.field(what.section, what.field)
    codes: set[Any] = set()
    for row in found.rows:
        code = getattr(row, what.field)
        codes.add(",".join(sorted(code)) if isinstance(code, frozenset) else code)
    known = found.sure and len(codes) == 1 and UNKNOWN not in codes
    word = str(next(iter(codes))) if known else None
    if found.none:
        word = "no" if field is not None and field.kind is FieldKind.YES_NO else NOTHING
    return Interval(low=word, high=word, scale=what.scale, contested=contested)
