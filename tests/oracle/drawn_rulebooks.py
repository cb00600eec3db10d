"""Small random rulebooks for a dossier: one to three requirements, bounds on or one step beside what is measured."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracle.asked import COMPARING
from tests.oracle.book import Book
from tests.oracle.catalogue import SHAPES, kind_of, words_of
from tests.oracle.completion import Doc, TooManyError
from tests.oracle.completions import Completions
from tests.oracle.drawn_dossiers import FACTS, KINDS, LISTS, SUMMED
from tests.oracle.drawn_panels import crowded
from tests.oracle.drawn_variants import perhaps_varied
from tests.oracle.drawn_waivers import perhaps_paid, perhaps_preferred, perhaps_waived
from tests.oracle.models import MODELS
from tests.oracle.outline import requirements
from tests.oracle.said import back

MOST = 3000
BEST = {"results": "level", "awards": "level", "mentoring": "certificate", "people": "grade"}
PART = {"activities": "recorded_in_detail", "plan_items": "done", "people": "front_line", "results": "applied"}

ONCE = {
    "awards": "person",
    "accidents": "cause",
    "spending": "use",
    "funding": "channel",
    "results": "patent",
    "people": "role",
}
"""The field of a list whose things count once."""


class RulebookDraw:
    """Draws a rulebook that asks about some sections of a dossier.

    Args:
        random: Where chance comes from.
        dossier: The dossier; bounds are put on and beside what it makes possible.
        as_of: The day.
        sections: The lists and sections of facts to ask about.
    """

    def __init__(self, random: Random, dossier: Doc, as_of: date, sections: list[str]) -> None:
        self.random, self.dossier, self.as_of = random, dossier, as_of
        self.lists = [section for section in sections if section in LISTS]
        self.facts = [section for section in sections if section in FACTS]
        self.judgements: Doc = {}
        self.filters: Doc = {}
        self.measures: Doc = {}
        self.weights: Doc = {}

    def rulebook(self) -> Doc:
        """A rulebook document without head and titles."""
        count = self.random.choice([1, 2, 2, 3])
        requirements = [self._requirement(f"r{number}") for number in range(count)]
        perhaps_varied(requirements, self.facts)
        made: Doc = {"requirement": requirements}
        if count > 1 and self._maybe(0.35):
            made = {"section": [self._section(requirements[:-1])], "requirement": requirements[-1:]}
        if self._maybe(0.5):
            made["decision"] = [self._ladder(made)]
        if self._maybe(0.15):
            made["rounding"] = {"at": "total", "places": 2, "mode": "half-up"}
        self._act_on_the_whole(made, requirements)
        perhaps_waived(made, self.dossier, self.as_of)
        self._prefer(made, requirements)
        self._score_by_a_model(made, requirements)
        parts = {
            "judgement": self.judgements,
            "filter": self.filters,
            "measure": self.measures,
            "weights": self.weights,
        }
        return {**made, **{key: said for key, said in parts.items() if said}}

    def _section(self, requirements: list[Doc]) -> Doc:
        made: Doc = {"id": "s", "requirement": requirements}
        if self._maybe(0.5):
            made["cap"] = 3
        if self._maybe(0.3):
            made["criterion"] = [{"id": "c", "zh": "条目", "requirement": made.pop("requirement")}]
            return made
        if self._maybe(0.4):
            made["met_if"] = [requirements[0]["id"]]
        return made

    def _maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    def _ladder(self, made: Doc) -> Doc:
        gate = made["requirement"][0]["id"]
        if "section" in made:
            gate = "s/c" if "criterion" in made["section"][0] and self._maybe(0.5) else "s"
        whole = sum(Fraction(one.get("points", 0)) for one in self._all(made))
        word = self.random.choice(["at_least", "at_least", "above"])
        needs: list[list[Any]] = [[{"score": "total", word: int(whole / 2)}], [gate]]
        if "section" in made and self._maybe(0.3):
            needs[1].append({"score": "s", word: self.random.choice([1, 2, Decimal("2.5")])})
        self.random.shuffle(needs)
        return {"id": "d", "rungs": [{"id": "low"}, {"id": "mid", "needs": needs[0]}, {"id": "top", "needs": needs[1]}]}

    @staticmethod
    def _all(made: Doc) -> list[Doc]:
        return [said for _, said in requirements(made).values()]

    def _requirement(self, name: str) -> Doc:
        made: Doc = {"id": name, "points": self.random.choice([1, 2, 4, Decimal("2.5")])}
        draw = self.random.random()
        if draw < 0.05:
            made["unseen"] = True
        elif draw < 0.2:
            made |= {"deduct": [self._line() for _ in range(self.random.choice([1, 2]))]}
        elif draw < 0.32:
            made |= self._join()
        elif draw < 0.4:
            made |= crowded(self._judged(name), f"q-{name}", self.judgements, self.dossier, self.as_of)
        else:
            made |= self._with_worth(self._bounded(self._measure()), made["points"])
        if self._maybe(0.08):
            made["only_if"] = [self._simple()]
        if name != "r0" and self._maybe(0.2):
            # where nothing applies there is nothing to rescale to: the first requirement always applies
            made |= {"when": self._simple(), "not_applicable": self.random.choice(["full", "none", "rescaled"])}
        return made

    def _judged(self, name: str) -> Doc:
        question = f"q-{name}"
        if self._maybe(0.3):
            self.judgements[question] = {"range": [0, 10]}
            self._answer(question, {"value": self.random.choice([3, Decimal("7.5")])})
            return {"judged": question, "at_least": self.random.choice([3, 5]), "earn_each": Decimal("0.25")}
        self.judgements[question] = {"levels": [{"id": "poor"}, {"id": "fair"}, {"id": "good"}]}
        self._answer(question, {"level": self.random.choice(["poor", "fair", "good"])})
        worth = {"earn_by": self.random.choice([{"fair": 1}, {"poor": Decimal("0.5"), "good": 1}])}
        return {"judged": question, "at_least": "good", **(worth if self._maybe(0.4) else {})}

    def _answer(self, question: str, said: Doc) -> None:
        if self._maybe(0.5):
            judgement = {"question": question, "reviewer": "r1", "given_on": self.as_of, **said}
            self.dossier.setdefault("judgements", []).append(judgement)

    def _join(self) -> Doc:
        branches = [self._simple() for _ in range(self.random.choice([2, 2, 3]))]
        join = self.random.choice(["all", "any", "any", "some"])
        return {join: branches, **({"needed": self.random.choice([1, 2])} if join == "some" else {})}

    def _line(self) -> Doc:
        if self._maybe(0.3):
            return {"lose_most_of": [self._single_line() for _ in range(self.random.choice([2, 2, 3]))]}
        return self._single_line()

    def _single_line(self) -> Doc:
        if self._maybe(0.15):
            question, low = f"q-loss-{len(self.judgements)}", self.random.choice([0, 1, Decimal("0.5")])
            self.judgements[question] = {}
            self._answer(question, {"value": self.random.choice([0, 1, Decimal("1.5"), 2])})
            return {"lose_between": [low, 2], "judged": question}
        if "host" in self.facts and self._maybe(0.4):
            return {"lose_by": {"moved": 1, "closed": 2}, "fact": "host.status"}
        test = self._simple()
        if "at_least" in test and "count" in test and self._maybe(0.5):
            line = {"lose_each": self.random.choice([1, Decimal("0.5")]), **self._shares([2, 3]), **test}
            return line | self._limit(line)
        if "at_least" in test and "share" in test and self._maybe(0.8):
            line = {"lose_each": 1, **test, **(self._shares([Decimal("0.1"), Decimal("0.25")]) or {"per": 1})}
            return line | self._limit(line)
        if "fact" in test and {"at_least", "at_most"} & set(test) and kind_of(*test["fact"].split(".")) == "date":
            line = {"lose_each": Decimal("0.25"), **test}
            return line | self._limit(line)
        return {"lose": self.random.choice([1, Decimal("0.5"), 2]), **test}

    @staticmethod
    def _limit(line: Doc) -> Doc:
        """The most that a line takes, or nothing; by a chance of its own, so that the rest stays."""
        most = Random(repr(line)).choice([None, line["lose_each"], Decimal("1.5")])  # noqa: S311  # chance, not secrecy
        return {} if most is None else {"up_to": most}

    def _act_on_the_whole(self, made: Doc, drawn: list[Doc]) -> None:
        """Make the section a bonus, let lines act on the total; by a chance of its own, so that the rest stays."""
        kept, self.random = self.random, Random(repr(drawn))  # noqa: S311  # chance, not secrecy
        # a bonus is not rescaled, and without it something must be left to rescale to
        if "section" in made and self._maybe(0.4) and all(one.get("not_applicable") != "rescaled" for one in drawn):
            made["section"][0]["bonus"], made["points"] = True, drawn[-1]["points"]
            if "deduct" not in str(drawn[:-1]) and self._maybe(0.4):
                made["section"][0]["unit"] = "yuan"
                del made["section"][0]["bonus"]
                for ladder in made.get("decision", ()):  # nothing reads money as points
                    for rung in ladder["rungs"]:
                        rung["needs"] = [one for one in rung.get("needs", ()) if not _reads(one, "s")]
                        if not rung["needs"]:
                            del rung["needs"]
        found = requirements(made)
        if self._maybe(0.25):
            made["on_total"] = [self._line_on_total() for _ in range(self.random.choice([1, 1, 2]))]
        counting = [name for name, (_, one) in found.items() if self._claims(one)] if self._maybe(0.4) else []
        if len({self._listed(found[name][1]) for name in counting}) < len(counting):
            self.random.shuffle(counting)
            made["counts_once"] = [{"requirements": counting}]
        self.random = kept

    def _prefer(self, made: Doc, requirements: list[Doc]) -> None:
        kept, self.random = self.random, Random(f"simple {requirements}")  # noqa: S311  # chance, not secrecy
        perhaps_preferred(made, self._simple(), self.as_of)
        perhaps_paid(made, [self._simple(), self._simple()])
        self.random = kept

    @staticmethod
    def _claims(said: Doc) -> bool:
        """Whether a requirement counts records, and no years or changes."""
        return any(key in said for key in ("count", "total", "best", "kinds", "share")) and "each" not in said

    @staticmethod
    def _listed(said: Doc) -> str:
        measure = next(key for key in ("count", "total", "best", "kinds", "share") if key in said)
        return str(said[measure]).partition(".")[0]

    def _score_by_a_model(self, made: Doc, requirements: list[Doc]) -> None:
        """Perhaps a model of XCCDF, and a ladder that reads it; by a chance of its own, so that the rest stays."""
        kept, self.random = self.random, Random(f"model {requirements!r}")  # noqa: S311  # chance, not secrecy
        if self._maybe(0.4):
            made["model"] = self.random.choice(MODELS)
            for part in (*requirements, *made.get("section", ())):
                if self._maybe(0.3):
                    part["weight"] = self.random.choice([0, 1, 3])
            bounds: list[Any] = [1, 2, Decimal("33.33"), Decimal("33.34"), 50, 75, 100]
            words = ["at_least", "at_least", "above", "at_most", "below"]
            wanted = sorted(Decimal(self.random.choice(bounds)) for _ in range(2))
            rungs: list[Doc] = [{"id": "low"}] + [
                {"id": name, "needs": [{"score": "model", self.random.choice(words): bound}]}
                for name, bound in zip(("mid", "top"), wanted, strict=True)
            ]
            made.setdefault("decision", []).append({"id": "m", "rungs": rungs})
        self.random = kept

    def _line_on_total(self) -> Doc:
        return {"cap": self.random.choice([1, 2]), **self._simple()} if self._maybe(0.4) else self._line()

    def _shares(self, sizes: list[Any]) -> Doc:
        """Perhaps how large the shares are of which each loses, and which are counted."""
        if self._maybe(0.3):
            return {}
        return {"per": self.random.choice(sizes), "counted": self.random.choice(["whole", "begun", "exact"])}

    def _simple(self) -> Doc:
        """A test for a place where no worth belongs."""
        return self._bounded(self._fact() if self.facts and self._maybe(0.6) else self._measure())

    def _measure(self) -> Doc:
        if "host" in self.facts and self._maybe(0.3):
            return self._ratio()
        if not self.lists or (self.facts and self._maybe(0.3)):
            return self._fact()
        section = self.random.choice(self.lists)
        choices = [self._count, self._count, self._count]
        choices += [self._total] * 2 * (section in SUMMED) + [self._kinds] * (section in KINDS)
        choices += [self._best] * (section in BEST) + [self._share] * 2 * (section in PART)
        choices += [self._growth] * 2 * (section == "people") + [self._each] * (SHAPES[section] == "moments")
        return self.random.choice(choices)(section)

    def _fact(self) -> Doc:
        section = self.random.choice(self.facts)
        fields = [field for field in FACTS[section] if kind_of(section, field) != "key"]
        field = self.random.choice(fields)
        if kind_of(section, field) == "date":
            if self._maybe(0.5):
                return {"fact": f"{section}.{field}"}
            return {"elapsed": f"{section}.{field}", "unit": self.random.choice(["years", "years", "months"])}
        return {"fact": f"{section}.{field}"}

    def _ratio(self) -> Doc:
        self.measures = {
            "spent": {"fact": "host.innovation_spend_yuan"},
            "earned": {"fact": "host.revenue_yuan"},
        }
        return {"ratio": ["spent", "earned"], "if_none": self.random.choice(["pass", "fail"])}

    def _count(self, section: str) -> Doc:
        said = {"count": section, **self._narrowed(section)}
        kept, self.random = self.random, Random(repr((said, self.dossier)))  # noqa: S311  # chance, not secrecy
        group = ONCE.get(section)
        if group is not None and f"'{group}'" not in repr((said, self.filters)) and self._maybe(0.3):
            said["once_per"] = group
        if self._maybe(0.3) and (section != "spending" or "once_per" not in said):
            said["counts_as"] = self._table(section, said.get("once_per"))
        self.random = kept
        return said

    def _table(self, section: str, but: str | None) -> str:
        """A table of weights: rows that nest, that exclude each other or leave nothing over, by one field or two."""
        fields = [field for field in LISTS[section] if kind_of(section, field) not in {"n", "n2", "date", "key"}]
        fields = [field for field in fields if field != but]
        chosen = self.random.sample(fields, min(len(fields), self.random.choice([1, 1, 1, 2])))
        rows = []
        for _ in range(self.random.choice([1, 2, 2, 3])):
            asked = [field for field in chosen if self._maybe(0.8)] or chosen[:1]
            where: Doc = {field: self._part(section, field) for field in asked}
            rows.append({"where": {"not": where} if self._maybe(0.1) else where, "counts": self._weight()})
        if self._maybe(0.25):
            rows.append({"counts": self._weight()})
        name = f"w{len(self.weights)}"
        self.weights[name] = rows
        return name

    def _part(self, section: str, field: str) -> Any:
        """What a row asks of a field."""
        words, pick = words_of(section, field), self.random.choice
        match kind_of(section, field):
            case "yn":
                return pick([True, False])
            case "level":
                return pick([{"at_least": pick(words[1:])}, pick(words), {"at_most": pick(words[:-1])}])
            case _:
                return pick([pick(words[:3]), list(words[:2])])

    def _weight(self) -> Any:
        return self.random.choice([0, 1, 2, 3, 5, Decimal("0.5"), Decimal("2.5")])

    def _total(self, section: str) -> Doc:
        narrowed = self._narrowed(section)
        return {"total": f"{section}.{SUMMED[section]}", **narrowed}

    def _kinds(self, section: str) -> Doc:
        field = KINDS[section]
        of = {} if self._maybe(0.2) else {"of": list(words_of(section, field)[:3])}
        return {"kinds": f"{section}.{field}", **of, **self._window(section)}

    def _best(self, section: str) -> Doc:
        return {"best": f"{section}.{BEST[section]}", **self._window(section)}

    def _share(self, section: str) -> Doc:
        if_none = self.random.choice(["pass", "fail"])
        return {"share": section, "part": {PART[section]: True}, "if_none": if_none, **self._window(section)}

    def _growth(self, section: str) -> Doc:
        where = {"where": {"role": "member"}} if self._maybe(0.3) else {}
        return {"growth": section, "within": self.random.choice(["1 year", "3 years"]), **where}

    def _each(self, section: str) -> Doc:
        where = {"where": self._where(section)} if self._maybe(0.3) else {}
        since = {"since": "studio.founded_on", "if_none": self.random.choice(["pass", "fail"])}
        return {
            "count": section,
            "each": self.random.choice(["calendar year", "calendar year", "1 year"]),
            "last": self.random.choice([2, 3]),
            **where,
            **(since if "studio" in self.facts and self._maybe(0.4) else {}),
        }

    def _narrowed(self, section: str) -> Doc:
        window = self._window(section)
        if f"some-{section}" in self.filters and self._maybe(0.5):
            return {"where": f"some-{section}", **window}
        return {**({"where": self._where(section)} if self._maybe(0.65) else {}), **window}

    def _window(self, section: str) -> Doc:
        lengths = ["1 year", "1 year", "2 years", "3 years", "6 months"]
        choices: list[Doc] = [{}, {"within": self.random.choice(lengths)}, {"within": self.random.choice(lengths)}]
        if SHAPES[section] == "spans":
            choices += [{"during": self.random.choice(lengths)}, {"dated_by": "from"}]
        if section == "mentoring":
            choices.append({"dated_by": "certified_on", "within": self.random.choice(lengths)})
        if "studio" in self.facts:
            choices.append({"since": "studio.founded_on"})
        return self.random.choice(choices)

    def _where(self, section: str) -> Doc:
        fields = [field for field in LISTS[section] if kind_of(section, field) not in {"n", "n2", "date"}]
        chosen = self.random.sample(fields, min(len(fields), self.random.choice([1, 1, 2])))
        where = {field: self._wanted(section, field) for field in chosen}
        if self._maybe(0.1):
            return {"not": where}
        if self._maybe(0.1):
            self.filters[f"some-{section}"] = where
        return {**where, **({"evidence": {"exists": True}} if self._maybe(0.05) else {})}

    def _wanted(self, section: str, field: str) -> Any:
        words, pick = words_of(section, field), self.random.choice
        match kind_of(section, field):
            case "yn":
                return pick([True, True, False])
            case "level":
                word = pick(["at_least", "at_least", "at_most", "above", "below"])
                wanted: list[Any] = [
                    {word: self._middle(words)},
                    {word: self._middle(words)},
                    pick(words[1:]),
                ]
                return pick([*wanted, {"exists": True}] if words[0] == "none" else wanted)
            case "key":
                return {"same_as": "leader.person"} if "leader" in self.facts else "p1"
            case _:
                # a filter that names every word there is always holds: a linter's case
                return pick([words[0], words[1], *([list(words[:2])] if len(words) > 2 else [])])

    def _middle(self, words: tuple[str, ...]) -> str:
        """A word that has others below and above it, where there is one."""
        return self.random.choice(words[1:-1] or words[1:])

    def _bounded(self, said: Doc) -> Doc:
        """The sentence with a bound on, or one step beside, what some completion measures."""
        if "all" in said or "any" in said or "some" in said:
            return said
        path = said.get("fact") or said.get("best")
        kind = kind_of(*path.split(".")) if path else "n"
        words = words_of(*path.split(".")) if path else ()
        if kind == "yn":
            return said
        if kind in {"one", "many"}:
            return {**said, self.random.choice(["is", "is", "is_not"]): self.random.choice([words[0], list(words[:2])])}
        if kind == "level":
            return {
                **said,
                self.random.choice(["at_least", "at_least", "at_most"]): self._middle(words),
            }
        if kind == "date":
            bounds = ["06-30", "12-31", self.as_of, back(self.as_of, 3, "years").isoformat()]
            return {**said, self.random.choice(["at_least", "at_most", "above"]): self.random.choice(bounds)}
        if "share" in said or "ratio" in said:
            return {**said, "at_least": self.random.choice([Decimal("0.5"), Decimal("0.6"), Decimal("0.67"), 1])}
        word = "at_least" if "elapsed" in said else self._word(said)
        made = {**said, word: self._near(said, kind)}
        if "count" in said and "each" not in said and self.facts and self._maybe(0.1):
            made["but"] = [{"when": self._bounded(self._fact()), word: made[word] + 1}]
        return made

    def _word(self, said: Doc) -> str:
        # between the ends of a sum there may be gaps, and a measure is known by its ends
        words = ["at_least", "at_least", "at_least", "at_most", "above", "below"]
        return self.random.choice([*words, "is"] if "fact" in said else words)

    def _near(self, said: Doc, kind: str) -> Any:
        """A number that some completion measures, or one step beside it."""
        most = 50 if "elapsed" in said else 10**5
        values = sorted(value for value in self._measured(said) if isinstance(value, Fraction) and abs(value) < most)
        step = Decimal("0.01") if kind == "n2" and "fact" in said else 1
        value = self.random.choice(values) if values else Fraction(1)
        number = Decimal(value.numerator) / Decimal(value.denominator) + self.random.choice([-1, 0, 0, 0, 1]) * step
        # fewer than no years is left out of the documents on purpose
        least = Decimal(-3 if "growth" in said else 1 if "elapsed" in said else 0)
        return max(number, least) if number % 1 else int(max(number, least))

    def _measured(self, said: Doc) -> set[Any]:
        book: Doc = {
            "rulebook": {"id": "case"},
            "requirement": [{"id": "x", **said, "at_least": 0}],
            "filter": self.filters,
            "measure": self.measures,
            "weights": self.weights,
        }
        completions = Completions(self.dossier, book, self.as_of)
        if len(completions) > MOST:
            raise TooManyError(len(completions))
        return {Book(one, book, self.as_of).measured({**said, "at_least": 0}, "") for one in completions}

    def _with_worth(self, said: Doc, points: Any) -> Doc:
        """The sentence, perhaps with points in part."""
        words = words_of(*said["fact"].split(".")) if "fact" in said else ()
        if words and self._maybe(0.4):
            return {**said, "earn_by": {words[1]: Decimal(points) / 2, words[2]: points}}
        counting = ("count" in said or "total" in said) and "each" not in said
        if said.get("at_least", 0) and (counting or "share" in said) and self._maybe(0.25) and "but" not in said:
            return {**said, "in_proportion": True}
        if counting and "but" not in said and self._maybe(0.08):
            # without a bound enough is the full mark
            unbound = {key: value for key, value in said.items() if key not in COMPARING}
            return {**unbound, "earn_each": self.random.choice([1, Decimal("0.5")])}
        if counting and self._maybe(0.2):
            return {**said, "earn_each": self.random.choice([1, Decimal("0.5")])}
        if counting and self._maybe(0.15):
            steps = [[1, points / 2], [2, points]]
            return {**said, "earn_steps": [[start, Decimal(worth)] for start, worth in steps]}
        return said


def _reads(need: Any, of: str) -> bool:
    """Whether a need of a rung reads the points of a section."""
    return isinstance(need, dict) and need.get("score") == of
