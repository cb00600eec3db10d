"""The engine: a plan as fused functions of Python.

One function is for the common case: nothing that cannot be computed, no record that refines another. What it leaves out
makes it a third shorter. The function for everything is compiled when it is first needed.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Any

from studiorules.dossier.resolved import Resolved, ResolvedSection
from studiorules.engine.clock import days_on, lasting
from studiorules.engine.function import NAME, function_of
from studiorules.engine.layout import Layout, Numbers, layout_of
from studiorules.engine.patterns import fits
from studiorules.engine.votes import Count
from studiorules.plan import Ballot, Plan, Rule, shared
from studiorules.terms import FAR

__all__ = ["Engine", "compile_plan"]

_NOTHING = ResolvedSection((), (), FAR, -FAR, none=False, state=None)
_USED: dict[str, object] = {
    "__builtins__": {"len": len, "max": max, "min": min, "set": set},
    "fits": fits,
    "lasting": lasting,
}
_DAYS_KEPT = 64
_PYTHON = (sys.implementation.cache_tag, MAGIC_NUMBER)
"""Code is only for the Python that made it."""


class _Compiled:
    """One function and all that it needs beside dossiers.

    Attributes:
        layout: Where the results stand that it gives.
        days: Returns its days for an as-of date.
    """

    def __init__(self, code: CodeType, layout: Layout, rules: tuple[Rule, ...]) -> None:
        self.code, self.layout, self.rules = code, layout, rules
        space = dict(_USED)
        exec(code, space)  # noqa: S102  # made of syntax nodes, of no text
        self.function: Callable[..., Any] = space[NAME]  # type: ignore[assignment]  # the one function in it
        self.days = lru_cache(maxsize=_DAYS_KEPT)(lambda day: days_on(rules, day))


def _compiled(plan: Plan, *, everything: bool) -> _Compiled:
    plan = shared(plan, errors=everything)
    layout, told = layout_of(plan)
    code, days = function_of(plan, told, families=everything)
    return _Compiled(code, layout, days)


class Engine:
    """A compiled rulebook; it holds no dossier and may be used by several threads at once."""

    def __init__(self, plan: Plan, whole: Callable[[], Plan] | None = None) -> None:
        """Compile a plan.

        Args:
            plan: The plan.
            whole: Gives the plan for everything when it is first needed, where `plan` is one without families; None =
                `plan` is for everything.
        """
        self._whole_plan = plan if whole is None else None
        self._lower = whole
        held = tuple(rule for rule in plan.params if rule.made == "holds")
        self._prepare(_compiled(plan, everything=False), plan.ballots, held)

    def _prepare(self, plain: _Compiled | None, ballots: tuple[Ballot, ...], held: tuple[Rule, ...]) -> None:
        self._plain, self._ballots, self._held = plain, ballots, held
        self._whole: _Compiled | None = None
        self._count = Count(ballots)
        self._all_hold = lru_cache(maxsize=_DAYS_KEPT)(lambda day: all(days_on(held, day)))

    @property
    def plan(self) -> Plan:
        """The plan for everything."""
        plan = self._whole_plan
        if plan is None and self._lower is not None:
            plan = self._whole_plan = self._lower()
        if plan is None:
            raise TypeError("an engine without a plan")
        return plan

    def run(self, resolved: Resolved, as_of: date) -> Numbers:
        """Judge a dossier as of a day.

        Raises:
            Exception: Whatever goes wrong; nothing is hidden.
        """
        votes, wrong = self._count.answers(resolved.votes, as_of.toordinal())
        if not wrong and self._all_hold(as_of):
            plain = self._plain or self._for_the_common_case()
            values = plain.function(resolved.sections, _NOTHING, plain.days(as_of), votes, resolved.stated_on)
            if values is not None:
                return Numbers(plain.layout, values)
        whole = self._whole or self._for_everything()
        values = whole.function(resolved.sections, _NOTHING, whole.days(as_of), votes, resolved.stated_on)
        return Numbers(whole.layout, values)

    def _for_the_common_case(self) -> _Compiled:
        made = self._plain = _compiled(self.plan, everything=False)
        return made

    def _for_everything(self) -> _Compiled:
        made = self._whole = _compiled(self.plan, everything=True)
        return made

    def __getstate__(self) -> tuple[object, ...]:
        # a plan is thousands of nodes, and whoever receives the engine seldom needs one that can be made again
        plan = None if self._lower else self._whole_plan
        plain = self._plain or self._for_the_common_case()
        code = marshal.dumps(plain.code)
        return self._lower, plan, _PYTHON, code, plain.layout, plain.rules, self._ballots, self._held

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._lower, self._whole_plan, python, code, layout, rules, ballots, held = state
        made = None
        if python == _PYTHON:
            made = _Compiled(marshal.loads(code), layout, rules)  # noqa: S302  # of a pickle, trusted or not as a whole
        self._prepare(made, ballots, held)


def compile_plan(plan: Plan, whole: Callable[[], Plan] | None = None) -> Engine:
    """Compile a plan.

    Args:
        plan: The plan.
        whole: Gives the plan for everything when it is first needed, where `plan` is one without families.
    """
    return Engine(plan, whole)
