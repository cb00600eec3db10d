"""Checks of panels: votes that would be left out altogether, and panels that decide nothing once one stands aside."""

from __future__ import annotations

from collections.abc import Iterator

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look
from studiorules.rulebook import LEAST_SEATS, Judged, Question
from studiorules.rulebook.nodes import nodes
from studiorules.terms import Text

__all__ = ["quorum"]


def quorum(of: Question, look: Look) -> Iterator[Seen]:
    """Votes that are enough and all left out; a panel that decides nothing once one stands aside; a panel of one."""
    panel = of.panel
    if panel is None:
        return
    least = LEAST_SEATS[panel.combine]
    if panel.size == 1:
        yield seen("size", what=Text("评审组只有1人，没有什么可合成的", "a panel of one has nothing to combine"))
    elif 1 < panel.quorum < least:
        zh = f"有{panel.quorum}票就作数（quorum），而去掉最高、最低各一票就不剩了（{panel.combine}）"
        en = f"{panel.quorum} votes are enough (quorum), and {panel.combine} leaves out two"
        yield seen("quorum", what=Text(zh, en))
    elif panel.size - 1 < max(panel.quorum, least) and not _meant(of, look):
        needed = max(panel.quorum, least)
        zh = f"{panel.size}人里有一人回避，就永远够不上{needed}票，一直是“待评议”"
        en = f"once one of {panel.size} stands aside there are never {needed} votes, and nothing is decided"
        yield seen("quorum" if panel.quorum >= least else "combine", what=Text(zh, en))


def _meant(of: Question, look: Look) -> bool:
    """Whether a requirement that asks the question gives a reason."""
    asking = (one for one in look.book.requirements if one.why is not None)
    return any(isinstance(node, Judged) and node.question == of.id for one in asking for node in nodes(one.test))
