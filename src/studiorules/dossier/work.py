"""What the studio does: activities, projects, competitions, exchange, services, reviews."""

from typing import Any, ClassVar

import attrs

from studiorules.dossier.declared import (
    choice,
    choices,
    day,
    key,
    level_of,
    money,
    number,
    to_choices,
    to_moment,
    to_number,
    yes_no,
)
from studiorules.dossier.fields import Choice, Choices, Moment, Number, Rank, YesNo
from studiorules.dossier.record import MomentRecord, SpanRecord, section

__all__ = ["Activity", "Carrier", "Competition", "Effort", "Exchange", "Project", "Review", "Service"]


@attrs.frozen(kw_only=True, repr=False)
class Activity(MomentRecord):
    """Something the team did together (wang-2014 二.1.4, 二.1.7, 二.2; P05; C19)."""

    about: ClassVar[dict[str, Any]] = section("activities", "活动", "activities", counted="time")

    kind: Choice = attrs.field(default=None, metadata=choice("类型", "kind", "activity-kind", required=True))
    participants: Number = attrs.field(
        default=None, converter=to_number, metadata=number("参加", "participants", "person-time")
    )
    outsiders: Number = attrs.field(
        default=None,
        converter=to_number,
        metadata=number("其中团队以外", "of them from outside the team", "person-time"),
    )
    with_model_workers: YesNo = attrs.field(
        default=None, metadata=yes_no("其他劳模参与", "other model workers took part")
    )
    recorded_in_detail: YesNo = attrs.field(default=None, metadata=yes_no("记录详实", "recorded in detail"))
    serves: Choices = attrs.field(default=None, converter=to_choices, metadata=choices("服务于", "serves", "serves"))


@attrs.frozen(kw_only=True, repr=False)
class Project(SpanRecord):
    """A project (wang-2014 二.2, 二.2.4; tech-assoc-2009; S01, S09; C04, C09)."""

    about: ClassVar[dict[str, Any]] = section("projects", "课题", "projects")

    kind: Choice = attrs.field(default=None, metadata=choice("类别", "kind", "project-kind", required=True))
    level: Rank = attrs.field(default=None, metadata=level_of("级别", "level", "honour"))
    status: Choice = attrs.field(default=None, metadata=choice("状态", "status", "project-status"))
    led_by: Choice = attrs.field(default=None, metadata=choice("牵头", "led by", "led-by"))
    serves: Choices = attrs.field(default=None, converter=to_choices, metadata=choices("服务于", "serves", "serves"))
    approved_by_host: YesNo = attrs.field(default=None, metadata=yes_no("单位立项", "approved by the host"))
    approved_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("立项日期", "approved on"))
    converted: YesNo = attrs.field(default=None, metadata=yes_no("推动转化", "turned into use"))
    rights_protected: YesNo = attrs.field(default=None, metadata=yes_no("权益保护", "rights protected"))
    claims_money: YesNo = attrs.field(default=None, metadata=yes_no("主张经济效益", "claims economic benefit"))
    archive_initiator: YesNo = attrs.field(default=None, metadata=yes_no("档案有发起人", "archive: initiator"))
    archive_participants: YesNo = attrs.field(default=None, metadata=yes_no("档案有参加人", "archive: participants"))
    archive_name: YesNo = attrs.field(default=None, metadata=yes_no("档案有名称", "archive: name"))
    archive_implementation: YesNo = attrs.field(default=None, metadata=yes_no("档案有实施", "archive: implementation"))
    archive_results: YesNo = attrs.field(default=None, metadata=yes_no("档案有成果", "archive: results"))
    archive_appraisal: YesNo = attrs.field(
        default=None, metadata=yes_no("档案有技术鉴定", "archive: technical appraisal")
    )
    archive_finance_proof: YesNo = attrs.field(
        default=None, metadata=yes_no("档案有财务效益证明", "archive: proof of benefit by the accounts")
    )


@attrs.frozen(kw_only=True, repr=False)
class Competition(MomentRecord):
    """A competition held or entered (wang-2014 二.2.2; acftu-2023; cnmc-2011; S04)."""

    about: ClassVar[dict[str, Any]] = section("competitions", "竞赛", "competitions", counted="time")

    kind: Choice = attrs.field(default=None, metadata=choice("类别", "kind", "competition-kind", required=True))
    role: Choice = attrs.field(default=None, metadata=choice("角色", "role", "competition-role"))
    level: Rank = attrs.field(default=None, metadata=level_of("级别", "level", "competition-level"))
    rank: Rank = attrs.field(default=None, metadata=level_of("名次", "rank", "award-rank"))
    person: Choice = attrs.field(default=None, metadata=key("人员", "person", personal=True))
    participants: Number = attrs.field(
        default=None, converter=to_number, metadata=number("参加", "participants", "person-time")
    )


@attrs.frozen(kw_only=True, repr=False)
class Exchange(MomentRecord):
    """Going out or receiving (wang-2014 二.3.3; S01, S11; P05)."""

    about: ClassVar[dict[str, Any]] = section("exchanges", "交流", "exchanges", counted="time")

    kind: Choice = attrs.field(default=None, metadata=choice("类型", "kind", "exchange-kind", required=True))
    direction: Choice = attrs.field(default=None, metadata=choice("走出或接待", "direction", "direction"))
    partner_kind: Choice = attrs.field(default=None, metadata=choice("对象", "partner", "partner-kind"))
    participants: Number = attrs.field(
        default=None, converter=to_number, metadata=number("人次", "participants", "person-time")
    )


@attrs.frozen(kw_only=True, repr=False)
class Review(MomentRecord):
    """Looking back at the work (wang-2014 二.3.3)."""

    about: ClassVar[dict[str, Any]] = section("reviews", "总结", "reviews", counted="time")

    kind: Choice = attrs.field(default=None, metadata=choice("类别", "kind", "review-kind", required=True))
    gaps_named: YesNo = attrs.field(default=None, metadata=yes_no("找出差距", "gaps named"))
    next_goals: YesNo = attrs.field(default=None, metadata=yes_no("提出下步目标", "next goals set"))


@attrs.frozen(kw_only=True, repr=False)
class Service(MomentRecord):
    """A technical service for others (tech-assoc-2009)."""

    about: ClassVar[dict[str, Any]] = section("services", "四技服务", "technical services", counted="time")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "service-kind", required=True))
    fee_yuan: Number = attrs.field(default=None, converter=to_number, metadata=money("收费", "fee"))


@attrs.frozen(kw_only=True, repr=False)
class Effort(MomentRecord):
    """One of the six things asked of everybody (tech-assoc-2009)."""

    about: ClassVar[dict[str, Any]] = section("efforts", "六个一", "the six efforts")

    kind: Choice = attrs.field(default=None, metadata=choice("项目", "kind", "effort-kind", required=True))
    person: Choice = attrs.field(default=None, metadata=key("人员", "person", personal=True))
    people: Number = attrs.field(
        default=None, converter=to_number, metadata=number("参与人数", "people taking part", "person")
    )


@attrs.frozen(kw_only=True, repr=False)
class Carrier(SpanRecord):
    """A carrier of the studio's work (cnmc-2011; acftu-2023)."""

    about: ClassVar[dict[str, Any]] = section("carriers", "载体", "carriers", counted="thing")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "carrier", required=True))
