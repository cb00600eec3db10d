"""Ladders of decisions, and remedies."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, Literal

from studiorules.dossier import Shape
from studiorules.dossier.catalogue import COMMON
from studiorules.errors import Unreadable
from studiorules.intake.rulebook_amounts import amount_of
from studiorules.intake.rulebook_names import Named, Names
from studiorules.intake.rulebook_node import FEW, Node
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.intake.rulebook_sentences import Place, clauses_of
from studiorules.intake.rulebook_values import yearly_day
from studiorules.rulebook import Decision, Remedy, Rung, Score, Test, Word

__all__ = ["decisions_of", "remedies_of"]

_DECISION: Final = frozenset({"id", "zh", "en", "rungs"}) | PROVENANCE
_RUNG: Final = frozenset({"id", "zh", "en", "needs", "yuan", "but"})
_KINDS: Final = ("adds", "sets", "settles", "waits")
_REMEDY: Final = (
    frozenset({"zh", "en", "effort", "lead_time", "at_most", "needs", "not_after", "note"}) | PROVENANCE | set(_KINDS)
)
_EFFORT: Final = frozenset({"days", "yuan"})
_MOST_TIMES: Final = 10_000
_RECORD: Final = ("on", "from", "to", "quantity")


def decisions_of(root: Node, names: Names) -> tuple[Decision, ...]:
    """Read every `[[decision]]`."""
    found: dict[str, Decision] = {}
    written = root.get("decision")
    for node in [] if written is None else written.items():
        if not node.closed(_DECISION) and not isinstance(node.value, dict):
            continue
        named = node.require("id")
        id_ = "" if named is None else named.id()
        basis, why, cite = provenance(node)
        rungs = _rungs(node, names, id_)
        title = node.title()
        found[id_] = Decision(id=id_, title=title, rungs=rungs, cite=cite, basis=basis, why=why, path=node.spot)
    return tuple(found.values())


def _rungs(node: Node, names: Names, ladder: str) -> tuple[Rung, ...]:
    found: dict[str, Rung] = {}
    wanted: dict[tuple[Word, str], tuple[Decimal, Rung]] = {}
    written = node.require("rungs")
    for one in [] if written is None else written.items(FEW):
        if not one.closed(_RUNG) and not isinstance(one.value, dict):
            continue
        named = one.require("id")
        id_ = "" if named is None else named.id()
        if named is not None and id_ in found:
            named.problem("duplicate-id", found=id_)
        needs = one.get("needs")
        if needs is not None and not found:
            needs.misfit("最低一级没有条件", "the lowest rung has no needs")
        found[id_] = Rung(
            id=id_,
            title=one.title(),
            needs=()
            if needs is None
            else clauses_of(needs, names, Place(in_rung=True, owner=f"decision:{ladder}/{id_}")),
            yuan=amount_of(one, names),
        )
        if needs is not None:
            _in_order(needs, found[id_], wanted)
    if written is not None and written.value == []:
        written.wrong("至少一级", "at least one rung")
    return tuple(found.values())


def _in_order(needs: Node, rung: Rung, below: dict[tuple[Word, str], tuple[Decimal, Rung]]) -> None:
    """Refuse a rung that wants fewer points than one below it does: what it says would never count.

    Args:
        needs: Where its needs are written.
        rung: The rung.
        below: What the rungs below want most, and which of them; what this rung wants is added.
    """
    for word, of, wanted in _points_wanted(rung):
        more, lower = below.setdefault((word, of), (wanted, rung))
        if wanted < more:
            zh, en = f"“{lower.title.zh}”要{format(more, 'f')}", f'"{lower.title.get("en")}" wants {format(more, "f")}'
            needs.problem("rungs-out-of-order", found=format(wanted, "f"), expected=(zh, en))
        else:
            below[word, of] = wanted, rung


def _points_wanted(rung: Rung) -> Iterator[tuple[Word, str, Decimal]]:
    """The least points that a rung needs, of the total or of sections, where they are plain numbers."""
    for need in rung.needs:
        if isinstance(need, Test) and isinstance(need.measure, Score) and need.bound is not None:
            value = need.bound.value
            if need.bound.word in (Word.AT_LEAST, Word.ABOVE) and isinstance(value, Decimal):
                yield need.bound.word, need.measure.of, value


def remedies_of(named: Mapping[str, Named], names: Names) -> dict[str, Remedy]:
    """Read every `[remedy.x]`."""
    found = {name: one for name, where in named.items() if (one := _remedy(name, where.node, names)) is not None}
    told: set[str] = set()
    for name, where in named.items():
        chain = [] if name in told else _chain(name, found)
        told.update(chain)
        if chain:
            where.node.at("needs").problem("cycle", found=" → ".join(chain))
    return found


def _chain(name: str, remedies: Mapping[str, Remedy]) -> list[str]:
    """A way from a remedy over its needs back to itself; empty where there is none."""
    seen: dict[str, str] = {}
    waiting = [name]
    while waiting:
        here = waiting.pop()
        for need in remedies[here].needs if here in remedies else ():
            if need == name:
                chain = [here, name]
                while chain[0] != name:
                    chain.insert(0, seen[chain[0]])
                return chain
            if need not in seen:
                seen[need] = here
                waiting.append(need)
    return []


def _remedy(name: str, node: Node, names: Names) -> Remedy | None:
    if not node.closed(_REMEDY) and not isinstance(node.value, dict):
        return None
    kinds = [key for key in _KINDS if key in node]
    if len(kinds) != 1:
        if kinds:
            node.problem("contradiction", found="、".join(kinds))
        else:
            node.at("adds").problem("missing-required")
        return None
    kind: Literal["adds", "sets", "settles", "waits"] = kinds[0]  # type: ignore[assignment]  # one of the four
    told: dict[str, Any] = {
        "adds": _adds,
        "sets": _sets,
        "settles": _settles,
        "waits": _waits,
    }[kind](node.at(kind), names)
    effort, lead_time, note = node.get("effort"), node.get("lead_time"), node.get("note")
    at_most, not_after = node.get("at_most"), node.get("not_after")
    last = None if not_after is None else yearly_day(not_after)
    days, yuan = (None, None) if effort is None else _effort(effort)
    basis, why, cite = provenance(node)
    return Remedy(
        id=name,
        text=node.title(),
        kind=kind,
        days=days,
        yuan=yuan,
        lead_time=None if lead_time is None else lead_time.says(),
        at_most=None if at_most is None else at_most.whole(1, _MOST_TIMES),
        needs=_needs(node, names),
        not_after=None if last is None else (last.month, last.day),
        note=None if note is None else note.says(),
        basis=basis,
        why=why,
        cite=cite,
        path=node.spot,
        **told,
    )


def _needs(node: Node, names: Names) -> tuple[str, ...]:
    found: list[str] = []
    written = node.get("needs")
    for one in [] if written is None else written.items():
        if one.text() and one.value not in names.remedies:
            one.unknown(("整改建议", "remedy"), names.remedies)
        elif one.value:
            found.append(str(one.value))
    return tuple(found)


def _effort(node: Node) -> tuple[Decimal | None, tuple[Decimal, Decimal] | None]:
    if not node.closed(_EFFORT):
        return None, None
    days = node.at("days").number(0) if "days" in node else None
    said = node.get("yuan")
    if said is None:
        return days, None
    ends = [one.number(0) for one in said.items()] if isinstance(said.value, (list, tuple)) else [said.number(0)] * 2
    if len(ends) != 2:
        said.wrong("一个数，或从少到多两个数", "a number, or two, the lesser first")
        return days, None
    low, high = ends
    if low is None or high is None:
        return days, None
    if low > high:
        said.problem("empty-range", found=f"[{low}, {high}]")
    return days, (low, high)


def _adds(node: Node, names: Names) -> dict[str, Any]:
    named = node.require("list") if isinstance(node.value, dict) else None
    if named is None:
        list(node.entries())
        return {}
    section = names.listed(named)
    if section is None:
        return {}
    values: list[tuple[str, object]] = []
    for key, one in node.entries():
        if key == "list":
            continue
        field = section.field(key)
        if field is None and (key in ("on", "quantity") or (key in _RECORD and section.shape is Shape.SPANS)):
            field = COMMON[key]
        if field is None:
            one.with_value(key).unknown(("栏目", "field"), [*section.fields, *_RECORD], code="unknown-field")
            continue
        _try(one, field.read)
        values.append((key, one.value))
    return {"list": section.name, "values": tuple(values)}


def _sets(node: Node, names: Names) -> dict[str, Any]:
    values: list[tuple[str, object]] = []
    for key, one in node.entries():
        below = [(key, one)]
        if "." not in key and isinstance(one.value, dict):  # premises.fixed = true without quotes is a table in a table
            below = [(f"{key}.{inner}", deeper) for inner, deeper in one.entries()]
        for path, said in below:
            found = names.field(said.with_value(path))
            if found is None:
                continue
            _try(said, found[1].read)
            values.append((f"{found[0].name}.{found[1].name}", said.value))
    if isinstance(node.value, dict) and not node.value:
        node.wrong("至少一项事实", "at least one fact")
    return {"values": tuple(values)}


def _try(node: Node, read: Callable[[object], object]) -> None:
    try:
        read(node.value)
    except Unreadable as trouble:
        node.unreadable(trouble)


def _settles(node: Node, names: Names) -> dict[str, Any]:
    found: list[str] = []
    for one in node.items() if isinstance(node.value, (list, tuple)) else [node]:
        if one.text() and one.value not in names.questions:
            one.unknown(("评议问题", "judgement"), names.questions)
        elif one.value:
            found.append(str(one.value))
    if node.value == []:
        node.wrong("至少一个评议问题", "at least one judgement")
    return {"questions": tuple(found)}


def _waits(node: Node, _: Names) -> dict[str, Any]:
    if not node.flag():
        node.wrong("true", "true")
    return {}
