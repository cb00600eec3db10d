"""A measure changes on the days that are listed, and on no other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given

import studiorules as sr
from studiorules.dossier import CATALOGUE
from studiorules.dossier.resolving import resolve
from studiorules.meaning import Setting
from studiorules.meaning.changes import changes
from studiorules.meaning.measures import MEASURES, measure
from studiorules.rulebook import Joined, Measure, Rulebook, Test
from studiorules.testing import days, dossier_documents, rulebook_documents


def _measures(rulebook: Rulebook) -> list[Measure]:
    found: list[Measure] = []
    waiting = [one.test for one in rulebook] + [line.test for one in rulebook for line in one.lines]
    while waiting:
        test = waiting.pop()
        if isinstance(test, Test):
            if isinstance(test.measure, Joined):
                waiting += [branch for branch in test.measure.branches if isinstance(branch, Test)]
            elif type(test.measure) in MEASURES:
                found.append(test.measure)
    return found


@given(document=dossier_documents(), book=rulebook_documents(), day=days())
def test_between_two_listed_days_nothing_changes(document: dict[str, Any], book: dict[str, Any], day: date) -> None:
    rulebook = sr.read_rulebook(book)
    resolved = resolve(sr.read_dossier(document), CATALOGUE.sections)
    for what in _measures(rulebook):
        listed = set(changes(what, Setting(resolved=resolved, rulebook=rulebook, as_of=day), day, day))
        if day in listed:
            continue
        before, now = (
            measure(what, Setting(resolved=resolved, rulebook=rulebook, as_of=at))
            for at in (day - timedelta(days=1), day)
        )
        assert (before.low, before.high, before.empty) == (now.low, now.high, now.empty), what
