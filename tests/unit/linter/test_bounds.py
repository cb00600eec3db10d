"""Tests that can never hold or always do, and requirements that exclude each other: decided from scales and bounds."""

import time

import pytest

from studiorules.linter import lint
from tests.unit.intake.rulebook_drafts import book
from tests.unit.linter.found import asking, found, where

SHARE = 'share = "activities"\npart = { recorded_in_detail = true }\nif_none = "fail"\n'
KINDS = 'kinds = "equipment.kind"\nof = ["tools", "instruments"]\n'
QUESTION = '[judgement.order]\nzh = "是否规范"\nlevels = [{ id = "poor", zh = "差" }, { id = "good", zh = "好" }]\n'
RANGE = '[judgement.marks]\nzh = "评分"\nrange = [0, 10]\n'


@pytest.mark.parametrize(
    "sentence",
    [
        f"{SHARE}at_least = 90",
        f"{SHARE}above = 1",
        f"{SHARE}at_most = -1",
        f"{KINDS}at_least = 3",
        f"{KINDS}is = 1.5",
        f'{KINDS}where = {{ kind = "tools" }}\nat_least = 2',
        'fact = "premises.area_m2"\nbelow = 0',
        'count = "results"\nat_most = -1',
        'all = [{ count = "results", at_least = 2 }, { count = "results", at_most = 1 }]',
        'all = [{ fact = "host.kind", is = "enterprise" }, { fact = "host.kind", is_not = ["enterprise"] }]',
        'fact = "premises.fixed"\nonly_if = [{ fact = "premises.fixed", is = false }]',
        'count = "results"\nat_least = 3\ndeduct = [{ lose = 1, count = "results", below = 3 }]',
    ],
)
def test_what_can_never_hold_is_told(sentence: str) -> None:
    assert len(found(asking(f"points = 1\n{sentence}"), "never-passes")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        f"{SHARE}at_least = 1",
        f"{SHARE}at_least = 0.9",
        SHARE.replace('"fail"', '"pass"') + "above = 1",  # an empty list passes
        f"{KINDS}at_least = 2",
        f'{KINDS}at_least = "all"',
        'fact = "premises.area_m2"\nbelow = 1',
        'count = "results"\nat_most = 0',
        'growth = "people"\nwithin = "1 year"\nat_most = -1',  # a team may shrink
        'elapsed = "studio.founded_on"\nunit = "years"\nat_least = 300',
        'all = [{ count = "results", at_least = 2 }, { count = "results", at_most = 2 }]',
        'all = [{ count = "results", at_least = 2 }, { count = "results", where = { kind = "patent" }, at_most = 1 }]',
        'any = [{ count = "results", at_least = 2 }, { count = "results", at_most = 1 }]',
        'all = [{ fact = "host.kind", is = "enterprise" }, { fact = "host.kind", is_not = ["vocational-school"] }]',
        'fact = "premises.fixed"\nonly_if = [{ fact = "premises.fixed" }]',
    ],
)
def test_what_can_hold_is_not(sentence: str) -> None:
    assert found(asking(f"points = 1\n{sentence}"), "never-passes") == []


@pytest.mark.parametrize(
    "sentence",
    [
        'count = "results"\nat_least = 0',
        'count = "results"\nabove = -1',
        f"{SHARE}at_most = 1".replace('"fail"', '"pass"'),
        f"{KINDS}at_most = 2",
        'fact = "premises.area_m2"\nat_least = 0',
        'fact = "premises.fixed"\nis = [true, false]',
        f'judged = "order"\nat_least = "poor"\n{QUESTION}',
        f'judged = "marks"\nat_most = 10\n{RANGE}',
    ],
)
def test_what_always_holds_is_told(sentence: str) -> None:
    assert where(asking(f"points = 1\n{sentence}"), "always-passes") == ["requirement[0]"]


@pytest.mark.parametrize(
    "sentence",
    [
        'count = "results"\nat_least = 1',
        f"{SHARE}at_most = 1",  # no activity at all fails
        'growth = "people"\nwithin = "1 year"\nat_least = 0',
        'elapsed = "studio.founded_on"\nunit = "years"\nat_least = 0',  # a studio that was not founded
        f'judged = "order"\nat_least = "good"\n{QUESTION}',
        f'judged = "marks"\nat_most = 9.99\n{RANGE}',
        'count = "results"\nat_least = 0\nbut = [{ when = { fact = "premises.fixed" }, at_least = 1 }]',
    ],
)
def test_what_can_fail_is_not(sentence: str) -> None:
    assert found(asking(f"points = 1\n{sentence}"), "always-passes") == []


