"""E7, E10, E13, E14, E15: points of what does not apply, of rounding, of losses, under caps, and by two sources."""

from decimal import Decimal

import pytest

from tests.traps.told import case_holds, ends, judged


@pytest.mark.parametrize(
    ("way", "total"),
    [
        ("full", (7, 7)),  # 3 of 4 earned, and 4 given: 7 of 10, 2 judged to fail
        ("none", (3, 3)),
        ("rescaled", (5, 5)),  # 3 of 6 are 5 of 10
    ],
)
def test_what_does_not_apply_is_said_in_one_of_three_ways(way: str, total: tuple[int, int]) -> None:
    """E7: full gives the points, none takes them away, rescaled stretches what is left: 100 E / (E + L)."""
    rules = f"""
    [[requirement]]
    id = "a"
    fact = "premises.fixed"
    points = 3
    [[requirement]]
    id = "b"
    fact = "sign.logo"
    points = 3
    [[requirement]]
    id = "c"
    fact = "funds.ring_fenced"
    points = 4
    when = {{ fact = "host.kind", is = "enterprise" }}
    not_applicable = "{way}"
    """
    dossier = "premises = { fixed = true }\nsign = { logo = false }\nhost = { kind = 'university' }"
    found = judged(dossier, rules)
    assert ends(found.total) == total
    assert found["c"].outcome == "notapplicable"
    case_holds("but-and-when/a-gate-of-what-does-not-apply")


def test_everything_is_rescaled_to_full_marks() -> None:
    """E7: whoever earns all that applies has all, wherever rounding stands."""
    for at in ("requirement", "total"):
        rules = f"""
        rounding = {{ at = "{at}", places = 2, mode = "half-up" }}
        [[requirement]]
        id = "a"
        fact = "premises.fixed"
        points = 3
        [[requirement]]
        id = "c"
        fact = "sign.logo"
        points = 4
        when = {{ fact = "leader.in_post" }}
        not_applicable = "rescaled"
        """
        assert ends(judged("premises = { fixed = true }\nleader = { in_post = false }", rules).total) == (7, 7)


def test_a_section_that_may_not_apply_as_a_whole() -> None:
    """E7: `when` on a section stands for all in it; open applicability is the hull with all points."""
    rules = """
    [[section]]
    id = "s"
    when = { fact = "leader.in_post" }
    not_applicable = "full"
    [[section.requirement]]
    id = "a"
    fact = "premises.fixed"
    points = 2
    [[section.requirement]]
    id = "b"
    fact = "sign.logo"
    points = 3
    """
    missing = "premises = { fixed = false }\nsign = { logo = true }\n"
    assert ends(judged(f"{missing}leader = {{ in_post = true }}", rules).total) == (3, 3)
    assert ends(judged(f"{missing}leader = {{ in_post = false }}", rules).total) == (5, 5)
    assert ends(judged(missing, rules).total) == (3, 5)


@pytest.mark.parametrize(("at", "total", "rung"), [("requirement", "9.99", "low"), ("total", "10", "high")])
def test_near_a_border_the_place_of_rounding_decides_the_grade(at: str, total: str, rung: str) -> None:
    """E10: a third of ten three times over is 3.33 x 3 or 10; decisions read the rounded number."""
    thirds = "".join(
        f"[[requirement]]\nid = '{one}'\npoints = 10\ncount = 'awards'\nat_least = 3\nin_proportion = true\n"
        for one in "abc"
    )
    rules = f"""
    rounding = {{ at = "{at}", places = 2, mode = "half-up" }}
    {thirds}
    [[decision]]
    id = "d"
    rungs = [{{ id = "low" }}, {{ id = "high", needs = [{{ score = "total", at_least = 10 }}] }}]
    """
    found = judged("awards = [{ level = 'county' }]", rules)
    assert ends(found.total) == (Decimal(total), Decimal(total))
    assert found.decisions["d"].certain.id == found.decisions["d"].possible.id == rung
    case_holds("sections-totals-ladders/decisions-read-the-rounded-number", "worth/half-up-not-half-even")


