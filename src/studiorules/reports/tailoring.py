"""What a rulebook takes from others and makes of it, in words and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studiorules.reports.grid import clipped, columns, one_line
from studiorules.reports.voice import Voice
from studiorules.rulebook import Change, Import, Override, Tailoring
from studiorules.terms import Lang, Text

if TYPE_CHECKING:
    from studiorules.findings import Evaluation

__all__ = [
    "changes_told",
    "not_selected_lines",
    "removed_told",
    "tailored_line",
    "tailoring_data",
    "tailoring_lines",
    "why_removed",
]

_KINDS = {
    "decision": ("结论", "the decision"),
    "on_total": ("对总分的扣减", "the line on the total"),
    "priority": ("优先条件", "the priority"),
    "counts_once": ("记录只用一次", "the claim on records"),
    "measure": ("量", "the measure"),
    "filter": ("筛选", "the filter"),
    "weights": ("折算表", "the table of weights"),
}
"""What has no requirement's title, by the kind before the colon of its name."""
_LONGEST = 60
"""How much of what was written is quoted."""
_KEYS = {
    "points": ("分值", "points"),
    "zh": ("名称", "Chinese name"),
    "en": ("英文名称", "English name"),
    "text": ("正文", "text"),
    "dated": ("取值", "value"),
    "at_least": ("至少", "at least"),
    "at_most": ("至多", "at most"),
    "above": ("超过", "above"),
    "below": ("低于", "below"),
    "met_if": ("符合的条件", "met if"),
    "needs": ("条件", "needs"),
    "only_if": ("前提", "only if"),
    "when": ("适用条件", "applies if"),
    "deduct": ("扣分", "deductions"),
    "earn_steps": ("分级得分", "points by steps"),
    "earn_each": ("每件得分", "points for each"),
    "earn_by": ("按等级得分", "points by level"),
    "in_proportion": ("按比例得分", "in proportion"),
    "cap": ("封顶", "cap"),
    "any": ("各项条件", "branches"),
    "all": ("各项条件", "branches"),
    "some": ("各项条件", "branches"),
    "where": ("范围", "conditions"),
    "part": ("部分", "part"),
    "but": ("例外", "exceptions"),
    "rungs": ("各级", "rungs"),
    "sets": ("改什么", "what it sets"),
    "adds": ("添什么", "what it adds"),
    "evidence": ("查证方式", "evidence"),
    "mend": ("整改建议", "remedies"),
    "rounding": ("取整", "rounding"),
    "rows": ("各行", "rows"),
    "requirements": ("要求", "requirements"),
    "lose": ("扣分", "loss"),
    "lose_each": ("每份扣分", "loss for each"),
    "in_force": ("施行日期", "days in force"),
}
_LONG = frozenset({"zh", "en", "text", "met_if", "needs", "requirements"})
"""Keys of which only the new words are told."""
_SENTENCES = frozenset(
    {"any", "all", "some", "where", "part", "only_if", "when", "deduct", "but", "rungs", "rows", "sets", "adds"}
)
"""Keys whose content is read aloud with the rulebook, and only named here."""


def tailored_line(voice: Voice) -> list[str]:
    """Say in a line what the rulebook is made from; nothing where it stands by itself."""
    tailoring = voice.book.tailoring
    if tailoring is None:
        return []
    names = [
        voice.pick(
            f"{one_line(voice.say(one.title))}（{one.id}@{one.edition}）",
            f"{one_line(voice.say(one.title))} ({one.id}@{one.edition})",
        )
        for one in tailoring.bases
    ]
    comma = voice.pick("，", ", ")
    others = dict.fromkeys(one.source.partition(":")[0] for one in tailoring.imports)
    taken = voice.pick("、", ", ").join(others)
    parts = [voice.pick("改自", "tailored from ") + voice.pick("、", ", ").join(names)] if names else []
    parts += [voice.pick(f"取用{taken}", f"taken from {taken}")] if taken else []
    head = comma.join(parts)
    changed = sum(1 for one in tailoring.overrides if one.changes)
    gone = len(tailoring.removed) + len(tailoring.left_out)
    counts = (
        (changed, f"改写{changed}处", f"{changed} changed"),
        (len(tailoring.imports), f"取用{len(tailoring.imports)}处", f"{len(tailoring.imports)} taken"),
        (len(tailoring.added), f"增加{len(tailoring.added)}项", f"{len(tailoring.added)} added"),
        (gone, f"不列入{gone}项", f"{gone} not selected"),
    )
    told = comma.join(voice.pick(zh, en) for count, zh, en in counts if count)
    return [voice.pick(f"{head}：{told}", f"{head}: {told}") if told else head]


