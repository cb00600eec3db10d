"""Where in a text a value stands."""

import json
import tomllib
from typing import Any

import pytest

from studiorules.intake.locate import deeper_than, positions

TOML = '''# a comment with [brackets] = and "quotes"
stated_on = 2025-12-31
equipment = [{ kind = "tools" }, { kind = "a # b", w = { at_least = 30.5 } },
  # between
  { kind = """
three "quoted"
lines""" }]
"引 号".b = 'literal ] } #'

[studio]
name = "某\\"供 [x]"
founded_on = { said = { report = "2025-06", form = 2025-07-01T08:00:00Z } }

[[premises]]
to = "2025-06"
[[premises]]
area_m2 = 3_0.5
["xia-men".leader]
[["xia-men".rosters]]
id = "x"
'''


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("stated_on", (2, 1)),
        ("equipment", (3, 1)),
        ("equipment[0]", (3, 14)),
        ("equipment[0].kind", (3, 16)),
        ("equipment[1].w.at_least", (3, 58)),
        ("equipment[2].kind", (5, 5)),
        ("引 号.b", (8, 1)),
        ("studio", (10, 1)),
        ("studio.name", (11, 1)),
        ("studio.founded_on.said.form", (12, 45)),
        ("premises[0]", (14, 1)),
        ("premises[0].to", (15, 1)),
        ("premises[1]", (16, 1)),
        ("premises[1].area_m2", (17, 1)),
        ("xia-men.leader", (18, 1)),
        ("xia-men.rosters[0].id", (20, 1)),
    ],
)
def test_a_value_of_toml_is_found(path: str, place: tuple[int, int]) -> None:
    assert positions(TOML, "toml")[path] == place


JSON = '{"a": [1, {"b\\u4e2d": "x\\"}]"}],\n "c": {"d": null},\n\n  "e": [[true], []]}'


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("", (1, 1)),
        ("a", (1, 2)),
        ("a[0]", (1, 8)),
        ("a[1]", (1, 11)),
        ("a[1].b中", (1, 12)),
        ("c.d", (2, 8)),
        ("e", (4, 3)),
        ("e[0][0]", (4, 10)),
        ("e[1]", (4, 17)),
    ],
)
def test_a_value_of_json_is_found(path: str, place: tuple[int, int]) -> None:
    assert positions(JSON, "json")[path] == place


def paths(said: Any, path: str = "") -> set[str]:
    found = {path}
    if isinstance(said, dict):
        for key, value in said.items():
            found |= paths(value, f"{path}.{key}" if path else key)
    elif isinstance(said, list):
        for index, value in enumerate(said):
            found |= paths(value, f"{path}[{index}]")
    return found


@pytest.mark.parametrize(("text", "form"), [(TOML, "toml"), (JSON, "json")])
def test_every_value_is_found_and_nothing_else(text: str, form: Any) -> None:
    said = tomllib.loads(text) if form == "toml" else json.loads(text)
    assert set(positions(text, form)) == paths(said)


def test_too_many_brackets_are_found_outside_of_texts() -> None:
    assert deeper_than('{"[[[": [\n[1]]}', 2) == (2, 1)
    assert deeper_than('{"[[[": [1]}', 2) is None
