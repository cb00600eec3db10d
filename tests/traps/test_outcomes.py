"""E6, E8, E9, E11, E12, E17: what passes, and what is open and why."""

from datetime import date
from fractions import Fraction

import pytest

from tests.traps.told import case_holds, ends, judged, outcome

GOOD = "judgement = { q = { levels = [{ id = 'poor' }, { id = 'good' }] } }\n"


def test_part_credit_is_not_a_pass() -> None:
    """E6: seven of ten apprentices fail and earn 7 of 10; outcome and points are two answers."""
    ten = "[[requirement]]\npoints = 10\ncount = 'mentoring'\nat_least = 10\nearn_each = 1"
    (finding,) = judged("mentoring = [{ from = '2024', quantity = 7 }]", ten)
    assert finding.outcome == "fail"
    assert ends(finding.points) == (7, 7)


def test_lines_pass_when_nothing_is_lost() -> None:
    """E6: half a point lost is not a pass, whatever is left."""
    line = "[[requirement]]\npoints = 10\n[[requirement.deduct]]\nlose = 0.5\nfact = 'sign.logo'"
    assert outcome("sign = { logo = true }", line) == "pass"
    assert outcome("sign = { logo = false }", line) == "fail"
    case_holds("deductions/enough-but-a-line-lost", "worth/earning-without-a-bound")


def test_a_section_passes_by_its_must_not_by_its_full_mark() -> None:
    """E6: with one panel question open, `met_if` lets the section pass where `all` would leave it open for ever."""
    rules = """
    [[section]]
    id = "s"
    met_if = ["a", { count = "awards", at_least = 1 }]
    [[section.requirement]]
    id = "a"
    fact = "premises.fixed"
    points = 1
    [[section.requirement]]
    id = "b"
    judged = "q"
    at_least = "good"
    points = 1
    [[decision]]
    id = "d"
    rungs = [{ id = "no" }, { id = "yes", needs = ["s"] }]
    """
    dossier = "premises = { fixed = true }\nawards = [{ level = 'county' }]"
    found = judged(dossier, GOOD + rules)
    assert found.part("s").outcome == "pass"
    assert ends(found.part("s").points) == (1, 2)
    assert found.decisions["d"].certain.id == "yes"
    without = judged(dossier, GOOD + rules.replace("met_if", "# met_if"))
    assert without.part("s").outcome == "notchecked"
    assert (without.decisions["d"].certain.id, without.decisions["d"].possible.id) == ("no", "yes")
    none = judged("premises = { fixed = true }\nawards = []", GOOD + rules)
    assert none.part("s").outcome == "fail"


def test_a_failed_join_has_no_reasons_left() -> None:
    """E8: `all` that fails by one branch does not wait for the other; the same open branch alone is a reason."""
    join = "[[requirement]]\nall = [{ fact = 'premises.fixed' }, { judged = 'q', at_least = 'good' }]"
    (failed,) = judged("premises = { fixed = false }", GOOD + join)
    assert (failed.outcome, failed.reasons) == ("fail", ())
    (waiting,) = judged("premises = { fixed = true }", GOOD + join)
    assert waiting.outcome == "notchecked"
    assert [(one.kind, one.about) for one in waiting.reasons] == [("judgement", "q")]
    (both,) = judged("", GOOD + join)
    assert both.outcome == "unknown"
    assert [one.kind for one in both.reasons] == ["fact", "judgement"]


@pytest.mark.parametrize(
    ("dossier", "found", "points"),
    [
        ("premises = { area_m2 = 40 }", "pass", (6, 6)),  # met: all
        ("premises = { area_m2 = 20 }", "notchecked", (0, 6)),  # not met: the rest is nobody's to work out
        ("", "unknown", (0, 6)),  # a fact would settle it
    ],
)
def test_unseen_with_a_measure(dossier: str, found: str, points: tuple[int, int]) -> None:
    """E8: what is missing is a fact only where a fact could settle it."""
    rule = "[[requirement]]\npoints = 6\nunseen = true\nfact = 'premises.area_m2'\nat_least = 30"
    (finding,) = judged(dossier, rule)
    assert finding.outcome == found
    assert ends(finding.points) == points


def test_unseen_without_a_measure_waits_for_nobody() -> None:
    """E8: [0, allotted], not checked."""
    (finding,) = judged("", "[[requirement]]\npoints = 6\nunseen = true")
    assert (finding.outcome, ends(finding.points)) == ("notchecked", (0, 6))
    assert [one.kind for one in finding.reasons] == ["unseen"]


def test_an_error_is_not_nought() -> None:
    """E8: a parameter without a value on the day: [0, allotted], and the total says so; the rest goes on."""
    rules = """
    requirement = [
      { id = "a", fact = "premises.area_m2", at_least = "@floor", points = 4 },
      { id = "b", fact = "premises.fixed", points = 3 },
    ]
    [value.floor]
    zh = "下限"
    unit = "m2"
    dated = [{ from = 2026-01-01, value = 30, cite = "样例", basis = "editor", why = "样例" }]
    """
    found = judged("premises = { area_m2 = 40, fixed = true }", rules)
    assert (found["a"].outcome, ends(found["a"].points)) == ("error", (0, 4))
    assert (found["b"].outcome, ends(found.total)) == ("pass", (3, 7))
    case_holds("errors/two-votes-without-a-combine")


