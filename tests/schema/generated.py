"""The JSON Schemas that the package ships, and whether they still are what the catalogue and the language say.

``python -m tests.schema.generated --check`` names every stale one and ends with 1; ``--write`` renews them.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.house.tree import SOURCE, name
from tests.schema.changes import changes_schema, impact_schema
from tests.schema.dossiers import Schema, dossier_schema
from tests.schema.evaluations import evaluation_schema
from tests.schema.rulebooks import cases_schema, criterion_schema, rulebook_schema

FOLDER = SOURCE / "schemas"
SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "dossier": dossier_schema,
    "rulebook": rulebook_schema,
    "criterion": criterion_schema,
    "cases": cases_schema,
    "evaluation": evaluation_schema,
    "changes": changes_schema,
    "impact": impact_schema,
}


def path_of(schema: str) -> Path:
    """Where a schema is kept."""
    return FOLDER / f"{schema}.schema.json"


def written(schema: str) -> str:
    """A schema as its file holds it."""
    return json.dumps(SCHEMAS[schema](), ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Check or renew every schema; 1 if one was stale and was only to be checked."""
    parser = argparse.ArgumentParser(prog="python -m tests.schema.generated")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="name what is stale, change nothing")
    what.add_argument("--write", action="store_true", help="renew what is stale")
    check: bool = parser.parse_args(arguments).check
    stale = 0
    for schema in SCHEMAS:
        path, text = path_of(schema), written(schema)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        sys.stdout.write(
            f"{name(path)} {'is stale; python -m tests.schema.generated --write' if check else 'renewed'}\n"
        )
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
