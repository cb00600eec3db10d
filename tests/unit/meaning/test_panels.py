"""Panels, worked by hand: missing votes, recusals, quorum, who judges again."""

import json
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import explain, outline, render
from studiorules.reports.masking import Mask
from tests.unit.whole import judged

STD = """
[judgement.std]
zh = "制度规范程度"
en = "how standardised"
levels = [{ id = "poor", zh = "零散", en = "poor" }, { id = "fair", zh = "一般", en = "fair" },
          { id = "good", zh = "良好", en = "good" }]
size = 3
quorum = 2
combine = "lower-median"
[[requirement]]
id = "r"
zh = "制度规范"
judged = "std"
at_least = "good"
points = 2
"""
VOTE = """
[judgement.vote]
zh = "表决"
en = "the vote"
levels = [{ id = "no", zh = "反对", en = "no" }, { id = "yes", zh = "赞成", en = "yes" }]
size = 5
combine = "share-of-yes"
[[requirement]]
id = "r"
zh = "表决通过"
judged = "vote"
at_least = 0.7
points = 4
"""
SCORE = """
[judgement.score]
zh = "验收评分"
en = "the score"
range = [0, 100]
size = 3
combine = "mean"
[[requirement]]
id = "r"
zh = "验收"
judged = "score"
at_least = 80
earn_each = 1
points = 100
"""


def vote(question: str, reviewer: str, answer: object = None, on: str = "2025-06-01") -> dict[str, Any]:
    told = {"recused": True} if answer is None else {"level" if isinstance(answer, str) else "value": answer}
    return {"question": question, "reviewer": reviewer, "given_on": on, **told}


def finding(rulebook: str, *votes: dict[str, Any]) -> sr.Finding:
    return judged(rulebook, judgements=list(votes)).findings[0]


def came(one: sr.Finding) -> tuple[str, object, object]:
    assert one.measured is not None
    return one.outcome.value, str(one.measured.low), str(one.measured.high)


def test_a_reviewer_who_judges_again_has_one_vote() -> None:
    """The later one stands, under whichever name of the question: good, good and a missing one make good."""
    first, again = vote("std", "r1", "poor", "2025-05-01"), vote("case:std", "r1", "good")
    assert came(finding(STD, first, again, vote("std", "r2", "good"))) == ("pass", "good", "good")


def test_a_judgement_is_not_used_before_its_day() -> None:
    """Tomorrow r1 will say good; as of today it is poor, and fair below good."""
    later = vote("std", "r1", "good", "2025-07-01")
    assert came(finding(STD, vote("std", "r1", "poor"), later, vote("std", "r2", "good"))) == (
        "notchecked",
        "poor",
        "good",
    )


def test_whoever_stands_aside_later_takes_the_vote_back() -> None:
    """Of two who may vote one has: below the quorum of two nothing is decided."""
    votes = vote("std", "r1", "good", "2025-05-01"), vote("std", "r1"), vote("std", "r2", "good")
    assert came(finding(STD, *votes)) == ("notchecked", "poor", "good")


def test_more_votes_than_the_panel_has_seats_are_an_error() -> None:
    one = finding(STD, *(vote("std", f"r{number}", "good") for number in range(4)))
    assert (one.outcome.value, str(one.points)) == ("error", "0～2/2")
    assert one.trace.error is not None
    assert one.trace.error.zh == "“std”的评审组是3人，却有4人的评议或回避"


def test_where_all_stand_aside_nothing_is_decided() -> None:
    assert came(finding(STD, *(vote("std", f"r{number}") for number in range(3)))) == ("notchecked", "poor", "good")


def test_a_trimmed_mean_of_two_decides_nothing() -> None:
    """Of three one stands aside; without the highest and the lowest no vote is left."""
    book = SCORE.replace('"mean"', '"trimmed-mean"')
    votes = vote("score", "r1", 80), vote("score", "r2", 90), vote("score", "r3")
    assert came(finding(book, *votes)) == ("notchecked", "0.00", "100.00")


