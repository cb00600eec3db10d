"""Evaluations as data: the JSON format, the table, and which forms there are."""

import csv
import io
import json
import re

import pytest

from studiorules.reports import FORMAT, evaluation_data, render
from tests.house.tree import DOCS
from tests.unit.reports import judged, made
from tests.unit.reports.judged import evaluation
from tests.unit.reports.test_terminal_report import ASKED

WHOLE = evaluation(judged.FAILED, judged.OPEN, judged.PASSED, judged.NOT_JUDGED, judged.DEDUCTED, asked=ASKED)


def test_the_head() -> None:
    told = json.loads(render(WHOLE, "json"))
    assert told["format"] == FORMAT == "studiorules/evaluation/1"
    assert (told["as_of"], told["stated_on"], told["days_behind"]) == ("2025-12-31", "2025-12-31", 0)
    assert told["rulebook"] == {"id": "made", "edition": "1", "digest": "sha256:book"}
    assert told["studio"] == {"name": "某工作室", "digest": judged.DOSSIER.digest}
    assert told["total"] == {"low": "4.50", "high": "12.00", "allotted": "17.00"}
    assert told["settled"] == "9.50"


def test_a_finding() -> None:
    told = json.loads(render(WHOLE, "json"))["findings"]
    assert [one["id"] for one in told] == [
        f"musts/room/{id_}" for id_ in ("area", "about", "fixed", "standardised", "posted")
    ]
    assert told[1] == {
        "id": "musts/room/about",
        "outcome": "unknown",
        "points": {"low": "0.00", "high": "5.00", "allotted": "5.00"},
        "measured": {"low": "27", "high": "33", "kind": "number", "unit": "m2"},
        "required": {"at_least": "30"},
        "short": {"low": "0", "high": "3"},
        "notes": ["about"],
        "open": [{"because": "fact", "about": "premises.area_m2", "said": "约30", "sources": ["report"]}],
        "counted": [],
        "possible": [],
        "left_out": [],
        "cite": "wang-2014 二.1.2",
        "basis": "editor",
        "evidence": ["site-visit"],
        "mend": [],
    }
    assert told[4]["lines"] == [{"low": "0", "high": "0.5"}]


def test_decisions_parts_and_questions() -> None:
    told = json.loads(render(WHOLE, "json"))
    assert told["decisions"] == [
        {"id": "grade", "certain": "D", "possible": "C", "out": [{"id": "A", "because": ["musts/room"]}]}
    ]
    assert [one["id"] for one in told["parts"]] == ["musts", "musts/room"]
    assert told["questions"][1] == {
        "about": "standardised",
        "kind": "judgement",
        "evidence": ["panel"],
        "raises_low": "2.00",
        "lowers_high": "0.50",
        "findings": ["musts/room/standardised"],
    }


def test_no_float_no_null_the_same_bytes() -> None:
    text = render(WHOLE, "json")
    floats: list[str] = []
    json.loads(text, parse_float=floats.append)
    assert floats == []
    assert "null" not in text
    assert text == render(WHOLE, "json")


def test_an_open_end_is_left_out() -> None:
    count = judged.case("area", "面积", 1, made.traced(judged.AREA, 3, None, short=made.short(0, 27)), 0, 100)
    told = evaluation_data(evaluation(count))["findings"]
    assert isinstance(told, list)
    assert told[0]["measured"] == {"low": "3", "kind": "number", "unit": "m2"}


def test_sentences_only_where_they_are_asked_for() -> None:
    assert '"sentence"' not in render(WHOLE, "json")
    told = evaluation_data(WHOLE, sentences=True)["findings"]
    assert isinstance(told, list)
    assert told[2]["sentence"] == "场所固定：要求场所固定，现为“是”。得3分。"


def test_every_key_is_explained_in_the_documents() -> None:
    page = (DOCS / "formats" / "evaluation.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([\w/]+)`", page))

    def keys(told: object) -> set[str]:
        if isinstance(told, dict):
            return set(told) | {key for value in told.values() for key in keys(value)}
        return {key for one in told for key in keys(one)} if isinstance(told, list) else set()

    data = evaluation_data(WHOLE, mask="public", sentences=True)
    words = {"at_least", "at_most", "above", "below", "is", "is_not"}
    assert keys(data) - explained - words == set()


def test_the_table_has_a_row_for_each_finding() -> None:
    told = list(csv.DictReader(io.StringIO(render(WHOLE, "csv"))))
    assert [row["outcome"] for row in told] == ["fail", "unknown", "pass", "notchecked", "unknown"]
    assert told[0] == {
        "studio": "某工作室",
        "rulebook": "made@1",
        "as_of": "2025-12-31",
        "section": "必有",
        "criterion": "有场所",
        "id": "musts/room/area",
        "title": "面积适当",
        "outcome": "fail",
        "low": "0",
        "high": "0",
        "allotted": "5",
        "unit": "point",
        "sentence": "面积适当：要求不少于30平方米，查得22平方米，差8平方米。得0分（满分5分）；改正后可多得5分。",
        "cite": "wang-2014 二.1.2",
    }


@pytest.mark.parametrize("title", ['=cmd|"/c calc"!A1', "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_runs_no_formula(title: str) -> None:
    hostile = judged.case("x", title, 3, made.traced(judged.FIXED, 1, 1, sure=True), 300, 300)
    [row] = csv.DictReader(io.StringIO(render(evaluation(hostile), "csv")))
    assert row["title"].startswith("'")
    assert row["sentence"].startswith("'")


def test_an_unknown_form_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="Evaluation has no form 'html'; it has text, json, csv"):
        render(WHOLE, "html")
    with pytest.raises(ValueError, match="Rulebook has no form 'json'; it has text, markdown, html"):
        render(WHOLE.rulebook, "json")
    with pytest.raises(TypeError, match="cannot show int"):
        render(3)  # type: ignore[arg-type]  # that is the point


def test_personal_data_is_hidden_from_the_public_and_kept_in_data() -> None:
    reason = made.Reason(kind=made.ReasonKind.FACT, about="leader.name", said="王小明")
    named = evaluation(judged.case("name", "姓名", 1, made.traced(judged.FIXED, 0, 1, reasons=(reason,)), 0, 100))
    assert "王小明" not in render(named, detail="all")
    assert "王**" in render(named, detail="all")
    assert "王小明" in render(named, detail="all", mask="none")
    assert "王小明" in render(named, "json")
    masked = json.loads(render(named, "json", mask="public"))
    assert masked["masked"] == "public"
    assert "王小明" not in json.dumps(masked, ensure_ascii=False)


def test_rows_without_sentences_are_the_table_without_its_sentence() -> None:
    table = list(csv.DictReader(io.StringIO(render(WHOLE, "csv"))))
    told = WHOLE.to_records()
    assert list(told[0]) == [name for name in table[0] if name != "sentence"]
    assert (told[0]["section"], told[0]["criterion"]) == (table[0]["section"], table[0]["criterion"])


@pytest.mark.parametrize("wrong", [{"detail": "much"}, {"mask": "everybody"}])
def test_a_detail_or_mask_that_is_not_one_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=f"there is no {next(iter(wrong))}"):
        render(WHOLE, **wrong)  # type: ignore[arg-type]


def test_what_does_not_exist_is_never_an_empty_answer() -> None:
    with pytest.raises(ValueError, match="passs"):
        WHOLE.where(outcome="passs")
    with pytest.raises(KeyError, match="did you mean 'musts/room/area'"):
        WHOLE["must-2/area"]
