"""What a case may expect besides an outcome of a requirement: a rung, a priority, all priorities in order."""

import io
from datetime import date

import pytest

from studiorules.errors import RulebookError
from studiorules.evaluation import try_cases
from studiorules.intake.rulebooks import read_rulebook
from studiorules.rulebook import Rulebook
from studiorules.terms import Outcome

RULES = """[rulebook]
id = "some-city"
edition = "2025"
zh = "某市办法"
in_force = { from = 2025-01-01 }
points = 5

[[requirement]]
id = "room"
zh = "固定场所"
fact = "premises.fixed"
points = 5

[[decision]]
id = "grade"
zh = "等级"
rungs = [{ id = "C", zh = "合格" }, { id = "B", zh = "良好", needs = ["room"] }]

[[priority]]
id = "own-room"
zh = "专用场所"
fact = "premises.dedicated"

[[priority]]
id = "large"
zh = "场所宽敞"
fact = "premises.area_m2"
at_least = 100

[[priority]]
id = "later"
zh = "以后才有"
fact = "premises.fixed"
in_force = { from = 2030-01-01 }
"""


def book(said: str, change: str = "") -> Rulebook:
    case = f'[[case]]\nas_of = 2025-12-31\nwhy = "例"\nchange = {{ {change} }}\n{said}\n'
    return read_rulebook(io.BytesIO((RULES + case).encode()))


def kept(said: str, change: str = "") -> bool:
    return try_cases(book(said, change)).kept


FIXED, OPEN = '"premises.fixed" = true', ""
PREFERRED = '"premises.dedicated" = true, "premises.area_m2" = 120'
EXPECTED: dict[str, tuple[str, str, bool]] = {
    "the rung that is reached": ('decision = "grade"\nrung = "B"', FIXED, True),
    "another rung": ('decision = "grade"\nrung = "C"', FIXED, False),
    "a rung that is only possible": ('decision = "grade"\nrung = "B"', OPEN, False),
    "both ends": ('decision = "grade"\nrung = { certain = "C", possible = "B" }', OPEN, True),
    "both ends of what is settled": ('decision = "grade"\nrung = { certain = "C", possible = "B" }', FIXED, False),
    "a priority that holds": ('priority = "own-room"\noutcome = "pass"', PREFERRED, True),
    "a priority that is open": ('priority = "own-room"\noutcome = "unknown"', OPEN, True),
    "a priority that is not in force": ('priority = "later"\noutcome = "notapplicable"', FIXED, True),
    "a priority that does not come out so": ('priority = "own-room"\noutcome = "fail"', PREFERRED, False),
    "all priorities in order": ('priorities = ["own-room", "large"]', PREFERRED, True),
    "all priorities in another order": ('priorities = ["large", "own-room"]', PREFERRED, False),
    "some priorities only": ('priorities = ["own-room"]', PREFERRED, False),
    "no priority": ("priorities = []", OPEN, True),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_expected(name: str) -> None:
    said, change, wanted = EXPECTED[name]
    assert kept(said, change) is wanted


def test_a_case_says_what_it_speaks_of() -> None:
    (one,) = book('decision = "grade"\nrung = { certain = "C", possible = "B" }').cases
    assert (one.about, one.expected, one.rungs, one.requirement) == ("decision:grade", "C–B", ("C", "B"), "")
    assert (one.as_of, one.rulebook) == (date(2025, 12, 31), "some-city@2025")
    (one,) = book('priority = "large"\noutcome = "pass"').cases
    assert (one.about, one.requirement, one.outcome, one.low) == (
        "priority:large",
        "priority:large",
        Outcome.PASS,
        None,
    )
    (one,) = book('priorities = ["own-room", "large"]').cases
    assert (one.about, one.expected, one.priorities) == ("priorities", "own-room,large", ("own-room", "large"))


ROOM = 'requirement = "room"\noutcome = "pass"\npoints = 5\n'
REFUSED: dict[str, tuple[str, str, str]] = {
    "nothing": ("", "requirement", "missing-required"),
    "two things": (f'{ROOM}decision = "grade"\nrung = "B"', "", "contradiction"),
    "a decision that is not there": ('decision = "graed"\nrung = "B"', "decision", "unknown-name"),
    "a rung that is not there": ('decision = "grade"\nrung = "D"', "rung", "unknown-name"),
    "an end that is not there": (
        'decision = "grade"\nrung = { certain = "C", possible = "D" }', "rung.possible", "unknown-name",
    ),
    "one end": ('decision = "grade"\nrung = { certain = "C" }', "rung.possible", "missing-required"),
    "ends the wrong way round": (
        'decision = "grade"\nrung = { certain = "B", possible = "C" }', "rung", "empty-range",
    ),
    "another key of ends": (
        'decision = "grade"\nrung = { certain = "B", possible = "B", surely = "B" }', "rung.surely", "unknown-field",
    ),
    "no rung": ('decision = "grade"', "rung", "missing-required"),
    "a rung that is no text": ('decision = "grade"\nrung = 3', "rung", "wrong-type"),
    "an outcome of a decision": ('decision = "grade"\nrung = "B"\noutcome = "pass"', "outcome", "does-not-fit"),
    "points of a priority": ('priority = "large"\noutcome = "pass"\npoints = 0', "points", "does-not-fit"),
    "a rung of a requirement": (f'{ROOM}rung = "B"', "rung", "does-not-fit"),
    "a priority that is not there": ('priority = "larg"\noutcome = "pass"', "priority", "unknown-name"),
    "a priority without an outcome": ('priority = "large"', "outcome", "missing-required"),
    "priorities that are not there": ('priorities = ["large", "own"]', "priorities[1]", "unknown-name"),
    "priorities that are no list": ('priorities = "large"', "priorities", "wrong-type"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    said, path, code = REFUSED[name]
    with pytest.raises(RulebookError) as error:
        _ = book(said).cases
    found: set[tuple[str, str]] = {(one.path, one.code) for one in error.value.problems}
    assert (f"case[0].{path}" if path else "case[0]", code) in found


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('decision = "graed"\nrung = "B"', "grade"),
        ('priority = "larg"\noutcome = "pass"', "large"),
        ('priorities = ["own-rom"]', "own-room"),
    ],
)
def test_a_near_name_is_suggested(said: str, meant: str) -> None:
    with pytest.raises(RulebookError) as error:
        _ = book(said).cases
    (problem,) = error.value.problems
    assert problem.suggestion == (meant, meant)
