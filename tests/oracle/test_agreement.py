"""The library against the oracle on small random cases: sound always, tight where promised, equal where known."""

import os

import pytest

from tests.oracle.agreement import differences
from tests.oracle.generate import small_cases

SEEDS = {"fast": 3, "nightly": 300}.get(os.environ.get("STUDIORULES_HYPOTHESIS_PROFILE", "ci"), 15)
"""As many seeds as the profile of the property tests allows; the same cases on every machine."""


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_library_and_the_oracle_agree(seed: int) -> None:
    found = []
    for dossier, rulebook, as_of in small_cases(seed, 15):
        if said := differences(dossier, rulebook, as_of):
            found.append((said, dossier, rulebook, as_of))
    assert not found, found[0]
