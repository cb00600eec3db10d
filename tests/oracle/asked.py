"""What a rulebook asks: which fields it reads, and where each of them can change an answer.

A value need only be tried once between two places where some condition changes. The places are gathered here, and
rather too many than too few: one more costs a completion, one too few would hide a disagreement.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from tests.oracle.catalogue import kind_of, words_of
from tests.oracle.chosen import Chosen
from tests.oracle.completion import Completion, Doc
from tests.oracle.outline import requirements, waiver_test
from tests.oracle.point import LIST_MEASURES
from tests.oracle.said import DAY, back, duration, step_of

COMPARING = ("at_least", "at_most", "above", "below", "is", "is_not")
_NOT_TESTS = {"where", "part", "filter", "weights", "earn_by", "lose_by", "zh", "en", "value", "judgement"}


@attrs.frozen
class Asked:
    """What is asked of one field.

    Attributes:
        words: Words that it is compared with.
        ranks: Ranks at which an answer changes, the first of each side.
        numbers: Numbers that it is compared with.
        days: Days at which an answer changes, the first of each side.
        every_word: Whether each word is a thing of its own.
        related: Whether it is compared with another field.
        once: Whether what it names counts once, so that each thing may name another.
    """

    words: set[str] = attrs.field(factory=set)
    ranks: set[int] = attrs.field(factory=set)
    numbers: set[Fraction] = attrs.field(factory=set)
    days: set[date] = attrs.field(factory=set)
    every_word: list[bool] = attrs.field(factory=list)
    related: list[bool] = attrs.field(factory=list)
    once: list[bool] = attrs.field(factory=list)


class Questions:
    """What a rulebook asks of a dossier as of a day.

    Attributes:
        fields: By section: the fields that are read, the days of records left out.
        asked: By section and field: what is asked.
        edges: By list: days at which the place of a record in time changes, as its first day passes them.
        ends: By list of spans: the same for the last day.
        totals: Fields of lists that are summed.
        judged: Questions for people.
        sums: Numbers that a count or a total is compared with.
    """

    def __init__(self, rulebook: Doc, as_of: date) -> None:
        self.rulebook, self.as_of = rulebook, as_of
        self.fields: defaultdict[str, set[str]] = defaultdict(set)
        self.asked: defaultdict[tuple[str, str], Asked] = defaultdict(Asked)
        self.edges: defaultdict[str, set[date]] = defaultdict(set)
        self.ends: defaultdict[str, set[date]] = defaultdict(set)
        self.totals: set[tuple[str, str]] = set()
        self.judged: dict[str, set[Fraction]] = defaultdict(set)
        self.sums: set[Fraction] = set()
        self.anchored: list[tuple[str, str, tuple[int, str] | None]] = []
        body = {key: value for key, value in rulebook.items() if key not in {"rulebook", *_NOT_TESTS}}
        for said in _tables(body):
            self._test(said)
        for name, (_, said) in requirements(rulebook).items():
            if said.get("in_principle"):
                self._test(waiver_test(name, rulebook))

    def _test(self, said: Doc) -> None:
        if "measure" in said and isinstance(said["measure"], str):
            said = {**self.rulebook["measure"][said["measure"]], **said}
        constants = list(self._constants(said))
        for one in constants:
            if isinstance(one, Fraction):
                self.sums.add(one)
        if isinstance(said.get("judged"), str):
            self.judged[said["judged"]] |= {one for one in constants if isinstance(one, Fraction)}
        self._facts(said, constants)
        for measure in LIST_MEASURES:
            if isinstance(said.get(measure), str):
                self._list(measure, said, constants)

    def _facts(self, said: Doc, constants: list[Any]) -> None:
        if isinstance(said.get("fact"), str):
            self._compare(*self._read(said["fact"]), constants)
        if isinstance(said.get("elapsed"), str):
            field = self._read(said["elapsed"])
            lengths = [int(one) for one in constants if isinstance(one, Fraction)]
            self.asked[field].days.update(back(self.as_of, count, said["unit"]) + DAY for count in lengths)
        if isinstance(said.get("matches"), str):
            for path in (said["matches"], *(one.strip("{}") for one in said["pattern"] if "." in one)):
                self._read(path)

    def _constants(self, said: Doc) -> Iterator[Any]:
        for one in (said, *said.get("but", ())):
            for word in COMPARING:
                if word in one:
                    values = one[word] if isinstance(one[word], list) else [one[word]]
                    yield from (self._constant(value) for value in values)
        yield from (self._constant(start) for start, _ in said.get("earn_steps", ()))
        for key in ("earn_by", "lose_by"):
            yield from said.get(key, {})

    def _constant(self, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("@"):
            return self._constant(max(self.rulebook["value"][value[1:]]["dated"], key=lambda one: one["from"])["value"])
        if isinstance(value, str) and len(value) == 5 and value[2] == "-":
            return date.fromisoformat(f"{self.as_of.year}-{value}")
        return value if isinstance(value, str | date) else Fraction(value)

    def _read(self, path: str) -> tuple[str, str]:
        section, field = path.split(".")
        self.fields[section].add(field)
        return section, field

    def _compare(self, section: str, field: str, constants: list[Any]) -> None:
        asked, kind = self.asked[section, field], kind_of(section, field)
        for one in constants:
            if kind == "level":
                asked.ranks.update({words_of(section, field).index(one), words_of(section, field).index(one) + 1})
            elif kind == "date":
                day = date.fromisoformat(one) if isinstance(one, str) else one
                asked.days.update({day, day + DAY})
            elif isinstance(one, str):
                asked.words.add(one)
            else:
                asked.numbers.add(one)

    def _list(self, measure: str, said: Doc, constants: list[Any]) -> None:
        section, _, field = said[measure].partition(".")
        self.fields[section].update()  # read, even where no field is
        conditions = [said.get("where", {}), said.get("part", {})]
        conditions += [row.get("where", {}) for row in self.rulebook.get("weights", {}).get(said.get("counts_as"), ())]
        for condition in conditions:
            self._condition(section, condition)
        if field:
            self._read(f"{section}.{field}")
            self._compare(section, field, constants if measure == "best" else said.get("of", []))
            self.asked[section, field].every_word.extend([True] * (measure == "kinds" and "of" not in said))
        if measure == "total":
            self.totals.add((section, field))
        for key in ("dated_by", "once_per"):
            if key in said:
                self._read(f"{section}.{said[key]}")
        if "once_per" in said:
            group = self.asked[section, said["once_per"]]
            group.related.append(True)
            group.once.append(True)
            group.every_word.append(True)
        self._edges(section, measure, said)

    def _condition(self, section: str, where: str | Doc) -> None:
        condition: Doc = self.rulebook["filter"][where] if isinstance(where, str) else where
        for field, wanted in condition.items():
            if field == "not":
                self._condition(section, wanted)
            elif field != "evidence" and (field in {"on", "from", "to"} or _is_field(section, field)):
                self._wanted(section, field, wanted)

    def _wanted(self, section: str, field: str, wanted: Any) -> None:
        self.fields[section].add(field)
        if not isinstance(wanted, dict):
            self._compare(section, field, wanted if isinstance(wanted, list) else [wanted])
            return
        for word, bound in wanted.items():
            if word == "exists":
                self.asked[section, field].ranks.add(1)
            elif word in {"same_as", "before", "after"}:
                self.asked[section, field].related.append(True)
                self.asked[self._read(bound)].related.append(True)
                self.anchored.append((section, bound, None))
            else:
                self._compare(section, field, [self._constant(bound)])

    def _edges(self, section: str, measure: str, said: Doc) -> None:
        today, edges, ends = self.as_of, self.edges[section], self.ends[section]
        edges.add(today + DAY)
        ends.add(today)
        for key in ("within", "during"):
            if key in said:
                start = back(today, *duration(said[key]))
                edges.add(start + DAY)
                ends.add(start if measure == "growth" else start + DAY)
        if said.get("dated_by") == "to":
            raise LookupError("the last day of a span as its date")
        if "each" in said:
            if "since" in said:
                self._read(said["since"])
            sharp = {key: value for key, value in said.items() if key != "since"}
            for before, last in Chosen(Completion(records={}), {}, today).years(sharp):
                edges.update({before + DAY, last + DAY})
                if "since" in said:
                    field = tuple(said["since"].split("."))
                    self.asked[field[0], field[1]].days.update({before + DAY, before + DAY + DAY})
        elif "since" in said:
            self.asked[self._read(said["since"])].related.append(True)
            self.anchored.append((section, said["since"], duration(said["for"]) if "for" in said else None))

    def numbers_near(self, section: str, field: str) -> set[Fraction]:
        """Numbers to try for a field: what it and sums over it are compared with, and one step either side."""
        step = step_of(section, field)
        near = self.asked[section, field].numbers | (self.sums if (section, field) in self.totals else set())
        return {number + side for number in near for side in (-step, Fraction(0), step)}


def _is_field(section: str, field: str) -> bool:
    try:
        kind_of(section, field)
    except KeyError:
        return False
    return True


def _tables(node: Any) -> Iterator[Doc]:
    """Every table of a rulebook in which a test may stand."""
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key not in _NOT_TESTS:
                yield from _tables(value)
    elif isinstance(node, list):
        for one in node:
            yield from _tables(one)
