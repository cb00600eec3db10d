"""The laws, over drawn rulebooks and drawn dossiers, and over the base rulebook."""

from __future__ import annotations

import json
import pickle
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import studiorules as sr
from studiorules.dossier import CATALOGUE, Shape
from studiorules.testing import days, dossier_documents, laws, rulebook_documents
from studiorules.testing.drawn_dossiers import coarser_documents, grown_documents, open_documents
from studiorules.testing.laws import (
    encloses,
    holds_bounds,
    keeps_order,
    keeps_order_of_rules,
    learns,
    reads_back,
    respects_caps,
    rises,
    same_as_meaning,
    sums_up,
    turned_round,
)

# an example of all laws judges some twenty dossiers
test_laws_of_the_base_rulebook = settings(max_examples=25)(laws(sr.published("base")))


@given(document=dossier_documents(), book=rulebook_documents(), as_of=days())
def test_bounds_sums_order_and_both_evaluators(document: dict[str, Any], book: dict[str, Any], as_of: date) -> None:
    evaluation = sr.evaluate(sr.read_dossier(document), sr.read_rulebook(book), as_of=as_of)
    holds_bounds(evaluation)
    sums_up(evaluation)
    same_as_meaning(evaluation)
    keeps_order(document, evaluation)


@given(data=st.data())
def test_every_law_holds_for_drawn_rulebooks(data: st.DataObject) -> None:
    """Panels, claims, priorities and amounts among them, in dossiers that aim at them."""
    book = sr.read_rulebook(data.draw(rulebook_documents()))
    as_of = data.draw(days())

    def judged(document: dict[str, Any]) -> sr.Evaluation:
        return sr.evaluate(sr.read_dossier(document), book, as_of=as_of)

    document = data.draw(dossier_documents(rulebook=book))
    evaluation = judged(document)
    holds_bounds(evaluation)
    sums_up(evaluation)
    respects_caps(evaluation)
    same_as_meaning(evaluation)
    reads_back(evaluation)
    keeps_order(document, evaluation)
    keeps_order_of_rules(evaluation, turned_round(book))
    learns(*map(judged, data.draw(coarser_documents(rulebook=book))))
    opened, completions = data.draw(open_documents(rulebook=book))
    encloses(judged(opened), map(judged, completions))
    before, name, after = data.draw(grown_documents(rulebook=book))
    if name:
        rises(judged(before), name, judged(after))


def test_everything_that_a_drawn_rulebook_may_say_is_drawn() -> None:
    drawn: set[str] = set()

    @settings(max_examples=200, derandomize=True, database=None)
    @given(book=rulebook_documents(), data=st.data())
    def draw(book: dict[str, Any], data: st.DataObject) -> None:
        rungs = book["decision"][0]["rungs"]
        drawn.update(key for key in ("counts_once", "priority") if key in book)
        drawn.update(one["combine"] for one in book.get("judgement", {}).values() if "combine" in one)
        drawn.update("but" if "but" in one else "yuan" for one in rungs if "yuan" in one)
        if any("judged" in one for one in book["requirement"]):
            dossier = data.draw(dossier_documents(rulebook=sr.read_rulebook(book)))
            drawn.update("recused" for one in dossier.get("judgements", ()) if "recused" in one)
            drawn.update("votes" for one in dossier.get("judgements", ()) if one.get("reviewer") == "评审2")

    draw()
    ways = {"lower-median", "mean", "trimmed-mean", "share-of-yes"}
    assert drawn == {"counts_once", "priority", "but", "yuan", "recused", "votes"} | ways


@given(document=dossier_documents(sections=("leader", "honours")))
def test_the_honours_of_a_drawn_leader_agree(document: dict[str, Any]) -> None:
    dossier = sr.read_dossier(document)  # a leader's best honour below one that is listed would be refused
    assert [one is not None for one in (dossier.leader, dossier.honours)] == [
        one in document for one in ("leader", "honours")
    ]


@given(pair=coarser_documents(), book=rulebook_documents(), as_of=days())
def test_whoever_learns_more_takes_nothing_back(pair: Any, book: dict[str, Any], as_of: date) -> None:
    rulebook = sr.read_rulebook(book)
    coarse, fine = (sr.evaluate(sr.read_dossier(one), rulebook, as_of=as_of) for one in pair)
    learns(coarse, fine)


@given(book=rulebook_documents(), document=dossier_documents(), as_of=days())
def test_the_order_of_requirements_is_irrelevant(book: dict[str, Any], document: dict[str, Any], as_of: date) -> None:
    turned = {**book, "requirement": list(reversed(book["requirement"]))}
    dossier = sr.read_dossier(document)
    first, second = (sr.evaluate(dossier, sr.read_rulebook(one), as_of=as_of) for one in (book, turned))
    assert {one.id: (one.outcome, one.points) for one in first} == {one.id: (one.outcome, one.points) for one in second}
    assert first.total == second.total
    assert first.score == second.score
    assert first.decisions == second.decisions


@given(document=dossier_documents())
def test_read_write_read_is_identity(document: dict[str, Any]) -> None:
    dossier = sr.read_dossier(document)
    again = sr.read_dossier(json.loads(sr.render(dossier, "json")))
    assert again == dossier
    assert again.digest == dossier.digest


@given(document=dossier_documents(), book=rulebook_documents(), as_of=days(), data=st.data())
def test_what_surely_lies_later_never_changes_an_earlier_result(
    document: dict[str, Any], book: dict[str, Any], as_of: date, data: st.DataObject
) -> None:
    moments = [
        name
        for name, section in CATALOGUE.sections.items()
        if section.shape is Shape.MOMENTS and isinstance(document.get(name), list) and document[name]
    ]
    if not moments:
        return
    name = data.draw(st.sampled_from(moments))
    stated = date.fromisoformat(document["stated_on"])
    later = {
        key: value
        for key, value in document[name][0].items()
        if CATALOGUE.sections[name].fields.get(key) is not None and CATALOGUE.sections[name].fields[key].required
    }
    day = max(as_of, stated) + timedelta(days=1)
    # Every day of the record is later, those of its own fields included, whichever a rule reads.
    dates = {key: day.isoformat() for key, field in CATALOGUE.sections[name].fields.items() if field.kind == "date"}
    more = {**document, name: [*document[name], {**later, **dates, "on": day.isoformat()}]}
    rulebook = sr.read_rulebook(book)
    before, after = (sr.evaluate(sr.read_dossier(one), rulebook, as_of=as_of) for one in (document, more))
    assert [(one.outcome, one.points) for one in before] == [(one.outcome, one.points) for one in after]


@given(document=dossier_documents(), book=rulebook_documents(), as_of=days())
def test_the_same_inputs_give_the_same_bytes(document: dict[str, Any], book: dict[str, Any], as_of: date) -> None:
    rulebook = sr.read_rulebook(book)
    first, second = (sr.render(sr.evaluate(sr.read_dossier(document), rulebook, as_of=as_of), "json") for _ in range(2))
    assert first == second


def test_everything_pickles() -> None:
    base = sr.published("base")
    dossier = sr.read_dossier({"stated_on": "2025-12-31", "studio": {"name": "某工作室"}})
    evaluation = sr.evaluate(dossier, base, as_of=date(2025, 12, 31))
    for thing in (dossier, base, evaluation):
        assert pickle.loads(pickle.dumps(thing)) == thing  # noqa: S301  # our own bytes
    finding = pickle.loads(pickle.dumps(evaluation["eight-musts/must-2-workroom/fixed-place"]))  # noqa: S301
    assert str(sr.explain(finding)) == str(sr.explain(evaluation[finding.id]))
