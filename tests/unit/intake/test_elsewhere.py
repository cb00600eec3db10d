"""What a dossier says for a rulebook's own facts and lists: kept as written, read when the rulebook is at hand."""

import io
import pickle
import tomllib
from datetime import date
from typing import Any

import pytest

from studiorules.dossier import ListState
from studiorules.dossier.rows import row_maker
from studiorules.errors import DossierError
from studiorules.evaluation import evaluate
from studiorules.intake import amend, dossier_text, read_dossier, read_local, read_rulebook
from studiorules.rulebook import Rulebook

HEAD: dict[str, Any] = {"stated_on": "2025-12-31", "studio": {"name": "某工作室"}}
BOOK = """
[rulebook]
id = "some-city"
edition = "1"
zh = "办法"
in_force = { from = 2025-01-01 }
points = 1
[[fact]]
id = "leader.top_grade"
kind = "level"
levels = "skill-grade"
zh = "最高等级"
[[list]]
id = "rosters"
shape = "moments"
zh = "名册"
[[list.field]]
id = "size"
kind = "number"
unit = "person"
zh = "人数"
[[requirement]]
id = "r"
zh = "要求"
fact = "leader.top_grade"
at_least = "technician"
points = 1
basis = "editor"
why = "x"
"""


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return read_rulebook(tomllib.loads(BOOK))


def test_it_is_kept_until_the_rulebook_is_at_hand(book: Rulebook) -> None:
    said = {
        **HEAD,
        "some-city": {"leader": {"top_grade": "技师"}, "rosters": [{"on": "2025", "size": "30+"}, {"size": 4}]},
        "lists": {"some-city.rosters": "at-least-these"},
    }
    dossier = read_dossier(said)
    assert {(one.rulebook, one.section, one.state.value) for one in dossier.local} == {
        ("some-city", "leader", "these"),
        ("some-city", "rosters", "at-least-these"),
    }
    read: Any = read_local(dossier, book)
    assert read["some-city.leader"][0].top_grade == "technician"
    assert [one.size.low for one in read["some-city.rosters"]] == [30, 4]
    assert read["some-city.rosters"].state is ListState.AT_LEAST_THESE


@pytest.mark.parametrize("lists", [{"some-city.rosters": "none"}, {"some-city": {"rosters": "none"}}])
def test_a_list_of_a_rulebook_is_stated_to_be_none(book: Rulebook, lists: dict[str, Any]) -> None:
    said = {**HEAD, "some-city": {"leader": {"top_grade": "技师"}}, "lists": lists}
    read = read_local(read_dossier(said), book)
    assert read["some-city.rosters"].state is ListState.NONE


@pytest.mark.parametrize(
    ("said", "path", "code"),
    [
        ({"leader": {"top_grade": "高级技工"}}, "some-city.leader.top_grade", "unknown-level"),
        ({"leader": {"grade": "技师"}}, "some-city.leader.grade", "unknown-field"),
        ({"rosters": [{"size": 3}, {"size": -3}]}, "some-city.rosters[1].size", "below-floor"),
        ({"rosters": [{"id": "a"}, {"id": "a"}]}, "some-city.rosters[1].id", "duplicate-id"),
        ({"roster": [{"size": 3}]}, "some-city.roster", "unknown-field"),
    ],
)
def test_it_is_refused_by_the_rulebook(book: Rulebook, said: dict[str, Any], path: str, code: str) -> None:
    dossier = read_dossier({**HEAD, "some-city": said})
    with pytest.raises(DossierError) as caught:
        read_local(dossier, book)
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [(path, code)]


def test_the_only_thing_that_is_said_can_be_taken_back(book: Rulebook) -> None:
    dossier = read_dossier({**HEAD, "some-city": {"leader": {"top_grade": "技师"}}})
    silent = amend(dossier, {"some-city.leader.top_grade": "not-stated"})
    read: Any = read_local(silent, book)
    assert read["some-city.leader"][0].top_grade is None


def test_what_is_said_for_other_rulebooks_does_not_matter(book: Rulebook) -> None:
    dossier = read_dossier({**HEAD, "other-city": {"leader": {"grade": "技师"}}})
    assert read_local(dossier, book) == {}


def test_it_is_part_of_what_the_dossier_says() -> None:
    one = read_dossier({**HEAD, "some-city": {"leader": {"top_grade": "技师"}}})
    other = read_dossier({**HEAD, "some-city": {"leader": {"top_grade": "高级工"}}})
    assert one != other
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own bytes
    for form in ("json", "toml"):
        text = dossier_text(one, form)
        assert read_dossier(io.BytesIO(text.encode()), format=form) == one


@pytest.mark.parametrize(
    "said",
    [
        {"premisess": {"area_m2": {"about": 30}}},  # a misspelt section, not a rulebook
        {"leaders": {"name": {"said": {"a": "甲", "b": "乙"}}}},
        {"some-city": {"top_grade": "技师"}},
        {"some-city": {"area": {"about": 30}}},  # a value, not a section
        {"some-city": {}},
        {"some-city": [{"leader": {}}]},
    ],
)
def test_what_is_no_rulebook_s_is_not_lost_in_silence(said: dict[str, Any]) -> None:
    with pytest.raises(DossierError) as caught:
        read_dossier({**HEAD, **said})
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [(next(iter(said)), "unknown-field")]


def test_what_reads_it_is_made_once_for_a_rulebook_and_never_sent(book: Rulebook) -> None:
    dossier = read_dossier({**HEAD, "some-city": {"leader": {"top_grade": "技师"}, "rosters": [{"size": 4}]}})
    day = date(2025, 12, 31)
    assert evaluate(dossier, book, as_of=day)["r"].outcome == "pass"
    for name in ("some-city.leader", "some-city.rosters"):
        section = book.catalogue.sections[name]
        assert row_maker(section) is row_maker(section)
        first, second = (read_local(dossier, book)[name].records[0] for _ in range(2))
        assert type(first) is type(second)
    again = pickle.loads(pickle.dumps(book))  # noqa: S301  # our own bytes
    assert evaluate(dossier, again, as_of=day)["r"].outcome == "pass"
