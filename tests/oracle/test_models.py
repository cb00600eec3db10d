"""Scores of XCCDF's models against the tables of the standard: on rule trees, and on completions of small cases."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from random import Random

import pytest

import studiorules as sr
from studiorules.findings.score import score_of, standing
from studiorules.terms import Outcome
from tests.conformance.adapter import fill_rulebook
from tests.oracle.agreement import judged
from tests.oracle.book import Book
from tests.oracle.completion import Doc
from tests.oracle.completions import Completions
from tests.oracle.generate import small_cases
from tests.oracle.models import MODELS, number
from tests.oracle.outline import requirements

UNDECIDED = {"unknown", "notchecked", "error"}
NINE = [one.value for one in Outcome]


def _tree(random: Random) -> Doc:
    """A small tree of rules with weights, some of them 0."""
    count = iter(range(7))

    def rule() -> Doc:
        return {"id": f"r{next(count)}", "fact": "premises.fixed", **_weight(random)}

    def rules(most: int) -> list[Doc]:
        return [rule() for _ in range(random.randint(1, most))]

    made: Doc = {"points": "none", "requirement": rules(1)}
    made["section"] = [{"id": "s", "requirement": rules(2), **_weight(random)}]
    if random.random() < 0.6:
        criterion = {"id": "c", "zh": "条", "requirement": rules(2), **_weight(random)}
        made["section"].append({"id": "t", "criterion": [criterion], **_weight(random)})
    return fill_rulebook(made)


def _weight(random: Random) -> Doc:
    return random.choice([{}, {}, {"weight": 0}, {"weight": 2}, {"weight": 5}])


@pytest.mark.parametrize("model", MODELS)
def test_rule_trees(model: str) -> None:
    """The number is that of the tables, the interval exactly what undecided rules leave, and the number lies inside."""
    random = Random(f"trees {model}")  # noqa: S311  # chance, not secrecy
    for _ in range(120):
        doc = _tree(random)
        doc["rulebook"]["model"] = model
        book = sr.read_rulebook(doc)
        outcomes = {name: random.choice(["pass", "pass", "fail", *NINE]) for name in requirements(doc)}
        may_drop = {name for name, one in outcomes.items() if one == "pass" and random.random() < 0.3}
        told = {name: standing(Outcome(one), applies=name not in may_drop) for name, one in outcomes.items()}
        score = score_of(book, lambda one, told=told: told[one.id])  # type: ignore[misc]  # bound now
        assert score is not None
        assert (score.standard, score.standard_max) == number(doc, outcomes, model), (doc, outcomes)
        seen = list(_completed(doc, outcomes, may_drop, model))
        scored = [one for one in seen if one is not None]
        if not scored:
            assert (score.low, score.high, score.standard) == (None, None, None)
            continue
        low = Fraction(0) if score.empty and model.startswith("flat") else min(scored)
        assert (score.low, score.high, score.empty) == (low, max(scored), None in seen), (doc, outcomes, may_drop)
        assert score.standard is None or low <= score.standard <= max(scored)


def _completed(doc: Doc, outcomes: dict[str, str], may_drop: set[str], model: str) -> Iterator[Fraction | None]:
    ways = [
        ["fail", "pass"] if one in UNDECIDED else ["pass", "notapplicable"] if name in may_drop else [one]
        for name, one in outcomes.items()
    ]
    for way in product(*ways):
        yield number(doc, dict(zip(outcomes, way, strict=True)), model)[0]


@pytest.mark.parametrize("seed", range(4))
def test_every_completion_lies_inside_the_interval(seed: int) -> None:
    """Dossiers with facts that nobody stated: whatever turns out, the score was possible; known, it is the number."""
    for dossier, rulebook, as_of in small_cases(700 + seed, 10):
        completions = Completions(dossier, rulebook, as_of)
        books = [Book(one, rulebook, as_of) for one in completions]
        for model in MODELS:
            doc = {**rulebook, "rulebook": {**rulebook["rulebook"], "model": model}}
            evaluation = judged(dossier, doc, as_of)
            score = evaluation.score
            assert score is not None
            said = {finding.id: finding.outcome.value for finding in evaluation}
            assert (score.standard, score.standard_max) == number(doc, said, model)
            for book in books:
                found, _ = number(doc, {name: book.came(name).outcome for name in book.requirements}, model)
                if found is None:
                    assert score.low is None or score.empty
                else:
                    assert score.low is not None
                    assert score.high is not None
                    assert score.low <= found <= score.high, (dossier, doc, as_of, model)