def tailoring_lines(voice: Voice) -> list[str]:
    """Tell every change with its reason, what is not selected, and what conditions no longer ask for."""
    changed, removed = changes_told(voice), removed_told(voice)
    lines = ["", voice.pick("改写：", "Changed:")] if changed else []
    lines += [f"  · {one}" for one in changed]
    lines += ["", voice.pick("不列入：", "Not selected:")] if removed else []
    return [*lines, *(f"  ※ {one}" for one in removed)]


def changes_told(voice: Voice) -> list[str]:
    """Tell every change with its reason."""
    tailoring = voice.book.tailoring
    if tailoring is None:
        return []
    taken = [_import(voice, one) for one in tailoring.imports]
    return [*taken, *(_override(voice, one) for one in tailoring.overrides if one.changes)]


def removed_told(voice: Voice) -> list[str]:
    """Tell what is not selected with the reason, then what conditions no longer ask for."""
    tailoring = voice.book.tailoring
    if tailoring is None:
        return []
    colon = voice.pick("：", ": ")
    told = [
        f"{one_line(voice.say(one.requirement.title))}{colon}{_reason(voice, one.override)}"
        for one in tailoring.removed
    ]
    return [*told, *_left_out(voice, tailoring), *_dropped(voice, tailoring)]


def _left_out(voice: Voice, tailoring: Tailoring) -> list[str]:
    """Tell what is not selected and is no requirement, with the reason."""
    colon = voice.pick("：", ": ")
    return [f"{_titled(voice, one.of, one.title)}{colon}{_reason(voice, one.override)}" for one in tailoring.left_out]


def not_selected_lines(evaluation: Evaluation, voice: Voice, most: int | None) -> list[str]:
    """List what tailoring removed, with the reason.

    Args:
        evaluation: The evaluation.
        voice: Who speaks.
        most: How many are named; None = all.
    """
    tailoring, findings = evaluation.rulebook.tailoring, evaluation.not_selected
    if tailoring is None or not (findings or tailoring.left_out):
        return []
    others = [f"  ※ {one}" for one in _left_out(voice, tailoring)]
    if not findings:
        return [voice.pick("不列入：", "Not selected:"), *others]
    heading = voice.pick(f"不列入 {len(findings)} 项，不计分：", f"Not selected: {len(findings)}, no points:")
    told = findings if most is None else findings[:most]
    why = {one.requirement.id: one.override for one in tailoring.removed}
    rows = [
        ("※", clipped(one_line(voice.say(one.title)), 40), why[one.id].by, one_line(voice.say(why[one.id].why)))
        for one in told
    ]
    rest = len(findings) - len(told)
    more = [voice.pick(f"  另有 {rest} 项", f"  and {rest} more")] if rest else []
    dropped = [f"  {one}" for one in _dropped(voice, tailoring)]
    return [heading, *columns(rows, align=("left",), indent="  "), *more, *others, *dropped]


def why_removed(voice: Voice, id_: str) -> str:
    """Say why a requirement is not selected, and by which rulebook."""
    removed = () if voice.book.tailoring is None else voice.book.tailoring.removed
    found = next((one.override for one in removed if one.requirement.id == id_), None)
    if found is None:
        return ""
    why = one_line(voice.say(found.why))
    return voice.pick(f"不列入（{found.by}）：{why}", f"not selected ({found.by}): {why}")


def tailoring_data(tailoring: Tailoring, lang: Lang) -> dict[str, object]:
    """Return tailoring as plain data.

    Args:
        tailoring: What a rulebook takes from others and makes of it.
        lang: Language of the reasons.
    """
    return {
        "extends": [{"id": one.id, "edition": one.edition, "digest": one.digest} for one in tailoring.bases],
        "imports": [
            {"id": one.id, "source": one.source, "digest": one.digest, "changes": _changes(one.changes)}
            for one in tailoring.imports
        ],
        "overrides": [_data(one, lang) for one in tailoring.overrides],
        "added": list(tailoring.added),
        "not_selected": [one.requirement.id for one in tailoring.removed],
        "left_out": [one.of for one in tailoring.left_out],
        "dropped": [{"of": one.of, "name": one.name} for one in tailoring.dropped],
    }


def _data(override: Override, lang: Lang) -> dict[str, object]:
    data: dict[str, object] = {
        "of": override.of,
        "by": override.by,
        "changes": _changes(override.changes),
        "why": override.why.get(lang),
        "basis": override.basis,
    }
    if override.selected is not None:
        data["selected"] = override.selected
    return data if override.cite is None else {**data, "cite": str(override.cite)}


