"""A tailored rulebook is the rulebook that one would write out in full: drawn changes, made by hand in the document."""

from __future__ import annotations

import copy
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import studiorules as sr
from tests.unit.intake.tailored import BASE, WHOLE, put_on_shelf

_ROOM = sys.modules["studiorules.rulebook.inherited"]  # the door of the room has a function of that name
DAY = date(2026, 6, 30)
SMALL: dict[str, Any] = tomllib.loads(BASE, parse_float=Decimal)
LISTS: dict[str, Any] = tomllib.loads(WHOLE, parse_float=Decimal)
WHY = {"why": "理由", "basis": "editor"}
IDS = ("place/room/fixed", "place/room/large", "place/room/own")


@pytest.fixture(scope="module", autouse=True)
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        put_on_shelf(
            tmp_path_factory.mktemp("tailored"), patch, small=BASE, whole=WHOLE.replace('id = "small"', 'id = "whole"')
        )
        yield


_change = st.one_of(
    st.none(),
    st.just({"select": False}),
    st.integers(0, 8).map(lambda points: {"points": points}),
    st.sampled_from(["premises.fixed", "premises.rules_posted"]).map(lambda fact: {"fact": fact}),
    st.integers(1, 60).map(lambda least: {"fact": "premises.area_m2", "at_least": least}),
)


@st.composite
def _tailored(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A document with overrides, and the document that they come to."""
    changes = {id_: draw(_change) for id_ in IDS}
    if all(changes[one] == {"select": False} for one in IDS[:2]):  # the room would be met by nothing
        changes[IDS[0]] = None
    area = draw(st.none() | st.integers(1, 60))
    overrides = [{"id": id_, **change, **WHY} for id_, change in changes.items() if change is not None]
    whole = copy.deepcopy(SMALL)
    room = whole["section"][0]["criterion"][0]
    for id_, change in changes.items():
        name = id_.rpartition("/")[2]
        at = next(index for index, one in enumerate(room["requirement"]) if one["id"] == name)
        if change == {"select": False}:
            del room["requirement"][at]
            room["met_if"] = [one for one in room["met_if"] if one != name]
            needs = whole["decision"][0]["rungs"][1]["needs"]
            whole["decision"][0]["rungs"][1]["needs"] = [one for one in needs if one != id_]
        elif change is not None:
            kept = ("id", "zh", "points") if "fact" in change else tuple(room["requirement"][at])
            room["requirement"][at] = {key: room["requirement"][at][key] for key in kept} | change
    points = sum(one["points"] for one in room["requirement"])
    room["points"] = whole["section"][0]["points"] = points
    whole["rulebook"]["points"] = points + 4
    if area is not None:
        overrides.append({"id": "@area", "value": area, **WHY})
        whole["value"]["area"]["dated"] = [{"from": date(2020, 1, 1), "value": area}]
    head = {**whole["rulebook"], "id": "city", "extends": "small", **WHY}
    return {"rulebook": head, "override": overrides}, whole


_dossiers = st.fixed_dictionaries(
    {},
    optional={
        "premises": st.fixed_dictionaries(
            {},
            optional={
                "fixed": st.booleans(),
                "dedicated": st.booleans(),
                "rules_posted": st.booleans(),
                "area_m2": st.integers(1, 60) | st.integers(1, 60).map("约{}".format),
            },
        ),
        "results": st.lists(st.just({"on": "2025", "kind": "other"}), max_size=3),
    },
)


_taken_away = st.just({"select": False})
_lines = st.one_of(
    st.none(),
    _taken_away,
    st.integers(1, 4).map(lambda points: {"lose": points}),
    st.integers(1, 4).map(lambda points: {"cap": points}),
    st.integers(1, 4).map(lambda least: {"count": "results", "at_least": least}),
)
_rows = st.lists(st.sampled_from(["county", "municipal", "national"]), max_size=2, unique=True).map(
    lambda levels: [
        *({"where": {"level": level}, "counts": index + 2} for index, level in enumerate(levels)),
        {"counts": 1},
    ]
)
_orders = st.permutations(["results/prized", "results/wide", "results/applied"]).map(lambda names: names[:2])
_claims = st.one_of(st.none(), _taken_away, _orders.map(lambda names: {"requirements": names}))


def _line(written: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """A line with a change made by hand: another loss for the loss, another sentence for the sentence."""
    if "count" in change:
        kept = ("id", "zh", "lose_each", "per", "cap")
    else:
        kept = ("id", "zh", "count", "at_least", "at_most")
    return {key: one for key, one in written.items() if key in kept} | change


@st.composite
def _listed(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A document that changes what another one lists, and the document that they come to."""
    whole = copy.deepcopy(LISTS)
    overrides: list[dict[str, Any]] = []
    lines = []
    for written in whole["on_total"]:
        change = draw(_lines) if "id" in written else None
        if change is not None:
            overrides.append({"id": f"on_total:{written['id']}", **change, **WHY})
        if change != {"select": False}:
            lines.append(written if change is None else _line(written, change))
    whole["on_total"] = lines
    rows, claim = draw(st.none() | _rows), draw(_claims)
    if rows is not None:
        overrides.append({"id": "weights:by-level", "rows": rows, **WHY})
        whole["weights"]["by-level"] = rows
    if claim is not None:
        overrides.append({"id": "counts_once:results", **claim, **WHY})
        whole["counts_once"] = [] if claim == {"select": False} else [claim]
    if draw(st.booleans()):
        overrides.append({"id": "priority:front-line", "fact": "premises.dedicated", **WHY})
        whole["priority"][0] |= {"fact": "premises.dedicated"}
    head = {**whole["rulebook"], "id": "city", "extends": "whole"}
    return {"rulebook": head, "override": overrides}, whole


_results = st.fixed_dictionaries(
    {"on": st.just("2025"), "kind": st.just("other")},
    optional={"applied": st.booleans(), "level": st.sampled_from(["county", "municipal", "provincial", "national"])},
)
_full = st.fixed_dictionaries(
    {},
    optional={
        "premises": st.fixed_dictionaries({}, optional={"fixed": st.booleans(), "dedicated": st.booleans()}),
        "results": st.lists(_results, max_size=4),
        "accidents": st.lists(st.just({"on": "2025"}), max_size=1),
    },
)


@settings(max_examples=60)
@given(_listed(), _full)
def test_changes_of_what_is_listed_come_to_the_document_written_out(
    drawn: tuple[dict[str, Any], dict[str, Any]], said: dict[str, Any]
) -> None:
    tailored, whole = drawn
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "室"}, **said})
    one = sr.evaluate(dossier, sr.read_rulebook(tailored), as_of=DAY)
    other = sr.evaluate(dossier, sr.read_rulebook(whole), as_of=DAY)
    assert [(f.id, f.outcome, f.points) for f in one] == [(f.id, f.outcome, f.points) for f in other]
    assert one.total == other.total
    assert [(f.id, f.outcome) for f in one.priorities] == [(f.id, f.outcome) for f in other.priorities]
    assert [(line.low, line.high) for line in one.on_total] == [(line.low, line.high) for line in other.on_total]


