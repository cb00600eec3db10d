"""What a new edition of a rulebook does to dossiers: each is judged by both, and the difference is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from studiorules.dossier import Dossier
from studiorules.errors import DossierError
from studiorules.evaluation.door import judged
from studiorules.findings import Decision, Effect, Evaluation, Finding, Impact, Moved, Stand
from studiorules.rulebook import Requirement, Rulebook, RulebookChanges, compare_rulebooks, paired

__all__ = ["compare", "impact", "impact_on"]


def compare(before: Rulebook, after: Rulebook) -> RulebookChanges:
    """Say what differs between two editions of a rulebook.

    Args:
        before: The old edition.
        after: The new edition; a requirement that it renamed is paired by its `was`.

    Raises:
        TypeError: If they are no rulebooks.
    """
    _check(before, after)
    return compare_rulebooks(before, after)


def impact(old: Rulebook, new: Rulebook, dossiers: Iterable[Dossier], *, as_of: date) -> Impact:
    """Say what a new edition does to dossiers: totals, decisions and findings before and after.

    An edition that was not in force on the day is judged by all the same, and every effect says so: the question is
    what the rules make of the same facts.

    Args:
        old: The old edition.
        new: The new edition.
        dossiers: The dossiers; one that cannot be read for a rulebook's own facts is named and does not stop the rest.
        as_of: The day; never taken from a clock.

    Raises:
        TypeError: If an argument is of another kind.
    """
    if type(as_of) is not date:
        raise TypeError(f"as_of must be a date, for example date(2025, 12, 31); found {as_of!r}")
    return impact_on(old, new, ((dossier, as_of) for dossier in dossiers))


def impact_on(old: Rulebook, new: Rulebook, dated: Iterable[tuple[Dossier, date]]) -> Impact:
    """Say what a new edition does to dossiers, each as of a day of its own.

    Raises:
        TypeError: If they are no rulebooks.
    """
    _check(old, new)
    effects: list[Effect] = []
    failed: list[tuple[str, DossierError]] = []
    for dossier, as_of in dated:
        try:
            effects.append(_effect(old, new, dossier, as_of))
        except DossierError as error:
            failed.append((dossier.name, error))
    return Impact(changes=compare_rulebooks(old, new), effects=tuple(effects), failed=tuple(failed))


def _effect(old: Rulebook, new: Rulebook, dossier: Dossier, as_of: date) -> Effect:
    """Judge one dossier by both editions and keep what differs.

    Raises:
        DossierError: If what the dossier says for a rulebook's own facts cannot be read.
    """
    before, after = (judged(dossier, book, as_of) for book in (old, new))
    ladders = dict.fromkeys((*before.decisions, *after.decisions))
    out = [name for name, book in (("before", old), ("after", new)) if book.in_force.surely_not_on(as_of)]
    return Effect(
        studio=dossier.name,
        digest=dossier.digest,
        as_of=as_of,
        before=before.total,
        after=after.total,
        decisions={id_: (_bare(before.decisions.get(id_)), _bare(after.decisions.get(id_))) for id_ in ladders},
        moved=tuple(one for pair in paired(old, new) if (one := _moved(pair, before, after)) is not None),
        priorities=tuple(_preferred(before, after)),
        assumed=tuple(out),
    )


def _preferred(before: Evaluation, after: Evaluation) -> Iterator[Moved]:
    """The priorities that come out otherwise, in the order of the new edition, then those that are gone."""
    there, here = ({one.id: one for one in side.priorities} for side in (before, after))
    for id_ in (*here, *(id_ for id_ in there if id_ not in here)):
        first, last = there.get(id_), here.get(id_)
        told = last or first
        if told is not None and (first is None or last is None or first.outcome is not last.outcome):
            yield Moved(title=told.title, before=_standing(first), after=_standing(last))


def _check(old: object, new: object) -> None:
    if not isinstance(old, Rulebook) or not isinstance(new, Rulebook):
        raise TypeError("two rulebooks are expected, the old edition and the new one")


def _moved(pair: tuple[Requirement | None, Requirement | None], before: Evaluation, after: Evaluation) -> Moved | None:
    there, here = _stand(pair[0], before), _stand(pair[1], after)
    same = there is not None and here is not None and (there.outcome, there.points) == (here.outcome, here.points)
    told = pair[1] or pair[0]
    return None if same or told is None else Moved(title=told.title, before=there, after=here)


def _stand(requirement: Requirement | None, evaluation: Evaluation) -> Stand | None:
    if requirement is None:
        return None
    return _standing(evaluation[requirement.id])


def _standing(finding: Finding | None) -> Stand | None:
    return None if finding is None else Stand(id=finding.id, outcome=finding.outcome, points=finding.points)


def _bare(decision: Decision | None) -> Decision | None:
    """A decision without what ruled its rungs out or vetoed it, which would hold on to the whole evaluation."""
    if decision is None:
        return None
    rungs = {one.id: attrs.evolve(one, ruled_out_by=None) for one in decision.rungs}
    return attrs.evolve(
        decision,
        rungs=tuple(rungs.values()),
        certain=rungs[decision.certain.id],
        possible=rungs[decision.possible.id],
        vetoed_by=None,
    )
