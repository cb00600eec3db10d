"""The place: sign, premises, equipment."""

from typing import Any, ClassVar

import attrs

from studiorules.dossier.declared import choice, day, number, to_moment, to_number, yes_no
from studiorules.dossier.fields import Choice, Moment, Number, YesNo
from studiorules.dossier.record import FactRecord, SpanRecord, section

__all__ = ["Equipment", "Premises", "Sign"]


@attrs.frozen(kw_only=True, repr=False)
class Sign(FactRecord):
    """The studio's sign (wang-2014 二.1.1; S01)."""

    about: ClassVar[dict[str, Any]] = section("sign", "标志", "sign")

    plaque_hung: YesNo = attrs.field(default=None, metadata=yes_no("已挂牌", "plaque hung"))
    conspicuous: YesNo = attrs.field(default=None, metadata=yes_no("位置醒目", "hung where people see it"))
    hung_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("挂牌日期", "hung on"))
    logo: YesNo = attrs.field(default=None, metadata=yes_no("有标识", "has a logo"))


@attrs.frozen(kw_only=True, repr=False)
class Premises(FactRecord):
    """The workroom (wang-2014 二.1.2; S01)."""

    about: ClassVar[dict[str, Any]] = section("premises", "场所", "premises")

    fixed: YesNo = attrs.field(default=None, metadata=yes_no("固定", "fixed"))
    dedicated: YesNo = attrs.field(default=None, metadata=yes_no("专用", "dedicated"))
    area_m2: Number = attrs.field(
        default=None, converter=to_number, metadata=number("使用面积", "floor area", "m2", places=2)
    )
    results_displayed: YesNo = attrs.field(default=None, metadata=yes_no("成果展示", "results displayed"))
    rules_posted: YesNo = attrs.field(default=None, metadata=yes_no("制度上墙", "rules posted"))


@attrs.frozen(kw_only=True, repr=False)
class Equipment(SpanRecord):
    """Facilities (wang-2014 二.1.3, 二.3.1; S01)."""

    about: ClassVar[dict[str, Any]] = section("equipment", "设施", "equipment")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "equipment-kind", required=True))
    works: YesNo = attrs.field(default=None, metadata=yes_no("能正常运转", "in working order"))
