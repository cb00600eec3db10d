"""Uses that pull two ways are found, whichever part of a sentence pulls."""

from datetime import date
from typing import Any

import studiorules as sr

_DAY = date(2025, 6, 30)


def _judged(*requirements: dict[str, Any], rungs: list[dict[str, Any]] | None = None) -> sr.Evaluation:
    dossier = sr.read_dossier(
        {
            "stated_on": _DAY,
            "studio": {"name": "某工作室"},
            "awards": [{"on": "2025-01-10", "quantity": {"at_most": 2}}],
        }
    )
    numbered = [{"id": f"r{index}", "zh": f"要求{index}", **one} for index, one in enumerate(requirements)]
    document: dict[str, Any] = {
        "rulebook": {
            "id": "drawn",
            "edition": "1",
            "zh": "规则",
            "basis": "editor",
            "in_force": {"from": date(2000, 1, 1)},
            "points": sum(one["points"] for one in requirements),
        },
        "requirement": numbered,
    }
    if rungs:
        document["decision"] = [{"id": "d", "zh": "结论", "rungs": rungs}]
    return sr.evaluate(dossier, sr.read_rulebook(document), as_of=_DAY)


def test_what_earns_more_and_what_must_be_none_pull_apart() -> None:
    """Each award earns a point, none at all earns two: 1 or 2 in truth, never 4; the quantity is named."""
    evaluation = _judged(
        {"count": "awards", "below": 3, "earn_each": 1, "points": 4}, {"count": "awards", "at_most": 0, "points": 2}
    )
    assert "awards.quantity" in evaluation.loose


def test_one_direction_alone_is_exact() -> None:
    evaluation = _judged(
        {"count": "awards", "at_least": 1, "earn_each": 1, "points": 4}, {"count": "awards", "at_least": 2, "points": 2}
    )
    assert evaluation.loose == ()


def test_a_ladder_that_asks_for_few_points_pulls_against_every_requirement() -> None:
    evaluation = _judged(
        {"count": "awards", "at_least": 1, "points": 4},
        rungs=[{"id": "a", "zh": "甲"}, {"id": "b", "zh": "乙", "needs": [{"score": "total", "at_most": 2}, "r0"]}],
    )
    assert "awards.quantity" in evaluation.loose
