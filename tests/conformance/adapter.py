"""From a conformance case to documents: what the suite leaves out is filled in, nothing else is changed.

What is filled is said in `cases/README.md` under "Filled by the adapter". Nothing here knows the library: the same
documents are read by the library and by the oracle.
"""

import copy
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import attrs

CASES = Path(__file__).parent / "cases"
Doc: TypeAlias = dict[str, Any]
"""A document as a TOML reader gives it, decimals read exactly."""

_HEAD = {"id", "edition", "zh", "en", "cite", "basis", "why", "in_force", "points", "rounding", "model", "subject"} | {
    "nothing_counted",
    "wider",
}


@attrs.frozen(kw_only=True)
class Case:
    """One case of the suite.

    Attributes:
        id: Topic and name.
        why: The clause that decides.
        as_of: The as-of date.
        dossier: The dossier, as written.
        rulebook: The rulebook, as written.
        expect: What is compared.
    """

    id: str
    why: str
    as_of: date
    dossier: Doc
    rulebook: Doc
    expect: Doc

    def dossier_document(self) -> Doc:
        """The dossier with what the suite leaves out."""
        return fill_dossier(self.dossier, self.as_of, stated_on=self.expect.get("fill_stated_on", True))

    def rulebook_document(self) -> Doc:
        """The rulebook with what the suite leaves out."""
        return fill_rulebook(self.rulebook)


def cases() -> list[Case]:
    """Every case of the suite, in the order of its files."""
    return list(_cases())


def _cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.toml")):
        with path.open("rb") as file:
            for case in tomllib.load(file, parse_float=Decimal)["case"]:
                yield Case(
                    id=case["id"],
                    why=case["why"],
                    as_of=case["as_of"],
                    dossier=case.get("dossier", {}),
                    rulebook=case.get("rulebook", {}),
                    expect=case["expect"],
                )


def fill_dossier(doc: Doc, as_of: date, *, stated_on: bool = True) -> Doc:
    """Add the day of speaking, the studio's name, and the rulebook's id before each question.

    Args:
        doc: A dossier of the suite; it is left as it is.
        as_of: The day that `stated_on` becomes where the document says none.
        stated_on: Whether to fill `stated_on` at all.
    """
    made = copy.deepcopy(doc)
    if stated_on:
        made.setdefault("stated_on", as_of)
    made.setdefault("studio", {})
    if isinstance(made["studio"], dict):
        made["studio"].setdefault("name", "某工作室")
    for judgement in made.get("judgements", ()):
        if ":" not in judgement["question"]:
            judgement["question"] = f"case:{judgement['question']}"
    return made


def fill_rulebook(doc: Doc) -> Doc:
    """Add the head, ids and titles that a rulebook needs and the suite leaves out.

    Args:
        doc: A rulebook of the suite, its head and its body side by side; it is left as it is.
    """
    made = {key: value for key, value in copy.deepcopy(doc).items() if key not in _HEAD}
    head = {key: value for key, value in copy.deepcopy(doc).items() if key in _HEAD}
    filled: Doc = {
        "id": "case",
        "edition": "1",
        "zh": "规则",
        "cite": "conformance",
        "basis": "editor",
        "why": "样例",
        "in_force": {"from": date(2000, 1, 1)},
        "points": sum((_points(one) for one in _requirements(made)), Decimal(0)),
    }
    made["rulebook"] = {**filled, **head}
    for requirement in _requirements(made):
        requirement.setdefault("id", "r")
        requirement.setdefault("zh", f"要求{requirement['id']}")
    for section in made.get("section", ()):
        section.setdefault("zh", f"第{section['id']}节")
    for decision in made.get("decision", ()):
        decision.setdefault("zh", "结论")
        for rung in decision["rungs"]:
            rung.setdefault("zh", f"级{rung['id']}")
    for name, question in made.get("judgement", {}).items():
        question.setdefault("zh", f"评议{name}")
        for level in question.get("levels", ()):
            level.setdefault("zh", f"档{level['id']}")
    return made


def _requirements(doc: Doc) -> Iterator[Doc]:
    yield from doc.get("requirement", ())
    for section in doc.get("section", ()):
        yield from section.get("requirement", ())
        for criterion in section.get("criterion", ()):
            yield from criterion.get("requirement", ())


def _points(requirement: Doc) -> Decimal:
    points = requirement.get("points", 0)
    return Decimal(0) if isinstance(points, str) else Decimal(points)
