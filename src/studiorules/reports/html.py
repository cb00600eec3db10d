"""Pages as HTML: one file, no script, nothing loaded from anywhere, A4 when printed; every word escaped."""

import re
from collections.abc import Iterator
from html import escape

from studiorules.reports.grid import one_line
from studiorules.reports.page import Block, Heading, Item, Items, Page, Paragraph, Rule, Rules, Signatures, Table

__all__ = ["html"]

_STYLE = """\
@page{size:A4;margin:18mm 18mm 20mm;@bottom-left{content:%(running)s;font-size:8pt;color:#595959}\
@bottom-right{content:%(sheet)s;font-size:8pt;color:#595959}}
*{box-sizing:border-box} html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font:10.5pt/1.55 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",\
"WenQuanYi Micro Hei","SimHei",sans-serif;color:#1a1a1a;background:#fff;margin:0 auto;max-width:174mm;\
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1{font:700 20pt/1.3 "Noto Serif CJK SC","Songti SC","SimSun","WenQuanYi Micro Hei",serif;text-align:center;\
margin:0 0 2mm}
h2{font-size:11.5pt;margin:6mm 0 1.5mm;padding-bottom:.8mm;border-bottom:1.2pt solid #1a1a1a;break-after:avoid}
h3{font-size:10.5pt;margin:4mm 0 1mm;break-after:avoid}
h2 small,h3 small{font-weight:400;font-size:9pt;color:#595959;margin-left:1em}
p{margin:.8mm 0;font-size:9.5pt} .under{text-align:center;color:#595959;margin:0 0 3mm}
b.l{font-weight:400;color:#595959;margin-right:.6em}
ul{margin:.5mm 0;padding-left:4.5mm;font-size:9.2pt} li{margin:.2mm 0}
table{border-collapse:collapse;width:100%%;font-size:9.2pt;line-height:1.45;margin:1mm 0}
thead{display:table-header-group} tr{break-inside:avoid}
th,td{border-bottom:.5pt solid #bfbfbf;padding:.8mm 1.5mm;text-align:left;vertical-align:top}
thead th{font-size:8.5pt;color:#595959;font-weight:400;border-bottom:.8pt solid #595959;white-space:nowrap}
.n{text-align:right;white-space:nowrap} .no{width:13mm;white-space:nowrap} .w{width:40mm}
.m{border:.6pt solid #7a5200;color:#7a5200;font-size:8pt;padding:0 1mm;margin-left:1.5mm;white-space:nowrap}
.sign{display:grid;grid-template-columns:repeat(3,1fr);gap:14mm 6mm;margin-top:16mm;break-inside:avoid}
.sign div{border-top:.8pt solid #1a1a1a;padding-top:1mm;font-size:9.5pt}
footer{margin-top:6mm;font-size:8pt;color:#595959;border-top:.5pt solid #bfbfbf;padding-top:1.5mm}
"""
_SHEETS = {
    "zh": '"第 " counter(page) " 页 / 共 " counter(pages) " 页"',
    "en": 'counter(page) " / " counter(pages)',
}


def html(page: Page) -> str:
    """Write a page as HTML."""
    title = _words(page.title)
    style = _STYLE % {"running": _quoted(page.running), "sheet": _SHEETS[page.lang]}
    lang = "zh-Hans" if page.lang == "zh" else "en"
    lines = [
        "<!doctype html>",
        f'<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>',
        f"<style>\n{style}</style></head><body><main>",
        f"<h1>{title}</h1>",
    ]
    if page.under:
        lines.append(f'<p class="under">{_words("　·　".join(page.under))}</p>')
    lines += [part for block in page.blocks for part in _block(block)]
    if page.foot:
        lines.append(f"<footer>{_words(page.foot)}</footer>")
    return "\n".join([*lines, "</main></body></html>"]) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            aside = f"<small>{_words(block.aside)}</small>" if block.aside else ""
            yield f"<h{block.level + 1}>{_words(block.text)}{aside}</h{block.level + 1}>"
        case Paragraph():
            yield f"<p>{_label(block.label)}{_words(block.text)}</p>"
        case Items():
            yield _items(block.items)
        case Table():
            yield from _table(block)
        case Rules():
            yield from _rules(block)
        case Signatures():
            places = "".join(f"<div>{_words(place)}</div>" for place in block.places)
            yield f'<div class="sign">{places}</div>'


def _items(items: tuple[Item, ...]) -> str:
    """Nest a flat list: an item that stands deeper opens a list inside the one before it."""
    told, open_lists = "", 0
    for one in items:
        if one.depth + 1 > open_lists:
            told += "<ul>" * (one.depth + 1 - open_lists)
        else:
            told += "</li>" + "</ul></li>" * (open_lists - one.depth - 1)
        open_lists = one.depth + 1
        told += f"<li>{_label(one.label)}{_words(one.text)}"
    return told + "</li></ul>" * open_lists


def _table(table: Table) -> Iterator[str]:
    def row(cells: tuple[str, ...], tag: str) -> str:
        told = []
        for at, cell in enumerate(cells):
            side = ' class="n"' if at in table.numbers else ""
            told.append(f"<{tag}{side}>{_words(cell)}</{tag}>")
        return f"<tr>{''.join(told)}</tr>"

    yield f"<table><thead>{row(table.head, 'th')}</thead><tbody>"
    yield from (row(cells, "td") for cells in table.rows)
    yield "</tbody></table>"


def _rules(block: Rules) -> Iterator[str]:
    number, rule, worth = (_words(name) for name in block.head)
    yield (
        f'<table><thead><tr><th class="no">{number}</th><th>{rule}</th><th class="w">{worth}</th></tr></thead><tbody>'
    )
    yield from (_rule(one) for one in block.rules)
    yield "</tbody></table>"


def _rule(rule: Rule) -> str:
    marks = "".join(f'<span class="m">{_words(mark)}</span>' for mark in rule.marks)
    sentence = f"<br>{_words(rule.sentence)}" if rule.sentence else ""
    items = _items(rule.items) if rule.items else ""
    return (
        f'<tr><td class="no">{_words(rule.number)}</td><td><b>{_words(rule.title)}</b>{marks}{sentence}{items}</td>'
        f"<td>{_words(rule.worth)}</td></tr>"
    )


def _label(label: str) -> str:
    return f'<b class="l">{_words(label)}</b>' if label else ""


def _words(text: str) -> str:
    return escape(one_line(text, terminal=False))


def _quoted(text: str) -> str:
    """Write words as a string of CSS, which stands inside an element whose end no word may write."""
    return '"' + re.sub(r"[^\w\s.,:;()（）·、，。：；-]", lambda found: f"\\{ord(found[0]):06x}", one_line(text)) + '"'
