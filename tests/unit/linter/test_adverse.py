"""Lists that speak against a studio: what asks for more of them, and ladders that pay less higher up."""

import pytest

from tests.unit.linter.found import PLACE, asking, where

SHIFTS = '[[list]]\nid = "complaints"\nzh = "投诉"\nshape = "moments"\nunit = "case"\nadverse = true\n'


@pytest.mark.parametrize(
    "asked",
    [
        'count = "accidents"\nat_least = 1',
        'best = "accidents.severity"\nat_least = "lesser"',
        'points = 2\ncount = "accidents"\nearn_each = 1',
        'points = 2\ncount = "accidents"\nearn_steps = [[0, 0], [1, 2]]',
        'deduct = [{ lose = 1, count = "accidents", at_least = 1 }]',
        'fact = "premises.fixed"\nonly_if = [{ count = "violations", above = 0 }]',
    ],
)
def test_nobody_wants_more_accidents(asked: str) -> None:
    points = "" if asked.startswith("points") else "points = 1\n"
    assert len(where(asking(points + asked), "better-earns-less")) == 1
    assert where(asking(f'{points}{asked}\nwhy = "有意如此"'), "better-earns-less") == []


@pytest.mark.parametrize(
    "asked",
    [
        'count = "accidents"\nat_most = 0',
        'deduct = [{ lose = 1, count = "accidents", at_most = 0 }]',
        'deduct = [{ lose_each = 1, count = "accidents", at_most = 0 }]',
        'count = "honours"\nat_least = 1',
        'share = "accidents"\npart = { severity = "minor" }\nif_none = "pass"\nat_least = 0.9',
        'count = "accidents"\nearn_steps = [[0, 1], [1, 0]]',
        'fact = "premises.fixed"\nwhen = { count = "accidents", at_least = 1 }\nnot_applicable = "full"',
        'any = [{ count = "accidents", at_most = 0 }, { fact = "premises.fixed" }]',
    ],
)
def test_few_accidents_and_what_follows_from_them_are_fine(asked: str) -> None:
    assert where(asking(f"points = 1\n{asked}"), "better-earns-less") == []


def test_lists_of_the_rulebook_speak_against_a_studio_too() -> None:
    asked = asking('count = "case.complaints"\nat_least = 1\npoints = 1') + SHIFTS
    assert where(asked, "better-earns-less") == ["requirement[0]"]
    assert where(asked.replace("adverse = true", "adverse = false"), "better-earns-less") == []


def test_a_line_on_the_total_that_acts_where_there_are_none() -> None:
    line = '[[on_total]]\ncap = 3\ncount = "accidents"\nat_least = 1\n'
    assert where(asking(PLACE) + line, "better-earns-less") == ["on_total[0]"]
    assert where(asking(PLACE) + line.replace("at_least = 1", "at_most = 0"), "better-earns-less") == []


@pytest.mark.parametrize(("more", "why", "told"), [(200, "", 1), (50, "", 0), (200, 'why = "有意如此"\n', 0)])
def test_a_higher_rung_that_pays_less(more: int, why: str, told: int) -> None:
    rungs = (
        f'{{ id = "no", zh = "否" }}, {{ id = "b", zh = "乙", needs = ["area"], yuan = {more} }}, '
        '{ id = "a", zh = "甲", needs = [{ count = "results", at_least = 1 }], yuan = 100 }'
    )
    toml = f'{asking(PLACE)}[[decision]]\nid = "d"\nzh = "结论"\n{why}rungs = [{rungs}]\n'
    assert where(toml, "better-earns-less") == ["decision[0].rungs[2]"] * told
