"""The waivers of a requirement that a dossier holds, for whoever explains a finding."""

from __future__ import annotations

from datetime import date

from studiorules.dossier.resolved import NOTHING, UNKNOWN
from studiorules.findings import WaiverUse
from studiorules.meaning.enough import Answer, answer
from studiorules.meaning.requirement import Verdict
from studiorules.meaning.whole import Whole
from studiorules.rulebook import WAIVERS, waiver_of
from studiorules.terms import FAR

__all__ = ["waivers_of"]


def waivers_of(verdict: Verdict, whole: Whole) -> tuple[tuple[WaiverUse, ...], str]:
    """List the waivers of a requirement that does not pass of itself, and say what they come to.

    Returns:
        The waivers in force, surely or possibly, and a note: `waived`, `waiver-refused` where the requirement is not
        asked in principle only, or nothing.
    """
    requirement, setting = verdict.requirement, whole.setting
    if verdict.own.sure or not any(setting.section(WAIVERS).all_rows):
        return (), ""
    if verdict.waiver is not None:
        return _in_force(verdict.waiver), "waived" if verdict.waived else ""
    refused = waiver_of(setting.rulebook.id, (requirement.id, *requirement.was))
    found = _in_force(answer(refused, setting, whole.truth))
    return found, "waiver-refused" if found else ""


def _in_force(told: Answer) -> tuple[WaiverUse, ...]:
    standings = () if told.measured is None else told.measured.standings
    return tuple(
        WaiverUse(
            record=f"{WAIVERS}[{one.row.record}]",
            by=_said(one.row.by),
            why=_said(one.row.why),
            until=_until(one.row.to_lo, one.row.to_hi),
            sure=one.truth.sure and one.row.quantity_lo >= 1,
        )
        for one in standings
        if one.truth.possible and one.row.quantity_hi >= 1
    )


def _said(text: str) -> str:
    return "" if text in (UNKNOWN, NOTHING) else text


def _until(first: int, last: int) -> str:
    """The last day in force; the columns hold the day after."""
    if last >= FAR:
        return ""
    ends = [date.fromordinal(max(day - 1, 1)).isoformat() for day in (first, last)]
    return ends[1] if ends[0] == ends[1] else "..".join(ends)