def test_a_rule_that_its_source_does_not_show_is_left_out() -> None:
    assert found(asking("points = 1\nunseen = true"), "never-passes") == []


def test_of_a_join_the_branch_is_named() -> None:
    kinds = KINDS.replace("\n", ", ")
    toml = asking(f"points = 1\nall = [{{ fact = 'premises.fixed' }}, {{ {kinds}at_least = 3 }}]")
    assert where(toml, "never-passes") == ["requirement[0].all[1]"]


def test_a_measure_used_by_name_is_told_once() -> None:
    use = 'points = 1\nmeasure = "both"\nat_least = 1\n'
    named = '[measure.both]\nzh = "两样"\nall = [{ fact = "premises.fixed" }, { count = "results", at_least = 0 }]\n'
    toml = asking(f'id = "a"\n{use}', f'id = "b"\n{use}') + named
    assert where(toml, "always-passes") == ["measure.both.all[1]"]


VALUE = "[value.part]\ndated = [{{ from = 2014-01-01, value = {0} }}, {{ from = 2020-01-01, value = {1} }}]\n"


@pytest.mark.parametrize(
    ("values", "when"),
    [
        (("0.9", "0.5"), []),
        (("2", "0.5"), ["2014-01-01至2019-12-31："]),
        (("0.5", "2"), ["2020-01-01起："]),
        (("2", "3"), [""]),
    ],
)
def test_what_cannot_hold_from_a_day_on_is_told_with_the_days(values: tuple[str, str], when: list[str]) -> None:
    told = found(asking(f'points = 1\n{SHARE}at_least = "@part"') + VALUE.format(*values), "never-passes")
    assert [one.text.zh.partition("“")[0] for one in told] == when


def test_days_that_follow_one_another_are_one_time() -> None:
    value = VALUE.format("0.5", "2").replace(" }]", ", to = 2020-12-31 }, { from = 2021-01-01, value = 3 }]")
    told = found(asking(f'points = 1\n{SHARE}at_least = "@part"') + value, "never-passes")
    assert [one.text.en.partition(":")[0] for one in told if one.text.en] == ["from 2020-01-01 on"]


def test_requirements_exclude_each_other_while_their_values_do() -> None:
    values = "".join(
        f'[value.{name}]\nunit = "m2"\ndated = [{{ from = 2000-01-01, to = 2019-12-31, value = {first} }}, '
        f"{{ from = 2020-01-01, value = {then} }}]\n"
        for name, first, then in (("least", 30, 10), ("most", 20, 15))
    )
    toml = asking(
        'id = "a"\npoints = 1\nfact = "premises.area_m2"\nat_least = "@least"',
        'id = "b"\npoints = 1\nfact = "premises.area_m2"\nat_most = "@most"',
    )
    told = found(toml + values, "contradicting-requirements")
    assert [(one.path, one.text.zh.partition("：")[0]) for one in told] == [
        ("requirement[1]", "2000-01-01至2019-12-31")
    ]


def test_two_requirements_that_exclude_each_other_are_told_at_the_second() -> None:
    many, few = 'count = "results"\nat_least = 3\npoints = 1', 'count = "results"\nat_most = 2\npoints = 1'
    [one] = found(asking(f'id = "many"\n{many}', f'id = "few"\n{few}'), "contradicting-requirements")
    assert one.path == "requirement[1]"
    assert one.text.zh == "与many不能同时符合：这里是“at_most = 2”，那里是“at_least = 3”。"
    assert one.text.en == 'it can never pass together with many: "at_most = 2" here, "at_least = 3" there.'


@pytest.mark.parametrize(
    "other",
    [
        'count = "results"\nat_most = 3',
        'count = "results"\nwhere = { kind = "patent" }\nat_most = 2',
        'count = "results"\nwithin = "1 year"\nat_most = 2',
        'count = "results"\nat_most = 2\nin_principle = true',
        'count = "results"\nat_most = 3\nwhen = { fact = "premises.fixed" }\nnot_applicable = "full"',
        'any = [{ count = "results", at_most = 2 }, { fact = "premises.fixed" }]',
    ],
)
def test_requirements_that_can_pass_together_are_not(other: str) -> None:
    toml = asking('id = "many"\ncount = "results"\nat_least = 3\npoints = 1', f'id = "other"\npoints = 1\n{other}')
    assert found(toml, "contradicting-requirements") == []


