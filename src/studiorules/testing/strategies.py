"""Strategies for rulebooks: small documents that a reader accepts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from studiorules.dossier import CATALOGUE, FieldKind, Section, Shape
from studiorules.intake import read_rulebook
from studiorules.rulebook import Rulebook
from studiorules.testing.drawn_dossiers import LISTS, OBJECTS
from studiorules.testing.drawn_whole import amounts, claims, panels

__all__ = ["rulebook_documents", "rulebooks"]

_WEIGHTS: dict[str, list[dict[str, Any]]] = {
    "by-level": [
        {"where": {"level": {"at_least": "provincial"}}, "counts": 3},
        {"where": {"level": "municipal"}, "counts": Decimal("1.5")},
        {"where": {"level": "county"}, "counts": 1},
    ]
}
"""How much a record counts that has a level."""


def _where(section: Section) -> st.SearchStrategy[dict[str, Any]]:
    conditions: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in section.fields.items():
        words = list(field.vocabulary.ids) if field.vocabulary is not None else []
        if field.kind is FieldKind.YES_NO:
            conditions[name] = st.booleans()
        elif field.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
            conditions[name] = st.one_of(
                st.sampled_from(words), st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True)
            )
        elif field.kind is FieldKind.LEVEL:
            word = st.sampled_from(["at_least", "at_most"])
            conditions[name] = st.tuples(word, st.sampled_from(words)).map(lambda pair: {pair[0]: pair[1]})
    names = st.lists(st.sampled_from(sorted(conditions)), max_size=2, unique=True) if conditions else st.just([])
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: conditions[name] for name in chosen}))


def _named(kinds: set[FieldKind], section: Section) -> list[str]:
    return [name for name, field in section.fields.items() if field.kind in kinds]


def _ids(section: Section, name: str) -> tuple[str, ...]:
    vocabulary = section.fields[name].vocabulary
    return () if vocabulary is None else vocabulary.ids


def _measures(section: Section) -> list[str]:
    """The measures that a list has fields for; counting twice, because rules mostly count."""
    needs = {"total": FieldKind.NUMBER, "kinds": FieldKind.CHOICE, "best": FieldKind.LEVEL, "share": FieldKind.YES_NO}
    found = [measure for measure, kind in needs.items() if _named({kind}, section)]
    return ["count", "count", "each", *found, *(["growth"] if section.shape is Shape.SPANS else [])]


@st.composite
def _sentences(draw: st.DrawFn, *, lists: tuple[str, ...] = LISTS) -> dict[str, Any]:
    """A measure with a bound, as a rulebook writes it."""
    if draw(st.integers(0, 3)) == 0:
        return draw(_facts())
    section = CATALOGUE.sections[draw(st.sampled_from(lists))]
    where = draw(_where(section))
    test: dict[str, Any] = {"where": where} if where else {}
    measure = draw(st.sampled_from(_measures(section)))
    window = draw(st.sampled_from([None, "1 year", "3 years", "6 months"]))
    if measure == "growth":
        window = window or "1 year"
    if window is not None and measure != "each":
        overlaps = section.shape is Shape.SPANS and measure != "growth" and draw(st.booleans())
        test["during" if overlaps else "within"] = window
    return test | draw(_asked(measure, section))


@st.composite
def _asked(draw: st.DrawFn, measure: str, section: Section) -> dict[str, Any]:
    """What is measured of a list, and what is enough."""
    least = draw(st.integers(0, 3))
    word = draw(st.sampled_from(["at_least", "at_least", "above", "at_most", "below"]))
    match measure:
        case "total":
            name = draw(st.sampled_from(_named({FieldKind.NUMBER}, section)))
            return {"total": f"{section.name}.{name}", word: least}
        case "kinds":
            name = draw(st.sampled_from(_named({FieldKind.CHOICE}, section)))
            chosen = st.lists(st.sampled_from(_ids(section, name)), min_size=1, max_size=3, unique=True)
            return {"kinds": f"{section.name}.{name}", "of": draw(chosen), "at_least": "all"}
        case "best":
            name = draw(st.sampled_from(_named({FieldKind.LEVEL}, section)))
            return {"best": f"{section.name}.{name}", "at_least": draw(st.sampled_from(_ids(section, name)))}
        case "share":
            part = {draw(st.sampled_from(_named({FieldKind.YES_NO}, section))): True}
            least_part = draw(st.sampled_from([Decimal("0.5"), Decimal("0.67"), Decimal("0.9")]))
            none = draw(st.sampled_from(["pass", "fail"]))
            return {"share": section.name, "part": part, "at_least": least_part, "if_none": none}
        case "growth":
            return {"growth": section.name, "at_least": draw(st.integers(-1, 2))}
        case "each":
            year = draw(st.sampled_from(["calendar year", "1 year"]))
            return {"count": section.name, "each": year, "last": draw(st.integers(1, 3)), "at_least": least}
        case _:
            weighed = "level" in section.fields and draw(st.booleans())
            test = {"count": section.name, word: least, **({"counts_as": "by-level"} if weighed else {})}
            groups = _named({FieldKind.KEY, FieldKind.CHOICE}, section)
            if groups and draw(st.integers(0, 3)) == 0:
                test["once_per"] = draw(st.sampled_from(groups))
            return test


@st.composite
def _facts(draw: st.DrawFn) -> dict[str, Any]:
    section = CATALOGUE.sections[draw(st.sampled_from(OBJECTS))]
    kinds = {FieldKind.YES_NO, FieldKind.NUMBER, FieldKind.LEVEL, FieldKind.CHOICE}
    field = section.fields[draw(st.sampled_from(_named(kinds, section)))]
    test: dict[str, Any] = {"fact": f"{section.name}.{field.name}"}
    words = list(field.vocabulary.ids) if field.vocabulary is not None else []
    if field.kind is FieldKind.NUMBER:
        test[draw(st.sampled_from(["at_least", "at_most", "above"]))] = draw(st.integers(0, 5))
    elif field.kind is FieldKind.LEVEL:
        test["at_least"] = draw(st.sampled_from(words))
    elif field.kind is FieldKind.CHOICE:
        test[draw(st.sampled_from(["is", "is_not"]))] = draw(st.sampled_from(words))
    return test


@st.composite
def _lines(draw: st.DrawFn) -> dict[str, Any]:
    """A line of deductions."""
    test = draw(_sentences())
    counted = {"counted": draw(st.sampled_from(["whole", "begun", "exact"]))}
    most = draw(st.sampled_from([{}, {}, {"up_to": Decimal("1.5")}]))
    if "at_least" in test and "share" in test:
        return {
            "lose_each": 1,
            "per": draw(st.sampled_from([Decimal("0.1"), Decimal("0.25")])),
            **counted,
            **most,
            **test,
        }
    if "at_least" in test and "count" in test:
        return {"lose_each": 1, "per": draw(st.sampled_from([1, 2])), **counted, **most, **test}
    return {"lose": 1, **test}


@st.composite
def _requirements(draw: st.DrawFn, index: int) -> dict[str, Any]:
    points = draw(st.sampled_from([1, 2, 4]))
    requirement: dict[str, Any] = {"id": f"r{index}", "zh": f"要求{index}", "points": points}
    shape = draw(st.sampled_from(["plain", "plain", "any", "all", "deduct", "worth", "panel", "panel"]))
    if shape in ("any", "all"):
        requirement[shape] = draw(st.lists(_sentences(), min_size=2, max_size=3))
    elif shape == "deduct":
        several = st.lists(_lines(), min_size=2, max_size=3).map(lambda lines: {"lose_most_of": lines})
        judged = st.just({"lose_between": [1, 2], "judged": "defects"})
        requirement["deduct"] = draw(st.lists(st.one_of(_lines(), several, judged), min_size=1, max_size=2))
    elif shape == "panel":
        requirement["judged"] = f"panel{index}"
    else:
        sentence = draw(_sentences())
        requirement |= sentence
        if shape == "worth" and "at_least" in sentence and ("count" in sentence or "total" in sentence):
            worths: list[dict[str, Any]] = [{"earn_each": 1}, {"earn_steps": [[1, 1], [2, points]]}]
            if sentence["at_least"] > 0:
                worths.append({"in_proportion": True})
            requirement |= draw(st.sampled_from(worths))
    if draw(st.integers(0, 4)) == 0:
        requirement["only_if"] = [draw(_sentences())]
    if draw(st.integers(0, 5)) == 0:
        requirement["in_principle"] = True
    if draw(st.integers(0, 5)) == 0:
        requirement["when"] = draw(_facts())
        requirement["not_applicable"] = draw(st.sampled_from(["full", "none"]))
    return requirement


_times: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {},
        {"in_force": {"from": date(2025, 1, 1)}},
        {"in_force": {"from": date(2020, 1, 1), "to": date(2024, 6, 30)}},
    ]
)
"""When a priority is in force."""


@st.composite
def rulebook_documents(draw: st.DrawFn, *, most: int = 3) -> dict[str, Any]:
    """Draw the document of a small rulebook with points and a ladder, perhaps with panels, claims and priorities.

    Args:
        draw: Given by hypothesis.
        most: Highest number of requirements.
    """
    requirements = [draw(_requirements(index)) for index in range(draw(st.integers(1, most)))]
    questions: dict[str, Any] = {}
    for one in requirements:
        if "judged" in one:
            questions[one["judged"]], asked = draw(panels())
            one.update(asked)
    if any("lose_between" in line for one in requirements for line in one.get("deduct", ())):
        questions["defects"] = {"zh": "问题"}
    claimed = draw(claims(requirements, room=most - len(requirements)))
    whole = sum(one["points"] for one in requirements)
    passing = {"score": "total", "at_least": draw(st.integers(0, whole))}
    preferred = [
        {"id": f"p{index}", "zh": f"优先{index}", **draw(_sentences()), **draw(_times)}
        for index in range(draw(st.integers(0, 2)))
    ]
    yes = {"id": "yes", "zh": "是", "needs": [passing, "r0"], **draw(amounts(_facts()))}
    return {
        **({"judgement": questions} if questions else {}),
        **({"counts_once": [{"requirements": claimed}]} if claimed else {}),
        **({"priority": preferred} if preferred else {}),
        "rulebook": {
            "id": "drawn",
            "edition": "1",
            "zh": "抽取的规则",
            "basis": "editor",
            "in_force": {"from": date(2000, 1, 1)},
            "points": whole,
            "model": draw(st.sampled_from(["points", "points", "default", "flat", "flat-unweighted", "absolute"])),
        },
        "requirement": requirements,
        "weights": _WEIGHTS,
        "decision": [
            {
                "id": "result",
                "zh": "结论",
                "rungs": [{"id": "no", "zh": "否", **draw(amounts(_facts()))}, yes],
            }
        ],
    }


def rulebooks(*, most: int = 3) -> st.SearchStrategy[Rulebook]:
    """Draw small rulebooks with points and a ladder; see `rulebook_documents`."""
    return rulebook_documents(most=most).map(read_rulebook)
