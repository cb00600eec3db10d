"""Panels: how many people answer a question together, how many are needed, and how their votes become one answer."""

from typing import Final

from studiorules.intake.rulebook_node import Node
from studiorules.rulebook import LEAST_SEATS, Combine, Panel

__all__ = ["PANEL", "panel_of"]

PANEL: Final = frozenset({"size", "quorum", "combine"})
"""The keys of a panel."""
_WAYS: Final[tuple[Combine, ...]] = ("lower-median", "mean", "trimmed-mean", "share-of-yes")
_MOST_MEMBERS: Final = 1000


def panel_of(node: Node, *, levels: int | None) -> Panel | None:
    """Read who answers a question together; None where one person does, or after a problem.

    Args:
        node: The question.
        levels: How many levels it has; None where it is a range of numbers.
    """
    if PANEL.isdisjoint(node):
        return None
    size, combine = node.require("size"), node.require("combine")
    members = None if size is None else size.whole(1, _MOST_MEMBERS)
    way = None if combine is None else _combine(combine, levels)
    needed = node.at("quorum").whole(1, members or _MOST_MEMBERS) if "quorum" in node else 1
    if size is not None and members is not None and way is not None and members < LEAST_SEATS[way]:
        least = LEAST_SEATS[way]
        size.misfit(f"{way}至少要{least}人", f"{way} needs {least} members or more")
        return None
    if members is None or way is None or needed is None:
        return None
    return Panel(size=members, quorum=needed, combine=way)


def _combine(node: Node, levels: int | None) -> Combine | None:
    said = node.word(_WAYS)
    way = next((one for one in _WAYS if one == said), None)
    if way in ("mean", "trimmed-mean") and levels is not None:
        node.misfit("等级不能取平均，用 lower-median", "levels have no mean; use lower-median")
        return None
    if way == "share-of-yes" and levels != 2:
        node.misfit("要有两档，先“否”后“是”", "it needs two levels, no before yes")
        return None
    return way
