"""How many points a studio can have, once it is known what does not apply to it."""

from collections.abc import Sequence
from decimal import Decimal

from studiorules.findings.figures import Figures
from studiorules.rulebook import Requirement, Situations, Way, dropped_in

__all__ = ["can_be_had"]


def can_be_had(requirements: Sequence[Requirement], most: Decimal, situations: Situations, figures: Figures) -> Decimal:
    """Return the points that can be had, less those of what surely does not apply and is dropped.

    Args:
        requirements: What brings the points.
        most: Points that can be had where as much applies as ever can.
        situations: What can apply together.
        figures: The numbers of an evaluation.
    """
    ways = situations.among(requirements)
    gone = sum(
        (
            one.allotted
            for one in requirements
            if one.not_applicable == "none" and one.id not in ways[0] and not figures.value(one.id, "may_apply")
        ),
        Decimal(0),
    )
    if len(ways) == 1:
        return most - gone
    dropped = min(dropped_in(way, requirements) for way in ways if _may_come(way, figures))
    return most + situations.always_dropped(requirements) - dropped - gone


def _may_come(way: Way, figures: Figures) -> bool:
    """Whether it may still come out in a way what applies; what cannot be computed says nothing of it."""
    return all(
        figures.value(id_, "error")
        or (figures.value(id_, "may_apply") if applies else not figures.value(id_, "applies"))
        for id_, applies in way.items()
    )
