"""Waivers in words: 已豁免（破格认定；市总工会批准；至2026年12月31日）."""

from datetime import date

from studiorules.findings import Finding, WaiverUse
from studiorules.reports.days import day
from studiorules.reports.grid import one_line
from studiorules.reports.voice import Voice
from studiorules.terms import Outcome

__all__ = ["waiver_notes", "waivers_data"]


def waiver_notes(finding: Finding, voice: Voice) -> tuple[str, ...]:
    """Say that it is waived, by whom, why and until when; or that a waiver does not act."""
    refused = "waiver-refused" in finding.notes
    return tuple(_words(voice, one, refused=refused) for one in finding.waivers if refused or _acts(finding, one))


def _acts(finding: Finding, waiver: WaiverUse) -> bool:
    """Whether a waiver matters: one that may be in force says nothing where another surely is."""
    return waiver.sure or finding.outcome is not Outcome.FIXED


def _words(voice: Voice, waiver: WaiverUse, *, refused: bool) -> str:
    if refused:
        said = ("豁免不起作用，本项不是“原则上”的要求", "a waiver does not act: this is not asked in principle only")
    elif waiver.sure:
        said = ("已豁免", "waived")
    else:
        said = ("可能已豁免", "perhaps waived")
    semicolon = voice.pick("；", "; ")
    told = semicolon.join((_why(voice, waiver), _by(voice, waiver), _until(voice, waiver)))
    return voice.pick(f"{said[0]}（{told}）", f"{said[1]} ({told})")


def _why(voice: Voice, waiver: WaiverUse) -> str:
    return _shown(voice, waiver.why, "why") or voice.pick("没有写明理由", "no reason given")


def _by(voice: Voice, waiver: WaiverUse) -> str:
    by = _shown(voice, waiver.by, "by")
    return voice.pick(f"{by}批准", f"approved by {by}") if by else voice.pick("没有写明批准人", "nobody named")


def _until(voice: Voice, waiver: WaiverUse) -> str:
    if not waiver.until:
        return voice.pick("没有到期日", "no end")
    told = waiver.until.split("..")
    first, last = (day(date.fromisoformat(one), voice.lang) for one in (told[0], told[-1]))
    if len(told) == 1:
        return voice.pick(f"至{first}", f"until {first}")
    return voice.pick(f"至{first}到{last}之间某日", f"until some day from {first} to {last}")


def _shown(voice: Voice, text: str, field: str) -> str:
    return one_line(voice.shown(text, voice.field(f"waivers.{field}")))


def waivers_data(finding: Finding, voice: Voice) -> list[dict[str, object]]:
    """Return the waivers of a finding as plain data."""
    return [
        {
            "record": one.record,
            **{name: told for name in ("by", "why") if (told := _shown(voice, getattr(one, name), name))},
            **({"until": one.until} if one.until else {}),
            "sure": one.sure,
        }
        for one in finding.waivers
    ]
