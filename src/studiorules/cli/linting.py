"""`studiorules rulebook lint`: what is doubtful about a rulebook."""

import json
from argparse import Namespace

import studiorules as sr
from studiorules.cli.console import BAD, FAILED, OK, Console
from studiorules.cli.reading import rulebook_sources
from studiorules.linter import document, lint_source, told
from studiorules.reports.grid import clean

__all__ = ["lint"]


def lint(options: Namespace, console: Console) -> int:
    """Lint a rulebook; 1 where something was found, 2 where it cannot be read."""
    try:
        findings = lint_source(*rulebook_sources(options.rulebook))
    except (sr.RulebookError, OSError) as error:
        console.trouble(error, options.rulebook)
        return BAD
    if options.format == "json":
        console.out(json.dumps(document(findings), ensure_ascii=False, indent=2) + "\n")
    else:
        console.out(clean(told(findings, console.lang)))
    return FAILED if findings else OK
