"""The outline of a rulebook document: which requirements there are, where each stands, and what it allots."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.oracle.completion import Doc


def allotted_to(said: Doc) -> Fraction:
    """The points of a requirement; unknown ones add nothing."""
    points: Any = said.get("points", 0)
    return Fraction(points) if isinstance(points, int | Decimal) else Fraction(0)


def requirements(rulebook: Doc) -> dict[str, tuple[str, Doc]]:
    """By full id: where each requirement of a rulebook stands, and the requirement."""
    found = {one["id"]: ("", one) for one in rulebook.get("requirement", ())}
    for section in rulebook.get("section", ()):
        for one in section.get("requirement", ()):
            found[f"{section['id']}/{one['id']}"] = (section["id"], _under(section, one))
        for criterion in section.get("criterion", ()):
            scope = f"{section['id']}/{criterion['id']}"
            for one in criterion.get("requirement", ()):
                found[f"{scope}/{one['id']}"] = (scope, _under(section, _under(criterion, one)))
    return found


def _under(heading: Doc, said: Doc) -> Doc:
    """A requirement with the condition of a heading added to its own."""
    if "when" not in heading:
        return said
    when = {"all": [heading["when"], said["when"]]} if "when" in said else heading["when"]
    return {**said, "when": when, "not_applicable": heading["not_applicable"]}


def waiver_test(name: str, rulebook: Doc) -> Doc:
    """What holds where a waiver of a requirement is in force: a dossier names it alone or after its rulebook."""
    own = f"{rulebook.get('rulebook', {}).get('id', '')}:{name}"
    return {"count": "waivers", "where": {"requirement": [name, own]}, "at_least": 1}
