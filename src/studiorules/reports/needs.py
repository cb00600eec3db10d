"""Where something stands, and what rules a rung out, in words: 八个必有第1、5、6条不符合."""

import re
from decimal import Decimal

from studiorules.dossier import UNITS
from studiorules.reports.amounts import amount
from studiorules.reports.subjects import score_name
from studiorules.reports.voice import Voice

__all__ = ["because_words", "part_label"]

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
            others.append(voice.pick(f"“{voice.title(need)}”不符合", f'"{voice.title(need)}" not met'))
    named = [
        voice.pick(f"{title}第{'、'.join(positions)}条不符合", f"{title} {', '.join(positions)} not met")
        for title, positions in told.items()
    ]
    return voice.pick("；", "; ").join([*named, *others])


def _score(voice: Voice, found: "re.Match[str]") -> str:
    of = score_name(voice, found["of"])
    if found["sign"] == ">=":
        value = amount(Decimal(found["value"]), UNITS["point"], voice.lang)
        return voice.pick(f"{of}达不到{value}", f"{of} cannot reach {value}")
    value = amount(Decimal(found["value"]), UNITS["point"], voice.lang)
    return voice.pick(
        f"{of}须{_SIGNS[found['sign']][0].format(value)}", f"{of} must be {_SIGNS[found['sign']][1].format(value)}"
    )
