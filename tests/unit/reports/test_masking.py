"""Personal data: hidden by field and reader, a studio's name never."""

import pytest

from studiorules.dossier import CATALOGUE, Field
from studiorules.dossier.catalogue import JUDGEMENT_FIELDS
from studiorules.reports.masking import masked, masked_name


def field(path: str) -> Field:
    found = CATALOGUE.find(path)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("王明", "王*"),
        ("王小明", "王**"),
        ("欧阳修", "欧阳*"),
        ("欧阳", "欧*"),
        ("买买提·艾力", "买**"),
        ("", ""),
        ("李", "李*"),
    ],
)
def test_a_name_keeps_its_first_character(name: str, hidden: str) -> None:
    assert masked_name(name) == hidden


def test_a_studio_name_is_public() -> None:
    assert masked("王小明创新工作室", field("studio.name"), "public") == "王小明创新工作室"


def test_the_public_sees_no_personal_field() -> None:
    assert masked("王小明", field("leader.name"), "public") == "王**"
    assert masked("1970", field("leader.birth_year"), "public") == "***"
    assert masked("p-1", field("people.person"), "public") == "***"


def test_the_panel_sees_people_and_not_reviewers() -> None:
    assert masked("王小明", field("leader.name"), "panel") == "王小明"
    assert masked("panel-1", JUDGEMENT_FIELDS["reviewer"], "panel") == "***"


def test_without_a_mask_everything_is_seen() -> None:
    assert masked("王小明", field("leader.name"), "none") == "王小明"
    assert masked("panel-1", JUDGEMENT_FIELDS["reviewer"], "none") == "panel-1"
