"""When something is in force."""

from datetime import date

import attrs

__all__ = ["InForce"]


@attrs.frozen(kw_only=True)
class InForce:
    """When a rulebook, or a part of it, is in force.

    Attributes:
        from_: First day; None = not known.
        to: Last day; None = no end known.
        unknown: Whether nobody knows.
    """

    from_: date | None = None
    to: date | None = None
    unknown: bool = False

    def surely_not_on(self, day: date) -> bool:
        """Whether it surely was not in force on a day; an unknown interval never surely was not."""
        return not self.unknown and (
            (self.from_ is not None and day < self.from_) or (self.to is not None and day > self.to)
        )
