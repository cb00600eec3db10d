"""The cases of the rulebooks that a rulebook is made from: which must still come out, which its changes supersede."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from studiorules.rulebook.case import Case
from studiorules.rulebook.changes import Changed, Pair, compare_rulebooks
from studiorules.rulebook.enough import Reference
from studiorules.rulebook.measure import Judged, Score
from studiorules.rulebook.nodes import nodes
from studiorules.rulebook.priority import PRIORITY
from studiorules.rulebook.requirement import Criterion, Requirement
from studiorules.rulebook.rulebook import Rulebook

__all__ = ["Inherited", "Otherwise", "Superseded", "inherited", "told_otherwise"]

_SAID: Final = frozenset(
    {"id", "title", "text", "short", "cite", "basis", "why", "evidence", "mend", "veto", "weight", "points"}
)
"""Parts that decide neither an outcome nor points; what a heading adds up to is told by what stands below it."""
_COUNTED: Final = frozenset({"allotted", "points_unknown", "rounding", "model", "nothing_counted"})
"""Parts of the head on which the total rests."""
_WHOLE: Final = ("total", "model")
"""What a score may be of that is no part of a rulebook."""
_PRIORITIES: Final = "priorities"
"""What a case speaks of that speaks of all of them."""


@attrs.frozen(kw_only=True)
class Otherwise:
    """How something is otherwise than in the rulebook that is extended.

    Attributes:
        removed: Whether it is not selected.
        parts: Names of what differs in it.
        reads: What else differs that it reads: full ids, `judgement:` and a question, `total`.
    """

    removed: bool = False
    parts: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Superseded:
    """A case of a rulebook below that says nothing of the one above any more.

    Attributes:
        case: The case.
        otherwise: How what it speaks of is otherwise; None = a case of the rulebook's own stands in its place, of the
            same thing, dossier and day.
    """

    case: Case
    otherwise: Otherwise | None = None


@attrs.frozen(kw_only=True)
class Inherited:
    """The cases of what a rulebook extends, and of what it takes from others.

    Attributes:
        held: Those that must still come out: the rulebook leaves what they speak of as it was.
        superseded: The others.
    """

    held: tuple[Case, ...] = ()
    superseded: tuple[Superseded, ...] = ()


def inherited(rulebook: Rulebook) -> Inherited:
    """Sort the cases of the rulebooks that one is made from, those that hold for them from further below included.

    Args:
        rulebook: The rulebook.

    Raises:
        RulebookError: If cases cannot be read.
        OSError: If the rulebook that it extends is no longer there.
    """
    return _sorted(rulebook, {})


def _sorted(rulebook: Rulebook, known: dict[int, Inherited]) -> Inherited:
    """Sort the cases of what a rulebook is made from; each rulebook below is sorted once, however often it is named."""
    if id(rulebook) not in known:
        known[id(rulebook)] = _sorting(rulebook, known)
    return known[id(rulebook)]


def _sorting(rulebook: Rulebook, known: dict[int, Inherited]) -> Inherited:
    own = {(one.about, one.dossier, one.as_of) for one in rulebook.cases}
    held: list[Case] = []
    superseded: list[Superseded] = []
    for below, names in _below(rulebook):
        changed = told_otherwise(below, rulebook, names)
        for told in (*below.cases, *_sorted(below, known).held):
            case = told if names is None else attrs.evolve(told, requirement=names.get(told.requirement, ""))
            if names is not None and not case.requirement:
                continue  # it speaks of what was not taken
            if case.about in changed:
                superseded.append(Superseded(case=case, otherwise=changed[case.about]))
            elif (case.about, case.dossier, case.as_of) in own:
                superseded.append(Superseded(case=case))
            else:
                held.append(case)
    return Inherited(held=tuple(held), superseded=tuple(superseded))


def _below(rulebook: Rulebook) -> Iterator[tuple[Rulebook, dict[str, str] | None]]:
    """What a rulebook extends; what it takes single things from, with their ids there and here."""
    if rulebook.base is not None:
        yield rulebook.base, None
    for other in rulebook.others:
        there = {f"{other.id}@{other.edition}:{one.id}": one.id for one in other}
        taken: dict[str, str] = {}
        for one in rulebook:
            for name in one.was:
                if name in there:
                    taken.setdefault(there[name], one.id)
        yield other, taken


def told_otherwise(base: Rulebook, rulebook: Rulebook, names: Mapping[str, str] | None) -> dict[str, Otherwise]:
    """Say what a rulebook leaves otherwise than it was of what cases speak of, by the name that it has here.

    Words, sources and remedies are no difference, those of questions aside: nothing else rests on them.

    Args:
        base: The rulebook that it is made from.
        rulebook: The rulebook.
        names: Of single things that are taken, the ids there and here; None = everything keeps its name.
    """
    differing = _differing(base, rulebook, names)
    there, here = _things(base), _things(rulebook)
    found: dict[str, Otherwise] = {}
    for old, name in ((one, one) for one in there) if names is None else names.items():
        if name not in here:
            found[name] = Otherwise(removed=True)
            continue
        reads = {(names or {}).get(one, one) for one in _read(old, there)} | _read(name, here)
        others = tuple(sorted(one for one in reads if one in differing and one != name))
        if name in differing or others:
            found[name] = Otherwise(parts=differing.get(name, ()), reads=others)
    preferred = {f"{PRIORITY}{one.id}" for one in (*base.priorities, *rulebook.priorities)}
    moved = tuple(sorted(preferred & (found.keys() | differing.keys())))
    return {**found, _PRIORITIES: Otherwise(reads=moved)} if moved else found


def _differing(base: Rulebook, rulebook: Rulebook, names: Mapping[str, str] | None) -> dict[str, tuple[str, ...]]:
    """What differs between the two, by name, with the names of its parts: none where it is new or gone."""
    pairs: list[Pair] | None = None if names is None else [(base[old], rulebook[new]) for old, new in names.items()]
    told = compare_rulebooks(base, rulebook, pairs=pairs)
    named: list[tuple[str, Changed[Any]]] = [(one.told.id, one) for one in told.requirements]
    named += [(one.told.id, one) for one in told.headings]
    named += [(f"decision:{one.told.id}", one) for one in told.decisions]
    named += [(f"{PRIORITY}{one.told.id}", one) for one in told.priorities]
    found = {f"judgement:{one.told.id}": one.parts for one in told.questions}  # in other words it is another question
    for name, one in named:
        parts = tuple(part for part in one.parts if part not in _SAID)
        if parts or one.before is None or one.after is None:
            found[name] = parts
    head = tuple(part for part in told.head if part in _COUNTED)
    if head or told.on_total:
        found["total"] = (*head, *(("on_total",) if told.on_total else ()))
    return found


def _things(book: Rulebook) -> dict[str, object]:
    """Everything that has an outcome, points or rungs, by name."""
    found: dict[str, object] = {one.id: one for one in book.requirements}
    found |= {one.id: one for one in book.sections} | {one.id: one for one in book.criteria}
    found |= {one.requirement.id: one.requirement for one in book.priorities}
    found |= {f"decision:{one.id}": one for one in book.decisions}
    return {**found, "total": (book.sections, book.loose_requirements, book.on_total)}


def _read(name: str, things: Mapping[str, object]) -> set[str]:
    """The names of all that something rests on, itself included."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += _named(things.get(here))
    return found


def _named(thing: object) -> Iterator[str]:
    """The names in a thing of what it rests on, and of what it is made of."""
    for one in nodes(thing):
        match one:
            case Reference() | Requirement() | Criterion():
                yield one.id
            case Judged():
                yield f"judgement:{one.question}"
            case Score():
                yield "total" if one.of in _WHOLE else one.of
