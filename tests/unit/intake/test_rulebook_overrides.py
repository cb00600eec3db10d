"""What a rulebook changes of the one it extends: applied where it stands, with its reason, or refused by its path."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from studiorules.rulebook import Bound, Fact, Reference, Test, ValueOf, Word
from tests.unit.intake.tailored import WHY, problems, tailored

LARGE = f'[[override]]\nid = "place/room/large"\n{WHY}'
OWN = f'[[override]]\nid = "place/room/own"\nselect = false\n{WHY}'


def test_what_is_not_overridden_is_as_in_the_base(tmp_path: Path) -> None:
    book = tailored(tmp_path, "")
    assert (book.id, book.edition, book.allotted) == ("city", "3", Decimal(10))
    assert [one.id for one in book] == [
        "place/room/fixed", "place/room/large", "place/room/own", "results/applied",
    ]  # fmt: skip
    assert book.tailoring is not None
    assert [(one.id, one.edition) for one in book.tailoring.bases] == [("small", "1")]
    assert not book.tailoring.overrides


def test_the_day_from_which_it_is_in_force_is_its_own(tmp_path: Path) -> None:
    assert tailored(tmp_path, "").in_force.unknown
    own = tailored(tmp_path, "", in_force="{ from = 2026-01-01 }")
    assert own.in_force.from_ == date(2026, 1, 1)


def test_a_bound_replaces_the_bound(tmp_path: Path) -> None:
    test = tailored(tmp_path, f"{LARGE}above = 30")["place/room/large"].test
    assert isinstance(test, Test)
    assert test.bound == Bound(Word.ABOVE, (Decimal(30),))
    assert isinstance(test.measure, Fact)


def test_a_measure_replaces_the_whole_sentence(tmp_path: Path) -> None:
    test = tailored(tmp_path, f'{LARGE}fact = "premises.dedicated"')["place/room/large"].test
    assert isinstance(test, Test)
    assert test.bound == Bound(Word.IS, (True,))
    assert isinstance(test.measure, Fact)
    assert test.measure.field == "dedicated"


def test_a_name_alone_leaves_whose_numbers_they_are(tmp_path: Path) -> None:
    one = tailored(tmp_path, '[[override]]\nid = "place/room/fixed"\nzh = "常驻"\nwhy = "叫法"\nbasis = "seen"')
    assert one["place/room/fixed"].title.zh == "常驻"
    assert (one["place/room/fixed"].basis, str(one["place/room/fixed"].why)) == ("editor", "基本")


def test_numbers_carry_whose_they_are(tmp_path: Path) -> None:
    toml = (
        '[[override]]\nid = "place/room/fixed"\nfact = "premises.dedicated"\nwhy = "新"\nbasis = "seen"\ncite = "s 1"'
    )
    one = tailored(tmp_path, toml)["place/room/fixed"]
    assert (one.basis, str(one.why), str(one.cite)) == ("seen", "新", "s 1")


def test_every_override_is_kept_with_what_stood_there(tmp_path: Path) -> None:
    book = tailored(tmp_path, f"{LARGE}above = 30")
    assert book.tailoring is not None
    (one,) = book.tailoring.overrides
    assert (one.of, one.by, str(one.why), one.basis) == ("place/room/large", "city@3", "理由", "editor")
    assert {(change.key, change.before, change.after) for change in one.changes} == {
        ("above", "", "30"), ("at_least", "@area", ""),
    }  # fmt: skip


VALUES: dict[str, tuple[str, list[tuple[date | int, int]]]] = {
    "ever since the first day": ("value = 30", [(date(2020, 1, 1), 30)]),
    "from a day on": ("value = 30\nfrom = 2026-01-01", [(2020, 20), (2024, 24), (2026, 30)]),
    "instead of a later one": ("value = 30\nfrom = 2023-01-01", [(2020, 20), (2023, 30)]),
    "for two years": (
        "value = 30\nfrom = 2022-01-01\nto = 2023-12-31",
        [(2020, 20), (2022, 30), (2024, 24)],
    ),
    "for a year, then as before": (
        "value = 30\nfrom = 2022-01-01\nto = 2022-12-31",
        [(2020, 20), (2022, 30), (2023, 20), (2024, 24)],
    ),
    "until a day after the last": (
        "value = 30\nfrom = 2022-01-01\nto = 2024-06-30",
        [(2020, 20), (2022, 30), (date(2024, 7, 1), 24)],
    ),
    "all of them": ("dated = [{ from = 2021-01-01, value = 40 }]", [(2021, 40)]),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value(name: str, tmp_path: Path) -> None:
    written, wanted = VALUES[name]
    book = tailored(tmp_path, f'[[override]]\nid = "@area"\n{WHY}{written}')
    days: list[tuple[date, Decimal | str]] = [
        (day if isinstance(day, date) else date(day, 1, 1), Decimal(value)) for day, value in wanted
    ]
    assert [(one.from_, one.value) for one in book.parameters["area"].dated] == days
    assert book["place/room/large"].test is not None
    assert book["place/room/large"].test.bound == Bound(Word.AT_LEAST, (ValueOf("area"),))


def test_a_value_carries_its_reason(tmp_path: Path) -> None:
    book = tailored(tmp_path, f'[[override]]\nid = "@area"\n{WHY}value = 30')
    assert str(book.parameters["area"].dated[0].why) == "理由"


def test_a_rung_and_a_ladder(tmp_path: Path) -> None:
    toml = _over("decision:grade/A", 'needs = ["place"]') + _over("decision:grade", 'zh = "档"')
    (ladder,) = tailored(tmp_path, toml).decisions
    assert ladder.title.zh == "档"
    assert ladder.rungs[2].needs == (Reference(id="place"),)
    assert [one.id for one in ladder.rungs] == ["C", "B", "A"]


def test_what_is_added_comes_last_and_counts(tmp_path: Path) -> None:
    toml = (
        '[[section]]\nid = "place"\n[[section.criterion]]\nid = "room"\n[[section.criterion.requirement]]\n'
        'id = "rules"\nzh = "制度"\nfact = "premises.rules_posted"\npoints = 2\n'
        '[[section]]\nid = "more"\nzh = "其他"\n[[section.requirement]]\nid = "sign"\nzh = "牌"\n'
        'fact = "sign.plaque_hung"\npoints = 1'
    )
    book = tailored(tmp_path, toml, points="13", why='"加两项"', basis='"editor"')
    assert [one.points for one in book.sections] == [8, 4, 1]
    assert [one.id for one in book.criteria[0].requirements][-1] == "place/room/rules"
    assert book.tailoring is not None
    assert book.tailoring.added == ("place/room/rules", "more/sign")
    assert [(one.of, one.changes[0].after) for one in book.tailoring.overrides] == [("rulebook", "13")]


def test_what_is_removed_is_kept_apart_with_its_reason(tmp_path: Path) -> None:
    book = tailored(tmp_path, OWN, points="9", why='"少一项"', basis='"editor"')
    assert "place/room/own" not in [one.id for one in book]
    (one,) = book.not_selected
    assert (one.id, one.title.zh, one.allotted) == ("place/room/own", "专用", Decimal(1))
    assert book.tailoring is not None
    assert str(book.tailoring.removed[0].override.why) == "理由"


def test_what_stands_below_a_heading_goes_with_it(tmp_path: Path) -> None:
    toml = _over("results", "select = false") + _over("decision:grade/A", 'needs = ["place"]')
    book = tailored(tmp_path, toml, points="6", why='"不看成果"', basis='"editor"')
    assert [one.id for one in book.sections] == ["place"]
    assert [one.id for one in book.not_selected] == ["results/applied"]


def test_a_condition_asks_no_longer_for_what_is_removed_and_says_so(tmp_path: Path) -> None:
    toml = f'[[override]]\nid = "place/room/large"\nselect = false\n{WHY}'
    book = tailored(tmp_path, toml, points="7", why='"不看面积"', basis='"editor"')
    assert book.criteria[0].met_if == (Reference(id="place/room/fixed"),)
    assert len(book.decisions[0].rungs[1].needs) == 1
    assert book.tailoring is not None
    assert [(one.of, one.name) for one in book.tailoring.dropped] == [
        ("place/room", "place/room/large"), ("decision:grade/B", "place/room/large"),
    ]  # fmt: skip


def _over(of: str, toml: str = "") -> str:
    return f'[[override]]\nid = "{of}"\n{WHY}{toml}\n'


_MINE = '[[requirement]]\nid = "mine"\nzh = "我"\nfact = "premises.fixed"\npoints = 0\n'
_BELOW = 'zh = "x"\nfact = "premises.fixed"\npoints = 0\n'
_ROOM = '[[section]]\nid = "place"\n[[section.criterion]]\nid = "room"\n[[section.criterion.requirement]]\n'
_ONE_DAY = "dated = [{ from = 2020-01-01, value = 1 }, { from = 2020-01-01, value = 2 }]"
_FIRST = "override[0]"

CASES: dict[str, tuple[str, str, str]] = {
    "an id that is not there": (_over("place/room/lagre", "points = 3"), f"{_FIRST}.id", "unknown-name"),
    "no id": (f"[[override]]\n{WHY}points = 3", f"{_FIRST}.id", "missing-required"),
    "no reason": (_over("results").replace('why = "理由"\n', ""), f"{_FIRST}.why", "missing-required"),
    "no basis": (_over("results").replace('basis = "editor"\n', ""), f"{_FIRST}.basis", "missing-required"),
    "nothing changed": (LARGE, _FIRST, "no-change"),
    "twice": (f"{LARGE}at_least = 3\n{LARGE}at_least = 4", "override[1].id", "duplicate-id"),
    "a key that is none": (f"{LARGE}at_laest = 3", f"{_FIRST}.at_laest", "unknown-field"),
    "a value of another kind": (f'{LARGE}at_least = "many"', f"{_FIRST}.at_least", "wrong-type"),
    "what is fixed": (f'{LARGE}for_each = {{ a = ["x"] }}', f"{_FIRST}.for_each", "does-not-fit"),
    "a value deselected": (_over("@area", "select = false"), f"{_FIRST}.select", "does-not-fit"),
    "a key that no value has": (_over("@area", "points = 3"), f"{_FIRST}.points", "unknown-field"),
    "two values on one day": (_over("@area", _ONE_DAY), f"{_FIRST}.dated[1]", "overlapping-values"),
    "a key that is not there": (f'{LARGE}without = ["deduct"]', f"{_FIRST}.without[0]", "unknown-name"),
    "its own": (_MINE + _over("mine", "points = 0"), f"{_FIRST}.id", "own"),
    "a requirement written anew": (
        f'{_ROOM}id = "own"\n{_BELOW}', "section[0].criterion[0].requirement[0].id", "duplicate-id",
    ),
    "a heading written anew": (
        f'[[section]]\nid = "place"\nzh = "地"\n[[section.requirement]]\nid = "x"\n{_BELOW}',
        "section[0].zh",
        "duplicate-id",
    ),
    "a value written anew": (
        '[value.area]\nunit = "m2"\ndated = [{ from = 2020-01-01, value = 1 }]', "value.area", "duplicate-id",
    ),
    "selected under what is not": (
        _over("place/room", "select = false") + _over("place/room/own", "select = true"),
        "override[1].select",
        "does-not-fit",
    ),
    "selected already": (f"{LARGE}select = true", f"{_FIRST}.select", "does-not-fit"),
    "removed and changed": (f"{LARGE}select = false\npoints = 2", f"{_FIRST}.id", "does-not-fit"),
    "changed below what is removed": (
        _over("results", "select = false") + _over("results/applied", "points = 2"), "override[1].id", "does-not-fit",
    ),
    "added below what is removed": (
        f'[[section]]\nid = "results"\n[[section.requirement]]\nid = "x"\n{_BELOW}{_over("results", "select = false")}',
        "section[0].requirement[0].id", "does-not-fit",
    ),
    "a key that no section has": (_over("results", 'colour = "red"'), f"{_FIRST}.colour", "unknown-field"),
    "a key that no criterion has": (_over("place/room", "bonus = true"), f"{_FIRST}.bonus", "unknown-field"),
    "a ladder written anew": (
        '[[decision]]\nid = "grade"\nzh = "等级"\nrungs = [{ id = "x", zh = "x" }]', "decision[0].id", "duplicate-id",
    ),
    "a ladder and its rung": (
        _over("decision:grade", 'rungs = [{ id = "C", zh = "丙" }]') + _over("decision:grade/C", 'zh = "及格"'),
        "override[1]", "contradiction",
    ),
    "too many": (_over("results", 'zh = "x"') * 2001, "override", "too-many"),
    "points that do not add up": (f"{LARGE}points = 4", "rulebook.points", "points-do-not-add-up"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_refused(name: str, tmp_path: Path) -> None:
    toml, path, code = CASES[name]
    assert ("city.toml", path, code) in problems(tmp_path, toml)


def test_a_rung_that_would_need_nothing_is_refused_where_it_stands(tmp_path: Path) -> None:
    found = problems(tmp_path, _over("results", "select = false"), points="6", why='"因"', basis='"editor"')
    assert found == {("small.toml", "decision[0].rungs[2].needs", "not-selected")}


def test_points_of_the_head_need_a_reason(tmp_path: Path) -> None:
    assert problems(tmp_path, OWN, points="9") == {
        ("city.toml", "rulebook.why", "missing-required"), ("city.toml", "rulebook.basis", "missing-required"),
    }  # fmt: skip


def test_a_rulebook_above_may_select_again(tmp_path: Path) -> None:
    tailored(tmp_path, OWN, points="9", why='"少一项"', basis='"editor"')
    (tmp_path / "city.toml").rename(tmp_path / "province.toml")
    head = {"extends": '"province.toml"', "points": "10", "why": '"恢复"', "basis": '"editor"'}
    book = tailored(tmp_path, _over("place/room/own", "select = true"), **head)
    assert book["place/room/own"].allotted == 1
    assert book.not_selected == ()
