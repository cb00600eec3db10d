"""A dossier in which nothing is open: one way in which a partial dossier may be filled in."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeAlias

import attrs

from tests.oracle.catalogue import has_kinds

Doc: TypeAlias = dict[str, Any]
"""A document as a TOML reader gives it."""

ERROR: Final = "error"
"""The value of a question whose votes cannot be combined."""


class TooManyError(Exception):
    """More completions than anybody wants to try."""


@attrs.frozen(kw_only=True)
class Completion:
    """A dossier in which everything that the rulebook reads is known.

    Attributes:
        records: By section: each record with its days (`on`, or `from` and `to`), its `quantity` and the fields that
            are read; numbers are fractions, levels and choices ids. No record: there are none.
        judged: By question: the rank of a level, a number, or `ERROR`; of a panel what its votes come to.
        seats: By question that a panel answers: how many of it may vote.
        unseen: By requirement whose points nobody can work out: which part of them it earns, and whether it is met.
        unknown_points: What sections of unknown points bring, read by decisions only.
    """

    records: dict[str, list[Doc]]
    judged: dict[str, Any] = attrs.field(factory=dict)
    seats: dict[str, int] = attrs.field(factory=dict)
    unseen: dict[str, Fraction] = attrs.field(factory=dict)
    unknown_points: Fraction = Fraction(0)

    def document(self, dossier: Doc, rulebook: Doc) -> Doc:
        """A dossier document in which every list is complete and every question answered, by all who may.

        Args:
            dossier: The document that was completed: its name and its day stay.
            rulebook: The rulebook that asks.
        """
        stated_on: date = dossier["stated_on"]
        made: Doc = {"stated_on": stated_on, "judgements": self._judgements(rulebook)}
        for section, records in self.records.items():
            made[section] = [_written(section, record) for record in records]
        studio = made.get("studio") or [{}]
        made["studio"] = [{"name": dossier["studio"]["name"], **studio[0]}]
        return made

    def _judgements(self, rulebook: Doc) -> list[Doc]:
        made = []
        for question, value in self.judged.items():
            said, name = rulebook["judgement"][question], f"{rulebook['rulebook']['id']}:{question}"
            if value == ERROR:
                continue
            seats = self.seats.get(question)
            votes = [value] if seats is None else votes_for(value, seats, said)
            told = [{"level": said["levels"][int(one)]["id"]} if "levels" in said else {"value": _value(one)}
                    for one in votes]  # fmt: skip
            told += [{"recused": True}] * (0 if seats is None else said["size"] - seats)
            made += [
                {"question": name, "reviewer": f"r{number}", "given_on": date(1900, 1, 1), **one}
                for number, one in enumerate(told)
            ]
        return made


def votes_for(value: Fraction, seats: int, said: Doc) -> list[Fraction]:
    """Votes that come to a value: as even as votes in hundredths can be."""
    match said["combine"]:
        case "share-of-yes":
            return [Fraction(number < value * seats) for number in range(seats)]
        case "mean":
            return _even(value, seats)
        case "trimmed-mean":
            low, high = (Fraction(end) for end in said["range"])
            return [low, *_even(value, seats - 2), high]
        case _:
            return [value] * seats


def _even(value: Fraction, count: int) -> list[Fraction]:
    whole, rest = divmod(value * count * 100, count)
    return [Fraction(whole + (number < rest), 100) for number in range(count)]


def _written(section: str, record: Doc) -> Doc:
    made = {field: _value(value) for field, value in record.items() if value is not None and field != "evidence"}
    if record.get("evidence"):
        made["evidence"] = ["proof"]
    if has_kinds(section) and section not in {"studio", "host"}:
        made.setdefault("kind", "other")
    return made


def _value(value: Any) -> Any:  # as a record holds it
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else Decimal(value.numerator) / Decimal(value.denominator)
    return list(value) if isinstance(value, tuple) else value