LADDER = """
requirement = [
  { id = "work", fact = "premises.fixed", points = 91 },
  { id = "rest", fact = "sign.logo", points = 9 },
  { id = "veto", count = "accidents", at_most = 0, points = 0 },
]
[[decision]]
id = "grade"
rungs = [
  { id = "D" },
  { id = "C", needs = ["veto", { score = "total", at_least = 60 }] },
  { id = "B", needs = [{ score = "total", at_least = 75 }] },
  { id = "A", needs = [{ score = "total", at_least = 90 }] },
]
"""


def test_ninety_one_points_behind_an_open_veto() -> None:
    """E9: certain D, possible A; closed, the points change no grade and both facts stay in the evaluation."""
    points = "premises = { fixed = true }\nsign = { logo = false }\n"
    waiting = judged(points, LADDER)
    assert ends(waiting.total) == (91, 91)
    assert (waiting.decisions["grade"].certain.id, waiting.decisions["grade"].possible.id) == ("D", "A")
    closed = judged(f"{points}accidents = [{{ cause = 'other' }}]", LADDER)
    assert (ends(closed.total), closed.decisions["grade"].possible.id) == ((91, 91), "D")
    assert judged(f"{points}accidents = []", LADDER).decisions["grade"].certain.id == "A"


def test_a_judgement_is_not_used_for_an_earlier_day() -> None:
    """E12: what a person decided in June was not decided in May."""
    rule = f"{GOOD}[[requirement]]\njudged = 'q'\nat_least = 'good'"
    vote = "judgements = [{ question = 'q', reviewer = 'r', given_on = 2025-06-01, level = 'good' }]"
    assert outcome(vote, rule, date(2025, 6, 1), stated_on=date(2025, 6, 30)) == "pass"
    assert outcome(vote, rule, date(2025, 5, 31), stated_on=date(2025, 6, 30)) == "notchecked"
    assert outcome(vote, rule, date(2026, 6, 1), stated_on=date(2025, 6, 30)) == "pass"


def test_a_level_of_other_anchors_is_an_error_not_a_grade() -> None:
    """E12: levels belong to the wording of their anchors."""
    rule = f"{GOOD}[[requirement]]\njudged = 'q'\nat_least = 'good'\npoints = 2"
    (finding,) = judged(
        "judgements = [{ question = 'q', reviewer = 'r', given_on = 2025-06-01, level = 'superb' }]", rule
    )
    assert (finding.outcome, ends(finding.points)) == ("error", (0, 2))


def test_is_stated_is_three_valued() -> None:
    """E17: a silent record may be filled in later, so it is open, not a failure."""
    rule = "[[requirement]]\ncount = 'results'\nwhere = { patent = { exists = true } }\nat_least = 1"
    assert outcome("results = [{ kind = 'paper' }]", rule) == "unknown"
    assert outcome("results = [{ kind = 'patent', patent = 'design' }]", rule) == "pass"
    case_holds("conditions/exists-is-three-valued")


def test_a_judgement_beside_a_fact_is_never_overturned() -> None:
    """E17: facts and judgement are joined by `any`: learning a fact leaves the pass that a person gave."""
    rule = f"{GOOD}[[requirement]]\nany = [{{ fact = 'premises.fixed' }}, {{ judged = 'q', at_least = 'good' }}]"
    vote = "judgements = [{ question = 'q', reviewer = 'r', given_on = 2025-06-01, level = 'good' }]\n"
    for premises in ("", "premises = { fixed = true }", "premises = { fixed = false }"):
        assert outcome(vote + premises, rule) == "pass"
    assert outcome("premises = { fixed = false }", rule) == "notchecked"


def test_nothing_is_presumed_of_an_adverse_list() -> None:
    """E17: a learned accident must not overturn a pass, so before it is learned there is none."""
    rule = "[[requirement]]\ncount = 'accidents'\nat_most = 0"
    assert [outcome(one, rule) for one in ("", "accidents = []", "accidents = [{ cause = 'other' }]")] == [
        "unknown",
        "pass",
        "fail",
    ]
    case_holds("list-states/nothing-is-presumed-of-adverse-lists")


def test_points_of_unknown_size_leave_a_decision_open() -> None:
    """E9: fifty points are sure, and nobody knows how many a bonus brings: certain no, possible yes."""
    case_holds("judgement-and-panels/unseen-points-leave-decisions-open")


def test_missing_votes_stand_at_both_extremes() -> None:
    """E12: combining only the votes cast would call fair what may still become poor or good."""
    case_holds(
        "judgement-and-panels/missing-votes-at-both-extremes",
        "judgement-and-panels/mean-with-a-missing-vote",
        "judgement-and-panels/share-of-yes",
    )


def test_reviewers_who_disagree_are_no_interval() -> None:
    """E12: a full panel has decided, however far its votes lie apart; never between two anchors."""
    case_holds("judgement-and-panels/lower-median-of-four", "judgement-and-panels/a-recusal-shrinks-the-panel")


def test_what_nobody_checked_must_not_raise_a_score_in_silence() -> None:
    """E11: the standard drops it, so 1 of 2 reads better than 1 of 3; the interval keeps it in both ends."""
    rules = """
    model = "default"
    [[requirement]]
    id = "a"
    fact = "premises.fixed"
    [[requirement]]
    id = "b"
    fact = "premises.dedicated"
    [[requirement]]
    id = "c"
    judged = "std"
    at_least = "good"
    [judgement.std]
    levels = [{ id = "poor" }, { id = "good" }]
    """
    score = judged("premises = { fixed = true, dedicated = false }", rules).score
    assert score is not None
    assert (score.standard, score.low, score.high) == (Fraction(50), Fraction(100, 3), Fraction(200, 3))
    assert score.left_out == 1
    case_holds("xccdf-models/default-with-one-not-checked", "xccdf-models/absolute-with-an-unchecked-rule")
