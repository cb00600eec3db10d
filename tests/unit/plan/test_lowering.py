"""Rulebooks become plans: what is shared, what is left out, and results worked by hand."""

import re

import pytest

import studiorules as sr
from studiorules.plan import Acc, Const, Expr, In, Meets, Param, Plan, exact, lower, shared
from studiorules.plan.expr import leaves
from tests.unit.plan.asked import AS_OF, rules, told
from tests.unit.plan.carried import carried

COUNT = {"count": "results", "where": {"kind": "patent"}, "within": "1 year", "at_least": 2}


def accs(plan: Plan) -> list[Acc]:
    return [acc for stage in plan.stages for scan in stage.scans for acc in scan.accs]


def exprs(plan: Plan) -> list[Expr]:
    steps = [step.expr for stage in plan.stages for step in stage.steps]
    folds = [expr for acc in accs(plan) for expr in (acc.when, acc.value, acc.start)]
    return [*plan.results.values(), *steps, *folds]


def test_what_two_requirements_ask_is_folded_once() -> None:
    one = lower(rules(COUNT))
    two = lower(rules(COUNT, {**COUNT, "at_least": 1}))
    assert len(accs(one)) == 2  # its low and its high end
    assert len(accs(two)) == 2


def test_every_list_is_scanned_once() -> None:
    plan = lower(rules(COUNT, {"best": "results.level", "at_least": "municipal"}, {"fact": "sign.conspicuous"}))
    assert [[scan.source for scan in stage.scans] for stage in plan.stages] == [["sign"], ["results"]]


def test_a_rule_that_nobody_has_seen_reads_nothing() -> None:
    plan = lower(rules({"unseen": True}))
    assert accs(plan) == []
    assert plan.results["r0", "low"] == Const(0)
    assert plan.results["r0", "high"] == Const(1000)


def test_without_doubt_low_and_high_are_one_fold() -> None:
    (scan,) = lower(rules(COUNT)).stages[1].scans
    plain = exact(scan)
    assert len(plain.accs) == 1
    assert set(plain.of.values()) == {plain.accs[0].name}


def test_growth_without_doubt_is_one_who_came_and_one_who_left() -> None:
    (scan,) = lower(rules({"growth": "people", "within": "3 years", "at_least": 1})).stages[1].scans
    assert len(scan.accs) == 4
    assert len(exact(scan).accs) == 2


def test_a_row_in_doubt_about_something_else_is_plain_for_this_plan() -> None:
    (scan,) = lower(rules(COUNT)).stages[1].scans
    resolved = told(results=[{"kind": "patent", "on": "2025-03-01"}, {"kind": "patent", "on": "2025"}])
    # neither says its level, which nobody asks; the second does not say on which day
    assert [bool(row.doubt & scan.mask) for row in resolved.section("results").rows] == [False, True]


def test_no_word_of_the_rulebook_but_ids_and_codes_is_in_a_plan() -> None:
    plan = lower(sr.published("base"))
    words = {str(leaf.value) for leaf in leaves(exprs(plan)) if isinstance(leaf, Const)}
    words |= {code for leaf in leaves(exprs(plan)) if isinstance(leaf, (In, Meets)) for code in leaf.codes}
    chinese = {word for word in words if re.search(r"[一-鿿]", word)}
    assert chinese == set()
    assert "model-worker" in words


def test_constants_stay_constants() -> None:
    plan = lower(rules(COUNT))
    for figure, value in (("applies", 1), ("may_apply", 1), ("error", 0), ("fact", 1)):
        assert plan.results["r0", figure] == Const(value, "truth")


def test_questions_of_error_can_be_left_out() -> None:
    levels = [{"id": "no"}, {"id": "yes"}]
    plan = lower(rules({"judged": "fit", "at_least": "yes"}, judgement={"fit": {"levels": levels}}))
    assert plan.results["r0", "error"] != Const(0, "truth")
    shorter = shared(plan, errors=False)
    assert shorter.results["r0", "error"] == Const(0, "truth")
    votes = {rule.name: rule.of[1] for rule in plan.params if rule.made == "vote"}
    exprs = [*shorter.results.values(), *(step.expr for step in shorter.stages[1].steps)]
    assert {votes[leaf.name] for leaf in leaves(exprs) if isinstance(leaf, Param)} == {"low", "high"}


