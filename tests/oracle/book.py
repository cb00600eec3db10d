"""A whole rulebook at a point: requirements, criteria, sections, the total, and the rungs that are reached."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from math import floor

import attrs

from tests.oracle.completion import Completion, Doc
from tests.oracle.models import number
from tests.oracle.outline import allotted_to, requirements, waiver_test
from tests.oracle.point import LIST_MEASURES, MEASURES, BrokenError, Came, Tests, has_bound


class Book(Tests):
    """What a rulebook says of one completed dossier as of one day.

    Everything is worked out when asked and kept: a test may name a requirement, and a ladder the total.
    """

    def __init__(self, completion: Completion, rulebook: Doc, as_of: date) -> None:
        super().__init__(completion, rulebook, as_of)
        self.head: Doc = rulebook.get("rulebook", {})
        rounding = self.head.get("rounding", {})
        self.rounds_each = rounding.get("at", "requirement") == "requirement"
        self.places: int = rounding.get("places", 2)
        self._came: dict[str, Came] = {}
        self._claiming = ""

    @cached_property
    def requirements(self) -> dict[str, tuple[str, Doc]]:
        """By full id: where each requirement stands, and the requirement."""
        return requirements(self.rulebook)

    @cached_property
    def parts(self) -> dict[str, Doc]:
        """By full id: sections and criteria."""
        found = {section["id"]: section for section in self.rulebook.get("section", ())}
        for section in self.rulebook.get("section", ()):
            found |= {f"{section['id']}/{one['id']}": one for one in section.get("criterion", ())}
        return found

    def rounded(self, points: Fraction) -> Fraction:
        """Half up, at the declared places."""
        steps = 10**self.places
        return Fraction(floor(points * steps + Fraction(1, 2)), steps)

    def came(self, name: str) -> Came:
        """What a requirement came to."""
        if name not in self._came:
            self._came[name] = self._requirement(name, *self.requirements[name])
        return self._came[name]

    def unclaimed(self, records: list[Doc], section: str) -> list[Doc]:
        """Of records, those that no requirement before the one that is asked claims."""
        for one in self.rulebook.get("counts_once", ()):
            names = one["requirements"]
            for name in names[: names.index(self._claiming)] if self._claiming in names else ():
                for test in self._counting(self.requirements[name][1], section):
                    taken = self.chosen.records(test, section)
                    records = [record for record in records if all(record is not other for other in taken)]
        return records

    def _counting(self, said: str | Doc, section: str) -> list[Doc]:
        """The sentences of a test that read a list."""
        if isinstance(said, str):
            return []
        test = self.sentence(said)
        below = [one for join in ("all", "any", "some") for one in test.get(join, ())]
        below += [{"measure": name} for name in test.get("ratio", ())]
        own = [test] if any(str(test.get(key, "")).partition(".")[0] == section for key in LIST_MEASURES) else []
        return [*own, *(found for one in below for found in self._counting(one, section))]

    def _requirement(self, name: str, scope: str, said: Doc) -> Came:
        kept, self._claiming = self._claiming, ""
        try:
            return self._judged(name, scope, said)
        finally:
            self._claiming = kept

    def _judged(self, name: str, scope: str, said: Doc) -> Came:
        allotted = allotted_to(said)
        try:
            if "when" in said and not self.holds(said["when"], scope):
                points = allotted if said["not_applicable"] == "full" else Fraction(0)
                return Came(outcome="notapplicable", met=True, raw=points, points=points)
            came = self._applies(name, scope, self.sentence(said), allotted)
        except BrokenError:
            points = self.completion.unseen[name] * allotted
            return Came(outcome="error", met=points > 0, raw=points, points=points)
        if came.outcome == "fail" and said.get("in_principle") and self.holds(waiver_test(name, self.rulebook), ""):
            return attrs.evolve(came, outcome="fixed", met=True)
        return came

    def _applies(self, name: str, scope: str, said: Doc, allotted: Fraction) -> Came:
        measure = any(key in said for key in MEASURES)
        self._claiming = name
        value = self.measured(said, scope) if measure else None
        self._claiming = ""
        unseen = self.completion.unseen.get(name, Fraction(0)) * allotted
        admitted = all(self.holds(test, scope) for test in said.get("only_if", ()))
        if said.get("unseen"):
            met = admitted and (self.enough(said, value, scope) if measure else self.completion.unseen[name] == 1)
            points = Fraction(0) if not admitted else allotted if met else unseen
            return Came(outcome="pass" if met else "fail", met=met, raw=points, points=points, measured=value)
        earned = self.earned(said, value, allotted, scope) if measure else allotted
        losses = [self.lost(line, scope) for line in said.get("deduct", ())]
        raw = min(max(earned - sum(losses), Fraction(0)), allotted) if admitted else Fraction(0)
        enough = True if not measure else self.enough(said, value, scope) if has_bound(said) else earned >= allotted
        met = enough and admitted and not any(losses)
        points = self.rounded(raw) if self.rounds_each else raw
        return Came(outcome="pass" if met else "fail", met=met, raw=raw, points=points, measured=value)

    def truth_of(self, name: str, scope: str) -> bool:
        """Whether a requirement, criterion or section is met; siblings first, then the full path."""
        for full in (f"{scope}/{name}" if scope else name, name):
            if full in self.requirements:
                return self.came(full).met
            if full in self.parts:
                return self.met(full)
        raise LookupError(name)

    def met(self, name: str) -> bool:
        """Whether a criterion or section is met: by its own condition, or because all below is."""
        part = self.parts[name]
        if "met_if" in part:
            return all(self.holds(test, name) for test in part["met_if"])
        below = (*part.get("criterion", ()), *part.get("requirement", ()))
        return all(self.truth_of(one["id"], name) for one in below)

    def points_of(self, name: str) -> Fraction:
        """Points of a criterion or section, capped."""
        below = [full for full in self.requirements if full.startswith(f"{name}/")]
        points = sum((self.came(full).points for full in below), Fraction(0))
        cap = self.parts[name].get("cap")
        return points if cap is None else min(Fraction(cap), points)

    def holds(self, said: str | Doc, scope: str) -> bool:
        """Whether a test holds; a score that there is not holds no bound."""
        if isinstance(said, dict) and said.get("score") == "model" and self.model_score is None:
            return False
        return super().holds(said, scope)

    @cached_property
    def model_score(self) -> Fraction | None:
        """What a scoring model of XCCDF comes to, rounded; None where there is no score."""
        outcomes = {name: self.came(name).outcome for name in self.requirements}
        score, _ = number(self.rulebook, outcomes, self.head["model"])
        return None if score is None else self.rounded(score)

    def score_of(self, name: str) -> Fraction:
        """Rounded points of a section, or of the total with what sections of unknown points bring; a model's score."""
        if name == "model" and self.model_score is not None:
            return self.model_score
        return self.total + self.completion.unknown_points if name == "total" else self.rounded(self.points_of(name))

    @cached_property
    def total(self) -> Fraction:
        """Sections and bonus, less losses on the total, under its caps, not below 0, rounded."""
        loose = [name for name, (scope, _) in self.requirements.items() if not scope]
        counting = [section for section in self.rulebook.get("section", ()) if "unit" not in section]
        points = sum((self.came(name).points for name in loose), Fraction(0))
        points += sum((self.points_of(one["id"]) for one in counting if not one.get("bonus")), Fraction(0))
        points = self._rescaled(points)
        points += sum((self.points_of(one["id"]) for one in counting if one.get("bonus")), Fraction(0))
        lines = self.rulebook.get("on_total", ())
        points -= sum((self.lost(line, "") for line in lines if "cap" not in line), Fraction(0))
        for line in lines:
            if "cap" in line and not self.holds(line, ""):
                points = min(points, Fraction(line["cap"]))
        return self.rounded(max(points, Fraction(0)))

    def _rescaled(self, earned: Fraction) -> Fraction:
        """The proportion earned of what counts, of all points; what does not apply and gives none makes both less.

        What does not apply and gives all its points counts as earned; without anything to rescale the sum stays.
        """
        gone: dict[str, Fraction] = {"none": Fraction(0), "rescaled": Fraction(0)}
        counting = Fraction(0)
        extra = tuple(f"{one['id']}/" for one in self.rulebook.get("section", ()) if one.get("bonus") or "unit" in one)
        for name, (_, said) in self.requirements.items():
            if extra and name.startswith(extra):
                continue  # a bonus comes on top of the points that are rescaled, money stands beside them
            if self.came(name).outcome == "notapplicable" and said["not_applicable"] in gone:
                gone[said["not_applicable"]] += allotted_to(said)
            else:
                counting += allotted_to(said)
        if not gone["rescaled"] or not counting:
            return earned
        return (Fraction(self.head["points"]) - gone["none"]) * earned / counting

    def preferred(self, said: Doc) -> str:
        """What a priority came to: an outcome, `notapplicable` outside the days on which it is in force."""
        days = said.get("in_force", {})
        if not days.get("from", self.as_of) <= self.as_of <= days.get("to", self.as_of):
            return "notapplicable"
        try:
            return "pass" if self.holds(said, "") else "fail"
        except BrokenError:
            return "error"

    def amount(self, rung: Doc) -> tuple[Fraction, Fraction]:
        """The least and the most of the amount of a rung: of the first special case that holds, else its own."""
        said = next((one for one in rung.get("but", ()) if self.holds(one["when"], "")), rung)["yuan"]
        if isinstance(said, str):
            said = self._given({}, said)
        if isinstance(said, dict):
            low, high = said["between"] if "between" in said else (0, said["at_most"])
            return Fraction(low), Fraction(high)
        return Fraction(said), Fraction(said)

    def rung(self, decision: Doc) -> int:
        """The highest rung whose needs and those of every lower rung hold."""
        reached = -1
        for rung in decision["rungs"]:
            if not all(self.holds(need, "") for need in rung.get("needs", ())):
                break
            reached += 1
        return reached
