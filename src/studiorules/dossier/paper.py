"""The paper beside the facts: attached documents, waivers, judgements, sources."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from studiorules.dossier.declared import choice, day, key, to_moment, words
from studiorules.dossier.fields import Choice, Moment, Words
from studiorules.dossier.record import MomentRecord, SpanRecord, section
from studiorules.terms import Quantity

__all__ = ["Document", "Judgement", "Source", "Waiver"]


def _to_quantity(said: Quantity | int | str | Decimal | None) -> Quantity | None:
    return None if said is None else Quantity.of(said)


@attrs.frozen(kw_only=True, repr=False)
class Waiver(SpanRecord):
    """A requirement that somebody waived for this studio (C14)."""

    about: ClassVar[dict[str, Any]] = section("waivers", "豁免", "waivers")

    requirement: Choice = attrs.field(default=None, metadata=key("要求", "requirement"))
    by: Words = attrs.field(default=None, metadata=words("批准人", "waived by"))
    why: Words = attrs.field(default=None, metadata=words("理由", "why"))


@attrs.frozen(kw_only=True, repr=False)
class Document(MomentRecord):
    """An attached document (S01; C30, C57)."""

    about: ClassVar[dict[str, Any]] = section("documents", "附件", "documents", counted="copy")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "document-kind", required=True))
    zh: Words = attrs.field(default=None, metadata=words("名称", "name"))
    file: Words = attrs.field(default=None, metadata=words("文件", "file"))
    valid_until: Moment = attrs.field(
        default=None, converter=to_moment, metadata=day("有效期", "valid until", ahead=True)
    )


@attrs.frozen(kw_only=True, repr=False)
class Judgement:
    """What a person or a panel decided, apart from facts; in force from the day it was given (C27, C28).

    Attributes:
        question: Id of the question: `rulebook:question`, or the question alone.
        given_on: The day it was given.
        reviewer: Who gave it (personal); None = not said.
        level: Id of the level it was given; None for a number or a recusal.
        value: The number it was given, in steps of 0.01; None for a level or a recusal.
        recused: Whether the reviewer stood aside.
        why: The reason, in words; None = not said.
    """

    question: str
    given_on: date
    reviewer: str | None = None
    level: str | None = None
    value: Quantity | None = attrs.field(default=None, converter=_to_quantity)
    recused: bool = False
    why: str | None = None

    def __repr__(self) -> str:
        return f"<Judgement {self.question}>"


@attrs.frozen(kw_only=True)
class Source:
    """Where statements come from (P06).

    Attributes:
        id: Name by which records and values refer to it.
        zh: Its name for readers; None = not said.
        url: Where it can be read; None = not said.
        on: The day it speaks; None = not said.
    """

    id: str
    zh: str | None = None
    url: str | None = None
    on: Moment = attrs.field(default=None, converter=to_moment)
