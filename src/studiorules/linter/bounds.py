"""Checks of tests: what can never hold, what always does, what contradicts something else."""

from __future__ import annotations

from collections.abc import Iterator

from studiorules.linter.finding import Seen, seen
from studiorules.linter.look import Look, excusable
from studiorules.linter.ranges import shown
from studiorules.linter.sites import Sentence
from studiorules.linter.words import quoted, sentence
from studiorules.rulebook import Joined, Requirement, Rulebook, ScaleKind, Test
from studiorules.terms import Text

__all__ = ["always_passes", "contradicting", "never_passes", "requirement_never_passes"]


def never_passes(of: Sentence, look: Look) -> Iterator[Seen]:
    """A test that nothing can meet; of a join the branch that cannot hold, or the two that exclude each other."""
    test = of.test
    if of.role == "need" or look.reach(test).holds:
        return
    if isinstance(test.measure, Joined):
        apart = look.conflict(look.needed([test]))
        if apart is not None:
            yield seen(what=quoted(test), why=_apart(*apart))
        return
    yield seen(what=quoted(test), why=_extent(test, look))


def always_passes(of: Sentence, look: Look) -> Iterator[Seen]:
    """A test that everything meets."""
    test = of.test
    if of.role != "need" and not isinstance(test.measure, Joined) and not look.reach(test).fails:
        yield seen(what=quoted(test), why=_extent(test, look))


def requirement_never_passes(of: Requirement, look: Look) -> Iterator[Seen]:
    """A requirement whose parts exclude each other, though each can hold alone."""
    clauses = (*look.parts(of), *of.only_if)
    if of.unseen or not all(look.reach(one).holds for one in clauses):
        return
    apart = look.conflict(look.needed(clauses))
    if apart is not None:
        yield seen(what=Text("这项要求", "this requirement"), why=_apart(*apart))


def contradicting(of: Rulebook, look: Look) -> Iterator[Seen]:
    """Two requirements of which only one can pass: they ask the same measure for values that exclude each other."""
    told: dict[object, list[tuple[Requirement, Test]]] = {}
    for one in of.requirements:
        if not excusable(one) and not one.unseen and look.outcome(one.id).holds:
            for test in look.needed((*look.parts(one), *one.only_if)):
                told.setdefault(test.measure, []).append((one, test))
    for several in told.values():
        apart = look.conflict(test for _, test in several)
        if apart is None:
            continue
        first, second = (next(one for one, test in several if test is which) for which in apart)
        yield seen(at=second.path, first=first.id, one=sentence(apart[1]), other=sentence(apart[0]))


def _extent(test: Test, look: Look) -> Text:
    zh, en = shown(look.extent(test.measure), test.measure.scale)
    hint = ("", "")
    if test.measure.scale.kind is ScaleKind.FRACTION and test.measure.scale.ceiling == 1:
        hint = ("，九成要写成0.9", "; nine tenths are written 0.9")
    return Text(f"量得的只会是{zh}{hint[0]}", f"what is measured lies in {en}{hint[1]}")


def _apart(one: Test, other: Test) -> Text:
    return Text(
        f"“{sentence(one)}”与“{sentence(other)}”不能同时成立",
        f'"{sentence(one)}" and "{sentence(other)}" exclude each other',
    )
