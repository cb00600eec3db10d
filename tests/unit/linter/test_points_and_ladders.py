"""Points that nobody earns or that are cut off, caps that never act, rungs that nothing reaches or stops at."""

import pytest

from tests.unit.linter.found import PLACE, asking, found, where

RESULTS = 'count = "results"\nat_least = 1\npoints = 5\n'
KINDS = 'kinds = "equipment.kind"\nof = ["tools", "instruments"]\nat_least = 1\npoints = 5\n'
REASON = 'why = "有理由"\n'


def ladder(*needs: str) -> str:
    """A ladder whose rungs, above the lowest, have these needs."""
    rungs = [f'{{ id = "r{at}", zh = "第{at}级", needs = [{one}] }}' for at, one in enumerate(needs, 1)]
    return f'[[decision]]\nid = "d"\nzh = "结论"\nrungs = [{{ id = "r0", zh = "最低" }}, {", ".join(rungs)}]\n'


def total(word: str, points: object) -> str:
    return f'{{ score = "total", {word} = {points} }}'


@pytest.mark.parametrize(
    ("worth", "most"),
    [
        (f"{KINDS}earn_each = 2", "4"),
        (f"{RESULTS}earn_steps = [[1, 1], [2, 4]]", "4"),
        (f"{KINDS}earn_steps = [[1, 3], [3, 5]]", "3"),
        ('fact = "studio.named_after"\npoints = 5\nearn_by = { leader = 3, brand = 2 }', "3"),
    ],
)
def test_points_that_nobody_can_earn(worth: str, most: str) -> None:
    [one] = found(asking(worth + f"\n{REASON}"), "full-points-unreachable")
    assert one.text.zh == f"满分5分，最多只能得{most}分。"


@pytest.mark.parametrize(
    "worth",
    [
        f"{KINDS}earn_each = 2.5",
        f"{RESULTS}earn_each = 0.1",
        f"{RESULTS}earn_steps = [[1, 1], [2, 5]]",
        "fact = 'premises.area_m2'\nat_least = 30\npoints = 5\nin_proportion = true",
        "unseen = true\npoints = 5",
        'points = 5\ndeduct = [{ lose = 9, fact = "premises.fixed" }]',
    ],
)
def test_points_that_somebody_can_earn(worth: str) -> None:
    assert found(asking(worth + f"\n{REASON}"), "full-points-unreachable") == []


def test_a_step_above_what_is_allotted() -> None:
    assert where(asking(f"{RESULTS}earn_steps = [[1, 3], [2, 6]]"), "points-cut-off") == ["requirement[0].earn_steps"]
    assert found(asking(f"{RESULTS}earn_steps = [[1, 3], [2, 5]]"), "points-cut-off") == []
    assert found(asking(f"{RESULTS}earn_each = 3"), "points-cut-off") == []  # 每项3分，最多5分


def test_steps_that_begin_above_what_is_enough() -> None:
    late, right = f"{RESULTS}earn_steps = [[2, 5]]", f"{RESULTS}earn_steps = [[1, 2], [2, 5]]"
    assert where(asking(late), "pass-earns-nothing") == ["requirement[0].earn_steps"]
    assert found(asking(right), "pass-earns-nothing") == []
    assert found(asking(f"{RESULTS}earn_steps = [[0, 1], [2, 5]]"), "pass-earns-nothing") == []


@pytest.mark.parametrize(
    ("worth", "told"),
    [
        (f"{RESULTS}earn_each = 1", 1),
        (f"{RESULTS}earn_each = 5", 0),
        (f"{RESULTS}earn_each = 1\n{REASON}", 0),
        (f"{RESULTS}earn_steps = [[1, 2], [3, 5]]", 1),
        (f"{RESULTS}earn_steps = [[1, 5]]", 0),
        ("fact = 'premises.area_m2'\nat_least = 30\npoints = 5\nin_proportion = true", 0),
        ('count = "results"\nat_least = 2\npoints = 5\nearn_each = 2.4', 1),  # two earn 4.8, three all
        ('count = "results"\nabove = 1\npoints = 5\nearn_each = 2.5', 0),
    ],
)
def test_enough_and_full_points_apart_need_a_reason(worth: str, told: int) -> None:
    assert len(found(asking(worth), "enough-not-full")) == told


def test_the_reason_may_stand_at_the_criterion() -> None:
    below = f"[[section.criterion.requirement]]\n{RESULTS}earn_each = 1\n"
    head = '[[section]]\nid = "s"\nzh = "部分"\n[[section.criterion]]\nid = "c"\nzh = "条目"\n'
    assert len(found(f"{head}{below}", "enough-not-full")) == 1
    assert found(f"{head}{REASON}{below}", "enough-not-full") == []


def test_a_cap_that_never_acts() -> None:
    below = f"[[section.requirement]]\n{PLACE}"
    head = '[[section]]\nid = "s"\nzh = "部分"\ncap = {}\n'
    assert where(head.format(5) + below, "idle-cap") == ["section[0].cap"]
    assert found(head.format(4) + below, "idle-cap") == []


def test_a_cap_on_the_total_that_never_acts() -> None:
    line = '[[on_total]]\ncap = {}\nfact = "premises.fixed"\n'
    assert where(asking(PLACE) + line.format(5), "idle-cap") == ["on_total[0].cap"]
    assert found(asking(PLACE) + line.format(4.5), "idle-cap") == []


