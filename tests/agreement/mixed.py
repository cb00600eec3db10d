"""Rulebooks by the seed, mixed from the sentences of others: every measure under every bound, worth and need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import attrs

from studiorules.dossier import CATALOGUE
from studiorules.rulebook import (
    AllOrNothing,
    Amount,
    Bound,
    But,
    ButAmount,
    Cap,
    Clause,
    Criterion,
    Decision,
    EarnEach,
    EarnSteps,
    InForce,
    InProportion,
    Joined,
    Line,
    Lose,
    LoseBy,
    LoseEach,
    LoseMostOf,
    Priority,
    Reference,
    Requirement,
    Rounding,
    Rulebook,
    RuleSection,
    Rung,
    Scale,
    ScaleKind,
    Score,
    Test,
    Word,
    waiver_of,
)
from studiorules.rulebook.model import MODEL, XCCDF, ScoringModel
from studiorules.terms import Text

__all__ = ["mixed"]

_UNORDERED = (ScaleKind.CHOICE, ScaleKind.CHOICES)
_JOIN = Scale(kind=ScaleKind.TRUTH)


def mixed(books: Sequence[Rulebook], random: Random) -> Rulebook:
    """Mix a rulebook of the sentences of a few others."""
    chosen: list[Rulebook] = []
    for book in random.sample(list(books), min(len(books), 6)):
        own = {*book.parameters, *book.questions}
        if book.catalogue is CATALOGUE and own.isdisjoint({name for one in chosen for name in _names(one)}):
            chosen.append(book)
    return _Mix(chosen, random).rulebook()


def _names(book: Rulebook) -> set[str]:
    return {*book.parameters, *book.questions}


def _tests(value: Any) -> Iterator[Test]:  # whatever a rulebook holds
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from _tests(one)
    elif attrs.has(type(value)):
        if isinstance(value, Test) and not isinstance(value.measure, Score) and not _refers(value):
            yield value
        for field in attrs.fields(type(value)):
            yield from _tests(getattr(value, field.name))


def _refers(test: Test) -> bool:
    joined = test.measure.branches if isinstance(test.measure, Joined) else ()
    whens = [but.when for but in test.but]
    return any(isinstance(one, Reference) or _refers(one) for one in (*joined, *whens))


class _Mix:
    def __init__(self, books: Sequence[Rulebook], random: Random) -> None:
        self.books, self.random = books, random
        every = [test for book in books for test in _tests((book.sections, book.loose_requirements))]
        self.tests = [test for test in every if test.bound is not None or isinstance(test.measure, Joined)]
        self.worths = [one.worth for book in books for one in book if one.test is not None]
        self.lines = [line for book in books for one in book for line in one.lines]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def rulebook(self) -> Rulebook:
        self.made: list[str] = []
        sections = tuple(self.section(f"s{index}") for index in range(self.random.randint(1, 2)))
        loose = tuple(self.requirement(f"q{index}") for index in range(self.random.choice([0, 1])))
        every = [one for section in sections for one in section.all_requirements] + list(loose)
        points = sum((one.allotted for one in every), Decimal(0))
        where = self.random.choice(["requirement", "requirement", "total"])
        models: list[ScoringModel] = ["points", "points", *XCCDF]
        model = self.random.choice(models)
        return Rulebook(
            id="mixed",
            edition="1",
            title=Text("规则"),
            allotted=points,
            rounding=Rounding(at=where, places=self.random.choice([0, 2, 2])),  # type: ignore[arg-type]  # of the two
            model=model,
            sections=sections,
            loose_requirements=loose,
            on_total=tuple(self.line_on_total(points) for _ in range(self.random.choice([0, 0, 0, 1, 2]))),
            decisions=(self.decision(points), *([] if model == "points" else [self.by_model(points)])),
            priorities=(self.priority(),) if self.chance(0.3) else (),
            parameters={name: one for book in self.books for name, one in book.parameters.items()},
            questions={name: one for book in self.books for name, one in book.questions.items()},
            catalogue=CATALOGUE,
        )

    def priority(self) -> Priority:
        asked = Requirement(id="priority:p", title=Text("优先"), test=self.test())
        days = date(2020, 1, 1), date(2025, 6, 30), None
        first, last = self.random.choice(days), self.random.choice(days)
        return Priority(requirement=asked, in_force=InForce(from_=first, to=last))

    def section(self, name: str) -> RuleSection:
        criteria = tuple(self.criterion(f"{name}/c{index}") for index in range(self.random.randint(0, 2)))
        below = tuple(
            self.requirement(f"{name}/r{index}") for index in range(self.random.randint(0 if criteria else 1, 2))
        )
        points = sum((one.points for one in criteria), Decimal(0)) + sum((one.allotted for one in below), Decimal(0))
        cap = points / 2 if self.chance(0.3) else None
        met_if = tuple(Reference(id=self.random.choice(self.made)) for _ in range(2)) if self.chance(0.3) else None
        self.made.append(name)
        return RuleSection(
            id=name, title=Text("节"), criteria=criteria, requirements=below, points=points, cap=cap, met_if=met_if
        )

    def criterion(self, name: str) -> Criterion:
        below = tuple(self.requirement(f"{name}/r{index}") for index in range(self.random.randint(1, 2)))
        points = sum((one.allotted for one in below), Decimal(0))
        met_if = None
        if self.chance(0.3):
            met_if = (self.test(), Reference(id=self.random.choice(self.made)))
        self.made.append(name)
        return Criterion(id=name, title=Text("条"), requirements=below, points=points, met_if=met_if)

    def requirement(self, name: str) -> Requirement:
        allotted = Decimal(self.random.choice(["1", "2", "5", "0.5", "1.25", "0.125", "3"]))
        when = self.test() if self.chance(0.2) else None
        test = self.test() if self.chance(0.9) else None
        known = [Reference(id=one) for one in self.made]
        asked: list[Clause] = [self.test(), *known]
        only_if = (self.random.choice(asked),) if self.chance(0.2) else ()
        requirement = Requirement(
            id=name,
            title=Text("要求"),
            test=test,
            allotted=allotted,
            worth=AllOrNothing() if test is None else self.worth(test, allotted),
            lines=tuple(self.line() for _ in range(self.random.choice([0, 0, 1, 2]))),
            only_if=only_if,
            when=when,
            not_applicable=None if when is None else self.random.choice(["full", "none", "rescaled"]),
            unseen=self.chance(0.08),
            waiver=waiver_of("mixed", [name]) if self.chance(0.15) else None,
        )
        self.made.append(name)
        return requirement

    def test(self) -> Test:
        test = self.random.choice(self.tests)
        if self.chance(0.25) and test.bound is not None and test.measure.scale.kind not in _UNORDERED:
            test = attrs.evolve(test, bound=self.bound(test))
        if self.chance(0.2) and test.bound is not None and not test.but:
            test = attrs.evolve(test, but=(But(self.random.choice(self.tests), self.bound(test)),))
        if self.chance(0.12):
            how = self.random.choice(["all", "any", "some"])
            branches = tuple(self.random.choice(self.tests) for _ in range(self.random.randint(2, 3)))
            bound = Bound(Word.AT_LEAST, (Decimal(2),)) if how == "some" else None
            test = Test(measure=Joined(scale=_JOIN, how=how, branches=branches), bound=bound)  # type: ignore[arg-type]
        return test

    def bound(self, test: Test) -> Bound:
        bound = test.bound
        if bound is None or test.measure.scale.kind in _UNORDERED:
            return bound or Bound(Word.AT_LEAST, (Decimal(1),))
        if isinstance(bound.values[0], bool):
            return Bound(self.random.choice([Word.IS, Word.IS_NOT]), (self.chance(0.5),))
        words = [Word.AT_LEAST, Word.AT_MOST, Word.ABOVE, Word.BELOW]
        value = bound.values[0]
        if isinstance(value, Decimal) and self.chance(0.5):
            value = max(Decimal(0), value + self.random.choice([Decimal(-1), Decimal(1), Decimal("0.5")]))
        if self.chance(0.2):
            return Bound(self.random.choice([Word.IS, Word.IS_NOT]), (value, *bound.values[1:]))
        return Bound(self.random.choice(words), (value,))

    def worth(self, test: Test, allotted: Decimal) -> Any:  # one of several kinds
        kind, bound = test.measure.scale.kind, test.bound
        plain = kind in (ScaleKind.NUMBER, ScaleKind.FRACTION) and not isinstance(test.measure, Joined)
        every = [bound, *(but.bound for but in test.but)]
        rising = bound is not None and all(one is not None and one.word in (Word.AT_LEAST, Word.ABOVE) for one in every)
        fitting: list[Any] = [AllOrNothing()]
        if plain and rising:
            fitting += [InProportion(), InProportion()]
        if plain:
            half = allotted / 2
            fitting += [
                EarnEach(self.random.choice([half, Decimal("0.3")])),
                EarnSteps(((Decimal(1), half), (Decimal(3), allotted))),
                EarnSteps(((Decimal(1), allotted), (Decimal(4), half))),
            ]
        fitting += [one for one, made in zip(self.worths, self._measures(), strict=True) if made == test.measure]
        return self.random.choice(fitting)

    def _measures(self) -> list[Any]:
        return [one.test.measure for book in self.books for one in book if one.test is not None]

    def lose_each(self, kind: ScaleKind) -> LoseEach:
        sizes = ["0.1", "0.25"] if kind is ScaleKind.FRACTION else ["1", "1", "2", "10"]
        return LoseEach(
            Decimal("0.5"),
            Decimal(self.random.choice(sizes)),
            self.random.choice(["whole", "begun", "exact"]),
            self.random.choice([None, None, Decimal("0.5"), Decimal("1.25")]),
        )

    def line(self) -> Line:
        if self.chance(0.15):
            lines = tuple(self.single_line() for _ in range(self.random.choice([2, 3])))
            joined = Joined(scale=_JOIN, how="all", branches=tuple(one.test for one in lines))
            return Line(test=Test(measure=joined), loss=LoseMostOf(lines))
        return self.single_line()

    def single_line(self) -> Line:
        if self.lines and self.chance(0.4):
            return self.random.choice(self.lines)
        test = self.test()
        kind = test.measure.scale.kind
        ordered = test.bound is not None and test.bound.word not in (Word.IS, Word.IS_NOT)
        ordered = ordered and all(but.bound.word not in (Word.IS, Word.IS_NOT) for but in test.but)
        if (
            kind in (ScaleKind.NUMBER, ScaleKind.FRACTION, ScaleKind.DAY)
            and ordered
            and not isinstance(test.measure, Joined)
        ):
            return Line(test=test, loss=self.lose_each(kind) if self.chance(0.6) else Lose(Decimal("1.5")))
        if kind is ScaleKind.LEVEL and test.measure.scale.vocabulary is not None and not test.but:
            words = test.measure.scale.vocabulary.ids
            return Line(
                test=attrs.evolve(test, bound=None), loss=LoseBy(((words[-1], Decimal(1)), (words[0], Decimal(2))))
            )
        return Line(test=test, loss=Lose(Decimal("0.75")))

    def line_on_total(self, points: Decimal) -> Line:
        line = self.line()
        return attrs.evolve(line, loss=Cap(points / 2)) if self.chance(0.4) and line.test.bound is not None else line

    def amount(self) -> Amount | None:
        if self.chance(0.4):
            return None
        sums = Decimal(0), Decimal(5000), Decimal("20000.5")
        cases = tuple(
            ButAmount(when=self.test(), yuan=Amount(low=low, high=low + self.random.choice(sums)))
            for low in self.random.choices(sums, k=self.random.choice([0, 1, 2]))
        )
        low = self.random.choice(sums)
        return Amount(low=low, high=low + self.random.choice(sums), but=cases)

    def by_model(self, points: Decimal) -> Decision:
        """A ladder over what a model of XCCDF comes to, whatever the most of it is."""
        score, rungs = (
            Score(scale=Scale(kind=ScaleKind.NUMBER, places=2), of=MODEL),
            [Rung(id="none", title=Text("无"))],
        )
        for index, bound in enumerate(self.random.sample([Decimal("0.5"), Decimal(2), points / 3, points / 2], 3)):
            word = self.random.choice([Word.AT_LEAST, Word.AT_LEAST, Word.ABOVE, Word.AT_MOST, Word.BELOW])
            rungs.append(
                Rung(id=f"m{index}", title=Text("级"), needs=(Test(measure=score, bound=Bound(word, (bound,))),))
            )
        return Decision(id="model", title=Text("等级"), rungs=tuple(rungs))

    def decision(self, points: Decimal) -> Decision:
        scale = Scale(kind=ScaleKind.NUMBER, places=2)
        sections = [one for one in self.made if one[0] == "s" and "/" not in one]
        rungs = [Rung(id="none", title=Text("无"))]
        for index, share in enumerate((Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))):
            word = self.random.choice([Word.AT_LEAST, Word.AT_LEAST, Word.ABOVE])
            score = Score(scale=scale, of=self.random.choice(["total", "total", *sections]))
            needs: list[Any] = [Test(measure=score, bound=Bound(word, (points * share,)))]
            needs += [Reference(id=self.random.choice(self.made))] if self.chance(0.5) else []
            needs += [self.test()] if self.chance(0.2) else []
            rungs.append(Rung(id=f"r{index}", title=Text("级"), needs=tuple(needs), yuan=self.amount()))
        return Decision(id="grade", title=Text("等级"), rungs=tuple(rungs))
