"""What lines of deductions take away, worked by hand, by the meaning and by the engine alike."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import explain, outline
from tests.conformance.adapter import fill_dossier, fill_rulebook
from tests.oracle.agreement import engine_and_meaning

AS_OF = date(2025, 6, 30)


def judged(
    line: dict[str, Any], *, points: int = 10, judgement: Any = None, **sections: Any
) -> sr.Evaluation:  # as documents write them
    more = {} if judgement is None else {"judgement": judgement}
    book = fill_rulebook({"requirement": [{"id": "r", "points": points, "deduct": [line]}], **more})
    evaluation = sr.evaluate(sr.read_dossier(fill_dossier(sections, AS_OF)), sr.read_rulebook(book), as_of=AS_OF)
    assert list(engine_and_meaning(evaluation)) == []
    return evaluation


def came(evaluation: sr.Evaluation) -> tuple[object, ...]:
    finding = evaluation["r"]
    return finding.outcome.value, Fraction(finding.points.low), Fraction(finding.points.high)


def said(evaluation: sr.Evaluation) -> list[str]:
    """The line, in `rulebook show` and in the explanation, in Chinese and English."""
    shown = [outline(evaluation.rulebook, lang=lang) for lang in ("zh", "en")]
    return shown + [str(explain(evaluation["r"], lang=lang)) for lang in ("zh", "en")]


def done(these: int, of: int) -> list[dict[str, Any]]:
    return [
        {"on": "2025-01", "done": True, "quantity": these},
        {"on": "2025-01", "done": False, "quantity": of - these},
    ]


def by_share(counted: str, per: float = 0.1) -> dict[str, Any]:
    share = {"share": "plan_items", "part": {"done": True}, "at_least": 0.95, "if_none": "fail"}
    return {"lose_each": 1, "per": per, "counted": counted, **share}


@pytest.mark.parametrize(
    ("these", "counted", "outcome", "points"),
    [
        (13, "whole", "fail", "7"),  # 0.65: three tenths short, not 2.999
        (13, "begun", "fail", "7"),
        (13, "exact", "fail", "7"),
        (14, "whole", "fail", "8"),  # 0.70: two and a half
        (14, "begun", "fail", "7"),
        (14, "exact", "fail", "7.5"),
        (18, "whole", "pass", "10"),  # 0.90: half a tenth, which is let go
        (18, "begun", "fail", "9"),
        (18, "exact", "fail", "9.5"),
        (19, "begun", "pass", "10"),
        (20, "begun", "pass", "10"),
    ],
)
def test_tenths_short(these: int, counted: str, outcome: str, points: str) -> None:
    found = judged(by_share(counted), plan_items=done(these, 20))
    assert came(found) == (outcome, Fraction(points), Fraction(points))


def test_nothing_planned_is_all_of_it_short() -> None:
    # 0.95 short: nine whole tenths, ten begun
    assert came(judged(by_share("whole"), plan_items=[])) == ("fail", 1, 1)
    assert came(judged(by_share("begun"), plan_items=[])) == ("fail", 0, 0)
    assert came(judged(by_share("whole"))) == ("unknown", 1, 10)


def test_tens_of_people() -> None:
    line = {"lose_each": 2, "per": 10, "counted": "whole", "count": "people", "at_least": 50}
    # 29 of 50: two whole tens are short; 25 to 35: one ten and a half, or two and a half
    assert came(judged(line, people=[{"quantity": 29}])) == ("fail", 6, 6)
    assert came(judged(line, people=[{"quantity": {"between": [25, 35]}}])) == ("fail", 6, 8)
    assert came(judged(line, people=[{"quantity": {"between": [35, 45]}}])) == ("unknown", 8, 10)
    assert came(judged({**line, "counted": "begun"}, people=[{"quantity": 29}])) == ("fail", 4, 4)


def test_shares_beyond_a_limit() -> None:
    line = {"lose_each": 1, "per": 2, "counted": "begun", "count": "accidents", "at_most": 0}
    assert came(judged(line, accidents=[{"on": "2025-01-10", "quantity": 3}])) == ("fail", 8, 8)
    assert came(judged(line)) == ("unknown", 0, 10)


def test_without_points_a_share_short_still_fails() -> None:
    assert came(judged(by_share("whole"), points=0, plan_items=done(13, 20)))[0] == "fail"
    assert came(judged(by_share("whole"), points=0, plan_items=done(18, 20)))[0] == "pass"


@pytest.mark.parametrize(
    ("counted", "zh", "en"),
    [
        ("whole", "每差满10个百分点扣1分，零头不计", "1 off for each full 10 percentage points short"),
        (
            "begun",
            "每差10个百分点扣1分，不满10个百分点的按10个百分点计",
            "for each 10 percentage points short, or part of it",
        ),
        ("exact", "每差10个百分点扣1分，零头按比例", "for each 10 percentage points short, parts of it in proportion"),
    ],
)
def test_shares_in_words(counted: str, zh: str, en: str) -> None:
    told = said(judged(by_share(counted), plan_items=done(13, 20)))
    assert all(words in text for words, text in zip((zh, en, zh, en), told, strict=True)), told


def test_what_is_over_is_not_called_short() -> None:
    line = {"lose_each": 3, "count": "accidents", "at_most": 0}
    told = said(judged(line, accidents=[{"on": "2025-01-10", "severity": "minor"}]))
    assert all(words in text for words, text in zip(("每多1", "over", "每多1", "over"), told, strict=True)), told


MOST = {
    "lose_most_of": [
        {"lose": 2, "fact": "ceremony.programme"},
        {"lose": 4, "fact": "ceremony.plaque_unveiled"},
        {"lose_by": {"moved": 1, "closed": 3}, "fact": "host.status"},
    ]
}


@pytest.mark.parametrize(
    ("ceremony", "status", "wanted"),
    [
        ((False, False), "closed", ("fail", 6, 6)),  # the largest of 2, 4 and 3
        ((False, True), "closed", ("fail", 7, 7)),
        ((False, True), "operating", ("fail", 8, 8)),
        ((True, True), "operating", ("pass", 10, 10)),
        ((False, None), "operating", ("fail", 6, 8)),  # 2 surely, 4 possibly
        ((None, None), "operating", ("unknown", 6, 10)),
        ((True, True), None, ("unknown", 7, 10)),
    ],
)
def test_the_largest_of_several(ceremony: Any, status: str | None, wanted: Any) -> None:
    told = zip(("programme", "plaque_unveiled"), ceremony, strict=True)
    sections: dict[str, Any] = {"ceremony": {key: value for key, value in told if value is not None}}
    if status is not None:
        sections["host"] = {"status": status}
    assert came(judged(MOST, **sections)) == wanted


def test_the_largest_of_several_in_words() -> None:
    told = said(judged(MOST, ceremony={"programme": False, "plaque_unveiled": True}, host={"status": "operating"}))
    heads = ("以下各行只扣最多的一行", "only the largest of these losses counts") * 2
    assert all(words in text for words, text in zip(heads, told, strict=True)), told
    assert "否则扣4分" in told[0]
    assert "× 以下各行只扣最多的一行  扣2分" in told[2]
    assert "√" in told[2]
    assert "otherwise 2 off  loses 2" in told[3]


FILING = {"lose_between": [1, 3], "judged": "filing"}


def vote(*values: Any) -> list[dict[str, Any]]:
    return [
        {"question": "filing", "reviewer": f"r{at}", "given_on": AS_OF, "value": one} for at, one in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ([], ("notchecked", 7, 10)),
        ([0], ("pass", 10, 10)),
        ([1], ("fail", 9, 9)),
        ([2.5], ("fail", 7.5, 7.5)),
        ([3], ("fail", 7, 7)),
        ([0.5], ("error", 0, 10)),  # neither nothing nor from 1 to 3
        ([4], ("error", 0, 10)),
        ([1, 2], ("error", 0, 10)),
    ],
)
def test_a_loss_at_discretion(values: list[float], wanted: Any) -> None:
    found = judged(FILING, judgement={"filing": {"zh": "报送情况", "en": "filing"}}, judgements=vote(*values))
    assert came(found) == wanted
    assert [one.about for one in found.questions] == ([] if values else ["filing"])


def test_a_loss_at_discretion_in_words() -> None:
    told = said(judged(FILING, judgement={"filing": {"zh": "报送情况", "en": "filing"}}))
    zh, en = "报送情况，有问题的由评议人酌情扣1至3分", "1–3 off where a reviewer finds a defect"
    assert all(words in text for words, text in zip((zh, en, zh, en), told, strict=True)), told
    assert "○" in told[2]
    assert "尚未评议" in told[2]
