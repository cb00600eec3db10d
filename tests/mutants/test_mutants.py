"""The dossiers of the agreement tests bite: of mistakes seeded into conditions most are seen."""

from random import Random

from tests.agreement.test_agreement import base
from tests.mutants.judged import Judged
from tests.mutants.seeded import sampled

CONDITIONS = ("facts when", "accs when", "wholes when", "parts when")
"""Where a mistake seldom makes no difference."""
SEEDED, WANTED = 40, 0.75
"""Some mistakes make no difference, which is why fewer are wanted here than of those that do."""


def test_most_mistakes_in_conditions_are_seen() -> None:
    rulebook, _ = base()
    judged = Judged("base", rulebook, rulebook)
    mutants = list(sampled(judged.plan, SEEDED, Random("fixed"), kinds=CONDITIONS))  # noqa: S311  # chance, not secrecy
    missed = [one.said for one in mutants if not judged.sees(one)]
    assert len(mutants) == SEEDED
    assert len(missed) <= (1 - WANTED) * SEEDED, missed
