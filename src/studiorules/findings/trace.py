"""How a finding came about: what was read, what was enough, what is short, and why something is open."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from studiorules.findings.interval import End, Interval
from studiorules.rulebook import Bound, Clause, Line, Requirement
from studiorules.terms import Text

__all__ = [
    "Cast",
    "LineTrace",
    "Reason",
    "ReasonKind",
    "RecordUse",
    "RequirementTrace",
    "Shortfall",
    "Telling",
    "TestTrace",
    "Votes",
    "WaiverUse",
]


class ReasonKind(StrEnum):
    """Why something is open."""

    FACT = "fact"
    JUDGEMENT = "judgement"
    UNSEEN = "unseen"
    ERROR = "error"


@attrs.frozen(kw_only=True, order=True)
class Reason:
    """One reason why something is open.

    Attributes:
        kind: A fact nobody stated, a judgement nobody gave, a rule nobody has seen, or an error.
        about: Path of the fact or list (`premises.area_m2`, `results`), id of the question, or the cause.
        said: What the dossier says of it, as written; of a panel how many have voted of how many: `2/5`; empty where
            it says nothing.
        sources: Ids of the sources that say it.
    """

    kind: ReasonKind
    about: str
    said: str = ""
    sources: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class RecordUse:
    """What became of one record in one measure.

    Attributes:
        path: The record, counted from 0: `results[3]`.
        why: Why it is possible or left out: names of the fields that decide, `window` for its day, `later` for a day
            after the as-of date, `quantity` where it may be nothing, `once` where another record of its group counts;
            empty for records that surely count.
        counts: How much one thing of it counts, low and high, where records have weights; None where each is one.
        group: Where groups count once, the field that names them and what it says; None where nobody knows it.
        instead: Where another record of its group counts, which; None otherwise.
    """

    path: str
    why: tuple[str, ...] = ()
    counts: tuple[Decimal, Decimal] | None = None
    group: tuple[str, str] | None = None
    instead: str | None = None


@attrs.frozen(kw_only=True)
class Telling:
    """One value that sources tell differently.

    Attributes:
        about: Where it stands: `premises[0].area_m2`.
        said: Source id and what it says, in the order written; an empty id is the dossier's own.
    """

    about: str
    said: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Shortfall:
    """How much is short of enough.

    Attributes:
        low: At least so much is short; 0 where it may be enough already.
        high: At most so much; None = no limit known.
        missing: What is missing by name: ids of words, years, branches.
        on: The day on which it comes true by waiting, ISO text; None where waiting does not help.
        to_complete: Of a share: records to move to the part; None for other measures.
        to_add: Of a share: records to add on the part's side; None for other measures, or where none suffice.
    """

    low: End = None
    high: End = None
    missing: tuple[str, ...] = ()
    on: str | None = None
    to_complete: int | None = None
    to_add: int | None = None


@attrs.frozen(kw_only=True)
class Cast:
    """The votes for one answer.

    Attributes:
        answer: Id of the level, or the number.
        count: How many voted so.
        reviewers: Who they are (personal); empty text where that is not said.
    """

    answer: str | Decimal
    count: int
    reviewers: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Votes:
    """What a panel voted.

    Attributes:
        question: Id of the question.
        size: How many members it has.
        quorum: With fewer votes nothing is decided.
        recused: How many stood aside.
        cast: The votes cast, those for the best answer first.
    """

    question: str
    size: int
    quorum: int = 1
    recused: int = 0
    cast: tuple[Cast, ...] = ()

    @property
    def seats(self) -> int:
        """How many may vote."""
        return self.size - self.recused

    @property
    def count(self) -> int:
        """How many have voted."""
        return sum(one.count for one in self.cast)

    @property
    def missing(self) -> int:
        """How many have not voted yet."""
        return self.seats - self.count

    @property
    def quorate(self) -> bool:
        """Whether enough have voted for something to be decided."""
        return self.count >= self.quorum


@attrs.frozen(kw_only=True)
class TestTrace:
    """How one test came out.

    Attributes:
        clause: The sentence, or the name it refers to.
        sure: Whether it surely holds.
        possible: Whether it may hold.
        measured: What was measured; None for a reference and for joins.
        bounds: The bounds still open, with parameters replaced by their values; one where no exception is open.
        short: How much is short; None where it surely holds, or where nothing can be said.
        counted: Records that surely count.
        possible_records: Records that may count.
        left_out: Records of the list that do not.
        reasons: Why it is open; empty where it is decided.
        branches: The tests it joins.
        notes: `about`, `contested`: what it rests on.
        contested: What sources tell differently of it.
        list: Name of the list or section it reads; empty for others.
        votes: What panels voted; empty where none was asked.
    """

    __test__ = False  # a trace of a test of the rule language, not of pytest

    clause: Clause
    sure: bool
    possible: bool
    measured: Interval | None = None
    bounds: tuple[Bound, ...] = ()
    short: Shortfall | None = None
    counted: tuple[RecordUse, ...] = ()
    possible_records: tuple[RecordUse, ...] = ()
    left_out: tuple[RecordUse, ...] = ()
    reasons: tuple[Reason, ...] = ()
    branches: tuple[TestTrace, ...] = ()
    notes: tuple[str, ...] = ()
    contested: tuple[Telling, ...] = ()
    list: str = ""
    votes: tuple[Votes, ...] = ()


@attrs.frozen(kw_only=True)
class LineTrace:
    """How one line of deductions came out.

    Attributes:
        line: The line.
        test: How its test came out.
        low: Points surely lost.
        high: Points possibly lost.
        sure: Whether it surely holds.
        possible: Whether it possibly holds.
        lines: The lines of which it takes the largest loss.
    """

    line: Line
    test: TestTrace
    low: Fraction
    high: Fraction
    sure: bool
    possible: bool
    lines: tuple[LineTrace, ...] = ()


@attrs.frozen(kw_only=True)
class WaiverUse:
    """A waiver of a requirement that the dossier holds.

    Attributes:
        record: The record, counted from 0: `waivers[1]`.
        by: Who approved it, as written; empty where that is not said.
        why: Its reason, as written; empty where that is not said.
        until: The last day on which it is in force as ISO text, `a..b` where that is not known; empty = no end.
        sure: Whether it surely is in force.
    """

    record: str
    by: str = ""
    why: str = ""
    until: str = ""
    sure: bool = True


@attrs.frozen(kw_only=True)
class RequirementTrace:
    """How a requirement came out.

    Attributes:
        requirement: The requirement.
        test: Its main test; None where it has none.
        lines: Its deductions.
        only_if: Its preconditions.
        when: The condition under which it applies; None = always.
        raw: Points before rounding, low and high.
        reasons: Why it is open; empty where it is decided.
        notes: `about`, `contested`: what it rests on; `waived`: it counts as passed by a waiver; `waiver-refused`: the
            dossier holds a waiver, and it is not asked in principle only.
        contested: What sources tell differently of it.
        votes: What panels voted; empty where none was asked.
        waivers: The waivers of it, unless it passes of itself.
        error: Why it could not be computed; None where it could.
    """

    requirement: Requirement
    test: TestTrace | None = None
    lines: tuple[LineTrace, ...] = ()
    only_if: tuple[TestTrace, ...] = ()
    when: TestTrace | None = None
    raw: tuple[Fraction, Fraction]
    reasons: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
    contested: tuple[Telling, ...] = ()
    votes: tuple[Votes, ...] = ()
    waivers: tuple[WaiverUse, ...] = ()
    error: Text | None = None
