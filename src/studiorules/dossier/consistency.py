"""What a dossier may not say: statements that contradict each other, and names of what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studiorules.dossier.catalogue import CATALOGUE
from studiorules.dossier.families import family_problems
from studiorules.dossier.fields import Contested
from studiorules.dossier.listed import ListState
from studiorules.dossier.ranges import day_range, disjoint, rank_range
from studiorules.dossier.record import Shape
from studiorules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from studiorules.dossier.listed import Listed
    from studiorules.dossier.paper import Judgement, Source
    from studiorules.dossier.record import Section

__all__ = ["MOST_RECORDS", "contradictions", "contradictions_of_list", "record_path"]

MOST_RECORDS = 10_000
"""The most records that one list may hold."""
_SOURCE = ("出处", "source")
_DAYS = ("on", "from_", "to")
_ONE_OF_THEM = ("只能写一种", "only one of them")


def record_path(section: Section, index: int, count: int) -> str:
    """Spell where a record stands; one that describes an object alone needs no number."""
    return section.name if section.shape is Shape.FACTS and count == 1 else f"{section.name}[{index}]"


def contradictions(
    stated: Mapping[str, Listed[Any]],
    *,
    sources: Sequence[Source] | None = None,
    judgements: Sequence[Judgement] = (),
    source: str | None = None,
    unread: Mapping[str, frozenset[int]] | None = None,
) -> Iterator[Problem]:
    """Find what contradicts itself, or names what is not there.

    Args:
        stated: The sections.
        sources: The sources that are listed; None = no source is, and any may be named.
        judgements: The judgements.
        source: The source of the whole dossier.
        unread: Indexes of records by section that have a problem already; nothing more is said of them.
    """
    named = _Named(stated, sources)
    yield from _repeated("sources", [one.id for one in sources or ()])
    if source is not None and named.sources is not None and source not in named.sources:
        yield _unknown("source", source, _SOURCE)
    for name, listed in stated.items():
        yield from _list(CATALOGUE.sections[name], listed, (unread or {}).get(name, frozenset()), named)
    studio = stated.get("studio")
    if "studio" not in (unread or {}) and (studio is None or not any(one.name for one in studio)):
        yield Problem(code="missing-required", path="studio.name")
    yield from _honours(stated)
    yield from _twice_judged(judgements)
    for index, judgement in enumerate(judgements):
        yield from _judgement(judgement, f"judgements[{index}]")


def contradictions_of_list(section: Section, listed: Listed[Any]) -> Iterator[Problem]:
    """Find what contradicts itself in one list that stands for itself."""
    yield from _list(section, listed, frozenset(), _Named({}, None))


class _Named:
    """What may be named: ids of sources and documents; None where the list is not complete and any may be."""

    def __init__(self, stated: Mapping[str, Listed[Any]], sources: Sequence[Source] | None) -> None:
        documents = stated.get("documents")
        whole = documents is not None and documents.state is not ListState.AT_LEAST_THESE
        self.sources = None if sources is None else {one.id for one in sources}
        self.documents = {one.id for one in documents or ()} if whole else None


def _list(section: Section, listed: Listed[Any], skip: frozenset[int], named: _Named) -> Iterator[Problem]:
    count = len(listed.records)
    if count > MOST_RECORDS:
        limit = str(MOST_RECORDS)
        yield Problem(code="too-many", path=section.name, found=str(count), expected=(limit, limit))
        return
    if listed.state is ListState.NONE and listed.records:
        yield _torn(f"lists.{section.name}", "none", f"又列了{count}条", f"and {count} listed")
    if "id" not in section.fields:
        yield from _repeated(section.name, [one.id for one in listed.records])
    for index, record in enumerate(listed.records):
        if index not in skip:
            path = record_path(section, index, count)
            yield from _record(section, record, path)
            yield from _names(section, record, path, named)
    if section.shape is not Shape.FACTS:
        yield from family_problems(section, listed.records, skip)


def _record(section: Section, record: Any, path: str) -> Iterator[Problem]:
    facts = section.shape is Shape.FACTS
    needs = section.field("kind")
    if needs is not None and needs.required and record.kind is None and record.part_of is None:
        yield Problem(code="missing-required", path=f"{path}.kind")
    dates = [name for name in _DAYS if getattr(record, name, None) is not None]
    if "on" in dates and len(dates) > 1:
        yield _torn(path, ", ".join(name.rstrip("_") for name in dates), *_ONE_OF_THEM)
    if section.shape is not Shape.MOMENTS and "from_" in dates and "to" in dates:
        first, last = day_range(record.from_)[0], day_range(record.to)[1]
        if first > last:
            yield _torn(path, f"{_said(record.from_)} > {_said(record.to)}", "起晚于止", "it ends before it begins")
    if facts:
        return
    if record.period is not None and record.quantity is None and record.every is None:
        yield Problem(code="period-without-quantity", path=f"{path}.period", found=str(record.period))
    if dates and (record.period is not None or record.every is not None):
        beside = "every" if record.period is None else "period"
        yield _torn(path, f"{dates[0].rstrip('_')}, {beside}", *_ONE_OF_THEM)


def _names(section: Section, record: Any, path: str, named: _Named) -> Iterator[Problem]:
    for index, paper in enumerate(record.evidence):
        if named.documents is not None and paper not in named.documents:
            yield _unknown(f"{path}.evidence[{index}]", paper, ("附件", "document"))
    if named.sources is None:
        return
    if record.source is not None and record.source not in named.sources:
        yield _unknown(f"{path}.source", record.source, _SOURCE)
    for name in (*section.fields, *_DAYS, "quantity"):
        value = getattr(record, name, None)
        if isinstance(value, Contested):
            for who, _ in value.said:
                if who not in named.sources:
                    yield _unknown(f"{path}.{name.rstrip('_')}.said.{who}", who, _SOURCE)


def _honours(stated: Mapping[str, Listed[Any]]) -> Iterator[Problem]:
    """The leader's highest honour is not below one that is listed."""
    leaders, honours = stated.get("leader"), stated.get("honours")
    if leaders is None or honours is None:
        return
    count = len(leaders.records)
    scale = CATALOGUE.sections["leader"].fields["best_honour"]
    for index, leader in enumerate(leaders.records):
        if leader.best_honour is None or leader.to is not None:  # what was once true may have been overtaken
            continue
        highest = rank_range(scale, leader.best_honour)[1]
        for at, honour in enumerate(honours.records):
            surely_theirs = honour.holder == "leader" and honour.level is not None and _surely_one(honour)
            if surely_theirs and not _other_person(leader, honour) and rank_range(scale, honour.level)[0] > highest:
                path = record_path(CATALOGUE.sections["leader"], index, count)
                said = str(scale.write(leader.best_honour))
                zh, en = f"honours#{at + 1}的级别更高", f"honours#{at + 1} is higher"
                yield _torn(f"{path}.best_honour", said, zh, en)
                break


