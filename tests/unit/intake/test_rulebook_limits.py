"""A rulebook beyond measure is refused quickly, at its place; what is allowed is read, compiled and judged."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import studiorules as sr
from studiorules.errors import RulebookError
from studiorules.intake import rulebook_desk
from studiorules.intake.rulebooks import read_rulebook
from tests.unit.intake.rulebook_drafts import book, problems

COUNT = '[[requirement]]\nid = "a"\npoints = 10\ncount = "people"\nat_least = 1\n'
HEAD = '[rulebook]\nid = "x"\nedition = "1"\nzh = "办法"\npoints = "none"\n'
DAY = date(2025, 12, 31)
NOBODY = sr.read_dossier({"stated_on": DAY, "studio": {"name": "某工作室"}, "people": []})


def many(line: str, count: int) -> str:
    return ", ".join(line.replace("#", str(number)) for number in range(1, count + 1))


LISTS = {
    "steps": (f"{COUNT}earn_steps = [%s]", "[#, 0.1]", "requirement[0].earn_steps"),
    "deductions": (
        f"{COUNT}deduct = [%s]",
        '{ lose = 0.01, count = "results", at_least = # }',
        "requirement[0].deduct",
    ),
    "exceptions": (
        f"{COUNT}but = [%s]",
        '{ when = { count = "results", at_least = # }, at_least = # }',
        "requirement[0].but",
    ),
    "rungs": (
        f'{COUNT}[[decision]]\nid = "d"\nzh = "等级"\nrungs = [{{ id = "r0", zh = "级" }}, %s]',
        '{ id = "r#", zh = "级", needs = [{ count = "results", at_least = # }] }',
        "decision[0].rungs",
    ),
}


@pytest.mark.parametrize("what", LISTS)
def test_a_list_each_of_which_is_asked_after_those_before_it_is_short(what: str) -> None:
    toml, line, path = LISTS[what]
    assert problems(toml % many(line, 51)) >= {(path, "too-many")}
    judged = sr.evaluate(NOBODY, book(toml % many(line, 49)), as_of=DAY)
    assert judged.findings[0].outcome is sr.Outcome.FAIL


def test_any_other_list_is_long_and_not_without_end() -> None:
    documents = many('"documents"', 10_001)
    assert problems(f"{COUNT}evidence = [{documents}]") >= {("requirement[0].evidence", "too-many")}


def test_three_hundred_requirements_in_no_section_are_judged() -> None:
    toml = "".join(
        f'[[requirement]]\nid = "r{most}"\npoints = 1\ncount = "people"\nat_least = {most}\nin_proportion = true\n'
        for most in range(1, 301)
    )
    two = sr.read_dossier({"stated_on": DAY, "studio": {"name": "某工作室"}, "people": [{"role": "member"}] * 2})
    # one of one, two of two, two of three … two of three hundred: to the cent each, or all together
    each = [min(Fraction(1), Fraction(2, most)) for most in range(1, 301)]
    for at, wanted in (("requirement", sum(map(cents, each))), ("total", cents(sum(each)))):
        judged = sr.evaluate(two, book(f'rounding = {{ at = "{at}" }}\n{toml}'), as_of=DAY)
        assert judged.total is not None
        assert judged.total.low == judged.total.high == Decimal(wanted) / 100


def cents(points: Fraction | int) -> int:
    """Whole hundredths, halves up."""
    return int(points * 100 + Fraction(1, 2))


def test_a_key_of_many_parts_is_not_even_parsed(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(f'{HEAD}# {"a." * 40}\nwhy = "{"b." * 40}"\n{"c." * 100_000}d = 1\n', encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        read_rulebook(path)
    told = [(one.code, one.place.line if one.place else 0) for one in error.value.problems]
    assert told == [("too-deep", 8)]


def test_two_megabytes_are_the_most(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "s").mkdir(parents=True)
    (folder / "rulebook.toml").write_text(f"{HEAD}{'#' * 2**20}", encoding="utf-8")
    (folder / "s" / "c.toml").write_text("#" * 2**20, encoding="utf-8")
    one = tmp_path / "one.toml"
    one.write_text(f"{HEAD}{'#' * 2**21}", encoding="utf-8")
    for path in (folder, one):
        with pytest.raises(RulebookError) as error:
            read_rulebook(path)
        assert [problem.code for problem in error.value.problems] == ["too-large"]


def test_more_problems_than_anybody_reads_end_with_one_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook_desk, "MOST_PROBLEMS", 3)
    found = problems("".join(f'[[requirement]]\nid = "r{n}"\npoints = 1\nfact = "premises.fxied"\n' for n in range(9)))
    assert sorted(code for _, code in found) == ["too-many", "unknown-field", "unknown-field", "unknown-field"]
