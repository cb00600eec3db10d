"""Whose number, why, from where, since when: at the requirement or anywhere above it; and values with gaps."""

import pytest

from studiorules.intake import read_rulebook
from studiorules.linter import LintFinding, lint
from tests.unit.intake.rulebook_drafts import document
from tests.unit.linter.found import PLACE, asking

BELOW = f"[[section.criterion.requirement]]\n{PLACE}"


def found(toml: str, code: str, **head: object) -> list[LintFinding]:
    """The findings of one code in a rulebook whose head says of its sources only what is given here."""
    written = document(toml)
    written["rulebook"] = {key: one for key, one in written["rulebook"].items() if key not in ("basis", "cite", "why")}
    written["rulebook"].update(head)
    return [one for one in lint(read_rulebook(written)) if one.code == code]


def where(toml: str, code: str, **head: object) -> list[str]:
    """The paths of the findings of one code."""
    return [one.path for one in found(toml, code, **head)]


def nested(section: str = "", criterion: str = "", own: str = "") -> str:
    """A requirement in a criterion in a section, each with keys of its own."""
    return (
        f'[[section]]\nid = "s"\nzh = "部分"\n{section}\n[[section.criterion]]\nid = "c"\nzh = "条目"\n{criterion}\n'
        f"{BELOW}{own}\n"
    )


HERE = ["section[0].criterion[0].requirement[0]"]


@pytest.mark.parametrize(
    ("section", "criterion", "own", "code"),
    [
        ("", "", "", "missing-basis"),
        ('basis = "editor"', "", "", "missing-why"),
        ('basis = "seen"', "", "", "missing-cite"),
        (
            'basis = "editor"\nwhy = "理由"',
            "",
            'basis = "editor"',
            "missing-why",
        ),  # the reason speaks of something else
        ('why = "理由"', 'basis = "editor"', "", "missing-why"),
        ('basis = "editor"\nwhy = "理由"', 'basis = "seen"', "", "missing-cite"),
    ],
)
def test_what_a_requirement_does_not_say_and_nothing_above_it(
    section: str, criterion: str, own: str, code: str
) -> None:
    toml = nested(section, criterion, own)
    told = {one: where(toml, one) for one in ("missing-basis", "missing-why", "missing-cite")}
    assert told == {one: HERE if one == code else [] for one in told}


@pytest.mark.parametrize(
    ("section", "criterion", "own"),
    [
        ('basis = "editor"\nwhy = "理由"', "", ""),
        ('basis = "editor"', "", 'why = "理由"'),
        ('basis = "editor"', 'why = "理由"', ""),
        ('cite = "s1"', 'basis = "seen"', ""),
        ("", "", 'basis = "seen"\ncite = "s1 二.1"'),
        ("", "", 'basis = "editor"\nwhy = "理由"'),
    ],
)
def test_what_is_said_above_or_here(section: str, criterion: str, own: str) -> None:
    toml = nested(section, criterion, own)
    assert [where(toml, one) for one in ("missing-basis", "missing-why", "missing-cite")] == [[], [], []]


def test_a_rule_that_its_source_does_not_show_has_no_number() -> None:
    assert found(asking("points = 5\nunseen = true"), "missing-basis") == []


def value(*dated: str, head: str = "in_force = { from = 2020-01-01 }\n") -> str:
    """A rulebook with one dated value."""
    using = asking(PLACE.replace("30", '"@area"'))
    return f'{head}{using}[value.area]\nunit = "m2"\ndated = [{", ".join(dated)}]\n'


def test_a_dated_value_says_whose_it_is() -> None:
    toml = value("{ from = 2020-01-01, value = 20 }", '{ from = 2021-01-01, value = 30, basis = "editor" }')
    assert where(toml, "missing-basis")[1:] == ["value.area.dated[0]"]
    assert where(toml, "missing-why") == ["value.area.dated[1]"]
    assert where(value('{ from = 2020-01-01, value = 20, basis = "seen" }'), "missing-cite") == ["value.area.dated[0]"]
    cited = '{ from = 2020-01-01, value = 20, basis = "seen", cite = "s1" }'
    assert where(value(cited), "missing-cite") == []


