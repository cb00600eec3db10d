"""The example dossiers against the values worked out by hand: each requirement, the sums, the musts, the decisions."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import studiorules as sr
from studiorules.dossier import Contested
from tests.examples.worked import ALLOTTED, DOSSIERS, MUSTS, STUDIOS, Studio

EXAMPLES = sorted(DOSSIERS.glob("*.toml"))
_MUST = {"met": {"pass"}, "not_met": {"fail"}, "open": {"unknown", "notchecked"}}

each_studio = pytest.mark.parametrize("studio", STUDIOS, ids=lambda studio: studio.id)
each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


@cache
def base() -> sr.Rulebook:
    return sr.published("base")


@cache
def judged(studio: str) -> sr.Evaluation:
    one = next(each for each in STUDIOS if each.id == studio)
    return sr.evaluate(sr.read_dossier(one.dossier), base(), as_of=one.as_of)


def ends(points: sr.Points | None) -> tuple[Decimal, Decimal]:
    assert points is not None
    return points.low, points.high


def test_the_table_has_a_row_for_every_requirement_in_its_order() -> None:
    assert [(requirement.id, requirement.allotted) for requirement in base().requirements] == list(ALLOTTED.items())


def test_every_example_is_worked_out() -> None:
    assert {studio.dossier for studio in STUDIOS} == set(EXAMPLES)


@each_studio
def test_the_values_worked_out_add_up(studio: Studio) -> None:
    for end in (0, 1):
        assert sum(cell.points[end] for cell in studio.cells.values()) == studio.total[end]
        for section, points in studio.sections.items():
            assert sum(c.points[end] for name, c in studio.cells.items() if name.startswith(section)) == points[end]


@pytest.mark.parametrize(
    ("studio", "requirement"),
    [
        pytest.param(studio, requirement, id=f"{studio.id}-{requirement.rpartition('/')[2]}")
        for studio in STUDIOS
        for requirement in studio.cells
    ],
)
def test_finding(studio: Studio, requirement: str) -> None:
    finding, expected = judged(studio.id)[requirement], studio.cells[requirement]
    assert (finding.outcome, *ends(finding.points)) == (expected.outcome, *expected.points)


@each_studio
def test_total_and_sections(studio: Studio) -> None:
    evaluation = judged(studio.id)
    assert ends(evaluation.total) == studio.total
    assert {part.id: ends(part.points) for part in evaluation.sections} == studio.sections


@each_studio
def test_musts(studio: Studio) -> None:
    parts = [judged(studio.id).part(must) for must in MUSTS]
    found = {
        state: tuple(number for number, part in enumerate(parts, 1) if part.outcome in words)
        for state, words in _MUST.items()
    }
    assert found == studio.musts


@each_studio
def test_decisions(studio: Studio) -> None:
    decisions = judged(studio.id).decisions
    found = {name: (decision.certain.id, decision.possible.id) for name, decision in decisions.items()}
    assert found == studio.decisions


@pytest.mark.parametrize(
    ("studio", "requirement"),
    [(studio.id, requirement) for studio in STUDIOS for requirement in studio.about],
)
def test_a_finding_that_rests_on_about_says_so(studio: str, requirement: str) -> None:
    assert "about" in judged(studio)[requirement].notes


@pytest.mark.parametrize(
    ("studio", "requirement", "contested"),
    [
        (studio.id, requirement, contested)
        for studio in STUDIOS
        for contested in (True, False)
        for requirement in (studio.contested if contested else studio.uncontested)
    ],
)
def test_a_finding_that_reads_what_two_sources_dispute_says_so(studio: str, requirement: str, contested: bool) -> None:
    finding = judged(studio)[requirement]
    said = "contested" in finding.notes or (finding.measured is not None and finding.measured.contested)
    assert said is contested


def test_in_the_month_in_which_the_room_was_built_nobody_can_say() -> None:
    dossier = sr.read_dossier(DOSSIERS / "p16-power-station.toml")
    evaluation = sr.evaluate(dossier, base(), as_of=date(2025, 6, 15))
    assert evaluation["eight-musts/must-2-workroom/fixed-place"].outcome == "unknown"
    assert evaluation.part("eight-musts/must-2-workroom").outcome == "unknown"


def test_an_evaluation_knows_how_old_what_it_reads_is() -> None:
    assert {studio.id: judged(studio.id).days_behind for studio in STUDIOS if judged(studio.id).days_behind} == {
        "p05": 4
    }


def test_both_statements_of_a_disputed_value_are_kept() -> None:
    dossier = sr.read_dossier(DOSSIERS / "p06-railway-power.toml")
    assert dossier.studio is not None
    told = dossier.studio[0].founded_on
    assert isinstance(told, Contested)
    assert [(source, day.text) for source, day in told.said] == [("a", "2012"), ("b", "2013")]


@each_example
@pytest.mark.parametrize("form", ["toml", "json"])
def test_write_then_read_is_identity(path: Path, form: str, tmp_path: Path) -> None:
    dossier = sr.read_dossier(path)
    again = sr.read_dossier(sr.write(dossier, tmp_path / f"again.{form}"))
    assert again == dossier
    assert sr.write(again, tmp_path / f"twice.{form}").read_bytes() == (tmp_path / f"again.{form}").read_bytes()


@each_example
def test_the_page_of_examples_names_it(path: Path) -> None:
    assert f"]({path.name})" in (DOSSIERS / "README.md").read_text(encoding="utf-8")
