"""The cases of a rulebook, tried, in words: what must come out and what did, and what no case shows."""

from collections.abc import Iterable
from decimal import Decimal

import attrs

from studiorules.findings import Trial, TriedCase
from studiorules.findings.finding import SIGNS
from studiorules.reports.amounts import span
from studiorules.reports.colour import Palette
from studiorules.reports.explain import explain_finding, voice_of
from studiorules.reports.grid import clean, columns
from studiorules.reports.outcomes import OUTCOMES
from studiorules.reports.voice import Voice
from studiorules.rulebook import Coverage
from studiorules.terms import Lang, Outcome

__all__ = ["coverage_text", "failure_text", "trial_text"]

_KEPT, _BROKEN = SIGNS[Outcome.PASS], SIGNS[Outcome.FAIL]
_OPEN = (Outcome.UNKNOWN, Outcome.NOT_CHECKED)


def trial_text(trial: Trial, *, lang: Lang = "zh", brief: bool = False, colour: bool = False) -> str:
    """Say what came out of every case, requirement by requirement, and how many came out as they must.

    Args:
        trial: The cases, tried.
        lang: The language.
        brief: Whether only the cases that failed are told.
        colour: Whether signs are coloured.
    """
    told: dict[str, list[TriedCase]] = {}
    for one in trial.tried if not brief else trial.failed:
        told.setdefault(one.case.requirement, []).append(one)
    lines: list[str] = []
    rows = [(id_, "    ".join(_told(one, lang) for one in tried)) for id_, tried in told.items()]
    for line, tried in zip(columns(rows), told.values(), strict=True):
        lines.append(line)
        lines += (f"    {below}" for one in tried if not one.kept for below in _because(one, lang))
    lines.append(_summary(trial, lang))
    palette = Palette(on=colour)
    return "".join(f"{palette.signs(clean(line))}\n" for line in lines)


def failure_text(tried: TriedCase, *, lang: Lang = "zh") -> str:
    """Say what a case expected, what came out, and by which clause.

    Args:
        tried: A case that came out otherwise than it must.
        lang: The language.
    """
    lines = [f"{tried.case.requirement}  {_told(tried, lang)}", *(f"    {line}" for line in _because(tried, lang))]
    return clean("\n".join(lines))


def coverage_text(coverage: Iterable[Coverage], *, lang: Lang = "zh") -> str:
    """Draw what the cases show as a table: √ shown, × missing, — where it cannot come out.

    Args:
        coverage: What they show of each requirement.
        lang: The language.
    """
    at = 0 if lang == "zh" else 1
    heads = [OUTCOMES[one][at] for one in (Outcome.PASS, Outcome.FAIL, *_OPEN)]
    rows: list[tuple[str, ...]] = [(("覆盖", "covered")[at], heads[0], heads[1], " / ".join(heads[2:]))]
    rows += [(one.requirement, *(_cell(one, words) for words in _COLUMNS)) for one in coverage]
    return "".join(f"{line}\n" for line in columns(rows))


_COLUMNS = ((Outcome.PASS,), (Outcome.FAIL,), _OPEN)


def _cell(one: Coverage, words: tuple[Outcome, ...]) -> str:
    wanted = [word for word in words if word in one.wanted]
    if not wanted:
        return "—"
    return _KEPT if all(map(one.shows, wanted)) else _BROKEN


def _told(tried: TriedCase, lang: Lang) -> str:
    case, found = tried.case, tried.finding.points
    got = _answer(tried.finding.outcome, found.low, found.high, lang)
    if tried.kept:
        return f"{_KEPT} {case.why} → {got}"
    wanted = _answer(case.outcome, case.low, case.high, lang)
    place = attrs.evolve(case.place, column=None)
    if lang == "en":
        return f"{_BROKEN} {case.why} → expected {wanted}, found {got} ({place})"
    return f"{_BROKEN} {case.why} → 应为{wanted}，实为{got}（{place}）"


def _answer(outcome: Outcome, low: Decimal | None, high: Decimal | None, lang: Lang) -> str:
    said = OUTCOMES[outcome][0 if lang == "zh" else 1]
    return said if low is None or high is None else f"{said} {span(low, high, lang)}"


def _because(tried: TriedCase, lang: Lang) -> list[str]:
    """What is required, what was found, why it is open, and the clause."""
    voice: Voice = voice_of(tried.finding, lang)
    told = explain_finding(tried.finding, voice)
    wanted = ("required", "found", "reasons", "clause")
    return columns([said for name, said in told.named_parts().items() if name in wanted])


def _summary(trial: Trial, lang: Lang) -> str:
    count, kept = len(trial.tried), len(trial.tried) - len(trial.failed)
    if lang == "en":
        return (
            f"{count} case{'s' * (count != 1)}, {kept} kept; "
            f"covered: {trial.shown} of {trial.wanted} requirement × outcome"
        )
    return f"{count} 个用例，{kept} 个通过；覆盖：要求×结论 {trial.shown}/{trial.wanted}"
