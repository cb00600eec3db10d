"""Small random dossiers: at most three records to a list, days on and beside edges of windows, most things known."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from tests.oracle.catalogue import SHAPES, has_kinds, kind_of, words_of
from tests.oracle.completion import Doc
from tests.oracle.said import DAY, back

LISTS: dict[str, tuple[str, ...]] = {
    "results": ("kind", "patent", "status", "level", "applied", "effects"),
    "activities": ("kind", "participants", "recorded_in_detail", "serves"),
    "awards": ("level", "rank", "person"),
    "plan_items": ("done",),
    "accidents": ("severity", "cause"),
    "spending": ("use", "amount_yuan"),
    "people": ("role", "front_line", "grade"),
    "mentoring": ("agreement", "certificate", "certified_on"),
    "funding": ("channel", "amount_yuan", "earmarked"),
    "equipment": ("kind", "works"),
    "projects": ("kind", "status", "level", "serves"),
}
FACTS: dict[str, tuple[str, ...]] = {
    "premises": ("fixed", "dedicated", "area_m2"),
    "leader": ("best_honour", "grade", "in_post", "person"),
    "studio": ("founded_on", "named_after", "kind", "teams"),
    "host": ("employees", "revenue_yuan", "innovation_spend_yuan", "kind", "status"),
    "application": ("filed_on", "items_of_person"),
    "ceremony": ("programme", "leaders_present", "plaque_unveiled"),
}
KINDS = {"results": "kind", "equipment": "kind", "funding": "channel", "people": "role", "projects": "kind"}
"""The field of a list whose words are counted."""
SUMMED = {"activities": "participants", "spending": "amount_yuan", "funding": "amount_yuan"}
"""The number of a list that is added up."""
PARTS: dict[str, dict[str, tuple[Any, ...]]] = {
    "results": {"patent": ("invention", "utility-model"), "applied": (True, False)},
    "awards": {"level": ("county", "national")},
    "mentoring": {"certificate": ("technician", "junior-worker")},
    "activities": {"recorded_in_detail": (True, False)},
    "spending": {"use": ("equipment", "materials")},
}
"""Lists in which a tally may be split, and by which fields."""


class DossierDraw:
    """Draws a dossier for a day.

    Args:
        random: Where chance comes from.
        as_of: The day on which it will be judged.
        sections: The lists and sections of facts that will be asked; others stay unsaid.
    """

    def __init__(self, random: Random, as_of: date, sections: list[str]) -> None:
        self.random, self.as_of, self.sections = random, as_of, sections
        self.stated_on = random.choices([as_of, back(as_of, 3, "months"), back(as_of, -3, "months")], [8, 1, 1])[0]

    def dossier(self) -> Doc:
        """A whole dossier document."""
        made: Doc = {"stated_on": self.stated_on, "studio": {"name": "甲某创新工作室"}}
        lists: Doc = {}
        for section in self.sections:
            if section in FACTS:
                self._facts(made, section)
            else:
                self._list(made, lists, section)
        if lists:
            made["lists"] = lists
        return made

    def _maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    def _facts(self, made: Doc, section: str) -> None:
        dated = any(kind_of(section, field) == "date" for field in FACTS[section])
        # what a day compares as that never was, the documents leave open
        if not dated and self._maybe(0.05):
            made.setdefault("lists", {})[section] = "none"
            return
        one = {field: self._value(section, field) for field in FACTS[section] if self._maybe(0.75)}
        if section == "studio":
            made["studio"] |= one
        elif one and section == "premises" and self._maybe(0.25):
            change = self._day()
            made[section] = [
                {"to": change - DAY, **self._all_but_one(section, one)},
                {"from": change, **self._all_but_one(section, one)},
            ]
        elif one:
            made[section] = {**({"from": self._day()} if self._maybe(0.2) else {}), **one}

    def _all_but_one(self, section: str, like: Doc) -> Doc:
        """The same fields, said anew: two records of one section speak of the same things."""
        return {field: self._value(section, field) for field in like}

    def _list(self, made: Doc, lists: Doc, section: str) -> None:
        state = self.random.choices(
            ["these", "at-least-these", "none", "not-stated", "covers"], [66, 12, 6, 10, 6 * (section in PARTS)]
        )[0]
        if state == "none":
            made[section] = []
        elif state != "not-stated":
            made[section] = self._records(section)
            if state == "at-least-these":
                lists[section] = state
            elif state == "covers" and SHAPES[section] == "moments":
                year = self.as_of.year - self.random.choice([0, 1])
                lists[section] = {"state": "at-least-these", "covers": f"{year - 1}/{year}"}

    def _records(self, section: str) -> list[Doc]:
        if section in PARTS and self._maybe(0.12):
            return self._family(section)
        return [self._record(section) for _ in range(self.random.choice([1, 1, 2, 2, 3]))]

    def _record(self, section: str) -> Doc:
        made: Doc = {}
        if SHAPES[section] == "spans":
            made |= self._span()
        elif self._maybe(0.12):
            made |= self._tally()
        elif self._maybe(0.85):
            made["on"] = self._moment()
        for field in LISTS[section]:
            if (field == "kind" and has_kinds(section)) or self._maybe(0.72):
                made[field] = self._value(section, field)
        if "quantity" not in made and self._maybe(0.15) and self._sharp(made):
            made["quantity"] = self.random.choice([2, 3, {"between": [1, 2]}, {"at_most": 2}, "2+"])
        if self._maybe(0.1):
            made["evidence"] = ["proof"]
        # nothing said at all is no record
        return made or {"quantity": 1}

    @staticmethod
    def _sharp(made: Doc) -> bool:
        return all(not isinstance(made.get(key), str) for key in ("on", "from", "to"))

    def _family(self, section: str) -> list[Doc]:
        field, (one, other) = self.random.choice(list(PARTS[section].items()))
        whole: Doc = {"id": "whole", "quantity": self.random.choice([3, 4, {"between": [3, 4]}, "3+"])}
        if has_kinds(section):
            whole["kind"] = "patent" if field == "patent" else words_of(section, "kind")[0]
        if SHAPES[section] == "moments":
            whole["period"] = f"{self.as_of.year - 3}/{self.as_of.year}"
        # one thing at least is left unnamed, so that what parts leave of a sum has a holder
        parts = [{"part_of": "whole", field: one, "quantity": self.random.choice([1, 1, {"between": [0, 1]}])}]
        if self._maybe(0.5):
            parts.append({"part_of": "whole", field: other, "quantity": 1})
        amount = SUMMED.get(section)
        if amount and self._maybe(0.8):
            whole[amount] = self.random.choice([30, 40, {"between": [20, 30]}])
            parts[0] |= {amount: 10} if self._maybe(0.5) and parts[0]["quantity"] == 1 else {}
        return [whole, *parts]

    def _span(self) -> Doc:
        draw = self.random.random()
        if draw < 0.3:
            return {}
        if draw < 0.7:
            return {"from": self._moment()}
        if draw < 0.8:
            last = self._day()
            return {"to": self.random.choice([last, f"{last.year:04}-{last.month:02}"])}
        if draw < 0.88:
            return {"on": self._moment()}
        first, last = sorted([self._day(), self._day()])
        return {"from": first, "to": last}

    def _tally(self) -> Doc:
        first = self.as_of.year - self.random.choice([1, 2, 3])
        if self._maybe(0.3):
            return {"every": "year", "period": f"{first}-06/{self.random.choice([first + 1, self.as_of.year])}"}
        last = self.random.choice([first, self.as_of.year, self.as_of.year - 1])
        return {"quantity": self.random.choice([2, 3, "2+"]), "period": f"{first}/{max(first, last)}"}

    def _day(self) -> date:
        """A day on an edge of some window, or one step beside it."""
        start = back(self.as_of, self.random.choice([0, 0, 1, 1, 2, 3]), "years")
        edges = [start, date(start.year, 1, 1), date(start.year - 1, 6, 15), back(start, 6, "months")]
        return self.random.choice(edges) + self.random.choice([-1, 0, 0, 1]) * DAY

    def _moment(self) -> Any:
        """A day, or some day in a month, in a year, or between two."""
        day = self._day()
        # a record that begins in the month of speaking, and one that says it is later
        earlier = day if self._maybe(0.3) else min(day, self.stated_on)
        return self.random.choice(
            [
                *(day, day, day, day, day.isoformat()),
                f"{earlier.year:04}-{earlier.month:02}",
                f"{earlier.year - 1:04}",
                f"[{earlier.year - 2}..{earlier.year - 1}]",
            ]
        )

    def _value(self, section: str, field: str) -> Any:
        pick = self.random.choice
        match kind_of(section, field):
            case "yn":
                return pick([True, True, False])
            case "one":
                words = words_of(section, field)[:3]
                # a choice of a listed record that is told differently is read as not stated, an outer bound
                return self._contested(pick(words), pick(words)) if section in FACTS else pick(words)
            case "many":
                words = words_of(section, field)[:3]
                return sorted(self.random.sample(words, pick([0, 1, 1, 2])))
            case "level":
                words = words_of(section, field)
                level = pick(words[1:-1] or words[1:])
                return pick([level, level, level, words[0], {"at_least": level}, {"at_most": level}])
            case "date":
                return self._moment()
            case "key":
                return pick(["p1", "p2"])
            case _:
                return self._number(section, field)

    def _contested(self, one: Any, other: Any) -> Any:
        return {"said": {"form": one, "report": other}} if one != other and self._maybe(0.06) else one

    def _number(self, section: str, field: str) -> Any:
        pick = self.random.choice
        if kind_of(section, field) == "n2":
            exact = pick([Decimal(20), Decimal(30), Decimal("29.99"), Decimal("30.01"), Decimal(40)])
            bounds = [{"between": [20, 30]}, {"at_least": 30}, {"at_most": 30}, "约30", {"about": 30}]
        else:
            exact = pick([Decimal(number) for number in (1, 2, 10, 11)])
            bounds = [{"between": [9, 11]}, {"at_least": 10}, {"at_most": 10}, "10+", "约30"]
        return self._contested(exact, Decimal(35)) if self._maybe(0.7) else pick(bounds)
