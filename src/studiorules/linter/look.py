"""What the checks may ask of a rulebook: whether a test can hold or fail at all, and how many points can be had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

import attrs

from studiorules.dossier import Field
from studiorules.intake.rulebook_conditions import day_of, field_scale
from studiorules.linter.asked import asked
from studiorules.linter.joint import Joint, is_plain
from studiorules.linter.measured import extent, extent_of_field, hardest, if_none, loosest
from studiorules.linter.ranges import Ranges, inside, overlap, steps_of
from studiorules.linter.reachable import most
from studiorules.rulebook import (
    Clause,
    Condition,
    Criterion,
    Joined,
    Kinds,
    Measure,
    Reference,
    Requirement,
    Rulebook,
    RuleSection,
    Score,
    Test,
)

__all__ = ["OPEN", "Look", "Reach", "excusable"]


@attrs.frozen
class Reach:
    """What can become of a test at all.

    Attributes:
        holds: Whether it can hold.
        fails: Whether it can fail.
    """

    holds: bool
    fails: bool


_MOST_FOLLOWED = 300_000
OPEN = Reach(holds=True, fails=True)
"""It depends on the dossier, as it should."""


def excusable(one: Requirement) -> bool:
    """Whether a requirement may do without its test: where it does not apply, or where it is waived."""
    return one.when is not None or one.waiver is not None


@attrs.frozen(eq=False)
class Look:
    """A rulebook, and what was worked out about it."""

    book: Rulebook
    _reached: dict[int | str, Reach] = attrs.field(factory=dict, init=False, repr=False)
    _fields: dict[tuple[str, str], tuple[Field, Ranges] | None] = attrs.field(factory=dict, init=False, repr=False)
    _scores: dict[Score, int | None] = attrs.field(factory=dict, init=False, repr=False)
    _most: dict[str, Decimal] = attrs.field(factory=dict, init=False, repr=False)
    _left: list[int] = attrs.field(factory=lambda: [_MOST_FOLLOWED], init=False, repr=False)
    _needed: dict[str, tuple[Test, ...]] = attrs.field(factory=dict, init=False, repr=False)

    @cached_property
    def outcomes(self) -> dict[str, Requirement | Criterion | RuleSection]:
        """Whatever has an outcome, by its full id."""
        book = self.book
        things: list[Requirement | Criterion | RuleSection] = [*book.requirements, *book.criteria, *book.sections]
        return {one.id: one for one in things}

    @cached_property
    def headings(self) -> dict[str, tuple[Criterion | RuleSection, ...]]:
        """What stands above each requirement, the nearest first."""
        found: dict[str, tuple[Criterion | RuleSection, ...]] = {}
        for section in self.book.sections:
            found |= {one.id: (section,) for one in section.requirements}
            for criterion in section.criteria:
                found |= {one.id: (criterion, section) for one in criterion.requirements}
        return found

    def field(self, section: str, name: str) -> tuple[Field, Ranges] | None:
        """A field of a list, its days included, and everything it can be; None where there is none of that name."""
        if (section, name) not in self._fields:
            held = self.book.catalogue.sections[section]
            found = day_of(name, held) or held.field(name)
            self._fields[section, name] = None if found is None else (found, extent_of_field(found))
        return self._fields[section, name]

    def outcome(self, id_: str) -> Reach:
        """What can become of a requirement, criterion or section."""
        if id_ not in self._reached:
            self._reached[id_] = self._of_thing(self.outcomes[id_])
        return self._reached[id_]

    def extent(self, measure: Measure) -> Ranges:
        """Everything a measure can come to, in steps of its scale."""
        if isinstance(measure, Score):
            return ((0, self._highest(measure)),)
        if isinstance(measure, Joined) and measure.how == "some":
            each = [self.reach(one) for one in measure.branches]
            return ((sum(not one.fails for one in each), sum(one.holds for one in each)),)
        if isinstance(measure, Kinds) and measure.of.where is not None:
            return ((0, self._kinds(measure, measure.of.where)),)
        return extent(measure, self.book)

    def _kinds(self, measure: Kinds, where: Condition) -> int | None:
        """How many kinds there can be among the records that meet a condition."""
        [(_, most)] = extent(measure, self.book)
        section, name = measure.of.list, measure.field
        known, ranges = self.field(section, name), asked(where, section, self).get(name)
        if known is None or ranges is None or known[0].vocabulary is None:
            return most
        words = known[0].vocabulary.ids if measure.words is None else measure.words
        steps = [int(step) for word in words if (step := steps_of(word, field_scale(known[0]))) is not None]
        return sum(bool(overlap(((step, step),), ranges)) for step in steps)

    def reach(self, clause: Clause) -> Reach:
        """What can become of a test or of something named."""
        if isinstance(clause, Reference):
            return self.outcome(clause.id)
        if id(clause) not in self._reached:
            self._reached[id(clause)] = self._of_test(clause)
        return self._reached[id(clause)]

    def needed(self, clauses: Iterable[Clause]) -> Iterator[Test]:
        """The single tests that all have to hold where these clauses do, each once for every way to it by name."""
        for clause in clauses:
            if isinstance(clause, Reference):
                yield from self._followed(clause.id)
            elif isinstance(clause.measure, Joined) and clause.measure.how == "all" and is_plain(clause):
                yield from self.needed(clause.measure.branches)
            else:
                yield clause

    def conflict(self, tests: Iterable[Test]) -> tuple[Test, Test] | None:
        """Two tests of one measure that can never hold together; None where there are no such two."""
        joint = Joint(self)
        return next((apart for test in tests if (apart := joint.add(test)) is not None), None)

    def parts(self, one: Requirement) -> list[Test]:
        """The tests that a requirement is made of: enough, and those of its lines."""
        return [*([] if one.test is None else [one.test]), *(line.test for line in one.lines)]

    def can_pass(self, one: Requirement) -> bool:
        """Whether a requirement can pass where it applies and nobody lets it off."""
        clauses = (*self.parts(one), *one.only_if)
        return all(self.reach(clause).holds for clause in clauses) and self.conflict(self.needed(clauses)) is None

    def most(self, one: Requirement) -> Decimal:
        """The most points that a requirement can bring."""
        if self._rescaled or one.not_applicable == "full":
            return one.allotted  # what others do not need is shared out; what does not apply brings all
        return self.earned(one)

    def earned(self, one: Requirement) -> Decimal:
        """The most points that a requirement can bring where it applies, before anything is shared out."""
        if one.id not in self._most:
            self._most[one.id] = most(one, self.extent, self.book)
        return self._most[one.id]

    @cached_property
    def _rescaled(self) -> bool:
        return any(one.not_applicable == "rescaled" for one in self.book.requirements)

    def _of_test(self, test: Test) -> Reach:
        what = test.measure
        if isinstance(what, Joined) and what.how != "some":
            each = [self.reach(one) for one in what.branches]
            if not is_plain(test):
                return OPEN
            if what.how == "any":
                return Reach(any(one.holds for one in each), all(one.fails for one in each))
            apart = self.conflict(self.needed(what.branches)) is not None
            return Reach(all(one.holds for one in each) and not apart, any(one.fails for one in each))
        easy, hard = loosest(test, self.book), hardest(test, self.book)
        if easy is None or hard is None:
            return OPEN
        everything, empty = self.extent(what), if_none(what)
        if isinstance(what, Score) and self.book.names_model(what.of):
            empty = "fail"  # where nothing is counted there is no score, and no bound holds
        return Reach(
            empty == "pass" or bool(overlap(everything, easy)), empty == "fail" or not inside(everything, hard)
        )

    def _of_thing(self, thing: Requirement | Criterion | RuleSection) -> Reach:
        if isinstance(thing, Requirement):
            clauses: tuple[Clause, ...] = (*self.parts(thing), *thing.only_if)
            if thing.unseen or not clauses:
                return OPEN
        else:
            clauses = self._below(thing)
        fails = any(self.reach(one).fails for one in clauses)
        if isinstance(thing, Requirement):
            return Reach(excusable(thing) or self.can_pass(thing), fails)
        apart = self.conflict(self.needed(clauses)) is not None
        return Reach(all(self.reach(one).holds for one in clauses) and not apart, fails)

    def _below(self, thing: Criterion | RuleSection) -> tuple[Clause, ...]:
        if thing.met_if is not None:
            return thing.met_if
        criteria = [] if isinstance(thing, Criterion) else [one.id for one in thing.criteria]
        return tuple(Reference(id=id_) for id_ in (*criteria, *(one.id for one in thing.requirements)))

    def _followed(self, id_: str) -> tuple[Test, ...]:
        """What a name needs; nothing once names were followed too often, so that less is found and nothing wrong."""
        found = self._needed_by(id_) if self._left[0] > 0 else ()
        self._left[0] -= len(found)
        return found

    def _needed_by(self, id_: str) -> tuple[Test, ...]:
        if id_ not in self._needed:
            thing = self.outcomes[id_]
            if isinstance(thing, Requirement):
                open_ = thing.unseen or excusable(thing)
                clauses: tuple[Clause, ...] = () if open_ else (*self.parts(thing), *thing.only_if)
            else:
                clauses = self._below(thing)
            self._needed[id_] = tuple({id(one): one for one in self.needed(clauses)}.values())
        return self._needed[id_]

    def _highest(self, score: Score) -> int | None:
        """The most points of the total or of a section, in steps; None where some are not known."""
        if score not in self._scores:
            self._scores[score] = self._highest_of(score)
        return self._scores[score]

    def _highest_of(self, score: Score) -> int | None:
        book = self.book
        if book.names_model(score.of):
            points = self._most_of_model()
        elif book.adds_unknown(score.of):
            return None
        elif score.of == "total":
            counted = [one for one in book.sections if one.unit == "point"]
            points = sum((self._most_of(one) for one in counted), Decimal(0))
            points += sum((self.most(one) for one in book.loose_requirements), Decimal(0))
        else:
            points = next(self._most_of(one) for one in book.sections if one.id == score.of)
        return int((points * score.scale.steps).to_integral_value(ROUND_HALF_UP))

    def _most_of_model(self) -> Decimal:
        """The most that a scoring model of XCCDF can come to."""
        book = self.book
        if not book.model.startswith("flat"):
            return Decimal(1 if book.model == "absolute" else 100)
        weights = [book.weight_of(one) for one in book.base_requirements if self.outcome(one.id).holds]
        return sum((Decimal(one > 0) if book.model == "flat-unweighted" else one for one in weights), Decimal(0))

    def _most_of(self, section: RuleSection) -> Decimal:
        points = sum((self.most(one) for one in section.all_requirements), Decimal(0))
        return points if section.cap is None else min(points, section.cap)
