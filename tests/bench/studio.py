"""A made-up studio of about 150 records, with everything known or with a share of its records in doubt."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

__all__ = ["AS_OF", "SEEDS", "document", "thinned"]

AS_OF = date(2025, 12, 31)
"""The day on which the studio speaks and is judged."""
SEEDS = range(8)
"""The studios that are measured."""

_REGULATIONS = ("activities", "study", "research", "transfer", "rewards", "management")
_QUESTIONS = {
    "area-suits": ("cramped", "tight", "suits"),
    "workroom-orderly": ("poor", "fair", "good"),
    "tools-available": ("lacking", "shared", "not-needed"),
    "instruments-available": ("lacking", "shared", "not-needed"),
    "backbones-trained": ("none", "fair", "good"),
    "regulations-standardised": ("poor", "fair", "good"),
    "benefit": ("none", "some", "marked"),
    "strategy-effect": ("none", "fair", "good"),
    "competition-effect": ("none", "fair", "good"),
    "green-effect": ("none", "fair", "good"),
    "wisdom-pooled": ("none", "fair", "good"),
    "quality-effect": ("none", "fair", "good"),
    "growth-conditions": ("none", "fair", "good"),
    "leader-theory": ("none", "fair", "good"),
}
_DOUBTFUL = {
    "activities": ("recorded_in_detail", "on"),
    "results": ("applied", "on"),
    "projects": ("serves",),
    "people": ("front_line",),
    "mentoring": ("certified_on",),
    "funding": ("earmarked",),
    "plan_items": ("done",),
    "regulations": ("practised",),
}


def document(seed: int, *, doubt: float = 0.0) -> dict[str, Any]:
    """Make the document of a studio.

    Args:
        seed: The same seed gives the same studio.
        doubt: Share of its records of which one field that rules read is not stated.
    """
    rng = Random(seed)  # noqa: S311  # a made-up studio, no secret

    def day(years: float = 4) -> str:
        return (AS_OF - timedelta(days=rng.randrange(int(365 * years)))).isoformat()

    def yes(chance: float = 0.5) -> bool:
        return rng.random() < chance

    def serves() -> list[str]:
        return rng.sample(["strategy", "labour-competition", "green", "workforce", "education"], rng.randrange(3))

    kinds = ["meeting", "talk", "study", "training", "open-day", "tackling"]
    made: dict[str, Any] = {
        "stated_on": AS_OF.isoformat(),
        "studio": {"name": "甲某创新工作室", "from": "2018-01-01", "duties_assigned": yes(0.8)},
        "leader": {
            "from": "2018-01-01",
            "name": "甲某",
            "has_speciality": True,
            "grade": rng.choice(["senior-worker", "technician", "senior-technician"]),
            "title": rng.choice(["none", "assistant", "intermediate"]),
            "in_trade_since": "2008-05-01",
        },
        "sign": {"from": "2018-01-01", "plaque_hung": yes(0.9), "conspicuous": yes(0.7)},
        "premises": {
            "from": "2018-01-01",
            "fixed": True,
            "dedicated": yes(0.7),
            "area_m2": rng.randrange(12, 60),
            "results_displayed": yes(0.7),
            "rules_posted": yes(0.7),
        },
        "ceremony": {"from": "2018-01-01", "programme": yes(), "leaders_present": yes(), "plaque_unveiled": yes(0.8)},
        "honours": [
            {
                "on": day(8),
                "holder": rng.choice(["leader", "member", "studio"]),
                "kind": "model-worker",
                "level": "municipal",
            }
            for _ in range(4)
        ],
        "equipment": [
            {"kind": kind, "from": day()}
            for kind in ("tools", "instruments", "computers", "network", "references", "supplies", "tools", "computers")
        ],
        "people": [
            {"from": day(6), "role": rng.choice(["member", "member", "backbone", "leader"]), "front_line": yes(0.8)}
            for _ in range(12)
        ],
        "promotions": [{"on": day(), "kind": "grade"} for _ in range(3)],
        "mentoring": [{"from": day(), "certified_on": day()} for _ in range(6)],
        "regulations": [{"from": day(6), "kind": kind, "practised": yes(0.8)} for kind in _REGULATIONS],
        "funding": [
            {
                "from": day(3),
                "to": AS_OF.isoformat(),
                "channel": rng.choice(["host", "union", "self", "government"]),
                "amount_yuan": rng.randrange(1000, 90000),
                "earmarked": yes(0.6),
            }
            for _ in range(6)
        ],
        "materials": [
            {"on": day(), "kind": kind} for kind in ("goal", "projects", "plan", "process", "results", "summary")
        ],
        "plans": [
            {"from": "2025-01-01", "to": "2025-12-31", "kind": kind, "goals_set": yes(0.8), "phases_set": yes(0.6)}
            for kind in ("development", "activity")
        ],
        "plan_items": [{"on": day(1), "due_on": day(1), "done": yes(0.8)} for _ in range(10)],
        "activities": [
            {
                "on": day(2),
                "kind": rng.choice(kinds),
                "participants": rng.randrange(4, 30),
                "outsiders": rng.randrange(4),
                "with_model_workers": yes(0.1),
                "recorded_in_detail": yes(0.9),
                "serves": serves(),
            }
            for _ in range(44)
        ],
        "projects": [
            {
                "from": day(3),
                "to": AS_OF.isoformat(),
                "kind": "tackling",
                "status": rng.choice(["under-way", "completed"]),
                "led_by": rng.choice(["leader", "member"]),
                "serves": serves(),
            }
            for _ in range(10)
        ],
        "results": [
            {
                "on": day(4),
                "kind": rng.choice(["patent", "operating-method", "small-improvement", "proposal", "problem-solved"]),
                "by": rng.choice(["leader", "member", "team"]),
                "patent": rng.choice(["invention", "utility-model"]),
                "status": rng.choice(["filed", "granted"]),
                "applied": yes(0.6),
                "adopted": yes(),
                "spread_to": rng.choice(["none", "team", "unit", "industry"]),
                "serves": serves(),
                "from_competition": yes(0.1),
            }
            for _ in range(20)
        ],
        "benefits": [
            {"on": day(4), "kind": rng.choice(["economic", "saving", "social"]), "amount_yuan": rng.randrange(90000)}
            for _ in range(6)
        ],
        "namings": [{"from": day(4), "level": "enterprise"} for _ in range(2)],
        "exchanges": [{"on": day(3), "kind": "study-visit", "direction": rng.choice(["in", "out"])} for _ in range(5)],
        "reviews": [{"on": day(2), "kind": "summing-up", "gaps_named": yes(), "next_goals": yes()} for _ in range(3)],
        "judgements": [
            {
                "question": f"base:{question}",
                "reviewer": "panel",
                "given_on": AS_OF.isoformat(),
                "level": rng.choice(levels),
            }
            for question, levels in _QUESTIONS.items()
        ],
    }
    records = sum(len(value) for key, value in made.items() if isinstance(value, list) and key != "judgements")
    doubtful = [(name, record) for name in _DOUBTFUL for record in made[name]]
    for name, record in rng.sample(doubtful, min(round(records * doubt), len(doubtful))):
        record.pop(rng.choice(_DOUBTFUL[name]), None)
    return made


def thinned(seed: int, kept: float) -> dict[str, Any]:
    """Make the document of a studio with fewer records, each yes or no of it drawn again, and perhaps renamed.

    Args:
        seed: The same seed gives the same studio.
        kept: Share of its records that it still has; 1 leaves it as `document` makes it.
    """
    made, rng = document(seed), Random(seed)  # noqa: S311  # a made-up studio, no secret
    if kept == 1:
        return made
    for name, told in made.items():
        if isinstance(told, list) and name != "judgements":
            made[name] = [_drawn_again(record, rng) for record in told if rng.random() < kept]
        elif isinstance(told, dict):
            made[name] = _drawn_again(told, rng)
    made["studio"]["name"] = rng.choice(["甲某创新工作室", "匠心创新工作室"])
    return made


def _drawn_again(record: dict[str, Any], rng: Random) -> dict[str, Any]:
    return {field: rng.random() < 0.6 if isinstance(value, bool) else value for field, value in record.items()}
