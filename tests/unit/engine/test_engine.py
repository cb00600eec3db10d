"""The compiled function: the plain one, the one for everything, and what it promises its users."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache

import pytest

import studiorules as sr
from studiorules.engine import Engine, compile_plan
from studiorules.engine.function import function_of
from studiorules.engine.layout import layout_of
from studiorules.evaluation.judging import engine_of
from studiorules.plan import lower, shared
from tests.agreement.examples import example
from tests.unit.plan.asked import AS_OF, rules, told
from tests.unit.plan.carried import carried

COUNT = {"count": "results", "where": {"kind": "patent"}, "within": "1 year", "at_least": 2}
JUDGED = {"judged": "fit", "at_least": "yes"}
LEVELS = {"fit": {"levels": [{"id": "no"}, {"id": "yes"}]}}
PATENT = {"kind": "patent", "on": "2025-03-01"}
FUZZY = {"kind": "patent", "on": "2025"}


@cache
def base() -> Engine:
    return compile_plan(lower(sr.published("base")))


def points(engine: Engine, **sections: object) -> tuple[int, int]:
    numbers = engine.run(told(**sections), AS_OF)
    return numbers.value("r0", "low"), numbers.value("r0", "high")


def test_rows_with_and_without_doubt_go_on_the_same_folds() -> None:
    engine = compile_plan(lower(rules(COUNT)))
    assert points(engine, results=[PATENT, PATENT]) == (1000, 1000)
    assert points(engine, results=[PATENT, {**FUZZY, "on": "[2024..2025]"}]) == (0, 1000)
    assert points(engine, results=[PATENT, FUZZY]) == (1000, 1000)
    assert points(engine, results=[PATENT]) == (0, 0)


def test_a_list_that_is_not_complete_has_no_upper_end() -> None:
    engine = compile_plan(lower(rules(COUNT)))
    some = {"lists": {"results": "at-least-these"}, "results": [PATENT]}
    assert points(engine, **some) == (0, 1000)
    assert points(engine) == (0, 1000)


def test_the_function_for_everything_is_made_when_it_is_needed() -> None:
    engine = compile_plan(lower(rules({**COUNT, "at_least": 5})))
    whole = {"id": "all", "kind": "patent", "period": "2025", "quantity": {"between": [4, 6]}}
    part = {"part_of": "all", "quantity": 5}
    assert points(engine, results=[PATENT]) == (0, 0)
    assert points(engine, results=[whole]) == (0, 1000)
    assert points(engine, results=[whole, part]) == (1000, 1000)
    assert points(engine, results=[PATENT]) == (0, 0)


def test_two_votes_are_an_error_and_disturb_nothing_else() -> None:
    engine = compile_plan(lower(rules(JUDGED, COUNT, judgement=LEVELS)))
    votes = [{"question": "fit", "given_on": "2025-06-01", "reviewer": name, "level": "yes"} for name in ("甲", "乙")]
    numbers = engine.run(told(results=[PATENT, PATENT], judgements=votes), AS_OF)
    assert [numbers.value("r0", figure) for figure in ("error", "sure", "possible", "low", "high")] == [
        1,
        0,
        1,
        0,
        1000,
    ]
    assert [numbers.value("r1", figure) for figure in ("error", "sure", "low")] == [0, 1, 1000]
    alone = engine.run(told(results=[PATENT, PATENT], judgements=votes[:1]), AS_OF)
    assert (alone.value("r0", "error"), alone.value("r0", "sure")) == (0, 1)


def test_what_goes_wrong_is_not_hidden() -> None:
    engine = compile_plan(lower(rules(COUNT)))
    resolved = told(results=[PATENT])
    resolved.section("results").rows[0].on_lo = None  # type: ignore[attr-defined]  # a column of its class
    with pytest.raises(TypeError):
        engine.run(resolved, AS_OF)


def test_an_engine_can_be_sent_to_another_process() -> None:
    engine = base()
    resolved = told(results=[PATENT, FUZZY], people=[{"role": "member"}])
    again = pickle.loads(pickle.dumps(engine))  # noqa: S301  # our own bytes
    ours, theirs = engine.run(resolved, AS_OF), again.run(resolved, AS_OF)
    assert ours.values == theirs.values
    assert ours.value("total", "high") == theirs.value("total", "high")
    assert again.plan.results == engine.plan.results
    assert pickle.loads(pickle.dumps(again)).run(resolved, AS_OF).values == ours.values  # noqa: S301


def test_a_compiled_rulebook_can_be_sent_to_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    rulebook = rules({**COUNT, "at_least": 5})
    whole = {"id": "all", "kind": "patent", "period": "2025", "quantity": {"between": [4, 6]}}
    family = told(results=[whole, {"part_of": "all", "quantity": 5}])
    assert engine_of(rulebook).run(family, AS_OF).value("r0", "low") == 1000
    sent = pickle.dumps(rulebook)
    assert engine_of(pickle.loads(sent)).run(family, AS_OF).value("r0", "low") == 1000  # noqa: S301  # our own bytes
    monkeypatch.setattr("studiorules.engine.python._PYTHON", ("another", b""))
    assert engine_of(pickle.loads(sent)).run(family, AS_OF).value("r0", "low") == 1000  # noqa: S301  # our own bytes


def test_another_python_compiles_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = compile_plan(lower(rules(COUNT)))
    sent = pickle.dumps(engine)
    monkeypatch.setattr("studiorules.engine.python._PYTHON", ("another", b""))
    again = pickle.loads(sent)  # noqa: S301
    assert points(again, results=[PATENT, PATENT]) == (1000, 1000)


def test_several_threads_may_use_one_engine() -> None:
    engine = compile_plan(lower(rules(COUNT, {"total": "activities.participants", "within": "1 year", "at_least": 60})))
    dossiers = [
        told(results=[PATENT] * count, activities=[{"on": "2025-05-01", "kind": "talk", "participants": 20 * count}])
        for count in range(6)
    ]
    alone = [engine.run(one, AS_OF).values for one in dossiers]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda one: engine.run(one, AS_OF).values, dossiers * 40))
    assert together == alone * 40


def test_the_same_plan_gives_the_same_code() -> None:
    plan = shared(base().plan, errors=False)
    _, shown = layout_of(plan)
    first, second = (function_of(plan, shown, families=False) for _ in range(2))
    assert first == second


def test_words_of_a_rulebook_are_data_and_never_code() -> None:
    hostile = '"); import os; ("'
    rulebook = rules({"matches": "studio.name", "pattern": ["{*}", hostile]}, COUNT)
    engine = compile_plan(lower(rulebook))
    numbers = engine.run(told(studio={"name": f"甲{hostile}"}), AS_OF)
    assert numbers.value("r0", "sure") == 1
    assert engine.run(told(), AS_OF).value("r0", "possible") == 0


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2024, 2, 29), date(2019, 1, 1)])
@pytest.mark.parametrize("name", ["exemplary", "p02-power-plant", "p18-coal", "weak", "service"])
def test_the_function_gives_what_the_plan_says(name: str, day: date) -> None:
    engine, resolved = base(), example(name)
    numbers = engine.run(resolved, day)
    wanted = carried(engine.plan, resolved, day)
    assert {key: numbers.value(*key) for key in wanted} == wanted  # type: ignore[arg-type]  # figures by name
