"""Explaining: from a finding, a part or a decision to its tree of sentences."""

from studiorules.findings import Decision, Evaluation, Finding, LineTrace, Part, ReasonKind, TestTrace
from studiorules.findings.finding import SIGNS
from studiorules.reports.amounts import earned, number, points_of
from studiorules.reports.explanation import Explanation
from studiorules.reports.grid import one_line
from studiorules.reports.masking import Mask
from studiorules.reports.money import money_found
from studiorules.reports.needs import veto_notes, veto_words
from studiorules.reports.outcomes import APPLIED, OUTCOMES
from studiorules.reports.reasons import contested_words, reason_words, to_do
from studiorules.reports.records_used import records_used
from studiorules.reports.scores import explain_score
from studiorules.reports.sentences import found_words, required_words, short_words
from studiorules.reports.tailoring import why_removed
from studiorules.reports.totals import total_made
from studiorules.reports.voice import Voice
from studiorules.reports.waivers import waiver_notes
from studiorules.reports.worths import loss_words
from studiorules.rulebook import Cap, Growth, Joined, Requirement, Test
from studiorules.terms import Lang, Outcome

__all__ = [
    "explain",
    "explain_decision",
    "explain_finding",
    "explain_line",
    "explain_part",
    "explain_total",
    "voice_for",
    "voice_of",
]

_LONGEST_GRADE = 3
_NOTES = {
    "about": ("“约”数按所注幅度（未注的按±10%）计", '"about" is read as ±10% unless a tolerance is stated'),
    "contested": ("各处说法不同，都考虑在内", "sources disagree; all are taken into account"),
}


def explain(thing: Evaluation | Finding | Part | Decision, *, lang: Lang = "zh", mask: Mask = "public") -> Explanation:
    """Say how something came about.

    Args:
        thing: A finding, a criterion or section, what a ladder came to; of an evaluation, its total.
        lang: The language.
        mask: For whom it is written: personal data is hidden from those who are not meant to see it.

    Returns:
        A tree of sentences; `str()` prints it.
    """
    match thing:
        case Finding():
            return explain_finding(thing, voice_of(thing, lang, mask))
        case Evaluation():
            return explain_total(thing, voice_for(thing, lang, mask))
        case Part():
            return explain_part(thing, lang, mask)
        case _:
            return explain_decision(thing, lang)


def voice_of(finding: Finding, lang: Lang, mask: Mask = "public") -> Voice:
    """Speak in the words of a finding's rulebook, as of its day."""
    return voice_for(finding.evaluation, lang, mask)


def voice_for(evaluation: Evaluation, lang: Lang, mask: Mask = "public") -> Voice:
    """Speak in the words of an evaluation's rulebook, as of its day, naming the sources of its dossier."""
    named = evaluation.dossier.sources or ()
    sources = {one.id: one.zh for one in named if one.id and isinstance(one.zh, str)}
    return Voice(lang=lang, book=evaluation.rulebook, as_of=evaluation.as_of, mask=mask, sources=sources)


def explain_finding(finding: Finding, voice: Voice) -> Explanation:
    """Say how a finding came about."""
    trace, requirement = finding.trace, finding.requirement
    required, found, short = "", "", ""
    branches: tuple[Explanation, ...] = ()
    counted: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    if trace.test is not None:
        test = trace.test
        required = required_words(voice, test.clause, test.bounds or None)
        found, short = found_words(voice, test), short_words(voice, test)
        branches = _below(voice, test)
        counted = records_used(voice, test.counted)
        possible = records_used(voice, test.possible_records)
        grows = isinstance(test.clause, Test) and isinstance(test.clause.measure, Growth)
        left_out = () if grows else records_used(voice, test.left_out, out=True)  # all of them are read for a change
    branches += tuple(_branch(voice, one, before=("前提：", "only if ")) for one in trace.only_if)
    if trace.when is not None:
        branches += (_branch(voice, trace.when, before=("适用条件：", "applies if ")),)
    if finding.outcome is Outcome.NOT_APPLICABLE or trace.error is not None:
        required, found, short, branches = "", "", "", ()
    return Explanation(
        lang=voice.lang,
        sign=SIGNS.get(finding.outcome, "※"),
        title=voice.say(requirement.title),
        points=points_of(finding.points, voice.lang) if finding.points.allotted else "",
        id=finding.id,
        required=required,
        found=found,
        short=short,
        to_do=to_do(finding, voice),
        earned=_earned(finding, voice),
        gain=_gain(finding, voice),
        clause=_clause(requirement, voice),
        reasons=tuple(dict.fromkeys(reason_words(voice, reason) for reason in finding.reasons)),
        counted=counted,
        possible=possible,
        left_out=left_out,
        notes=_notes(finding, voice),
        branches=branches,
        lines=tuple(explain_line(voice, one) for one in trace.lines) if trace.error is None else (),
    )


