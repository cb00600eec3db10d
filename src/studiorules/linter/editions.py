"""Checks of the editions of one rulebook: days on which none is in force, and days on which two are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.sites import Editions
from studiorules.linter.words import days
from studiorules.rulebook import Rulebook

__all__ = ["gap", "overlap"]


def gap(of: Editions, _: Look) -> Iterator[Seen]:
    """Days between two editions that follow one another."""
    for before, after, begins in _followers(of):
        ends = before.in_force.to
        if ends is not None and ends + timedelta(days=1) < begins:
            first, last = ends + timedelta(days=1), begins - timedelta(days=1)
            yield seen(at=after.path, edition=before.edition, when=days(first, last))


def overlap(of: Editions, _: Look) -> Iterator[Seen]:
    """Days on which two editions are in force."""
    for before, after, begins in _followers(of):
        ends = before.in_force.to
        if ends is None or ends >= begins:
            yield seen(at=after.path, edition=before.edition, when=days(begins, ends))


def _followers(of: Editions) -> Iterator[tuple[Rulebook, Rulebook, date]]:
    """Each two editions that follow one another, and the day on which the later begins."""
    dated = [(one.in_force.from_, one) for one in of.books if one.in_force.from_ is not None]
    for (_, before), (begins, after) in pairwise(sorted(dated, key=lambda one: one[0])):
        yield before, after, begins
