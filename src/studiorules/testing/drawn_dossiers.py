"""Strategies for dossiers: small, sparse documents that a reader accepts, near the edges that rules have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any

import attrs
from hypothesis import strategies as st

from studiorules.dossier import CATALOGUE, Catalogue, Dossier, Field, FieldKind, Section, Shape
from studiorules.intake import read_dossier
from studiorules.rulebook import Question, Rulebook
from studiorules.testing.aim import Aim

__all__ = [
    "LISTS",
    "OBJECTS",
    "coarser_documents",
    "days",
    "dossier_documents",
    "dossiers",
    "grown_documents",
    "open_documents",
]

_STATED = date(2025, 6, 30)
LISTS = ("activities", "results", "mentoring", "people", "funding", "awards", "equipment", "plan_items")
OBJECTS = ("premises", "sign", "leader", "host")
_MOST_COMPLETIONS = 24


def days(around: date = _STATED) -> st.SearchStrategy[date]:
    """Days near the edges of windows that end on a day: the day, one to three years back, and neighbours."""
    edges = [around, *(around.replace(year=around.year - back) for back in (1, 2, 3))]
    near = st.sampled_from(edges).flatmap(lambda day: st.integers(-1, 1).map(lambda off: day + timedelta(days=off)))
    return st.one_of(near, st.dates(around.replace(year=around.year - 5), around.replace(year=around.year + 1)))


@attrs.frozen(kw_only=True)
class _Drawing:
    """What documents are drawn from.

    Attributes:
        catalogue: The sections there are.
        sections: Names of those that a document may state.
        stated: The day on which it speaks.
        near: Numbers worth coming near, by path.
        questions: Questions that may be answered, as a dossier writes them.
    """

    catalogue: Catalogue = attrs.field(default=CATALOGUE, repr=False)
    sections: tuple[str, ...]
    stated: date = _STATED
    near: Mapping[str, tuple[Decimal, ...]] = attrs.field(factory=dict, repr=False)
    questions: Mapping[str, Question] = attrs.field(factory=dict, repr=False)

    @classmethod
    def at(cls, rulebook: Rulebook | None, sections: tuple[str, ...] | None) -> _Drawing:
        """Aim at a rulebook; at nothing where there is none."""
        if rulebook is None:
            return cls(sections=(*LISTS, *OBJECTS) if sections is None else sections)
        aim = Aim(rulebook=rulebook)
        return cls(
            catalogue=rulebook.catalogue,
            sections=aim.sections if sections is None else sections,
            stated=aim.day,
            near=aim.near,
            questions=aim.questions,
        )

    def moments(self) -> st.SearchStrategy[str]:
        exact = days(self.stated).map(date.isoformat)
        return st.one_of(exact, exact, exact.map(lambda day: day[:7]), exact.map(lambda day: day[:4]))

    def close(self, path: str, field: Field) -> list[Decimal]:
        """Numbers on a threshold and one step off."""
        step = Decimal(1).scaleb(-field.places)
        around = {number + off for number in self.near.get(path, ()) for off in (-step, Decimal(0), step)}
        return sorted(one for one in around if field.floor <= one <= field.ceiling and one % step == 0)

    def numbers(self, path: str, field: Field) -> st.SearchStrategy[Any]:
        small = st.integers(field.floor, field.floor + 5)
        exact = small if field.places == 0 else st.one_of(small, st.integers(0, 500).map(lambda n: f"{n / 100:.2f}"))
        close = self.close(path, field)
        pairs = st.tuples(small, small).map(sorted)
        drawn: list[st.SearchStrategy[Any]] = [
            *([st.sampled_from(close).map(str)] * 3 if close else [exact]),
            exact,
            small.map(lambda number: {"at_least": number}),
            small.map(lambda number: {"at_most": number}),
            pairs.map(lambda ends: {"between": list(ends)}),
        ]
        return st.one_of(drawn)

    def values(self, path: str, field: Field) -> st.SearchStrategy[Any]:
        """Values of a field, as a document writes them."""
        words = list(field.vocabulary.ids) if field.vocabulary is not None else []
        match field.kind:
            case FieldKind.YES_NO:
                return st.booleans()
            case FieldKind.NUMBER:
                return self.numbers(path, field)
            case FieldKind.LEVEL:
                pairs = st.tuples(st.sampled_from(words), st.sampled_from(words)).map(
                    lambda two: sorted(two, key=words.index)
                )
                return st.one_of(st.sampled_from(words), pairs.map(lambda ends: {"between": list(ends)}))
            case FieldKind.CHOICE:
                return st.sampled_from(words)
            case FieldKind.CHOICES:
                return st.lists(st.sampled_from(words), max_size=2, unique=True)
            case FieldKind.DATE:
                return self.moments()
            case _:
                return st.sampled_from(["甲", "乙", "丙"])

    def fields(self, section: Section) -> st.SearchStrategy[dict[str, Any]]:
        told = {name: self.values(f"{section.name}.{name}", field) for name, field in section.fields.items()}
        required = {name: told[name] for name, field in section.fields.items() if field.required}
        optional = {name: told[name] for name, field in section.fields.items() if not field.required}
        return st.fixed_dictionaries(required, optional=optional)


@st.composite
def _records(draw: st.DrawFn, section: Section, drawing: _Drawing) -> dict[str, Any]:
    """One record, as a document writes it."""
    record = draw(drawing.fields(section))
    if section.shape is Shape.MOMENTS:
        if draw(st.booleans()):
            record["on"] = draw(drawing.moments())
    else:
        ends = sorted(draw(st.tuples(days(drawing.stated), days(drawing.stated))))
        start, end = draw(st.sampled_from([(True, True), (True, False), (False, True), (False, False)]))
        if start:
            record["from"] = ends[0].isoformat()
        if end:
            record["to"] = ends[1].isoformat()
    if section.shape is not Shape.FACTS and draw(st.integers(0, 3)) == 0:
        near = drawing.near.get(f"{section.name}.quantity", ())
        many = [int(one) + off for one in near for off in (-1, 0, 1) if one == int(one) and 0 <= int(one) + off < 10**6]
        few = st.one_of(st.integers(0, 4), st.just({"between": [1, 3]}), st.just("2+"))
        record["quantity"] = draw(st.one_of(few, st.sampled_from(many)) if many else few)
    return record


@st.composite
def _documents(draw: st.DrawFn, drawing: _Drawing, most: int) -> dict[str, Any]:
    document: dict[str, Any] = {"stated_on": drawing.stated.isoformat(), "studio": {"name": "某工作室"}}
    lists: dict[str, Any] = {}
    for name in draw(_some(drawing.sections)):
        section = drawing.catalogue.sections[name]
        if section.shape is Shape.FACTS:
            _put(document, name, draw(drawing.fields(section)))
            continue
        records = draw(st.lists(_records(section, drawing), max_size=most))
        _put(document, name, records)
        partly: bool = draw(st.booleans())
        if records and partly:
            year = drawing.stated.replace(year=drawing.stated.year - 1).isoformat()
            covers = {"state": "at-least-these", "covers": f"{year}/{drawing.stated.isoformat()}"}
            lists[name] = draw(st.sampled_from(["at-least-these", covers]))
    if "honours" in document and "leader" in document:
        document["leader"].pop("best_honour", None)  # one below an honour that is listed would be refused
    if lists:
        document["lists"] = lists
    judgements = [
        {"question": name, "given_on": drawing.stated.isoformat(), **vote}
        for name in draw(_some(sorted(drawing.questions)))
        for vote in draw(_votes(drawing.questions[name]))
    ]
    if judgements:
        document["judgements"] = judgements
    return document


def _some(names: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """A few of some names, each once."""
    return st.lists(st.sampled_from(names), unique=True, max_size=4) if names else st.just([])


@st.composite
def _votes(draw: st.DrawFn, question: Question) -> list[dict[str, Any]]:
    """What people answer: one of them, or of a panel as many as there are, some of whom stand aside."""
    if question.panel is None:
        return [draw(_answers(question))]
    votes = draw(st.lists(_answers(question), min_size=1, max_size=question.panel.size))
    aside = draw(st.integers(0, 5))
    told = [{"recused": True} if index == 0 == aside else vote for index, vote in enumerate(votes)]
    return [{"reviewer": f"评审{index + 1}", **vote} for index, vote in enumerate(told)]


def _answers(question: Question) -> st.SearchStrategy[dict[str, Any]]:
    if question.levels:
        return st.sampled_from([one.id for one in question.levels]).map(lambda level: {"level": level})
    low, high = question.range or (Decimal(0), Decimal(0))
    return st.sampled_from(sorted({low, question.least or low, high})).map(lambda value: {"value": str(value)})


def dossier_documents(
    *, sections: tuple[str, ...] | None = None, most: int = 3, rulebook: Rulebook | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """Draw the documents of small, sparse dossiers.

    Args:
        sections: Names of the sections that they may state; None = those that the rulebook reads, or some of all.
        most: Highest number of records in a section.
        rulebook: The rulebook at whose sections, thresholds and questions they aim.
    """
    return _documents(_Drawing.at(rulebook, sections), most)


def dossiers(
    *, sections: tuple[str, ...] | None = None, most: int = 3, rulebook: Rulebook | None = None
) -> st.SearchStrategy[Dossier]:
    """Draw small, sparse dossiers; see `dossier_documents`."""
    return dossier_documents(sections=sections, most=most, rulebook=rulebook).map(read_dossier)


@st.composite
def coarser_documents(draw: st.DrawFn, *, rulebook: Rulebook | None = None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw two documents of one studio, the first with something less in it."""
    drawing = _Drawing.at(rulebook, None)
    fine = draw(_documents(drawing, 3))
    coarse = deepcopy(fine)
    names = _stated(coarse, drawing.catalogue)
    for name in draw(_some(names)):
        section = drawing.catalogue.sections[name]
        optional = [(record, key) for record, key in _optional(coarse, [name], drawing) if key != "quantity"]
        loss = draw(st.sampled_from(["field", "field", "list", "open"]))
        if loss == "field" and optional:
            record, key = draw(st.sampled_from(optional))
            del record[key]
        elif loss == "list":
            _take(coarse, name)
        elif section.shape is not Shape.FACTS:
            if _told(coarse, name):
                coarse.setdefault("lists", {})[name] = "at-least-these"
            else:
                _take(coarse, name)
    if not coarse.get("lists"):
        coarse.pop("lists", None)
    given = [one for one in coarse.get("judgements", ()) if "recused" not in one]  # who stood aside is no answer
    unheard: bool = draw(st.booleans())
    if given and unheard:
        coarse["judgements"].remove(draw(st.sampled_from(given)))
    return coarse, fine


