"""Fields: how a written value becomes a typed one, and what is refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from studiorules.dossier import CATALOGUE, Contested, Field
from studiorules.errors import Unreadable
from studiorules.terms import Level, Quantity


def field(path: str) -> Field:
    found = CATALOGUE.find(path)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("path", "said", "read"),
    [
        ("premises.fixed", True, True),
        ("premises.fixed", "否", False),
        ("studio.kind", "工匠", "craftsman"),
        ("studio.kind", "craftsman", "craftsman"),
        ("leader.grade", "高级工", "senior-worker"),
        ("leader.grade", {"at_least": "technician"}, Level("technician", "chief-technician")),
        ("leader.grade", {"at_most": "初级工"}, Level("none", "junior-worker")),
        ("leader.grade", {"between": ["技师", "高级技师"]}, Level("technician", "senior-technician")),
        ("leader.grade", {"between": ["技师", "技师"]}, "technician"),
        ("premises.area_m2", Decimal("30.5"), Quantity(Decimal("30.5"), Decimal("30.5"))),
        ("premises.area_m2", "30+", Quantity(Decimal(30), None)),
        ("results.effects", ["cost", "提质", "cost"], ("cost", "quality")),
        ("results.effects", [], ()),
        ("leader.speciality", False, False),
        ("leader.speciality", "焊接", "焊接"),
    ],
)
def test_a_value_is_read(path: str, said: object, read: object) -> None:
    assert field(path).read(said) == read


@pytest.mark.parametrize(
    ("path", "said", "code"),
    [
        ("premises.fixed", 1, "wrong-type"),
        ("premises.fixed", "也许", "wrong-type"),
        ("premises.fixed", None, "wrong-type"),
        ("studio.kind", "工将", "unknown-level"),
        ("studio.kind", 3, "wrong-type"),
        ("leader.grade", {"at_least": "高级技工"}, "unknown-level"),
        ("leader.grade", {"between": ["高级工", "初级工"]}, "empty-range"),
        ("leader.grade", {"around": "技师"}, "wrong-type"),
        ("premises.area_m2", Decimal("30.125"), "too-fine"),
        ("premises.area_m2", {"between": [30, Decimal("31.001")]}, "too-fine"),
        ("premises.area_m2", -1, "below-floor"),
        ("premises.area_m2", 10**7, "above-ceiling"),
        ("premises.area_m2", {"between": [31, 30]}, "empty-range"),
        ("activities.participants", True, "wrong-type"),
        ("leader.birth_year", 1799, "below-floor"),
        ("results.effects", "cost", "wrong-type"),
        ("results.effects", ["cost", "speed"], "unknown-level"),
        ("results.on", "2023/2025", "duration-as-moment"),
        ("results.on", 2014, "bare-year"),
        ("results.on", "去年底", "unreadable-date"),
        ("leader.speciality", "", "wrong-type"),
        ("leader.speciality", "?", "wrong-type"),
        ("leader.speciality", "a\x00b", "wrong-type"),
        ("leader.speciality", "长" * 2001, "too-long"),
        ("studio.alliance", "a" * 201, "too-long"),
        ("studio.founded_on", {"said": {"report": "2025-06"}}, "wrong-type"),
    ],
)
def test_what_cannot_be_read_says_why(path: str, said: object, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        field(path).read(said)
    assert caught.value.code == code


def test_a_misspelt_word_comes_with_the_nearest_and_with_all_there_are() -> None:
    with pytest.raises(Unreadable) as caught:
        field("leader.grade").read("高级技工")
    assert caught.value.suggestion is not None
    assert "高级工" in caught.value.suggestion[0]
    assert caught.value.choices is not None
    assert caught.value.choices[0] == "初级工、中级工、高级工、技师、高级技师、特级技师、首席技师"


def test_two_sources_are_both_kept() -> None:
    read: Any = field("premises.area_m2").read({"said": {"report": "约30", "form": 28}})
    assert isinstance(read, Contested)
    assert [source for source, _ in read.said] == ["report", "form"]
    assert read.said[0][1].low == 27
    assert read.said[1][1].low == read.said[1][1].high == 28


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("premises.area_m2", {"about": 30}),
        ("premises.area_m2", {"at_least": 30}),
        ("premises.area_m2", {"at_most": Decimal("30.25")}),
        ("premises.area_m2", {"between": [27, 33]}),
        ("premises.area_m2", 30),
        ("leader.grade", {"at_least": "technician"}),
        ("leader.grade", {"between": ["technician", "senior-technician"]}),
        ("leader.grade", {"at_most": "technician"}),
        ("results.effects", ["cost", "quality"]),
        ("results.on", "[2024-11..2025-01]"),
        ("studio.founded_on", {"said": {"report": "2025-06", "form": "2025-07-01"}}),
    ],
)
def test_what_is_written_is_what_was_read(path: str, said: object) -> None:
    one = field(path)
    assert one.write(one.read(said)) == said


def test_a_day_of_toml_is_a_day() -> None:
    assert field("results.on").read(date(2025, 6, 30)).text == "2025-06-30"


def test_letters_of_one_look_are_one_letter() -> None:
    assert field("leader.name").read("e\u0301") == "\u00e9"
