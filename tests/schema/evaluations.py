"""The schema of an evaluation: its words from the terms of the library, its keys as the format tells them."""

from collections.abc import Collection
from typing import Final

from studiorules.findings import ReasonKind
from studiorules.intake import rulebook_provenance, rulebook_requirements
from studiorules.reports import FORMAT, MASKS
from studiorules.rulebook import ScaleKind, Word
from studiorules.terms import Outcome, Text
from tests.schema.dossiers import Schema, explained
from tests.schema.words import WORDS

__all__ = ["evaluation_schema"]

_NUMBER: Final[Schema] = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(/[1-9][0-9]*)?$"}
_END: Final[Schema] = {"type": "string", "minLength": 1}
_ID: Final[Schema] = {"type": "string", "minLength": 1}
_IDS: Final[Schema] = {"type": "array", "items": {"type": "string"}}
_DIGEST: Final[Schema] = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_FLAG: Final[Schema] = {"type": "boolean"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}


def evaluation_schema() -> Schema:
    """The schema of an evaluation."""
    root = _table(
        {
            "format": (("格式", "the format"), {"const": FORMAT}),
            "as_of": (("基准日", "the as-of date"), _DAY),
            "stated_on": (("申报日", "the day on which the dossier speaks"), _DAY),
            "days_behind": (("申报日比基准日早几天", "how many days it lies before the as-of date"), _COUNT),
            "library": (("程序的版本", "version of the library"), {"type": "string"}),
            "digest": (("评了什么、按什么、哪天", "of what was judged, by what, as of when"), _DIGEST),
            "studio": (("工作室", "the studio"), _ref("studio")),
            "rulebook": (("规则", "the rulebook"), _ref("rulebook")),
            "tailoring": (("本地化", "what was taken from other rulebooks, and what was changed"), {"type": "object"}),
            "masked": (("给谁看：个人信息已遮盖", "for whom it is written"), {"enum": [*MASKS]}),
            "total": (("总分", "the total"), _ref("points")),
            "settled": (("已定的分", "points that are decided"), _NUMBER),
            "base": (("不含加分的总分", "the total without bonus"), _ref("points")),
            "bonus": (("加分", "what bonus sections add"), _ref("points")),
            "unknown_points": (("分值未知的", "what nobody knows the points of"), _IDS),
            "on_total": (("总分的扣减与封顶", "lines on the total"), _list(_ref("line"))),
            "loose": (("一身两用的事实", "facts that pull two ways"), _IDS),
            "strangers": (("档案指名而规则里没有的", "names that the rulebook does not have"), _list(_stranger())),
            "decisions": (("结论", "what each ladder came to"), _list(_ref("decision"))),
            "parts": (("编和条目", "sections and criteria"), _list(_ref("part"))),
            "findings": (("评审意见", "findings"), _list(_ref("finding"))),
            "not_selected": (("没有选用的", "what tailoring removed"), _list(_ref("finding"))),
            "priorities": (("优先条件", "what gives preference and no points"), _list(_priority())),
            "score": (("标准模型的得分", "the score of a standard's model"), _score()),
            "questions": (("先问什么", "what to ask first"), _list(_ref("question"))),
        },
        ("format", "as_of", "stated_on", "days_behind", "library", "digest", "studio", "rulebook", "loose"),
        ("decisions", "parts", "findings", "questions"),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:studiorules:schema:evaluation:1",
        "title": "评审结果 · evaluation",
        **root,
        "$defs": {
            "studio": _table(
                {"name": (("名称", "name"), _ID), "digest": (("摘要", "digest"), _DIGEST)}, ("name", "digest")
            ),
            "rulebook": _table(
                {
                    "id": (("编号", "id"), _ID),
                    "edition": (("版次", "edition"), _ID),
                    "digest": (("摘要", "digest"), _DIGEST),
                },
                ("id", "edition", "digest"),
            ),
            "points": _table(
                {
                    "low": (("确定", "certain"), _NUMBER),
                    "high": (("可能", "possible"), _NUMBER),
                    "allotted": (("分值", "could be had"), _NUMBER),
                },
                ("low", "high", "allotted"),
            ),
            "outcome": {"enum": [one.value for one in Outcome]},
            "line": _line(),
            "decision": _decision(),
            "part": _table(
                {
                    "id": (("编号", "id"), _ID),
                    "outcome": (("结论", "outcome"), _ref("outcome")),
                    "points": (("得分", "points"), _ref("points")),
                },
                ("id", "outcome", "points"),
            ),
            "finding": _finding(),
            "reason": _table(
                {
                    "because": (("为什么未定", "why"), {"enum": [one.value for one in ReasonKind]}),
                    "about": (("哪件事", "a fact, a list, a question, or the cause"), {"type": "string"}),
                    "said": (("档案怎么说", "what the dossier says"), {"type": "string"}),
                    "sources": (("出处", "sources"), _IDS),
                },
                ("because", "about"),
            ),
            "use": _table({"record": (("记录", "record"), _ID), "why": (("为什么", "why"), _IDS)}, ("record", "why")),
            "question": _question(),
        },
    }


