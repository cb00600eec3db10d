"""A rulebook read aloud: every requirement in a sentence, every ladder with what its rungs need."""

from datetime import date

from studiorules.dossier import UNITS
from studiorules.reports.amounts import amount, number
from studiorules.reports.days import day
from studiorules.reports.grid import clean
from studiorules.reports.sentences import enough_words, required_words, subject_words
from studiorules.reports.voice import Voice
from studiorules.reports.worths import loss_words, worth_words
from studiorules.rulebook import (
    Clause,
    Decision,
    Joined,
    Reference,
    Requirement,
    Rulebook,
    RuleSection,
    Rung,
    Score,
    Test,
)
from studiorules.terms import Lang

__all__ = ["outline", "rung_needs"]


def outline(book: Rulebook, *, lang: Lang = "zh", as_of: date | None = None) -> str:
    """Read a rulebook aloud.

    Args:
        book: The rulebook.
        lang: The language.
        as_of: The day on which dated values are read; None = the latest, with what held before.
    """
    voice = Voice(lang=lang, book=book, as_of=as_of)
    lines = [_head(voice)]
    count = 0
    for section in book.sections:
        lines += ["", _section(voice, section)]
        for position, criterion in enumerate(section.criteria, start=1):
            lines.append(f"  {position} {_heading(voice, voice.say(criterion.title), criterion.points)}")
            for requirement in criterion.requirements:
                lines += _requirement(voice, requirement, "    · ")
            if criterion.met_if is not None:
                lines.append(f"      {_met_if(voice, criterion.met_if, criterion.id)}")
        for requirement in section.requirements:
            lines += _requirement(voice, requirement, "  · ")
    for count, requirement in enumerate(book.loose_requirements, start=1):
        lines += _requirement(voice, requirement, f"  {count} ")
    if book.on_total:
        lines += ["", voice.pick("总分的扣减与封顶：", "On the total:")]
    comma = voice.pick("，", ", ")
    lines += [f"  · {_clause(voice, line.test)}{comma}{loss_words(voice, line)}" for line in book.on_total]
    if book.decisions:
        lines.append("")
    lines += [f"  {_decision(voice, one)}" for one in book.decisions]
    return clean("\n".join(lines)) + "\n"


def rung_needs(voice: Voice, rung: Rung) -> str:
    """Say what a rung needs; empty where it needs nothing."""
    return voice.joined([_need(voice, one) for one in rung.needs], ("，并且", "and"))


def _head(voice: Voice) -> str:
    book = voice.book
    parts = [f"{voice.say(book.title)} {voice.edition()}"]
    if book.allotted is not None:
        parts.append(voice.pick(f"满分{number(book.allotted)}", f"{number(book.allotted, 'en')} points"))
    if book.in_force.from_ is not None:
        since = day(book.in_force.from_, voice.lang)
        parts.append(voice.pick(f"{since}起施行", f"in force from {since}"))
    else:
        parts.append(voice.pick("施行日期不详", "in force since when is not known"))
    if book.in_force.to is not None:
        until = day(book.in_force.to, voice.lang)
        parts.append(voice.pick(f"至{until}止", f"until {until}"))
    return " · ".join(parts)


def _heading(voice: Voice, title: str, points: object) -> str:
    said = amount(points, UNITS["point"], voice.lang)  # type: ignore[arg-type]  # a number
    return voice.pick(f"{title}（{said}）", f"{title} ({said})")


def _section(voice: Voice, section: RuleSection) -> str:
    if section.points_unknown:
        title, extra = voice.say(section.title), voice.pick("加分，", "bonus, ") if section.bonus else ""
        return voice.pick(f"{title}（{extra}分值未知）", f"{title} ({extra}points not known)")
    if section.bonus:
        title, most = voice.say(section.title), amount(section.most, UNITS["point"], voice.lang)
        return voice.pick(f"{title}（加分，最多{most}）", f"{title} (bonus, {most} at most)")
    return _heading(voice, voice.say(section.title), section.points)


