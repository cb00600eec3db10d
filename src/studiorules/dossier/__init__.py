"""What a studio says of itself: records, lists and how complete they are, and the dossier that holds them.

Here live the catalogue of all that can be said, the record classes it is derived from, the dossier and its columns. A
dossier knows nothing of files, rules or points: reading belongs to `intake`, judging to the rooms above.
"""

from studiorules.dossier.catalogue import CATALOGUE, COMMON, Catalogue
from studiorules.dossier.dossier import Dossier
from studiorules.dossier.fields import COUNT_CEILING, MONEY_CEILING, Contested, Field, FieldKind, word_of
from studiorules.dossier.listed import Listed, ListState, at_least_these, none_of_them, these
from studiorules.dossier.local import LocalSection
from studiorules.dossier.means import Funding, Funds, Material, Plan, PlanItem, Regulation, Spending
from studiorules.dossier.paper import Document, Judgement, Source, Waiver
from studiorules.dossier.people import Honour, Leader, Mentoring, Person, Promotion
from studiorules.dossier.place import Equipment, Premises, Sign
from studiorules.dossier.record import FactRecord, MomentRecord, Record, Section, Shape, SpanRecord
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
from studiorules.dossier.units import UNITS, Unit
from studiorules.dossier.vocabularies import VOCABULARIES
from studiorules.dossier.work import Activity, Carrier, Competition, Effort, Exchange, Project, Review, Service
from studiorules.dossier.written import dossier_document

__all__ = [
    "CATALOGUE",
    "COMMON",
    "COUNT_CEILING",
    "MONEY_CEILING",
    "UNITS",
    "VOCABULARIES",
    "Accident",
    "Activity",
    "Application",
    "Appraisal",
    "Award",
    "Benefit",
    "Blacklisting",
    "Carrier",
    "Catalogue",
    "Ceremony",
    "Competition",
    "Contested",
    "Difficulty",
    "Document",
    "Dossier",
    "Effort",
    "Equipment",
    "Exchange",
    "FactRecord",
    "Field",
    "FieldKind",
    "Funding",
    "Funds",
    "Honour",
    "Host",
    "Inspection",
    "Judgement",
    "Leader",
    "ListState",
    "Listed",
    "LocalSection",
    "Material",
    "Mechanism",
    "Meeting",
    "Mentoring",
    "MomentRecord",
    "Naming",
    "Person",
    "Plan",
    "PlanItem",
    "Premises",
    "Project",
    "Promotion",
    "Record",
    "Regulation",
    "Result",
    "Review",
    "Section",
    "Seminar",
    "Service",
    "Shape",
    "Sharing",
    "Sign",
    "Source",
    "SpanRecord",
    "Spending",
    "Spreading",
    "StudioFacts",
    "Support",
    "Union",
    "Unit",
    "Violation",
    "Waiver",
    "at_least_these",
    "dossier_document",
    "none_of_them",
    "these",
    "word_of",
]
