"""What a scoring model of XCCDF comes to, in words: 得分33.33～66.67，满分100."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from studiorules.findings import ModelScore
from studiorules.reports.amounts import number, span
from studiorules.reports.explanation import Explanation
from studiorules.reports.voice import Voice
from studiorules.rulebook.model import ScoringModel

__all__ = ["MODELS", "explain_score", "score_in_short", "score_notes", "score_said", "weight_said"]

MODELS: dict[ScoringModel, tuple[str, str]] = {
    "points": ("按分值相加", "points are added"),
    "default": ("XCCDF default：逐级加权平均", "XCCDF default: weighted means, group by group"),
    "flat": ("XCCDF flat：符合项的权重之和", "XCCDF flat: the weights of what passed"),
    "flat-unweighted": ("XCCDF flat-unweighted：符合的项数", "XCCDF flat-unweighted: how many passed"),
    "absolute": ("XCCDF absolute：全部符合为1，否则为0", "XCCDF absolute: 1 if everything passed, else 0"),
}
"""Every scoring model in words."""


def score_said(score: ModelScore, voice: Voice) -> str:
    """Say the interval in one line, with what could be had."""
    model = voice.pick(*MODELS[score.model])
    if score.low is None or score.high is None:
        return voice.pick(f"没有得分：没有一项计入（{model}）", f"no score: nothing is counted ({model})")
    ends, full = span(score.low, score.high, voice.lang), number(score.interval_max, voice.lang)
    return voice.pick(f"{ends}，满分 {full}（{model}）", f"{ends} of {full} ({model})")


def score_notes(score: ModelScore, voice: Voice) -> list[str]:
    """Say the number by the letter of the standard where it differs, and what it makes of what is undecided."""
    told = []
    if not score.exact or score.standard != score.low:
        told.append(_standard(score, voice))
    if score.low is not None and score.empty:
        told.append(voice.pick("也可能没有一项计入，那就没有得分", "it may be that nothing is counted: then no score"))
    return told


def score_in_short(score: ModelScore, voice: Voice) -> str:
    """Say the interval alone."""
    if score.low is None or score.high is None:
        return voice.pick("没有得分", "no score")
    return span(score.low, score.high, voice.lang)


def explain_score(score: ModelScore, below: Mapping[str, Explanation], voice: Voice) -> Explanation:
    """Say what a scoring model came to, with everything that weighs in it.

    Args:
        score: What it came to.
        below: What weighs in the whole, explained, by id.
        voice: Who speaks.
    """
    book = voice.book
    weights = {one.id: book.weight_of(one) for one in book.sections}
    weights |= {one.id: book.weight_of(one) for one in book.loose_requirements}
    return Explanation(
        lang=voice.lang,
        title=voice.pick("得分", "score"),
        found=score_said(score, voice),
        notes=tuple(score_notes(score, voice)),
        branches=tuple(
            attrs.evolve(one, title=f"{one.title}{voice.pick('，', ', ')}{weight_said(weights[id_], voice)}")
            for id_, one in below.items()
        ),
    )


def weight_said(weight: Decimal, voice: Voice) -> str:
    """Say what a part weighs."""
    return voice.pick(f"权重{number(weight)}", f"weight {number(weight, 'en')}")


def _standard(score: ModelScore, voice: Voice) -> str:
    said = _number(score.standard, score.standard_max, voice)
    if not score.undecided:
        return voice.pick(f"按标准原文：{said}", f"by the letter of the standard: {said}")
    failed, out = score.undecided - score.left_out, score.left_out
    apart = []
    if failed:
        apart.append(voice.pick(f"{failed}项按不符合计", f"{failed} counted as failed"))
    if out:
        apart.append(voice.pick(f"{out}项待评议的不计在内", f"{out} not checked and left out"))
    how = voice.pick("，", ", ").join(apart)
    return voice.pick(
        f"按标准原文：{said}（{score.undecided}项未定，{how}）",
        f"by the letter of the standard: {said} ({score.undecided} undecided: {how})",
    )


def _number(value: Fraction | None, most: Fraction, voice: Voice) -> str:
    if value is None:
        return voice.pick("没有得分", "no score")
    return voice.pick(f"{number(value)}，满分 {number(most)}", f"{number(value, 'en')} of {number(most, 'en')}")
