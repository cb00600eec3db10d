"""What the tests of the engine ask about a rulebook, and whether a wrong plan answers any of it otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from random import Random
from typing import Any, TypeAlias

from studiorules.dossier.resolved import Resolved
from studiorules.engine import Engine, compile_plan
from studiorules.plan import lower
from studiorules.plan.plan import ResultKey
from studiorules.rulebook import Rulebook
from tests.agreement.alone import Part, parts
from tests.agreement.rows import aimed
from tests.agreement.sliced import readers, sliced
from tests.agreement.test_agreement import (
    AIMED_AT_BASE,
    AIMED_AT_MIXED,
    DAYS,
    aimed_at_all,
    aimed_at_one,
    base,
)
from tests.mutants.seeded import Mutant

__all__ = ["Judged"]

_Numbers: TypeAlias = Mapping[ResultKey, object]
_ALL = ""
"""Stands for dossiers that are not aimed at one requirement."""


class Judged:
    """A rulebook with the dossiers that the tests judge by it, and what the right engine says of them.

    Attributes:
        name: How it is told of.
        plan: The right plan.
    """

    def __init__(self, name: str, book: Rulebook, target: Rulebook) -> None:
        """Ask of a rulebook; `target` is the one at whose thresholds its dossiers stand."""
        self.name, self.book, self.target = name, book, target
        self.plan = lower(book)
        self._requirements = {one.id for one in book}
        self._told: dict[tuple[str, int], list[tuple[Resolved, date]]] = {}
        self._right: dict[tuple[str, int, frozenset[ResultKey]], list[_Numbers]] = {}

    @cached_property
    def _readers(self) -> dict[str, set[ResultKey]]:
        return readers(self.plan)

    @property
    def _keys(self) -> Iterator[ResultKey]:
        yield from self.plan.results
        yield from self.plan.late

    def sees(self, mutant: Mutant, *, further: int = 0) -> bool:
        """Say whether some number of some dossier is another than by the right plan.

        Args:
            mutant: The wrong plan.
            further: How many times as many dossiers are asked as the tests ask; 0 = those of the tests.
        """
        touched = self._readers.get(mutant.touched, set()) if isinstance(mutant.touched, str) else {mutant.touched}
        of = {key[0] for key in touched}
        if any(part in of and self._differs(mutant, part, further) for part in self._parts):
            return True
        open_too = {(of, figure) for of, called in touched if called == "fact" for figure in ("sure", "possible")}
        return self._differs(mutant, _ALL, further, frozenset(touched | open_too))

    @property
    def asked(self) -> int:
        """How many dossiers were made so far."""
        return sum(map(len, self._told.values()))

    @cached_property
    def _parts(self) -> dict[str, Part]:
        return {part.id: part for part in parts(self.book)}

    def _differs(self, mutant: Mutant, of: str, further: int, touched: frozenset[ResultKey] = frozenset()) -> bool:
        asked = frozenset(key for key in self._keys if key[0] == of) if of else touched
        if of and of not in self._requirements:
            asked = frozenset(key for key in asked if key[1] in ("sure", "possible", "fact"))
        try:
            wrong = compile_plan(sliced(mutant.plan, asked))
            for turn in range(1, further + 1) if further else (0,):
                dossiers = self._dossiers(of, turn)
                for (resolved, as_of), right in zip(dossiers, self._answers(of, turn, asked), strict=True):
                    if _numbers(wrong, asked, resolved, as_of) != right:
                        return True
        except Exception:  # noqa: BLE001  # a mistake that breaks the engine is seen
            return True
        return False

    def _dossiers(self, of: str, turn: int) -> list[tuple[Resolved, date]]:
        if (of, turn) not in self._told:
            made = self._aimed_at_one(of, turn) if of else self._aimed_at_all(turn)
            self._told[of, turn] = list(made)
        return self._told[of, turn]

    def _aimed_at_one(self, of: str, turn: int) -> Iterator[tuple[Resolved, date]]:
        return aimed_at_one(self._parts[of], bare=self.book is not self.target, turn=turn)

    def _aimed_at_all(self, turn: int) -> Iterator[tuple[Resolved, date]]:
        if self.target is not base()[0]:
            yield from aimed_at_all(self.book, turn=turn)
        count = AIMED_AT_BASE if self.target is base()[0] else AIMED_AT_MIXED
        for seed in range(turn * count, (turn + 1) * count):
            random = Random(f"{self.name.removeprefix('bare')} {seed}")  # noqa: S311
            as_of = random.choice(DAYS)
            yield aimed(self.target, as_of, random, doubt=random.choice([0, 0.15, 0.4])), as_of

    def _answers(self, of: str, turn: int, asked: frozenset[ResultKey]) -> list[_Numbers]:
        key = of, turn, asked
        if key not in self._right:
            engine = compile_plan(sliced(self.plan, asked))
            told = self._dossiers(of, turn)
            self._right[key] = [_numbers(engine, asked, resolved, as_of) for resolved, as_of in told]
        return self._right[key]


def _numbers(engine: Engine, asked: frozenset[ResultKey], resolved: Resolved, as_of: date) -> _Numbers:
    """Every number; whether a fact is missing is asked of what is open and of nothing else."""
    numbers: Any = engine.run(resolved, as_of)
    told = {key: numbers.value(*key) for key in asked}
    settled = {of for of, figure in told if figure == "fact" and told[of, "sure"] == told[of, "possible"]}
    return {key: value for key, value in told.items() if key[1] != "fact" or key[0] not in settled}
