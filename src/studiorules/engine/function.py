"""A plan as one function of Python: a loop for each list, arithmetic, a tuple of results."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from types import CodeType

from studiorules.engine import syntax
from studiorules.engine.expressions import ROW, Writer
from studiorules.engine.trie import rows_folded
from studiorules.engine.votes import TOLD
from studiorules.plan import Acc, Const, ExactScan, Expr, Families, Op, Plan, Rule, Scan, exact
from studiorules.plan.exact import neutral

__all__ = ["ARGUMENTS", "NAME", "function_of"]

NAME = "judge"
ARGUMENTS = ("sections", "nothing", "days", "votes", "stated_on")
"""What the function is given: sections by name, the section that is not stated, days by the rules that come with it,
four numbers for each ballot, and the day on which the dossier speaks."""
_ASKED = ("none", "complete")
_NO_DAY = (*_ASKED, "vote", "stated_on")


def function_of(plan: Plan, told: Sequence[Expr], *, families: bool) -> tuple[CodeType, tuple[Rule, ...]]:
    """Compile a plan: the same plan gives the same function.

    Args:
        plan: The plan.
        told: What the function gives, in order.
        families: Whether records may be parts of others; the function without gives None where they are.

    Returns:
        The function, and how the days are made that it is given, in order.
    """
    writing = _Function(plan, families=families)
    body = writing.body(told)
    return syntax.code_of(NAME, ARGUMENTS, body), writing.made_of_the_day


class _Function:
    def __init__(self, plan: Plan, *, families: bool) -> None:
        self.plan = plan
        self.families = families
        self.write = Writer()
        self.names = self.write.names
        self.sections: dict[str, str] = {}

    def body(self, told: Sequence[Expr]) -> list[ast.stmt]:
        body: list[ast.stmt] = []
        for index, stage in enumerate(self.plan.stages):
            for scan in stage.scans:
                body += self.facts(scan) if index == 0 else self.lists(scan)
            body += [syntax.assign(step.name, self.write(step.expr)) for step in stage.steps]
        body.append(syntax.give(syntax.tuple_of(self.write(one) for one in told)))
        return [*self.parameters(), *body]

    @property
    def read(self) -> tuple[Rule, ...]:
        """The parameters that something reads of what is written."""
        return tuple(rule for rule in self.plan.params if rule.name in self.write.params)

    @property
    def made_of_the_day(self) -> tuple[Rule, ...]:
        """Those that follow from the day alone."""
        return tuple(rule for rule in self.read if rule.made not in _NO_DAY)

    def parameters(self) -> Iterator[ast.stmt]:
        """Write days and votes, then the sections and what is told of each, as far as they are read."""
        days = self.made_of_the_day
        if days:
            yield syntax.unpack([rule.name for rule in days], syntax.name("days"))
        for rule in self.read:
            if rule.made == "vote" and isinstance(rule.of[0], int):
                at = len(TOLD) * rule.of[0] + TOLD.index(str(rule.of[1]))
                yield syntax.assign(rule.name, syntax.item(syntax.name("votes"), at))
            elif rule.made == "stated_on":
                yield syntax.assign(rule.name, syntax.name("stated_on"))
        yield syntax.assign("get", syntax.attribute(syntax.name("sections"), "get"))
        asked = [
            syntax.assign(rule.name, self.of(str(rule.of[0]), "_".join((rule.made, *map(str, rule.of[1:])))))
            for rule in self.read
            if rule.made in _ASKED
        ]
        for section, variable in self.sections.items():
            got = syntax.call(syntax.name("get"), syntax.constant(section), syntax.name("nothing"))
            yield syntax.assign(variable, got)
        scans = (scan for stage in self.plan.stages for scan in stage.scans)
        some = [self.of(scan.source, "families") for scan in scans if scan.families is not None]
        if some and not self.families:
            yield syntax.when(syntax.any_holds(some), [syntax.give(syntax.constant(None))])
        yield from asked

    def of(self, section: str, called: str) -> ast.expr:
        variable = self.sections.setdefault(section, f"section{len(self.sections)}")
        return syntax.attribute(syntax.name(variable), called)

    def facts(self, scan: Scan) -> list[ast.stmt]:
        """Few rows, most of them in doubt since when: one loop for all."""
        body = list(self.started(scan.accs, [acc.start for acc in scan.accs]))
        return [*body, self.loop(self.of(scan.source, "rows"), scan.accs)]

    def loop(self, over: ast.expr, accs: Sequence[Acc]) -> ast.stmt:
        return syntax.loop(over, ROW, rows_folded(accs, self.write, doubt=True))

    def started(self, accs: Iterable[Acc], starts: Iterable[Expr]) -> Iterator[ast.stmt]:
        """Write the starts of folds, those alike together."""
        alike: dict[Expr, list[str]] = {}
        for acc, start in zip(accs, starts, strict=True):
            if acc.fold == "distinct":
                yield syntax.assign(self.name(acc), syntax.call(syntax.name("set")))
            else:
                alike.setdefault(Const(0, "truth") if acc.fold == "any" else start, []).append(self.name(acc))
        for value, names in alike.items():
            yield syntax.set_to(names, self.write(value))

    def name(self, acc: Acc) -> str:
        return self.names.get(acc.name, acc.name)

    def lists(self, scan: Scan) -> list[ast.stmt]:
        """Rows without doubt first, by the exact plan; then the others, on the same folds."""
        plain = exact(scan)
        for acc in scan.accs:
            # the exact fold is the variable of the first of those that continue it
            if plain.of[acc.name] not in self.names and isinstance(acc.start, Const):
                self.names[plain.of[acc.name]] = acc.name
        body = list(self.started(plain.accs, [acc.start for acc in plain.accs]))
        each = rows_folded(plain.accs, self.write, doubt=False)
        if scan.mask:
            body.append(syntax.assign("more", syntax.empty_list()))
            doubt = syntax.binary(syntax.attribute(syntax.name(ROW), "doubt"), "&", syntax.constant(scan.mask))
            later = syntax.call(syntax.attribute(syntax.name("more"), "append"), syntax.name(ROW))
            each = [syntax.when(doubt, [syntax.plain_statement(later)], each)]
        body.append(syntax.loop(self.of(scan.source, "rows"), ROW, each))
        body += self.continued(scan, plain)
        if scan.mask:
            body.append(syntax.when(syntax.name("more"), [self.loop(syntax.name("more"), scan.accs)]))
        if self.families and scan.families is not None:
            body.append(self.wholes(scan, scan.families))
        return body

    def continued(self, scan: Scan, plain: ExactScan) -> Iterator[ast.stmt]:
        """Let each fold go on where the exact one has stopped; one of a list that is not complete begins at its end."""
        ran = {acc.name for acc in plain.accs}
        by_condition: dict[Expr, list[tuple[str, ast.expr, Expr]]] = {}
        for acc in scan.accs:
            of = plain.of[acc.name]
            variable = self.names.get(of, of)
            if of not in ran:
                yield from self.started([acc], [acc.start])
            elif isinstance(acc.start, Op):
                condition, _, instead = acc.start.args
                by_condition.setdefault(condition, []).append((acc.name, syntax.name(variable), instead))
            elif variable != acc.name:
                value = syntax.name(variable)
                copied = syntax.call(syntax.name("set"), value) if acc.fold == "distinct" else value
                yield syntax.assign(acc.name, copied)
        for condition, told in by_condition.items():
            alike: dict[Expr, list[str]] = {}
            for to, _, instead in told:
                alike.setdefault(instead, []).append(to)
            yield syntax.when(
                self.write(condition),
                [syntax.assign(to, value) for to, value, _ in told],
                [syntax.set_to(names, self.write(instead)) for instead, names in alike.items()],
            )

    def wholes(self, scan: Scan, families: Families) -> ast.stmt:
        """Wholes with their parts: folds over the parts, then what the whole adds."""
        every = [acc for acc in scan.accs if acc.every]
        body = list(self.started(families.parts, [neutral(acc) for acc in families.parts]))
        whole, parts = (syntax.attribute(syntax.name("family"), called) for called in ("whole", "parts"))
        if families.parts:
            body.append(self.loop(parts, families.parts))
        if every:
            body.append(self.loop(syntax.tuple_of([whole], then_all_of=parts), every))
        body.append(syntax.assign(ROW, whole))
        body += rows_folded(families.wholes, self.write, doubt=True)
        return syntax.loop(self.of(scan.source, "families"), "family", body)
