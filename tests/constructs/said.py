"""The constructs that schemes need, each said in a tiny rulebook, with dossiers and answers worked out by hand."""

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

import studiorules as sr
from tests.conformance.adapter import Doc, fill_dossier, fill_rulebook

__all__ = ["AS_OF", "GROUPS", "Case", "Construct", "constructs", "differences"]

AS_OF = date(2025, 6, 30)
"""The day of a case that says none; every dossier speaks on the day as of which it is judged."""
GROUPS = ("facts", "scoring", "outcome", "structure")
"""The files, in the order of the page."""


@attrs.frozen(kw_only=True)
class Case:
    """A dossier and what it comes to.

    Attributes:
        construct: What it shows.
        zh: What is particular about it.
        en: The same in English.
        dossier: The dossier, as written.
        as_of: The day.
        expect: What is compared: `findings`, `parts` (outcome and points), `total`, `score`, `decisions` (the rung, or
            the surely and the possibly reached one), `yuan`, `by_evidence`, `priorities`.
    """

    construct: "Construct" = attrs.field(repr=False)
    zh: str
    en: str
    dossier: str
    as_of: date
    expect: Doc

    def __str__(self) -> str:
        return f"{self.construct.id} {self.en}"

    def documents(self) -> tuple[Doc, Doc]:
        """The dossier and the rulebook, with the heads and titles that the snippets leave out."""
        return fill_dossier(_read(self.dossier), self.as_of), fill_rulebook(_read(self.construct.rulebook))

    def evaluation(self) -> sr.Evaluation:
        """Judge it."""
        dossier, rulebook = self.documents()
        return sr.evaluate(sr.read_dossier(dossier), sr.read_rulebook(rulebook), as_of=self.as_of)


@attrs.frozen(kw_only=True)
class Construct:
    """One thing that schemes say, and how it is said here.

    Attributes:
        id: Its number in the survey of published schemes.
        zh: What is said, in one line.
        en: The same in English.
        said_by: The words of the rule language that say it.
        rulebook: The rulebook, without head and titles.
        cases: Dossiers and answers.
    """

    id: str
    zh: str
    en: str
    said_by: str
    rulebook: str
    cases: tuple[Case, ...] = attrs.field(default=(), eq=False, repr=False)


def constructs(group: str) -> Iterator[Construct]:
    """Every construct of a file, by number."""
    with (Path(__file__).parent / f"{group}.toml").open("rb") as file:
        for said in sorted(tomllib.load(file)["construct"], key=lambda said: str(said["id"])):
            cases = said.pop("case")
            one = Construct(**said)
            yield attrs.evolve(one, cases=tuple(_case(one, case) for case in cases))


def _case(construct: Construct, said: Doc) -> Case:
    own = {key: said.pop(key) for key in ("zh", "en", "dossier")}
    return Case(construct=construct, as_of=said.pop("as_of", AS_OF), expect=said, **own)


def _read(toml: str) -> Doc:
    return tomllib.loads(toml, parse_float=Decimal)


def differences(case: Case, evaluation: sr.Evaluation) -> Iterator[str]:
    """Where an evaluation is not what was worked out by hand."""
    for name, wanted in case.expect.items():
        found = _FOUND[name](evaluation)
        for key, value in wanted.items() if isinstance(wanted, dict) else [("", wanted)]:
            said = found(key)
            if said != value:
                yield f"{name} {key}: expected {value}, found {said}"


def _rung(decision: sr.Decision) -> str:
    return decision.certain.id if decision.settled else f"{decision.certain.id}..{decision.possible.id}"


def _preferred(evaluation: sr.Evaluation, name: str) -> str:
    (found,) = (one for one in evaluation.priorities if one.id.endswith(name))
    return found.outcome.value


def _money(yuan: Any) -> str:  # an Interval
    low, high = (f"{end:f}".rstrip("0").rstrip(".") for end in (yuan.low, yuan.high))
    return low if low == high else f"{low}～{high}"


def _came(thing: Any) -> str:  # a finding or a part
    return f"{thing.outcome} {thing.points}"


_FOUND: dict[str, Any] = {
    "findings": lambda one: lambda name: _came(one[name]),
    "parts": lambda one: lambda name: _came(one.part(name)),
    "total": lambda one: lambda _: str(one.total),
    "score": lambda one: lambda _: str(one.score),
    "decisions": lambda one: lambda name: _rung(one.decisions[name]),
    "yuan": lambda one: lambda name: _money(one.decisions[name].certain.yuan),
    "priorities": lambda one: lambda name: _preferred(one, name),
    "by_evidence": lambda one: lambda name: [finding.id for finding in one.where(evidence=name)],
}
