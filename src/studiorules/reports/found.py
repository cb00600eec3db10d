"""What was found, in words: 36平方米, 至少3项, 2项，另有1项待核实, 没有, 不详."""

from decimal import Decimal
from fractions import Fraction

from studiorules.dossier import Unit
from studiorules.findings import Interval, TestTrace
from studiorules.reports.amounts import Exact, amount, amounts, number
from studiorules.reports.days import days_between, written_day
from studiorules.reports.rates import fraction, fractions, is_rate, unit_of
from studiorules.reports.voice import Voice
from studiorules.rulebook import Count, Growth, Measure, Total
from studiorules.terms.quantity import TOLERANCE

__all__ = [
    "NOT_STATED",
    "day_found",
    "elapsed_found",
    "exact",
    "growth_found",
    "interval_words",
    "level_found",
    "number_found",
    "share_found",
    "truth_found",
    "word_found",
]

NOT_STATED = ("不详", "not stated")
"""What nobody has said."""
_NONE = ("没有", "none")
_EMPTY = ("（也可能一件也没有）", " (perhaps none at all)")


def number_found(voice: Voice, measure: Measure, trace: TestTrace) -> str:
    """Say a number that was measured; records that are only possible stand apart where the list is complete."""
    interval = trace.measured
    if interval is None:
        return voice.pick(*NOT_STATED)
    low, high, unit = exact(interval.low), exact(interval.high), unit_of(measure)
    listed = any(reason.said == "at-least-these" for reason in trace.reasons)
    if high is None and low == 0 and listed and not trace.possible_records:
        return voice.pick("没有列出，可能还有", "none listed; there may be some")
    counted = (
        isinstance(measure, Count) and measure.of.each is None and measure.weights is None and measure.once_per is None
    )
    if counted and low and high is not None and low < high and trace.possible_records:
        sure, open_ = amount(low, unit, voice.lang), amount(high - low, unit, voice.lang)
        said = voice.pick(f"{sure}，另有{open_}待核实", f"{sure}, {number(high - low, 'en')} more to be verified")
    else:
        said = interval_words(voice, interval, unit, none=isinstance(measure, (Count, Total)))
    return _marked(voice, interval, said)


def interval_words(voice: Voice, interval: Interval, unit: Unit | None, *, none: bool = False) -> str:
    """Say an interval of numbers.

    Args:
        voice: Who speaks.
        interval: The interval.
        unit: What it counts.
        none: Whether 0 is said as 没有.
    """
    low, high, floor = exact(interval.low), exact(interval.high), interval.scale.floor
    zero = voice.pick(*_NONE) if none else amount(0, unit, voice.lang)
    if low is not None and low == high:
        return zero if low == 0 else amount(low, unit, voice.lang)
    if high is None or (interval.scale.ceiling is not None and high >= interval.scale.ceiling):
        if low is None or low <= floor:
            return voice.pick(*NOT_STATED)
        return voice.pick(f"至少{amount(low, unit)}", f"{amount(low, unit, 'en')} or more")
    if low is None or low <= floor:
        return voice.pick(f"至多{amount(high, unit)}", f"up to {amount(high, unit, 'en')}")
    said = amounts(low, high, unit, voice.lang)
    centre = Fraction(low + high) / 2
    step = Fraction(1, 10**interval.scale.places)
    if not interval.about or abs(low - centre * (1 - Fraction(TOLERANCE))) >= step:
        return said  # the range may come from several values: only one that was said as "about" has a middle
    middle = amount(centre, unit, voice.lang)
    if voice.lang == "zh":
        return f"约{middle}（{said}）"
    return f"about {middle} ({number(low, 'en')}–{number(high, 'en')})"


def truth_found(voice: Voice, trace: TestTrace) -> str:
    """Say the answer to a yes/no question."""
    interval = trace.measured
    if interval is None or interval.low is None or interval.low != interval.high:
        said = any(reason.said for reason in trace.reasons)
        return voice.pick("不详" if said else "没有说明", "not known" if said else "not stated")
    yes = exact(interval.low) == 1
    return _marked(voice, interval, voice.pick("是" if yes else "否", "yes" if yes else "no"))


def level_found(voice: Voice, trace: TestTrace) -> str:
    """Say a level, or between which levels it lies."""
    interval = trace.measured
    vocabulary = None if interval is None else interval.scale.vocabulary
    if interval is None or vocabulary is None:
        return voice.pick(*NOT_STATED)
    ids = vocabulary.ids
    low = ids[0] if interval.low is None else str(interval.low)
    high = ids[-1] if interval.high is None else str(interval.high)
    if low == high:
        absent = low == "none" or low not in ids
        return _marked(voice, interval, voice.pick(*_NONE) if absent else voice.word(vocabulary, low))
    first, last = voice.word(vocabulary, low), voice.word(vocabulary, high)
    if low == ids[0]:
        said = voice.pick(*NOT_STATED) if high == ids[-1] else voice.pick(f"不高于{last}", f"{last} or lower")
    elif high == ids[-1]:
        said = voice.pick(f"不低于{first}", f"{first} or higher")
    else:
        said = voice.pick(f"{first}至{last}", f"{first} to {last}")
    return _marked(voice, interval, said)


