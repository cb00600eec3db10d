"""The tiers of the base rulebook: the numbers of the table, what is added, and that nothing else moves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import studiorules as sr
from studiorules.rulebook import EarnSteps

TIERS = ("base", "base-municipal", "base-provincial", "base-national")
BOOKS = {name: sr.published(name) for name in TIERS}
DAY = date(2025, 12, 31)
ADDED = ("tier/running-years", "tier/named-below", "tier/yearly-project", "tier/re-reviewed")

VALUES: dict[str, tuple[object, object, object, object]] = {
    "suitable-area": (20, 30, 50, 50),
    "team": (3, 3, 5, 8),
    "leader-honour": ("enterprise", "municipal", "provincial", "provincial"),
    "participation": (40, 60, 120, 120),
    "outsiders": (10, 10, 20, 40),
    "activities": (4, 4, 6, 12),
    "trained": (1, 2, 3, 5),
    "visits-out": (1, 1, 2, 2),
    "regulation-kinds": (4, 4, 6, 6),
    "marked-benefit": (100_000, 200_000, 500_000, 1_000_000),
}


@pytest.mark.parametrize("name", VALUES)
def test_each_value_is_that_of_the_table(name: str) -> None:
    held = [BOOKS[tier].parameters[name].on(DAY) for tier in TIERS]
    assert [None if one is None else one.value for one in held] == list(VALUES[name])


@pytest.mark.parametrize("tier", TIERS[1:])
def test_a_tier_has_the_hundred_points_of_the_base_and_four_conditions_without_any(tier: str) -> None:
    book = BOOKS[tier]
    assert book.allotted == 100
    assert [one.points for one in book.sections] == [60, 24, 16, 0]
    assert book.tailoring is not None
    assert book.tailoring.added == ADDED
    assert book.not_selected == ()
    assert [(one.id, one.edition) for one in book.tailoring.bases] == [("base", "1")]
    assert [one.id for one in book][:71] == [one.id for one in BOOKS["base"]]


@pytest.mark.parametrize("tier", TIERS[1:])
def test_every_change_has_its_reason_in_both_languages(tier: str) -> None:
    tailoring = BOOKS[tier].tailoring
    assert tailoring is not None
    for one in tailoring.overrides:
        assert one.why.en, one.of
        assert one.basis in ("seen", "editor"), one.of


def test_applied_results_enough_and_full() -> None:
    found = {}
    for tier in TIERS:
        worth = BOOKS[tier]["eight-musts/must-8-results/applied"].worth
        assert isinstance(worth, EarnSteps)
        found[tier] = (worth.steps[0][0], worth.steps[-1])
    assert found == {
        "base": (Decimal(1), (Decimal(3), Decimal(4))),
        "base-municipal": (Decimal(2), (Decimal(3), Decimal(4))),
        "base-provincial": (Decimal(3), (Decimal(5), Decimal(4))),
        "base-national": (Decimal(5), (Decimal(10), Decimal(4))),
    }


def _rules(kinds: int) -> sr.Dossier:
    names = ["activities", "study", "research", "transfer", "rewards", "management"][:kinds]
    return sr.read_dossier(
        {"stated_on": DAY, "studio": {"name": "某室"}, "regulations": [{"kind": one} for one in names]}
    )


@pytest.mark.parametrize(("tier", "kinds"), [("base", 4), ("base-municipal", 4), ("base-provincial", 6)])
def test_the_must_of_regulations(tier: str, kinds: int) -> None:
    enough, short = (
        sr.evaluate(_rules(one), BOOKS[tier], as_of=DAY).part("eight-musts/must-5-regulations").outcome
        for one in (kinds, kinds - 1)
    )
    assert (enough, short) == (sr.Outcome.PASS, sr.Outcome.FAIL)


def test_the_conditions_of_a_tier_bar_recognition_and_cost_no_points() -> None:
    young = sr.read_dossier({"stated_on": DAY, "studio": {"name": "某室", "founded_on": "2025-06-30"}})
    one = sr.evaluate(young, BOOKS["base-municipal"], as_of=DAY)
    other = sr.evaluate(young, BOOKS["base"], as_of=DAY)
    assert one.decisions["recognition"].possible.id == "not-yet"
    assert other.decisions["recognition"].possible.id == "may-be-recognised"
    assert one.total == other.total
