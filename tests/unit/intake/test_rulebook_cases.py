"""Cases: where they stand, what they may say, and every problem of all of them at once."""

import io
import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from studiorules.errors import RulebookError
from studiorules.intake.rulebooks import published, read_rulebook
from studiorules.terms import Outcome

RULES = """[rulebook]
id = "some-city"
edition = "2025"
zh = "某市办法"
in_force = { from = 2025-01-01 }
points = 5

[[requirement]]
id = "room"
zh = "固定场所"
fact = "premises.fixed"
points = 5
"""
CASE = """
[[case]]
requirement = "room"
as_of = 2025-12-31
change = { "premises.fixed" = true }
outcome = "pass"
points = 5
why = "有固定场所"
"""
HEAD = RULES.partition("[[requirement]]")[0] + '[[section]]\nid = "place"\nzh = "场所"\n'
CRITERION = """zh = "场所"
points = 5

[[requirement]]
id = "room"
zh = "固定场所"
fact = "premises.fixed"
points = 5
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def problems(trouble: RulebookError) -> list[tuple[str, str, str]]:
    return [(str(one.place), one.path, one.code) for one in trouble.problems]


def test_cases_inside_a_file_are_read_and_change_nothing(tmp_path: Path) -> None:
    write(tmp_path, **{"some-city.toml": RULES + CASE, "plain.toml": RULES})
    rulebook = read_rulebook(tmp_path / "some-city.toml")
    (case,) = rulebook.cases
    assert (case.requirement, case.as_of, case.why) == ("room", date(2025, 12, 31), "有固定场所")
    assert (case.outcome, case.low, case.high) == (Outcome.PASS, Decimal(5), Decimal(5))
    assert str(case.place) == "some-city.toml:14:1"
    assert case.dossier.stated_on == date(2025, 12, 31)
    premises = case.dossier.premises
    assert premises is not None
    assert [one.fixed for one in premises] == [True]
    assert rulebook.digest == read_rulebook(tmp_path / "plain.toml").digest


def test_cases_stand_beside_a_file_under_its_name(tmp_path: Path) -> None:
    write(tmp_path, **{"some-city.toml": RULES, "some-city.cases.toml": CASE, "other.cases.toml": "case = 1"})
    (case,) = read_rulebook(tmp_path / "some-city.toml").cases
    assert str(case.place) == "some-city.cases.toml:2:1"


@pytest.mark.parametrize("name", ["cases.toml", "rulebook.cases.toml"])
def test_cases_stand_beside_rulebook_toml(tmp_path: Path, name: str) -> None:
    write(tmp_path, **{"rulebook.toml": RULES, name: CASE})
    assert [one.requirement for one in read_rulebook(tmp_path).cases] == ["room"]
    assert [one.requirement for one in read_rulebook(tmp_path / "rulebook.toml").cases] == ["room"]


def test_cases_stand_beside_a_criterion_and_name_its_requirements_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "rulebook.toml": HEAD,
            "place/workroom.toml": CRITERION,
            "place/workroom.cases.toml": CASE,
            "cases.toml": CASE.replace('"room"', '"place/workroom/room"'),
        },
    )
    found = read_rulebook(tmp_path).cases
    assert [one.requirement for one in found] == ["place/workroom/room"] * 2
    assert [str(one.place) for one in found] == ["cases.toml:2:1", "place/workroom.cases.toml:2:1"]


@pytest.mark.parametrize("below", ["", "place/"])
def test_the_cases_of_another_rulebook_in_the_folder_are_its_own(tmp_path: Path, below: str) -> None:
    files = {"rulebook.toml": RULES, "rulebook.cases.toml": CASE}
    other = {f"{below}other.toml": RULES, f"{below}other.cases.toml": CASE.replace('"room"', '"elsewhere"')}
    write(tmp_path, **files, **other)
    assert [one.place.file for one in read_rulebook(tmp_path).cases] == ["rulebook.cases.toml"]


def test_a_rulebook_from_memory_has_the_cases_of_its_document() -> None:
    rulebook = read_rulebook(io.BytesIO((RULES + CASE).encode()))
    assert [one.outcome for one in rulebook.cases] == [Outcome.PASS]
    assert read_rulebook(io.BytesIO(RULES.encode())).cases == ()


def test_cases_are_read_after_pickling(tmp_path: Path) -> None:
    write(tmp_path, **{"rulebook.toml": RULES, "cases.toml": CASE})
    again = pickle.loads(pickle.dumps(read_rulebook(tmp_path)))  # noqa: S301  # our own bytes
    assert [one.requirement for one in again.cases] == ["room"]


def test_a_case_starts_from_a_dossier_beside_it_or_at_the_top(tmp_path: Path) -> None:
    base = 'stated_on = 2025-06-30\n[studio]\nname = "某工作室"\n[premises]\nfixed = true\n'
    based = CASE.replace('change = { "premises.fixed" = true }', 'base = "ready"')
    write(
        tmp_path,
        **{
            "rulebook.toml": HEAD,
            "place/workroom.toml": CRITERION,
            "place/workroom.cases.toml": based,
            "ready.dossier.toml": base,
        },
    )
    (case,) = read_rulebook(tmp_path).cases
    assert case.dossier.stated_on == date(2025, 6, 30)
    write(tmp_path, **{"place/ready.dossier.toml": base.replace("2025-06-30", "2025-07-31")})
    (case,) = read_rulebook(tmp_path).cases
    assert case.dossier.stated_on == date(2025, 7, 31)


def test_points_may_be_two_ends_and_may_be_left_out_where_there_are_none(tmp_path: Path) -> None:
    open_ = CASE.replace("points = 5", "points = { low = 0, high = 5 }")
    write(tmp_path, **{"rulebook.toml": RULES, "cases.toml": open_})
    (case,) = read_rulebook(tmp_path).cases
    assert (case.low, case.high) == (Decimal(0), Decimal(5))
    without = RULES.replace("points = 5\n\n", 'points = "none"\n\n', 1).removesuffix("points = 5\n")
    write(tmp_path, **{"rulebook.toml": without, "cases.toml": CASE.replace("points = 5\n", "")})
    (case,) = read_rulebook(tmp_path).cases
    assert (case.low, case.high) == (None, None)


def test_every_problem_comes_out_at_once_with_its_line(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "rulebook.toml": RULES,
            "cases.toml": CASE
            + CASE.replace('"room"', '"rom"').replace("2025-12-31", "2024-12-31")
            + CASE.replace("premises.fixed", "premises.fixd").replace('"pass"', '"passed"')
            + CASE.replace("points = 5\n", "").replace("why", "reason").replace('"room"', '"room"\nbase = "other"'),
            "rulebook.cases.toml": "[[case]]\nrequirement = 3\n[other]\n",
        },
    )
    rulebook = read_rulebook(tmp_path)
    with pytest.raises(RulebookError) as trouble:
        _ = rulebook.cases
    assert problems(trouble.value) == [
        ("cases.toml:11:1", "case[1].requirement", "unknown-name"),
        ("cases.toml:12:1", "case[1].as_of", "does-not-fit"),
        ("cases.toml:21:12", "case[2].change.premises.fixd", "unknown-field"),
        ("cases.toml:22:1", "case[2].outcome", "unknown-level"),
        ("cases.toml:26:1", "case[3].points", "missing-required"),
        ("cases.toml:26:1", "case[3].why", "missing-required"),
        ("cases.toml:28:1", "case[3].base", "unknown-name"),
        ("cases.toml:32:1", "case[3].reason", "unknown-field"),
        ("rulebook.cases.toml:1:1", "case[0].outcome", "missing-required"),
        ("rulebook.cases.toml:1:1", "case[0].as_of", "missing-required"),
        ("rulebook.cases.toml:1:1", "case[0].why", "missing-required"),
        ("rulebook.cases.toml:2:1", "case[0].requirement", "wrong-type"),
        ("rulebook.cases.toml:3:1", "other", "unknown-field"),
    ]
    assert "room" in trouble.value.problems[0].help("en")


@pytest.mark.parametrize(
    ("old", "new", "path", "code"),
    [
        ("points = 5", "points = -1", "case[0].points", "below-floor"),
        ("points = 5", "points = { low = 5, high = 0 }", "case[0].points", "empty-range"),
        ("points = 5", "points = { low = 5 }", "case[0].points.high", "missing-required"),
        ("points = 5", "points = { low = 0, high = 5, of = 5 }", "case[0].points.of", "unknown-field"),
        ("2025-12-31", '"2025-12"', "case[0].as_of", "wrong-type"),
        ("2025-12-31", "2025", "case[0].as_of", "bare-year"),
        ('{ "premises.fixed" = true }', '"true"', "case[0].change", "not-a-table"),
        ("true }", '"maybe" }', "case[0].change.premises.fixed", "wrong-type"),
        ('"premises.fixed" = true', '"some-city.hall" = []', "case[0].change.some-city.hall", "unknown-field"),
        ('"有固定场所"', '""', "case[0].why", "wrong-type"),
        ("[[case]]", "[case]", "case", "wrong-type"),
    ],
)
def test_a_problem_stands_at_its_path(tmp_path: Path, old: str, new: str, path: str, code: str) -> None:
    assert old in CASE
    write(tmp_path, **{"rulebook.toml": RULES, "cases.toml": CASE.replace(old, new)})
    with pytest.raises(RulebookError) as trouble:
        _ = read_rulebook(tmp_path).cases
    assert [(one.path, one.code) for one in trouble.value.problems] == [(path, code)]


def test_what_is_wrong_with_a_base_or_a_file_is_told_with_its_own_name(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "rulebook.toml": HEAD,
            "place/workroom.toml": CRITERION,
            "place/workroom.cases.toml": CASE.replace('"room"', '"room"\nbase = "ready"') * 2,
            "place/other.cases.toml": "",
            "ready.dossier.toml": "stated_on = 2025-06-30\nnmae = 1\n",
        },
    )
    with pytest.raises(RulebookError) as trouble:
        _ = read_rulebook(tmp_path).cases
    assert [(str(one.place), one.code) for one in trouble.value.problems] == [
        ("place/other.cases.toml", "empty-file"),
        ("ready.dossier.toml:1:1", "missing-required"),
        ("ready.dossier.toml:2:1", "unknown-field"),
    ]


def test_nothing_outside_the_folder_is_opened(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", **{"secret.toml": CASE, "ready.toml": "stated_on = 2025-06-30"})
    folder = write(tmp_path / "rules", **{"rulebook.toml": RULES})
    (folder / "cases.toml").symlink_to(tmp_path / "elsewhere" / "secret.toml")
    with pytest.raises(RulebookError) as trouble:
        _ = read_rulebook(folder).cases
    assert [one.code for one in trouble.value.problems] == ["outside-folder"]
    (folder / "cases.toml").unlink()
    (folder / "ready.dossier.toml").symlink_to(tmp_path / "elsewhere" / "ready.toml")
    write(folder, **{"cases.toml": CASE.replace('"room"', '"room"\nbase = "ready"')})
    with pytest.raises(RulebookError) as trouble:
        _ = read_rulebook(folder).cases
    assert [one.code for one in trouble.value.problems] == ["outside-folder"]


def test_a_file_of_a_criterion_that_is_not_there_is_told(tmp_path: Path) -> None:
    write(tmp_path, **{"rulebook.toml": HEAD, "place/workroom.toml": CRITERION, "place/workrom.cases.toml": CASE})
    with pytest.raises(RulebookError) as trouble:
        _ = read_rulebook(tmp_path).cases
    assert problems(trouble.value) == [("place/workrom.cases.toml:3:1", "case[0].requirement", "unknown-name")]


def test_too_many_cases_are_refused(tmp_path: Path) -> None:
    write(tmp_path, **{"rulebook.toml": RULES, "cases.toml": "[[case]]\n" * 5001})
    with pytest.raises(RulebookError) as trouble:
        _ = read_rulebook(tmp_path).cases
    assert [one.code for one in trouble.value.problems] == ["too-many"]


def test_the_shelf_has_its_cases() -> None:
    base = published("base")
    assert {one.requirement for one in base.cases} == {one.id for one in base}
