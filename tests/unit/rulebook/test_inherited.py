"""The cases of a base: those of what a rulebook leaves as it was must still come out, the others are superseded."""

from pathlib import Path

import pytest

from studiorules.errors import RulebookError
from studiorules.evaluation import try_cases
from studiorules.intake import rulebooks
from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_extends import Found, opened_at
from studiorules.intake.rulebook_sources import Source
from studiorules.intake.rulebooks import read_rulebook
from studiorules.rulebook import Otherwise, Rulebook, compare_rulebooks, coverage, inherited
from studiorules.terms import Outcome
from tests.unit.intake.tailored import BASE, WHY, tailored

NAMES = ("place/room/fixed", "place/room/large", "place/room/own", "results/applied")


def case(requirement: str, change: str, outcome: str, points: str) -> str:
    return (
        f'[[case]]\nrequirement = "{requirement}"\nas_of = 2025-12-31\nchange = {{ {change} }}\n'
        f'outcome = "{outcome}"\npoints = {points}\nwhy = "{outcome}"\n'
    )


CASES = (
    case("place/room/fixed", '"premises.fixed" = true', "pass", "2")
    + case("place/room/fixed", '"premises.fixed" = false', "fail", "0")
    + case("place/room/fixed", "", "unknown", "{ low = 0, high = 2 }")
    + case("place/room/large", '"premises.area_m2" = 24', "pass", "3")
    + case("place/room/own", '"premises.dedicated" = true', "pass", "1")
    + case("results/applied", "", "unknown", "{ low = 0, high = 4 }")
    + '[[case]]\ndecision = "grade"\nas_of = 2025-12-31\nrung = { certain = "C", possible = "A" }\nwhy = "空"\n'
)
GRADE = "decision:grade"


def over(of: str, toml: str) -> str:
    return f'[[override]]\nid = "{of}"\n{WHY}{toml}\n'


def city(folder: Path, toml: str, own: str = "", base: str = BASE, cases: str = CASES, **head: str) -> Rulebook:
    (folder / "small.cases.toml").write_text(cases, encoding="utf-8")
    (folder / "city.cases.toml").unlink(missing_ok=True)
    if own:
        (folder / "city.cases.toml").write_text(own, encoding="utf-8")
    return tailored(folder, toml, base, **head)


def superseded(book: Rulebook) -> dict[str, Otherwise | None]:
    return {one.case.about: one.otherwise for one in inherited(book).superseded}


def test_a_rulebook_that_extends_none_inherits_nothing(tmp_path: Path) -> None:
    city(tmp_path, "")
    book = read_rulebook(tmp_path / "small.toml")
    assert book.base is None
    assert (inherited(book).held, inherited(book).superseded) == ((), ())


def test_all_hold_where_nothing_is_changed(tmp_path: Path) -> None:
    book = city(tmp_path, "")
    assert book.base == read_rulebook(tmp_path / "small.toml")
    assert [one.about for one in inherited(book).held] == [one.about for one in book.base.cases]
    assert {one.rulebook for one in inherited(book).held} == {"small@1"}
    assert {one.place.file for one in inherited(book).held} == {"small.cases.toml"}
    trial = try_cases(book)
    assert trial.kept
    assert len(trial.inherited) == 7


ROUND = {"points": "11", "why": '"x"', "basis": '"editor"'}
SUPERSEDED: dict[str, tuple[str, dict[str, Otherwise]]] = {
    "words": (over("place/room/fixed", 'zh = "常驻"\nevidence = ["documents"]\nmend = []'), {}),
    "words of headings": (over("place/room", 'zh = "室"') + over("place", 'text = "地"'), {}),
    "the condition of a heading": (
        over("place/room", 'met_if = ["fixed"]'),
        {GRADE: Otherwise(reads=("place/room",))},
    ),
    "a bound": (
        over("place/room/large", "at_least = 30"),
        {"place/room/large": Otherwise(parts=("enough",)), GRADE: Otherwise(reads=("place/room/large",))},
    ),
    "a value": (
        over("@area", "value = 30"),
        {"place/room/large": Otherwise(parts=("enough",)), GRADE: Otherwise(reads=("place/room/large",))},
    ),
    "a measure": (
        over("place/room/own", 'fact = "premises.fixed"'),
        {"place/room/own": Otherwise(parts=("measure",)), GRADE: Otherwise(reads=("place/room/own",))},
    ),
    "a ladder": (over("decision:grade/A", 'needs = ["place"]'), {GRADE: Otherwise(parts=("rungs",))}),
}


