"""What people decided, and how a panel voted: 3人：良好1、一般2.

Who voted how is told only to those from whom it is not to be hidden.
"""

from decimal import Decimal
from math import ceil, floor

from studiorules.dossier.catalogue import JUDGEMENT_FIELDS
from studiorules.findings import Cast, ReasonKind, TestTrace, Votes
from studiorules.reports.amounts import number, percents
from studiorules.reports.enough import anchor_name
from studiorules.reports.found import exact, interval_words
from studiorules.reports.lacking import short_amount, short_levels, short_share
from studiorules.reports.rates import unit_of
from studiorules.reports.voice import Voice
from studiorules.rulebook import Clause, Combine, Joined, Judged, Panel, Question, Reference, ScaleKind, Word

__all__ = ["judged_found", "judged_short", "panel_words", "panels_asked", "spread", "votes_data"]

_WAYS: dict[Combine, tuple[str, str]] = {
    "lower-median": ("取中位的一票（两票居中取较低）", "the middle vote decides (of two the lower)"),
    "mean": ("取平均", "the mean decides"),
    "trimmed-mean": ("去掉最高、最低各一票后取平均", "the mean without the highest and the lowest vote decides"),
    "share-of-yes": ("按赞成的比例", "the share of yes decides"),
}
"""How votes are combined, in words."""


def judged_found(voice: Voice, measure: Judged, trace: TestTrace) -> str:
    """Say what people decided; of a panel also how its votes were spread."""
    interval, votes = trace.measured, _votes(measure, trace)
    aside = "" if votes is None else spread(voice, votes)
    told = voice.pick(f"（{aside}）", f" ({aside})") if aside and votes is not None and votes.count else ""
    if interval is None or _awaits(measure, trace):
        undecided = voice.pick("尚未议定", "not yet decided")
        return f"{undecided}{told}" if told else voice.pick("尚未评议", "not yet judged")
    match interval.scale.kind:
        case ScaleKind.LEVEL:
            names = [anchor_name(voice, measure.question, str(end)) for end in (interval.low, interval.high)]
            if names[0] == names[1]:
                said = voice.pick(f"评为“{names[0]}”", f'judged "{names[0]}"')
            else:
                between = f'judged between "{names[0]}" and "{names[1]}"'
                said = voice.pick(f"评在“{names[0]}”与“{names[1]}”之间", between)
        case ScaleKind.FRACTION:
            share = percents(exact(interval.low) or 0, exact(interval.high) or 0, voice.lang)
            said = voice.pick(f"赞成{share}", f"judged {share} in favour")
        case _:
            said = voice.pick("评为", "judged ") + interval_words(voice, interval, unit_of(measure))
    return said + told


def judged_short(voice: Voice, measure: Judged, trace: TestTrace) -> str:
    """Say what is short; empty where nothing was decided yet."""
    if _awaits(measure, trace):
        return ""
    match measure.scale.kind:
        case ScaleKind.LEVEL:
            return short_levels(voice, trace)
        case ScaleKind.FRACTION:
            return _short_votes(voice, measure, trace) or short_share(voice, measure, trace)
        case _:
            return short_amount(voice, measure, trace)


def panels_asked(voice: Voice, clause: Clause) -> tuple[str, ...]:
    """Say of each panel that a test asks how many it has and how their votes are combined."""
    if isinstance(clause, Reference):
        return ()
    measure, told = clause.measure, []
    question = voice.book.questions.get(measure.question) if isinstance(measure, Judged) else None
    if question is not None and question.panel is not None:
        told.append(_panel(voice, question, question.panel))
    below = measure.branches if isinstance(measure, Joined) else ()
    return tuple(dict.fromkeys((*told, *(words for one in below for words in panels_asked(voice, one)))))


def _panel(voice: Voice, question: Question, panel: Panel) -> str:
    name, words = voice.say(question.text), panel_words(voice, panel)
    return voice.pick(f"“{name}”由{words}", f'"{name}": {words}')


