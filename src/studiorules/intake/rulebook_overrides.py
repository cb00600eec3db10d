"""`[[override]]`: what a rulebook changes of the one that it extends, each with its reason."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from studiorules.intake.rulebook_bounds import BOUNDS
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import HEADINGS, LISTED, Outline
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.intake.rulebook_sentences import MEASURES, SENTENCE
from studiorules.intake.rulebook_spelled import spelled
from studiorules.intake.rulebook_targets import Target, put, targets_of
from studiorules.intake.rulebook_weights import weighed
from studiorules.intake.rulebook_worth import EARNING, EFFECTS, SHARES
from studiorules.rulebook import Change, Override
from studiorules.terms import Text

__all__ = ["tailored"]

_META: Final = frozenset({"id", "select", "without"}) | PROVENANCE
_WORDS: Final = frozenset({"zh", "en", "text", "short", "mend", "evidence"})
"""Keys that say no number, so that whose numbers they are stays as it is."""
_GROUPS: Final = (
    (MEASURES, SENTENCE),
    (BOUNDS, BOUNDS),
    (EARNING, EARNING),
    (EFFECTS, EFFECTS),
    (frozenset({"lose_most_of"}), SENTENCE | SHARES),
)
"""Where one of the first is written, none of the second stays from what it changes."""
_FIXED: Final = frozenset({"id", "for_each", "requirement", "criterion", "was"})
_SELECTABLE: Final = ("requirement", "criterion", "section", *LISTED)
_SOURCED: Final = ("requirement", "criterion", "section", "decision", "priority")
"""What says itself whose numbers it has."""
_CLOSED: Final = {
    **HEADINGS,
    "value": frozenset({"zh", "en", "unit", "levels", "dated", "value", "from", "to"}),
    "weights": frozenset({"rows"}),
}
"""The keys of what nobody checks later, or writes otherwise than it stands in its rulebook."""
_MOST: Final = 2000


def tailored(outline: Outline, base: Outline, root: Node, by: str, places: int) -> tuple[Outline, tuple[Override, ...]]:
    """Apply every `[[override]]` of a rulebook to what it extends.

    Args:
        outline: Its outline, laid upon that of what it extends.
        base: The outline of what it extends.
        root: Its own document.
        by: The rulebook, `id@edition`.
        places: Decimal places of points.
    """
    targets = targets_of(outline)
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
        _selects(items[id_], id_, one, outline.unselected, unselected, changes=id_ in nodes)
    for part in outline.all_requirements:
        if part.node.layer == root.layer and part.id not in outline.imported and _above(part.id, unselected):
            part.node.at("id").misfit("上一级没有列入", "what it stands under is not selected")
    changed = attrs.evolve(put(outline, nodes), unselected=unselected)
    return weighed(changed, base, outline, root.layer, places), tuple(told.values())


def _above(id_: str, unselected: Mapping[str, Override]) -> bool:
    """Whether something that a thing stands under is not selected."""
    while "/" in id_:
        id_ = id_.rpartition("/")[0]
        if id_ in unselected:
            return True
    return False


def _selects(
    node: Node,
    id_: str,
    override: Override,
    before: Mapping[str, Override],
    after: Mapping[str, Override],
    *,
    changes: bool,
) -> None:
    """Note what a selection says in vain, and what is changed of a thing that is not selected."""
    gone = _above(id_, after)
    if override.selected and gone:
        node.at("select").misfit("上一级没有列入", "what it stands under is not selected")
    elif override.selected and id_ not in before:
        node.at("select").misfit("它本来就列入", "it is selected already")
    elif override.selected is False and (id_ in before or _above(id_, before)):
        node.at("select").misfit("它本来就没有列入", "it is not selected already")
    elif changes and (gone or id_ in after):
        node.at("id").misfit("它没有列入，改写没有作用", "it is not selected, so a change of it does nothing")


def _known(root: Node, targets: Mapping[str, Target], outline: Outline) -> dict[str, Node]:
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


def _override(node: Node, id_: str, target: Target, by: str, nodes: dict[str, Node]) -> Override:
    """Read one override, and note what its target becomes."""
    for key in ("why", "basis"):
        node.require(key)
    basis, why, cite = provenance(node)
    selected = _select(node, target)
    known = _written(target)
    over, without = _over(node, target, known)
    if not over and not without and selected is None:
        node.problem("no-change")
    changes = tuple(
        Change(key=key, before=spelled(known.get(key)), after=spelled(over[key].value if key in over else None))
        for key in dict.fromkeys((*over, *sorted(without)))
    )
    if not _WORDS.issuperset(over) and target.kind in _SOURCED:
        over |= {key: node.at(key) for key in PROVENANCE if key in node}
    if target.kind == "weights" and "rows" in over:
        nodes[id_] = over["rows"]
    elif over or without:
        nodes[id_] = target.node.overlaid(over, without)
    return Override(
        of=id_, by=by, changes=changes, selected=selected, why=why or Text(""), basis=basis or "", cite=cite
    )


def _written(target: Target) -> Mapping[str, object]:
    """What a target says, by key; a table of weights is all rows."""
    value = target.node.value
    return {"rows": value} if target.kind == "weights" else value if isinstance(value, dict) else {}


def _select(node: Node, target: Target) -> bool | None:
    """Whether the target is selected; None where that is not said."""
    said = node.get("select")
    if said is None:
        return None
    if target.kind not in _SELECTABLE:
        said.misfit("它不能选择列入与否", "it is not a thing to select")
    return said.flag()


def _over(node: Node, target: Target, known: Mapping[str, object]) -> tuple[dict[str, Node], set[str]]:
    """The keys that an override lays over its target, and those that the target loses."""
    keys = [key for key in node if key not in _META]
    if target.kind in _CLOSED:
        node.closed(_CLOSED[target.kind] | _META)
    for key in _FIXED.intersection(keys):
        node.at(key).misfit("这一项不能改写", "it cannot be changed")
    without = _without(node, known)
    over = {key: node.at(key) for key in keys if key not in _FIXED}
    if target.kind == "value" and "value" in over:
        over = _dated(node, target.node, over)
    for first, second in _GROUPS:
        if first.intersection(over):
            without |= second.intersection(known) - set(over)
    if EFFECTS.intersection(over).difference(known):  # another loss, not the same with another number
        without |= SHARES.intersection(known) - set(over)
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
    start, end = node.get("from"), node.get("to")
    if "dated" in over:
        over["value"].misfit("已经写了 dated", "dated is given")
    days = {index: day for index, one in enumerate(listed) if (day := one.at("from").first_day()) is not None}
    first = min(days.values(), default=None)
    keys = {key: node.at(key) for key in ("value", "from", "to", *PROVENANCE) if key in node}
    if start is None and first is not None:
        keys["from"] = node.with_value(first)
    begins = first if start is None else start.first_day()
    ends = None if end is None else end.last_day()
    before = [_until(listed[index], begins) for index, day in days.items() if begins is not None and day < begins]
    after = [] if ends is None else _after(listed, days, ends)
    own = node.at("value").with_value({}).overlaid(keys)
    rest = {key: one for key, one in over.items() if key not in ("value", "from", "to")}
    return {**rest, "dated": target.at("dated").listing([*before, own, *after])}


def _until(node: Node, day: date) -> Node:
    """A dated value that ends where another begins."""
    said = node.get("to")
    last = None if said is None else said.last_day()
    return node if last is None or last < day else node.overlaid({}, {"to"})


def _after(listed: list[Node], days: Mapping[int, date], ends: date) -> list[Node]:
    """What holds after another value has ended: what would have held on the next day, and all that begins later."""
    if ends == date.max:
        return []
    next_day = ends + timedelta(days=1)
    found = [listed[index] for index, day in days.items() if day > next_day]
    running = [index for index, day in days.items() if day <= next_day and _holds(listed[index], next_day)]
    if running:
        one = listed[max(running, key=lambda index: days[index])]
        found.insert(0, one.overlaid({"from": one.at("from").with_value(next_day)}))
    return found


def _holds(node: Node, day: date) -> bool:
    """Whether a dated value does not end before a day."""
    said = node.get("to")
    last = None if said is None else said.last_day()
    return last is None or last >= day
