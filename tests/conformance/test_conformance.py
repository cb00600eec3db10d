"""The library against the conformance suite of the rule language, case by case: the same answer, or both are named."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

import studiorules as sr
from tests.conformance.adapter import Case, Doc, cases

CASES = {case.id: case for case in cases()}


COMPARED = {
    *("measured", "outcome", "points", "findings", "sections", "total", "total_contains", "decision", "loose", "score"),
    *("problems", "warnings", "not_in_force", "fill_stated_on"),
}


def test_the_suite_is_whole_and_nothing_expected_is_passed_over() -> None:
    assert len(CASES) == 311
    assert {key for case in CASES.values() for key in case.expect} <= COMPARED


@pytest.mark.parametrize("name", CASES)
def test_same_answer(name: str, caplog: pytest.LogCaptureFixture) -> None:
    assert differences(CASES[name]) == []
    assert not caplog.records, "the engine gave up, and the answer is the slow evaluator's"


def differences(case: Case) -> list[str]:
    """Where the library's answer differs from the expected one, both answers named."""
    return list(_differences(case))


def _differences(case: Case) -> Iterator[str]:
    expect = case.expect
    found = _problems(case)
    if found != _set_of(expect.get("problems", ())):
        yield f"problems: expected {sorted(_set_of(expect.get('problems', ())))}, found {sorted(found)}"
        return
    if expect.get("problems"):
        return
    dossier, rulebook = sr.read_dossier(case.dossier_document()), sr.read_rulebook(case.rulebook_document())
    if expect.get("not_in_force"):
        with pytest.raises(sr.NotInForceError):
            sr.evaluate(dossier, rulebook, as_of=case.as_of)
        return
    evaluation = sr.evaluate(dossier, rulebook, as_of=case.as_of)
    if "warnings" in expect:
        yield from _differ("warnings", expect["warnings"], [warning.path for warning in dossier.warnings])
    yield from _finding_differences(expect, evaluation)
    yield from _part_differences(expect, evaluation)
    yield from _looseness(expect, evaluation)
    yield from _score(expect, evaluation)


def _finding_differences(expect: Doc, evaluation: sr.Evaluation) -> Iterator[str]:
    expected = dict(expect.get("findings", {}))
    own = {key: expect[key] for key in ("measured", "outcome", "points") if key in expect}
    if own:
        expected[evaluation.findings[0].id] = own
    for name, wanted in expected.items():
        finding = evaluation[name]
        if "measured" in wanted:
            yield from _measured(name, wanted["measured"], finding.measured)
        if "outcome" in wanted:
            yield from _differ(f"{name}.outcome", wanted["outcome"], finding.outcome.value)
        if "points" in wanted:
            yield from _ends(f"{name}.points", wanted["points"], finding.points)


def _part_differences(expect: Doc, evaluation: sr.Evaluation) -> Iterator[str]:
    for name, wanted in expect.get("sections", {}).items():
        part = evaluation.part(name)
        if "low" in wanted:
            yield from _ends(name, wanted, part.points)
        if "outcome" in wanted:
            yield from _differ(f"{name}.outcome", wanted["outcome"], part.outcome.value)
    if "total" in expect:
        yield from _ends("total", expect["total"], evaluation.total)
    if "decision" in expect:
        (decision,) = evaluation.decisions.values()
        found = {"certain": decision.certain.id, "possible": decision.possible.id}
        yield from _differ("decision", expect["decision"], found)


def _score(expect: Doc, evaluation: sr.Evaluation) -> Iterator[str]:
    for part, wanted in expect.get("score", {}).items():
        found = getattr(evaluation.score, part)
        yield from _differ(f"score.{part}", None if wanted == "none" else Fraction(wanted), found)


def _looseness(expect: Doc, evaluation: sr.Evaluation) -> Iterator[str]:
    if expect.get("loose") is False and evaluation.loose:
        yield f"loose: expected none, found {evaluation.loose}"
    if "total_contains" in expect:
        total, wanted = evaluation.total, expect["total_contains"]
        assert total is not None
        if total.low > wanted["low"] or total.high < wanted["high"] or total.low < 0 or total.high > total.allotted:
            yield f"total: expected to contain {wanted} within 0 and {total.allotted}, found {total!r}"
        elif (total.low, total.high) == (wanted["low"], wanted["high"]):
            return  # exactly the truth: it need not be called loose
    if expect.get("loose") is True and not evaluation.loose:
        yield "loose: expected a fact to be listed, found none"


def _measured(name: str, wanted: Doc, found: Any) -> Iterator[str]:  # an Interval, or None
    if found is None:
        yield f"{name}.measured: expected {wanted}, found nothing"
        return
    for end, value in (("low", found.low), ("high", found.high)):
        if wanted[end] == "open" and value is not None and value == found.scale.ceiling:
            continue  # for a fact that nobody stated the ceiling of the catalogue is the same answer
        if _plain(wanted[end]) != _plain(value):
            yield f"{name}.measured.{end}: expected {wanted[end]}, found {value}"


def _plain(end: Any) -> object:  # an end as the suite or the library writes it
    if end is None or end == "open":
        return "open"
    if isinstance(end, str):
        try:
            return Fraction(end)
        except ValueError:
            return end
    return end.isoformat() if isinstance(end, date) else Fraction(end)


def _ends(name: str, wanted: Doc, found: Any) -> Iterator[str]:  # Points
    if (Fraction(wanted["low"]), Fraction(wanted["high"])) != (Fraction(found.low), Fraction(found.high)):
        yield f"{name}: expected {wanted['low']}..{wanted['high']}, found {found.low}..{found.high}"


def _differ(name: str, wanted: object, found: object) -> Iterator[str]:
    if wanted != found:
        yield f"{name}: expected {wanted}, found {found}"


def _problems(case: Case) -> set[tuple[str, str, str]]:
    found = set()
    for of in ("dossier", "rulebook") if "problems" in case.expect else ():
        only = {problem["of"] for problem in case.expect["problems"]}
        if only and of not in only:
            continue  # the other document is not the one in question and may be empty
        try:
            if of == "dossier":
                sr.read_dossier(case.dossier_document())
            else:
                sr.read_rulebook(case.rulebook_document())
        except (sr.DossierError, sr.RulebookError) as error:
            found |= {(of, problem.path, problem.code) for problem in error.problems}
    return found


def _set_of(problems: Any) -> set[tuple[str, str, str]]:  # as the suite writes them
    return {(problem["of"], problem["path"], problem["kind"]) for problem in problems}
