"""E1: where one unknown is used twice, and what keeps the interval as narrow as the truth, or marks it."""

import pytest

import studiorules as sr
from tests.traps.told import case_holds, ends, judged, measured, outcome

MASTERS = """
[[requirement]]
count = "people"
at_least = 1
but = [{ when = { fact = "studio.named_after", is = "host" }, at_least = 3 }]
points = 4
"""


def test_a_an_open_exception_is_a_choice_not_an_alternative() -> None:
    """Three masters satisfy both bounds, so whichever stands they pass; `(c and A) or (not c and B)` is unknown."""
    case_holds("but-and-when/naming-unknown-three-masters", "but-and-when/an-open-exception-before-a-sure-one")
    assert outcome("people = [{ role = 'member', quantity = 3 }]", MASTERS) == "pass"
    assert outcome("people = [{ role = 'member', quantity = 2 }]", MASTERS) == "unknown"
    assert outcome("people = []", MASTERS) == "fail"


def test_b_a_share_is_part_against_rest() -> None:
    """One done, one undecided, one not done: 1/3 to 2/3; part.low / whole.high and so on would be as wide or wider.

    With a fourth record that may lie outside the window the two ways part: the low end puts it in, the high leaves
    it out: 1 of 4 to 2 of 3, where part over whole would give 1 of 4 to 3 of 3.
    """
    share = "[[requirement]]\nshare = 'plan_items'\npart = { done = true }\nif_none = 'fail'\nat_least = 0.7\n"
    three = "{ on = '2025-01', done = true }, { on = '2025-02' }, { on = '2025-03', done = false }"
    assert measured(f"plan_items = [{three}]", share) == ("1/3", "2/3")
    four = f"plan_items = [{three}, {{ on = '[2024-01..2025-01]', done = false }}]"
    assert measured(four, f"{share}within = '1 year'") == ("1/4", "2/3")
    assert outcome(four, f"{share}within = '1 year'") == "fail"
    case_holds("kinds-share-ratio-best/part-against-rest-not-part-over-whole")


def test_c_a_record_of_an_uncertain_year_serves_one_year_only() -> None:
    """Three awards somewhere in three years: never two in every year, and at most one in each."""
    yearly = "[[requirement]]\ncount = 'awards'\neach = 'calendar year'\nlast = 3\nat_least = 2"
    assert measured("awards = [{ quantity = 5, period = '2022/2024' }]", yearly) == (0, 1)
    assert outcome("awards = [{ quantity = 5, period = '2022/2024' }]", yearly) == "fail"
    assert outcome("awards = [{ quantity = 6, period = '2022/2024' }]", yearly) == "unknown"
    case_holds("each-growth-elapsed/one-fuzzy-record-serves-one-year", "each-growth-elapsed/non-contiguous-years")


def test_d_growth_looks_at_each_person_once() -> None:
    """Five who were always there cancel out, though nobody knows exactly how many they are."""
    always = "people = [{ from = '2010', quantity = { between = [2, 9] } }, { from = '2025-01', quantity = 1 }]"
    assert measured(always, "[[requirement]]\ngrowth = 'people'\nwithin = '1 year'\nat_least = 1") == (1, 1)
    case_holds("each-growth-elapsed/from-a-few-to-fifteen", "each-growth-elapsed/three-joined-three-left")


def test_e_parts_are_inside_their_whole() -> None:
    """34 patents of which 4 are inventions are 34, not 38."""
    case_holds("parts-and-tallies/parts-are-not-added-to-the-whole")


def test_f_losses_that_exclude_each_other_are_one_choice() -> None:
    """Moved away loses 2, closed loses 4, nothing stated: 4 at most, never 6."""
    line = "[[requirement.deduct]]\nfact = 'host.status'\nlose_by = { moved = 2, closed = 4 }"
    assert ends(judged("", f"[[requirement]]\npoints = 10\n{line}").total) == (6, 10)
    case_holds("deductions/losses-that-exclude-each-other")


def test_h_kinds_are_mandatory_or_counted_in_one_requirement() -> None:
    """One record of unknown kind would else help five requirements at once."""
    with pytest.raises(sr.DossierError) as refused:
        judged("equipment = [{ works = true }]", "[[requirement]]\ncount = 'equipment'\nat_least = 1")
    assert [(one.path, one.code) for one in refused.value.problems] == [("equipment[0].kind", "missing-required")]
    kinds = "[[requirement]]\nkinds = 'funding.channel'\nof = ['host', 'union', 'government', 'project', 'partner']\n"
    assert measured("funding = [{ from = '2025' }]", f"{kinds}at_least = 1") == (0, 1)


