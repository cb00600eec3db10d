"""What is better said another way: the rewrite reads, and comes to the same for everything that is stated."""

import tomllib
from itertools import product
from typing import Any

import pytest

import studiorules as sr
from tests.unit.intake.rulebook_drafts import book
from tests.unit.linter.found import asking, found
from tests.unit.whole import DAY

LOSSES = """points = 5
deduct = [
  { lose = 5, fact = "host.status", is_not = "closed" },
  { lose = 2, fact = "host.status", is_not = "moved" },
]
"""
VARIANTS = """points = 5
any = [
  { all = [{ fact = "premises.dedicated" }, { fact = "premises.area_m2", at_least = 20 }] },
  { all = [{ fact = "premises.area_m2", at_least = 30 }, { fact = "premises.dedicated", is = false }] },
]
"""
CHANNELS = tuple(
    f'id = "{one}"\ncount = "funding"\nwhere = {{ channel = "{one}" }}\nat_least = 1\npoints = 2\n'
    for one in ("host", "union", "government")
)


def ends(toml: str, **dossier: Any) -> tuple[Any, Any]:
    """The two ends of the total."""
    told = sr.read_dossier({"stated_on": DAY, "studio": {"name": "某工作室"}, **dossier})
    total = sr.evaluate(told, book(toml), as_of=DAY).total
    assert total is not None
    return total.low, total.high


def rewritten(toml: str, code: str) -> str:
    [one] = found(toml, code)
    assert one.rewrite
    return one.rewrite


def test_losses_of_one_fact_become_one_line() -> None:
    line = rewritten(asking(LOSSES), "exclusive-losses")
    assert line == '{ lose_by = { closed = 5, moved = 2 }, fact = "host.status" }'
    better = asking(f"points = 5\ndeduct = [{line}]")
    for status in ("operating", "closed", "moved"):
        assert ends(better, host={"status": status}) == ends(asking(LOSSES), host={"status": status})
    assert found(better, "exclusive-losses") == []


@pytest.mark.parametrize(
    "other",
    [
        '{ lose = 2, fact = "host.kind", is_not = "other" }',
        '{ lose = 2, fact = "host.status", is_not = "closed" }',  # twice the same word: both lose
        '{ lose = 2, fact = "host.status", is = "operating" }',
        '{ lose_by = { moved = 2 }, fact = "host.status" }',
    ],
)
def test_losses_that_may_come_together_stay(other: str) -> None:
    lines = f'deduct = [{{ lose = 5, fact = "host.status", is_not = "closed" }}, {other}]'
    assert found(asking(f"points = 5\n{lines}"), "exclusive-losses") == []


def test_an_exception_written_as_any_becomes_but() -> None:
    better = asking("points = 5\n" + rewritten(asking(VARIANTS), "variants-as-any"))
    for dedicated, area in product((True, False), (10, 20, 29, 30, 40)):
        premises = {"dedicated": dedicated, "area_m2": area}
        assert ends(better, premises=premises) == ends(asking(VARIANTS), premises=premises)
    assert ends(asking(VARIANTS), premises={"area_m2": 40}) == (0, 5)
    assert ends(better, premises={"area_m2": 40}) == (5, 5)
    assert found(better, "variants-as-any") == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("is = false", "is = true"),
        ('"premises.area_m2", at_least = 30', '"studio.founded_on", at_most = 2020-01-01'),
        ("any = [", "all = ["),
    ],
)
def test_what_is_no_exception_stays(was: str, now: str) -> None:
    assert found(asking(VARIANTS.replace(was, now)), "variants-as-any") == []


def test_one_requirement_per_kind_becomes_kinds() -> None:
    better = asking(rewritten(asking(*CHANNELS), "separate-kinds"))
    assert tomllib.loads(better)["requirement"][0]["of"] == ["host", "union", "government"]
    for stated in ([], ["host"], ["host", "union"], ["host", "host", "other"], ["host", "union", "government"]):
        funding = [{"channel": one, "from": "2025-01-01"} for one in stated]
        assert ends(better, funding=funding) == ends(asking(*CHANNELS), funding=funding)
    unknown = [{"from": "2025-01-01"}]
    assert (ends(asking(*CHANNELS), funding=unknown), ends(better, funding=unknown)) == ((0, 6), (0, 2))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("points = 2", "points = 2\nonly_if = [{ fact = 'premises.fixed' }]"),
        ("at_least = 1", "at_least = 2"),
        ('where = { channel = "host" }', 'where = { channel = ["host", "self"] }'),
        ("at_least = 1", 'at_least = 1\nwithin = "1 year"'),
    ],
)
def test_requirements_that_are_not_one_of_each_kind_stay(was: str, now: str) -> None:
    assert found(asking(CHANNELS[0].replace(was, now), *CHANNELS[1:]), "separate-kinds") == []


def test_kinds_that_every_record_says_stay() -> None:
    each = 'id = "{0}"\ncount = "equipment"\nwhere = {{ kind = "{0}" }}\nat_least = 1\npoints = 2\n'
    toml = asking(*(each.format(one) for one in ("tools", "instruments", "network")))
    assert found(toml, "separate-kinds") == []
