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


@pytest.mark.parametrize(
    ("votes", "answers"),
    [
        ([], (0, 1, False, 0, 10_000, False)),
        ([Vote("fit", TODAY, FAR, "yes", None)], (1, 1, False, 0, 10_000, False)),
        ([Vote("base:fit", TODAY, FAR, "否", None)], (0, 0, False, 0, 10_000, False)),
        ([Vote("score", 1, FAR, None, 7_500)], (0, 1, False, 7_500, 7_500, False)),
        # given tomorrow; given anew today, so the older one no longer holds
        ([Vote("fit", TODAY + 1, FAR, "yes", None)], (0, 1, False, 0, 10_000, False)),
        ([Vote("fit", 1, TODAY, "yes", None), Vote("fit", TODAY, FAR, "no", None)], (0, 0, False, 0, 10_000, False)),
        # two at once, an unknown level, a number out of range, a level where a number belongs
        ([Vote("fit", 1, FAR, "yes", None), Vote("base:fit", 1, FAR, "yes", None)], (0, 1, True, 0, 10_000, False)),
        ([Vote("fit", 1, FAR, "perhaps", None)], (0, 1, True, 0, 10_000, False)),
        ([Vote("score", 1, FAR, None, 10_001)], (0, 1, False, 0, 10_000, True)),
        ([Vote("score", 1, FAR, "yes", None)], (0, 1, False, 0, 10_000, True)),
        ([Vote("another:fit", 1, FAR, "yes", None)], (0, 1, False, 0, 10_000, False)),
    ],
)
def test_votes(votes: list[Vote], answers: tuple[int, ...]) -> None:
    found, wrong = Count(BALLOTS).answers(votes, TODAY)
    assert tuple(found) == answers
    assert wrong == any(answers[2::3])


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