@pytest.mark.parametrize("name", SUPERSEDED)
def test_what_is_changed_is_superseded(name: str, tmp_path: Path) -> None:
    toml, wanted = SUPERSEDED[name]
    book = city(tmp_path, toml)
    assert superseded(book) == wanted
    assert try_cases(book).kept
    assert len(try_cases(book).inherited) + len(try_cases(book).superseded) == 7


def test_points_are_a_difference(tmp_path: Path) -> None:
    book = city(tmp_path, over("results/applied", "points = 5"), **ROUND)
    told = superseded(book)["results/applied"]
    assert told is not None
    assert set(told.parts) == {"allotted", "worth", "lines"}  # four points become five, steps and losses with them
    assert superseded(book)[GRADE] == Otherwise(reads=("results/applied", "total"))


def test_what_is_removed_is_superseded(tmp_path: Path) -> None:
    book = city(tmp_path, over("place/room/own", "select = false"), points="9", why='"x"', basis='"editor"')
    assert superseded(book)["place/room/own"] == Otherwise(removed=True)


def test_what_rests_on_what_is_changed_is_superseded(tmp_path: Path) -> None:
    base = BASE.replace('fact = "premises.dedicated"\npoints = 1', 'any = ["large", "fixed"]\npoints = 1')
    cases = case("place/room/own", '"premises.fixed" = true', "pass", "1")
    book = city(tmp_path, over("@area", "value = 30"), base=base, cases=cases)
    assert superseded(book) == {"place/room/own": Otherwise(reads=("place/room/large",))}


def test_a_judgement_is_part_of_what_is_asked(tmp_path: Path) -> None:
    question = '[judgement.use]\nzh = "效果"\nlevels = [{{ id = "poor", zh = "差" }}, {{ id = "{}", zh = "好" }}]\n'
    base = BASE.replace('fact = "premises.dedicated"\npoints = 1', 'judged = "use"\nat_least = "good"\npoints = 1')
    cases = case("place/room/own", '"judgements.use" = "good"', "pass", "1")
    levels = 'levels = [{ id = "poor", zh = "差" }, { id = "fair", zh = "中" }, { id = "good", zh = "好" }]'
    book = city(tmp_path, over("judgement:use", levels), base=base + question.format("good"), cases=cases)
    assert superseded(book) == {"place/room/own": Otherwise(parts=("measure",), reads=("judgement:use",))}
    book = city(tmp_path, over("judgement:use", 'zh = "用处"'), base=base + question.format("good"), cases=cases)
    assert set(superseded(book)) == {"place/room/own"}  # in other words it is another question


def test_a_list_of_the_base_is_the_same_list(tmp_path: Path) -> None:
    own = '[[list]]\nid = "lockers"\nzh = "柜"\nshape = "moments"\n'
    own += '[[list.field]]\nid = "big"\nkind = "yes-no"\nzh = "大"\n'
    base = BASE.replace('fact = "premises.dedicated"\npoints = 1', 'count = "small.lockers"\nat_least = 1\npoints = 1')
    cases = case("place/room/own", "", "unknown", "{ low = 0, high = 1 }")
    book = city(tmp_path, own.replace("lockers", "chests"), base=base + own, cases=cases)
    assert superseded(book) == {}
    assert book.base is not None
    assert [one.told.path for one in compare_rulebooks(book.base, book).fields] == ["city.chests.big"]


