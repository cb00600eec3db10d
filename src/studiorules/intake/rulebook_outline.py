"""The outline of a rulebook: which sections, criteria and requirements there are, under which ids, and what has a name.

It is drawn before any sentence is read, since sentences name things that stand further down or in other files.
"""

from collections.abc import Collection, Iterator
from typing import Final

import attrs

from studiorules.dossier import Catalogue
from studiorules.intake.rulebook_each import expanded
from studiorules.intake.rulebook_names import Named
from studiorules.intake.rulebook_node import Node
from studiorules.intake.rulebook_provenance import PROVENANCE
from studiorules.intake.rulebook_sources import CriterionFile
from studiorules.rulebook import Override

__all__ = [
    "HEADINGS",
    "LISTED",
    "MOST_REQUIREMENTS",
    "NAMED",
    "CriterionPart",
    "Outline",
    "RequirementPart",
    "SectionPart",
    "outline_of",
]

NAMED: Final = ("measure", "filter", "weights", "value", "judgement", "remedy")
"""Tables of things that have a name."""
LISTED: Final = ("decision", "on_total", "priority", "counts_once")
"""Lists of the whole rulebook, whose items have ids: all, or those that somebody may want to change."""
_ROOT: Final = frozenset(
    {
        "rulebook",
        "section",
        "requirement",
        "fact",
        "list",
        "case",
        "override",
        *LISTED,
        *NAMED,
    }
)
_PART: Final = frozenset({"zh", "en", "text", "points", "met_if", "when", "not_applicable", "weight"}) | PROVENANCE
_SECTION: Final = _PART | {"id", "bonus", "cap", "unit", "criterion", "requirement", "was"}
_CRITERION: Final = _PART | {"id", "short", "requirement", "was"}
_CRITERION_LATER: Final = frozenset({"cap"})
HEADINGS: Final = {"section": _SECTION, "criterion": _CRITERION}
"""The keys of headings."""
_IMPORTED: Final = frozenset({"from", "id", "was", "zh", "en", "text", "points"}) | PROVENANCE
_IMPORTED_CRITERION: Final = _IMPORTED | {"short", "requirement"}
_IMPORTED_SECTION: Final = _IMPORTED | {"cap", "criterion", "requirement"}
_CRITERION_FILE: Final = (_CRITERION - {"id"}) | frozenset(NAMED)
MOST_REQUIREMENTS: Final = 5000
"""How many requirements a rulebook may have."""
_WHOLE: Final = "total"  # the name by which scores and results call the whole


@attrs.frozen(eq=False)
class RequirementPart:
    """A requirement as written, under its full id.

    Attributes:
        id: Full id.
        node: Where it is written, its `for_each` expanded.
    """

    id: str
    node: Node


@attrs.frozen(eq=False)
class CriterionPart:
    """A criterion as written, under its full id.

    Attributes:
        id: Full id.
        node: Where it is written.
        requirements: What stands below.
    """

    id: str
    node: Node
    requirements: tuple[RequirementPart, ...]


@attrs.frozen(eq=False)
class SectionPart:
    """A section as written.

    Attributes:
        id: Its id.
        node: Where it is written.
        criteria: Criteria below, those of its own file first.
        requirements: Requirements directly below.
    """

    id: str
    node: Node
    criteria: tuple[CriterionPart, ...]
    requirements: tuple[RequirementPart, ...]

    @property
    def all_requirements(self) -> tuple[RequirementPart, ...]:
        """Every requirement below, in order."""
        return (*(one for criterion in self.criteria for one in criterion.requirements), *self.requirements)


@attrs.define(eq=False)
class Outline:
    """The outline of a rulebook.

    Attributes:
        root: The whole document, or rulebook.toml of a folder.
        catalogue: Every field that sentences may mention.
        sections: Its sections.
        requirements: Requirements in no section.
        named: What has a name, by kind and name.
        outcomes: What has an outcome: full id to `requirement`, `criterion` or `section`.
        count: How many requirements there are.
        listed: Its ladders, lines on the total, priorities and claims, as written, by key.
        unselected: What tailoring removed: full id to what removed it.
        imported: What this rulebook takes from others that it does not extend: full id to where it is written there.
    """

    root: Node
    catalogue: Catalogue
    sections: tuple[SectionPart, ...] = ()
    requirements: tuple[RequirementPart, ...] = ()
    named: dict[str, dict[str, Named]] = attrs.field(factory=lambda: {kind: {} for kind in NAMED})
    outcomes: dict[str, str] = attrs.field(factory=dict)
    count: int = 0
    listed: dict[str, tuple[Node, ...]] = attrs.field(factory=lambda: dict.fromkeys(LISTED, ()))
    unselected: dict[str, Override] = attrs.field(factory=dict)
    imported: dict[str, Node] = attrs.field(factory=dict)

    @property
    def all_requirements(self) -> Iterator[RequirementPart]:
        """Every requirement, in order."""
        for section in self.sections:
            yield from section.all_requirements
        yield from self.requirements


