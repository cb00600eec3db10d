"""Whatever the rule language can say can be said in words: every case of the conformance suite, in both languages."""

import json
import re

import pytest

import studiorules as sr
from studiorules.reports import evaluation_data, evaluation_text, explain, render, to_json
from studiorules.terms import Lang
from tests.conformance.adapter import Case, cases
from tests.house.tree import ROOT
from tests.unit.reports.strict import words_of

CASES = ROOT / "tests" / "conformance"
# what would show that a value was printed instead of said
_RAW = re.compile(r"Decimal\(|Fraction\(|\bNone\b|\bTrue\b|\bFalse\b|<[A-Z]\w+|ValueOf|Duration\(|\{\w*\}|Level\(")


LITTLE = sr.read_rulebook({"rulebook": {"id": "little", "edition": "0", "zh": "小办法", "points": "none"}})
READABLE = [case for case in cases() if not case.expect.get("problems") and "not_in_force" not in case.expect]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.id)
def test_a_case_is_said_in_words(case: Case, lang: Lang) -> None:
    dossier, book = sr.read_dossier(case.dossier_document()), sr.read_rulebook(case.rulebook_document())
    evaluation = sr.evaluate(dossier, book, as_of=case.as_of)
    told = [evaluation_text(evaluation, lang=lang, detail="all"), render(evaluation.rulebook, lang=lang)]
    told += [str(explain(one, lang=lang)) for one in evaluation.findings]
    told += [str(explain(one, lang=lang)) for one in evaluation.sections]
    told += [str(explain(one, lang=lang)) for one in evaluation.decisions.values()]
    told += [render(evaluation, "csv", lang=lang), render(book, "markdown", lang=lang)]
    told += [words_of(render(book, "html", lang=lang))]
    told += [render(sr.compare(*pair), lang=lang) for pair in ((LITTLE, book), (book, LITTLE))]
    for text in told:
        assert not _RAW.search(text), text
        assert "：：" not in text
        assert "，，" not in text
    json.loads(to_json(evaluation_data(evaluation, lang=lang, sentences=True)), parse_float=pytest.fail)
