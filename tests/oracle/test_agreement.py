"""The library against the oracle on small random cases: sound always, tight where promised, equal where known."""

import pytest

from tests.oracle.agreement import differences
from tests.oracle.generate import small_cases


@pytest.mark.parametrize("seed", range(10))
def test_the_library_and_the_oracle_agree(seed: int) -> None:
    found = {}
    for number, (dossier, rulebook, as_of) in enumerate(small_cases(seed, 12)):
        if said := differences(dossier, rulebook, as_of):
            found[number] = (said, dossier, rulebook, as_of)
    assert not found, next(iter(found.values()))
