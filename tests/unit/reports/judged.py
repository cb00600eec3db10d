"""Evaluations put together by hand: numbers and traces, without anybody judging."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from studiorules.dossier import Dossier
from studiorules.findings import Evaluation, Finding, LineTrace, Question, RequirementTrace, TestTrace
from studiorules.intake import read_dossier
from studiorules.rulebook import Decision, Fact, Line, Lose, Remedy, Requirement, Rung, Test, Word
from studiorules.terms import Citation, Text
from tests.unit.reports import made
from tests.unit.reports.made import asks, fact, short, traced

DOSSIER = read_dossier(
    {"stated_on": made.DAY, "studio": {"name": "某工作室", "named_after": "brand"}, "premises": {"fixed": True}}
)
GRADE = Decision(
    id="grade",
    title=Text("等级", "grade"),
    rungs=(
        Rung(id="D", title=Text("待建", "in preparation")),
        Rung(id="C", title=Text("合格", "fair")),
        Rung(id="A", title=Text("优秀", "excellent")),
    ),
)
MEND = Remedy(
    id="enlarge",
    text=Text("扩大场所", "enlarge the place"),
    kind="sets",
    days=Decimal(10),
    note=Text("由单位决定", "the host decides"),
)


@attrs.frozen(kw_only=True)
class Case:
    """One requirement and how it came out: points in hundredths, truth, trace."""

    requirement: Requirement
    trace: RequirementTrace
    low: int
    high: int
    sure: bool = False
    possible: bool = True
    fact: bool = True
    applies: bool = True


@attrs.frozen
class Numbers:
    """The numbers of an evaluation, told one by one."""

    told: dict[tuple[str, str], int]

    def value(self, of: str, figure: str) -> int:
        """Return one number; what is not told is nothing."""
        return self.told.get((of, figure), 1 if figure in ("may_apply", "applies") else 0)


@attrs.frozen(kw_only=True)
class Told:
    """Answers what was put in."""

    traces: dict[str, RequirementTrace]
    asked: tuple[Question, ...] = ()
    out: tuple[str, ...] = ()

    def on_total(self) -> tuple[LineTrace, ...]:
        return ()

    def trace(self, requirement_id: str) -> RequirementTrace:
        """Return the trace that was put in."""
        return self.traces[requirement_id]

    def questions(self) -> tuple[Question, ...]:
        """Return the questions that were put in."""
        return self.asked

    def ruled_out(self, decision_id: str, rung_id: str) -> tuple[str, ...]:
        """Return the needs that were put in."""
        del decision_id, rung_id
        return self.out

    def vetoes(self, decision_id: str) -> tuple[tuple[str, bool], ...]:
        """Nothing is a veto."""
        del decision_id
        return ()

    def loose(self) -> tuple[str, ...]:
        """Nothing is loose."""
        return ()


def requirement(id_: str, title: str, points: int | str, **changes: Any) -> Requirement:
    """A requirement below the only criterion."""
    told: dict[str, Any] = {
        "id": f"musts/room/{id_}",
        "title": Text(title, id_),
        "allotted": Decimal(points),
        "cite": Citation("wang-2014", "二.1.2"),
        "basis": "editor",
        "evidence": ("site-visit",),
    }
    return Requirement(**{**told, **changes})


def case(id_: str, title: str, points: int, test: TestTrace, low: int, high: int, **changes: Any) -> Case:
    """A requirement with one test."""
    own = {name: changes.pop(name) for name in ("mend", "lines", "evidence", "when", "unseen") if name in changes}
    told = {name: changes.pop(name) for name in ("reasons", "notes", "line_traces", "error") if name in changes}
    asked = requirement(id_, title, points, test=test.clause, **own)
    trace = RequirementTrace(
        requirement=asked,
        test=test,
        lines=told.get("line_traces", ()),
        raw=(Fraction(low, 100), Fraction(high, 100)),
        reasons=told.get("reasons", test.reasons),
        notes=told.get("notes", ()),
        error=told.get("error"),
    )
    return Case(requirement=asked, trace=trace, low=low, high=high, sure=test.sure, possible=test.possible, **changes)


def evaluation(*cases: Case, as_of: date = made.DAY, dossier: Dossier = DOSSIER, **changes: Any) -> Evaluation:
    """An evaluation of a few requirements; sums are made here, by hand."""
    book = made.rulebook(
        *(one.requirement for one in cases), decisions=(GRADE,), remedies={"enlarge": MEND}, **changes.pop("book", {})
    )
    told: dict[tuple[str, str], int] = {}
    for one in cases:
        values = {"low": one.low, "high": one.high, "sure": one.sure, "possible": one.possible, "fact": one.fact}
        told |= {(one.requirement.id, name): int(value) for name, value in values.items()}
        told[one.requirement.id, "may_apply"] = int(one.applies)
        told[one.requirement.id, "error"] = int(one.trace.error is not None)
    for group in ("musts/room", "musts", "total"):
        told[group, "low"] = sum(one.low for one in cases)
        told[group, "high"] = sum(one.high for one in cases)
        told[group, "sure"] = int(all(one.sure for one in cases))
        told[group, "possible"] = int(all(one.possible for one in cases))
        told[group, "fact"] = 1
    told["decision:grade", "certain"], told["decision:grade", "possible"] = changes.pop("rungs", (0, 1))
    reader = Told(
        traces={one.requirement.id: one.trace for one in cases},
        asked=changes.pop("asked", ()),
        out=changes.pop("out", ("musts/room",)),
    )
    return Evaluation(
        dossier=dossier, rulebook=book, as_of=as_of, figures=Numbers(told), read_by=lambda _: reader, library="0.1.0"
    )


AREA = asks(fact("premises.area_m2", made.AREA), Word.AT_LEAST, 30)
FIXED = asks(fact("premises.fixed", made.TRUTH))
ABOUT = made.Reason(kind=made.ReasonKind.FACT, about="premises.area_m2", said="约30", sources=("report",))

FAILED = case("area", "面积适当", 5, traced(AREA, 22, 22, possible=False, short=short(8, 8)), 0, 0, mend=("enlarge",))
OPEN = case(
    "about",
    "面积大约",
    5,
    traced(AREA, 27, 33, about=True, short=short(0, 3), reasons=(ABOUT,)),
    0,
    500,
    notes=("about",),
)
PASSED = case("fixed", "场所固定", 3, traced(FIXED, 1, 1, sure=True), 300, 300)
NOT_JUDGED = case(
    "standardised",
    "制度规范",
    2,
    traced(
        Test(measure=made.judged(), bound=made.at_least_good()),
        "poor",
        "good",
        reasons=(made.Reason(kind=made.ReasonKind.JUDGEMENT, about="standardised"),),
    ),
    0,
    200,
    fact=False,
)
POSTED = asks(Fact(scale=made.TRUTH, section="premises", field="rules_posted"))
LINE = Line(test=POSTED, loss=Lose(Decimal("0.5")))
DEDUCTED = case(
    "posted",
    "制度上墙",
    2,
    traced(FIXED, 1, 1, sure=False),
    150,
    200,
    lines=(LINE,),
    line_traces=(
        LineTrace(
            line=LINE, test=traced(POSTED, 0, 1), low=Fraction(0), high=Fraction(1, 2), sure=False, possible=True
        ),
    ),
)
BROKEN = case(
    "broken",
    "算不出",
    1,
    traced(FIXED, 0, 1),
    0,
    100,
    error=Text("没有说怎样合成\x1b[31m两份评议", "no rule to combine \x1b[31mtwo votes"),
)


def only(one: Case) -> Finding:
    """The finding of an evaluation of one requirement."""
    return evaluation(one).findings[0]
