"""The command line: reads arguments, prints, and chooses the exit code.

Results go to stdout, everything else to stderr. Nothing is judged here, and no clock is asked: without `--as-of` the
day is the one on which the dossier speaks.
"""

from studiorules.cli.command import main

__all__ = ["main"]
