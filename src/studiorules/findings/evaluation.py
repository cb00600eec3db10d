"""The result of judging one dossier by one rulebook as of one day."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from hashlib import sha256

import attrs

from studiorules.dossier import Dossier
from studiorules.errors import unknown_name
from studiorules.findings.decision import Decision
from studiorules.findings.figures import Figures, outcome_of
from studiorules.findings.finding import Finding
from studiorules.findings.had import can_be_had
from studiorules.findings.ladders import came_to
from studiorules.findings.part import Part
from studiorules.findings.points import Points, plain
from studiorules.findings.question import Question
from studiorules.findings.reader import Reader
from studiorules.findings.rows import rows_of
from studiorules.findings.score import ModelScore, score_of, standing_in
from studiorules.findings.strangers import Stranger, strangers
from studiorules.findings.trace import LineTrace, RequirementTrace
from studiorules.rulebook import Criterion, Requirement, Rulebook, RuleSection
from studiorules.rulebook.requirement import PointUnit
from studiorules.terms import Outcome

__all__ = ["Evaluation"]

_NOTHING = Points(low=Decimal(0), high=Decimal(0), allotted=Decimal(0))


@attrs.frozen(kw_only=True, eq=False)
class Evaluation:
    """The result of judging one dossier by one rulebook as of one day.

    Attributes:
        dossier: The dossier.
        rulebook: The rulebook.
        as_of: The day.
        figures: The numbers.
        read_by: Makes whoever works out the rest, when it is first asked for.
        library: Version of the library that made it.
    """

    dossier: Dossier
    rulebook: Rulebook
    as_of: date
    figures: Figures = attrs.field(repr=False)
    read_by: Callable[["Evaluation"], Reader] = attrs.field(repr=False)
    library: str = ""

    @cached_property
    def reader(self) -> Reader:
        """Whoever works out what the numbers alone do not say."""
        return self.read_by(self)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """One finding for each requirement, in the rulebook's order."""
        return tuple(self._finding(requirement) for requirement in self.rulebook.requirements)

    @cached_property
    def not_selected(self) -> tuple[Finding, ...]:
        """The requirements that tailoring removed, in order; they count for nothing and stand in no section."""
        gone = partial(Finding, outcome=Outcome.NOT_SELECTED, points=_NOTHING, evaluation=self)
        return tuple(gone(requirement=one) for one in self.rulebook.not_selected)

    @cached_property
    def priorities(self) -> tuple[Finding, ...]:
        """What gives preference, and no points, in the rulebook's order; what is not in force does not apply."""
        return tuple(
            Finding(
                requirement=one.requirement,
                outcome=outcome_of(self.figures, one.requirement.id),
                points=_NOTHING,
                evaluation=self,
            )
            for one in self.rulebook.priorities
        )

    @cached_property
    def sections(self) -> tuple[Part, ...]:
        """The sections, in the rulebook's order."""
        return tuple(self._section(section) for section in self.rulebook.sections)

    @cached_property
    def total(self) -> Points | None:
        """The total; None where the rulebook gives no points."""
        if self.rulebook.allotted is None:
            return None
        return self._points("total", self._can_be_had(self.rulebook.base_requirements, self.rulebook.most))

    @cached_property
    def base(self) -> Points | None:
        """The total without what bonus sections add; None where the rulebook gives no points."""
        return None if self.total is None else self._points("total:base", self.total.allotted)

    @cached_property
    def bonus(self) -> Points | None:
        """What bonus sections add, each under its cap, to more than the rulebook's points; None where there is none."""
        if not self.rulebook.bonus:
            return None
        most = (part.points.allotted for part in self.sections if part.bonus)
        return self._points("total:bonus", sum(most, Decimal(0)))

    @cached_property
    def score(self) -> ModelScore | None:
        """What a scoring model of XCCDF makes of the outcomes; None where points are added, as the total says."""
        return score_of(self.rulebook, partial(standing_in, self.figures))

    @cached_property
    def on_total(self) -> tuple[LineTrace, ...]:
        """The lines on the total, with what each takes: losses first, then caps what lies above them."""
        return self.reader.on_total() if self.rulebook.on_total else ()

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """What each ladder came to, by id."""
        return {one.id: came_to(one, self.figures, self.rulebook, self) for one in self.rulebook.decisions}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What to ask first: what could move the total furthest stands first."""
        return self.reader.questions()

    @cached_property
    def loose(self) -> tuple[str, ...]:
        """Facts that pull two ways, so that the total may be wider than the truth; empty where it is exact."""
        return self.reader.loose()

    @cached_property
    def settled(self) -> Points | None:
        """How many of the points are decided, earned or lost, bonus aside; None where the rulebook gives none."""
        if self.total is None:
            return None
        base = (self._by_id[one.id].points for one in self.rulebook.base_requirements)
        undecided = sum((points.high - points.low for points in base), Decimal(0))
        width = self.total.high - self.total.low
        if self.rulebook.on_total:
            undecided = max(undecided, width)
        if len(self.rulebook.situations.ways) > 1:  # of variants one counts, so that what each leaves open is no sum
            undecided = width
        decided = max(self.total.allotted - undecided, Decimal(0))
        return Points(low=decided, high=decided, allotted=self.total.allotted)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that could not be computed."""
        return tuple(one for one in (*self.findings, *self.priorities) if one.outcome is Outcome.ERROR)

    @cached_property
    def strangers(self) -> tuple[Stranger, ...]:
        """Names in waivers and judgements that the rulebook does not have: what stands there does nothing."""
        return strangers(self.dossier, self.rulebook)

    @property
    def days_behind(self) -> int:
        """How many days the dossier's day lies before the as-of date; 0 where it does not.

        Judged later than it speaks, a dossier is read as if nothing had changed since: an assumption.
        """
        return max((self.as_of - self.dossier.stated_on).days, 0)

    @cached_property
    def digest(self) -> str:
        """`sha256:…` over what was judged, by what, as of when."""
        content = f"{self.dossier.digest}|{self.rulebook.digest}|{self.as_of.isoformat()}"
        return f"sha256:{sha256(content.encode()).hexdigest()}"

    def trace(self, requirement_id: str) -> RequirementTrace:
        """Say how a requirement came about."""
        return self.reader.trace(requirement_id)

    def ruled_out(self, decision_id: str, rung_id: str) -> tuple[str, ...]:
        """Say which needs of a rung surely fail."""
        return self.reader.ruled_out(decision_id, rung_id)

    def vetoes(self, decision_id: str) -> tuple[tuple[str, bool], ...]:
        """Say which vetoes of a ladder do not surely hold, and of each whether it surely fails."""
        return self.reader.vetoes(decision_id)

    def part(self, part_id: str) -> Part:
        """Return a section or criterion by its full id.

        Raises:
            KeyError: If there is none; it names the nearest.
        """
        parts = {part.id: part for section in self.sections for part in (section, *section.parts)}
        if part_id not in parts:
            raise KeyError(unknown_name("part", part_id, parts))
        return parts[part_id]

    def where(
        self,
        *,
        outcome: str | None = None,
        part: str | None = None,
        evidence: str | None = None,
        open_because: str | None = None,
    ) -> tuple[Finding, ...]:
        """Return the findings that fit every condition given.

        Args:
            outcome: An outcome; what is not selected is found by `notselected` only.
            part: Id of a section or criterion.
            evidence: A method by which it is to be shown.
            open_because: Path of a fact, name of a list, or id of a question that keeps it open.

        Raises:
            KeyError: If there is no such part.
            ValueError: If there is no such outcome.
        """
        if outcome is not None:
            outcome = Outcome(outcome)
        if part is not None:
            self.part(part)
        return tuple(
            finding
            for finding in (self.not_selected if outcome is Outcome.NOT_SELECTED else self.findings)
            if (outcome is None or finding.outcome == outcome)
            and (part is None or finding.id.startswith(f"{part}/"))
            and (evidence is None or evidence in finding.evidence)
            and (open_because is None or any(reason.about == open_because for reason in finding.reasons))
        )

    def to_records(self) -> list[dict[str, object]]:
        """Return one flat row per finding, for data frames: the columns of the CSV, its sentence aside.

        Titles are Chinese; points are text, so that nothing is rounded. What is not selected comes last.
        """
        return rows_of(self.rulebook, (*self.findings, *self.not_selected))

    def __getitem__(self, requirement_id: str) -> Finding:
        try:
            return self._by_id[requirement_id]
        except KeyError:
            raise KeyError(unknown_name("finding", requirement_id, self._by_id)) from None

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.rulebook.requirements)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Evaluation) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __str__(self) -> str:
        words = []
        if self.total is not None:
            ends = plain(self.total.low) if self.total.exact else f"{plain(self.total.low)}～{plain(self.total.high)}"
            words.append(f"{ends}分（满分{'未知' if self.rulebook.points_unknown else plain(self.total.allotted)}）")
        if self.score is not None:
            words.append(f"得分{self.score}")
        words += [str(decision).replace("：", "", 1) for decision in self.decisions.values()]
        return f"{self.dossier.name}：{'，'.join(words)}"

    def __repr__(self) -> str:
        book = f"{self.rulebook.id}@{self.rulebook.edition}"
        head = f"{self.dossier.name} by {book} as of {self.as_of.isoformat()}"
        if self.total is None:
            return f"<Evaluation {head}>" if self.score is None else f"<Evaluation {head}: {self.score}>"
        ends = plain(self.total.low) if self.total.exact else f"{plain(self.total.low)}–{plain(self.total.high)}"
        return f"<Evaluation {head}: {ends} of {plain(self.total.allotted)}>"

    @cached_property
    def _by_id(self) -> dict[str, Finding]:
        return {finding.id: finding for finding in (*self.findings, *self.not_selected, *self.priorities)}

    def _points(self, of: str, allotted: Decimal, unit: PointUnit = "point") -> Points:
        places = self.rulebook.rounding.places
        low, high = (Decimal(self.figures.value(of, end)).scaleb(-places) for end in ("low", "high"))
        return Points(low=low, high=high, allotted=allotted, unit=unit)

    def _finding(self, requirement: Requirement) -> Finding:
        return Finding(
            requirement=requirement,
            outcome=outcome_of(self.figures, requirement.id, waivable=requirement.waiver is not None),
            points=self._points(requirement.id, requirement.allotted, requirement.unit),
            evaluation=self,
        )

    def _outcome(self, of: str) -> Outcome:
        """The outcome of anything named; what is met only because of a waiver below does not read as a plain pass."""
        if of in self._by_id:
            return self._by_id[of].outcome
        told = outcome_of(self.figures, of)
        below = self.rulebook.made_of(of) if told is Outcome.PASS and self.rulebook.in_principle else ()
        return Outcome.FIXED if Outcome.FIXED in map(self._outcome, below) else told

    def _can_be_had(self, requirements: tuple[Requirement, ...], most: Decimal) -> Decimal:
        return can_be_had(requirements, most, self.rulebook.situations, self.figures)

    def _section(self, section: RuleSection) -> Part:
        return Part(
            id=section.id,
            title=section.title,
            short=section.title,
            outcome=self._outcome(section.id),
            points=self._points(section.id, self._can_be_had(section.all_requirements, section.most), section.unit),
            parts=tuple(self._criterion(criterion, section.unit) for criterion in section.criteria),
            findings=tuple(self._by_id[one.id] for one in section.all_requirements),
            bonus=section.bonus,
        )

    def _criterion(self, criterion: Criterion, unit: PointUnit) -> Part:
        return Part(
            id=criterion.id,
            title=criterion.title,
            short=criterion.short or criterion.title,
            outcome=self._outcome(criterion.id),
            points=self._points(criterion.id, self._can_be_had(criterion.requirements, criterion.points), unit),
            parts=(),
            findings=tuple(self._by_id[one.id] for one in criterion.requirements),
        )
