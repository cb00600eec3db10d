"""What differs between two editions, and what that does to dossiers, as data for programs.

The formats are `studiorules/changes/1` and `studiorules/impact/1`; ids are stable, and everything stands in the order
of the new edition, so that the same two rulebooks give the same bytes.
"""

from typing import Any

from studiorules.findings import Decision, Effect, Impact, Moved, Points, Stand
from studiorules.reports.evaluation_document import money_data, points_data
from studiorules.reports.rule_words import asked_words, line_words
from studiorules.reports.voice import Voice
from studiorules.reports.worths import worth_words
from studiorules.rulebook import Changed, Line, Requirement, Rulebook, RulebookChanges
from studiorules.terms import Lang

__all__ = ["CHANGES", "IMPACT", "KINDS", "changes_data", "impact_data"]

CHANGES = "studiorules/changes/1"
"""Name and number of the format of what differs."""
IMPACT = "studiorules/impact/1"
"""Name and number of the format of what that does."""
KINDS = ("new", "gone", "changed")
"""What may have become of a thing."""
_NAMED = {
    "headings": "id",
    "decisions": "id",
    "priorities": "id",
    "parameters": "name",
    "questions": "id",
    "remedies": "id",
    "fields": "path",
}
"""Things that are told by their names and what of them differs, and what names them."""


def changes_data(changes: RulebookChanges, *, lang: Lang = "zh") -> dict[str, object]:
    """Return what differs between two editions as plain data.

    Args:
        changes: What differs.
        lang: Language of the words.
    """
    voices = Voice(lang=lang, book=changes.before), Voice(lang=lang, book=changes.after)
    things = {kind: [_named(one, name) for one in getattr(changes, kind)] for kind, name in _NAMED.items()}
    return {
        "format": CHANGES,
        "before": _edition(changes.before),
        "after": _edition(changes.after),
        "head": list(changes.head),
        "requirements": [_requirement(one, voices) for one in changes.requirements],
        "on_total": [_line(one, voices) for one in changes.on_total],
        **things,
    }


def impact_data(impact: Impact, *, lang: Lang = "zh") -> dict[str, object]:
    """Return what a new edition does to dossiers as plain data.

    Args:
        impact: What it does.
        lang: Language of the words.
    """
    return {
        "format": IMPACT,
        "changes": changes_data(impact.changes, lang=lang),
        "touched": sum(one.touched for one in impact.effects),
        "dossiers": [_effect(one) for one in impact.effects],
        "failed": [
            {"studio": studio, "problems": [{"code": one.code, "path": one.path} for one in error.problems]}
            for studio, error in impact.failed
        ],
    }


def _edition(book: Rulebook) -> dict[str, object]:
    return {"id": book.id, "edition": book.edition, "digest": book.digest}


def _kind(one: Changed[Any]) -> str:
    return KINDS[0] if one.before is None else KINDS[1] if one.after is None else KINDS[2]


def _named(one: Changed[Any], name: str) -> dict[str, object]:
    return {"id": getattr(one.told, name), "change": _kind(one), "parts": list(one.parts)}


def _requirement(one: Changed[Requirement], voices: tuple[Voice, Voice]) -> dict[str, object]:
    data = _named(one, "id")
    if one.before is not None and one.after is not None and one.before.id != one.after.id:
        data["was"] = one.before.id
    for name, words in (("asks", asked_words), ("worth", worth_words)):
        sides = ("before", "after"), voices, (one.before, one.after)
        said = {side: words(voice, thing) for side, voice, thing in zip(*sides, strict=True) if thing is not None}
        if len(set(said.values())) > 1 or len(said) == 1:
            data[name] = {side: told for side, told in said.items() if told}
    return data


def _line(one: Changed[Line], voices: tuple[Voice, Voice]) -> dict[str, object]:
    """A line on the total, which has no id: what it says."""
    voice = voices[0] if one.after is None else voices[1]
    return {"says": [detail.text for detail in line_words(voice, one.told)], "change": _kind(one)}


def _effect(one: Effect) -> dict[str, object]:
    data: dict[str, object] = {
        "studio": {"name": one.studio, "digest": one.digest},
        "as_of": one.as_of.isoformat(),
        "touched": one.touched,
        "assumed": list(one.assumed),
    }
    if one.before is not None or one.after is not None:
        data["total"] = _sides(one.before, one.after, points_data)
    data["decisions"] = [
        {"id": id_, "differs": id_ in one.decided_otherwise, **_sides(*pair, _decision)}
        for id_, pair in one.decisions.items()
    ]
    data["findings"] = [_moved(move) for move in one.moved]
    data["priorities"] = [_moved(move) for move in one.priorities]
    return data


def _sides(before: Any, after: Any, told: Any) -> dict[str, object]:
    """Both editions; one that has no such thing is left out."""
    return {name: told(one) for name, one in (("before", before), ("after", after)) if one is not None}


def _decision(one: Decision) -> dict[str, object]:
    data: dict[str, object] = {"certain": one.certain.id, "possible": one.possible.id}
    paid = (("certain", one.certain.yuan), ("possible", one.possible.yuan))
    yuan = {end: money_data(amount) for end, amount in paid if amount is not None}
    return {**data, "yuan": yuan} if yuan else data


def _moved(move: Moved) -> dict[str, object]:
    there, here = move.before, move.after
    told = here or there
    data: dict[str, object] = {} if told is None else {"id": told.id}
    if there is not None and here is not None and there.id != here.id:
        data["was"] = there.id
    return {**data, **_sides(there, here, _stand)}


def _stand(one: Stand) -> dict[str, object]:
    points: Points = one.points
    return {"outcome": one.outcome.value, "points": points_data(points)}
