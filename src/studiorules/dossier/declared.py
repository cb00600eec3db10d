"""How a record class declares a field, and how code may write its value plainly."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from studiorules.dossier.fields import (
    COUNT_CEILING,
    MONEY_CEILING,
    Choices,
    Contested,
    Field,
    FieldKind,
    Moment,
    Number,
    duration,
    moment,
)
from studiorules.dossier.units import UNITS
from studiorules.dossier.vocabularies import VOCABULARIES
from studiorules.terms import Period, Quantity, Text

__all__ = [
    "choice",
    "choices",
    "day",
    "key",
    "level_of",
    "money",
    "number",
    "to_choices",
    "to_duration",
    "to_moment",
    "to_number",
    "words",
    "yes_no",
]


def yes_no(zh: str, en: str) -> dict[str, Field]:
    """Declare a yes/no field."""
    return {"field": Field(kind=FieldKind.YES_NO, text=Text(zh, en))}


def number(
    zh: str,
    en: str,
    unit: str,
    *,
    places: int = 0,
    ceiling: int = COUNT_CEILING,
    floor: int = 0,
    personal: bool = False,
) -> dict[str, Field]:
    """Declare a number, counted in a unit, in steps of 10**-places."""
    return {
        "field": Field(
            kind=FieldKind.NUMBER,
            text=Text(zh, en),
            unit=UNITS[unit],
            places=places,
            floor=floor,
            ceiling=ceiling,
            personal=personal,
        )
    }


def money(zh: str, en: str) -> dict[str, Field]:
    """Declare an amount in yuan, in steps of 0.01."""
    return number(zh, en, "yuan", places=2, ceiling=MONEY_CEILING)


def level_of(zh: str, en: str, vocabulary: str) -> dict[str, Field]:
    """Declare a level of an ordered vocabulary."""
    return {"field": Field(kind=FieldKind.LEVEL, text=Text(zh, en), vocabulary=VOCABULARIES[vocabulary])}


def choice(zh: str, en: str, vocabulary: str, *, required: bool = False) -> dict[str, Field]:
    """Declare a choice; `required` where a record without it is refused."""
    return {
        "field": Field(kind=FieldKind.CHOICE, text=Text(zh, en), vocabulary=VOCABULARIES[vocabulary], required=required)
    }


def choices(zh: str, en: str, vocabulary: str) -> dict[str, Field]:
    """Declare a set of choices; what is written is all of them."""
    return {"field": Field(kind=FieldKind.CHOICES, text=Text(zh, en), vocabulary=VOCABULARIES[vocabulary])}


def day(zh: str, en: str, *, personal: bool = False, ahead: bool = False) -> dict[str, Field]:
    """Declare a day; `ahead` where it may lie in the future of the dossier."""
    return {"field": Field(kind=FieldKind.DATE, text=Text(zh, en), personal=personal, ahead=ahead)}


def words(zh: str, en: str, *, personal: bool = False) -> dict[str, Field]:
    """Declare free text."""
    return {"field": Field(kind=FieldKind.TEXT, text=Text(zh, en), personal=personal)}


def key(zh: str, en: str, *, personal: bool = False) -> dict[str, Field]:
    """Declare an identity: it can be compared and nothing else."""
    return {"field": Field(kind=FieldKind.KEY, text=Text(zh, en), personal=personal)}


def to_number(said: Quantity | Contested[Quantity] | int | str | Decimal | None) -> Number:
    """Let code write a number plainly: `36`, `"50+"`, `about(30)`."""
    return said if said is None or isinstance(said, (Quantity, Contested)) else Quantity.of(said)


def to_moment(said: Any) -> Moment:  # str, date or Period
    """Let code write a day plainly: `"2025-06"`, `date(2025, 6, 1)`."""
    return said if said is None or isinstance(said, (Period, Contested)) else moment(said)


def to_duration(said: Any) -> Period | None:  # str or Period
    """Let code write a stretch of days plainly: `"2023/2025"`."""
    return None if said is None else duration(said)


def to_choices(said: Choices | Iterable[str]) -> Choices:
    """Let code write a set of choices as any iterable of ids; a str is one choice, not its letters."""
    if said is None or isinstance(said, (Contested, tuple)):
        return said
    return (said,) if isinstance(said, str) else tuple(said)
