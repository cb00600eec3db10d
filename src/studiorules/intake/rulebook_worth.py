"""What a measure is worth, and what the lines of deductions take away."""

from decimal import Decimal
from typing import Final, Literal

import attrs

from studiorules.intake.rulebook_bounds import BOUNDS
from studiorules.intake.rulebook_discretion import at_discretion
from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import FEW, Node
from studiorules.intake.rulebook_sentences import SENTENCE, Place, sentence_of
from studiorules.intake.rulebook_values import given, word_of
from studiorules.rulebook import (
    AllOrNothing,
    Cap,
    EarnBy,
    EarnEach,
    EarnSteps,
    InProportion,
    Joined,
    Line,
    Lose,
    LoseBy,
    LoseEach,
    LoseMostOf,
    Loss,
    Scale,
    ScaleKind,
    Test,
    ValueOf,
    Word,
    Worth,
)
from studiorules.rulebook.value import Given

__all__ = ["EARNING", "EFFECTS", "OPEN_ENDED", "SHARES", "lines_of", "lines_on_total", "worth_of"]

OPEN_ENDED: Final = frozenset({"earn_each", "earn_steps", "earn_by"})
"""Worths that do without a bound."""
EARNING: Final = OPEN_ENDED | {"in_proportion"}
"""The keys of a worth."""

_LOSSES: Final = frozenset({"lose", "lose_each", "lose_by", "lose_between", "lose_most_of"})
EFFECTS: Final = _LOSSES | {"cap"}
"""The keys of what a line takes."""
SHARES: Final = frozenset({"per", "counted", "up_to"})
"""What goes with `lose_each`."""
_LINE: Final = SENTENCE | SHARES | {"zh", "en"}
_COUNTED: Final[tuple[Literal["whole", "begun", "exact"], ...]] = ("whole", "begun", "exact")
_MOST_OF: Final = frozenset({"lose_most_of", "zh", "en"})
_NUMBERS: Final = (ScaleKind.NUMBER, ScaleKind.FRACTION)
_WORDS: Final = (ScaleKind.LEVEL, ScaleKind.CHOICE)


def worth_of(table: Node, test: Test | None, names: Names) -> Worth:
    """Read how a requirement's measure turns into points.

    Args:
        table: The requirement.
        test: Its sentence; None where it has none or it cannot be read.
        names: What may be mentioned.
    """
    found = [key for key in table if key in EARNING]
    if len(found) > 1:
        table.problem("contradiction", found="、".join(found))
        return AllOrNothing()
    if not found or test is None:
        return AllOrNothing()
    node, scale = table.at(found[0]), test.measure.scale
    match found[0]:
        case "earn_each":
            points = node.number(0)
            if scale.kind is not ScaleKind.NUMBER:
                node.misfit("量的不是数", "no number is measured")
            return AllOrNothing() if points is None else EarnEach(points)
        case "in_proportion":
            return _in_proportion(node, test)
        case "earn_steps":
            return _earn_steps(node, scale, names)
        case _:
            return EarnBy(_by_word(node, scale))


def _in_proportion(node: Node, test: Test) -> Worth:
    if not node.flag():
        return AllOrNothing()
    bounds = [one for one in (test.bound, *(but.bound for but in test.but)) if one is not None]
    fits = test.measure.scale.kind in _NUMBERS and all(one.word is Word.AT_LEAST for one in bounds)
    positive = all(
        isinstance(one.value, ValueOf) or (isinstance(one.value, Decimal) and one.value > 0) for one in bounds
    )
    if not fits or not positive or test.bound is None:
        node.misfit("要有大于0的 at_least", "it needs an at_least above 0")
    return InProportion()


def _earn_steps(node: Node, scale: Scale, names: Names) -> Worth:
    steps: list[tuple[Given, Decimal]] = []
    if scale.kind not in (*_NUMBERS, ScaleKind.LEVEL, ScaleKind.DAY):
        node.misfit("量的没有高低", "what is measured has no order")
        return AllOrNothing()
    for one in node.items(FEW):
        pair = one.items()
        if len(pair) != 2:
            if isinstance(one.value, (list, tuple)):
                one.wrong("[从多少起, 得几分]", "[from, points]")
            continue
        start, points = given(pair[0], scale, names), pair[1].number(0)
        if start is None or points is None or isinstance(start, bool):
            continue
        if steps and _not_later(scale, steps[-1][0], start):
            one.problem("contradiction", found=f"{pair[0].value}")
            continue
        steps.append((start, points))
    if node.value == []:
        node.wrong("至少一级", "at least one step")
    return EarnSteps(tuple(steps))


def _not_later(scale: Scale, before: Given, after: Given) -> bool:
    """Whether a step does not stand above the one before; dated values are compared on their day, not here."""
    if isinstance(before, str) and isinstance(after, str) and scale.vocabulary is not None:
        return scale.vocabulary.rank(before) >= scale.vocabulary.rank(after)
    if type(before) is type(after) and not isinstance(before, (str, ValueOf)):
        return before >= after  # type: ignore[operator]  # two numbers or two days
    return False


def _by_word(node: Node, scale: Scale) -> tuple[tuple[str, Decimal], ...]:
    if scale.kind not in _WORDS:
        node.misfit("量的不是等级或选项", "neither a level nor a choice is measured")
        return ()
    found: dict[str, Decimal] = {}
    if isinstance(node.value, dict) and len(node.value) > FEW:
        node.problem("too-many", found=str(len(node.value)), expected=(str(FEW), str(FEW)))
        return ()
    for key, one in node.entries():
        word = key if scale.vocabulary is None else word_of(one.with_value(key), scale.vocabulary)
        points = one.number(0)
        if word is not None and word in found:
            one.problem("duplicate-id", found=key)
        elif word is not None and points is not None:
            found[word] = points
    if node.value == {}:
        node.wrong("至少一项", "at least one")
    if scale.kind is ScaleKind.LEVEL and scale.vocabulary is not None:
        vocabulary = scale.vocabulary
        return tuple(sorted(found.items(), key=lambda pair: vocabulary.rank(pair[0])))
    return tuple(found.items())


