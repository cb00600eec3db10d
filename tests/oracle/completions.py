"""Every way in which a small partial dossier may be filled in, as far as a rulebook on a day can tell them apart.

What is known to the day and to the number stays; what is open takes each value between which something changes. Open
ends are cut: a quantity without an upper end takes the numbers near the thresholds and one very large number, a list
that may be longer takes one or two further groups of records. Where such a cut was made, or the splits of a large tally
were not all listed, `exhaustive` is false: every completion is still a true one, but a tight answer is not promised.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from tests.oracle.asked import Questions
from tests.oracle.catalogue import SHAPES
from tests.oracle.completion import ERROR, Completion, Doc
from tests.oracle.outline import requirements
from tests.oracle.said import FAR_FUTURE, FAR_PAST, hull, possible
from tests.oracle.things import Filling, UnsupportedError, duration_of, read_records, when
from tests.oracle.values import BIG, Values, records_of


class Completions:
    """The completions of one dossier under one rulebook as of one day.

    Args:
        dossier: A dossier document; `stated_on` is a day.
        rulebook: A rulebook document.
        as_of: The day.

    Attributes:
        exhaustive: Whether no open end was cut.
    """

    def __init__(self, dossier: Doc, rulebook: Doc, as_of: date) -> None:
        self.dossier, self.rulebook, self.as_of = dossier, rulebook, as_of
        self.questions = Questions(rulebook, as_of)
        self.values = Values(dossier, self.questions)
        self.exhaustive = True
        self._judged = {question: self._judgement(question) for question in self.questions.judged}
        self._seats = {
            question: said["size"] - sum(bool(one.get("recused")) for one in self._standing(question))
            for question, said in rulebook.get("judgement", {}).items()
            if "combine" in said
        }
        self._unseen = {name: [Fraction(0), Fraction(1)] for name in self._open_requirements()}
        self._extra = [Fraction(0), BIG] if self._unknown_points() else [Fraction(0)]
        self._slots = [
            (section, ways)
            for section in sorted(self.questions.fields)
            for ways in (self._facts(section) if SHAPES[section] == "facts" else self._list(section))
        ]

    def __len__(self) -> int:
        ways = [len(ways) for _, ways in self._slots]
        people = [len(some) for some in (*self._judged.values(), *self._unseen.values(), self._extra)]
        return prod((*ways, *people))

    def __iter__(self) -> Iterator[Completion]:
        for way in product(*(ways for _, ways in self._slots)):
            records: dict[str, list[Doc]] = {section: [] for section in self.questions.fields}
            for (section, _), things in zip(self._slots, way, strict=True):
                records[section] += things
            for values in product(*self._judged.values()):
                judged = dict(zip(self._judged, values, strict=True))
                for parts in product(*self._unseen.values()):
                    unseen = dict(zip(self._unseen, parts, strict=True))
                    for extra in self._extra:
                        yield Completion(
                            records=records, judged=judged, seats=self._seats, unseen=unseen, unknown_points=extra
                        )

    def _state(self, section: str) -> str:
        """`not-stated`, `none`, `these` or `at-least-these`."""
        lists = self.dossier.get("lists", {})
        said = lists.get(section)
        said = said.get("state", "these") if isinstance(said, dict) else said
        if said == "none" or self.dossier.get(section) == []:
            return "none"
        if section not in self.dossier:
            return "not-stated"
        return said or ("these" if SHAPES[section] == "facts" else lists.get("default", "these"))

    def _facts(self, section: str) -> list[list[list[Doc]]]:
        fields = sorted(self.questions.fields[section])
        if self._state(section) == "none":
            return [[[]]]
        sure, maybe = [], []
        for said in records_of(self.dossier, section):
            start, end, _ = when(said, self.dossier["stated_on"], spans=True)
            end = end or (FAR_FUTURE, FAR_FUTURE)
            if start[0] <= self.as_of <= end[1]:
                read = {field: possible(section, field, said[field]) for field in fields if field in said}
                maybe.append(read)
                sure += [read] * (start[1] <= self.as_of <= end[0])
        # where nobody surely speaks for the day, it is not stated
        spoken = [*maybe, *([] if sure else [{}])]
        if len(maybe) > 1:
            spoken.append({field: hull(section, field, [one[field] for one in maybe])
                           for field in fields if all(field in one for one in maybe)})  # fmt: skip
        filled = [
            {"from": FAR_PAST, **dict(zip(fields, way, strict=True))}
            for one in spoken
            for way in product(*(self.values.of(section, field, one.get(field), section) for field in fields))
        ]
        return [[[record] for at, record in enumerate(filled) if record not in filled[:at]]]

    def _list(self, section: str) -> list[list[list[Doc]]]:
        state, filling = self._state(section), Filling(self.values, section)
        records = [] if state in {"none", "not-stated"} else read_records(self.dossier, section)
        slots = [filling.ways(record) for record in records]
        self.exhaustive &= filling.whole and all(one.quantity[1] is not None for one in records)
        if state in {"not-stated", "at-least-these"}:
            self.exhaustive = False
            slots.append(list(filling.more(duration_of(self.dossier.get("lists", {}).get(section)))))
        return slots

    def _unknown_points(self) -> bool:
        said = (*self.rulebook.get("section", ()), *(one for _, one in requirements(self.rulebook).values()))
        return any(one.get("points") == "unknown" for one in said)

    def _open_requirements(self) -> Iterator[str]:
        broken = {question for question, values in self._judged.items() if ERROR in values}
        for name, (_, said) in requirements(self.rulebook).items():
            if said.get("unseen") or said.get("judged") in broken:
                yield name

    def _standing(self, question: str) -> list[Doc]:
        """What was given by the day: of each reviewer the last."""
        names = (question, f"{self.rulebook['rulebook']['id']}:{question}")
        given = [one for one in self.dossier.get("judgements", ()) if one["question"] in names]
        given = sorted((one for one in given if one["given_on"] <= self.as_of), key=lambda one: one["given_on"])
        return [
            one
            for at, one in enumerate(given)
            if "reviewer" not in one or all(one["reviewer"] != later.get("reviewer") for later in given[at + 1 :])
        ]

    def _judgement(self, question: str) -> list[Any]:
        said = self.rulebook["judgement"][question]
        given = self._standing(question)
        votes = [self._vote(one, said) for one in given if not one.get("recused")]
        levels = [Fraction(rank) for rank in range(len(said.get("levels", ())))]
        if "combine" not in said:
            if len(votes) > 1:
                return [ERROR]
            return votes or levels or self._numbers(question, said)
        missing = said["size"] - len(given)
        if missing < 0:
            return [ERROR]
        one_would_remain = said["combine"] != "trimmed-mean" or missing + len(votes) > 2
        if len(votes) < said.get("quorum", 1) or not one_would_remain:
            return levels or self._numbers(question, said)
        tried = levels or self._numbers(question, said)
        return sorted({_combined([*votes, *more], said) for more in product(tried, repeat=missing)})

    def _numbers(self, question: str, said: Doc) -> list[Fraction]:
        if "range" in said:
            low, high = (Fraction(end) for end in said["range"])
            return self.values.numbers((low, high), self.questions.judged[question], "", "")
        return sorted({Fraction(0), *(end for line in _discretions(self.rulebook, question) for end in line)})

    @staticmethod
    def _vote(judgement: Doc, said: Doc) -> Fraction:
        if "level" in judgement:
            return Fraction([level["id"] for level in said["levels"]].index(judgement["level"]))
        return Fraction(judgement["value"])


def _combined(votes: list[Fraction], said: Doc) -> Fraction:
    match said["combine"]:
        case "lower-median":
            return sorted(votes)[(len(votes) - 1) // 2]
        case "mean":
            return sum(votes, Fraction(0)) / len(votes)
        case "trimmed-mean":
            kept = sorted(votes)[1:-1]
            return sum(kept, Fraction(0)) / len(kept)
        case "share-of-yes":
            return Fraction(sum(vote == len(said["levels"]) - 1 for vote in votes), len(votes))
        case unknown:
            raise UnsupportedError(unknown)


def _discretions(node: Any, question: str) -> Iterator[list[Fraction]]:
    """The losses that a rulebook leaves to whoever answers a question."""
    if isinstance(node, dict):
        if node.get("judged") == question and "lose_between" in node:
            yield [Fraction(end) for end in node["lose_between"]]
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _discretions(one, question)
