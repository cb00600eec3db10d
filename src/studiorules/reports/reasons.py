"""Why something is open, and what to do about it: find out first, then mend."""

from studiorules.dossier import Field, FieldKind
from studiorules.findings import Finding, Reason, ReasonKind, Telling
from studiorules.reports.amounts import number
from studiorules.reports.days import written_day
from studiorules.reports.grid import one_line
from studiorules.reports.voice import Voice
from studiorules.rulebook import Remedy
from studiorules.terms import Outcome

__all__ = ["EVIDENCE", "contested_words", "reason_words", "to_do"]

EVIDENCE: dict[str, tuple[str, str]] = {
    "documents": ("资料", "documents"),
    "site-visit": ("现场", "site visit"),
    "interview": ("访谈", "interview"),
    "panel": ("评审组", "panel"),
}
"""How something is to be shown."""


def reason_words(voice: Voice, reason: Reason) -> str:
    """Say why something is open."""
    match reason.kind:
        case ReasonKind.JUDGEMENT if reason.said:
            name, (voted, seats) = voice.about(reason.about), reason.said.split("/")
            return voice.pick(f"“{name}”{seats}人中已评{voted}人", f'"{name}": {voted} of {seats} have voted')
        case ReasonKind.JUDGEMENT:
            return voice.pick(
                f"“{voice.about(reason.about)}”尚未评议", f'"{voice.about(reason.about)}" is not yet judged'
            )
        case ReasonKind.UNSEEN:
            return voice.pick("来源未载明评分规则", "the rule is not visible in its source")
        case ReasonKind.ERROR:
            return voice.pick("未能计算", "it could not be computed")
        case _:
            return _fact_reason(voice, reason)


def _fact_reason(voice: Voice, reason: Reason) -> str:
    name, field = voice.about(reason.about), voice.field(reason.about)
    if not reason.said:
        return voice.pick(f"{name}没有说明", f"{name}: not stated")
    if "." not in reason.about:
        return _list_reason(voice, name, reason.said)
    said = voice.pick("，", " / ").join(_said(voice, one, field) for one in reason.said.split(" / "))
    by = voice.pick("、", ", ").join(one_line(voice.source(one)) for one in reason.sources)
    told = voice.pick(f"{name}只说“{said}”", f'{name}: only "{said}" is said')
    return told if not by else voice.pick(f"{told}（出处：{by}）", f"{told} (source: {by})")


def contested_words(voice: Voice, telling: Telling) -> str:
    """Say what each source says of one value: 使用面积：43（报道）、23（申报表）."""
    field = voice.field(telling.about)
    told = []
    for source, value in telling.said:
        by = voice.source(source) or voice.pick("申报", "the dossier")
        said = _said(voice, value, field)
        told.append(voice.pick(f"{said}（{one_line(by)}）", f"{said} ({one_line(by)})"))
    listed = voice.pick("、", ", ").join(told)
    return f"{voice.about(telling.about)}{voice.pick('：', ': ')}{listed}"


def _list_reason(voice: Voice, name: str, state: str) -> str:
    if state == "at-least-these":
        return voice.pick(f"{name}只写明“至少这些”，可能还有", f"{name}: at least these, perhaps more")
    return voice.pick(f"{name}中有的记录说得不全", f"{name}: some records leave it open")


def _said(voice: Voice, said: str, field: Field | None) -> str:
    """A value as the dossier writes it, in the reader's words and as this reader may see it."""
    if field is not None and field.kind is FieldKind.YES_NO and said.lower() in ("true", "false"):
        yes = said.lower() == "true"
        return voice.pick("是" if yes else "否", "yes" if yes else "no")
    shown = one_line(voice.shown(said, field))
    if field is not None and field.kind is FieldKind.DATE:
        return written_day(shown, voice.lang)
    if field is None or field.vocabulary is None:
        return shown
    words = [voice.word(field.vocabulary, one) for one in shown.split("..")]
    return voice.pick("至", " to ").join(words)


def to_do(finding: Finding, voice: Voice) -> tuple[str, ...]:
    """Say what to find out first, then what can be mended."""
    if finding.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE) and not finding.reasons:
        return ()
    open_ = [one.about for one in finding.reasons if one.kind is ReasonKind.FACT]
    facts = dict.fromkeys(voice.about(about) for about in open_ if "." in about)
    lists = dict.fromkeys(voice.about(about) for about in open_ if "." not in about)
    asked = dict.fromkeys(voice.about(one.about) for one in finding.reasons if one.kind is ReasonKind.JUDGEMENT)
    ways = voice.pick("、", ", ").join(voice.pick(*EVIDENCE[one]) for one in finding.evidence if one in EVIDENCE)
    by = voice.pick(f"（{ways}）", f" ({ways})") if ways else ""
    told = []
    if facts:
        names = voice.joined(list(facts))
        told.append(voice.pick(f"查明{names}", f"find out: {names}") + by)
    if lists:
        names = voice.joined(list(lists))
        told.append(voice.pick(f"补全{names}的记录", f"complete the records of {names}") + by)
    if asked:
        names = voice.joined([voice.pick(f"“{one}”", f'"{one}"') for one in asked])
        told.append(voice.pick(f"提交评议{names}", f"put to the panel: {names}"))
    if finding.outcome is Outcome.FAIL:
        known = finding.evaluation.rulebook.remedies
        told += [_remedy(known[one], voice) for one in finding.remedies if one in known]
    return tuple(told)


def _remedy(remedy: Remedy, voice: Voice) -> str:
    text = voice.say(remedy.text)
    aside = [voice.say(one) for one in (remedy.lead_time, remedy.note) if one is not None]
    if remedy.days is not None:
        days = number(remedy.days, voice.lang)
        aside.insert(0, voice.pick(f"约{days}人日", f"about {days} person-day{'s' if remedy.days > 1 else ''}"))
    if not aside:
        return text
    return voice.pick(f"{text}（{'，'.join(aside)}）", f"{text} ({', '.join(aside)})")
