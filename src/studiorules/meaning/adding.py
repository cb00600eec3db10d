"""Points of several requirements together: added, capped, rescaled.

Of what does not apply together no sum is made: points are reckoned for every way in which it may still come out what
applies, and the hull of these is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from fractions import Fraction

from studiorules.meaning.requirement import Verdict
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import YES, Truth
from studiorules.meaning.worth import PointEnds
from studiorules.rulebook import Requirement, RuleSection, Way

__all__ = ["Adding"]


class Adding:
    """Adds up the points of a rulebook for one dossier."""

    def __init__(self, setting: Setting, verdict: Callable[[Requirement], Verdict]) -> None:
        """Remember what to add.

        Args:
            setting: What is read.
            verdict: What a requirement came to.
        """
        self._rulebook = setting.rulebook
        self._verdict = verdict
        self._assumed = setting.assumed if setting.of_variants else None
        self._steps = int(10**setting.rulebook.rounding.places)

    def rounded(self, points: PointEnds) -> tuple[int, int]:
        """Both ends in whole steps, half up."""
        return _half_up(points.low, self._steps), _half_up(points.high, self._steps)

    def added(self, requirements: Sequence[Requirement]) -> PointEnds:
        """Points of requirements together, each rounded first unless the rulebook rounds the total only."""
        return self._over(requirements, lambda way: self._added(requirements, way))

    def section(self, section: RuleSection) -> PointEnds:
        """Points of a section, never more than its cap."""
        return self._over(section.all_requirements, lambda way: self._section(section, way))

    def base(self) -> PointEnds:
        """Points of everything but bonus sections, rescaled where something does not apply."""
        return self._over(self._rulebook.base_requirements, self._base)

    def bonus(self) -> PointEnds:
        """Points of the bonus sections, each under its cap."""
        return _sum(map(self.section, self._rulebook.bonus))

    def _over(self, requirements: Sequence[Requirement], reckon: Callable[[Way], PointEnds]) -> PointEnds:
        """The hull over every way that is still open; of a fact that is assumed, at its best or worst value."""
        ways = [way for way in self._rulebook.situations.among(requirements) if self._may_come(way)]
        by_value: dict[Hashable, list[PointEnds]] = {}
        for way in ways:
            by_value.setdefault(self._value(way), []).append(reckon(way))
        told = [PointEnds(min(one.low for one in each), max(one.high for one in each)) for each in by_value.values()]
        low, high = (min, max) if self._assumed is None else (max, max) if self._assumed.best else (min, min)
        return PointEnds(low(one.low for one in told), high(one.high for one in told))

    def _value(self, way: Way) -> Hashable:
        """What a way says of the fact that is assumed."""
        if self._assumed is None:
            return None
        asked = ((self._verdict(self._rulebook[id_]).when, applies) for id_, applies in way.items())
        return tuple(applies for when, applies in asked if when is not None and self._assumed.about in when.reads)

    def _may_come(self, way: Way) -> bool:
        verdicts = ((self._verdict(self._rulebook[id_]), applies) for id_, applies in way.items())
        return all(
            one.error is not None or (one.applies.possible if applies else not one.applies.sure)
            for one, applies in verdicts
        )

    def _points(self, requirement: Requirement, way: Way) -> PointEnds:
        """Points as they are added: rounded before, unless the rulebook rounds the total only."""
        verdict, applies = self._verdict(requirement), way.get(requirement.id)
        points = verdict.points
        if applies is not None and verdict.error is None:
            points = verdict.if_applies if applies else PointEnds(verdict.otherwise, verdict.otherwise)
        if self._rulebook.rounding.at == "requirement":
            return PointEnds(*(Fraction(end, self._steps) for end in self.rounded(points)))
        return points

    def _applies(self, verdict: Verdict, way: Way) -> Truth:
        applies = way.get(verdict.requirement.id)
        if applies is None or verdict.error is not None:
            return verdict.applies
        return YES if applies else ~YES

    def _added(self, requirements: Iterable[Requirement], way: Way, without: Collection[str] = ()) -> PointEnds:
        return _sum(self._points(one, way) for one in requirements if one.id not in without)

    def _section(self, section: RuleSection, way: Way, without: Collection[str] = ()) -> PointEnds:
        points = self._added(section.all_requirements, way, without)
        if section.cap is None:
            return points
        cap = Fraction(section.cap)
        return PointEnds(min(points.low, cap), min(points.high, cap))

    def _summed(self, way: Way, without: Collection[str] = ()) -> PointEnds:
        loose = self._added(self._rulebook.loose_requirements, way, without)
        return _sum((loose, *(self._section(one, way, without) for one in self._rulebook.base_sections)))

    def _base(self, way: Way) -> PointEnds:
        left_out, dropped = (self._not_applying(kind, way) for kind in ("rescaled", "none"))
        points = self._summed(way)
        return self._rescaled(points, left_out, dropped, way) if left_out else points

    def _not_applying(self, kind: str, way: Way) -> list[Verdict]:
        """What may not apply, and whose points then go this way."""
        told = (self._verdict(one) for one in self._rulebook.base_requirements if one.not_applicable == kind)
        return [one for one in told if not self._applies(one, way).sure]

    def _rescaled(self, points: PointEnds, left_out: list[Verdict], dropped: list[Verdict], way: Way) -> PointEnds:
        """Points of what applies, stretched to the points of the whole, less those of what gives none and is dropped.

        Where it is open even so what applies, earned and lost take their extremes apart: an outer bound, and marked.
        """
        allotted = sum((Fraction(one.allotted) for one in self._rulebook.base_requirements), Fraction(0))
        gone = _allotted((*left_out, *dropped))
        never = _allotted(one for one in (*left_out, *dropped) if not self._applies(one, way).possible)
        earned_low, earned_high = points.low, points.high
        # Where nothing is open, low and high of what does not apply are 0 already.
        lost_high = allotted - never - earned_low
        # What does not apply makes room under a cap: the least is lost where none of it applies.
        without = {one.requirement.id for one in (*left_out, *dropped)}
        lost_low = allotted - gone - self._summed(way, without).high
        low = earned_low / (earned_low + lost_high) if earned_low + lost_high > 0 else Fraction(0)
        high = earned_high / (earned_high + lost_low) if earned_high + lost_low > 0 else Fraction(1)
        whole = Fraction(self._rulebook.before_dropping)
        surely_dropped = _allotted(one for one in dropped if not self._applies(one, way).possible)
        return PointEnds((whole - _allotted(dropped)) * low, (whole - surely_dropped) * high)


def _allotted(verdicts: Iterable[Verdict]) -> Fraction:
    return sum((Fraction(one.requirement.allotted) for one in verdicts), Fraction(0))


def _sum(parts: Iterable[PointEnds]) -> PointEnds:
    told = tuple(parts)
    return PointEnds(sum((one.low for one in told), Fraction(0)), sum((one.high for one in told), Fraction(0)))


def _half_up(points: Fraction, steps: int) -> int:
    scaled = points * steps
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
