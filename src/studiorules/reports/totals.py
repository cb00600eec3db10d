"""What the total is made of, in words: 基本90分，加分3分."""

from studiorules.findings import Evaluation
from studiorules.reports.amounts import number, span
from studiorules.reports.voice import Voice

__all__ = ["total_made"]


def total_made(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Say what the total is made of, a line for each step; nothing where it is the plain sum."""
    bonus = evaluation.bonus
    base = None if bonus is None else evaluation.base
    if base is None or bonus is None:
        return []
    plain, extra = (span(one.low, one.high, voice.lang) for one in (base, bonus))
    most = number(bonus.allotted, voice.lang)
    return [
        voice.pick(f"基本 {plain} 分，加分 {extra} 分（最多 {most}）", f"base {plain}, bonus {extra} ({most} at most)")
    ]
