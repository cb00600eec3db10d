"""Checks of tests: what can never hold, what always does, what contradicts something else."""

from __future__ import annotations

from collections.abc import Iterator

from studiorules.linter.finding import Edit, Seen, seen
from studiorules.linter.joint import Joint, subject
from studiorules.linter.look import Look
from studiorules.linter.ranges import shown
from studiorules.linter.sites import Sentence
from studiorules.linter.words import quoted, sentence
from studiorules.rulebook import Clause, Joined, Requirement, Rulebook, ScaleKind, Test
from studiorules.terms import Text

__all__ = ["always_passes", "contradicting", "idle_exceptions", "never_passes", "requirement_never_passes"]

_MOST_ALWAYS = 30
"""So many tests of one subject that are asked of everybody are held against those that are asked of some."""


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


def idle_exceptions(of: Sentence, _: Look) -> Iterator[Seen]:
    """An exception for a case that one above it takes, or one that asks what is asked anyway."""
    test, cases = of.test, set[Clause]()
    for at, but in enumerate(test.but):
        if but.when in cases:
            why = Text("这种情形上面已经有例外", "an exception above takes the case")
            yield seen(f"but[{at}]", why=why, fix=(Edit(f"but[{at}]"),))
        elif but.bound == test.bound and at == len(test.but) - 1:
            why = Text("要的与平时一样", "it asks what is asked anyway")
            yield seen(f"but[{at}]", why=why, fix=(Edit(f"but[{at}]"),))
        cases.add(but.when)


def requirement_never_passes(of: Requirement, look: Look) -> Iterator[Seen]:
    """A requirement whose parts exclude each other, though each can hold alone."""
    clauses = (*look.parts(of), *of.only_if)
    if of.unseen or not all(look.reach(one).holds for one in clauses):
        return
    apart = look.conflict(look.needed(clauses))
    if apart is not None:
        yield seen(what=Text("这项要求", "this requirement"), why=_apart(*apart))


def contradicting(of: Rulebook, look: Look) -> Iterator[Seen]:
    """Two requirements of which only one can pass, wherever both apply: what they ask for excludes each other."""
    asked: dict[Clause | None, list[tuple[Requirement, Test]]] = {None: []}
    for one in of.requirements:
        if one.waiver is None and not one.unseen and look.can_pass(one):
            tests = look.needed((*look.parts(one), *one.only_if))
            asked.setdefault(one.when, []).extend((one, test) for test in tests)
    always = asked.pop(None)
    order = {one.id: at for at, one in enumerate(of.requirements)}
    told = set[tuple[str, str]]()
    about: dict[object, list[tuple[Requirement, Test]]] = {}
    for one, test in always:
        about.setdefault(subject(test.measure), []).append((one, test))
    for several in (always, *(_with_always(of_some, about) for of_some in asked.values())):
        joint, owner = Joint(look), {id(test): one for one, test in reversed(several)}
        for _, test in several:
            excluded = joint.add(test)
            if excluded is None:
                continue
            here, there = sorted(excluded, key=lambda test: -order[owner[id(test)].id])
            first, second = owner[id(there)], owner[id(here)]
            if first is not second and (first.id, second.id) not in told:
                told.add((first.id, second.id))
                always_apply = first.when is None and second.when is None
                yield seen(
                    at=second.path,
                    first=first.id,
                    where=Text("", "") if always_apply else Text("适用的时候，", "where it applies "),
                    one=sentence(here),
                    other=sentence(there),
                )


def _with_always(
    of_some: list[tuple[Requirement, Test]], about: dict[object, list[tuple[Requirement, Test]]]
) -> list[tuple[Requirement, Test]]:
    """What is asked where something applies: what is asked of everybody on the same subjects comes first."""
    subjects = dict.fromkeys(subject(test.measure) for _, test in of_some)
    return [*(one for what in subjects for one in about.get(what, ())[:_MOST_ALWAYS]), *of_some]


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
