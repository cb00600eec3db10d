"""Coverage: which outcomes of a requirement can come out, and which of them its cases show."""

from typing import Any

import pytest

from studiorules.intake.rulebooks import read_rulebook
from studiorules.rulebook import Coverage, Rulebook, coverage
from studiorules.terms import Outcome

PASS, FAIL, UNKNOWN, NOT_CHECKED = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_CHECKED
NOT_APPLICABLE, FIXED = Outcome.NOT_APPLICABLE, Outcome.FIXED
FACT: dict[str, Any] = {"fact": "premises.fixed"}
JUDGED: dict[str, Any] = {"judged": "effect", "at_least": "good"}
QUESTION = {"effect": {"zh": "效果", "levels": [{"id": "poor", "zh": "差"}, {"id": "good", "zh": "好"}]}}


def rulebook(*said: dict[str, Any], cases: tuple[dict[str, Any], ...] = ()) -> Rulebook:
    return read_rulebook(
        {
            "rulebook": {
                "id": "some-city",
                "edition": "1",
                "zh": "某市办法",
                "in_force": "unknown",
                "points": len(said),
            },
            "requirement": [{"id": f"r{at}", "zh": f"要求{at}", "points": 1, **one} for at, one in enumerate(said)],
            "judgement": QUESTION,
            "case": list(cases),
        }
    )


def case(outcome: str, requirement: str = "r0") -> dict[str, Any]:
    points = {"low": 0, "high": 1}
    return {"requirement": requirement, "as_of": "2025-12-31", "outcome": outcome, "points": points, "why": "例"}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (FACT, (PASS, FAIL, UNKNOWN)),
        (JUDGED, (PASS, FAIL, NOT_CHECKED)),
        ({"any": [JUDGED, FACT]}, (PASS, FAIL, UNKNOWN)),
        ({"all": [JUDGED, {"any": [JUDGED, JUDGED]}]}, (PASS, FAIL, NOT_CHECKED)),
        ({"unseen": True}, (NOT_CHECKED,)),
        ({"unseen": True, **FACT}, (PASS, UNKNOWN)),
        ({"unseen": True, **JUDGED}, (PASS, NOT_CHECKED)),
        ({"unseen": True, "only_if": [FACT]}, (FAIL, UNKNOWN)),
        ({"deduct": [{"lose": 1, **JUDGED}]}, (PASS, FAIL, NOT_CHECKED)),
        ({"deduct": [{"lose": 1, **JUDGED}, {"lose": 1, **FACT}]}, (PASS, FAIL, UNKNOWN)),
        ({**JUDGED, "when": FACT, "not_applicable": "full"}, (PASS, FAIL, UNKNOWN, NOT_APPLICABLE)),
        ({**JUDGED, "when": JUDGED, "not_applicable": "none"}, (PASS, FAIL, NOT_CHECKED, NOT_APPLICABLE)),
        ({**FACT, "in_principle": True}, (PASS, FAIL, UNKNOWN, FIXED)),
        ({**JUDGED, "but": [{"when": FACT, "at_least": "poor"}]}, (PASS, FAIL, UNKNOWN)),
    ],
)
def test_what_can_come_out_is_wanted(said: dict[str, Any], wanted: tuple[Outcome, ...]) -> None:
    (found,) = coverage(rulebook(said))
    assert found.wanted == found.missing == wanted


def test_a_requirement_rests_on_what_the_named_ones_rest_on() -> None:
    asked = {"only_if": ["r0"], **JUDGED}
    assert coverage(rulebook(FACT, asked))[1].wanted == (PASS, FAIL, UNKNOWN)
    assert coverage(rulebook(JUDGED, asked))[1].wanted == (PASS, FAIL, NOT_CHECKED)


@pytest.mark.parametrize(
    ("said", "cases", "missing"),
    [
        (FACT, ("pass", "fail", "unknown"), ()),
        (FACT, ("fail", "fail"), (PASS, UNKNOWN)),
        (FACT, ("pass", "fail", "error"), (UNKNOWN,)),
        ({"any": [JUDGED, FACT]}, ("pass", "fail", "notchecked"), ()),
        (JUDGED, ("pass", "fail", "unknown"), (NOT_CHECKED,)),
        (JUDGED, ("notchecked",), (PASS, FAIL)),
    ],
)
def test_what_no_case_shows_is_missing(
    said: dict[str, Any], cases: tuple[str, ...], missing: tuple[Outcome, ...]
) -> None:
    (found,) = coverage(rulebook(said, cases=tuple(map(case, cases))))
    assert found.missing == missing


def test_requirements_stand_in_order_with_their_own_cases() -> None:
    found = coverage(rulebook(FACT, JUDGED, cases=(case("pass", "r1"), case("fail", "r0"))))
    assert [(one.requirement, one.shown) for one in found] == [("r0", frozenset({FAIL})), ("r1", frozenset({PASS}))]
    assert found[1] == Coverage(requirement="r1", wanted=(PASS, FAIL, NOT_CHECKED), shown=frozenset({PASS}))
