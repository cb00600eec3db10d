"""A strict reader of our own pages: every tag closed in its order, nothing loaded, nothing that runs."""

import re
from html.parser import HTMLParser

VOID = {"meta", "br"}
KNOWN = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "small", "p", "b", "br", "footer"),
    *("ul", "li", "table", "thead", "tbody", "tr", "th", "td", "span", "div"),
}
ATTRIBUTES = {"lang", "charset", "class"}
# where a tag may stand; a browser would otherwise close or move it by itself
INSIDE = {
    "li": {"ul"},
    "tr": {"thead", "tbody"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "ul": {"main", "li", "td"},
    "table": {"main"},
    "p": {"main"},
}


class Strict(HTMLParser):
    """Reads a page and keeps its words; anything that is not as it must be fails."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES, attrs
        assert tag not in INSIDE or self.open[-1] in INSIDE[tag], f"{tag} in {self.open}"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError(f"<{tag}/> with {attrs}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}>"

    def handle_data(self, data: str) -> None:
        assert self.open or not data.strip(), f"words outside the page: {data}"
        if self.open and self.open[-1] == "style":
            assert not re.search(r"url\(|@import|://|expression|<", data, re.IGNORECASE), data
            return
        assert not re.search("[<>&]", data), data
        self.words.append(data)

    def handle_entityref(self, name: str) -> None:
        self.words.append({"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[name])

    def handle_charref(self, name: str) -> None:
        self.words.append({"x27": "'"}[name])

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def words_of(page: str) -> str:
    """The words of a page, its style left out.

    Raises:
        AssertionError: If the page is not well-formed, loads something or could run something.
    """
    assert page.startswith("<!doctype html>\n<html lang=")
    reader = Strict()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return "".join(reader.words)
