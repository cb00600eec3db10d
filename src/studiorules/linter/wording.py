"""Checks of how a rulebook is written: what has no English, what is nested too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.sites import Sentence, sites
from studiorules.rulebook import Joined, Rulebook, Test, own_fields
from studiorules.terms import Text

__all__ = ["nested", "untranslated"]

_Thing: TypeAlias = tuple[Sequence[Text | None], Sequence[Text | None]]
_DEEPEST = 2
_JOIN = re.compile(r"\.(?:all|any|some)\[")


def untranslated(of: Rulebook, _: Look) -> Iterator[Seen]:
    """Everything that people read and that has Chinese words only, counted by kind: names, then explanations."""
    names: list[Text] = []
    explanations: list[Text] = []
    for words, things in _read(of):
        nameless = sum(_lacks(name) for name, _ in things)
        unexplained = sum(_lacks(texts) and not _lacks(name) for name, texts in things)
        names += _counted(nameless, words)
        explanations += _counted(unexplained, words)
    told = [
        *_said(Text("没有英文名称", "no English name"), names),
        *_said(Text("没有英文说明", "no English explanation"), explanations),
    ]
    if told:
        yield seen(what=Text("；".join(one.zh for one in told), "; ".join(one.get("en") for one in told)))


def _lacks(texts: Sequence[Text | None]) -> bool:
    return any(text is not None and text.en is None for text in texts)


def _counted(count: int, words: Text) -> list[Text]:
    """So many things of a kind; the rulebook itself is not counted."""
    if words.en == "the rulebook" or not count:
        return [words] * bool(count)
    return [Text(f"{count}{words.zh}", f"{count} {words.en}{'s' * (count != 1)}")]


def _said(what: Text, kinds: Sequence[Text]) -> list[Text]:
    zh, en = "、".join(one.zh for one in kinds), ", ".join(one.get("en") for one in kinds)
    return [Text(f"{what.zh}：{zh}", f"{what.en}: {en}")] if kinds else []


def _read(of: Rulebook) -> Iterator[tuple[Text, Sequence[_Thing]]]:
    """What people read, by kind: of each thing its names, and what explains it."""
    yield Text("规则", "the rulebook"), [([of.title], [of.why])]
    yield Text("个部分", "section"), [([one.title], [one.text, one.why]) for one in of.sections]
    yield Text("个条目", "criterion heading"), [([one.title, one.short], [one.text, one.why]) for one in of.criteria]
    lines = [[line.text for line in one.lines] for one in of.requirements]
    texts = [[one.text, one.why, *below] for one, below in zip(of.requirements, lines, strict=True)]
    yield Text("项要求", "requirement"), [([one.title], told) for one, told in zip(of.requirements, texts, strict=True)]
    yield Text("行总分扣分", "line on the total"), [([one.text], []) for one in of.on_total]
    ladders = [([one.title, *(rung.title for rung in one.rungs)], [one.why]) for one in of.decisions]
    yield Text("个结论", "decision"), ladders
    asked = [one.requirement for one in of.priorities]
    yield Text("条优先", "priority"), [([one.title], [one.text, one.why]) for one in asked]
    named = {
        id(one.test.measure.text): one.test.measure.text
        for site in sites(of)
        if isinstance(one := site.thing, Sentence)
    }
    yield Text("个有名字的量", "named measure"), [([text], []) for text in named.values()]
    own = [(one.field.text, one.field.vocabulary) for one in own_fields(of)]
    words = [[] if vocabulary is None else [term.text for term in vocabulary.terms] for _, vocabulary in own]
    yield Text("个自设的栏目", "own field"), [([text, *below], []) for (text, _), below in zip(own, words, strict=True)]
    dated = [([one.text], [value.why for value in one.dated]) for one in of.parameters.values()]
    yield Text("个取值", "value"), dated
    judged = [([one.text], [level.text for level in one.levels]) for one in of.questions.values()]
    yield Text("个评议问题", "question"), judged
    yield Text("条整改建议", "remedy text"), [([one.text], [one.lead_time, one.note]) for one in of.remedies.values()]


def nested(of: Sentence, _: Look) -> Iterator[Seen]:
    """Joins written inside one another deeper than reads well; what has a name of its own begins anew."""
    what, path = of.test.measure, of.test.path
    if not isinstance(what, Joined) or what.text is not None:
        return
    here = any(isinstance(one, Test) and one.path.startswith(f"{path}.") for one in what.branches)
    deep = len(_JOIN.findall(path)) + 1
    if here and deep == _DEEPEST + 1:
        yield seen(depth=str(deep))
