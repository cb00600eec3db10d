"""What drawn rulebooks say besides single requirements: panels that answer, claims on records, amounts of money."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

__all__ = ["amounts", "claims", "panels"]

_LEVELS = [{"id": one, "zh": one} for one in ("poor", "fair", "good")]
_YES = [{"id": "no", "zh": "否"}, {"id": "yes", "zh": "是"}]
_LEAST = {"trimmed-mean": 3}
"""How many members it takes."""
_LISTED = ("total", "kinds", "best")
_BARRED = ("each", "growth")
"""What makes no claims."""


@st.composite
def panels(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw a question that a few people answer together, and what is enough of their answer and its worth."""
    way = draw(st.sampled_from(["lower-median", "mean", "trimmed-mean", "share-of-yes"]))
    size = draw(st.integers(_LEAST.get(way, 2), 4))
    panel = {"zh": "评议", "size": size, "combine": way, **draw(_quorums(size))}
    if way == "lower-median":
        return {**panel, "levels": _LEVELS}, {"at_least": draw(st.sampled_from(["fair", "good"]))}
    if way == "share-of-yes":
        least = draw(st.sampled_from([Decimal("0.5"), Decimal("0.67")]))
        return {**panel, "levels": _YES}, {
            "at_least": least,
            **({"in_proportion": True} if draw(st.booleans()) else {}),
        }
    worth = draw(st.sampled_from([{}, {"earn_each": Decimal("0.25")}]))
    return {**panel, "range": [0, 10]}, {"at_least": draw(st.sampled_from([3, 5])), **worth}


def _quorums(size: int) -> st.SearchStrategy[dict[str, int]]:
    return st.one_of(st.just({}), st.integers(1, size).map(lambda quorum: {"quorum": quorum}))


@st.composite
def claims(draw: st.DrawFn, requirements: list[dict[str, Any]], *, room: int) -> list[str]:
    """Draw which of some requirements claim records, in which order; none where no two of them count one list.

    Args:
        draw: Given by hypothesis.
        requirements: The requirements; one more may be added, so that two count one list.
        room: How many may be added.
    """
    lists = {one["id"]: found for one in requirements if (found := _counted(one))}
    if lists and room > 0 and draw(st.booleans()):
        name = draw(st.sampled_from(sorted({each for found in lists.values() for each in found})))
        more = {"id": f"r{len(requirements)}", "zh": "又一项", "count": name, "at_least": 1, "points": 1}
        requirements.append(more)
        lists[more["id"]] = {name}
    pairs = [[one, other] for one in lists for other in lists if one != other and lists[one] & lists[other]]
    return draw(st.one_of(st.just([]), st.sampled_from(pairs))) if pairs else []


def _counted(requirement: Mapping[str, Any]) -> set[str]:
    """The lists whose records a requirement counts; none where it can make no claim."""
    joined = [*requirement.get("any", ()), *requirement.get("all", ())]
    sentences = joined or [requirement]
    if any(key in one for one in sentences for key in _BARRED):
        return set()
    counted = {one[key] for one in sentences for key in ("count", "share") if key in one}
    return counted | {one[key].partition(".")[0] for one in sentences for key in _LISTED if key in one}


@st.composite
def amounts(draw: st.DrawFn, tests: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """Draw the money that goes with a rung: none, so much, a range, a ceiling; other money in a special case.

    Args:
        draw: Given by hypothesis.
        tests: Tests of the special case.
    """
    yuan = draw(st.sampled_from([None, 10000, {"between": [5000, 20000]}, {"at_most": Decimal("30000.50")}]))
    if yuan is None:
        return {}
    but = draw(st.lists(st.fixed_dictionaries({"when": tests, "yuan": st.sampled_from([1, 40000])}), max_size=1))
    return {"yuan": yuan, **({"but": but} if but else {})}
