"""Facts in force on the as-of date: the first thing a rule reads."""

from typing import Any

import attrs

from studiorules.dossier import Field, FieldKind
from studiorules.dossier.resolved import NOTHING, OPEN, UNKNOWN, Row
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import NO, Truth
from studiorules.terms import FAR

__all__ = ["InForce", "fact_ends", "fact_is", "fact_text", "in_force", "whole_range"]


@attrs.frozen
class InForce:
    """The records of an object that may be in force.

    Attributes:
        rows: Those that may be.
        sure: Whether one of them surely is; otherwise the fact may be something nobody stated.
        none: Whether the object is stated not to exist.
    """

    rows: tuple[Row, ...]
    sure: bool
    none: bool


def in_force(section: str, setting: Setting) -> InForce:
    """Say which records of an object may be in force on the as-of date."""
    told = setting.section(section)
    today = setting.today
    rows: list[Any] = [row for row in told.rows if row.from_lo <= today < row.to_hi]  # type: ignore[attr-defined]  # a slot of the subclass
    sure = any(row.from_hi <= today < row.to_lo for row in rows)
    return InForce(tuple(rows), sure, told.none)


def fact_ends(section: str, field: Field, setting: Setting) -> tuple[int, int]:
    """A number, level, day or yes/no in force, between two ends."""
    found = in_force(section, setting)
    if found.none:
        return (FAR, FAR) if field.kind is FieldKind.DATE else (0, 0)
    ends = [_ends(row, field) for row in found.rows]
    if not found.sure:
        ends.append(whole_range(field, setting))
    return min(low for low, _ in ends), max(high for _, high in ends)


def whole_range(field: Field, setting: Setting) -> tuple[int, int]:
    """All that a fact could be which nobody has stated."""
    if field.kind is FieldKind.YES_NO:
        return 0, 1
    if field.kind is FieldKind.DATE:
        return -FAR, FAR if field.ahead else setting.resolved.stated_on
    if field.kind is FieldKind.LEVEL and field.vocabulary is not None:
        return 0, len(field.vocabulary.terms) - 1
    return field.floor * 10**field.places, OPEN


def fact_is(section: str, field: Field, words: frozenset[str], setting: Setting) -> Truth:
    """Whether a choice, set or text in force is one of these (a set: contains one of these)."""
    found = in_force(section, setting)
    if found.none:
        return Truth(NOTHING in words, NOTHING in words)
    answers = [_is(getattr(row, field.name), words) for row in found.rows]
    sure = found.sure and all(one.sure for one in answers)
    return Truth(sure, not found.sure or any(one.possible for one in answers))


def fact_text(section: str, field: str, setting: Setting) -> str | None:
    """The text or key in force; empty where there is stated to be none, None where it is not known."""
    found = in_force(section, setting)
    if found.none:
        return NOTHING
    codes = {getattr(row, field) for row in found.rows}
    if not found.sure or len(codes) != 1 or UNKNOWN in codes:
        return None
    return str(codes.pop())


def _ends(row: Row, field: Field) -> tuple[int, int]:
    if field.kind is FieldKind.YES_NO:
        code = getattr(row, field.name)
        return int(code == "yes"), int(code in ("yes", UNKNOWN))
    return getattr(row, f"{field.name}_lo"), getattr(row, f"{field.name}_hi")


def _is(code: str | frozenset[str], words: frozenset[str]) -> Truth:
    codes = code if isinstance(code, frozenset) else frozenset({code})
    if UNKNOWN in codes:
        return Truth(sure=False, possible=True)
    return NO if codes.isdisjoint(words) else Truth(sure=True, possible=True)
