"""Differences between dossiers as a small table of changes: the language of rule cases and of *what if*."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from studiorules.dossier import CATALOGUE, Contested, Dossier, Listed, Record, Section, Shape, dossier_document
from studiorules.dossier.written import record_document, state_document
from studiorules.errors import DossierError, Problem, Unreadable
from studiorules.intake.dossiers import read_dossier
from studiorules.intake.elsewhere import misnamed
from studiorules.terms import FAR, Level, Period, Quantity

__all__ = ["amend"]

_NOT_STATED = "not-stated"
_RECORDS = ("sources", "judgements")
"""What is a list of tables without being a section."""


def amend(dossier: Dossier, changes: Mapping[str, object]) -> Dossier:
    """Return a dossier that differs in what is said; the dossier itself stays as it is.

    Args:
        dossier: The dossier.
        changes: What is to be said instead, in this order: `"premises.area_m2"` (the record in force; `"not-stated"`
            takes it back), `"results#patents.quantity"`, `"results+"` (records), `"results-"` (ids), `"results"`
            (`"none"`, `"not-stated"`, records, or a table of state, covers and records), `"lists.results"`,
            `"judgements.benefit"` (a level or a number; of a panel a list of them), `"stated_on"`, `"source"`.

    Raises:
        DossierError: If a change names nothing, or what comes out is no dossier; the path is the key of the change.
    """
    change = _Change(dossier)
    for key, value in changes.items():
        change.apply(key, _plain(value))
    try:
        made = read_dossier(change.document)
    except DossierError as error:
        raise DossierError([*change.problems, *map(change.at_its_key, error.problems)], dossier.name) from None
    if change.problems:
        raise DossierError(change.problems, dossier.name)
    return made


class _Change:
    """A dossier's document on its way to another.

    Attributes:
        document: The document.
        problems: Changes that could not be made.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.document = dossier_document(dossier)
        self.problems: list[Problem] = []
        self.stated_on = dossier.stated_on
        self.keys: list[tuple[str, Any, str | None]] = []  # change, table that it touched, field that it touched
        lists = {key: value for key, value in self.document.get("lists", {}).items() if "." in key}
        for name, listed in dossier.stated.items():
            if CATALOGUE.sections[name].shape is not Shape.FACTS:
                lists[name] = state_document(listed.state, listed.covers)
        self.document["lists"] = lists

    def apply(self, key: str, value: Any) -> None:
        """Make one change."""
        name, dot, rest = key.partition(".")
        if key in ("stated_on", "source"):
            self._set(self.document, key, value)
        elif name == "lists" and rest:
            self._set(self.document["lists"], rest, value, key)
        elif name == "judgements" and rest:
            self._judge(key, rest, value)
        elif key[-1:] in ("+", "-") and self._lists(key, key[:-1]):
            (self._add if key.endswith("+") else self._take_out)(key, key[:-1], value)
        elif "#" in name and self._lists(key, name.partition("#")[0]):
            self._record(key, value)
        elif "#" not in name and key[-1:] not in ("+", "-"):
            self._section(key, name, rest if dot else None, value)

    def at_its_key(self, problem: Problem) -> Problem:
        """Say which change a problem comes from."""
        for key, table, field in reversed(self.keys):
            for prefix in self._paths(table):
                spot = prefix if field is None else f"{prefix}.{field}".lstrip(".")
                if problem.path == spot or problem.path.startswith((f"{spot}.", f"{spot}[")):
                    path = key + problem.path[len(spot) :]
                    return attrs.evolve(problem, path=path)
        return problem

    def _paths(self, table: Any) -> list[str]:
        """Where a table stands in the document."""
        if table is self.document:
            return [""]
        found = []
        for name, value in self.document.items():
            if value is table:
                found.append(name)
            for index, one in enumerate(value if isinstance(value, list) else ()):
                if one is table:
                    found.append(f"{name}[{index}]")
        return found

    def _set(self, table: dict[str, Any], field: str, value: Any, key: str | None = None) -> None:
        if value == _NOT_STATED:
            table.pop(field, None)
        else:
            table[field] = value
        self.keys.append((key or field, table, field))

    def _lists(self, key: str, name: str) -> bool:
        section = CATALOGUE.sections.get(name)
        if name in _RECORDS or (section is not None and section.shape is not Shape.FACTS):
            return True
        if section is None:
            self._refuse(misnamed(name, _RECORDS), key)
        else:
            told = ("它不是清单", "it is not a list")
            self.problems.append(Problem(code="does-not-fit", path=key, found=name, expected=told))
        return False

    def _refuse(self, problem: Problem, key: str) -> None:
        self.problems.append(attrs.evolve(problem, path=key))

    def _add(self, key: str, name: str, value: Any) -> None:
        added = value if isinstance(value, list) else [value]
        self.document.setdefault(name, []).extend(added)
        self.keys += [(f"{key}[{index}]", table, None) for index, table in enumerate(added)]
        if name not in _RECORDS:
            state = self.document["lists"].get(name, "at-least-these")  # more than nothing is known, and not all
            self.document["lists"][name] = "these" if state == "none" else state

    def _take_out(self, key: str, name: str, value: Any) -> None:
        records = self.document.get(name, [])
        for one in value if isinstance(value, list) else [value]:
            if all(record.get("id") != one for record in records):
                self.problems.append(
                    Problem(code="unknown-name", path=key, found=str(one), expected=("记录", "record"))
                )
            records = [record for record in records if record.get("id") != one]
        if name in self.document:
            self.document[name] = records

    def _record(self, key: str, value: Any) -> None:
        name, _, rest = key.partition("#")
        # ids may hold dots: the longest that is there is meant
        found = [one for one in self.document.get(name, []) if rest == one.get("id") or self._begins(rest, one)]
        if not found:
            told = rest.rpartition(".")[0] or rest
            self.problems.append(Problem(code="unknown-name", path=key, found=told, expected=("记录", "record")))
            return
        record = max(found, key=lambda one: len(one["id"]))
        field = rest[len(record["id"]) + 1 :]
        if field:
            self._set(record, field, value, key)
        elif value == _NOT_STATED:
            self.document[name].remove(record)
        else:
            table = {**value, "id": record["id"]} if isinstance(value, dict) else value
            records = self.document[name]
            records[records.index(record)] = table
            self.keys.append((key, table, None))

    @staticmethod
    def _begins(rest: str, record: dict[str, Any]) -> bool:
        return "id" in record and rest.startswith(f"{record['id']}.")

    def _section(self, key: str, name: str, field: str | None, value: Any) -> None:
        section = CATALOGUE.sections.get(name)
        if section is None and name not in _RECORDS:
            self._elsewhere(key, name, field, value)
        elif field is None:
            self._whole(key, name, section, value)
        elif section is not None and section.shape is Shape.FACTS:
            self._set(self._in_force(name), field, value, key)
        else:
            told = ("清单里的记录写作 清单#编号.项目", "a record of a list is written list#id.field")
            self.problems.append(Problem(code="does-not-fit", path=key, found=field, expected=told))

    def _whole(self, key: str, name: str, section: Section | None, value: Any) -> None:
        lists = self.document["lists"]
        single = section is not None and section.shape is Shape.FACTS
        lists.pop(name, None)
        if value == _NOT_STATED:
            self.document.pop(name, None)
            return
        if value == "none":
            self.document[name] = []
        elif section is not None and not single and value in ("these", "at-least-these"):
            lists[name] = value
        elif section is not None and not single and isinstance(value, dict):
            state = {part: value[part] for part in ("state", "covers") if part in value}
            lists[name] = state if "covers" in state or not state else state["state"]
            if "records" in value:
                self.document[name] = value["records"]
            self.keys.append((key, self.document[name], None) if name in self.document else (key, lists, name))
        else:
            self.document[name] = value
            if not single and section is not None:
                lists[name] = "these"
        self.keys += [(key, self.document, name), (key, lists, name)]

    def _in_force(self, name: str) -> dict[str, Any]:
        """The last record in force on the day on which the dossier speaks; a new one where none is."""
        written = self.document.get(name)
        records = [written] if isinstance(written, dict) else written or []
        today = self.stated_on.toordinal()
        begun = {}
        for index, record in enumerate(records):
            first = _end(record.get("from"), -FAR, last=False)
            if first <= today <= _end(record.get("to"), FAR, last=True):
                begun[index] = first
        if begun:
            return records[max(begun, key=lambda index: (begun[index], index))]
        table: dict[str, Any] = {}
        self.document[name] = [*records, table] if records else table
        return table

    def _elsewhere(self, key: str, name: str, field: str | None, value: Any) -> None:
        """A section that a rulebook declares: `rulebook.section` or `rulebook.section.field`."""
        own, _, last = (field or "").partition(".")
        if not own or not (last or isinstance(value, (list, dict)) or value in ("none", _NOT_STATED)):
            self._refuse(misnamed(name, (*_RECORDS, "lists")), key)
            return
        tables = self.document.setdefault(name, {})
        if last:
            self._set(tables.setdefault(own, {}), last, value, key)
        elif value == _NOT_STATED:
            tables.pop(own, None)
        else:
            tables[own] = [] if value == "none" else value
        self.keys.append((key, self.document, f"{name}.{own}"))

    def _judge(self, key: str, question: str, value: Any) -> None:
        given = self.document.setdefault("judgements", [])
        same = [one for one in given if question in (one["question"], one["question"].partition(":")[2])]
        self.document["judgements"] = [one for one in given if one not in same]
        if value == _NOT_STATED:
            return
        asked = same[0]["question"] if same else question
        for one in value if isinstance(value, list) else [value]:
            number = isinstance(one, (int, Decimal)) and not isinstance(one, bool)
            told = one if isinstance(one, dict) else {"value": one} if number else {"level": one}
            table = {"question": asked, "given_on": self.stated_on.isoformat(), **told}
            self.document["judgements"].append(table)
            self.keys += [(key, table, None), *((key, table, part) for part in told)]


def _end(said: Any, otherwise: int, *, last: bool) -> int:
    """The last or the first day that a day may be; what cannot be read is told later."""
    if said is None:
        return otherwise
    told = list(said["said"].values()) if isinstance(said, dict) and "said" in said else [said]
    try:
        periods = [Period.of(one) for one in told]
    except Unreadable:
        return otherwise
    ends = [one.last if last else one.first for one in periods]
    return otherwise if None in ends else (max if last else min)(end for end in ends if end is not None)


def _plain(value: Any) -> Any:
    """What a document would write for a value that code writes."""
    match value:
        case Quantity():
            return value.said()
        case Period():
            return value.text
        case Level(low=low, high=high):
            return {"between": [low, high]}
        case Contested(said=said):
            return {"said": {source: _plain(one) for source, one in said}}
        case Record():
            return record_document(value)
        case Listed():
            state = state_document(value.state, value.covers)
            told = state if isinstance(state, dict) else {"state": state}
            return {**told, "records": [_plain(one) for one in value.records]}
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return value
