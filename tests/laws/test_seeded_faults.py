"""Each law fails where a fault is seeded: in the numbers of an evaluation, in the engine, in what is written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, settings

import studiorules as sr
from studiorules.dossier import Dossier
from studiorules.evaluation.judging import engine_of
from studiorules.findings import Figures
from studiorules.findings.figures import Figure
from studiorules.intake import dossier_text
from studiorules.testing.laws import (
    encloses,
    holds_bounds,
    keeps_order,
    keeps_order_of_rules,
    laws,
    learns,
    reads_back,
    respects_caps,
    rises,
    same_as_meaning,
    sums_up,
    turned_round,
    wanting_more,
)

_ROOM = sys.modules["studiorules.testing.laws"]  # the door of the room has a function of that name
_DAY = date(2025, 6, 28)
BOOK = sr.read_rulebook(
    {
        "rulebook": {
            "id": "seeded",
            "edition": "1",
            "zh": "样例",
            "basis": "editor",
            "in_force": {"from": date(2000, 1, 1)},
            "points": 7,
        },
        "section": [
            {
                "id": "work",
                "zh": "工作",
                "cap": 3,
                "points": 4,
                "requirement": [
                    {
                        "id": "held",
                        "zh": "活动",
                        "count": "activities",
                        "at_least": 4,
                        "points": 4,
                        "earn_each": 1,
                    }
                ],
            },
            {
                "id": "place",
                "zh": "场所",
                "points": 3,
                "requirement": [
                    {"id": "fixed", "zh": "固定", "fact": "premises.fixed", "points": 2},
                    {"id": "area", "zh": "面积", "fact": "premises.area_m2", "at_least": 30, "points": 1},
                ],
            },
        ],
        "decision": [
            {
                "id": "grade",
                "zh": "等级",
                "rungs": [{"id": "no", "zh": "否"}, {"id": "yes", "zh": "是", "needs": ["place/fixed"]}],
            }
        ],
    }
)


@attrs.frozen
class Doctored:
    """Figures with a fault in them."""

    true: Figures
    fault: Callable[[str, Figure, int], int]

    def value(self, of: str, figure: Figure) -> int:
        return self.fault(of, figure, self.true.value(of, figure))


Fault = Callable[[Dossier, sr.Rulebook, str, Figure, int], int]


def judged_with(fault: Fault) -> Callable[..., sr.Evaluation]:
    """An `evaluate` whose numbers have a fault."""

    def evaluate(dossier: Dossier, rulebook: sr.Rulebook, *, as_of: date) -> sr.Evaluation:
        def seeded(of: str, figure: Figure, number: int) -> int:
            return fault(dossier, rulebook, of, figure, number)

        evaluation = sr.evaluate(dossier, rulebook, as_of=as_of)
        return attrs.evolve(evaluation, figures=Doctored(evaluation.figures, seeded))

    return evaluate


def honest(_: Dossier, __: sr.Rulebook, ___: str, ____: Figure, number: int) -> int:
    return number


def lifts_the_low_end(_: Dossier, __: sr.Rulebook, of: str, figure: Figure, number: int) -> int:
    return number + 1 if (of, figure) == ("place/area", "low") else number


def forgets_the_cap(_: Dossier, __: sr.Rulebook, of: str, figure: Figure, number: int) -> int:
    return 400 if (of, figure) == ("work", "high") else number


def loses_a_hundredth_of_the_total(_: Dossier, __: sr.Rulebook, of: str, figure: Figure, number: int) -> int:
    return max(number - 1, 0) if (of, figure) == ("place", "low") else number


def reads_the_first_record_alone(dossier: Dossier, _: sr.Rulebook, of: str, figure: Figure, number: int) -> int:
    held = dossier.activities
    undated = held is not None and held.records != () and held.records[0].on is None
    return 0 if undated and of == "work/held" and figure in ("low", "high") else number


def favours_the_first_rule(_: Dossier, rulebook: sr.Rulebook, of: str, figure: Figure, number: int) -> int:
    return 0 if of == rulebook.requirements[0].id and figure in ("low", "high") else number


def takes_not_stated_for_yes(dossier: Dossier, _: sr.Rulebook, of: str, figure: Figure, number: int) -> int:
    silent = dossier.premises is None
    return {"low": 200, "high": 200, "sure": 1}.get(figure, number) if silent and of == "place/fixed" else number


def takes_a_silent_record_for_enough(dossier: Dossier, _: sr.Rulebook, of: str, figure: Figure, number: int) -> int:
    silent = dossier.premises is not None and all(one.area_m2 is None for one in dossier.premises)
    return {"low": 100, "high": 100, "sure": 1}.get(figure, number) if silent and of == "place/area" else number


def counts_downwards(dossier: Dossier, _: sr.Rulebook, of: str, figure: Figure, number: int) -> int:
    held = 0 if dossier.activities is None else len(dossier.activities.records)
    return max(400 - 100 * held, 0) if of == "work/held" and figure in ("low", "high") else number


def document(**said: Any) -> dict[str, Any]:
    return {"stated_on": "2025-06-28", "studio": {"name": "某工作室"}, **said}


_DATED = {"kind": "study", "on": "2025-06-01"}
_UNDATED = {"kind": "study"}
_KNOWN = document(premises={"fixed": True, "area_m2": 40}, activities=[_DATED, _UNDATED])
_LESS = document(premises={"fixed": True}, activities=[_DATED, _UNDATED])
_SILENT = document(activities=[_DATED, _UNDATED])
_ENDS = [document(premises={"fixed": True, "area_m2": area}, activities=[_DATED, _UNDATED]) for area in (29, 30)]


def law(name: str, evaluate: Callable[..., sr.Evaluation]) -> None:
    """Hold one law for one dossier."""

    def judged(one: dict[str, Any]) -> sr.Evaluation:
        return evaluate(sr.read_dossier(one), BOOK, as_of=_DAY)

    match name:
        case "bounds":
            holds_bounds(judged(_KNOWN))
        case "caps":
            respects_caps(judged(_KNOWN))
        case "sums":
            sums_up(judged(_KNOWN))
        case "order":
            keeps_order(_KNOWN, judged(_KNOWN))
        case "order of rules":
            keeps_order_of_rules(judged(_KNOWN), turned_round(BOOK))
        case "learns":
            refuted = document(premises={"fixed": False}, activities=[_DATED, _UNDATED])
            learns(judged(_SILENT), judged(refuted))
        case "encloses":
            encloses(judged(_LESS), map(judged, _ENDS))
        case "rises":
            more = document(premises={"fixed": True, "area_m2": 40}, activities=[_DATED, _UNDATED, _DATED])
            rises(judged(_KNOWN), "activities", judged(more))


FAULTS = [
    ("bounds", lifts_the_low_end, "place/area: Points"),
    ("caps", forgets_the_cap, "work: .* above its cap 3"),
    ("sums", loses_a_hundredth_of_the_total, "place: .* is not"),
    ("order", reads_the_first_record_alone, "work/held: .* records turned round"),
    ("order of rules", favours_the_first_rule, "rules turned round"),
    ("learns", takes_not_stated_for_yes, "place/fixed: .* became"),
    ("encloses", takes_a_silent_record_for_enough, "place/area: .* became"),
    ("rises", counts_downwards, "work/held: .* fell to .* by one of activities more"),
]


@pytest.mark.parametrize(("name", "fault", "said"), FAULTS, ids=[name for name, *_ in FAULTS])
def test_a_law_holds_and_fails_where_its_fault_is_seeded(
    name: str, fault: Fault, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    law(name, judged_with(honest))
    faulty = judged_with(fault)
    monkeypatch.setattr(_ROOM, "evaluate", faulty)
    with pytest.raises(AssertionError, match=said):
        law(name, faulty)


_BRIEFLY = settings(
    max_examples=60,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("fault", [fault for _, fault, _ in FAULTS], ids=[name for name, *_ in FAULTS])
def test_the_laws_of_a_rulebook_find_each_fault(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_ROOM, "evaluate", judged_with(fault))
    with pytest.raises(AssertionError):
        _BRIEFLY(laws(BOOK))()


def test_the_laws_of_the_rulebook_hold() -> None:
    _BRIEFLY(laws(BOOK))()


def test_an_engine_that_differs_from_the_meaning_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Wrong:
        def run(self, *given: Any) -> Figures:
            return Doctored(engine_of(BOOK).run(*given), lambda of, _, number: number + (of == "place/area"))

    evaluation = sr.evaluate(sr.read_dossier(_KNOWN), BOOK, as_of=_DAY)
    same_as_meaning(evaluation)
    monkeypatch.setattr(_ROOM, "engine_of", lambda _: Wrong())
    with pytest.raises(AssertionError, match="place/area"):
        same_as_meaning(evaluation)


@pytest.mark.parametrize("form", ["json", "toml"])
def test_a_writer_that_leaves_something_out_is_found(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    evaluation = sr.evaluate(sr.read_dossier(_KNOWN), BOOK, as_of=_DAY)
    reads_back(evaluation)

    def forgetful(dossier: Dossier, written: Any) -> str:
        said = sr.amend(dossier, {"premises.area_m2": "not-stated"}) if written == form else dossier
        return dossier_text(said, written)

    monkeypatch.setattr(_ROOM, "dossier_text", forgetful)
    with pytest.raises(AssertionError, match=f"read back from {form}"):
        reads_back(evaluation)


def test_only_a_requirement_that_wants_as_many_as_there_are_is_held_to_rise() -> None:
    def wanting(**said: Any) -> tuple[str, ...]:
        one = {"id": "r", "zh": "要求", "points": 1, **said}
        head = {"id": "b", "edition": "1", "zh": "样例", "basis": "editor", "in_force": "unknown", "points": 1}
        book = sr.read_rulebook({"rulebook": head, "requirement": [one]})
        return wanting_more(sr.evaluate(sr.read_dossier(_KNOWN), book, as_of=_DAY), "activities")

    assert wanting(count="activities", at_least=1) == ("r",)
    assert wanting(count="activities", at_most=1) == ()
    assert wanting(count="results", at_least=1) == ()
    many = {"count": "activities", "at_least": 1}
    assert wanting(all=[many, {"count": "activities", "within": "1 year", "at_least": 2}]) == ("r",)
    assert wanting(all=[many, {"count": "activities", "at_most": 9}]) == ()
    assert wanting(share="activities", part={"recorded_in_detail": True}, at_least=1, if_none="fail") == ()
    assert wanting(**many, when=many, not_applicable="full") == ()
