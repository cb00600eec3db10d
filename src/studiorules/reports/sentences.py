"""One pattern for each measure: what is measured, what was found, what is short, in Chinese and English.

Sentences are made from the measure and the names of the catalogue, never written per rule. The table is complete: a
test asks that every measure of the language stands in it.
"""

from collections.abc import Callable
from typing import Any

import attrs

from studiorules.dossier import UNITS
from studiorules.findings import TestTrace
from studiorules.reports import found as said
from studiorules.reports import lacking, panels, subjects
from studiorules.reports.amounts import amount, number
from studiorules.reports.enough import bound_words, wants_yes
from studiorules.reports.rates import compares_unlike, is_rate
from studiorules.reports.voice import Voice
from studiorules.rulebook import (
    Best,
    Bound,
    Clause,
    Count,
    Elapsed,
    Fact,
    Growth,
    Joined,
    Judged,
    Kinds,
    Matches,
    Measure,
    Narrowing,
    Ratio,
    Reference,
    ScaleKind,
    Score,
    Share,
    Test,
    Total,
)

__all__ = ["PATTERNS", "Pattern", "enough_words", "found_words", "required_words", "short_words", "subject_words"]

Found = Callable[[Voice, Any, TestTrace], str]


@attrs.frozen
class Pattern:
    """How one measure is said.

    Attributes:
        subject: What is measured.
        found: What was found.
        short: What is short of enough; empty where nothing is, or nothing can be said.
    """

    subject: Callable[[Voice, Any], str]
    found: Found
    short: Found


def subject_words(voice: Voice, clause: Clause) -> str:
    """Name what a test is about."""
    if isinstance(clause, Reference):
        return voice.title(clause.id)
    return PATTERNS[type(clause.measure)].subject(voice, clause.measure) + _claims(voice, clause.measure)


def _claims(voice: Voice, measure: Measure) -> str:
    """Say which records count elsewhere, where one record serves one requirement only."""
    if isinstance(measure, Ratio):
        return _claims(voice, measure.top) + _claims(voice, measure.bottom)
    of = getattr(measure, "of", None)
    claims = of.unless if isinstance(of, Narrowing) else ()
    titles = [voice.title(by) for by in dict.fromkeys(claim.by for claim in claims)]
    named = voice.joined([voice.pick(f"“{one}”", f'"{one}"') for one in titles], ("或", "or"))
    return voice.pick(f"（计入{named}的除外）", f" (other than those that count for {named})") if named else ""


def enough_words(voice: Voice, clause: Clause, bounds: tuple[Bound, ...] | None = None) -> str:
    """Say what is enough, without what is measured; empty where what is measured says it all.

    Args:
        voice: Who speaks.
        clause: The test.
        bounds: The bounds still open; None = those written in the rulebook.
    """
    if isinstance(clause, Reference):
        return ""
    measure = clause.measure
    told = bounds if bounds is not None else _written(clause)
    if isinstance(measure, Joined) and measure.how == "some":
        least = next((bound.value for bound in told), 1)
        return voice.pick(f"至少{least}项", f"at least {least}")
    if _is_truth(measure):
        return "" if wants_yes(told) else voice.pick("为“否”", "no")
    return bound_words(voice, measure, told)


def required_words(voice: Voice, clause: Clause, bounds: tuple[Bound, ...] | None = None) -> str:
    """Say in full what is required: 使用面积不少于30平方米, floor area: at least 30 m²."""
    if isinstance(clause, Reference):
        return voice.pick(f"“{voice.title(clause.id)}”符合", f'"{voice.title(clause.id)}" is met')
    subject, enough = subject_words(voice, clause), enough_words(voice, clause, bounds)
    if not enough:
        return subject
    if voice.lang == "en":
        return f"{subject}: {enough}"
    return f"{subject}，{enough}" if isinstance(clause.measure, Judged) else f"{subject}{enough}"


def found_words(voice: Voice, trace: TestTrace) -> str:
    """Say what was found."""
    if isinstance(trace.clause, Reference):
        return _met(voice, trace)
    return PATTERNS[type(trace.clause.measure)].found(voice, trace.clause.measure, trace)


def short_words(voice: Voice, trace: TestTrace) -> str:
    """Say what is short of enough; empty where nothing is, or nothing can be said."""
    if trace.sure or isinstance(trace.clause, Reference) or _unknown(trace):
        return ""
    return PATTERNS[type(trace.clause.measure)].short(voice, trace.clause.measure, trace)


def _unknown(trace: TestTrace) -> bool:
    """Whether nothing at all is known of what was measured, so that nothing can be said to be short."""
    interval = trace.measured
    if interval is None:
        return False
    low, high = said.exact(interval.low), said.exact(interval.high)
    measure = trace.clause.measure if isinstance(trace.clause, Test) else None
    if isinstance(measure, Kinds) and measure.words is not None:
        return not low and high == len(measure.words)
    if interval.scale.kind is ScaleKind.FRACTION:
        return not low and (high is None or (high >= 1 and not is_rate(trace.clause)))
    if interval.scale.kind is ScaleKind.LEVEL and interval.scale.vocabulary is not None:
        ids = interval.scale.vocabulary.ids
        return len(ids) > 1 and (interval.low, interval.high) == (ids[0], ids[-1])
    if isinstance(measure, Elapsed) and low is not None and low < 0:
        return True  # it never began: no time is short
    if interval.scale.kind is not ScaleKind.NUMBER or high is not None:
        return False
    return low is None or low <= interval.scale.floor


def _written(clause: Test) -> tuple[Bound, ...]:
    return () if clause.bound is None else (clause.bound,)


