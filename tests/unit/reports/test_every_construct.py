"""Whatever the rule language can say can be said in words: every case of the conformance suite, in both languages."""

import json
import re

import pytest

import studiorules as sr
from studiorules.reports import evaluation_data, evaluation_text, explain, outline, render, to_json
from studiorules.terms import Lang
from tests.conformance.adapter import Case, cases

# what would show that a value was printed instead of said
_RAW = re.compile(r"Decimal\(|Fraction\(|\bNone\b|\bTrue\b|\bFalse\b|<[A-Z]\w+|ValueOf|Duration\(|\{\w*\}|Level\(")


def judged(case: Case) -> sr.Evaluation | None:
    """What a case comes to; None where one of its documents is to be refused."""
    try:
        dossier = sr.read_dossier(case.dossier_document())
        book = sr.read_rulebook(case.rulebook_document())
        return sr.evaluate(dossier, book, as_of=case.as_of)
    except (sr.DossierError, sr.RulebookError):
        return None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_is_said_in_words(case: Case, lang: Lang) -> None:
    evaluation = judged(case)
    if evaluation is None:
        pytest.skip("a case of documents that are refused, or of what this version cannot read")
    told = [evaluation_text(evaluation, lang=lang, detail="all"), outline(evaluation.rulebook, lang=lang)]
    told += [str(explain(one, lang=lang)) for one in evaluation.findings]
    told += [str(explain(one, lang=lang)) for one in evaluation.sections]
    told += [str(explain(one, lang=lang)) for one in evaluation.decisions.values()]
    told += [render(evaluation, "csv", lang=lang)]
    for text in told:
        assert not _RAW.search(text), text
        assert "：：" not in text
        assert "，，" not in text
    json.loads(to_json(evaluation_data(evaluation, lang=lang, sentences=True)), parse_float=pytest.fail)
