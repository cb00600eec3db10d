"""The trade union: how it looks after its studios."""

from typing import Any, ClassVar

import attrs

from studiorules.dossier.declared import choice, money, number, to_number, words, yes_no
from studiorules.dossier.fields import Choice, Number, Words, YesNo
from studiorules.dossier.record import FactRecord, MomentRecord, SpanRecord, section

__all__ = ["Difficulty", "Inspection", "Mechanism", "Meeting", "Seminar", "Sharing", "Spreading", "Support", "Union"]


@attrs.frozen(kw_only=True, repr=False)
class Union(FactRecord):
    """What the union does for its studios (wang-2014 三.1, 三.2)."""

    about: ClassVar[dict[str, Any]] = section("union", "工会", "union")

    chair_in_charge: YesNo = attrs.field(default=None, metadata=yes_no("主席主管", "chair in charge"))
    responsible_named: YesNo = attrs.field(default=None, metadata=yes_no("专人负责", "somebody named responsible"))
    features: Words = attrs.field(default=None, metadata=words("特色亮点", "distinctive features"))
    projects_planned: YesNo = attrs.field(default=None, metadata=yes_no("立项有计划", "projects planned"))
    projects_arranged: YesNo = attrs.field(default=None, metadata=yes_no("立项有安排", "projects arranged"))
    projects_carried_out: YesNo = attrs.field(default=None, metadata=yes_no("立项有落实", "projects carried out"))
    projects_summed_up: YesNo = attrs.field(default=None, metadata=yes_no("立项有总结", "projects summed up"))
    training_planned: YesNo = attrs.field(default=None, metadata=yes_no("培训有计划", "training planned"))
    training_arranged: YesNo = attrs.field(default=None, metadata=yes_no("培训有安排", "training arranged"))
    training_carried_out: YesNo = attrs.field(default=None, metadata=yes_no("培训有落实", "training carried out"))
    training_summed_up: YesNo = attrs.field(default=None, metadata=yes_no("培训有总结", "training summed up"))


@attrs.frozen(kw_only=True, repr=False)
class Meeting(MomentRecord):
    """A meeting of the union (wang-2014 三.1)."""

    about: ClassVar[dict[str, Any]] = section("meetings", "列入议程", "meetings", counted="time")

    topic: Choice = attrs.field(default=None, metadata=choice("议题", "topic", "meeting-topic"))


@attrs.frozen(kw_only=True, repr=False)
class Inspection(MomentRecord):
    """An inspection by the union (wang-2014 三.2)."""

    about: ClassVar[dict[str, Any]] = section("inspections", "检查督导", "inspections", counted="time")

    problems_found: Number = attrs.field(
        default=None, converter=to_number, metadata=number("发现问题", "problems found", "thing")
    )


@attrs.frozen(kw_only=True, repr=False)
class Spreading(MomentRecord):
    """Experience summed up and spread (wang-2014 三.2)."""

    about: ClassVar[dict[str, Any]] = section("spreadings", "总结推广", "spreading of experience", counted="time")

    audience: Choice = attrs.field(default=None, metadata=choice("推广对象", "audience", "reach"))


@attrs.frozen(kw_only=True, repr=False)
class Sharing(MomentRecord):
    """Resources shared among studios (wang-2014 三.2)."""

    about: ClassVar[dict[str, Any]] = section("sharings", "资源共享", "sharing of resources", counted="time")


@attrs.frozen(kw_only=True, repr=False)
class Seminar(MomentRecord):
    """A seminar (wang-2014 三.2)."""

    about: ClassVar[dict[str, Any]] = section("seminars", "研讨", "seminars", counted="time")

    participants: Number = attrs.field(
        default=None, converter=to_number, metadata=number("参加", "participants", "person-time")
    )


@attrs.frozen(kw_only=True, repr=False)
class Difficulty(MomentRecord):
    """A difficulty that a studio brought to the union (wang-2014 三.2)."""

    about: ClassVar[dict[str, Any]] = section(
        "problems", "协助解难", "difficulties brought to the union", counted="thing"
    )

    answered: YesNo = attrs.field(default=None, metadata=yes_no("已答复", "answered"))


@attrs.frozen(kw_only=True, repr=False)
class Support(MomentRecord):
    """Support or reward by the union (wang-2014 三.2; acftu-2023)."""

    about: ClassVar[dict[str, Any]] = section("support", "扶持奖励", "support", counted="time")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "support-kind", required=True))
    amount_yuan: Number = attrs.field(default=None, converter=to_number, metadata=money("金额", "amount"))


@attrs.frozen(kw_only=True, repr=False)
class Mechanism(SpanRecord):
    """A lasting mechanism (wang-2014 三.3; acftu-2023)."""

    about: ClassVar[dict[str, Any]] = section("mechanisms", "长效机制", "lasting mechanisms")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "mechanism-kind", required=True))
