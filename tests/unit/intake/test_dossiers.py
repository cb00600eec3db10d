"""Reading dossiers: the sample, every problem at once with path and place, folders, states of lists."""

import io
import logging
import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from studiorules.dossier import Dossier, ListState
from studiorules.errors import DossierError
from studiorules.intake import read_dossier, read_dossiers

HEAD: dict[str, Any] = {"stated_on": "2025-12-31", "studio": {"name": "某工作室"}}
SAMPLE = """
stated_on = 2025-12-31
source = "report"
regulations = [{ kind = "activities" }, { kind = "学习研究" }, { kind = "management", evidence = ["handbook"] }]
documents = [{ id = "handbook", kind = "regulation", zh = "制度汇编" }]
sources = [{ id = "report", zh = "行业网站报道" }, { id = "form", zh = "单位申报表", on = 2025-12-10 }]
[studio]
name = "某供电所工作室"
kind = "工匠"
founded_on = { said = { report = "2025-06", form = "2025-07" } }
[[premises]]
to = "2025-06"
fixed = false
[[premises]]
from = "2025-06"
fixed = true
area_m2 = "约30"
[lists]
default = "at-least-these"
regulations = "these"
results = { state = "at-least-these", covers = "2025" }
accidents = "none"
[[results]]
id = "patents"
kind = "patent"
quantity = 21
period = "../2025"
[[results]]
part_of = "patents"
patent = "invention"
quantity = 3
[[projects]]
kind = "other"
quantity = "10+"
[[judgements]]
question = "base:benefit"
given_on = 2025-12-20
level = "some"
"""


def read(text: str, form: Any = "toml") -> Dossier:
    return read_dossier(io.BytesIO(textwrap.dedent(text).encode()), format=form)


def problems(said: dict[str, Any]) -> set[tuple[str, str]]:
    with pytest.raises(DossierError) as caught:
        read_dossier(said)
    return {(problem.path, problem.code) for problem in caught.value.problems}


def test_the_sample_is_read() -> None:
    dossier = read(SAMPLE)
    assert dossier.stated_on == date(2025, 12, 31)
    assert dossier.name == "某供电所工作室"
    assert dossier.premises is not None
    assert [one.fixed for one in dossier.premises] == [False, True]
    area: Any = dossier.premises[1].area_m2
    assert (area.low, area.high) == (27, 33)
    assert dossier.regulations is not None
    assert [one.kind for one in dossier.regulations] == ["activities", "study", "management"]
    assert dossier.regulations[2].evidence == ("handbook",)
    states = {name: dossier.state(name) for name in ("regulations", "results", "projects", "accidents", "people")}
    assert states == {
        "regulations": ListState.THESE,
        "results": ListState.AT_LEAST_THESE,
        "projects": ListState.AT_LEAST_THESE,
        "accidents": ListState.NONE,
        "people": None,
    }
    assert dossier.results is not None
    assert str(dossier.results.covers) == "2025"
    assert dossier.judgements is not None
    assert dossier.judgements[0].given_on == date(2025, 12, 20)


def test_every_problem_comes_out_at_once_with_its_place_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "form.toml"
    text = (
        SAMPLE.replace("area_m2", "aera_m2")
        .replace('kind = "工匠"', 'kind = "工将"')
        .replace("quantity = 3", "quantity = 22")
        .replace('quantity = "10+"', 'quantity = "若干"')
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DossierError) as caught:
        read_dossier(path)
    found = [(str(one.place), one.path, one.code) for one in caught.value.problems]
    assert found == [
        ("form.toml:9:1", "studio.kind", "unknown-level"),
        ("form.toml:17:1", "premises[1].aera_m2", "unknown-field"),
        ("form.toml:23:1", "results[0]", "parts-exceed-whole"),
        ("form.toml:34:1", "projects[0].quantity", "wrong-type"),
    ]
    assert str(caught.value).splitlines()[-1] == "共4处，没有读入任何内容。"
    assert caught.value.report("en").splitlines()[-1] == "4 problems, nothing was read."


def test_a_wrong_type_deep_inside_is_found_where_it_stands() -> None:
    text = '{"stated_on": "2025-12-31", "studio": {"name": "某",\n "founded_on": {"said": {"a": "2012", "b": [2013]}}}}'
    with pytest.raises(DossierError) as caught:
        read(text, "json")
    (only,) = caught.value.problems
    assert (only.path, only.code) == ("studio.founded_on", "unreadable-date")
    assert only.place is not None
    assert (only.place.line, only.place.column) == (2, 2)


def test_a_misspelt_field_comes_with_the_right_one() -> None:
    for written, meant in (
        ("aera_m2", "area_m2"),
        ("使用面积", "area_m2"),
        ("面积", "area_m2"),
        ("floor area", "area_m2"),
    ):
        with pytest.raises(DossierError) as caught:
            read_dossier({**HEAD, "premises": {written: 30}})
        (only,) = caught.value.problems
        assert only.suggestion is not None
        assert only.suggestion[0].startswith(meant)


