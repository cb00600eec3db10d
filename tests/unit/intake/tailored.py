"""A small rulebook for tests of tailoring, and rulebooks that extend it, each a file in one folder."""

from pathlib import Path

import pytest

from studiorules.errors import RulebookError
from studiorules.intake import rulebook_shelf
from studiorules.intake.rulebooks import read_rulebook
from studiorules.rulebook import Rulebook

__all__ = ["BASE", "WHOLE", "WHY", "problems", "put_on_shelf", "tailored"]

BASE = """
[rulebook]
id = "small"
edition = "1"
zh = "小规则"
in_force = { from = 2020-01-01 }
points = 10

[[section]]
id = "place"
zh = "场所"
points = 6

[[section.criterion]]
id = "room"
zh = "房间"
points = 6
met_if = ["fixed", "large"]

[[section.criterion.requirement]]
id = "fixed"
zh = "固定"
fact = "premises.fixed"
points = 2
basis = "editor"
why = "基本"

[[section.criterion.requirement]]
id = "large"
zh = "面积"
fact = "premises.area_m2"
at_least = "@area"
points = 3

[[section.criterion.requirement]]
id = "own"
zh = "专用"
fact = "premises.dedicated"
points = 1

[[section]]
id = "results"
zh = "成果"
points = 4

[[section.requirement]]
id = "applied"
zh = "应用"
count = "results"
at_least = 1
points = 4
earn_steps = [[1, 2], [2, 4]]
deduct = [{ lose = 1, fact = "premises.dedicated" }]

[value.area]
unit = "m2"
dated = [{ from = 2020-01-01, value = 20 }, { from = 2024-01-01, value = 24 }]

[[decision]]
id = "grade"
zh = "等级"
rungs = [
  { id = "C", zh = "丙" },
  { id = "B", zh = "乙", needs = ["place/room/large", { score = "total", at_least = 5 }] },
  { id = "A", zh = "甲", needs = ["results"] },
]
"""
"""Ten points: a room of 2 + 3 + 1, results of 4."""

WHOLE = (
    BASE.replace("points = 10\n", "points = 12\n").replace('zh = "成果"\npoints = 4', 'zh = "成果"\npoints = 6')
    + """
[[section.requirement]]
id = "prized"
zh = "获奖"
count = "results"
counts_as = "by-level"
at_least = 2
points = 2

[[section.requirement]]
id = "wide"
zh = "推广"
count = "results"
where = { applied = true }
at_least = 1
points = 0

[[weights.by-level]]
where = { level = "provincial" }
counts = 3
[[weights.by-level]]
counts = 1

[[counts_once]]
id = "results"
requirements = ["results/prized", "results/wide"]

[[on_total]]
id = "late"
zh = "逾期"
lose_each = 1
per = 2
count = "results"
at_least = 4

[[on_total]]
id = "unsafe"
cap = 6
count = "accidents"
at_most = 0

[[on_total]]
lose = 1
fact = "premises.rules_posted"

[[priority]]
id = "front-line"
zh = "一线"
fact = "premises.fixed"
basis = "seen"
why = "原文"
in_force = { from = 2024-01-01 }
"""
)
"""The same of twelve points, with a table of weights, a claim, lines on the total, a priority."""

WHY = 'why = "理由"\nbasis = "editor"\n'
"""What every override says."""


def tailored(folder: Path, toml: str, base: str = BASE, **head: str) -> Rulebook:
    """Read a rulebook that extends the small one.

    Args:
        folder: Where both are written.
        toml: Its overrides and additions.
        base: What is written in the place of the small one.
        head: Further keys of its head, as written.
    """
    (folder / "small.toml").write_text(base, encoding="utf-8")
    keys = {"id": '"city"', "edition": '"3"', "zh": '"市规则"', "extends": '"small.toml"', **head}
    written = "".join(f"{key} = {value}\n" for key, value in keys.items())
    (folder / "city.toml").write_text(f"[rulebook]\n{written}\n{toml}", encoding="utf-8")
    return read_rulebook(folder / "city.toml")


def problems(folder: Path, toml: str, base: str = BASE, **head: str) -> set[tuple[str, str, str]]:
    """What is wrong with a rulebook that extends the small one: file, path and code."""
    try:
        tailored(folder, toml, base, **head)
    except RulebookError as error:
        return {("" if one.place is None else str(one.place.file), one.path, one.code) for one in error.problems}
    return set()


def put_on_shelf(folder: Path, monkeypatch: pytest.MonkeyPatch, **books: str) -> None:
    """Publish rulebooks, by the name of their folder."""
    for name, toml in books.items():
        where = folder / "shelf" / name.replace("_at_", "@")
        where.mkdir(parents=True)
        (where / "rulebook.toml").write_text(toml, encoding="utf-8")
    monkeypatch.setattr(rulebook_shelf, "files", lambda _: folder)