def test_a_plan_without_families_says_the_same_where_none_is() -> None:
    asked = rules({"count": "results", "where": {"kind": "patent"}, "within": "1 year", "at_least": 2})
    resolved = told(results=[{"kind": "patent", "on": "2025-03-01"}, {"kind": "patent", "on": "[2024..2025]"}])
    short = lower(asked, families=False)
    assert not [scan for stage in short.stages for scan in stage.scans if scan.families and scan.families.wholes]
    assert carried(short, resolved, AS_OF) == carried(lower(asked), resolved, AS_OF)


def test_a_value_of_the_day_is_an_error_where_none_holds() -> None:
    dated = [{"from": "2026-01-01", "value": 3}]
    asked = rules({"count": "results", "at_least": "@needed"}, value={"needed": {"unit": "item", "dated": dated}})
    found = carried(lower(asked), told(results=[]), AS_OF)
    assert (found["r0", "error"], found["r0", "sure"], found["r0", "possible"]) == (1, 0, 1)
    assert (found["r0", "low"], found["r0", "high"]) == (0, 1000)


@pytest.mark.parametrize(
    ("sections", "points"),
    [
        # two in the year, one of them on a day that may lie before it
        ({"results": [{"kind": "patent", "on": "2025-03-01"}, {"kind": "patent", "on": "2024"}]}, (0, 0)),
        ({"results": [{"kind": "patent", "on": "2025-03-01"}, {"kind": "patent", "on": "[2024..2025]"}]}, (0, 1000)),
        # the day just outside: back(2025-12-31, 1 year) is 2024-12-31
        ({"results": [{"kind": "patent", "on": "2024-12-31", "quantity": 2}]}, (0, 0)),
        ({"results": [{"kind": "patent", "on": "2025-01-01", "quantity": 2}]}, (1000, 1000)),
        # nothing said, and said that there is nothing
        ({}, (0, 1000)),
        ({"results": []}, (0, 0)),
        # 34 results in the year, of which 4 are patents: the kind of the whole is another
        (
            {
                "results": [
                    {"id": "all", "kind": "other", "period": "2025", "quantity": 34},
                    {"kind": "patent", "on": "2025-06-01"},
                ]
            },
            (0, 0),
        ),
    ],
)
def test_a_count_by_hand(sections: dict[str, object], points: tuple[int, int]) -> None:
    found = carried(lower(rules(COUNT)), told(**sections), AS_OF)
    assert (found["r0", "low"], found["r0", "high"]) == points


def test_parts_refine_their_whole_and_are_not_added() -> None:
    asked = rules({"count": "results", "where": {"kind": "patent"}, "at_least": 35})
    whole = {"id": "all", "kind": "patent", "period": "2020/2025", "quantity": 34}
    part = {"part_of": "all", "kind": "patent", "quantity": 4, "patent": "invention"}
    found = carried(lower(asked), told(results=[whole, part]), AS_OF)
    assert (found["r0", "sure"], found["r0", "possible"]) == (0, 0)
    found = carried(lower(rules({**asked_count(), "at_least": 34})), told(results=[whole, part]), AS_OF)
    assert found["r0", "sure"] == 1


def asked_count() -> dict[str, object]:
    return {"count": "results", "where": {"kind": "patent"}}


def test_whether_a_fact_is_missing_from_a_group_stands_upon_its_requirements() -> None:
    section = {
        "id": "s",
        "points": 20,
        "requirement": [{"id": "a", "points": 10, **COUNT}, {"id": "b", "points": 10, "unseen": True}],
    }
    plan = lower(rules(section=[section]))
    assert ("s", "fact") in plan.late
    assert ("s", "fact") not in plan.results
