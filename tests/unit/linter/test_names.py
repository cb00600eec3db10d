"""Checks across a whole rulebook: what nothing uses, editions, what is taken from others."""

import time
from pathlib import Path

import pytest

from studiorules.cli import main
from studiorules.intake.rulebooks import read_rulebook
from studiorules.linter import lint, lint_source
from studiorules.rulebook import inherited
from tests.unit.intake.rulebook_drafts import book
from tests.unit.linter.found import PLACE, asking, found, where

NAMED = """
[value.area]
unit = "m2"
dated = [{ from = 2000-01-01, value = 20 }]
[judgement.order]
levels = [{ id = "poor" }, { id = "good" }]
[remedy.measure]
zh = "实测"
sets = { "premises.area_m2" = 30 }
[remedy.see]
zh = "到场看"
settles = "order"
needs = ["measure"]
"""


def test_names_that_nothing_uses() -> None:
    using = PLACE.replace("30", '"@area"')
    assert where(asking(PLACE) + NAMED, "unused-name") == ["value.area", "remedy.see"]  # it uses the other two
    assert where(asking(using + 'mend = ["see"]\n') + NAMED, "unused-name") == []


@pytest.mark.parametrize(
    "using",
    [
        'count = "people"\nwhere = { from.below = "2020-01-01" }\nat_least = "@area"\npoints = 1',
        'count = "people"\nat_least = 1\npoints = 1\nbut = [{ when = { fact = "sign.logo" }, at_least = "@area" }]',
        'count = "people"\npoints = 1\nearn_steps = [["@area", 1]]',
        'points = 1\ndeduct = [{ lose = 1, count = "people", at_least = "@area" }]',
        'total = "benefits.amount_yuan"\nwhere = { amount_yuan.at_least = "@area" }\nat_least = 1\npoints = 1',
    ],
)
def test_a_value_is_used_wherever_a_value_may_stand(using: str) -> None:
    value = (
        "[value.area]\n"
        + ('unit = "yuan"\n' if "yuan" in using else "")
        + "dated = [{ from = 2000-01-01, value = 20 }]\n"
    )
    assert found(f"{asking(using)}{value}", "unused-name") == []


def test_losses_of_which_the_largest_counts_are_looked_at_one_by_one() -> None:
    lines = '{ lose = 1, count = "results", at_least = 0 }, { lose = 2, count = "people", at_least = 1 }'
    toml = asking(f"points = 5\ndeduct = [{{ lose_most_of = [{lines}] }}]")
    assert where(toml, "always-passes") == ["requirement[0].deduct[0].lose_most_of[0]"]


def test_needs_that_name_each_other_over_and_over_take_no_time() -> None:
    first = 'id = "r0"\ncount = "results"\nat_least = 1\npoints = 0\n'
    chain = [f'id = "r{at}"\nall = ["r{at - 1}", "r{at - 1}", "r{at - 1}"]\npoints = 0\n' for at in range(1, 45)]
    start = time.process_time()
    assert found(asking(first, *chain), "never-passes") == []
    assert time.process_time() - start < 5


def test_names_followed_too_often_find_less_and_nothing_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = '["area", { fact = "premises.area_m2", below = 30 }]'
    rungs = f'[{{ id = "no", zh = "否" }}, {{ id = "yes", zh = "是", needs = {needs} }}]'
    toml = f'[[decision]]\nid = "d"\nzh = "结论"\nrungs = {rungs}\n'
    assert where(asking(PLACE) + toml, "unreachable-rung") == ["decision[0].rungs[1]"]
    monkeypatch.setattr("studiorules.linter.look._MOST_FOLLOWED", 0)
    assert where(asking(PLACE) + toml, "unreachable-rung") == []


def test_many_rungs_take_no_more_than_they_are() -> None:
    rung = '{{ id = "g{0}", zh = "级", needs = ["area", {{ count = "results", at_least = {0} }}] }}'
    rungs = ", ".join(rung.format(at) for at in range(1, 50))
    below = f'zh = "结论"\nrungs = [{{ id = "g0", zh = "级" }}, {rungs}]\n'
    many = book(asking(PLACE) + "".join(f'[[decision]]\nid = "d{at}"\n{below}' for at in range(40)))
    start = time.process_time()
    assert [one for one in lint(many) if one.code in ("skipped-rung", "unreachable-rung")] == []
    assert time.process_time() - start < 5


