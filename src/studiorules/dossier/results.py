"""What came of it: results, benefits, awards."""

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
from studiorules.dossier.record import MomentRecord, section

__all__ = ["Award", "Benefit", "Result"]


@attrs.frozen(kw_only=True, repr=False)
class Result(MomentRecord):
    """A result (wang-2014 二.1.8, 二.2, 二.2.5, 二.3.1, 二.3.2; acftu-2023; S09; P02, P06, P16; C09, C34, C35)."""

    about: ClassVar[dict[str, Any]] = section("results", "成果", "results")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "result-kind", required=True))
    patent: Choice = attrs.field(default=None, metadata=choice("专利类型", "type of patent", "patent"))
    status: Rank = attrs.field(default=None, metadata=level_of("专利状态", "status of the patent", "patent-status"))
    level: Rank = attrs.field(default=None, metadata=level_of("级别", "level", "honour"))
    applied: YesNo = attrs.field(default=None, metadata=yes_no("已应用", "put to use"))
    applied_on: Moment = attrs.field(default=None, converter=to_moment, metadata=day("应用日期", "put to use on"))
    adopted: YesNo = attrs.field(default=None, metadata=yes_no("被采纳", "adopted"))
    spread_to: Rank = attrs.field(default=None, metadata=level_of("推广范围", "spread to", "reach"))
    transferred: YesNo = attrs.field(default=None, metadata=yes_no("签约转化", "transferred by contract"))
    transfer_yuan: Number = attrs.field(
        default=None, converter=to_number, metadata=money("转化金额", "price of the transfer")
    )
    effects: Choices = attrs.field(default=None, converter=to_choices, metadata=choices("效果", "effects", "effect"))
    serves: Choices = attrs.field(default=None, converter=to_choices, metadata=choices("服务于", "serves", "serves"))
    from_competition: YesNo = attrs.field(default=None, metadata=yes_no("出自竞赛", "from a competition"))
    by: Choice = attrs.field(default=None, metadata=choice("完成者", "author", "author"))
    person: Choice = attrs.field(default=None, metadata=key("人员", "person", personal=True))
    author_place: Number = attrs.field(
        default=None, converter=to_number, metadata=number("排名", "place among the authors", "place", floor=1)
    )
    project: Choice = attrs.field(default=None, metadata=key("项目", "project"))


@attrs.frozen(kw_only=True, repr=False)
class Benefit(MomentRecord):
    """What results were worth (wang-2014 二.1.8; S09; P02, P03)."""

    about: ClassVar[dict[str, Any]] = section("benefits", "效益", "benefits")

    kind: Choice = attrs.field(default=None, metadata=choice("种类", "kind", "benefit-kind", required=True))
    amount_yuan: Number = attrs.field(default=None, converter=to_number, metadata=money("金额", "amount"))
    result: Choice = attrs.field(default=None, metadata=key("出自成果", "from the result"))


@attrs.frozen(kw_only=True, repr=False)
class Award(MomentRecord):
    """A prize for a result (cnmc-2011; P08; C34)."""

    about: ClassVar[dict[str, Any]] = section("awards", "成果获奖", "awards of results")

    level: Rank = attrs.field(default=None, metadata=level_of("级别", "level", "honour"))
    rank: Rank = attrs.field(default=None, metadata=level_of("等次", "rank", "award-rank"))
    project: Choice = attrs.field(default=None, metadata=key("项目", "project"))
    person: Choice = attrs.field(default=None, metadata=key("人员", "person", personal=True))
