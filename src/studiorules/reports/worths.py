"""What a requirement is worth and what a line costs, in words: 每项2分，最多10分; 每差1人扣0.5分."""

from decimal import Decimal

from studiorules.dossier import UNITS, Unit
from studiorules.reports.amounts import amount, number
from studiorules.reports.enough import anchor_name
from studiorules.reports.rates import is_rate, unit_of
from studiorules.reports.voice import Voice
from studiorules.rulebook import (
    Cap,
    EarnBy,
    EarnEach,
    EarnSteps,
    InProportion,
    Judged,
    Line,
    Lose,
    LoseBetween,
    LoseEach,
    LoseMostOf,
    Measure,
    Requirement,
    ScaleKind,
    Test,
    Word,
)

__all__ = ["loss_words", "worth_words"]


def worth_words(voice: Voice, requirement: Requirement) -> str:
    """Say what a requirement is worth; empty where it brings no points."""
    unit, word = (UNITS["point"], "分") if requirement.unit == "point" else (UNITS["yuan"], "元")
    full, worth = _brings(voice, requirement.allotted, unit), requirement.worth
    measure = None if requirement.test is None else requirement.test.measure
    if requirement.points_unknown:
        return voice.pick("分值未知", "points not known")
    if not requirement.allotted:
        return ""
    match worth:
        case EarnEach(each):
            one = _unit(voice, measure)
            return voice.pick(
                f"每{one or '1得'}{number(each)}{word}，最多{full}",
                f"{_brings(voice, each, unit)} for each {one or '1'}, {full} at most",
            )
        case InProportion():
            return voice.pick(f"{full}，不足的按比例", f"{full}, less in proportion")
        case EarnSteps(steps):
            told = [
                voice.pick(
                    f"{_from(voice, measure, start)}得{number(each)}{word}",
                    f"{_brings(voice, each, unit)} from {_from(voice, measure, start)}",
                )
                for start, each in steps
            ]
            return voice.pick("，", ", ").join(told)
        case EarnBy(by):
            told = [
                voice.pick(
                    f"“{_word(voice, measure, id_)}”得{number(each)}{word}",
                    f'{_brings(voice, each, unit)} for "{_word(voice, measure, id_)}"',
                )
                for id_, each in by
            ]
            return voice.pick("，", ", ").join(told)
        case _:
            return full


def loss_words(voice: Voice, line: Line) -> str:
    """Say what a line of deductions costs."""
    match line.loss:
        case Lose(lost):
            return voice.pick(f"否则扣{number(lost)}分", f"otherwise {number(lost, 'en')} off")
        case Cap(most):
            return voice.pick(f"否则总分不超过{number(most)}分", f"otherwise the total is {number(most, 'en')} at most")
        case LoseBetween(least, most):
            return _between_words(voice, number(least, voice.lang), number(most, voice.lang))
        case LoseMostOf():
            return voice.pick("以下各行只扣最多的一行", "only the largest of these losses counts")
        case LoseEach():
            each = _each_words(voice, line.loss, line.test)
            if line.loss.up_to is None:
                return each
            limit = number(line.loss.up_to, voice.lang)
            return voice.pick(f"{each}，最多扣{limit}分", f"{each}, {limit} at most")
        case _:
            measure = line.test.measure
            told = [
                voice.pick(
                    f"“{_word(voice, measure, id_)}”扣{number(lost)}分",
                    f'{number(lost, "en")} off for "{_word(voice, measure, id_)}"',
                )
                for id_, lost in line.loss.points
            ]
            return voice.pick("，", ", ").join(told)


def _between_words(voice: Voice, least: str, most: str) -> str:
    if least == most:
        return voice.pick(f"有问题的扣{most}分，由评议人定", f"{most} off where a reviewer finds a defect")
    if least == "0":
        return voice.pick(
            f"有问题的由评议人酌情扣分，最多扣{most}分", f"up to {most} off where a reviewer finds a defect"
        )
    return voice.pick(f"有问题的由评议人酌情扣{least}至{most}分", f"{least}–{most} off where a reviewer finds a defect")


def _each_words(voice: Voice, loss: LoseEach, test: Test) -> str:
    if test.measure.scale.kind is ScaleKind.FRACTION and not is_rate(test):
        share = number(loss.per * 100, voice.lang)
        each = voice.pick(f"{share}个百分点", f"{share} percentage points")
    else:
        late = test.measure.scale.kind is ScaleKind.DAY
        each = amount(loss.per, UNITS["day"] if late else unit_of(test.measure), voice.lang)
    lost, bound = number(loss.points, voice.lang), test.bound
    over = bound is not None and bound.word is Word.AT_MOST
    if test.measure.scale.kind is ScaleKind.DAY:
        less, short = ("晚", "late") if over else ("早", "early")
    else:
        less, short = ("多", "over") if over else ("差", "short")
    match loss.counted:
        case "whole":
            return voice.pick(f"每{less}满{each}扣{lost}分，零头不计", f"{lost} off for each full {each} {short}")
        case "begun":
            return voice.pick(
                f"每{less}{each}扣{lost}分，不满{each}的按{each}计",
                f"{lost} off for each {each} {short}, or part of it",
            )
        case "exact" if loss.per != 1:
            return voice.pick(
                f"每{less}{each}扣{lost}分，零头按比例",
                f"{lost} off for each {each} {short}, parts of it in proportion",
            )
        case _:
            return voice.pick(f"每{less}{each}扣{lost}分", f"{lost} off for each {each} {short}")


def _brings(voice: Voice, value: Decimal, unit: Unit) -> str:
    """Write what is earned with its word: points, or money."""
    return amount(value, unit, voice.lang)


def _unit(voice: Voice, measure: Measure | None) -> str:
    unit = None if measure is None else unit_of(measure)
    return "" if unit is None else unit.get(voice.lang, one=True)


def _from(voice: Voice, measure: Measure | None, start: object) -> str:
    if isinstance(start, str):
        return _word(voice, measure, start)
    found = voice.value(start)  # type: ignore[arg-type]  # a value of the rule language
    unit = None if measure is None else unit_of(measure)
    return amount(found, unit, voice.lang)  # type: ignore[arg-type]  # steps are numbers or levels


def _word(voice: Voice, measure: Measure | None, id_: str) -> str:
    if isinstance(measure, Judged):
        return anchor_name(voice, measure.question, id_)
    return voice.word(None if measure is None else measure.scale.vocabulary, id_)
