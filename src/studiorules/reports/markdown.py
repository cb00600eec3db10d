"""Pages as Markdown: plain words stay plain words, whatever they hold."""

import re
from collections.abc import Iterator

import attrs

from studiorules.reports.grid import one_line
from studiorules.reports.page import Block, Heading, Item, Items, Page, Paragraph, Rule, Rules, Signatures, Table
from studiorules.terms import Lang

__all__ = ["markdown"]

_MEANT = re.compile(r"[\\`*_\[\]<>|~&#$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^(?:(?P<sign>[-+=])|(?P<number>\d{1,9})(?=[.)]))")
_BLANK = "＿" * 12


def markdown(page: Page) -> str:
    """Write a page as Markdown."""
    writer = _Writer(page.lang)
    parts = [f"# {_plain(page.title)}"]
    if page.under:
        parts.append(_opening(" · ".join(page.under)))
    parts += [part for block in page.blocks for part in writer.block(block)]
    if page.foot:
        parts += ["---", _opening(page.foot)]
    return "\n\n".join(parts) + "\n"


@attrs.frozen
class _Writer:
    """Writes blocks in one language."""

    lang: Lang

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield f"{'#' * (block.level + 1)} {_plain(block.text)}{self.beside(block.aside)}"
            case Paragraph():
                yield f"{_label(block.label)}{_plain(block.text)}" if block.label else _opening(block.text)
            case Items():
                yield _items(block.items)
            case Table():
                yield _table(block)
            case Rules():
                for rule in block.rules:
                    yield from self.rule(rule)
            case Signatures():
                yield "\n".join(f"- {_plain(place)} {_BLANK}" for place in block.places)

    def rule(self, rule: Rule) -> Iterator[str]:
        title = f"**{_plain(rule.number)} {_plain(rule.title)}**{self.beside(rule.worth)}"
        yield title + "".join(f" 〔{_plain(mark)}〕" for mark in rule.marks)
        if rule.sentence:
            yield _opening(rule.sentence)
        if rule.items:
            yield _items(rule.items)

    def beside(self, aside: str) -> str:
        if not aside:
            return ""
        return f"（{_plain(aside)}）" if self.lang == "zh" else f" ({_plain(aside)})"


def _items(items: tuple[Item, ...]) -> str:
    lines = []
    for one in items:
        words = f"{_label(one.label)}{_plain(one.text)}" if one.label else _opening(one.text)
        lines.append(f"{'  ' * one.depth}- {words}")
    return "\n".join(lines)


def _table(table: Table) -> str:
    rule = ["---:" if at in table.numbers else "---" for at in range(len(table.head))]
    head, *rows = ([_plain(cell) for cell in row] for row in (table.head, *table.rows))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _label(label: str) -> str:
    return f"*{_plain(label)}* "


def _opening(text: str) -> str:
    """Escape words that begin a line."""
    return _AT_START.sub(lambda found: f"\\{found[0]}" if found["sign"] else f"{found[0]}\\", _plain(text))


def _plain(text: str) -> str:
    """Escape what Markdown would read as more than words."""
    return _MEANT.sub(r"\\\g<0>", one_line(text, terminal=False))
