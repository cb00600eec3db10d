"""A check of the cases: whether they show that each requirement can pass, can fail, stay open, need not apply."""

from __future__ import annotations

from collections.abc import Iterator

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.reports.outcomes import OUTCOMES
from studiorules.rulebook import Reference, Rulebook, coverage
from studiorules.terms import Outcome, Text

__all__ = ["missing"]


def missing(of: Rulebook, look: Look) -> Iterator[Seen]:
    """Outcomes of a requirement that no case shows; told once where there is no case at all."""
    covered = coverage(of)
    if not any(one.shown for one in covered):
        yield seen(which=Text("整套规则", "the rulebook"), what=Text("一个用例也没有", "no case at all"))
        return
    for told in covered:
        one, reach = of[told.requirement], look.reach(Reference(id=told.requirement))
        cannot = {Outcome.PASS: not reach.holds, Outcome.FAIL: not reach.fails, Outcome.FIXED: not reach.fails}
        if one.when is not None:
            cannot[Outcome.NOT_APPLICABLE] = not look.reach(one.when).fails
        outcomes = [outcome for outcome in told.missing if not cannot.get(outcome, False)]
        if outcomes:
            zh = "、".join(f"“{OUTCOMES[outcome][0]}”" for outcome in outcomes)
            en = ", ".join(f'"{OUTCOMES[outcome][1]}"' for outcome in outcomes)
            name = told.requirement.rpartition("/")[2]
            yield seen(at=one.path, which=Text(f"{name} ", name), what=Text(f"没有{zh}的用例", f"no case of {en}"))
