"""What a field of a record can hold, and how a written value becomes a typed one.

A record class declares each field once (see `declared`); the catalogue, the reader, the documentation and the columns
of the engines are all derived from it.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from studiorules.dossier.units import Unit
from studiorules.errors import Unreadable, only_near
from studiorules.terms import Level, Period, Quantity, Text, Vocabulary
from studiorules.terms.quantity import plain_number

__all__ = [
    "COUNT_CEILING",
    "MONEY_CEILING",
    "Choice",
    "Choices",
    "Contested",
    "Field",
    "FieldKind",
    "Moment",
    "Number",
    "Rank",
    "Words",
    "YesNo",
    "duration",
    "moment",
    "word_of",
]

COUNT_CEILING = 10**6
"""Highest number of things a count may state; the proof that sums fit into 64 bits rests on it."""
MONEY_CEILING = 10**12
"""Highest amount in yuan."""
_LONGEST_TEXT = 2000
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LONGEST_KEY = 200

V = TypeVar("V")


@attrs.frozen
class Contested(Generic[V]):
    """One value told differently by several sources; rules read the hull, findings name the sources.

    Attributes:
        said: Source id and what it says, in the order written; at least two.
    """

    said: tuple[tuple[str, V], ...]


YesNo: TypeAlias = bool | Contested[bool] | None
"""Yes or no; None = not stated."""
Number: TypeAlias = Quantity | Contested[Quantity] | None
"""A bounded number; None = not stated."""
Rank: TypeAlias = str | Level | Contested[str | Level] | None
"""Id of a level, or bounds for it; None = not stated."""
Choice: TypeAlias = str | Contested[str] | None
"""Id of a choice; None = not stated."""
Choices: TypeAlias = tuple[str, ...] | Contested[tuple[str, ...]] | None
"""Ids of choices, all there are; () = none; None = not stated."""
Moment: TypeAlias = Period | Contested[Period] | None
"""A day; None = not stated."""
Words: TypeAlias = str | bool | Contested[str | bool] | None
"""Free text; False = there is none; None = not stated."""


class FieldKind(StrEnum):
    """What a field holds."""

    YES_NO = "yes-no"
    NUMBER = "number"
    LEVEL = "level"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TEXT = "text"
    KEY = "key"


@attrs.frozen(kw_only=True)
class Field:
    """One field that a rule may mention.

    Attributes:
        name: English name inside its section; the dossier's key.
        kind: What it holds.
        text: Its name for readers.
        unit: What a number counts; None for other kinds.
        places: Decimal places of the step: 0 for whole things, 2 for hundredths.
        floor: Lowest number it may hold, in units.
        ceiling: Highest number it may hold, in units.
        vocabulary: The words it may hold; None where the kind has none.
        personal: Whether it is personal data: masked in public, never logged.
        required: Whether a record without it is refused (the kind of a record).
        ahead: Whether a day may lie ahead of the day on which the dossier speaks without saying so (a due date).
    """

    name: str = ""
    kind: FieldKind
    text: Text
    unit: Unit | None = None
    places: int = 0
    floor: int = 0
    ceiling: int = COUNT_CEILING
    vocabulary: Vocabulary | None = None
    personal: bool = False
    required: bool = False
    ahead: bool = False

    def read(self, said: object) -> Any:  # the type follows from the kind
        """Turn a written value into the typed one of this field.

        Raises:
            Unreadable: If it cannot be read; it says what was expected.
        """
        if isinstance(said, Contested):
            return said
        if isinstance(said, Mapping) and set(said) == {"said"}:
            told = said["said"]
            if not isinstance(told, Mapping) or len(told) < 2:
                raise Unreadable("wrong-type", found=str(told), expected=("至少两个出处的说法", "two sources or more"))
            return Contested(tuple((str(source), self._read_one(value)) for source, value in told.items()))
        return self._read_one(said)

    def write(self, value: object) -> object:
        """Turn a typed value into what a document writes."""
        if isinstance(value, Contested):
            return {"said": {source: self.write(one) for source, one in value.said}}
        if isinstance(value, Quantity):
            return value.said()
        if isinstance(value, Period):
            return value.text
        if isinstance(value, Level):
            top, bottom = self._ids()[-1], self._ids()[0]
            if value.high == top:
                return {"at_least": value.low}
            return {"at_most": value.high} if value.low == bottom else {"between": [value.low, value.high]}
        return list(value) if isinstance(value, tuple) else value

    def _ids(self) -> tuple[str, ...]:
        if self.vocabulary is None:
            raise TypeError(f"{self.name} has no vocabulary")
        return self.vocabulary.ids

    def _read_one(self, said: object) -> Any:  # the type follows from the kind
        match self.kind:
            case FieldKind.YES_NO:
                return _yes_or_no(said)
            case FieldKind.NUMBER:
                return self._number(said)
            case FieldKind.LEVEL:
                return self._level(said)
            case FieldKind.CHOICE:
                return self._word(said)
            case FieldKind.CHOICES:
                if not isinstance(said, (list, tuple)):
                    raise Unreadable("wrong-type", found=_shown(said), expected=("一组选项", "a list of choices"))
                return tuple(dict.fromkeys(self._word(one) for one in said))
            case FieldKind.DATE:
                return moment(said)
            case FieldKind.TEXT:
                return False if said is False else _text(said, _LONGEST_TEXT)
            case FieldKind.KEY:
                return _text(said, _LONGEST_KEY)

    def _number(self, said: object) -> Quantity:
        quantity = Quantity.of(said)
        unit = (self.unit.text.zh, self.unit.text.get("en")) if self.unit else ("", "")
        try:
            low, high = quantity.steps(self.places)
        except Unreadable as trouble:
            step = trouble.expected[0]
            raise Unreadable(
                "too-fine", found=trouble.found, expected=(f"{step}{unit[0]}", f"{step} {unit[1]}".strip())
            ) from None
        ends = [end for end in (low, high) if end is not None]
        if any(end < self.floor * 10**self.places for end in ends):
            raise Unreadable("below-floor", found=str(quantity), expected=(str(self.floor), str(self.floor)))
        if any(end > self.ceiling * 10**self.places for end in ends):
            raise Unreadable("above-ceiling", found=str(quantity), expected=(str(self.ceiling), str(self.ceiling)))
        if low is not None and high is not None and low > high:
            raise Unreadable("empty-range", found=str(quantity))
        return quantity

    def _level(self, said: object) -> str | Level:
        if isinstance(said, Level):
            return said
        if not isinstance(said, Mapping):
            return self._word(said)
        ids = self._ids()
        if set(said) == {"between"} and isinstance(said["between"], (list, tuple)) and len(said["between"]) == 2:
            low, high = (self._word(end) for end in said["between"])
        elif said and set(said) <= {"at_least", "at_most"}:
            low = self._word(said.get("at_least", ids[0]))
            high = self._word(said.get("at_most", ids[-1]))
        else:
            expected = ("一个等级或其上下限", "a level or bounds")
            raise Unreadable("wrong-type", found=_shown(dict(said)), expected=expected)
        if ids.index(low) > ids.index(high):
            raise Unreadable("empty-range", found=_shown(dict(said)))
        return low if low == high else Level(low, high)

    def _word(self, said: object) -> str:
        vocabulary = self.vocabulary
        if vocabulary is None:
            raise TypeError(f"{self.name} has no vocabulary")
        return word_of(said, vocabulary)


def word_of(said: object, vocabulary: Vocabulary) -> str:
    """Read a word by its id or its Chinese name; return its id.

    Raises:
        Unreadable: If there is no such word; it names what there is.
    """
    named = (vocabulary.text.zh, vocabulary.text.get("en"))
    if not isinstance(said, str):
        raise Unreadable("wrong-type", found=_shown(said), expected=named)
    term = vocabulary.find(said.strip())
    if term is not None:
        return term.id
    near = vocabulary.nearest(said.strip())
    meant = (f"“{near.text.zh}”", f"{near.id} ({near.text.zh})") if near is not None else None
    there = [one for one in vocabulary.terms if one.id != "none"]
    could = ("、".join(one.text.zh for one in there), ", ".join(one.id for one in there))
    one = (named[0], f"{'an' if named[1][:1] in 'aeiou' else 'a'} {named[1]}")
    instead = only_near(said, vocabulary.ids)  # Chinese names of levels are too short to be told apart safely
    raise Unreadable("unknown-level", found=said, expected=one, suggestion=meant, choices=could, instead=instead)


def moment(said: object) -> Period:
    """Read a single day, which may not be known exactly.

    Raises:
        Unreadable: If it is no day, or a duration.
    """
    period = Period.of(said)
    if period.form == "duration":
        raise Unreadable("duration-as-moment", found=period.text)
    return period


def duration(said: object) -> Period:
    """Read the stretch of days over which a tally lies; a year or a month stands for all its days.

    Raises:
        Unreadable: If it cannot be read.
    """
    period = Period.of(said)
    if period.text.startswith("["):
        raise Unreadable("moment-as-duration", found=period.text)
    return attrs.evolve(period, form="duration")


def _yes_or_no(said: object) -> bool:
    if isinstance(said, bool):
        return said
    if isinstance(said, str) and said.strip() in ("是", "否", "有", "无"):
        return said.strip() in ("是", "有")
    raise Unreadable("wrong-type", found=_shown(said), expected=("是或否（true、false）", "yes or no (true, false)"))


def _text(said: object, longest: int) -> str:
    if not isinstance(said, str) or said.strip() in ("", "?"):  # nothing, and the code of what is not stated
        raise Unreadable("wrong-type", found=_shown(said), expected=("文字", "text"))
    if _UNWRITABLE.search(said):
        raise Unreadable(
            "wrong-type", found=ascii(said)[:60], expected=("不带控制字符的文字", "text without control characters")
        )
    if len(said) > longest:
        raise Unreadable("too-long", found=str(len(said)), expected=(str(longest), str(longest)))
    return unicodedata.normalize("NFC", said)


def _shown(said: object) -> str:
    if isinstance(said, bool):
        return "true" if said else "false"
    if isinstance(said, str):
        return f'"{said[:60]}"'
    return str(plain_number(said) if isinstance(said, Decimal) else said)[:60]
