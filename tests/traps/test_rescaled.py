"""E1 j and E7: what does not apply, and a total stretched to the rest."""

import pytest

from tests.traps.told import case_holds, ends, judged

CAPPED = """
[[section]]
id = "s"
cap = 8
[[section.requirement]]
id = "a"
fact = "premises.fixed"
points = 5
[[section.requirement]]
id = "b"
fact = "premises.dedicated"
points = 5
when = { fact = "leader.in_post" }
not_applicable = "rescaled"
"""


@pytest.mark.parametrize(
    ("leader", "low", "high"),
    [
        ("", 5, 10),  # in post: 8 of 10; not in post: 5 of 5, stretched to 10
        ("leader = { in_post = true }", 8, 8),
        ("leader = { in_post = false }", 10, 10),
    ],
)
def test_j_what_does_not_apply_makes_room_under_a_cap(leader: str, low: int, high: int) -> None:
    """The outer bound must reach what the other requirement earns alone, not what the cap left of it."""
    found = judged(f"premises = {{ fixed = true, dedicated = true }}\n{leader}", CAPPED)
    assert ends(found.total) == (low, high)


def test_j_open_applicability_is_marked_loose() -> None:
    """The outer bound of a rescaled total is listed under `loose`; with known applicability it is not."""
    case_holds("but-and-when/rescaled-with-open-applicability-is-loose")
    assert judged("premises = { fixed = true, dedicated = true }", CAPPED).loose == ("leader.in_post",)
    known = judged("premises = { fixed = true, dedicated = true }\nleader = { in_post = false }", CAPPED)
    assert known.loose == ()


BOTH = """
[[requirement]]
id = "a"
fact = "premises.fixed"
points = 4
[[requirement]]
id = "b"
fact = "premises.dedicated"
points = 2
when = { fact = "leader.in_post" }
not_applicable = "rescaled"
[[requirement]]
id = "c"
fact = "premises.dedicated"
points = 4
when = { fact = "premises.rules_posted" }
not_applicable = "none"
"""


@pytest.mark.parametrize(
    ("posted", "low", "high"),
    [
        ("rules_posted = false, ", 6, 6),  # 10 less the 4 of c, and all that applies is earned
        ("rules_posted = true, ", 5, 5),  # 4 of the 8 that apply, stretched to 10
        ("", 3, 10),  # an outer bound: least of the points, least of the share; most of both
    ],
)
def test_what_is_dropped_is_neither_lost_nor_stretched(posted: str, low: int, high: int) -> None:
    """One requirement is rescaled, another gives none: the points of the second are gone from the whole."""
    premises = f"premises = {{ {posted}fixed = true, dedicated = false }}\nleader = {{ in_post = false }}"
    found = judged(premises, BOTH)
    assert ends(found.total) == (low, high)
    assert bool(found.loose) == (low < high)
