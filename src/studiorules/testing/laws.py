"""Laws that every rulebook keeps, for any dossier: order, bounds, caps, sums, learning, growing."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import given

from studiorules.dossier import CATALOGUE, Shape
from studiorules.evaluation import evaluate, read_dossier
from studiorules.evaluation.judging import engine_of, resolved
from studiorules.findings import Evaluation
from studiorules.findings.figures import Figure
from studiorules.intake import dossier_text
from studiorules.meaning import Setting, judge
from studiorules.meaning.directions import Direction, uses
from studiorules.rulebook import Cap, Growth, Reference, Requirement, Rulebook, Score
from studiorules.rulebook.nodes import nodes
from studiorules.testing.aim import Aim
from studiorules.testing.drawn_dossiers import (
    coarser_documents,
    days,
    dossier_documents,
    grown_documents,
    open_documents,
)
from studiorules.testing.holding import law
from studiorules.testing.learning import encloses, learns, within

__all__ = [
    "encloses",
    "holds_bounds",
    "keeps_order",
    "keeps_order_of_rules",
    "laws",
    "learns",
    "reads_back",
    "respects_caps",
    "rises",
    "same_as_meaning",
    "sums_up",
]

_FIGURES: tuple[Figure, ...] = ("sure", "possible", "low", "high", "applies", "may_apply", "error")


def laws(rulebook: Rulebook) -> Callable[[], None]:
    """Make a test of all laws for a rulebook, to stand in a test module as `test_laws`.

    Args:
        rulebook: The rulebook.

    Returns:
        A test function for pytest, with drawn dossiers and days near the thresholds of the rulebook; `settings` of
        hypothesis say how many.
    """
    turned = turned_round(rulebook)
    on = days(Aim(rulebook=rulebook).day).filter(lambda day: not rulebook.in_force.surely_not_on(day))

    @given(
        document=dossier_documents(rulebook=rulebook),
        as_of=on,
        pair=coarser_documents(rulebook=rulebook),
        opened=open_documents(rulebook=rulebook),
        grown=grown_documents(rulebook=rulebook),
    )
    def test(
        document: dict[str, Any],
        as_of: date,
        pair: tuple[dict[str, Any], dict[str, Any]],
        opened: tuple[dict[str, Any], tuple[dict[str, Any], ...]],
        grown: tuple[dict[str, Any], str, dict[str, Any]],
    ) -> None:
        def judged(one: dict[str, Any]) -> Evaluation:
            return evaluate(read_dossier(one), rulebook, as_of=as_of)

        evaluation = judged(document)
        holds_bounds(evaluation)
        respects_caps(evaluation)
        sums_up(evaluation)
        same_as_meaning(evaluation)
        reads_back(evaluation)
        keeps_order(document, evaluation)
        keeps_order_of_rules(evaluation, turned)
        learns(*map(judged, pair))
        encloses(judged(opened[0]), map(judged, opened[1]))
        if grown[1]:
            rises(judged(grown[0]), grown[1], judged(grown[2]))

    return test


def turned_round(rulebook: Rulebook) -> Rulebook:
    """The same rulebook, its sections, criteria and requirements in the opposite order."""
    sections = tuple(
        attrs.evolve(
            section,
            criteria=tuple(
                attrs.evolve(one, requirements=one.requirements[::-1]) for one in reversed(section.criteria)
            ),
            requirements=section.requirements[::-1],
        )
        for section in reversed(rulebook.sections)
    )
    return attrs.evolve(rulebook, sections=sections, loose_requirements=rulebook.loose_requirements[::-1])


def holds_bounds(evaluation: Evaluation) -> None:
    """Low ends never lie above high ends, points lie within what is allotted, a standard's number between its ends.

    Raises:
        AssertionError: If the law is broken.
    """
    for finding in evaluation:
        points = finding.points
        law(0 <= points.low <= points.high <= points.allotted, f"{finding.id}: {points!r}")
    total = evaluation.total
    if total is not None:
        law(Decimal(0) <= total.low <= total.high, f"total: {total!r}")
    score = evaluation.score
    ends = None if score is None else score.ends
    if ends is not None and score is not None:
        law(0 <= ends[0] <= ends[1] <= score.interval_max, f"score: {score!r}")
        law(score.standard is None or ends[0] <= score.standard <= ends[1], f"score: {score!r}")
    for decision in evaluation.decisions.values():
        law(decision.possibly(decision.certain.id), f"{decision!r}")
        for rung in decision.rungs:
            law(rung.yuan is None or within(rung.yuan, rung.yuan), f"{decision.id}/{rung.id}: {rung.yuan!r}")


def sums_up(evaluation: Evaluation) -> None:
    """Sections and the total are the sums of their findings, where nothing is capped, rescaled or cut by lines.

    Of variants that exclude each other only one counts: where there are such, the sums enclose what they add up to.

    Raises:
        AssertionError: If the law is broken.
    """
    rulebook = evaluation.rulebook
    plain = rulebook.rounding.at == "requirement" and all(one.not_applicable != "rescaled" for one in rulebook)
    if evaluation.total is None or not plain:
        return
    apart = rulebook.situations.ways == ({},)
    for section in evaluation.sections:
        rule = next(one for one in rulebook.sections if one.id == section.id)
        low = sum((finding.points.low for finding in section.findings), Decimal(0))
        kept = rule.cap is not None or section.points.low == low or (section.points.low > low and not apart)
        law(kept, f"{section.id}: {section.points!r} is not {low}")
    if not rulebook.on_total and all(one.cap is None for one in rulebook.sections):
        counted = [finding.points for finding in evaluation if finding.points.unit == "point"]
        low = sum((points.low for points in counted), Decimal(0))
        high = sum((points.high for points in counted), Decimal(0))
        ends = evaluation.total.low, evaluation.total.high
        inside = low <= ends[0] and ends[1] <= high and not apart
        law(ends == (low, high) or inside, f"total {evaluation.total!r}: {low}, {high}")


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
        law(run.value(of, figure) == number, f"{of} {figure}: engine {run.value(of, figure)}, meaning {number}")


def keeps_order(document: dict[str, Any], evaluation: Evaluation) -> None:
    """The order of records changes nothing.

    Raises:
        AssertionError: If the law is broken.
    """
    turned = {key: _turned(key, value) for key, value in document.items()}
    again = evaluate(read_dossier(turned), evaluation.rulebook, as_of=evaluation.as_of)
    _alike(evaluation, again, "records turned round")


def respects_caps(evaluation: Evaluation) -> None:
    """No section brings more than its cap, and the total no more than the rulebook has and caps on it allow.

    Raises:
        AssertionError: If the law is broken.
    """
    rulebook, total = evaluation.rulebook, evaluation.total
    for rule, section in zip(rulebook.sections, evaluation.sections, strict=True):
        if rule.cap is not None:
            law(section.points.high <= rule.cap, f"{section.id}: {section.points!r} above its cap {rule.cap}")
    if total is None or rulebook.unknown_points:
        return
    most = (rulebook.allotted or Decimal(0)) + sum((one.most for one in rulebook.bonus), Decimal(0))
    law(total.high <= most, f"total: {total!r} above {most}")
    for line in evaluation.on_total:
        if isinstance(line.line.loss, Cap) and not line.possible:
            cap = line.line.loss.points
            law(total.high <= cap, f"total: {total!r} above the cap {cap} of a line that does not hold")


def reads_back(evaluation: Evaluation) -> None:
    """A dossier that is written and read again is the same, and is judged the same.

    Raises:
        AssertionError: If the law is broken.
    """
    for form in ("json", "toml"):
        text = dossier_text(evaluation.dossier, form)
        again = read_dossier(io.BytesIO(text.encode()), format=form)
        law(again == evaluation.dossier, f"read back from {form}, the dossier is another: {text}")
        _alike(evaluation, evaluate(again, evaluation.rulebook, as_of=evaluation.as_of), f"read back from {form}")


def keeps_order_of_rules(evaluation: Evaluation, turned: Rulebook) -> None:
    """The order of sections, criteria and requirements changes nothing.

    Args:
        evaluation: By the rulebook.
        turned: The same rulebook in another order.

    Raises:
        AssertionError: If the law is broken.
    """
    again = evaluate(evaluation.dossier, turned, as_of=evaluation.as_of)
    _alike(evaluation, again, "rules turned round")
    for name, ladder in evaluation.decisions.items():
        law(ladder == again.decisions[name], f"{name}: {ladder!r}, rules turned round {again.decisions[name]!r}")


def rises(before: Evaluation, name: str, after: Evaluation) -> None:
    """One record more never lowers the points of a requirement that wants as many as there are.

    Args:
        before: Of a dossier.
        name: Name of a list.
        after: Of the same dossier with a record more in that list.

    Raises:
        AssertionError: If the law is broken.
    """
    for id_ in wanting_more(before, name):
        less, more = before[id_].points, after[id_].points
        law(less.low <= more.low and less.high <= more.high, f"{id_}: {less!r} fell to {more!r} by one of {name} more")


def wanting_more(evaluation: Evaluation, name: str) -> tuple[str, ...]:
    """Name the requirements that read a list, and to which a record more can only help."""
    dossier, rulebook = evaluation.dossier, evaluation.rulebook
    setting = Setting(resolved=resolved(dossier, rulebook), rulebook=rulebook, as_of=evaluation.as_of, dossier=dossier)
    ways: dict[str, set[Direction]] = {}
    for use in uses(setting):
        if use.path == name:
            ways.setdefault(use.by, set()).add(use.direction)
    return tuple(one.id for one in rulebook if ways.get(one.id) == {Direction.GOOD} and not _reads_further(one))


def _reads_further(requirement: Requirement) -> bool:
    """Whether it reads other requirements, or a change, which a record that ends may lower."""
    return any(isinstance(one, (Reference, Score, Growth)) for one in nodes(requirement))


def _alike(one: Evaluation, other: Evaluation, what: str) -> None:
    for finding in (*one, *one.priorities):
        again = other[finding.id]
        law(
            (finding.outcome, finding.points) == (again.outcome, again.points),
            f"{finding.id}: {finding.outcome} {finding.points!r}, {what} {again.outcome} {again.points!r}",
        )
    law(one.total == other.total, f"total: {one.total!r}, {what} {other.total!r}")


def _turned(key: str, value: Any) -> Any:
    """A section of a document with its records in the opposite order; what a rulebook's own lists say as well."""
    if isinstance(value, dict) and key not in CATALOGUE.sections and key != "lists":
        return {name: own[::-1] if isinstance(own, list) else own for name, own in value.items()}
    is_list = key == "judgements" or (key in CATALOGUE.sections and CATALOGUE.sections[key].shape is not Shape.FACTS)
    return value[::-1] if is_list and isinstance(value, list) else value