def _unchanged_comes_out_as_before(tailored: dict[str, Any], base: str, said: dict[str, Any]) -> None:
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "室"}, **said})
    below, above = sr.published(base), sr.read_rulebook(tailored)
    changed = _ROOM.told_otherwise(below, above, None)
    before, after = sr.evaluate(dossier, below, as_of=DAY), sr.evaluate(dossier, above, as_of=DAY)
    for one in (*before, *before.priorities):
        if one.id not in changed:
            again = after[one.id]
            assert (one.outcome, one.points.low, one.points.high) == (
                again.outcome,
                again.points.low,
                again.points.high,
            )
    for id_, ladder in before.decisions.items():
        assert f"decision:{id_}" in changed or ladder == after.decisions[id_]


@settings(max_examples=60)
@given(_tailored(), _dossiers)
def test_what_is_not_said_to_be_changed_comes_out_as_before(
    drawn: tuple[dict[str, Any], dict[str, Any]], said: dict[str, Any]
) -> None:
    _unchanged_comes_out_as_before(drawn[0], "small", said)


@settings(max_examples=60)
@given(_listed(), _full)
def test_what_lists_leave_alone_comes_out_as_before(
    drawn: tuple[dict[str, Any], dict[str, Any]], said: dict[str, Any]
) -> None:
    _unchanged_comes_out_as_before(drawn[0], "whole", said)


@settings(max_examples=60)
@given(_tailored(), _dossiers)
def test_the_changes_come_to_the_document_written_out(
    drawn: tuple[dict[str, Any], dict[str, Any]], said: dict[str, Any]
) -> None:
    tailored, whole = drawn
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "室"}, **said})
    one = sr.evaluate(dossier, sr.read_rulebook(tailored), as_of=DAY)
    other = sr.evaluate(dossier, sr.read_rulebook(whole), as_of=DAY)
    assert [(f.id, f.outcome, f.points) for f in one] == [(f.id, f.outcome, f.points) for f in other]
    assert one.total == other.total
    assert [(d.certain.id, d.possible.id) for d in one.decisions.values()] == [
        (d.certain.id, d.possible.id) for d in other.decisions.values()
    ]
