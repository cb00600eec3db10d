"""The cases of a rulebook, tried, in words: what must come out and what did, and what no case shows."""

from collections.abc import Iterable
from decimal import Decimal

import attrs

from studiorules.findings import Trial, TriedCase
from studiorules.findings.finding import SIGNS
from studiorules.reports.amounts import span
from studiorules.reports.colour import Palette
from studiorules.reports.explain import explain_decision, explain_finding, rung_words, voice_for, voice_of
from studiorules.reports.grid import clean, columns
from studiorules.reports.outcomes import OUTCOMES
from studiorules.reports.part_words import label_of
from studiorules.rulebook import Coverage, Superseded
from studiorules.terms import Lang, Outcome

__all__ = ["coverage_text", "failure_text", "trial_text"]

_KEPT, _BROKEN = SIGNS[Outcome.PASS], SIGNS[Outcome.FAIL]
_OPEN = (Outcome.UNKNOWN, Outcome.NOT_CHECKED)


def trial_text(trial: Trial, *, lang: Lang = "zh", brief: bool = False, colour: bool = False) -> str:
    """Say what came out of every case, and how many came out as they must; of those that are inherited the exceptions.

    Args:
        trial: The cases, tried.
        lang: The language.
        brief: Whether only the cases that failed are told.
        colour: Whether signs are coloured.
    """
    lines = _rows([one for one in trial.tried if not brief or not one.kept], lang)
    lost = [one for one in trial.inherited if not one.kept]
    if lost:
        lines.append(
            _said(lang, "沿用的用例，没有说改它，结果却变了：", "Inherited, not said to be changed, and yet otherwise:")
        )
        lines += _rows(lost, lang)
    if trial.superseded and not brief:
        lines.append(_said(lang, "已被改写取代、没有再试的用例：", "Superseded by changes, and not tried:"))
        lines += [f"  {line}" for line in columns(_superseded(trial, lang))]
    lines.append(_summary(trial, lang))
    palette = Palette(on=colour)
    return "".join(f"{palette.signs(clean(line))}\n" for line in lines)


def failure_text(tried: TriedCase, *, lang: Lang = "zh") -> str:
    """Say what a case expected, what came out, and by which clause.

    Args:
        tried: A case that came out otherwise than it must.
        lang: The language.
    """
    lines = [f"{tried.case.about}  {_told(tried, lang)}", *(f"    {line}" for line in _because(tried, lang))]
    return clean("\n".join(lines))


def coverage_text(coverage: Iterable[Coverage], *, lang: Lang = "zh") -> str:
    """Draw what the cases show as a table: √ shown, × missing, — where it cannot come out.

    Args:
        coverage: What they show of each requirement.
        lang: The language.
    """
    at = 0 if lang == "zh" else 1
    told = list(coverage)
    shown = [words for place, words in enumerate(_COLUMNS) if place < _ALWAYS or _some(told, words[0])]
    heads = [" / ".join(OUTCOMES[one][at] for one in words) for words in shown]
    rows: list[tuple[str, ...]] = [(("覆盖", "covered")[at], *heads)]
    rows += [(one.requirement, *(_cell(one, words) for words in shown)) for one in told]
    return "".join(f"{line}\n" for line in columns(rows))


_COLUMNS = ((Outcome.PASS,), (Outcome.FAIL,), _OPEN, (Outcome.NOT_APPLICABLE,), (Outcome.FIXED,))
_ALWAYS = 3
"""How many of the columns are drawn where no requirement wants them."""
_PARTS = {
    "measure": ("所量的", "what is measured"),
    "enough": ("界限", "what is enough"),
    "but": ("例外", "the exceptions"),
    "worth": ("得分办法", "how points are earned"),
    "lines": ("扣分", "the deductions"),
    "only_if": ("前提", "what it needs first"),
    "when": ("适用条件", "when it applies"),
    "waiver": ("可否豁免", "whether it may be waived"),
    "unseen": ("是否可见", "whether the rule is seen"),
    "rungs": ("各级", "the rungs"),
    "on_total": ("对总分的扣减", "the lines on the total"),
    "total": ("总分", "the total"),
}
"""How readers call what differs, where a comparison of rulebooks has no name of one line for it."""


def _said(lang: Lang, zh: str, en: str) -> str:
    return zh if lang == "zh" else en


def _rows(tried: Iterable[TriedCase], lang: Lang) -> list[str]:
    """Cases by what they speak of, what failed with its reasons below."""
    told: dict[str, list[TriedCase]] = {}
    for one in tried:
        told.setdefault(one.case.about, []).append(one)
    rows = [(id_, "    ".join(_told(one, lang) for one in several)) for id_, several in told.items()]
    lines: list[str] = []
    for line, several in zip(columns(rows), told.values(), strict=True):
        lines.append(line)
        lines += (f"    {below}" for one in several if not one.kept for below in _because(one, lang))
    return lines


