"""Pages as plain text for a terminal: Chinese counts two cells, tables stand in columns."""

from collections.abc import Iterator

from studiorules.reports.grid import cells, clean, columns, one_line, pad
from studiorules.reports.page import Block, Heading, Item, Items, Page, Paragraph, Rule, Rules, Signatures, Table

__all__ = ["page_text"]


def page_text(page: Page) -> str:
    """Write a page as plain text."""
    lines = [_beside(one_line(page.title), " · ".join(one_line(part) for part in page.under), page)]
    for block in page.blocks:
        lines += _block(block, page)
    if page.foot:
        lines += ["", one_line(page.foot)]
    return clean("\n".join(lines)) + "\n"


def _beside(title: str, aside: str, page: Page) -> str:
    if not aside:
        return title
    return f"{title}（{aside}）" if page.lang == "zh" else f"{title} ({aside})"


def _block(block: Block, page: Page) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield ("" if block.level == 1 else "  ") + _beside(one_line(block.text), one_line(block.aside), page)
        case Paragraph():
            yield "  " + _labelled(block.label, block.text)
        case Items():
            yield from _items(block.items, "  ")
        case Table():
            rows = [tuple(one_line(cell) for cell in row) for row in (block.head, *block.rows)]
            sides = ["right" if at in block.numbers else "left" for at in range(len(block.head))]
            yield from columns(rows, align=sides, indent="    ")  # type: ignore[arg-type]  # two literal words
        case Rules():
            for rule in block.rules:
                yield from _rule(rule, page)
        case Signatures():
            yield ""
            yield "    ".join(f"{one_line(place)} ____________" for place in block.places)


def _rule(rule: Rule, page: Page) -> Iterator[str]:
    left, right = ("〔", "〕") if page.lang == "zh" else ("[", "]")
    marks = "".join(f"  {left}{one_line(mark)}{right}" for mark in rule.marks)
    yield f"  {one_line(rule.number)} {_beside(one_line(rule.title), one_line(rule.worth), page)}{marks}"
    if rule.sentence:
        yield f"      {one_line(rule.sentence)}"
    yield from _items(rule.items, "      ")


def _items(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    wide = max((cells(one_line(one.label)) for one in items if one.label), default=0)
    for one in items:
        label = f"{pad(one_line(one.label), wide)}  " if one.label else ""
        yield f"{indent}{'  ' * one.depth}{label}{one_line(one.text)}"


def _labelled(label: str, text: str) -> str:
    return f"{one_line(label)}  {one_line(text)}" if label else one_line(text)
