"""What all completions of a dossier come to together: the answer that an evaluator with intervals must contain."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from tests.oracle.book import Book
from tests.oracle.catalogue import kind_of
from tests.oracle.completion import Doc, TooManyError
from tests.oracle.completions import Completions
from tests.oracle.point import EMPTY, LIST_MEASURES, NEVER
from tests.oracle.values import BIG, BIG_YUAN

OPEN = "open"
_NEARLY = Fraction(1, 50_000)


@attrs.define
class Seen:
    """What was seen of one thing over all completions.

    Attributes:
        low: Fewest points.
        high: Most points.
        values: Everything that was measured.
        outcomes: Every outcome.
        by_people: Whether it was met, by what people decided.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    values: set[Any] = attrs.field(factory=set)
    outcomes: set[str] = attrs.field(factory=set)
    by_people: defaultdict[Any, set[bool]] = attrs.field(factory=lambda: defaultdict(set))

    def add(self, points: Fraction) -> None:
        """Widen the points."""
        self.low = points if self.low is None else min(self.low, points)
        self.high = points if self.high is None else max(self.high, points)

    @property
    def points(self) -> tuple[Fraction, Fraction]:
        """Fewest and most points."""
        assert self.low is not None
        assert self.high is not None
        return self.low, self.high

    @property
    def outcome(self) -> str:
        """The outcome as an evaluator is to name it.

        A pass that may not apply at all is `pass or notapplicable`: the documents name no word for it.
        """
        if len(self.outcomes) == 1 or "error" in self.outcomes:
            return "error" if "error" in self.outcomes else next(iter(self.outcomes))
        if "fail" not in self.outcomes:
            return "fixed" if self.outcomes == {"pass", "fixed"} else "pass or notapplicable"
        return "notchecked" if all(len(met) == 1 for met in self.by_people.values()) else "unknown"

    @property
    def may_be_empty(self) -> bool:
        """Whether there may be nothing to measure."""
        return bool(self.values & {EMPTY, NEVER})

    def measured(self, said: Doc) -> tuple[Any, Any]:
        """Lowest and highest number measured, `OPEN` where it has no end."""
        numbers = sorted(Fraction(value) for value in self.values if isinstance(value, Fraction | int))
        return _end(numbers[0], said), _end(numbers[-1], said)


def _end(value: Fraction, said: Doc) -> Any:
    """An end of what was measured: very large numbers stand for none, shares next to 0 and 1 for these limits."""
    if "share" in said or "ratio" in said:
        if value >= BIG:
            return OPEN
        return round(value) if abs(value - round(value)) < _NEARLY and round(value) in {0, 1} else value
    path = next((said[key] for key in ("fact", "total") if key in said), "")
    if "fact" in said and kind_of(*path.split(".")) in {"date", "level"}:
        return value
    big = BIG_YUAN if path.endswith("_yuan") else BIG
    counting = path or any(key in said for key in (*LIST_MEASURES, "each"))
    return OPEN if counting and abs(value) >= big / 2 else value


@attrs.frozen(kw_only=True)
class Hull:
    """What all completions come to together.

    Attributes:
        findings: By full id of a requirement.
        parts: By full id of a section or criterion.
        preferred: By id of a priority; only outcomes.
        amounts: By ladder and rung: the least and the most of the amount that goes with it.
        total: Fewest and most points of the whole.
        rungs: By ladder: the ids of every rung that some completion reaches as its highest.
        exhaustive: Whether no open end was cut.
        count: How many completions there were.
    """

    findings: dict[str, Seen]
    parts: dict[str, Seen]
    preferred: dict[str, Seen]
    amounts: dict[tuple[str, str], tuple[Fraction, Fraction]]
    total: tuple[Fraction, Fraction]
    rungs: dict[str, list[str]]
    exhaustive: bool
    count: int


def hull(dossier: Doc, rulebook: Doc, as_of: date, *, limit: int = 200_000) -> Hull:
    """Evaluate every completion and gather what they come to.

    Args:
        dossier: A dossier document.
        rulebook: A rulebook document.
        as_of: The day.
        limit: How many completions to put up with.

    Raises:
        TooManyError: If there are more.
    """
    completions = Completions(dossier, rulebook, as_of)
    if len(completions) > limit:
        raise TooManyError(len(completions))
    findings: defaultdict[str, Seen] = defaultdict(Seen)
    parts: defaultdict[str, Seen] = defaultdict(Seen)
    preferred: defaultdict[str, Seen] = defaultdict(Seen)
    amounts: defaultdict[tuple[str, str], Seen] = defaultdict(Seen)
    rungs: defaultdict[str, set[int]] = defaultdict(set)
    total = Seen()
    for completion in completions:
        book = Book(completion, rulebook, as_of)
        people = (*completion.judged.values(), *completion.unseen.values(), completion.unknown_points)
        for name in book.requirements:
            came, seen = book.came(name), findings[name]
            seen.add(book.rounded(came.points))
            seen.outcomes.add(came.outcome)
            seen.by_people[people].add(came.met)
            seen.values.add(came.measured)
        for name in book.parts:
            parts[name].add(book.rounded(book.points_of(name)))
            parts[name].outcomes.add("pass" if book.met(name) else "fail")
            parts[name].by_people[people].add(book.met(name))
        for said in rulebook.get("priority", ()):
            seen = preferred[said["id"]]
            seen.outcomes.add(book.preferred(said))
            seen.by_people[people].add(book.preferred(said) == "pass")
        total.add(book.total)
        for decision in rulebook.get("decision", ()):
            rungs[decision["id"]].add(book.rung(decision))
            for rung in decision["rungs"]:
                if "yuan" in rung:
                    for end in book.amount(rung):
                        amounts[decision["id"], rung["id"]].add(end)
    return Hull(
        findings=dict(findings),
        parts=dict(parts),
        preferred=dict(preferred),
        amounts={name: seen.points for name, seen in amounts.items()},
        total=total.points,
        rungs={
            one["id"]: [rung["id"] for at, rung in enumerate(one["rungs"]) if at in rungs[one["id"]]]
            for one in rulebook.get("decision", ())
        },
        exhaustive=completions.exhaustive,
        count=len(completions),
    )
