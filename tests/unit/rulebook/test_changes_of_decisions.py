"""Two editions compared: panels, waivers, vetoes, priorities and amounts that differ."""

import tomllib
from decimal import Decimal

import pytest

import studiorules as sr
from studiorules.reports import render
from studiorules.rulebook import RulebookChanges, compare_rulebooks

MADE = """
[rulebook]
id = "made"
edition = "1"
zh = "办法"
cite = "made"
basis = "seen"
in_force = "unknown"
points = 10
[[requirement]]
id = "area"
zh = "面积"
fact = "premises.area_m2"
at_least = 30
points = 6
in_principle = true
[[requirement]]
id = "tidy"
zh = "整洁"
judged = "tidy"
at_least = "good"
points = 4
veto = true
[[decision]]
id = "grade"
zh = "等级"
rungs = [{ id = "no", zh = "否" }, { id = "yes", zh = "是", needs = ["tidy"], yuan = { at_most = 30000 } }]
[[priority]]
id = "heroes"
zh = "作出贡献的优先"
count = "honours"
at_least = 1
in_force = { to = 2025-12-31 }
[judgement.tidy]
zh = "整洁程度"
levels = [{ id = "poor", zh = "差" }, { id = "good", zh = "好" }]
size = 3
combine = "lower-median"
"""


def changed(old: str, new: str) -> RulebookChanges:
    assert old in MADE
    first, last = (
        sr.read_rulebook(tomllib.loads(toml, parse_float=Decimal)) for toml in (MADE, MADE.replace(old, new))
    )
    return compare_rulebooks(first, last)


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("in_principle = true\n", "", "requirements", "原则上要求：有豁免的算具备，豁免不得分"),
        ("veto = true\n", "", "requirements", "一票否决"),
        ("size = 3", "size = 5", "questions", "3人评议，取中位的一票（两票居中取较低） → 5人评议"),
        ("at_most = 30000", "at_most = 40000", "decisions", "+ 是：“整洁”符合，至多4万元"),
        ("to = 2025-12-31", "to = 2026-12-31", "priorities", "+ 至2026年12月31日止"),
        ('id = "heroes"', 'id = "others"', "priorities", "- 作出贡献的优先"),
    ],
)
def test_what_differs_is_told_where_it_belongs(old: str, new: str, where: str, said: str) -> None:
    changes = changed(old, new)
    assert getattr(changes, where)
    assert changes.head == ()
    assert said in render(changes)


def test_a_new_name_of_what_can_be_waived_is_no_other_difference() -> None:
    changes = changed('id = "area"\n', 'id = "floor-area"\nwas = ["area"]\n')
    (one,) = changes.requirements
    assert one.parts == ("id",)
