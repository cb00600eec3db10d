"""What a dossier can say, written down a second time for the oracle: lists, fields and words of the catalogue.

Copied by hand from the documented catalogue and from nothing else, so that a slip in the library's own catalogue shows
as a disagreement. Only what small dossiers need is here; a field that is not here is refused loudly.
"""

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["yn", "n", "n2", "level", "one", "many", "date", "text", "key"]
Shape: TypeAlias = Literal["facts", "moments", "spans"]

_HONOUR = "none enterprise county municipal provincial national"
_SERVES = (
    "strategy labour-competition green workforce methods education livelihood reconstruction domestic-demand"
    " pilot-zone other"
)
WORDS: dict[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in {
        # ordered, lowest first
        "honour": _HONOUR,
        "tier": _HONOUR,
        "skill-grade": (
            "none junior-worker intermediate-worker senior-worker technician senior-technician special-technician"
            " chief-technician"
        ),
        "title": "none assistant intermediate associate full",
        "degree": "none secondary college bachelor master doctor",
        "award-rank": "none excellence third second first special",
        "reach": "none team unit other-units industry",
        "severity": "minor lesser serious",
        "patent-status": "filed granted",
        # not ordered
        "studio-kind": "model-worker craftsman employee skill-master technician-station alliance other",
        "naming": "leader host unit brand other",
        "host-kind": (
            "enterprise city-trade-association vocational-school university training-base institute public-body other"
        ),
        "operating": "operating closed moved",
        "role": "leader backbone member adviser",
        "promotion": "grade title post other",
        "holder": "leader member studio host",
        "honour-kind": (
            "model-worker advanced-worker labour-medal craftsman provincial-craftsman national-craftsman skill-award"
            " skill-expert special-allowance key-teacher discipline-leader coach city-talent epidemic-response other"
        ),
        "naming-end": "expired failed withdrawn closed leader-left other",
        "equipment-kind": "tools instruments computers network references supplies other",
        "regulation-kind": (
            "activities study research transfer rewards management funds duties mentoring training talent other"
        ),
        "issuer": "studio host union",
        "channel": "host union government project partner self members other",
        "use": "equipment materials testing training exchange publication rewards publicity other",
        "material-kind": "goal projects plan process results summary annual-report other",
        "activity-kind": "meeting talk study training open-day tackling display other",
        "project-kind": "tackling transformation new-product process quality-circle other",
        "project-status": "under-way completed stopped",
        "result-kind": (
            "small-invention small-creation small-improvement small-design proposal patent invention software paper"
            " operating-method management-know-how brand standard new-product problem-solved other"
        ),
        "patent": "invention utility-model design",
        "effect": "energy-saving environment low-carbon cost quality efficiency safety service other",
        "by": "leader member team",
        "serves": _SERVES,
        "document-kind": (
            "apprentice-roster high-skill-roster agreement regulation ledger certificate finance-proof appraisal photo"
            " floor-plan other"
        ),
        "cause": "negligence other",
        "violation": "finance labour safety intellectual-property false-declaration other",
        "plan-kind": "development activity training other",
        "exchange-kind": (
            "meeting seminar display study-visit reception training school-cooperation social-service other"
        ),
        "benefit-kind": "economic saving social other",
    }.items()
}

