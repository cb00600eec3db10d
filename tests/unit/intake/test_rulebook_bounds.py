"""Bounds, what goes without saying, exceptions, and values that compare."""

from datetime import date
from decimal import Decimal

import pytest

from studiorules.rulebook import Bound, Deadline, Fact, Test, ValueOf, Word
from tests.unit.intake.rulebook_drafts import book, sentence


@pytest.mark.parametrize(
    ("fact", "written", "meant"),
    [
        ("premises.area_m2", "at_least = 30", Bound(Word.AT_LEAST, (Decimal(30),))),
        ("premises.area_m2", "at_most = 30.5", Bound(Word.AT_MOST, (Decimal("30.5"),))),
        ("premises.area_m2", "above = 30", Bound(Word.ABOVE, (Decimal(30),))),
        ("premises.area_m2", "below = 30", Bound(Word.BELOW, (Decimal(30),))),
        ("premises.area_m2", "is = [20, 30]", Bound(Word.IS, (Decimal(20), Decimal(30)))),
        ("premises.fixed", "is = false", Bound(Word.IS, (False,))),
        ("premises.fixed", "", Bound(Word.IS, (True,))),
        ("leader.grade", 'at_least = "technician"', Bound(Word.AT_LEAST, ("technician",))),
        ("leader.grade", 'at_least = "技师"', Bound(Word.AT_LEAST, ("technician",))),
        ("host.kind", 'is_not = "enterprise"', Bound(Word.IS_NOT, ("enterprise",))),
        ("host.kind", 'is = ["enterprise", "institute"]', Bound(Word.IS, ("enterprise", "institute"))),
        ("application.filed_on", 'at_most = "07-31"', Bound(Word.AT_MOST, (Deadline(7, 31),))),
        ("application.filed_on", 'at_most = "2025-06-30"', Bound(Word.AT_MOST, (date(2025, 6, 30),))),
        ("application.filed_on", "at_most = 2025-06-30", Bound(Word.AT_MOST, (date(2025, 6, 30),))),
    ],
)
def test_a_bound(fact: str, written: str, meant: Bound) -> None:
    assert sentence(f'fact = "{fact}"\n{written}').bound == meant


def test_a_pattern_asks_for_yes() -> None:
    assert sentence('matches = "studio.name"\npattern = ["{*}"]').bound == Bound(Word.IS, (True,))


def test_all_of_a_named_set_is_its_number() -> None:
    bound = sentence('kinds = "equipment.kind"\nof = ["tools", "network", "tools"]\nat_least = "all"').bound
    assert bound == Bound(Word.AT_LEAST, (Decimal(2),))


def test_some_needs_so_many() -> None:
    bound = sentence('some = [{ fact = "premises.fixed" }, { fact = "premises.dedicated" }]\nneeded = 2').bound
    assert bound == Bound(Word.AT_LEAST, (Decimal(2),))


def test_a_join_may_be_held_against_one() -> None:
    test = sentence('measure = "m"\nat_least = 1\n[measure.m]\nall = [{ fact = "premises.fixed" }]')
    assert test.bound == Bound(Word.AT_LEAST, (Decimal(1),))


def test_exceptions_stand_in_order() -> None:
    test = sentence(
        """count = "people"
at_least = 1
but = [
  { when = { fact = "studio.named_after", is = "host" }, at_least = 5 },
  { when = { fact = "studio.kind", is = "craftsman" }, at_least = 3 },
]"""
    )
    assert [one.bound for one in test.but] == [Bound(Word.AT_LEAST, (Decimal(n),)) for n in (5, 3)]
    assert all(isinstance(one.when, Test) for one in test.but)
    first = test.but[0].when
    assert isinstance(first, Test)
    assert isinstance(first.measure, Fact)
    assert first.measure.field == "named_after"


def test_a_dated_number() -> None:
    read = book(
        """[[requirement]]
fact = "premises.area_m2"
at_least = "@area"
points = 1
[value.area]
zh = "面积"
unit = "m2"
dated = [
  { from = "2020", value = 30, basis = "seen", cite = "S 二", why = "新标准" },
  { from = 2014-02-11, to = "2018-06", value = 20 },
]"""
    )
    test = read.requirements[0].test
    assert test is not None
    assert test.bound == Bound(Word.AT_LEAST, (ValueOf("area"),))
    area = read.parameters["area"]
    assert area.unit == "m2"
    assert [(one.from_, one.to, one.value) for one in area.dated] == [
        (date(2014, 2, 11), date(2018, 6, 30), Decimal(20)),
        (date(2020, 1, 1), None, Decimal(30)),
    ]
    newest = area.on(date(2024, 1, 1))
    assert newest is not None
    assert newest.cite is not None
    assert newest.cite.clause == "二"
    assert area.on(date(2019, 1, 1)) is None


def test_a_dated_level() -> None:
    read = book(
        """[[requirement]]
best = "honours.level"
at_least = "@lowest"
points = 1
[value.lowest]
levels = "honour"
dated = [{ from = 2014-01-01, value = "市级" }]"""
    )
    assert read.parameters["lowest"].levels == "honour"
    assert read.parameters["lowest"].dated[0].value == "municipal"


def test_classifiers_of_things_may_differ() -> None:
    test = sentence(
        'count = "promotions"\nat_least = "@n"\n[value.n]\nunit = "person"\ndated = [{ from = 2020-01-01, value = 1 }]'
    )
    assert test.bound == Bound(Word.AT_LEAST, (ValueOf("n"),))
