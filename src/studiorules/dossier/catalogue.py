"""The catalogue: every section and field that a rule may mention, derived from the record classes."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from studiorules.dossier import means, paper, people, place, results, standing, studio, union, work
from studiorules.dossier.fields import COUNT_CEILING, Field, FieldKind
from studiorules.dossier.record import Record, Section, Shape
from studiorules.dossier.units import UNITS
from studiorules.terms import Text

__all__ = ["CATALOGUE", "COMMON", "JUDGEMENT_FIELDS", "SOURCE_FIELDS", "Catalogue"]

_RECORDS: tuple[type[Record], ...] = (
    studio.StudioFacts,
    studio.Host,
    people.Leader,
    people.Person,
    people.Promotion,
    people.Honour,
    studio.Naming,
    studio.Application,
    place.Sign,
    place.Premises,
    place.Equipment,
    means.Regulation,
    means.Funding,
    means.Funds,
    means.Spending,
    means.Material,
    means.Plan,
    means.PlanItem,
    work.Activity,
    work.Project,
    results.Result,
    results.Benefit,
    results.Award,
    work.Competition,
    people.Mentoring,
    work.Exchange,
    work.Review,
    studio.Ceremony,
    work.Service,
    work.Effort,
    work.Carrier,
    union.Union,
    union.Meeting,
    union.Inspection,
    union.Spreading,
    union.Sharing,
    union.Seminar,
    union.Difficulty,
    union.Support,
    union.Mechanism,
    standing.Appraisal,
    standing.Accident,
    standing.Violation,
    standing.Blacklisting,
    paper.Waiver,
    paper.Document,
)


def _fields(*written: tuple[str, FieldKind, str, str]) -> dict[str, Field]:
    return {name: Field(name=name, kind=kind, text=Text(zh, en)) for name, kind, zh, en in written}


COMMON: Mapping[str, Field] = MappingProxyType(
    {
        **_fields(
            ("id", FieldKind.KEY, "编号", "id"),
            ("on", FieldKind.DATE, "日期", "day"),
            ("from", FieldKind.DATE, "起", "from"),
            ("to", FieldKind.DATE, "止", "to"),
        ),
        "quantity": Field(
            name="quantity",
            kind=FieldKind.NUMBER,
            text=Text("数量", "quantity"),
            unit=UNITS["thing"],
            ceiling=COUNT_CEILING,
        ),
        **_fields(
            ("period", FieldKind.DATE, "期间", "period"),
            ("every", FieldKind.TEXT, "每", "every"),
            ("part_of", FieldKind.KEY, "属于", "part of"),
            ("instead_of", FieldKind.KEY, "代替", "instead of"),
            ("source", FieldKind.KEY, "出处", "source"),
            ("evidence", FieldKind.KEY, "佐证", "evidence"),
            ("note", FieldKind.TEXT, "备注", "note"),
        ),
    }
)
"""What every record may say, whatever its section; rules may name the days, the quantity, the id and the evidence."""

JUDGEMENT_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        **_fields(
            ("question", FieldKind.KEY, "问题", "question"),
            ("given_on", FieldKind.DATE, "评议日期", "given on"),
            ("level", FieldKind.KEY, "档次", "level"),
        ),
        "reviewer": Field(name="reviewer", kind=FieldKind.KEY, text=Text("评审人", "reviewer"), personal=True),
        "value": Field(name="value", kind=FieldKind.NUMBER, text=Text("数值", "value"), places=2, floor=-COUNT_CEILING),
        **_fields(("recused", FieldKind.YES_NO, "回避", "recused"), ("why", FieldKind.TEXT, "理由", "why")),
    }
)
"""What a judgement may say; rules ask it by question, never by field."""

SOURCE_FIELDS: Mapping[str, Field] = MappingProxyType(
    _fields(
        ("id", FieldKind.KEY, "编号", "id"),
        ("zh", FieldKind.TEXT, "名称", "name"),
        ("url", FieldKind.TEXT, "网址", "address"),
        ("on", FieldKind.DATE, "日期", "day"),
    )
)
"""What a source may say; rules never read it."""

_NAMEABLE = {
    Shape.FACTS: ("id", "from", "to", "evidence"),
    Shape.MOMENTS: ("id", "on", "quantity", "evidence"),
    Shape.SPANS: ("id", "on", "from", "to", "quantity", "evidence"),
}


@attrs.frozen(kw_only=True)
class Catalogue:
    """Every section and field that a rule may mention.

    Attributes:
        sections: Section by name, in the order in which a dossier is written.
    """

    sections: dict[str, Section]

    def section(self, name: str) -> Section | None:
        """Return a section; one that a rulebook declares answers to its own name too. None where there is none."""
        found = self.sections.get(name)
        if found is None:
            found = next((one for full, one in self.sections.items() if full.endswith(f".{name}")), None)
        return found

    def find(self, path: str) -> tuple[Section, Field] | None:
        """Find `premises.area_m2`: its section and its field, the days and the quantity of every record included.

        A rulebook's own fact is found as the rulebook writes it (`leader.top_grade_of_trade`) and by its full name.
        """
        name, _, last = path.rpartition(".")
        for section in self.sections.values():
            if section.name != name and not section.name.endswith(f".{name}"):
                continue
            field = section.field(last) or (COMMON[last] if last in _NAMEABLE[section.shape] else None)
            if field is not None:
                return section, field
        return None

    def with_local(self, rulebook_id: str, sections: Iterable[Section]) -> "Catalogue":
        """Return a catalogue that also holds a rulebook's own sections.

        Args:
            rulebook_id: Id of the rulebook; its sections are named `rulebook.section`.
            sections: What it declares; a section of facts may share its name with one of the catalogue.
        """
        local = {f"{rulebook_id}.{one.name}": attrs.evolve(one, name=f"{rulebook_id}.{one.name}") for one in sections}
        return Catalogue(sections={**self.sections, **local})


def _section(record: type[Record]) -> Section:
    fields = {
        attribute.name: attrs.evolve(attribute.metadata["field"], name=attribute.name)
        for attribute in attrs.fields(record)
        if "field" in attribute.metadata
    }
    return Section(shape=record.shape, fields=fields, record=record, **record.about)


CATALOGUE = Catalogue(sections={section.name: section for section in map(_section, _RECORDS)})
"""The catalogue of the library."""
