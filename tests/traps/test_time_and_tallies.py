"""E3, E4, E5, E16: quantities, periods, the time of facts, years, tallies and growth."""

from datetime import date

import pytest

import studiorules as sr
from tests.traps.told import case_holds, judged, measured, outcome

WITHIN = "[[requirement]]\ncount = 'awards'\nwithin = '1 year'\nat_least = 1"
GROWTH = "[[requirement]]\ngrowth = 'people'\nwithin = '1 year'\nat_least = 1"


def test_what_may_be_nothing_is_sure_for_neither_kinds_nor_best() -> None:
    """A quantity of 0 to 3 papers may be no paper at all."""
    papers = "results = [{ kind = 'paper', level = 'municipal', quantity = { between = [0, 3] } }]"
    assert measured(papers, "[[requirement]]\nkinds = 'results.kind'\nof = ['paper']\nat_least = 1") == (0, 1)
    assert measured(papers, "[[requirement]]\nbest = 'results.level'\nat_least = 'county'") == ("none", "municipal")
    assert measured(papers, "[[requirement]]\ncount = 'results'\nat_least = 1") == (0, 3)
    case_holds("kinds-share-ratio-best/a-kind-of-nothing", "count-total/a-quantity-that-may-be-nothing")


def test_a_tally_is_things_each_on_its_own_day() -> None:
    """Seven over two years: none to seven of them in the last year, and any split between the years."""
    tally = "awards = [{ quantity = 7, period = '2023/2024' }]"
    assert measured(tally, WITHIN, date(2024, 12, 31)) == (0, 7)
    case_holds("time-windows/a-tally-wider-than-the-window", "time-windows/a-tally-inside-the-window")


def test_a_span_needs_a_choice_between_its_day_and_its_overlap() -> None:
    """Mentoring since 2020 overlaps the last year and began before it."""
    mentoring = "mentoring = [{ from = '2020-01-01' }]"
    assert outcome(mentoring, "[[requirement]]\ncount = 'mentoring'\nwithin = '1 year'\nat_least = 1") == "fail"
    assert outcome(mentoring, "[[requirement]]\ncount = 'mentoring'\nduring = '1 year'\nat_least = 1") == "pass"
    case_holds("time-windows/within-reads-the-start-of-a-span", "time-windows/during-reads-the-overlap")


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        (date(2025, 5, 31), "pass"),  # the year begins on 1 June 2024: the whole month is inside
        (date(2025, 6, 1), "unknown"),  # 1 June has left
        (date(2025, 6, 29), "unknown"),  # 30 June is still inside
        (date(2025, 6, 30), "fail"),  # the whole month has left
    ],
)
def test_a_fuzzy_moment_leaves_a_window_first_for_sure_then_for_possible(as_of: date, found: str) -> None:
    """An award of June 2024 becomes unknown long before it is lost."""
    assert outcome("awards = [{ on = '2024-06' }]", WITHIN, as_of, stated_on=date(2025, 5, 31)) == found


@pytest.mark.parametrize(
    ("as_of", "found"),
    [(date(2024, 6, 1), "fail"), (date(2025, 6, 15), "unknown"), (date(2025, 12, 31), "pass")],
)
def test_a_studio_without_a_venue_until_june(as_of: date, found: str) -> None:
    """The dossier speaks at the end of 2025: fail before June, unknown in June, pass after it."""
    venue = "premises = [{ fixed = false, to = '2025-06' }, { fixed = true, from = '2025-06' }]"
    assert outcome(venue, "[[requirement]]\nfact = 'premises.fixed'", as_of, stated_on=date(2025, 12, 31)) == found


def test_a_fact_without_dates_is_unknown_before_the_day_of_speaking() -> None:
    """A workroom stated in 2026 would otherwise have existed in 2020; the day after, it goes on."""
    room = "premises = { fixed = true }"
    fixed = "[[requirement]]\nfact = 'premises.fixed'"
    assert outcome(room, fixed, date(2020, 1, 1), stated_on=date(2026, 1, 1)) == "unknown"
    assert outcome(room, fixed, date(2025, 12, 31), stated_on=date(2026, 1, 1)) == "unknown"
    assert outcome(room, fixed, date(2026, 1, 1), stated_on=date(2026, 1, 1)) == "pass"
    assert outcome(room, fixed, date(2026, 7, 1), stated_on=date(2026, 1, 1)) == "pass"


def test_about_is_an_assumption_that_findings_name() -> None:
    """`约30` is 27 to 33 and noted; `近500` is at most 500, not 500 more or less a tenth."""
    area = "[[requirement]]\nfact = 'premises.area_m2'\nat_least = 20"
    (finding,) = judged("premises = { area_m2 = '约30' }", area)
    assert finding.outcome == "pass"
    assert finding.notes == ("about",)
    assert measured("premises = { area_m2 = '约30' }", area) == (27, 33)
    (exact,) = judged("premises = { area_m2 = 30 }", area)
    assert exact.notes == ()
    assert measured("awards = [{ quantity = '近500' }]", "[[requirement]]\ncount = 'awards'\nat_least = 1")[1] == 500


