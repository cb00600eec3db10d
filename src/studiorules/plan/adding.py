"""Points together: added, capped, rescaled, cut, over every way in which it may come out what applies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cached_property, reduce

from studiorules.plan.arithmetic import add
from studiorules.plan.draft import Draft
from studiorules.plan.expr import ZERO, Expr, all_of, any_of, negate, number
from studiorules.plan.on_total import more_than_all
from studiorules.plan.pair import YES, Pair
from studiorules.plan.rational import NOTHING, Rational, either_of, exactly, sum_of
from studiorules.plan.requirements import Ends, Verdict
from studiorules.plan.rescaling import Placed, stretched
from studiorules.rulebook import Requirement, RuleSection, Way

__all__ = ["Adding"]


class Adding:
    """Adds up the points of a rulebook; all points are in steps."""

    def __init__(self, draft: Draft, verdict: Callable[[Requirement], Verdict], cut: Callable[[Ends], Ends]) -> None:
        """Remember what to add.

        Args:
            draft: Where steps are written.
            verdict: Lowers a requirement.
            cut: What the lines on the total leave.
        """
        self._draft = draft
        self._rulebook = draft.rulebook
        self._verdict = verdict
        self._cut = cut
        self._rounds_first = self._rulebook.rounding.at == "requirement"
        self._known: dict[tuple[str, bool | None], Ends] = {}

    def points(self, requirement: Requirement) -> Ends:
        """Points of one requirement as they are added."""
        return self._points(requirement, {})

    def added(self, requirements: Sequence[Requirement]) -> Ends:
        """Points of requirements together."""
        return self._over(requirements, lambda way: self._added(requirements, way))

    def section(self, section: RuleSection) -> Ends:
        """Points of a section, never more than its cap."""
        return self._over(section.all_requirements, lambda way: self._section(section, way))

    @cached_property
    def base(self) -> Ends:
        """Points of everything but bonus sections, rescaled where something does not apply; rounded."""
        return self.rounded(self._over(self._rulebook.base_requirements, self._base))

    @cached_property
    def bonus(self) -> Ends:
        """Points of the bonus sections, each under its cap."""
        return _together(map(self.section, self._rulebook.bonus))

    @cached_property
    def total(self) -> Ends:
        """Points of the whole, rounded."""
        return self.rounded(self._over(self._rulebook.base_requirements, self._total))

    def rounded(self, ends: Ends) -> Ends:
        """Both ends in whole steps."""
        low, high = (Rational(self._draft.let(end.rounded())) for end in ends)
        return low, high

    def _over(self, requirements: Sequence[Requirement], reckon: Callable[[Way], Ends]) -> Ends:
        """The hull over every way that is still open, each rounded before it is compared."""
        ways = self._rulebook.situations.among(requirements)
        if len(ways) == 1:
            return reckon(ways[0])
        told = [(self._may_come(way), *self.rounded(reckon(way))) for way in ways]
        lows = (either_of(open_, low, self._more_than_all) for open_, low, _ in told)
        highs = (either_of(open_, high, NOTHING) for open_, _, high in told)
        return reduce(Rational.least, lows), reduce(Rational.greatest, highs)

    def _may_come(self, way: Way) -> Expr:
        told = ((self._verdict(self._rulebook[id_]), applies) for id_, applies in way.items())
        return all_of(
            *(
                one.applies.possible if applies else any_of(one.truth.error, negate(one.applies.sure))
                for one, applies in told
            )
        )

    @cached_property
    def _more_than_all(self) -> Rational:
        return exactly(more_than_all(self._rulebook) * 10**self._rulebook.rounding.places)

    def _points(self, requirement: Requirement, way: Way) -> Ends:
        """Points as they are added: rounded before, unless the rulebook rounds the total only."""
        applies = way.get(requirement.id)
        found = self._known.get((requirement.id, applies))
        if found is None:
            verdict = self._verdict(requirement)
            found = verdict.points if applies is None else verdict.if_applies if applies else verdict.otherwise
            found = self.rounded(found) if self._rounds_first else found
            self._known[requirement.id, applies] = found
        return found

    def _applies(self, verdict: Verdict, way: Way) -> Pair:
        applies = way.get(verdict.requirement.id)
        if applies is None:
            return verdict.applies
        return YES if applies else Pair(verdict.truth.error, verdict.truth.error)

    def _added(self, requirements: Iterable[Requirement], way: Way) -> Ends:
        return self._sum(self._points(one, way) for one in requirements)

    def _sum(self, points: Iterable[Ends]) -> Ends:
        told = list(points)
        if self._rounds_first:
            low, high = (self._draft.let(add(ZERO, *(ends[side].num for ends in told))) for side in (0, 1))
            return Rational(low), Rational(high)
        return _together(told)

    def _section(self, section: RuleSection, way: Way) -> Ends:
        parts = [self._added(one.requirements, way) for one in section.criteria]
        return self._capped(section, self._sum((*parts, *(self._points(one, way) for one in section.requirements))))

    def _capped(self, section: RuleSection, points: Ends) -> Ends:
        if section.cap is None:
            return points
        cap = exactly(Fraction(section.cap) * 10**self._rulebook.rounding.places)
        if self._rounds_first and cap.constant is not None and cap.constant.denominator == 1:
            cap = Rational(number(int(cap.constant)))
        return points[0].least(cap), points[1].least(cap)

    def _total(self, way: Way) -> Ends:
        ends = self._base(way)
        if self._rulebook.bonus:
            ends = _together((ends, self.bonus))
        return self._cut(ends) if self._rulebook.on_total else ends

    def _base(self, way: Way) -> Ends:
        loose = [self._points(one, way) for one in self._rulebook.loose_requirements]
        ends = _together((*(self._section(one, way) for one in self._rulebook.base_sections), *loose))
        leaving = [one for one in self._rulebook.base_requirements if one.not_applicable in ("rescaled", "none")]
        if all(one.not_applicable == "none" for one in leaving):
            return ends
        placed = [Placed(one, self._applies(self._verdict(one), way)) for one in leaving]
        return stretched(ends, self._high_without_what_may_not_apply(way), placed, self._rulebook)

    def _high_without_what_may_not_apply(self, way: Way) -> Rational:
        """Most points if nothing applied that may not: what is gone makes room under a cap."""
        high = self._sum(self._staying(one, way) for one in self._rulebook.loose_requirements)[1]
        for section in self._rulebook.base_sections:
            high += self._capped(section, self._sum(self._staying(one, way) for one in section.all_requirements))[1]
        return high

    def _staying(self, requirement: Requirement, way: Way) -> Ends:
        points = self._points(requirement, way)
        if requirement.not_applicable not in ("rescaled", "none"):
            return points
        applies = self._applies(self._verdict(requirement), way).sure
        return either_of(applies, points[0], NOTHING), either_of(applies, points[1], NOTHING)


def _together(points: Iterable[Ends]) -> Ends:
    told = list(points)
    return sum_of([low for low, _ in told]), sum_of([high for _, high in told])
