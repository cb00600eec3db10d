"""What differs between two editions of a rulebook: things are paired by their ids, requirements by `was` too.

Names that the rulebook gives itself are looked through: a threshold that is written `@name` differs where its dated
values do, and a requirement that a test names by its new id is still the same one.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

import attrs

from studiorules.dossier import Field, Section
from studiorules.rulebook.decision import Decision
from studiorules.rulebook.enough import Bound, But, Reference, Test
from studiorules.rulebook.judgement import Question
from studiorules.rulebook.measure import Joined
from studiorules.rulebook.priority import Priority
from studiorules.rulebook.remedy import Remedy
from studiorules.rulebook.requirement import Criterion, Requirement, RuleSection
from studiorules.rulebook.rulebook import Rulebook
from studiorules.rulebook.value import Parameter, ValueOf
from studiorules.rulebook.worth import Line, LoseMostOf

__all__ = ["Changed", "OwnField", "Pair", "RulebookChanges", "compare_rulebooks", "own_fields", "paired"]

T = TypeVar("T")
_Key: TypeAlias = Callable[[object], Hashable]
Pair: TypeAlias = tuple[Requirement | None, Requirement | None]
"""A requirement of the old edition and what it is in the new one; None = it is not there."""

_UNTOLD = frozenset({"id", "path", "test", "requirements", "criteria", "was"})
"""Told as what they are made of, or by the pair itself."""
_PARTED = frozenset(
    {"sections", "loose_requirements", "on_total", "decisions", "parameters", "questions", "remedies", "catalogue"}
    | {"priorities", "path", "digest", "kept", "cases_read_by"}
    | {"base_read_by", "others_read_by"}
)
"""What a rulebook holds and is told thing by thing, and what is no content of it."""


@attrs.frozen(kw_only=True)
class Changed(Generic[T]):
    """One thing that is new, gone or different.

    Attributes:
        before: As the old edition has it; None = it is new.
        after: As the new edition has it; None = it is gone.
        parts: Names of what differs; empty where there is only one side.
    """

    before: T | None
    after: T | None
    parts: tuple[str, ...] = ()

    @property
    def told(self) -> T:
        """The thing as the new edition has it; as the old one had it where it is gone.

        Raises:
            ValueError: If it is in neither.
        """
        side = self.before if self.after is None else self.after
        if side is None:
            raise ValueError("a change has one side at least")
        return side


@attrs.frozen(kw_only=True)
class OwnField:
    """A fact or field that a rulebook declares.

    Attributes:
        path: Where it stands, without the id of the rulebook, or of the one that it extends: `leader.top_grade`.
        section: The section in which it stands, named without the rulebook's id.
        field: What it holds.
    """

    path: str
    section: Section
    field: Field


@attrs.frozen(kw_only=True, repr=False)
class RulebookChanges:
    """What differs between two editions of a rulebook.

    Attributes:
        before: The old edition.
        after: The new edition.
        head: Names of what differs at the head.
        headings: Sections and criteria.
        requirements: Requirements in the order of the new edition, then those that are gone.
        on_total: Lines on the total that are new or gone.
        decisions: Ladders.
        priorities: What gives preference.
        parameters: Dated values.
        questions: Questions for people.
        remedies: What can be done about a shortfall.
        fields: Facts and fields of the rulebook's own.
    """

    before: Rulebook
    after: Rulebook
    head: tuple[str, ...] = ()
    headings: tuple[Changed[RuleSection | Criterion], ...] = ()
    requirements: tuple[Changed[Requirement], ...] = ()
    on_total: tuple[Changed[Line], ...] = ()
    decisions: tuple[Changed[Decision], ...] = ()
    priorities: tuple[Changed[Priority], ...] = ()
    parameters: tuple[Changed[Parameter], ...] = ()
    questions: tuple[Changed[Question], ...] = ()
    remedies: tuple[Changed[Remedy], ...] = ()
    fields: tuple[Changed[OwnField], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(getattr(self, one.name) for one in attrs.fields(RulebookChanges)[2:])

    def __repr__(self) -> str:
        named = [f"{book.id}@{book.edition}" for book in (self.before, self.after)]
        return f"<RulebookChanges {named[0]} to {named[1]}: {len(self.requirements)} requirements differ>"


def compare_rulebooks(before: Rulebook, after: Rulebook, *, pairs: Sequence[Pair] | None = None) -> RulebookChanges:
    """Say what differs between two editions of a rulebook.

    Args:
        before: The old edition.
        after: The new edition.
        pairs: Which requirements are one, others being left out; None = as `paired` says.
    """
    pairs = paired(before, after) if pairs is None else pairs
    renamed = {old.id: new.id for old, new in pairs if old is not None and new is not None}
    first, last = _stems(before, after)
    old, new = _keys(before, renamed, first), _keys(after, {}, last)

    def changed(these: Iterable[Any], those: Iterable[Any], name: Callable[[Any], str]) -> tuple[Changed[Any], ...]:
        there, here = ({name(one): one for one in all_} for all_ in (these, those))
        found = [_changed(there.get(id_), one, old, new) for id_, one in here.items()]
        found += [Changed(before=one, after=None) for id_, one in there.items() if id_ not in here]
        return tuple(one for one in found if one is not None)

    return RulebookChanges(
        before=before,
        after=after,
        head=tuple(
            one.name
            for one in attrs.fields(Rulebook)
            if one.eq and one.name not in _PARTED and getattr(before, one.name) != getattr(after, one.name)
        ),
        headings=changed(_headings(before), _headings(after), lambda one: str(one.id)),
        requirements=tuple(one for pair in pairs if (one := _changed(*pair, old, new)) is not None),
        on_total=_lines(before, after, old, new),
        decisions=changed(before.decisions, after.decisions, lambda one: str(one.id)),
        priorities=changed(before.priorities, after.priorities, lambda one: str(one.id)),
        parameters=changed(before.parameters.values(), after.parameters.values(), lambda one: str(one.name)),
        questions=changed(before.questions.values(), after.questions.values(), lambda one: str(one.id)),
        remedies=changed(before.remedies.values(), after.remedies.values(), lambda one: str(one.id)),
        fields=changed(own_fields(before, first), own_fields(after, last), lambda one: str(one.path)),
    )


def paired(before: Rulebook, after: Rulebook) -> list[Pair]:
    """Pair the requirements of two editions: by id, by the earlier ids that the new one names, by where they are from.

    Returns:
        Pairs in the order of the new edition, then what is gone, in the order of the old one.
    """
    waiting = {one.id: one for one in before.requirements}
    found: dict[str, Requirement] = {one.id: waiting.pop(one.id) for one in after.requirements if one.id in waiting}
    for one in after.requirements:
        earlier = next((name for name in one.was if name in waiting), None)
        if one.id not in found and earlier is not None:
            found[one.id] = waiting.pop(earlier)
    known = {origin: one.id for one in waiting.values() for origin in _origins(before, one)}
    for one in after.requirements:
        same = next((known[name] for name in _origins(after, one) if known.get(name) in waiting), None)
        if one.id not in found and same is not None:
            found[one.id] = waiting.pop(same)
    pairs: list[Pair] = [(found.get(one.id), one) for one in after.requirements]
    return [*pairs, *((one, None) for one in waiting.values())]


def _origins(book: Rulebook, one: Requirement) -> tuple[str, ...]:
    """The names by which rulebooks that take it know a requirement: its own here, and where it is taken from."""
    return (f"{book.id}@{book.edition}:{one.id}", *(name for name in one.was if ":" in name))


def _changed(before: Any, after: Any, old: _Key, new: _Key) -> Changed[Any] | None:
    """Compare two sides of one thing; None where nothing differs."""
    if before is None or after is None:
        return Changed(before=before, after=after)
    first, last = _parts(before), _parts(after)
    parts = tuple(name for name in last if name not in first or old(first[name]) != new(last[name]))
    return Changed(before=before, after=after, parts=parts) if parts else None


def _parts(thing: Any) -> dict[str, object]:
    """What a thing is made of, by name, as far as readers are told of it."""
    parts: dict[str, object] = {}
    if isinstance(thing, Requirement):
        parts["id"] = _Exactly(thing.id)
        test = thing.test
        parts["measure"] = None if test is None else _Shape(test.measure)
        parts["enough"] = tuple(_bounds((test, thing.lines)))
        parts["but"] = () if test is None else test.but
    for field in attrs.fields(type(thing)):
        if field.name not in _UNTOLD and field.eq:
            value = getattr(thing, field.name)
            parts[field.name] = _Shape(value) if isinstance(thing, Requirement) and field.name == "lines" else value
    if isinstance(thing, Requirement):
        parts["waiver"] = thing.waiver is not None  # which names it goes by is told by its ids
    return parts


def _bounds(thing: object) -> Iterator[Bound]:
    """Every bound in tests and lines, their branches' too; those of exceptions are told with the exceptions."""
    match thing:
        case Bound():
            yield thing
        case tuple():
            for one in thing:
                yield from _bounds(one)
        case Test():
            yield from _bounds((thing.bound, thing.measure))
        case Joined():
            yield from _bounds(thing.branches)
        case Line():
            yield from _bounds((thing.test, thing.loss))
        case LoseMostOf():
            yield from _bounds(thing.lines)


