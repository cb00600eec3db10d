"""A rulebook as a document that a committee can read through and sign: every rule, whose it is, and what was chosen."""

from collections.abc import Iterator
from datetime import date

import attrs

from studiorules.reports.page import Block, Heading, Item, Items, Page, Paragraph, Rule, Rules, Signatures, Table
from studiorules.reports.priorities import while_words
from studiorules.reports.reasons import EVIDENCE
from studiorules.reports.rule_words import (
    asked_words,
    criterion_worth,
    detail_words,
    force_words,
    judged_words,
    line_words,
    met_words,
    points_words,
    requirement_worth,
    rounding_words,
    rung_needs,
    rung_worth,
    section_worth,
    variants_words,
)
from studiorules.reports.rulebook_tables import own_fields, questions, tailoring, values
from studiorules.reports.tailoring import tailored_line
from studiorules.reports.voice import Voice
from studiorules.rulebook import Criterion, Decision, Requirement, Rulebook, RuleSection
from studiorules.terms import Citation, Lang, Text

__all__ = ["rulebook_page"]


def rulebook_page(book: Rulebook, *, lang: Lang = "zh", as_of: date | None = None) -> Page:
    """Set a rulebook as a page.

    Args:
        book: The rulebook.
        lang: The language.
        as_of: The day on which dated values are read; None = the latest, with what held before.
    """
    voice = Voice(lang=lang, book=book, as_of=as_of)
    title = voice.say(book.title)
    return Page(
        lang=lang,
        title=title,
        under=(voice.edition(), *force_words(voice)),
        blocks=tuple(_blocks(_Writer(voice=voice))),
        foot=voice.pick(
            f"规则编号 {book.id}，{voice.edition()}，内容指纹 {book.digest}。",
            f"Rulebook {book.id}, {voice.edition()}, content {book.digest}.",
        ),
        running=voice.pick(f"{title} {voice.edition()}", f"{title}, {voice.edition()}"),
    )


