"""The schemas of what differs between two editions, and of what that does to dossiers."""

from typing import Final

from studiorules.reports import CHANGES, IMPACT, KINDS
from studiorules.terms import Outcome
from tests.schema.dossiers import Schema
from tests.schema.evaluations import _DAY, _DIGEST, _FLAG, _ID, _IDS, _NUMBER, _list, _ref, _table

__all__ = ["changes_schema", "impact_schema"]

_TEXT: Final[Schema] = {"type": "string"}


def changes_schema() -> Schema:
    """The schema of what differs."""
    return {**_head("changes", "两版的差别 · changes"), **_changes(), "$defs": _parts()}


def impact_schema() -> Schema:
    """The schema of what that does to dossiers."""
    root = _table(
        {
            "format": (("格式", "the format"), {"const": IMPACT}),
            "changes": (("两版的差别", "what differs"), _ref("changes")),
            "touched": (("有变化的份数", "how many dossiers differ"), {"type": "integer", "minimum": 0}),
            "dossiers": (("逐份的影响", "what it does to each"), _list(_ref("dossier"))),
            "failed": (("未能评审的", "dossiers that could not be judged"), _list(_failed())),
        },
        ("format", "changes", "touched", "dossiers", "failed"),
    )
    parts = {"changes": _changes(), "dossier": _dossier(), "points": _points(), "decision": _decision()}
    return {**_head("impact", "新版的影响 · impact"), **root, "$defs": {**_parts(), **parts, "stand": _stand()}}


def _head(name: str, title: str) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:studiorules:schema:{name}:1",
        "title": title,
    }


def _changes() -> Schema:
    named = _list(_ref("named"))
    return _table(
        {
            "format": (("格式", "the format"), {"const": CHANGES}),
            "before": (("旧版", "the old edition"), _ref("edition")),
            "after": (("新版", "the new edition"), _ref("edition")),
            "head": (("首部不同的键", "what differs at the head"), _IDS),
            "requirements": (("要求", "requirements"), _list(_ref("requirement"))),
            "on_total": (("总分的扣减与封顶", "lines on the total"), _list(_ref("line"))),
            "headings": (("部分与条目", "sections and criteria"), named),
            "decisions": (("结论", "ladders"), named),
            "priorities": (("优先条件", "what gives preference"), named),
            "parameters": (("随日期而定的数值", "dated values"), named),
            "questions": (("评议的问题", "questions for people"), named),
            "remedies": (("整改建议", "remedies"), named),
            "fields": (("另设的申报栏目", "own fields"), named),
        },
        ("format", "before", "after", "head", "requirements", "on_total", "headings", "decisions", "priorities"),
        ("parameters", "questions", "remedies", "fields"),
    )


def _parts() -> Schema:
    change: tuple[tuple[str, str], Schema] = (("新增、删去、改动", "new, gone, changed"), {"enum": [*KINDS]})
    thing = {
        "id": (("编号", "id"), _ID),
        "change": change,
        "parts": (("不同的键", "what differs"), _IDS),
    }
    sides = _table({"before": (("旧版", "the old edition"), _TEXT), "after": (("新版", "the new edition"), _TEXT)})
    said = {
        "was": (("旧版的编号", "its id in the old edition"), _ID),
        "asks": (("要求", "what is asked"), sides),
        "worth": (("分值", "what it is worth"), sides),
    }
    edition = {
        "id": (("编号", "id"), _ID),
        "edition": (("版次", "edition"), _ID),
        "digest": (("摘要", "digest"), _DIGEST),
    }
    return {
        "edition": _table(edition, edition),
        "named": _table(thing, thing),
        "requirement": _table({**thing, **said}, thing),
        "line": _table({"says": (("条文", "what it says"), _IDS), "change": change}, ("says", "change")),
    }


def _points() -> Schema:
    ends = {
        "low": (("确定", "certain"), _NUMBER),
        "high": (("可能", "possible"), _NUMBER),
        "allotted": (("分值", "could be had"), _NUMBER),
    }
    return _table({**ends, "unit": (("单位", "unit, where it is not points"), _ID)}, ends)


def _stand() -> Schema:
    keys = {
        "outcome": (("结论", "outcome"), {"enum": [one.value for one in Outcome]}),
        "points": (("得分", "points"), _ref("points")),
    }
    return _table(keys, keys)


def _decision() -> Schema:
    ends = _table({"low": (("至少", "at least"), _NUMBER), "high": (("至多", "at most"), _NUMBER)})
    amount: Schema = {"anyOf": [_NUMBER, ends]}
    yuan = _table({"certain": (("确定", "certain"), amount), "possible": (("可能", "possible"), amount)})
    reached = {
        "certain": (("确定达到的档", "the rung surely reached"), _ID),
        "possible": (("可能达到的档", "the rung possibly reached"), _ID),
    }
    return _table({**reached, "yuan": (("金额", "amounts"), yuan)}, reached)


def _both(ref: str) -> dict[str, tuple[tuple[str, str], Schema]]:
    return {
        "before": (("旧版", "by the old edition; left out where it has no such thing"), _ref(ref)),
        "after": (("新版", "by the new edition; left out where it has no such thing"), _ref(ref)),
    }


def _dossier() -> Schema:
    studio = {"name": (("名称", "name"), _ID), "digest": (("摘要", "digest"), _DIGEST)}
    moved = _table({"id": (("编号", "id"), _ID), "was": (("旧版的编号", "old id"), _ID), **_both("stand")}, ("id",))
    ladder = {"id": (("编号", "id"), _ID), "differs": (("是否不同", "whether it came to something else"), _FLAG)}
    keys = {
        "studio": (("工作室", "the studio"), _table(studio, studio)),
        "as_of": (("基准日", "the as-of date"), _DAY),
        "touched": (("有没有变化", "whether anything differs"), _FLAG),
        "assumed": (("当日不施行的那一版", "editions not in force that day"), {**_IDS, "uniqueItems": True}),
        "decisions": (("结论", "what each ladder came to"), _list(_table({**ladder, **_both("decision")}, ladder))),
        "findings": (("不同的评审意见", "findings that differ"), _list(moved)),
        "priorities": (("不同的优先条件", "preference that differs"), _list(moved)),
    }
    return _table({**keys, "total": (("总分", "the total"), _table(_both("points")))}, keys)


def _failed() -> Schema:
    problem = {"code": (("代码", "code"), _ID), "path": (("路径", "path"), _TEXT)}
    keys = {
        "studio": (("工作室", "the studio"), _ID),
        "problems": (("问题", "problems"), _list(_table(problem, problem))),
    }
    return _table(keys, keys)