@st.composite
def open_documents(draw: st.DrawFn, *, rulebook: Rulebook) -> tuple[dict[str, Any], tuple[dict[str, Any], ...]]:
    """Draw a document of which one or two things are not known, and documents in which they are, one way or another."""
    drawing = _Drawing.at(rulebook, None)
    document = draw(_documents(drawing, 2))
    spots = [
        (record, key, values)
        for name in _stated(document, drawing.catalogue)
        for record, key in _optional(document, [name], drawing)
        if (values := _ways(drawing, name, key))
    ]
    chosen = draw(st.lists(st.sampled_from(range(len(spots))), unique=True, max_size=2)) if spots else []
    completions: list[dict[str, Any]] = []
    for way in islice(product(*(spots[at][2] for at in chosen)), _MOST_COMPLETIONS):
        for at, value in zip(chosen, way, strict=True):
            spots[at][0][spots[at][1]] = value
        completions.append(deepcopy(document))
    for at in chosen:
        del spots[at][0][spots[at][1]]
    return document, tuple(completions)


@st.composite
def grown_documents(draw: st.DrawFn, *, rulebook: Rulebook) -> tuple[dict[str, Any], str, dict[str, Any]]:
    """Draw a document, the name of a list in it, and the same document with one record more in that list."""
    drawing = _Drawing.at(rulebook, None)
    document = draw(_documents(drawing, 2))
    lists = [
        name
        for name in _stated(document, drawing.catalogue)
        if drawing.catalogue.sections[name].shape is not Shape.FACTS
    ]
    if not lists:
        return document, "", document
    name = draw(st.sampled_from(lists))
    more = deepcopy(document)
    _told(more, name).append(draw(_records(drawing.catalogue.sections[name], drawing)))
    return document, name, more