HEAD = '[rulebook]\nid = "{id}"\nedition = "{edition}"\nzh = "规则"\nen = "Rules"\npoints = 5\nbasis = "editor"\n'
WHY = 'why = { zh = "示例", en = "an example" }\n'
OWN = 'zh = "面积"\nen = "Area"\n'


def edition(folder: Path, number: int, days: str) -> Path:
    path = folder / f"{number}.toml"
    head = HEAD.format(id="town", edition=number) + WHY
    path.write_text(f"{head}in_force = {{ {days} }}\n[[requirement]]\n{PLACE}{OWN}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("from = 2020-01-01, to = 2022-12-31", "from = 2023-01-01", {}),
        ("from = 2020-01-01, to = 2022-12-30", "from = 2023-01-01", {"edition-gap": "2022-12-31至2022-12-31"}),
        ("from = 2020-01-01, to = 2023-01-01", "from = 2023-01-01", {"edition-overlap": "2023-01-01至2023-01-01"}),
        ("from = 2020-01-01", "from = 2023-01-01", {"edition-overlap": "2023-01-01起"}),
        ("from = 2023-01-01", "from = 2020-01-01", {"edition-overlap": "2023-01-01起"}),
    ],
)
def test_editions_follow_one_another(tmp_path: Path, first: str, second: str, told: dict[str, str]) -> None:
    files = [edition(tmp_path, number, days) for number, days in enumerate((first, second), 1)]
    seen = {one.code: one.text.zh for one in lint_source(*files) if one.code != "missing-case"}
    assert seen.keys() == told.keys()
    assert all(days in seen[code] for code, days in told.items())


def test_a_folder_of_editions_is_looked_at_as_a_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition(tmp_path, 1, "from = 2020-01-01, to = 2022-12-30")
    edition(tmp_path, 2, "from = 2023-01-01")
    assert main(["rulebook", "lint", str(tmp_path)]) == 1
    assert "edition-gap" in capsys.readouterr().out
    assert main(["rulebook", "lint", f"{tmp_path}@2"]) == 1
    told = capsys.readouterr().out
    assert "missing-case" in told
    assert "edition-gap" not in told


def test_what_is_changed_over_two_rulebooks_wants_cases_of_its_own(tmp_path: Path) -> None:
    def over(of: str, toml: str) -> str:
        return f'[[override]]\nid = "{of}"\nbasis = "editor"\n{toml}\n{WHY}'

    def written(name: str, extends: str, toml: str) -> Path:
        head = HEAD.format(id=name, edition=1).replace("points = 5\n", "")
        path = tmp_path / f"{name}.toml"
        path.write_text(f'{head}extends = "{extends}"\nin_force = {{ from = 2025-01-01 }}\n{toml}', encoding="utf-8")
        return path

    written("province", "base@1", over("@suitable-area", "value = 30"))
    city = written("town", "province.toml", over("eight-musts/must-2-workroom/fixed-place", 'zh = "有固定的场所"'))
    told = {one.code: one.text.zh for one in lint_source(city)}
    assert told == {"missing-case": "suitable-area 没有“符合”、“不符合”、“待核实”的用例"}
    assert inherited(read_rulebook(city)).superseded == ()  # what the province changed is no matter of the town's


def test_what_is_taken_from_another_rulebook_has_its_cases_there(tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    head = HEAD.format(id="town", edition=1).replace("points = 5", "points = 101") + WHY
    path.write_text(
        f'{head}extends = "base@1"\nin_force = {{ from = 2025-01-01 }}\n'
        f"[[requirement]]\n{PLACE.replace('points = 5', 'points = 1')}{OWN}{WHY}"
        '[[case]]\nrequirement = "area"\nas_of = 2025-12-31\noutcome = "unknown"\npoints = { low = 0, high = 1 }\n'
        'why = "没有说明"\n',
        encoding="utf-8",
    )
    told = {one.code: one.text.zh for one in lint_source(path)}
    assert told == {"missing-case": "area 没有“符合”、“不符合”的用例"}
