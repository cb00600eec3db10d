"""Every pair can be made and timed; how quick it is, no test says."""

import importlib.util

import pytest

from tests.bench.__main__ import main
from tests.bench.pairs import PAIRS, measure


@pytest.mark.parametrize("name", PAIRS)
def test_both_sides_run_and_take_time(name: str) -> None:
    pair = PAIRS[name]
    made = pair.make()
    if made is None:
        pytest.skip(pair.needs)
    assert all(pair.time(call) > 0 for call in made)


def test_a_ratio_is_of_the_medians_of_candidate_and_floor() -> None:
    pair = PAIRS["evaluate-bare"]
    took = {0: iter([9, 4, 5]), 1: iter([2, 1, 4])}
    sides = (lambda: 0, lambda: 1)
    made = type(pair)(says="", make=lambda: sides, time=lambda call: next(took[int(str(call()))]), rounds=3)
    assert measure(made) == (2.5, 5e-6)


def test_what_is_not_installed_is_not_measured() -> None:
    pair = PAIRS["zen"]
    assert measure(type(pair)(says="", make=lambda: None)) is None
    assert (pair.make() is None) == (importlib.util.find_spec("zen") is None)


def test_an_unknown_name_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evalute-bare"]) == 2
    assert "unknown: evalute-bare; there are: evaluate-bare," in capsys.readouterr().out
