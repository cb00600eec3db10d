"""The engine gives what the meaning gives, number for number.

On the documents' dossiers, on the cases of the conformance suite, on small random documents, and on rows made to stand
at the thresholds of a rulebook, by the suite's rulebooks and by mixtures of their sentences.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

import studiorules as sr
from studiorules.dossier import CATALOGUE
from studiorules.dossier.resolved import Resolved
from studiorules.dossier.resolving import resolve
from studiorules.engine import Engine, compile_plan
from studiorules.evaluation.judging import engine_of
from studiorules.evaluation.judging import resolved as in_columns
from studiorules.plan import lower
from studiorules.rulebook import AllOrNothing, Rulebook, ValueOf
from tests.agreement.alone import Part, parts
from tests.agreement.compared import differences
from tests.agreement.examples import NAMES, example
from tests.agreement.mixed import mixed
from tests.agreement.pivotal import Pivots
from tests.agreement.revealed import revealed
from tests.agreement.rows import aimed, asked_by
from tests.agreement.sliced import sliced
from tests.conformance.adapter import Case, cases
from tests.oracle.generate import small_cases

DAYS = (date(2025, 12, 31), date(2025, 6, 30), date(2024, 2, 29), date(2019, 3, 31))
AIMED_AT_BASE, AIMED_AT_EACH, REVEALED, MIXED, AIMED_AT_MIXED, AIMED_AT_WHOLE = 60, 2, 4, 60, 8, 300
DEEP = (32, 34, 51)
"""Of the mixed rulebooks those at each of whose edges dossiers stand."""


@cache
def base() -> tuple[Rulebook, Engine]:
    rulebook = sr.published("base")
    return rulebook, engine_of(rulebook)


@cache
def suite() -> tuple[tuple[Case, Rulebook], ...]:
    """The cases whose rulebook can be read."""
    found = []
    for case in cases():
        try:
            found.append((case, sr.read_rulebook(case.rulebook_document())))
        except sr.RulebookError:
            continue
    return tuple(found)


def aimed_at_one(part: Part, *, bare: bool = False, turn: int = 0) -> Iterator[tuple[Resolved, date]]:
    """Dossiers that stand at the thresholds of a requirement or group, every edge of it tried in turn.

    Args:
        part: Which.
        bare: Whether its points lay bare what it measures; then it does not matter who stands at a bound.
        turn: Another number gives as many others.
    """
    (requirement,) = part.single.requirements
    by_day: dict[date, Pivots] = {}
    turning = edges_of_values(part.single)

    def on(day: date) -> Pivots:
        if day not in by_day:
            by_day[day] = Pivots(part.single if part.beside is None else part.beside, day, part.single)
        return by_day[day]

    step = 2 if bare and isinstance(requirement.worth, AllOrNothing) else 1  # its measure is laid bare beside it
    sweeps = 1 if bare else on(DAYS[0]).sweeps
    for sweep in range(turn * sweeps, (turn + 1) * sweeps):
        usual = DAYS[(sweep + sweep // 4) % len(DAYS)]
        for edge in range(turn % step, len(on(usual).aspects), step):
            random = Random(f"{requirement.id} {sweep} {edge}")  # noqa: S311
            as_of = random.choice(turning) if turning and edge % 12 == 0 else usual
            yield on(as_of).dossier(edge, sweep, random), as_of
            if edge % 6 == 0:
                yield on(as_of).by_chance(random, random.choice([0, 0.15, 0.4])), as_of


def aimed_at_all(rulebook: Rulebook, *, turn: int = 0) -> Iterator[tuple[Resolved, date]]:
    """Dossiers at the thresholds of a rulebook as a whole, some requirements met in full and others not at all."""
    by_day = {day: Pivots(rulebook, day) for day in DAYS}
    for edge in range(turn * AIMED_AT_WHOLE, (turn + 1) * AIMED_AT_WHOLE):
        random = Random(f"{rulebook.id} {edge}")  # noqa: S311
        as_of = random.choice(DAYS)
        yield by_day[as_of].dossier(edge, edge, random), as_of


def edges_of_values(rulebook: Rulebook) -> list[date]:
    """Days on which a dated value that a rulebook reads begins or ends to hold, and the days beside."""
    names = {one.name for one in asked_by(rulebook) if isinstance(one, ValueOf)}
    told = [one for name in sorted(names) for one in rulebook.parameters[name].dated]
    days = {day + timedelta(away) for one in told for day in (one.from_, one.to) if day for away in (-1, 0, 1)}
    return sorted(days)


def test_there_is_enough_to_compare() -> None:
    assert len(suite()) > 250
    assert len(NAMES) > 8


@pytest.mark.parametrize("as_of", DAYS, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_on_the_dossiers_of_the_documents(name: str, as_of: date) -> None:
    rulebook, engine = base()
    assert list(differences(engine, example(name), rulebook, as_of)) == []


def test_on_the_cases_of_the_suite() -> None:
    found = {}
    for case, rulebook in suite():
        try:
            dossier = in_columns(sr.read_dossier(case.dossier_document()), rulebook)
        except sr.DossierError:
            continue
        found[case.id] = list(differences(engine_of(rulebook), dossier, rulebook, case.as_of))
    assert len(found) > 240
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("seed", range(4))
def test_on_small_random_documents(seed: int) -> None:
    for dossier, document, as_of in small_cases(1000 + seed, 15):
        rulebook = sr.read_rulebook(document)
        engine = engine_of(rulebook)
        resolved = resolve(sr.read_dossier(dossier), CATALOGUE.sections)
        assert list(differences(engine, resolved, rulebook, as_of)) == [], (dossier, document)


def test_on_rows_at_the_thresholds_of_the_base_rulebook() -> None:
    rulebook, engine = base()
    for seed in range(AIMED_AT_BASE):
        random = Random(f"base {seed}")  # noqa: S311  # chance, not secrecy
        as_of = random.choice(DAYS)
        resolved = aimed(rulebook, as_of, random, doubt=random.choice([0, 0.15, 0.4]))
        assert list(differences(engine, resolved, rulebook, as_of)) == [], seed


@pytest.mark.parametrize("bare", [False, True], ids=["as-written", "laid-bare"])
def test_on_rows_at_the_thresholds_of_each_part_of_the_base_rulebook(bare: bool) -> None:
    rulebook, engine = base()
    if bare:
        rulebook = revealed(rulebook)
        engine = engine_of(rulebook)
    agree_on_each_part(rulebook, engine, bare=bare)


def agree_on_each_part(rulebook: Rulebook, engine: Engine, *, bare: bool = False) -> None:
    plan = lower(rulebook)
    for part in parts(rulebook):
        own = compile_plan(sliced(plan, [key for key in plan.results if key[0] == part.id]))
        for turn, (resolved, as_of) in enumerate(aimed_at_one(part, bare=bare)):
            asked = own if turn % 100 else engine
            assert list(differences(asked, resolved, rulebook, as_of, only=part.id)) == [], part.id


def test_on_rows_at_the_thresholds_of_every_rulebook_of_the_suite() -> None:
    for case, rulebook in suite():
        engine = engine_of(rulebook)
        for seed in range(AIMED_AT_EACH):
            random = Random(f"{case.id} {seed}")  # noqa: S311
            resolved = aimed(rulebook, case.as_of, random)
            assert list(differences(engine, resolved, rulebook, case.as_of)) == [], (case.id, seed)


def test_on_every_measure_laid_bare() -> None:
    books = [*((case.id, rulebook, REVEALED) for case, rulebook in suite()), ("base", base()[0], AIMED_AT_BASE)]
    for name, rulebook, turns in books:
        bare = revealed(rulebook)
        engine = engine_of(bare)
        for seed in range(turns):
            random = Random(f"{name} {seed}")  # noqa: S311
            as_of = random.choice(DAYS)
            resolved = aimed(rulebook, as_of, random, doubt=random.choice([0, 0.15, 0.4]))
            assert list(differences(engine, resolved, bare, as_of)) == [], (name, seed)


def test_on_rulebooks_mixed_from_others() -> None:
    books = [rulebook for _, rulebook in suite()]
    for seed in range(MIXED):
        random = Random(f"mixed {seed}")  # noqa: S311
        rulebook = mixed(books, random)
        engine = engine_of(rulebook)
        for turn in range(AIMED_AT_MIXED):
            as_of = random.choice(DAYS)
            resolved = aimed(rulebook, as_of, random, doubt=random.choice([0, 0.15, 0.4]))
            assert list(differences(engine, resolved, rulebook, as_of)) == [], (seed, turn)


@pytest.mark.parametrize("seed", DEEP)
def test_on_rows_at_the_thresholds_of_each_part_of_a_mixed_rulebook(seed: int) -> None:
    rulebook = mixed([book for _, book in suite()], Random(f"mixed {seed}"))  # noqa: S311
    engine = engine_of(rulebook)
    agree_on_each_part(rulebook, engine)
    for resolved, as_of in aimed_at_all(rulebook):
        assert list(differences(engine, resolved, rulebook, as_of)) == []