def _superseded(trial: Trial, lang: Lang) -> list[tuple[str, str, str]]:
    """What the superseded cases speak of, how many they are, and why."""
    told: dict[tuple[str, str], int] = {}
    for one in trial.superseded:
        key = one.case.about, _why(one, lang)
        told[key] = told.get(key, 0) + 1
    return [
        (about, _said(lang, f"{count} 个", f"{count} case{'s' * (count != 1)}"), why)
        for (about, why), count in told.items()
    ]


def _why(one: Superseded, lang: Lang) -> str:
    """Say why a case is superseded."""
    if one.otherwise is None:
        return _said(lang, "另有自己的用例", "a case of its own takes its place")
    if one.otherwise.removed:
        return _said(lang, "没有列入", "not selected")
    comma = _said(lang, "、", ", ")
    parts = comma.join(_part(part, lang) for part in one.otherwise.parts)
    reads = comma.join(_part(name, lang) for name in one.otherwise.reads)
    said = [_said(lang, f"改了{parts}", f"changed: {parts}")] if parts else []
    said += [_said(lang, f"它所依据的{reads}改了", f"it rests on what changed: {reads}")] if reads else []
    return _said(lang, "，", "; ").join(said)


def _part(part: str, lang: Lang) -> str:
    return _said(lang, *(_PARTS.get(part) or label_of(part)))


def _some(coverage: Iterable[Coverage], outcome: Outcome) -> bool:
    return any(outcome in one.wanted for one in coverage)


def _cell(one: Coverage, words: tuple[Outcome, ...]) -> str:
    wanted = [word for word in words if word in one.wanted]
    if not wanted:
        return "—"
    return _KEPT if all(map(one.shows, wanted)) else _BROKEN


def _told(tried: TriedCase, lang: Lang) -> str:
    case, (wanted, got) = tried.case, _answers(tried, lang)
    if tried.kept:
        return f"{_KEPT} {case.why} → {got}"
    place = attrs.evolve(case.place, column=None)
    if lang == "en":
        return f"{_BROKEN} {case.why} → expected {wanted}, found {got} ({place})"
    return f"{_BROKEN} {case.why} → 应为{wanted}，实为{got}（{place}）"


def _answers(tried: TriedCase, lang: Lang) -> tuple[str, str]:
    """What must come out, and what did."""
    case, finding, decision = tried.case, tried.finding, tried.decision
    if decision is not None:
        names = {one.id: rung_words(one.id, one.title.get(lang), lang) for one in decision.rungs}
        ends = (case.rungs or ("", "")), (decision.certain.id, decision.possible.id)
        wanted, got = (_said(lang, "～", "–").join(dict.fromkeys(names[one] for one in pair)) for pair in ends)
        return wanted, got
    if finding is None:
        none = _said(lang, "没有", "none")
        comma = _said(lang, "、", ", ")
        return comma.join(case.priorities or ()) or none, comma.join(tried.priorities) or none
    points = finding.points
    return _answer(case.outcome, case.low, case.high, lang), _answer(finding.outcome, points.low, points.high, lang)


def _answer(outcome: Outcome | None, low: Decimal | None, high: Decimal | None, lang: Lang) -> str:
    said = "" if outcome is None else _said(lang, *OUTCOMES[outcome])
    return said if low is None or high is None else f"{said} {span(low, high, lang)}"


def _because(tried: TriedCase, lang: Lang) -> list[str]:
    """What is required, what was found, why it is open, and the clause; of a ladder what rules its rungs out."""
    finding, decision = tried.finding, tried.decision
    if decision is not None:
        return list(explain_decision(decision, lang, voice_for(tried.evaluation, lang)).tree()[1:])
    if finding is None:
        return []
    told = explain_finding(finding, voice_of(finding, lang))
    wanted = ("required", "found", "reasons", "clause")
    return columns([said for name, said in told.named_parts().items() if name in wanted])


def _summary(trial: Trial, lang: Lang) -> str:
    count, lost = len(trial.tried), sum(not one.kept for one in trial.tried)
    below, gone = len(trial.inherited), len(trial.superseded)
    held = sum(one.kept for one in trial.inherited)
    if lang == "en":
        more = f"; inherited: {below}, {held} kept, {gone} superseded" if below or gone else ""
        return (
            f"{count} case{'s' * (count != 1)}, {count - lost} kept{more}; "
            f"covered: {trial.shown} of {trial.wanted} requirement × outcome"
        )
    more = f"；沿用 {below} 个，{held} 个通过，另有 {gone} 个已被取代" if below or gone else ""
    return f"{count} 个用例，{count - lost} 个通过{more}；覆盖：要求×结论 {trial.shown}/{trial.wanted}"
