"""Filters that nothing or everything meets, fields read twice, worths that fall, words that nobody listed."""

import pytest

from tests.unit.linter.found import asking, found, where

LIST = 'count = "honours"\nat_least = 1\npoints = 5\n'
STEPS = 'count = "results"\npoints = 5\n'
LEVELS = '{ id = "poor", zh = "差" }, { id = "fair", zh = "中" }, { id = "good", zh = "好" }'
ORDER = f'[judgement.order]\nzh = "是否规范"\nlevels = [{LEVELS}]\n'


def share(where_: str, part: str) -> str:
    return f'share = "honours"\nif_none = "fail"\nat_least = 0.5\npoints = 5\n{where_}part = {{ {part} }}\n'


@pytest.mark.parametrize(
    "conditions",
    [
        'level = { at_least = "national", below = "county" }',
        'level.above = "national"',
        'level.below = "none"',
        'holder = "leader", not = { holder = "leader" }',
        'kind = "craftsman", not = { kind = ["craftsman", "other"] }',
    ],
)
def test_a_filter_that_no_record_meets(conditions: str) -> None:
    assert where(asking(f"{LIST}where = {{ {conditions} }}"), "empty-filter") == ["requirement[0].where"]


@pytest.mark.parametrize(
    "conditions",
    [
        'level = { at_least = "county", below = "national" }',
        'level = { at_least = "county", at_most = "county" }',
        'level.above = "provincial"',
        'holder = "leader", not = { kind = "craftsman" }',
        'kind = ["craftsman", "other"], not = { kind = "other" }',
        "on = { at_least = 2020-01-01, below = 2021-01-01 }",
        'evidence.exists = true, holder = "leader"',
    ],
)
def test_a_filter_that_some_record_meets(conditions: str) -> None:
    assert found(asking(f"{LIST}where = {{ {conditions} }}"), "empty-filter") == []


def test_a_part_that_its_list_leaves_out() -> None:
    toml = asking(share('where = { level.at_least = "provincial" }\n', 'level.below = "county"'))
    assert where(toml, "empty-filter") == ["requirement[0].part"]


@pytest.mark.parametrize(
    ("conditions", "what"),
    [
        ('holder = "leader", level.at_least = "none"', 'level.at_least = "none"'),
        ('level.at_most = "national"', 'level.at_most = "national"'),
        ('holder = ["leader", "member", "studio", "host"]', 'holder = ["leader", "member", "studio", "host"]'),
    ],
)
def test_a_condition_that_leaves_nothing_out(conditions: str, what: str) -> None:
    [one] = found(asking(f"{LIST}where = {{ {conditions} }}"), "idle-filter")
    assert one.text.zh == f"“{what}”什么也没有筛掉。"


@pytest.mark.parametrize("conditions", ['level.at_least = "enterprise"', 'holder = ["leader", "member", "studio"]'])
def test_a_condition_that_leaves_something_out(conditions: str) -> None:
    assert found(asking(f"{LIST}where = {{ {conditions} }}"), "idle-filter") == []


def test_a_part_that_its_list_asks_for_already() -> None:
    above = 'where = { level.at_least = "provincial" }\n'
    assert where(asking(share(above, 'level.at_least = "county"')), "idle-filter") == ["requirement[0].part"]
    assert found(asking(share(above, 'level.at_least = "national"')), "idle-filter") == []


@pytest.mark.parametrize(
    ("conditions", "told"),
    [
        ('kind = ["craftsman", "other"], not = { kind = "other" }', 1),
        ('level.at_least = "county", not = { level = "national" }', 1),
        ('level = { at_least = "county", below = "national" }', 0),
        ('level = { at_least = "county", above = "enterprise" }', 1),
        ('kind = "craftsman", level.at_least = "county"', 0),
        ('level = { at_least = "county", exists = true }', 1),
    ],
)
def test_a_field_read_twice(conditions: str, told: int) -> None:
    assert len(found(asking(f"{LIST}where = {{ {conditions} }}"), "field-twice")) == told


def test_a_set_of_choices_may_be_asked_for_two_things() -> None:
    both = 'where = { serves = "green", not = { serves = "labour-competition" } }'
    assert found(asking(f'count = "activities"\nat_least = 1\npoints = 1\n{both}'), "field-twice") == []


