"""A tailored rulebook is the rulebook that one would write out in full: drawn changes, made by hand in the document."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import studiorules as sr
from tests.unit.intake.tailored import BASE, put_on_shelf

DAY = date(2026, 6, 30)
SMALL: dict[str, Any] = tomllib.loads(BASE, parse_float=Decimal)
WHY = {"why": "理由", "basis": "editor"}
IDS = ("place/room/fixed", "place/room/large", "place/room/own")


@pytest.fixture(scope="module", autouse=True)
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        put_on_shelf(tmp_path_factory.mktemp("tailored"), patch, small=BASE)
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
