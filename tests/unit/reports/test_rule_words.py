"""Words for what a rulebook asks: nothing that a committee signs is left out of a sentence."""

from datetime import date
from typing import Any

import pytest

import studiorules as sr
from studiorules.reports import rulebook_text

DAY = date(2025, 12, 31)


def _book(*requirements: dict[str, Any], **more: Any) -> sr.Rulebook:
    head = {"id": "x", "edition": "1", "zh": "办法", "points": 4 * len(requirements), "in_force": "unknown"}
    told = [{"id": f"r{number}", "zh": "要求", "points": 4, **one} for number, one in enumerate(requirements)]
    return sr.read_rulebook({"rulebook": head, "requirement": told, **more})


FIXED = {"fact": "premises.fixed"}
PER_HEAD = {"ratio": ["hours", "heads"], "if_none": "fail"}
MEASURES = {
    "hours": {"total": "activities.participants", "within": "1 year"},
    "heads": {"count": "people"},
    "held": {"count": "activities", "within": "1 year"},
}


def test_a_need_is_told_down_to_its_last_branch() -> None:
    needs = [{"any": [{"score": "total", "at_least": 3}, {"all": [{"score": "total", "at_least": 2}, FIXED]}]}]
    ladder = {
        "id": "grade",
        "zh": "等级",
        "rungs": [{"id": "no", "zh": "否"}, {"id": "yes", "zh": "是", "needs": needs}],
    }
    told = rulebook_text(_book(FIXED, decision=[ladder]))
    assert "是（以下2项有1项即可（总分不低于3分；以下2项都要具备（总分不低于2分；场所固定）））" in told


def test_it_is_told_what_becomes_of_points_that_do_not_apply() -> None:
    told = rulebook_text(_book(FIXED, {**FIXED, "when": {"fact": "leader.in_post"}, "not_applicable": "rescaled"}))
    assert "适用条件：带头人在岗\n" in told
    assert "不适用时：本项不计，满分按其余各项折算\n" in told


@pytest.mark.parametrize(
    ("asked", "zh", "en"),
    [
        ({**PER_HEAD, "at_least": 24}, "现有成员之比，不低于24：", "divided by people now: at least 24:"),
        ({**PER_HEAD, "at_least": 0.5}, "现有成员之比，不低于50%：", "divided by people now: at least 50%:"),
        (
            {"ratio": ["held", "heads"], "if_none": "fail", "at_least": 1.5},
            "现有成员之比，不低于1.5：",
            "divided by people now: at least 1.5:",
        ),
    ],
)
def test_so_much_a_head_is_no_share(asked: dict[str, Any], zh: str, en: str) -> None:
    book = _book(asked, measure=MEASURES)
    assert zh in rulebook_text(book)
    assert en in rulebook_text(book, lang="en")


@pytest.mark.parametrize(
    ("attended", "found", "short"),
    [(36, "18", "差6"), (40, "20", "差4"), ({"at_least": 0, "at_most": 30}, "0～15", "差9～24")],
)
def test_what_was_found_of_so_much_a_head(attended: object, found: str, short: str) -> None:
    book = _book({**PER_HEAD, "at_least": 24}, measure=MEASURES)
    dossier = sr.read_dossier(
        {
            "stated_on": DAY,
            "studio": {"name": "某室"},
            "people": [{}, {}],
            "activities": [{"on": "2025-06-01", "kind": "study", "participants": attended}],
        }
    )
    said = sr.explain(sr.evaluate(dossier, book, as_of=DAY)["r0"])
    assert (said.found, said.short) == (found, short)


def test_it_is_told_that_of_variants_one_counts() -> None:
    ways = [{"when": {**FIXED, "is": told}, "not_applicable": "none"} for told in (True, False)]
    books = [_book({"fact": "sign.plaque_hung", **way}, {"fact": "sign.conspicuous", **ways[1]}) for way in ways]
    told = ["互相排斥" in rulebook_text(book) for book in books]
    assert told == [True, False]
