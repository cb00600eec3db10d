"""Every measure of the language, and every narrowing of a list."""

from decimal import Decimal

import pytest

from studiorules.dossier import CATALOGUE, UNITS
from studiorules.rulebook import (
    Best,
    Count,
    During,
    Each,
    Elapsed,
    Fact,
    Growth,
    Joined,
    Judged,
    Kinds,
    Matches,
    Narrowing,
    OneOf,
    Piece,
    Ratio,
    ScaleKind,
    Score,
    Share,
    Since,
    Test,
    Total,
    Within,
)
from studiorules.terms import Duration
from tests.unit.intake.rulebook_drafts import book, sentence


@pytest.mark.parametrize(
    ("field", "bound", "kind"),
    [
        ("premises.fixed", "is = true", ScaleKind.TRUTH),
        ("premises.area_m2", "at_least = 30", ScaleKind.NUMBER),
        ("leader.grade", 'at_least = "technician"', ScaleKind.LEVEL),
        ("host.kind", 'is = "enterprise"', ScaleKind.CHOICE),
        ("studio.main_work", 'is = "tackling"', ScaleKind.CHOICES),
        ("studio.founded_on", 'at_most = "2020-12-31"', ScaleKind.DAY),
        ("studio.name", 'is = "先锋工作室"', ScaleKind.CHOICE),
    ],
)
def test_a_fact_lies_on_the_scale_of_its_field(field: str, bound: str, kind: ScaleKind) -> None:
    measure = sentence(f'fact = "{field}"\n{bound}').measure
    assert isinstance(measure, Fact)
    assert f"{measure.section}.{measure.field}" == field
    assert measure.scale.kind is kind


def test_a_number_brings_its_step_unit_floor_and_ceiling() -> None:
    scale = sentence('fact = "premises.area_m2"\nat_least = 30').measure.scale
    field = CATALOGUE.sections["premises"].fields["area_m2"]
    assert (scale.places, scale.unit, scale.floor, scale.ceiling) == (2, UNITS["m2"], 0, field.ceiling)


def test_a_level_brings_its_vocabulary() -> None:
    scale = sentence('fact = "leader.grade"\nat_least = "technician"').measure.scale
    assert scale.vocabulary is not None
    assert scale.vocabulary.id == "skill-grade"


def test_a_count_counts_what_the_list_counts() -> None:
    measure = sentence('count = "people"\nat_least = 3').measure
    assert isinstance(measure, Count)
    assert measure.of == Narrowing(list="people")
    assert measure.scale.unit == CATALOGUE.sections["people"].counted
    assert measure.scale.places == 0


def test_a_total_has_no_ceiling_of_its_own() -> None:
    measure = sentence('total = "funding.amount_yuan"\nabove = 0').measure
    assert isinstance(measure, Total)
    assert (measure.of.list, measure.field) == ("funding", "amount_yuan")
    assert (measure.scale.places, measure.scale.unit, measure.scale.ceiling) == (2, UNITS["yuan"], None)


def test_kinds_of_a_named_set() -> None:
    measure = sentence('kinds = "equipment.kind"\nof = ["tools", "网络"]\nat_least = "all"').measure
    assert isinstance(measure, Kinds)
    assert measure.words == ("tools", "network")
    assert measure.scale.unit == UNITS["kind"]


def test_kinds_without_a_set_are_different_values() -> None:
    measure = sentence('kinds = "funding.channel"\nat_least = 2').measure
    assert isinstance(measure, Kinds)
    assert measure.words is None


def test_a_share_of_one_list() -> None:
    measure = sentence(
        'share = "activities"\npart = { recorded_in_detail = true }\n'
        'within = "1 year"\nat_least = 0.9\nif_none = "fail"'
    ).measure
    assert isinstance(measure, Share)
    assert measure.part == OneOf("recorded_in_detail", (True,))
    assert measure.if_none == "fail"
    assert measure.scale.kind is ScaleKind.FRACTION


def test_a_ratio_of_two_named_measures() -> None:
    measure = sentence(
        """ratio = ["spend", "earn"]
at_least = 0.03
if_none = "pass"
[measure.spend]
fact = "host.innovation_spend_yuan"
[measure.earn]
fact = "host.revenue_yuan"
"""
    ).measure
    assert isinstance(measure, Ratio)
    assert isinstance(measure.top, Fact)
    assert isinstance(measure.bottom, Fact)
    assert (measure.top.field, measure.bottom.field) == ("innovation_spend_yuan", "revenue_yuan")
    assert measure.if_none == "pass"


def test_the_best_level_of_a_list() -> None:
    measure = sentence('best = "honours.level"\nat_least = "county"').measure
    assert isinstance(measure, Best)
    assert (measure.of.list, measure.field) == ("honours", "level")
    assert measure.scale.kind is ScaleKind.LEVEL


def test_growth_may_be_negative() -> None:
    measure = sentence('growth = "people"\nwithin = "3 years"\nat_least = 1').measure
    assert isinstance(measure, Growth)
    assert measure.of.window == Within(Duration(3, "years"))
    assert measure.scale.floor < 0


@pytest.mark.parametrize(("unit", "counted"), [("years", "year"), ("months", "month"), ("days", "day")])
def test_elapsed_counts_its_unit(unit: str, counted: str) -> None:
    measure = sentence(f'elapsed = "studio.founded_on"\nunit = "{unit}"\nat_least = 3').measure
    assert isinstance(measure, Elapsed)
    assert (measure.section, measure.field, measure.unit) == ("studio", "founded_on", unit)
    assert measure.scale.unit == UNITS[counted]


