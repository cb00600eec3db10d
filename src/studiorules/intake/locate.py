"""Where in a JSON or TOML text each value stands; asked only when something is wrong.

The text has been parsed already, so it is taken to be well formed. A key stands where it is written, an item of a list
where it begins, an item of an array of tables at its header.
"""

import re
import sys
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal

import attrs

__all__ = ["Span", "deeper_than", "long_key", "positions", "spans", "tokens_of"]

Place = tuple[int, int]

_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_TOML = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<text>\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<mark>[\[\]{},=.\n])
    |(?P<word>[^\s\[\]{},=."'\#]+)""",
    re.VERBOSE | re.DOTALL,
)
_MOST_KEYS = 100
"""More parts than any dotted key may have: a line without `=` would read as one key without end."""
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "/": "/", "\\": "\\"}
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)


def positions(text: str, form: Literal["json", "toml", "xlsx"]) -> dict[str, Place]:
    """Return line and column, counted from 1, of every path in a text."""
    tokens = list(_json_tokens(text)) if form == "json" else list(_toml_tokens(text))
    found: dict[str, Place] = {}
    (_Json if form == "json" else _Toml)(tokens, found).read()
    return found


@attrs.frozen
class Span:
    """Where something stands in a text, as offsets.

    Attributes:
        start: Where its key begins; of an item of a list, where the item does.
        value: Where its value begins.
        end: Where it ends.
    """

    start: int
    value: int
    end: int


def tokens_of(text: str) -> list[tuple[int, str]]:
    """Return every mark, word and line end of a TOML text with its offset; comments and blanks are left out."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    return [(starts[line - 1] + column - 1, token) for token, (line, column) in _toml_tokens(text)]


def spans(text: str) -> dict[str, Span]:
    """Return where every pair and item of a TOML text begins and ends; a path that several pairs share has none."""
    walker = _Toml(list(_toml_tokens(text)), {})
    walker.read()
    at = tokens_of(text)
    return {
        path: Span(at[first][0], at[value][0], at[last][0] + len(at[last][1]))
        for path, told in walker.stretches.items()
        if told is not None
        for first, value, last in (told,)
        if last < len(at)
    }


def deeper_than(text: str, limit: int) -> Place | None:
    """Return where a text first has more than so many brackets open; None where it never has."""
    depth = 0
    for token, place in _json_tokens(text):
        if token in ("{", "["):
            depth += 1
            if depth > limit:
                return place
        elif token in ("}", "]"):
            depth -= 1
    return None


def long_key(text: str, limit: int) -> Place | None:
    """Return where a key of a TOML text first has more than so many parts; None where none has.

    Reading such a key takes a time that grows with the square of its length.
    """
    if all(line.count(".") < limit for line in text.split("\n")):
        return None
    parts, start, dotted = 0, (1, 1), False
    for token, place in _toml_tokens(text):
        if token == ".":
            dotted = True
        elif token[0] in "[]{},=\n":
            parts, dotted = 0, False
        else:
            parts, start = (parts + 1, start) if dotted else (1, place)
            dotted = False
            if parts > limit:
                return start
    return None


def _placed(text: str, matches: Iterator[re.Match[str]]) -> Iterator[tuple[re.Match[str], Place]]:
    line, start, at = 1, 0, 0
    for match in matches:
        begin = match.start()
        newlines = text.count("\n", at, begin)
        if newlines:
            line += newlines
            start = text.rfind("\n", at, begin) + 1
        at = begin
        yield match, (line, begin - start + 1)


def _json_tokens(text: str) -> Iterator[tuple[str, Place]]:
    for match, place in _placed(text, _JSON.finditer(text)):
        yield match[0], place


def _toml_tokens(text: str) -> Iterator[tuple[str, Place]]:
    for match, place in _placed(text, _TOML.finditer(text)):
        if match.lastgroup != "skip":
            yield match[0], place


def _unquoted(token: str) -> str:
    if token[:1] == "'":
        return token[1:-1]
    if token[:1] != '"':
        return token

    def plain(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        if code:
            return chr(min(int(code, 16), sys.maxunicode))  # a text with more is refused, but its place is sought
        return _ESCAPES.get(match[3], match[3])

    return _ESCAPED.sub(plain, token[1:-1])


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


class _Json:
    """Walks the tokens of a JSON text."""

    def __init__(self, tokens: list[tuple[str, Place]], found: dict[str, Place]) -> None:
        self.tokens = tokens
        self.found = found
        self.at = 0

    def read(self) -> None:
        """Note the place of everything."""
        if self.tokens:
            self.found[""] = self.tokens[0][1]
            self.value("")

    def take(self) -> tuple[str, Place]:
        """Return the next token and go on; an empty one at the end."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else ("", (0, 0))
        self.at += 1
        return token

    def peek(self) -> str:
        """Return the next token."""
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def value(self, path: str) -> None:
        """Walk through one value."""
        token, _ = self.take()
        if token == "{":
            self.table(path)
        elif token == "[":
            self.items(path)

    def table(self, path: str) -> None:
        """Walk through a table whose bracket is open."""
        while self.peek() not in ("}", ""):
            key, place = self.take()
            below = _below(path, _unquoted(key))
            self.found.setdefault(below, place)
            self.take()
            self.value(below)
            if self.peek() == ",":
                self.take()
        self.take()

    def items(self, path: str) -> None:
        """Walk through a list whose bracket is open."""
        index = 0
        while self.peek() not in ("]", ""):
            below = f"{path}[{index}]"
            self.found[below] = self.tokens[self.at][1]
            self.value(below)
            index += 1
            if self.peek() == ",":
                self.take()
        self.take()


