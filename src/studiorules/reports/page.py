"""A page before it is Markdown or HTML: what stands on it, in order, and nothing of how it is written.

Whoever composes a page puts plain words into these blocks; whoever writes it escapes them. So no title of a rulebook
can become a tag, a link or a heading.
"""

from typing import TypeAlias

import attrs

from studiorules.terms import Lang

__all__ = ["Block", "Heading", "Item", "Items", "Page", "Paragraph", "Rule", "Rules", "Signatures", "Table"]


@attrs.frozen
class Heading:
    """A heading inside a page.

    Attributes:
        level: 1 for the parts of a page, 2 below them.
        text: The words.
        aside: What stands beside them, smaller; empty for nothing.
    """

    level: int
    text: str
    aside: str = ""


@attrs.frozen
class Paragraph:
    """A paragraph.

    Attributes:
        text: The words.
        label: What it says of what stands above; empty for nothing.
    """

    text: str
    label: str = ""


@attrs.frozen
class Item:
    """One line of a list.

    Attributes:
        text: The words.
        label: What kind of line it is; empty for nothing.
        depth: 0 for the list itself, 1 for a list inside it, and so on.
    """

    text: str
    label: str = ""
    depth: int = 0


@attrs.frozen
class Items:
    """A list; no item stands more than one deeper than the one before it."""

    items: tuple[Item, ...]


@attrs.frozen
class Table:
    """A table; every row has as many cells as the head.

    Attributes:
        head: The names of the columns.
        rows: The cells.
        numbers: Positions of the columns that hold numbers.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class Rule:
    """One numbered rule.

    Attributes:
        number: Its number on the page.
        title: Its name.
        marks: What a reader must see at once.
        worth: What it is worth; empty where it brings no points.
        sentence: What it asks; empty where only the items say it.
        items: What hangs on it.
    """

    number: str
    title: str
    marks: tuple[str, ...] = ()
    worth: str = ""
    sentence: str = ""
    items: tuple[Item, ...] = ()


@attrs.frozen
class Rules:
    """Rules that stand together.

    Attributes:
        head: The names of the columns where they are set as a table: number, rule, worth.
        rules: The rules.
    """

    head: tuple[str, str, str]
    rules: tuple[Rule, ...]


@attrs.frozen
class Signatures:
    """Places to sign: who or what signs in each."""

    places: tuple[str, ...]


Block: TypeAlias = Heading | Paragraph | Items | Table | Rules | Signatures


@attrs.frozen(kw_only=True)
class Page:
    """A page.

    Attributes:
        lang: Its language.
        title: Its title.
        under: What stands under the title, in one line.
        blocks: What stands on it.
        foot: What stands at its foot.
        running: What the printer puts at the foot of every sheet.
    """

    lang: Lang
    title: str
    under: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    foot: str = ""
    running: str = ""
