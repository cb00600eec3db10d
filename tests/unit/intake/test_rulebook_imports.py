"""Criteria and requirements taken from other rulebooks: the same identity under another name, weighed anew."""

from decimal import Decimal
from pathlib import Path

import pytest

from studiorules.errors import RulebookError
from studiorules.intake.rulebooks import read_rulebook
from studiorules.rulebook import (
    Bound,
    EarnSteps,
    Joined,
    Reference,
    Rulebook,
    ValueOf,
    Word,
    compare_rulebooks,
    paired,
)
from tests.unit.intake.tailored import BASE, WHY, put_on_shelf

HEAD = '[rulebook]\nid = "city"\nedition = "1"\nzh = "市"\npoints = {}\n'
SECTION = '[[section]]\nid = "s"\nzh = "节"\n'
ROOM = f'{SECTION}[[section.criterion]]\nfrom = "small.toml:place/room"\n'
APPLIED = '[[section.requirement]]\nfrom = "small.toml:results/applied"\n'


def _write(folder: Path, toml: str, points: str, base: str = BASE) -> Path:
    (folder / "small.toml").write_text(base, encoding="utf-8")
    path = folder / "city.toml"
    path.write_text(HEAD.format(points) + toml, encoding="utf-8")
    return path


def _read(folder: Path, toml: str, points: str, base: str = BASE) -> Rulebook:
    return read_rulebook(_write(folder, toml, points, base))


def _refused(path: Path) -> set[tuple[str, str, str]]:
    with pytest.raises(RulebookError) as error:
        read_rulebook(path)
    return {("" if one.place is None else str(one.place.file), one.path, one.code) for one in error.value.problems}


def test_a_criterion_comes_with_all_it_needs(tmp_path: Path) -> None:
    book = _read(tmp_path, ROOM, "6")
    assert [(one.id, one.allotted) for one in book] == [
        ("s/room/fixed", Decimal(2)), ("s/room/large", Decimal(3)), ("s/room/own", Decimal(1)),
    ]  # fmt: skip
    (room,) = book.criteria
    assert (room.id, room.title.zh) == ("s/room", "房间")
    assert room.met_if == (Reference(id="s/room/fixed"), Reference(id="s/room/large"))
    assert book["s/room/large"].test is not None
    assert book["s/room/large"].test.bound == Bound(Word.AT_LEAST, (ValueOf("area"),))
    assert [one.value for one in book.parameters["area"].dated] == [20, 24]


def test_what_it_does_not_need_stays_behind(tmp_path: Path) -> None:
    assert not _read(tmp_path, SECTION + APPLIED, "4").parameters


def test_it_is_known_again_by_where_it_comes_from(tmp_path: Path) -> None:
    book = _read(tmp_path, f'{ROOM}id = "site"\nwas = ["old/site"]\n', "6")
    assert book.criteria[0].was == ("small@1:place/room", "old/site")
    assert book["s/site/own"].was == ("small@1:place/room/own",)
    assert book.tailoring is not None
    (one,) = book.tailoring.imports
    assert (one.id, one.source) == ("s/site", "small@1:place/room")
    assert one.digest == read_rulebook(tmp_path / "small.toml").digest


def test_comparisons_pair_what_comes_from_one_place(tmp_path: Path) -> None:
    here = _read(tmp_path, f'{ROOM}id = "site"\n', "6")
    there = _read(tmp_path, f'{ROOM}id = "hall"\npoints = 12\n{WHY}', "12")
    small = read_rulebook(tmp_path / "small.toml")

    def pairs(before: Rulebook, after: Rulebook) -> list[tuple[str, str]]:
        return [("" if one is None else one.id, "" if two is None else two.id) for one, two in paired(before, after)]

    names = ("fixed", "large", "own")
    assert pairs(here, there) == [(f"s/site/{name}", f"s/hall/{name}") for name in names]
    assert pairs(small, here) == [
        *((f"place/room/{name}", f"s/site/{name}") for name in names), ("results/applied", ""),
    ]  # fmt: skip
    (large,) = [one for one in compare_rulebooks(here, there).requirements if one.told.id == "s/hall/large"]
    assert large.parts == ("id", "allotted")
    # what is asked for by id comes first: a second taking is another requirement
    twice = _read(tmp_path, f'{ROOM}[[section.criterion]]\nfrom = "small.toml:place/room"\nid = "hall"\n', "12")
    first = _read(tmp_path, ROOM, "6")
    assert pairs(first, twice) == [
        *((f"s/room/{name}", f"s/room/{name}") for name in names), *(("", f"s/hall/{name}") for name in names),
    ]  # fmt: skip