@attrs.frozen
class _Shape:
    """What is measured or lost, whatever is enough of it."""

    of: object


@attrs.frozen
class _Exactly:
    """An id that is itself compared, and not looked up among what was renamed."""

    id: str


def _stems(before: Rulebook, after: Rulebook) -> tuple[str, str]:
    """What names of own facts and lists begin with on each side: as in the one where the other is made from it."""
    for one, other in ((before, after), (after, before)):
        made = other.tailoring
        if made is not None and one.id in {
            *(base.id for base in made.bases),
            *(taken.source.partition("@")[0] for taken in made.imports),
        }:
            return f"{one.id}.", f"{one.id}."
    return f"{before.id}.", f"{after.id}."


def _keys(book: Rulebook, renamed: Mapping[str, str], inside: str) -> _Key:
    """Make what turns a thing of a rulebook into a key that is equal exactly where the thing says the same."""

    def key(thing: object, *, bounds: bool = True) -> Hashable:
        match thing:
            case _Shape():
                return key(thing.of, bounds=False)
            case Bound() if not bounds:
                return "bound"
            case But() if not bounds:
                return key(thing)
            case str() if thing.startswith(inside):
                return ("own", thing.removeprefix(inside))
            case ValueOf():
                held = book.parameters[thing.name].dated
                return ("value", *((one.from_, one.to, one.value) for one in held))
            case Reference():
                return ("named", renamed.get(thing.id, thing.id))
            case tuple():
                return tuple(key(one, bounds=bounds) for one in thing)
            case _ if attrs.has(type(thing)):
                kind: Any = type(thing)
                told = [one.name for one in attrs.fields(kind) if one.eq or one.name == "text"]
                return (kind.__name__, *((name, key(getattr(thing, name), bounds=bounds)) for name in told))
            case _:
                return thing  # texts, numbers, days, words

    return key


