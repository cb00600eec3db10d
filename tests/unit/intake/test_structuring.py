"""Tables into records: quickly where plain, with every trouble where not."""

from decimal import Decimal
from typing import Any

import pytest

from studiorules.dossier import CATALOGUE, Equipment, Person, Result, Section
from studiorules.intake.structuring import RecordTrouble, converter

SECTIONS = list(CATALOGUE.sections.values())


def test_a_table_becomes_a_record() -> None:
    said = {"id": "p", "kind": "专利", "patent": "invention", "quantity": 3, "period": "../2025", "effects": ["降本"]}
    made = converter().structure(said, Result)
    assert made == Result(id="p", kind="patent", patent="invention", quantity=3, period="../2025", effects=("cost",))


def test_from_is_a_word_of_python() -> None:
    assert converter().structure({"from": "2020", "role": "member"}, Person) == Person(from_="2020", role="member")


def test_every_trouble_of_a_record_comes_out_and_the_rest_is_kept() -> None:
    with pytest.raises(RecordTrouble) as caught:
        converter().structure({"kind": "tools", "works": "也许", "colour": "red", "evidence": [1]}, Equipment)
    assert [(key + trouble.inside, trouble.code) for key, trouble in caught.value.troubles] == [
        ("works", "wrong-type"),
        ("colour", "unknown-field"),
        ("evidence[0]", "wrong-type"),
    ]
    assert caught.value.rest == Equipment(kind="tools")


@pytest.mark.parametrize("said", [3, "tools", None, ["tools"]])
def test_what_is_no_table_is_no_record(said: object) -> None:
    with pytest.raises(RecordTrouble) as caught:
        converter().structure(said, Equipment)
    assert caught.value.rest is None


def values() -> list[tuple[Section, str, Any]]:
    """Each field of the catalogue with what a document may write for it, plain or not."""
    written: dict[str, list[Any]] = {
        "yes-no": [True, False, "是"],
        "date": ["2020", "2020-06-01", "[2019..2020]"],
        "text": ["文字", False],
        "key": ["k-1"],
    }
    found: list[tuple[Section, str, Any]] = []
    for section in SECTIONS:
        for name, field in section.fields.items():
            options = list(written.get(field.kind.value, ()))
            if field.kind.value == "number":
                options = [field.floor, field.ceiling, f"{field.floor + 1}+", {"at_most": field.ceiling}]
                options += [Decimal("1900.25")] if field.places else []
            elif field.vocabulary is not None:
                options = [field.vocabulary.ids[0], field.vocabulary.terms[-1].text.zh]
                options = [[one] for one in options] if field.kind.value == "choices" else options
            found += [(section, name, option) for option in options]
    return found


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_the_quick_way_reads_what_the_long_way_reads(section: Section) -> None:
    assert section.record is not None
    for owner, name, said in values():
        if owner is section:
            made = converter().structure({name: said}, section.record)
            assert getattr(made, name) == section.fields[name].read(said), (name, said)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_the_quick_way_refuses_what_the_long_way_refuses(section: Section) -> None:
    assert section.record is not None
    for name, field in section.fields.items():
        strange: tuple[Any, ...] = ({"x": 1}, -(10**15), "?", 1.5, [])
        for said in strange:
            if said == [] and field.kind.value == "choices":
                continue
            with pytest.raises(RecordTrouble):
                converter().structure({name: said}, section.record)
