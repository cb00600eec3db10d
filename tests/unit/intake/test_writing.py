"""Writing dossiers: lossless, exact, in one order."""

import io
import json
import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from studiorules.dossier import Difficulty, Dossier, StudioFacts, at_least_these, these
from studiorules.intake import dossier_text, read_dossier
from studiorules.intake.writing import json_text, toml_text

FULL: dict[str, Any] = {
    "format": "studiorules/dossier/1",
    "stated_on": "2025-12-31",
    "source": "report",
    "sources": [
        {"id": "report", "zh": "报道", "url": 'https://example.org/?a=1&b="2"', "on": "2025-12-10"},
        {"id": "form"},
    ],
    "studio": {
        "name": '引号"与反斜\\线',
        "kind": "craftsman",
        "founded_on": {"said": {"report": "2025-06", "form": "2025-07"}},
    },
    "host": {"id": "h-1", "revenue_yuan": {"at_least": Decimal("1234567.89")}},
    "leader": {"name": "甲某", "best_honour": {"at_least": "county"}, "speciality": False},
    "premises": [
        {"to": "2025-06", "fixed": False},
        {"from": "2025-06", "fixed": True, "area_m2": {"about": 30, "tolerance": Decimal("0.2")}},
    ],
    "application": [],
    "lists": {
        "default": "at-least-these",
        "regulations": "these",
        "activities": "at-least-these",
        "results": {"state": "at-least-these", "covers": "2023/2025"},
        "accidents": "none",
        "some-city.rosters": "these",
    },
    "equipment": [{"kind": "tools"}, {"kind": "computers", "note": "两行\n文字\t缩进"}],
    "regulations": [{"on": "[2024-01..2024-03]", "kind": "study", "evidence": ["handbook"], "source": "form"}],
    "funding": [
        {"channel": "host", "amount_yuan": {"between": [400, Decimal("500.5")]}, "period": "2021/..", "every": "year"}
    ],
    "activities": [],
    "results": [
        {
            "id": "p",
            "kind": "patent",
            "status": {"at_least": "filed"},
            "quantity": {"said": {"report": 21, "form": {"at_least": 23}}},
            "period": "../2025",
        },
        {"part_of": "p", "patent": "invention", "effects": ["cost", "quality"], "quantity": 3},
        {"instead_of": "p", "kind": "patent", "serves": [], "quantity": {"at_most": 40}, "period": "../2025"},
    ],
    "documents": [{"id": "handbook", "kind": "regulation"}],
    "judgements": [
        {"question": "base:benefit", "reviewer": "r", "given_on": "2025-12-20", "value": Decimal("3.5"), "why": "因"},
        {"question": "q", "given_on": "2025-12-20", "recused": True},
    ],
    "some-city": {"leader": {"top_grade": "technician"}, "rosters": [{"id": "x"}, {"size": {"at_least": 4}}]},
}


def again(dossier: Dossier, form: Any) -> Dossier:
    return read_dossier(io.BytesIO(dossier_text(dossier, form).encode()), format=form)


@pytest.mark.parametrize("form", ["json", "toml"])
def test_read_write_read_is_identity(form: Any) -> None:
    dossier = read_dossier(FULL)
    back = again(dossier, form)
    assert back == dossier
    assert dossier_text(back, form) == dossier_text(dossier, form)


def test_what_is_written_is_all_that_was_said() -> None:
    text = dossier_text(read_dossier(FULL), "json")
    written = json.loads(text, parse_float=Decimal)
    states = written.pop("lists")
    expected = {key: value for key, value in FULL.items() if key != "lists"}
    assert written == expected
    assert {states.get(name, states.get("default", "these")) for name in ("equipment", "funding", "documents")} == {
        "at-least-these"
    }


def test_both_forms_say_the_same() -> None:
    dossier = read_dossier(FULL)
    assert tomllib.loads(dossier_text(dossier, "toml"), parse_float=Decimal) == json.loads(
        dossier_text(dossier, "json"), parse_float=Decimal
    )


def test_the_keys_stand_in_one_order() -> None:
    order = list(json.loads(dossier_text(read_dossier(dict(reversed(FULL.items()))), "json")))
    assert order[:4] == ["format", "stated_on", "source", "sources"]
    assert order.index("studio") < order.index("premises") < order.index("lists") < order.index("equipment")
    assert order[-2:] == ["judgements", "some-city"]


def test_the_state_that_most_lists_have_goes_without_saying() -> None:
    def states(*listed: Any) -> Any:
        names = ("problems", "inspections", "meetings")
        stated: Any = dict(zip(names, listed, strict=False))
        dossier = Dossier(stated_on=date(2025, 1, 1), studio=StudioFacts(name="某"), **stated)
        return json.loads(dossier_text(dossier)).get("lists")

    whole, more = these(Difficulty()), at_least_these(Difficulty())
    assert states(whole) is None
    assert states(more) == {"default": "at-least-these"}


@pytest.mark.parametrize(
    "text",
    [
        'a"b',
        "a\\b",
        "行\n行",
        "\t",
        "'''",
        '"""',
        "# [x] = {",
        "\u2028",
        "😀",
        "key = value",
        "\x7f".replace("\x7f", "~"),
    ],
)
def test_any_text_survives(text: str) -> None:
    document = {"a": text, "t": {text: [text, {"b": text}]}}
    assert tomllib.loads(toml_text(document)) == document
    assert json.loads(json_text(document)) == document


@pytest.mark.parametrize("number", ["0.01", "30.50", "1234567890.12", "1E+2", "0.000001"])
def test_decimals_are_exact(number: str) -> None:
    document = {"a": Decimal(number), "b": {"c": [Decimal(number)]}}
    assert tomllib.loads(toml_text(document), parse_float=Decimal)["b"]["c"][0] == Decimal(number)
    assert json.loads(json_text(document), parse_float=Decimal)["a"] == Decimal(number)


def test_there_are_two_forms() -> None:
    with pytest.raises(ValueError, match="yaml"):
        dossier_text(read_dossier(FULL), "yaml")  # type: ignore[arg-type]
