"""What a new edition of a rulebook does to dossiers, in words: rule by rule, then dossier by dossier."""

from collections import Counter
from collections.abc import Iterator

import attrs

from studiorules.errors import DossierError
from studiorules.findings import Decision, Effect, Impact, Moved, Points, Rung, Stand
from studiorules.findings.finding import SIGNS
from studiorules.reports.amounts import points_of, span
from studiorules.reports.changes_page import ChangesWriter
from studiorules.reports.days import day
from studiorules.reports.explain import rung_words
from studiorules.reports.money import money_found
from studiorules.reports.outcomes import OUTCOMES
from studiorules.reports.page import Block, Heading, Item, Items, Page, Paragraph, Table
from studiorules.reports.voice import Voice
from studiorules.rulebook import Changed, Requirement
from studiorules.terms import Lang

__all__ = ["impact_page"]


def impact_page(impact: Impact, *, lang: Lang = "zh") -> Page:
    """Set what a new edition does as a page."""
    teller = _Teller(impact=impact, voice=Voice(lang=lang, book=impact.changes.after))
    writer = ChangesWriter(changes=impact.changes, lang=lang, beside=teller.below)
    return Page(
        lang=lang,
        title=writer.title(),
        under=writer.editions(),
        blocks=(*writer.blocks(), *teller.blocks()),
    )


