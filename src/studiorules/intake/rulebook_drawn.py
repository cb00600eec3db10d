"""A rulebook and all that it takes from others, as one outline."""

import attrs

from studiorules.intake.rulebook_extends import Found
from studiorules.intake.rulebook_head import Head
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import Outline, RequirementPart
from studiorules.rulebook import Base, Import, LeftOut, Override

__all__ = ["Drawn", "Unselected"]


@attrs.frozen(eq=False)
class Unselected:
    """A requirement that is not selected.

    Attributes:
        part: The requirement, as outlined.
        scope: Full id of what it stands under; "" for nothing.
        override: What removed it, or removed what it stands under.
    """

    part: RequirementPart
    scope: str
    override: Override


@attrs.frozen(kw_only=True, eq=False)
class Drawn:
    """A rulebook and all that it extends, as one.

    Attributes:
        head: Its head.
        root: Its document, with what every one of them lists.
        outline: What is selected.
        digest: `sha256:…` of all of them.
        bases: What it extends, the nearest first.
        imports: What it takes from rulebooks that it does not extend.
        overrides: What is changed, in the order in which it is applied.
        unselected: The requirements that are not selected.
        left_out: What else is not selected.
        taken: Where the rulebooks stand from which it takes something itself.
        found: Where it stands, where it was named by another one.
        gone: What has no outcome any more: full id to `requirement`, `criterion` or `section`.
    """

    head: Head
    root: Node
    outline: Outline
    digest: str
    bases: tuple[Base, ...]
    imports: tuple[Import, ...]
    overrides: tuple[Override, ...]
    unselected: tuple[Unselected, ...]
    left_out: tuple[LeftOut, ...]
    gone: dict[str, str]
    taken: tuple[Found, ...] = ()
    found: Found | None = None
