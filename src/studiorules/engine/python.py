"""The engine: a plan as one fused function of Python, and the numbers it gives."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from types import CodeType
from typing import Any

import attrs

from studiorules.dossier.resolved import Resolved, ResolvedSection
from studiorules.engine.clock import answers, days_on, lasting
from studiorules.engine.function import NAME, Layout, day_rules, function_of, layout_of, vote_rules
from studiorules.engine.patterns import fits
from studiorules.findings.figures import Figure
from studiorules.plan import Plan
from studiorules.terms import FAR

__all__ = ["Engine", "Numbers", "compile_plan"]

_NOTHING = ResolvedSection((), (), FAR, -FAR, none=False, state=None)
_USED: dict[str, object] = {
    "__builtins__": {"len": len, "list": list, "max": max, "min": min, "set": set},
    "fits": fits,
    "lasting": lasting,
}


@attrs.frozen(eq=False)
class Numbers:
    """The numbers of one evaluation.

    Attributes:
        layout: Where each stands.
        values: All that a dossier can change, in order.
    """

    layout: Layout
    values: tuple[int, ...]

    def value(self, of: str, figure: Figure) -> int:
        """Return one number; `of` is a full id, `total`, or `decision:` and its id.

        Raises:
            KeyError: If the rulebook has nothing of that name.
        """
        key = of, figure
        known = self.layout.known.get(key)
        return int(self.values[self.layout.at[key]]) if known is None else known


class Engine:
    """A compiled rulebook; it holds no dossier and may be used by several threads at once.

    Attributes:
        plan: What was compiled.
    """

    def __init__(self, plan: Plan, code: CodeType | None = None) -> None:
        """Compile a plan, or take its code as it was compiled before."""
        self.plan = plan
        self._code = function_of(plan, families=False) if code is None else code
        self._layout = layout_of(plan)
        self._plain = _function(self._code)
        self._families: Callable[..., Any] | None = None
        rules = day_rules(plan)
        self._days = lru_cache(maxsize=64)(lambda day: days_on(rules, day))
        self._votes = [
            (int(rule.of[0]), ("low", "high", "error").index(str(rule.of[1])))  # type: ignore[call-overload]  # an index
            for rule in vote_rules(plan)
        ]

    def run(self, resolved: Resolved, as_of: date) -> Numbers:
        """Judge a dossier as of a day.

        Raises:
            Exception: Whatever goes wrong; nothing is hidden.
        """
        votes = None
        if self._votes:
            told = answers(self.plan.ballots, resolved.votes, as_of.toordinal())
            votes = [told[ballot][end] for ballot, end in self._votes]
        given = resolved.sections, _NOTHING, self._days(as_of), votes, resolved.stated_on
        values = self._plain(*given)
        if values is None:
            values = self._with_families()(*given)
        return Numbers(self._layout, values)

    def _with_families(self) -> Callable[..., Any]:
        if self._families is None:
            self._families = _function(function_of(self.plan, families=True))
        return self._families

    def __reduce__(self) -> tuple[Callable[..., Engine], tuple[Plan, bytes]]:
        return _engine, (self.plan, marshal.dumps(self._code))


def _engine(plan: Plan, code: bytes) -> Engine:
    return Engine(plan, marshal.loads(code))


def _function(code: CodeType) -> Callable[..., Any]:
    space = dict(_USED)
    exec(code, space)  # made of nodes by `function_of`, of no text
    made: Callable[..., Any] = space[NAME]  # type: ignore[assignment]  # the one function of the module
    return made


def compile_plan(plan: Plan) -> Engine:
    """Compile a plan."""
    return Engine(plan)

