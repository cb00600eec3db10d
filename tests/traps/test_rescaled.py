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
