"""The pieces of the engine, worked by hand: days, votes, patterns, numbers."""

from datetime import date

import pytest

from studiorules.dossier.resolved import Vote
from studiorules.engine.clock import days_on, lasting
from studiorules.engine.layout import Layout, Numbers, layout_of
from studiorules.engine.patterns import fits
from studiorules.engine.votes import Count
from studiorules.plan import Ballot, Plan, Rule, Told
from studiorules.plan.expr import FALSE, TRUE, Ref, all_of, negate
from studiorules.rulebook import Panel
from studiorules.terms import FAR

DAY = date(2024, 2, 29)


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (Rule("x", "as_of"), "2024-02-29"),
        (Rule("x", "back", (1, "years")), "2023-02-28"),
        (Rule("x", "back", (6, "months")), "2023-08-29"),
        (Rule("x", "year_end", (0,)), "2023-12-31"),
        (Rule("x", "year_end", (2,)), "2021-12-31"),
        (Rule("x", "deadline", (2, 29)), "2024-02-29"),
        (Rule("x", "deadline", (7, 31)), "2024-07-31"),
        (Rule("x", "dated_back", (((-FAR, FAR, 3),), "years")), "2021-02-28"),
    ],
)
def test_days_of_the_day(rule: Rule, day: str) -> None:
    assert days_on([rule], DAY) == (ordinal(day),)


def test_a_deadline_on_a_leap_day_is_a_day_earlier_in_other_years() -> None:
    assert days_on([Rule("x", "deadline", (2, 29))], date(2025, 5, 1)) == (ordinal("2025-02-28"),)


def test_the_running_year_counts_on_its_last_day_only() -> None:
    rule = Rule("x", "year_end", (0,))
    assert days_on([rule], date(2025, 12, 31)) == (ordinal("2025-12-31"),)
    assert days_on([rule], date(2025, 12, 30)) == (ordinal("2024-12-31"),)


def test_a_value_holds_from_its_day_to_its_day() -> None:
    table = ((ordinal("2020-01-01"), ordinal("2024-02-28"), 5), (ordinal("2024-02-29"), FAR, 8))
    spans = tuple(row[:2] for row in table)
    assert days_on([Rule("x", "dated", (table,)), Rule("y", "holds", (spans,))], DAY) == (8, True)
    assert days_on([Rule("x", "dated", (table,))], date(2024, 2, 28)) == (5,)
    assert days_on([Rule("y", "holds", (spans,))], date(2019, 12, 31)) == (False,)


def test_so_long_after_a_day_ends_the_day_before_back_reaches_it() -> None:
    # back(2023-02-28, 3 years) is 2020-02-28; back(2023-03-01, 3 years) is 2020-03-01: the first to reach 29 February
    assert lasting(ordinal("2020-02-29"), 3, "years") == ordinal("2023-02-28")
    assert lasting(ordinal("2021-06-15"), 1, "years") == ordinal("2022-06-14")
    assert lasting(-FAR, 1, "years") == -FAR
    assert lasting(FAR, 1, "years") == FAR


BALLOTS = (
    Ballot(("fit", "base:fit"), (("no", 0), ("否", 0), ("yes", 1)), 0, 1),
    Ballot(("score", "base:score"), None, 0, 10_000),
)
TODAY = ordinal("2025-12-31")
FIT, SCORE = (0, 1, False, 1), (0, 10_000, False, 1)


def fit(level: str, day: int = 1, reviewer: str | None = None, question: str = "fit") -> Vote:
    return Vote(question, day, reviewer=reviewer, level=level)


@pytest.mark.parametrize(
    ("votes", "answers"),
    [
        ([], (*FIT, *SCORE)),
        ([fit("yes", TODAY)], (1, 1, False, 1, *SCORE)),
        ([fit("否", TODAY, question="base:fit")], (0, 0, False, 1, *SCORE)),
        ([Vote("score", 1, value=7_500)], (*FIT, 7_500, 7_500, False, 1)),
        # given tomorrow; given anew today, so the older one no longer holds, under whichever name
        ([fit("yes", TODAY + 1)], (*FIT, *SCORE)),
        ([fit("yes", 1, "r1"), fit("no", TODAY, "r1")], (0, 0, False, 1, *SCORE)),
        ([fit("yes", 1, "r1"), fit("no", TODAY, "r1", "base:fit")], (0, 0, False, 1, *SCORE)),
        ([fit("yes", 1, "r1"), Vote("fit", 2, reviewer="r1", recused=True)], (*FIT, *SCORE)),
        # two at once, an unknown level, a number out of range, a level where a number belongs
        ([fit("yes"), fit("yes", question="base:fit")], (0, 1, True, 1, *SCORE)),
        ([fit("yes", 1, "r1"), fit("yes", 1, "r2")], (0, 1, True, 1, *SCORE)),
        ([fit("perhaps")], (0, 1, True, 1, *SCORE)),
        ([Vote("score", 1, value=10_001)], (*FIT, 0, 10_000, True, 1)),
        ([Vote("score", 1, level="yes")], (*FIT, 0, 10_000, True, 1)),
        ([fit("yes", question="another:fit")], (*FIT, *SCORE)),
    ],
)
def test_votes(votes: list[Vote], answers: tuple[int, ...]) -> None:
    found, wrong = Count(BALLOTS).answers(votes, TODAY)
    assert tuple(found) == answers
    assert wrong == any(answers[2::4])


