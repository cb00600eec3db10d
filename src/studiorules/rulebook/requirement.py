"""Requirements, the criteria they stand under, and sections."""

from decimal import Decimal
from typing import Literal

import attrs

from studiorules.rulebook.enough import Clause, Test
from studiorules.rulebook.worth import AllOrNothing, Line, Worth
from studiorules.terms import Citation, Text

__all__ = ["Criterion", "NotApplicable", "PointUnit", "Requirement", "RuleSection"]

NotApplicable = Literal["full", "rescaled", "none"]
"""What happens to the points of what does not apply."""
PointUnit = Literal["point", "yuan"]
"""What is earned: points that add up to the total, or money, which adds to no total."""


@attrs.frozen(kw_only=True)
class Requirement:
    """One sentence: what is measured, what is enough, what it is worth.

    Attributes:
        id: Full id, `section/criterion/requirement`.
        title: Its name for readers.
        text: What is asked, in full; None = said from the measure.
        test: What is measured and what is enough; None = it has only deduction lines, or nobody has seen it.
        allotted: Points it can bring; 0 where they are not known.
        points_unknown: Whether nobody knows how many points it can bring.
        worth: How the measure turns into points.
        lines: Deductions.
        only_if: Without these it is worth nothing.
        when: Condition under which it applies at all; None = always.
        not_applicable: What happens to its points where it does not apply; None exactly where `when` is None.
        waiver: Of what is asked in principle only: holds where somebody has waived it; None = nobody can.
        veto: Whether it is said to be a veto where it fails: one that some ladder needs.
        unseen: Whether the source does not show the rule.
        evidence: How it is to be shown: `documents`, `site-visit`, `interview`, `panel`.
        mend: Ids of remedies.
        cite: The clause.
        basis: Whose number it is: `seen`, `editor`.
        why: Reason for the reading and the numbers.
        was: Earlier ids, and where it is taken from.
        weight: What it weighs in scoring models that weigh; None = its points, 1 in a rulebook without points.
        unit: What it brings: points, or yuan that add to no total.
        path: Where it stands in the rulebook's document.
    """

    id: str
    title: Text
    text: Text | None = None
    test: Test | None = None
    allotted: Decimal = Decimal(0)
    points_unknown: bool = False
    worth: Worth = attrs.field(factory=AllOrNothing)
    lines: tuple[Line, ...] = ()
    only_if: tuple[Clause, ...] = ()
    when: Clause | None = None
    not_applicable: NotApplicable | None = None
    waiver: Test | None = None
    veto: bool = False
    unseen: bool = False
    evidence: tuple[str, ...] = ()
    mend: tuple[str, ...] = ()
    cite: Citation | None = None
    basis: str | None = None
    why: Text | None = None
    was: tuple[str, ...] = ()
    weight: Decimal | None = None
    unit: PointUnit = "point"
    path: str = attrs.field(default="", eq=False)


@attrs.frozen(kw_only=True)
class Criterion:
    """Requirements that belong together.

    Attributes:
        id: Full id, `section/criterion`.
        title: Its name for readers.
        short: Its name in narrow places; None = the title.
        requirements: In order.
        points: Points of all its requirements together.
        met_if: What makes it met; None = all requirements pass.
        text: What the clause asks, in full.
        was: Earlier ids, and where it is taken from.
        weight: What it weighs in scoring models that weigh groups; None as in requirements.
        path: Where it stands in the rulebook's document.
    """

    id: str
    title: Text
    short: Text | None = None
    requirements: tuple[Requirement, ...]
    points: Decimal
    met_if: tuple[Clause, ...] | None = None
    text: Text | None = None
    cite: Citation | None = None
    basis: str | None = None
    why: Text | None = None
    was: tuple[str, ...] = ()
    weight: Decimal | None = None
    path: str = attrs.field(default="", eq=False)

    @property
    def most(self) -> Decimal:
        """Points that can be had: those of everything below."""
        return self.points


@attrs.frozen(kw_only=True)
class RuleSection:
    """A section of a rulebook: criteria, or requirements directly below it.

    Attributes:
        id: Its id.
        title: Its name for readers.
        criteria: In order; empty where requirements stand directly below.
        requirements: Requirements that stand directly below.
        points: Points of everything below.
        cap: Highest points it can bring; None = no cap.
        bonus: Whether its points come on top of the rulebook's.
        points_unknown: Whether nobody knows how many points it can bring beside those known below.
        met_if: What makes it met; None = all below is met.
        unit: What everything below brings: points, or yuan that add to no total.
        was: Earlier ids, and where it is taken from.
        weight: What it weighs in scoring models that weigh groups; None as in requirements.
        path: Where it stands in the rulebook's document.
    """

    id: str
    title: Text
    criteria: tuple[Criterion, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    points: Decimal
    cap: Decimal | None = None
    bonus: bool = False
    unit: PointUnit = "point"
    points_unknown: bool = False
    met_if: tuple[Clause, ...] | None = None
    text: Text | None = None
    cite: Citation | None = None
    basis: str | None = None
    why: Text | None = None
    was: tuple[str, ...] = ()
    weight: Decimal | None = None
    path: str = attrs.field(default="", eq=False)

    @property
    def in_base(self) -> bool:
        """Whether it is among what the points of the whole are made of."""
        return not self.bonus and self.unit == "point"

    @property
    def most(self) -> Decimal:
        """Points that can be had: those of everything below, under the cap."""
        return self.points if self.cap is None else min(self.points, self.cap)

    @property
    def all_requirements(self) -> tuple[Requirement, ...]:
        """Every requirement below, in order."""
        return (*(one for criterion in self.criteria for one in criterion.requirements), *self.requirements)
