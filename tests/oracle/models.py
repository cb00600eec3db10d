"""XCCDF's scoring models at a point, written from the tables of the standard (NISTIR 7275r4, 7.3.2).

Table 40 for the default model, table 41 for the flat ones, 7.3.2.4 for weights of 0, 7.3.2.5 for the absolute one.
Works on documents and on outcomes as words; nothing here is shared with the library.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.oracle.completion import Doc
from tests.oracle.outline import allotted_to, requirements

OMITTED = {"notapplicable", "notchecked", "informational", "notselected"}
PASSED = {"pass", "fixed"}
MODELS = ("default", "flat", "flat-unweighted", "absolute")


def number(rulebook: Doc, outcomes: Mapping[str, str], model: str) -> tuple[Fraction | None, Fraction]:
    """The score and the most it could be; None where the standard would divide by nothing."""
    if model == "default":
        _, count, score = _node(rulebook, "", outcomes, rulebook)
        return (score if count else None), Fraction(100)
    s = m = Fraction(0)
    for name, (_, said) in requirements(rulebook).items():
        if outcomes[name] in OMITTED or _apart(rulebook, name):
            continue
        weight = _weight(rulebook, said)
        if model == "flat-unweighted" and weight:
            weight = Fraction(1)
        m += weight
        if outcomes[name] in PASSED:
            s += weight
    if model == "absolute":
        return (Fraction(1) if s == m else Fraction(0)) if m else None, Fraction(1)
    return (s if m else None), m


def _node(node: Doc, name: str, outcomes: Mapping[str, str], rulebook: Doc) -> tuple[Fraction, int, Fraction]:
    """Weighted score, count and score of a node of the tree."""
    below = [*node.get("section", ()), *node.get("criterion", ()), *node.get("requirement", ())]
    if not below:  # a rule
        if outcomes[name] in OMITTED:
            return Fraction(0), 0, Fraction(0)
        score = Fraction(100) if outcomes[name] in PASSED else Fraction(0)
        return score * _weight(rulebook, node), 1, score
    count, s, a = 0, Fraction(0), Fraction(0)
    for child in below:
        if child.get("bonus") or "unit" in child:
            continue
        weighted, counted, _ = _node(child, f"{name}/{child['id']}" if name else child["id"], outcomes, rulebook)
        if counted:
            s, count, a = s + weighted, count + 1, a + _weight(rulebook, child)
    if not a:
        return Fraction(0), 0, Fraction(0)  # 0 / 0: the standard leaves it open
    return s / a * _weight(rulebook, node), count, s / a


def _weight(rulebook: Doc, node: Doc) -> Fraction:
    if "rulebook" in node:
        return Fraction(1)
    if "weight" in node:
        return Fraction(node["weight"])
    return Fraction(1) if rulebook["rulebook"]["points"] == "none" else _points(node)


def _points(node: Doc) -> Fraction:
    below = [*node.get("criterion", ()), *node.get("requirement", ())]
    points = sum((_points(one) for one in below), Fraction(0)) if below else allotted_to(node)
    cap: Any = node.get("cap")
    return points if cap is None else min(points, Fraction(cap))


def _apart(rulebook: Doc, name: str) -> bool:
    apart = [one["id"] for one in rulebook.get("section", ()) if one.get("bonus") or "unit" in one]
    return any(name.startswith(f"{one}/") for one in apart)
