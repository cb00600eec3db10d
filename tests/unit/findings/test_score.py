"""Scoring models of XCCDF 1.2, worked by hand: nine outcomes, weights, groups, the empty case, and what readers see."""

import json
from fractions import Fraction

import pytest

import studiorules as sr
from studiorules.findings.score import standing
from studiorules.reports import evaluation_text, explain, outline
from studiorules.terms import Outcome
from tests.unit.intake.rulebook_drafts import book, problems
from tests.unit.whole import judged

KNOWN = {"fixed": True, "dedicated": False}


def rule(name: str, fact: str, weight: object = None, *, more: str = "", inside: str = "") -> str:
    """A requirement without points that asks yes of a fact of the premises."""
    head = f"{inside}.requirement" if inside else "requirement"
    weighs = "" if weight is None else f"weight = {weight}\n"
    return f'[[{head}]]\nid = "{name}"\nzh = "要求{name}"\nfact = "premises.{fact}"\n{weighs}{more}\n'


def model(name: str, more: str = 'points = "none"') -> str:
    return f'model = "{name}"\n{more}\n'


JUDGED = '[[requirement]]\nid = "j"\njudged = "q"\nat_least = "good"\n'
QUESTION = '[judgement.q]\nlevels = [{ id = "poor" }, { id = "good" }]\n'
STATION = 'when = { fact = "studio.kind", is = "technician-station" }\nnot_applicable = "none"\n'
POINT = rule("a", "fixed", more="points = 1")
IN = rule("a", "fixed", 2, inside="section")
A, B, C = rule("a", "fixed"), rule("b", "dedicated"), rule("c", "rules_posted")


def score(toml: str, **dossier: object) -> sr.ModelScore:
    found = judged(toml, **({"premises": KNOWN} | dossier)).score
    assert found is not None
    return found


def ends(found: sr.ModelScore) -> tuple[object, object, object]:
    return found.low, found.standard, found.high


@pytest.mark.parametrize(
    ("outcome", "standard", "worst", "best"),
    [  # tables 40 and 41 of the standard; 7.3.2.1: fixed is treated as pass
        ("pass", True, True, True),
        ("fixed", True, True, True),
        ("fail", False, False, False),
        ("unknown", False, False, True),
        ("error", False, False, True),
        ("notchecked", None, False, True),
        ("notapplicable", None, None, None),
        ("notselected", None, None, None),
        ("informational", None, None, None),
    ],
)
def test_the_nine_outcomes(outcome: str, standard: object, worst: object, best: object) -> None:
    assert standing(Outcome(outcome)) == (standard, worst, best)


def test_all_nine_are_told() -> None:
    assert len(Outcome) == 9


def test_our_own_model_has_no_other_number() -> None:
    evaluation = judged('[[requirement]]\nid = "a"\nfact = "premises.fixed"\npoints = 5\n', premises=KNOWN)
    assert evaluation.score is None
    assert evaluation.rulebook.model == "points"


def test_each_group_is_a_mean_of_its_own_down_to_criteria() -> None:
    """Section s: a passes, b fails, criterion k (one rule, unknown): 1/3 by the letter, 1/3 to 2/3; weight 2.

    Beside it j, not checked, weight 3, and d, passed, weight 1. By the letter (2/3 + 1) / 3 = 5/9; low
    (2/3 + 0 + 1) / 6, high (4/3 + 3 + 1) / 6.
    """
    toml = (
        f'{model("default")}[[section]]\nid = "s"\nweight = 2\n{rule("a", "fixed", inside="section")}'
        f'{rule("b", "dedicated", inside="section")}[[section.criterion]]\nid = "k"\nzh = "条"\n'
        f"{rule('x', 'rules_posted', inside='section.criterion')}"
        f"{JUDGED}weight = 3\n{rule('d', 'fixed')}{QUESTION}"
    )
    found = score(toml)
    assert ends(found) == (Fraction(250, 9), Fraction(500, 9), Fraction(800, 9))
    assert (found.undecided, found.left_out, found.exact) == (2, 1, False)


def test_a_group_of_which_nothing_is_counted_drops_out() -> None:
    """Of two groups the second does not apply: the first alone, 1 of 2."""
    toml = f'{model("default")}[[section]]\nid = "s"\n{rule("a", "fixed", inside="section")}'
    toml += f'{rule("b", "dedicated", inside="section")}[[section]]\nid = "t"\n{STATION}'
    toml += rule("c", "fixed", inside="section")
    assert ends(score(toml, studio={"name": "某工作室", "kind": "craftsman"})) == (50, 50, 50)


