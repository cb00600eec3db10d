"""The runner of examples itself: a page that shows what is not so must fail."""

from pathlib import Path

import pytest

from tests.house.blocks import agrees, blocks, commands, run


def page(folder: Path, text: str) -> Path:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_blocks_carry_language_title_and_line() -> None:
    first, second = blocks('text\n```toml title="a.toml"\nx = 1\n```\n\n```python\ny\n```\n')
    assert (first.language, first.title, first.code, first.line) == ("toml", "a.toml", "x = 1\n", 3)
    assert (second.language, second.title, second.code, second.line) == ("python", "", "y\n", 7)


def test_commands_end_where_the_next_begins() -> None:
    first, second = commands("$ studiorules a 'b c'   # why\nshown\n\nmore\n$ echo $?\n2\n")
    assert first.words == ("studiorules", "a", "b c")
    assert first.shown == ("shown", "", "more")
    assert (second.words, second.shown) == (("echo", "$?"), ("2",))


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a\nc", False),
        ("a\nb", "a\nb\nc", False),
        ("a\n…", "a\nb\nc", True),
        ("a\n…", "a", True),
        ("a\n…", "ab", False),
        ("…\nc", "a\nb\nc", True),
        ("…\nc", "c", True),
        ("a\n…\nd", "a\nb\nc\nd", True),
        ("a\n…\nd", "a\nd", True),
        ("a\n…\nd", "a\nb\nc", False),
        ("a … c", "a long b c", True),
        ("a … c", "a\nc", False),
        ("1.5 (of)", "1x5 (of)", False),
    ],
)
def test_elision(shown: str, printed: str, same: bool) -> None:
    assert agrees(shown, printed) is same


@pytest.mark.parametrize(
    "text",
    [
        "```python\nassert 1 == 2\n```\n",
        "```python\n>>> 1 + 1\n3\n```\n",
        "```console\nno command\n```\n",
        "```console\n$ rm page.md\n```\n",
        "```console\n$ studiorules no-such-command\n```\n",
    ],
)
def test_a_false_page_fails(text: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        run(page(tmp_path, text), tmp_path)


def test_a_page_has_one_namespace_and_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        '```text title="note.txt"\n三项\n```\n'
        '```python\nfrom pathlib import Path\nnote = Path("note.txt").read_text(encoding="utf-8")\n```\n'
        "```python\n>>> note\n'三项\\n'\n```\n"
        "```text\nnothing is done here\n```\n"
    )
    assert run(page(tmp_path, text), tmp_path) == 2
