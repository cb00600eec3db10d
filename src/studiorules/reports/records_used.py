"""What became of the records of a list, in words: 计入 成果#1至#4；可能计入 成果#5（应用情况不详）."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from studiorules.dossier import UNITS, FieldKind
from studiorules.findings import RecordUse
from studiorules.reports.amounts import amounts
from studiorules.reports.grid import one_line
from studiorules.reports.voice import Voice

__all__ = ["records_used"]

_OPEN = {
    "claimed": ("可能计入在先的要求", "it may count for another requirement first"),
    "window": ("日期不详或不能确定是否在期限内", "its day may lie outside the window"),
    "later": ("可能在基准日之后", "perhaps after the as-of date"),
    "quantity": ("数量不详，可能一件也没有", "its quantity may be nothing"),
    "evidence": ("没有佐证", "no evidence"),
}
_OUT = {
    "claimed": ("已计入在先的要求", "it counts for another requirement"),
    "window": ("不在期限内", "outside the window"),
    "later": ("在基准日之后", "after the as-of date"),
    "quantity": ("数量为0", "its quantity is nothing"),
    "evidence": ("没有佐证", "no evidence"),
}


def records_used(voice: Voice, uses: Iterable[RecordUse], *, out: bool = False) -> tuple[str, ...]:
    """Name records with why they are only possible or left out; neighbours with the same reason are told together.

    Args:
        voice: Who speaks.
        uses: The records.
        out: Whether they are left out rather than possible.
    """
    told = []
    for (head, *_), group in groupby(
        uses, key=lambda use: (use.path.partition("[")[0], use.why, use.counts, use.group)
    ):
        alike = list(group)
        named = _named(voice, head, [use.path for use in alike])
        aside = voice.pick("，", ", ").join(_aside(voice, head, alike[0], out=out))
        told.append(voice.pick(f"{named}（{aside}）", f"{named} ({aside})") if aside else named)
    return tuple(told)


def _aside(voice: Voice, head: str, use: RecordUse, *, out: bool) -> list[str]:
    """Say how much it counts, for whom, and why not surely."""
    reasons = voice.joined([_why(voice, head, one, out=out) for one in use.why if one != "once"], ("、", "and"))
    return [one for one in (_counts(voice, head, use.counts), _group(voice, head, use), reasons) if one]


def _group(voice: Voice, head: str, use: RecordUse) -> str:
    """Name the group for which a record counts; where another counts for it, that record."""
    if use.group is None:
        return ""
    name, key = use.group
    field, own = voice.field(f"{head}.{name}"), voice.field_name(head, name)
    if use.instead is not None:
        other = voice.record(use.instead)
        return voice.pick(f"与{other}同一{own}，只计一次", f"same {own} as {other}")
    if voice.shown(key, field) != key:
        return ""
    named = one_line(key) if field is None or field.vocabulary is None else voice.word(field.vocabulary, key)
    return voice.pick(f"{own}{named}", f"{own} {named}")


def _counts(voice: Voice, head: str, counts: tuple[Decimal, Decimal] | None) -> str:
    """Say how much each of them counts: 每项计5, 5 each."""
    if counts is None:
        return ""
    said, section = amounts(*counts, None, voice.lang), voice.section(head)
    unit = UNITS["item"] if section is None else section.counted
    return voice.pick(f"每{unit.get('zh')}计{said}", f"{said} each")


def _named(voice: Voice, head: str, paths: list[str]) -> str:
    numbers = [int(path.partition("[")[2].rstrip("]")) + 1 for path in paths if "[" in path]
    if not numbers:
        return voice.list_name(head)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        elif not runs or number != runs[-1][-1]:
            runs.append([number])
    joint = voice.pick("至", " to ")
    told = [
        voice.pick("、", ", ").join(f"#{number}" for number in run) if len(run) < 3 else f"#{run[0]}{joint}#{run[-1]}"
        for run in runs
    ]
    return voice.list_name(head) + voice.pick("、", ", ").join(told)


def _why(voice: Voice, head: str, why: str, *, out: bool) -> str:
    words = (_OUT if out else _OPEN).get(why)
    if words is not None:
        return voice.pick(*words)
    name = voice.field_name(head, why)
    field = voice.field(f"{head}.{why}")
    if not out and field is not None:
        name = voice.asked(field)
    if out:
        quoted = field is not None and field.kind in (FieldKind.YES_NO, FieldKind.CHOICES)
        if quoted:
            return voice.pick(f"“{name}”不符", f'"{name}" does not match')
        return voice.pick(f"{name}不符", f"other {name}")
    return voice.pick(f"{name}不详", f"{name} not stated")
