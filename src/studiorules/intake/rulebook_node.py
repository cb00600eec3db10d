"""A place in a rulebook's document: the value there, the way to it, and the readers of simple values.

Every reader notes what is wrong and goes on, so that all problems of a document come out at once. What it returns after
a problem is empty; nothing of it survives, since a rulebook with a problem is never built.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from studiorules.errors import Problem, Unreadable, nearest, only_near
from studiorules.intake.rulebook_desk import Desk
from studiorules.terms import Citation, Period, Text

__all__ = ["FEW", "Node", "Words", "shown"]

FEW: Final = 50
"""How many lines, steps, rungs or exceptions may stand in one list: each is asked when those before it are answered."""
MOST_ITEMS: Final = 10_000
"""How many values any other list may have."""

Words: TypeAlias = tuple[str, str]
"""The same words in Chinese and in English."""

_LONGEST: Final = 4000
_LONGEST_ID: Final = 100
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_TEXT: Final = ("文字", "text")
_TITLE: Final = frozenset({"zh", "en"})
_NOTHING: Final = MappingProxyType[str | int, "Node"]({})


@attrs.frozen(eq=False)
class Node:
    """A value in a document; of a table, `in` and iteration are of its keys.

    Attributes:
        value: The plain value: a table, a list, a text, a number, yes or no, a day.
        path: The way to it, `requirement[0].where.kind`; empty for the whole document.
        file: The file, as problems name it; "" for a document that came from memory.
        desk: Where problems go.
        laid: What stands elsewhere, by key or position: laid over a table, or put into a list.
    """

    value: object
    path: str
    file: str
    desk: Desk
    laid: Mapping[str | int, "Node"] = _NOTHING

    def __contains__(self, key: object) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def __iter__(self) -> Iterator[str]:
        return iter(self.value if isinstance(self.value, dict) else ())

    @property
    def spot(self) -> str:
        """File and path."""
        return f"{self.file}:{self.path}" if self.file else self.path

    @property
    def layer(self) -> int:
        """Which rulebook of those that extend one another its document is of, 1 for the lowest; 0 for none."""
        return self.desk.layers.get(self.file, 0)

    def at(self, key: str) -> "Node":
        """The value under a key; None inside where there is no such key."""
        if key in self.laid:
            return self.laid[key]
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(found, f"{self.path}.{key}" if self.path else key, self.file, self.desk)

    def get(self, key: str) -> "Node | None":
        """The value under a key; None where there is no such key."""
        return self.at(key) if key in self else None

    def with_value(self, value: object) -> "Node":
        """The same place with another value."""
        return Node(value, self.path, self.file, self.desk)

    def overlaid(self, over: Mapping[str, "Node"], without: Container[str] = ()) -> "Node":
        """The same table with keys that stand elsewhere, and without some of its own."""
        own = self.value if isinstance(self.value, dict) else {}
        value = {key: one for key, one in own.items() if key not in without} | {key: n.value for key, n in over.items()}
        laid = {key: node for key, node in self.laid.items() if key not in without} | dict(over)
        return attrs.evolve(self, value=value, laid=laid)

    def listing(self, items: Sequence["Node"]) -> "Node":
        """A list at this place of values that stand elsewhere."""
        return attrs.evolve(self, value=[one.value for one in items], laid=dict(enumerate(items)))

    def problem(
        self,
        code: str,
        *,
        found: object = "",
        expected: Words = ("", ""),
        meant: Words | None = None,
        choices: Words | None = None,
        advice: Words | None = None,
        instead: str = "",
    ) -> None:
        """Note what is wrong here."""
        told = Problem(
            code=code,
            path=self.path,
            found=str(found),
            expected=expected,
            suggestion=meant,
            choices=choices,
            advice=advice,
            instead=instead,
        )
        self.desk.note(self.file, told)

    def unreadable(self, trouble: Unreadable) -> None:
        """Note why the value here cannot be read."""
        Node(None, self.path + trouble.inside, self.file, self.desk).problem(
            trouble.code,
            found=trouble.found,
            expected=trouble.expected,
            meant=trouble.suggestion,
            choices=trouble.choices,
            instead=trouble.instead,
        )

    def wrong(self, zh: str, en: str) -> None:
        """Note that something else is expected here."""
        self.problem("wrong-type", found=shown(self.value), expected=(zh, en))

    def misfit(self, zh: str, en: str) -> None:
        """Note that what stands here cannot stand here."""
        self.problem("does-not-fit", found=self.path.rsplit(".", 1)[-1], expected=(zh, en))

    def unknown(self, what: Words, known: object, *, code: str = "unknown-name") -> None:
        """Note that there is nothing of the name that stands here, and what was probably meant."""
        names = [str(one) for one in known] if isinstance(known, (Mapping, list, tuple, set, frozenset)) else []
        near = nearest(str(self.value), names)
        meant = None if near is None else (near, near)
        self.problem(code, found=self.value, expected=what, meant=meant, instead=only_near(str(self.value), names))

    def require(self, key: str) -> "Node | None":
        """The value under a key; a problem where there is none."""
        if key not in self:
            self.at(key).problem("missing-required")
            return None
        return self.at(key)

    def closed(self, known: frozenset[str], later: frozenset[str] = frozenset()) -> bool:
        """Say whether this is a table with known keys only, and note each key that is not."""
        if not isinstance(self.value, dict):
            self.problem("not-a-table", found=shown(self.value))
            return False
        fine = True
        for key in self.value:
            if key in known:
                continue
            fine = False
            if key in later:
                self.at(key).problem("not-yet", found=key)
                continue
            near = nearest(key, known)
            meant = None if near is None else (near, near)
            self.at(key).problem("unknown-field", found=key, meant=meant, instead=only_near(key, known))
        return fine

    def items(self, most: int = MOST_ITEMS) -> list["Node"]:
        """The values of a list; none, and a problem, where it is no list or has more of them."""
        if not isinstance(self.value, (list, tuple)):
            self.wrong("用方括号写的一组", "a list in square brackets")
            return []
        if len(self.value) > most:
            self.problem("too-many", found=str(len(self.value)), expected=(str(most), str(most)))
            return []
        return [
            self.laid.get(index) or Node(one, f"{self.path}[{index}]", self.file, self.desk)
            for index, one in enumerate(self.value)
        ]

    def entries(self) -> Iterator[tuple[str, "Node"]]:
        """The keys and values of a table; none, and a problem, where it is no table."""
        if not isinstance(self.value, dict):
            self.problem("not-a-table", found=shown(self.value))
            return
        for key in self.value:
            yield key, self.at(key)

    def text(self, longest: int = _LONGEST) -> str:
        """A text that says something; "" after a problem."""
        said = self.value
        if not isinstance(said, str) or not said.strip():
            self.wrong(*_TEXT)
            return ""
        if len(said) > longest:
            self.problem("too-long", found=str(len(said)), expected=(str(longest), str(longest)))
            return ""
        return said

    def id(self) -> str:
        """An English identifier; "" after a problem."""
        said = self.text(_LONGEST_ID)
        if said and _ID.fullmatch(said) is None:
            self.wrong("英文编号（字母、数字、连字符）", "an English id (letters, digits, hyphens)")
            return ""
        return said

    def number(self, least: int | None = None) -> Decimal | None:
        """A number; None after a problem."""
        said = self.value
        if isinstance(said, bool) or not isinstance(said, (int, Decimal)):
            self.wrong("数", "a number")
            return None
        number = Decimal(said)
        if not number.is_finite() or number.adjusted() > 15 or int(number.as_tuple().exponent) < -9:
            self.problem("not-a-number", found=shown(said))
            return None
        if least is not None and number < least:
            self.problem("below-floor", found=shown(said), expected=(str(least), str(least)))
            return None
        return number

    def whole(self, least: int, most: int) -> int | None:
        """A whole number between two others, both included; None after a problem."""
        said = self.value
        if isinstance(said, bool) or not isinstance(said, int) or not least <= said <= most:
            self.wrong(f"{least}到{most}之间的整数", f"a whole number from {least} to {most}")
            return None
        return said

    def flag(self) -> bool:
        """Yes or no; no after a problem."""
        if not isinstance(self.value, bool):
            self.wrong("是或否（true、false）", "yes or no (true, false)")
            return False
        return self.value

    def word(self, words: tuple[str, ...], later: tuple[str, ...] = ()) -> str:
        """One of a closed set of words; "" after a problem."""
        said = self.value
        if isinstance(said, str) and said in words:
            return said
        if isinstance(said, str) and said in later:
            self.problem("not-yet", found=said)
        elif isinstance(said, str):
            self.unknown(("、".join(words), f"one of {', '.join(words)}"), words, code="unknown-level")
        else:
            self.wrong("、".join(words), ", ".join(words))
        return ""

    def says(self) -> Text | None:
        """Words for people: a text, or a table of zh and en; None after a problem."""
        if isinstance(self.value, dict):
            if not self.closed(_TITLE):
                return None
            return self.title()
        said = self.text()
        return Text(said) if said else None

    def title(self) -> Text:
        """The zh and en of a table; zh is required."""
        zh, en = self.require("zh"), self.get("en")
        return Text("" if zh is None else zh.text(), None if en is None else en.text())

    def cite(self) -> Citation | None:
        """Where a clause stands; None after a problem."""
        said = self.text()
        return Citation.parse(said) if said else None

    def period(self) -> Period | None:
        """A day, a month or a year; None after a problem."""
        try:
            period = Period.of(self.value)
        except Unreadable as trouble:
            self.unreadable(trouble)
            return None
        if period.form == "moment" and not period.text.startswith("["):
            return period
        self.problem("duration-as-moment", found=period.text)
        return None

    def first_day(self) -> date | None:
        """The first day of a day, month or year; None after a problem."""
        period = self.period()
        return None if period is None or period.first is None else date.fromordinal(period.first)

    def last_day(self) -> date | None:
        """The last day of a day, month or year; None after a problem."""
        period = self.period()
        return None if period is None or period.last is None else date.fromordinal(period.last)


def shown(said: object) -> str:
    """Quote a value as it is written."""
    if said is None or isinstance(said, bool):
        return {None: "null", True: "true", False: "false"}[said]
    if isinstance(said, str):
        return f'"{said[:60]}"'
    if isinstance(said, dict):
        return "{…}" if said else "{}"
    if isinstance(said, (list, tuple)):
        return "[…]" if said else "[]"
    return str(said)[:60]
