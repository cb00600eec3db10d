"""How much is short of enough, by measure."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from studiorules.dossier.resolved import OPEN
from studiorules.findings import Shortfall
from studiorules.findings.interval import End
from studiorules.meaning.enough import Answer, bound_value
from studiorules.meaning.facts import fact_ends
from studiorules.meaning.measured import Measured
from studiorules.meaning.setting import Setting
from studiorules.meaning.sums import quantity, summed
from studiorules.rulebook import Bound, Elapsed, Kinds, Measure, ScaleKind, Share, Test, Word
from studiorules.terms import Duration, first_reaching

__all__ = ["shortfall"]


def shortfall(told: Answer, setting: Setting) -> Shortfall | None:
    """Say how much is short; None where it surely holds, or where nothing can be said in numbers."""
    clause, measured = told.clause, told.measured
    if told.truth.sure or measured is None or not isinstance(clause, Test) or not told.bounds:
        return None
    what = clause.measure
    if what.scale.kind in (ScaleKind.TRUTH, ScaleKind.CHOICE, ScaleKind.CHOICES):
        return None
    bound = told.bounds[0]
    if bound.word in (Word.IS, Word.IS_NOT):
        return None
    low, high = _distances(measured, bound, what, setting)
    missing = _missing(what, measured, bound, setting)
    complete, add = _of_share(measured, bound) if isinstance(what, Share) else (None, None)
    comes = _comes_true(what, bound, setting) if isinstance(what, Elapsed) else None
    return Shortfall(
        low=_in_units(low, what),
        high=_in_units(high, what),
        missing=missing,
        on=comes,
        to_complete=complete,
        to_add=add,
    )


def _distances(measured: Measured, bound: Bound, what: Measure, setting: Setting) -> tuple[Fraction, Fraction]:
    wanted = bound_value(bound.value, what, setting)
    if bound.word is Word.ABOVE:
        wanted += 0 if what.scale.kind is ScaleKind.FRACTION else 1
    if bound.word is Word.BELOW:
        wanted -= 0 if what.scale.kind is ScaleKind.FRACTION else 1
    if bound.word in (Word.AT_LEAST, Word.ABOVE):
        ends = wanted - measured.high, wanted - measured.low
    else:
        ends = measured.low - wanted, measured.high - wanted
    return max(Fraction(ends[0]), Fraction(0)), max(Fraction(ends[1]), Fraction(0))


def _in_units(steps: Fraction, what: Measure) -> End:
    if steps >= OPEN // 2:
        return None
    if what.scale.kind is ScaleKind.FRACTION:
        return steps
    places = what.scale.places if what.scale.kind is ScaleKind.NUMBER else 0
    return Decimal(ceil(steps)).scaleb(-places)


def _missing(what: Measure, measured: Measured, bound: Bound, setting: Setting) -> tuple[str, ...]:
    """What is missing by name: the words that do not surely occur, the years that starve."""
    if isinstance(what, Kinds) and what.words is not None:
        return tuple(word for word in what.words if word not in measured.words)
    if measured.years:
        wanted = bound_value(bound.value, what, setting)
        return tuple(str(date.fromordinal(last).year) for last, sure in reversed(measured.years) if sure < wanted)
    return ()


def _of_share(measured: Measured, bound: Bound) -> tuple[int | None, int | None]:
    """Records to move to the part, and records to add to it, in the worst case of what is known."""
    rows = measured.standings
    if any(one.row.quantity_hi >= OPEN for one in rows):
        return None, None
    part = summed(rows, quantity, lambda one: one.truth).low
    whole = part + sum(one.row.quantity_hi for one in rows if not one.truth.sure and "window" not in one.why)
    share = Fraction(Decimal(str(bound.value)))
    complete = max(0, ceil(share * whole) - part)
    add = max(0, ceil((share * whole - part) / (1 - share))) if share < 1 else None
    return complete, add


def _comes_true(what: Elapsed, bound: Bound, setting: Setting) -> str | None:
    """The day on which so much surely has passed, if nothing else changes."""
    field = setting.field(what.section, what.field)
    if field is None or bound.word not in (Word.AT_LEAST, Word.ABOVE):
        return None
    _, latest = fact_ends(what.section, field, setting)
    wanted = int(bound_value(bound.value, what, setting)) + (bound.word is Word.ABOVE)
    if not 1 <= latest <= date.max.toordinal() or wanted < 1:
        return None
    return first_reaching(date.fromordinal(latest), Duration(wanted, what.unit)).isoformat()
