"""The peer measures what the floor measures."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.bench.floor import bare, measured, plain
from tests.bench.studio import AS_OF, SEEDS, thinned
from tests.bench.zen import COUNTED, TESTED, compiled, prepared, prepared_text

pytest.importorskip("zen", reason="zen-engine is not installed")


@pytest.fixture(scope="module")
def zen() -> Callable[[str], list[Any]]:
    return compiled(AS_OF)


@pytest.mark.parametrize("kept", [1.0, 0.3, 0.1])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_is_the_same(zen: Callable[[str], list[Any]], seed: int, kept: float) -> None:
    numbers = zen(prepared_text(thinned(seed, kept)))[: len(COUNTED)]
    by_hand = _flat(measured(plain(thinned(seed, kept)), AS_OF))
    assert dict(zip(COUNTED, numbers, strict=True)) == dict(zip(COUNTED, by_hand, strict=True))


@pytest.mark.parametrize("kept", [1.0, 0.3, 0.1])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_tested_requirement_is_the_same(zen: Callable[[str], list[Any]], seed: int, kept: float) -> None:
    answers = zen(prepared_text(thinned(seed, kept)))[len(COUNTED) :]
    met = {id_: met for id_, met, _ in bare(plain(thinned(seed, kept)), AS_OF)[0]}
    assert dict(zip(TESTED, answers, strict=True)) == {id_: met[id_] for id_ in TESTED}


def test_it_is_ready_to_be_timed() -> None:
    assert prepared() is not None


def _flat(numbers: tuple[Any, ...]) -> Iterator[Any]:
    for one in numbers:
        if isinstance(one, dict):
            yield from one.values()
        else:
            yield one
