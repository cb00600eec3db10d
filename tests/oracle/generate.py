"""Small cases by the seed: a dossier, a rulebook that asks about it, and a day, with few enough completions to try all.

Meant to be nearly passing and nearly failing everywhere: a random sparse dossier alone seldom stands on a threshold.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from tests.conformance.adapter import fill_dossier, fill_rulebook
from tests.oracle.completion import Doc, TooManyError
from tests.oracle.completions import Completions
from tests.oracle.drawn_dossiers import FACTS, LISTS, DossierDraw
from tests.oracle.drawn_rulebooks import MOST, RulebookDraw

DAYS = (
    date(2025, 6, 30),
    date(2025, 12, 31),
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2025, 8, 31),
    date(2025, 7, 1),
    date(2025, 3, 15),
)


def small_cases(seed: int, count: int) -> Iterator[tuple[Doc, Doc, date]]:
    """Yield cases: dossier document, rulebook document, as-of date.

    Args:
        seed: The same seed gives the same cases on every machine.
        count: How many.
    """
    # chance, not secrecy
    random = Random(seed)  # noqa: S311
    found = 0
    while found < count:
        case = _case(random)
        if case is not None:
            found += 1
            yield case


def _case(random: Random) -> tuple[Doc, Doc, date] | None:
    """A case, or None where there would be too much to try."""
    as_of = random.choice(DAYS)
    sections = random.sample(list(LISTS), random.choice([1, 1, 2])) + random.sample(list(FACTS), random.choice([0, 1]))
    dossier = DossierDraw(random, as_of, sections).dossier()
    try:
        rulebook = fill_rulebook(RulebookDraw(random, dossier, as_of, sections).rulebook())
        dossier = fill_dossier(dossier, as_of)
        count = len(Completions(dossier, rulebook, as_of))
    except TooManyError:
        return None
    return (dossier, rulebook, as_of) if count <= MOST else None
