"""What to ask first, as a table: what it is about, what is said now, how much hangs on it, how to find out."""

from studiorules.findings import Question
from studiorules.reports.amounts import number
from studiorules.reports.grid import clipped, columns, one_line, pad, widest
from studiorules.reports.reasons import EVIDENCE
from studiorules.reports.voice import Voice

__all__ = ["asked", "question_name"]

_NAMED = 2


def asked(questions: tuple[Question, ...], voice: Voice, *, most: int = 5) -> list[str]:
    """Tell questions in a table, those that could move the total furthest first.

    Args:
        questions: The questions, in order.
        voice: Who speaks.
        most: How many are told.
    """
    told = questions[:most]
    falls = [f"-{number(one.lowers_high, voice.lang)}" for one in told]
    width = widest(falls)
    rows = []
    for position, (one, fall) in enumerate(zip(told, falls, strict=True), 1):
        by = voice.pick("、", ", ").join(voice.pick(*EVIDENCE[way]) for way in one.evidence if way in EVIDENCE)
        count = len(one.findings) + one.on_total
        rows.append(
            (
                str(position),
                clipped(question_name(voice, one), 50),
                voice.pick(f"{count}项", f"{count} item{'s' if count != 1 else ''}"),
                _decides(voice, one) or f"+{number(one.raises_low, voice.lang)} / {pad(fall, width, 'right')}",
                by,
                _concerns(voice, one),
            )
        )
    return columns(rows, align=("right", "left", "right", "right"), indent="  ")


def _decides(voice: Voice, one: Question) -> str:
    """How much it could decide, where no points hang on it; empty where points do."""
    if voice.book.allotted is not None:
        return ""
    levels = voice.pick(f"{one.rungs}级、", f"{one.rungs} rung{'s' * (one.rungs != 1)}, ") if one.rungs else ""
    findings = voice.pick(f"{one.outcomes}项", f"{one.outcomes} outcome{'s' * (one.outcomes != 1)}")
    return voice.pick("可定", "may decide ") + levels + findings


def question_name(voice: Voice, question: Question) -> str:
    """Name what a question is about."""
    name = one_line(voice.about(question.about))
    if question.kind == "list":
        return voice.pick(f"{name}清单", f"list of {name}")
    return voice.pick(f"评议：{name}", f"judgement: {name}") if question.kind == "judgement" else name


def _concerns(voice: Voice, question: Question) -> str:
    """Name the first requirements that hang on it; the total, where a line on it does."""
    names = [one_line(voice.title(one)) for one in question.findings]
    names += [voice.pick("总分", "the total")] if question.on_total else []
    if len(names) <= _NAMED:
        return voice.joined(names, ("、", "and"))
    return voice.pick(f"{'、'.join(names[:_NAMED])}等", f"{', '.join(names[:_NAMED])} …")
