"""Panels as a rulebook writes them: what is read, and every slip with its place."""

import pytest

from studiorules.rulebook import Judged, Panel, ScaleKind
from tests.unit.intake.rulebook_drafts import book, problems, sentence

LEVELS = 'levels = [{ id = "poor" }, { id = "fair" }, { id = "good" }]'
NO_YES = 'levels = [{ id = "no" }, { id = "yes" }]'
RANGE = "range = [0, 100]"
ASKED = '[[requirement]]\nfact = "premises.fixed"\npoints = 1\n'


@pytest.mark.parametrize(
    ("toml", "panel"),
    [
        (f'{LEVELS}\nsize = 5\ncombine = "lower-median"', Panel(size=5, quorum=1, combine="lower-median")),
        (f'{RANGE}\nsize = 4\ncombine = "lower-median"', Panel(size=4, quorum=1, combine="lower-median")),
        (f'{RANGE}\nsize = 5\nquorum = 5\ncombine = "mean"', Panel(size=5, quorum=5, combine="mean")),
        (f'{RANGE}\nsize = 3\ncombine = "trimmed-mean"', Panel(size=3, quorum=1, combine="trimmed-mean")),
        (f'{NO_YES}\nsize = 1\ncombine = "share-of-yes"', Panel(size=1, quorum=1, combine="share-of-yes")),
        (LEVELS, None),
    ],
)
def test_a_panel_is_read(toml: str, panel: Panel | None) -> None:
    assert book(f"{ASKED}[judgement.q]\n{toml}").questions["q"].panel == panel


def test_a_share_of_yes_is_measured_as_a_share() -> None:
    question = f'[judgement.q]\n{NO_YES}\nsize = 5\ncombine = "share-of-yes"'
    test = sentence(f"judged = 'q'\nat_least = 0.7\n{question}")
    assert isinstance(test.measure, Judged)
    assert test.measure.scale.kind is ScaleKind.FRACTION


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        (f"{LEVELS}\nsize = 3", {("combine", "missing-required")}),
        (f"{LEVELS}\nquorum = 3", {("combine", "missing-required"), ("size", "missing-required")}),
        (f'{LEVELS}\ncombine = "lower-median"', {("size", "missing-required")}),
        (f'{LEVELS}\nsize = 3\ncombine = "mean"', {("combine", "does-not-fit")}),
        (f'{LEVELS}\nsize = 3\ncombine = "trimmed-mean"', {("combine", "does-not-fit")}),
        (f'{LEVELS}\nsize = 3\ncombine = "share-of-yes"', {("combine", "does-not-fit")}),
        (f'{RANGE}\nsize = 3\ncombine = "share-of-yes"', {("combine", "does-not-fit")}),
        (f'{RANGE}\nsize = 2\ncombine = "trimmed-mean"', {("size", "does-not-fit")}),
        (f'{RANGE}\nsize = 3\ncombine = "median"', {("combine", "unknown-level")}),
        (f"{RANGE}\nsize = 3\ncombine = 1", {("combine", "wrong-type")}),
        (f'{RANGE}\nsize = 3\nquorum = 4\ncombine = "mean"', {("quorum", "wrong-type")}),
        (f'{RANGE}\nsize = 0\nquorum = 0\ncombine = "mean"', {("size", "wrong-type"), ("quorum", "wrong-type")}),
        (f'{RANGE}\nsize = 1001\ncombine = "mean"', {("size", "wrong-type")}),
        (f'{RANGE}\nsize = true\ncombine = "mean"', {("size", "wrong-type")}),
        (f'{RANGE}\nsize = 2.5\ncombine = "mean"', {("size", "wrong-type")}),
        (f"{RANGE}\nseats = 3", {("seats", "unknown-field")}),
    ],
)
def test_every_slip_of_a_panel_has_its_place(toml: str, found: set[tuple[str, str]]) -> None:
    assert problems(f"{ASKED}[judgement.q]\n{toml}") == {(f"judgement.q.{path}", code) for path, code in found}


def test_a_share_of_yes_needs_a_bound_and_no_level() -> None:
    question = f'[judgement.q]\n{NO_YES}\nsize = 5\ncombine = "share-of-yes"'
    asked = "[[requirement]]\njudged = 'q'\npoints = 1\n"
    assert problems(f"{asked}{question}") == {("requirement[0].at_least", "missing-required")}
    assert problems(f"{asked}at_least = 'yes'\n{question}") == {("requirement[0].at_least", "wrong-type")}
