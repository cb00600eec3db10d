"""Random waivers: some requirements asked in principle only, and a dossier that holds a waiver of them, or may."""

from datetime import date
from decimal import Decimal
from random import Random

from tests.oracle.completion import Doc
from tests.oracle.outline import requirements
from tests.oracle.said import DAY, back

__all__ = ["perhaps_paid", "perhaps_preferred", "perhaps_waived"]


def perhaps_paid(made: Doc, simple: list[Doc]) -> None:
    """Let amounts go with rungs, in special cases others; by a chance of its own, so that the rest stays."""
    random = Random(f"paid {made} {simple}")  # noqa: S311  # chance, not secrecy
    sums = [3000, 50000, Decimal("0.01"), {"between": [1000, 2000]}, {"at_most": 9000}]
    for rung in made["decision"][0]["rungs"][1:] if "decision" in made else ():
        if random.random() < 0.3:
            continue
        rung["yuan"] = random.choice(sums)
        whens: list[object] = [*simple, rung["needs"][0]]
        cases = [{"when": random.choice(whens), "yuan": random.choice(sums)} for _ in range(random.choice([0, 1, 2]))]
        if cases:
            rung["but"] = cases


def perhaps_preferred(made: Doc, simple: Doc, as_of: date) -> None:
    """Let a test give preference for a while; by a chance of its own, so that the rest stays."""
    random = Random(f"preferred {made} {simple}")  # noqa: S311  # chance, not secrecy
    if random.random() < 0.8:
        return
    days = [{}, {"from": as_of}, {"from": as_of + DAY}, {"to": as_of}, {"to": as_of - DAY}]
    made["priority"] = [{"id": "p", "zh": "优先", **simple, "in_force": random.choice(days)}]


def perhaps_waived(made: Doc, dossier: Doc, as_of: date) -> None:
    """Ask some requirements in principle only; by a chance of its own, so that the rest stays.

    Args:
        made: The rulebook's document.
        dossier: The dossier; it may get waivers, in force or not, of them or of others.
        as_of: The day.
    """
    random = Random(f"waived {made} {as_of}")  # noqa: S311  # chance, not secrecy
    names = list(requirements(made))
    soft = [name for name in names if random.random() < 0.2]
    for name in soft:
        requirements(made)[name][1]["in_principle"] = True
    draw = random.random()
    if not soft or draw < 0.3:
        return
    if draw < 0.45:
        dossier["waivers"] = []
        return
    dossier["waivers"] = [_waiver(random, names, as_of) for _ in range(random.choice([1, 1, 2]))]
    if random.random() < 0.2:
        dossier.setdefault("lists", {})["waivers"] = "at-least-these"


def _waiver(random: Random, names: list[str], as_of: date) -> Doc:
    made: Doc = {"requirement": random.choice(["", "case:"]) + random.choice(names)}
    if random.random() < 0.15:
        del made["requirement"]
    month = f"{as_of.year}-{as_of.month:02}"
    starts = [back(as_of, 1, "years"), back(as_of, 1, "years"), as_of, as_of + DAY, month, str(as_of.year - 2)]
    ends = [as_of, as_of - DAY, back(as_of, -1, "years"), month]
    start = random.choice(starts)
    if random.random() < 0.8:
        made["from"] = start
    if random.random() < 0.4:
        made["to"] = random.choice(
            ends[2:3] if start in {as_of, month} else ends if start != as_of + DAY else ends[2:3]
        )
    return made
