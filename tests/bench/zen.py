"""The peer: zen-engine measures the same studios, in the best form that was found for it.

One compiled expression over documents prepared before any clock runs, and prepared in its favour: they are JSON text,
which it reads faster than dictionaries; days are integers, since it cannot order texts; an open end is a far day;
levels that are compared are ranks; records hold only the fields that the rulebook reads. The windows are constants of
the expression, which is thus compiled for one day. What several measures narrow alike is narrowed once and kept in a
variable; without variables it takes twice as long.

Of fully known studios it can so say what all 71 requirements measure: `COUNTED` gives each number of the floor (counts,
sums, kinds, both halves of a share, growth as a difference of counts), `TESTED` each requirement that reads only facts
and judgements. It is asked for no thresholds of the counts, no points, no ladders and no reasons; evaluate gives them.

What it cannot say, and so is not asked: numbers known only within bounds and facts that are not stated (a comparison
with null fails or breaks, it does not stay open), and with them every unknown outcome; the orders of days written as
text, and month-ends, without its slower date values; which records counted, and why.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from tests.bench.floor import plain
from tests.bench.studio import AS_OF, SEEDS, document

__all__ = ["COUNTED", "TESTED", "compiled", "prepared", "prepared_text"]

_READ = {
    "honours": ("on", "holder", "kind", "level"),
    "equipment": ("start", "stop", "kind"),
    "people": ("start", "stop", "front_line", "role"),
    "promotions": ("on",),
    "mentoring": ("start", "stop", "certified"),
    "regulations": ("start", "stop", "kind", "practised"),
    "funding": ("start", "stop", "channel", "amount", "earmarked"),
    "materials": ("on", "kind"),
    "plans": ("start", "stop", "kind", "goals", "phases"),
    "plan_items": ("due", "done"),
    "activities": ("on", "kind", "participants", "outsiders", "detail", "with_model_workers", "serves"),
    "projects": ("start", "stop", "status", "led_by", "serves"),
    "results": (
        "on", "kind", "by", "patent", "status", "applied", "adopted", "spread", "serves", "from_competition",
    ),
    "benefits": ("on", "kind", "amount", "evidence"),
    "namings": ("start",),
    "exchanges": ("on", "direction"),
    "reviews": ("on", "kind", "gaps", "next_goals"),
}  # fmt: skip

_KEPT = {
    "held_honours": "filter(honours, #.on <= today)",
    "kit": "map(filter(equipment, #.start <= today and #.stop > today), #.kind)",
    "rules": "filter(regulations, #.start <= today and #.stop > today)",
    "money3": "filter(funding, #.start <= today and #.stop > y3_on)",
    "money1": "filter(money3, #.stop > y1_on)",
    "papers": "map(filter(materials, #.on <= today), #.kind)",
    "plans1": "filter(plans, #.start <= today and #.stop > y1_on)",
    "items1": "filter(plan_items, #.due > y1 and #.due <= today)",
    "acts3": "filter(activities, #.on > y3 and #.on <= today)",
    "acts1": "filter(acts3, #.on > y1)",
    "projects3": "filter(projects, #.start <= today and #.stop > y3_on)",
    "projects1": "filter(projects3, #.stop > y1_on)",
    "results0": "filter(results, #.on <= today)",
    "results3": "filter(results0, #.on > y3)",
    "benefits3": "filter(benefits, #.on > y3 and #.on <= today)",
    "reviews1": "filter(reviews, #.on > y1 and #.on <= today)",
    "used": "filter(results0, #.applied)",
}
"""Variables, each worked out once. The days are filled in: `today`, `y1` one year back, `y1_on` the day after that."""

_MODEL = '["model-worker", "advanced-worker", "labour-medal", "craftsman"]'
_MADE = ("operating-method", "management-know-how", "brand", "invention")
_SIX = ("activities", "study", "research", "transfer", "rewards", "management")
_INVENTION = '#.kind == "patent" and #.patent == "invention" and #.status == "granted"'


def _words(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def _kinds(kept: str, field: str, names: tuple[str, ...]) -> str:
    """How many of the names occur."""
    return " + ".join(f'(some({kept}, #.{field} == "{name}") ? 1 : 0)' for name in names)


COUNTED = {
    "best_honour": f'some(held_honours, #.holder == "leader" and #.level != "none" and #.kind in {_MODEL}) ? 1 : 0',
    "honoured": 'count(held_honours, #.on > y3 and #.holder in ["studio", "member", "leader"])',
    "tools": 'count(kit, # == "tools")',
    "instruments": 'count(kit, # == "instruments")',
    "computers": 'count(kit, # == "computers")',
    "network": 'count(kit, # == "network")',
    "references": 'count(kit, # == "references")',
    "supplies": 'count(kit, # == "supplies")',
    "grown": "count(people, #.start <= today and #.stop > today) - count(people, #.start <= y3 and #.stop > y3)",
    "team": 'count(people, #.start <= today and #.stop > today and #.front_line and #.role in ["member", "backbone"])',
    "promoted": "count(promotions, #.on > y3 and #.on <= today)",
    "certified": "count(mentoring, #.certified > y3 and #.certified <= today)",
    "mentored": "count(mentoring, #.start <= today and #.stop > y1_on)",
    **{f"regulation {kind}": f'count(rules, #.kind == "{kind}")' for kind in _SIX},
    "practised": " + ".join(f'(some(rules, #.practised and #.kind == "{kind}") ? 1 : 0)' for kind in _SIX),
    "money": "sum(map(money1, #.amount))",
    "earmarked": "sum(map(filter(money1, #.earmarked), #.amount))",
    "own": 'count(money3, #.channel == "self")',
    "channels": _kinds("money3", "channel", ("host", "union", "government", "project", "partner", "self")),
    **{
        f"material {kind}": f'count(papers, # == "{kind}")'
        for kind in ("goal", "projects", "plan", "process", "results")
    },
    "development": 'count(plans1, #.kind == "development")',
    "activity_plan": 'count(plans1, #.kind == "activity")',
    "goals": "count(plans1, #.goals)",
    "phases": "count(plans1, #.phases)",
    "due": "len(items1)",
    "done": "count(items1, #.done)",
    "came": "sum(map(acts1, #.participants))",
    "held": "len(acts1)",
    "detailed": "count(acts1, #.detail)",
    "outside": "sum(map(acts1, #.outsiders))",
    "strategic": 'count(acts1, "strategy" in #.serves)',
    "contest": 'count(acts1, "labour-competition" in #.serves)',
    "pooled": "count(acts1, #.with_model_workers)",
    "talked": 'count(acts1, #.kind in ["talk", "study", "open-day"])',
    "trained": 'count(acts1, #.kind == "training")',
    "green_act": 'count(acts3, "green" in #.serves)',
    "strategic_project": 'count(projects1, "strategy" in #.serves)',
    "green_project": 'count(projects3, "green" in #.serves)',
    "led": 'count(projects1, #.led_by == "leader")',
    "carried": 'count(projects1, #.led_by == "member")',
    "completed": 'count(projects, #.status == "completed" and #.start > y3 and #.start <= today)',
    "applied": "len(used)",
    "spread": "count(used, #.spread >= 2)",
    "momentum": 'count(results3, "strategy" in #.serves)',
    "from_contest": "count(results3, #.from_competition)",
    "green_result": 'count(used, #.on > y3 and "green" in #.serves)',
    "by_leader": 'count(results0, #.by == "leader")',
    "proposals": 'count(results3, #.adopted and #.kind == "proposal")',
    "fresh": "count(results3, #.on > y1)",
    "solved": 'count(results3, #.kind == "problem-solved")',
    "methods": 'count(results0, #.kind in ["operating-method", "standard"])',
    "inventions": f"count(results3, {_INVENTION})",
    "used_methods": f"count(used, #.on > y3 and #.kind in {_words(_MADE)})",
    "used_inventions": f"count(used, #.on > y3 and {_INVENTION})",
    "created": _kinds("results3", "kind", _MADE),
    "benefit": 'sum(map(filter(benefits3, #.kind != "social"), #.amount))',
    "social": 'count(benefits3, #.kind == "social" and #.evidence)',
    "named": "count(namings, #.start > y3 and #.start <= today)",
    "went": 'count(exchanges, #.direction == "out" and #.on > y1 and #.on <= today)',
    "came_in": 'count(exchanges, #.direction != "out" and #.on > y3 and #.on <= today)',
    "summed_up": 'count(reviews1, #.kind == "summing-up")',
    "gaps": "count(reviews1, #.gaps)",
    "next_goals": "count(reviews1, #.next_goals)",
}
"""What each number of the floor is in zen's words, in the order in which the floor gives them."""

