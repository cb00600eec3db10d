"""A plan as one function of Python: a loop for each list, arithmetic, a tuple of results."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import CodeType

import attrs

from studiorules.engine import syntax
from studiorules.engine.expressions import ROW, written
from studiorules.engine.trie import items_of, nested, widened
from studiorules.plan import Acc, Const, Expr, Families, Op, Plan, Rule, Scan, Stage
from studiorules.plan.exact import ExactScan, exact_scan, neutral
from studiorules.plan.plan import ResultKey

__all__ = ["ARGUMENTS", "NAME", "Layout", "function_of", "layout_of"]

NAME = "judge"
ARGUMENTS = ("sections", "nothing", "days", "votes", "stated_on")
"""What the function is given: sections by name, the section that is not stated, days in the order of `day_rules`, the
answers of ballots in the order of `vote_rules`, and the day on which the dossier speaks."""
_DOSSIER = ("none", "complete")


@attrs.frozen
class Layout:
    """Where each result stands.

    Attributes:
        at: Index in the tuple of the function.
        known: Results that no dossier changes.
        told: What stands in the tuple, in order.
    """

    at: Mapping[ResultKey, int]
    known: Mapping[ResultKey, int]
    told: tuple[Expr, ...]


def layout_of(plan: Plan) -> Layout:
    """Lay out the results of a plan; equal ones stand once."""
    places: dict[Expr, int] = {}
    at: dict[ResultKey, int] = {}
    known: dict[ResultKey, int] = {}
    for key, expr in plan.results.items():
        if isinstance(expr, Const):
            known[key] = int(expr.value)
        else:
            at[key] = places.setdefault(expr, len(places))
    return Layout(at, known, tuple(places))


def day_rules(plan: Plan) -> tuple[Rule, ...]:
    """Parameters that follow from the day alone."""
    return tuple(rule for rule in plan.params if rule.made not in (*_DOSSIER, "vote", "stated_on"))


def vote_rules(plan: Plan) -> tuple[Rule, ...]:
    """Parameters that follow from votes."""
    return tuple(rule for rule in plan.params if rule.made == "vote")


def function_of(plan: Plan, *, families: bool) -> CodeType:
    """Compile a plan: the same plan gives the same function.

    Args:
        plan: The plan.
        families: Whether records may be parts of others; the function without gives None where they are.
    """
    return syntax.code_of(NAME, ARGUMENTS, _Function(plan, families=families).body())


class _Function:
    def __init__(self, plan: Plan, *, families: bool) -> None:
        self.plan = plan
        self.families = families
        self.names: dict[str, str] = {}
        self.sections: dict[str, str] = {}

    def body(self) -> list[ast.stmt]:
        body = list(self.parameters())
        for index, stage in enumerate(self.plan.stages):
            for scan in stage.scans:
                body += self.facts(scan) if index == 0 else self.lists(scan)
            body += self.steps(stage)
        told = layout_of(self.plan).told
        return [*body, syntax.give(syntax.tuple_of(written(one, None, self.names) for one in told))]

    def parameters(self) -> Iterator[ast.stmt]:
        for rules, source in ((day_rules(self.plan), "days"), (vote_rules(self.plan), "votes")):
            if rules:
                yield syntax.unpack([rule.name for rule in rules], syntax.name(source))
        yield syntax.assign("get", syntax.attribute(syntax.name("sections"), "get"))
        read = [scan.source for stage in self.plan.stages for scan in stage.scans]
        asked = [rule for rule in self.plan.params if rule.made in _DOSSIER]
        for section in dict.fromkeys((*read, *(str(rule.of[0]) for rule in asked))):
            variable = self.sections.setdefault(section, f"section{len(self.sections)}")
            got = syntax.call(syntax.name("get"), syntax.constant(section), syntax.name("nothing"))
            yield syntax.assign(variable, got)
        for rule in asked:
            yield syntax.assign(rule.name, self._of(str(rule.of[0]), "_".join((rule.made, *map(str, rule.of[1:])))))
        for rule in self.plan.params:
            if rule.made == "stated_on":
                yield syntax.assign(rule.name, syntax.name("stated_on"))
        if not self.families:
            with_families = [scan.source for stage in self.plan.stages for scan in stage.scans if scan.families]
            if with_families:
                some = syntax.any_holds([self._of(section, "families") for section in with_families])
                yield syntax.when(some, [syntax.give(syntax.constant(None))])

    def _of(self, section: str, called: str) -> ast.expr:
        return syntax.attribute(syntax.name(self.sections[section]), called)

    def facts(self, scan: Scan) -> list[ast.stmt]:
        """Few rows, most of them in doubt since when: one loop for all."""
        body = list(self.started(scan.accs, [acc.start for acc in scan.accs]))
        return [*body, self.loop(self._of(scan.source, "rows"), scan.accs)]

    def loop(self, over: ast.expr, accs: Sequence[Acc]) -> ast.stmt:
        return syntax.loop(over, ROW, nested(widened(items_of(accs)), self.names))

    def started(self, accs: Iterable[Acc], starts: Iterable[Expr]) -> Iterator[ast.stmt]:
        """Write the starts of folds, those alike together."""
        alike: dict[Expr | str, list[str]] = {}
        for acc, start in zip(accs, starts, strict=True):
            if acc.fold == "distinct":
                yield syntax.assign(self.name(acc), syntax.call(syntax.name("set")))
            else:
                value: Expr = Const(0, "truth") if acc.fold == "any" else start
                alike.setdefault(value, []).append(self.name(acc))
        for value, names in alike.items():
            yield syntax.set_to(names, written(value, None, self.names))  # type: ignore[arg-type]  # an expression

    def name(self, acc: Acc) -> str:
        return self.names.get(acc.name, acc.name)

    def lists(self, scan: Scan) -> list[ast.stmt]:
        """Rows without doubt first, by the exact plan; then the others, on the same folds."""
        exact = exact_scan(scan)
        self.rename(scan, exact)
        body = list(self.started(exact.accs, [acc.start for acc in exact.accs]))
        body.append(syntax.assign("more", syntax.call(syntax.name("list"))))
        doubt = syntax.binary(syntax.attribute(syntax.name(ROW), "doubt"), "&", syntax.constant(scan.mask))
        later = syntax.plain_statement(
            syntax.call(syntax.attribute(syntax.name("more"), "append"), syntax.name(ROW))
        )
        plain = nested(items_of(exact.accs), self.names)
        each = [syntax.when(doubt, [later], plain)] if scan.mask else plain
        body.append(syntax.loop(self._of(scan.source, "rows"), ROW, each))
        body += self.continued(scan, exact)
        if scan.mask:
            body.append(syntax.when(syntax.name("more"), [self.loop(syntax.name("more"), scan.accs)]))
        if self.families and scan.families is not None:
            body.append(self.wholes(scan, scan.families))
        return body

    def rename(self, scan: Scan, exact: ExactScan) -> None:
        """Let the exact fold be the variable of the first of those that continue it."""
        for acc in scan.accs:
            of = exact.of[acc.name]
            if of not in self.names and isinstance(acc.start, Const):
                self.names[of] = acc.name

    def continued(self, scan: Scan, exact: ExactScan) -> Iterator[ast.stmt]:
        """Let each fold go on where the exact one has stopped; a list not complete begins at no end."""
        ran = {acc.name for acc in exact.accs}
        by_start: dict[Expr, list[tuple[str, ast.expr, Expr]]] = {}
        for acc in scan.accs:
            of = exact.of[acc.name]
            variable = self.names.get(of, of)
            start = acc.start
            if of not in ran:
                yield from self.started([acc], [start])
            elif isinstance(start, Op):
                condition, _, instead = start.args
                by_start.setdefault(condition, []).append((acc.name, syntax.name(variable), instead))
            elif variable != acc.name:
                value = syntax.name(variable)
                yield syntax.assign(acc.name, syntax.call(syntax.name("set"), value) if acc.fold == "distinct" else value)
        for condition, told in by_start.items():
            yield syntax.when(
                written(condition, None, self.names),
                [syntax.assign(to, value) for to, value, _ in told],
                [syntax.assign(to, written(instead, None, self.names)) for to, _, instead in told],
            )

    def wholes(self, scan: Scan, families: Families) -> ast.stmt:
        """Wholes with their parts: folds over the parts, then what the whole adds."""
        every = [acc for acc in scan.accs if acc.every]
        family = syntax.name("family")
        body = list(self.started(families.parts, [neutral(acc) for acc in families.parts]))
        whole = syntax.attribute(family, "whole")
        parts = syntax.attribute(family, "parts")
        if families.parts:
            body.append(self.loop(parts, families.parts))
        if every:
            body.append(self.loop(syntax.tuple_of([whole], then_all_of=parts), every))
        body.append(syntax.assign(ROW, whole))
        body += nested(items_of(families.wholes), self.names)
        return syntax.loop(self._of(scan.source, "families"), "family", body)

    def steps(self, stage: Stage) -> Iterator[ast.stmt]:
        for step in stage.steps:
            yield syntax.assign(step.name, written(step.expr, None, self.names))
