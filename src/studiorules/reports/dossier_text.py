"""What a dossier says, in a few lines: how much is written, how complete it is, and what a person should look at."""

from collections.abc import Iterable

from studiorules.dossier import CATALOGUE, Dossier, Listed, ListState, Shape
from studiorules.reports.days import day
from studiorules.reports.grid import clean
from studiorules.terms import Lang, Quantity

__all__ = ["dossier_text"]

_STATES = {
    ListState.THESE: ("就这些", "these and no others"),
    ListState.AT_LEAST_THESE: ("至少这些", "at least these"),
    ListState.NONE: ("没有", "none"),
}


def dossier_text(dossier: Dossier, *, lang: Lang = "zh") -> str:
    """Say what a dossier says: how many sections, how complete each list is, and its warnings.

    Args:
        dossier: The dossier.
        lang: The language.
    """
    zh = lang == "zh"
    lines = [_head(dossier, lang)]
    objects = [name for name in dossier.stated if CATALOGUE.sections[name].shape is Shape.FACTS]
    if objects:
        lines.append(("  说明了：" if zh else "  described: ") + _joined(objects, lang))
    for state, (chinese, english) in _STATES.items():
        told = [_list(name, listed, lang) for name, listed in _lists(dossier) if listed.state is state]
        if told:
            lines.append(f"  {chinese if zh else english}{'：' if zh else ': '}{('、' if zh else ', ').join(told)}")
    if dossier.local:  # read only together with the rulebook that declares them
        names = ("、" if zh else ", ").join(f"{one.rulebook}.{one.section}" for one in dossier.local)
        lines.append(f"  待与规则同读：{names}" if zh else f"  to be read with their rulebook: {names}")
    own = dossier.warnings
    if own:
        lines.append(f"提醒 {len(own)} 处：" if zh else f"{len(own)} warning{'s' if len(own) != 1 else ''}:")
        lines += [f"  {problem.line(lang)}" for problem in own]
    return clean("\n".join(lines)) + "\n"


def _head(dossier: Dossier, lang: Lang) -> str:
    counts = [
        (len(dossier.judgements or ()), ("评议", "条"), ("judgement", "judgements")),
        (len(dossier.documents or ()), ("附件", "件"), ("document", "documents")),
        (len(dossier.sources or ()), ("出处", "个"), ("source", "sources")),
    ]
    stated = day(dossier.stated_on, lang)
    sections = len([name for name in dossier.stated if name != "documents"])
    if lang == "zh":
        also = "、".join(f"{zh} {count} {unit}" for count, (zh, unit), _ in counts if count)
        return f"{dossier.name}：可以读入。申报日 {stated}，已填 {sections} 栏" + (f"，另有{also}。" if also else "。")
    also = ", ".join(f"{count} {one if count == 1 else many}" for count, _, (one, many) in counts if count)
    return f"{dossier.name}: can be read. Stated {stated}, {sections} sections" + (f", and {also}." if also else ".")


def _lists(dossier: Dossier) -> Iterable[tuple[str, Listed[object]]]:
    for name, listed in dossier.stated.items():
        if CATALOGUE.sections[name].shape is not Shape.FACTS and name != "documents":
            yield name, listed


def _list(name: str, listed: Listed[object], lang: Lang) -> str:
    title = CATALOGUE.sections[name].text.get(lang)
    if listed.state is ListState.NONE:
        return title
    many = [quantity for quantity in map(_quantity, listed) if isinstance(quantity, Quantity)]
    told = "、".join(_said(one, lang) for one in many[:3]) + ("…" if len(many) > 3 else "")
    if lang == "zh":
        aside = f"（其中{len(many)}条含{told}）" if many else ""
        return f"{title} {len(listed)} 条{aside}"
    records = "record" if len(listed) == 1 else "records"
    aside = f" ({len(many)} standing for {told.replace('、', ', ')})" if many else ""
    return f"{title} {len(listed)} {records}{aside}"


def _said(quantity: Quantity, lang: Lang) -> str:
    """A quantity as people write it: 10以上, 10+."""
    if lang == "zh":
        return str(quantity)
    if quantity.high is None:
        return f"{quantity.low or 0}+"
    ends = (f"{quantity.low}" if quantity.low is not None else "0", f"{quantity.high}")
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _quantity(record: object) -> object:
    return getattr(record, "quantity", None)


def _joined(names: list[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(CATALOGUE.sections[name].text.get(lang) for name in names)
