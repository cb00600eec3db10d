"""Documents nobody should write: refused in words, never read as something else, never a fault of the program."""

from fractions import Fraction
from io import BytesIO

import pytest

import studiorules as sr
from tests.traps.told import ends, judged

BY_EACH = """
[[requirement]]
points = 10
[[requirement.deduct]]
lose_each = 2
count = "violations"
at_most = 0
"""
HEAD = {"stated_on": "2025-06-30", "studio": {"name": "某工作室"}}


@pytest.mark.parametrize("day", ["2024-00", "2024-06-00", "2024-00-05", "2024年0月", "2024-00/2025", "[2024..2025-00]"])
def test_the_month_and_the_day_nought_are_no_days(day: str) -> None:
    """`2024-06-00`, as databases write a day not known, must not become the first of June."""
    with pytest.raises(sr.DossierError) as refused:
        sr.read_dossier({**HEAD, "results": [{"kind": "paper", "on": day}]})
    assert [problem.path for problem in refused.value.problems] == ["results[0].on"]


def test_a_loss_without_end_can_be_explained() -> None:
    """Two points for each violation, and nobody said whether there were any: all ten may be lost, and no more."""
    found = judged("", BY_EACH)
    (finding,) = found
    (line,) = finding.lines
    assert (line.low, line.high) == (Fraction(0), Fraction(10))
    assert "扣0至10分" in str(sr.explain(finding))


@pytest.mark.parametrize(
    "written", ["[[requirement]]\nid = 'total'\n{0}", "[[section]]\nid = 'total'\n[[section.requirement]]\n{0}"]
)
def test_nothing_else_is_called_total(written: str) -> None:
    """`score = "total"` reads the points of the whole; a requirement of that name took their place."""
    with pytest.raises(sr.RulebookError) as refused:
        judged("", written.format("fact = 'premises.fixed'\npoints = 1"))
    assert [problem.code for problem in refused.value.problems] == ["does-not-fit"]


def test_total_may_be_a_name_inside_a_section() -> None:
    """`s/total` is nobody else's name."""
    inside = "[[section]]\nid = 's'\n[[section.requirement]]\nid = 'total'\nfact = 'premises.fixed'\npoints = 2"
    assert ends(judged("premises = { fixed = true }", inside).total) == (2, 2)


@pytest.mark.parametrize(
    "text",
    ["x = [1, 2}", "x = [}", "x = [{a = 1}}", "x = ", "x = [,]]", "[]", "[[]]", '"\\UFFFFFFFF" = 1', "a " * 20_000],
)
def test_a_bracket_closed_wrongly_is_said_and_does_not_hang(text: str) -> None:
    """`[1, 2}` is a slip of the finger; looking for the place of it went round for ever."""
    with pytest.raises(sr.DossierError) as refused:
        sr.read_dossier(BytesIO(text.encode()), format="toml")
    assert [problem.code for problem in refused.value.problems] == ["syntax"]
