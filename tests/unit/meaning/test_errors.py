"""What cannot be computed is a finding of its own, in both evaluators, and disturbs no other."""

import tomllib
from datetime import date

import pytest

import studiorules as sr
from studiorules.evaluation.judging import resolved
from studiorules.meaning import judge

_BOOK = """
[rulebook]
id = "drawn"
edition = "1"
zh = "规则"
basis = "editor"
in_force = { from = 2000-01-01 }
points = 3
[value.grade]
levels = "skill-grade"
dated = [{ from = 2030-01-01, value = "technician", basis = "editor", why = "later" }]
[[requirement]]
id = "a"
zh = "甲"
count = "mentoring"
where = { certificate = { at_least = "@grade" } }
at_least = 1
points = 2
[[requirement]]
id = "b"
zh = "乙"
fact = "premises.fixed"
points = 1
"""


@pytest.mark.parametrize("records", [[], [{"certificate": "technician"}]], ids=["without records", "with one"])
def test_a_parameter_without_a_value_on_the_day_is_an_error_whatever_the_list_holds(
    records: list[dict[str, str]],
) -> None:
    day = date(2025, 6, 30)
    book = sr.read_rulebook(tomllib.loads(_BOOK))
    dossier = sr.read_dossier(
        {"stated_on": day, "studio": {"name": "某工作室"}, "premises": {"fixed": True}, "mentoring": records}
    )
    evaluation = sr.evaluate(dossier, book, as_of=day)
    assert (evaluation["a"].outcome, str(evaluation["a"].points)) == ("error", "0～2/2")
    assert (evaluation["b"].outcome, str(evaluation["b"].points)) == ("pass", "1/1")
    assert judge(resolved(dossier, book), book, day).value("a", "error") == 1