@attrs.frozen(kw_only=True)
class _Writer:
    """Composes the parts of the page.

    Attributes:
        voice: In which words.
    """

    voice: Voice

    def head(self) -> Iterator[Block]:
        """Say what the rulebook is, and how what was chosen is marked."""
        voice, book = self.voice, self.voice.book
        told = []
        if book.cite is not None:
            told.append(Item(str(book.cite), voice.pick("来源", "source")))
        if book.subject != "studio":
            told.append(Item(judged_words(voice), voice.pick("评审对象", "what is judged")))
        if book.allotted is not None:
            told.append(Item(rounding_words(voice, book.rounding), voice.pick("取整", "rounding")))
        told += [Item(line) for line in tailored_line(voice)]
        told += self.source(None, book.basis, book.why)
        told.append(Item(self._counts(), voice.pick("要求", "requirements")))
        yield Items(tuple(told))
        if self.chosen():
            yield Paragraph(
                voice.pick(
                    "标“自定”的，数值或判法在来源里没有，由规则编者选定，理由写在各项之下，请逐项审定。",
                    "Marked ours: the source does not give the number or the way of judging; the rulebook's editors "
                    "chose it and say why below it. Please settle each.",
                )
            )
        if self.unseen():
            yield Paragraph(
                voice.pick(
                    "标“未载明”的，来源提到了这一项，没有载明怎样评分：没有评议或判法之前，得分记为零至满分。",
                    "Marked not shown: the source names it and does not show its rule; until there is one, its points "
                    "are none to all.",
                )
            )

    def overview(self) -> Iterator[Block]:
        """Say what the points are made of."""
        voice, book = self.voice, self.voice.book
        if not book.sections:
            return
        rows = [
            (voice.say(one.title), str(len(one.all_requirements)), section_worth(voice, one)) for one in book.sections
        ]
        if book.loose_requirements:
            points = sum(
                (one.allotted for one in book.loose_requirements), start=book.loose_requirements[0].allotted * 0
            )
            rows.append(
                (voice.pick("其他要求", "other"), str(len(book.loose_requirements)), points_words(voice, points))
            )
        if book.allotted is not None:
            full = voice.pick("未知", "not known") if book.points_unknown else points_words(voice, book.allotted)
            rows.append((voice.pick("合计", "total"), str(len(book.requirements)), full))
        head = voice.pick("部分", "section"), voice.pick("要求（项）", "requirements"), voice.pick("分值", "points")
        yield Heading(1, voice.pick("总表", "Overview"))
        if book.allotted is None:
            yield Table(head[:2], tuple(row[:2] for row in rows), numbers=(1,))
        else:
            yield Table(head, tuple(rows), numbers=(1, 2))
        if said := variants_words(voice):
            yield Paragraph(said)

    def section(self, section: RuleSection, place: int) -> Iterator[Block]:
        """Set a section: its criteria, then what stands directly below it."""
        voice = self.voice
        yield Heading(1, f"{place} {voice.say(section.title)}", section_worth(voice, section))
        yield from self.heading_says(section)
        for position, criterion in enumerate(section.criteria, start=1):
            number = f"{place}.{position}"
            yield Heading(2, f"{number} {voice.say(criterion.title)}", criterion_worth(voice, criterion))
            yield from self.heading_says(criterion)
            yield from self.rules(criterion.requirements, f"{number}.", (criterion, section))
        yield from self.rules(section.requirements, f"{place}.", (section,), start=len(section.criteria) + 1)

    def heading_says(self, one: Criterion | RuleSection) -> Iterator[Block]:
        """Say what the clause asks, where it stands, why it is read so, and when it is met."""
        voice = self.voice
        if one.text is not None:
            yield Paragraph(voice.say(one.text))
        told = self.source(one.cite, one.basis, one.why)
        if isinstance(one, RuleSection) and one.cap is not None and one.in_base:
            told.insert(0, Item(points_words(voice, one.cap), voice.pick("最多", "at most")))
        if one.met_if is not None:
            told.append(Item(met_words(voice, one.met_if, one.id), voice.pick("符合的条件", "met if")))
        if told:
            yield Items(tuple(told))

    def rules(
        self,
        requirements: tuple[Requirement, ...],
        before: str,
        above: tuple[Criterion | RuleSection, ...],
        *,
        start: int = 1,
    ) -> Iterator[Block]:
        """Set requirements that stand together."""
        if requirements:
            voice = self.voice
            yield Rules(
                (voice.pick("序号", "no."), voice.pick("要求", "requirement"), voice.pick("分值", "points")),
                tuple(self.rule(one, f"{before}{place}", above) for place, one in enumerate(requirements, start=start)),
            )

    def rule(self, one: Requirement, number: str, above: tuple[Criterion | RuleSection, ...]) -> Rule:
        """Set one requirement."""
        voice = self.voice
        asked = asked_words(voice, one)
        items = [Item(detail.text, depth=max(detail.depth - 1, 0)) for detail in detail_words(voice, one)]
        if one.text is not None:
            items.append(Item(voice.say(one.text), voice.pick("说明", "in full")))
        if one.evidence:
            shown = [voice.pick(*EVIDENCE[way]) for way in one.evidence]
            items.append(Item(voice.joined(shown), voice.pick("佐证", "evidence")))
        items += self.source(one.cite, one.basis, one.why)
        return Rule(
            number=number,
            title=voice.say(one.title),
            marks=tuple(self._marks(one, above)),
            worth=requirement_worth(voice, one),
            sentence=f"{asked}{voice.pick('。', '.')}" if asked else "",
            items=tuple(items),
        )

    def on_total(self) -> Iterator[Block]:
        """Set the lines on the total."""
        voice = self.voice
        told = [
            Item(
                detail.text,
                voice.say(line.text) if line.text and not detail.depth else "",
                depth=max(detail.depth - 1, 0),
            )
            for line in voice.book.on_total
            for detail in line_words(voice, line)
        ]
        if told:
            yield Heading(1, voice.pick("总分的扣减与封顶", "On the total"))
            yield Items(tuple(told))

    def decisions(self) -> Iterator[Block]:
        """Set the ladders."""
        voice = self.voice
        if voice.book.decisions:
            yield Heading(1, voice.pick("结论", "Decisions"))
        for one in voice.book.decisions:
            yield from self._decision(one)

    def source(self, cite: Citation | None, basis: str | None, why: Text | None) -> list[Item]:
        """Say where something stands, whose it is, and why."""
        voice = self.voice
        told = [] if cite is None else [Item(str(cite), voice.pick("条款", "clause"))]
        if basis == "editor":
            said = "" if why is None else voice.say(why)
            told.append(
                Item(said or voice.pick("未写理由", "no reason given"), voice.pick("自定的理由", "ours because"))
            )
        elif why is not None:
            told.append(Item(voice.say(why), voice.pick("理由", "why")))
        if basis == "seen":
            told.append(Item(voice.pick("见于来源", "as the source has it"), voice.pick("数值", "numbers")))
        return told

    def chosen(self) -> list[Requirement]:
        """The requirements whose numbers were chosen."""
        return [one for one, above in self._all() if self._basis(one, above) == "editor"]

    def unseen(self) -> list[Requirement]:
        """The requirements whose rule the source does not show."""
        return [one for one in self.voice.book.requirements if one.unseen]

    def _all(self) -> Iterator[tuple[Requirement, tuple[Criterion | RuleSection, ...]]]:
        for section in self.voice.book.sections:
            for criterion in section.criteria:
                yield from ((one, (criterion, section)) for one in criterion.requirements)
            yield from ((one, (section,)) for one in section.requirements)
        yield from ((one, ()) for one in self.voice.book.loose_requirements)

    def _basis(self, one: Requirement, above: tuple[Criterion | RuleSection, ...]) -> str | None:
        """Whose a requirement is: what it says itself, or what stands over it."""
        said = (one.basis, *(heading.basis for heading in above), self.voice.book.basis)
        return next((basis for basis in said if basis is not None), None)

    def _marks(self, one: Requirement, above: tuple[Criterion | RuleSection, ...]) -> Iterator[str]:
        if self._basis(one, above) == "editor":
            yield self.voice.pick("自定", "ours")
        if one.unseen:
            yield self.voice.pick("未载明", "not shown")

    def _counts(self) -> str:
        voice, chosen, unseen = self.voice, len(self.chosen()), len(self.unseen())
        told = [voice.pick(f"共{len(voice.book)}项", f"{len(voice.book)} in all")]
        if chosen:
            told.append(voice.pick(f"自定{chosen}项", f"{chosen} ours"))
        if unseen:
            told.append(voice.pick(f"未载明{unseen}项", f"{unseen} not shown"))
        return voice.pick("，", ", ").join(told)

    def _decision(self, decision: Decision) -> Iterator[Block]:
        voice = self.voice
        yield Heading(2, voice.say(decision.title))
        paid = any(rung.yuan is not None for rung in decision.rungs)
        head = [
            voice.pick("档次", "rung"),
            voice.pick("需要（以下各档的也要具备）", "needs, with those of the rungs below"),
        ]
        nothing = voice.pick("无", "nothing")
        rows = []
        for rung in reversed(decision.rungs):
            row = [voice.say(rung.title), rung_needs(voice, rung) or nothing]
            rows.append((*row, rung_worth(voice, rung)) if paid else tuple(row))
        if paid:
            head.append(voice.pick("金额", "amount"))
        yield Table(tuple(head), tuple(rows))
        told = self.source(decision.cite, decision.basis, decision.why)
        if told:
            yield Items(tuple(told))