def test_the_running_year_counts_only_on_its_last_day() -> None:
    """Which years are asked is a decision: complete calendar years, or years back from the day."""
    case_holds(
        "each-growth-elapsed/the-running-year-does-not-count",
        "each-growth-elapsed/the-running-year-counts-on-its-last-day",
        "each-growth-elapsed/rolling-years-are-half-open",
    )


@pytest.mark.parametrize(("if_none", "found"), [("pass", "pass"), ("fail", "fail")])
def test_no_year_left_is_what_if_none_says(if_none: str, found: str) -> None:
    """Founded in 2024, asked in mid 2025: 2024 began before the founding, so no year is left."""
    rule = f"""
    [[requirement]]
    count = "awards"
    each = "calendar year"
    last = 2
    since = "studio.founded_on"
    if_none = "{if_none}"
    at_least = 1
    """
    young = "studio = { name = '某工作室', founded_on = '2024-03-01' }\nawards = []"
    assert outcome(young, rule) == found
    older = "studio = { name = '某工作室', founded_on = '2024-01-01' }\nawards = [{ on = '2024-05' }]"
    assert outcome(older, rule) == "pass"  # 2024 is asked, 2023 is not
    case_holds("each-growth-elapsed/no-year-left")


def test_an_uncertain_founding_leaves_a_year_open() -> None:
    """Founded in 2023: as on 1 January both years are asked, later only 2024; 2023 has no award."""
    rule = """
    [[requirement]]
    count = "awards"
    each = "calendar year"
    last = 2
    since = "studio.founded_on"
    if_none = "fail"
    at_least = 1
    """
    studio = "studio = { name = '某工作室', founded_on = '2023' }"
    assert outcome(f"{studio}\nawards = [{{ on = '2024-05' }}]", rule) == "unknown"
    assert outcome(f"{studio}\nawards = [{{ on = '2024-05' }}, {{ on = '2023-05' }}]", rule) == "pass"
    assert outcome(f"{studio}\nawards = [{{ on = '2023-05' }}]", rule) == "fail"


def test_the_latest_year_is_asked_as_soon_as_any_is() -> None:
    """Nobody says when it was founded: if any year is asked, 2024 is, and its one award is not two."""
    rule = """
    [[requirement]]
    count = "awards"
    each = "calendar year"
    last = 2
    since = "studio.founded_on"
    if_none = "fail"
    at_least = 2
    """
    assert outcome("awards = [{ on = '2024-05' }, { on = '2023-05', quantity = 9 }]", rule) == "fail"
    assert outcome("awards = [{ on = '2024-05', quantity = 2 }]", rule) == "unknown"


def test_seven_over_three_years_leave_two_a_year_open_and_five_refute_it() -> None:
    """The subset bound divides what the years share; plain intervals miss that five are too few."""
    case_holds(
        "each-growth-elapsed/a-tally-of-seven-over-three-years", "each-growth-elapsed/a-tally-of-five-over-three-years"
    )


def _part(patent: str, quantity: int | str) -> str:
    return f"{{ part_of = 't', patent = '{patent}', quantity = {quantity} }},"


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ("", (0, 10)),  # nothing named: anything may be
        (_part("invention", 4), (4, 10)),
        (_part("design", 4), (0, 6)),
        (_part("invention", 4) + _part("design", 3), (4, 7)),  # 3 unnamed
        # 1 to 5 surely, 3 surely not: the high is the least of 5 + room 6 and 10 - 3
        (_part("invention", "{ between = [1, 5] }") + _part("design", 3), (1, 7)),
        (_part("invention", 6) + _part("design", 4), (6, 6)),  # nothing is unnamed
    ],
)
def test_a_whole_and_its_parts(parts: str, found: tuple[int, int]) -> None:
    """Ten patents: low is what is surely named, high what else may be unnamed, cut by what surely is not."""
    whole = f"results = [{{ id = 't', kind = 'patent', quantity = 10, period = '2024' }}, {parts}]"
    rule = "[[requirement]]\ncount = 'results'\nwhere = { patent = 'invention' }\nat_least = 1"
    assert measured(whole, rule) == found
    assert measured(whole, "[[requirement]]\ncount = 'results'\nat_least = 1") == (10, 10)


def refused(dossier: str) -> list[tuple[str, str]]:
    """What is wrong with a dossier: path and kind."""
    with pytest.raises(sr.DossierError) as error:
        judged(dossier, GROWTH)
    return [(one.path, one.code) for one in error.value.problems]


def test_a_part_is_not_told_twice_in_silence() -> None:
    """A part of which two sources tell is refused: merged or not, one of the two readings would be a guess."""
    told = """
    results = [
      { id = "t", kind = "patent", quantity = 10, period = "2024" },
      { id = "p", part_of = "t", patent = "invention", quantity = 4 },
      { instead_of = "p", kind = "patent", patent = "invention", quantity = 6 },
    ]
    """
    assert refused(told) == [("results[2].instead_of", "contradiction")]


