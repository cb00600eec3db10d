"""Priorities: tests that give preference and no points."""

from typing import Final

from studiorules.intake.rulebook_head import in_force_of
from studiorules.intake.rulebook_names import Names
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_provenance import PROVENANCE, provenance
from studiorules.intake.rulebook_requirements import evidence_of
from studiorules.intake.rulebook_sentences import SENTENCE, Place, sentence_of
from studiorules.rulebook import PRIORITY, InForce, Priority, Requirement

__all__ = ["priorities_of"]

_PRIORITY: Final = SENTENCE | PROVENANCE | {"id", "zh", "en", "text", "in_force", "evidence"}


def priorities_of(root: Node, names: Names) -> tuple[Priority, ...]:
    """Read every `[[priority]]`."""
    found: dict[str, Priority] = {}
    written = root.get("priority")
    for node in [] if written is None else written.items():
        known = node.closed(_PRIORITY)
        if not known and not isinstance(node.value, dict):
            continue
        named = node.require("id")
        id_ = "" if named is None else named.id()
        found[id_] = _priority(node, id_, names)
    return tuple(found.values())


def _priority(node: Node, id_: str, names: Names) -> Priority:
    basis, why, cite = provenance(node)
    text, in_force = node.get("text"), node.get("in_force")
    asked = Requirement(
        id=f"{PRIORITY}{id_}",
        title=node.title(),
        text=None if text is None else text.says(),
        test=sentence_of(node, names, Place()),
        evidence=evidence_of(node),
        cite=cite,
        basis=basis,
        why=why,
        path=node.spot,
    )
    return Priority(requirement=asked, in_force=InForce() if in_force is None else in_force_of(in_force))
