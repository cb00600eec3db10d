"""Measures of single things: a fact, a day since which so much has passed, a text."""

from __future__ import annotations

from studiorules.dossier import Field
from studiorules.dossier.resolved import NOTHING, OPEN
from studiorules.meaning.facts import fact_ends, fact_text, in_force
from studiorules.meaning.measured import Measured
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge
from studiorules.rulebook import Elapsed, Fact, Matches, ScaleKind
from studiorules.terms import Duration

__all__ = ["catalogued_field", "read_elapsed", "read_fact", "read_matches"]


def read_fact(what: Fact, setting: Setting) -> Measured:
    """Read a fact in force."""
    field = catalogued_field(what.section, what.field, setting)
    reads = (f"{what.section}.{what.field}",)
    if what.scale.kind in (ScaleKind.CHOICE, ScaleKind.CHOICES):
        return Measured(low=0, high=1, reads=reads)  # its truth is read from its words, not from a number
    low, high = fact_ends(what.section, field, setting)
    return Measured(low=low, high=high, reads=reads)


def read_elapsed(what: Elapsed, setting: Setting) -> Measured:
    """Count the units completed since a day."""
    reads = (f"{what.section}.{what.field}",)
    field = catalogued_field(what.section, what.field, setting)
    if in_force(what.section, setting).none:
        return Measured(low=-1, high=-1, reads=reads)
    low, high = fact_ends(what.section, field, setting)
    return Measured(low=_completed(high, what, setting), high=_completed(low, what, setting), reads=reads)


def _completed(day: int, what: Elapsed, setting: Setting) -> int:
    """How many units are completed since a day."""
    if day > setting.today:
        return 0
    if day < 1:
        return OPEN
    if what.unit == "days":
        return setting.today - day
    length = 366 if what.unit == "years" else 31
    count = (setting.today - day) // length
    while setting.back(Duration(count + 1, what.unit)) >= day:
        count += 1
    return count


def read_matches(what: Matches, setting: Setting) -> Measured:
    """Say whether a text is the pieces in order, once every text is known."""
    subject = fact_text(what.section, what.field, setting)
    texts = [
        None if piece.anything else piece.literal or fact_text(piece.section or "", piece.field or "", setting)
        for piece in what.pieces
    ]
    reads = (
        f"{what.section}.{what.field}",
        *(f"{piece.section}.{piece.field}" for piece in what.pieces if piece.field is not None),
    )
    known = subject is not None and all(
        text is not None or piece.anything for text, piece in zip(texts, what.pieces, strict=True)
    )
    if not known or subject is None:
        return Measured(low=0, high=1, reads=reads)
    fits = int(
        _fits(subject, [None if piece.anything else text for text, piece in zip(texts, what.pieces, strict=True)])
    )
    return Measured(low=fits, high=fits, reads=reads)


def _fits(subject: str, texts: list[str | None]) -> bool:
    """Whether a text is the pieces in order; None stands for any text at all."""
    if subject == NOTHING or NOTHING in texts:
        return False
    places = {0}
    loose = False
    for text in texts:
        if text is None:
            loose = True
            continue
        starts = range(min(places, default=len(subject)), len(subject) + 1) if loose else sorted(places)
        places = {at + len(text) for at in starts if subject.startswith(text, at)}
        loose = False
        if not places:
            return False
    return loose or len(subject) in places


def catalogued_field(section: str, name: str, setting: Setting) -> Field:
    """Return what the catalogue says of a field.

    Raises:
        CannotJudge: If it says nothing.
    """
    field = setting.field(section, name)
    if field is None:
        raise CannotJudge(f"目录里没有 {section}.{name}", f"{section}.{name} is not in the catalogue")
    return field
