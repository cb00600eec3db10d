"""Variants inside one rulebook: sections that apply to one kind of studio, requirements that apply to one tier."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import studiorules as sr

DAY = date(2025, 12, 31)
BOOK: dict[str, Any] = {
    "rulebook": {"id": "kinds", "edition": "1", "zh": "两类", "points": 18},
    "section": [
        {
            "id": "place", "zh": "场所",
            "requirement": [
                {"id": "fixed", "zh": "固定", "fact": "premises.fixed", "points": 4},
                {
                    "id": "large", "zh": "面积", "fact": "premises.area_m2", "at_least": 50, "points": 2,
                    "when": {"fact": "application.level", "at_least": "provincial"}, "not_applicable": "none",
                },
            ],
        },
        {
            "id": "craft", "zh": "带徒", "when": {"fact": "studio.kind", "is": "skill-master"},
            "not_applicable": "none",
            "requirement": [{"id": "apprentices", "zh": "徒弟", "count": "mentoring", "at_least": 2, "points": 6}],
        },
        {
            "id": "innovation", "zh": "创新", "when": {"fact": "studio.kind", "is": "model-worker"},
            "not_applicable": "none",
            "requirement": [{"id": "results", "zh": "成果", "count": "results", "at_least": 1, "points": 6}],
        },
    ],
}  # fmt: skip


def _evaluation(way: str = "none", *, kind: str = "", level: str = "") -> sr.Evaluation:
    sections = [{**section, **({"not_applicable": way} if "when" in section else {})} for section in BOOK["section"]]
    said: dict[str, object] = {
        "stated_on": DAY,
        "studio": {"name": "某室", **({"kind": kind} if kind else {})},
        "premises": {"fixed": True, "area_m2": 40},
        "results": [{"on": "2025", "kind": "other"}],
        "mentoring": [],
    }
    if level:
        said["application"] = {"level": level}
    return sr.evaluate(sr.read_dossier(said), sr.read_rulebook({**BOOK, "section": sections}), as_of=DAY)


@pytest.mark.parametrize(("kind", "earned"), [("skill-master", 4), ("model-worker", 10)])
def test_a_kind_is_judged_by_its_own_sections_out_of_their_points(kind: str, earned: int) -> None:
    evaluation = _evaluation(kind=kind, level="municipal")
    assert evaluation.total == sr.Points(low=Decimal(earned), high=Decimal(earned), allotted=Decimal(10))


def test_what_is_for_another_kind_does_not_apply() -> None:
    evaluation = _evaluation(kind="skill-master", level="municipal")
    assert evaluation["innovation/results"].outcome is sr.Outcome.NOT_APPLICABLE
    assert evaluation["craft/apprentices"].outcome is sr.Outcome.FAIL


def test_a_tier_has_a_requirement_of_its_own() -> None:
    assert _evaluation(kind="model-worker", level="provincial")["place/large"].outcome is sr.Outcome.FAIL
    assert _evaluation(kind="model-worker", level="municipal")["place/large"].outcome is sr.Outcome.NOT_APPLICABLE
    unknown = _evaluation(kind="model-worker")["place/large"]
    assert unknown.outcome is sr.Outcome.UNKNOWN
    assert unknown.points == sr.Points(low=Decimal(0), high=Decimal(0), allotted=Decimal(2))


def test_a_kind_that_is_not_known_leaves_both_open() -> None:
    evaluation = _evaluation(level="municipal")
    # as a skill master's 4, as a model worker's 10; points of either may stand open
    assert _ends(evaluation) == (Decimal(4), Decimal(10))
    assert evaluation["craft/apprentices"].outcome is sr.Outcome.UNKNOWN


def test_rescaled_to_the_points_of_the_whole_and_counted_in_full() -> None:
    # 4 earned, and 6 for what is another kind's
    assert _ends(_evaluation("full", kind="skill-master", level="municipal")) == (Decimal(10), Decimal(10))
    # 10 earned of the 12 that apply, stretched to 18
    assert _ends(_evaluation("rescaled", kind="model-worker", level="provincial")) == (Decimal(15), Decimal(15))


def _ends(evaluation: sr.Evaluation) -> tuple[Decimal, Decimal]:
    assert evaluation.total is not None
    return evaluation.total.low, evaluation.total.high


def _one_fact(points: int, way: str = "none", **more: object) -> sr.Evaluation:
    """4 of 4 for all, 3 of 6 as an enterprise, 6 of 6 as a school; nobody has said which it is."""
    book: dict[str, Any] = {
        "rulebook": {"id": "firm-or-school", "edition": "1", "zh": "两类", "points": points, "in_force": "unknown"},
        "section": [
            {"id": "all", "zh": "共同", "requirement": [
                {"id": "fixed", "zh": "固定", "fact": "premises.fixed", "points": 4},
            ]},
            {"id": "own", "zh": "各类", "requirement": [
                {"id": "firm", "zh": "企业", "count": "results", "at_least": 1, "earn_each": 3, "points": 6,
                 "when": {"fact": "host.kind", "is": "enterprise"}, "not_applicable": way},
                {"id": "school", "zh": "院校", "fact": "premises.fixed", "points": 6,
                 "when": {"fact": "host.kind", "is": "vocational-school"}, "not_applicable": way},
            ]},
        ],
        **more,
    }  # fmt: skip
    results = [{"on": "2025", "kind": "other"}]
    said = {"stated_on": DAY, "studio": {"name": "某室"}, "premises": {"fixed": True}, "results": results}
    return sr.evaluate(sr.read_dossier(said), sr.read_rulebook(book), as_of=DAY)


@pytest.mark.parametrize("points", [10, 16])
def test_of_variants_one_counts_while_nobody_has_said_which(points: int) -> None:
    evaluation = _one_fact(points)
    # neither 4, as an enterprise 7, as a school 10; never 13
    assert evaluation.total == sr.Points(low=Decimal(4), high=Decimal(10), allotted=Decimal(10))
    assert evaluation.part("own").points == sr.Points(low=Decimal(0), high=Decimal(6), allotted=Decimal(6))
    assert evaluation.loose == ()
    # the 4 of all are decided, the 6 of either variant are not, and are no 12
    assert evaluation.settled == sr.Points(low=Decimal(4), high=Decimal(4), allotted=Decimal(10))


def test_a_question_about_the_kind_tries_each() -> None:
    question = next(one for one in _one_fact(10).questions if one.about == "host.kind")
    # at best a school's 10 and so 6 more than the 4 that are sure, at worst 4 of what may be 10
    assert (question.raises_low, question.lowers_high) == (Decimal(6), Decimal(6))


def test_rescaled_variants_are_stretched_one_by_one() -> None:
    # neither: 4 of 4, stretched to 10; as an enterprise 7 of 10; as a school 10 of 10
    assert _ends(_one_fact(10, "rescaled")) == (Decimal(7), Decimal(10))


def test_what_counts_in_full_is_never_less() -> None:
    # neither: 4 + 6 + 6; as an enterprise 4 + 3 + 6; as a school 4 + 6 + 6
    assert _ends(_one_fact(16, "full")) == (Decimal(13), Decimal(16))


def test_a_cap_on_the_total_is_put_on_each() -> None:
    cap = {"zh": "封顶", "cap": 8, "fact": "sign.plaque_hung"}
    # 4, 7, and 10 cut to 8 where the plaque may not hang; 4 to 10 where it may
    assert _ends(_one_fact(10, on_total=[cap])) == (Decimal(4), Decimal(10))
