"""The engine: a plan as fused functions of Python.

One function is for the common case: nothing that cannot be computed, no record that refines another. What it leaves out
makes it a third shorter. The function for everything is compiled when it is first needed.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from types import CodeType
from typing import Any

from studiorules.dossier.resolved import Resolved, ResolvedSection
from studiorules.engine.clock import days_on, lasting
from studiorules.engine.function import NAME, day_rules, function_of
from studiorules.engine.layout import Numbers, layout_of
from studiorules.engine.patterns import fits
from studiorules.engine.votes import Count
from studiorules.plan import Plan, without_errors
from studiorules.terms import FAR

__all__ = ["Engine", "compile_plan"]

_NOTHING = ResolvedSection((), (), FAR, -FAR, none=False, state=None)
_USED: dict[str, object] = {
    "__builtins__": {"len": len, "max": max, "min": min, "set": set},
    "fits": fits,
    "lasting": lasting,
}
_DAYS_KEPT = 64


class _Compiled:
    """One function and all that it needs."""

    def __init__(self, plan: Plan, *, families: bool, code: CodeType | None = None) -> None:
        self.layout, told = layout_of(plan)
        self.code = function_of(plan, told, families=families) if code is None else code
        space = dict(_USED)
        exec(self.code, space)  # noqa: S102  # made of syntax nodes, of no text
        self.function: Callable[..., Any] = space[NAME]  # type: ignore[assignment]  # the one function in it
        rules = day_rules(plan)
        self.days = lru_cache(maxsize=_DAYS_KEPT)(lambda day: days_on(rules, day))


class Engine:
    """A compiled rulebook; it holds no dossier and may be used by several threads at once.

    Attributes:
        plan: What was compiled.
    """

    def __init__(self, plan: Plan, code: CodeType | None = None) -> None:
        """Compile a plan, or take the code that was made of it before."""
        self.plan = plan
        self._plain = _Compiled(without_errors(plan), families=False, code=code)
        self._whole: _Compiled | None = None
        self._count = Count(plan.ballots)
        held = tuple(rule for rule in plan.params if rule.made == "holds")
        self._all_hold = lru_cache(maxsize=_DAYS_KEPT)(lambda day: all(days_on(held, day)))

    def run(self, resolved: Resolved, as_of: date) -> Numbers:
        """Judge a dossier as of a day.

        Raises:
            Exception: Whatever goes wrong; nothing is hidden.
        """
        votes, wrong = self._count.answers(resolved.votes, as_of.toordinal())
        plain = self._plain
        if not wrong and self._all_hold(as_of):
            values = plain.function(resolved.sections, _NOTHING, plain.days(as_of), votes, resolved.stated_on)
            if values is not None:
                return Numbers(plain.layout, values)
        whole = self._for_everything()
        values = whole.function(resolved.sections, _NOTHING, whole.days(as_of), votes, resolved.stated_on)
        return Numbers(whole.layout, values)

    def _for_everything(self) -> _Compiled:
        made = self._whole
        if made is None:
            made = self._whole = _Compiled(self.plan, families=True)
        return made

    def __reduce__(self) -> tuple[Callable[..., Engine], tuple[Plan, bytes]]:
        return _engine, (self.plan, marshal.dumps(self._plain.code))


def _engine(plan: Plan, code: bytes) -> Engine:
    return Engine(plan, marshal.loads(code))  # noqa: S302  # bytes of a pickle, which is trusted or not as a whole


def compile_plan(plan: Plan) -> Engine:
    """Compile a plan."""
    return Engine(plan)