@pytest.mark.parametrize(
    ("name", "number", "most"),
    [("default", Fraction(200, 3), 100), ("flat", 2, 3), ("flat-unweighted", 1, 2), ("absolute", 0, 1)],
)
def test_weights_are_points_where_none_is_written(name: str, number: object, most: int) -> None:
    """Of a 2 of 2 points, of b 0 of 1, e has 0 points: a weight of 0 counts for no one, not even unweighted."""
    points = "".join(
        rule(one, fact, more=f"points = {worth}")
        for one, fact, worth in (("a", "fixed", 2), ("b", "dedicated", 1), ("e", "dedicated", 0))
    )
    found = score(model(name, "") + points)
    assert found.standard == number
    assert found.standard_max == most


def test_a_weight_of_nothing_cannot_spoil_the_absolute_model() -> None:
    """It is the flat model asked whether it is full (7.3.2.5), and what weighs nothing lacks nothing there."""
    assert ends(score(f"{model('absolute')}{A}{rule('b', 'dedicated', 0)}")) == (1, 1, 1)
    assert ends(score(f"{model('absolute')}{A}{B}")) == (0, 0, 0)


def test_everything_weighs_one_in_a_rulebook_without_points() -> None:
    assert ends(score(f"{model('flat')}{A}{B}{rule('c', 'fixed', 4)}")) == (5, 5, 5)


def test_what_passes_and_may_not_apply_is_no_certain_pass() -> None:
    """If a applies it holds, b fails: 1 of 2, or 0 of 1. By the letter it has passed."""
    a = rule("a", "fixed", more=STATION)
    found = score(f"{model('default')}{a}{B}")
    assert (ends(found), found.undecided) == ((0, 50, 50), 0)
    found = score(f"{model('flat')}{a}{B}")
    assert ends(found) == (0, 1, 1)


def test_where_nothing_may_be_counted_there_may_be_no_score() -> None:
    """Alone, a is 100 or no score at all."""
    a = rule("a", "fixed", more=STATION)
    found = score(f"{model('default')}{a}")
    assert (ends(found), found.empty, found.exact) == ((100, 100, 100), True, False)
    evaluation = judged(f"{model('default')}{a}", premises=KNOWN)
    assert "也可能没有一项计入，那就没有得分" in evaluation_text(evaluation)


@pytest.mark.parametrize(("name", "number"), [("default", 0), ("flat", 0), ("flat-unweighted", 0), ("absolute", 1)])
def test_nothing_counted_is_no_score_unless_the_rulebook_wants_the_letter(name: str, number: int) -> None:
    """By the letter flat is 0 of 0, absolute 1, since 0 is all of 0; a sum of no groups stays the 0 it starts at."""
    studio = {"name": "某工作室", "kind": "craftsman"}
    a = rule("a", "fixed", more=STATION)
    found = score(model(name) + a, studio=studio)
    assert (ends(found), str(found)) == ((None, None, None), "没有得分")
    head = 'points = "none"\nnothing_counted = "standard"'
    assert ends(score(model(name, head) + a, studio=studio)) == (None, number, None)


def test_bonus_sections_are_counted_by_no_model() -> None:
    """On top of the whole: what is not had there is no failure."""
    extra = '[[section]]\nid = "x"\nbonus = true\n' + rule("e", "dedicated", more="points = 5", inside="section")
    found = score(f"{model('flat', 'points = 2')}{rule('a', 'fixed', more='points = 2')}{extra}")
    assert ends(found) == (2, 2, 2)
    assert found.interval_max == 2


def test_an_error_counts_as_failed_and_stays_undecided() -> None:
    bad = '[[requirement]]\nid = "e"\nfact = "premises.area_m2"\nat_least = "@later"\n'
    value = '[value.later]\nunit = "m2"\ndated = [{ from = 2030-01-01, value = 5 }]\n'
    found = score(f"{model('flat')}{A}{bad}{value}")
    assert (ends(found), found.undecided) == ((1, 1, 2), 1)


def test_the_two_maxima_of_the_flat_model_are_both_said() -> None:
    toml = f"{model('flat')}{A}{B}{JUDGED}{QUESTION}"
    evaluation = judged(toml, premises=KNOWN)
    text = evaluation_text(evaluation)
    assert "得分    1～2，满分 3（XCCDF flat：符合项的权重之和）" in text
    assert "按标准原文：1，满分 2（1项未定，1项待评议的不计在内）" in text
    english = evaluation_text(evaluation, lang="en")
    assert "Score    1–2 of 3 (XCCDF flat: the weights of what passed)" in english
    assert "by the letter of the standard: 1 of 2 (1 undecided: 1 not checked and left out)" in english
    assert str(evaluation) == "某工作室：得分1～2/3"
    data = json.loads(sr.render(evaluation, "json"))["score"]
    assert data == {
        "model": "flat",
        "standard": "1",
        "low": "1",
        "high": "2",
        "standard_max": "2",
        "interval_max": "3",
        "undecided": 1,
        "left_out": 1,
    }


def test_fractions_stay_exact() -> None:
    evaluation = judged(f"{model('default')}{A}{B}{C}", premises=KNOWN)
    assert json.loads(sr.render(evaluation, "json"))["score"]["low"] == "100/3"
    assert "33.33～66.67，满分 100" in evaluation_text(evaluation)


