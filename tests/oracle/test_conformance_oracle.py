"""The oracle against the conformance suite: what it enumerates must be what was worked out by hand from the text.

A difference here is a slip of the oracle or a case to dispute; it is never settled by changing what is expected.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.conformance.adapter import Case, Doc, cases
from tests.oracle.catalogue import kind_of, words_of
from tests.oracle.hull import OPEN, Hull, Seen, hull
from tests.oracle.outline import requirements

OUTSIDE = {
    **{case.id: "a document that cannot be read" for case in cases() if case.expect.get("problems")},
    **{case.id: "asked on a day before the rulebook was in force" for case in cases() if "not_in_force" in case.expect},
    **{case.id: "an XCCDF model reads outcomes, not completions" for case in cases() if "score" in case.expect},
}
"""Cases that are no question to the oracle, with why."""

OUTER = {
    "time-windows/since-a-fuzzy-date-is-loose": "the expected measure is an outer bound that no completion reaches",
}
"""Cases in which the suite itself expects more than the truth, and says so by `loose`."""

CASES = {case.id: case for case in cases() if case.id not in OUTSIDE}


def test_every_case_is_asked_or_named() -> None:
    assert len(CASES) + len(OUTSIDE) == 311
    assert len(CASES) == 275
    assert set(OUTER) < set(CASES)


@pytest.mark.parametrize("name", [name for name in CASES if name not in OUTER])
def test_the_hull_of_all_completions_is_the_expected_answer(name: str) -> None:
    assert list(differences(CASES[name])) == []


@pytest.mark.parametrize("name", OUTER)
def test_the_hull_lies_inside_an_outer_answer(name: str) -> None:
    case = CASES[name]
    assert case.expect["loose"] is True
    (seen,) = _hull(case).findings.values()
    low, high = seen.measured(case.rulebook["requirement"][0])
    wanted = case.expect["measured"]
    assert wanted["low"] <= low <= high <= wanted["high"]
    assert (low, high) != (wanted["low"], wanted["high"])
    assert seen.points == (case.expect["points"]["low"], case.expect["points"]["high"])
    assert seen.outcome == case.expect["outcome"]


def _hull(case: Case) -> Hull:
    return hull(case.dossier_document(), case.rulebook_document(), case.as_of, limit=20_000)


def differences(case: Case) -> Iterator[str]:
    """Where the hull of all completions differs from the expected answer, both named."""
    expect, found, book = case.expect, _hull(case), case.rulebook_document()
    wanted = dict(expect.get("findings", {}))
    own = {key: expect[key] for key in ("measured", "outcome", "points") if key in expect}
    if own:
        wanted[next(iter(found.findings))] = own
    for name, one in wanted.items():
        yield from _finding(name, one, found.findings[name], requirements(book)[name][1], book)
    for name, one in expect.get("sections", {}).items():
        yield from _differ(name, (one["low"], one["high"]), found.parts[name].points)
        if "outcome" in one:
            yield from _differ(f"{name}.outcome", one["outcome"], found.parts[name].outcome)
    for key in ("total", "total_contains"):
        if key in expect:
            yield from _differ(key, (expect[key]["low"], expect[key]["high"]), found.total)
    if "decision" in expect:
        (rungs,) = found.rungs.values()
        yield from _differ("decision", expect["decision"], {"certain": rungs[0], "possible": rungs[-1]})


def _finding(name: str, wanted: Doc, seen: Seen, said: Doc, book: Doc) -> Iterator[str]:
    if "points" in wanted:
        yield from _differ(f"{name}.points", (wanted["points"]["low"], wanted["points"]["high"]), seen.points)
    if "outcome" in wanted:
        yield from _differ(f"{name}.outcome", wanted["outcome"], seen.outcome)
    if "measured" in wanted:
        assert not seen.may_be_empty, "a measure whose empty case is possible has no expected interval"
        ends = tuple(_written(wanted["measured"][end]) for end in ("low", "high"))
        yield from _differ(f"{name}.measured", ends, tuple(_shown(end, said, book) for end in seen.measured(said)))


def _written(end: Any) -> object:  # as the suite writes it
    if isinstance(end, str):
        try:
            return Fraction(end)
        except ValueError:
            return end
    return Fraction(end)


def _shown(end: Any, said: Doc, book: Doc) -> object:  # as the hull gives it
    if end == OPEN:
        return end
    if "judged" in said:
        levels = book["judgement"][said["judged"]].get("levels", ())
        share = book["judgement"][said["judged"]].get("combine") == "share-of-yes"
        return end if share or not levels else levels[int(end)]["id"]
    path = said.get("fact") or said.get("best")
    if path and kind_of(*path.split(".")) == "level":
        return words_of(*path.split("."))[int(end)]
    if path and kind_of(*path.split(".")) == "date":
        return date.fromordinal(int(end)).isoformat()
    return end


def _differ(name: str, wanted: object, found: object) -> Iterator[str]:
    if wanted != found:
        yield f"{name}: expected {wanted}, the completions give {found}"