IF_FIXED = 'when = { fact = "premises.fixed" }\nnot_applicable = "full"\n'


@pytest.mark.parametrize(
    ("many", "few"),
    [
        ('count = "people"\nwhere = { role = "member" }\nat_least = 3', 'count = "people"\nat_most = 2'),
        ('count = "results"\nwithin = "1 year"\nat_least = 3', 'count = "results"\nwithin = "36 months"\nat_most = 2'),
        ('count = "results"\nwithin = "1 year"\nat_least = 3', 'count = "results"\nbelow = 3'),
        ('count = "promotions"\nonce_per = "person"\nat_least = 3', 'count = "promotions"\nat_most = 2'),
        ('kinds = "equipment.kind"\nat_least = 3', 'count = "equipment"\nat_most = 2'),
        (
            'count = "honours"\nwhere = { level.at_least = "provincial" }\nat_least = 1',
            'count = "honours"\nwhere = { level.at_least = "municipal" }\nat_most = 0',
        ),
        (f'count = "people"\nat_least = 3\n{IF_FIXED}', f'count = "people"\nat_most = 2\n{IF_FIXED}'),
        ('count = "people"\nat_least = 3', f'count = "people"\nat_most = 2\n{IF_FIXED}'),
    ],
)
def test_more_of_a_part_than_there_may_be_of_the_whole(many: str, few: str) -> None:
    for first, second in ((many, few), (few, many)):
        toml = asking(f'id = "a"\npoints = 1\n{first}', f'id = "b"\npoints = 1\n{second}')
        assert where(toml, "contradicting-requirements") == ["requirement[1]"]


@pytest.mark.parametrize(
    ("many", "few"),
    [
        ('count = "people"\nat_least = 3', 'count = "people"\nwhere = { role = "member" }\nat_most = 2'),
        ('count = "results"\nwithin = "3 years"\nat_least = 3', 'count = "results"\nwithin = "1 year"\nat_most = 2'),
        ('count = "results"\nwithin = "30 days"\nat_least = 3', 'count = "results"\nwithin = "1 year"\nat_most = 2'),
        ('count = "people"\nwithin = "1 year"\nat_least = 3', 'count = "people"\nat_most = 2'),  # joined, not there now
        ('count = "promotions"\nat_least = 3', 'count = "promotions"\nonce_per = "person"\nat_most = 2'),
        (
            f'count = "people"\nat_least = 3\n{IF_FIXED}',
            f'count = "people"\nat_most = 2\n{IF_FIXED.replace("fixed", "dedicated")}',
        ),
    ],
)
def test_a_part_may_be_less_than_the_whole(many: str, few: str) -> None:
    toml = asking(f'id = "a"\npoints = 1\n{many}', f'id = "b"\npoints = 1\n{few}')
    assert found(toml, "contradicting-requirements") == []


def test_many_conditions_take_no_more_than_they_are() -> None:
    several = [f'id = "a{at}"\npoints = 1\ncount = "people"\nat_least = {at % 9 + 1}\n' for at in range(200)]
    when = 'when = {{ fact = "premises.area_m2", at_least = {0} }}\nnot_applicable = "full"\n'
    several += [f'id = "b{at}"\npoints = 1\ncount = "people"\nat_most = 50\n{when.format(at)}' for at in range(200)]
    many = book(asking(*several))
    start = time.process_time()
    assert [one for one in lint(many) if one.code == "contradicting-requirements"] == []
    assert time.process_time() - start < 10


EXCEPTION = '{{ when = {{ fact = "premises.{0}" }}, at_least = {1} }}'


@pytest.mark.parametrize(
    ("exceptions", "told"),
    [
        (["fixed 2", "fixed 1"], ["but[1]"]),
        (["fixed 2", "dedicated 3"], ["but[1]"]),  # three are asked anyway
        (["fixed 3", "dedicated 2"], []),  # it keeps the next one away
        (["fixed 2", "dedicated 1"], []),
    ],
)
def test_exceptions_that_do_nothing(exceptions: list[str], told: list[str]) -> None:
    several = ", ".join(EXCEPTION.format(*one.split()) for one in exceptions)
    toml = asking(f'points = 1\ncount = "people"\nat_least = 3\nbut = [{several}]\n')
    assert where(toml, "idle-exception") == [f"requirement[0].{one}" for one in told]
