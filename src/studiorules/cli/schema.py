"""`studiorules schema`: print a JSON Schema that an editor completes and explains files with."""

from argparse import Namespace
from importlib.resources import files

from studiorules.cli.console import OK, Console

__all__ = ["printed"]


def printed(options: Namespace, console: Console) -> int:
    """Print the schema of a kind of document."""
    kept = files("studiorules") / "schemas" / f"{options.document}.schema.json"
    console.out(kept.read_text(encoding="utf-8"))
    return OK
