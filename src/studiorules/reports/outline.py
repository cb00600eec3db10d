"""A rulebook read aloud: every requirement in a sentence, every ladder with what its rungs need."""

from datetime import date

from studiorules.reports.grid import clean
from studiorules.reports.priorities import while_words
from studiorules.reports.rule_words import (
    asked_words,
    criterion_worth,
    detail_words,
    force_words,
    line_words,
    met_words,
    requirement_worth,
    rung_needs,
    rung_worth,
    section_worth,
    source_words,
    variants_words,
)
from studiorules.reports.tailoring import tailored_line, tailoring_lines
from studiorules.reports.voice import Voice
from studiorules.rulebook import Criterion, Decision, Requirement, Rulebook, RuleSection
from studiorules.terms import Lang, Text

__all__ = ["outline"]


def outline(book: Rulebook, *, lang: Lang = "zh", as_of: date | None = None) -> str:
    """Read a rulebook aloud.

    Args:
        book: The rulebook.
        lang: The language.
        as_of: The day on which dated values are read; None = the latest, with what held before.
    """
    voice = Voice(lang=lang, book=book, as_of=as_of)
    lines = [_head(voice), *tailored_line(voice), *([said] if (said := variants_words(voice)) else [])]
    count = 0
    for section in book.sections:
        lines += ["", _section(voice, section)]
        for position, criterion in enumerate(section.criteria, start=1):
            lines += _criterion(voice, criterion, position)
        for requirement in section.requirements:
            lines += _requirement(voice, requirement, "  · ")
    for count, requirement in enumerate(book.loose_requirements, start=1):
        lines += _requirement(voice, requirement, f"  {count} ")
    if book.on_total:
        lines += ["", voice.pick("总分的扣减与封顶：", "On the total:")]
    for line in book.on_total:
        lines += [f"{'  ' * detail.depth}  · {detail.text}" for detail in line_words(voice, line)]
    if book.priorities:
        lines += ["", voice.pick("优先条件（不计分）：", "Gives preference, and no points:")]
    for priority in book.priorities:
        held = while_words(voice, priority.in_force)
        lines += [*_requirement(voice, priority.requirement, "  · "), *([f"      {held}"] if held else [])]
    if book.decisions:
        lines.append("")
    lines += [f"  {_decision(voice, one)}" for one in book.decisions]
    lines += tailoring_lines(voice)
    return clean("\n".join(lines)) + "\n"


def _head(voice: Voice) -> str:
    parts = [f"{voice.say(voice.book.title)} {voice.edition()}", *force_words(voice)]
    return " · ".join(parts)


def _aside(voice: Voice, title: str, aside: str) -> str:
    if not aside:
        return title
    return voice.pick(f"{title}（{aside}）", f"{title} ({aside})")


def _heading(voice: Voice, title: Text, worth: str) -> str:
    """A heading with what it is worth."""
    return _aside(voice, voice.say(title), worth)


def _section(voice: Voice, section: RuleSection) -> str:
    return _heading(voice, section.title, section_worth(voice, section))


def _criterion(voice: Voice, criterion: Criterion, position: int) -> list[str]:
    title = _heading(voice, criterion.title, criterion_worth(voice, criterion))
    lines = [f"  {position} {title}"]
    for requirement in criterion.requirements:
        lines += _requirement(voice, requirement, "    · ")
    if criterion.met_if is not None:
        colon = voice.pick("：", ": ")
        lines.append(
            f"      {voice.pick('符合的条件', 'met if')}{colon}{met_words(voice, criterion.met_if, criterion.id)}"
        )
    return lines


def _requirement(voice: Voice, one: Requirement, mark: str) -> list[str]:
    colon = voice.pick("：", ": ")
    parts = (voice.say(one.title), asked_words(voice, one), requirement_worth(voice, one))
    source = source_words(voice, one)
    said = voice.pick(f"  〔{source}〕", f"  [{source}]") if source else ""
    lines = [f"{mark}{colon.join(part for part in parts if part)}{voice.pick('。', '.')}{said}"]
    indent = " " * (len(mark) + 2)
    for detail in detail_words(voice, one):
        branch = f"{'  ' * (detail.depth - 1)}- " if detail.depth else ""
        lines.append(f"{indent}{branch}{detail.text}")
    return lines


def _decision(voice: Voice, decision: Decision) -> str:
    colon, semicolon = voice.pick("：", ": "), voice.pick("；", "; ")
    rungs = []
    for rung in decision.rungs:
        aside = [part for part in (rung_needs(voice, rung), rung_worth(voice, rung)) if part]
        told = voice.say(rung.title)
        rungs.append(_aside(voice, told, voice.pick("，", ", ").join(aside)))
    return f"{voice.say(decision.title)}{colon}{semicolon.join(rungs)}"
