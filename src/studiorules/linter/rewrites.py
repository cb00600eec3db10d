"""Checks of what is better said another way, with the rewrite: the same for every known dossier, exact for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from studiorules.dossier import FieldKind
from studiorules.linter.finding import Edit, Seen, seen
from studiorules.linter.look import Look, excusable
from studiorules.linter.sites import Sentence
from studiorules.linter.words import bound, number, value
from studiorules.rulebook import (
    AllOrNothing,
    Bound,
    Count,
    Fact,
    Joined,
    Line,
    Lose,
    OneOf,
    Requirement,
    Rulebook,
    ScaleKind,
    Test,
    Word,
)

__all__ = ["KindGroup", "exclusive_losses", "kind_groups", "separate_kinds", "variants_as_any"]

_KINDS = 3
"""From so many requirements on, each for one kind, the list of kinds reads better."""


def exclusive_losses(of: Requirement, _: Look) -> Iterator[Seen]:
    """Lines of which at most one can lose, since each loses for another word of one fact: `lose_by` is exact."""
    told: dict[Fact, dict[str, Decimal]] = {}
    several: set[Fact] = set()
    for line in of.lines:
        what, words = _loses_for(line)
        if what is None or not isinstance(line.loss, Lose):
            continue
        losses = told.setdefault(what, {})
        several |= {what} if losses and not losses.keys() & set(words) else set()
        losses |= dict.fromkeys(words, line.loss.points)
    for what in several:
        lines = [at for at, line in enumerate(of.lines) if _loses_for(line)[0] == what and isinstance(line.loss, Lose)]
        named = any(of.lines[at].text is not None for at in lines)  # what a line is called would be lost
        listed = ", ".join(f"{word} = {number(points)}" for word, points in told[what].items())
        path = f"{what.section}.{what.field}"
        rewrite = f'{{ lose_by = {{ {listed} }}, fact = "{path}" }}'
        fix = (Edit(f"deduct[{lines[0]}]", rewrite), *(Edit(f"deduct[{at}]") for at in lines[1:]))
        yield seen("deduct", fact=path, rewrite=rewrite, fix=() if named else fix)


def _loses_for(line: Line) -> tuple[Fact | None, tuple[str, ...]]:
    """The fact of a line, and the words for which it loses; no fact where it is another kind of line."""
    test = line.test
    plain = isinstance(test.measure, Fact) and test.measure.scale.kind is ScaleKind.CHOICE and not test.but
    if not plain or test.bound is None or test.bound.word is not Word.IS_NOT or not isinstance(test.measure, Fact):
        return None, ()
    return test.measure, tuple(one for one in test.bound.values if isinstance(one, str))


def variants_as_any(of: Sentence, _: Look) -> Iterator[Seen]:
    """`(c and A) or (not c and B)`: while nobody knows c, that is open even where A and B both hold; `but` is not."""
    what = of.test.measure
    if not isinstance(what, Joined) or what.how != "any" or len(what.branches) != 2:
        return
    first, second = (_pair(one) for one in what.branches)
    if first is None or second is None:
        return
    for condition, own in (first, first[::-1]):
        for opposite, other in (second, second[::-1]):
            if own.measure == other.measure and _opposite(condition, opposite):
                rewrite = _with_but(condition, own, other)
                yield seen(rewrite=rewrite, fix=(Edit("any", rewrite, whole=True),) if rewrite else ())
                return


def _pair(clause: object) -> tuple[Test, Test] | None:
    """The two tests of `all`; None for anything else."""
    if not isinstance(clause, Test) or not isinstance(clause.measure, Joined) or clause.measure.how != "all":
        return None
    tests = [one for one in clause.measure.branches if isinstance(one, Test) and one.bound is not None and not one.but]
    return (tests[0], tests[1]) if len(tests) == len(clause.measure.branches) == 2 else None


def _opposite(one: Test, other: Test) -> bool:
    """Whether one test of a fact holds exactly where the other does not."""
    if one.measure != other.measure or not isinstance(one.measure, Fact) or one.bound is None or other.bound is None:
        return False
    words = {one.bound.word, other.bound.word}
    if one.measure.scale.kind is ScaleKind.TRUTH:
        return words == {Word.IS} and {one.bound.values, other.bound.values} == {(True,), (False,)}
    return words == {Word.IS, Word.IS_NOT} and one.bound.values == other.bound.values


def _with_but(condition: Test, own: Test, other: Test) -> str:
    """The measure with the bound of one case, and that of the other as an exception; empty where it is not a fact."""
    measures = [one.measure for one in (condition, own)]
    facts = [f'fact = "{one.section}.{one.field}"' for one in measures if isinstance(one, Fact)]
    if len(facts) < 2 or condition.bound is None or own.bound is None or other.bound is None:
        return ""
    when = f"{{ {facts[0]}, {bound(condition.bound)} }}"
    return f"{facts[1]}\n{bound(other.bound)}\nbut = [{{ when = {when}, {bound(own.bound)} }}]"


def separate_kinds(of: Rulebook, _: Look) -> Iterator[Seen]:
    """One requirement per kind, where a record's kind may be unknown: it seems to meet each; `kinds` counts it once."""
    for (section, name, points), words in kind_groups(of):
        field = of.catalogue.sections[section].fields[name]
        worth = f"points = {number(points * len(words))}\nearn_each = {number(points)}"
        yield seen(
            at=next(iter(words.values())).path,
            count=str(len(words)),
            field=field.text,
            rewrite=f'kinds = "{section}.{name}"\nof = [{", ".join(value(word) for word in words)}]\n'
            f'at_least = "all"\n{worth}',
        )


KindGroup: TypeAlias = tuple[tuple[str, str, Decimal], dict[str, Requirement]]


def kind_groups(of: Rulebook) -> Iterator[KindGroup]:
    """Requirements that stand together and ask for one record of one kind each: list, field, points; by their words."""
    criteria = [one.requirements for one in of.criteria]
    for siblings in (of.loose_requirements, *(one.requirements for one in of.sections), *criteria):
        told: dict[tuple[str, str, Decimal], dict[str, Requirement]] = {}
        for one in siblings:
            kind = _asks_one_kind(one)
            if kind is not None:
                told.setdefault(kind[0], {}).setdefault(kind[1], one)
        for (section, name, points), words in told.items():
            field = of.catalogue.sections[section].field(name)
            if field is not None and not field.required and field.kind is FieldKind.CHOICE and len(words) >= _KINDS:
                yield (section, name, points), words


def _asks_one_kind(one: Requirement) -> tuple[tuple[str, str, Decimal], str] | None:
    """List, field, points and word of a requirement that asks for one record of one kind; None for any other."""
    test = one.test
    extras = one.lines or one.only_if or excusable(one) or one.unseen or one.points_unknown
    if extras or test is None or test.but or not isinstance(one.worth, AllOrNothing):
        return None
    what = test.measure
    if not isinstance(what, Count) or test.bound != Bound(Word.AT_LEAST, (Decimal(1),)):
        return None
    where = what.of.where
    plain = what.of.window is None and what.of.dated_by is None and what.of.each is None
    if (
        what != Count(scale=what.scale, of=what.of)
        or not plain
        or not isinstance(where, OneOf)
        or len(where.values) != 1
        or not isinstance(where.values[0], str)
    ):
        return None
    return (what.of.list, where.field, one.allotted), where.values[0]