TESTED = {
    "named-after-leader": "contains(studio.name, leader.name)",
    "plaque-conspicuous": "sign.plaque_hung and sign.conspicuous",
    "fixed-place": "premises.fixed",
    "suitable-area": 'premises.fixed and (premises.area_m2 >= 20 or judged["area-suits"] == "suits")',
    "orderly": "premises.fixed and (premises.dedicated and premises.rules_posted and premises.results_displayed"
    ' or judged["workroom-orderly"] == "good")',
    "standardised": 'judged["regulations-standardised"] == "good"',
    "leader-capable": 'leader.has_speciality and (leader.grade >= 4 or leader.title >= 2 or judged["leader-theory"] == '
    '"good") and leader.in_trade_since <= y5 and some(results0, #.by == "leader")',
    "ceremony": "ceremony.programme and ceremony.leaders_present and ceremony.plaque_unveiled",
    "work-managed": "studio.duties_assigned",
}
"""Requirements over facts and judgements: whether they are met."""


def prepared_text(document: dict[str, Any]) -> str:
    """Bring a fully known document into the JSON text that the expression reads."""
    made = plain(document)
    told: dict[str, Any] = {
        name: [{field: _said(getattr(one, field)) for field in fields} for one in getattr(made, name)]
        for name, fields in _READ.items()
    }
    for name in ("studio", "leader", "sign", "premises", "ceremony"):
        told[name] = {field: _said(value) for field, value in vars(getattr(made, name)).items()}
    return json.dumps(told | {"judged": made.judged})


