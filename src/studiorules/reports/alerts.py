"""What the head of a report warns of: what could not be computed, and what the dossier says in vain."""

from __future__ import annotations

from studiorules.findings import Evaluation
from studiorules.reports.grid import one_line
from studiorules.reports.voice import Voice

__all__ = ["alerts"]


def alerts(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Say what could not be computed, and which names of the dossier the rulebook does not have."""
    return [*_not_computed(evaluation, voice), *_strangers(evaluation, voice)]


def _not_computed(evaluation: Evaluation, voice: Voice) -> list[str]:
    count = len(evaluation.errors)
    if not count:
        return []
    return [
        voice.pick(
            f"！有{count}项未能计算，按0至满分计，其余各项不受影响：",
            f"！{count} could not be computed, and count from nothing to full; nothing else is affected:",
        )
        + voice.pick("、", ", ").join(voice.say(one.requirement.title) for one in evaluation.errors)
    ]


def _strangers(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Name what the dossier names and the rulebook does not have."""
    found = evaluation.strangers
    if not found:
        return []
    comma = voice.pick("；", "; ")
    told = comma.join(
        f"{voice.record(one.path).replace('judgements', voice.pick('评议', 'judgements'))} {one_line(one.name)}"
        + (voice.pick(f"（是不是 {one.nearest}？）", f" (did you mean {one.nearest}?)") if one.nearest else "")
        for one in found
    )
    return [
        voice.pick(
            f"！档案指名的{len(found)}处，本规则里没有，不起作用：{told}",
            f"！{len(found)} named in the dossier and not in this rulebook, so without effect: {told}",
        )
    ]