class _Toml(_Json):
    """Walks the tokens of a TOML text."""

    def __init__(self, tokens: list[tuple[str, Place]], found: dict[str, Place]) -> None:
        super().__init__(tokens, found)
        self.counts: dict[str, int] = {}
        self.stretches: dict[str, tuple[int, int, int] | None] = {}

    def read(self) -> None:
        """Note the place of everything."""
        self.found[""] = (1, 1)
        table = ""
        while self.at < len(self.tokens):
            token, place = self.tokens[self.at]
            if token == "\n":
                self.at += 1
            elif token == "[":
                table = self.header(place)
            else:
                self.pair(table)

    def header(self, place: Place) -> str:
        """Read `[a.b]` or `[[a.b]]` and return its path."""
        self.at += 1
        many = self.peek() == "["
        self.at += many
        keys = self.keys("]")[:_MOST_KEYS] or [""]
        self.at += 1 + many
        path = ""
        for key in keys[:-1]:
            path = self.current(_below(path, key))
            self.found.setdefault(path, place)
        path = _below(path, keys[-1])
        if many:
            self.found.setdefault(path, place)
            self.counts[path] = self.counts.get(path, -1) + 1
        path = self.current(path)
        self.found.setdefault(path, place)
        return path

    def current(self, path: str) -> str:
        """Return the path of the last item where it is that of an array of tables."""
        return f"{path}[{self.counts[path]}]" if path in self.counts else path

    def keys(self, until: str) -> list[str]:
        """Read a dotted key up to a mark."""
        keys: list[str] = []
        while self.peek() not in (until, ""):
            token, _ = self.take()
            if token != ".":
                keys.append(_unquoted(token))
        return keys

    def pair(self, table: str) -> None:
        """Read `a.b = value`."""
        first, place = self.at, self.tokens[self.at][1]
        path = table
        passed: list[str] = []
        for key in self.keys("=")[:_MOST_KEYS]:
            path = _below(path, key)
            passed.append(path)
            self.found.setdefault(path, place)
        self.take()
        value = self.at
        self.value(path)
        for one in passed:
            self.stretches[one] = None if one in self.stretches else (first, value, self.at - 1)

    def value(self, path: str) -> None:
        """Walk through one value; a number or a day may be several tokens."""
        token = self.peek()
        if token == "{":
            self.take()
            self.table(path)
        elif token == "[":
            self.take()
            self.items(path)
        else:
            # Something is taken whatever it is: in a text that breaks off or is closed wrongly nothing may stand still.
            self.take()
            while self.peek() not in (",", "]", "}", "\n", ""):
                self.take()

    def table(self, path: str) -> None:
        """Walk through an inline table whose bracket is open."""
        while self.peek() not in ("}", ""):
            if self.peek() in (",", "\n"):
                self.take()
            else:
                self.pair(path)
        self.take()

    def items(self, path: str) -> None:
        """Walk through a list whose bracket is open."""
        index = 0
        while self.peek() not in ("]", ""):
            if self.peek() in (",", "\n"):
                self.take()
                continue
            below, first = f"{path}[{index}]", self.at
            self.found[below] = self.tokens[self.at][1]
            self.value(below)
            self.stretches[below] = (first, first, self.at - 1)
            index += 1
        self.take()
