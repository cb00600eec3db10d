"""Which requirements can apply together: of the variants for one fact, a studio has one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import prod
from operator import ge, gt, le, lt
from typing import Any, Final, TypeAlias

import attrs

from studiorules.rulebook.enough import Clause, Test, Word
from studiorules.rulebook.measure import Fact, Joined, ScaleKind
from studiorules.rulebook.requirement import Requirement, RuleSection

__all__ = ["Situations", "Way", "dropped_in", "most_in", "most_together", "situations_of", "sum_in"]

_MOST_WAYS: Final = 64
_MOST_ANSWERS: Final = 4096

Way: TypeAlias = Mapping[str, bool]
"""By id, whether a requirement applies; what always applies, or is taken by itself, is not named."""


@attrs.frozen
class Situations:
    """The ways in which it can come out what applies.

    The points of several requirements are then the hull over the ways that are still open, instead of a sum of hulls
    that no studio could have.

    Attributes:
        ways: Every way.
        facts: The facts, by section and name, that tell the ways apart.
    """

    ways: tuple[Way, ...]
    facts: frozenset[tuple[str, str]] = frozenset()

    def among(self, requirements: Iterable[Requirement]) -> tuple[Way, ...]:
        """Return the ways for some requirements only; a single empty one where none of them is named."""
        names = [one.id for one in requirements if one.id in self.ways[0]]
        told = dict.fromkeys(tuple(way[name] for name in names) for way in self.ways)
        return tuple(dict(zip(names, held, strict=True)) for held in told)

    def always_dropped(self, requirements: Sequence[Requirement]) -> Decimal:
        """Return how many points drop out whatever applies, since not all of the variants can apply."""
        return min(dropped_in(way, requirements) for way in self.among(requirements))


def most_together(requirements: Sequence[Requirement]) -> Decimal:
    """Return the most points that requirements can bring together."""
    return max(sum_in(way, requirements) for way in situations_of(requirements).ways)


def sum_in(way: Way, requirements: Iterable[Requirement]) -> Decimal:
    """Return the points that requirements can bring in a way."""
    return sum(
        (one.allotted for one in requirements if way.get(one.id, True) or one.not_applicable == "full"), Decimal(0)
    )


def most_in(way: Way, sections: Iterable[RuleSection], loose: Iterable[Requirement], *, capped: bool) -> Decimal:
    """Return the points of the whole that can be had in a way, with or without the caps of sections."""
    points = sum_in(way, loose)
    for one in sections:
        below = sum_in(way, one.all_requirements)
        points += below if one.cap is None or not capped else min(below, one.cap)
    return points


def dropped_in(way: Way, requirements: Iterable[Requirement]) -> Decimal:
    """Return the points of requirements that do not apply in a way, and are then neither had nor rescaled."""
    dropped = (one for one in requirements if one.not_applicable == "none" and not way.get(one.id, True))
    return sum((one.allotted for one in dropped), Decimal(0))


def situations_of(requirements: Sequence[Requirement]) -> Situations:
    """Return the ways in which it can come out what applies; one where each requirement can be taken by itself.

    Conditions that read the same facts are told apart by what those facts can be. Where that would make too many ways,
    conditions are taken by themselves: no end is then wrong, only wider.
    """
    conditions: dict[Clause, list[str]] = {}
    for one in requirements:
        if one.when is not None:
            conditions.setdefault(one.when, []).append(one.id)
    chosen: list[_Outcomes] = []
    facts: set[tuple[str, str]] = set()
    for asked, outcomes in _bound_up(conditions):
        if prod(map(len, (*chosen, outcomes))) <= _MOST_WAYS:
            chosen.append(outcomes)
            facts |= {one for one in asked if isinstance(one, tuple)}
    ways = []
    for held in product(*chosen):
        told = {id_: holds for outcome in held for id_, holds in outcome.items()}
        ways.append({one.id: told[one.id] for one in requirements if one.id in told})
    return Situations(tuple(ways), frozenset(facts))


_Outcomes: TypeAlias = Sequence[Way]
"""How conditions that read the same facts can come out together, by id of the requirements under them."""
_Atom: TypeAlias = tuple[str, str] | Clause
"""What conditions are made of: a fact by section and field, or any other test as a whole."""
_Answers: TypeAlias = Mapping[_Atom, object]
"""Of a fact, its value; of any other test, whether it holds."""


def _bound_up(conditions: Mapping[Clause, Sequence[str]]) -> Iterator[tuple[Iterable[_Atom], _Outcomes]]:
    """Of conditions that read the same things, these and how they can come out, where not everything is possible."""
    together: dict[_Atom, list[Clause]] = {}
    for clause in conditions:
        members = [clause]
        for leaf in _leaves(clause):
            known = together.get(_atom(leaf), members)
            if known is not members:
                known += members
                together.update((_atom(one), known) for member in members for one in _leaves(member))
                members = known
            together[_atom(leaf)] = members
    for members in {id(one): one for one in together.values()}.values():
        asked: dict[_Atom, list[Clause]] = {}
        for leaf in (leaf for one in members for leaf in _leaves(one)):
            asked.setdefault(_atom(leaf), []).append(leaf)
        outcomes = _outcomes(members, asked)
        if 0 < len(outcomes) < 2 ** len(members):
            yield (
                asked,
                [
                    {id_: held for one, held in zip(members, each, strict=True) for id_ in conditions[one]}
                    for each in outcomes
                ],
            )


def _outcomes(members: Sequence[Clause], asked: Mapping[_Atom, Sequence[Clause]]) -> Sequence[tuple[bool, ...]]:
    """Every way in which conditions can come out together; none where there are too many to try."""
    values = [_values(leaves) for leaves in asked.values()]
    if len(members) > _MOST_WAYS or prod(map(len, values)) > _MOST_ANSWERS:
        return ()
    answers = (dict(zip(asked, told, strict=True)) for told in product(*values))
    return tuple(dict.fromkeys(tuple(_holds(one, told) for one in members) for told in answers))


def _leaves(clause: Clause) -> Iterator[Clause]:
    """The tests that a condition is joined of."""
    joined = _joined(clause)
    if joined is None:
        yield clause
    else:
        for branch in joined.branches:
            yield from _leaves(branch)


def _joined(clause: Clause) -> Joined | None:
    plain = isinstance(clause, Test) and clause.bound is None and not clause.but
    what = clause.measure if plain and isinstance(clause, Test) else None
    return what if isinstance(what, Joined) and what.how != "some" else None


def _atom(leaf: Clause) -> _Atom:
    fact = _fact(leaf)
    return leaf if fact is None else (fact.section, fact.field)


def _fact(leaf: Clause) -> Fact | None:
    """The fact that a test compares with words that are known; None where it does anything else."""
    if not isinstance(leaf, Test) or leaf.but or not isinstance(leaf.measure, Fact):
        return None
    scale, given = leaf.measure.scale, () if leaf.bound is None else leaf.bound.values
    match scale.kind:
        case ScaleKind.TRUTH:
            known = leaf.bound is None or leaf.bound.word in _EQUAL
        case ScaleKind.CHOICE:
            known = leaf.bound is not None and all(isinstance(one, str) for one in given)
        case ScaleKind.LEVEL:
            known = bool(given) and all(scale.vocabulary and scale.vocabulary.find(str(one)) for one in given)
        case _:
            known = False
    return leaf.measure if known else None


def _values(leaves: Sequence[Clause]) -> Sequence[object]:
    """All that something asked for can be, as far as the tests of it can tell."""
    fact = _fact(leaves[0])
    if fact is None or fact.scale.kind is ScaleKind.TRUTH:
        return True, False
    if fact.scale.kind is ScaleKind.LEVEL and fact.scale.vocabulary is not None:
        return range(len(fact.scale.vocabulary.terms))
    named = (value for one in leaves if isinstance(one, Test) and one.bound for value in one.bound.values)
    return (*dict.fromkeys(named), None)  # None for every word that no test names


def _holds(clause: Clause, told: _Answers) -> bool:
    joined = _joined(clause)
    if joined is not None:
        held = [_holds(one, told) for one in joined.branches]
        return all(held) if joined.how == "all" else any(held)
    value, fact = told[_atom(clause)], _fact(clause)
    if fact is None or not isinstance(clause, Test) or clause.bound is None:
        return bool(value)
    words, given = fact.scale.vocabulary, clause.bound.values
    if fact.scale.kind is ScaleKind.LEVEL and words is not None:
        given = tuple(Decimal(words.rank(str(one))) for one in given)
    if clause.bound.word in _EQUAL:
        return (value in given) == (clause.bound.word is Word.IS)
    return _ORDER[clause.bound.word](value, given[0])


_EQUAL: Final = (Word.IS, Word.IS_NOT)
_ORDER: Final[Mapping[Word, Callable[[Any, Any], bool]]] = {
    Word.AT_LEAST: ge,
    Word.AT_MOST: le,
    Word.ABOVE: gt,
    Word.BELOW: lt,
}