def _surely_one(record: Any) -> bool:
    quantity = record.quantity
    return quantity is None or (not isinstance(quantity, Contested) and quantity.low is not None and quantity.low >= 1)


def _other_person(one: Any, other: Any) -> bool:
    return one.person is not None and other.person is not None and disjoint(one.person, other.person)


def _judgement(judgement: Judgement, path: str) -> Iterator[Problem]:
    said = judgement.level is not None, judgement.value is not None
    if all(said):
        yield _torn(path, "level, value", *_ONE_OF_THEM)
    elif judgement.recused and any(said):
        yield _torn(path, "recused", "已回避，又有评议", "stood aside, and judged")
    elif not judgement.recused and not any(said):
        yield Problem(code="missing-required", path=f"{path}.level")


def _twice_judged(judgements: Sequence[Judgement]) -> Iterator[Problem]:
    """One reviewer, one question, one day: which of two answers holds could not be told."""
    seen: dict[tuple[str, str, date], dict[str, int]] = {}
    for index, one in enumerate(judgements):
        if one.reviewer is None:
            continue
        book, _, question = one.question.rpartition(":")
        told = seen.setdefault((question, one.reviewer, one.given_on), {})
        # without a rulebook before it, a question is the question of that name of every rulebook
        first = min((at for name, at in told.items() if name == book or not name or not book), default=index)
        told.setdefault(book, index)
        if first != index:
            other = f"judgements#{first + 1}"
            yield _torn(f"judgements[{index}]", one.question, f"同一天在{other}已评", f"judged that day in {other}")


def _repeated(name: str, ids: Sequence[str | None]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, one in enumerate(ids):
        if one is None:
            continue
        first = seen.setdefault(one, index)
        if first != index:
            other = (f"，另一处是{name}#{first + 1}", f"; also {name}#{first + 1}")
            yield Problem(code="duplicate-id", path=f"{name}[{index}].id", found=one, expected=other)


def _said(day: Any) -> str:
    return "、".join(str(one) for _, one in day.said) if isinstance(day, Contested) else str(day)


def _unknown(path: str, found: str, expected: tuple[str, str]) -> Problem:
    return Problem(code="unknown-name", path=path, found=found, expected=expected)


def _torn(path: str, found: str, zh: str, en: str) -> Problem:
    return Problem(code="contradiction", path=path, found=found, expected=(f"（{zh}）", f" ({en})"))
