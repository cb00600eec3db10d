"""What overrides can change, under which name each thing is found, and an outline with the changes in their place."""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_outline import LISTED, NAMED, CriterionPart, Outline, RequirementPart, SectionPart

__all__ = ["Target", "full_name", "put", "targets_of"]

_KINDS: Final = tuple(kind for kind in NAMED if kind != "value")


@attrs.frozen(eq=False)
class Target:
    """Something that can be changed.

    Attributes:
        kind: `requirement`, `criterion`, `section`, `value`, `rung`, or whatever stands before the colon of its name:
            `measure`, `filter`, `weights`, `judgement`, `remedy`, `decision`, `on_total`, `priority`, `counts_once`.
        node: Where it is written.
    """

    kind: str
    node: Node


def targets_of(outline: Outline) -> dict[str, Target]:
    """Everything that has a name, by the name under which overrides change it."""
    found = {one.id: Target("requirement", one.node) for one in outline.all_requirements}
    for section in outline.sections:
        found[section.id] = Target("section", section.node)
        found |= {one.id: Target("criterion", one.node) for one in section.criteria}
    found |= {f"@{name}": Target("value", one.node) for name, one in outline.named["value"].items()}
    for kind in _KINDS:
        tables = {name: one.node for name, one in outline.named[kind].items() if _fits(kind, one.node)}
        found |= {f"{kind}:{name}": Target(kind, node) for name, node in tables.items()}
    for kind in LISTED:
        for node in outline.listed[kind]:
            name = full_name(kind, node)
            if name:
                found[name] = Target(kind, node)
            for rung in _rungs(node) if kind == "decision" and name else ():
                found[f"{name}/{rung.at('id').value}"] = Target("rung", rung)
    return found


def full_name(kind: str, node: Node) -> str:
    """The name of something that a rulebook lists: `decision:grade`; "" where it has no id."""
    id_ = node.at("id").value
    return f"{kind}:{id_}" if isinstance(id_, str) and id_ else ""


def put(outline: Outline, nodes: Mapping[str, Node]) -> Outline:
    """An outline with what was changed in its place.

    Args:
        outline: The outline.
        nodes: What was changed, by the name under which it was found.
    """
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
        listed={kind: tuple(_listed(kind, one, nodes) for one in table) for kind, table in outline.listed.items()},
    )


def _fits(kind: str, node: Node) -> bool:
    """Whether something named is written as it should be; a table of weights is a list of rows."""
    return isinstance(node.value, list if kind == "weights" else dict)


def _rungs(node: Node) -> list[Node]:
    rungs = node.at("rungs")
    return rungs.items() if isinstance(rungs.value, list) else []


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


def _listed(kind: str, node: Node, nodes: Mapping[str, Node]) -> Node:
    name = full_name(kind, node)
    node = nodes.get(name, node)
    rungs = _rungs(node) if kind == "decision" else []
    changed = [nodes.get(f"{name}/{one.at('id').value}", one) for one in rungs]
    if all(one is two for one, two in zip(rungs, changed, strict=True)):
        return node
    return node.overlaid({"rungs": node.at("rungs").listing(changed)})
