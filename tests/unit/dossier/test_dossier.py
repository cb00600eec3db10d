"""The dossier: made in code, equal by what it says, kept from saying what it may not."""

import pickle
from datetime import date, datetime

import attrs
import pytest

from studiorules.dossier import (
    Dossier,
    Equipment,
    Honour,
    Leader,
    ListState,
    Person,
    Premises,
    Regulation,
    Result,
    StudioFacts,
    at_least_these,
    none_of_them,
    these,
)
from studiorules.errors import DossierError
from studiorules.terms import about

DAY = date(2025, 12, 31)
STUDIO = StudioFacts(name="某供电所工作室", named_after="brand")


def made(**sections: object) -> Dossier:
    return Dossier(**{"stated_on": DAY, "studio": STUDIO, **sections})  # type: ignore[arg-type]


def problems(**sections: object) -> set[tuple[str, str]]:
    with pytest.raises(DossierError) as caught:
        made(**sections)
    return {(problem.path, problem.code) for problem in caught.value.problems}


def test_it_is_spoken_and_shown() -> None:
    assert str(made()) == "某供电所工作室（2025年12月31日申报）"
    assert repr(made()) == "<Dossier 某供电所工作室, stated 2025-12-31>"


def test_one_record_may_stand_for_its_list() -> None:
    dossier = made(premises=Premises(from_="2025-06", fixed=True, area_m2=about(30)))
    assert dossier.premises is not None
    assert dossier.premises[0].fixed is True
    assert dossier.state("premises") is ListState.THESE


def test_what_is_not_stated_is_none() -> None:
    dossier = made(equipment=at_least_these(Equipment(kind="tools")), accidents=none_of_them())
    assert dossier.section("people") is None
    assert dossier.state("people") is None
    assert dossier.state("equipment") is ListState.AT_LEAST_THESE
    assert dossier.state("accidents") is ListState.NONE
    assert list(dossier.stated) == ["studio", "equipment", "accidents"]


def test_an_unknown_section_is_a_key_error_with_a_guess() -> None:
    with pytest.raises(KeyError, match="did you mean 'premises'"):
        made().section("premisess")


def test_it_is_equal_by_what_it_says_the_order_of_records_aside() -> None:
    tools, computers = Equipment(kind="tools"), Equipment(kind="computers")
    one, other = made(equipment=these(tools, computers)), made(equipment=these(computers, tools))
    assert one == other
    assert hash(one) == hash(other)
    assert one != made(equipment=at_least_these(tools, computers))
    assert one != "某供电所工作室"


def test_a_number_is_the_number_however_it_was_written() -> None:
    assert made(premises=Premises(area_m2="30.50")) == made(premises=Premises(area_m2="30.5"))


def test_it_is_copied_and_pickled_without_what_others_keep_with_it() -> None:
    dossier = made(equipment=these(Equipment(kind="tools")))
    dossier.kept["made"] = lambda: None  # nothing that could be pickled
    again = pickle.loads(pickle.dumps(dossier))  # noqa: S301  # our own bytes
    assert again == dossier
    assert again.kept == {}
    assert attrs.evolve(dossier, equipment=None).equipment is None


def test_it_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made().stated_on = DAY  # type: ignore[misc]


@pytest.mark.parametrize("day", ["2025-12-31", None, datetime(2025, 12, 31, 8)])  # noqa: DTZ001  # a slip of callers
def test_the_day_is_a_day(day: object) -> None:
    with pytest.raises(TypeError, match="stated_on"):
        made(stated_on=day)


def test_the_latest_name_is_its_name() -> None:
    new, old = StudioFacts(from_="2024", name="新名"), StudioFacts(to="2023", name="旧名")
    assert made(studio=these(new, old)).name == made(studio=these(old, new)).name == "新名"


def test_a_studio_has_a_name() -> None:
    assert problems(studio=None) == {("studio.name", "missing-required")}
    assert problems(studio=StudioFacts(kind="craftsman")) == {("studio.name", "missing-required")}


def test_values_of_code_are_held_against_the_catalogue() -> None:
    assert problems(
        results=these(Result(kind="patnt"), Result(kind="paper", quantity=-1)),
        regulations=these(Regulation(kind="学习研究")),
        premises=Premises(area_m2="30.125", fixed="yes"),  # type: ignore[arg-type]
        people=these(Equipment(kind="tools")),
    ) == {
        ("results[0].kind", "unknown-level"),
        ("results[1].quantity", "below-floor"),
        ("regulations[0].kind", "unknown-level"),  # code writes ids
        ("premises.area_m2", "too-fine"),
        ("premises.fixed", "wrong-type"),
        ("people[0]", "wrong-type"),
    }


def test_statements_of_code_may_not_contradict_each_other() -> None:
    assert problems(
        people=these(Person(role="member", from_="2024-01-01", to="2023-01-01")),
        results=these(Result(on="2025")),
        leader=Leader(best_honour="enterprise"),
        honours=these(Honour(kind="craftsman", holder="leader", level="municipal", on="2020")),
    ) == {
        ("people[0]", "contradiction"),
        ("results[0].kind", "missing-required"),
        ("leader.best_honour", "contradiction"),
    }


def test_choices_may_be_any_iterable() -> None:
    dossier = made(results=these(Result(kind="paper", effects=["cost", "quality"], serves="green")))
    assert dossier.results is not None
    assert dossier.results[0].effects == ("cost", "quality")
    assert dossier.results[0].serves == ("green",)