_SECTIONS: dict[str, tuple[Shape, str]] = {
    "studio": ("facts", "name:text kind:one:studio-kind named_after:one:naming founded_on:date teams:n"),
    "host": (
        "facts",
        (
            "id:key name:text kind:one:host-kind status:one:operating founded_on:date employees:n revenue_yuan:n2"
            " innovation_spend_yuan:n2 matching_yuan:n2 grants_working_time:yn"
        ),
    ),
    "leader": (
        "facts",
        (
            "person:key name:text in_post:yn has_speciality:yn has_mentored:yn unique_craft:yn best_honour:level:honour"
            " grade:level:skill-grade title:level:title degree:level:degree in_trade_since:date"
        ),
    ),
    "application": ("facts", "filed_on:date level:level:tier items_of_person:n items_of_host:n"),
    "sign": ("facts", "plaque_hung:yn conspicuous:yn hung_on:date logo:yn"),
    "premises": ("facts", "fixed:yn dedicated:yn area_m2:n2 results_displayed:yn rules_posted:yn"),
    "ceremony": ("facts", "held_on:date programme:yn leaders_present:yn plaque_unveiled:yn"),
    "people": (
        "spans",
        (
            "person:key role:one:role front_line:yn unit:text grade:level:skill-grade title:level:title"
            " degree:level:degree best_honour:level:honour"
        ),
    ),
    "promotions": ("moments", "person:key kind:one:promotion grade:level:skill-grade title:level:title young:yn"),
    "honours": ("moments", "holder:one:holder person:key kind:one:honour-kind level:level:honour"),
    "namings": ("spans", "level:level:tier amount_yuan:n2 ended_on:date ended_because:one:naming-end"),
    "equipment": ("spans", "kind:one:equipment-kind works:yn"),
    "regulations": ("spans", "kind:one:regulation-kind issued_by:one:issuer practised:yn"),
    "funding": ("spans", "channel:one:channel amount_yuan:n2 earmarked:yn"),
    "spending": ("moments", "use:one:use amount_yuan:n2"),
    "materials": ("moments", "kind:one:material-kind filed_on:date"),
    "plan_items": ("moments", "due_on:date done:yn"),
    "activities": (
        "moments",
        (
            "kind:one:activity-kind participants:n outsiders:n with_model_workers:yn recorded_in_detail:yn"
            " serves:many:serves"
        ),
    ),
    "projects": ("spans", "kind:one:project-kind level:level:honour status:one:project-status serves:many:serves"),
    "results": (
        "moments",
        (
            "kind:one:result-kind patent:one:patent status:level:patent-status level:level:honour applied:yn"
            " adopted:yn transferred:yn effects:many:effect serves:many:serves by:one:by person:key"
            " author_place:n project:key"
        ),
    ),
    "awards": ("moments", "level:level:honour rank:level:award-rank project:key person:key"),
    "mentoring": (
        "spans",
        "master:key apprentice:key agreement:yn certificate:level:skill-grade certified_on:date",
    ),
    "plans": ("spans", "kind:one:plan-kind"),
    "exchanges": ("moments", "kind:one:exchange-kind participants:n"),
    "benefits": ("moments", "kind:one:benefit-kind amount_yuan:n2"),
    "funds": ("facts", "accounts_kept:yn ring_fenced:yn"),
    "violations": ("moments", "kind:one:violation"),
    "blacklistings": ("spans", "level:level:tier"),
    "inspections": ("moments", "problems_found:n"),
    "accidents": ("moments", "severity:level:severity cause:one:cause"),
    "documents": ("moments", "kind:one:document-kind"),
    "waivers": ("spans", "requirement:key by:text why:text"),
}

SHAPES: dict[str, Shape] = {name: shape for name, (shape, _) in _SECTIONS.items()}
FIELDS: dict[tuple[str, str], tuple[Kind, str]] = {}
for _section, (_shape, _fields) in _SECTIONS.items():
    for _field in _fields.split():
        _name, _kind, _words = (*_field.split(":"), "")[:3]
        FIELDS[_section, _name] = (_kind, _words)  # type: ignore[assignment]
    if _shape != "facts":
        FIELDS[_section, "on"] = ("date", "")
        FIELDS[_section, "from"] = ("date", "")
        FIELDS[_section, "to"] = ("date", "")


def kind_of(section: str, field: str) -> Kind:
    """What a field holds."""
    return FIELDS[section, field][0]


def words_of(section: str, field: str) -> tuple[str, ...]:
    """The words of a level or choice, a level's lowest first; empty for other kinds."""
    return WORDS.get(FIELDS[section, field][1], ())


def has_kinds(section: str) -> bool:
    """Whether each record of a list must say its kind."""
    return (section, "kind") in FIELDS


def has_none(section: str, field: str) -> bool:
    """Whether a level's lowest word says that there is none."""
    return words_of(section, field)[:1] == ("none",)
