"""Laws that every rulebook keeps, for any dossier: order, bounds, learning, sums, two evaluators with one answer."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from studiorules.dossier import CATALOGUE, Shape
from studiorules.evaluation import evaluate, read_dossier
from studiorules.evaluation.judging import engine_of, resolved
from studiorules.findings import Evaluation
from studiorules.findings.figures import Figure
from studiorules.meaning import judge
from studiorules.rulebook import Rulebook
from studiorules.testing.strategies import days, dossier_documents

__all__ = [
    "coarser_documents",
    "holds_bounds",
    "keeps_order",
    "laws",
    "learns",
    "same_as_meaning",
    "sums_up",
]

_FIGURES: tuple[Figure, ...] = ("sure", "possible", "low", "high", "applies", "may_apply", "error")


def laws(rulebook: Rulebook) -> Callable[[], None]:
    """Make a test of all laws for a rulebook, to stand in a test module as `test_laws`.

    Args:
        rulebook: The rulebook.

    Returns:
        A test function for pytest, with drawn dossiers and days.
    """

    @given(document=dossier_documents(), as_of=days(), pair=coarser_documents())
    def test(document: dict[str, Any], as_of: Any, pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
        if rulebook.in_force.surely_not_on(as_of):
            return
        evaluation = evaluate(read_dossier(document), rulebook, as_of=as_of)
        holds_bounds(evaluation)
        sums_up(evaluation)
        same_as_meaning(evaluation)
        keeps_order(document, evaluation)
        coarse, fine = (evaluate(read_dossier(one), rulebook, as_of=as_of) for one in pair)
        learns(coarse, fine)

    return test


def holds_bounds(evaluation: Evaluation) -> None:
    """Low ends never lie above high ends, and points lie within what is allotted.

    Raises:
        AssertionError: If the law is broken.
    """
    for finding in evaluation:
        points = finding.points
        _law(0 <= points.low <= points.high <= points.allotted, f"{finding.id}: {points!r}")
    total = evaluation.total
    if total is not None:
        _law(Decimal(0) <= total.low <= total.high, f"total: {total!r}")
    for decision in evaluation.decisions.values():
        _law(decision.possibly(decision.certain.id), f"{decision!r}")


def sums_up(evaluation: Evaluation) -> None:
    """Sections and the total are the sums of their findings, where nothing is capped, rescaled or cut by lines.

    Raises:
        AssertionError: If the law is broken.
    """
    rulebook = evaluation.rulebook
    plain = rulebook.rounding.at == "requirement" and all(one.not_applicable != "rescaled" for one in rulebook)
    if evaluation.total is None or not plain:
        return
    for section in evaluation.sections:
        rule = next(one for one in rulebook.sections if one.id == section.id)
        low = sum((finding.points.low for finding in section.findings), Decimal(0))
        _law(rule.cap is not None or section.points.low == low, f"{section.id}: {section.points!r} is not {low}")
    if not rulebook.on_total and all(one.cap is None for one in rulebook.sections):
        low = sum((finding.points.low for finding in evaluation), Decimal(0))
        high = sum((finding.points.high for finding in evaluation), Decimal(0))
        _law((evaluation.total.low, evaluation.total.high) == (low, high), f"total {evaluation.total!r}: {low}, {high}")


def same_as_meaning(evaluation: Evaluation) -> None:
    """The engine gives the numbers that the meaning gives.

    Raises:
        AssertionError: If the law is broken.
    """
    dossier, rulebook, as_of = evaluation.dossier, evaluation.rulebook, evaluation.as_of
    meant, run = (
        judge(resolved(dossier, rulebook), rulebook, as_of),
        engine_of(rulebook).run(resolved(dossier, rulebook), as_of),
    )
    for (of, figure), number in meant.values.items():
        if figure == "fact" and meant.values[of, "sure"] == meant.values[of, "possible"]:
            continue  # what is missing matters only while something is
        if figure == "fact" and (meant.values[of, "error"] or of == "total"):
            continue
        _law(run.value(of, figure) == number, f"{of} {figure}: engine {run.value(of, figure)}, meaning {number}")


def keeps_order(document: dict[str, Any], evaluation: Evaluation) -> None:
    """The order of records changes nothing.

    Raises:
        AssertionError: If the law is broken.
    """
    turned = {key: list(reversed(value)) if _is_list(key, value) else value for key, value in document.items()}
    again = evaluate(read_dossier(turned), evaluation.rulebook, as_of=evaluation.as_of)
    for finding in evaluation:
        other = again[finding.id]
        _law(
            (finding.outcome, finding.points) == (other.outcome, other.points),
            f"{finding.id}: {finding.outcome} {finding.points!r}, turned round {other.outcome} {other.points!r}",
        )


def learns(coarse: Evaluation, fine: Evaluation) -> None:
    """Whoever learns more never has to take anything back.

    Args:
        coarse: What was known before.
        fine: What is known after learning more.

    Raises:
        AssertionError: If the law is broken.
    """
    for before in coarse:
        after = fine[before.id]
        _law(
            before.points.low <= after.points.low and after.points.high <= before.points.high,
            f"{before.id}: {before.points!r} became {after.points!r}",
        )
        settled = before.outcome in ("pass", "fail", "notapplicable")
        _law(not settled or after.outcome == before.outcome, f"{before.id}: {before.outcome} became {after.outcome}")
    if coarse.total is not None and fine.total is not None:
        _law(
            coarse.total.low <= fine.total.low and fine.total.high <= coarse.total.high,
            f"total: {coarse.total!r} became {fine.total!r}",
        )
    for id_, ladder in coarse.decisions.items():
        rungs = [
            next(index for index, rung in enumerate(ladder.rungs) if rung.id == one.id)
            for one in (ladder.certain, fine.decisions[id_].certain, fine.decisions[id_].possible, ladder.possible)
        ]
        _law(all(low <= high for low, high in pairwise(rungs)), f"{id_}: {ladder!r} became {fine.decisions[id_]!r}")


@st.composite
def coarser_documents(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw two documents of one studio, the first with something less in it."""
    fine = draw(dossier_documents())
    coarse = deepcopy(fine)
    names = [name for name in coarse if name in CATALOGUE.sections and name != "studio"]
    for name in draw(st.lists(st.sampled_from(names), unique=True)) if names else []:
        section = CATALOGUE.sections[name]
        records = coarse[name] if isinstance(coarse[name], list) else [coarse[name]]
        optional = [
            (record, key)
            for record in records
            for key in record
            if key == "on" or (key in section.fields and not section.fields[key].required)
        ]
        loss = draw(st.sampled_from(["field", "field", "list", "open"]))
        if loss == "field" and optional:
            record, key = draw(st.sampled_from(optional))
            del record[key]
        elif loss == "list":
            del coarse[name]
            coarse.get("lists", {}).pop(name, None)
        elif section.shape is not Shape.FACTS:
            if coarse[name]:
                coarse.setdefault("lists", {})[name] = "at-least-these"
            else:
                del coarse[name]
    if not coarse.get("lists"):
        coarse.pop("lists", None)
    return coarse, fine


def _is_list(key: str, value: object) -> bool:
    return isinstance(value, list) and key in CATALOGUE.sections and CATALOGUE.sections[key].shape is not Shape.FACTS


def _law(kept: bool, broken: str) -> None:  # a statement, not a switch
    if not kept:
        raise AssertionError(broken)
