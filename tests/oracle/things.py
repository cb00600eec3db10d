"""Records as what they leave possible: how many things, on which days, with which fields; how they may be filled in.

Here `every` is expanded, records told twice are merged into their hull, and parts are put under their wholes.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from math import comb
from typing import Any

import attrs

from tests.oracle.catalogue import FIELDS, SHAPES
from tests.oracle.completion import Doc, TooManyError
from tests.oracle.said import DAY, FAR_FUTURE, FAR_PAST, Days, Numbers, days, hull, numbers, period, possible
from tests.oracle.values import Values, records_of

MOST_SPLITS = 600
MOST_WAYS = 50_000


class UnsupportedError(Exception):
    """A dossier or rulebook with something that the oracle does not know."""


@attrs.frozen(kw_only=True)
class Record:
    """One record of a list, as what it leaves possible.

    Attributes:
        slot: A name of its own.
        quantity: How many things.
        fields: What is possible for each field that is stated.
        start: Days on which it may begin; of a moment, days on which it may be.
        end: Days that may be its last; None = it goes on, or it is a moment.
        one_day: Whether a span is one day long.
        evidence: Whether it names evidence.
        parts: The records that are part of it.
    """

    slot: str
    quantity: Numbers
    fields: Doc
    start: Days
    end: Days | None = None
    one_day: bool = False
    evidence: bool = False
    parts: tuple["Record", ...] = ()


def read_records(dossier: Doc, section: str) -> list[Record]:
    """The records of a list, in order, wholes with their parts."""
    stated_on: date = dossier["stated_on"]
    written = [expanded for said in records_of(dossier, section) for expanded in _every(said, section)]
    merged: dict[str, list[Doc]] = {}
    for number, said in enumerate(written):
        name = said.get("instead_of") or said.get("id") or f"#{number}"
        merged.setdefault(name if "part_of" not in said else f"#{number}", []).append(said)
    own = {name: _record(f"{section}-{name}", told, section, stated_on) for name, told in merged.items()}
    for name, told in merged.items():
        if "part_of" in told[0]:
            whole = own[told[0]["part_of"]]
            if "part_of" in merged[told[0]["part_of"]][0]:
                raise UnsupportedError("parts of parts")
            known = _inherited(section, merged[told[0]["part_of"]][0], told[0])
            part = _record(f"{section}-{name}", [{**known, **told[0]}], section, stated_on)
            own[told[0]["part_of"]] = attrs.evolve(whole, parts=(*whole.parts, part))
    return [own[name] for name, told in merged.items() if "part_of" not in told[0]]


def _inherited(section: str, whole: Doc, part: Doc) -> Doc:
    """What a part takes over from its whole: its known fields, and the days of which it says nothing."""
    if {"on", "period"} & set(part):
        own_days: tuple[str, ...] = ("on", "period", "from", "to")
    else:
        own_days = ("on", "period") if {"from", "to"} & set(part) else ()
    left_out = {"id", "quantity", *own_days}
    # a number of a tally is the tally's total, no part's
    return {key: value for key, value in whole.items() if key not in left_out and not _is_sum(section, key)}


def _is_sum(section: str, field: str) -> bool:
    return (section, field) in FIELDS and FIELDS[section, field][0] in {"n", "n2"}


def _every(said: Doc, section: str) -> Iterator[Doc]:
    if "every" not in said:
        yield said
        return
    if "period" not in said or SHAPES[section] != "moments":
        raise UnsupportedError("every year without a period, or of spans")
    first, last = period(said["period"])
    for year in range(first.year, last.year + 1):
        rest = {key: value for key, value in said.items() if key not in {"every", "period"}}
        start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        yield {**rest, "period": f"{start.isoformat()}/{end.isoformat()}"}


def _record(slot: str, told: list[Doc], section: str, stated_on: date) -> Record:
    read = [_told(slot, one, section, stated_on) for one in told]
    first = read[0]
    for other in read[1:]:
        fields = dict(first.fields)
        for field, value in other.fields.items():
            fields[field] = hull(section, field, [fields[field], value]) if field in fields else value
        start = (min(first.start[0], other.start[0]), max(first.start[1], other.start[1]))
        first = attrs.evolve(first, fields=fields, start=start, evidence=first.evidence or other.evidence)
    return first


def _told(slot: str, said: Doc, section: str, stated_on: date) -> Record:
    start, end, one_day = when(said, stated_on, spans=SHAPES[section] != "moments")
    return Record(
        slot=slot,
        quantity=numbers(said.get("quantity", 1)),
        fields={
            field: possible(section, field, value)
            for field, value in said.items()
            if (section, field) in FIELDS and field not in {"on", "from", "to"}
        },
        start=start,
        end=end,
        one_day=one_day,
        evidence=bool(said.get("evidence")),
    )


def when(said: Doc, stated_on: date, *, spans: bool) -> tuple[Days, Days | None, bool]:
    """Read when a record is: its possible first days, its possible last days (None = it goes on), whether one day."""
    if "on" in said or "period" in said:
        bounds = days(said["on"]) if "on" in said else period(said["period"])
        bounds = _cut(bounds, stated_on)
        return bounds, (bounds if spans else None), spans and "on" in said
    if not spans:
        return (FAR_PAST, stated_on), None, False
    if "from" in said:
        # what is described has begun, but terms end in the future
        return _cut(days(said["from"]), stated_on), (days(said["to"]) if "to" in said else None), False
    if "to" in said:
        return (FAR_PAST, FAR_PAST), days(said["to"]), False
    return (FAR_PAST, stated_on), None, False


def _cut(bounds: Days, stated_on: date) -> Days:
    """No record is later than the day of speaking, unless it is wholly later and so says it."""
    return (bounds[0], min(bounds[1], stated_on)) if bounds[0] <= stated_on else bounds


class Filling:
    """The ways in which the records of one list may be filled in."""

    def __init__(self, values: Values, section: str) -> None:
        self.values, self.section = values, section
        asked = values.questions.asked
        self.edges = values.questions.edges[section] | asked[section, "on"].days | asked[section, "from"].days
        self.ends = values.questions.ends[section] | asked[section, "to"].days
        read = values.questions.fields[section] - {"on", "from", "to"}
        self.summed = sorted(field for name, field in values.questions.totals if name == section)
        self.read = sorted(read - set(self.summed))
        self.whole = True
        """Whether all ways were listed; splits of large tallies are not."""

    def cells(self, record: Record) -> list[Doc]:
        """What one thing of a record may be: its days and its fields, sums left out."""
        ways = [self.values.of(self.section, field, record.fields.get(field), record.slot) for field in self.read]
        filled = [dict(zip(self.read, way, strict=True)) for way in product(*ways)]
        return [{**when, **fields, "evidence": record.evidence} for when in self._days(record) for fields in filled]

    def _days(self, record: Record) -> list[Doc]:
        starts = self.values.days(record.start, self.edges)
        if SHAPES[self.section] == "moments":
            return [{"on": day} for day in starts]
        if record.one_day:
            return [{"from": day, "to": day} for day in self.values.days(record.start, self.edges | self.ends)]
        if record.end is None:
            return [{"from": day, "to": None} for day in starts]
        ends = self.values.days(record.end, self.ends, ends=True)
        return [{"from": first, "to": last} for first in starts for last in ends if first <= last]

    def ways(self, record: Record) -> list[list[Doc]]:
        """The ways in which a record may be filled in, each as the records it becomes."""
        if record.parts:
            # parts and the rest may come to the same things: once is enough
            return list({_key(way): way for way in self._few(self._family(record))}.values())
        return list(self._few(way for count in self._counts(record.quantity) for way in self._things(record, count)))

    @staticmethod
    def _few(ways: Iterator[list[Doc]]) -> Iterator[list[Doc]]:
        for at, way in enumerate(ways):
            if at > MOST_WAYS:
                raise TooManyError(at)
            yield way

    def _counts(self, quantity: Numbers) -> list[Fraction]:
        near = {
            number + side for number in self.values.questions.sums for side in (-1, 0, 1) if number.denominator == 1
        }
        return self.values.numbers(quantity, near, self.section, "quantity")

    def _things(self, record: Record, count: Fraction) -> Iterator[list[Doc]]:
        for amounts in product(*(self._amounts(record, field) for field in self.summed)) if count else [()]:
            yield from self._holding(record, count, dict(zip(self.summed, amounts, strict=False)))

    def _amounts(self, record: Record, field: str) -> list[Fraction]:
        return self.values.of(self.section, field, record.fields.get(field), record.slot)

    def _holding(self, record: Record, count: Fraction, sums: dict[str, Fraction]) -> Iterator[list[Doc]]:
        """The ways to split so many things; a field of a tally is the tally's total and may lie with any of them."""
        cells = self.cells(record)
        for split in self._splits(int(count), len(cells)):
            groups = [{**cell, "quantity": size} for cell, size in zip(cells, split, strict=True) if size]
            for holder in range(max(len(groups), 1) if sums else 1):
                nothing = dict.fromkeys(sums, Fraction(0))
                yield [{**group, **(sums if at == holder else nothing)} for at, group in enumerate(groups)]

    def _splits(self, count: int, cells: int) -> Iterator[tuple[int, ...]]:
        if comb(count + cells - 1, max(cells - 1, 0)) <= MOST_SPLITS:
            yield from _compositions(count, cells)
            return
        self.whole = False
        for one in range(cells):
            for other in range(cells):
                for left in {0, 1, count // 2} if one != other else {0}:
                    yield tuple(
                        count - left if at == one else left if at == other else 0 for at in range(cells)
                    )  # fmt: skip

    def _family(self, whole: Record) -> Iterator[list[Doc]]:
        """Parts, and the unnamed rest of their whole, with what the parts leave of its sums."""
        for counts in product(*(self._counts(part.quantity) for part in whole.parts)):
            low, high = whole.quantity
            least = max(low, sum(counts, Fraction(0)))
            if high is not None and high < least:
                continue
            for all_of_it in self._counts((least, high)):
                left = all_of_it - sum(counts, Fraction(0))
                for sums, left_sums in self._shared(whole, counts, left):
                    rest = self._holding(attrs.evolve(whole, parts=()), left, left_sums)
                    parts = (
                        list(self._holding(part, count, own))
                        for part, count, own in zip(whole.parts, counts, sums, strict=True)
                    )
                    for way in product(rest, *parts):
                        yield [thing for things in way for thing in things]

    def _shared(
        self, whole: Record, counts: tuple[Fraction, ...], left: Fraction
    ) -> Iterator[tuple[list[dict[str, Fraction]], dict[str, Fraction]]]:
        """The sums of the parts, and what is left for the rest; who is nothing holds nothing."""
        if not self.summed:
            yield [{} for _ in counts], {}
            return
        (field,) = self.summed
        for amount in self._amounts(whole, field):
            told = [part.fields.get(field, (Fraction(0), amount)) for part in whole.parts]
            tried = [self.values.of(self.section, field, bounds, "") for bounds in told]
            for own in product(*tried):
                rest = amount - sum(own, Fraction(0))
                empty = [held for held, count in zip((*own, rest), (*counts, left), strict=True) if not count]
                if rest >= 0 and not any(empty):
                    yield [{field: held} for held in own], {field: rest}

    def more(self, covers: Days | None) -> Iterator[list[Doc]]:
        """Records that a list which is not complete may hold besides those written."""
        anything = Record(
            slot=f"{self.section}-more",
            quantity=(Fraction(0), None),
            fields={},
            start=(FAR_PAST, max(self.values.stated_on, self.values.as_of) + DAY),
            end=(FAR_PAST, FAR_FUTURE) if SHAPES[self.section] == "spans" else None,
        )
        if covers:
            self.edges = self.edges | {covers[0], covers[1] + DAY}
        cells = [cell for cell in self.cells(anything) if not covers or not _inside(cell, covers)]
        yield []
        for count in self._counts((Fraction(1), None)):
            for cell in cells:
                for amounts in product(*(self._amounts(anything, field) for field in self.summed)):
                    yield [{**cell, "quantity": count, **dict(zip(self.summed, amounts, strict=True))}]
        for count in (Fraction(1), self._counts((Fraction(1), None))[-1]):
            most = [self.values.of(self.section, field, None, "")[-1] for field in self.summed]
            sums = dict(zip(self.summed, most, strict=True))
            chosen = [cells] if len(cells) > 40 else [[one, two] for one in cells for two in cells if one is not two]
            yield from ([{**cell, **sums, "quantity": count} for cell in some] for some in (cells, *chosen))


def _key(way: list[Doc]) -> frozenset[tuple[str, Fraction]]:
    """The things of a way, whoever they belong to."""
    sizes: dict[str, Fraction] = {}
    for group in way:
        kind = repr(sorted((field, str(value)) for field, value in group.items() if field != "quantity"))
        sizes[kind] = sizes.get(kind, Fraction(0)) + group["quantity"]
    return frozenset(sizes.items())


def _inside(cell: Doc, covers: Days) -> bool:
    first = cell.get("on") or cell["from"]
    return bool(covers[0] <= first <= covers[1])


def _compositions(count: int, cells: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (count,)
        return
    for first in range(count, -1, -1):
        for rest in _compositions(count - first, cells - 1):
            yield (first, *rest)


def duration_of(said: Any) -> Days | None:  # as `[lists]` writes it
    """The days that a list covers; None = none."""
    return period(said["covers"]) if isinstance(said, dict) and "covers" in said else None
