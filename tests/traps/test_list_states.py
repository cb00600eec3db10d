"""E2: what each measure reads where a list is not stated, none, these, or at least these."""

from datetime import date

import pytest

from tests.traps.told import case_holds, ends, judged, measured, outcome

RESULTS = """
results = [
  { kind = "paper", on = "2024-03-01", level = "municipal", patent = "invention", applied = true, transfer_yuan = 100 },
  { kind = "paper", on = "2023-05-01", level = { at_most = "provincial" }, transfer_yuan = { at_most = 50 } },
]
"""
PEOPLE = "people = [{ role = 'member', from = '2025-01-01' }, { role = 'member', from = '2024' }]"
PATENTS = "of = ['invention', 'utility-model', 'design']"
MEASURES = {
    "count": "count = 'results'\nwhere = { applied = true }\nat_least = 1",
    "total": "total = 'results.transfer_yuan'\nat_least = 1",
    "kinds": f"kinds = 'results.patent'\n{PATENTS}\nat_least = 1",
    "distinct kinds": "kinds = 'results.patent'\nat_least = 1",
    "share": "share = 'results'\npart = { applied = true }\nif_none = 'fail'\nat_least = 0.1",
    "best": "best = 'results.level'\nat_least = 'county'",
    "each": "count = 'results'\nwhere = { applied = true }\neach = 'calendar year'\nlast = 2\nat_least = 1",
    "growth": "growth = 'people'\nwithin = '1 year'\nat_least = 1",
}
# One record surely counts, one possibly: S = 1, P = 2; K = 1 kind surely, U = 1 record of unknown value.
# The person `from = "2024"` joined before the window of one year opens (2024-06-30) or inside it.
CELLS = {
    "count": ((0, None), (0, 0), (1, 2), (1, None)),
    "total": ((0, None), (0, 0), (100, 150), (100, None)),
    "kinds": ((0, 3), (0, 0), (1, 2), (1, 3)),
    "distinct kinds": ((0, None), (0, 0), (1, 2), (1, None)),
    "share": (("0", "1"), (None, None), ("1/2", "1"), ("0", "1")),
    "best": (("none", "national"), ("none", "none"), ("municipal", "provincial"), ("municipal", "national")),
    "each": ((0, None), (0, 0), (0, 1), (0, None)),
    "growth": ((None, None), (0, 0), (1, 2), (None, None)),
}
STATES = {
    "not stated": "",
    "none": "results = []\npeople = []",
    "these": RESULTS + PEOPLE,
    "at least these": f"{RESULTS}{PEOPLE}\nlists = {{ results = 'at-least-these', people = 'at-least-these' }}",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", MEASURES)
def test_every_cell_of_the_table(name: str, state: str) -> None:
    """A list nobody wrote is not none, and a list that may go on has no upper end."""
    wanted = dict(zip(STATES, CELLS[name], strict=True))[state]
    assert measured(STATES[state], f"[[requirement]]\n{MEASURES[name]}") == wanted


@pytest.mark.parametrize(
    ("if_none", "found"),
    [
        ("pass", ("unknown", "pass", "unknown", "unknown")),
        ("fail", ("unknown", "fail", "unknown", "unknown")),
    ],
)
def test_a_share_of_nothing_is_what_if_none_says(if_none: str, found: tuple[str, ...]) -> None:
    """Not stated: [0, 1] and perhaps empty; none: `if_none` alone; the others are open because 1/2 < 0.6 <= 1."""
    share = f"[[requirement]]\nshare = 'results'\npart = {{ applied = true }}\nif_none = '{if_none}'\nat_least = 0.6"
    assert tuple(outcome(dossier, share) for dossier in STATES.values()) == found


def test_a_share_of_at_least_these_approaches_nought_without_reaching_it() -> None:
    """One applied result stays part of the whole, however many others there are; the outcome is open all the same."""
    share = "[[requirement]]\nshare = 'results'\npart = { applied = true }\nif_none = 'fail'\nat_least = 0.01"
    assert outcome(STATES["at least these"], share) == "unknown"
    assert outcome(STATES["these"], share) == "pass"


def test_kinds_not_named_are_at_least_one_if_anything_surely_counts() -> None:
    """A result whose patent nobody names still has one: distinct kinds are max(K, 1)."""
    distinct = "[[requirement]]\nkinds = 'results.patent'\nat_least = 1"
    assert measured("results = [{ kind = 'paper' }, { kind = 'paper' }]", distinct) == (1, 2)


@pytest.mark.parametrize(
    ("fact", "cells"),
    [
        ("fact = 'premises.area_m2'\nat_least = 1", ((0, 0), (30, 30))),
        ("fact = 'premises.fixed'", ((0, 0), (1, 1))),
    ],
)
def test_a_fact_of_what_there_is_not_is_the_bottom(fact: str, cells: tuple[tuple[int, int], ...]) -> None:
    """No premises: no area, and not fixed; a level would be `none`."""
    none, stated = cells
    assert measured("lists = { premises = 'none' }", f"[[requirement]]\n{fact}") == none
    assert measured("premises = { area_m2 = 30, fixed = true }", f"[[requirement]]\n{fact}") == stated
    assert outcome("", f"[[requirement]]\n{fact}") == "unknown"


def test_a_level_of_whoever_there_is_not_is_none() -> None:
    """And of a leader of whom nobody says it, anything from none to the top."""
    grade = "[[requirement]]\nfact = 'leader.grade'\nat_least = 'technician'"
    assert measured("lists = { leader = 'none' }", grade) == ("none", "none")
    assert measured("", grade) == ("none", "chief-technician")
    assert measured("leader = { grade = 'technician' }", grade) == ("technician", "technician")


@pytest.mark.parametrize("bound", [0, 1, 3])
def test_elapsed_since_what_never_was_fails_at_least(bound: int) -> None:
    """No ceremony was held: not even `at_least = 0` years have passed since it. Not stated: open."""
    since = f"[[requirement]]\nelapsed = 'ceremony.held_on'\nunit = 'years'\nat_least = {bound}"
    assert outcome("lists = { ceremony = 'none' }", since) == "fail"
    assert outcome("", since.replace(f"at_least = {bound}", "at_least = 3")) == "unknown"
    assert measured("ceremony = { held_on = '2020-06-30' }", since) == (5, 5)


def test_covers_decides_the_column() -> None:
    """The same list is complete for the year it covers and open for any other."""
    covered = "{ state = 'at-least-these', covers = '2024-07-01/2025-06-30' }"
    awards = f"awards = [{{ on = '2025-01-01' }}]\nlists = {{ awards = {covered} }}"
    assert measured(awards, "[[requirement]]\ncount = 'awards'\nwithin = '1 year'\nat_least = 2") == (1, 1)
    assert measured(awards, "[[requirement]]\ncount = 'awards'\nwithin = '2 years'\nat_least = 2") == (1, None)
    assert measured(awards, "[[requirement]]\ncount = 'awards'\nat_least = 2") == (1, None)
    case_holds("list-states/covers-all-but-one-day", "each-growth-elapsed/each-covered-year-by-year")


def test_an_undated_record_in_an_unwindowed_count_is_sure() -> None:
    """Once `stated_on` is not later than the as-of date; asked earlier it may not have been yet."""
    people = "people = [{ role = 'member' }]\nawards = [{ level = 'county' }]"
    day = date(2025, 6, 30)
    for measure in ("people", "awards"):
        rule = f"[[requirement]]\ncount = '{measure}'\nat_least = 1"
        assert outcome(people, rule, day, stated_on=day) == "pass"
        assert outcome(people, rule, date(2025, 12, 31), stated_on=day) == "pass"
        assert outcome(people, rule, date(2025, 6, 29), stated_on=day) == "unknown"


def test_a_veto_on_an_adverse_list_waits_until_somebody_says_none() -> None:
    """Nothing is presumed: not stated keeps every grade above the lowest open, `none` gives it."""
    rules = """
    [[requirement]]
    id = "no-accident"
    points = 0
    count = "accidents"
    at_most = 0
    [[requirement]]
    id = "fixed"
    points = 10
    fact = "premises.fixed"
    [[decision]]
    id = "grade"
    rungs = [{ id = "D" }, { id = "A", needs = ["no-accident", { score = "total", at_least = 9 }] }]
    """
    fixed = "premises = { fixed = true }"
    waiting = judged(fixed, rules)
    assert ends(waiting.total) == (10, 10)
    assert (waiting.decisions["grade"].certain.id, waiting.decisions["grade"].possible.id) == ("D", "A")
    assert judged(f"{fixed}\naccidents = []", rules).decisions["grade"].certain.id == "A"
    assert judged(f"{fixed}\naccidents = [{{ cause = 'other' }}]", rules).decisions["grade"].possible.id == "D"