def explain_total(evaluation: Evaluation, voice: Voice) -> Explanation:
    """Say what the total came to: what it is made of, and the lines that act on it."""
    total = evaluation.total
    if evaluation.score is not None:
        return explain_score(evaluation.score, _weighed(evaluation, voice), voice)
    if total is None:
        return Explanation(lang=voice.lang, title=voice.pick("本规则不计分", "this rulebook gives no points"))
    return Explanation(
        lang=voice.lang,
        title=voice.pick("总分", "total"),
        points=points_of(total, voice.lang),
        found=voice.pick("；", "; ").join(total_made(evaluation, voice)),
        earned=earned(total, voice.lang),
        branches=tuple(explain_part(one, voice.lang, voice.mask) for one in evaluation.sections),
        lines=tuple(explain_line(voice, one) for one in evaluation.on_total),
    )


def _weighed(evaluation: Evaluation, voice: Voice) -> dict[str, Explanation]:
    """Explain whatever weighs in the whole, by id: its sections, and requirements in no section."""
    loose = {one.id for one in evaluation.rulebook.loose_requirements}
    told = {one.id: explain_part(one, voice.lang, voice.mask) for one in evaluation.sections if one.in_base}
    return told | {one.id: explain_finding(one, voice) for one in evaluation if one.id in loose}


def explain_part(part: Part, lang: Lang, mask: Mask = "public") -> Explanation:
    """Say what a criterion or section came to, with what stands below it."""
    below = (
        *(explain_part(one, lang, mask) for one in part.parts),
        *(explain_finding(one, voice_of(one, lang, mask)) for one in part.own),
    )
    tally = [f"{OUTCOMES[outcome][lang == 'en']} {part.tally[outcome]}" for outcome in OUTCOMES if part.tally[outcome]]
    return Explanation(
        lang=lang,
        sign=SIGNS.get(part.outcome, "※"),
        title=part.title.get(lang),
        points=points_of(part.points, lang) if part.points.allotted else "",
        id=part.id,
        found=("，" if lang == "zh" else ", ").join(tally),
        earned=earned(part.points, lang),
        branches=below,
    )


def explain_decision(decision: Decision, lang: Lang, voice: Voice | None = None) -> Explanation:
    """Say which rungs are surely, possibly and no longer reached.

    Args:
        decision: What a ladder came to.
        lang: The language.
        voice: Who can name what rules a rung out; None = it is named by id.
    """
    zh = lang == "zh"
    told = []
    for rung in decision.rungs:
        if decision.certainly(rung.id):
            state = "确定达到" if zh else "surely reached"
        elif decision.possibly(rung.id):
            state = "可能达到" if zh else "possibly reached"
        else:
            why = [need if voice is None else voice.title(need) for need in decision.why_not(rung.id)]
            listed = ("、" if zh else ", ").join(why)
            out = "已无可能" if zh else "out of reach"
            state = out if not why else (f"{out}：{listed}不符合" if zh else f"{out}: {listed} not met")
        if rung.yuan is not None:
            state += ("，" if zh else ", ") + money_found(rung.yuan, lang)
        told.append(Explanation(lang=lang, title=rung_words(rung.id, rung.title.get(lang), lang), found=state))
    certain = decision.certain.title.get(lang)
    possible = decision.possible.title.get(lang)
    if decision.settled:
        found = f"确定{certain}" if zh else f"certain: {certain}"
    else:
        found = f"确定{certain}，可能{possible}" if zh else f"certain: {certain}; possible: {possible}"
    return Explanation(
        lang=lang,
        title=decision.title.get(lang),
        id=decision.id,
        found=found,
        notes=veto_words(decision, lang),
        branches=tuple(told),
    )


def is_grade(id_: str) -> bool:
    """Whether the id of a rung is a grade that people say: A, 5A, III."""
    return len(id_) <= _LONGEST_GRADE and id_.upper() == id_


def rung_words(id_: str, title: str, lang: Lang) -> str:
    """Name a rung; a grade's letter stands beside its name."""
    if not is_grade(id_) or id_ == title:
        return title
    return f"{title}（{id_}）" if lang == "zh" else f"{id_} {title}"


def _branch(voice: Voice, trace: TestTrace, before: tuple[str, str] = ("", "")) -> Explanation:
    return Explanation(
        lang=voice.lang,
        sign=_sign(sure=trace.sure, possible=trace.possible),
        title=voice.pick(*before) + required_words(voice, trace.clause, trace.bounds or None),
        found=found_words(voice, trace),
        short=short_words(voice, trace),
        reasons=() if trace.branches else _told_besides(voice, trace),
        counted=records_used(voice, trace.counted),
        possible=records_used(voice, trace.possible_records),
        left_out=records_used(voice, trace.left_out, out=True),
        branches=_below(voice, trace),
    )


