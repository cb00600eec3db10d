"""What the command line prints is what was read and kept."""

import pytest

from tests.golden.record import FOLDER, OUTPUTS, kept, printed


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_changes_unnoticed(output: str) -> None:
    assert kept(output), "not recorded yet: python -m tests.golden.record"
    assert printed(output) == kept(output)


def test_nothing_is_kept_that_nobody_records() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.suffix in {".txt", ".md", ".html", ".json", ".csv"}}
    assert files == set(OUTPUTS)


@pytest.mark.parametrize("output", [name for name in OUTPUTS if name.endswith(".txt")])
def test_a_chinese_console_can_show_it(output: str) -> None:
    assert kept(output).encode("gbk").decode("gbk") == kept(output)