def test_a_name_of_its_own(tmp_path: Path) -> None:
    book = _read(tmp_path, f'{ROOM}id = "site"\nzh = "场地"\n', "6")
    assert book.criteria[0].title.zh == "场地"
    assert book.tailoring is not None
    assert [(one.key, one.before, one.after) for one in book.tailoring.imports[0].changes] == [("zh", "房间", "场地")]


def test_weighed_anew(tmp_path: Path) -> None:
    book = _read(tmp_path, f"{ROOM}points = 12\n{WHY}{APPLIED}points = 2\n{WHY}", "14")
    # 2 : 3 : 1 of twelve; the steps 2 and 4 of four become 1 and 2 of two
    assert [one.allotted for one in book] == [4, 6, 2, 2]
    assert book["s/applied"].worth == EarnSteps(((Decimal(1), Decimal(1)), (Decimal(2), Decimal(2))))
    assert book.sections[0].points == 14


def test_an_override_may_change_what_is_taken(tmp_path: Path) -> None:
    toml = f'{ROOM}[[override]]\nid = "s/room/own"\nselect = false\n{WHY}[[override]]\nid = "@area"\nvalue = 30\n{WHY}'
    assert ("city.toml", "override[1].id", "own") not in _refused(_write(tmp_path, toml, "6"))
    book = _read(tmp_path, toml, "5")
    assert [one.id for one in book.not_selected] == ["s/room/own"]
    assert [one.value for one in book.parameters["area"].dated] == [30]


def test_what_is_taken_and_what_is_added_stand_together(tmp_path: Path) -> None:
    toml = f'{ROOM}[[section.criterion.requirement]]\nid = "w"\nzh = "墙"\nfact = "premises.rules_posted"\npoints = 1\n'
    assert _refused(_write(tmp_path, toml, "6")) == {("city.toml", "rulebook.points", "points-do-not-add-up")}
    assert _read(tmp_path, toml, "7").criteria[0].points == 7


def test_names_lead_to_where_things_stand_now(tmp_path: Path) -> None:
    base = BASE.replace('fact = "premises.dedicated"\npoints = 1', 'any = ["results/applied", "fixed"]\npoints = 1')
    toml = ROOM + APPLIED.replace("[[section.requirement]]", '[[section.requirement]]\nid = "used"')
    book = _read(tmp_path, toml, "10", base)
    test = book["s/room/own"].test
    assert test is not None
    assert isinstance(test.measure, Joined)
    assert test.measure.branches == (Reference(id="s/used"), Reference(id="s/room/fixed"))


def test_a_name_that_was_not_taken_along_is_refused_where_it_stands(tmp_path: Path) -> None:
    base = BASE.replace('fact = "premises.dedicated"\npoints = 1', 'any = ["results/applied", "fixed"]\npoints = 1')
    found = _refused(_write(tmp_path, ROOM, "6", base))
    assert found == {("small.toml", "section[0].criterion[0].requirement[2].any[0]", "unknown-name")}


def test_from_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_shelf(tmp_path, monkeypatch, small_at_1=BASE)
    for name in ("small", "small@1"):
        toml = f'{SECTION}[[section.criterion]]\nfrom = "{name}:place/room"\n'
        assert len(_read(tmp_path, toml, "6")) == 3


def test_beside_a_base(tmp_path: Path) -> None:
    other = BASE.replace('id = "small"', 'id = "other"').replace('id = "room"', 'id = "hall"').replace("area", "size")
    (tmp_path / "other.toml").write_text(other.replace("premises.size_m2", "premises.area_m2"), encoding="utf-8")
    toml = '[[section]]\nid = "place"\n[[section.criterion]]\nfrom = "other.toml:place/hall"\n'
    head = 'extends = "small.toml"\nwhy = "两处"\nbasis = "editor"\n'
    book = _read(tmp_path, toml.replace("[[section]]", f"{head}[[section]]", 1), "16")
    assert [one.id for one in book.criteria] == ["place/room", "place/hall"]
    assert set(book.parameters) == {"area", "size"}


