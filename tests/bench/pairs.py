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
from pathlib import Path
from time import process_time_ns
from typing import Any

import attrs

from tests.bench.floor import bare, explained, plain
from tests.bench.studio import AS_OF, SEEDS, document

__all__ = ["PAIRS", "Pair", "measure"]

ROUNDS = 60
FEW = 8
"""Rounds of what takes a tenth of a second and more."""
WARMING = 3
_PASSES = 10


def _processor(call: Callable[[], object]) -> int:
    start = process_time_ns()
    call()
    return process_time_ns() - start


def _reported(call: Callable[[], object]) -> int:
    return int(str(call()))


@attrs.frozen
class Pair:
    """A candidate and a floor, made once, then called in turn.

    Attributes:
        says: What the ratio says, in a few words.
        make: Makes both; returns None where something is not installed.
        time: Calls once and says how many nanoseconds it took: of the processor's time, since on a busy machine the
            clock on the wall is unfair to the slower side, whose calls are more often interrupted.
        rounds: How often each is called.
        warming: How often before that.
        needs: What is missing where it cannot be measured.
    """

    says: str
    make: Callable[[], tuple[Callable[[], object], Callable[[], object]] | None]
    time: Callable[[Callable[[], object]], int] = _processor
    rounds: int = ROUNDS
    warming: int = WARMING
    needs: str = ""


def measure(pair: Pair) -> tuple[float, float] | None:
    """Take turns and return the ratio of the medians, and that of the candidate in milliseconds."""
    made = pair.make()
    if made is None:
        return None
    for call in made * pair.warming:
        call()
    times: tuple[list[int], list[int]] = ([], [])
    for turn in range(pair.rounds):
        for side in (0, 1) if turn % 2 else (1, 0):
            times[side].append(pair.time(made[side]))
    candidate, floor = (statistics.median(one) for one in times)
    return candidate / floor, candidate / 1e6


def _evaluated(doubt: float, floor: Callable[[Any, Any], object], read: Callable[[Any], object] | None = None) -> Any:
    def make() -> tuple[Callable[[], object], Callable[[], object]]:
        import studiorules as sr

        base = sr.published("base")
        dossiers = [sr.read_dossier(document(seed, doubt=doubt)) for seed in SEEDS]
        by_hand = [plain(document(seed)) for seed in SEEDS]

        def candidate() -> None:
            for dossier in dossiers:
                made = sr.evaluate(dossier, base, as_of=AS_OF)
                if read is not None:
                    read(made)

        def hand() -> None:
            for one in by_hand:
                floor(one, AS_OF)

        return candidate, hand

    return make


def _findings(evaluation: Any) -> object:
    return [(one.id, one.outcome, one.points) for one in evaluation.findings], evaluation.total


def _decisions(evaluation: Any) -> object:
    return _findings(evaluation), [(one.certain, one.possible) for one in evaluation.decisions.values()]


def _traces(evaluation: Any) -> object:
    return [evaluation.trace(one.id) for one in evaluation.findings]


def _zen() -> tuple[Callable[[], object], Callable[[], object]] | None:
    from tests.bench.zen import prepared

    made = prepared()
    if made is None:
        return None
    import studiorules as sr

    base = sr.published("base")
    dossiers = [sr.read_dossier(document(seed)) for seed in SEEDS]

    # Ten passes a turn: the two are so unlike that a single pass would mostly find the caches full of the other.
    def zen() -> None:
        for _ in range(_PASSES):
            made()

    def evaluate() -> None:
        for _ in range(_PASSES):
            for dossier in dossiers:
                sr.evaluate(dossier, base, as_of=AS_OF)

    return zen, evaluate


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
            timed = f"from time import process_time_ns as now; start = now(); {code}; print(now() - start)"
            command = [sys.executable, "-c", timed]

            def call() -> str:
                return subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603  # our own words

            return call

        return run(candidate), run("import cattrs")

    return make


def _rulebook(*ids: str, known: bool = False) -> Callable[[], Any]:
    """Read, check and compile the last of these, which is all of these together; the floor parses their files."""

    def make() -> tuple[Callable[[], object], Callable[[], object]]:
        import studiorules.evaluation  # noqa: F401  # importing is measured apart
        from studiorules.evaluation.judging import engine_of
        from studiorules.intake import published, rulebook_known
        from studiorules.intake.keeping import Latest

        texts = [text for rulebook_id in ids for text in _texts(rulebook_id)]

        def candidate() -> object:
            return engine_of(published(ids[-1]))

        def anew() -> object:
            rulebook_known.KNOWN = Latest(1)  # forget what was read
            return candidate()

        def floor() -> None:
            for text in texts:
                tomllib.loads(text, parse_float=Decimal)

        return candidate if known else anew, floor

    return make


def _texts(rulebook_id: str) -> list[str]:
    """The files of a published rulebook, cases left out."""
    folder = Path(str(files("studiorules").joinpath("shelf", rulebook_id)))
    return [
        one.read_text(encoding="utf-8")
        for one in sorted(folder.rglob("*.toml"))
        if not one.name.endswith(("cases.toml", ".dossier.toml"))
    ]


PAIRS: dict[str, Pair] = {
    "evaluate-bare": Pair("evaluate, all known, nothing read yet, against bare hand-written code", _evaluated(0, bare)),
    "evaluate-explained": Pair("the same against hand-written code with reasons", _evaluated(0, explained)),
    "evaluate-bare-15": Pair("evaluate, 15 % in doubt, against bare code, nothing in doubt", _evaluated(0.15, bare)),
    "evaluate-explained-15": Pair("the same against hand-written code with reasons", _evaluated(0.15, explained)),
    "findings": Pair("evaluate and read every finding, against bare code", _evaluated(0, bare, _findings)),
    "decisions": Pair("the same and every ladder, against bare code", _evaluated(0, bare, _decisions), rounds=FEW),
    "traces": Pair(
        "evaluate and trace every finding to its records, against reasons",
        _evaluated(0, explained, _traces),
        rounds=FEW,
    ),
    "zen": Pair(
        "zen-engine, measures alone, against evaluate with points and decisions",
        _zen,
        rounds=2 * FEW,
        needs="zen-engine is not installed",
    ),
    "read": Pair("read a dossier, columns included, against plain cattrs", _read),
    "import": Pair("import studiorules against import cattrs", _imports("import studiorules"), _reported),
    "import-door": Pair(
        "import studiorules and every name of its door against import cattrs",
        _imports("import studiorules as sr; [getattr(sr, name) for name in sr.__all__]"),
        _reported,
    ),
    "rulebook": Pair("read, check and compile the base rulebook against tomllib", _rulebook("base"), rounds=FEW),
    "rulebook-largest": Pair(
        "the same of base-national, which extends it, against tomllib over both",
        _rulebook("base", "base-national"),
        rounds=FEW,
    ),
    "rulebook-first": Pair(
        "the same, the first time in a process, against the first time of tomllib",
        _rulebook("base", "base-national"),
        warming=0,
        rounds=1,
    ),
    "rulebook-known": Pair(
        "the same where it was read before, against tomllib", _rulebook("base", "base-national", known=True)
    ),
}


if __name__ == "__main__":
    found = measure(PAIRS[sys.argv[1]])
    if found is None:
        raise SystemExit(3)
    print(*found)