def _changes(changes: tuple[Change, ...]) -> list[dict[str, str]]:
    return [{"key": one.key, "before": one.before, "after": one.after} for one in changes]


def _import(voice: Voice, taken: Import) -> str:
    changes = voice.pick("，", ", ").join(_change(voice, one) for one in taken.changes)
    why = "" if taken.why is None else one_line(voice.say(taken.why))
    named = _named(voice, taken.id)
    parts = [voice.pick(f"{named}：取自 {taken.source}", f"{named}: from {taken.source}"), changes]
    told = voice.pick("，", ", ").join(part for part in parts if part)
    return told + (voice.pick(f"。{why}", f". {why}") if why else "")


def _override(voice: Voice, override: Override) -> str:
    told = voice.pick("，", ", ").join(_change(voice, one) for one in override.changes)
    named, why = _named(voice, override.of), _reason(voice, override)
    return voice.pick(f"{named}：{told}。{why}", f"{named}: {told}. {why}")


def _reason(voice: Voice, override: Override) -> str:
    """Say why something is changed, where that stands and whose it is."""
    whose = {"editor": ("自定", "ours"), "seen": ("见于来源", "seen")}.get(override.basis)
    aside = [*([str(override.cite)] if override.cite else []), *([voice.pick(*whose)] if whose else [])]
    source = voice.pick("，", ", ").join(aside)
    why = one_line(voice.say(override.why))
    return f"{why}{voice.pick(f'  〔{source}〕', f'  [{source}]')}" if source else why


def _change(voice: Voice, change: Change) -> str:
    key = voice.pick(*_KEYS.get(change.key, (change.key, change.key)))
    after = clipped(one_line(change.after), _LONGEST)
    if change.after and change.key in _SENTENCES:
        return voice.pick(f"{key}改写", f"{key} rewritten")
    if not change.after:
        return voice.pick(f"去掉{key}", f"{key} left out")
    if change.after == change.before:
        return voice.pick(f"{key}仍为 {after}", f"{key} still {after}")
    if not change.before or change.key in _LONG:
        return voice.pick(f"{key}改为{after}", f"{key} now {after}")
    before = clipped(one_line(change.before), _LONGEST)
    return voice.pick(f"{key} {before} 改为 {after}", f"{key} {before} now {after}")


def _dropped(voice: Voice, tailoring: Tailoring) -> list[str]:
    """Say which conditions no longer ask for something that is not selected."""
    return [
        voice.pick(
            f"{_named(voice, one.of)}的条件里不再看“{voice.title(one.name)}”",
            f'{_named(voice, one.of)} no longer asks for "{voice.title(one.name)}"',
        )
        for one in tailoring.dropped
    ]


def _named(voice: Voice, id_: str) -> str:
    """Name what is changed: a title, the name of a value or question, the rung of a ladder."""
    kind, colon, name = id_.partition(":")
    if id_ == "rulebook":
        return voice.pick("总则", "the head")
    if id_.startswith("@"):
        parameter = voice.book.parameters.get(id_[1:])
        return id_ if parameter is None or parameter.text is None else voice.say(parameter.text)
    if not colon:
        return voice.title(id_)
    if kind == "judgement" and name in voice.book.questions:
        return voice.say(voice.book.questions[name].text)
    if kind == "remedy" and name in voice.book.remedies:
        return voice.say(voice.book.remedies[name].text)
    if kind == "priority" and name in (one.id for one in voice.book.priorities):
        return voice.say(voice.book[id_].title)
    if kind != "decision" and kind in _KINDS:
        line = next((one for one in voice.book.on_total if kind == "on_total" and name and one.id == name), None)
        return _titled(voice, id_, None if line is None else line.text)
    ladder, _, rung = name.partition("/")
    for one in voice.book.decisions if kind == "decision" else ():
        if one.id == ladder:
            titles = [one.title, *(step.title for step in one.rungs if step.id == rung)]
            return voice.pick("·", ", ").join(voice.say(title) for title in titles)
    return name


def _titled(voice: Voice, of: str, title: Text | None) -> str:
    """Name something that a rulebook lists: what it is, and its title or its id."""
    kind, _, name = of.partition(":")
    said = name if title is None else one_line(voice.say(title))
    what = voice.pick(*_KINDS[kind])
    return voice.pick(f"{what}“{said}”", f'{what} "{said}"') if said else what
