"""The renewer of generated places: it puts the content in its place and leaves the rest of the page alone."""

from pathlib import Path

import pytest

from tests.house.generated import PLACES, recorded, renewed

PAGE = "before\n<!-- sample:a -->\nold\n<!-- /sample -->\nbetween\n<!-- sample:b -->\nold\n<!-- /sample -->\nafter\n"


def test_only_the_named_place_changes() -> None:
    assert renewed(PAGE, "sample:b", r"new \1") == PAGE.replace(
        "<!-- sample:b -->\nold\n", "<!-- sample:b -->\nnew \\1\n"
    )


def test_what_is_fresh_stays_as_it_is() -> None:
    assert renewed(PAGE, "sample:a", "old") == PAGE


@pytest.mark.parametrize("page", ["no place at all", PAGE + PAGE])
def test_a_place_must_be_there_once(page: str) -> None:
    with pytest.raises(ValueError, match="places sample:a"):
        renewed(page, "sample:a", "new")


def test_every_generated_place_is_in_its_page_once() -> None:
    for path, key in PLACES:
        assert path.read_text(encoding="utf-8").count(f"<!-- {key} -->\n") == 1, key


@pytest.mark.parametrize("rest", ["missing.toml", "docs/examples/weak.toml --require grade=A"])
def test_what_failed_is_never_recorded(rest: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        f"<!-- sample:a -->\n```console\n$ studiorules evaluate {rest}\n```\n<!-- /sample -->\n", encoding="utf-8"
    )
    with pytest.raises(RuntimeError, match="studiorules evaluate"):
        recorded(page, "sample:a")
