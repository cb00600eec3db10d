"""Which facts pull two ways, so that the total may be wider than the truth.

The total is exact when, for each field, one value is best for every use and one is worst. Where no such value exists
and the dossier leaves the field open, the field is named; the total is then an outer bound: what is certain stays so.
"""

from __future__ import annotations

from typing import Any

from studiorules.dossier import FieldKind, Shape
from studiorules.dossier.resolved import UNKNOWN, Family
from studiorules.meaning.directions import ONCE, paths, uses
from studiorules.meaning.facts import fact_ends, fact_text, in_force
from studiorules.meaning.pulls import anchors, pull_apart, stretched
from studiorules.meaning.records import anchor
from studiorules.meaning.setting import Setting
from studiorules.meaning.truth import CannotJudge
from studiorules.meaning.whole import Whole
from studiorules.terms import FAR

__all__ = ["loose"]


def loose(whole: Whole) -> tuple[str, ...]:
    """Name the facts and lists that make the total an outer bound; empty where it is exact."""
    setting = whole.setting
    low, high = whole.total()
    if low == high:
        return ()
    found = [
        path for path, used in paths(uses(setting)).items() if _open(path, setting) and pull_apart(path, used, setting)
    ]
    found += _generous_groups(setting)
    found += _fuzzy_anchors(setting)
    found += _open_applicability(whole)
    return tuple(dict.fromkeys(found))


def _open(path: str, setting: Setting) -> bool:
    """Whether the dossier leaves a field or a list open."""
    section, name = setting.split(path)
    told = setting.section(section)
    if name is None:
        return told.complete_from > -FAR or told.complete_to < FAR
    if setting.catalogued(section).shape is not Shape.FACTS:
        return any(row.doubt & row.bits.get(name, 0) for row in told.all_rows)
    field = setting.field(section, name)
    if field is None:
        return False
    if field.kind in (FieldKind.NUMBER, FieldKind.LEVEL, FieldKind.DATE, FieldKind.YES_NO):
        low, high = fact_ends(section, field, setting)
        return low != high
    return fact_text(section, name, setting) is None and not in_force(section, setting).none


def _generous_groups(setting: Setting) -> list[str]:
    """Groups that count once are taken from a whole and from its parts alike, though they may be the same things."""
    once = (path for path, used in paths(uses(setting)).items() for use in used if str(use.asked).startswith(ONCE))
    return [path for path in once if any(_shared_out(family, path, setting) for family in _families(path, setting))]


def _families(path: str, setting: Setting) -> tuple[Family, ...]:
    return setting.section(setting.split(path)[0]).families


def _shared_out(family: Family, path: str, setting: Setting) -> bool:
    """Whether parts may be nothing and name groups of their own, or leave nothing of the whole unnamed."""
    _, name = setting.split(path)
    rows: Any = family.parts
    whole: Any = family.whole
    if getattr(whole, str(name)) == UNKNOWN:
        return any(getattr(one, str(name)) != UNKNOWN and one.quantity_lo == 0 for one in rows)
    return bool(whole.quantity_hi <= sum(one.quantity_lo for one in rows))


def _fuzzy_anchors(setting: Setting) -> list[str]:
    """Windows that start on an uncertain day slide as a whole; their ends are taken apart."""
    found = []
    for _, since in anchors(setting.rulebook):
        try:
            low, high = anchor(since, setting)
        except CannotJudge:
            continue
        if low != high:
            found.append(f"{since.section}.{since.field}")
    return found


def _open_applicability(whole: Whole) -> list[str]:
    """Rescaling takes what is earned and what is lost to their extremes apart while it is open what applies."""
    found: list[str] = []
    for requirement in stretched(whole.setting.rulebook):
        verdict = whole.verdict(requirement)
        if verdict.applies.open and verdict.when is not None:
            found += verdict.when.reads
    return found