def panel_words(voice: Voice, panel: Panel) -> str:
    """Say how many a panel has, how many must vote, and how their votes are combined."""
    way = voice.pick(*_WAYS[panel.combine])
    least = voice.pick(f"，至少{panel.quorum}人评议", f", {panel.quorum} at least") if panel.quorum > 1 else ""
    return voice.pick(f"{panel.size}人评议{least}，{way}", f"a panel of {panel.size}{least}; {way}")


def _votes(measure: Judged, trace: TestTrace) -> Votes | None:
    return next((one for one in trace.votes if one.question == measure.question), None)


def _awaits(measure: Judged, trace: TestTrace) -> bool:
    """Whether it is open because nobody has judged yet, or too few have."""
    interval, votes = trace.measured, _votes(measure, trace)
    settled = interval is not None and interval.low == interval.high
    begun = votes is not None and votes.count > 0 and votes.quorate
    return not settled and not begun and any(reason.kind is ReasonKind.JUDGEMENT for reason in trace.reasons)


def spread(voice: Voice, votes: Votes) -> str:
    """Say who voted how: how many for each answer, the best first; how many are missing, how many stood aside."""
    comma, colon, semicolon = voice.pick("、", ", "), voice.pick("：", ": "), voice.pick("；", "; ")
    cast = comma.join(_cast(voice, votes.question, one) for one in votes.cast)
    if votes.missing > 0:
        lead = voice.pick(f"{votes.seats}人中已评{votes.count}人", f"{votes.count} of {votes.seats} voted")
    else:
        lead = voice.pick(f"{votes.count}人", "")
    told = [f"{lead}{colon}{cast}" if lead and cast else lead or cast]
    if votes.recused:
        told.append(voice.pick(f"回避{votes.recused}人", f"{votes.recused} stood aside"))
    if not votes.quorate:
        told.append(voice.pick(f"不足法定{votes.quorum}人", f"the quorum is {votes.quorum}"))
    return semicolon.join(part for part in told if part)


def _cast(voice: Voice, question: str, cast: Cast) -> str:
    names = [name for name in cast.reviewers if name] if voice.mask == "none" else []
    by = voice.pick(f"（{'、'.join(names)}）", f" ({', '.join(names)})") if names else ""
    if isinstance(cast.answer, Decimal):
        times = "" if cast.count == 1 else f"×{cast.count}"
        return f"{number(cast.answer, voice.lang)}{times}{by}"
    name = anchor_name(voice, question, cast.answer)
    return voice.pick(f"{name}{cast.count}{by}", f"{cast.count} {name}{by}")


def _short_votes(voice: Voice, measure: Judged, trace: TestTrace) -> str:
    """Say how many votes for yes are missing; empty where nothing is, or where few of them are wanted."""
    wanted, votes = exact(trace.bounds[0].value) if trace.bounds else None, _votes(measure, trace)
    if wanted is None or votes is None or trace.bounds[0].word not in (Word.AT_LEAST, Word.ABOVE):
        return ""
    share = wanted * votes.seats
    needed = ceil(share) if trace.bounds[0].word is Word.AT_LEAST else floor(share) + 1
    asked = voice.book.questions.get(measure.question)
    top = asked.levels[-1].id if asked is not None and asked.levels else ""
    high = max(0, needed - sum(one.count for one in votes.cast if one.answer == top))
    low = max(0, high - max(votes.missing, 0))
    if low == high:
        return voice.pick(f"差{high}票", f"{high} {'vote' if high == 1 else 'votes'} short") if high else ""
    return voice.pick(f"还差{low}至{high}票", f"{low}–{high} votes short")


def votes_data(voice: Voice, votes: Votes) -> dict[str, object]:
    """Return what a panel voted as plain data; its members are masked as any personal field."""
    reviewer = JUDGEMENT_FIELDS["reviewer"]
    cast = [
        {
            "answer": format(one.answer, "f") if isinstance(one.answer, Decimal) else one.answer,
            "count": one.count,
            "reviewers": [voice.shown(name, reviewer) for name in one.reviewers if name],
        }
        for one in votes.cast
    ]
    told = {name: getattr(votes, name) for name in ("question", "size", "quorum", "recused", "missing")}
    return {**told, "cast": cast}
