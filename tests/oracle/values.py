"""The values worth trying for what is open: one between any two places where an answer changes, and both ends."""

from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

from tests.oracle.asked import Questions
from tests.oracle.catalogue import FIELDS, SHAPES, kind_of, words_of
from tests.oracle.completion import Doc
from tests.oracle.said import DAY, FAR_FUTURE, FAR_PAST, Days, Numbers, back, days, possible, step_of

BIG = Fraction(10**6)
BIG_YUAN = Fraction(10**12)
"""What stands for "without end": the ceilings of counts and of amounts in yuan."""
AHEAD = {"due_on", "paid_until", "valid_until"}
"""Days that lie ahead by what they are."""


class Values:
    """The values to try, for one dossier under one rulebook."""

    def __init__(self, dossier: Doc, questions: Questions) -> None:
        self.dossier, self.questions, self.as_of = dossier, questions, questions.as_of
        self.stated_on: date = dossier["stated_on"]
        self._anchor()

    def of(self, section: str, field: str, may_be: Any, slot: str) -> list[Any]:  # as `possible` gives it
        """The values to try for a field.

        Args:
            section: Section or list.
            field: The field.
            may_be: What is possible, as `possible` gives it; None = not stated.
            slot: A name for whoever is asked, of which a new key may be made.
        """
        asked = self.questions.asked[section, field]
        match kind_of(section, field):
            case "yn":
                return list(may_be or (True, False))
            case "n" | "n2":
                near = self.questions.numbers_near(section, field)
                return list(self.numbers(may_be or (Fraction(0), None), near, section, field))
            case "level":
                words = words_of(section, field)
                low, high = may_be or (0, len(words) - 1)
                tried = {rank + side for rank in asked.ranks for side in (-1, 0)} | {low, high}
                return [words[rank] for rank in sorted(tried) if low <= rank <= high]
            case "one":
                if may_be:
                    return list(may_be)
                words = words_of(section, field)
                named = [word for word in words if word in asked.words]
                others = [word for word in words if word not in asked.words]
                return [*named, *(others[:4] if asked.every_word else others[:1])]
            case "many":
                named = [word for word in words_of(section, field) if word in asked.words][:3]
                subsets = [some for size in range(len(named) + 1) for some in combinations(named, size)]
                return list(may_be or subsets)
            case "date":
                bounds = self.said_by(may_be or (FAR_PAST, FAR_FUTURE), ahead=field in AHEAD)
                return self.days(bounds, asked.days | self.questions.edges.get(section, set()), ends=True)
            case "key":
                keys = {*asked.words, *self._keys(section, field)}
                return list(may_be or [*sorted(keys), *self._strangers(section, field, slot)])
            case _:
                return list(may_be or [*self._pieces(), "某某未列之名"])

    def numbers(self, bounds: Numbers, near: set[Fraction], section: str, field: str) -> list[Fraction]:
        """Numbers to try between two ends: every one where they are few."""
        low, high = bounds
        step = step_of(section, field)
        if high is None:
            high = BIG_YUAN if field.endswith("_yuan") else BIG
        if (high - low) / step <= 5:
            return [low + count * step for count in range(int((high - low) / step) + 1)]
        tried = {low, low + step, high, high - step} if bounds[1] is not None else {low, low + step, high}
        whole = {number for number in tried | near if (number / step).denominator == 1}
        return sorted(number for number in whole if low <= number <= high)

    def said_by(self, bounds: Days, *, ahead: bool = False) -> Days:
        """No day is later than the one on which the dossier speaks, unless it is wholly later and so says it."""
        low, high = bounds
        return (low, min(high, self.stated_on)) if low <= self.stated_on and not ahead else bounds

    @staticmethod
    def days(bounds: Days, edges: set[date], *, ends: bool = False) -> list[date]:
        """Days to try between two ends: the first of each stretch in which nothing changes."""
        low, high = bounds
        return sorted({low, *(edge for edge in edges if low < edge <= high)} | ({high} if ends else set()))

    def _anchor(self) -> None:
        """Days of facts that lists are compared with change answers among themselves: add each to the other."""
        asked, edges = self.questions.asked, self.questions.edges
        for section, path, length in self.questions.anchored:
            anchor, field = path.split(".")
            if kind_of(anchor, field) != "date":
                continue
            own = list(self._said_days(section))
            places = {near for day in own for near in (day, day + DAY)}
            places |= {back(day, *length) + DAY for day in own} if length else set()
            asked[anchor, field].days.update(places)
            starts = set(self._said_days(anchor)) | {
                day for low, high in self._bounds(anchor, field) for day in self.days((low, high), places, ends=True)
            }
            edges[section].update(near for day in starts for near in (day, day + DAY))
            if length:
                ends = [back(start, -length[0], length[1]) for start in starts]
                edges[section].update(day + side * DAY for day in ends for side in (-2, -1, 0, 1, 2))

    def _said_days(self, section: str) -> list[date]:
        found: list[date] = []
        for record in records_of(self.dossier, section):
            for key in ("on", "from", "to"):
                if key in record:
                    found += days(record[key])
        return found

    def _bounds(self, section: str, field: str) -> list[Days]:
        return [possible(section, field, one[field]) for one in records_of(self.dossier, section) if field in one]

    def _keys(self, section: str, field: str) -> list[str]:
        if not self.questions.asked[section, field].related:
            return []
        said = (
            (name, key, value)
            for name in SHAPES
            for record in records_of(self.dossier, name)
            for key, value in record.items()
        )
        return sorted({one for name, key, one in said if (name, key) in FIELDS and kind_of(name, key) == "key"})

    def _strangers(self, section: str, field: str, slot: str) -> list[str]:
        """Keys that nobody has named: one that any record may share, and one of its own."""
        asked = self.questions.asked[section, field]
        if asked.once:
            return ["somebody", *(f"new-{slot}-{number}" for number in range(3))]
        return ["somebody", f"new-{slot}"] if asked.related else ["somebody"]

    def _pieces(self) -> list[str]:
        name = next((one["name"] for one in records_of(self.dossier, "studio") if one.get("name")), "")
        return sorted({name[start:end] for start in range(len(name)) for end in range(start + 1, len(name) + 1)})


def records_of(dossier: Doc, section: str) -> list[Doc]:
    """The written records of a section, one or several."""
    said = dossier.get(section, [])
    return [said] if isinstance(said, dict) else [one for one in said if isinstance(one, dict)]