TAKEN = "section[0].requirement[0].from"


def test_from_the_base_itself(tmp_path: Path) -> None:
    head = 'extends = "small.toml"\nwhy = "两处"\nbasis = "editor"\n'
    toml = f'{head}{SECTION}[[section.requirement]]\nid = "again"\nfrom = "small.toml:results/applied"\n'
    book = _read(tmp_path, toml, "14")
    assert [one.id for one in book][-2:] == ["results/applied", "s/again"]
    assert book["s/again"].was == ("small@1:results/applied",)


PLACE = '[[section]]\nfrom = "small.toml:place"\n'


def test_a_section_comes_with_all_that_stands_in_it(tmp_path: Path) -> None:
    book = _read(tmp_path, f'{PLACE}id = "site"\nwas = ["old"]\n', "6")
    (site,) = book.sections
    assert (site.id, site.title.zh, site.was) == ("site", "场所", ("small@1:place", "old"))
    assert site.points == 6
    assert [(one.id, one.was) for one in book.criteria] == [("site/room", ("small@1:place/room",))]
    assert [(one.id, one.was) for one in book] == [
        (f"site/room/{name}", (f"small@1:place/room/{name}",)) for name in ("fixed", "large", "own")
    ]
    assert book.criteria[0].met_if == (Reference(id="site/room/fixed"), Reference(id="site/room/large"))
    assert [one.value for one in book.parameters["area"].dated] == [20, 24]
    assert book.tailoring is not None
    (one,) = book.tailoring.imports
    assert (one.id, one.source) == ("site", "small@1:place")


def test_requirements_of_a_section_come_too(tmp_path: Path) -> None:
    book = _read(tmp_path, '[[section]]\nfrom = "small.toml:results"\n', "4")
    assert [(one.id, one.was) for one in book] == [("results/applied", ("small@1:results/applied",))]


def test_a_section_weighed_anew(tmp_path: Path) -> None:
    book = _read(tmp_path, f"{PLACE}points = 12\n{WHY}", "12")
    assert [one.allotted for one in book] == [4, 6, 2]
    assert [book.sections[0].points, book.criteria[0].points] == [12, 12]


CAPPED = BASE.replace('id = "place"\nzh = "场所"\npoints = 6', 'id = "place"\nzh = "场所"\ncap = 5\nmet_if = ["room"]')
CAPPED = CAPPED.replace("points = 10\n\n[[section]]", "points = 9\n\n[[section]]")


def test_a_section_keeps_its_cap_unless_another_is_given(tmp_path: Path) -> None:
    kept = _read(tmp_path, PLACE, "5", CAPPED)
    assert kept.sections[0].cap == 5
    assert kept.sections[0].met_if == (Reference(id="place/room"),)
    other = _read(tmp_path, f"{PLACE}cap = 4\n{WHY}", "4", CAPPED)
    assert other.sections[0].cap == 4
    assert other.tailoring is not None
    assert [(one.key, one.before, one.after) for one in other.tailoring.imports[0].changes] == [("cap", "5", "4")]


def test_a_section_that_is_taken_and_what_is_added_to_it(tmp_path: Path) -> None:
    more = '[[section.criterion]]\nfrom = "small.toml:place/room"\nid = "hall"\n'
    own = '[[section.requirement]]\nid = "w"\nzh = "墙"\nfact = "premises.rules_posted"\npoints = 1\n'
    book = _read(tmp_path, PLACE + more + own, "13")
    assert [one.id for one in book.criteria] == ["place/room", "place/hall"]
    assert [one.id for one in book][-1] == "place/w"
    assert book.sections[0].points == 13


def test_an_override_may_change_a_section_that_is_taken(tmp_path: Path) -> None:
    toml = (
        f'{PLACE}[[override]]\nid = "place/room/own"\nselect = false\n{WHY}[[override]]\nid = "place"\nzh = "地"\n{WHY}'
    )
    book = _read(tmp_path, toml, "5")
    assert [one.id for one in book] == ["place/room/fixed", "place/room/large"]
    assert book.sections[0].title.zh == "地"