def _line() -> Schema:
    return _table(
        {
            "low": (("确定扣掉", "surely lost"), _NUMBER),
            "high": (("可能扣掉", "possibly lost"), _NUMBER),
            "cap": (("封顶", "the cap"), _NUMBER),
            "open": (("为什么未定", "why it is open"), _list(_ref("reason"))),
            "counted": (("计入的记录", "records that count"), _IDS),
            "possible": (("可能计入的记录", "records that may count"), _list(_ref("use"))),
            "counts": (("每条算几", "how much each record counts"), _list(_counts())),
        },
        ("low", "high", "open", "counted", "possible"),
    )


def _decision() -> Schema:
    out = _table({"id": (("档", "rung"), _ID), "because": (("为什么", "why"), _IDS)}, ("id", "because"))
    ends = _table({"low": (("至少", "at least"), _NUMBER), "high": (("至多", "at most"), _NUMBER)}, ())
    amount: Schema = {"anyOf": [_NUMBER, ends]}
    yuan = _table({"certain": (("确定", "certain"), amount), "possible": (("可能", "possible"), amount)}, ())
    veto = _table(
        {"id": (("要求", "requirement"), _ID), "sure": (("是否确定", "whether it surely fails"), _FLAG)}, ("id",)
    )
    return _table(
        {
            "id": (("编号", "id"), _ID),
            "certain": (("确定达到的档", "the rung surely reached"), _ID),
            "possible": (("可能达到的档", "the rung possibly reached"), _ID),
            "out": (("已无可能的档", "rungs out of reach"), _list(out)),
            "yuan": (("金额", "amounts"), yuan),
            "vetoes": (("一票否决", "vetoes that do not surely hold"), _list(veto)),
        },
        ("id", "certain", "possible", "out"),
    )


def _finding() -> Schema:
    value: Schema = {
        "anyOf": [{"type": ["string", "boolean"]}, {"type": "array", "items": {"type": ["string", "boolean"]}}]
    }
    bound: Schema = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {word.value: {**explained(Text(*WORDS[word.value])), **value} for word in Word},
        "additionalProperties": False,
    }
    ends = {"low": (("下限", "low end"), _END), "high": (("上限", "high end"), _END)}
    measured = _table(
        {
            **ends,
            "kind": (("哪一种数", "kind of number"), {"enum": [one.value for one in ScaleKind]}),
            "unit": (("单位", "unit"), _ID),
            "empty": (("可能无可计量", "there may be nothing to measure"), _FLAG),
        },
        ("kind",),
    )
    short = _table(
        {
            **ends,
            "missing": (("缺什么", "what is missing"), _IDS),
            "on": (("等到哪天", "true from"), {"type": "string"}),
            "to_complete": (("补全几条", "records to complete"), _COUNT),
            "to_add": (("另加几条", "records to add"), _COUNT),
        },
        (),
    )
    told = _table(
        {"source": (("出处", "source"), {"type": "string"}), "value": (("说法", "value"), {"type": "string"})},
        ("source", "value"),
    )
    contested = _table(
        {"about": (("哪件事", "of what"), _ID), "said": (("各自的说法", "who says what"), _list(told))},
        ("about", "said"),
    )
    lost = _table(
        {"low": (("确定扣掉", "surely lost"), _NUMBER), "high": (("可能扣掉", "possibly lost"), _NUMBER)},
        ("low", "high"),
    )
    return _table(
        {
            "id": (("编号", "id"), _ID),
            "outcome": (("结论", "outcome"), _ref("outcome")),
            "points": (("得分", "points"), _ref("points")),
            "measured": (("查得", "what was measured"), measured),
            "required": (("要求", "what is enough"), {"anyOf": [bound, _list(bound)]}),
            "short": (("还差", "how much is short"), short),
            "notes": (("凭什么", "what it rests on"), _IDS),
            "contested": (("说法不同", "what sources tell differently"), _list(contested)),
            "waivers": (("豁免", "waivers of it"), _list(_waiver())),
            "counts": (("每条算几", "how much each record counts"), _list(_counts())),
            "votes": (("评审组的评议", "what panels voted"), _list(_votes())),
            "open": (("为什么未定", "why it is open"), _list(_ref("reason"))),
            "counted": (("计入的记录", "records that count"), _IDS),
            "possible": (("可能计入的记录", "records that may count"), _list(_ref("use"))),
            "left_out": (("不计的记录", "records that do not"), _list(_ref("use"))),
            "lines": (("各行扣分", "lines of deductions"), _list(lost)),
            "error": (("未能计算的原因", "why it could not be computed"), {"type": "string"}),
            "cite": (("条文", "the clause"), _ID),
            "basis": (("数值是谁的", "whose numbers"), {"enum": list(rulebook_provenance._BASES)}),
            "evidence": (("怎样核实", "how it is to be shown"), _list({"enum": list(rulebook_requirements._METHODS)})),
            "mend": (("整改建议", "ids of remedies"), _IDS),
            "sentence": (("一句话", "the finding in words"), {"type": "string"}),
        },
        ("id", "outcome", "points", "notes", "open", "counted", "possible", "left_out", "evidence", "mend"),
    )


