"""Records that serve one requirement only, by order of claim: worked by hand, by the meaning and the engine alike."""

from datetime import date
from typing import Any

import studiorules as sr
from studiorules.reports import explain, outline
from tests.conformance.adapter import fill_dossier, fill_rulebook
from tests.oracle.agreement import engine_and_meaning

AS_OF = date(2025, 6, 30)
HIGH = {"id": "high", "points": 2, "count": "awards", "where": {"level": {"at_least": "provincial"}}, "at_least": 1}
ANY = {"id": "any", "points": 1, "count": "awards", "at_least": 1, "earn_each": 1}


def judged(*requirements: dict[str, Any], order: Any = ("high", "any"), **sections: Any) -> sr.Evaluation:
    """As documents write them."""
    book = fill_rulebook({"requirement": list(requirements), "counts_once": [{"requirements": list(order)}]})
    evaluation = sr.evaluate(sr.read_dossier(fill_dossier(sections, AS_OF)), sr.read_rulebook(book), as_of=AS_OF)
    assert list(engine_and_meaning(evaluation)) == []
    return evaluation


def measured(evaluation: sr.Evaluation) -> dict[str, tuple[Any, Any]]:
    told: dict[str, Any] = {finding.id: finding.measured for finding in evaluation}
    return {name: (interval.low, interval.high) for name, interval in told.items()}


def award(level: Any = None, **said: Any) -> dict[str, Any]:
    return {"on": "2025-03-10", **({} if level is None else {"level": level}), **said}


def test_one_award_serves_one_requirement() -> None:
    assert measured(judged(HIGH, ANY, awards=[award("national")])) == {"high": (1, 1), "any": (0, 0)}
    assert measured(judged(HIGH, ANY, awards=[award("county")])) == {"high": (0, 0), "any": (1, 1)}


def test_the_wide_before_the_narrow_takes_all() -> None:
    told = judged(HIGH, ANY, order=("any", "high"), awards=[award("national"), award("county")])
    assert measured(told) == {"high": (0, 0), "any": (2, 2)}


def test_an_award_of_unknown_level_may_serve_either_and_the_total_says_so() -> None:
    """It is worth 2 as a high one, 1 as any: 1 or 2 in truth, never 0 nor 3; the level is named as loose."""
    evaluation = judged(HIGH, ANY, awards=[award()])
    assert measured(evaluation) == {"high": (0, 1), "any": (0, 1)}
    total: Any = evaluation.total
    assert (total.low, total.high) == (0, 3)
    assert evaluation.loose == ("awards.level",)


def test_a_record_that_surely_is_not_the_first_ones_is_surely_left() -> None:
    evaluation = judged(HIGH, ANY, awards=[award({"at_most": "municipal"}, quantity=3)])
    assert measured(evaluation) == {"high": (0, 0), "any": (3, 3)}
    assert evaluation.loose == ()


def test_windows_claim_too() -> None:
    recent = {**HIGH, "id": "recent", "where": {"level": "county"}, "within": "1 year"}
    told = judged(recent, ANY, order=("recent", "any"), awards=[award("county"), award("county", on="2023-03")])
    assert measured(told) == {"recent": (1, 1), "any": (1, 1)}
    told = judged(recent, ANY, order=("recent", "any"), awards=[award("county", on="2024")])
    assert measured(told) == {"recent": (0, 1), "any": (0, 1)}


def test_a_join_claims_what_any_of_its_branches_counts() -> None:
    either = {
        "id": "either",
        "points": 2,
        "any": [
            {"count": "awards", "where": {"level": "national"}, "at_least": 5},
            {"best": "awards.rank", "where": {"rank": "first"}, "at_least": "first"},
        ],
    }
    awards = [award("national"), award("county", rank="first"), award("county", rank="third")]
    evaluation = judged(either, ANY, order=("either", "any"), awards=awards)
    told: Any = evaluation["any"].measured
    assert (told.low, told.high) == (1, 1)
    left: Any = evaluation["any"].left_out
    assert [(one.path, one.why) for one in left] == [("awards[0]", ("claimed",)), ("awards[1]", ("claimed",))]


def test_three_in_a_row_and_another_list_between() -> None:
    second = {**HIGH, "id": "second", "where": {"level": {"at_least": "county"}}}
    other = {"id": "other", "points": 1, "count": "results", "at_least": 1}
    awards = [award("national"), award("county"), award("none")]
    results = [{"on": "2025-03", "kind": "paper"}]
    told = judged(HIGH, second, other, ANY, order=("high", "other", "second", "any"), awards=awards, results=results)
    assert measured(told) == {"high": (1, 1), "second": (1, 1), "other": (1, 1), "any": (1, 1)}


def test_a_share_passes_over_what_is_claimed() -> None:
    done = {"id": "done", "points": 1, "count": "plan_items", "where": {"on": {"below": "2025-02-01"}}, "at_least": 1}
    share = {"id": "s", "points": 1, "share": "plan_items", "part": {"done": True}, "at_least": 0.5, "if_none": "fail"}
    items = [
        {"on": "2025-01-10", "done": True},
        {"on": "2025-03-01", "done": False},
        {"on": "2025-03-02", "done": True},
    ]
    evaluation = judged(done, share, order=("done", "s"), plan_items=items)
    told: Any = evaluation["s"].measured
    assert told.low == told.high
    assert told.low * 2 == 1


def test_what_it_says() -> None:
    evaluation = judged(HIGH, ANY, awards=[award("national"), award()])
    shown = str(explain(evaluation["any"], lang="zh"))
    assert "成果获奖（计入“要求high”的除外）不少于1项" in shown
    assert "可能计入  成果获奖#2（可能计入在先的要求）" in shown
    assert "不计      成果获奖#1（已计入在先的要求）" in shown
    english = str(explain(evaluation["any"], lang="en"))
    assert 'other than those that count for "要求high"' in english
    assert "awards of results#1 (it counts for another requirement)" in english
    assert "（计入“要求high”的除外）" in outline(evaluation.rulebook, lang="zh")