CASES: dict[str, tuple[str, str, str]] = {
    "no such section": (PLACE.replace("place", "plaec"), "section[0].from", "unknown-name"),
    "a criterion for a section": (PLACE.replace("place", "place/room"), "section[0].from", "unknown-name"),
    "no such section for what is taken below it": (
        PLACE.replace("place", "plaec") + '[[section.criterion]]\nfrom = "small.toml:place/room"\nid = "hall"\n',
        "section[0].from", "unknown-name",
    ),
    "no such criterion for what is taken below it": (
        f"{ROOM.replace('room', 'rom')}{APPLIED.replace('[[section', '[[section.criterion')}",
        "section[0].criterion[0].from", "unknown-name",
    ),
    "the cap of a section without a reason": (f"{PLACE}cap = 4", "section[0].why", "missing-required"),
    "a condition of a section changed": (f'{PLACE}met_if = ["room"]', "section[0].met_if", "unknown-field"),
    "a section twice": (PLACE + PLACE, "section[1].from", "duplicate-id"),
    "a criterion that stands there already": (
        f'{PLACE}[[section.criterion]]\nfrom = "small.toml:place/room"\n', "section[0]", "duplicate-id",
    ),
    "no such rulebook": (ROOM.replace("small.toml", "smal.toml"), "section[0].criterion[0].from", "unknown-name"),
    "no such criterion": (ROOM.replace("room", "rom"), "section[0].criterion[0].from", "unknown-name"),
    "no such requirement": (SECTION + APPLIED.replace("applied", "used"), TAKEN, "unknown-name"),
    "no rulebook": (ROOM.replace("small.toml:", ""), "section[0].criterion[0].from", "wrong-type"),
    "no text": (f"{SECTION}[[section.criterion]]\nfrom = 3\n", "section[0].criterion[0].from", "wrong-type"),
    "a file outside": (ROOM.replace("small.toml", "../small.toml"), "section[0].criterion[0].from", "outside-folder"),
    "a bound changed": (f"{SECTION}{APPLIED}at_least = 3", "section[0].requirement[0].at_least", "unknown-field"),
    "points without a reason": (f"{ROOM}points = 12", "section[0].criterion[0].why", "missing-required"),
    "twice": (ROOM + ROOM.removeprefix(SECTION), "section[0].criterion[1].from", "duplicate-id"),
    "another thing of that name": (
        f'{ROOM}[value.area]\nunit = "m2"\ndated = [{{ from = 2020-01-01, value = 3 }}]', "value.area", "two-meanings",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_refused(name: str, tmp_path: Path) -> None:
    toml, path, code = CASES[name]
    found = _refused(_write(tmp_path, toml, "6"))
    assert ("city.toml", path, code) in found
    if path.endswith(".from"):
        assert len(found) == 1  # what could not be taken gives rise to nothing else


def test_rulebooks_that_take_from_each_other(tmp_path: Path) -> None:
    base = BASE + f'{SECTION}[[section.criterion]]\nfrom = "city.toml:s/room"\n'
    with pytest.raises(RulebookError) as error:
        _read(tmp_path, ROOM, "6", base)
    assert [one.found for one in error.value.problems if one.code == "cycle"] == ["city.toml → small.toml → city.toml"]


def test_many_that_take_from_many_end_soon(tmp_path: Path) -> None:
    for at in range(9):
        taken = "".join(
            f'[[section.criterion]]\nid = "c{one}"\nfrom = "{one}.toml:s/c"\n' for one in range(9) if one != at
        )
        (tmp_path / f"{at}.toml").write_text(HEAD.format(0) + SECTION + taken, encoding="utf-8")
    assert {code for *_, code in _refused(tmp_path / "0.toml")} >= {"cycle", "too-deep"}


def test_a_thousand_things_are_the_most(tmp_path: Path) -> None:
    toml = SECTION + "".join(f'{APPLIED.replace("applied", "nothing")}id = "r{at}"\n' for at in range(1001))
    assert ("city.toml", "", "too-many") in _refused(_write(tmp_path, toml, "6"))


def test_the_digest_covers_what_is_taken(tmp_path: Path) -> None:
    before = _read(tmp_path, ROOM, "6")
    after = _read(tmp_path, ROOM, "6", BASE.replace("value = 20", "value = 21"))
    assert before.digest != after.digest
