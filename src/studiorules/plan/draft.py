"""A plan while it is being written: names are given, equal folds become one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studiorules.dossier import Field, Section, Shape
from studiorules.dossier.rows import row_maker
from studiorules.plan.expr import FALSE, ONE, ZERO, Col, Expr, In, Kind, Meets, Op, Param, Ref, kind_of, leaves
from studiorules.plan.plan import Acc, Ballot, Families, Fold, Made, Plan, ResultKey, Rule, Scan, Stage, Step
from studiorules.plan.rational import Rational
from studiorules.rulebook import Rulebook
from studiorules.terms import Duration

__all__ = ["Draft", "Unanswerable", "columns_of"]


class Unanswerable(Exception):  # a sentence that measures nothing; it becomes a finding, not a failure
    """A sentence that no dossier can answer."""


class _Folds:
    """The folds over one list."""

    def __init__(self) -> None:
        self.accs: dict[tuple[object, ...], Acc] = {}
        self.parts: dict[tuple[object, ...], Acc] = {}
        self.wholes: list[Acc] = []


class Draft:
    """A plan while it is being written.

    Attributes:
        rulebook: What is compiled.
        families: Whether it says what wholes and their parts add; whoever adds a fold need not say so without.
    """

    def __init__(self, rulebook: Rulebook, *, families: bool) -> None:
        """Start with nothing written."""
        self.rulebook = rulebook
        self.families = families
        self.known: dict[object, Any] = {}
        self._params: dict[tuple[Made, tuple[object, ...]], Rule] = {}
        self._ballots: list[Ballot] = []
        self._folds: tuple[dict[str, _Folds], dict[str, _Folds]] = ({}, {})
        self._early: dict[Expr, Step] = {}
        self._named: dict[Expr, Ref] = {}
        self._names = 0

    def section(self, name: str) -> Section:
        """What the catalogue says of a section."""
        return self.rulebook.catalogue.sections[name]

    def field(self, section: str, name: str) -> Field | None:
        """What the catalogue says of a field; None for the days and the quantity that every record has."""
        return self.section(section).field(name)

    def is_span(self, section: str) -> bool:
        """Whether the records of a section go on from a day to a day."""
        return self.section(section).shape is not Shape.MOMENTS

    def param(self, made: Made, *of: object, kind: Kind = "number") -> Param:
        """A parameter, made once whoever reads it."""
        key = (made, of)
        if key not in self._params:
            self._params[key] = Rule(f"{made}{len(self._params)}", made, of)
        return Param(self._params[key].name, kind)

    @property
    def as_of(self) -> Param:
        """The as-of date."""
        return self.param("as_of")

    def back(self, duration: Duration) -> Param:
        """So long before the as-of date."""
        return self.param("back", duration.count, duration.unit)

    def stated_none(self, section: str) -> Param:
        """Whether a section is stated to be none."""
        return self.param("none", section, kind="truth")

    def ballot(self, ballot: Ballot) -> tuple[Rational, Rational, Param]:
        """The lowest answer, the highest, and whether the votes are in error."""
        if ballot not in self._ballots:
            self._ballots.append(ballot)
        index = self._ballots.index(ballot)
        whole = ballot.panel is None or ballot.panel.combine == "lower-median"
        of = ONE if whole else self.param("vote", index, "of")
        low, high = (Rational(self.param("vote", index, end), of) for end in ("low", "high"))
        return low, high, self.param("vote", index, "error", kind="truth")

    def fold(
        self,
        section: str,
        fold: Fold,
        when: Expr,
        value: Expr = ONE,
        start: Expr = ZERO,
        *,
        every: bool = False,
        plain: Expr | None = None,
        sharp: Expr | None = None,
    ) -> Expr:
        """A fold over a list, shared with all that are equal."""
        if when == FALSE:
            return start
        key = (fold, when, value, start, every, plain, sharp)
        accs = self._of(section).accs
        if key not in accs:
            accs[key] = Acc(self._name("a"), fold, when, value, start, every, plain, sharp)
        return Ref(accs[key].name, _gives(fold, value))

    def fold_parts(self, section: str, when: Expr, value: Expr) -> Expr:
        """A sum over the parts of one whole."""
        if when == FALSE:
            return ZERO
        parts = self._of(section).parts
        key = (when, value)
        if key not in parts:
            parts[key] = Acc(self._name("p"), "sum", when, value)
        return Ref(parts[key].name)

    def add_wholes(self, section: str, to: Expr, when: Expr, value: Expr) -> None:
        """Let each whole add to a fold of its list; said once for each fold."""
        if isinstance(to, Ref) and when != FALSE:
            wholes = self._of(section).wholes
            if all(one.name != to.name for one in wholes):
                wholes.append(Acc(to.name, "sum", when, value))

    def early(self, expr: Expr) -> Expr:
        """A step that conditions on lists may read."""
        if not isinstance(expr, Op):
            return expr
        if expr not in self._early:
            self._early[expr] = Step(self._name("e"), expr)
        return Ref(self._early[expr].name, kind_of(expr))

    def let(self, expr: Expr) -> Expr:
        """A name for an expression, which stands alone from now on: nothing is simplified into it."""
        if not isinstance(expr, Op):
            return expr
        if expr not in self._named:
            self._named[expr] = Ref(self._name("n"), kind_of(expr))
        return self._named[expr]

    def plan(self, results: dict[ResultKey, Expr], late: dict[ResultKey, Expr]) -> Plan:
        """The plan as it is written by now; what no result reads is left out."""
        read = self._read_by(results.values())
        early = tuple(step for step in self._early.values() if step.name in read)
        steps = tuple(Step(ref.name, expr) for expr, ref in self._named.items() if ref.name in read)
        stages = Stage(self._scans(0, read), early), Stage(self._scans(1, read), steps)
        return Plan(tuple(self._params.values()), tuple(self._ballots), stages, results, late)

    def _read_by(self, exprs: Iterable[Expr]) -> set[str]:
        """The names that expressions read, and those that are read in what these stand for."""
        below: dict[str, tuple[Expr, ...]] = {ref.name: (expr,) for expr, ref in self._named.items()}
        below |= {step.name: (step.expr,) for step in self._early.values()}
        for lists in self._folds:
            for folds in lists.values():
                below |= {acc.name: (acc.when, acc.value, acc.start) for acc in folds.accs.values()}
        found: set[str] = set()
        waiting = list(exprs)
        while waiting:
            told = refs_in(waiting) - found
            found |= told
            waiting = [expr for name in told for expr in below[name]]
        return found

    def _scans(self, stage: int, read: set[str]) -> tuple[Scan, ...]:
        found = (self._scan(name, folds, read) for name, folds in self._folds[stage].items())
        return tuple(scan for scan in found if scan.accs)

    def _scan(self, name: str, folds: _Folds, read: set[str]) -> Scan:
        accs = tuple(acc for acc in folds.accs.values() if acc.name in read)
        bits = row_maker(self.section(name)).bits
        mask = 0
        for column in columns_of(accs):
            mask |= bits.get(column.removesuffix("_lo").removesuffix("_hi"), 0)
        if self.section(name).shape is Shape.FACTS:
            return Scan(name, accs, mask)
        wholes = tuple(one for one in folds.wholes if one.name in read)
        needed = refs_in(expr for one in wholes for expr in (one.when, one.value))
        parts = tuple(one for one in folds.parts.values() if one.name in needed)
        return Scan(name, accs, mask, Families(parts, wholes))

    def _of(self, section: str) -> _Folds:
        stage = 0 if self.section(section).shape is Shape.FACTS else 1
        return self._folds[stage].setdefault(section, _Folds())

    def _name(self, letter: str) -> str:
        self._names += 1
        return f"{letter}{self._names}"


def _gives(fold: Fold, value: Expr) -> Kind:
    if fold == "any":
        return "truth"
    return "set" if fold == "distinct" else kind_of(value)


def refs_in(exprs: Iterable[Expr]) -> set[str]:
    """The names that expressions read."""
    return {leaf.name for leaf in leaves(exprs) if isinstance(leaf, Ref)}


def columns_of(accs: Iterable[Acc]) -> set[str]:
    """The columns that folds read."""
    exprs = [expr for acc in accs for expr in (acc.when, acc.value, acc.sharp) if expr is not None]
    return {
        leaf.name if isinstance(leaf, Col) else leaf.col for leaf in leaves(exprs) if isinstance(leaf, (Col, In, Meets))
    }
