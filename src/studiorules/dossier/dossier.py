"""A dossier: what a studio says of itself, and the day on which it says so."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from studiorules.dossier.catalogue import CATALOGUE
from studiorules.dossier.consistency import contradictions
from studiorules.dossier.fields import Contested
from studiorules.dossier.in_force import told_on
from studiorules.dossier.listed import Listed, ListState, these
from studiorules.dossier.local import LocalSection
from studiorules.dossier.means import Funding, Funds, Material, Plan, PlanItem, Regulation, Spending
from studiorules.dossier.paper import Document, Judgement, Source, Waiver
from studiorules.dossier.people import Honour, Leader, Mentoring, Person, Promotion
from studiorules.dossier.place import Equipment, Premises, Sign
from studiorules.dossier.ranges import day_range
from studiorules.dossier.record import Record
from studiorules.dossier.remarks import remarks
from studiorules.dossier.results import Award, Benefit, Result
from studiorules.dossier.standing import Accident, Appraisal, Blacklisting, Violation
from studiorules.dossier.studio import Application, Ceremony, Host, Naming, StudioFacts
from studiorules.dossier.union import (
    Difficulty,
    Inspection,
    Mechanism,
    Meeting,
    Seminar,
    Sharing,
    Spreading,
    Support,
    Union,
)
from studiorules.dossier.values import value_problems
from studiorules.dossier.work import Activity, Carrier, Competition, Effort, Exchange, Project, Review, Service
from studiorules.dossier.written import dossier_document, unordered
from studiorules.errors import DossierError, Problem, nearest
from studiorules.terms import FAR, day_words

__all__ = ["Dossier"]


def _listed(said: Listed[Any] | Record | Judgement | Source | None) -> Listed[Any] | None:
    """Let code write one record plainly where a list is meant."""
    return said if said is None or isinstance(said, Listed) else these(said)


def _first_said(name: Any) -> str:
    return str(name.said[0][1] if isinstance(name, Contested) else name)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Dossier:
    """What a studio says of itself as of a day; None = a section is not stated.

    Two dossiers are equal that say the same, in whatever order their records stand.

    Attributes:
        stated_on: The day on which it speaks.
        source: Id of the source that says what no record says otherwise; None = not said.
        sources: Where statements come from.
        judgements: What people decided, apart from facts.
        local: What is said for sections that a rulebook declares, unread.
        kept: What other rooms made from it and keep with it; no part of what it says.
    """

    stated_on: date
    source: str | None = None
    sources: Listed[Source] | None = attrs.field(default=None, converter=_listed)
    studio: Listed[StudioFacts] | None = attrs.field(default=None, converter=_listed)
    host: Listed[Host] | None = attrs.field(default=None, converter=_listed)
    leader: Listed[Leader] | None = attrs.field(default=None, converter=_listed)
    people: Listed[Person] | None = attrs.field(default=None, converter=_listed)
    promotions: Listed[Promotion] | None = attrs.field(default=None, converter=_listed)
    honours: Listed[Honour] | None = attrs.field(default=None, converter=_listed)
    namings: Listed[Naming] | None = attrs.field(default=None, converter=_listed)
    application: Listed[Application] | None = attrs.field(default=None, converter=_listed)
    sign: Listed[Sign] | None = attrs.field(default=None, converter=_listed)
    premises: Listed[Premises] | None = attrs.field(default=None, converter=_listed)
    equipment: Listed[Equipment] | None = attrs.field(default=None, converter=_listed)
    regulations: Listed[Regulation] | None = attrs.field(default=None, converter=_listed)
    funding: Listed[Funding] | None = attrs.field(default=None, converter=_listed)
    funds: Listed[Funds] | None = attrs.field(default=None, converter=_listed)
    spending: Listed[Spending] | None = attrs.field(default=None, converter=_listed)
    materials: Listed[Material] | None = attrs.field(default=None, converter=_listed)
    plans: Listed[Plan] | None = attrs.field(default=None, converter=_listed)
    plan_items: Listed[PlanItem] | None = attrs.field(default=None, converter=_listed)
    activities: Listed[Activity] | None = attrs.field(default=None, converter=_listed)
    projects: Listed[Project] | None = attrs.field(default=None, converter=_listed)
    results: Listed[Result] | None = attrs.field(default=None, converter=_listed)
    benefits: Listed[Benefit] | None = attrs.field(default=None, converter=_listed)
    awards: Listed[Award] | None = attrs.field(default=None, converter=_listed)
    competitions: Listed[Competition] | None = attrs.field(default=None, converter=_listed)
    mentoring: Listed[Mentoring] | None = attrs.field(default=None, converter=_listed)
    exchanges: Listed[Exchange] | None = attrs.field(default=None, converter=_listed)
    reviews: Listed[Review] | None = attrs.field(default=None, converter=_listed)
    ceremony: Listed[Ceremony] | None = attrs.field(default=None, converter=_listed)
    services: Listed[Service] | None = attrs.field(default=None, converter=_listed)
    efforts: Listed[Effort] | None = attrs.field(default=None, converter=_listed)
    carriers: Listed[Carrier] | None = attrs.field(default=None, converter=_listed)
    union: Listed[Union] | None = attrs.field(default=None, converter=_listed)
    meetings: Listed[Meeting] | None = attrs.field(default=None, converter=_listed)
    inspections: Listed[Inspection] | None = attrs.field(default=None, converter=_listed)
    spreadings: Listed[Spreading] | None = attrs.field(default=None, converter=_listed)
    sharings: Listed[Sharing] | None = attrs.field(default=None, converter=_listed)
    seminars: Listed[Seminar] | None = attrs.field(default=None, converter=_listed)
    problems: Listed[Difficulty] | None = attrs.field(default=None, converter=_listed)
    support: Listed[Support] | None = attrs.field(default=None, converter=_listed)
    mechanisms: Listed[Mechanism] | None = attrs.field(default=None, converter=_listed)
    evaluations: Listed[Appraisal] | None = attrs.field(default=None, converter=_listed)
    accidents: Listed[Accident] | None = attrs.field(default=None, converter=_listed)
    violations: Listed[Violation] | None = attrs.field(default=None, converter=_listed)
    blacklistings: Listed[Blacklisting] | None = attrs.field(default=None, converter=_listed)
    waivers: Listed[Waiver] | None = attrs.field(default=None, converter=_listed)
    documents: Listed[Document] | None = attrs.field(default=None, converter=_listed)
    judgements: Listed[Judgement] | None = attrs.field(default=None, converter=_listed)
    local: tuple[LocalSection, ...] = ()
    kept: dict[str, object] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        if type(self.stated_on) is not date:  # a datetime is a date too
            raise TypeError(f"stated_on is a date, not {self.stated_on!r}")
        stated = self.stated
        problems = list(value_problems(stated))
        if not problems:
            sources, judgements = self.sources, self.judgements
            problems += contradictions(
                stated,
                sources=None if sources is None else sources.records,
                judgements=() if judgements is None else judgements.records,
                source=self.source,
            )
        if problems:
            raise DossierError(problems)

    def section(self, name: str) -> Listed[Record] | None:
        """Return the records of a section and how complete they are; None where it is not stated.

        Raises:
            KeyError: If the catalogue has no such section.
        """
        if name not in CATALOGUE.sections:
            near = nearest(name, CATALOGUE.sections)
            raise KeyError(f"no section '{name}'" + (f"; did you mean '{near}'?" if near else ""))
        found: Listed[Record] | None = getattr(self, name)
        return found

    def fact(self, path: str, *, as_of: date) -> tuple[Any, ...]:
        """Return what a fact may be on a day, in the words of the records that may be in force.

        Args:
            path: Section and field, as `premises.area_m2`.
            as_of: The day.

        Returns:
            What each record says that may be in force, None where it is silent; a last None where no record surely is.

        Raises:
            KeyError: If the catalogue has no such fact.
            ValueError: If the section is a list.
        """
        name, _, field = path.partition(".")
        section = CATALOGUE.sections.get(name)
        if section is None or field not in section.fields:
            near = nearest(path, (f"{one.name}.{key}" for one in CATALOGUE.sections.values() for key in one.fields))
            raise KeyError(f"no fact '{path}'" + (f"; did you mean '{near}'?" if near else ""))
        return told_on(section, self.section(name), field, self.stated_on, as_of)

    def state(self, section: str) -> ListState | None:
        """Say how complete a section is; None where it is not stated.

        Raises:
            KeyError: If the catalogue has no such section.
        """
        listed = self.section(section)
        return None if listed is None else listed.state

    @property
    def stated(self) -> Mapping[str, Listed[Record]]:
        """The sections of which something is said, in the order of the catalogue."""
        told = ((name, getattr(self, name)) for name in CATALOGUE.sections)
        return {name: listed for name, listed in told if listed is not None}

    @property
    def name(self) -> str:
        """The studio's name, the latest where it was renamed."""
        names = [(-FAR if one.from_ is None else day_range(one.from_)[0], one.name) for one in self.studio or ()]
        _, latest = max((day, _first_said(name)) for day, name in names if name)
        return latest

    @cached_property
    def digest(self) -> str:
        """`sha256:…` of all that it says, the order of records aside."""
        text = json.dumps(unordered(dossier_document(self)), ensure_ascii=False, sort_keys=True, default=str)
        return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"

    @cached_property
    def warnings(self) -> tuple[Problem, ...]:
        """What a person should look at: look-alikes, overlapping tallies, contested values, parts that fall short."""
        return tuple(remarks(self.stated))

    def __eq__(self, other: object) -> bool:
        return self.digest == other.digest if isinstance(other, Dossier) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.digest)

    def __str__(self) -> str:
        return f"{self.name}（{day_words(self.stated_on)}申报）"

    def __repr__(self) -> str:
        return f"<Dossier {self.name}, stated {self.stated_on.isoformat()}>"

    def __getstate__(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in attrs.fields(type(self)) if one.init}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in {**state, "kept": {}}.items():
            object.__setattr__(self, name, value)
