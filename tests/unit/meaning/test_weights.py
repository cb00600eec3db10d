"""Records of unequal weight, worked by hand, by the meaning and by the engine alike."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import evaluation_data, explain, outline
from tests.conformance.adapter import fill_dossier, fill_rulebook
from tests.oracle.agreement import engine_and_meaning

AS_OF = date(2025, 6, 30)
NESTED = [
    {"where": {"level": {"at_least": "provincial"}}, "counts": 5},
    {"where": {"level": {"at_least": "county"}}, "counts": 1},
]
BY_SEVERITY = [{"where": {"severity": "serious"}, "counts": 4}, {"where": {"severity": "lesser"}, "counts": 1}]


def judged(test: dict[str, Any], rows: list[dict[str, Any]], *, more: Any = (), **sections: Any) -> sr.Evaluation:
    """As documents write them."""
    requirements = [{"id": "r", "points": 10, **test}, *more]
    book = fill_rulebook({"requirement": requirements, "weights": {"w": rows}})
    evaluation = sr.evaluate(sr.read_dossier(fill_dossier(sections, AS_OF)), sr.read_rulebook(book), as_of=AS_OF)
    assert list(engine_and_meaning(evaluation)) == []
    return evaluation


def measured(rows: list[dict[str, Any]], records: list[dict[str, Any]], listed: str = "awards", **asked: Any) -> Any:
    test = {"count": listed, "counts_as": "w", "at_least": 1, **asked}
    interval = judged(test, rows, **{listed: records})["r"].measured
    assert interval is not None
    return interval.low, interval.high


def award(**said: Any) -> dict[str, Any]:
    return {"on": "2025-03", **said}


@pytest.mark.parametrize(
    ("rows", "level", "weight"),
    [
        (NESTED, "national", (5, 5)),  # the first row that matches, not the sum of both
        (NESTED, "municipal", (1, 1)),
        (NESTED, "none", (0, 0)),
        (NESTED, {"at_least": "county"}, (1, 5)),
        (NESTED, {"at_most": "municipal"}, (0, 1)),
        (NESTED, {"between": ["municipal", "provincial"]}, (1, 5)),
        # a row below a wider one is never reached
        (list(reversed(NESTED)), None, (0, 1)),
        # rows by single words: between county and municipal there is one of the two, so never nothing
        (
            [{"where": {"level": "county"}, "counts": 1}, {"where": {"level": "municipal"}, "counts": 2}],
            {"between": ["county", "municipal"]},
            (1, 2),
        ),
        # rows that together leave nothing over
        ([{"where": {"level": {"at_least": "county"}}, "counts": 3}, {"counts": 2}], None, (2, 3)),
        ([{"where": {"level": "none"}, "counts": 1}, {"where": {"not": {"level": "none"}}, "counts": 4}], None, (1, 4)),
    ],
)
def test_the_weight_of_one_award(rows: list[dict[str, Any]], level: Any, weight: tuple[int, int]) -> None:
    said = {} if level is None else {"level": level}
    assert measured(rows, [award(**said)]) == weight


def test_every_severity_named_leaves_no_nothing() -> None:
    rows = [*BY_SEVERITY, {"where": {"severity": "minor"}, "counts": Decimal("0.5")}]
    assert measured(rows, [award()], "accidents", at_least=0) == (Decimal("0.5"), 4)


def test_places_among_the_authors() -> None:
    """C35: points fall with the order of authors; between second and third it is one of two numbers, never nothing."""
    rows: list[dict[str, Any]] = [
        {"where": {"author_place": 1}, "counts": 3},
        {"where": {"author_place": 2}, "counts": Decimal("1.5")},
        {"where": {"author_place": {"at_most": 5}}, "counts": Decimal("0.25")},
    ]

    def result(place: Any) -> list[dict[str, Any]]:
        return [{"on": "2025-03", "kind": "paper", **({} if place is None else {"author_place": place})}]

    told = {place: measured(rows, result(place), "results") for place in (1, 2, 5, 6, None)}
    assert told == {1: (3, 3), 2: (1.5, 1.5), 5: (0.25, 0.25), 6: (0, 0), None: (0, 3)}
    assert measured(rows, result({"between": [2, 3]}), "results") == (Decimal("0.25"), Decimal("1.5"))
    assert measured(rows, result({"at_least": 4}), "results") == (0, Decimal("0.25"))


def _weight(rows: list[dict[str, Any]], applied: bool, adopted: bool) -> int:
    for row in rows:
        where = row.get("where", {})
        if where.get("applied", applied) == applied and where.get("adopted", adopted) == adopted:
            return int(row["counts"])
    return 0


def _rows() -> Iterator[list[dict[str, Any]]]:
    asked = [{"applied": True}, {"applied": False}, {"adopted": True}, {"applied": True, "adopted": False}]
    for first, second in product(asked, repeat=2):
        for counts in ((3, 1), (1, 3), (0, 2)):
            yield [{"where": where, "counts": count} for where, count in zip((first, second), counts, strict=True)]


def test_two_fields_and_rows_in_any_order_are_exact() -> None:
    """Every completion of both fields is tried; a field that two rows read is still one field."""
    for rows in _rows():
        for applied, adopted in product((None, True, False), repeat=2):
            said = {key: one for key, one in (("applied", applied), ("adopted", adopted)) if one is not None}
            found = [
                _weight(rows, one, other)
                for one, other in product((True, False), repeat=2)
                if applied in (None, one) and adopted in (None, other)
            ]
            records = [{"on": "2025-03", "kind": "paper", **said}]
            assert measured(rows, records, "results") == (min(found), max(found)), (rows, said)


def test_what_the_count_itself_asks_decides_which_rows_are_open() -> None:
    """A municipal award or a lower one, its level not stated: 5 points are out of its reach."""
    assert measured(NESTED, [award()], where={"level": {"at_most": "municipal"}}) == (0, 1)
    assert measured(NESTED, [award(level={"at_least": "county"})], where={"level": {"at_most": "municipal"}}) == (0, 1)


def test_a_tally_with_its_parts() -> None:
    """Six awards, one national and one to two below county; the rest may be anything."""
    parts = [
        award(part_of="all", level="national", quantity=1),
        award(part_of="all", level="none", quantity={"between": [1, 2]}),
    ]
    assert measured(NESTED, [{"id": "all", "quantity": 6, "on": "2025-03"}, *parts]) == (5, 5 + 4 * 5)
    assert measured(
        NESTED, [{"id": "all", "quantity": 6, "on": "2025-03", "level": {"at_most": "municipal"}}, parts[1]]
    ) == (0, 5)
    assert measured(NESTED, [{"id": "all", "quantity": {"at_least": 3}, "on": "2025-03", "level": "county"}]) == (
        3,
        None,
    )


def test_one_accident_of_unknown_severity_is_one_line() -> None:
    """E1 g: serious costs 24, lesser 6, minor nothing, and never 30."""
    line = {"lose_each": 6, "count": "accidents", "counts_as": "w", "at_most": 0}
    evaluation = judged({"deduct": [line], "points": 24}, BY_SEVERITY, accidents=[award()])
    points: Any = evaluation["r"].points
    assert (points.low, points.high) == (0, 24)
    assert evaluation.loose == ()


def test_a_list_that_may_be_longer_has_no_upper_end() -> None:
    records, lists = [award(level="county")], {"awards": "at-least-these"}
    finding = judged({"count": "awards", "counts_as": "w", "at_least": 6}, NESTED, awards=records, lists=lists)["r"]
    found: Any = finding.measured
    assert (found.low, found.high) == (1, None)
    short: Any = finding.short
    assert (short.low, short.high) == (0, 5)


def test_tables_that_pull_one_field_two_ways_are_named() -> None:
    """More for the high in one count, more for the low in another: no one level is best for both."""
    by_rank = {"count": "awards", "counts_as": "w", "at_least": 6, "earn_each": 1}
    low_ones = {"id": "s", "points": 2, "count": "awards", "where": {"level": "county"}, "at_least": 1}
    high_ones = {**low_ones, "where": {"level": {"at_least": "municipal"}}}
    assert judged(by_rank, NESTED, more=[low_ones], awards=[award()]).loose == ("awards.level",)
    assert judged(by_rank, NESTED, more=[high_ones], awards=[award()]).loose == ()
    assert judged(by_rank, NESTED, awards=[award()]).loose == ()


def test_what_it_says() -> None:
    evaluation = judged(
        {"count": "awards", "counts_as": "w", "at_least": 9},
        NESTED,
        awards=[award(level="national", quantity=1), award(), award(level="none")],
    )
    shown = str(explain(evaluation["r"], lang="zh"))
    assert "成果获奖的折算数（级别不低于省部级的计5，级别不低于县级的计1，其余不计）不少于9项" in shown
    assert "计入      成果获奖#1（每项计5）" in shown
    assert "可能计入  成果获奖#2（每项计0至5，级别不详）" in shown
    assert "不计      成果获奖#3（级别不符）" in shown
    assert "还差      0至4项" in shown
    assert "5至10项" in shown
    english = str(explain(evaluation["r"], lang="en"))
    assert "awards of results, weighted (5 with level provincial level or higher" in english
    assert "awards of results#1 (5 each)" in english
    assert "折算数" in outline(evaluation.rulebook, lang="zh")
    data: Any = evaluation_data(evaluation)
    assert data["findings"][0]["counts"] == [
        {"record": "awards[0]", "low": "5", "high": "5"},
        {"record": "awards[1]", "low": "0", "high": "5"},
    ]


def test_sets_that_rows_ask_for_in_several_ways() -> None:
    """Green or strategic counts 1; who is green is no longer asked whether it is green: 2.5 is out of reach."""
    rows = [
        {"where": {"serves": ["strategy", "green"]}, "counts": 1},
        {"where": {"serves": "green"}, "counts": Decimal("2.5")},
        {"where": {"not": {"serves": ["strategy", "green"]}}, "counts": 1},
    ]
    assert measured(rows, [{"on": "2025-03", "kind": "paper"}], "results") == (1, 1)
