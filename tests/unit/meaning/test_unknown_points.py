"""Points that nobody knows: they add nothing, and leave open whatever reads their sum. Worked by hand."""

import json

import pytest

import studiorules as sr
from studiorules.reports import evaluation_text, explain, outline
from tests.unit.intake.rulebook_drafts import problems
from tests.unit.whole import judged, requirement, section

A = requirement("a", "fixed", 50)
HIDDEN = '[[section.requirement]]\nid = "b"\nzh = "要求b"\nunseen = true\npoints = "unknown"\n'
BONUS = section("extra", HIDDEN, head='bonus = true\npoints = "unknown"')
FIXED = {"fixed": True}


def _ladder(need: str) -> str:
    return f'[[decision]]\nid = "d"\nrungs = [{{ id = "no" }}, {{ id = "yes", needs = [{need}] }}]\n'


@pytest.mark.parametrize(
    ("need", "certain", "possible"),
    [
        ('{ score = "total", at_least = 50 }', "yes", "yes"),
        ('{ score = "total", at_least = 60 }', "no", "yes"),
        ('{ score = "total", above = 1000 }', "no", "yes"),
        ('{ score = "total", at_most = 60 }', "no", "yes"),
        ('{ score = "total", at_most = 49 }', "no", "no"),
        ('{ score = "extra", at_least = 1 }', "no", "yes"),
    ],
)
def test_what_reads_the_total_stays_open_upwards(need: str, certain: str, possible: str) -> None:
    evaluation = judged(f"{A}{BONUS}{_ladder(need)}", premises=FIXED)
    assert str(evaluation.total) == "50/50"
    grade = evaluation.decisions["d"]
    assert (grade.certain.id, grade.possible.id) == (certain, possible)


NEED = '{ score = "total", at_least = 59 }'


def test_another_section_is_not_touched() -> None:
    known = section("s", requirement("c", "dedicated", 10, inside="s"))
    ladder = _ladder('{ score = "s", at_least = 5 }')
    evaluation = judged(f"{A}{known}{BONUS}{ladder}", premises={"fixed": True, "dedicated": False})
    assert evaluation.decisions["d"].possible.id == "no"


def test_a_requirement_of_unknown_points_is_not_checked_and_says_why() -> None:
    evaluation = judged(f"{A}{BONUS}", premises=FIXED)
    finding = evaluation["extra/b"]
    assert (finding.outcome, str(finding.points)) == ("notchecked", "0/0")
    assert [reason.kind for reason in finding.reasons] == ["unseen"]


def test_one_alone_is_named_by_itself() -> None:
    alone = A.replace('id = "a"', 'id = "c"').replace("points = 50", 'points = "unknown"')
    book = judged(f"{A}{alone}", premises=FIXED).rulebook
    assert (book.unknown_points, str(book.allotted)) == (("c",), "50")


def test_points_of_the_whole_are_unknown_only_where_some_below_are() -> None:
    assert problems(f"{A}{section('s', HIDDEN)}", points="unknown") == set()
    assert problems(A, points="unknown") == {("rulebook.points", "does-not-fit")}
    assert problems(f"{A}{BONUS}", points="unknown") == {("rulebook.points", "does-not-fit")}


def test_where_the_whole_is_not_known_what_is_known_is_told() -> None:
    known = section("s", requirement("c", "dedicated", 10, inside="s"), HIDDEN, head="cap = 8")
    toml = f'points = "unknown"\n{A}{known}{_ladder(NEED)}'
    evaluation = judged(toml, premises={"fixed": True, "dedicated": True})
    assert str(evaluation.total) == "58/58"
    assert evaluation.rulebook.points_unknown
    assert (evaluation.decisions["d"].certain.id, evaluation.decisions["d"].possible.id) == ("no", "yes")
    assert "已知部分 58 分，满分未知" in evaluation_text(evaluation)
    assert "58 of what is known; the points of the whole are not" in evaluation_text(evaluation, lang="en")
    assert "58分（满分未知）" in str(evaluation)
    assert "满分未知" in outline(evaluation.rulebook).splitlines()[0]
    assert "points of the whole not known" in outline(evaluation.rulebook, lang="en").splitlines()[0]
    assert "| 合计 | 3 | 未知 |" in sr.render(evaluation.rulebook, "markdown")


def test_points_of_a_criterion_cannot_be_unknown_yet() -> None:
    inside = HIDDEN.replace("section.requirement", "section.criterion.requirement")
    criterion = f'[[section.criterion]]\nid = "k"\nzh = "条"\npoints = "unknown"\n{inside}'
    assert problems(section("s", criterion)) == {("section[0].criterion[0].points", "not-yet")}


def test_the_total_is_said_with_what_is_not_known() -> None:
    evaluation = judged(f"{A}{BONUS}", premises=FIXED)
    told, english = evaluation_text(evaluation), evaluation_text(evaluation, lang="en")
    assert "基本 50 分" in told
    assert "另加分值未知的：第extra节" in told
    assert "plus points that are not known: section extra" in english
    assert "第extra节（加分，分值未知）" in outline(evaluation.rulebook)
    assert "section extra (bonus, points not known)" in outline(evaluation.rulebook, lang="en")
    assert "另加分值未知的：第extra节" in str(explain(evaluation))
    assert json.loads(sr.render(evaluation, "json"))["unknown_points"] == ["extra"]


def test_what_is_known_may_come_to_less_than_is_written_but_not_to_more() -> None:
    assert problems(f"{A}{BONUS}", points=100) == set()
    assert problems(f"{A}{BONUS}", points=49) == {("rulebook.points", "points-do-not-add-up")}
    assert problems(A, points=100) == {("rulebook.points", "points-do-not-add-up")}
    inside = section("s", requirement("c", "fixed", 5, inside="s"), HIDDEN, head="points = 9")
    assert problems(inside) == set()
    assert problems(inside.replace("points = 9", "points = 4")) == {("section[0].points", "points-do-not-add-up")}