def day_found(voice: Voice, trace: TestTrace) -> str:
    """Say a day, or between which days it lies."""
    interval = trace.measured
    if interval is None or (interval.low is None and interval.high is None):
        return voice.pick(*NOT_STATED)
    low, high = interval.low, interval.high
    if high is None:
        said = voice.pick(f"不早于{written_day(str(low))}", f"{low} or later")
    elif low is None:
        said = voice.pick(f"不晚于{written_day(str(high))}", f"{high} or earlier")
    else:
        said = days_between(str(low), str(high), voice.lang)
    return _marked(voice, interval, said)


def word_found(voice: Voice, trace: TestTrace) -> str:
    """Say a choice or text; where only its truth was worked out, say that."""
    interval = trace.measured
    if interval is not None and isinstance(interval.low, str) and interval.low == interval.high:
        words = [voice.word(interval.scale.vocabulary, one) for one in interval.low.split(",") if one]
        return _marked(voice, interval, voice.joined(words) or voice.pick(*_NONE))
    if interval is not None and interval.contested and trace.sure:
        return voice.pick("两处说法不同，都符合", "sources disagree, and each fits")
    if not trace.bounds:
        return voice.pick(*NOT_STATED)
    if trace.sure:
        return voice.pick("符合", "it fits")
    return voice.pick(*NOT_STATED) if trace.possible else voice.pick("不符合", "it does not fit")


def share_found(voice: Voice, _: Measure, trace: TestTrace) -> str:
    """Say a fraction: of a share as a percentage."""
    interval = trace.measured
    if interval is None:
        return voice.pick(*NOT_STATED)
    low, high, rate = exact(interval.low) or Fraction(0), exact(interval.high), is_rate(trace.clause)
    if interval.empty and interval.low is None and interval.high is None:
        return voice.pick("一件也没有", "there are none")
    if high is None:
        least = fraction(low, voice.lang, rate=rate)
        said = voice.pick(f"至少{least}", f"{least} or more") if low else voice.pick(*NOT_STATED)
    elif low == 0 and high >= 1 and not rate:
        return voice.pick(*NOT_STATED)
    else:
        said = fractions(low, high, voice.lang, rate=rate)
    return _marked(voice, interval, said + (voice.pick(*_EMPTY) if interval.empty else ""))


def growth_found(voice: Voice, measure: Growth, trace: TestTrace) -> str:
    """Say a net change."""
    interval, unit = trace.measured, unit_of(measure)
    low = None if interval is None else exact(interval.low)
    high = None if interval is None else exact(interval.high)
    if low is None and high is None:
        return voice.pick(*NOT_STATED)
    if low is not None and low == high:
        return _change(voice, low, unit)
    if high is None and low is not None:
        return voice.pick(f"{_change(voice, low, unit)}以上", f"{_change(voice, low, unit)}, or more")
    if low is None and high is not None:
        return voice.pick(f"至多{_change(voice, high, unit)}", f"at most {_change(voice, high, unit)}")
    least, most = low or Fraction(0), high or Fraction(0)
    if least >= 0:
        said = amounts(least, most, unit, voice.lang)
        return voice.pick(f"净增{said}", f"{said} more")
    if most <= 0:
        said = amounts(-most, -least, unit, voice.lang)
        return voice.pick(f"净减{said}", f"{said} fewer")
    first, last = _change(voice, least, unit), _change(voice, most, unit)
    return voice.pick(f"{first}至{last}", f"from {first} to {last}")


def elapsed_found(voice: Voice, measure: Measure, trace: TestTrace) -> str:
    """Say completed years, months or days."""
    interval, unit = trace.measured, unit_of(measure)
    low = None if interval is None else exact(interval.low)
    high = None if interval is None else exact(interval.high)
    if low is not None and low < 0:
        return voice.pick("没有开始", "not begun")
    if low is not None and low == high:
        zero = voice.pick(f"不满{amount(1, unit)}", f"less than {amount(1, unit, 'en')}")
        return zero if low == 0 else voice.pick(f"满{amount(low, unit)}", f"{amount(low, unit, 'en')} completed")
    if high is None:
        if not low:
            return voice.pick(*NOT_STATED)
        return voice.pick(f"至少满{amount(low, unit)}", f"{amount(low, unit, 'en')} or more completed")
    if not low:
        return voice.pick(f"至多满{amount(high, unit)}", f"up to {amount(high, unit, 'en')} completed")
    return voice.pick(f"满{amounts(low, high, unit)}", f"{amounts(low, high, unit, 'en')} completed")


def exact(end: object) -> Fraction | None:
    """Return an end of an interval as an exact number; None where it is open or no number."""
    return Fraction(end) if isinstance(end, (Decimal, Fraction, int)) else None


def _change(voice: Voice, by: Exact, unit: Unit | None) -> str:
    if by == 0 and voice.lang == "en":
        return "no net growth"
    said = amount(abs(Fraction(by)), unit, voice.lang)
    return voice.pick(f"净{'减' if by < 0 else '增'}{said}", f"{said} {'fewer' if by < 0 else 'more'}")


def _marked(voice: Voice, interval: Interval, said: str) -> str:
    return said + (voice.pick("（两处说法不同）", " (sources disagree)") if interval.contested else "")
