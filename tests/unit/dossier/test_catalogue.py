"""The catalogue: derived from the record classes, whole, and named in two languages."""

import attrs
import pytest

from studiorules.dossier import CATALOGUE, COMMON, VOCABULARIES, Field, FieldKind, Record, Section, Shape
from studiorules.terms import Text, Vocabulary

FIELDS = [(section, field) for section in CATALOGUE.sections.values() for field in section.fields.values()]


def id_of(pair: tuple[Section, Field]) -> str:
    return f"{pair[0].name}.{pair[1].name}"


def test_it_has_every_section_of_the_documented_catalogue() -> None:
    facts = "studio host leader application sign premises funds ceremony union"
    spans = (
        "people namings equipment regulations funding plans projects mentoring carriers mechanisms blacklistings"
        " waivers"
    )
    moments = (
        "promotions honours spending materials plan_items activities results benefits awards competitions exchanges"
        " reviews services efforts meetings inspections spreadings sharings seminars problems support evaluations"
        " accidents violations documents"
    )
    shapes: dict[Shape, set[str]] = {shape: set() for shape in Shape}
    for section in CATALOGUE.sections.values():
        shapes[section.shape].add(section.name)
    assert shapes[Shape.FACTS] == set(facts.split())
    assert shapes[Shape.SPANS] == set(spans.split())
    assert shapes[Shape.MOMENTS] == set(moments.split())


@pytest.mark.parametrize("pair", FIELDS, ids=id_of)
def test_a_field_is_named_in_two_languages_and_knows_what_it_holds(pair: tuple[Section, Field]) -> None:
    _, field = pair
    assert field.text.zh
    assert field.text.en
    worded = field.kind in (FieldKind.LEVEL, FieldKind.CHOICE, FieldKind.CHOICES)
    assert (field.vocabulary is not None) == worded
    assert (field.unit is not None) == (field.kind is FieldKind.NUMBER)
    if field.vocabulary is not None:
        assert field.vocabulary.ordered or field.kind is not FieldKind.LEVEL


@pytest.mark.parametrize("section", CATALOGUE.sections.values(), ids=lambda section: section.name)
def test_the_kind_of_a_list_is_required_and_ends_in_other(section: Section) -> None:
    kind = section.field("kind")
    if kind is None or section.shape is Shape.FACTS:
        return
    assert kind.required
    assert kind.vocabulary is not None
    assert kind.vocabulary.ids[-1] == "other"


@pytest.mark.parametrize(
    ("path", "section", "field"),
    [
        ("premises.area_m2", "premises", "area_m2"),
        ("people.from", "people", "from"),
        ("results.on", "results", "on"),
        ("results.quantity", "results", "quantity"),
        ("benefits.evidence", "benefits", "evidence"),
    ],
)
def test_a_path_is_found(path: str, section: str, field: str) -> None:
    found = CATALOGUE.find(path)
    assert found is not None
    assert (found[0].name, found[1].name) == (section, field)


@pytest.mark.parametrize("path", ["premises.size", "premises", "", "results.from", "premises.quantity", "prizes.on"])
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert CATALOGUE.find(path) is None


def test_the_code_of_a_host_is_a_field_and_not_the_id_of_a_record() -> None:
    found = CATALOGUE.find("host.id")
    assert found is not None
    assert found[1].text == Text("编码", "code")
    assert found[1] != COMMON["id"]


def test_money_has_cents_and_people_have_not() -> None:
    funding, activities = CATALOGUE.sections["funding"], CATALOGUE.sections["activities"]
    assert (funding.fields["amount_yuan"].places, funding.fields["amount_yuan"].ceiling) == (2, 10**12)
    assert (activities.fields["participants"].places, activities.fields["participants"].ceiling) == (0, 10**6)


def test_names_and_identities_of_persons_are_personal() -> None:
    personal = {id_of(pair) for pair in FIELDS if pair[1].personal}
    assert {"leader.name", "leader.person", "leader.retired_on", "leader.birth_year", "people.name"} <= personal
    assert {"mentoring.master", "mentoring.apprentice", "results.person", "honours.person"} <= personal
    assert not {path for path in personal if path.startswith(("studio.", "host.", "premises."))}


def test_a_competition_alone_reaches_the_world() -> None:
    honour, competition = VOCABULARIES["honour"], VOCABULARIES["competition-level"]
    assert honour.ids == ("none", "enterprise", "county", "municipal", "provincial", "national")
    assert competition.ids == (*honour.ids, "world")
    assert CATALOGUE.sections["competitions"].fields["level"].vocabulary == competition
    assert CATALOGUE.sections["awards"].fields["level"].vocabulary == honour


@pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=lambda vocabulary: vocabulary.id)
def test_the_words_of_a_vocabulary_are_distinct_in_each_language(vocabulary: Vocabulary) -> None:
    for names in (vocabulary.ids, [term.text.zh for term in vocabulary.terms]):
        assert len(set(names)) == len(vocabulary.terms)
    assert all(term.text.en for term in vocabulary.terms)


def test_the_industries_are_the_twenty_sections_and_power() -> None:
    assert len(VOCABULARIES["industry"].terms) == 20 + 1


def test_a_rulebook_adds_sections_under_its_own_name() -> None:
    field = Field(name="top_grade", kind=FieldKind.LEVEL, text=Text("最高等级"), vocabulary=VOCABULARIES["skill-grade"])
    extended = CATALOGUE.with_local(
        "some-city", [Section(name="leader", text=Text("带头人"), shape=Shape.FACTS, fields={"top_grade": field})]
    )
    found = extended.find("leader.top_grade")
    assert found is not None
    assert found[0].name == "some-city.leader"
    assert extended.find("some-city.leader.top_grade") == found
    assert extended.find("leader.name") == CATALOGUE.find("leader.name")
    assert CATALOGUE.find("leader.top_grade") is None


def test_every_field_of_a_record_class_is_declared_once() -> None:
    for section in CATALOGUE.sections.values():
        assert section.record is not None
        own = {one.name for one in attrs.fields(section.record)}
        shared = {
            one.name for base in section.record.__mro__[1:] if issubclass(base, Record) for one in attrs.fields(base)
        }
        assert own - shared <= set(section.fields)
