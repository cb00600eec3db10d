"""The terminal report of an evaluation: result first, then the sections at a glance, what is lost, what to ask."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

from studiorules.findings import Decision, Evaluation, Finding, Part, Points, Rung
from studiorules.findings.finding import SIGNS
from studiorules.reports.alerts import alerts
from studiorules.reports.amounts import number, points_of, span
from studiorules.reports.clauses import clauses
from studiorules.reports.colour import Palette
from studiorules.reports.days import day
from studiorules.reports.details import detailed
from studiorules.reports.explain import explain_finding, explain_line, is_grade, rung_words, voice_for
from studiorules.reports.grid import bar, cells, clean, clipped, columns, one_line, pad, widest
from studiorules.reports.masking import Mask
from studiorules.reports.money import money_found
from studiorules.reports.needs import because_words, part_label, veto_words
from studiorules.reports.outcomes import OUTCOMES
from studiorules.reports.priorities import priorities_told
from studiorules.reports.questions import asked
from studiorules.reports.scores import score_in_short, score_notes, score_said
from studiorules.reports.tailoring import not_selected_lines, tailored_line
from studiorules.reports.totals import total_made
from studiorules.reports.voice import Voice
from studiorules.terms import Lang, Outcome

__all__ = ["DETAILS", "Detail", "evaluation_text", "glance", "part_text", "result_block", "summary_line"]

Detail: TypeAlias = Literal["summary", "open", "all"]
"""How much is told of single findings: none, those that are open, all."""
DETAILS: tuple[Detail, ...] = ("summary", "open", "all")
"""How much of single findings is told, the least first."""

_OPEN = (Outcome.UNKNOWN, Outcome.NOT_CHECKED)
_ACROSS = 4
_WIDE = 110
_TOLD = 12
"""How many losses the summary names."""


def evaluation_text(
    evaluation: Evaluation,
    *,
    lang: Lang = "zh",
    detail: Detail = "summary",
    mask: Mask = "public",
    colour: bool = False,
    brief: bool = False,
) -> str:
    """Write the report of an evaluation for a terminal.

    Args:
        evaluation: The evaluation.
        lang: The language.
        detail: How much is told of single findings.
        mask: For whom it is written.
        colour: Whether signs are coloured; every sign also stands by itself.
        brief: Whether only the result is told.
    """
    voice = voice_for(evaluation, lang, mask)
    head = [head_line(evaluation, voice), *tailored_line(voice), *alerts(evaluation, voice)]
    blocks = [head, result_block(evaluation, voice)]
    if brief:
        blocks = [[*blocks[0], *blocks[1]]]
    else:
        blocks += [glance(evaluation, voice), priorities_told(evaluation, voice)]
        blocks += [_lost(evaluation, voice), _questions(evaluation, voice)]
        if detail != "summary":
            lines = [row for one in evaluation.on_total for row in explain_line(voice, one).tree()]
            blocks += [detailed((*evaluation.findings, *evaluation.priorities), voice, detail), lines]
        blocks.append(not_selected_lines(evaluation, voice, _TOLD if detail == "summary" else None))
    whole = "\n\n".join("\n".join(block) for block in blocks if block)
    return Palette(on=colour).signs(clean(whole)) + "\n"


def head_line(evaluation: Evaluation, voice: Voice) -> str:
    """Name the studio, the rulebook and the day, and say how far the dossier lies behind."""
    book, stated = evaluation.rulebook, evaluation.dossier.stated_on
    title = one_line(voice.say(book.title))
    named = voice.pick(f"{title}（{voice.edition()}）", f"{title} ({voice.edition()})")
    as_of = day(evaluation.as_of, voice.lang)
    when = voice.pick(f"基准日 {as_of}", f"as of {as_of}")
    behind = evaluation.days_behind
    if behind:
        told = day(stated, voice.lang)
        when += voice.pick(
            f"（申报日 {told}，早{behind}天；其间按没有变化计）",
            f" (stated {told}, {behind} days earlier; read as if nothing changed since)",
        )
    elif stated == evaluation.as_of:
        when += voice.pick("（即申报日）", " (the day stated)")
    else:
        told = day(stated, voice.lang)
        when += voice.pick(f"（申报日 {told}）", f" (stated {told})")
    return "    ".join([one_line(evaluation.dossier.name), named, when])


def result_block(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Say the total and what each ladder came to."""
    rows: list[tuple[str, str]] = []
    total, settled = evaluation.total, evaluation.settled
    base = None if evaluation.bonus is None else evaluation.base
    if total is not None:
        rows.append((voice.pick("总分", "Total"), _total(total, voice)))
        rows += [("", line) for line in (*total_made(evaluation, voice), *_on_total(evaluation, voice))]
    if total is not None and settled is not None and (total.allotted or not evaluation.rulebook.points_unknown):
        rows.append(("", _settled(total if base is None else base, voice)))
    if evaluation.loose and total is not None and not total.exact:
        rows.append(("", _loose(evaluation, voice)))
    if evaluation.score is not None:
        rows.append((voice.pick("得分", "Score"), score_said(evaluation.score, voice)))
        rows += [("", line) for line in score_notes(evaluation.score, voice)]
    rows += [(voice.say(one.title), _decision(one, voice)) for one in evaluation.decisions.values()]
    width = max((cells(label) for label, _ in rows), default=0)
    return [f"{pad(label, width)}    {told}".rstrip() for label, told in rows]


