"""Seed mistakes and count those that the tests of the engine see: `python -m tests.mutants [how many] [seed]`.

A mistake is seen when the engine, compiled from the plan that holds it, gives another number on any dossier that
`tests/agreement` judges by that rulebook: there the right engine gives what the meaning does. Of a mistake that is not
seen, many more dossiers are asked whether it makes any difference at all: where none is found it counts as none (the
two plans mean the same), and it is printed, so that a reader can disagree.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from random import Random

from studiorules.rulebook import Rulebook
from tests.agreement.mixed import mixed
from tests.agreement.revealed import revealed
from tests.agreement.test_agreement import DEEP, base, suite
from tests.mutants.judged import Judged
from tests.mutants.seeded import sampled

FURTHER = 12
"""How many times as many dossiers are asked of what is not seen."""
WANTED = 0.95


def main(words: list[str]) -> int:
    """Seed, count, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=300)
    parser.add_argument("seed", nargs="?", default="0")
    parser.add_argument("--minutes", type=float, default=None, help="stop then, and print the count so far")
    parser.add_argument("--only", nargs="*", default=["base", "bare", "mixed"], help="which rulebooks")
    asked = parser.parse_args(words)
    until = None if asked.minutes is None else time.monotonic() + 60 * asked.minutes
    random = Random(f"mutants {asked.seed}")  # noqa: S311  # chance, not secrecy
    found: Counter[tuple[str, str]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    books = [one for one in _books() if one[0].split()[0] in asked.only]
    for name, book, target in books:
        judged = Judged(name, book, target)
        for mutant in sampled(judged.plan, asked.count // len(books), random):
            if until is not None and time.monotonic() > until:
                print("time is up: not all are asked")
                return _told(found, kinds)
            came = "seen" if judged.sees(mutant) else "not seen"
            if came != "seen":
                came = "not seen" if judged.sees(mutant, further=FURTHER) else "no difference found"
                print(f"{came}: {name}: {mutant.kind}: {mutant.said}", flush=True)
            found[name.split()[0], came] += 1
            kinds[mutant.kind, came] += 1
        print(f"… {name}: {judged.asked} dossiers", flush=True)
    return _told(found, kinds)


def _told(found: Counter[tuple[str, str]], kinds: Counter[tuple[str, str]]) -> int:
    print()
    for told in (kinds, found):
        for name in dict.fromkeys(name for name, _ in told):
            print(_share(name, *(told[name, came] for came in ("seen", "not seen", "no difference found"))))
        print()
    total = [sum(found[key] for key in found if key[1] == came) for came in ("seen", "not seen", "no difference found")]
    print(_share("all", *total))
    return 0 if total[0] >= WANTED * (total[0] + total[1]) else 1


def _share(name: str, seen: int, missed: int, alike: int) -> str:
    share = f"{seen / (seen + missed):.1%}" if seen + missed else "none"
    return f"{name}: {seen} of {seen + missed} seen ({share}), {alike} more make no difference"


def _books() -> Iterator[tuple[str, Rulebook, Rulebook]]:
    """Rulebooks to be compiled, each with the one at whose thresholds its dossiers stand."""
    published, _ = base()
    suited = [book for _, book in suite()]
    yield "base", published, published
    yield "bare", revealed(published), published
    for index in DEEP:
        book = mixed(suited, Random(f"mixed {index}"))  # noqa: S311
        yield f"mixed {index}", book, book


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
