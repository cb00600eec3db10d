"""Where something stands, and what rules a rung out, in words: 八个必有第1、5、6条不符合."""

import re
from collections.abc import Collection
from decimal import Decimal

from studiorules.dossier import UNITS
from studiorules.findings import Decision, Finding
from studiorules.reports.amounts import amount
from studiorules.reports.subjects import score_name
from studiorules.reports.voice import Voice
from studiorules.terms import Lang, Outcome

__all__ = ["because_words", "part_label", "veto_notes", "veto_words"]

_SCORE = re.compile(r"(?P<of>[^<>=!]+)(?P<sign>>=|<=|!=|>|<|=)(?P<value>\d+(?:\.\d+)?)")
_SIGNS = {
    ">=": ("不低于{}", "at least {}"),
    "<=": ("不高于{}", "at most {}"),
    ">": ("高于{}", "more than {}"),
    "<": ("低于{}", "less than {}"),
    "=": ("为{}", "{}"),
    "!=": ("不为{}", "not {}"),
}


def part_label(voice: Voice, id_: str) -> str:
    """Name the criterion in which something stands, by section and number: 八个必有1."""
    for section in voice.book.sections:
        for position, criterion in enumerate(section.criteria, 1):
            if id_ == criterion.id or id_.startswith(f"{criterion.id}/"):
                return voice.pick(f"{voice.say(section.title)}{position}", f"{voice.say(section.title)} {position}")
        if id_ == section.id or id_.startswith(f"{section.id}/"):
            return voice.say(section.title)
    return ""


def because_words(voice: Voice, needs: tuple[str, ...]) -> str:
    """Say what rules a rung out: criteria of one section together, points compared, anything else by its title."""
    told: dict[str, list[str]] = {}
    others: list[str] = []
    for need in needs:
        found = _SCORE.fullmatch(need)
        if found is not None:
            others.append(_score(voice, found))
            continue
        for section in voice.book.sections:
            position = next((at for at, one in enumerate(section.criteria, 1) if one.id == need), None)
            if position is not None:
                told.setdefault(voice.say(section.title), []).append(str(position))
                break
        else:
            others.append(_title(voice, need))
    named = [
        voice.pick(f"{title}第{'、'.join(positions)}条不符合", f"{title} {', '.join(positions)} not met")
        for title, positions in told.items()
    ]
    return voice.pick("；", "; ").join([*named, *others])


def _title(voice: Voice, need: str) -> str:
    title = voice.title(need)
    if any(one.veto for one in voice.book.requirements if one.id == need):
        return voice.pick(f"一票否决：“{title}”不符合", f'vetoed: "{title}" not met')
    return voice.pick(f"“{title}”不符合", f'"{title}" not met')


def veto_words(decision: Decision, lang: Lang, *, told: Collection[str] = ()) -> tuple[str, ...]:
    """Say which vetoes keep a ladder down, and which may.

    Args:
        decision: What the ladder came to.
        lang: The language.
        told: Ids of what was named already.
    """
    zh = lang == "zh"
    comma = "、" if zh else ", "
    sure = comma.join(one.title.get(lang) for one in decision.vetoes if one.sure and one.id not in told)
    still = comma.join(one.title.get(lang) for one in decision.vetoes if not one.sure)
    said = [f"一票否决：{sure}" if zh else f"vetoed: {sure}"] if sure else []
    if still:
        said.append(f"可能一票否决：{still}（待核实）" if zh else f"perhaps vetoed: {still} (open)")
    return tuple(said)


def veto_notes(finding: Finding, voice: Voice) -> tuple[str, ...]:
    """Say of a requirement that is a veto that it fails, or may."""
    if not finding.requirement.veto:
        return ()
    if finding.outcome is Outcome.FAIL:
        return (voice.pick("一票否决", "a veto"),)
    if finding.outcome in (Outcome.UNKNOWN, Outcome.NOT_CHECKED, Outcome.ERROR):
        return (voice.pick("可能一票否决，尚未查实", "perhaps a veto, still open"),)
    return ()


def _score(voice: Voice, found: "re.Match[str]") -> str:
    of = score_name(voice, found["of"])
    if found["sign"] == ">=":
        value = amount(Decimal(found["value"]), UNITS["point"], voice.lang)
        return voice.pick(f"{of}达不到{value}", f"{of} cannot reach {value}")
    value = amount(Decimal(found["value"]), UNITS["point"], voice.lang)
    return voice.pick(
        f"{of}须{_SIGNS[found['sign']][0].format(value)}", f"{of} must be {_SIGNS[found['sign']][1].format(value)}"
    )
