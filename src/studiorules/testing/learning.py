"""The laws of learning: more that is known narrows what is said, and never takes anything back."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from studiorules.findings import Evaluation, Interval
from studiorules.testing.holding import law

__all__ = ["encloses", "learns", "within"]


def learns(coarse: Evaluation, fine: Evaluation) -> None:
    """Whoever learns more never has to take anything back.

    Args:
        coarse: What was known before.
        fine: What is known after learning more.

    Raises:
        AssertionError: If the law is broken.
    """
    for before in (*coarse, *coarse.priorities):
        after = fine[before.id]
        law(
            before.points.low <= after.points.low and after.points.high <= before.points.high,
            f"{before.id}: {before.points!r} became {after.points!r}",
        )
        settled = before.outcome in ("pass", "fail", "notapplicable")
        law(not settled or after.outcome == before.outcome, f"{before.id}: {before.outcome} became {after.outcome}")
    if coarse.total is not None and fine.total is not None:
        law(
            coarse.total.low <= fine.total.low and fine.total.high <= coarse.total.high,
            f"total: {coarse.total!r} became {fine.total!r}",
        )
    before_ends, after_ends = (None if one.score is None else one.score.ends for one in (coarse, fine))
    if before_ends is not None and after_ends is not None:
        law(
            before_ends[0] <= after_ends[0] and after_ends[1] <= before_ends[1],
            f"score: {coarse.score!r} became {fine.score!r}",
        )
    for id_, ladder in coarse.decisions.items():
        rungs = [
            next(index for index, rung in enumerate(ladder.rungs) if rung.id == one.id)
            for one in (ladder.certain, fine.decisions[id_].certain, fine.decisions[id_].possible, ladder.possible)
        ]
        law(all(low <= high for low, high in pairwise(rungs)), f"{id_}: {ladder!r} became {fine.decisions[id_]!r}")
        for before_rung, after_rung in zip(ladder.rungs, fine.decisions[id_].rungs, strict=True):
            if before_rung.yuan is not None and after_rung.yuan is not None:
                told = f"{id_}/{before_rung.id}: {before_rung.yuan!r} became {after_rung.yuan!r}"
                law(within(after_rung.yuan, before_rung.yuan), told)


def encloses(open_: Evaluation, completions: Iterable[Evaluation]) -> None:
    """Whatever the things that are not known turn out to be, the result lies inside what was said before.

    Args:
        open_: Of a dossier that leaves something open.
        completions: Of dossiers that say it, one way or another.

    Raises:
        AssertionError: If the law is broken.
    """
    for completion in completions:
        learns(open_, completion)


def within(inner: Interval, outer: Interval) -> bool:
    """Whether an amount of money lies inside another one, its own ends in order."""
    (least, most), (low, high) = _ends(outer), _ends(inner)
    return least <= low <= high <= most


def _ends(yuan: Interval) -> tuple[Decimal, Decimal]:
    low = yuan.low if isinstance(yuan.low, Decimal) else Decimal("-Infinity")
    return low, yuan.high if isinstance(yuan.high, Decimal) else Decimal("Infinity")
