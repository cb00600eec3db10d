"""Amounts that go with a rung: so much, a range, a ceiling, a dated value; and others in special cases."""

from decimal import Decimal
from typing import Final

from studiorules.dossier import UNITS
from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import Node, shown
from studiorules.intake.rulebook_sentences import Place, clause_of
from studiorules.intake.rulebook_values import given
from studiorules.rulebook import Amount, ButAmount, Scale, ScaleKind, ValueOf

__all__ = ["amount_of"]

_YUAN: Final = Scale(kind=ScaleKind.NUMBER, places=2, unit=UNITS["yuan"])
_RANGES: Final = frozenset({"between", "at_most"})
_BUT: Final = frozenset({"when", "yuan"})


def amount_of(rung: Node, names: Names) -> Amount | None:
    """Read the amount of a rung; None where none goes with it, or after a problem."""
    said, but = rung.get("yuan"), rung.get("but")
    if said is None:
        if but is not None:
            but.misfit("没有写 yuan，也就没有例外", "there is no yuan from which to except")
        return None
    found = _ends(said, names)
    others = () if but is None else tuple(one for item in but.items() if (one := _but(item, names)) is not None)
    if but is not None and but.value == []:
        but.wrong("至少一项", "at least one")
    return None if found is None else Amount(low=found[0], high=found[1], but=others)


def _but(node: Node, names: Names) -> ButAmount | None:
    if not node.closed(_BUT):
        return None
    said, yuan = node.require("when"), node.require("yuan")
    when = None if said is None else clause_of(said, names, Place(in_rung=True))
    ends = None if yuan is None else _ends(yuan, names)
    if when is None or ends is None:
        return None
    return ButAmount(when=when, yuan=Amount(low=ends[0], high=ends[1]))


def _ends(node: Node, names: Names) -> tuple[Decimal | ValueOf, Decimal | ValueOf] | None:
    """The least and the most."""
    if not isinstance(node.value, dict):
        one = _yuan(node, names)
        return None if one is None else (one, one)
    if not node.closed(_RANGES):
        return None
    if len(node.value) != 1:
        node.wrong("between 或 at_most 之一", "one of between and at_most")
        return None
    if "at_most" in node:
        most = _yuan(node.at("at_most"), names)
        return None if most is None else (Decimal(0), most)
    told = node.at("between")
    ends = [_yuan(one, names) for one in told.items()]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        if len(ends) != 2 and isinstance(told.value, (list, tuple)):
            told.wrong("从少到多两个数", "two numbers, the lesser first")
        return None
    low, high = ends[0], ends[1]
    if isinstance(low, Decimal) and isinstance(high, Decimal) and low > high:
        told.problem("empty-range", found=f"[{low}, {high}]")
        return None
    return low, high


def _yuan(node: Node, names: Names) -> Decimal | ValueOf | None:
    value = given(node, _YUAN, names)
    if not isinstance(value, Decimal):
        return value if isinstance(value, ValueOf) else None
    if value < 0:
        node.problem("below-floor", found=shown(node.value), expected=("0", "0"))
        return None
    if value != round(value, _YUAN.places):
        node.problem("too-fine", found=shown(node.value), expected=("0.01元", "0.01 yuan"))
        return None
    return value
