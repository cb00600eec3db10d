"""`[[override]]`: what a rulebook changes of the one that it extends, each with its reason."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

import attrs

from studiorules.intake.rulebook_bounds import BOUNDS
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import NAMED, CriterionPart, Outline, RequirementPart, SectionPart
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.intake.rulebook_sentences import MEASURES, SENTENCE
from studiorules.intake.rulebook_weights import weighed
from studiorules.intake.rulebook_worth import EARNING
from studiorules.rulebook import Change, Override
from studiorules.terms import Text

__all__ = ["spelled", "tailored"]

_META: Final = frozenset({"id", "select", "without"}) | PROVENANCE
_WORDS: Final = frozenset({"zh", "en", "text", "short", "mend", "evidence"})
"""Keys that say no number, so that whose numbers they are stays as it is."""
_GROUPS: Final = ((MEASURES, SENTENCE), (BOUNDS, BOUNDS), (EARNING, EARNING))
"""Where one of the first is written, none of the second stays from what it changes."""
_VALUE: Final = frozenset({"zh", "en", "unit", "levels", "dated", "value", "from", "to"})
_FIXED: Final = frozenset({"id", "for_each", "requirement", "criterion", "was"})
_SELECTABLE: Final = ("requirement", "criterion", "section")
_KINDS: Final = tuple(kind for kind in NAMED if kind != "value")
_LONGEST: Final = 300
_MOST: Final = 2000


@attrs.frozen(eq=False)
class _Target:
    """Something that can be changed.

    Attributes:
        kind: `requirement`, `criterion`, `section`, `value`, `measure`, `filter`, `judgement`, `remedy`, `decision`,
            `rung`.
        node: Where it is written.
    """

    kind: str
    node: Node


def tailored(outline: Outline, base: Outline, root: Node, by: str, places: int) -> tuple[Outline, tuple[Override, ...]]:
    """Apply every `[[override]]` of a rulebook to what it extends.

    Args:
        outline: Its outline, laid upon that of what it extends.
        base: The outline of what it extends.
        root: Its own document.
        by: The rulebook, `id@edition`.
        places: Decimal places of points.
    """
    targets = _targets(outline)
    items = _known(root, targets, outline)
    nodes: dict[str, Node] = {}
    told = {id_: _override(node, id_, targets[id_], by, nodes) for id_, node in items.items()}
    unselected = dict(outline.unselected)
    for id_, one in told.items():
        if one.selected is not None:
            unselected.pop(id_, None)
        if one.selected is False:
            unselected[id_] = one
    for id_, one in told.items():
        if one.selected and any(id_.startswith(f"{above}/") for above in unselected):
            items[id_].at("select").misfit("上一级没有列入", "what it stands under is not selected")
    changed = attrs.evolve(_laid(outline, nodes), unselected=unselected)
    return weighed(changed, base, outline, root.layer, places), tuple(told.values())


def _known(root: Node, targets: Mapping[str, _Target], outline: Outline) -> dict[str, Node]:
    """The overrides of a rulebook by what they change; each thing is changed once."""
    found: dict[str, Node] = {}
    written = root.get("override")
    items = [] if written is None else written.items()
    if written is not None and len(items) > _MOST:
        written.problem("too-many", found=str(len(items)), expected=(str(_MOST), str(_MOST)))
        return {}
    for node in items:
        named = node.require("id") if isinstance(node.value, dict) else None
        id_ = "" if named is None else named.text()
        if named is None or not id_:
            node.closed(frozenset())
        elif id_ not in targets:
            named.unknown(("条目、要求或取值", "requirement, criterion, section or value"), targets)
        elif id_ in found:
            named.problem("duplicate-id", found=id_)
        elif targets[id_].node.layer >= root.layer and id_ not in outline.imported:
            named.problem("own", found=id_)
        else:
            found[id_] = node
    for id_, node in found.items():
        ladder = id_.partition("/")[0]
        if targets[id_].kind == "rung" and "rungs" in found.get(ladder, ()):
            node.problem("contradiction", found=f"{ladder}、{id_}")
    return found


def _override(node: Node, id_: str, target: _Target, by: str, nodes: dict[str, Node]) -> Override:
    """Read one override, and note what its target becomes."""
    for key in ("why", "basis"):
        node.require(key)
    basis, why, cite = provenance(node)
    selected = _select(node, target)
    known = target.node.value if isinstance(target.node.value, dict) else {}
    over, without = _over(node, target, known)
    if not over and not without and selected is None:
        node.problem("no-change")
    changes = tuple(
        Change(key=key, before=spelled(known.get(key)), after=spelled(over[key].value if key in over else None))
        for key in dict.fromkeys((*over, *sorted(without)))
    )
    if not _WORDS.issuperset(over) and target.kind in (*_SELECTABLE, "decision"):
        over |= {key: node.at(key) for key in PROVENANCE if key in node}
    if over or without:
        nodes[id_] = target.node.overlaid(over, without)
    return Override(
        of=id_, by=by, changes=changes, selected=selected, why=why or Text(""), basis=basis or "", cite=cite
    )


def _select(node: Node, target: _Target) -> bool | None:
    """Whether the target is selected; None where that is not said."""
    said = node.get("select")
    if said is None:
        return None
    if target.kind not in _SELECTABLE:
        said.misfit("只有要求、条目和部分可以不列入", "only requirements, criteria and sections are selected")
    return said.flag()


def _over(node: Node, target: _Target, known: Mapping[str, object]) -> tuple[dict[str, Node], set[str]]:
    """The keys that an override lays over its target, and those that the target loses."""
    keys = [key for key in node if key not in _META]
    if target.kind == "value":
        node.closed(_VALUE | _META)
    for key in _FIXED.intersection(keys):
        node.at(key).misfit("这一项不能改写", "it cannot be changed")
    without = _without(node, known)
    over = {key: node.at(key) for key in keys if key not in _FIXED}
    if target.kind == "value" and "value" in over:
        over = _dated(node, target.node, over)
    for first, second in _GROUPS:
        if first.intersection(over):
            without |= second.intersection(known) - set(over)
    return over, without


def _without(node: Node, known: Mapping[str, object]) -> set[str]:
    """Keys that the target loses."""
    said = node.get("without")
    found: set[str] = set()
    for one in [] if said is None else said.items():
        key = one.text()
        if key in ("id", "zh", "requirement", "criterion"):
            one.misfit("这一项不能去掉", "it cannot be left out")
        elif key and key not in known:
            one.unknown(("项目", "key"), [name for name in known if name not in _FIXED])
        elif key:
            found.add(key)
    return found


def _dated(node: Node, target: Node, over: Mapping[str, Node]) -> dict[str, Node]:
    """The dated values of a parameter with one that the override states: from a day on, or ever since the first."""
    listed = target.at("dated").items() if isinstance(target.at("dated").value, list) else []
    start = node.get("from")
    if "dated" in over:
        over["value"].misfit("已经写了 dated", "dated is given")
    first = min((day for one in listed if (day := _day(one.at("from"))) is not None), default=None)
    keys = {key: node.at(key) for key in ("value", "from", "to", *PROVENANCE) if key in node}
    if start is None and first is not None:
        keys["from"] = node.with_value(first)
    day = first if start is None else start.first_day()
    kept = [one for one in listed if day is not None and (held := _day(one.at("from"))) is not None and held < day]
    own = node.at("value").with_value({}).overlaid(keys)
    rest = {key: one for key, one in over.items() if key not in ("value", "from", "to")}
    return {**rest, "dated": target.at("dated").listing([*kept, own])}


def _day(node: Node) -> date | None:
    return node.first_day()


def _targets(outline: Outline) -> dict[str, _Target]:
    """Everything that has a name, by the name under which overrides change it."""
    found = {one.id: _Target("requirement", one.node) for one in outline.all_requirements}
    for section in outline.sections:
        found[section.id] = _Target("section", section.node)
        found |= {one.id: _Target("criterion", one.node) for one in section.criteria}
    found |= {f"@{name}": _Target("value", one.node) for name, one in outline.named["value"].items()}
    for kind in _KINDS:
        tables = {name: one.node for name, one in outline.named[kind].items() if isinstance(one.node.value, dict)}
        found |= {f"{kind}:{name}": _Target(kind, node) for name, node in tables.items()}
    for ladder in outline.decisions:
        id_ = ladder.at("id").value
        found[f"decision:{id_}"] = _Target("decision", ladder)
        for rung in _listed(ladder.at("rungs")):
            found[f"decision:{id_}/{rung.at('id').value}"] = _Target("rung", rung)
    return found


def _listed(node: Node) -> list[Node]:
    return node.items() if isinstance(node.value, list) else []


def _laid(outline: Outline, nodes: Mapping[str, Node]) -> Outline:
    """An outline with what was changed in its place."""
    named = {
        kind: {
            name: attrs.evolve(one, node=nodes.get(f"@{name}" if kind == "value" else f"{kind}:{name}", one.node))
            for name, one in table.items()
        }
        for kind, table in outline.named.items()
    }
    return attrs.evolve(
        outline,
        sections=tuple(_section(one, nodes) for one in outline.sections),
        requirements=_requirements(outline.requirements, nodes),
        named=named,
        decisions=tuple(_ladder(one, nodes) for one in outline.decisions),
    )


def _section(part: SectionPart, nodes: Mapping[str, Node]) -> SectionPart:
    return attrs.evolve(
        part,
        node=nodes.get(part.id, part.node),
        criteria=tuple(_criterion(one, nodes) for one in part.criteria),
        requirements=_requirements(part.requirements, nodes),
    )


def _criterion(part: CriterionPart, nodes: Mapping[str, Node]) -> CriterionPart:
    return attrs.evolve(part, node=nodes.get(part.id, part.node), requirements=_requirements(part.requirements, nodes))


def _requirements(parts: Iterable[RequirementPart], nodes: Mapping[str, Node]) -> tuple[RequirementPart, ...]:
    return tuple(attrs.evolve(one, node=nodes.get(one.id, one.node)) for one in parts)


def _ladder(node: Node, nodes: Mapping[str, Node]) -> Node:
    id_ = f"decision:{node.at('id').value}"
    node = nodes.get(id_, node)
    rungs = _listed(node.at("rungs"))
    changed = [nodes.get(f"{id_}/{one.at('id').value}", one) for one in rungs]
    if all(one is two for one, two in zip(rungs, changed, strict=True)):
        return node
    return node.overlaid({"rungs": node.at("rungs").listing(changed)})


def spelled(value: object) -> str:
    """A value as it is written, in one line; of dated values the days and what holds from each."""
    listed = [one for one in value if isinstance(one, dict) and "value" in one] if isinstance(value, list) else []
    said = "; ".join(f"{_written(one['value'])} ({_written(one.get('from'))})" for one in listed) or _written(value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value.normalize(), "f") if value else "0"
        case {"zh": str(zh), **rest}:
            return " / ".join([zh, *(str(one) for one in rest.values())])
        case dict():
            return "{ " + ", ".join(f"{key} = {_written(one)}" for key, one in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(_written(one) for one in value) + "]"
        case date():
            return value.isoformat()
        case _:
            return str(value)