@pytest.mark.parametrize(
    ("worth", "below"),
    [
        (f"{STEPS}at_least = 1\nearn_steps = [[1, 5], [3, 4]]", "earn_steps"),
        (f"{STEPS}earn_steps = [[1, 3], [2, 5], [3, 4]]", "earn_steps"),
        (f"{STEPS}at_most = 3\nearn_steps = [[0, 5], [1, 3], [2, 4]]", "earn_steps"),
        (f"{STEPS}at_most = 3\nearn_steps = [[1, 5], [2, 3]]", "earn_steps"),  # none at all earns nothing
        (f"{STEPS}at_most = 3\nearn_each = 1", "earn_each"),
        (f'judged = "order"\nat_least = "fair"\npoints = 5\nearn_by = {{ fair = 5, good = 4 }}\n{ORDER}', "earn_by"),
    ],
)
def test_what_is_better_and_earns_less(worth: str, below: str) -> None:
    assert where(asking(worth), "better-earns-less") == [f"requirement[0].{below}"]
    reasoned = worth.replace("points = 5\n", 'points = 5\nwhy = "有理由"\n', 1)
    assert found(asking(reasoned), "better-earns-less") == []


@pytest.mark.parametrize(
    "worth",
    [
        f"{STEPS}at_least = 1\nearn_steps = [[1, 2], [3, 5]]",
        f"{STEPS}at_most = 3\nearn_steps = [[0, 5], [1, 3], [2, 0]]",
        f"{STEPS}earn_steps = [[0, 5], [1, 3], [2, 0]]",  # fewer is better, and nothing says otherwise
        f"{STEPS}at_least = 1\nearn_each = 1",
        f'judged = "order"\nat_least = "fair"\npoints = 5\nearn_by = {{ fair = 4, good = 5 }}\n{ORDER}',
        'fact = "studio.named_after"\npoints = 5\nearn_by = { leader = 5, brand = 3, unit = 4 }',  # words have no order
    ],
)
def test_what_is_better_and_earns_more(worth: str) -> None:
    assert found(asking(worth), "better-earns-less") == []


def losing(pairs: str, fact: str = 'judged = "order"', more: str = ORDER) -> str:
    return asking(f"points = 5\ndeduct = [{{ lose_by = {{ {pairs} }}, {fact} }}]") + more


@pytest.mark.parametrize(
    ("pairs", "words"),
    [("poor = 5, good = 1", "中"), ("fair = 2", "差"), ("fair = 3, good = 1", "差"), ("fair = 1, poor = 3", "")],
)
def test_levels_that_lose_nothing_though_better_ones_do(pairs: str, words: str) -> None:
    told = [one.text.zh for one in found(losing(pairs), "unlisted-word")]
    assert told == ([f"没有列出{words}，不扣分；有意如此的写 = 0。"] if words else [])


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ("closed = 5, moved = 2", 0),  # the third is the good one
        ("closed = 5", 0),
    ],
)
def test_words_of_a_short_list(pairs: str, told: int) -> None:
    assert len(found(losing(pairs, 'fact = "host.status"', ""), "unlisted-word")) == told


def test_a_list_that_looks_as_if_it_forgot_some() -> None:
    earning = 'fact = "studio.named_after"\npoints = 5\nearn_by = {{ leader = 5, brand = 3{0} }}'
    [one] = found(asking(earning.format("")), "unlisted-word")
    assert one.path == "requirement[0].earn_by"
    assert one.text.en == "host, unit are not listed and earn nothing; write = 0 if that is meant."
    assert found(asking(earning.format(", unit = 0")), "unlisted-word") == []  # one word left out is the rest
    assert found(asking('fact = "host.kind"\npoints = 5\nearn_by = { enterprise = 5 }'), "unlisted-word") == []


AMOUNT = '[value.much]\nunit = "yuan"\ndated = [{ from = 2000-01-01, value = 10 }, { from = 2020-01-01, value = 20 }]\n'


@pytest.mark.parametrize(
    "condition",
    [
        '{ amount_yuan = { at_least = 15 }, not = { amount_yuan.at_least = "@much" } }',  # 15 to 19 from 2020 on
        '{ amount_yuan.at_least = "@much" }',
    ],
)
def test_values_that_change_are_not_taken_together(condition: str) -> None:
    toml = asking(f'count = "funding"\nwhere = {condition}\nat_least = 1\npoints = 1') + AMOUNT
    assert found(toml, "idle-filter") == []
    empty = [one.text.zh.partition("：")[0] for one in found(toml, "empty-filter")]
    assert empty == (["2000-01-01至2019-12-31"] if "not" in condition else [])