def test_explaining_says_what_each_part_weighs() -> None:
    told = str(explain(judged(f"{model('flat')}{rule('a', 'fixed', 3)}{B}", premises=KNOWN)))
    assert "查得  3，满分 4（XCCDF flat：符合项的权重之和）" in told
    assert "√ 要求a，权重3" in told
    assert "× 要求b，权重1" in told
    aloud = outline(book(f"{model('flat')}{rule('a', 'fixed', 3)}"))
    assert "XCCDF flat：符合项的权重之和" in aloud
    assert "要求a：场所固定：权重3。" in aloud


def reads(bound: str) -> str:
    """A ladder whose only rung above the lowest reads the score."""
    need = f'{{ score = "model", {bound} }}'
    rungs = f'{{ id = "no", zh = "无" }}, {{ id = "yes", zh = "有", needs = [{need}] }}'
    return f'[[decision]]\nid = "d"\nzh = "等级"\nrungs = [{rungs}]\n'


@pytest.mark.parametrize(
    ("bound", "certain", "possible"),
    [  # 1 to 2 of 3 by the default model: 33.33 to 66.67
        ("at_least = 33.33", "yes", "yes"),
        ("at_least = 33.34", "no", "yes"),
        ("at_least = 66.67", "no", "yes"),
        ("above = 66.67", "no", "no"),
        ("at_most = 66.67", "yes", "yes"),
        ("at_most = 50", "no", "yes"),
        ("below = 33.33", "no", "no"),
    ],
)
def test_rungs_read_the_interval_as_people_see_it(bound: str, certain: str, possible: str) -> None:
    grade = judged(f"{model('default')}{A}{B}{C}{reads(bound)}", premises=KNOWN).decisions["d"]
    assert (grade.certain.id, grade.possible.id) == (certain, possible)


def test_no_score_reaches_no_rung_neither_by_much_nor_by_little() -> None:
    toml = f"{model('default')}{rule('a', 'fixed', more=STATION)}{reads('at_most = 100')}"
    never = judged(toml, premises=KNOWN, studio={"name": "某工作室", "kind": "craftsman"}).decisions["d"]
    assert never.possible.id == "no"
    perhaps = judged(toml, premises=KNOWN).decisions["d"]  # 100, or no score
    assert (perhaps.certain.id, perhaps.possible.id) == ("no", "yes")
    little = toml.replace("at_most = 100", "below = 50")
    assert judged(little, premises=KNOWN).decisions["d"].possible.id == "no"


def test_what_rules_a_rung_out_is_said_in_words() -> None:
    evaluation = judged(f"{model('flat')}{rule('a', 'fixed', 2)}{B}{reads('at_least = 3')}", premises=KNOWN)
    assert "得分达不到3分" in evaluation_text(evaluation)
    assert "score cannot reach 3 points" in evaluation_text(evaluation, lang="en")
    assert "得分不低于3分" in outline(evaluation.rulebook)


def test_a_score_has_no_order() -> None:
    found = score(f"{model('flat')}{A}")
    with pytest.raises(TypeError):
        assert found < 3


MARK = reads("at_least = 1")


@pytest.mark.parametrize(
    ("toml", "wrong"),
    [
        ('model = "median"\n' + POINT, {("rulebook.model", "unknown-level")}),
        ("model = 3\n" + POINT, {("rulebook.model", "wrong-type")}),
        (f'{model("flat")}nothing_counted = "zero"\n{A}', {("rulebook.nothing_counted", "unknown-level")}),
        ('nothing_counted = "standard"\n' + POINT, {("rulebook.nothing_counted", "does-not-fit")}),
        (model("flat") + rule("a", "fixed", -1), {("requirement[0].weight", "below-floor")}),
        (model("flat") + rule("a", "fixed", '"much"'), {("requirement[0].weight", "wrong-type")}),
        (f'{model("flat")}[[section]]\nid = "s"\nweight = -2\n{IN}', {("section[0].weight", "below-floor")}),
        # under our own model there is no such number; a section of that name would be two things
        (POINT + MARK, {("decision[0].rungs[1].needs[0].score", "unknown-name")}),
        (
            f'{model("flat")}[[section]]\nid = "model"\n{IN}{MARK}',
            {("decision[0].rungs[1].needs[0].score", "does-not-fit")},
        ),
        # neither points nor a weight: it would weigh nothing, in silence
        (model("flat", "points = 0") + A, {("requirement[0].weight", "missing-required")}),
        (f'{model("default", "points = 0")}[[section]]\nid = "s"\n{IN}', {("section[0].weight", "missing-required")}),
    ],
)
def test_what_a_rulebook_may_not_say(toml: str, wrong: set[tuple[str, str]]) -> None:
    assert problems(toml) == wrong
