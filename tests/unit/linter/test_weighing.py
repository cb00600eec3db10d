"""Tables of weights: rows that nothing reaches, and losses that one table says exactly."""

from itertools import combinations_with_replacement

import pytest

from tests.unit.linter.found import asking, found, where
from tests.unit.linter.test_rewrites import ends, rewritten

APART = """points = 5
only_if = [{ count = "accidents", where = { severity = "serious" }, at_most = 0 }]
deduct = [{ lose_each = 2, count = "accidents", where = { severity = "lesser" }, at_most = 0 }]
"""


def test_losses_of_one_record_become_one_table() -> None:
    line, _, table = rewritten(asking(APART), "zero-override").partition("\n")
    better = asking(f"points = 5\n{line}\n") + table
    words = ("minor", "lesser", "serious")
    for stated in (one for many in range(4) for one in combinations_with_replacement(words, many)):
        accidents = [{"on": "2025-01-10", "severity": one} for one in stated]
        assert ends(better, accidents=accidents) == ends(asking(APART), accidents=accidents)
    unknown = [{"on": "2025-01-10", "severity": {"at_least": "lesser"}}]
    assert (ends(asking(APART), accidents=unknown), ends(better, accidents=unknown)) == ((0, 5), (0, 3))
    assert found(better, "zero-override") == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('severity = "lesser"', 'severity = "serious"'),
        ('severity = "lesser"', 'cause = "negligence"'),
        ('{ severity = "serious" }, at_most = 0', '{ severity = "serious" }, at_most = 1'),
        ("lose_each = 2", "lose = 2"),
        ('{ severity = "lesser" }', '{ severity = "lesser" }, within = "1 year"'),
    ],
)
def test_losses_that_may_come_together_stay(was: str, now: str) -> None:
    assert found(asking(APART.replace(was, now)), "zero-override") == []


def table(*rows: str) -> str:
    weights = "".join(f"[[weights.w]]\n{row}\n" for row in rows)
    return asking('count = "honours"\ncounts_as = "w"\nat_least = 1\npoints = 1\n') + weights


PROVINCIAL = 'where = { level.at_least = "provincial" }\ncounts = 3'
MUNICIPAL = 'where = { level.at_least = "municipal" }\ncounts = 1'
LEADER = 'where = { holder = "leader" }\ncounts = 2'


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((PROVINCIAL, MUNICIPAL, "counts = 0"), 0),
        ((MUNICIPAL, PROVINCIAL), 1),
        ((MUNICIPAL, LEADER, PROVINCIAL), 1),
        ((MUNICIPAL, 'where = { level.at_least = "provincial", holder = "leader" }\ncounts = 3'), 1),
        ((LEADER, MUNICIPAL), 0),
    ],
)
def test_rows_that_nothing_reaches(rows: tuple[str, ...], told: int) -> None:
    assert len(found(table(*rows), "idle-row")) == told


def test_rows_that_the_measure_leaves_out() -> None:
    only = 'where = { level.at_least = "national" }\n'
    some = table(PROVINCIAL, 'where = { level = "county" }\ncounts = 1')
    assert found(some, "idle-row") == []
    narrowed = some.replace('counts_as = "w"\n', f'counts_as = "w"\n{only}')
    assert len(found(narrowed, "idle-row")) == 1
    elsewhere = '[[requirement]]\nid = "all"\ncount = "honours"\ncounts_as = "w"\nat_least = 1\npoints = 1\n'
    assert found(narrowed + elsewhere, "idle-row") == []  # the table is used for all honours too


def test_a_table_that_counts_nothing() -> None:
    assert where(table('where = { level = "county" }\ncounts = 0'), "never-passes") == ["requirement[0]"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (('where = { level = "national" }\ncounts = 3', 'where = { level = "municipal" }\ncounts = 1'), "省部级"),
        (('where = { level = "national" }\ncounts = 3', MUNICIPAL), None),
        (('where = { level = "national" }\ncounts = 3', 'where = { level = "provincial" }\ncounts = 2'), None),
        (
            ('where = { level = "national" }\ncounts = 3', 'where = { level = "municipal" }\ncounts = 1', "counts = 0"),
            None,
        ),
    ],
)
def test_levels_between_that_no_row_lists(rows: tuple[str, ...], told: str | None) -> None:
    seen = [one.text.zh for one in found(table(*rows), "unlisted-word")]
    assert [told is not None and told in one for one in seen] == [True] * (told is not None)


def test_a_higher_level_that_counts_less() -> None:
    upside_down = table(PROVINCIAL.replace("3", "1"), MUNICIPAL.replace("counts = 1", "counts = 3"))
    assert where(upside_down, "better-earns-less") == ["requirement[0]"]
    assert found(table(PROVINCIAL, MUNICIPAL), "better-earns-less") == []
    assert found(upside_down.replace("at_least = 1\npoints", "at_most = 9\npoints"), "better-earns-less") == []


def test_rows_are_filters_too() -> None:
    empty = 'where = { level = { at_least = "national", below = "county" } }\ncounts = 1'
    assert where(table(PROVINCIAL, empty), "empty-filter") == ["requirement[0].counts_as"]
