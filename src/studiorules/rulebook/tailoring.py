"""Tailoring: what a rulebook takes from others, what it changes of that, and why."""

import attrs

from studiorules.rulebook.requirement import Requirement
from studiorules.terms import Citation, Text

__all__ = ["Base", "Change", "Dropped", "Import", "LeftOut", "Override", "Removed", "Tailoring"]


@attrs.frozen(kw_only=True)
class Base:
    """A rulebook that another one extends.

    Attributes:
        id: Its id.
        edition: Its edition.
        title: Its name for readers.
        digest: `sha256:…` of its content, what it extends included.
    """

    id: str
    edition: str
    title: Text
    digest: str


@attrs.frozen(kw_only=True)
class Change:
    """One key that an override changes, both sides as they are written.

    Attributes:
        key: The key.
        before: What stood there; "" = nothing.
        after: What stands there now; "" = nothing.
    """

    key: str
    before: str
    after: str


@attrs.frozen(kw_only=True)
class Import:
    """A section, criterion or requirement that a rulebook takes from another one.

    Attributes:
        id: Its full id here.
        source: Where it is taken from, `id@edition:full id`.
        digest: `sha256:…` of that rulebook.
        changes: What is changed of it on the way.
        why: The reason of the changes; None where there is none.
    """

    id: str
    source: str
    digest: str
    changes: tuple[Change, ...] = ()
    why: Text | None = None


@attrs.frozen(kw_only=True)
class Override:
    """What a rulebook changes of the one that it extends.

    Attributes:
        of: Full id of a requirement, criterion or section; `@name` of a value; `kind:name` of anything else that has a
            name, such as `decision:grade/B` or `on_total:late`; `rulebook` for the head.
        by: The rulebook that changes it, `id@edition`.
        changes: What it changes; empty where it only selects.
        selected: Whether what it names is selected; None = nothing is said of that.
        why: The reason.
        basis: Whose numbers: `seen`, `editor`.
        cite: The clause.
    """

    of: str
    by: str
    changes: tuple[Change, ...] = ()
    selected: bool | None = None
    why: Text
    basis: str
    cite: Citation | None = None


@attrs.frozen(kw_only=True)
class Removed:
    """A requirement that is not selected.

    Attributes:
        requirement: The requirement, as it would stand.
        override: What removed it, or removed what it stands under.
    """

    requirement: Requirement
    override: Override


@attrs.frozen(kw_only=True)
class LeftOut:
    """A ladder, line on the total, priority or claim that is not selected.

    Attributes:
        of: Its name, as overrides write it: `on_total:late`.
        title: Its name for readers; None = it has none.
        override: What removed it.
    """

    of: str
    title: Text | None
    override: Override


@attrs.frozen(kw_only=True)
class Dropped:
    """A name that a condition no longer asks for, because what it names is not selected.

    Attributes:
        of: Whose condition: full id of a requirement, criterion or section, or `decision:grade/B`.
        name: Full id of what is not selected.
    """

    of: str
    name: str


@attrs.frozen(kw_only=True)
class Tailoring:
    """What a rulebook takes from others, and what it makes of that.

    Attributes:
        bases: What it extends, the nearest first.
        imports: What it takes from rulebooks that it does not extend.
        overrides: What is changed, in the order in which it is applied.
        added: Full ids of the requirements that no base has.
        removed: Requirements of a base that are not selected, in order.
        left_out: What else of a base is not selected.
        dropped: Names that conditions no longer ask for.
    """

    bases: tuple[Base, ...] = ()
    imports: tuple[Import, ...] = ()
    overrides: tuple[Override, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    dropped: tuple[Dropped, ...] = ()