def _is_truth(measure: Measure) -> bool:
    return isinstance(measure, Joined) or measure.scale.kind is ScaleKind.TRUTH


def _met(voice: Voice, trace: TestTrace) -> str:
    if trace.sure:
        return voice.pick("符合", "met")
    return voice.pick("尚不能定", "open") if trace.possible else voice.pick("不符合", "not met")


def _by_scale(voice: Voice, measure: Measure, trace: TestTrace) -> str:
    match measure.scale.kind:
        case ScaleKind.TRUTH:
            return said.truth_found(voice, trace)
        case ScaleKind.LEVEL:
            return said.level_found(voice, trace)
        case ScaleKind.DAY:
            return said.day_found(voice, trace)
        case ScaleKind.CHOICE | ScaleKind.CHOICES:
            return said.word_found(voice, trace)
        case ScaleKind.FRACTION:
            return said.share_found(voice, measure, trace)
        case _:
            return said.number_found(voice, measure, trace)


def _short_by_scale(voice: Voice, measure: Measure, trace: TestTrace) -> str:
    match measure.scale.kind:
        case ScaleKind.LEVEL:
            return lacking.short_levels(voice, trace)
        case ScaleKind.DAY:
            return lacking.short_day(voice, trace)
        case ScaleKind.FRACTION:
            return lacking.short_share(voice, measure, trace)
        case ScaleKind.NUMBER:
            return lacking.short_amount(voice, measure, trace)
        case _:
            return ""


def _kinds_found(voice: Voice, measure: Kinds, trace: TestTrace) -> str:
    interval = trace.measured
    high = None if interval is None else said.exact(interval.high)
    low = None if interval is None else said.exact(interval.low)
    if measure.words and low == 0 and high == len(measure.words):
        return voice.pick(*said.NOT_STATED)
    if interval is not None and low == high == 0:
        return voice.pick("没有", "none")
    return said.number_found(voice, measure, trace)


def _matches_found(voice: Voice, _: Matches, trace: TestTrace) -> str:
    interval = trace.measured
    if interval is None or interval.low is None or interval.low != interval.high:
        return voice.pick(*said.NOT_STATED)
    return voice.pick("是", "yes") if said.exact(interval.low) == 1 else voice.pick("否", "no")


def _joined_found(voice: Voice, measure: Joined, trace: TestTrace) -> str:
    sure = [one for one in trace.branches if one.sure]
    still = [one for one in trace.branches if one.possible and not one.sure]
    if measure.how == "any" and sure:
        return voice.pick(
            f"{subject_words(voice, sure[0].clause)}，符合", f"{subject_words(voice, sure[0].clause)}: met"
        )
    counts = [
        (len(sure), "项符合", "met"),
        (len(still), "项待定", "open"),
        (len(trace.branches) - len(sure) - len(still), "项不符合", "not met"),
    ]
    told = [voice.pick(f"{count}{zh}", f"{count} {en}") for count, zh, en in counts if count]
    return voice.pick("，", ", ").join(told)


def _joined_short(voice: Voice, measure: Joined, trace: TestTrace) -> str:
    short = trace.short
    if measure.how != "some" or short is None:
        return ""
    return lacking.short_amount(
        voice, attrs.evolve(measure, scale=attrs.evolve(measure.scale, unit=UNITS["item"])), trace
    )


def _score_found(voice: Voice, _: Score, trace: TestTrace) -> str:
    interval = trace.measured
    low = None if interval is None else said.exact(interval.low)
    high = None if interval is None else said.exact(interval.high)
    if low is None or high is None:
        return voice.pick(*said.NOT_STATED)
    if low == high:
        return amount(low, UNITS["point"], voice.lang)
    return voice.pick(f"{number(low)}至{number(high)}分", f"{number(low, 'en')}–{number(high, 'en')} points")


def _ratio_subject(voice: Voice, measure: Ratio) -> str:
    top, bottom = (PATTERNS[type(one)].subject(voice, one) for one in (measure.top, measure.bottom))
    of = "divided by" if compares_unlike(measure) else "as a share of"
    return voice.pick(f"{top}与{bottom}之比", f"{top}, {of} {bottom}")


def _levels(voice: Voice, _: Measure, trace: TestTrace) -> str:
    return said.level_found(voice, trace)


def _nothing(_: Voice, __: Measure, ___: TestTrace) -> str:
    return ""


PATTERNS: dict[type[Measure], Pattern] = {
    Fact: Pattern(subjects.fact_subject, _by_scale, _short_by_scale),
    Count: Pattern(subjects.count_subject, said.number_found, lacking.short_by_name),
    Total: Pattern(subjects.total_subject, said.number_found, lacking.short_by_name),
    Kinds: Pattern(subjects.kinds_subject, _kinds_found, lacking.short_by_name),
    Share: Pattern(subjects.share_subject, said.share_found, lacking.short_by_adding),
    Ratio: Pattern(_ratio_subject, said.share_found, lacking.short_share),
    Best: Pattern(subjects.best_subject, _levels, lambda voice, _, trace: lacking.short_levels(voice, trace)),
    Growth: Pattern(subjects.growth_subject, said.growth_found, lacking.short_amount),
    Elapsed: Pattern(subjects.elapsed_subject, said.elapsed_found, lacking.short_until),
    Matches: Pattern(subjects.matches_subject, _matches_found, _nothing),
    Judged: Pattern(subjects.judged_subject, panels.judged_found, panels.judged_short),
    Score: Pattern(subjects.score_subject, _score_found, lambda voice, _, trace: lacking.short_points(voice, trace)),
    Joined: Pattern(subjects.joined_subject, _joined_found, _joined_short),
}
"""One pattern for each measure."""