GRADES = (("poor", 0), ("fair", 1), ("good", 2))


@pytest.mark.parametrize(
    ("panel", "given", "told"),
    [
        # of two in the middle the lower; one of three is missing: poor, fair, good and fair, good, good
        (Panel(size=4, combine="lower-median"), ["good", "fair", "good", "fair"], (1, 1, False, 1)),
        (Panel(size=3, combine="lower-median"), ["fair", "good"], (1, 2, False, 1)),
        # two of three needed
        (Panel(size=3, quorum=2, combine="lower-median"), ["good"], (0, 2, False, 1)),
        # who stands aside is no longer waited for; where all do, nothing is decided
        (Panel(size=2, combine="lower-median"), ["good", None], (2, 2, False, 1)),
        (Panel(size=1, combine="lower-median"), [None], (0, 2, False, 1)),
        # more than there are seats
        (Panel(size=1, combine="lower-median"), ["good", "good"], (0, 2, True, 1)),
        (Panel(size=2, combine="lower-median"), ["good", "good", None], (0, 2, True, 1)),
    ],
)
def test_a_panel_on_levels(panel: Panel, given: list[str | None], told: tuple[int, ...]) -> None:
    votes = [Vote("q", 1, level=one, recused=one is None) for one in given]
    found, wrong = Count([Ballot(("q",), GRADES, 0, 2, panel=panel)]).answers(votes, TODAY)
    assert tuple(found) == told
    assert wrong == told[2]


@pytest.mark.parametrize(
    ("panel", "given", "told"),
    [
        (Panel(size=3, combine="mean"), [80, 90], (170, 270, False, 3)),
        (Panel(size=4, combine="trimmed-mean"), [10, 60, 80], (70, 140, False, 2)),
        # one stood aside, and two are left: no vote would remain
        (Panel(size=3, combine="trimmed-mean"), [10, 60, None], (0, 100, False, 1)),
    ],
)
def test_a_panel_on_a_range(panel: Panel, given: list[int | None], told: tuple[int, ...]) -> None:
    votes = [Vote("q", 1, value=one, recused=one is None) for one in given]
    found, _ = Count([Ballot(("q",), None, 0, 100, panel=panel)]).answers(votes, TODAY)
    assert tuple(found) == told


def test_a_share_of_yes_is_of_all_who_may_vote() -> None:
    ballot = Ballot(("q",), (("no", 0), ("yes", 1)), 0, 1, panel=Panel(size=5, combine="share-of-yes"))
    votes = [Vote("q", 1, level=one) for one in ("yes", "yes", "yes", "no")]
    assert tuple(Count([ballot]).answers(votes, TODAY)[0]) == (3, 4, False, 5)


@pytest.mark.parametrize(
    ("subject", "pieces", "fit"),
    [
        ("甲创新工作室", ("甲", "创新工作室"), True),
        ("甲创新工作室", ("甲", None), True),
        ("甲创新工作室", (None, "工作室"), True),
        ("甲创新工作室", (None, "甲", None), True),
        ("甲创新工作室", ("创新", None), False),
        ("甲创新工作室", (None, "创新"), False),
        ("甲甲乙", (None, "甲", "乙"), True),
        ("甲乙甲", (None, "甲", "甲"), False),
        ("ababc", ("ab", None, "abc"), True),
        ("abc", ("ab", None, "abc"), False),
        ("甲", (None,), True),
        ("", (None,), False),
        ("甲", (None, ""), False),
    ],
)
def test_patterns(subject: str, pieces: tuple[str | None, ...], fit: bool) -> None:
    assert fits(subject, pieces) is fit


def test_equal_results_stand_once_and_constants_nowhere() -> None:
    plan = Plan((), (), (), {("a", "sure"): Ref("x"), ("b", "sure"): Ref("x"), ("b", "error"): FALSE}, {})
    layout, told = layout_of(plan)
    assert told == (Ref("x"),)
    numbers = Numbers(layout, (7,))
    assert (numbers.value("a", "sure"), numbers.value("b", "sure"), numbers.value("b", "error")) == (7, 7, 0)


@pytest.mark.parametrize(("sure", "fact"), [(True, 0), (False, 1)])
def test_a_late_result_is_made_of_others_when_it_is_read(sure: bool, fact: int) -> None:
    late = {("group", "fact"): all_of(Told("a", "possible"), negate(Told("a", "sure")))}
    layout = Layout({("a", "sure"): 0}, {("a", "possible"): 1}, late)
    assert Numbers(layout, (sure,)).value("group", "fact") == fact


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        Numbers(Layout({}, {}, {}), ()).value("nobody", "sure")
    assert TRUE != FALSE
