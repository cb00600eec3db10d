"""Groups that count once, worked by hand and against every way of filling in, by the meaning and the engine alike."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import evaluation_data, explain
from tests.conformance.adapter import fill_dossier, fill_rulebook
from tests.oracle.agreement import engine_and_meaning

AS_OF = date(2025, 6, 30)
BY_LEVEL = [
    {"where": {"level": {"at_least": "provincial"}}, "counts": 5},
    {"where": {"level": {"at_least": "county"}}, "counts": 1},
]
LEVELS = {"none": 0, "county": 1, "provincial": 5}


def judged(test: dict[str, Any], *, more: Any = (), **sections: Any) -> sr.Evaluation:
    """As documents write them."""
    requirements = [{"id": "r", "points": 10, "at_least": 1, **test}, *more]
    weights = {"weights": {"w": BY_LEVEL}} if "counts_as" in repr(requirements) else {}
    book = fill_rulebook({"requirement": requirements, **weights})
    evaluation = sr.evaluate(sr.read_dossier(fill_dossier(sections, AS_OF)), sr.read_rulebook(book), as_of=AS_OF)
    assert list(engine_and_meaning(evaluation)) == []
    return evaluation


def measured(test: dict[str, Any], **sections: Any) -> tuple[Any, Any]:
    interval: Any = judged(test, **sections)["r"].measured
    return interval.low, interval.high


ONCE = {"count": "awards", "once_per": "project"}
BEST = {**ONCE, "counts_as": "w"}


def award(project: str | None = None, **said: Any) -> dict[str, Any]:
    return {"on": "2025-03", **({} if project is None else {"project": project}), **said}


@pytest.mark.parametrize(
    ("test", "awards", "ends"),
    [
        (ONCE, [award("x"), award("x"), award("y")], (2, 2)),
        (ONCE, [award("x", quantity=3)], (1, 1)),  # three of one project are one project
        (ONCE, [award(quantity=3)], (1, 3)),
        (ONCE, [award("x", quantity={"between": [0, 2]})], (0, 1)),
        (ONCE, [award("x"), award(), award()], (1, 3)),
        (BEST, [award("x", level="county"), award(level="provincial")], (5, 6)),  # it may be of x: 5, never 6 for sure
        (BEST, [award("x", level="provincial"), award("y", level="county"), award(level="county")], (6, 7)),
        (BEST, [award("x", level="county"), award("y", level="county"), award(level="provincial")], (6, 7)),
        (BEST, [award("x"), award("x", level="county")], (1, 5)),
        (BEST, [award(), award(quantity=2)], (0, 15)),
        ({**ONCE, "where": {"level": "county"}}, [award("x"), award("x", level="county"), award("y")], (1, 2)),
        ({**ONCE, "within": "1 year"}, [award("x", on="2024"), award("x", on="2023")], (0, 1)),
    ],
)
def test_by_hand(test: dict[str, Any], awards: list[dict[str, Any]], ends: tuple[int, int]) -> None:
    assert measured(test, awards=awards) == ends


def test_a_list_that_may_be_longer_has_no_upper_end() -> None:
    assert measured(ONCE, awards=[award("x")], lists={"awards": "at-least-these"}) == (1, None)
    assert measured(ONCE) == (0, None)


def test_there_are_no_more_groups_than_words() -> None:
    """Five accidents have at most two causes; with nothing known of the list no more than two either."""
    test = {"count": "accidents", "once_per": "cause", "at_least": 0}
    assert measured(test, accidents=[{"on": "2025-03", "quantity": 5}]) == (1, 2)
    assert measured(test, accidents=[{"on": "2025-03", "quantity": 5}, {"on": "2025-03", "cause": "other"}]) == (1, 2)
    assert measured(test) == (0, 2)


def _fillings(records: list[dict[str, Any]]) -> Iterator[int]:
    """What every filling of levels and projects comes to; things without a project may share one or have their own."""
    things = [one for record in records for one in [record] * record.get("quantity", 1)]
    own = [f"own {number}" for number in range(len(things))]
    ways = [
        list(product([one["project"]] if "project" in one else ["x", "y", *own], _levels(one.get("level"))))
        for one in things
    ]
    for chosen in product(*ways):
        best: dict[str, int] = {}
        for project, level in chosen:
            best[project] = max(best.get(project, 0), LEVELS[level])
        yield sum(best.values())


def _levels(said: Any) -> list[str]:
    if said is None:
        return list(LEVELS)
    return [said] if isinstance(said, str) else ["county", "provincial"]


def test_against_every_filling() -> None:
    """Small drawn lists of awards: both ends are reached, and nothing lies outside."""
    random = Random("groups")  # noqa: S311  # chance, not secrecy
    for _ in range(60):
        records: list[dict[str, Any]] = []
        for _ in range(random.choice([1, 2, 3])):
            level = random.choice([None, "none", "county", "provincial", {"at_least": "county"}])
            said = {} if level is None else {"level": level}
            quantity = {"quantity": 2} if random.random() < 0.2 and len(records) < 2 else {}
            records.append(award(random.choice([None, None, "x", "y"]), **said, **quantity))
        found = list(_fillings(records))
        assert measured(BEST, awards=records) == (min(found), max(found)), records


def test_parts_of_a_tally() -> None:
    """Four awards whose projects nobody knows, one provincial and one to two of nothing; then one of them of x."""
    whole = {"id": "all", "quantity": 4, "on": "2025-03", "level": {"at_most": "municipal"}}
    part = {"part_of": "all", "quantity": 1, "level": "county"}
    assert measured(BEST, awards=[whole, part]) == (1, 4)
    assert measured(BEST, awards=[whole, {**part, "project": "x"}]) == (1, 4)
    assert measured(ONCE, awards=[{**whole, "project": "x"}, part]) == (1, 1)


def test_what_may_be_too_generous_is_named() -> None:
    """Two awards, perhaps one of them of x: that one is no third."""
    whole, part = {"id": "all", "quantity": 2, "on": "2025-03"}, {"part_of": "all", "project": "x"}
    few = judged({**ONCE, "at_least": 3, "earn_each": 1}, awards=[whole, {**part, "quantity": {"at_most": 1}}])
    assert few.loose == ("awards.project",)
    told: Any = few["r"].measured
    assert told.low == 1
    assert told.high in (2, 3)
    sharp = judged({**ONCE, "at_least": 3, "earn_each": 1}, awards=[whole, {**part, "quantity": 1}])
    assert sharp.loose == ()
    told = sharp["r"].measured
    assert (told.low, told.high) == (1, 2)


def test_two_counts_may_wish_one_record_into_different_groups() -> None:
    other = {"id": "s", "points": 2, "count": "awards", "once_per": "project", "within": "1 year", "at_least": 2}
    awards = [award("x"), award("y", on="2020"), award()]
    assert judged(ONCE, more=[other], awards=awards).loose == ("awards.project",)
    assert judged(ONCE, more=[{"id": "t", "points": 2, "at_least": 2, **ONCE}], awards=awards).loose == ()


def test_a_text_that_is_stated_not_to_be_there_counts_for_itself() -> None:
    book = fill_rulebook(
        {
            "requirement": [{"id": "r", "points": 5, "count": "case.visits", "once_per": "host", "at_least": 5}],
            "list": [
                {
                    "id": "visits",
                    "zh": "走访",
                    "en": "visits",
                    "shape": "moments",
                    "field": [{"id": "host", "kind": "text", "zh": "单位", "en": "host"}],
                }
            ],
        }
    )
    visits = [
        {"on": "2025-03", "host": "甲"},
        {"on": "2025-03", "host": "甲"},
        {"on": "2025-03", "host": False, "quantity": 2},
    ]
    dossier = fill_dossier({"case": {"visits": visits}}, AS_OF)
    finding: Any = sr.evaluate(sr.read_dossier(dossier), sr.read_rulebook(book), as_of=AS_OF)["r"]
    assert (finding.measured.low, finding.measured.high) == (3, 3)


def test_what_it_says() -> None:
    awards = [award("x", level="county"), award("x", level="provincial"), award(level="county"), award("y")]
    evaluation = judged({**BEST, "at_least": 12}, awards=awards)
    shown = str(explain(evaluation["r"], lang="zh"))
    assert "同一项目只计最高的一次" in shown
    assert "计入      成果获奖#2（每项计5，项目x）" in shown
    assert "不计      成果获奖#1（与成果获奖#2同一项目，只计一次）" in shown
    assert "成果获奖#3（每项计1，项目不详）" in shown
    assert "成果获奖#4（每项计0至5，项目y，级别不详）" in shown
    english = str(explain(evaluation["r"], lang="en"))
    assert "each project by its best" in english
    assert "awards of results#1 (same project as awards of results#2)" in english
    data: Any = evaluation_data(evaluation)
    assert data["findings"][0]["counts"] == [
        {"record": "awards[1]", "low": "5", "high": "5", "group": "x"},
        {"record": "awards[2]", "low": "1", "high": "1"},
        {"record": "awards[3]", "low": "0", "high": "5", "group": "y"},
    ]
    assert "（同一项目只计一次）" in str(explain(judged(ONCE, awards=awards)["r"], lang="zh"))


def test_persons_are_not_named_to_the_public() -> None:
    promotions = [
        {"kind": "grade", "person": "张三", "on": "2024"},
        {"kind": "title", "person": "张三", "on": "2025-01"},
    ]
    evaluation = judged({"count": "promotions", "once_per": "person"}, promotions=promotions)
    public = str(explain(evaluation["r"], lang="zh"))
    assert "张三" not in public
    assert "晋升#2（与晋升#1同一人员，只计一次）" in public
    assert "晋升#1（人员张三）" in str(explain(evaluation["r"], lang="zh", mask="none"))
    assert "张三" not in repr(evaluation_data(evaluation, mask="public"))
