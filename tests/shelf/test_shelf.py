"""Every rulebook on the shelf: it is read, every requirement has its cases, all of it is said twice, the laws hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import as_file, files
from typing import Any

import pytest
from hypothesis import settings

import studiorules as sr
from studiorules.intake import shelf
from studiorules.rulebook import Requirement, coverage
from studiorules.testing import CaseTest, cases, laws

_SHELF = files("studiorules") / "shelf"
BOOKS = {name: sr.published(name) for name in shelf()}


def _said(case: CaseTest) -> str:
    return f"{case.rulebook.id}:{case}"


def _rules(book: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The documents of a rulebook, its cases left out."""
    with as_file(_SHELF / book) as folder:
        for path in sorted(folder.rglob("*.toml")):
            if not path.name.endswith("cases.toml"):
                yield path.relative_to(folder).as_posix(), tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [case for book in BOOKS.values() for case in cases(book)], ids=_said)
def test_case(case: CaseTest) -> None:
    case.check()


def _is_its_own(requirement: Requirement, book: sr.Rulebook) -> bool:
    """Whether a rulebook says anything of a requirement that what it extends does not."""
    if book.tailoring is None:
        return True
    changed = {one.of for one in book.tailoring.overrides}
    reads = any(f"ValueOf(name='{one[1:]}')" in repr(requirement) for one in changed if one.startswith("@"))
    return reads or requirement.id in (*book.tailoring.added, *changed)


@pytest.mark.parametrize("book", [name for name, book in BOOKS.items() if book.tailoring is not None])
def test_what_a_rulebook_does_not_change_is_as_in_the_one_it_extends(book: str) -> None:
    tailoring = BOOKS[book].tailoring
    assert tailoring is not None
    for case in BOOKS[tailoring.bases[0].id].cases:
        if not _is_its_own(BOOKS[book][case.requirement], BOOKS[book]):
            found = sr.evaluate(case.dossier, BOOKS[book], as_of=case.as_of)[case.requirement]
            assert (found.outcome, found.points.low, found.points.high) == (case.outcome, case.low, case.high)


@pytest.mark.parametrize("book", BOOKS)
def test_each_requirement_has_a_case_that_passes_one_that_fails_and_one_that_is_open(book: str) -> None:
    covered = coverage(BOOKS[book])
    assert {one.requirement: one.missing for one in covered if one.missing} == {}
    assert [one.requirement for one in covered] == [one.id for one in BOOKS[book]]


@pytest.mark.parametrize("book", BOOKS)
def test_nothing_is_doubtful(book: str) -> None:
    assert [str(one) for one in sr.lint(BOOKS[book])] == []


@pytest.mark.parametrize("book", BOOKS)
def test_everything_is_said_in_chinese_and_in_english(book: str) -> None:
    assert [place for name, rules in _rules(book) for place in _silent(rules, f"{name}:")] == []


_TITLED = re.compile(
    r"\.(rulebook|section\[\d+\]|criterion\[\d+\]|requirement\[\d+\]|decision\[\d+\]|rungs\[\d+\]|levels\[\d+\]|choices\[\d+\]"
    r"|fact\[\d+\]|list\[\d+\]|field\[\d+\]|priority\[\d+\]|value\.[^.]+|judgement\.[^.]+|measure\.[^.]+|remedy\.[^.]+)$"
)


def _silent(value: Any, path: str) -> Iterator[str]:
    """Where something that people read lacks one of its two languages."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _silent(one, f"{path}[{index}]")
    elif isinstance(value, dict):
        if ("zh" in value) != ("en" in value) or (_TITLED.search(path) and "zh" not in value):
            yield path
        if "why" in value and not isinstance(value["why"], dict):
            yield f"{path}.why"
        for key, one in value.items():
            yield from _silent(one, f"{path}.{key}")


@pytest.mark.parametrize("book", BOOKS)
def test_every_requirement_says_where_it_comes_from_and_our_own_numbers_why(book: str) -> None:
    for one in BOOKS[book]:
        assert one.cite is not None, one.id
        assert one.basis is not None, one.id
        assert one.basis != "editor" or one.why is not None, one.id
        assert not one.unseen or one.why is not None, one.id


@pytest.mark.parametrize("book", [name for name in BOOKS if not name.startswith("base")])
def test_laws(book: str) -> None:
    settings(max_examples=30)(laws(BOOKS[book]))()  # many rulebooks of few requirements: a few dossiers for each


def test_every_source_that_is_cited_is_told_and_no_other() -> None:
    told = tomllib.loads((_SHELF / "sources.toml").read_text(encoding="utf-8"))["source"]
    cited = {source for book in BOOKS for _, rules in _rules(book) for source in _cited(rules)}
    assert cited == set(told)
    for name, source in told.items():
        assert source["zh"], name
        assert source["en"], name
        assert all(place["grade"] in ("A", "B", "C") for place in source.get("at", ())), name


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _cited(one)
    elif isinstance(value, dict):
        if "cite" in value:
            yield value["cite"].partition(" ")[0]
        for one in value.values():
            yield from _cited(one)
