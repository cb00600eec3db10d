"""Every construct that published schemes need is said, and comes to what was worked out by hand."""

import pytest

from studiorules.terms import Outcome
from tests.constructs.said import GROUPS, Case, Construct, constructs, differences
from tests.oracle.agreement import engine_and_meaning, unsound
from tests.oracle.hull import hull

SAID = {one.id: one for group in GROUPS for one in constructs(group)}
CASES = [case for one in SAID.values() for case in one.cases]
BY_COHORT = {"C40", "C41"}
"""Quotas and limits across candidates: no evaluation of one dossier decides them."""


def test_no_construct_is_missing() -> None:
    wanted = {f"C{number:02}" for number in range(1, 46)} | {"C55"}
    assert set(SAID) | BY_COHORT == wanted
    assert not set(SAID) & BY_COHORT


@pytest.mark.parametrize("one", SAID.values(), ids=list(SAID))
def test_a_construct_shows_more_than_one_side(one: Construct) -> None:
    assert one.zh
    assert one.en
    assert len({str(case.expect) for case in one.cases}) > 1


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_comes_to_what_was_worked_out_by_hand(case: Case) -> None:
    evaluation = case.evaluation()
    assert list(differences(case, evaluation)) == []
    assert list(engine_and_meaning(evaluation)) == []
    assert evaluation.where(outcome=Outcome.ERROR) == ()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_completion_lies_outside(case: Case) -> None:
    dossier, rulebook = case.documents()
    assert list(unsound(case.evaluation(), hull(dossier, rulebook, case.as_of, limit=2000))) == []
