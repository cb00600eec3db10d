"""`studiorules dossier check`: can it be read, and what does it say."""

from argparse import Namespace

from studiorules.cli.console import BAD, OK, Console
from studiorules.cli.reading import dossiers, files_of
from studiorules.reports import render

__all__ = ["check"]


def check(options: Namespace, console: Console) -> int:
    """Read dossiers and tell what they say; 2 where one cannot be read."""
    files = files_of(options.dossiers)
    many = len(files) > 1
    for file, dossier in dossiers(files, options.input_format, console):
        if dossier is not None:
            console.out((f"{file}\n" if many else "") + render(dossier, lang=console.lang))
    return BAD if console.problems else OK
