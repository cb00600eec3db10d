"""The floor says what the library says of studios of which everything is known: two programs, one rulebook."""

from decimal import Decimal

import pytest

import studiorules as sr
from studiorules.terms import Outcome
from tests.bench.floor import bare, explained, plain
from tests.bench.studio import AS_OF, document, thinned

SEEDS = range(10)
KEPT = (1.0, 0.3, 0.1)
"""Which part of its records a studio has: the full ones meet nearly everything, the bare ones little."""


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize("seed", SEEDS)
def test_requirements_total_and_ladders_are_the_same(seed: int, kept: float) -> None:
    findings, total, recognition, grade, stage = bare(plain(thinned(seed, kept)), AS_OF)
    judged = sr.evaluate(sr.read_dossier(thinned(seed, kept)), sr.published("base"), as_of=AS_OF)

    assert {id_: (Outcome.PASS if met else Outcome.FAIL, Decimal(points) / 100) for id_, met, points in findings} == {
        one.id.rpartition("/")[2]: (one.outcome, one.points.low) for one in judged
    }
    assert all(one.points.low == one.points.high for one in judged)
    assert judged.total is not None
    assert judged.total.low == judged.total.high == Decimal(total) / 100
    ladders = {"recognition": recognition, "grade": grade, "stage-reached": stage}
    assert {name: (one.certain.id, one.possible.id) for name, one in judged.decisions.items()} == {
        name: (rung, rung) for name, rung in ladders.items()
    }


def test_the_studios_differ_in_what_they_reach() -> None:
    outcomes = [bare(plain(thinned(seed, kept)), AS_OF) for seed in SEEDS for kept in KEPT]
    assert {len(findings) for findings, *_ in outcomes} == {71}
    assert {recognition for _, _, recognition, _, _ in outcomes} == {"not-yet", "may-be-recognised"}
    assert {grade for *_, grade, _ in outcomes} >= {"A", "D"}
    met_by = [frozenset(id_ for id_, met, _ in findings if met) for findings, *_ in outcomes]
    assert len(frozenset.union(*met_by)) == 71
    assert not frozenset.intersection(*met_by)


def test_what_is_explained_is_what_is_bare_with_a_text_each() -> None:
    studio = plain(document(0))
    findings, *rest = bare(studio, AS_OF)
    told, *told_rest = explained(studio, AS_OF)
    assert [one[:3] for one in told] == findings
    assert told_rest == rest
    assert all(reason.startswith(f"{id_}：") for id_, _, _, reason in told)
