"""The pages of the linter: one for each code, its bad example yields exactly that code, its good one nothing."""

import re
from pathlib import Path

import pytest

from studiorules.linter import lint_source
from studiorules.linter.checks import CHECKS
from studiorules.linter.messages import SENTENCES
from tests.house.blocks import unpacked
from tests.house.tree import DOCS

FOLDER = DOCS / "lint"
CODES = sorted({check.code for check in CHECKS})
SEVERITY = {check.code: check.severity for check in CHECKS}


def test_every_code_has_one_page_one_sentence_and_one_severity() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "README") == CODES
    assert sorted(SENTENCES) == CODES
    assert len({(check.code, check.severity) for check in CHECKS}) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_index_names_the_code_and_its_severity(code: str) -> None:
    rows = re.findall(
        rf"^\| \[{code}\]\({code}\.md\) \| \S+ · (\w+) \|", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert rows == [str(SEVERITY[code])]


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_yields_the_code_and_the_good_one_nothing(code: str, tmp_path: Path) -> None:
    page = (FOLDER / f"{code}.md").read_text("utf-8")
    assert page.startswith(f"# {code}\n")
    unpacked(page, tmp_path)
    aside = {"missing-case"} - {code}  # the examples of other pages have no cases, as its own page says
    earlier = [path for path in (tmp_path / "earlier.toml",) if path.exists()]  # pages on editions have two
    bad, good = (
        {one.code for one in lint_source(*earlier, tmp_path / f"{name}.toml")} - aside for name in ("bad", "good")
    )
    assert (bad, good) == ({code}, set())


@pytest.mark.parametrize("code", CODES)
def test_chinese_comes_before_english(code: str) -> None:
    paragraphs = (FOLDER / f"{code}.md").read_text("utf-8").split("\n\n")[2:4]
    chinese, english = (bool(re.search(r"[\u4e00-\u9fff]", one)) for one in paragraphs)
    assert (chinese, english) == (True, False)