def test_rounding_is_tried_and_may_fail(tmp_path: Path) -> None:
    base = BASE.replace("earn_steps = [[1, 2], [2, 4]]", "earn_steps = [[1, 1.25], [2, 4]]")
    change = '"results" = [{ on = "2025", kind = "other" }], "premises.dedicated" = true'
    cases = case("results/applied", change, "pass", "1.25")
    head = {"rounding": "{ places = 1 }", "why": '"一位"', "basis": '"editor"'}
    book = city(tmp_path, "", base=base, cases=cases, **head)
    (failed,) = try_cases(book).failed
    assert failed.case.about == "results/applied"
    again = cases.replace("1.25", "1.3")
    trial = try_cases(city(tmp_path, "", again, base=base, cases=cases, **head))
    assert trial.kept  # its own case of the same requirement, dossier and day takes the place of the other
    assert [(one.case.about, one.otherwise) for one in trial.superseded] == [("results/applied", None)]


def test_a_day_before_its_own_time_is_tried(tmp_path: Path) -> None:
    book = city(tmp_path, "", in_force="{ from = 2026-01-01 }")
    assert try_cases(book).kept
    assert len(try_cases(book).inherited) == 7


def test_over_two_rulebooks(tmp_path: Path) -> None:
    city(tmp_path, over("@area", "value = 30"))
    (tmp_path / "city.toml").rename(tmp_path / "province.toml")
    own = case("place/room/large", '"premises.area_m2" = 30', "pass", "3")
    (tmp_path / "province.cases.toml").write_text(own, encoding="utf-8")
    book = city(tmp_path, over("place/room/own", 'fact = "premises.fixed"'), extends='"province.toml"')
    assert [(one.about, one.rulebook) for one in inherited(book).held] == [
        ("place/room/large", "city@3"),
        *[("place/room/fixed", "small@1")] * 3, ("results/applied", "small@1"),
    ]  # fmt: skip
    assert set(superseded(book)) == {"place/room/own"}  # what the province superseded is its own matter
    assert try_cases(book).kept


def test_what_is_left_as_it_was_is_covered_by_the_cases_of_the_base(tmp_path: Path) -> None:
    book = city(tmp_path, over("@area", "value = 30"))
    told = {one.requirement: one for one in coverage(book)}
    assert tuple(told) == NAMES
    assert told["place/room/fixed"].missing == ()
    assert told["place/room/large"].shown == frozenset()
    own = case("place/room/large", '"premises.area_m2" = 30', "pass", "3")
    told = {one.requirement: one for one in coverage(city(tmp_path, over("@area", "value = 30"), own))}
    assert told["place/room/large"].missing == (Outcome.FAIL, Outcome.UNKNOWN)


def taking(folder: Path, toml: str, points: int) -> Rulebook:
    head = f'[rulebook]\nid = "other"\nedition = "1"\nzh = "他"\npoints = {points}\n'
    (folder / "other.toml").write_text(head + toml, encoding="utf-8")
    return read_rulebook(folder / "other.toml")


def test_what_is_taken_brings_its_cases_under_its_name_here(tmp_path: Path) -> None:
    city(tmp_path, "")
    book = taking(tmp_path, '[[section]]\nfrom = "small.toml:place"\nid = "site"\n', 6)
    assert [one.id for one in book.others] == ["small"]
    assert [one.about for one in inherited(book).held] == [
        *["site/room/fixed"] * 3, "site/room/large", "site/room/own",
    ]  # fmt: skip
    assert superseded(book) == {}
    assert try_cases(book).kept
    assert coverage(book)[0].missing == ()


def test_what_is_taken_and_weighed_anew_is_superseded(tmp_path: Path) -> None:
    city(tmp_path, "")
    toml = (
        '[[section]]\nid = "s"\nzh = "节"\n[[section.requirement]]\nfrom = "small.toml:results/applied"\n'
        f'points = 2\n{WHY}[[section.requirement]]\nfrom = "small.toml:place/room/fixed"\n'
        '[[section.requirement]]\nid = "mine"\nzh = "自己的"\nfact = "premises.fixed"\npoints = 1\n'
    )
    book = taking(tmp_path, toml, 5)
    told = superseded(book)["s/applied"]
    assert told is not None
    assert set(told.parts) == {"allotted", "worth", "lines"}
    assert [one.about for one in inherited(book).held] == ["s/fixed"] * 3
    assert [one.requirement for one in coverage(book) if one.missing] == ["s/applied", "s/mine"]