def test_i_a_window_from_an_uncertain_day_is_an_outer_bound_and_marked() -> None:
    """The window slides as a whole: both awards are possible, never both together, and the date is named."""
    case_holds("time-windows/since-a-fuzzy-date-is-loose")


def test_i_a_fact_that_records_must_share_is_taken_for_each_apart_and_marked() -> None:
    """Nobody says who leads: both persons are possible, never both together, and the fact is named."""
    same = "where = { person = { same_as = 'leader.person' } }"
    rule = f"[[requirement]]\ncount = 'awards'\n{same}\nat_least = 2\npoints = 1"
    awards = "awards = [{ on = '2025-01', person = 'p1' }, { on = '2025-02', person = 'p2' }]"
    unsaid = judged(awards, rule)
    assert measured(awards, rule) == (0, 2)
    assert ends(unsaid.total) == (0, 1)
    assert unsaid.loose == ("leader.person",)
    said = judged(f"{awards}\nleader = {{ person = 'p2' }}", rule)
    assert (ends(said.total), said.loose) == ((0, 0), ())


def test_k_a_bound_at_the_bottom_of_a_closed_scale_always_holds() -> None:
    """Every level is `none` or more, so a record that does not say its level surely matches."""
    rule = "[[requirement]]\ncount = 'results'\nwhere = { level = { at_least = 'none' } }\nat_least = 1"
    assert outcome("results = [{ kind = 'paper' }]", rule) == "pass"


def test_l_count_and_share_over_one_incomplete_list_are_loose() -> None:
    """More items help the count and may spoil the share; the total is an outer bound and the list is named."""
    rules = """
    [[requirement]]
    id = "many"
    count = "plan_items"
    at_least = 3
    points = 1
    [[requirement]]
    id = "done"
    share = "plan_items"
    part = { done = true }
    at_least = 1
    if_none = "fail"
    points = 1
    """
    written = "plan_items = [{ on = '2025-01', done = true }, { on = '2025-02', done = true }]"
    open_list = judged(f"{written}\nlists = {{ plan_items = 'at-least-these' }}", rules)
    assert ends(open_list.total) == (0, 2)
    assert "plan_items" in open_list.loose
    closed = judged(written, rules)
    assert ends(closed.total) == (1, 1)
    assert closed.loose == ()


def test_m_this_year_and_the_year_before_as_two_requirements_are_loose() -> None:
    """One paper of uncertain day serves one of the two years; apart they may both hope for it. `each` knows better."""
    paper = "results = [{ kind = 'paper', on = '[2024-01..2025-06]' }]"
    rules = """
    [[requirement]]
    id = "this-year"
    count = "results"
    within = "1 year"
    at_least = 1
    points = 1
    [[requirement]]
    id = "year-before"
    count = "results"
    where = { on = { at_least = "2023-07-01", at_most = "2024-06-30" } }
    at_least = 1
    points = 1
    """
    found = judged(paper, rules)
    assert ends(found.total) == (0, 2)
    assert found.loose == ("results.on",)
    both = "[[requirement]]\ncount = 'results'\neach = '1 year'\nlast = 2\nat_least = 1"
    assert outcome(paper, both) == "fail"


def test_g_losses_that_exclude_each_other_are_one_line_with_weights() -> None:
    """Serious costs 24, lesser 6, and one accident of unknown severity costs one of them or nothing, never both."""
    case_holds("once-and-weights/one-severity-not-stated")


def test_k_rows_that_ask_for_one_field_are_read_together() -> None:
    """Applied counts 3, not applied 1: nobody knows which, but nothing it never counts."""
    case_holds("once-and-weights/first-matching-row-gives-the-weight")
    rows = (
        "[[weights.w]]\nwhere = { applied = true }\ncounts = 3\n[[weights.w]]\nwhere = { applied = false }\ncounts = 1"
    )
    rule = f"[[requirement]]\ncount = 'results'\ncounts_as = 'w'\nat_least = 1\npoints = 1\n{rows}"
    assert measured("results = [{ on = '2025-01', kind = 'paper' }]", rule) == (1, 3)