def test_a_share_earns_in_proportion() -> None:
    """Three of five, one missing: 0.6 and 0.8 of 0.7 of 4 points; 24/7 and, above the bound, all."""
    one = finding(f"{VOTE}in_proportion = true\n", *(vote("vote", f"r{number}", "yes") for number in range(3)))
    assert (str(one.points.low), str(one.points.high)) == ("3.43", "4.00")


@pytest.mark.parametrize(
    ("votes", "zh", "en"),
    [
        (
            [vote("std", "甲", "good"), vote("std", "乙", "fair"), vote("std", "丙", "fair")],
            "评为“一般”（3人：良好1、一般2）",
            'judged "fair" (1 good, 2 fair)',
        ),
        (
            [vote("std", "甲", "good"), vote("std", "乙", "fair"), vote("std", "丙")],
            "评为“一般”（2人：良好1、一般1；回避1人）",
            'judged "fair" (1 good, 1 fair; 1 stood aside)',
        ),
        (
            [vote("std", "甲", "good"), vote("std", "乙", "fair")],
            "评在“一般”与“良好”之间（3人中已评2人：良好1、一般1）",
            'judged between "fair" and "good" (2 of 3 voted: 1 good, 1 fair)',
        ),
        (
            [vote("std", "甲", "good")],
            "尚未议定（3人中已评1人：良好1；不足法定2人）",
            "not yet decided (1 of 3 voted: 1 good; the quorum is 2)",
        ),
        ([], "尚未评议", "not yet judged"),
    ],
)
def test_the_spread_is_said(votes: list[dict[str, Any]], zh: str, en: str) -> None:
    one = finding(STD, *votes)
    assert (explain(one).found, explain(one, lang="en").found) == (zh, en)


def test_a_share_says_how_many_votes_are_short() -> None:
    """0.7 of five is four votes: three have said yes, and one may."""
    one = finding(VOTE, *(vote("vote", f"r{number}", "yes") for number in range(3)), vote("vote", "r4", "no"))
    told = explain(one)
    assert (told.found, told.short) == ("赞成60%至80%（5人中已评4人：赞成3、反对1）", "还差0至1票")
    assert explain(one, lang="en").found == "judged 60%–80% in favour (4 of 5 voted: 3 yes, 1 no)"
    assert told.reasons == ("“表决”5人中已评4人",)


def test_a_mean_is_said_and_told_exactly() -> None:
    """(80 + 70.5 + 0)/3 and (80 + 70.5 + 100)/3."""
    one = finding(SCORE, vote("score", "甲", 80), vote("score", "乙", "70.5"))
    assert one.outcome == "error"  # a number in quotes is a level, and no answer to this question
    one = finding(SCORE, vote("score", "甲", 80), {**vote("score", "乙", 70), "value": "70.5"})
    assert explain(one).found == "评为50.17至83.5（3人中已评2人：80、70.5）"
    assert came(one) == ("notchecked", "301/6", "83.50")


def test_who_voted_how_is_told_only_to_the_studio_itself() -> None:
    one = finding(STD, vote("std", "甲", "good"), vote("std", "乙", "fair"), vote("std", "丙", "fair"))
    assert explain(one, mask="none").found == "评为“一般”（3人：良好1（甲）、一般2（乙、丙））"
    masks: tuple[Mask, ...] = ("public", "panel")
    for mask in masks:
        assert not {"甲", "乙", "丙"} & set(str(explain(one, mask=mask)))
        assert "甲" not in render(one.evaluation, "json", mask=mask)
    (votes,) = json.loads(render(one.evaluation, "json"))["findings"][0]["votes"]
    assert votes == {
        "question": "std",
        "size": 3,
        "quorum": 2,
        "recused": 0,
        "missing": 0,
        "cast": [
            {"answer": "good", "count": 1, "reviewers": ["甲"]},
            {"answer": "fair", "count": 2, "reviewers": ["乙", "丙"]},
        ],
    }


def test_a_rulebook_read_aloud_says_how_a_panel_decides() -> None:
    read = finding(STD).evaluation.rulebook
    assert "“制度规范程度”由3人评议，至少2人评议，取中位的一票（两票居中取较低）" in outline(read)
    assert '"how standardised": a panel of 3, 2 at least; the middle vote decides (of two the lower)' in outline(
        read, lang="en"
    )
