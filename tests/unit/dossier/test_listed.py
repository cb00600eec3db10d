"""Lists and how complete they are."""

import pytest

from studiorules.dossier import Equipment, Listed, ListState, Person, at_least_these, none_of_them, these

TOOLS, COMPUTERS = Equipment(kind="tools"), Equipment(kind="computers")


def test_a_list_says_how_complete_it_is() -> None:
    assert these(TOOLS).state is ListState.THESE
    assert at_least_these(TOOLS).state is ListState.AT_LEAST_THESE
    assert none_of_them().state is ListState.NONE
    assert these().state is ListState.NONE


def test_a_list_is_read_like_a_sequence() -> None:
    listed = these(TOOLS, COMPUTERS)
    assert len(listed) == 2
    assert listed[1] is COMPUTERS
    assert listed[:1] == (TOOLS,)
    assert list(listed) == [TOOLS, COMPUTERS]


@pytest.mark.parametrize(
    ("listed", "spoken", "shown"),
    [
        (none_of_them(), "没有", "none_of_them()"),
        (these(TOOLS), "1项", "these(<Equipment tools>)"),
        (at_least_these(TOOLS, COMPUTERS), "至少2项", "at_least_these(<Equipment tools>, <Equipment computers>)"),
        (at_least_these(TOOLS, covers="2025"), "至少1项", "at_least_these(<Equipment tools>, covers='2025')"),
    ],
)
def test_it_is_spoken_and_shown(listed: Listed[Equipment], spoken: str, shown: str) -> None:
    assert str(listed) == spoken
    assert repr(listed) == shown


def test_a_state_in_words_is_the_state() -> None:
    assert Listed(state="none").state is ListState.NONE
    with pytest.raises(ValueError, match="some"):
        Listed(state="some")


def test_nobody_is_named_by_accident() -> None:
    assert "甲某" not in repr(these(Person(name="甲某", person="p-17", role="member")))
