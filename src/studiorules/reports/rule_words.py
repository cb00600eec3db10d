"""A rule in words, piece by piece: what it asks, what hangs on it, whose it is.

Whoever shows a rulebook arranges the pieces.
"""

from typing import Final

import attrs

from studiorules.dossier import UNITS
from studiorules.reports.amounts import amount, number
from studiorules.reports.days import day
from studiorules.reports.money import money_given
from studiorules.reports.outcomes import APPLIED
from studiorules.reports.panels import panels_asked
from studiorules.reports.scores import MODELS, weight_said
from studiorules.reports.sentences import enough_words, required_words, subject_words
from studiorules.reports.voice import Voice
from studiorules.reports.worths import loss_words, worth_words
from studiorules.rulebook import (
    Clause,
    Criterion,
    InForce,
    Joined,
    Line,
    LoseMostOf,
    Reference,
    Requirement,
    Rounding,
    RuleSection,
    Rung,
    Test,
)

__all__ = [
    "Detail",
    "asked_words",
    "clause_words",
    "criterion_worth",
    "detail_words",
    "force_words",
    "judged_words",
    "line_words",
    "met_words",
    "points_words",
    "requirement_worth",
    "rounding_words",
    "rung_needs",
    "rung_worth",
    "section_worth",
    "since_words",
    "source_words",
    "test_words",
    "variants_words",
]

_SUBJECTS: Final = {
    "studio": ("工作室", "a studio"),
    "person": ("一名职工", "an employee"),
    "project": ("一个项目", "a project"),
    "union": ("工会", "a union"),
}
"""What the rulebooks of the shelf judge."""


_IN_PRINCIPLE = (
    "原则上要求：有豁免的算具备，豁免不得分",
    "asked in principle: whoever is let off counts as meeting it, and earns nothing by that",
)


@attrs.frozen
class Detail:
    """One line below the sentence of a requirement.

    Attributes:
        text: The words.
        depth: 0 for a line that stands by itself, 1 for a branch of a join, 2 for a branch of that branch and for one
            of several losses.
    """

    text: str
    depth: int = 0


def asked_words(voice: Voice, one: Requirement) -> str:
    """Say what a requirement asks, without its title and its worth; empty where only its lines say it."""
    said = []
    if one.unseen:
        said.append(voice.pick("来源未载明评分规则", "the rule is not visible in its source"))
    if one.test is not None:
        said.append(test_words(voice, one.test))
    return voice.pick("，", ", ").join(said)


def test_words(voice: Voice, test: Test) -> str:
    """Say what is measured and what is enough."""
    subject, enough = subject_words(voice, test), enough_words(voice, test)
    return f"{subject}{voice.pick('，', ': ')}{enough}" if enough else subject


def detail_words(voice: Voice, one: Requirement) -> list[Detail]:
    """Say what hangs on a requirement: branches, exceptions, deductions, conditions."""
    colon = voice.pick("：", ": ")
    told = [] if one.test is None else [*_branches(voice, one.test, 1)]
    if one.test is not None:
        for but in one.test.but:
            enough = enough_words(voice, one.test, (but.bound,))
            told.append(Detail(f"{voice.pick('例外：', 'except: ')}{clause_words(voice, but.when)}{colon}{enough}"))
        told += [Detail(words) for words in panels_asked(voice, one.test)]
    told += [detail for line in one.lines for detail in line_words(voice, line)]
    told += [Detail(f"{voice.pick('前提：', 'only if: ')}{clause_words(voice, clause)}") for clause in one.only_if]
    if one.veto:
        told.append(Detail(voice.pick("一票否决", "a veto where it fails")))
    if one.waiver is not None:
        told.append(Detail(voice.pick(*_IN_PRINCIPLE)))
    if one.when is not None:
        told.append(Detail(f"{voice.pick('适用条件：', 'applies if: ')}{clause_words(voice, one.when)}"))
    if one.not_applicable is not None:
        told.append(Detail(f"{voice.pick('不适用时：', 'otherwise: ')}{voice.pick(*APPLIED[one.not_applicable])}"))
    return told