@pytest.mark.parametrize(
    ("needs", "rung"),
    [
        ([total("at_least", 6)], "rungs[1]"),
        ([total("above", 5)], "rungs[1]"),
        ([total("at_least", 3), total("at_least", 5.01)], "rungs[2]"),
        ([total("at_most", 3), total("at_least", 4)], "rungs[2]"),
        (['"area"', '{ fact = "premises.area_m2", below = 30 }'], "rungs[2]"),
        ([f'"area", {total("at_least", 7)}', total("at_least", 9)], "rungs[1]"),  # the first, not what follows from it
    ],
)
def test_a_rung_that_nothing_reaches(needs: list[str], rung: str) -> None:
    assert where(asking(PLACE) + ladder(*needs), "unreachable-rung") == [f"decision[0].{rung}"]


@pytest.mark.parametrize("needs", [[total("at_least", 5)], [total("at_least", 3), '"area"'], ['"area"']])
def test_a_rung_that_can_be_reached(needs: list[str]) -> None:
    assert found(asking(PLACE) + ladder(*needs), "unreachable-rung") == []


def test_points_that_nobody_earns_are_none_of_those_that_a_rung_may_need() -> None:
    toml = asking(f"{KINDS}earn_each = 2") + ladder(total("at_least", 5))
    [one] = found(toml, "unreachable-rung")
    assert one.text.zh == "“第1级”达不到：“at_least = 5”，而最多只有4分。"


def test_bonus_and_unknown_points_may_lift_a_rung() -> None:
    bonus = f'[[section]]\nid = "s"\nzh = "加分"\nbonus = true\n[[section.requirement]]\n{PLACE}'
    assert found("points = 5\n" + asking(RESULTS) + bonus + ladder(total("at_least", 10)), "unreachable-rung") == []
    assert found("points = 5\n" + asking(RESULTS) + bonus + ladder(total("at_least", 11)), "unreachable-rung") != []
    unknown = 'id = "more"\nfact = "premises.fixed"\npoints = "unknown"'
    assert found(asking(RESULTS, unknown) + ladder(total("at_least", 11)), "unreachable-rung") == []


def test_a_section_is_read_under_its_cap() -> None:
    section = f'[[section]]\nid = "s"\nzh = "部分"\ncap = 4\n[[section.requirement]]\n{PLACE}'
    assert where(section + ladder('{ score = "s", at_least = 5 }'), "unreachable-rung") == ["decision[0].rungs[1]"]
    assert found(section + ladder('{ score = "s", at_least = 4 }'), "unreachable-rung") == []


@pytest.mark.parametrize(
    ("needs", "rungs"),
    [
        ([total("at_least", 4), total("at_least", 4)], ["rungs[2]"]),
        (['"area"', '"area"'], ["rungs[2]"]),
        ([total("at_least", 0)], ["rungs[1]"]),
        ([total("at_least", 3), total("at_least", 4)], []),
        ([total("at_least", 4), f'{total("at_least", 4)}, "area"'], []),
    ],
)
def test_a_rung_at_which_nothing_stops(needs: list[str], rungs: list[str]) -> None:
    assert where(asking(PLACE) + ladder(*needs), "skipped-rung") == [f"decision[0].{one}" for one in rungs]


@pytest.mark.parametrize(("model", "most"), [("default", 100), ("flat", 5), ("flat-unweighted", 2), ("absolute", 1)])
def test_a_scoring_model_has_its_own_most(model: str, most: int) -> None:
    weighed = ("weight = 2\n", "weight = 3\n", "weight = 0\n")
    asked = [f'id = "r{at}"\nfact = "premises.fixed"\n{one}' for at, one in enumerate(weighed)]
    head = f'model = "{model}"\npoints = "none"\n'
    toml = head + asking(*asked) + ladder('{ score = "model", at_least = {0} }')
    assert found(toml.replace("{0}", str(most)), "unreachable-rung") == []
    assert where(toml.replace("{0}", f"{most}.01"), "unreachable-rung") == ["decision[0].rungs[1]"]


def test_where_nothing_is_counted_no_bound_of_a_score_holds() -> None:
    toml = 'model = "flat"\npoints = "none"\n' + asking('id = "a"\nfact = "premises.fixed"\nweight = 0')
    assert found(toml + ladder('{ score = "model", at_most = 9 }'), "skipped-rung") == []


def test_money_lifts_no_rung() -> None:
    money = f'[[section]]\nid = "m"\nzh = "奖励"\nunit = "yuan"\n[[section.requirement]]\n{PLACE}'
    assert found("points = 5\n" + asking(RESULTS) + money + ladder(total("at_least", 6)), "unreachable-rung") != []


def test_what_does_not_apply_may_bring_all() -> None:
    excused = f'{KINDS}earn_each = 2\nwhen = {{ fact = "premises.fixed" }}\nnot_applicable = "full"\n{REASON}'
    assert found(asking(excused) + ladder(total("at_least", 5)), "unreachable-rung") == []
    assert found(asking(excused), "full-points-unreachable") != []


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("[[0, 5], [1, 3], [3, 0]]", ["requirement[0]"]),
        ("[[0, 5], [3, 1]]", []),
        ("[[0, 5], [2, 5], [3, 0]]", []),
        ("[[0, 5]]", []),
    ],
)
def test_enough_and_full_points_differ_where_less_is_better(steps: str, told: list[str]) -> None:
    toml = asking(f'count = "accidents"\nat_most = 2\npoints = 5\nearn_steps = {steps}\n')
    assert where(toml, "enough-not-full") == told
    assert where(toml.replace("points = 5", f"points = 5\n{REASON}"), "enough-not-full") == []
