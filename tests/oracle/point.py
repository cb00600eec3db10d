"""A rulebook over a completed dossier: plain numbers, no intervals, written from the words of the language.

The only cleverness allowed here is none: each measure, bound and worth is the sentence that documents it. All
uncertainty lies outside, in the enumeration of completions.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

import attrs

from tests.oracle.catalogue import kind_of, words_of
from tests.oracle.chosen import Chosen
from tests.oracle.completion import ERROR, Completion, Doc
from tests.oracle.said import back, duration

WORDS = ("at_least", "at_most", "above", "below", "is", "is_not")
EMPTY, NEVER = "nothing to measure", "never"


class BrokenError(Exception):
    """A requirement that cannot be computed: its votes cannot be combined."""


@attrs.frozen(kw_only=True)
class Came:
    """What a requirement came to at a point.

    Attributes:
        outcome: `pass`, `fail`, `notapplicable` or `error`.
        met: Whether a need that names it holds.
        raw: Points before rounding.
        points: Points, rounded as declared.
        measured: What was measured; None where there is nothing single.
    """

    outcome: str
    met: bool
    raw: Fraction
    points: Fraction
    measured: Any = None


class Tests:
    """Measures and bounds at a point."""

    __test__ = False  # tests of the rule language, not of pytest

    def __init__(self, completion: Completion, rulebook: Doc, as_of: date) -> None:
        self.completion, self.rulebook, self.as_of = completion, rulebook, as_of
        self.chosen = Chosen(completion, rulebook, as_of)

    def truth_of(self, name: str, scope: str) -> bool:
        """Whether something named is met; the tree says what it is."""
        raise LookupError(name, scope)

    def score_of(self, name: str) -> Fraction:
        """Points of a section or of the total; the tree knows them."""
        raise LookupError(name)

    def unclaimed(self, records: list[Doc], section: str) -> list[Doc]:
        """Of records, those that no other requirement claims; the tree knows who comes first."""
        del section
        return records

    def sentence(self, said: Doc) -> Doc:
        """A sentence with its named measure written out."""
        if "measure" not in said:
            return said
        rest = {key: value for key, value in said.items() if key != "measure"}
        return {**self.rulebook["measure"][said["measure"]], **rest}

    def holds(self, said: str | Doc, scope: str) -> bool:
        """Whether a test holds, given or named."""
        if isinstance(said, str):
            return self.truth_of(said, scope)
        test = self.sentence(said)
        return self.enough(test, self.measured(test, scope), scope)

    def enough(self, test: Doc, value: Any, scope: str) -> bool:  # the value as `measured` gives it
        """Whether a measured value is enough."""
        if "all" in test or "any" in test:
            return bool(value)
        if "some" in test:
            return bool(value >= test["needed"])
        if value == EMPTY:
            return bool(test["if_none"] == "pass")
        word, bound = self.bound(test, scope)
        if value == NEVER:
            if word not in {"at_least", "above"}:
                raise ValueError("what never was is only said to fail a lower bound")
            return False
        return COMPARED[word](value, bound)

    def bound(self, test: Doc, scope: str) -> tuple[str, Any]:
        """What is enough: the first exception that holds, else the bound itself; without one: yes."""
        said = next((one for one in test.get("but", ()) if self.holds(one["when"], scope)), test)
        for word in WORDS:
            if word in said:
                return word, self._given(test, said[word])
        if "fact" in test or "matches" in test:
            return "is", Fraction(1)
        raise ValueError(f"no bound: {test}")

    def _given(self, test: Doc, said: Any) -> Any:  # as the rulebook writes it
        if isinstance(said, list):
            return [self._given(test, one) for one in said]
        if said == "all":
            return Fraction(len(test["of"]))
        if isinstance(said, str) and said.startswith("@"):
            held = [one for one in self.rulebook["value"][said[1:]]["dated"] if one["from"] <= self.as_of]
            return self._given(test, max(held, key=lambda one: one["from"])["value"])
        if isinstance(said, date):
            return Fraction(said.toordinal())
        if isinstance(said, str):
            scale = self._scale(test)
            if scale:
                return Fraction(scale.index(said))
            if re.fullmatch(r"\d\d-\d\d", said):
                return Fraction(date.fromisoformat(f"{self.as_of.year}-{said}").toordinal())
            if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
                return Fraction(date.fromisoformat(said).toordinal())
            return said
        return Fraction(said)

    def _scale(self, test: Doc) -> tuple[str, ...]:
        """The words that are ranks here; empty where the measure is no level."""
        if "judged" in test:
            question = self.rulebook["judgement"][test["judged"]]
            return tuple(level["id"] for level in question.get("levels", ()))
        said = test.get("fact") or test.get("best")
        if said and kind_of(*said.split(".")) == "level":
            return words_of(*said.split("."))
        return ()

    def measured(self, test: Doc, scope: str) -> Any:  # a number, a word, a set of words, EMPTY or NEVER
        """The number of a sentence; yes is 1, a level its rank, a day its ordinal."""
        if "each" in test:
            years = self.chosen.years(test)
            return min((self._of_list(test, year) for year in years), default=EMPTY)
        match next(key for key in MEASURES if key in test):
            case "fact":
                return self._fact(test["fact"])
            case "elapsed":
                return self._elapsed(test)
            case "matches":
                return Fraction(self._matches(test))
            case "judged":
                value = self.completion.judged[test["judged"]]
                if value == ERROR:
                    raise BrokenError
                return Fraction(value)
            case "score":
                return self.score_of(test["score"])
            case "ratio":
                top, bottom = (self.measured(self.sentence({"measure": name}), scope) for name in test["ratio"])
                return top / bottom if bottom else EMPTY
            case ("all" | "any" | "some") as join:
                holding = sum(self.holds(branch, scope) for branch in test[join])
                return {"all": holding == len(test[join]), "any": holding > 0, "some": holding}[join]
            case _:
                return self._of_list(test, None)

    def _fact(self, path: str) -> Any:
        section, field = path.split(".")
        value = self.chosen.fact(section, field)
        match kind_of(section, field):
            case "yn":
                return Fraction(value)
            case "level":
                return Fraction(words_of(section, field).index(value))
            case "date":
                return NEVER if value is None else Fraction(value.toordinal())
            case _:
                return value

    def _elapsed(self, test: Doc) -> Any:
        day = self.chosen.fact(*test["elapsed"].split("."))
        if day is None:
            return NEVER
        if test["unit"] == "days":
            return Fraction((self.as_of - day).days)
        count = (self.as_of.year - day.year) * (12 if test["unit"] == "months" else 1) + 12
        while day > back(self.as_of, count, test["unit"]):
            count -= 1
        return Fraction(count)

    def _matches(self, test: Doc) -> bool:
        pattern = ""
        for piece in test["pattern"]:
            if piece == "{*}":
                pattern += ".*"
            elif piece.startswith("{"):
                text = self.chosen.fact(*piece.strip("{}").split("."))
                if not text:
                    return False
                pattern += re.escape(text)
            else:
                pattern += re.escape(piece)
        text = self.chosen.fact(*test["matches"].split("."))
        return bool(text) and re.fullmatch(pattern, text) is not None

    def _of_list(self, test: Doc, year: tuple[date, date] | None) -> Any:
        measure = next(key for key in MEASURES if key in test)
        section, _, field = test[measure].partition(".")
        if measure == "growth":
            return self._growth(test, section)
        records = self.unclaimed(self.chosen.records(test, section, year), section)
        match measure:
            case "count":
                return self._count(test, section, records)
            case "total":
                return sum((record[field] for record in records), Fraction(0))
            case "kinds":
                found = {value for record in records for value in _several(record[field])}
                return Fraction(len(found & set(test["of"]) if "of" in test else found))
            case "share":
                part = [record for record in records if self.chosen.holds(test["part"], record, section)]
                return _things(part) / _things(records) if records else EMPTY
            case _:
                ranks = [words_of(section, field).index(record[field]) for record in records]
                return Fraction(max(ranks, default=0))

    def _count(self, test: Doc, section: str, records: list[Doc]) -> Fraction:
        weights = [self._weight(test, record, section) for record in records]
        if "once_per" not in test:
            counted = zip(records, weights, strict=True)
            return sum((record["quantity"] * weight for record, weight in counted), Fraction(0))
        best: dict[Any, Fraction] = {}
        for record, weight in zip(records, weights, strict=True):
            key = record[test["once_per"]]
            best[key] = max(best.get(key, Fraction(0)), weight)
        return sum(best.values(), Fraction(0))

    def _weight(self, test: Doc, record: Doc, section: str) -> Fraction:
        if "counts_as" not in test:
            return Fraction(1)
        for row in self.rulebook["weights"][test["counts_as"]]:
            if self.chosen.holds(row.get("where", {}), record, section):
                return Fraction(row["counts"])
        return Fraction(0)

    def _growth(self, test: Doc, section: str) -> Fraction:
        before = back(self.as_of, *duration(test["within"]))
        return sum(
            (
                record["quantity"] * (self.chosen.in_force(record, self.as_of) - self.chosen.in_force(record, before))
                for record in self.completion.records[section]
                if self.chosen.holds(test.get("where", {}), record, section)
            ),
            Fraction(0),
        )

    def earned(self, said: Doc, value: Any, allotted: Fraction, scope: str) -> Fraction:
        """The points that a measured value earns, before losses, floor and ceiling."""
        enough = has_bound(said) and self.enough(said, value, scope)
        if value in {EMPTY, NEVER} or not any(key in said for key in EARNING):
            return allotted if enough else Fraction(0)
        if "earn_each" in said:
            return Fraction(Fraction(said["earn_each"]) * value)
        if "in_proportion" in said:
            return Fraction(allotted * value / self.bound(said, scope)[1])
        if "earn_steps" in said:
            steps = [(self._given(said, start), Fraction(points)) for start, points in said["earn_steps"]]
            return max(((start, points) for start, points in steps if start <= value), default=(0, Fraction(0)))[1]
        scale = self._scale(said)
        if not scale:
            return Fraction(said["earn_by"].get(value, 0))
        listed = {scale.index(word): Fraction(points) for word, points in said["earn_by"].items()}
        return max(((rank, points) for rank, points in listed.items() if rank <= value), default=(0, Fraction(0)))[1]

    def lost(self, line: Doc, scope: str) -> Fraction:
        """The points that a line takes; 0 where it holds."""
        if "lose_most_of" in line:
            return max(self.lost(one, scope) for one in line["lose_most_of"])
        test = self.sentence(line)
        value = self.measured(test, scope)
        if "lose_between" in line:
            return Fraction(value)
        if "lose_by" in line:
            return Fraction(line["lose_by"].get(value, 0))
        if self.enough(test, value, scope):
            return Fraction(0)
        if "lose" in line:
            return Fraction(line["lose"])
        bound = self.bound(test, scope)[1]
        off = abs(bound - (Fraction(0) if value == EMPTY else value))
        short = Fraction(off.days if isinstance(off, timedelta) else off) / Fraction(line.get("per", 1))
        counted = {"whole": floor, "begun": ceil}.get(line.get("counted", ""), Fraction)(short)
        return min(Fraction(line["lose_each"]) * counted, Fraction(line.get("up_to", 10**9)))


MEASURES = (
    *("fact", "count", "total", "kinds", "share", "ratio", "best", "growth", "elapsed", "matches", "judged", "score"),
    *("all", "any", "some"),
)
LIST_MEASURES = ("count", "total", "kinds", "share", "best", "growth")
EARNING = ("earn_each", "in_proportion", "earn_steps", "earn_by")


def _is(value: Any, bound: Any) -> bool:
    any_of = bound if isinstance(bound, list) else [bound]
    return bool(set(value) & set(any_of)) if isinstance(value, tuple) else value in any_of


COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": lambda value, bound: bool(value >= bound),
    "at_most": lambda value, bound: bool(value <= bound),
    "above": lambda value, bound: bool(value > bound),
    "below": lambda value, bound: bool(value < bound),
    "is": _is,
    "is_not": lambda value, bound: not _is(value, bound),
}


def has_bound(said: Doc) -> bool:
    """Whether a sentence says what is enough; a yes/no question and a join do without a bound."""
    own = any(word in said for word in (*WORDS, "all", "any", "some", "matches"))
    return own or ("fact" in said and not any(key in said for key in EARNING))


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _things(records: list[Doc]) -> Fraction:
    return sum((Fraction(record["quantity"]) for record in records), Fraction(0))
