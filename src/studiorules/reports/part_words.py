"""What a thing of a rulebook is made of: how each part is called and said where two editions are compared."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from studiorules.dossier import UNITS
from studiorules.reports.amounts import amount, number
from studiorules.reports.outcomes import APPLIED
from studiorules.reports.panels import panel_words
from studiorules.reports.reasons import EVIDENCE
from studiorules.reports.rule_words import met_words, points_words, rounding_words, since_words
from studiorules.reports.scores import MODELS
from studiorules.reports.voice import Voice
from studiorules.rulebook import InForce, Panel, Rounding
from studiorules.terms import Citation, Text

__all__ = ["PARTS", "label_of", "part_words", "parts_in_order"]

PARTS: dict[str, tuple[str, str]] = {
    "id": ("编号", "id"),
    "edition": ("版次", "edition"),
    "title": ("名称", "name"),
    "text": ("说明", "in full"),
    "short": ("简称", "short name"),
    "subject": ("评审对象", "what is judged"),
    "in_force": ("施行", "in force"),
    "test": ("要求", "asks"),
    "points": ("分值", "points"),
    "allotted": ("满分", "points"),
    "points_unknown": ("分值未知", "points not known"),
    "cap": ("最多", "at most"),
    "bonus": ("加分", "bonus"),
    "rounding": ("取整", "rounding"),
    "model": ("计分模型", "scoring model"),
    "nothing_counted": ("没有一项计入时", "where nothing is counted"),
    "wider": ("总分偏宽之处", "where the total is wider"),
    "met_if": ("符合的条件", "met if"),
    "not_applicable": ("不适用时", "otherwise"),
    "evidence": ("佐证", "evidence"),
    "mend": ("整改", "remedies"),
    "unit": ("单位", "unit"),
    "range": ("范围", "range"),
    "panel": ("评审组", "panel"),
    "cite": ("条款", "clause"),
    "basis": ("数值出处", "numbers"),
    "why": ("理由", "why"),
    "weight": ("权重", "weight"),
}
"""What readers call a part, in the order in which parts are told."""
_UNSAID = {"tailoring": ("本地化", "tailoring")}
"""Parts that have a name and are not said in one line."""
_POINTS = frozenset({"points", "allotted", "cap"})
_MODELS: dict[str, tuple[str, str]] = {str(name): words for name, words in MODELS.items()}
_BASES = {"editor": ("本规则自定", "ours"), "seen": ("见于来源", "as the source has it")}


def label_of(part: str) -> tuple[str, str]:
    """What readers call a part; its own name where nobody has named it."""
    return PARTS.get(part) or _UNSAID.get(part) or (part, part)


def parts_in_order(parts: Iterable[str]) -> list[str]:
    """Order the names of parts as they are told."""
    order = {name: place for place, name in enumerate(PARTS)}
    return sorted(parts, key=lambda name: (order.get(name, len(order)), name))


def part_words(voice: Voice, thing: Any, part: str) -> str:
    """Say one part of a thing; empty where it has none, or nobody has named the part."""
    if part not in PARTS:
        return ""
    value = getattr(thing, part)
    match value:
        case None | () | "":
            return ""
        case Text():
            return voice.say(value)
        case bool():
            return voice.pick("是" if value else "否", "yes" if value else "no")
        case Decimal():
            return _number(voice, thing, part, value)
        case InForce() | Panel() | Rounding():
            return _made(voice, value)
        case str() | Citation():
            return _word(voice, part, str(value))
        case tuple():
            return _several(voice, thing, part, value)
        case _:
            return voice.pick("另有规定", "as it says")


def _made(voice: Voice, value: InForce | Panel | Rounding) -> str:
    match value:
        case InForce():
            return since_words(voice, value)
        case Panel():
            return panel_words(voice, value)
        case Rounding():
            return rounding_words(voice, value)


def _number(voice: Voice, thing: Any, part: str, value: Decimal) -> str:
    if part not in _POINTS:
        return number(value, voice.lang)
    if getattr(thing, "unit", None) == "yuan":
        return amount(value, UNITS["yuan"], voice.lang)
    return points_words(voice, value)


def _word(voice: Voice, part: str, value: str) -> str:
    if part == "unit":
        unit = UNITS.get(value)
        return value if unit is None else unit.get(voice.lang)
    said: dict[str, Mapping[str, tuple[str, str]]] = {"basis": _BASES, "not_applicable": APPLIED, "model": _MODELS}
    words = said.get(part, {}).get(value)
    return value if words is None else voice.pick(*words)


def _several(voice: Voice, thing: Any, part: str, value: tuple[Any, ...]) -> str:
    match part:
        case "evidence":
            return voice.joined([voice.pick(*EVIDENCE[way]) for way in value])
        case "mend":
            return voice.joined([voice.say(voice.book.remedies[id_].text) for id_ in value])
        case "met_if":
            return met_words(voice, value, thing.id)
        case "range":
            return voice.pick("至", "–").join(number(end, voice.lang) for end in value)
        case "wider":
            return voice.pick("；", "; ").join(f"{path}{voice.pick('：', ': ')}{voice.say(why)}" for path, why in value)
        case _:
            return voice.pick(f"{len(value)}项", f"{len(value)}")