def outline_of(
    root: Node, files: tuple[CriterionFile, ...], catalogue: Catalogue, inherited: Collection[str] = ()
) -> Outline:
    """Draw the outline.

    Args:
        root: The whole document, or rulebook.toml of a folder.
        files: The criteria that stand in files of their own, in order.
        catalogue: Every field that sentences may mention.
        inherited: Ids of the sections that stand in a rulebook which this one extends.
    """
    outline = Outline(root, catalogue)
    root.closed(_ROOT)
    _names(root, "", outline)
    written = root.get("section")
    heads = [] if written is None else written.items()
    told = {str(node.value["id"]) for node in heads if isinstance(node.value, dict) and "id" in node.value}
    more = dict.fromkeys(file.section for file in files if file.section in inherited and file.section not in told)
    heads += [root.with_value({"id": id_}) for id_ in more]
    outline.sections = tuple(one for node in heads if (one := _section(node, files, outline)) is not None)
    outline.requirements = _requirements(root, "", outline)
    outline.listed = {kind: _listed(root.get(kind)) for kind in LISTED}
    for file in files:
        if file.section not in told | set(inherited):
            file.node.with_value(file.section).unknown(("部分", "section"), [*told, *inherited])
    return outline


def _listed(node: Node | None) -> tuple[Node, ...]:
    """The items of a list, no id of which may stand there twice."""
    items = () if node is None else tuple(node.items())
    known: set[object] = set()
    for item in items:
        id_ = item.at("id").value
        if isinstance(id_, str) and id_ in known:
            item.at("id").problem("duplicate-id", found=id_)
        known.add(id_ if isinstance(id_, str) else None)
    return items


def _section(node: Node, files: tuple[CriterionFile, ...], outline: Outline) -> SectionPart | None:
    node.closed(_IMPORTED_SECTION if "from" in node else _SECTION)
    id_ = _claim(node, "", "section", outline)
    if not id_:
        return None
    written = node.get("criterion")
    criteria: list[CriterionPart] = []
    for one in [] if written is None else written.items():
        taken = "from" in one
        one.closed(_IMPORTED_CRITERION if taken else _CRITERION, frozenset() if taken else _CRITERION_LATER)
        full = _claim(one, id_, "criterion", outline)
        if full:
            requirements = _requirements(one, full, outline)
            criteria.append(CriterionPart(full, one, requirements if taken else _filled(one, requirements)))
    for file in files:
        if file.section != id_:
            continue
        file.node.closed(_CRITERION_FILE, _CRITERION_LATER)
        full = _claim_as(file.node, file.node.with_value(file.id).id(), id_, "criterion", outline)
        if full:
            _names(file.node, full, outline)
            criteria.append(CriterionPart(full, file.node, _filled(file.node, _requirements(file.node, full, outline))))
    requirements = _requirements(node, id_, outline)
    filled = requirements if criteria or "from" in node else _filled(node, requirements)
    return SectionPart(id_, node, tuple(criteria), filled)


def _filled(node: Node, requirements: tuple[RequirementPart, ...]) -> tuple[RequirementPart, ...]:
    """Note a heading with nothing below it: it would be met by every studio."""
    if "requirement" not in node or node.at("requirement").value == []:
        node.at("requirement").problem("missing-required")
    return requirements


def _requirements(node: Node, scope: str, outline: Outline) -> tuple[RequirementPart, ...]:
    found: list[RequirementPart] = []
    written = node.get("requirement")
    for one in [] if written is None else written.items():
        if not isinstance(one.value, dict):
            one.closed(frozenset())
            continue
        if "from" in one:
            one.closed(_IMPORTED)
        for said in [one] if "from" in one else expanded(one, outline.catalogue):
            outline.count += 1
            if outline.count > MOST_REQUIREMENTS:
                most = str(MOST_REQUIREMENTS)
                outline.root.problem("too-many", found=f"> {most}", expected=(most, most))
                return tuple(found)
            full = _claim(said, scope, "requirement", outline)
            if full:
                found.append(RequirementPart(full, said))
    return tuple(found)


def _claim(node: Node, scope: str, kind: str, outline: Outline) -> str:
    named = node.require("id") if isinstance(node.value, dict) and "from" not in node else None
    if "from" in node:
        last = str(node.at("from").value).replace(":", "/").rpartition("/")[2]
        named = node.at("id") if "id" in node else node.at("from").with_value(last)
    return "" if named is None else _claim_as(named, named.id(), scope, kind, outline)


def _claim_as(node: Node, id_: str, scope: str, kind: str, outline: Outline) -> str:
    """The full id of something, which nothing else may have; "" after a problem."""
    full = f"{scope}/{id_}" if scope else id_
    if id_ and full in outline.outcomes:
        node.problem("duplicate-id", found=id_)
        return ""
    if full == _WHOLE:
        node.problem("does-not-fit", found=full, expected=("它指总分", "it names the points of the whole"))
        return ""
    if id_:
        outline.outcomes[full] = kind
    return full if id_ else ""


def _names(node: Node, scope: str, outline: Outline) -> None:
    for kind in NAMED:
        table = node.get(kind)
        if table is None:
            continue
        known = outline.named[kind]
        for name, one in table.entries():
            if not one.with_value(name).id():
                continue
            if name in known:
                one.problem("duplicate-id", found=name)
            else:
                known[name] = Named(one, scope)
