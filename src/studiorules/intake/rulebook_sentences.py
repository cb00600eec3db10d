"""Sentences: a measure with its bound, joins of them, and the names of things that have an outcome."""

from typing import Final, Literal

import attrs

from studiorules.dossier import UNITS
from studiorules.intake.rulebook_bounds import (
    BOUNDS,
    bound_of,
    exceptions_of,
    missing_bound,
    needed_bound,
)
from studiorules.intake.rulebook_measures import SIMPLE, if_none_of
from studiorules.intake.rulebook_names import Names, ReadMeasure
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.rulebook import (
    Best,
    Clause,
    Count,
    Growth,
    Joined,
    Kinds,
    Measure,
    Ratio,
    Reference,
    Scale,
    ScaleKind,
    Share,
    Test,
    Total,
)

__all__ = ["MEASURES", "SENTENCE", "Place", "clause_of", "clauses_of", "measure_named", "sentence_of"]

_JOINS: Final = ("all", "any", "some")
_WINDOWS: Final = frozenset({"where", "within", "during", "since", "for", "dated_by"})
_YEARLY: Final = frozenset({"each", "last", "if_none"})
_COMPANIONS: Final[dict[str, frozenset[str]]] = {
    "fact": frozenset(),
    "count": _WINDOWS | _YEARLY | {"counts_as", "once_per"},
    "total": _WINDOWS | _YEARLY,
    "kinds": _WINDOWS | {"of"},
    "share": _WINDOWS | {"part", "if_none"},
    "ratio": frozenset({"if_none"}),
    "best": _WINDOWS,
    "growth": frozenset({"where", "within"}),
    "elapsed": frozenset({"unit"}),
    "matches": frozenset({"pattern"}),
    "judged": frozenset(),
    "score": frozenset(),
    "measure": frozenset(),
    "all": frozenset(),
    "any": frozenset(),
    "some": frozenset({"needed"}),
}
_NOT_YET_EACH: Final = ("kinds", "share", "best")
_MEASURE: Final = frozenset(_COMPANIONS).union(*_COMPANIONS.values())
_NAMED: Final = _MEASURE | {"zh", "en"} | PROVENANCE
_DEEPEST: Final = 4
_DEEPEST_NAMED: Final = 8
_LONGEST_CHAIN: Final = 20

MEASURES: Final = frozenset(_COMPANIONS)
"""The keys of which a sentence has exactly one."""
SENTENCE: Final = _MEASURE | BOUNDS | {"but"}
"""The keys of a sentence."""


@attrs.frozen(kw_only=True)
class Place:
    """Where a sentence stands.

    Attributes:
        scope: Full id of the part in which names are looked up first; "" for the whole rulebook.
        in_rung: Whether it is a need of a rung, the only place that may read the score.
        depth: In how many joins it stands.
        named: Whether it is a named measure, whose bound stands where it is used.
        owner: Whose sentence it is: the full id of what has an outcome, or `kind:name`.
    """

    scope: str = ""
    in_rung: bool = False
    depth: int = 0
    named: bool = False
    owner: str = ""


def clause_of(node: Node, names: Names, place: Place) -> Clause | None:
    """Read what may stand wherever a test stands: a name or a sentence; None after a problem."""
    if isinstance(node.value, str):
        return _reference(node, names, place.scope)
    if not node.closed(SENTENCE):
        return None
    return sentence_of(node, names, place)


def clauses_of(node: Node, names: Names, place: Place) -> tuple[Clause, ...]:
    """Read a list of names and sentences; shorter after a problem.

    A name of what tailoring removed is not asked for, which is noted; where nothing else is asked, that is a problem.
    """
    if node.value == []:
        node.wrong("至少一项", "at least one")
    items = node.items()
    kept = [one for one in items if names.referred(one.value, place.scope) not in names.gone]
    if items and not kept:
        node.problem("not-selected", found="、".join(str(one.value) for one in items))
    for item in items:
        gone = names.referred(item.value, place.scope)
        if gone in names.gone and kept:
            names.dropped[place.owner, str(gone)] = None
    read = (clause_of(item, names, place) for item in kept)
    return tuple(one for one in read if one is not None)