def _stated(document: Mapping[str, Any], catalogue: Catalogue) -> list[str]:
    """The sections of a catalogue that a document states, the studio aside, a rulebook's own among them."""
    return [name for name in catalogue.sections if name != "studio" and _told(document, name) is not None]


def _told(document: Mapping[str, Any], name: str) -> Any:
    book, _, own = name.rpartition(".")
    return document.get(book, {}).get(own) if book else document.get(name)


def _put(document: dict[str, Any], name: str, value: Any) -> None:
    book, _, own = name.rpartition(".")
    (document.setdefault(book, {}) if book else document)[own] = value


def _take(document: dict[str, Any], name: str) -> None:
    book, _, own = name.rpartition(".")
    del (document[book] if book else document)[own]
    if book and not document[book]:
        del document[book]
    document.get("lists", {}).pop(name, None)


def _optional(document: Mapping[str, Any], names: Iterable[str], drawing: _Drawing) -> list[tuple[dict[str, Any], str]]:
    """Every field that a record states and need not, with its record."""
    found: list[tuple[dict[str, Any], str]] = []
    for name in names:
        fields = drawing.catalogue.sections[name].fields
        told = _told(document, name)
        for record in told if isinstance(told, list) else [told]:
            found += ((record, key) for key in record if key == "on" or (key in fields and not fields[key].required))
    return found


def _ways(drawing: _Drawing, name: str, key: str) -> list[Any]:
    """Exact values that a field may have, as a document writes them; none where there are too many to go through."""
    field = drawing.catalogue.sections[name].fields.get(key)
    if field is None:
        return []
    match field.kind:
        case FieldKind.YES_NO:
            return [True, False]
        case FieldKind.NUMBER:
            near = drawing.close(f"{name}.{key}", field)
            return [field.floor, field.floor + 1, *map(str, near[:4])]
        case FieldKind.LEVEL | FieldKind.CHOICE if field.vocabulary is not None:
            return list(field.vocabulary.ids)
        case _:
            return []
