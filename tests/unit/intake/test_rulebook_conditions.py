"""Conditions on a record, as `where`, `part` and named filters write them."""

from datetime import date
from decimal import Decimal

import pytest

from studiorules.rulebook import (
    AllOf,
    Compared,
    Condition,
    Count,
    Deadline,
    Exists,
    HasEvidence,
    Not,
    OneOf,
    Related,
    ValueOf,
)
from tests.unit.intake.rulebook_drafts import sentence


def where(records: str, condition: str, rest: str = "") -> Condition | None:
    measure = sentence(f'count = "{records}"\nwhere = {condition}\nat_least = 1\n{rest}').measure
    assert isinstance(measure, Count)
    return measure.of.where


@pytest.mark.parametrize(
    ("records", "condition", "meant"),
    [
        ("equipment", '{ kind = "tools" }', OneOf("kind", ("tools",))),
        ("equipment", '{ kind = ["tools", "网络"] }', OneOf("kind", ("tools", "network"))),
        ("activities", '{ serves = "green" }', OneOf("serves", ("green",))),
        ("people", "{ front_line = true }", OneOf("front_line", (True,))),
        ("promotions", '{ grade = "高级工" }', OneOf("grade", ("senior-worker",))),
        ("people", "{ birth_year = 1980 }", OneOf("birth_year", (Decimal(1980),))),
        ("results", '{ project = "K-7" }', OneOf("project", ("K-7",))),
        ("mentoring", '{ certificate.at_least = "technician" }', Compared("certificate", "at_least", "technician")),
        ("activities", "{ participants.above = 4 }", Compared("participants", "above", Decimal(4))),
        ("results", '{ applied_on.below = "2024-01-01" }', Compared("applied_on", "below", date(2024, 1, 1))),
        ("materials", '{ filed_on.at_most = "03-31" }', Compared("filed_on", "at_most", Deadline(3, 31))),
        ("results", "{ level.exists = true }", Exists("level")),
        ("results", "{ level.exists = false }", Not(Exists("level"))),
        ("results", "{ evidence.exists = true }", HasEvidence()),
        ("results", "{ evidence.exists = false }", Not(HasEvidence())),
        ("projects", '{ not = { status = "stopped" } }', Not(OneOf("status", ("stopped",)))),
        ("honours", '{ person = { same_as = "leader.person" } }', Related("person", "same_as", "leader", "person")),
        ("honours", '{ on = { before = "studio.founded_on" } }', Related("on", "before", "studio", "founded_on")),
        ("people", '{ from = { after = "studio.founded_on" } }', Related("from", "after", "studio", "founded_on")),
    ],
)
def test_one_condition(records: str, condition: str, meant: Condition) -> None:
    assert where(records, condition) == meant


def test_several_conditions_hold_together() -> None:
    read = where("people", '{ role = "member", front_line = true }')
    assert read == AllOf((OneOf("role", ("member",)), OneOf("front_line", (True,))))


def test_both_ends_of_one_field() -> None:
    read = where("people", "{ birth_year = { at_least = 1970, below = 1990 } }")
    assert read == AllOf(
        (Compared("birth_year", "at_least", Decimal(1970)), Compared("birth_year", "below", Decimal(1990)))
    )


def test_a_named_filter_is_what_it_says() -> None:
    rest = '[filter.master]\ngrade.at_least = "senior-technician"\nbasis = "editor"\nwhy = "清单未见"'
    assert where("people", '"master"', rest) == Compared("grade", "at_least", "senior-technician")


def test_a_filter_is_read_for_the_list_that_uses_it() -> None:
    rest = '[filter.green]\nserves = "green"'
    assert where("activities", '"green"', rest) == where("projects", '"green"', rest) == OneOf("serves", ("green",))


def test_a_dated_value_in_a_condition() -> None:
    rest = '[value.big]\nunit = "person-time"\ndated = [{ from = 2020-01-01, value = 20 }]'
    assert where("activities", '{ participants.at_least = "@big" }', rest) == Compared(
        "participants", "at_least", ValueOf("big")
    )
