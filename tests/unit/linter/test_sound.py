"""What the linter says can never be never is: held against many judged dossiers, drawn without it."""

import os
import re
from collections.abc import Iterator

import pytest

import studiorules as sr
from studiorules.linter.look import Look
from studiorules.rulebook import Reference
from tests.oracle.generate import small_cases

SEEDS = {"fast": 3, "nightly": 300}.get(os.environ.get("STUDIORULES_HYPOTHESIS_PROFILE", "ci"), 10)
_RUNG = re.compile(r"decision\[(\d+)\]\.rungs\[(\d+)\]")

_APART = re.compile(r"^(?:it can|where it applies it can) never pass together with (\S+): ")


def contradicted(evaluation: sr.Evaluation) -> Iterator[str]:
    """What came out of a dossier although the linter says that it cannot."""
    book = evaluation.rulebook
    look = Look(book)
    for finding in evaluation:
        reach = look.reach(Reference(id=finding.id))
        if finding.outcome == "pass" and not reach.holds:
            yield f"{finding.id} passes"
        if finding.outcome == "fail" and not reach.fails:
            yield f"{finding.id} fails"
        if finding.points.low > look.most(book[finding.id]):
            yield f"{finding.id} earns {finding.points.low}"
    passing = {finding.id for finding in evaluation if finding.outcome == "pass"}
    for one in sr.lint(book):
        apart = _APART.search(one.text.en or "")
        second = next((finding.id for finding in evaluation if book[finding.id].path == one.path), "")
        if one.code == "contradicting-requirements" and apart is not None and {apart[1], second} <= passing:
            yield f"{apart[1]} and {second} both pass"
        found = _RUNG.fullmatch(one.path)
        if found is None:
            continue
        ladder, at = book.decisions[int(found[1])], int(found[2])
        told = evaluation.decisions[ladder.id]
        certain, possible = (next(i for i, rung in enumerate(ladder.rungs) if rung.id == end.id) for end in ends(told))
        if one.code == "unreachable-rung" and certain >= at:
            yield f"{ladder.id} reaches {ladder.rungs[certain].id}"
        if one.code == "skipped-rung" and certain == possible == at - 1:
            yield f"{ladder.id} stops at {ladder.rungs[certain].id}"


def ends(told: sr.Decision) -> tuple[sr.Rung, sr.Rung]:
    """What is reached surely, and what possibly."""
    return told.certain, told.possible


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_comes_out_that_cannot(seed: int) -> None:
    for dossier, rulebook, as_of in small_cases(seed, 15):
        book = sr.read_rulebook(rulebook)
        evaluation = sr.evaluate(sr.read_dossier(dossier), book, as_of=as_of)
        assert list(contradicted(evaluation)) == [], (dossier, rulebook)
