"""Small documents through the door: what a trap says, without the heads that every document needs."""

import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction

import studiorules as sr
from tests.conformance.adapter import cases, fill_dossier, fill_rulebook
from tests.conformance.test_conformance import differences

__all__ = ["DAY", "case_holds", "ends", "judged", "measured", "outcome"]

DAY = date(2025, 6, 30)
"""The as-of date and day of speaking where a trap says none."""

_CASES = {case.id: case for case in cases()}


def judged(dossier: str, rulebook: str, as_of: date = DAY, *, stated_on: date | None = None) -> sr.Evaluation:
    """Judge a dossier by a rulebook, both as TOML without heads and titles.

    Args:
        dossier: The dossier.
        rulebook: The rulebook; a lone requirement may lack an id and is `r`; points not said are 1.
        as_of: The day.
        stated_on: The day on which the dossier speaks; None = the as-of date.
    """
    said, rules = (tomllib.loads(text, parse_float=Decimal) for text in (dossier, rulebook))
    for requirement in rules.get("requirement", ()):
        requirement.setdefault("points", 1)
    document = fill_dossier(said, as_of if stated_on is None else stated_on)
    return sr.evaluate(sr.read_dossier(document), sr.read_rulebook(fill_rulebook(rules)), as_of=as_of)


def ends(points: sr.Points | None) -> tuple[Decimal | int, Decimal | int]:
    """Both ends of points."""
    assert points is not None
    return points.low, points.high


def outcome(dossier: str, rulebook: str, as_of: date = DAY, *, stated_on: date | None = None) -> str:
    """The outcome of the only requirement."""
    (finding,) = judged(dossier, rulebook, as_of, stated_on=stated_on)
    return finding.outcome.value


def case_holds(*names: str) -> None:
    """Hold the library to cases of the suite that are the trap itself."""
    for name in names:
        assert differences(_CASES[name]) == [], name


def measured(dossier: str, rulebook: str, as_of: date = DAY) -> tuple[object, object]:
    """Both ends of what the only requirement measures: numbers, fractions and ids as text; None = no end."""
    (finding,) = judged(dossier, rulebook, as_of)
    assert finding.measured is not None
    low, high = finding.measured.low, finding.measured.high
    return tuple(str(end) if isinstance(end, Fraction) else end for end in (low, high))  # type: ignore[return-value]
