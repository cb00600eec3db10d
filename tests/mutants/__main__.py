"""Seed mistakes and count those that the tests of the engine see: `python -m tests.mutants [how many] [seed]`.

A mistake is seen when the engine, compiled from the plan that holds it, gives another number on any dossier that
`tests/agreement` judges by that rulebook: there the right engine gives what the meaning does. Of a mistake that is not
seen, many more dossiers are asked whether it makes any difference at all: where none is found it counts as none (the
two plans mean the same), and it is printed, so that a reader can disagree.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from random import Random
from typing import Any, TypeAlias

from studiorules.dossier.resolved import Resolved
from studiorules.engine import Engine, compile_plan
from studiorules.plan import lower
from studiorules.rulebook import Rulebook
from tests.agreement.alone import alone
from tests.agreement.mixed import mixed
from tests.agreement.revealed import revealed
from tests.agreement.rows import aimed
from tests.agreement.test_agreement import (
    AIMED_AT_BASE,
    AIMED_AT_MIXED,
    AIMED_AT_ONE,
    DAYS,
    LAID_BARE,
    MIXED,
    aimed_at_one,
    base,
    suite,
)
from tests.mutants.seeded import sampled

FURTHER = 20
"""How many times as many dossiers are asked of what is not seen."""
WANTED = 0.95

_Asked: TypeAlias = tuple[Resolved, date, str | None]
"""A dossier, a day, and the one requirement that is asked for; None = all."""
_Known: TypeAlias = Iterable[tuple[_Asked, dict[Any, object]]]


def main(words: list[str]) -> int:
    """Seed, count, print."""
    count, seed = (int(words[0]) if words else 300), (words[1] if len(words) > 1 else "0")
    random = Random(f"mutants {seed}")  # noqa: S311  # chance, not secrecy
    found: Counter[tuple[str, str]] = Counter()
    books = list(_books(random))
    for name, book, target in books:
        plan, engine = lower(book), compile_plan(lower(book))
        known = list(_told(engine, _dossiers(name, book, target, 1)))
        further: list[tuple[_Asked, dict[Any, object]]] = []
        for mutant in sampled(plan, count // len(books), random):
            wrong = compile_plan(mutant.plan)
            came = "seen"
            if not _differs(wrong, known):
                further = further or list(_told(engine, _dossiers(name, book, target, FURTHER)))
                came = "not seen" if _differs(wrong, further) else "no difference found"
                print(f"{came}: {name}: {mutant.said}", flush=True)
            found[name.split()[0], came] += 1
    for name in dict.fromkeys(name for name, _ in found):
        seen, missed = found[name, "seen"], found[name, "not seen"]
        alike = found[name, "no difference found"]
        print(f"{name}: {seen} of {seen + missed} seen ({seen / (seen + missed):.1%}), {alike} more make no difference")
    seen, missed = (sum(found[key] for key in found if key[1] == came) for came in ("seen", "not seen"))
    return 0 if seen >= WANTED * (seen + missed) else 1


def _books(random: Random) -> Iterator[tuple[str, Rulebook, Rulebook]]:
    """Rulebooks to be compiled, each with the one at whose thresholds its dossiers stand."""
    published, _ = base()
    suited = [book for _, book in suite()]
    yield "base", published, published
    yield "bare", revealed(published), published
    for index in random.sample(range(MIXED), 4):
        book = mixed(suited, Random(f"mixed {index}"))  # noqa: S311
        yield f"mixed {index}", book, book


def _dossiers(name: str, book: Rulebook, target: Rulebook, times: int) -> Iterator[_Asked]:
    """The dossiers of the tests, so many times as many; those aimed at a single requirement first, they see most."""
    if name in ("base", "bare"):
        for requirement in book:
            for resolved, as_of in aimed_at_one(
                alone(book, requirement), times * (AIMED_AT_ONE if book is target else LAID_BARE)
            ):
                yield resolved, as_of, requirement.id
    for turn in range(times * (AIMED_AT_BASE if target is base()[0] else AIMED_AT_MIXED)):
        random = Random(f"{name.removeprefix('bare')} {turn}")  # noqa: S311
        as_of = random.choice(DAYS)
        yield aimed(target, as_of, random, doubt=random.choice([0, 0.15, 0.4])), as_of, None


def _told(engine: Engine, dossiers: Iterable[_Asked]) -> Iterator[tuple[_Asked, dict[Any, object]]]:
    return ((asked, _numbers(engine, asked)) for asked in dossiers)


def _numbers(engine: Engine, asked: _Asked) -> dict[Any, object]:
    """Every number; whether a fact is missing is asked of what is open and of nothing else."""
    resolved, as_of, only = asked
    numbers: Any = engine.run(resolved, as_of)
    told = {key: numbers.value(*key) for key in engine.plan.results if only in (None, key[0])}
    settled = {of for of, figure in told if figure == "fact" and told[of, "sure"] == told[of, "possible"]}
    return {key: value for key, value in told.items() if key[1] != "fact" or key[0] not in settled}


def _differs(wrong: Engine, known: _Known) -> bool:
    for asked, numbers in known:
        try:
            if _numbers(wrong, asked) != numbers:
                return True
        except Exception:  # noqa: BLE001  # a mistake that breaks the engine is seen
            return True
    return False


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
