"""Editions of one rulebook side by side: chosen by name or by day, never in silence, never two at once."""

from datetime import date
from pathlib import Path

import pytest

from studiorules.errors import NotInForceError, RulebookError
from studiorules.evaluation import evaluate, read_dossier
from studiorules.intake.rulebooks import published, read_rulebook
from tests.unit.intake.tailored import BASE, put_on_shelf

FIRST = BASE.replace("{ from = 2020-01-01 }", "{ from = 2020-01-01, to = 2022-12-31 }")
SECOND = BASE.replace('edition = "1"', 'edition = "2"').replace("{ from = 2020-01-01 }", "{ from = 2023-01-01 }", 1)
OPEN = SECOND.replace("in_force = { from = 2023-01-01 }\n", "")


def _folder(folder: Path, **books: str) -> Path:
    for name, toml in books.items():
        (folder / f"{name}.toml").write_text(toml, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("day", "edition"), [(date(2022, 12, 31), "1"), (date(2023, 1, 1), "2")])
def test_the_one_in_force_is_taken(day: date, edition: str, tmp_path: Path) -> None:
    assert read_rulebook(_folder(tmp_path, a=FIRST, b=SECOND), as_of=day).edition == edition


def test_each_may_be_a_folder(tmp_path: Path) -> None:
    for name, toml in (("small@1", FIRST), ("small@2", SECOND)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rulebook.toml").write_text(toml, encoding="utf-8")
    assert read_rulebook(tmp_path, edition="2").in_force.from_ == date(2023, 1, 1)
    assert read_rulebook(tmp_path, as_of=date(2021, 1, 1)).edition == "1"


def test_the_same_on_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_shelf(tmp_path, monkeypatch, small_at_1=FIRST, small_at_2=SECOND)
    assert published("small", as_of=date(2021, 1, 1)).edition == "1"
    with pytest.raises(NotInForceError) as error:
        published("small", as_of=date(2019, 12, 31))
    assert "small@1（2020-01-01～2022-12-31）、small@2（2023-01-01～）" in error.value.report("zh")
    assert "small@1 (2020-01-01 to 2022-12-31), small@2 (2023-01-01 to …)" in error.value.report("en")


def test_none_is_chosen_in_silence(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a=FIRST, b=SECOND)
    with pytest.raises(ValueError, match="name one: '1', '2'"):
        read_rulebook(folder)
    with pytest.raises(ValueError, match="no edition '3' of 'small', only: '1', '2'"):
        read_rulebook(folder, edition="3")
    with pytest.raises(NotInForceError):
        read_rulebook(folder, as_of=date(2019, 12, 31))


def test_one_whose_days_are_not_known_may_be_meant(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a=FIRST, b=OPEN)
    with pytest.raises(ValueError, match="may be in force on 2021-01-01, name one: '1', '2'"):
        read_rulebook(folder, as_of=date(2021, 1, 1))
    assert read_rulebook(folder, as_of=date(2024, 1, 1)).edition == "2"


@pytest.mark.parametrize("days", ["{ from = 2022-12-31 }", "{ from = 2010-01-01, to = 2020-01-01 }", "{}"])
def test_two_in_force_on_one_day_are_refused_by_name(days: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path, a=FIRST, b=SECOND.replace("{ from = 2023-01-01 }", days))
    with pytest.raises(RulebookError) as error:
        read_rulebook(folder, edition="1")
    (one,) = error.value.problems
    assert one.code == "overlapping-editions"
    assert "small@1" in one.found
    assert "small@2" in one.found


def test_the_same_edition_twice(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as error:
        read_rulebook(_folder(tmp_path, a=FIRST, b=SECOND.replace('edition = "2"', 'edition = "1"')), edition="1")
    assert [one.code for one in error.value.problems] == ["duplicate-id"]


def test_two_rulebooks_in_one_folder_are_not_editions(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a=FIRST, b=SECOND.replace('id = "small"', 'id = "other"'))
    with pytest.raises(ValueError, match="name one: small, other"):
        read_rulebook(folder, as_of=date(2021, 1, 1))


def test_a_problem_of_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as error:
        read_rulebook(_folder(tmp_path, a=FIRST, b=SECOND.replace("premises.fixed", "premises.fixd")), edition="1")
    assert error.value.problems[0].place is not None
    assert error.value.problems[0].place.file == "b.toml"


def test_an_edition_judged_outside_its_days_names_the_one_that_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_shelf(tmp_path, monkeypatch, small_at_1=FIRST, small_at_2=SECOND)
    dossier = read_dossier({"stated_on": "2024-06-30", "studio": {"name": "室"}})
    with pytest.raises(NotInForceError) as error:
        evaluate(dossier, published("small", edition="1"), as_of=date(2024, 6, 30))
    assert "这一天施行的是small@2（2023-01-01～）" in error.value.report("zh")
    assert "in force on that day: small@2 (2023-01-01 to …)" in error.value.report("en")


def test_each_edition_has_its_own_digest_and_points(tmp_path: Path) -> None:
    changed = SECOND.replace("value = 24", "value = 25")
    folder = _folder(tmp_path, a=FIRST, b=changed)
    one, two = (read_rulebook(folder, edition=edition) for edition in ("1", "2"))
    assert one.digest != two.digest
    assert [dated.value for dated in two.parameters["area"].dated] == [20, 25]
