"""What a rulebook lists as a whole, changed or left out: lines on the total, priorities, claims; tables of weights."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from studiorules.rulebook import Cap, Count, InForce, Lose, LoseBetween, LoseEach, LoseMostOf, Rulebook, Test
from tests.unit.intake.tailored import WHOLE, WHY, problems, tailored


def _over(of: str, toml: str) -> str:
    return f'[[override]]\nid = "{of}"\n{WHY}{toml}\n'


def _city(folder: Path, toml: str) -> Rulebook:
    return tailored(folder, toml, WHOLE)


def test_a_line_keeps_what_is_not_said_anew(tmp_path: Path) -> None:
    late = _city(tmp_path, _over("on_total:late", "lose_each = 2")).on_total[0]
    assert late.loss == LoseEach(Decimal(2), Decimal(2))
    assert (late.id, str(late.text)) == ("late", "逾期")


def test_another_loss_takes_the_place_of_the_loss(tmp_path: Path) -> None:
    assert _city(tmp_path, _over("on_total:late", "lose = 3")).on_total[0].loss == Lose(Decimal(3))
    assert _city(tmp_path, _over("on_total:unsafe", "lose = 3")).on_total[1].loss == Lose(Decimal(3))
    assert _city(tmp_path, _over("on_total:unsafe", "cap = 5")).on_total[1].loss == Cap(Decimal(5))


def test_several_losses_take_the_place_of_the_sentence(tmp_path: Path) -> None:
    lines = '{ lose = 1, fact = "premises.fixed" }, { lose = 2, fact = "premises.dedicated" }'
    line = _city(tmp_path, _over("on_total:late", f"lose_most_of = [{lines}]")).on_total[0]
    assert isinstance(line.loss, LoseMostOf)
    assert [one.loss for one in line.loss.lines] == [Lose(Decimal(1)), Lose(Decimal(2))]


def test_a_judgement_takes_the_place_of_the_sentence(tmp_path: Path) -> None:
    toml = _over("on_total:late", 'lose_between = [1, 2]\njudged = "delay"') + '[judgement.delay]\nzh = "拖延"\n'
    assert _city(tmp_path, toml).on_total[0].loss == LoseBetween(Decimal(1), Decimal(2))


def test_what_is_left_out_is_gone_and_told(tmp_path: Path) -> None:
    names = ("on_total:late", "priority:front-line", "counts_once:results", "decision:grade")
    book = _city(tmp_path, "".join(_over(one, "select = false") for one in names))
    assert [one.id for one in book.on_total] == ["unsafe", ""]
    assert not book.priorities
    assert not book.decisions
    test = book["results/wide"].test
    assert isinstance(test, Test)
    assert isinstance(test.measure, Count)
    assert not test.measure.of.unless
    assert book.tailoring is not None
    assert {(one.of, str(one.title)) for one in book.tailoring.left_out} == {
        ("decision:grade", "等级"), ("on_total:late", "逾期"), ("priority:front-line", "一线"),
        ("counts_once:results", "None"),
    }  # fmt: skip


def test_what_is_left_out_may_be_taken_back(tmp_path: Path) -> None:
    _city(tmp_path, _over("on_total:late", "select = false"))
    (tmp_path / "city.toml").rename(tmp_path / "province.toml")
    book = tailored(tmp_path, _over("on_total:late", "select = true"), WHOLE, extends='"province.toml"')
    assert [one.id for one in book.on_total] == ["late", "unsafe", ""]
    assert book.tailoring is not None
    assert not book.tailoring.left_out


def test_a_priority(tmp_path: Path) -> None:
    (one,) = _city(tmp_path, _over("priority:front-line", "in_force = { from = 2026-01-01 }")).priorities
    assert one.in_force == InForce(from_=date(2026, 1, 1))
    assert (one.requirement.basis, str(one.requirement.why)) == ("editor", "理由")


def test_a_table_of_weights_is_written_anew(tmp_path: Path) -> None:
    book = _city(tmp_path, _over("weights:by-level", 'rows = [{ where = { level = "national" }, counts = 5 }]'))
    test = book["results/prized"].test
    assert isinstance(test, Test)
    assert isinstance(test.measure, Count)
    assert test.measure.weights is not None
    assert [row.counts for row in test.measure.weights.rows] == [5]
    assert book.tailoring is not None
    (change,) = book.tailoring.overrides[0].changes
    assert (change.key, change.before) == (
        "rows", "[{ where = { level = provincial }, counts = 3 }, { counts = 1 }]",
    )  # fmt: skip
    assert change.after == "[{ where = { level = national }, counts = 5 }]"


def test_another_order_of_claim(tmp_path: Path) -> None:
    book = _city(tmp_path, _over("counts_once:results", 'requirements = ["results/wide", "results/prized"]'))
    claims = {}
    for name in ("results/wide", "results/prized"):
        test = book[name].test
        assert isinstance(test, Test)
        assert isinstance(test.measure, Count)
        claims[name] = [one.by for one in test.measure.of.unless]
    assert claims == {"results/wide": [], "results/prized": ["results/wide"]}


def test_a_claim_of_which_one_is_removed_claims_nothing(tmp_path: Path) -> None:
    toml = _over("results/wide", "select = false")
    assert "results/wide" not in [one.id for one in _city(tmp_path, toml)]


def test_a_second_rulebook_changes_what_the_first_one_made(tmp_path: Path) -> None:
    _city(tmp_path, _over("weights:by-level", "rows = [{ counts = 2 }]") + _over("on_total:late", "lose = 3"))
    (tmp_path / "city.toml").rename(tmp_path / "province.toml")
    toml = _over("weights:by-level", "rows = [{ counts = 4 }]") + _over("on_total:late", "lose = 5")
    book = tailored(tmp_path, toml, WHOLE, extends='"province.toml"')
    assert book.on_total[0].loss == Lose(Decimal(5))
    test = book["results/prized"].test
    assert isinstance(test, Test)
    assert isinstance(test.measure, Count)
    assert test.measure.weights is not None
    assert [row.counts for row in test.measure.weights.rows] == [4]


_FIRST = "override[0]"
_LINE = 'lose = 1\nfact = "premises.fixed"\n'
REFUSED: dict[str, tuple[str, str, str]] = {
    "a name that is not there": (_over("on_total:lat", "lose = 1"), f"{_FIRST}.id", "unknown-name"),
    "a key that no line has": (_over("on_total:late", "points = 3"), f"{_FIRST}.points", "unknown-field"),
    "a key that no claim has": (_over("counts_once:results", "points = 3"), f"{_FIRST}.points", "unknown-field"),
    "a key that no priority has": (_over("priority:front-line", "points = 3"), f"{_FIRST}.points", "unknown-field"),
    "a key that no table has": (_over("weights:by-level", 'zh = "x"'), f"{_FIRST}.zh", "unknown-field"),
    "rows that are none": (_over("weights:by-level", "rows = 3"), f"{_FIRST}.rows", "wrong-type"),
    "a row that is none": (
        _over("weights:by-level", 'rows = [{ where = { levle = "national" }, counts = 5 }]'),
        f"{_FIRST}.rows[0].where.levle", "unknown-field",
    ),
    "a table deselected": (_over("weights:by-level", "select = false"), f"{_FIRST}.select", "does-not-fit"),
    "left out and changed": (_over("on_total:late", "select = false\nlose = 1"), f"{_FIRST}.id", "does-not-fit"),
    "a line written anew": (f'[[on_total]]\nid = "late"\n{_LINE}', "on_total[0].id", "duplicate-id"),
    "two lines of one name": (
        f'[[on_total]]\nid = "x"\n{_LINE}[[on_total]]\nid = "x"\n{_LINE}', "on_total[1].id", "duplicate-id",
    ),
    "a line whose id is none": (f"[[on_total]]\nid = 3\n{_LINE}", "on_total[0].id", "wrong-type"),
    "a claim written anew": (
        '[[counts_once]]\nid = "results"\nrequirements = ["results/prized", "results/wide"]',
        "counts_once[0].id", "duplicate-id",
    ),
    "a claim of what is no name": (
        _over("counts_once:results", 'requirements = [["results/wide"], "results/prized"]'),
        f"{_FIRST}.requirements[0]", "wrong-type",
    ),
    "no list of lines": ('[on_total]\nlose = 1\nfact = "premises.fixed"\n', "on_total", "wrong-type"),
    "no list of priorities": ('[priority]\nid = "x"\n', "priority", "wrong-type"),
    "no list of claims": ('[counts_once]\nid = "x"\n', "counts_once", "wrong-type"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str, tmp_path: Path) -> None:
    toml, path, code = REFUSED[name]
    assert ("city.toml", path, code) in problems(tmp_path, toml, WHOLE)