@pytest.mark.parametrize(
    ("dated", "days"),
    [
        (["2020-01-01, to = 2020-12-31", "2021-02-01"], "2021-01-01至2021-01-31"),
        (["2020-01-01, to = 2020-12-30", "2021-01-01"], "2020-12-31至2020-12-31"),
        (["2020-03-01"], "2020-01-01至2020-02-29"),
        (["2020-01-01, to = 2020-12-31"], "2021-01-01起"),
    ],
)
def test_days_without_a_value(dated: list[str], days: str) -> None:
    [one] = found(value(*(f"{{ from = {one}, value = 20 }}" for one in dated)), "dated-gap")
    assert (one.path, one.text.zh) == ("value.area.dated", f"{days}没有取值。")


@pytest.mark.parametrize(
    ("dated", "head"),
    [
        (["2020-01-01, to = 2020-12-31", "2021-01-01"], "in_force = { from = 2020-01-01 }\n"),
        (["2019-01-01"], "in_force = { from = 2020-01-01 }\n"),
        (["2020-01-01, to = 2020-12-31"], "in_force = { from = 2020-01-01, to = 2020-12-31 }\n"),
        (["2020-03-01"], 'in_force = "unknown"\n'),
    ],
)
def test_every_day_has_its_value(dated: list[str], head: str) -> None:
    assert found(value(*(f"{{ from = {one}, value = 20 }}" for one in dated), head=head), "dated-gap") == []


def test_since_when_a_rulebook_holds() -> None:
    assert where(asking(PLACE), "undated", in_force="unknown") == ["rulebook"]
    assert where(asking(PLACE), "undated", in_force={"to": "2025"}) == ["rulebook"]
    assert where(asking(PLACE), "undated", in_force="unknown", why="来源没有写") == []
    assert where(asking(PLACE), "undated", in_force={"from": "2020-05"}) == []


RUNGS = 'rungs = [{ id = "no", zh = "否" }, { id = "yes", zh = "是", needs = [NEED] }]\n'
SCORED = RUNGS.replace("NEED", '{ score = "total", at_least = 3 }')
PAID = RUNGS.replace("NEED] }", '"area"], yuan = 100 }')


@pytest.mark.parametrize("rungs", [SCORED, PAID])
@pytest.mark.parametrize(
    ("own", "head", "code"),
    [
        ("", {}, "missing-basis"),
        ('basis = "seen"\n', {}, "missing-cite"),
        ("", {"basis": "seen"}, "missing-cite"),
        ('basis = "editor"\n', {"why": "别处的理由"}, "missing-why"),
        ('basis = "seen"\ncite = "S05"\n', {}, None),
        ('basis = "editor"\nwhy = "有理由"\n', {}, None),
        ("", {"basis": "editor", "why": "有理由"}, None),
    ],
)
def test_whose_the_numbers_of_a_ladder_are(rungs: str, own: str, head: dict[str, object], code: str | None) -> None:
    said = 'basis = "editor"\nwhy = "有理由"\n'  # of the requirement
    toml = f'{asking(PLACE + said)}[[decision]]\nid = "d"\nzh = "结论"\n{own}{rungs}'
    codes = ("missing-basis", "missing-cite", "missing-why")
    assert [one for one in codes for path in where(toml, one, **head) if path == "decision[0]"] == [code] * bool(code)


def test_a_ladder_without_numbers_owes_no_source() -> None:
    toml = f'{asking(PLACE)}[[decision]]\nid = "d"\nzh = "结论"\n{RUNGS.replace("NEED", chr(34) + "area" + chr(34))}'
    assert "decision[0]" not in where(toml, "missing-basis")