def test_a_name_that_was_nowhere_brings_nothing(tmp_path: Path) -> None:
    city(tmp_path, "")
    fixed = '[[section.requirement]]\nfrom = "small.toml:place/room/fixed"\nwas = ["small@1:place/nowhere"]\n'
    book = taking(tmp_path, f'[[section]]\nid = "s"\nzh = "节"\n{fixed}', 2)
    assert [one.about for one in inherited(book).held] == ["s/fixed"] * 3


def test_what_is_taken_twice_is_known_once(tmp_path: Path) -> None:
    city(tmp_path, "")
    room = '[[section.criterion]]\nfrom = "small.toml:place/room"\nid = "{}"\n'
    book = taking(tmp_path, f'[[section]]\nid = "s"\nzh = "节"\n{room.format("a")}{room.format("b")}', 12)
    assert {one.about.rpartition("/")[0] for one in inherited(book).held} == {"s/a"}


def test_what_is_named_over_many_ways_is_read_and_sorted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layers, wide = 4, 4
    for layer in range(layers):
        for at in range(wide):
            head = f'[rulebook]\nid = "r{layer}{at}"\nedition = "1"\nzh = "规"\npoints = 0\n'
            toml = head + '[[section]]\nid = "s"\nzh = "节"\n'
            if layer == layers - 1:
                toml += '[[section.requirement]]\nid = "q"\nzh = "项"\nfact = "premises.fixed"\npoints = 0\n'
                toml += case("s/q", "", "unknown", "0")
            else:
                toml += "".join(
                    f'[[section.requirement]]\nid = "q{below}"\nfrom = "r{layer + 1}{below}.toml:s/{name}"\n'
                    for below in range(wide)
                    for name in ["q" if layer == layers - 2 else "q0"]
                )
            (tmp_path / f"r{layer}{at}.toml").write_text(toml, encoding="utf-8")
    read: list[str] = []

    def spied(found: Found, desk: Desk) -> Source:
        read.append(found.file)
        return opened_at(found, desk)

    monkeypatch.setattr(rulebooks, "opened_at", spied)
    told = inherited(read_rulebook(tmp_path / "r00.toml"))
    assert sorted(read) == [f"r{layer}{at}.toml" for layer in (1, 2, 3) for at in range(wide)]
    assert [one.about for one in told.held] == [f"s/q{at}" for at in range(wide)]


def test_what_is_taken_keeps_the_lists_of_where_it_is_from(tmp_path: Path) -> None:
    own = '[[list]]\nid = "lockers"\nzh = "柜"\nshape = "moments"\n'
    own += '[[list.field]]\nid = "big"\nkind = "yes-no"\nzh = "大"\n'
    base = BASE.replace('fact = "premises.dedicated"\npoints = 1', 'count = "small.lockers"\nat_least = 1\npoints = 1')
    city(tmp_path, "", base=base + own, cases=case("place/room/own", "", "unknown", "{ low = 0, high = 1 }"))
    book = taking(tmp_path, '[[section]]\nfrom = "small.toml:place"\n', 6)
    assert [one.about for one in inherited(book).held] == ["place/room/own"]
    assert try_cases(book).kept


def test_a_case_may_say_that_a_requirement_is_not_selected(tmp_path: Path) -> None:
    own = case("place/room/own", "", "notselected", "0")
    toml = over("place/room/own", "select = false")
    trial = try_cases(city(tmp_path, toml, own, points="9", why='"x"', basis='"editor"'))
    assert trial.kept
    assert "place/room/own" not in [one.requirement for one in trial.coverage]


def test_a_mistake_in_a_case_of_the_base_names_its_file(tmp_path: Path) -> None:
    book = city(tmp_path, "", cases=CASES.replace("place/room/own", "place/room/onw"))
    with pytest.raises(RulebookError) as error:
        inherited(book)
    (problem,) = error.value.problems
    assert problem.place is not None
    assert (problem.place.file, problem.code) == ("small.cases.toml", "unknown-name")