def lines_of(node: Node, names: Names, place: Place) -> tuple[Line, ...]:
    """Read `deduct`."""
    if node.value == []:
        node.wrong("至少一行", "at least one line")
    return tuple(one for item in node.items(FEW) if (one := _line(item, names, place, _LOSSES)) is not None)


def lines_on_total(root: Node, names: Names) -> tuple[Line, ...]:
    """Read every `[[on_total]]`: losses as in `deduct`, and caps."""
    node = root.get("on_total")
    if node is None:
        return ()
    if not names.gives_points:
        node.misfit("本规则不计分", "this rulebook gives no points")
    return tuple(one for item in node.items(FEW) if (one := _on_total(item, names)) is not None)


def _on_total(node: Node, names: Names) -> Line | None:
    id_ = node.at("id").id() if "id" in node else ""
    line = _line(node.overlaid({}, {"id"}) if "id" in node else node, names, Place(owner=f"on_total:{id_}"), EFFECTS)
    return None if line is None else attrs.evolve(line, id=id_)


def _line(node: Node, names: Names, place: Place, effects: frozenset[str]) -> Line | None:
    known = node.closed(_LINE | effects)
    if "lose_most_of" in node:
        return _most_of(node, names, place)
    if "lose_between" in node:
        return at_discretion(node, names)
    if not known:
        return None
    found = [key for key in node if key in effects]
    if len(found) != 1:
        if found:
            node.problem("contradiction", found="、".join(found))
        else:
            node.at("lose").problem("missing-required")
        return None
    key = found[0]
    for word in SHARES if key != "lose_each" else ():
        if word in node:
            node.at(word).misfit("只用于 lose_each", "it goes with lose_each only")
    text = node.title() if "zh" in node or "en" in node else None
    test = sentence_of(node, names, place, open_end=key == "lose_by")
    if test is None:
        return None
    loss = _loss(key, node.at(key), node, test)
    return None if loss is None else Line(test=test, loss=loss, text=text)


def _most_of(node: Node, names: Names, place: Place) -> Line | None:
    listed = node.at("lose_most_of")
    for key in sorted(((_LINE | EFFECTS) - _MOST_OF).intersection(node)):
        node.at(key).misfit("lose_most_of 的各行已经说明", "the lines of lose_most_of say it")
    lines: list[Line] = []
    for one in listed.items(FEW):
        if "lose_most_of" in one:
            one.at("lose_most_of").misfit("已经在 lose_most_of 里面", "it stands in a lose_most_of already")
        elif (line := _line(one, names, place, _LOSSES)) is not None:
            lines.append(line)
    if isinstance(listed.value, list) and len(listed.value) < 2:
        listed.wrong("至少两行", "at least two lines")
    if len(lines) < 2:
        return None
    joined = Joined(scale=Scale(kind=ScaleKind.TRUTH, ceiling=1), how="all", branches=tuple(one.test for one in lines))
    text = node.title() if "zh" in node or "en" in node else None
    return Line(test=Test(measure=joined), loss=LoseMostOf(tuple(lines)), text=text)


def _loss(key: str, node: Node, line: Node, test: Test) -> Loss | None:
    if key == "lose_by":
        for word in BOUNDS | {"but"}:
            if word in line:
                line.at(word).misfit("lose_by 已经逐项说明", "lose_by says it word by word")
        return LoseBy(_by_word(node, test.measure.scale))
    points = node.number(0)
    if key in ("lose", "cap"):
        return None if points is None else (Lose(points) if key == "lose" else Cap(points))
    return _lose_each(points, node, line, test)


def _lose_each(points: Decimal | None, node: Node, line: Node, test: Test) -> Loss | None:
    per, counted = _share_of(line)
    if points is None or per is None or counted is None:
        return None
    words = [one.word for one in (test.bound, *(but.bound for but in test.but)) if one is not None]
    kind = test.measure.scale.kind
    if kind is ScaleKind.FRACTION and "per" not in line:
        node.misfit(
            "量的是比例，要用 per 说明每多少扣分", "a share is measured; per says for how much of it each is lost"
        )
        return None
    if kind not in (*_NUMBERS, ScaleKind.DAY) or len(set(words)) != 1 or words[0] not in (Word.AT_LEAST, Word.AT_MOST):
        node.misfit("要有数目或日期的 at_least 或 at_most", "it needs at_least or at_most of a number or a day")
        return None
    up_to = line.at("up_to").number(0) if "up_to" in line else None
    if up_to is not None and up_to < points:
        line.at("up_to").misfit("比扣一份的还少", "it is less than one share loses")
    return LoseEach(points, per, counted, up_to)


def _share_of(line: Node) -> tuple[Decimal | None, Literal["whole", "begun", "exact"] | None]:
    """How large one share is, and which are counted; None after a problem."""
    per = line.at("per").number(0) if "per" in line else Decimal(1)
    if per == 0:
        line.at("per").wrong("大于0的数", "a number above 0")
        per = None
    counted = line.at("counted").word(_COUNTED) if "counted" in line else "exact"
    return per, next((word for word in _COUNTED if word == counted), None)
