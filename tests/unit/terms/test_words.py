"""Vocabularies, citations, bilingual text, outcomes."""

import pytest

from studiorules.errors import only_near
from studiorules.terms import Citation, Outcome, Term, Text, Vocabulary

_GRADES = Vocabulary(
    "grade",
    Text("等级", "grade"),
    (Term("none", Text("无")), Term("worker", Text("初级工")), Term("technician", Text("技师"))),
    ordered=True,
)


def test_a_word_is_found_by_id_or_by_its_chinese_name() -> None:
    assert _GRADES.rank("technician") == _GRADES.rank("技师") == 2
    assert _GRADES.find("高手") is None


def test_an_unknown_word_has_no_rank() -> None:
    with pytest.raises(KeyError):
        _GRADES.rank("高手")


def test_the_word_probably_meant_is_offered() -> None:
    near = _GRADES.nearest("tecnician")
    assert near is not None
    assert near.id == "technician"
    assert _GRADES.nearest("zzzz") is None


def test_english_falls_back_to_chinese() -> None:
    assert Text("标志").get("en") == "标志"
    assert Text("标志", "sign").get("en") == "sign"


def test_names_are_filled_in_each_language() -> None:
    filled = Text("有{kind}", "has {kind}").filled(kind=Text("工具", "tools"))
    assert (filled.zh, filled.en) == ("有工具", "has tools")


def test_a_citation_parts_source_and_clause() -> None:
    cited = Citation.parse("wang-2014 二.1.3")
    assert (cited.source, cited.clause, str(cited)) == ("wang-2014", "二.1.3", "wang-2014 二.1.3")
    assert Citation.parse("wang-2014").clause == ""


def test_outcomes_compare_with_their_words() -> None:
    word: str = Outcome.FAIL
    assert word == "fail"
    assert {one.value for one in Outcome} == {
        "pass", "fail", "unknown", "notchecked", "notapplicable", "notselected", "informational", "error", "fixed",
    }  # fmt: skip


def test_a_thing_is_named_once_where_both_names_are_one() -> None:
    assert Text("人员", "people").beside("people") == ("people（人员）", "people")
    assert Text("名称", "its name").beside("name") == ("name（名称）", "name (its name)")
    assert Text("名称").beside("name") == ("name（名称）", "name (名称)")


def test_of_names_that_are_near_only_a_single_one_is_sure() -> None:
    assert only_near("honuors", ["honours", "people", "results"]) == "honours"
    assert only_near("spent_a", ["spent_b", "spent_c"]) == ""
    assert only_near("result", ["results", "resulted"]) == ""
    assert only_near("people", ["honours"]) == ""