def test_a_misspelt_section_comes_with_the_right_one() -> None:
    for written, meant in (("premisess", "premises"), ("场所", "premises"), ("成果", "results")):
        with pytest.raises(DossierError) as caught:
            read_dossier({**HEAD, written: {"fixed": True}})
        (only,) = caught.value.problems
        assert (only.path, only.code) == (written, "unknown-field")
        assert only.suggestion is not None
        assert only.suggestion[0].startswith(meant)


@pytest.mark.parametrize(
    ("said", "path", "code"),
    [
        ({"format": "studiorules/dossier/9"}, "format", "unknown-format"),
        ({"stated_on": None}, "stated_on", "missing-required"),
        ({"stated_on": "2025-12"}, "stated_on", "wrong-type"),
        ({"stated_on": 2025}, "stated_on", "bare-year"),
        ({"stated_on": "2025/2026"}, "stated_on", "duration-as-moment"),
        ({"source": 3}, "source", "wrong-type"),
        ({"studio": None}, "studio.name", "missing-required"),
        ({"studio": {"name": False}}, "studio.name", "missing-required"),
        ({"studio": "某工作室"}, "studio", "wrong-type"),
        ({"premises": [3]}, "premises[0]", "not-a-table"),
        ({"results": {"kind": "paper"}}, "results", "wrong-type"),
        ({"accidents": "none"}, "accidents", "wrong-type"),
        ({"results": [{"kind": "paper"}, {}]}, "results[1].kind", "missing-required"),
        ({"results": [{"kind": None}]}, "results[0].kind", "missing-required"),
        ({"results": [{"kind": "paper", "from": "2024"}]}, "results[0].from", "unknown-field"),
        ({"premises": {"quantity": 2}}, "premises.quantity", "unknown-field"),
        ({"premises": [{"on": "2024"}]}, "premises[0].on", "unknown-field"),
        ({"awards": [{"every": "month", "period": "2024"}]}, "awards[0].every", "unknown-level"),
        ({"awards": [{"period": "[2023..2024]", "quantity": 2}]}, "awards[0].period", "moment-as-duration"),
        ({"awards": [{"evidence": ["a", 3]}]}, "awards[0].evidence[1]", "wrong-type"),
        ({"awards": [{"evidence": 3}]}, "awards[0].evidence", "wrong-type"),
        ({"judgements": [{"given_on": "2025-12-01", "level": "a"}]}, "judgements[0].question", "missing-required"),
        ({"judgements": [{"question": "q", "level": "a"}]}, "judgements[0].given_on", "missing-required"),
        (
            {"judgements": [{"question": "q", "given_on": "2025-12", "level": "a"}]},
            "judgements[0].given_on",
            "wrong-type",
        ),
        (
            {"judgements": [{"question": "q", "given_on": "2025-12-01", "value": "3+"}]},
            "judgements[0].value",
            "wrong-type",
        ),
        ({"sources": [{"zh": "报道"}]}, "sources[0].id", "missing-required"),
        ({"sources": {"report": "报道"}}, "sources", "wrong-type"),
        ({"lists": "none"}, "lists", "not-a-table"),
        ({"lists": {"default": "none"}}, "lists.default", "unknown-level"),
        ({"lists": {"results": "all"}}, "lists.results", "unknown-level"),
        ({"lists": {"results": 3}}, "lists.results", "wrong-type"),
        ({"lists": {"reuslts": "none"}}, "lists.reuslts", "unknown-field"),
        ({"lists": {"results": {"covers": "2025"}}}, "lists.results.state", "missing-required"),
        ({"lists": {"results": {"state": "these", "covers": "2025"}}}, "lists.results", "contradiction"),
        (
            {"lists": {"results": {"state": "at-least-these", "covers": "近年"}}},
            "lists.results.covers",
            "unreadable-date",
        ),
        ({"lists": {"results": {"state": "these", "until": "2025"}}}, "lists.results.until", "unknown-field"),
        ({"lists": {"premises": "at-least-these"}}, "lists.premises", "does-not-fit"),
        ({"premises": {"fixed": True}, "lists": {"premises": "none"}}, "lists.premises", "contradiction"),
        ({"results": [{"kind": "paper"}], "lists": {"results": "没有"}}, "lists.results", "contradiction"),
    ],
)
def test_it_is_refused(said: dict[str, Any], path: str, code: str) -> None:
    assert problems({**HEAD, **said}) == {(path, code)}


