"""The documents: every example runs, both languages have the same pages, every link leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.house.blocks import run
from tests.house.tree import DOCS, ROOT, name

PAGES = sorted(path for path in DOCS.rglob("*.md"))
EXAMPLES = [
    path for path in PAGES if re.search(r"^```(python|console)", path.read_text(encoding="utf-8"), re.MULTILINE)
]
_LINK = re.compile(r"\]\((?P<target>[^)\s#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", EXAMPLES, ids=name)
def test_examples(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(page, tmp_path) > 0


def test_both_languages_have_the_same_pages() -> None:
    chinese, english = (
        {path.relative_to(DOCS / lang).as_posix() for path in (DOCS / lang).rglob("*") if path.is_file()}
        for lang in ("zh", "en")
    )
    assert chinese == english
    assert "first-evaluation.md" in chinese


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = [match["target"] for match in _LINK.finditer(text)]
    broken = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert not broken


def test_every_page_is_reached_from_the_index() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page in seen or page.suffix != ".md" or not page.is_file():
            continue
        seen.add(page)
        waiting += [page.parent / match["target"] for match in _LINK.finditer(page.read_text(encoding="utf-8"))]
    assert {name(path) for path in PAGES} - {name(path) for path in seen} == set()


def test_bold_stands_inside_its_punctuation() -> None:
    # CommonMark leaves the asterisks standing when bold ends in full-width punctuation and a letter follows
    wrong = re.compile(r"\*\*[^*\n]*[，。：；！？、”）]\*\*(?=\w)")
    assert [
        f"{name(page)}: {found}" for page in PAGES for found in wrong.findall(page.read_text(encoding="utf-8"))
    ] == []