def _requirement(voice: Voice, one: Requirement, mark: str) -> list[str]:
    colon, comma = voice.pick("：", ": "), voice.pick("，", ", ")
    said = []
    if one.unseen:
        said.append(voice.pick("来源未载明评分规则", "the rule is not visible in its source"))
    if one.test is not None:
        said.append(_test(voice, one.test))
    worth = worth_words(voice, one)
    told = f"{voice.say(one.title)}{colon}{comma.join(said)}" if said else voice.say(one.title)
    if worth:
        told += f"{colon}{worth}"
    lines = [f"{mark}{told}{voice.pick('。', '.')}{_source(voice, one)}"]
    indent = " " * (len(mark) + 2)
    if one.test is not None and isinstance(one.test.measure, Joined):
        lines += [f"{indent}{text}" for text in _branches(voice, one.test)]
    if one.test is not None:
        for but in one.test.but:
            lines.append(
                indent
                + voice.pick("例外：", "except: ")
                + f"{required_words(voice, but.when)}{colon}{enough_words(voice, one.test, (but.bound,))}"
            )
    lines += [f"{indent}{_clause(voice, line.test)}{comma}{loss_words(voice, line)}" for line in one.lines]
    lines += [f"{indent}{voice.pick('前提：', 'only if: ')}{_clause(voice, clause)}" for clause in one.only_if]
    if one.when is not None:
        lines.append(f"{indent}{voice.pick('适用条件：', 'applies if: ')}{_clause(voice, one.when)}")
    return lines


def _test(voice: Voice, test: Test) -> str:
    subject, enough = subject_words(voice, test), enough_words(voice, test)
    return f"{subject}{voice.pick('，', ': ')}{enough}" if enough else subject


def _branches(voice: Voice, test: Test) -> list[str]:
    joined = test.measure
    if not isinstance(joined, Joined):
        return []
    told = []
    for branch in joined.branches:
        told.append(f"- {required_words(voice, branch)}")
        if isinstance(branch, Test) and isinstance(branch.measure, Joined):
            told += [f"  {text}" for text in _branches(voice, branch)]
    return told


def _clause(voice: Voice, clause: Clause) -> str:
    said = required_words(voice, clause)
    if isinstance(clause, Reference) or not isinstance(clause.measure, Joined):
        return said
    inner = voice.pick("；", "; ").join(required_words(voice, one) for one in clause.measure.branches)
    return voice.pick(f"{said}（{inner}）", f"{said} ({inner})")


def _source(voice: Voice, one: Requirement) -> str:
    whose = {"editor": ("本规则自定", "ours"), "seen": ("见于来源", "seen")}.get(one.basis or "")
    parts = [str(one.cite)] if one.cite is not None else []
    if whose is not None:
        parts.append(voice.pick(*whose))
    if not parts:
        return ""
    return voice.pick(f"  〔{'，'.join(parts)}〕", f"  [{', '.join(parts)}]")


def _met_if(voice: Voice, clauses: tuple[Clause, ...], inside: str) -> str:
    told = [_name(voice, one, inside) for one in clauses]
    return voice.pick(f"符合的条件：{'；'.join(told)}", f"met if: {'; '.join(told)}")


def _name(voice: Voice, clause: Clause, inside: str) -> str:
    if isinstance(clause, Reference):
        own = voice.title(clause.id)
        return own if clause.id.startswith(f"{inside}/") else voice.pick(f"“{own}”", f'"{own}"')
    return required_words(voice, clause)


def _decision(voice: Voice, decision: Decision) -> str:
    colon, semicolon = voice.pick("：", ": "), voice.pick("；", "; ")
    rungs = []
    for rung in decision.rungs:
        needs = rung_needs(voice, rung)
        aside = [needs] if needs else []
        if rung.yuan is not None:
            yuan = voice.value(rung.yuan)
            aside.append(amount(yuan, UNITS["yuan"], voice.lang))  # type: ignore[arg-type]  # an amount of money
        told = voice.say(rung.title)
        inside = voice.pick("，", ", ").join(aside)
        rungs.append(told if not aside else voice.pick(f"{told}（{inside}）", f"{told} ({inside})"))
    return f"{voice.say(decision.title)}{colon}{semicolon.join(rungs)}"


def _need(voice: Voice, clause: Clause) -> str:
    if isinstance(clause, Test) and isinstance(clause.measure, Score):
        return required_words(voice, clause)
    return _clause(voice, clause)
