"""What the tests of reports are made of: a rulebook, measures and traces, put together by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from studiorules.dossier import CATALOGUE, UNITS
from studiorules.findings import Interval, Reason, ReasonKind, RecordUse, Shortfall, TestTrace
from studiorules.reports.voice import Voice
from studiorules.rulebook import (
    Anchor,
    Bound,
    Clause,
    Criterion,
    DatedValue,
    Fact,
    Judged,
    Measure,
    Narrowing,
    Parameter,
    Question,
    Requirement,
    Rulebook,
    RuleSection,
    Scale,
    ScaleKind,
    Test,
    ValueOf,
    Within,
    Word,
)
from studiorules.terms import Duration, Lang, Term, Text, Vocabulary

DAY = date(2025, 12, 31)
YEAR = Within(Duration(1, "years"))
THREE_YEARS = Within(Duration(3, "years"))
ITEMS = Scale(kind=ScaleKind.NUMBER, unit=UNITS["item"])
MEMBERS = Scale(kind=ScaleKind.NUMBER, unit=UNITS["member"])
TIMES = Scale(kind=ScaleKind.NUMBER, unit=UNITS["time"])
KINDS = Scale(kind=ScaleKind.NUMBER, unit=UNITS["kind"])
AREA = Scale(kind=ScaleKind.NUMBER, unit=UNITS["m2"], places=2)
YUAN = Scale(kind=ScaleKind.NUMBER, unit=UNITS["yuan"], places=2)
POINTS = Scale(kind=ScaleKind.NUMBER, unit=UNITS["point"], places=2)
YEARS = Scale(kind=ScaleKind.NUMBER, unit=UNITS["year"])
TRUTH = Scale(kind=ScaleKind.TRUTH)
DAYS = Scale(kind=ScaleKind.DAY)
SHARE = Scale(kind=ScaleKind.FRACTION)

ANCHORS = Vocabulary(
    "standardised",
    Text("规范程度", "how standardised"),
    tuple(Term(one, Text(one)) for one in ("poor", "fair", "good")),
    ordered=True,
)
JUDGED = Scale(kind=ScaleKind.LEVEL, vocabulary=ANCHORS)
QUESTION = Question(
    id="standardised",
    text=Text("制度规范程度", "how standardised the regulations are"),
    levels=(
        Anchor(id="poor", text=Text("零散", "scattered")),
        Anchor(id="fair", text=Text("成文成套", "written and whole")),
        Anchor(id="good", text=Text("条条执行", "every clause in use")),
    ),
)
AREA_VALUE = Parameter(
    name="area",
    unit="m2",
    dated=(
        DatedValue(from_=date(2014, 1, 1), value=Decimal(20)),
        DatedValue(from_=date(2026, 1, 1), value=Decimal(30)),
    ),
)


def scale_of(path: str) -> Scale:
    """The scale of a field of the catalogue."""
    found = CATALOGUE.find(path)
    assert found is not None
    kinds = {"level": ScaleKind.LEVEL, "choice": ScaleKind.CHOICE, "choices": ScaleKind.CHOICES}
    return Scale(kind=kinds.get(found[1].kind.value, ScaleKind.TRUTH), vocabulary=found[1].vocabulary)


def rulebook(*requirements: Requirement, **changes: Any) -> Rulebook:
    """A rulebook of one section with one criterion."""
    points = sum((one.allotted for one in requirements), Decimal(0))
    criterion = Criterion(
        id="musts/room",
        title=Text("有场所", "a room"),
        short=Text("场所", "room"),
        requirements=requirements,
        points=points,
    )
    section = RuleSection(id="musts", title=Text("必有", "musts"), criteria=(criterion,), points=points)
    told: dict[str, Any] = {
        "id": "made",
        "edition": "1",
        "title": Text("示例规则", "sample rules"),
        "allotted": points,
        "sections": (section,),
        "questions": {"standardised": QUESTION},
        "parameters": {"area": AREA_VALUE},
        "catalogue": CATALOGUE,
        "digest": "sha256:book",
    }
    return Rulebook(**{**told, **changes})


def voice(lang: Lang = "zh", **changes: Any) -> Voice:
    """Somebody who speaks of the made rulebook."""
    return Voice(**{"lang": lang, "book": rulebook(), "as_of": DAY, **changes})


def fact(path: str, scale: Scale) -> Fact:
    """A fact by its path."""
    section, _, field = path.partition(".")
    return Fact(scale=scale, section=section, field=field)


def asks(measure: Measure, word: Word | None = None, *values: object) -> Test:
    """A test: what is measured and what is enough."""
    told = tuple(Decimal(one) if isinstance(one, int) and not isinstance(one, bool) else one for one in values)
    return Test(measure=measure, bound=None if word is None else Bound(word, told))  # type: ignore[arg-type]


def judged() -> Judged:
    """The only question."""
    return Judged(scale=JUDGED, question="standardised")


def at_least_good() -> Bound:
    """The highest level of the only question."""
    return Bound(Word.AT_LEAST, ("good",))


def traced(
    clause: Clause,
    low: object = None,
    high: object = None,
    *,
    sure: bool = False,
    possible: bool = True,
    short: Shortfall | None = None,
    **changes: Any,
) -> TestTrace:
    """How a test came out; ends are written plainly."""
    told: dict[str, Any] = {"sure": sure, "possible": possible, "short": short}
    if isinstance(clause, Test):
        marks = {name: changes.pop(name) for name in ("about", "contested", "empty") if name in changes}
        told["measured"] = Interval(low=_end(low), high=_end(high), scale=clause.measure.scale, **marks)
        told["bounds"] = () if clause.bound is None else (clause.bound,)
    return TestTrace(clause=clause, **{**told, **changes})


def short(low: object = None, high: object = None, **changes: Any) -> Shortfall:
    """How much is short; ends are written plainly."""
    return Shortfall(low=_end(low), high=_end(high), **changes)


def _end(end: object) -> Any:
    return Decimal(end) if isinstance(end, int) else end


__all__ = [
    "ANCHORS",
    "AREA",
    "DAY",
    "DAYS",
    "ITEMS",
    "JUDGED",
    "KINDS",
    "MEMBERS",
    "POINTS",
    "SHARE",
    "THREE_YEARS",
    "TIMES",
    "TRUTH",
    "YEAR",
    "YEARS",
    "YUAN",
    "Fraction",
    "Narrowing",
    "Reason",
    "ReasonKind",
    "RecordUse",
    "ValueOf",
    "Word",
    "asks",
    "fact",
    "rulebook",
    "scale_of",
    "short",
    "traced",
    "voice",
]  # fmt: skip
