"""What a measure is worth, and lines of deductions."""

from decimal import Decimal

import pytest

from studiorules.rulebook import (
    AllOrNothing,
    Bound,
    EarnBy,
    EarnEach,
    EarnSteps,
    InProportion,
    Lose,
    LoseBy,
    LoseEach,
    Reference,
    Test,
    Word,
    Worth,
)
from tests.unit.intake.rulebook_drafts import book, requirement


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ('count = "people"\nat_least = 3', AllOrNothing()),
        ('count = "people"\nat_least = 3\nin_proportion = true', InProportion()),
        ('count = "people"\nat_least = 1\nearn_each = 2.5', EarnEach(Decimal("2.5"))),
        ('count = "people"\nearn_each = 1', EarnEach(Decimal(1))),
        (
            'count = "people"\nat_least = 1\nearn_steps = [[1, 2], [3, 4]]',
            EarnSteps(((Decimal(1), Decimal(2)), (Decimal(3), Decimal(4)))),
        ),
        (
            'best = "honours.level"\nearn_steps = [["county", 1], ["省部级", 4]]',
            EarnSteps((("county", Decimal(1)), ("provincial", Decimal(4)))),
        ),
        (
            'fact = "host.kind"\nearn_by = { enterprise = 1, institute = 4 }',
            EarnBy((("enterprise", Decimal(1)), ("institute", Decimal(4)))),
        ),
        (
            'best = "honours.level"\nearn_by = { national = 4, county = 1 }',
            EarnBy((("county", Decimal(1)), ("national", Decimal(4)))),
        ),
    ],
)
def test_a_worth(written: str, worth: Worth) -> None:
    assert requirement(f"points = 4\n{written}").worth == worth


def test_lines_alone_are_a_requirement() -> None:
    read = requirement(
        """points = 2
deduct = [
  { lose = 0.5, fact = "ceremony.programme", zh = "没有程序" },
  { lose_each = 1, count = "accidents", at_most = 0 },
  { lose_by = { moved = 2, closed = 4 }, fact = "host.status" },
  { lose_each = 1, per = 10, counted = "begun", count = "people", at_least = 50 },
]"""
    )
    assert read.test is None
    assert [line.loss for line in read.lines] == [
        Lose(Decimal("0.5")),
        LoseEach(Decimal(1)),
        LoseBy((("moved", Decimal(2)), ("closed", Decimal(4)))),
        LoseEach(Decimal(1), Decimal(10), "begun"),
    ]
    assert read.lines[0].text is not None
    assert read.lines[0].text.zh == "没有程序"
    assert [line.test.bound for line in read.lines] == [
        Bound(Word.IS, (True,)),
        Bound(Word.AT_MOST, (Decimal(0),)),
        None,
        Bound(Word.AT_LEAST, (Decimal(50),)),
    ]


def test_a_sentence_and_lines() -> None:
    read = requirement('points = 2\nfact = "sign.plaque_hung"\ndeduct = [{ lose = 1, fact = "sign.conspicuous" }]')
    assert read.test is not None
    assert len(read.lines) == 1


def test_only_if_holds_sentences_and_names() -> None:
    read = book(
        """[[requirement]]
id = "a"
fact = "premises.fixed"
points = 1
[[requirement]]
id = "b"
fact = "premises.dedicated"
only_if = ["a", { count = "people", at_least = 1 }]
points = 1"""
    )
    name, table = read["b"].only_if
    assert name == Reference(id="a")
    assert isinstance(table, Test)


def test_unseen_needs_no_measure() -> None:
    read = requirement("points = 10\nunseen = true")
    assert read.unseen
    assert read.test is None


def test_unseen_with_a_measure() -> None:
    read = requirement('points = 10\nunseen = true\nfact = "premises.fixed"')
    assert read.unseen
    assert read.test is not None