def glance(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Show every section with its criteria in a grid, then the tally."""
    loose = {one.id for one in evaluation.rulebook.loose_requirements}
    groups = [(_section_line(one, voice), _section_entries(one, voice)) for one in evaluation.sections]
    groups.append(("", _finding_entries([one for one in evaluation.findings if one.id in loose], voice)))
    entries = [entry for _, group in groups for entry in group]
    widths = widest(name for name, _ in entries), widest(points for _, points in entries)
    lines = [line for title, group in groups for line in (*([title] if title else []), *_grid(group, widths))]
    return [*lines, _tally(evaluation, voice)]


def summary_line(evaluation: Evaluation, voice: Voice, *, aligned: bool = False) -> str:
    """Say an evaluation in one line: name, total, what each ladder came to.

    Args:
        evaluation: The evaluation.
        voice: Who speaks.
        aligned: Whether name and total are filled up, to stand below those of others.
    """
    name = one_line(evaluation.dossier.name)
    parts = [pad(name, 28) if aligned else name]
    if evaluation.total is not None:
        total = span(evaluation.total.low, evaluation.total.high, voice.lang)
        parts.append(pad(total, 13) if aligned else total)
    if evaluation.score is not None:
        parts.append(score_in_short(evaluation.score, voice))
    for one in evaluation.decisions.values():
        certain, possible = (_short_rung(rung.id, rung.title.get(voice.lang)) for rung in (one.certain, one.possible))
        told = (
            certain if one.settled else voice.pick(f"{certain}（可能{possible}）", f"{certain} (possibly {possible})")
        )
        parts.append(f"{voice.say(one.title)} {told}")
    if evaluation.errors:
        count = len(evaluation.errors)
        parts.append(voice.pick(f"！{count}项未能计算", f"！{count} not computed"))
    return "  ".join(parts)


def _short_rung(id_: str, title: str) -> str:
    return id_ if is_grade(id_) else title


def _total(total: Points, voice: Voice) -> str:
    if voice.book.points_unknown:
        known = span(total.low, total.high, voice.lang)
        return voice.pick(
            f"已知部分 {known} 分，满分未知", f"{known} of what is known; the points of the whole are not"
        )
    ends, full = span(total.low, total.high, voice.lang), number(total.allotted, voice.lang)
    said = voice.pick(f"{ends} 分，满分 {full}", f"{ends} of {full}")
    return f"{said}    {bar(total)}"


def _settled(total: Points, voice: Voice) -> str:
    lost, still = total.allotted - total.high, total.high - total.low
    low, lost_words, open_words = (number(max(one, Decimal(0)), voice.lang) for one in (total.low, lost, still))
    settled = number(max(total.allotted - still, Decimal(0)), voice.lang)
    return voice.pick(
        f"已定 {settled} 分（得 {low}，失 {lost_words}）",
        f"decided {settled} (earned {low}, lost {lost_words})",
    ) + (voice.pick(f"，未定 {open_words} 分", f", open {open_words}") if still else "")


def _on_total(evaluation: Evaluation, voice: Voice) -> list[str]:
    """The lines that take something from the total, or may."""
    return [explain_line(voice, one).head for one in evaluation.on_total if one.high]


def _loose(evaluation: Evaluation, voice: Voice) -> str:
    names = voice.pick("、", ", ").join(dict.fromkeys(voice.about(one) for one in evaluation.loose))
    return voice.pick(
        f"{names}牵动不止一处，实际范围可能更窄", f"the true range may be narrower: {names} pull two ways"
    )


def _rung(rung: Rung, voice: Voice) -> str:
    """Name a rung with the amount that goes with it."""
    name = rung_words(rung.id, voice.say(rung.title), voice.lang)
    return name if rung.yuan is None else f"{name} {money_found(rung.yuan, voice.lang)}"


def _decision(one: Decision, voice: Voice) -> str:
    certain, possible = _rung(one.certain, voice), _rung(one.possible, voice)
    parts = [voice.pick(f"确定 {certain}", f"certain {certain}")]
    if not one.settled:
        parts.append(voice.pick(f"可能 {possible}", f"possible {possible}"))
    why = because_words(voice, one.out[0].because) if one.out else ""  # what stands above needs it as well
    if one.out and len(one.rungs) > 2:
        names = voice.pick("、", ", ").join(_rung(rung, voice) for rung in one.out)
        reason = voice.pick(f"：{why}", f": {why}") if why else ""
        parts.append(voice.pick(f"已无可能 {names}{reason}", f"out of reach {names}{reason}"))
    elif why:
        parts[-1] += voice.pick(f"（{why}）", f" ({why})")
    parts += veto_words(one, voice.lang, told=one.out[0].because if one.out else ())
    return voice.pick("    ", " · ").join(parts)


def _section_line(section: Part, voice: Voice) -> str:
    told = points_of(section.points, voice.lang, spaced=True) if section.points.allotted else ""
    aside = voice.pick("（加分）", " (bonus)") if section.bonus else ""
    if section.points.unit == "yuan":
        aside = voice.pick("（金额，不计入总分）", " (money, in no total)")
    return f"{one_line(voice.say(section.title))}{aside}  {told}".rstrip()


def _section_entries(section: Part, voice: Voice) -> list[tuple[str, str]]:
    """The criteria of a section, then the requirements directly below it."""
    below = [
        _entry(one.outcome, at, voice.say(one.short), one.points, voice) for at, one in enumerate(section.parts, 1)
    ]
    return [*below, *_finding_entries(section.own, voice, len(below) + 1)]


def _finding_entries(findings: Sequence[Finding], voice: Voice, first: int = 1) -> list[tuple[str, str]]:
    return [
        _entry(one.outcome, at, voice.say(one.requirement.title), one.points, voice)
        for at, one in enumerate(findings, first)
    ]


def _entry(outcome: Outcome, position: int, title: str, points: Points, voice: Voice) -> tuple[str, str]:
    told = points_of(points, voice.lang) if points.allotted else voice.pick(*OUTCOMES[outcome])
    return f"{SIGNS.get(outcome, '※')} {position} {one_line(title)}", told


def _grid(entries: list[tuple[str, str]], widths: tuple[int, int]) -> list[str]:
    """Set entries in columns, as many in a row as the width allows."""
    left, right = widths
    across = max(1, min(_ACROSS, _WIDE // (left + right + 6)))
    told = [f"{pad(name, left)}  {pad(points, right, 'right')}" for name, points in entries]
    return [("  " + "    ".join(told[at : at + across])).rstrip() for at in range(0, len(told), across)]


def _tally(evaluation: Evaluation, voice: Voice) -> str:
    count = {outcome: len(evaluation.where(outcome=outcome)) for outcome in OUTCOMES}
    told = [f"{SIGNS.get(one, '※')} {voice.pick(*OUTCOMES[one])} {number}" for one, number in count.items() if number]
    total = voice.pick(f"共 {len(evaluation)} 项", f"{len(evaluation)} in all")
    key = voice.pick("■ 已得  □ 未定  · 已失", "■ certain  □ open  · lost")
    return "  " + "   ".join([*told, total]) + f"        {key}"


def _lost(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Name what is surely lost, what could be had back first."""
    extra = {one.id for part in evaluation.sections if not part.in_base for one in part.findings}  # not had is not lost
    lost = [(one.points.allotted - one.points.high, one) for one in evaluation.findings if one.id not in extra]
    lost = [(points, one) for points, one in lost if points > 0 and one.outcome is not Outcome.NOT_APPLICABLE]
    if not lost:
        return []
    lost.sort(key=lambda pair: -pair[0])
    rest = lost[_TOLD:]
    total = number(sum((points for points, _ in lost), Decimal(0)), voice.lang)
    heading = voice.pick(
        f"已失 {total} 分，{len(lost)} 项，改正后可得：", f"Lost: {total} in {len(lost)}, to be had once mended:"
    )
    rows = [
        (
            SIGNS.get(one.outcome, "※"),
            voice.pick(f"{number(points)} 分", number(points, "en")),
            clipped(one_line(voice.say(one.requirement.title)), 40),
            part_label(voice, one.id),
            clauses(one, voice, explain_finding(one, voice)),
        )
        for points, one in lost[:_TOLD]
    ]
    told = columns(rows, align=("left", "right"), indent="  ")
    if rest:
        more = number(sum((points for points, _ in rest), Decimal(0)), voice.lang)
        told.append(voice.pick(f"  另有 {len(rest)} 项，共 {more} 分", f"  and {len(rest)} more, {more} in all"))
    return [heading, *told]


def _questions(evaluation: Evaluation, voice: Voice) -> list[str]:
    total = evaluation.total
    if not evaluation.questions:
        return []
    if total is None:
        count = sum(one.outcome in _OPEN for one in evaluation.findings)
        heading = voice.pick(
            f"未定 {count} 项。先问这几件（能定结论的几级、要求的几项）：",
            f"Open: {count}. Ask first (how many rungs and outcomes each may decide):",
        )
        return [heading, *asked(evaluation.questions, voice)]
    counted = [one for one in evaluation.findings if one.points.unit == "point"]
    still = [one for one in counted if one.points.high > one.points.low]
    passed = [one for one in still if one.outcome is Outcome.PASS]
    open_words = number(total.high - total.low, voice.lang)
    aside = (
        voice.pick(f"（其中 {len(passed)} 项已符合，分数未定）", f" ({len(passed)} of them passed)") if passed else ""
    )
    heading = voice.pick(
        f"未定 {open_words} 分，涉及 {len(still)} 项{aside}。先问这几件（总分下限最多可升 / 上限最多可降）：",
        f"Open: {open_words} in {len(still)}{aside}. Ask first (the low end may rise / the high end may fall by):",
    )
    return [heading, *asked(evaluation.questions, voice)]


def part_text(
    part: Part, *, lang: Lang = "zh", detail: Detail = "summary", mask: Mask = "public", colour: bool = False
) -> str:
    """Write a criterion or section: its line, then its findings."""
    evaluation = part.findings[0].evaluation if part.findings else None
    points = points_of(part.points, lang) if part.points.allotted else ""
    head = f"{SIGNS.get(part.outcome, '※')} {one_line(part.title.get(lang))}  {points}".rstrip()
    lines = [head]
    if evaluation is not None:
        voice = voice_for(evaluation, lang, mask)
        lines += detailed(part.findings, voice, detail)
    return Palette(on=colour).signs(clean("\n".join(lines))) + "\n"