def _said(value: Any) -> Any:
    match value:
        case frozenset():
            return sorted(value)
        case date():
            return value.toordinal()
        case _:
            return value


def compiled(as_of: date) -> Callable[[str], list[Any]]:
    """Make the one expression for a day: what is counted, then what is tested.

    Raises:
        ModuleNotFoundError: zen-engine is not installed.
    """
    zen = importlib.import_module("zen")
    back = {years: (as_of - relativedelta(years=years)).toordinal() for years in (1, 3, 5)}
    days = {f"y{years}": day for years, day in back.items()} | {f"y{years}_on": day + 1 for years, day in back.items()}
    days["today"] = as_of.toordinal()
    kept = "".join(f"{name} = {said}; " for name, said in _KEPT.items())
    asked = ", ".join([*COUNTED.values(), *TESTED.values()])
    text = re.sub(r"\b(?:today|y[135](?:_on)?)\b", lambda day: str(days[day[0]]), f"{kept}[{asked}]")
    evaluate: Callable[[str], list[Any]] = zen.compile_expression(text).evaluate
    return evaluate


def prepared() -> Callable[[], object] | None:
    """Make everything that need not be timed.

    Returns:
        A call that measures the eight studios; None where zen-engine is not installed.
    """
    if importlib.util.find_spec("zen") is None:
        return None
    evaluate = compiled(AS_OF)
    texts = [prepared_text(document(seed)) for seed in SEEDS]

    def measure() -> None:
        for text in texts:
            evaluate(text)

    return measure