def sentence_of(table: Node, names: Names, place: Place, *, open_end: bool = False) -> Test | None:
    """Read the sentence in a table; None after a problem.

    Args:
        table: The table; other keys in it are not looked at.
        names: What may be mentioned.
        place: Where it stands.
        open_end: Whether it may do without a bound.
    """
    found = [key for key in table if key in _COMPANIONS]
    if len(found) > 1:
        table.problem("two-measures", found="、".join(found))
        return None
    if not found:
        table.problem("no-measure")
        return None
    read = _measure(found[0], table, names, place)
    if read is None or read.measure is None or not names.take(read.size, table):
        return None
    measure = read.measure
    bound = needed_bound(table.at("needed")) if "needed" in table else bound_of(table, measure, names)
    unsaid = not BOUNDS.intersection(table) and "needed" not in table
    if bound is None and unsaid and measure.scale.kind is not ScaleKind.TRUTH and not open_end:
        missing_bound(table, measure.scale)
        return None
    but = table.get("but")
    if but is not None and bound is None and unsaid:
        but.misfit("没有界限，也就没有例外", "there is no bound from which to except")
        return None
    if bound is None and not unsaid:
        return None
    exceptions = () if but is None else exceptions_of(but, measure, names, lambda one: clause_of(one, names, place))
    return Test(measure=measure, bound=bound, but=exceptions, path=table.spot)


def measure_named(name: str, names: Names) -> ReadMeasure:
    """Read `[measure.x]` once; without a measure where something is wrong with it."""
    if name in names.read:
        return names.read[name]
    named = names.measures[name]
    node = named.node
    result = ReadMeasure(None)
    if name in names.reading:
        node.problem("cycle", found=" → ".join([*names.reading[names.reading.index(name) :], name]))
        return result
    if len(names.reading) >= _LONGEST_CHAIN:
        node.problem("too-deep", expected=(str(_LONGEST_CHAIN), str(_LONGEST_CHAIN)))
        return result
    names.reading.append(name)
    if node.closed(_NAMED):
        provenance(node)
        text = node.title() if "zh" in node or "en" in node else None
        found = [key for key in node if key in _COMPANIONS]
        if len(found) == 1:
            read = _measure(found[0], node, names, Place(scope=named.scope, named=True, owner=f"measure:{name}"))
            if read is not None and read.measure is not None:
                result = attrs.evolve(read, measure=attrs.evolve(read.measure, text=text))
        else:
            node.problem("two-measures" if found else "no-measure", found="、".join(found))
    names.reading.pop()
    names.read[name] = result
    return result


def _measure(key: str, table: Node, names: Names, place: Place) -> ReadMeasure | None:
    if not _fit(key, table):
        return None
    node = table.at(key)
    if key in SIMPLE:
        if key == "score" and not place.in_rung:
            node.misfit("得分只能用作某一级的条件", "the score is read by the needs of rungs only")
            return None
        measure = SIMPLE[key](node, table, names)
        return None if measure is None else ReadMeasure(measure, size=_size(measure))
    if key == "ratio":
        return _ratio(node, table, names)
    if key == "measure":
        return _by_name(node, names)
    return _joined(key, node, table, names, place)  # type: ignore[arg-type]  # one of the three that are left


def _fit(key: str, table: Node) -> bool:
    """Whether every companion of the measure goes with it."""
    fine = True
    for other in table:
        if other in _COMPANIONS or other not in _MEASURE or other in _COMPANIONS[key]:
            continue
        fine = False
        if key in _NOT_YET_EACH and other in ("each", "last"):
            table.at(other).problem("not-yet", found=f"{key} … {other}")
        else:
            table.at(other).misfit(f"{key} 不带它", f"it does not go with {key}")
    for other in ("counts_as", "once_per"):
        if "each" in table and other in table:
            fine = False
            table.at(other).problem("not-yet", found=f"{other} … each")
    if key in ("count", "total") and "each" not in table:
        for other in ("last", "if_none"):
            if other in table:
                fine = False
                table.at(other).misfit("它要与 each 一起写", "it goes with each")
    return fine


def _size(measure: Measure) -> int:
    """How many simple measures it is worth: a table asks as much as it has cases, for groups weight by weight."""
    if not isinstance(measure, Count) or measure.weights is None:
        return 1
    cases = measure.weights.cases
    return len(cases) * (1 if measure.once_per is None else len({one.counts for one in cases}))