def _blocks(writer: _Writer) -> Iterator[Block]:
    voice = writer.voice
    yield from writer.head()
    yield from writer.overview()
    for place, section in enumerate(voice.book.sections, start=1):
        yield from writer.section(section, place)
    if voice.book.loose_requirements:
        yield Heading(
            1,
            voice.pick("其他要求", "Other requirements") if voice.book.sections else voice.pick("要求", "Requirements"),
        )
        yield from writer.rules(voice.book.loose_requirements, "", ())
    yield from writer.on_total()
    if voice.book.priorities:
        yield Heading(1, voice.pick("优先条件（不计分）", "Gives preference, and no points"))
        yield from writer.rules(tuple(one.requirement for one in voice.book.priorities), "", ())
        held = ((one, while_words(voice, one.in_force)) for one in voice.book.priorities)
        yield from (Items((Item(said, voice.say(one.requirement.title)),)) for one, said in held if said)
    yield from writer.decisions()
    yield from questions(voice)
    yield from values(voice)
    yield from own_fields(voice)
    yield from tailoring(voice)
    yield Heading(1, voice.pick("审定", "Adopted"))
    yield Paragraph(
        voice.pick(
            "以上规则经审定，自施行之日起作为评审的依据。",
            "The rules above were adopted; from the day on which they come into force they are what is judged by.",
        )
    )
    yield Signatures(
        (
            voice.pick("评审组组长（签字）", "chair of the panel (signature)"),
            voice.pick("审定单位（盖章）", "adopting body (seal)"),
            voice.pick("日期　　　　年　　月　　日", "date"),
        )
    )
