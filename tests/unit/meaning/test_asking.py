"""What to ask first where no points hang on it: by rungs of ladders, then by outcomes, that it could decide."""

import tomllib
from datetime import date

import studiorules as sr

DAY = date(2025, 6, 30)
HEAD = """
[rulebook]
id = "made"
edition = "as-seen"
zh = "办法"
in_force = { from = 2020-01-01 }
points = "none"
"""
REQUIRED = """
[[requirement]]
id = "mark"
zh = "牌匾醒目"
fact = "sign.conspicuous"
[[requirement]]
id = "room"
zh = "场所固定"
fact = "premises.fixed"
[[requirement]]
id = "people"
zh = "三人晋升"
kinds = "promotions.person"
at_least = 3
[[decision]]
id = "result"
zh = "结论"
rungs = [
  { id = "no", zh = "否" },
  { id = "some", zh = "部分", needs = ["room"] },
  { id = "yes", zh = "是", needs = ["people"] },
]
"""


def judged(**said: object) -> sr.Evaluation:
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "某工作室"}, **said})
    return sr.evaluate(dossier, sr.read_rulebook(tomllib.loads(HEAD + REQUIRED)), as_of=DAY)


def test_what_decides_rungs_comes_before_what_decides_an_outcome_only() -> None:
    told = {one.about: (one.rungs, one.outcomes) for one in judged().questions}
    # a fixed room makes one rung sure, none puts two out of reach; promotions alone make no rung sure
    assert list(told.items()) == [("premises.fixed", (3, 2)), ("promotions", (1, 2)), ("sign.conspicuous", (0, 2))]


def test_with_the_room_known_the_promotions_decide_one_rung_either_way() -> None:
    told = judged(premises={"fixed": True}).questions
    assert [(one.about, one.rungs, one.outcomes) for one in told] == [
        ("promotions", 2, 2),
        ("sign.conspicuous", 0, 2),
    ]


def test_it_is_said_in_words_and_to_programs() -> None:
    told = judged()
    assert "可定3级、2项" in sr.render(told)
    assert "可定2项" in sr.render(told)
    assert "may decide 3 rungs, 2 outcomes" in sr.render(told, lang="en")
    assert '"rungs": 3' in sr.render(told, "json")


def test_with_points_the_swing_decides_as_before() -> None:
    paid = (
        (HEAD + REQUIRED)
        .replace('"none"', "3")
        .replace('fact = "', 'points = 1\nfact = "')
        .replace('kinds = "', 'points = 1\nkinds = "')
    )
    dossier = sr.read_dossier({"stated_on": DAY, "studio": {"name": "某工作室"}})
    told = sr.evaluate(dossier, sr.read_rulebook(tomllib.loads(paid)), as_of=DAY).questions
    assert {(str(one.swing), one.rungs, one.outcomes) for one in told} == {("2.00", 0, 0)}


def test_different_persons_are_counted_as_persons() -> None:
    said = [{"kind": "grade", "person": name, "on": "2025-01-10"} for name in ("甲", "乙")]
    finding = judged(promotions=said)["people"]
    told = str(sr.explain(finding))
    assert "不少于3人" in told
    assert "2人" in told
    assert "种" not in told


def test_an_edition_that_is_a_word_is_named_as_one() -> None:
    assert str(judged().rulebook) == "办法（版本 as-seen）"
    assert "版本 as-seen" in sr.render(judged().rulebook)
    numbered = tomllib.loads((HEAD + REQUIRED).replace("as-seen", "2"))
    assert str(sr.read_rulebook(numbered)) == "办法（第2版）"
    assert str(sr.read_rulebook(tomllib.loads((HEAD + REQUIRED).replace("as-seen", "2024-04")))) == "办法（2024-04版）"