def line_words(voice: Voice, line: Line) -> list[Detail]:
    """Say what a line takes, and when; below the largest of several losses stand those."""
    comma, lost = voice.pick("，", ", "), loss_words(voice, line)
    if isinstance(line.loss, LoseMostOf):
        below = [attrs.evolve(told, depth=2) for one in line.loss.lines for told in line_words(voice, one)]
        return [Detail(lost), *below]
    return [Detail(f"{clause_words(voice, line.test)}{comma}{lost}")]


def clause_words(voice: Voice, clause: Clause) -> str:
    """Say a condition in one line, the branches of a join in brackets, theirs in brackets inside."""
    said = required_words(voice, clause)
    if isinstance(clause, Reference) or not isinstance(clause.measure, Joined):
        return said
    inner = voice.pick("；", "; ").join(clause_words(voice, one) for one in clause.measure.branches)
    return voice.pick(f"{said}（{inner}）", f"{said} ({inner})")


def source_words(voice: Voice, one: Requirement) -> str:
    """Say the clause of a requirement and whose numbers it holds; empty where it says neither."""
    whose = {"editor": ("本规则自定", "ours"), "seen": ("见于来源", "seen")}.get(one.basis or "")
    parts = [str(one.cite)] if one.cite is not None else []
    if whose is not None:
        parts.append(voice.pick(*whose))
    return voice.pick("，", ", ").join(parts)


def met_words(voice: Voice, clauses: tuple[Clause, ...], inside: str) -> str:
    """Say when a heading is met; what stands below it is named plainly, anything else in quotes."""
    return voice.pick("；", "; ").join(_named(voice, one, inside) for one in clauses)


def points_words(voice: Voice, points: object) -> str:
    """Write points with their word."""
    return amount(points, UNITS["point"], voice.lang)  # type: ignore[arg-type]  # a number


def section_worth(voice: Voice, section: RuleSection) -> str:
    """Say what a section is worth; empty where it brings no points and weighs nothing."""
    if section.unit == "yuan":
        most = amount(section.most, UNITS["yuan"], voice.lang)
        return voice.pick(f"最多{most}，不计入总分", f"{most} at most, in no total")
    points = "" if voice.book.allotted is None else _section_points(voice, section)
    return _weighed(voice, section, points)


def criterion_worth(voice: Voice, criterion: Criterion) -> str:
    """Say what a criterion is worth; empty where it brings no points and weighs nothing."""
    if any(one.unit == "yuan" for one in criterion.requirements):
        return amount(criterion.points, UNITS["yuan"], voice.lang)
    points = "" if voice.book.allotted is None else points_words(voice, criterion.points)
    return _weighed(voice, criterion, points)


def requirement_worth(voice: Voice, one: Requirement) -> str:
    """Say what a requirement is worth; empty where it brings nothing and weighs nothing."""
    said = worth_words(voice, one)
    return said if one.unit == "yuan" else _weighed(voice, one, said)


def _weighed(voice: Voice, part: Requirement | Criterion | RuleSection, said: str) -> str:
    """Add what a part weighs, where the scoring model weighs."""
    if voice.book.model == "points":
        return said
    weight = weight_said(voice.book.weight_of(part), voice)
    return f"{said}{voice.pick('，', ', ')}{weight}" if said else weight


def _section_points(voice: Voice, section: RuleSection) -> str:
    if section.points_unknown:
        extra = voice.pick("加分，", "bonus, ") if section.bonus else ""
        return voice.pick(f"{extra}分值未知", f"{extra}points not known")
    if section.bonus:
        most = points_words(voice, section.most)
        return voice.pick(f"加分，最多{most}", f"bonus, {most} at most")
    return points_words(voice, section.points)


