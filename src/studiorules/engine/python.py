"""The engine: a plan as fused functions of Python.

One function is for the common case: nothing that cannot be computed, no record that refines another. What it leaves out
makes it a third shorter. The function for everything is compiled when it is first needed.
"""

from __future__ import annotations

import marshal
import pickle
import sys
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Any

from studiorules.dossier.resolved import Resolved, ResolvedSection
from studiorules.engine.clock import days_on, lasting
from studiorules.engine.function import NAME, day_rules, function_of
from studiorules.engine.layout import Layout, Numbers, layout_of
from studiorules.engine.patterns import fits
from studiorules.engine.votes import Count
from studiorules.plan import Ballot, Plan, Rule, shared, without_errors
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


def _compiled(plan: Plan, *, families: bool) -> _Compiled:
    plan = shared(plan)
    layout, told = layout_of(plan)
    return _Compiled(function_of(plan, told, families=families), layout, day_rules(plan))


class Engine:
    """A compiled rulebook; it holds no dossier and may be used by several threads at once."""

    def __init__(self, plan: Plan) -> None:
        """Compile a plan."""
        self._plan: Plan | bytes = plan
        held = tuple(rule for rule in plan.params if rule.made == "holds")
        self._prepare(_compiled(without_errors(plan), families=False), plan.ballots, held)

    def _prepare(self, plain: _Compiled, ballots: tuple[Ballot, ...], held: tuple[Rule, ...]) -> None:
        self._plain, self._ballots, self._held = plain, ballots, held
        self._whole: _Compiled | None = None
        self._count = Count(ballots)
        self._all_hold = lru_cache(maxsize=_DAYS_KEPT)(lambda day: all(days_on(held, day)))

    @property
    def plan(self) -> Plan:
        """What was compiled."""
        plan = self._plan
        if isinstance(plan, bytes):
            plan = self._plan = _unpacked(plan)
        return plan

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
            made = self._whole = _compiled(self.plan, families=True)
        return made

    def __getstate__(self) -> tuple[object, ...]:
        # a plan is thousands of nodes, and whoever receives the engine seldom needs it
        packed = self._plan if isinstance(self._plan, bytes) else pickle.dumps(self._plan)
        plain = self._plain
        return packed, _PYTHON, marshal.dumps(plain.code), plain.layout, plain.rules, self._ballots, self._held

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        packed, python, code, layout, rules, ballots, held = state
        if python != _PYTHON:
            Engine.__init__(self, _unpacked(packed))
            return
        self._plan = packed
        made = marshal.loads(code)  # noqa: S302  # of a pickle, which is trusted or not as a whole
        self._prepare(_Compiled(made, layout, rules), ballots, held)


def _unpacked(plan: bytes) -> Plan:
    made: Plan = pickle.loads(plan)  # noqa: S301  # of a pickle, which is trusted or not as a whole
    return made


def compile_plan(plan: Plan) -> Engine:
    """Compile a plan."""
    return Engine(plan)