def _sign(*, sure: bool, possible: bool) -> str:
    return "√" if sure else "○" if possible else "×"


def _told_besides(voice: Voice, trace: TestTrace) -> tuple[str, ...]:
    """Why it is open, where what was found does not say so already: what a dossier says of a single fact."""
    said = [one for one in trace.reasons if one.kind is ReasonKind.FACT and one.said and "." in one.about]
    return tuple(dict.fromkeys(reason_words(voice, one) for one in said))


def _below(voice: Voice, trace: TestTrace) -> tuple[Explanation, ...]:
    """Tell the tests that are joined, then the conditions of exceptions."""
    measure = trace.clause.measure if isinstance(trace.clause, Test) else None
    joined = len(measure.branches) if isinstance(measure, Joined) else 0
    told = [_branch(voice, one) for one in trace.branches[:joined]]
    return (*told, *(_branch(voice, one, before=("例外的条件：", "exception if ")) for one in trace.branches[joined:]))


def explain_line(voice: Voice, line: LineTrace) -> Explanation:
    """Say how a line of deductions came out, and what it takes."""
    told = _branch(voice, line.test)
    title = "" if line.lines else told.title
    title = title if line.line.text is None else voice.say(line.line.text)
    comma = voice.pick("，", ", ") if title else ""
    lost = number(line.low, voice.lang)
    if line.low != line.high:
        lost = f"{lost}{voice.pick('至', '–')}{number(line.high, voice.lang)}"
    points = "" if line.high == 0 else voice.pick(f"扣{lost}分", f"loses {lost}")
    if line.high and isinstance(line.line.loss, Cap):
        points = voice.pick(f"封顶减{lost}分", f"capped, {lost} less")
    return Explanation(
        lang=voice.lang,
        sign=_sign(sure=line.sure, possible=line.possible),
        title=f"{title}{comma}{loss_words(voice, line.line)}",
        points=points,
        found=told.found,
        short=told.short,
        reasons=told.reasons,
        counted=told.counted,
        possible=told.possible,
        left_out=told.left_out,
        branches=() if line.lines else told.branches,
        lines=tuple(explain_line(voice, one) for one in line.lines),
    )


def _earned(finding: Finding, voice: Voice) -> str:
    """Say what it earns."""
    if finding.outcome is Outcome.NOT_SELECTED:
        return ""
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return voice.pick(*APPLIED.get(finding.requirement.not_applicable or "", ("", "")))
    return earned(finding.points, voice.lang)


def _gain(finding: Finding, voice: Voice) -> str:
    """Say what mending would add."""
    lost = finding.points.allotted - finding.points.high
    if finding.outcome is not Outcome.FAIL or lost <= 0 or not finding.remedies:
        return ""
    more = number(lost, voice.lang)
    if finding.points.unit == "yuan":
        return voice.pick(f"可多得{more}元", f"{more} yuan more")
    return voice.pick(f"可多得{more}分", f"{more} more")


def _clause(requirement: Requirement, voice: Voice) -> str:
    """Name the clause and say whose numbers they are."""
    whose = {
        "editor": voice.pick("数值由本规则自定", "numbers ours"),
        "seen": voice.pick("数值见于来源", "numbers from the source"),
    }.get(requirement.basis or "", "")
    cite = "" if requirement.cite is None else str(requirement.cite)
    return voice.pick("，", ", ").join(part for part in (cite, whose) if part)


def _notes(finding: Finding, voice: Voice) -> tuple[str, ...]:
    told = [voice.pick(*_NOTES[note]) for note in finding.notes if note in _NOTES]
    told += [contested_words(voice, one) for one in finding.contested]
    if finding.outcome is Outcome.NOT_SELECTED:
        told.append(why_removed(voice, finding.id))
    told[:0] = [*waiver_notes(finding, voice), *veto_notes(finding, voice)]
    if finding.outcome is Outcome.NOT_APPLICABLE and finding.trace.when is not None:
        told.insert(0, voice.pick(*("不适用：", "does not apply: ")) + _not_so(voice, finding.trace.when))
    if finding.trace.error is not None:
        error = one_line(voice.say(finding.trace.error))
        told.insert(
            0,
            voice.pick(
                f"未能计算：{error}。其余各项不受影响，请报告",
                f"could not be computed: {error}; nothing else is affected",
            ),
        )
    if finding.requirement.unseen:
        told.append(voice.pick("来源未载明评分规则", "the rule is not visible in its source"))
    return tuple(told)


def _not_so(voice: Voice, trace: TestTrace) -> str:
    subject = required_words(voice, trace.clause, trace.bounds or None)
    found = found_words(voice, trace)
    return voice.pick(f"条件为{subject}，查得{found}", f"the condition is {subject}; found: {found}")
