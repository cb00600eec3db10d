"""What is generated in the documents, and whether it still is what the generator says.

``python -m tests.house.generated --check`` names every stale place and ends with 1; ``--write`` renews them. A place is
the text between ``<!-- key -->`` and ``<!-- /word -->`` (word: the key up to its colon) in a page. A ``sample`` is a
console block: its commands are the page's own, what they print is recorded anew.
"""

import argparse
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.constructs import page as constructs_page
from tests.constructs.said import GROUPS
from tests.house import catalogue_page, shelf_page
from tests.house.blocks import blocks, commands, studiorules, trimmed, unpacked
from tests.house.tree import DOCS, ROOT, name


def recorded(path: Path, key: str) -> str:
    """A console block of a page with what its commands print today, run in a folder that holds the page's files."""
    text = path.read_text(encoding="utf-8")
    [block] = [block for block in blocks(_place(text, key)[2]) if block.language == "console"]
    shown: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        unpacked(text, Path(folder))
        for command in commands(block.code):
            done = studiorules(*command.words[1:], folder=Path(folder))
            if done.returncode not in (0, 3):  # answered; 1 is also what a crash ends with, and never to be recorded
                raise RuntimeError(f"{shlex.join(command.words)}\n{done.stdout}")
            shown += [f"$ {' '.join(command.words)}", trimmed(done.stdout)]
    return "\n".join(["```console", *shown, "```"])


def records() -> str:
    """The list of the decisions, by their titles."""
    pages = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    titles = [page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ") for page in pages]
    return "\n".join(f"- [{title}]({page.name})" for title, page in zip(titles, pages, strict=True))


_SAMPLES = (
    (ROOT / "README.md", "sample:evaluate"),
    *(
        (DOCS / lang / "first-evaluation.md", key)
        for lang in ("zh", "en")
        for key in ("sample:check", "sample:evaluate", "sample:detail", "sample:base")
    ),
)
PLACES: Mapping[tuple[Path, str], Callable[[], str]] = {
    **{(path, key): partial(recorded, path, key) for path, key in _SAMPLES},
    **{
        (DOCS / lang / "shelf.md", f"shelf:{part}.{lang}"): partial(make, lang)
        for lang in ("zh", "en")
        for part, make in (
            ("table", shelf_page.table),
            ("entries", shelf_page.entries),
            ("sources", shelf_page.sources),
        )
    },
    (DOCS / "decisions/README.md", "records:all"): records,
    **{(DOCS / "constructs.md", f"constructs:{one}"): partial(constructs_page.group, one) for one in GROUPS},
    (DOCS / "formats/catalogue.md", "catalogue:sections"): catalogue_page.sections,
    (DOCS / "formats/catalogue.md", "catalogue:common"): catalogue_page.common,
    (DOCS / "formats/catalogue.md", "catalogue:vocabularies"): catalogue_page.vocabularies,
}


def renewed(text: str, key: str, content: str) -> str:
    """A page with the content of one place put in anew.

    Raises:
        ValueError: the page has no such place, or more than one.
    """
    start, end, _ = _place(text, key)
    return f"{text[:start]}{content}\n{text[end:]}"


def _place(text: str, key: str) -> tuple[int, int, str]:
    found = list(re.finditer(rf"<!-- {re.escape(key)} -->\n(.*?)<!-- /{key.partition(':')[0]} -->", text, re.DOTALL))
    if len(found) != 1:
        raise ValueError(f"{len(found)} places {key}")
    return found[0].start(1), found[0].end(1), found[0][1]


def main(arguments: list[str]) -> int:
    """Check or renew every place; 1 if something was stale and was only to be checked."""
    parser = argparse.ArgumentParser(prog="python -m tests.house.generated")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="name what is stale, change nothing")
    what.add_argument("--write", action="store_true", help="renew what is stale")
    check: bool = parser.parse_args(arguments).check
    stale = 0
    for (path, key), make in PLACES.items():
        before = path.read_text(encoding="utf-8")
        after = renewed(before, key, make())
        if after == before:
            continue
        stale += 1
        sys.stdout.write(f"{name(path)}: {key} {'is stale' if check else 'renewed'}\n")
        if not check:
            path.write_text(after, encoding="utf-8")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