def judged_words(voice: Voice) -> str:
    """Say what a rulebook judges; a word of its own is left as it is written."""
    subject = voice.book.subject
    return voice.pick(*_SUBJECTS.get(subject, (subject, subject)))


def force_words(voice: Voice) -> list[str]:
    """Say what is judged unless it is a studio, how many points it gives, by which model, and when it is in force."""
    book, parts = voice.book, []
    if book.subject != "studio":
        parts.append(voice.pick(f"评审{judged_words(voice)}", f"judges {judged_words(voice)}"))
    if book.points_unknown:
        parts.append(voice.pick("满分未知", "points of the whole not known"))
    elif book.allotted is not None:
        parts.append(voice.pick(f"满分{number(book.allotted)}", f"{number(book.allotted, 'en')} points"))
    if book.model != "points":
        parts.append(voice.pick(*MODELS[book.model]))
    return [*parts, *_in_force(voice, book.in_force)]


def variants_words(voice: Voice) -> str:
    """Say that of variants one counts; empty where all can apply together."""
    if len(voice.book.situations.ways) == 1:
        return ""
    return voice.pick(
        "适用条件互相排斥的各部分、各项，只计适用的一套，满分按其中最多的一套。",
        "Of what cannot apply together only what applies counts; the points of the whole are the most that can be had.",
    )


def since_words(voice: Voice, in_force: InForce) -> str:
    """Say when a rulebook is in force."""
    return voice.pick("，", ", ").join(_in_force(voice, in_force))


def rounding_words(voice: Voice, rounding: Rounding) -> str:
    """Say where and how points are rounded."""
    at = {"requirement": ("每项要求", "each requirement"), "total": ("各部分和总分", "sections and the total")}
    places = voice.pick(
        f"四舍五入到小数点后{rounding.places}位" if rounding.places else "四舍五入到整数",
        f"half up to {rounding.places} places" if rounding.places else "half up to whole points",
    )
    return voice.pick(f"{at[rounding.at][0]}{places}", f"{at[rounding.at][1]}: {places}")


def rung_needs(voice: Voice, rung: Rung) -> str:
    """Say what a rung needs; empty where it needs nothing."""
    return voice.joined([clause_words(voice, one) for one in rung.needs], ("，并且", "and"))


def rung_worth(voice: Voice, rung: Rung) -> str:
    """Say the amount that goes with a rung; empty where none does."""
    if rung.yuan is None:
        return ""
    told = [money_given(voice, rung.yuan)]
    for but in rung.yuan.but:
        when, other = clause_words(voice, but.when), money_given(voice, but.yuan)
        told.append(voice.pick(f"{when}的，{other}", f"{other} if {when}"))
    return voice.pick("；", "; ").join(told)


def _in_force(voice: Voice, in_force: InForce) -> list[str]:
    parts = []
    if in_force.from_ is not None:
        since = day(in_force.from_, voice.lang)
        parts.append(voice.pick(f"{since}起施行", f"in force from {since}"))
    else:
        parts.append(voice.pick("施行日期不详", "in force since when is not known"))
    if in_force.to is not None:
        until = day(in_force.to, voice.lang)
        parts.append(voice.pick(f"至{until}止", f"until {until}"))
    return parts


def _branches(voice: Voice, test: Test, depth: int) -> list[Detail]:
    told: list[Detail] = []
    for branch in test.measure.branches if isinstance(test.measure, Joined) else ():
        told.append(Detail(required_words(voice, branch), depth))
        if isinstance(branch, Test):
            told += _branches(voice, branch, depth + 1)
    return told


def _named(voice: Voice, clause: Clause, inside: str) -> str:
    if isinstance(clause, Reference):
        own = voice.title(clause.id)
        return own if clause.id.startswith(f"{inside}/") else voice.pick(f"“{own}”", f'"{own}"')
    return clause_words(voice, clause)
