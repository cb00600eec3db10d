"""What the studio works with: regulations, money, written material, plans."""

from typing import Any, ClassVar

import attrs

from studiorules.dossier.declared import choice, day, money, to_moment, to_number, yes_no
from studiorules.dossier.fields import Choice, Moment, Number, YesNo
from studiorules.dossier.record import FactRecord, MomentRecord, SpanRecord, section

__all__ = ["Funding", "Funds", "Material", "Plan", "PlanItem", "Regulation", "Spending"]


@attrs.frozen(kw_only=True, repr=False)
class Regulation(SpanRecord):
    """A written regulation (wang-2014 二.1.5, 二.3.2; S01)."""

    about: ClassVar[dict[str, Any]] = section("regulations", "制度", "regulations")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "regulation-kind", required=True))
    issued_by: Choice = attrs.field(default=None, metadata=choice("制定者", "issued by", "issuer"))
    practised: YesNo = attrs.field(default=None, metadata=yes_no("得到执行", "in practice"))


@attrs.frozen(kw_only=True, repr=False)
class Funding(SpanRecord):
    """Money that came in (wang-2014 二.1.6; acftu-2023; S01)."""

    about: ClassVar[dict[str, Any]] = section("funding", "经费来源", "funding", counted="payment")

    channel: Choice = attrs.field(default=None, metadata=choice("渠道", "channel", "channel"))
    amount_yuan: Number = attrs.field(default=None, converter=to_number, metadata=money("金额", "amount"))
    earmarked: YesNo = attrs.field(default=None, metadata=yes_no("专项", "earmarked"))


@attrs.frozen(kw_only=True, repr=False)
class Funds(FactRecord):
    """How the money is kept (S01; C45)."""

    about: ClassVar[dict[str, Any]] = section("funds", "经费管理", "funds")

    accounts_kept: YesNo = attrs.field(default=None, metadata=yes_no("账目清楚", "accounts kept"))
    ring_fenced: YesNo = attrs.field(default=None, metadata=yes_no("专款专用", "ring-fenced"))


@attrs.frozen(kw_only=True, repr=False)
class Spending(MomentRecord):
    """Money that went out (S03; C45)."""

    about: ClassVar[dict[str, Any]] = section("spending", "支出", "spending", counted="payment")

    use: Choice = attrs.field(default=None, metadata=choice("用途", "use", "use"))
    amount_yuan: Number = attrs.field(default=None, converter=to_number, metadata=money("金额", "amount"))


@attrs.frozen(kw_only=True, repr=False)
class Material(MomentRecord):
    """A written document of the studio's work (wang-2014 二.1.7; S01, S05; C57)."""

    about: ClassVar[dict[str, Any]] = section("materials", "文字材料", "written material", counted="copy")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "material-kind", required=True))
    filed_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("报送日期", "filed on"))


@attrs.frozen(kw_only=True, repr=False)
class Plan(SpanRecord):
    """A plan in force (wang-2014 二.3.2; S05, S17)."""

    about: ClassVar[dict[str, Any]] = section("plans", "计划", "plans", counted="copy")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "plan-kind", required=True))
    goals_set: YesNo = attrs.field(default=None, metadata=yes_no("目标明确", "goals set"))
    phases_set: YesNo = attrs.field(default=None, metadata=yes_no("阶段任务明确", "tasks set for each phase"))


@attrs.frozen(kw_only=True, repr=False)
class PlanItem(MomentRecord):
    """Something that a plan asks to be done (wang-2014 二.3.2)."""

    about: ClassVar[dict[str, Any]] = section("plan_items", "计划事项", "planned items")

    due_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("应完成日期", "due on", ahead=True))
    done: YesNo = attrs.field(default=None, metadata=yes_no("已完成", "done"))
