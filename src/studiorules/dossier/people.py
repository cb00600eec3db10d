"""The people: leader and team, their promotions and honours, masters and apprentices."""

from typing import Any, ClassVar

import attrs

from studiorules.dossier.declared import choice, day, key, level_of, number, to_moment, to_number, words, yes_no
from studiorules.dossier.fields import Choice, Moment, Number, Rank, Words, YesNo
from studiorules.dossier.record import FactRecord, MomentRecord, SpanRecord, section

__all__ = ["Honour", "Leader", "Mentoring", "Person", "Promotion"]


@attrs.frozen(kw_only=True, repr=False)
class Leader(FactRecord):
    """The one who leads the studio (wang-2014 一, 二.1.1, 二.3.1; S04, S05, S09, S10, S11, S25; C09, C10, C17, C41)."""

    about: ClassVar[dict[str, Any]] = section("leader", "带头人", "leader")

    person: Choice = attrs.field(default=None, metadata=key("标识", "person", personal=True))
    name: Words = attrs.field(default=None, metadata=words("姓名", "name", personal=True))
    in_post: YesNo = attrs.field(default=None, metadata=yes_no("在岗", "in post"))
    retired_on: Moment = attrs.field(
        default=None, converter=to_moment, metadata=day("退休日期", "retired on", personal=True)
    )
    birth_year: Number = attrs.field(
        default=None,
        converter=to_number,
        metadata=number("出生年份", "year of birth", "year", floor=1800, ceiling=2200, personal=True),
    )
    has_speciality: YesNo = attrs.field(default=None, metadata=yes_no("有专长", "has a speciality"))
    speciality: Words = attrs.field(default=None, metadata=words("专长", "speciality"))
    in_trade_since: Moment = attrs.field(
        default=None, converter=to_moment, metadata=day("从业起始", "in the trade since")
    )
    has_mentored: YesNo = attrs.field(default=None, metadata=yes_no("有带徒经历", "has mentored"))
    unique_craft: YesNo = attrs.field(default=None, metadata=yes_no("绝技绝活", "has a unique craft"))
    best_honour: Rank = attrs.field(default=None, metadata=level_of("最高荣誉", "highest honour", "honour"))
    grade: Rank = attrs.field(default=None, metadata=level_of("技能等级", "skill grade", "skill-grade"))
    title: Rank = attrs.field(default=None, metadata=level_of("职称", "professional title", "title"))
    degree: Rank = attrs.field(default=None, metadata=level_of("学历", "degree", "degree"))


@attrs.frozen(kw_only=True, repr=False)
class Person(SpanRecord):
    """The people of the team (wang-2014 一, 二.3.1; S05, S17; P07, P14; C03, C10, C11, C12, C16)."""

    about: ClassVar[dict[str, Any]] = section("people", "成员", "people", counted="member")

    person: Choice = attrs.field(default=None, metadata=key("标识", "person", personal=True))
    name: Words = attrs.field(default=None, metadata=words("姓名", "name", personal=True))
    role: Choice = attrs.field(default=None, metadata=choice("角色", "role", "role"))
    front_line: YesNo = attrs.field(default=None, metadata=yes_no("一线", "at the front line"))
    unit: Words = attrs.field(default=None, metadata=words("部门", "department"))
    grade: Rank = attrs.field(default=None, metadata=level_of("技能等级", "skill grade", "skill-grade"))
    title: Rank = attrs.field(default=None, metadata=level_of("职称", "professional title", "title"))
    degree: Rank = attrs.field(default=None, metadata=level_of("学历", "degree", "degree"))
    best_honour: Rank = attrs.field(default=None, metadata=level_of("最高荣誉", "highest honour", "honour"))
    birth_year: Number = attrs.field(
        default=None,
        converter=to_number,
        metadata=number("出生年份", "year of birth", "year", floor=1800, ceiling=2200, personal=True),
    )
    other_teams: Number = attrs.field(
        default=None, converter=to_number, metadata=number("兼任团队", "other teams", "thing")
    )


@attrs.frozen(kw_only=True, repr=False)
class Promotion(MomentRecord):
    """A promotion of somebody in the team (wang-2014 二.1.4, 三.3; S11)."""

    about: ClassVar[dict[str, Any]] = section("promotions", "晋升", "promotions", counted="time")

    person: Choice = attrs.field(default=None, metadata=key("人员", "person", personal=True))
    kind: Choice = attrs.field(default=None, metadata=choice("类别", "kind", "promotion-kind", required=True))
    grade: Rank = attrs.field(default=None, metadata=level_of("新等级", "new grade", "skill-grade"))
    title: Rank = attrs.field(default=None, metadata=level_of("新职称", "new title", "title"))
    young: YesNo = attrs.field(default=None, metadata=yes_no("青年", "young"))


@attrs.frozen(kw_only=True, repr=False)
class Honour(MomentRecord):
    """An honour of studio, leader, members or host; the studio's own titles are namings.

    Needed by wang-2014 二.1.1, 二.2.6; S04, S09, S17, S25; C44.
    """

    about: ClassVar[dict[str, Any]] = section("honours", "荣誉", "honours")

    holder: Choice = attrs.field(default=None, metadata=choice("获得者", "holder", "holder"))
    person: Choice = attrs.field(default=None, metadata=key("人员", "person", personal=True))
    kind: Choice = attrs.field(default=None, metadata=choice("称号", "kind", "honour-kind", required=True))
    level: Rank = attrs.field(default=None, metadata=level_of("级别", "level", "honour"))


@attrs.frozen(kw_only=True, repr=False)
class Mentoring(SpanRecord):
    """A master and an apprentice (wang-2014 一, 三.3; S01, S05, S25)."""

    about: ClassVar[dict[str, Any]] = section("mentoring", "师徒", "mentoring", counted="person")

    master: Choice = attrs.field(default=None, metadata=key("师傅", "master", personal=True))
    apprentice: Choice = attrs.field(default=None, metadata=key("徒弟", "apprentice", personal=True))
    agreement: YesNo = attrs.field(default=None, metadata=yes_no("有协议", "with an agreement"))
    certificate: Rank = attrs.field(default=None, metadata=level_of("取得证书", "certificate gained", "skill-grade"))
    certified_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("取证日期", "certified on"))
