"""The linter: what is doubtful about a rulebook that can be read.

A rule that nobody can pass, points that nobody can earn, a rung that nothing reaches, values with gaps between them.
Each check is one small function in the table of `checks`; it says what it saw, and `linting` says where that stands.
Everything is decided from the scales and bounds of the rulebook itself; no dossier is ever judged here.
"""

from studiorules.linter.finding import LintFinding, Severity
from studiorules.linter.fixing import Mended, mended
from studiorules.linter.linting import lint, lint_source
from studiorules.linter.telling import document, told

__all__ = ["LintFinding", "Mended", "Severity", "document", "lint", "lint_source", "mended", "told"]