def _headings(book: Rulebook) -> list[RuleSection | Criterion]:
    found: list[RuleSection | Criterion] = []
    for section in book.sections:
        found += (section, *section.criteria)
    return found


def _lines(before: Rulebook, after: Rulebook, old: _Key, new: _Key) -> tuple[Changed[Line], ...]:
    """A line that is not word for word in the other edition is new or gone, under whatever id."""
    there = Counter(old(one) for one in before.on_total)
    here = Counter(new(one) for one in after.on_total)
    added = [Changed(before=None, after=one) for one in after.on_total if not there[new(one)]]
    gone = [Changed(before=one, after=None) for one in before.on_total if not here[old(one)]]
    return (*added, *gone)


def own_fields(book: Rulebook, stem: str = "") -> list[OwnField]:
    """The facts and fields that a rulebook declares.

    Args:
        book: The rulebook.
        stem: What the names that are told shortened begin with; those of the rulebooks below are told too then.
    """
    inside = stem or f"{book.id}."
    return [
        OwnField(
            path=f"{name.removeprefix(inside)}.{field.name}",
            section=attrs.evolve(section, name=name.removeprefix(inside)),
            field=field,
        )
        for name, section in book.catalogue.sections.items()
        if name.startswith(inside) or (stem and "." in name)
        for field in section.fields.values()
    ]
