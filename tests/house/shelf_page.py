"""The pages of the shelf, written from the rulebooks and the sources themselves."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from studiorules.intake import published, shelf
from studiorules.reports.rule_words import judged_words
from studiorules.reports.voice import Voice
from studiorules.rulebook import Rulebook
from studiorules.terms import Lang


@cache
def told_sources() -> dict[str, dict[str, Any]]:
    """What is told of each source, by its id."""
    text = (files("studiorules") / "shelf" / "sources.toml").read_text(encoding="utf-8")
    sources: dict[str, dict[str, Any]] = tomllib.loads(text)["source"]
    return sources


def table(lang: Lang) -> str:
    """Every rulebook in a line."""
    head = {
        "zh": "| 编号 | 名称 | 评什么 | 来源 | 年份 | 要求 | 满分 | 未载明 |",
        "en": "| id | title | what is judged | source | year | requirements | points | not seen |",
    }[lang]
    return "\n".join([head, "|---|---|---|---|---|--:|--:|--:|", *(_row(published(name), lang) for name in shelf())])


def entries(lang: Lang) -> str:
    """Every rulebook in a paragraph: what is known of it, what is not, and where it was seen."""
    return "\n\n".join("\n".join(_entry(published(name), lang)) for name in shelf())


def sources(lang: Lang) -> str:
    """Every source that a rulebook cites: what it is, how much of it was seen, and where."""
    return "\n".join(_source(name, told, lang) for name, told in told_sources().items())


def _row(book: Rulebook, lang: Lang) -> str:
    unseen = sum(one.unseen for one in book)
    source = "" if book.cite is None else book.cite.source
    unknown = _pick(lang, "不详", "not known")
    points = "—" if book.allotted is None else unknown if book.points_unknown else f"{book.allotted.normalize():f}"
    cells = (
        f"[`{book.id}`](#{book.id})",
        book.title.get(lang),
        judged_words(Voice(lang=lang, book=book)),
        f"`{source}`",
        told_sources()[source].get("on", unknown).partition("-")[0],
        str(len(book)),
        points,
        str(unseen),
    )
    return f"| {' | '.join(cells)} |"


def _entry(book: Rulebook, lang: Lang) -> Iterator[str]:
    yield f"### {book.id}"
    yield ""
    end = _pick(lang, "。", ".")
    space, semicolon = _pick(lang, "", " "), _pick(lang, "；", "; ")
    why = "" if book.why is None else f"{space}{_sentence(book.why.get(lang))}{end}"
    yield f"**{book.title.get(lang)}**{end}{why}"
    unseen = [one.title.get(lang) for one in book if one.unseen]
    if unseen:
        yield ""
        yield _pick(lang, "未载明：", "Not seen: ") + semicolon.join(unseen) + end
    unknown = [_title(book, id_).get(lang) for id_ in book.unknown_points]
    if unknown:
        yield ""
        yield _pick(lang, "分值未知：", "Points not known: ") + semicolon.join(unknown) + end
    yield ""
    cited = dict.fromkeys(_cited(book))
    yield _pick(lang, "来源：", "Sources: ") + _pick(lang, "、", ", ").join(f"`{one}`" for one in cited) + end


def _title(book: Rulebook, id_: str) -> Any:
    section = next((one for one in book.sections if one.id == id_), None)
    return book[id_].title if section is None else section.title


def _cited(book: Rulebook) -> Iterator[str]:
    """Ids of the sources, in the order in which a rulebook first names them."""
    cites = [
        book.cite,
        *(one.cite for one in book.sections),
        *(one.cite for one in book.criteria),
        *(one.cite for one in book),
        *(one.cite for one in book.decisions),
        *(one.cite for parameter in book.parameters.values() for one in parameter.dated),
    ]
    yield from (one.source for one in cites if one is not None)


def _source(name: str, told: dict[str, Any], lang: Lang) -> str:
    comma, end = _pick(lang, "，", ", "), _pick(lang, "。", ".")
    said = f"- `{name}`{_pick(lang, '：', ': ')}{told[lang]}"
    if "on" in told:
        said += f"{comma}{told['on'].replace('/', '–')}"
    if "seen" in told:
        said += f"{_pick(lang, '；见到的：', '; seen: ')}{told['seen'][lang]}"
    places = [f"[{place['grade']}]({place['url']})" for place in told.get("at", ())]
    return said + end + (f" {' '.join(places)}" if places else "")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _pick(lang: Lang, zh: str, en: str) -> str:
    return zh if lang == "zh" else en
