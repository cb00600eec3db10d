"""Which records of a completed dossier a measure reads: conditions and windows, on days and values that are known."""

from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle.catalogue import FIELDS, SHAPES, kind_of, words_of
from tests.oracle.completion import Completion, Doc
from tests.oracle.said import DAY, FAR_FUTURE, FAR_PAST, back, duration

_REMARKS = {"basis", "why", "zh", "en", "cite"}


class Chosen:
    """The records of a completed dossier, read as of a day by the names of one rulebook."""

    def __init__(self, completion: Completion, rulebook: Doc, as_of: date) -> None:
        self.completion, self.rulebook, self.as_of = completion, rulebook, as_of

    def fact(self, section: str, field: str) -> Any:  # the type follows from the kind
        """The value in force, None where there is none."""
        for record in self.completion.records[section]:
            if self.in_force(record, self.as_of):
                return record[field]
        return {"yn": False, "n": Fraction(0), "n2": Fraction(0), "many": (), "text": False}.get(
            kind_of(section, field), words_of(section, field)[0] if kind_of(section, field) == "level" else None
        )

    @staticmethod
    def in_force(record: Doc, day: date) -> bool:
        """Whether a span holds on a day; its last day is one of them."""
        last = record.get("to") or FAR_FUTURE
        return bool((record.get("from") or FAR_PAST) <= day <= last)

    def records(self, measure: Doc, section: str, years: tuple[date, date] | None = None) -> list[Doc]:
        """The records that a measure reads.

        Args:
            measure: The sentence.
            section: The list.
            years: The day before a window and its last day, where the measure asks for each of several.
        """
        return [
            record
            for record in self.completion.records[section]
            if record["quantity"] > 0
            and self.holds(measure.get("where", {}), record, section)
            and (self._in(record, measure, section, years) if years else self._when(record, measure, section))
        ]

    def _in(self, record: Doc, measure: Doc, section: str, window: tuple[date, date]) -> bool:
        day = self._day(record, measure, section)
        return day is not None and window[0] < day <= window[1]

    @staticmethod
    def _day(record: Doc, measure: Doc, section: str) -> date | None:
        """The day of a record: the one named, or its own; of a span its beginning."""
        if "dated_by" in measure:
            return record[measure["dated_by"]]  # type: ignore[no-any-return]
        return record["from" if SHAPES[section] == "spans" else "on"]  # type: ignore[no-any-return]

    def _when(self, record: Doc, measure: Doc, section: str) -> bool:
        day, today = self._day(record, measure, section), self.as_of
        if "within" in measure:
            return day is not None and back(today, *duration(measure["within"])) < day <= today
        if "during" in measure:
            start = back(today, *duration(measure["during"]))
            if SHAPES[section] == "moments":
                return day is not None and start < day <= today
            return bool(record["from"] <= today and (record.get("to") or FAR_FUTURE) > start)
        if "since" in measure:
            since = self.fact(*measure["since"].split("."))
            if since is None or day is None or not since <= day <= today:
                return False
            return "for" not in measure or back(day, *duration(measure["for"])) < since
        if SHAPES[section] == "spans" and "dated_by" not in measure:
            return self.in_force(record, today)
        return day is not None and day <= today

    def years(self, measure: Doc) -> list[tuple[date, date]]:
        """The years that `each … last` asks for: the day before each, and its last day."""
        today, count = self.as_of, measure["last"]
        if measure["each"] == "calendar year":
            newest = today.year if (today + DAY).year > today.year else today.year - 1
            found = [(date(year - 1, 12, 31), date(year, 12, 31)) for year in range(newest, newest - count, -1)]
        else:
            found = [(back(today, ago + 1, "years"), back(today, ago, "years")) for ago in range(count)]
        if "since" in measure:
            since = self.fact(*measure["since"].split("."))
            found = [(before, last) for before, last in found if since is not None and before + DAY >= since]
        return found

    def holds(self, where: str | Doc, record: Doc, section: str) -> bool:
        """Whether a record meets a condition, given or named."""
        condition: Doc = self.rulebook["filter"][where] if isinstance(where, str) else where
        return all(
            self._one(field, wanted, record, section)
            for field, wanted in condition.items()
            if field not in _REMARKS or (section, field) in FIELDS
        )

    def _one(self, field: str, wanted: Any, record: Doc, section: str) -> bool:  # as the rulebook writes it
        if field == "not":
            return not self.holds(wanted, record, section)
        if field == "evidence":
            return bool(record.get("evidence")) is wanted["exists"]
        value = record[field]
        if not isinstance(wanted, dict):
            any_of = wanted if isinstance(wanted, list) else [wanted]
            return bool(set(value) & set(any_of)) if kind_of(section, field) == "many" else value in any_of
        return all(self._compared(word, bound, value, section, field) for word, bound in wanted.items())

    def _compared(self, word: str, bound: Any, value: Any, section: str, field: str) -> bool:
        kind = kind_of(section, field)
        if word == "exists":
            return (value not in {None, False, "none"} and value != ()) is bound
        if word in {"same_as", "before", "after"}:
            other = self.fact(*bound.split("."))
            if value is None or other is None:
                return False
            return bool(value == other if word == "same_as" else value < other if word == "before" else value > other)
        if value is None:
            return False
        if kind == "level":
            ranks = words_of(section, field)
            value, bound = ranks.index(value), ranks.index(bound)
        elif kind == "date":
            bound = date.fromisoformat(bound) if isinstance(bound, str) else bound
        return bool(
            {
                "at_least": lambda: value >= bound,
                "at_most": lambda: value <= bound,
                "above": lambda: value > bound,
                "below": lambda: value < bound,
            }[word]()
        )
