"""Priorities in words: what gives preference and no points, and while it does."""

from studiorules.findings import Evaluation, Finding
from studiorules.findings.finding import SIGNS
from studiorules.reports.clauses import clauses
from studiorules.reports.days import day
from studiorules.reports.explain import explain_finding
from studiorules.reports.grid import clipped, columns, one_line
from studiorules.reports.voice import Voice
from studiorules.rulebook import InForce, Priority
from studiorules.terms import Outcome

__all__ = ["priorities_told", "priority_data", "while_words"]


def priorities_told(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Tell the priorities of an evaluation, one line each; nothing where the rulebook has none."""
    if not evaluation.priorities:
        return []
    rows = [
        (SIGNS.get(one.outcome, "※"), clipped(one_line(voice.say(one.title)), 40), _said(one, voice))
        for one in evaluation.priorities
    ]
    heading = voice.pick("优先条件（不计分）：", "Gives preference, and no points:")
    return [heading, *columns(rows, align=("left", "left"), indent="  ")]


def _said(finding: Finding, voice: Voice) -> str:
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return while_words(voice, _written(finding).in_force, over=True)
    return clauses(finding, voice, explain_finding(finding, voice))


def _written(finding: Finding) -> Priority:
    return next(one for one in finding.evaluation.rulebook.priorities if one.requirement.id == finding.id)


def while_words(voice: Voice, when: InForce, *, over: bool = False) -> str:
    """Say while something is in force; empty where that is not limited.

    Args:
        voice: Who speaks.
        when: When it is in force.
        over: Whether the day lies outside.
    """
    since = "" if when.from_ is None else day(when.from_, voice.lang)
    until = "" if when.to is None else day(when.to, voice.lang)
    told = "".join(
        part
        for part in (
            since and voice.pick(f"{since}起", f"from {since}"),
            " " if since and until and voice.lang == "en" else "",
            until and voice.pick(f"至{until}止", f"until {until}"),
        )
        if part
    )
    if not told:
        return ""
    return voice.pick(f"不在有效期内（{told}）", f"not in force ({told})") if over else told


def priority_data(told: dict[str, object], finding: Finding) -> dict[str, object]:
    """Return a priority as plain data: a finding without points, with its days.

    Args:
        told: The finding as plain data.
        finding: The finding.
    """
    one = _written(finding)
    days = {"from": one.in_force.from_, "to": one.in_force.to}
    in_force = {name: day_.isoformat() for name, day_ in days.items() if day_ is not None}
    data = {key: value for key, value in told.items() if key not in ("points", "mend")}
    return {**data, "id": one.id, **({"in_force": in_force} if in_force else {})}