def test_a_pattern_is_literal_words_facts_and_any_text() -> None:
    measure = sentence('matches = "studio.name"\npattern = ["{*}", "{leader.name}", "创新工作室"]').measure
    assert isinstance(measure, Matches)
    assert measure.pieces == (Piece(), Piece(section="leader", field="name"), Piece(literal="创新工作室"))


def test_a_question_with_levels_makes_a_scale_of_them() -> None:
    measure = sentence(
        'judged = "skill"\nat_least = "good"\n'
        '[judgement.skill]\nlevels = [{ id = "poor" }, { id = "fair" }, { id = "good" }]'
    ).measure
    assert isinstance(measure, Judged)
    assert measure.scale.vocabulary is not None
    assert measure.scale.vocabulary.ids == ("poor", "fair", "good")
    assert measure.scale.ceiling == 2


def test_a_question_with_a_range_is_a_number_of_hundredths() -> None:
    measure = sentence('judged = "mark"\nat_least = 60\n[judgement.mark]\nrange = [0, 100]').measure
    assert isinstance(measure, Judged)
    assert (measure.scale.kind, measure.scale.places) == (ScaleKind.NUMBER, 2)
    assert (measure.scale.floor, measure.scale.ceiling) == (0, 100)


def test_the_score_has_the_places_of_the_rounding() -> None:
    rungs = 'rungs = [{ id = "no" }, { id = "yes", needs = [{ score = "total", at_least = 60 }] }]'
    read = book(f'rounding = {{ at = "total", places = 1 }}\n[[decision]]\nid = "d"\n{rungs}')
    need = read.decisions[0].rungs[1].needs[0]
    assert isinstance(need, Test)
    assert isinstance(need.measure, Score)
    assert need.measure.scale.places == 1
    assert need.bound is not None
    assert need.bound.value == 60


@pytest.mark.parametrize("how", ["all", "any"])
def test_a_join_holds_or_not(how: str) -> None:
    test = sentence(f'{how} = [{{ fact = "premises.fixed" }}, {{ count = "people", at_least = 3 }}]')
    assert isinstance(test.measure, Joined)
    assert test.measure.how == how
    assert [type(one.measure) for one in test.measure.branches if isinstance(one, Test)] == [Fact, Count]
    assert test.measure.scale.kind is ScaleKind.TRUTH
    assert test.bound is None


def test_some_measures_how_many_hold() -> None:
    test = sentence('some = [{ fact = "premises.fixed" }, { fact = "premises.dedicated" }]\nneeded = 1')
    assert isinstance(test.measure, Joined)
    assert test.measure.how == "some"
    assert test.measure.scale.kind is ScaleKind.NUMBER
    assert test.bound is not None
    assert test.bound.value == 1


def test_a_named_measure_keeps_its_name_for_readers() -> None:
    test = sentence(
        'measure = "trained"\nat_least = 2\n[measure.trained]\n'
        'zh = "取证徒弟"\ncount = "mentoring"\ndated_by = "certified_on"'
    )
    assert isinstance(test.measure, Count)
    assert test.measure.text is not None
    assert test.measure.text.zh == "取证徒弟"
    assert test.measure.of.dated_by == "certified_on"


def test_a_named_some_gets_its_bound_where_it_is_used() -> None:
    test = sentence(
        'measure = "two"\nat_least = 2\n'
        '[measure.two]\nsome = [{ fact = "premises.fixed" }, { fact = "premises.dedicated" }]'
    )
    assert test.bound is not None
    assert test.bound.values == (Decimal(2),)


def test_a_window_back_from_the_as_of_date() -> None:
    measure = sentence('count = "awards"\nwithin = "6 months"\nat_least = 1').measure
    assert isinstance(measure, Count)
    assert measure.of.window == Within(Duration(6, "months"))


def test_an_overlap_with_a_window() -> None:
    measure = sentence('count = "mentoring"\nduring = "1 year"\nat_least = 1').measure
    assert isinstance(measure, Count)
    assert measure.of.window == During(Duration(1, "years"))


def test_a_window_from_a_day_of_the_dossier() -> None:
    measure = sentence('count = "awards"\nsince = "studio.founded_on"\nfor = "3 years"\nat_least = 1').measure
    assert isinstance(measure, Count)
    assert measure.of.window == Since("studio", "founded_on", Duration(3, "years"))


def test_a_window_from_a_day_of_the_dossier_without_an_end() -> None:
    measure = sentence('count = "awards"\nsince = "studio.founded_on"\nat_least = 1').measure
    assert isinstance(measure, Count)
    assert measure.of.window == Since("studio", "founded_on")


@pytest.mark.parametrize(("written", "year"), [("calendar year", "calendar"), ("1 year", "rolling")])
def test_the_worst_of_several_years(written: str, year: str) -> None:
    measure = sentence(f'total = "spending.amount_yuan"\neach = "{written}"\nlast = 3\nat_least = 1').measure
    assert isinstance(measure, Total)
    assert measure.of.each is not None
    assert (measure.of.each.year, measure.of.each.last, measure.of.window) == (year, 3, None)


def test_years_before_a_day_drop_out() -> None:
    measure = sentence(
        'count = "awards"\neach = "calendar year"\nlast = 2\n'
        'since = "studio.founded_on"\nif_none = "fail"\nat_least = 1'
    ).measure
    assert isinstance(measure, Count)
    assert measure.of.each == Each(year="calendar", last=2, since=Since("studio", "founded_on"), if_none="fail")
    assert measure.of.window is None