@attrs.frozen(kw_only=True)
class _Teller:
    """Says what it does.

    Attributes:
        impact: What it does.
        voice: In which words.
    """

    impact: Impact
    voice: Voice

    def below(self, one: Changed[Requirement]) -> list[Item]:
        """Say below a requirement how many dossiers it moves, and how."""
        sides = tuple(side.id if side is not None else None for side in (one.before, one.after))
        moved = [
            move
            for effect in self.impact.effects
            for move in effect.moved
            if (move.before.id if move.before else None, move.after.id if move.after else None) == sides
        ]
        if not self.impact.effects or one.before is None or one.after is None:
            return []
        return [Item(self._tally(moved), self.voice.pick("影响", "effect"))]

    def blocks(self) -> Iterator[Block]:
        """Say it dossier by dossier."""
        voice, effects = self.voice, self.impact.effects
        if effects:
            touched = sum(one.touched for one in effects)
            yield Heading(
                1,
                voice.pick("对档案的影响", "What it does to the dossiers"),
                voice.pick(f"{len(effects)}份，{touched}份有变化", f"{len(effects)}, of which {touched} differ"),
            )
            yield from self._assumed()
            yield self._overview()
        for effect in effects:
            if effect.moved:
                yield Heading(2, effect.studio, voice.pick(f"{len(effect.moved)}项不同", f"{len(effect.moved)} differ"))
                yield self._moved(effect)
        if self.impact.failed:
            yield Heading(1, voice.pick("未能评审的档案", "Dossiers that could not be judged"))
            yield Items(tuple(Item(_cause(error, voice.lang), studio) for studio, error in self.impact.failed))

    def _tally(self, moved: list[Moved]) -> str:
        voice, many = self.voice, len(self.impact.effects)
        turned = Counter(
            (one.before.outcome, one.after.outcome)
            for one in moved
            if one.before is not None and one.after is not None and one.before.outcome != one.after.outcome
        )
        points = sum(_points(one.before) != _points(one.after) for one in moved)
        if not moved:
            return voice.pick(f"{many}份都不变", f"none of {many} differs")
        told = []
        if turned:
            ways = voice.pick("，", ", ").join(
                voice.pick(
                    f"{count}份 {OUTCOMES[first][0]}→{OUTCOMES[last][0]}",
                    f"{count} {OUTCOMES[first][1]} → {OUTCOMES[last][1]}",
                )
                for (first, last), count in turned.items()
            )
            total = turned.total()
            told.append(voice.pick(f"{many}份中{total}份改判：{ways}", f"{total} of {many} turn out otherwise: {ways}"))
        if points:
            told.append(voice.pick(f"{many}份中{points}份得分不同", f"{points} of {many} earn otherwise"))
        return voice.pick("；", "; ").join(told)

    def _assumed(self) -> Iterator[Block]:
        voice = self.voice
        names = {"before": ("旧版", "the old edition"), "after": ("新版", "the new edition")}
        for which, (zh, en) in names.items():
            days = sorted({one.as_of for one in self.impact.effects if which in one.assumed})
            if days:
                told = voice.pick("、", ", ").join(day(one, voice.lang) for one in days)
                yield Paragraph(
                    voice.pick(
                        f"{zh}在{told}不在施行期内，这里只按条文推算。",
                        f"On {told} {en} was not in force; it is applied here as if it were.",
                    )
                )

    def _overview(self) -> Table:
        voice = self.voice
        head = (
            voice.pick("档案", "dossier"),
            voice.pick("基准日", "as of"),
            voice.pick("总分 旧", "total, old"),
            voice.pick("总分 新", "total, new"),
            voice.pick("结论", "decisions"),
        )
        rows = [
            (
                one.studio,
                day(one.as_of, voice.lang),
                self._total(one.before),
                self._total(one.after),
                self._decided(one),
            )
            for one in self.impact.effects
        ]
        return Table(head, tuple(rows), numbers=(2, 3))

    def _total(self, total: Points | None) -> str:
        return self.voice.pick("不计分", "no points") if total is None else span(total.low, total.high, self.voice.lang)

    def _decided(self, effect: Effect) -> str:
        voice, none = self.voice, self.voice.pick("无", "none")
        told = []
        for id_ in effect.decided_otherwise:
            first, last = effect.decisions[id_]
            title = next(voice.say(one.title) for one in (last, first) if one is not None)
            alike = first is not None and last is not None and _rungs(first) == _rungs(last)
            ends = [none if one is None else self._decision(one, paid=alike) for one in (first, last)]
            told.append(f"{title} {ends[0]} → {ends[1]}")
        for moved in effect.priorities:
            sides = (moved.before, moved.after)
            turned = [none if one is None else voice.pick(*OUTCOMES[one.outcome]) for one in sides]
            told.append(f"{voice.pick('优先', 'preference')} {voice.say(moved.title)} {turned[0]} → {turned[1]}")
        return voice.pick("；", "; ").join(told) or voice.pick("不变", "the same")

    def _decision(self, one: Decision, *, paid: bool) -> str:
        """What a ladder came to; with the amounts where nothing else differs."""
        certain, possible = (self._rung(end, paid=paid) for end in (one.certain, one.possible))
        if one.settled:
            return certain
        return self.voice.pick(f"{certain}、可能{possible}", f"{certain}, possibly {possible}")

    def _rung(self, end: Rung, *, paid: bool) -> str:
        words = rung_words(end.id, self.voice.say(end.title), self.voice.lang)
        if not paid:
            return words
        none = self.voice.pick("无金额", "no amount")
        return f"{words} {none if end.yuan is None else money_found(end.yuan, self.voice.lang)}"

    def _moved(self, effect: Effect) -> Table:
        voice = self.voice
        head = (voice.pick("要求", "requirement"), voice.pick("旧", "old"), voice.pick("新", "new"))
        return Table(
            head, tuple((voice.say(one.title), self._stand(one.before), self._stand(one.after)) for one in effect.moved)
        )

    def _stand(self, stand: Stand | None) -> str:
        if stand is None:
            return self.voice.pick("没有这一项", "not there")
        sign, said = SIGNS.get(stand.outcome, "※"), self.voice.pick(*OUTCOMES[stand.outcome])
        points = f" {points_of(stand.points, self.voice.lang)}" if stand.points.allotted else ""
        return f"{sign} {said}{points}"


def _rungs(decision: Decision) -> tuple[str, str]:
    return decision.certain.id, decision.possible.id


def _points(stand: Stand | None) -> tuple[object, object] | None:
    return None if stand is None else (stand.points.low, stand.points.high)


def _cause(error: DossierError, lang: Lang) -> str:
    return ("；" if lang == "zh" else "; ").join(problem.line(lang) for problem in error.problems)
