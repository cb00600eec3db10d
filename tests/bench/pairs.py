"""What is measured against what; run as a module, it measures one pair and prints the ratio."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files
from time import perf_counter_ns
from typing import Any

import attrs

from tests.bench.floor import bare, explained, plain
from tests.bench.studio import AS_OF, document

__all__ = ["PAIRS", "Pair", "measure"]

ROUNDS = 60
SEEDS = range(8)


@attrs.frozen
class Pair:
    """A candidate and a floor, made once, then called in turn.

    Attributes:
        says: What the ratio says, in a few words.
        make: Makes both; returns None where something is not installed.
        calls: How many calls make one timed stretch.
        needs: What is missing where it cannot be measured.
    """

    says: str
    make: Callable[[], tuple[Callable[[], object], Callable[[], object]] | None]
    calls: int = 1
    needs: str = ""


def measure(pair: Pair) -> float | None:
    """Take turns and return the ratio of the medians."""
    made = pair.make()
    if made is None:
        return None
    candidate, floor = made
    for _ in range(3):
        candidate()
        floor()
    times: dict[str, list[int]] = {"candidate": [], "floor": []}
    for turn in range(ROUNDS):
        order = [("candidate", candidate), ("floor", floor)]
        for name, call in order if turn % 2 else reversed(order):
            start = perf_counter_ns()
            for _ in range(pair.calls):
                call()
            times[name].append(perf_counter_ns() - start)
    return statistics.median(times["candidate"]) / statistics.median(times["floor"])


def _evaluated(doubt: float, floor: Callable[[Any, Any], object]) -> Callable[[], Any]:
    def make() -> tuple[Callable[[], object], Callable[[], object]]:
        import studiorules as sr

        base = sr.published("base")
        dossiers = [sr.read_dossier(document(seed, doubt=doubt)) for seed in SEEDS]
        by_hand = [plain(document(seed)) for seed in SEEDS]
        for dossier in dossiers:
            sr.evaluate(dossier, base, as_of=AS_OF)

        def candidate() -> None:
            for dossier in dossiers:
                sr.evaluate(dossier, base, as_of=AS_OF)

        def hand() -> None:
            for one in by_hand:
                floor(one, AS_OF)

        return candidate, hand

    return make


def _zen() -> tuple[Callable[[], object], Callable[[], object]] | None:
    from tests.bench.zen import prepared

    made = prepared()
    if made is None:
        return None
    import studiorules as sr

    base = sr.published("base")
    dossiers = [sr.read_dossier(document(seed)) for seed in SEEDS]

    def candidate() -> None:
        for dossier in dossiers:
            sr.evaluate(dossier, base, as_of=AS_OF)

    return made, candidate


def _read() -> tuple[Callable[[], object], Callable[[], object]]:
    from studiorules.evaluation import read_dossier
    from studiorules.evaluation.judging import columns_of
    from tests.bench.plain_cattrs import structure

    texts = [json.dumps(document(seed), ensure_ascii=False) for seed in SEEDS]

    def candidate() -> None:
        for text in texts:
            columns_of(read_dossier(json.loads(text, parse_float=Decimal)))

    def floor() -> None:
        for text in texts:
            structure(json.loads(text, parse_float=Decimal))

    return candidate, floor


def _imports(candidate: str) -> Callable[[], Any]:
    def make() -> tuple[Callable[[], object], Callable[[], object]]:
        def run(code: str) -> Callable[[], object]:
            command = [sys.executable, "-X", "importtime", "-c", code]

            def call() -> object:
                return subprocess.run(command, capture_output=True, check=True)  # noqa: S603  # our own words

            return call

        return run(candidate), run("import cattrs")

    return make


def _rulebook(*, cached: bool) -> Callable[[], Any]:
    def make() -> tuple[Callable[[], object], Callable[[], object]]:
        from studiorules.engine import compile_plan
        from studiorules.intake import published, read_rulebook
        from studiorules.plan import lower

        folder = files("studiorules").joinpath("shelf", "base")
        texts = [
            one.read_text(encoding="utf-8")
            for one in _files(folder)
            if one.name.endswith(".toml") and not one.name.endswith(".cases.toml")
        ]

        def candidate() -> object:
            if cached:
                return published("base")
            return compile_plan(lower(read_rulebook(str(folder))))

        def floor() -> None:
            for text in texts:
                tomllib.loads(text, parse_float=Decimal)

        return candidate, floor

    return make


def _files(folder: Any) -> list[Any]:
    below = [one for one in folder.iterdir()]
    return [one for one in below if one.is_file()] + [two for one in below if one.is_dir() for two in _files(one)]


PAIRS: dict[str, Pair] = {
    "evaluate-bare": Pair("evaluate, nothing in doubt, against bare hand-written code", _evaluated(0.0, bare)),
    "evaluate-explained": Pair("the same against hand-written code with reasons", _evaluated(0.0, explained)),
    "evaluate-bare-15": Pair("evaluate, 15 % in doubt, against bare hand-written code", _evaluated(0.15, bare)),
    "evaluate-explained-15": Pair("the same against hand-written code with reasons", _evaluated(0.15, explained)),
    "zen": Pair("zen-engine, what it can say, against evaluate", _zen, needs="zen-engine is not installed"),
    "read": Pair("read a dossier, columns included, against plain cattrs", _read),
    "import": Pair("import studiorules against import cattrs", _imports("import studiorules")),
    "import-door": Pair(
        "import studiorules and every name of its door against import cattrs",
        _imports("import studiorules as sr; [getattr(sr, name) for name in sr.__all__]"),
    ),
    "rulebook": Pair("read, check and compile the base rulebook against tomllib", _rulebook(cached=False)),
    "rulebook-cached": Pair("the same from the cache against tomllib", _rulebook(cached=True)),
}


if __name__ == "__main__":
    found = measure(PAIRS[sys.argv[1]])
    if found is None:
        raise SystemExit(3)
    print(found)
