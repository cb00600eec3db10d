"""A check of totals: which facts and lists make them wider than the truth, unless that is said and accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from studiorules.linter.finding import Edit, Seen, seen
from studiorules.linter.look import Look
from studiorules.linter.rewrites import KindGroup, exclusive_losses, kind_groups, variants_as_any
from studiorules.linter.sites import Sentence
from studiorules.linter.weighing import zero_override
from studiorules.meaning.directions import Direction, Use
from studiorules.meaning.pulls import Pull, anchors, pulls, stretched
from studiorules.rulebook import Elapsed, Fact, Narrowing, Requirement, Rulebook
from studiorules.rulebook.nodes import nodes
from studiorules.terms import Text

__all__ = ["idle_wider", "pulls_two_ways"]


def pulls_two_ways(of: Rulebook, look: Look) -> Iterator[Seen]:
    """Two rules for which no case of what both read is best, or worst; what has a rewrite of its own is left out."""
    accepted, told = {path for path, _ in of.wider}, dict[tuple[str, str], list[Pull]]()
    groups = list(kind_groups(of))
    for pull in pulls(of, _day(of)):
        if not accepted & _names(pull) and not _told_elsewhere(pull, groups, look):
            told.setdefault((pull.first.by, pull.second.by), []).append(pull)
    places = {one.id: one.path for one in of.requirements} | {one.id: one.path for one in of.decisions}
    total = Text("结论", "what is decided") if of.allotted is None else Text("总分", "the total")
    for (first, second), several in told.items():
        other = Text("这里的另一处", "another part of it") if first == second else Text(first, first)
        paths, why = [f'"{one.path}"' for one in several], _why(several[0])
        said = Text(
            f"与{other.zh}都读{'、'.join(paths)}：{why.zh}，没有哪种情形对两处都最好或都最差",
            f"it reads {', '.join(paths)}, and so does {other.en}: {why.en}, so no case is best or worst for both",
        )
        yield seen(at=places.get(second, of.path), said=said, total=total)
    for by, since in anchors(of):
        path = f"{since.section}.{since.field}"
        if not accepted & {path, since.section}:
            said = Text(
                f"从“{path}”起算，那一天说不准时，窗口的两头分开取最好最差",
                f'its window starts on "{path}", and if that day is not exact both ends are taken apart',
            )
            yield seen(at=places.get(by, of.path), said=said, total=total)
    for one in stretched(of):
        if not accepted & set(_read_by(one)):
            said = Text(
                "不适用的分要摊给别的项，而它适不适用没有查实时，得分和失分分开取最好最差",
                "the points of what does not apply are shared out, and while it is open whether it applies "
                "what is earned and what is lost are taken apart",
            )
            yield seen(at=one.path, said=said, total=total)


def idle_wider(of: Rulebook, __: Look) -> Iterator[Seen]:
    """A fact or list that is accepted as making the total wider, and does not."""
    needed = {name for pull in pulls(of, _day(of)) for name in _names(pull)}
    needed |= {name for _, since in anchors(of) for name in (since.section, f"{since.section}.{since.field}")}
    needed |= {name for one in stretched(of) for name in _read_by(one)}
    for path, _ in () if of.tailoring is not None else of.wider:
        if path not in needed:
            yield seen(f"wider.{path}", name=f"wider.{path}", fix=(Edit(f"wider.{path}"),))


def _read_by(one: Requirement) -> Iterator[str]:
    """What is read to tell whether a requirement applies: fields, and their sections."""
    for node in nodes(one.when):
        match node:
            case Fact(section=section, field=field) | Elapsed(section=section, field=field):
                yield from (section, f"{section}.{field}")
            case Narrowing(list=section):
                yield section


def _names(pull: Pull) -> set[str]:
    """By which names it may be accepted: the field, or its list with all its fields."""
    return {pull.path, pull.path.rpartition(".")[0]}


def _day(of: Rulebook) -> date:
    """A day on which every value has begun."""
    starts = [one.dated[-1].from_ for one in of.parameters.values()]
    return max([*starts, of.in_force.from_ or date(2000, 1, 1)])


def _why(pull: Pull) -> Text:
    first, second = pull.first, pull.second
    if Direction.MIXED in (first.direction, second.direction):
        one = second if second.direction is Direction.MIXED else first
        return Text(f"在{one.by}，多一些未必更好", f"in {one.by} more is not always better")
    if first.direction is not second.direction:
        return Text("一处多了好，一处少了好", "one wants more, the other less")
    if _asks(first) and _asks(second):
        return Text(
            "要的不是同一样，没有写明的记录两处都可能算",
            "they ask for different ones, and one that does not say may be either",
        )
    return Text("两处的数法不同", "they count it in different ways")


def _asks(use: Use) -> bool:
    return use.asked is not None and not isinstance(use.asked, str)


def _told_elsewhere(pull: Pull, groups: Sequence[KindGroup], look: Look) -> bool:
    """Whether another check tells the same of it: with an exact rewrite, or as a contradiction."""
    by = {pull.first.by, pull.second.by}
    if pull.first.sentence == pull.second.sentence and _asks(pull.first) and _asks(pull.second):
        return True  # one filter reads a field twice
    for (section, name, _), words in groups:
        if pull.path == f"{section}.{name}" and by <= {one.id for one in words.values()}:
            return True
    things = [one for one in look.book.requirements if one.id in by]
    if len(by) == 1 and any(_rewritten(one, look) for one in things):
        return True
    asked = [clause for one in things for clause in (*look.parts(one), *one.only_if)]
    return len(things) > 1 and look.conflict(look.needed(asked)) is not None


def _rewritten(one: Requirement, look: Look) -> bool:
    """Whether a rewrite of the requirement alone is told."""
    told = [*exclusive_losses(one, look), *zero_override(one, look)]
    return bool(told) or (one.test is not None and any(variants_as_any(Sentence(test=one.test, role="enough"), look)))
