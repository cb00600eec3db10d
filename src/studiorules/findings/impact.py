"""What a new edition of a rulebook does to dossiers: numbers before and after, and nothing of how they came about.

It may take judging by an edition on a day on which it was not in force, which no user may ask for; so only what differs
is kept, never an evaluation.
"""

from collections.abc import Mapping
from datetime import date

import attrs

from studiorules.errors import DossierError
from studiorules.findings.decision import Decision
from studiorules.findings.points import Points
from studiorules.rulebook import RulebookChanges
from studiorules.terms import Outcome, Text

__all__ = ["Effect", "Impact", "Moved", "Stand"]


@attrs.frozen(kw_only=True)
class Stand:
    """How a requirement stands.

    Attributes:
        id: Its id in that edition.
        outcome: Its outcome.
        points: Its points.
    """

    id: str
    outcome: Outcome
    points: Points


@attrs.frozen(kw_only=True)
class Moved:
    """A finding that is another one by the new edition.

    Attributes:
        title: The requirement's name, by the new edition where it is in that.
        before: How it stood; None = the old edition has no such requirement.
        after: How it stands; None = the new edition has no such requirement.
    """

    title: Text
    before: Stand | None
    after: Stand | None


@attrs.frozen(kw_only=True)
class Effect:
    """What a new edition does to one dossier.

    Attributes:
        studio: The studio's name.
        digest: The dossier's digest.
        as_of: The day.
        before: The total by the old edition; None where that gives no points.
        after: The total by the new edition; None where that gives no points.
        decisions: By id of the ladder, what it came to by the old and by the new edition; None = not in that edition.
        moved: The findings that differ, in the order of the new edition.
        priorities: What gives preference by one edition and not, or not alike, by the other.
        assumed: Which editions surely were not in force on the day: `before`, `after`.
    """

    studio: str
    digest: str
    as_of: date
    before: Points | None
    after: Points | None
    decisions: Mapping[str, tuple[Decision | None, Decision | None]]
    moved: tuple[Moved, ...]
    priorities: tuple[Moved, ...] = ()
    assumed: tuple[str, ...] = ()

    @property
    def decided_otherwise(self) -> tuple[str, ...]:
        """Ids of the ladders that came to something else, bring another amount, or are in one edition only."""
        return tuple(id_ for id_, pair in self.decisions.items() if _ends(pair[0]) != _ends(pair[1]))

    @property
    def touched(self) -> bool:
        """Whether anything differs for this dossier."""
        return bool(self.moved or self.priorities) or self.before != self.after or bool(self.decided_otherwise)


@attrs.frozen(kw_only=True, repr=False)
class Impact:
    """What a new edition of a rulebook says otherwise, and what that does to dossiers.

    Attributes:
        changes: What differs between the editions.
        effects: One for each dossier that could be judged by both, in the order given.
        failed: Name of the studio and cause, for each dossier that could not.
    """

    changes: RulebookChanges
    effects: tuple[Effect, ...] = ()
    failed: tuple[tuple[str, DossierError], ...] = ()

    def __repr__(self) -> str:
        named = [f"{book.id}@{book.edition}" for book in (self.changes.before, self.changes.after)]
        touched = sum(one.touched for one in self.effects)
        return f"<Impact {named[0]} to {named[1]}: {touched} of {len(self.effects)} dossiers differ>"


def _ends(decision: Decision | None) -> tuple[object, ...] | None:
    """What is surely and possibly reached, and the amounts that go with it."""
    if decision is None:
        return None
    certain, possible = decision.certain, decision.possible
    return certain.id, possible.id, certain.yuan, possible.yuan
