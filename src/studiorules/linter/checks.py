"""The table of checks: each code, how grave it is, what it looks at, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs

from studiorules.linter import (
    adverse,
    bounds,
    cases,
    claims,
    editions,
    filters,
    ladders,
    names,
    panels,
    points,
    priorities,
    pulling,
    rewrites,
    sources,
    weighing,
    wording,
    worths,
)
from studiorules.linter.finding import Seen, Severity
from studiorules.linter.look import Look
from studiorules.linter.sites import Editions, Filter, Sentence
from studiorules.rulebook import Decision, Line, Parameter, Question, Requirement, Rulebook, RuleSection

__all__ = ["CHECKS", "Check"]

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


@attrs.frozen
class Check:
    """One check.

    Attributes:
        code: Its code; the name of its page.
        severity: How grave what it finds is.
        of: What it looks at.
        look: Says what it saw of one such thing.
        dated: Whether it looks at each stretch of time apart, too: what never holds may begin with a new value.
    """

    code: str
    severity: Severity
    of: type
    look: Callable[[Any, Look], Iterator[Seen]]
    dated: bool = False


CHECKS: Final[tuple[Check, ...]] = (
    Check("never-passes", _ERROR, Sentence, bounds.never_passes, dated=True),
    Check("never-passes", _ERROR, Requirement, bounds.requirement_never_passes, dated=True),
    Check("always-passes", _WARNING, Sentence, bounds.always_passes),
    Check("contradicting-requirements", _WARNING, Rulebook, bounds.contradicting, dated=True),
    Check("unreachable-rung", _ERROR, Decision, ladders.unreachable, dated=True),
    Check("skipped-rung", _WARNING, Decision, ladders.skipped),
    Check("full-points-unreachable", _WARNING, Requirement, points.full_unreachable, dated=True),
    Check("points-cut-off", _WARNING, Requirement, points.cut_off),
    Check("idle-cap", _WARNING, RuleSection, points.idle_section_cap),
    Check("idle-cap", _WARNING, Line, points.idle_cap),
    Check("enough-not-full", _WARNING, Requirement, points.not_full),
    Check("pass-earns-nothing", _WARNING, Requirement, points.pass_earns_nothing),
    Check("better-earns-less", _WARNING, Requirement, worths.better_earns_less),
    Check("unlisted-word", _ADVICE, Requirement, worths.unlisted_earning),
    Check("unlisted-word", _ADVICE, Line, worths.unlisted_losing),
    Check("unlisted-word", _ADVICE, Requirement, weighing.unlisted),
    Check("better-earns-less", _WARNING, Requirement, weighing.falling),
    Check("empty-filter", _ERROR, Filter, filters.empty, dated=True),
    Check("idle-filter", _WARNING, Filter, filters.idle),
    Check("field-twice", _WARNING, Filter, filters.field_twice),
    Check("exclusive-losses", _ADVICE, Requirement, rewrites.exclusive_losses),
    Check("variants-as-any", _ADVICE, Sentence, rewrites.variants_as_any),
    Check("separate-kinds", _ADVICE, Rulebook, rewrites.separate_kinds),
    Check("pulls-two-ways", _ADVICE, Rulebook, pulling.pulls_two_ways),
    Check("unused-name", _ADVICE, Rulebook, names.unused),
    Check("unused-name", _ADVICE, Rulebook, pulling.idle_wider),
    Check("zero-override", _ADVICE, Requirement, weighing.zero_override),
    Check("idle-row", _WARNING, Rulebook, weighing.idle_row),
    Check("idle-exception", _WARNING, Sentence, bounds.idle_exceptions),
    Check("idle-claim", _WARNING, Requirement, claims.idle),
    Check("idle-priority", _WARNING, Rulebook, priorities.idle),
    Check("panel-quorum", _ADVICE, Question, panels.quorum),
    Check("better-earns-less", _WARNING, Requirement, adverse.wanted),
    Check("better-earns-less", _WARNING, Rulebook, adverse.wanted_on_total),
    Check("better-earns-less", _WARNING, Decision, ladders.pays_less),
    Check("points-cut-off", _WARNING, Requirement, points.loses_more),
    Check("missing-basis", _ADVICE, Decision, sources.decision_without_basis),
    Check("missing-cite", _ADVICE, Decision, sources.decision_without_citation),
    Check("missing-why", _ADVICE, Decision, sources.decision_without_reason),
    Check("dated-gap", _WARNING, Parameter, sources.gap),
    Check("edition-gap", _WARNING, Editions, editions.gap),
    Check("edition-overlap", _WARNING, Editions, editions.overlap),
    Check("undated", _ADVICE, Rulebook, sources.undated),
    Check("missing-basis", _ADVICE, Requirement, sources.no_basis),
    Check("missing-basis", _ADVICE, Parameter, sources.value_without_basis),
    Check("missing-cite", _ADVICE, Requirement, sources.no_citation),
    Check("missing-cite", _ADVICE, Parameter, sources.value_without_citation),
    Check("missing-why", _ADVICE, Requirement, sources.no_reason),
    Check("missing-why", _ADVICE, Parameter, sources.value_without_reason),
    Check("missing-english", _WARNING, Rulebook, wording.untranslated),
    Check("missing-case", _WARNING, Rulebook, cases.missing),
    Check("nested", _ADVICE, Sentence, wording.nested),
)
"""Every check, in the order in which they are told where several stand in one place."""
