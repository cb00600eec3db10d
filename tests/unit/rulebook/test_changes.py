"""Two editions compared: what is the same thing, and what of it differs."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

import studiorules as sr
from studiorules.rulebook import paired

MADE = """
[rulebook]
id = "made"
edition = "1"
zh = "办法"
in_force = "unknown"
points = 20
[[on_total]]
lose = 3
count = "accidents"
at_most = 0
[[section]]
id = "ground"
zh = "基础"
[[section.criterion]]
id = "place"
zh = "场所"
met_if = ["area"]
[[section.criterion.requirement]]
id = "area"
zh = "面积"
fact = "premises.area_m2"
at_least = "@area"
points = 10
[[section.criterion.requirement]]
id = "tidy"
zh = "整洁"
any = [{ fact = "premises.area_m2", at_least = 50 }, { judged = "tidiness", at_least = "good" }]
points = 10
deduct = [{ lose = 2, fact = "premises.rules_posted" }]
[[decision]]
id = "result"
zh = "结论"
rungs = [{ id = "no", zh = "否" }, { id = "yes", zh = "是", needs = ["ground/place/area"] }]
[value.area]
unit = "m2"
dated = [{ from = 2025-01-01, value = 20 }]
[judgement.tidiness]
zh = "整洁程度"
levels = [{ id = "poor", zh = "差" }, { id = "good", zh = "好" }]
[remedy.clean]
zh = "打扫"
sets = { "premises.rules_posted" = true }
[[fact]]
id = "leader.shifts"
kind = "number"
unit = "time"
zh = "轮班"
"""
Change = Callable[[dict[str, Any]], None]


def first(document: dict[str, Any]) -> dict[str, Any]:
    """The first requirement of a document."""
    found: dict[str, Any] = document["section"][0]["criterion"][0]["requirement"][0]
    return found


def second(document: dict[str, Any]) -> dict[str, Any]:
    """The second requirement of a document."""
    found: dict[str, Any] = document["section"][0]["criterion"][0]["requirement"][1]
    return found


def read(change: Change | None = None) -> sr.Rulebook:
    document = tomllib.loads(MADE)
    if change is not None:
        change(document)
    return sr.read_rulebook(document)


def compared(change: Change) -> sr.RulebookChanges:
    return sr.compare(read(), read(change))


def test_the_same_edition_does_not_differ() -> None:
    changes = sr.compare(read(), read())
    assert not changes
    assert changes.requirements == ()


def test_the_order_of_requirements_is_no_difference() -> None:
    assert not compared(lambda one: one["section"][0]["criterion"][0]["requirement"].reverse())


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (lambda one: first(one).update(zh="使用面积"), ("title",)),
        (lambda one: first(one).update(at_least=30), ("enough",)),
        (lambda one: one["value"]["area"]["dated"][0].update(value=30), ("enough",)),
        (lambda one: one["value"]["area"]["dated"].append({"from": "2026-01", "value": 30}), ("enough",)),
        (lambda one: first(one).update(fact="premises.fixed", at_least=1), ("measure", "enough")),
        (lambda one: second(one)["any"][0].update(at_least=60), ("enough",)),
        (lambda one: second(one)["any"].pop(), ("measure", "enough")),
        (lambda one: second(one)["deduct"][0].update(lose=3), ("lines",)),
        (
            lambda one: second(one).update(deduct=[{"lose_each": 1, "count": "regulations", "at_least": 3}]),
            ("enough", "lines"),
        ),
        (lambda one: first(one).update(in_proportion=True), ("worth",)),
        (lambda one: first(one).update(only_if=[{"fact": "premises.fixed"}]), ("only_if",)),
        (lambda one: first(one).update(evidence=["documents"]), ("evidence",)),
        (lambda one: first(one).update(mend=["clean"]), ("mend",)),
        (lambda one: first(one).update(basis="editor", why="示例"), ("basis", "why")),
        (lambda one: first(one).update(cite="notice-1 二"), ("cite",)),
        (lambda one: first(one).update(text="面积要够"), ("text",)),
        (
            lambda one: first(one).update(but=[{"when": {"fact": "premises.fixed"}, "at_least": 10}]),
            ("but",),
        ),
        (
            lambda one: first(one).update(when={"fact": "premises.fixed"}, not_applicable="full"),
            ("when", "not_applicable"),
        ),
    ],
)
def test_what_differs_is_named(change: Change, parts: tuple[str, ...]) -> None:
    [one] = compared(change).requirements
    assert set(one.parts) == set(parts)


def test_the_bound_of_a_deduction_is_a_threshold() -> None:
    def short_of(many: int) -> sr.Rulebook:
        def change(document: dict[str, Any]) -> None:
            second(document)["deduct"] = [{"lose_each": 1, "count": "regulations", "at_least": many}]

        return read(change)

    [one] = sr.compare(short_of(3), short_of(4)).requirements
    assert one.parts == ("enough",)


def test_points_differ_at_the_requirement_its_headings_and_the_head() -> None:
    def dearer(document: dict[str, Any]) -> None:
        first(document)["points"] = 12
        document["rulebook"]["points"] = 22

    changes = compared(dearer)
    assert changes.head == ("allotted",)
    assert [(one.told.id, one.parts) for one in changes.headings] == [
        ("ground", ("points",)),
        ("ground/place", ("points",)),
    ]
    assert [(one.told.id, one.parts) for one in changes.requirements] == [("ground/place/area", ("allotted",))]


def test_a_renamed_requirement_is_the_same_wherever_it_is_named() -> None:
    def renamed(document: dict[str, Any]) -> None:
        first(document).update(id="floor-area", was=["ground/place/area"])
        document["section"][0]["criterion"][0]["met_if"] = ["floor-area"]
        document["decision"][0]["rungs"][1]["needs"] = ["ground/place/floor-area"]

    changes = compared(renamed)
    [one] = changes.requirements
    assert one.before is not None
    assert one.after is not None
    assert (one.before.id, one.after.id, one.parts) == ("ground/place/area", "ground/place/floor-area", ("id",))
    assert changes.headings == ()
    assert changes.decisions == ()


def test_without_was_it_is_another_one() -> None:
    def renamed(document: dict[str, Any]) -> None:
        first(document)["id"] = "floor-area"
        document["section"][0]["criterion"][0]["met_if"] = ["floor-area"]
        document["decision"][0]["rungs"][1]["needs"] = ["ground/place/floor-area"]

    changes = compared(renamed)
    sides = [(one.before and one.before.id, one.after and one.after.id) for one in changes.requirements]
    assert sides == [(None, "ground/place/floor-area"), ("ground/place/area", None)]
    assert [one.parts for one in changes.headings] == [("met_if",)]
    assert [one.parts for one in changes.decisions] == [("rungs",)]


def test_an_id_goes_before_an_earlier_one() -> None:
    # `tidy` names the id that `area` still has: each stays with its own
    pairs = paired(read(), read(lambda one: second(one).update(was=["ground/place/area"])))
    assert [(old and old.id, new and new.id) for old, new in pairs] == [
        ("ground/place/area", "ground/place/area"),
        ("ground/place/tidy", "ground/place/tidy"),
    ]


def test_two_names_of_one_earlier_id_pair_once() -> None:
    def split(document: dict[str, Any]) -> None:
        first(document).update(id="area-a", was=["ground/place/area"], points=5)
        more = {**first(document), "id": "area-b"}
        document["section"][0]["criterion"][0]["requirement"].append(more)
        document["section"][0]["criterion"][0]["met_if"] = ["area-a"]
        document["decision"][0]["rungs"][1]["needs"] = ["ground/place/area-a"]

    pairs = paired(read(), read(split))
    assert [(old and old.id, new and new.id) for old, new in pairs] == [
        ("ground/place/area", "ground/place/area-a"),
        ("ground/place/tidy", "ground/place/tidy"),
        (None, "ground/place/area-b"),
    ]


@pytest.mark.parametrize(
    ("change", "where", "sides"),
    [
        (lambda one: one["on_total"][0].update(lose=4), "on_total", "+-"),
        (lambda one: one["on_total"].append({"cap": 10, "count": "violations", "at_most": 0}), "on_total", "+"),
        (lambda one: one.pop("on_total"), "on_total", "-"),
        (lambda one: one["decision"][0]["rungs"][1].update(zh="合格"), "decisions", "~"),
        (lambda one: one.pop("decision"), "decisions", "-"),
        (
            lambda one: one["value"].update(new={"unit": "m2", "dated": [{"from": "2025-01", "value": 1}]}),
            "parameters",
            "+",
        ),
        (lambda one: one["value"]["area"]["dated"][0].update(why="示例"), "parameters", "~"),
        (lambda one: one["judgement"]["tidiness"]["levels"][0].update(zh="很差"), "questions", "~"),
        (lambda one: one["remedy"]["clean"].update(zh="清扫"), "remedies", "~"),
        (lambda one: one["fact"][0].update(zh="每月轮班"), "fields", "~"),
        (lambda one: one.pop("fact"), "fields", "-"),
        (lambda one: one["section"][0].update(zh="基本"), "headings", "~"),
    ],
)
def test_everything_else_is_compared_too(change: Change, where: str, sides: str) -> None:
    changes = compared(change)
    assert changes
    told = getattr(changes, where)
    assert "".join("+" if one.before is None else "-" if one.after is None else "~" for one in told) == sides


def test_own_facts_are_the_same_under_another_rulebook() -> None:
    def own(name: str) -> Change:
        def change(document: dict[str, Any]) -> None:
            document["rulebook"]["id"] = name
            first(document).update(fact="leader.shifts", at_least=2)

        return change

    changes = sr.compare(read(own("made")), read(own("other")))
    assert changes.head == ("id",)
    assert changes.requirements == ()
    assert changes.fields == ()


def test_the_name_of_a_named_measure_is_a_difference() -> None:
    def named(zh: str) -> Change:
        def change(document: dict[str, Any]) -> None:
            document["measure"] = {"room": {"zh": zh, "fact": "premises.area_m2"}}
            first(document).pop("fact")
            first(document)["measure"] = "room"

        return change

    [one] = sr.compare(read(named("房间")), read(named("用房"))).requirements
    assert one.parts == ("measure",)


def test_only_rulebooks_are_compared() -> None:
    with pytest.raises(TypeError, match="two rulebooks"):
        sr.compare(read(), "base@2")  # type: ignore[arg-type]  # that is the point