def test_a_whole_told_twice_keeps_its_parts() -> None:
    """Ten or twelve patents, four of them inventions: 10 to 12, of which 4 to 12 may be inventions."""
    told = """
    sources = [{ id = "a", zh = "甲" }, { id = "b", zh = "乙" }]
    results = [
      { id = "t", kind = "patent", quantity = 10, period = "2024", source = "a" },
      { part_of = "t", patent = "invention", quantity = 4 },
      { instead_of = "t", kind = "patent", quantity = 12, period = "2024", source = "b" },
    ]
    """
    assert measured(told, "[[requirement]]\ncount = 'results'\nat_least = 1") == (10, 12)
    inventions = "[[requirement]]\ncount = 'results'\nwhere = { patent = 'invention' }\nat_least = 1"
    assert measured(told, inventions) == (4, 12)


def test_unlinked_tallies_are_both_added_and_pointed_out() -> None:
    """Merging by likeness would hide records; silence would count them twice."""
    case_holds("parts-and-tallies/unlinked-tallies-are-both-added")


@pytest.mark.parametrize("day", ["from = '2010'", "from = '2016'", "to = '2020-12-31'"])
def test_a_part_of_a_span_begins_and_ends_with_it(day: str) -> None:
    """Eight since 2015 without an end are eight today; that three of them left in 2020 contradicts it."""
    people = f"""
    people = [
      {{ id = "t", role = "member", quantity = 8, from = "2015" }},
      {{ part_of = "t", quantity = 3, {day} }},
    ]
    """
    assert refused(people) == [(f"people[1].{day.split(maxsplit=1)[0]}", "contradiction")]


def test_a_part_takes_from_its_whole_the_end_that_it_does_not_say() -> None:
    """Members since 2015 until 2024: a technician among them, begun in 2015 too, is gone as well."""
    people = """
    people = [
      { id = "t", role = "member", quantity = 8, from = "2015", to = "2024-12-31" },
      { part_of = "t", quantity = 3, grade = "technician", from = "2015-03" },
    ]
    """
    best = "[[requirement]]\nbest = 'people.grade'\nat_least = 'technician'"
    assert measured(people, best) == ("none", "none")
    assert measured(people, best, date(2024, 12, 31)) == ("technician", "chief-technician")


def test_a_family_during_a_window() -> None:
    """Five of eight members were technicians; the year before last all left: during three years 5 to 8, now none."""
    people = """
    people = [
      { id = "t", role = "member", quantity = 8, from = "2015", to = "2023-12-31" },
      { part_of = "t", quantity = 5, grade = "technician" },
    ]
    """
    technicians = "[[requirement]]\ncount = 'people'\nwhere = { grade = 'technician' }\nat_least = 1\n"
    assert measured(people, f"{technicians}during = '3 years'") == (5, 8)
    assert measured(people, f"{technicians}during = '1 year'") == (0, 0)
    assert measured(people, "[[requirement]]\ncount = 'people'\nduring = '3 years'\nat_least = 1") == (8, 8)


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ("{ from = '2025-01-01' }", (1, 1)),
        ("{ from = '2025-01-01', to = '2025-06-30' }", (1, 1)),  # the last day is in force
        ("{ from = '2025-01-01', to = '2025-06-29' }", (0, 0)),  # came and went inside
        ("{ from = '2010', to = '2025-06-29' }", (-1, -1)),  # retirements lower it
        ("{ from = '2010', to = '2024-06-29' }", (0, 0)),  # gone before
        ("{ from = '2010', to = '2024-06-30' }", (-1, -1)),  # still in force as the window opens
        ("{ from = '2010' }", (0, 0)),
        ("{ from = '2024', quantity = 3 }", (0, 3)),
        ("{ from = '2010', to = '[2024..2030]', quantity = 2 }", (-2, 0)),
        ("{ from = '[2024..2025]', to = '[2024..2025]' }", (-1, 1)),
    ],
)
def test_growth_person_by_person(people: str, found: tuple[int, int]) -> None:
    """In force at t: from <= t <= to; the window is (2024-06-30, 2025-06-30]."""
    assert measured(f"people = [{people}]", GROWTH) == found


def test_growth_needs_a_list_complete_at_both_ends() -> None:
    """`covers` that starts a day late says nothing of who was here when the window opened."""
    people = "people = [{ role = 'member', from = '2025-01-01' }]\n"
    both = "lists = { people = { state = 'at-least-these', covers = '2024-06-30/2025-06-30' } }"
    late = both.replace("2024-06-30", "2024-07-01")
    assert measured(people + both, GROWTH) == (1, 1)
    assert measured(people + late, GROWTH) == (None, None)
    case_holds("list-states/growth-needs-a-complete-list", "each-growth-elapsed/from-a-few-to-fifteen")
