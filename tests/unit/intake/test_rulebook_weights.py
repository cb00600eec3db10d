"""Points weighed anew: divided exactly in the proportion they had, steps and losses with them."""

from decimal import Decimal
from pathlib import Path

from studiorules.rulebook import Bound, EarnSteps, Lose, LoseEach, LoseMostOf, Rulebook, Word
from tests.unit.intake.tailored import BASE, WHY, problems, tailored


def _points(book: Rulebook) -> dict[str, Decimal]:
    return {one.id.rpartition("/")[2]: one.allotted for one in book}


def _head(points: str) -> dict[str, str]:
    return {"points": points, "why": '"重新分配"', "basis": '"editor"'}


def test_a_criterion_is_divided_as_it_was(tmp_path: Path) -> None:
    book = tailored(tmp_path, f'[[override]]\nid = "place/room"\npoints = 9\n{WHY}', **_head("13"))
    # 2 : 3 : 1 of nine
    assert _points(book) == {"fixed": 3, "large": Decimal("4.5"), "own": Decimal("1.5"), "applied": 4}
    assert [one.points for one in book.sections] == [9, 4]


def test_what_is_stated_below_is_left_out_of_the_division(tmp_path: Path) -> None:
    toml = f'[[override]]\nid = "place"\npoints = 12\n{WHY}[[override]]\nid = "place/room/large"\npoints = 6\n{WHY}'
    # six are stated, the other six are shared 2 : 1
    assert _points(tailored(tmp_path, toml, **_head("16"))) == {"fixed": 4, "large": 6, "own": 2, "applied": 4}


def test_what_is_removed_gives_its_points_to_the_rest(tmp_path: Path) -> None:
    toml = f'[[override]]\nid = "place/room/own"\nselect = false\n{WHY}[[override]]\nid = "place"\npoints = 6\n{WHY}'
    # 2 : 3 of six
    assert _points(tailored(tmp_path, toml)) == {"fixed": Decimal("2.4"), "large": Decimal("3.6"), "applied": 4}


def test_what_is_added_states_its_own_points(tmp_path: Path) -> None:
    toml = (
        f'[[override]]\nid = "place"\npoints = 15\n{WHY}[[section]]\nid = "place"\n[[section.requirement]]\n'
        'id = "rules"\nzh = "制度"\nfact = "premises.rules_posted"\npoints = 3'
    )
    # three are stated, twelve are shared 2 : 3 : 1
    wanted = {"fixed": 4, "large": 6, "own": 2, "rules": 3, "applied": 4}
    assert _points(tailored(tmp_path, toml, **_head("19"))) == wanted


def test_steps_and_losses_go_with_the_points(tmp_path: Path) -> None:
    one = tailored(tmp_path, f'[[override]]\nid = "results/applied"\npoints = 6\n{WHY}', **_head("12"))[
        "results/applied"
    ]
    assert one.worth == EarnSteps(((Decimal(1), Decimal(3)), (Decimal(2), Decimal(6))))
    assert [line.loss for line in one.lines] == [Lose(Decimal("1.5"))]


def test_the_largest_of_several_losses_goes_with_the_points(tmp_path: Path) -> None:
    lines = "deduct = [{ lose_most_of = [" + "{ lose = 1, fact = 'premises.fixed' }, LAST] }]"
    last = "{ lose_each = 0.5, up_to = 1.5, count = 'results', at_least = 2 }"
    several = lines.replace("LAST", last).replace("'", '"')
    base = BASE.replace('deduct = [{ lose = 1, fact = "premises.dedicated" }]', several)
    toml = f'[[override]]\nid = "results/applied"\npoints = 8\n{WHY}'
    (line,) = tailored(tmp_path, toml, base, **_head("14"))["results/applied"].lines
    # four become eight: 1 becomes 2, half a point for each becomes one, its limit three; two results stay two
    assert isinstance(line.loss, LoseMostOf)
    assert [one.loss for one in line.loss.lines] == [Lose(Decimal(2)), LoseEach(Decimal(1), up_to=Decimal(3))]
    assert line.loss.lines[1].test.bound == Bound(Word.AT_LEAST, (Decimal(2),))


def test_steps_that_are_stated_stay(tmp_path: Path) -> None:
    toml = f'[[override]]\nid = "results/applied"\npoints = 6\nearn_steps = [[1, 1], [3, 6]]\n{WHY}'
    one = tailored(tmp_path, toml, **_head("12"))["results/applied"]
    assert one.worth == EarnSteps(((Decimal(1), Decimal(1)), (Decimal(3), Decimal(6))))
    assert [line.loss for line in one.lines] == [Lose(Decimal("1.5"))]


def test_points_that_do_not_divide_are_refused(tmp_path: Path) -> None:
    # a third of ten is no decimal
    found = problems(tmp_path, f'[[override]]\nid = "place/room"\npoints = 10\n{WHY}', **_head("14"))
    assert ("city.toml", "override[0].points", "points-do-not-divide") in found


def test_a_heading_that_is_stated_must_fit(tmp_path: Path) -> None:
    toml = f'[[override]]\nid = "place"\npoints = 7\n{WHY}[[override]]\nid = "place/room"\npoints = 9\n{WHY}'
    assert ("city.toml", "override[0].points", "points-do-not-add-up") in problems(tmp_path, toml, **_head("13"))


def test_a_second_rulebook_weighs_what_the_first_one_made(tmp_path: Path) -> None:
    tailored(tmp_path, f'[[override]]\nid = "place/room"\npoints = 9\n{WHY}', **_head("13"))
    (tmp_path / "city.toml").rename(tmp_path / "province.toml")
    head = {"extends": '"province.toml"', **_head("16")}
    book = tailored(tmp_path, f'[[override]]\nid = "place"\npoints = 12\n{WHY}', **head)
    # 3 : 4.5 : 1.5 of twelve
    assert _points(book) == {"fixed": 4, "large": 6, "own": 2, "applied": 4}
    assert book.tailoring is not None
    assert [one.by for one in book.tailoring.overrides] == ["city@3"] * 4
