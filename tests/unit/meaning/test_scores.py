"""Pass marks of sections: what they read, and that the total does not stand in for them. Worked by hand."""

from typing import Any

import pytest

from studiorules.reports import evaluation_text, outline
from tests.unit.whole import accidents, judged, requirement, section

S = section("s", requirement("a", "dedicated", 40, inside="s"), requirement("c", "conspicuous", 20, inside="s"))
S = S.replace("premises.conspicuous", "premises.results_displayed")
T = section("t", requirement("b", "fixed", 60, inside="t"))


def _ladder(need: str) -> str:
    return f'[[decision]]\nid = "d"\nrungs = [{{ id = "no" }}, {{ id = "yes", needs = [{need}] }}]\n'


MARK = _ladder('{ score = "s", at_least = 40 }')


@pytest.mark.parametrize(
    ("premises", "certain", "possible"),
    [
        ({"fixed": True, "dedicated": False, "results_displayed": True}, "no", "no"),  # s 20 of 40
        ({"fixed": False, "dedicated": True, "results_displayed": False}, "yes", "yes"),  # s 40
        ({"fixed": True, "results_displayed": True}, "no", "yes"),  # s 20 to 60
        ({"dedicated": True}, "yes", "yes"),  # s 40 to 60
    ],
)
def test_a_pass_mark_reads_the_section_alone(premises: dict[str, Any], certain: str, possible: str) -> None:
    grade = judged(f"{S}{T}{MARK}", premises=premises).decisions["d"]
    assert (grade.certain.id, grade.possible.id) == (certain, possible)


def test_it_reads_what_the_cap_leaves() -> None:
    """40 and 20 under a cap of 50: 50 is reached, 51 never."""
    capped = S.replace('en = "section s"', 'en = "section s"\ncap = 50')
    premises = {"fixed": True, "dedicated": True, "results_displayed": True}
    for mark, rung in ((50, "yes"), (51, "no")):
        ladder = _ladder(f'{{ score = "s", at_least = {mark} }}')
        assert judged(f"{capped}{T}{ladder}", premises=premises).decisions["d"].possible.id == rung


def test_it_reads_the_rounded_points() -> None:
    """One of two: 119.99 halves to 59.995, which is seen as 60.00; rounded at the total only, it is no less."""
    shares = (
        '[[section.requirement]]\nid = "a"\ncount = "accidents"\nat_least = 2\npoints = 119.99\nin_proportion = true\n'
    )
    for rounding in ("", 'rounding = { at = "total" }\n'):
        mark = _ladder('{ score = "s", at_least = 60 }')
        evaluation = judged(f"{rounding}{section('s', shares)}{mark}", accidents=accidents(1))
        assert evaluation.decisions["d"].certain.id == "yes"


def test_the_four_words_of_a_bound() -> None:
    """20 points: at least 20 and at most 20 hold, above 20 and below 20 do not."""
    premises = {"fixed": True, "dedicated": False, "results_displayed": True}
    held = {}
    for word in ("at_least", "at_most", "above", "below"):
        ladder = _ladder(f'{{ score = "s", {word} = 20 }}')
        held[word] = judged(f"{S}{T}{ladder}", premises=premises).decisions["d"].certain.id
    assert held == {"at_least": "yes", "at_most": "yes", "above": "no", "below": "no"}


def test_few_points_wanted_of_a_section_pull_against_its_requirements_only() -> None:
    """The few are wanted of s: what stands in t alone pulls one way."""
    ladder = _ladder('{ score = "s", at_most = 30 }, "t"')
    assert judged(f"{S}{T}{ladder}").loose == ("premises.dedicated", "premises.results_displayed")
    assert judged(f"{S}{T}{MARK}").loose == ()


def test_the_words_of_a_pass_mark() -> None:
    evaluation = judged(f"{S}{T}{MARK}", premises={"fixed": True, "dedicated": False, "results_displayed": True})
    grade = evaluation.decisions["d"]
    assert grade.why_not("yes") == ("s>=40",)
    assert "第s节得分不低于40分" in outline(evaluation.rulebook)
    assert "points of section s: at least 40 points" in outline(evaluation.rulebook, lang="en")
    assert "第s节得分达不到40分" in evaluation_text(evaluation)
    assert "points of section s cannot reach 40 points" in evaluation_text(evaluation, lang="en")
