"""`studiorules rulebook diff`: two editions in words, and what the new one does to dossiers."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import studiorules as sr
from studiorules.cli.console import BAD, OK, Console, UsageError
from studiorules.cli.output import form_of, may_write, put
from studiorules.cli.reading import day_of, dossiers, files_of, rulebook
from studiorules.evaluation.comparing import impact_on

__all__ = ["differ"]


def differ(options: Namespace, console: Console) -> int:
    """Say what differs, and what that does; a dossier that cannot be read is named and does not stop the rest.

    Raises:
        UsageError: If a day is given and nothing to judge.
    """
    target = None if options.output is None else Path(options.output)
    form = form_of(options, target, sr.Impact)
    as_of = day_of(options.as_of)
    if as_of is not None and not options.dossiers:
        raise UsageError("--as-of 要和 --dossiers 一起用。", "--as-of goes with --dossiers.")
    reading = ""
    try:
        may_write(target, force=options.force)
        books = []
        for reading in (options.before, options.after):
            books.append(rulebook(reading, None))
        before, after = books
        if options.dossiers:
            shown: Any = impact_on(before, after, _dated(options, as_of, console))
            console.problems = console.problems or bool(shown.failed)
        else:
            shown = sr.compare(before, after)
        put(sr.render(shown, form, lang=console.lang), target, console, form=form, force=options.force)
    except (sr.RulebookError, OSError) as error:
        console.trouble(error, reading)
        return BAD
    return BAD if console.problems else OK


def _dated(options: Namespace, as_of: date | None, console: Console) -> Iterator[tuple[sr.Dossier, date]]:
    for _, dossier in dossiers(files_of(options.dossiers), None, console):
        if dossier is not None:
            yield dossier, as_of or dossier.stated_on
