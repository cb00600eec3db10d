"""A rulebook as a whole."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Literal

import attrs

from studiorules.dossier import Catalogue
from studiorules.errors import nearest
from studiorules.rulebook.case import Case
from studiorules.rulebook.decision import Decision
from studiorules.rulebook.enough import Reference
from studiorules.rulebook.in_force import InForce
from studiorules.rulebook.judgement import Question
from studiorules.rulebook.model import MODEL, NothingCounted, ScoringModel
from studiorules.rulebook.priority import Priority
from studiorules.rulebook.remedy import Remedy
from studiorules.rulebook.requirement import Criterion, Requirement, RuleSection
from studiorules.rulebook.situations import Situations, most_in, situations_of
from studiorules.rulebook.tailoring import Tailoring
from studiorules.rulebook.value import Parameter
from studiorules.rulebook.worth import Line
from studiorules.terms import Citation, Text

__all__ = ["Rounding", "Rulebook", "edition_words"]

_YEAR = 4
"""So many figures are a year, and not the number of an edition."""


@attrs.frozen(kw_only=True)
class Rounding:
    """Where and how points are rounded; half up.

    Attributes:
        at: `requirement`: each requirement's points; `total`: sections and the total only.
        places: Decimal places.
    """

    at: Literal["requirement", "total"] = "requirement"
    places: int = 2


@attrs.frozen(kw_only=True, eq=False)
class Rulebook:
    """A rulebook, read and checked.

    Attributes:
        id: Its id.
        edition: Its edition.
        title: Its name for readers.
        subject: What is judged, in words; `studio` unless said otherwise.
        cite: Source document.
        basis: Whose text and numbers: `seen`, `editor`.
        in_force: When it is in force.
        allotted: Points of the whole, what bonus sections add left out; None = it gives no points.
        points_unknown: Whether nobody knows the points of the whole; `allotted` is then what is known of them.
        rounding: Where and how points are rounded.
        model: How outcomes become one number, where not by adding points.
        nothing_counted: What that number is for XCCDF's models where nothing is counted.
        wider: Facts and lists on account of which its total may be wider than the truth, and why that is accepted.
        sections: Its sections, in order.
        loose_requirements: Requirements that stand in no section, in order.
        on_total: Lines that act on the total where their test does not hold: losses and caps, in order.
        decisions: Its ladders.
        priorities: What gives preference and no points, in order.
        parameters: Dated values by name.
        questions: Questions for people by id.
        remedies: Remedies by id.
        catalogue: Every field its rules may mention, its own included.
        tailoring: What it takes from other rulebooks and changes of that; None = it stands by itself.
        path: Where its head stands in its document.
        digest: `sha256:…` of its content, what it takes from other rulebooks included.
        cases_read_by: Reads its cases, when somebody first asks for them; None = it has none.
        base_read_by: Reads the rulebook that it extends, when somebody first asks for it; None = it extends none.
        others_read_by: Read the rulebooks from which it takes single things itself, when somebody first asks.
        kept: What was made from it once, such as its engine; no part of its content, but pickled along with it.
    """

    id: str
    edition: str
    title: Text
    subject: str = "studio"
    cite: Citation | None = None
    basis: str | None = None
    why: Text | None = None
    in_force: InForce = attrs.field(factory=lambda: InForce(unknown=True))
    allotted: Decimal | None = None
    points_unknown: bool = False
    rounding: Rounding = Rounding()
    model: ScoringModel = "points"
    nothing_counted: NothingCounted = "no-score"
    wider: tuple[tuple[str, Text], ...] = ()
    sections: tuple[RuleSection, ...] = ()
    loose_requirements: tuple[Requirement, ...] = ()
    on_total: tuple[Line, ...] = ()
    decisions: tuple[Decision, ...] = ()
    priorities: tuple[Priority, ...] = ()
    parameters: dict[str, Parameter] = attrs.field(factory=dict)
    questions: dict[str, Question] = attrs.field(factory=dict)
    remedies: dict[str, Remedy] = attrs.field(factory=dict)
    catalogue: Catalogue = attrs.field(repr=False)
    tailoring: Tailoring | None = None
    path: str = ""
    digest: str = ""
    cases_read_by: Callable[["Rulebook"], tuple[Case, ...]] | None = attrs.field(default=None, repr=False)
    base_read_by: Callable[[], "Rulebook"] | None = attrs.field(default=None, repr=False)
    others_read_by: tuple[Callable[[], "Rulebook"], ...] = attrs.field(default=(), repr=False)
    kept: dict[str, object] = attrs.field(factory=dict, init=False, repr=False)

    def beside(
        self,
        cases_read_by: Callable[["Rulebook"], tuple[Case, ...]],
        base_read_by: Callable[[], "Rulebook"] | None,
        others_read_by: tuple[Callable[[], "Rulebook"], ...],
    ) -> "Rulebook":
        """Return the same content that stands elsewhere; what is made from the one serves both."""
        other = attrs.evolve(
            self, cases_read_by=cases_read_by, base_read_by=base_read_by, others_read_by=others_read_by
        )
        object.__setattr__(other, "kept", self.kept)
        return other

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """Every requirement, in order."""
        below = (one for section in self.sections for one in section.all_requirements)
        return (*below, *self.loose_requirements)

    @cached_property
    def bonus(self) -> tuple[RuleSection, ...]:
        """The sections whose points come on top, in order."""
        return tuple(one for one in self.sections if one.bonus)

    @cached_property
    def base_sections(self) -> tuple[RuleSection, ...]:
        """The sections that the points of the whole are made of, in order."""
        return tuple(one for one in self.sections if one.in_base)

    @cached_property
    def base_requirements(self) -> tuple[Requirement, ...]:
        """Every requirement that the points of the whole are made of, in order."""
        below = (one for section in self.base_sections for one in section.all_requirements)
        return (*below, *self.loose_requirements)

    @cached_property
    def situations(self) -> Situations:
        """The ways in which it can come out what applies, as far as what applies hangs together."""
        return situations_of(self.requirements)

    @cached_property
    def most(self) -> Decimal:
        """Most points that can be had, bonus left out: where variants exclude each other, those of the richest."""
        allotted = self.allotted or Decimal(0)
        sums = (most_in({}, self.base_sections, self.loose_requirements, capped=end) for end in (True, False))
        return allotted - self.situations.always_dropped(self.base_requirements) if allotted in sums else allotted

    @property
    def before_dropping(self) -> Decimal:
        """Points of the whole, were nothing dropped: of variants that exclude each other more than can be had."""
        return self.most + self.situations.always_dropped(self.base_requirements)

    def weight_of(self, part: Requirement | Criterion | RuleSection) -> Decimal:
        """What a part weighs among its siblings: as written, otherwise its points, 1 in a rulebook without points."""
        if part.weight is not None:
            return part.weight
        if self.allotted is None:
            return Decimal(1)
        return part.allotted if isinstance(part, Requirement) else part.most

    def names_model(self, of: str) -> bool:
        """Whether rungs that read the points of that name read what an XCCDF model comes to."""
        return of == MODEL and self.model != "points"

    @cached_property
    def unknown_points(self) -> tuple[str, ...]:
        """Ids of sections of unknown points, and of requirements of unknown points in no such section."""
        sections = tuple(one.id for one in self.sections if one.points_unknown)
        inside = tuple(f"{one}/" for one in sections)
        alone = (one.id for one in self.requirements if one.points_unknown and not one.id.startswith(inside))
        return (*sections, *alone)

    def adds_unknown(self, of: str) -> bool:
        """Whether unknown points may add to a section, or to the `total`."""
        return any(of in ("total", one) or one.startswith(f"{of}/") for one in self.unknown_points)

    def made_of(self, of: str) -> tuple[str, ...]:
        """The full ids of what a criterion or section must meet, as far as they have names."""
        section = next((one for one in self.sections if one.id == of), None)
        group = section or next(one for one in self.criteria if one.id == of)
        if group.met_if is not None:
            return tuple(one.id for one in group.met_if if isinstance(one, Reference))
        criteria = () if section is None else section.criteria
        return (*(one.id for one in criteria), *(one.id for one in group.requirements))

    @cached_property
    def in_principle(self) -> bool:
        """Whether some requirement is asked in principle only."""
        return any(one.waiver is not None for one in self.requirements)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion, in order."""
        return tuple(one for section in self.sections for one in section.criteria)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Its cases, in the order of files and lines; they change nothing that it says.

        Raises:
            RulebookError: If they cannot be read; with every problem.
        """
        return () if self.cases_read_by is None else self.cases_read_by(self)

    @cached_property
    def base(self) -> "Rulebook | None":
        """The rulebook that it extends, read anew where it stands; None where it extends none.

        Raises:
            RulebookError: If it is one no longer.
            OSError: If it is no longer there.
        """
        return None if self.base_read_by is None else self.base_read_by()

    @cached_property
    def others(self) -> "tuple[Rulebook, ...]":
        """The rulebooks from which it takes single things, what it extends aside, read anew where they stand.

        Raises:
            RulebookError: If one is one no longer.
            OSError: If one is no longer there.
        """
        return tuple(read() for read in self.others_read_by)

    @cached_property
    def not_selected(self) -> tuple[Requirement, ...]:
        """The requirements that tailoring removed, in order; nothing reads them."""
        return () if self.tailoring is None else tuple(one.requirement for one in self.tailoring.removed)

    @cached_property
    def _by_id(self) -> dict[str, Requirement]:
        asked = (one.requirement for one in self.priorities)
        return {one.id: one for one in (*self.requirements, *asked)}

    def __getitem__(self, requirement_id: str) -> Requirement:
        try:
            return self._by_id[requirement_id]
        except KeyError:
            near = nearest(requirement_id, self._by_id)
            hint = f"; did you mean '{near}'?" if near else ""
            raise KeyError(f"no requirement '{requirement_id}'{hint}") from None

    def __iter__(self) -> Iterator[Requirement]:
        return iter(self.requirements)

    def __len__(self) -> int:
        return len(self.requirements)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rulebook) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __str__(self) -> str:
        return f"{self.title.zh}（{edition_words(self.edition)}）"

    def __repr__(self) -> str:
        return f"<Rulebook {self.id}@{self.edition}, {len(self)} requirements>"


def edition_words(edition: str) -> str:
    """Say an edition in Chinese: a small number is counted, a year or a day is named, words stand apart."""
    if not edition[:1].isdigit():
        return f"版本 {edition}"
    return f"第{edition}版" if edition.isdigit() and len(edition) < _YEAR else f"{edition}版"