def _waiver() -> Schema:
    words: Schema = {"type": "string"}
    return _table(
        {
            "record": (("记录", "record"), _ID),
            "by": (("谁批准", "who granted it"), words),
            "why": (("理由", "reason"), words),
            "until": (("到哪天", "its last day"), words),
            "sure": (("是否确定有效", "whether it surely is in force"), _FLAG),
        },
        ("record", "sure"),
    )


def _counts() -> Schema:
    return _table(
        {
            "record": (("记录", "record"), _ID),
            "low": (("至少算几", "at least"), _END),
            "high": (("至多算几", "at most"), _END),
            "group": (("代表哪一组", "the group for which it counts"), {"type": "string"}),
        },
        ("record",),
    )


def _stranger() -> Schema:
    return _table(
        {
            "path": (("在档案的哪里", "where it stands in the dossier"), _ID),
            "name": (("写的名字", "the name, as written"), _ID),
            "nearest": (("可能想写的", "what was probably meant"), _ID),
        },
        ("path", "name"),
    )


def _priority() -> Schema:
    """A finding without points and remedies, with its days."""
    finding = _finding()
    gone = ("points", "mend")
    keys = {key: shape for key, shape in finding["properties"].items() if key not in gone}
    days = _table({"from": (("从哪天起", "first day"), _DAY), "to": (("到哪天止", "last day"), _DAY)}, ())
    return {
        **finding,
        "properties": {**keys, "in_force": {**explained(Text("哪些天有效", "its days")), **days}},
        "required": [key for key in finding["required"] if key not in gone],
    }


def _score() -> Schema:
    """What a scoring model of a standard comes to."""
    return _table(
        {
            "model": (("计分模型", "the model"), _ID),
            "standard": (("按标准的算法", "by the letter of the standard"), _NUMBER),
            "low": (("未定的都不通过", "every undecided one failed"), _NUMBER),
            "high": (("未定的都通过", "every undecided one passed"), _NUMBER),
            "standard_max": (("标准算法的满分", "most by the standard"), _NUMBER),
            "interval_max": (("区间的满分", "most of the interval"), _NUMBER),
            "undecided": (("未定几项", "how many are undecided"), _COUNT),
            "left_out": (("不计几项", "how many are left out"), _COUNT),
            "empty": (("可能没有得分", "there may be no score"), _FLAG),
        },
        ("model",),
    )


def _votes() -> Schema:
    cast = _table(
        {
            "answer": (("怎么评", "the answer"), {"type": "string"}),
            "count": (("几人", "how many gave it"), _COUNT),
            "reviewers": (("谁", "who"), _IDS),
        },
        ("answer", "count", "reviewers"),
    )
    return _table(
        {
            "question": (("问题", "the question"), _ID),
            "size": (("几人", "size of the panel"), _COUNT),
            "quorum": (("至少几人", "how many are enough"), _COUNT),
            "recused": (("回避几人", "how many are recused"), _COUNT),
            "missing": (("还差几人", "how many are missing"), _COUNT),
            "cast": (("已评的", "votes cast"), _list(cast)),
        },
        ("question", "size", "quorum", "recused", "missing", "cast"),
    )


def _question() -> Schema:
    return _table(
        {
            "about": (("问什么", "what to ask"), _ID),
            "kind": (("哪一类", "kind"), {"enum": ["fact", "list", "judgement"]}),
            "evidence": (("怎样核实", "how to find out"), _list({"enum": list(rulebook_requirements._METHODS)})),
            "raises_low": (("下限最多可升", "how far the low end would rise"), _NUMBER),
            "lowers_high": (("上限最多可降", "how far the high end would fall"), _NUMBER),
            "findings": (("关系到哪些", "what it keeps open"), _IDS),
            "on_total": (("关系到总分的扣减", "whether it keeps a line on the total open"), _FLAG),
            "rungs": (("不计分的规则：可定几级", "without points: how many rungs it could decide"), _COUNT),
            "outcomes": (("不计分的规则：可定几项", "without points: how many outcomes it could decide"), _COUNT),
        },
        ("about", "kind", "evidence", "raises_low", "lowers_high", "findings"),
    )


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _table(keys: dict[str, tuple[tuple[str, str], Schema]], *required: Collection[str]) -> Schema:
    made: Schema = {
        "type": "object",
        "properties": {key: {**explained(Text(*words)), **shape} for key, (words, shape) in keys.items()},
        "additionalProperties": False,
    }
    needed = [key for several in required for key in several]
    return {**made, "required": needed} if needed else made
