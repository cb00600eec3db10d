"""What the total is made of, in words: 基本90分，加分3分."""

from studiorules.findings import Evaluation
from studiorules.reports.amounts import number, span
from studiorules.reports.voice import Voice

__all__ = ["total_made"]


def total_made(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Say what the total is made of before lines act on it; nothing where it is the plain sum."""
    return [*_known(evaluation, voice), *_unknown(evaluation, voice)]


def _unknown(evaluation: Evaluation, voice: Voice) -> list[str]:
    """Name what adds points that nobody knows."""
    names = voice.pick("、", ", ").join(voice.title(one) for one in evaluation.rulebook.unknown_points)
    return [voice.pick(f"另加分值未知的：{names}", f"plus points that are not known: {names}")] if names else []


def _known(evaluation: Evaluation, voice: Voice) -> list[str]:
    bonus, lines = evaluation.bonus, evaluation.rulebook.on_total
    base = evaluation.base if bonus is not None or lines else None
    if base is None:
        return []
    plain = span(base.low, base.high, voice.lang)
    if bonus is None:
        return [voice.pick(f"扣减封顶之前 {plain} 分", f"{plain} before the lines on the total")]
    if not bonus.allotted:
        return [voice.pick(f"基本 {plain} 分", f"base {plain}")]
    extra, most = span(bonus.low, bonus.high, voice.lang), number(bonus.allotted, voice.lang)
    return [
        voice.pick(f"基本 {plain} 分，加分 {extra} 分（最多 {most}）", f"base {plain}, bonus {extra} ({most} at most)")
    ]
