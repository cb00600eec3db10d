"""Conditions and windows as noun phrases."""

from decimal import Decimal

import pytest

from studiorules.dossier import CATALOGUE
from studiorules.reports.phrases import TOTAL_TURNS, TURNS, YES_TURNS, list_words, records
from studiorules.rulebook import (
    AllOf,
    Compared,
    Condition,
    During,
    Each,
    Exists,
    HasEvidence,
    Narrowing,
    Not,
    OneOf,
    Related,
    Since,
    Within,
)
from studiorules.terms import Duration
from tests.unit.reports.made import voice


@pytest.mark.parametrize("name", [*TURNS, *YES_TURNS, *TOTAL_TURNS])
def test_a_turn_of_phrase_belongs_to_a_field(name: str) -> None:
    assert any(section.field(name) for section in CATALOGUE.sections.values())


@pytest.mark.parametrize(
    ("list_", "where", "zh", "en"),
    [
        ("results", None, "成果", "results"),
        ("results", OneOf("applied", (True,)), "已应用的成果", "results put to use"),
        ("results", OneOf("applied", (False,)), "未应用的成果", "results not put to use"),
        ("mentoring", Not(OneOf("agreement", (True,))), "没有协议的师徒", "mentoring not with an agreement"),
        ("people", OneOf("front_line", (False,)), "非一线成员", "people not at the front line"),
        ("activities", OneOf("kind", ("training",)), "培训活动", "activities (training)"),
        ("results", OneOf("kind", ("patent", "paper")), "专利或论文", "results (patent or paper)"),
        ("results", OneOf("kind", ("other",)), "其他成果", "results (other)"),
        ("benefits", OneOf("kind", ("social",)), "社会效益", "benefits (social benefit)"),
        ("projects", OneOf("led_by", ("member",)), "由成员牵头的课题", "projects led by a member"),
        (
            "results",
            AllOf((OneOf("applied", (True,)), OneOf("serves", ("green",)))),
            "已应用、服务于绿色低碳的成果",
            "results put to use, serving green development",
        ),
        (
            "results",
            AllOf((OneOf("kind", ("patent",)), OneOf("patent", ("invention",)), OneOf("status", ("granted",)))),
            "已授权的发明专利",
            "results (patent) that are invention patents, granted",
        ),
        (
            "mentoring",
            Compared("certificate", "at_least", "senior-worker"),
            "取得证书不低于高级工的师徒",
            "mentoring with certificate gained senior worker or higher",
        ),
        (
            "activities",
            Compared("participants", "above", Decimal(10)),
            "参加多于10人次的活动",
            "activities with participants more than 10 person-times",
        ),
        ("benefits", HasEvidence(), "附有佐证的效益", "benefits with evidence"),
        ("benefits", Not(HasEvidence()), "没有佐证的效益", "benefits without evidence"),
        ("results", Exists("project"), "有项目的成果", "results with project"),
        ("results", Not(Exists("project")), "没有项目的成果", "results without project"),
        (
            "honours",
            Related("person", "same_as", "leader", "person"),
            "人员与带头人标识相同的荣誉",
            "honours with the same person as leader's person",
        ),
        ("honours", Not(OneOf("holder", ("host",))), "获得者不是所在单位的荣誉", "honours whose holder is not host"),
    ],
)
def test_a_condition_reads_as_a_person_would_write_it(list_: str, where: Condition | None, zh: str, en: str) -> None:
    assert list_words(voice("zh"), list_, where) == zh
    assert list_words(voice("en"), list_, where) == en


@pytest.mark.parametrize(
    ("of", "zh", "en"),
    [
        (
            Narrowing(list="activities", window=Within(Duration(1, "years"))),
            "近一年活动",
            "activities in the last year",
        ),
        (Narrowing(list="regulations"), "现有制度", "regulations now"),
        (Narrowing(list="results"), "成果", "results"),
        (
            Narrowing(list="funding", window=During(Duration(3, "years"))),
            "近三年经费来源",
            "funding in the last 3 years",
        ),
        (
            Narrowing(list="projects", window=Within(Duration(3, "years"))),
            "近三年开始的课题",
            "projects begun in the last 3 years",
        ),
        (
            Narrowing(list="mentoring", window=Within(Duration(3, "years")), dated_by="certified_on"),
            "取证日期在近三年的师徒",
            "mentoring certified in the last 3 years",
        ),
        (
            Narrowing(list="exchanges", each=Each(year="rolling", last=3)),
            "近3年每年交流",
            "exchanges in each of the last 3 years",
        ),
        (
            Narrowing(list="results", window=Since("studio", "founded_on", Duration(3, "years"))),
            "工作室创建日期后三年内成果",
            "results within 3 years of studio founded",
        ),
        (
            Narrowing(
                list="mentoring", window=Since("studio", "founded_on", Duration(3, "years")), dated_by="certified_on"
            ),
            "取证日期在工作室创建日期后三年内的师徒",
            "mentoring certified within 3 years of studio founded",
        ),
    ],
)
def test_a_window_stands_where_it_belongs(of: Narrowing, zh: str, en: str) -> None:
    assert records(voice("zh"), of) == zh
    assert records(voice("en"), of) == en
