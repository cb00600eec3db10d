"""What a measure counts, and fractions in words: a share of its like in percent, hours a head as a number."""

from decimal import Decimal

from studiorules.dossier import UNITS, Unit
from studiorules.reports.amounts import Exact, number, percent, percents, span
from studiorules.rulebook import Clause, Elapsed, Measure, Ratio, Reference, Score
from studiorules.terms import Lang

__all__ = ["compares_unlike", "fraction", "fractions", "is_rate", "unit_of"]


def unit_of(measure: Measure) -> Unit | None:
    """Return what a measure counts; None where it counts nothing."""
    if isinstance(measure, Elapsed):
        return UNITS[measure.unit.removesuffix("s")]
    if isinstance(measure, Score):
        return UNITS["point"]
    return measure.scale.unit


def compares_unlike(measure: Measure) -> bool:
    """Whether a ratio compares things that are counted in different units, such as attendances with people."""
    return isinstance(measure, Ratio) and unit_of(measure.top) != unit_of(measure.bottom)


def is_rate(test: Clause) -> bool:
    """Whether a test asks for so much a head rather than for a share: unlike things are compared, with more than 1."""
    if isinstance(test, Reference) or not compares_unlike(test.measure):
        return False
    bound = None if test.bound is None else test.bound.value
    return bound is None or (isinstance(bound, Decimal) and bound > 1)


def fraction(value: Exact, lang: Lang, *, rate: bool) -> str:
    """Write a fraction as what it is: a rate as a number with two places at most, anything else as a percentage."""
    return number(value, lang, places=2) if rate else percent(value, lang)


def fractions(low: Exact, high: Exact, lang: Lang, *, rate: bool) -> str:
    """Write a range of fractions."""
    return span(low, high, lang) if rate else percents(low, high, lang)
