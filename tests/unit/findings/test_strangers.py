"""Names that a dossier writes and the rulebook does not have: told, and without effect."""

import json
from datetime import date
from typing import Any

import pytest

import studiorules as sr
from studiorules.findings import Stranger

DAY = date(2025, 12, 31)
RULES: dict[str, Any] = {
    "rulebook": {"id": "town", "edition": "1", "zh": "某镇办法", "in_force": "unknown", "points": 4},
    "requirement": [
        {
            "id": "floor-area",
            "zh": "面积",
            "fact": "premises.area_m2",
            "at_least": 30,
            "points": 2,
            "in_principle": True,
        },
        {"id": "effect", "zh": "效果", "judged": "effect", "at_least": "good", "points": 2, "was": ["use"]},
    ],
    "judgement": {"effect": {"zh": "效果", "levels": [{"id": "poor", "zh": "差"}, {"id": "good", "zh": "好"}]}},
}


def judged(*waived: str, questions: tuple[str, ...] = (), **said: Any) -> sr.Evaluation:
    dossier = {
        "stated_on": DAY,
        "studio": {"name": "甲室"},
        "waivers": [{"requirement": one, "from": "2025-01-01"} for one in waived],
        "judgements": [{"question": one, "given_on": DAY, "level": "good"} for one in questions],
        **said,
    }
    return sr.evaluate(sr.read_dossier(dossier), sr.read_rulebook(RULES), as_of=DAY)


@pytest.mark.parametrize("name", ["floor-area", "town:floor-area", "use", "town:use", "other-town:anything"])
def test_names_that_the_rulebook_has_and_names_of_others(name: str) -> None:
    assert judged(name).strangers == ()


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("flor-area", "floor-area"), ("town:flor-area", "town:floor-area"), ("zzz", ""), ("town:zzz", "")],
)
def test_a_waiver_of_what_is_not_there(name: str, nearest: str) -> None:
    found = judged("floor-area", name).strangers
    assert found == (Stranger(path="waivers[1].requirement", name=name, nearest=nearest),)


@pytest.mark.parametrize(("name", "nearest"), [("efect", "effect"), ("town:efect", "town:effect"), ("floor-area", "")])
def test_a_judgement_on_what_is_not_asked(name: str, nearest: str) -> None:
    found = judged(questions=("town:effect", name)).strangers
    assert found == (Stranger(path="judgements[1].question", name=name, nearest=nearest),)
    assert judged(questions=("town:effect", "effect", "elsewhere:efect")).strangers == ()


def test_it_is_told_at_the_head_of_the_report_and_in_the_data() -> None:
    evaluation = judged("flor-area", "zzz", questions=("efect",))
    assert sr.render(evaluation).splitlines()[1] == (
        "！档案指名的3处，本规则里没有，不起作用：豁免#1 flor-area（是不是 floor-area？）；豁免#2 zzz；"
        "评议#1 efect（是不是 effect？）"
    )
    english = sr.render(evaluation, lang="en").splitlines()[1]
    assert english.startswith(
        "！3 named in the dossier and not in this rulebook, so without effect: waivers#1 flor-area"
    )
    assert "(did you mean floor-area?)" in english
    assert json.loads(sr.render(evaluation, "json"))["strangers"] == [
        {"path": "waivers[0].requirement", "name": "flor-area", "nearest": "floor-area"},
        {"path": "waivers[1].requirement", "name": "zzz"},
        {"path": "judgements[0].question", "name": "efect", "nearest": "effect"},
    ]
    assert "strangers" not in json.loads(sr.render(judged("floor-area"), "json"))


def test_sources_that_disagree_are_both_looked_at() -> None:
    said = {"sources": [{"id": "a", "zh": "甲"}, {"id": "b", "zh": "乙"}]}
    waivers = [
        {"id": "w", "requirement": "floor-area", "from": "2025-01-01", "source": "a"},
        {"requirement": "flor-area", "from": "2025-01-01", "source": "b", "instead_of": "w"},
    ]
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "甲室"}, "waivers": waivers, **said})
    (one,) = sr.evaluate(dossier, sr.read_rulebook(RULES), as_of=DAY).strangers
    assert (one.name, one.nearest) == ("flor-area", "floor-area")


def test_what_is_not_selected_is_no_stranger(tmp_path: Any) -> None:
    (tmp_path / "base.toml").write_text(
        '[rulebook]\nid = "base-town"\nedition = "1"\nzh = "底本"\npoints = 4\n'
        '[[requirement]]\nid = "a"\nzh = "甲"\nfact = "premises.fixed"\npoints = 2\n'
        '[[requirement]]\nid = "b"\nzh = "乙"\nfact = "premises.fixed"\npoints = 2\n',
        encoding="utf-8",
    )
    (tmp_path / "town.toml").write_text(
        '[rulebook]\nid = "town"\nedition = "1"\nzh = "镇"\nextends = "base.toml"\npoints = 2\nwhy = "少"\n'
        'basis = "editor"\n[[override]]\nid = "b"\nselect = false\nwhy = "少"\nbasis = "editor"\n',
        encoding="utf-8",
    )
    waivers = [{"requirement": one} for one in ("b", "town:b", "base-town:a")]
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "甲室"}, "waivers": waivers})
    evaluation = sr.evaluate(dossier, sr.read_rulebook(tmp_path / "town.toml"), as_of=DAY)
    # one that is named behind the rulebook below is not read, and the right name is told
    assert evaluation.strangers == (Stranger(path="waivers[2].requirement", name="base-town:a", nearest="town:a"),)
