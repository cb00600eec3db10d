"""Checks of ladders: rungs that nothing reaches, and rungs at which nothing stops."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from studiorules.linter.finding import Seen, seen
from studiorules.linter.joint import Joint
from studiorules.linter.look import Look
from studiorules.linter.ranges import shown
from studiorules.linter.words import number, sentence
from studiorules.rulebook import Clause, Decision, Reference, Score
from studiorules.terms import Text

__all__ = ["pays_less", "skipped", "unreachable"]


def unreachable(of: Decision, look: Look) -> Iterator[Seen]:
    """The lowest rung that nothing can reach: a need that cannot hold, or one that excludes another need."""
    joint = Joint(look)
    for index, rung in enumerate(of.rungs):
        why = _never(rung.needs, joint, look)
        if why is not None:
            yield seen(f"rungs[{index}]", rung=rung.title, why=why)
            return


def _never(own: tuple[Clause, ...], joint: Joint, look: Look) -> Text | None:
    for need in own:
        if look.reach(need).holds:
            continue
        if isinstance(need, Reference):
            return Text(f"{need.id}永远不能符合", f"{need.id} can never be met")
        most = shown(look.extent(need.measure), need.measure.scale)
        if isinstance(need.measure, Score):
            high = most[0].rpartition("至")[2]
            return Text(
                f"“{sentence(need)}”，而最多只有{high}分", f'"{sentence(need)}", and {high} is the most there is'
            )
        return Text(f"“{sentence(need)}”不能成立", f'"{sentence(need)}" cannot hold')
    apart = next((two for test in look.needed(own) if (two := joint.add(test)) is not None), None)
    if apart is None:
        return None
    one, other = (sentence(test) for test in apart)
    return Text(f"“{one}”与“{other}”不能同时成立", f'"{one}" and "{other}" exclude each other')


def pays_less(of: Decision, _: Look) -> Iterator[Seen]:
    """A rung that pays less than a lower one, and no reason given."""
    paid = [(rung, rung.yuan.low) for rung in of.rungs if rung.yuan is not None and rung.yuan.low == rung.yuan.high]
    for (lower, more), (upper, less) in pairwise(paid):
        if of.why is None and isinstance(more, Decimal) and isinstance(less, Decimal) and less < more:
            how = Text(
                f"“{lower.title.zh}”{number(more)}元，“{upper.title.zh}”{number(less)}元",
                f'"{lower.title.get("en")}" brings {number(more)} yuan, "{upper.title.get("en")}" {number(less)}',
            )
            yield seen(f"rungs[{of.rungs.index(upper)}]", how=how)


def skipped(of: Decision, look: Look) -> Iterator[Seen]:
    """A rung that is never the result: whoever reaches it surely reaches the next one too."""
    joint, named = Joint(look), set[str]()
    for index, (rung, upper) in enumerate(pairwise(of.rungs)):
        for need in rung.needs:
            if isinstance(need, Reference):
                named.add(need.id)
            else:
                joint.add(need)
        if all(_implied(need, joint, named, look) for need in upper.needs):
            yield seen(f"rungs[{index + 1}]", lower=rung.title, upper=upper.title)


def _implied(need: Clause, joint: Joint, named: set[str], look: Look) -> bool:
    """Whether a need surely holds where the needs of the rungs below do."""
    if not look.reach(need).fails:
        return True
    return need.id in named if isinstance(need, Reference) else joint.implies(need)