def _ratio(node: Node, table: Node, names: Names) -> ReadMeasure | None:
    if_none = if_none_of(table)
    sides = node.items()
    if len(sides) != 2 and isinstance(node.value, (list, tuple)):
        node.wrong("两个量的名称", "the names of two measures")
    read = [one for side in sides if (one := _side(side, names)) is not None]
    if len(sides) != 2 or len(read) != 2 or read[0].measure is None or read[1].measure is None:
        return None
    shared = _lists(read[0].measure) & _lists(read[1].measure)
    if shared:
        node.problem("ratio-of-one-list", found="、".join(sorted(shared)))
        return None
    if if_none is None:
        return None
    scale = Scale(kind=ScaleKind.FRACTION)
    ratio = Ratio(scale=scale, top=read[0].measure, bottom=read[1].measure, if_none=if_none)
    return ReadMeasure(ratio, max(one.depth for one in read), sum(one.size for one in read))


def _side(node: Node, names: Names) -> ReadMeasure | None:
    """A number by its name."""
    found = _by_name(node, names)
    if found is None or found.measure is None:
        return None
    if found.measure.scale.kind is not ScaleKind.NUMBER or isinstance(found.measure, Growth):
        node.misfit("只有数才能相比", "only numbers have a ratio")
        return None
    return found


def _by_name(node: Node, names: Names) -> ReadMeasure | None:
    name = node.text()
    if name and name not in names.measures:
        node.unknown(("量", "measure"), names.measures)
        return None
    return measure_named(name, names) if name else None


def _lists(measure: Measure) -> set[str]:
    """The lists that a number reads."""
    if isinstance(measure, (Count, Total, Kinds, Best, Growth, Share)):
        return {measure.of.list}
    if isinstance(measure, Ratio):
        return _lists(measure.top) | _lists(measure.bottom)
    if isinstance(measure, Joined):
        return {name for one in measure.branches if isinstance(one, Test) for name in _lists(one.measure)}
    return set()


def _joined(
    how: Literal["all", "any", "some"], node: Node, table: Node, names: Names, place: Place
) -> ReadMeasure | None:
    if place.depth >= _DEEPEST:
        node.problem("too-deep", expected=(str(_DEEPEST), str(_DEEPEST)))
        return None
    needed = table.get("needed")
    if how == "some" and place.named and needed is not None:
        needed.misfit("界限写在用到它的地方", "the bound stands where the measure is used")
    elif how == "some" and not place.named:
        needed = table.require("needed")
    before = names.parts
    branches = clauses_of(node, names, attrs.evolve(place, depth=place.depth + 1, named=False))
    size, names.parts = names.parts - before, before
    told = node.value if isinstance(node.value, (list, tuple)) else ()
    kept = [one for one in told if names.referred(one, place.scope) not in names.gone]
    if len(branches) < len(kept) or not branches:
        return None
    if how == "some" and not place.named:
        if needed is None:
            return None
        if isinstance(needed.value, int) and needed.value > len(branches):
            needed.wrong(f"1到{len(branches)}之间的整数", f"a whole number from 1 to {len(branches)}")
            return None
    depth = 1 + max((_depth(one) for one in branches), default=0)
    if depth > _DEEPEST_NAMED:
        node.problem("too-deep", expected=(str(_DEEPEST_NAMED), str(_DEEPEST_NAMED)))
        return None
    kind = ScaleKind.NUMBER if how == "some" else ScaleKind.TRUTH
    unit = UNITS["thing"] if how == "some" else None
    scale = Scale(kind=kind, unit=unit, ceiling=len(branches) if how == "some" else 1)
    return ReadMeasure(Joined(scale=scale, how=how, branches=branches), depth, max(1, size))


def _depth(clause: Clause) -> int:
    """How many joins stand inside one another."""
    if not isinstance(clause, Test) or not isinstance(clause.measure, Joined):
        return 0
    return 1 + max((_depth(one) for one in clause.measure.branches), default=0)


def _reference(node: Node, names: Names, scope: str) -> Reference | None:
    said = node.text()
    if not said:
        return None
    id_ = names.referred(said, scope)
    if id_ in names.gone:
        node.problem("not-selected", found=said)
        return None
    if id_ is not None:
        return Reference(id=id_)
    inside = [id_.removeprefix(f"{scope}/") for id_ in names.outcomes if id_.startswith(f"{scope}/")] if scope else []
    node.unknown(("要求、条目或部分", "requirement, criterion or section"), [*inside, *names.outcomes])
    return None
