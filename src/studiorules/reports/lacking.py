"""What is short of enough, in words: 差3项, 还差0至3平方米, 超出2次, 晚2天."""

from datetime import date

from studiorules.dossier import UNITS, Unit
from studiorules.findings import Shortfall, TestTrace
from studiorules.reports.amounts import amount, amounts, number, percents, span
from studiorules.reports.days import day
from studiorules.reports.found import exact
from studiorules.reports.rates import is_rate, unit_of
from studiorules.reports.voice import Voice
from studiorules.rulebook import Kinds, Measure, Share, Word

__all__ = [
    "short_amount",
    "short_by_adding",
    "short_by_name",
    "short_day",
    "short_levels",
    "short_points",
    "short_share",
    "short_until",
]

_TOO_MUCH = (Word.AT_MOST, Word.BELOW)


def short_amount(voice: Voice, measure: Measure, trace: TestTrace) -> str:
    """Say how many are missing, or too many."""
    return _amount(voice, trace, unit_of(measure))


def short_levels(voice: Voice, trace: TestTrace) -> str:
    """Say how many levels are missing."""
    return _amount(voice, trace, UNITS["level"])


def short_share(voice: Voice, _: Measure, trace: TestTrace) -> str:
    """Say how many percentage points are missing; of a rate how much."""
    short = trace.short
    low, high = (None, None) if short is None else (exact(short.low), exact(short.high))
    if low is None or high is None or high == 0:
        return ""
    if is_rate(trace.clause):
        return voice.pick(f"差{span(low, high)}", f"{span(low, high, 'en')} short")
    points = percents(low, high, voice.lang).replace("%", "")
    return voice.pick(f"差{points}个百分点", f"{points} percentage points short")


def short_by_adding(voice: Voice, measure: Share, trace: TestTrace) -> str:
    """Say of a share which records to complete, and how many to add."""
    section = voice.section(measure.of.list)
    short, unit = trace.short, UNITS["item"] if section is None else section.counted
    if short is None or (short.to_complete is None and short.to_add is None):
        return short_share(voice, measure, trace)
    ways = []
    if short.to_complete:
        said = amount(short.to_complete, unit, voice.lang)
        ways.append(voice.pick(f"把其中{said}补齐", f"complete {said}"))
    if short.to_add:
        said = amount(short.to_add, unit, voice.lang)
        ways.append(voice.pick(f"另增{said}齐全的", f"add {said} that are complete"))
    return voice.joined(ways, ("，或", "or"))


def short_by_name(voice: Voice, measure: Measure, trace: TestTrace) -> str:
    """Say which of several named things are missing."""
    said = _amount(voice, trace, unit_of(measure) or UNITS["kind"])
    names = _names(voice, measure, trace.short)
    if not names:
        return said
    listed = voice.pick("、", ", ").join(names)
    missing = voice.pick(f"尚缺{listed}", f"missing: {listed}")
    if not said:
        return missing
    return voice.pick(f"{said}（{missing}）", f"{said} ({missing})")


def short_day(voice: Voice, trace: TestTrace) -> str:
    """Say how many days too late, or too early."""
    short = trace.short
    low, high = (None, None) if short is None else (exact(short.low), exact(short.high))
    if high is None or high == 0:
        return ""
    late = bool(trace.bounds) and trace.bounds[0].word in _TOO_MUCH
    way = voice.pick("晚" if late else "早", "late" if late else "too early")
    if not low:
        most = amount(high, UNITS["day"], voice.lang)
        return voice.pick(f"最多{way}{most}", f"up to {most} {way}")
    said = amounts(low, high, UNITS["day"], voice.lang)
    return voice.pick(f"{way}{said}", f"{said} {way}")


def short_until(voice: Voice, measure: Measure, trace: TestTrace) -> str:
    """Say how long is missing, and on which day waiting makes it true."""
    said = _amount(voice, trace, unit_of(measure))
    when = None if trace.short is None else trace.short.on
    if when is None:
        return said
    on = day(date.fromisoformat(when), voice.lang)
    told = voice.pick(f"{on}起达到", f"true from {on}")
    return voice.pick(f"{said}，{told}", f"{said}, {told}") if said else told


def _amount(voice: Voice, trace: TestTrace, unit: Unit | None) -> str:
    short = trace.short
    if short is None or (short.low is None and short.high is None) or _any_will_do(trace):
        return ""
    low, high = exact(short.low) or 0, exact(short.high)
    if high == 0:
        return ""
    too_much = bool(trace.bounds) and trace.bounds[0].word in _TOO_MUCH
    if high is None:
        if low == 0:
            return ""
        said = amount(low, unit, voice.lang)
        return voice.pick(f"至少{'超出' if too_much else '差'}{said}", f"{said} or more {_over(too_much)}")
    if low == 0 and too_much:
        most = amount(high, unit, voice.lang)
        return voice.pick(f"最多超出{most}", f"up to {most} over")
    said = amounts(low, high, unit, voice.lang)
    if low == high:
        return voice.pick(f"{'超出' if too_much else '差'}{said}", f"{said} {_over(too_much)}")
    if voice.lang == "zh":
        return f"还差{said}" if low == 0 else f"{'超出' if too_much else '差'}{said}"
    return f"{said} {_over(too_much)}"


def _any_will_do(trace: TestTrace) -> bool:
    """Whether more than nothing is enough, so that nothing is short by a number."""
    return bool(trace.bounds) and trace.bounds[0].word is Word.ABOVE and trace.bounds[0].value == 0


def _over(too_much: bool) -> str:
    return "over" if too_much else "short"


def _names(voice: Voice, measure: Measure, short: Shortfall | None) -> list[str]:
    if short is None:
        return []
    field = voice.field(f"{measure.of.list}.{measure.field}") if isinstance(measure, Kinds) else None
    names = []
    for one in short.missing:
        if one.isdigit() and len(one) == 4:
            names.append(voice.pick(f"{one}年", one))
        else:
            names.append(
                voice.title(one) if "/" in one else voice.word(None if field is None else field.vocabulary, one)
            )
    return names


def short_points(voice: Voice, trace: TestTrace) -> str:
    """Say how many points are missing at the low end."""
    short = trace.short
    high = None if short is None else exact(short.high)
    if not high:
        return ""
    return voice.pick(f"下限差{number(high)}分", f"{number(high, 'en')} at the low end")