def test_what_can_be_read_is_looked_through_beside_what_cannot() -> None:
    said = {
        **HEAD,
        "premises": {"aera_m2": 30},
        "results": [{"id": "p", "kind": "paper"}, {"id": "p", "kind": "paper"}, {"on": "2025", "kind": "papper"}],
        "leader": [{"best_honour": "county"}],
        "honours": [{"kind": "craftsman", "holder": "leader", "level": "national"}],
    }
    assert problems(said) == {
        ("premises.aera_m2", "unknown-field"),
        ("results[1].id", "duplicate-id"),
        ("results[2].kind", "unknown-level"),  # and not also missing
        ("leader[0].best_honour", "contradiction"),  # spelt as the document writes it
    }


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"results": [{"kind": "paper"}]}, "these"),
        ({"results": []}, "none"),
        ({"results": [], "lists": {"default": "at-least-these"}}, "none"),
        ({"results": [], "lists": {"results": "at-least-these"}}, "at-least-these"),
        ({"results": [], "lists": {"results": "these"}}, "none"),
        ({"lists": {"results": "none"}}, "none"),
        ({"lists": {"results": "没有"}}, "none"),
        ({"lists": {"results": "these"}}, None),  # a list that is not written stays not stated
        ({"lists": {"results": "at-least-these"}}, None),
        ({"lists": {"default": "these"}}, None),
        ({"results": None}, None),
        ({"results": [{"kind": "paper"}], "lists": {"default": "at-least-these"}}, "at-least-these"),
        ({"results": [{"kind": "paper"}], "lists": {"default": "至少这些", "results": "就这些"}}, "these"),
        ({"results": [{"kind": "paper"}], "lists": {"results": None}}, "these"),
    ],
)
def test_the_state_of_a_list(said: dict[str, Any], state: str | None) -> None:
    assert read_dossier({**HEAD, **said}).state("results") == state


def test_an_object_is_never_at_least_these() -> None:
    dossier = read_dossier({**HEAD, "premises": {"fixed": True}, "lists": {"default": "at-least-these"}})
    assert dossier.state("premises") is ListState.THESE


def test_null_is_what_databases_put_for_not_stated() -> None:
    said = {**HEAD, "source": None, "premises": {"area_m2": None, "fixed": True}, "judgements": None, "lists": None}
    assert read_dossier(said) == read_dossier({**HEAD, "premises": {"fixed": True}})


def test_one_table_is_one_record_and_several_are_several() -> None:
    one = read_dossier({**HEAD, "premises": {"fixed": True}})
    assert one == read_dossier({**HEAD, "premises": [{"fixed": True}]})


def test_personal_values_are_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="studiorules"):
        read_dossier({**HEAD, "leader": {"name": "甲某某"}})
    assert [record.getMessage() for record in caplog.records] == ["read a document: 2 records"]


def test_a_folder_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('stated_on = 2025-12-31\nstudio.name = "甲"', encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    (tmp_path / "c.json").write_text('{"stated_on": "2025-12-31", "studio": {"name": "丙"}}', encoding="utf-8")
    (tmp_path / "d.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.toml").write_text("x", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "e.toml").write_text('stated_on = 2025-12-31\nstudio.name = "戊"', encoding="utf-8")
    read = [
        (path.name, str(one) if isinstance(one, Dossier) else one.problems[0].code)
        for path, one in read_dossiers(tmp_path)
    ]
    assert read == [
        ("a.toml", "甲（2025年12月31日申报）"),
        ("b.json", "syntax"),
        ("c.json", "丙（2025年12月31日申报）"),
        ("d.xlsx", "unknown-format"),
    ]
    assert [path.name for path, _ in read_dossiers(tmp_path, recursive=True)][-1] == "e.toml"


def test_a_file_that_vanishes_from_a_folder_stops_nothing(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(f'stated_on = 2025-12-31\nstudio.name = "{name}"', encoding="utf-8")
    reading = read_dossiers(tmp_path)
    (tmp_path / "a.toml").unlink()
    (_, gone), (_, there) = reading
    assert isinstance(gone, DossierError)
    assert gone.problems[0].code == "unreadable-file"
    assert isinstance(there, Dossier)


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_dossiers(tmp_path / "none", recursive=True)


def test_a_file_of_another_kind_is_told_in_one_sentence() -> None:
    with pytest.raises(DossierError) as caught:
        read_dossier({"format": "studiorules/evaluation/1", "findings": [], "total": {}})
    assert [one.code for one in caught.value.problems] == ["unknown-format"]


def test_what_was_meant_stands_apart_from_the_sentence() -> None:
    said = {"stated_on": "2025-12-31", "studio": {"name": "某工作室", "kind": "craft"}, "premises": {"aera_m2": 30}}
    with pytest.raises(DossierError) as caught:
        read_dossier({**said, "lists": {"people": "some"}})
    told = {one.path: (one.line("zh"), one.line("en")) for one in caught.value.problems}
    assert told["premises.aera_m2"][0].endswith("→ 是不是 area_m2（使用面积，平方米）？")
    assert '"craft" is not a kind of studio.' in told["studio.kind"][1]
    assert told["lists.people"][0].endswith("→ 可用：没有（none）、就这些（these）、至少这些（at-least-these）。")
