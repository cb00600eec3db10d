"""What is generated in the documents, and whether it still is what the generator says.

``python -m tests.house.generated --check`` names every stale place and ends with 1; ``--write`` renews them. A place is
the text between ``<!-- key -->`` and ``<!-- /word -->`` (word: the key up to its colon) in a page.
"""

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.house import catalogue_page
from tests.house.blocks import studiorules, trimmed
from tests.house.tree import DOCS, ROOT, name

EXAMPLE = "docs/examples/p16-power-station.toml"


def sample() -> str:
    """The README's sample: the command and what it prints."""
    done = studiorules("evaluate", EXAMPLE, folder=ROOT)
    if done.returncode:
        raise RuntimeError(done.stdout)
    return f"```console\n$ studiorules evaluate {EXAMPLE}\n{trimmed(done.stdout)}\n```"


def records() -> str:
    """The list of the decisions, by their titles."""
    pages = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    titles = [page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ") for page in pages]
    return "\n".join(f"- [{title}]({page.name})" for title, page in zip(titles, pages, strict=True))


PLACES: Mapping[tuple[Path, str], Callable[[], str]] = {
    (ROOT / "README.md", "sample:evaluate"): sample,
    (DOCS / "decisions/README.md", "records:all"): records,
    (DOCS / "formats/catalogue.md", "catalogue:sections"): catalogue_page.sections,
    (DOCS / "formats/catalogue.md", "catalogue:common"): catalogue_page.common,
    (DOCS / "formats/catalogue.md", "catalogue:vocabularies"): catalogue_page.vocabularies,
}


def renewed(text: str, key: str, content: str) -> str:
    """A page with the content of one place put in anew.

    Raises:
        ValueError: the page has no such place, or more than one.
    """
    end = f"<!-- /{key.partition(':')[0]} -->"
    place = re.compile(rf"(<!-- {re.escape(key)} -->\n).*?({re.escape(end)})", re.DOTALL)
    page, found = place.subn(lambda match: f"{match[1]}{content}\n{match[2]}", text)
    if found != 1:
        raise ValueError(f"{found} places {key}")
    return page


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
