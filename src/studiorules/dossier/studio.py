"""The studio itself: what it is called, the unit that carries it, what it was named, what it applied for."""

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
    words,
    yes_no,
)
from studiorules.dossier.fields import Choice, Choices, Moment, Number, Rank, Words, YesNo
from studiorules.dossier.record import FactRecord, SpanRecord, section

__all__ = ["Application", "Ceremony", "Host", "Naming", "StudioFacts"]


@attrs.frozen(kw_only=True, repr=False)
class StudioFacts(FactRecord):
    """The studio itself (wang-2014 一, 二.1.1, 二.3.2; S04, S05, S11; C06, C17, C55)."""

    about: ClassVar[dict[str, Any]] = section("studio", "工作室", "studio")

    name: Words = attrs.field(default=None, metadata=words("名称", "name"))
    kind: Choice = attrs.field(default=None, metadata=choice("类别", "kind", "studio-kind"))
    named_after: Choice = attrs.field(default=None, metadata=choice("以何命名", "named after", "naming"))
    founded_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("创建日期", "founded on"))
    teams: Number = attrs.field(
        default=None, converter=to_number, metadata=number("下设小组", "teams below it", "thing")
    )
    alliance: Choice = attrs.field(default=None, metadata=key("所属联盟", "alliance"))
    main_work: Choices = attrs.field(
        default=None, converter=to_choices, metadata=choices("主要工作", "main work", "work")
    )
    duties_assigned: YesNo = attrs.field(default=None, metadata=yes_no("职责到人", "duties assigned to persons"))
    recommended_to: Rank = attrs.field(default=None, metadata=level_of("推荐至", "recommended to", "tier"))


@attrs.frozen(kw_only=True, repr=False)
class Host(FactRecord):
    """The unit that carries the studio (city-speech; S01, S03, S04, S05, S09, S10, S17; C06, C16, C18, C41, C50)."""

    about: ClassVar[dict[str, Any]] = section("host", "所在单位", "host")

    id: str | None = attrs.field(default=None, metadata=key("编码", "code"))
    name: Words = attrs.field(default=None, metadata=words("名称", "name"))
    union: Words = attrs.field(default=None, metadata=words("所属工会", "union"))
    kind: Choice = attrs.field(default=None, metadata=choice("类型", "kind", "host-kind"))
    ownership: Choice = attrs.field(default=None, metadata=choice("所有制", "ownership", "ownership"))
    industry: Choice = attrs.field(default=None, metadata=choice("行业", "industry", "industry"))
    district: Words = attrs.field(default=None, metadata=words("区县", "district"))
    status: Choice = attrs.field(default=None, metadata=choice("经营状态", "state of business", "host-status"))
    founded_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("成立日期", "founded on"))
    employees: Number = attrs.field(
        default=None, converter=to_number, metadata=number("职工人数", "employees", "person")
    )
    revenue_yuan: Number = attrs.field(default=None, converter=to_number, metadata=money("营业收入", "revenue"))
    innovation_spend_yuan: Number = attrs.field(
        default=None, converter=to_number, metadata=money("创新投入", "spending on innovation")
    )
    matching_yuan: Number = attrs.field(default=None, converter=to_number, metadata=money("配套投入", "matching funds"))
    grants_working_time: YesNo = attrs.field(default=None, metadata=yes_no("保证工作时间", "grants working time"))


@attrs.frozen(kw_only=True, repr=False)
class Naming(SpanRecord):
    """The studio's own titles (acftu-2023; S04, S05, S09, S10; C13, C42, C49)."""

    about: ClassVar[dict[str, Any]] = section("namings", "命名", "namings", counted="time")

    level: Rank = attrs.field(default=None, metadata=level_of("层级", "tier", "tier"))
    by: Words = attrs.field(default=None, metadata=words("机关", "named by"))
    batch: Words = attrs.field(default=None, metadata=words("批次", "batch"))
    paid_until: Moment = attrs.field(
        default=None, converter=to_moment, metadata=day("资助期满", "paid until", ahead=True)
    )
    amount_yuan: Number = attrs.field(default=None, converter=to_number, metadata=money("资助额", "grant"))
    ended_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("终止日期", "ended on"))
    ended_because: Choice = attrs.field(default=None, metadata=choice("终止原因", "why it ended", "naming-end"))


@attrs.frozen(kw_only=True, repr=False)
class Application(FactRecord):
    """What is applied for (S05, S09, S17; C41, C57)."""

    about: ClassVar[dict[str, Any]] = section("application", "申报", "application")

    filed_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("申报日期", "filed on"))
    kind: Choice = attrs.field(default=None, metadata=choice("首次或复评", "first or renewal", "application-kind"))
    level: Rank = attrs.field(default=None, metadata=level_of("层级", "tier", "tier"))
    items_of_person: Number = attrs.field(
        default=None, converter=to_number, metadata=number("本人申报数", "applications of the leader", "item")
    )
    items_of_host: Number = attrs.field(
        default=None, converter=to_number, metadata=number("本单位申报数", "applications of the host", "item")
    )


@attrs.frozen(kw_only=True, repr=False)
class Ceremony(FactRecord):
    """The opening ceremony (wang-2014 二.3.1)."""

    about: ClassVar[dict[str, Any]] = section("ceremony", "揭牌", "ceremony")

    held_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("日期", "held on"))
    programme: YesNo = attrs.field(default=None, metadata=yes_no("程序", "had a programme"))
    leaders_present: YesNo = attrs.field(default=None, metadata=yes_no("领导到场", "leaders present"))
    plaque_unveiled: YesNo = attrs.field(default=None, metadata=yes_no("揭牌", "plaque unveiled"))
