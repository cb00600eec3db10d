"""Two editions of a rulebook in words: what is new, what is gone, what is called, asked or worth otherwise."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import attrs

from studiorules.reports.page import Block, Heading, Item, Items, Page, Paragraph, Rule, Rules
from studiorules.reports.part_words import label_of, part_words, parts_in_order
from studiorules.reports.priorities import while_words
from studiorules.reports.rule_words import (
    asked_words,
    detail_words,
    line_words,
    points_words,
    rung_needs,
    rung_worth,
    section_worth,
    source_words,
)
from studiorules.reports.rulebook_tables import dated_words, kind_words, level_words
from studiorules.reports.voice import Voice
from studiorules.reports.worths import worth_words
from studiorules.rulebook import (
    Changed,
    Criterion,
    Decision,
    OwnField,
    Parameter,
    Priority,
    Question,
    Remedy,
    Requirement,
    RulebookChanges,
    RuleSection,
)
from studiorules.terms import Lang

__all__ = ["ChangesWriter", "changes_page"]

T = TypeVar("T")
_ASKED = frozenset({"measure", "enough", "but", "unseen"})
_HANGING = frozenset({"measure", "enough", "but", "lines", "only_if", "when", "veto", "waiver"})
_RULE = frozenset({"measure", "lines", "only_if", "when", "not_applicable", "unseen", "veto", "waiver"})
_WORTH = frozenset({"allotted", "points_unknown", "worth"})
_IN_LINES = frozenset({"points", "rungs", "dated", "levels", "range", "field", "requirement", "in_force"})
"""Parts that the lines of a thing say already."""
_MARKS: tuple[tuple[frozenset[str], tuple[str, str]], ...] = (
    (frozenset({"id"}), ("更名", "renamed")),
    (_WORTH, ("改分", "worth")),
    (frozenset({"enough", "but"}), ("改门槛", "threshold")),
    (_RULE, ("改判法", "rule")),
    (frozenset({"title", "text", "cite", "basis", "why", "evidence", "mend"}), ("改文字", "text")),
)


def changes_page(changes: RulebookChanges, *, lang: Lang = "zh") -> Page:
    """Set what differs between two editions as a page."""
    writer = ChangesWriter(changes=changes, lang=lang)
    return Page(lang=lang, title=writer.title(), under=writer.editions(), blocks=tuple(writer.blocks()))


@attrs.frozen(kw_only=True)
class ChangesWriter:
    """Puts what differs into words.

    Attributes:
        changes: What differs.
        lang: The language.
        beside: What else is said below a requirement that differs, by its ids in both editions.
    """

    changes: RulebookChanges
    lang: Lang = "zh"
    beside: Callable[[Changed[Requirement]], Sequence[Item]] = lambda _: ()

    @property
    def old(self) -> Voice:
        """The words of the old edition."""
        return Voice(lang=self.lang, book=self.changes.before)

    @property
    def new(self) -> Voice:
        """The words of the new edition."""
        return Voice(lang=self.lang, book=self.changes.after)

    def title(self) -> str:
        """Name the rulebook."""
        return self.new.say(self.changes.after.title)

    def editions(self) -> tuple[str, ...]:
        """Name both editions."""
        first, last = self.changes.before, self.changes.after
        named = [f"{book.id}@{book.edition}" for book in (first, last)]
        return (self._arrow(self.old.edition(), self.new.edition()), self._arrow(*named))

    def blocks(self) -> Iterator[Block]:
        """Say what differs, part by part."""
        new = self.new
        if not self.changes:
            yield Paragraph(new.pick("两版没有差别。", "The two editions do not differ."))
            return
        yield Paragraph(self._counts())
        head = [self._part(part, self.changes.before, self.changes.after) for part in self.changes.head]
        yield from self._listed(new.pick("规则首部", "Head"), head)
        yield from self._headings()
        if self.changes.requirements:
            yield Heading(1, new.pick("要求", "Requirements"))
            columns = new.pick("", ""), new.pick("要求", "requirement"), new.pick("分值", "points")
            yield Rules(columns, tuple(self._requirement(one) for one in self.changes.requirements))
        lines = [
            Item(detail.text if detail.depth else f"{self._sign(one)} {detail.text}", depth=max(detail.depth - 1, 0))
            for one in self.changes.on_total
            for detail in line_words(*self._side(one))
        ]
        yield from self._listed(new.pick("总分的扣减与封顶", "On the total"), lines)
        yield from self._ladders()
        preferred = [item for one in self.changes.priorities for item in self._rows(one, _preference)]
        yield from self._listed(new.pick("优先条件（不计分）", "Gives preference, and no points"), preferred)
        dated = [item for one in self.changes.parameters for item in self._rows(one, dated_words)]
        yield from self._listed(new.pick("随日期而定的数值", "Values that depend on the day"), dated)
        asked = [item for one in self.changes.questions for item in self._rows(one, level_words)]
        yield from self._listed(new.pick("评议的问题", "Questions for people"), asked)
        mended = [item for one in self.changes.remedies for item in self._rows(one, lambda *_: [])]
        yield from self._listed(new.pick("整改建议", "Remedies"), mended)
        own = [item for one in self.changes.fields for item in self._rows(one, kind_words)]
        yield from self._listed(new.pick("本规则另设的申报栏目", "What the rulebook asks beside the catalogue"), own)

    def _counts(self) -> str:
        told, pick = self.changes.requirements, self.new.pick
        added = sum(one.before is None for one in told)
        gone = sum(one.after is None for one in told)
        renamed = sum("id" in one.parts for one in told)
        other = sum(any(part != "id" for part in one.parts) for one in told)
        counts = [
            (added, "新增{}项", "{} new"),
            (gone, "删去{}项", "{} gone"),
            (renamed, "更名{}项", "{} renamed"),
            (other, "改动{}项", "{} changed"),
        ]
        words = [pick(zh, en).format(count) for count, zh, en in counts if count]
        none = pick("没有变化", "none differs")
        return pick("要求：", "Requirements: ") + (pick("，", ", ").join(words) or none) + pick("。", ".")

    def _requirement(self, one: Changed[Requirement]) -> Rule:
        voice, thing = self._side(one)
        extra = tuple(self.beside(one))
        if one.before is None or one.after is None:
            told = [Item(detail.text, depth=max(detail.depth - 1, 0)) for detail in detail_words(voice, thing)]
            return Rule(
                number=self._sign(one),
                title=voice.say(thing.title),
                marks=(voice.pick(*(("新增", "new") if one.before is None else ("删去", "gone"))),),
                worth=worth_words(voice, thing),
                sentence=asked_words(voice, thing),
                items=(*told, Item(thing.id, voice.pick("编号", "id")), *extra),
            )
        marks = tuple(voice.pick(*words) for parts, words in _MARKS if not parts.isdisjoint(one.parts))
        worths = (worth_words(self.old, one.before), worth_words(self.new, one.after))
        return Rule(
            number="~",
            title=voice.say(thing.title),
            marks=marks,
            worth=self._arrow(*worths) if worths[0] != worths[1] else worths[1],
            items=(*self._differences(one.before, one.after, set(one.parts)), *extra),
        )

    def _differences(self, before: Requirement, after: Requirement, parts: set[str]) -> Iterator[Item]:
        pick = self.new.pick
        yield Item(self._arrow(before.id, after.id) if "id" in parts else after.id, pick("编号", "id"))
        if not _ASKED.isdisjoint(parts):
            first, last = asked_words(self.old, before), asked_words(self.new, after)
            if first != last:
                yield Item(self._arrow(first, last), pick(*label_of("test")))
        if not _HANGING.isdisjoint(parts):
            first_lines = [one.text for one in detail_words(self.old, before)]
            last_lines = [one.text for one in detail_words(self.new, after)]
            yield from self._lines(first_lines, last_lines)
        for part in parts_in_order(parts - _ASKED - _HANGING - _WORTH - {"id"}):
            yield self._part(part, before, after)

    def _lines(self, first: list[str], last: list[str]) -> Iterator[Item]:
        """Say which lines differ: one by one where there are as many, else what is gone and what is new."""
        pick = self.new.pick
        if len(first) == len(last):
            pairs = zip(first, last, strict=True)
            yield from (Item(f"{old} → {new}", pick("其中", "of these")) for old, new in pairs if old != new)
            return
        yield from (Item(text, pick("删去", "gone")) for text in first if text not in last)
        yield from (Item(text, pick("新增", "new")) for text in last if text not in first)

    def _part(self, part: str, before: object, after: object) -> Item:
        """Say one part of both sides; a text that differs in Chinese only is shown in Chinese."""
        first, last = part_words(self.old, before, part), part_words(self.new, after, part)
        if not first and not last:
            return Item(self.new.pick("有改动", "differs"), self.new.pick(*label_of(part)))
        if first == last:
            chinese = (attrs.evolve(voice, lang="zh") for voice in (self.old, self.new))
            first, last = (part_words(voice, side, part) for voice, side in zip(chinese, (before, after), strict=True))
        return Item(self._arrow(first, last), self.new.pick(*label_of(part)))

    def _headings(self) -> Iterator[Block]:
        told: list[Item] = []
        for one in self.changes.headings:
            told += self._rows(one, _points)
        yield from self._listed(self.new.pick("部分与条目", "Sections and criteria"), told)

    def _ladders(self) -> Iterator[Block]:
        told = [item for one in self.changes.decisions for item in self._rows(one, _rungs)]
        yield from self._listed(self.new.pick("结论", "Decisions"), told)

    def _rows(self, one: Changed[Any], lines: Callable[[Voice, Any], list[str]]) -> Iterator[Item]:
        """One thing: its name with its sign, then what differs, or all of it where it stands on one side only."""
        voice, thing = self._side(one)
        yield Item(f"{self._sign(one)} {_named(voice, thing)}")
        if one.before is None or one.after is None:
            yield from (Item(text, depth=1) for text in lines(voice, thing))
            return
        first, last = lines(self.old, one.before), lines(self.new, one.after)
        yield from (Item(f"- {text}", depth=1) for text in first if text not in last)
        yield from (Item(f"+ {text}", depth=1) for text in last if text not in first)
        for part in parts_in_order(set(one.parts)):
            if part not in _IN_LINES:
                item = self._part(part, one.before, one.after)
                yield attrs.evolve(item, depth=1)

    def _listed(self, title: str, items: list[Item]) -> Iterator[Block]:
        if items:
            yield Heading(1, title)
            yield Items(tuple(items))

    def _arrow(self, first: str, last: str) -> str:
        none = self.new.pick("无", "none")
        return f"{first or none} → {last or none}"

    def _sign(self, one: Changed[Any]) -> str:
        return "+" if one.before is None else "-" if one.after is None else "~"

    def _side(self, one: Changed[T]) -> tuple[Voice, T]:
        """What is told of, with the words of its edition: the new one where it is in that."""
        return (self.old if one.after is None else self.new), one.told


def _points(voice: Voice, heading: RuleSection | Criterion) -> list[str]:
    if voice.book.allotted is None:
        return []
    if isinstance(heading, RuleSection):
        return [section_worth(voice, heading)]
    return [points_words(voice, heading.points)]


def _rungs(voice: Voice, decision: Decision) -> list[str]:
    """One line for each rung: its name, what it needs, what goes with it."""
    comma, nothing = voice.pick("，", ", "), voice.pick("无条件", "needs nothing")
    told = []
    for rung in decision.rungs:
        words = comma.join(part for part in (rung_needs(voice, rung) or nothing, rung_worth(voice, rung)) if part)
        told.append(f"{voice.say(rung.title)}{voice.pick('：', ': ')}{words}")
    return told


def _preference(voice: Voice, one: Priority) -> list[str]:
    """What a priority asks, and while it holds."""
    asked = one.requirement
    told = [asked_words(voice, asked), *(detail.text for detail in detail_words(voice, asked))]
    told += [while_words(voice, one.in_force), source_words(voice, asked)]
    return [part for part in told if part]


def _named(voice: Voice, thing: object) -> str:
    match thing:
        case Priority():
            return voice.say(thing.requirement.title)
        case Parameter():
            return thing.name if thing.text is None else voice.say(thing.text)
        case OwnField():
            return f"{voice.say(thing.field.text)} ({thing.path})"
        case Question() | Remedy():
            return voice.say(thing.text)
        case _:
            return voice.say(thing.title)  # type: ignore[attr-defined]  # headings and ladders
