"""The names of daily work: read, evaluate, explain, amend."""

from __future__ import annotations

from datetime import date

from studiorules import __version__
from studiorules.dossier import Dossier
from studiorules.errors import NotInForceError, Problem
from studiorules.evaluation.judging import figures
from studiorules.evaluation.reading import reader_of
from studiorules.findings import Evaluation
from studiorules.intake import amend, published, published_on, read_dossier, read_dossiers, read_rulebook
from studiorules.reports import explain
from studiorules.rulebook import Rulebook
from studiorules.terms import day_words

__all__ = ["amend", "evaluate", "explain", "published", "read_dossier", "read_dossiers", "read_rulebook"]


def evaluate(dossier: Dossier, rulebook: Rulebook, *, as_of: date) -> Evaluation:
    """Judge a dossier by a rulebook as of a day.

    A rule that is broken, a fact that is missing, a requirement that cannot be computed are findings, not errors.

    Args:
        dossier: The dossier; it may speak of an earlier or a later day than `as_of`.
        rulebook: The rulebook; it is compiled on first use and kept with itself.
        as_of: The day; never taken from a clock.

    Raises:
        NotInForceError: If the rulebook surely was not in force on that day.
        DossierError: If what the dossier says for this rulebook's own facts and lists cannot be read.
        TypeError: If an argument is of another kind.
    """
    if not isinstance(dossier, Dossier) or not isinstance(rulebook, Rulebook):
        raise TypeError("evaluate(dossier, rulebook, as_of=…): a Dossier and a Rulebook are expected")
    if type(as_of) is not date:
        raise TypeError(f"as_of must be a date, for example date(2025, 12, 31); found {as_of!r}")
    if rulebook.in_force.surely_not_on(as_of):
        raise _not_in_force(rulebook, as_of)
    return judged(dossier, rulebook, as_of)


def judged(dossier: Dossier, rulebook: Rulebook, as_of: date) -> Evaluation:
    """Judge a dossier by a rulebook as of a day, whether the rulebook was in force on it or not.

    Raises:
        DossierError: If what the dossier says for this rulebook's own facts and lists cannot be read.
    """
    return Evaluation(
        dossier=dossier,
        rulebook=rulebook,
        as_of=as_of,
        figures=figures(dossier, rulebook, as_of),
        read_by=reader_of,
        library=__version__,
    )


def _not_in_force(rulebook: Rulebook, as_of: date) -> NotInForceError:
    """Say since when and until when the rulebook is in force, in both languages."""
    first, last = rulebook.in_force.from_, rulebook.in_force.to
    since_zh = "" if first is None else f"自{day_words(first)}起施行"
    since_en = "" if first is None else f" is in force from {first.isoformat()}"
    until_zh = "" if last is None else f"至{day_words(last)}止"
    until_en = "" if last is None else f" is in force until {last.isoformat()}"
    name = f"{rulebook.title.zh} {rulebook.edition} "
    zh = f"{name}{since_zh or until_zh}，基准日是{day_words(as_of)}"
    en = f"{rulebook.id} {rulebook.edition}{since_en or until_en}; the as-of date is {as_of.isoformat()}"
    fit = published_on(rulebook.id, as_of)
    if fit:
        zh += f"；这一天施行的是{'、'.join(one for one, _ in fit)}"
        en += f"; in force on that day: {', '.join(one for _, one in fit)}"
    problem = Problem(code="not-in-force", path="", found=zh, expected=(zh, en))
    return NotInForceError([problem], f"{rulebook.id}@{rulebook.edition}")