@pytest.mark.parametrize(
    ("apprentices", "points"),
    [
        ("", (0, 10)),
        ("mentoring = []", (0, 0)),
        ("mentoring = [{ quantity = 1 }]", (4, 4)),
        ("mentoring = [{ quantity = 2 }]", (7, 7)),
        ("mentoring = [{ quantity = 3 }]", (10, 10)),
        ("mentoring = [{ quantity = { between = [0, 2] } }]", (0, 7)),
    ],
)
def test_none_at_all_is_nought_and_not_one(apprentices: str, points: tuple[int, int]) -> None:
    """E13: f(0) = 0, f(1) = 4, f(2) = 7, f(3) = 10; the override acts where it is only possible, too: never [1, 10]."""
    rule = """
    [[requirement]]
    points = 10
    only_if = [{ count = "mentoring", at_least = 1 }]
    [[requirement.deduct]]
    lose_each = 3
    count = "mentoring"
    at_least = 3
    """
    assert ends(judged(apprentices, rule).total) == points


def test_under_a_cap_worth_no_longer_adds_up() -> None:
    """E14: two findings of 5 under a cap of 8; the second is worth 3."""
    rules = """
    [[section]]
    id = "s"
    cap = 8
    [[section.requirement]]
    id = "a"
    fact = "premises.fixed"
    points = 5
    [[section.requirement]]
    id = "b"
    fact = "sign.logo"
    points = 5
    """
    assert ends(judged("premises = { fixed = true }\nsign = { logo = true }", rules).total) == (8, 8)
    half = judged("premises = { fixed = true }", rules)
    assert ends(half.part("s").points) == ends(half.total) == (5, 8)
    assert ends(half["s/b"].points) == (0, 5)
    case_holds("sections-totals-ladders/a-section-is-capped", "sections-totals-ladders/a-cap-on-an-interval")


def test_sources_that_disagree_may_both_satisfy() -> None:
    """E15: founded 2012 or 2013 has been running for three years either way; the finding names both sources."""
    rule = "[[requirement]]\nelapsed = 'studio.founded_on'\nunit = 'years'\nat_least = 3"
    sources = "sources = [{ id = 'a', zh = '甲' }, { id = 'b', zh = '乙' }]\n"
    said = "studio = { name = '某工作室', founded_on = { said = { a = '2012', b = '2013' } } }"
    (finding,) = judged(sources + said, rule)
    assert finding.outcome == "pass"
    assert finding.notes == ("contested",)
    assert [source for telling in finding.contested for source, _ in telling.said] == ["a", "b"]
    (late,) = judged(sources + said.replace("2013", "2023"), rule)
    assert late.outcome == "unknown"


def test_the_same_award_told_twice_is_two_until_somebody_says_so() -> None:
    """E15: look-alikes are pointed out and counted; `instead_of` makes them one."""
    rule = "[[requirement]]\ncount = 'awards'\nat_least = 2"
    first = "{ id = 'x', on = '2025-03', level = 'county' }"
    found = judged(f"awards = [{first}, {{ on = '2025-03', level = 'county' }}]", rule)
    assert found.findings[0].outcome == "pass"
    assert [warning.code for warning in found.dossier.warnings] == ["look-alike"]
    again = "{ instead_of = 'x', on = '2025-03', level = 'county' }"
    one = judged(f"awards = [{first}, {again}]", rule)
    assert one.findings[0].outcome == "fail"


def test_a_cap_on_the_total_that_may_act_leaves_the_total_between() -> None:
    """E14: nobody said whether there were accidents, and one caps 95 at 60: 60 to 95, not 60 and not 95."""
    case_holds("sections-totals-ladders/an-open-cap-on-the-total")
