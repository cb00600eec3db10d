"""`studiorules rulebook list` and `rulebook show`."""

from argparse import Namespace
from pathlib import Path

import studiorules as sr
from studiorules.cli.console import BAD, OK, Console
from studiorules.cli.output import form_of, may_write, put
from studiorules.cli.reading import day_of, rulebook
from studiorules.intake import editions_of, shelf
from studiorules.reports import rulebook_text
from studiorules.reports.grid import columns
from studiorules.reports.voice import Voice

__all__ = ["listed", "shown"]


def listed(options: Namespace, console: Console) -> int:
    """List the rulebooks on the shelf."""
    del options
    rows = []
    for name in shelf():
        try:
            rows += [_row(book, console) for book in editions_of(name)]
        except sr.RulebookError as error:
            console.trouble(error, name)
    console.out("".join(f"{line}\n" for line in columns(rows)))
    return BAD if console.problems else OK


def _row(book: sr.Rulebook, console: Console) -> tuple[str, ...]:
    """Id, edition, title, days, and what it is made from."""
    edition = Voice(lang=console.lang, book=book).edition()
    since, until = book.in_force.from_, book.in_force.to
    if since is None:
        when = console.pick("施行日期不详", "in force since when is not known")
    else:
        when = console.pick(f"{since.isoformat()} 起", f"from {since.isoformat()}")
    if until is not None:
        when += console.pick(f"，至 {until.isoformat()} 止", f", until {until.isoformat()}")
    bases = () if book.tailoring is None else book.tailoring.bases
    made = f"{bases[0].id}@{bases[0].edition}" if bases else ""
    aside = console.pick(f"改自 {made}", f"tailored from {made}") if made else ""
    return book.id, edition, book.title.get(console.lang), when, aside


def shown(options: Namespace, console: Console) -> int:
    """Read a rulebook aloud, or set it as a document to sign."""
    target = None if options.output is None else Path(options.output)
    form = form_of(options, target, sr.Rulebook)
    try:
        may_write(target, force=options.force)
        as_of = day_of(options.as_of)
        told = rulebook_text(rulebook(options.rulebook, as_of), form, lang=console.lang, as_of=as_of)
        put(told, target, console, form=form, force=options.force)
    except (sr.RulebookError, OSError) as error:
        console.trouble(error, options.rulebook)
        return BAD
    return OK
