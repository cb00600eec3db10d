"""Amounts of money that go with rungs: 20万元, 10万至30万元, 至多30万元."""

from decimal import Decimal

from studiorules.dossier import UNITS
from studiorules.findings import Interval
from studiorules.findings.interval import End
from studiorules.reports.amounts import amount, amounts
from studiorules.reports.voice import Voice
from studiorules.rulebook import Amount
from studiorules.terms import Lang

__all__ = ["money_found", "money_given"]


def money_found(yuan: Interval, lang: Lang) -> str:
    """Say the amount that goes with a rung on the day."""
    return _words(yuan.low, yuan.high, lang) or ("金额不详" if lang == "zh" else "amount not known")


def money_given(voice: Voice, yuan: Amount) -> str:
    """Say an amount as a rulebook gives it, its dated values on the voice's day; other cases aside."""
    low, high = (voice.value(end) for end in (yuan.low, yuan.high))
    low_end, high_end = (end if isinstance(end, Decimal) else None for end in (low, high))
    return _words(low_end, high_end, voice.lang) or voice.pick("金额当日未定", "no amount on that day")


def _words(low: End, high: End, lang: Lang) -> str:
    """An amount by its two ends; nothing where one is missing."""
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return ""
    if low == 0 < high:
        most = amount(high, UNITS["yuan"], lang)
        return f"至多{most}" if lang == "zh" else f"up to {most}"
    return amounts(low, high, UNITS["yuan"], lang)
