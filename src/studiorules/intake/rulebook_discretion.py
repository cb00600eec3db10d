"""Losses at discretion: a line whose loss a person judges, and the questions that such lines give a range."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import attrs

from studiorules.intake.rulebook_names import Named, Names
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_values import judged_scale
from studiorules.rulebook import Judged, Line, LoseBetween, Test

__all__ = ["at_discretion", "check_questions"]

_OWN: Final = frozenset({"lose_between", "judged", "zh", "en"})
_PLACES: Final = 2


def at_discretion(node: Node, names: Names) -> Line | None:
    """Read a line with `lose_between`; None after a problem."""
    for key in node:
        if key not in _OWN:
            node.at(key).misfit("lose_between 只和 judged 一起用", "lose_between goes with judged alone")
    ends = _ends(node.at("lose_between"))
    asked = node.require("judged")
    name = "" if asked is None else asked.text()
    if asked is None or not name:
        return None
    if name not in names.questions:
        asked.unknown(("评议问题", "judgement"), names.questions)
        return None
    question = names.questions[name]
    if question is not None and ends is None:
        names.losses.setdefault(name, question)  # its range was meant to come from here: one problem is enough
    if question is None or ends is None or not names.take(1, node):
        return None
    ranged = attrs.evolve(question, range=(Decimal(0), ends[1]), least=ends[0])
    before = names.losses.setdefault(name, ranged)
    if before not in (ranged, question):
        asked.misfit("另一行给同一问题的扣分范围不同", "another line gives this question another range")
    if question.levels or question.range not in (None, ranged.range):
        high = f"{ends[1]:f}"
        asked.misfit(f"这一问题的答案要是扣分，从0到{high}", f"its answers must be the loss, from 0 to {high}")
    test = Test(measure=Judged(scale=judged_scale(ranged), question=name), path=node.spot)
    return Line(test=test, loss=LoseBetween(*ends), text=node.title() if "zh" in node or "en" in node else None)


def _ends(node: Node) -> tuple[Decimal, Decimal] | None:
    ends = [one.number(0) for one in node.items()]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        if None not in ends and isinstance(node.value, (list, tuple)):
            node.wrong("两个数", "two numbers")
        return None
    low, high = ends[0], ends[1]
    if low > high or high == 0:
        node.problem("empty-range", found=f"[{low}, {high}]")
        return None
    if any(end != round(end, _PLACES) for end in (low, high)):
        node.wrong("至多两位小数的数", "numbers of two decimal places at most")
        return None
    return low, high


def check_questions(written: Mapping[str, Named], names: Names) -> None:
    """Point out questions that have neither levels nor a range, nor a loss that gives them one."""
    for name, question in names.questions.items():
        if question is not None and question.range is None and name not in names.losses:
            written[name].node.require("levels")
    for name, node in names.unranged:
        if name in names.losses:
            node.misfit(
                "只有扣分用到的问题要自己写明 range", "a question has to say its range to be read besides the loss"
            )
