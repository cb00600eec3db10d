"""Dossiers: read from a file, a folder of files, an open file or a parsed document."""

import logging
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from studiorules.dossier import CATALOGUE, COMMON, Dossier, Judgement, Listed, ListState, Section, Shape, Source
from studiorules.dossier.consistency import MOST_RECORDS, contradictions
from studiorules.dossier.written import FORMAT
from studiorules.errors import DossierError, Place, Problem, Unreadable
from studiorules.intake.documents import Form, Loaded, StrPath, load
from studiorules.intake.elsewhere import is_local, local_sections, misnamed
from studiorules.intake.states import States
from studiorules.intake.structuring import RecordTrouble, converter, stated_day

__all__ = ["dossier_of", "read_dossier", "read_dossiers"]

_LOG = logging.getLogger("studiorules")
_HEAD = ("format", "stated_on", "source", "sources", "lists", "judgements")
_SUFFIXES = (".json", ".toml", ".xlsx")
_A_LIST = ('一组记录；没有就在 [lists] 里写 "none"', 'a list of records; if there are none say "none" in [lists]')
_OBJECT = ("一张表或几张表", "a table or several")


def read_dossier(source: StrPath | BinaryIO | Mapping[str, object], *, format: Form | None = None) -> Dossier:
    """Read a dossier.

    Args:
        source: A path (a str is one always), an open binary file, or a document that somebody parsed already.
        format: `json` or `toml`; None = the suffix of the file says so.

    Returns:
        The dossier, every value typed.

    Raises:
        DossierError: If it is not a dossier; with every problem, its path and its place. Nothing is half-read.
        OSError: The operating system's own, where a file cannot be read.
        TypeError: If the source is none of these.
        ValueError: If the format is none of ours, or an open file without a name says none.
    """
    return dossier_of(load(source, format=format))


def read_dossiers(folder: StrPath, *, recursive: bool = False) -> Iterator[tuple[Path, Dossier | DossierError]]:
    """Read every dossier of a folder; one that cannot be read never stops the rest.

    Args:
        folder: The folder; its `.json`, `.toml` and `.xlsx` files are read in the order of their names.
        recursive: Whether folders below it are read too.

    Returns:
        Each file with its dossier, or with the error that says why it is none; read one at a time.

    Raises:
        OSError: The operating system's own, where the folder cannot be read.
    """
    top = Path(folder)
    found = sorted(top.iterdir())  # asked at once, so that a folder that is not there is told at once
    if recursive:
        found = sorted(top.rglob("*"))
    files = [one for one in found if one.suffix.lower() in _SUFFIXES and not one.name.startswith((".", "~$"))]
    return ((path, _read_or_error(path)) for path in files if not path.is_dir())


def _read_or_error(path: Path) -> Dossier | DossierError:
    try:
        return read_dossier(path)
    except DossierError as error:
        return error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(code="unreadable-file", path="", found=reason, place=Place(file=path.name))
        return DossierError([problem], path.name)


def dossier_of(loaded: Loaded) -> Dossier:
    """Make a dossier of a plain document.

    Raises:
        DossierError: If it is not a dossier; with every problem.
    """
    form = loaded.plain.get("format")
    if form not in (None, FORMAT):  # of a file of another kind every key would be wrong
        raise loaded.refuse([Problem(code="unknown-format", path="format", found=str(form)[:60])])
    reading = _Reading(loaded.plain)
    made: Dossier | None = None
    if not reading.problems:
        try:
            made = Dossier(**reading.values)
        except DossierError as error:
            reading.problems += error.problems
    else:
        reading.look_further()
    if made is None:
        raise loaded.refuse([reading.as_written(problem) for problem in reading.problems])
    _LOG.debug("read %s: %d records", loaded.name or "a document", sum(map(len, made.stated.values())))
    return made


class _Reading:
    """A document being read: what it says so far, and what is wrong with it.

    Attributes:
        values: Arguments of the dossier.
        problems: What is wrong.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.values: dict[str, Any] = {}
        self.unread: dict[str, set[int]] = {}
        self.converter = converter()
        local = {key for key, value in document.items() if key not in CATALOGUE.sections and is_local(key, value)}
        self.states = States.read(document.get("lists"), local - set(_HEAD))
        self.problems += self.states.problems
        self._head()
        for key, written in document.items():
            section = CATALOGUE.sections.get(key)
            if section is not None and written is not None:
                self._section(section, written)
            elif section is None and key not in _HEAD and key not in local:
                self.problems.append(misnamed(key, _HEAD))
        for name, (state, _) in self.states.said.items():
            if state is ListState.NONE and name in CATALOGUE.sections:
                self.values.setdefault(name, Listed(state=state))
        self.values["local"] = local_sections(document, sorted(local - set(_HEAD)), self.states)

    def look_further(self) -> None:
        """Look for contradictions in what could be read, so that all problems come out at once."""
        stated = {name: listed for name, listed in self.values.items() if name in CATALOGUE.sections}
        sources, judgements = self.values.get("sources"), self.values.get("judgements")
        self.problems += contradictions(
            stated,
            sources=None if sources is None or "sources" in self.unread else sources.records,
            judgements=() if judgements is None or "judgements" in self.unread else judgements.records,
            source=self.values.get("source"),
            unread={name: frozenset(indexes) for name, indexes in self.unread.items()},
        )

    def as_written(self, problem: Problem) -> Problem:
        """Spell the path of an object's only record as the document writes it: in brackets or not."""
        name, dot, rest = problem.path.partition(".")
        listed = isinstance(self.document.get(name), list) and name in CATALOGUE.sections
        return attrs.evolve(problem, path=f"{name}[0]{dot}{rest}") if listed and rest else problem

    def _head(self) -> None:
        document = self.document
        if document.get("stated_on") is None:
            self._note("missing-required", "stated_on")
        else:
            self.values["stated_on"] = self._try(stated_day, document["stated_on"], "stated_on")
        if document.get("source") is not None:
            self.values["source"] = self._try(COMMON["source"].read, document["source"], "source")
        for name, cls in (("sources", Source), ("judgements", Judgement)):
            written = document.get(name)
            if written is not None:
                records = self._records(name, written, cls)
                self.values[name] = Listed(state=ListState.THESE if written else ListState.NONE, records=records)

    def _section(self, section: Section, written: Any) -> None:
        name, facts = section.name, section.shape is Shape.FACTS
        if facts and isinstance(written, dict):
            records = (self._record(name, 0, written, section.record, name),)
        elif isinstance(written, list):
            records = self._records(name, written, section.record)
        else:
            expected = _OBJECT if facts else _A_LIST
            self._note("wrong-type", name, found=_shown(written), expected=expected)
            self.unread.setdefault(name, set())
            return
        state, covers = self.states.of(name, written=bool(records), facts=facts)
        self.values[name] = Listed(state=state, records=records, covers=covers)

    def _records(self, name: str, written: Any, cls: Any) -> tuple[Any, ...]:
        if not isinstance(written, list):
            self._note("wrong-type", name, found=_shown(written), expected=_A_LIST)
            return ()
        if len(written) > MOST_RECORDS:
            self._note("too-many", name, found=len(written), expected=(str(MOST_RECORDS), str(MOST_RECORDS)))
            return ()
        read = self.converter.get_structure_hook(cls)
        try:
            return tuple([read(one, cls) for one in written])
        except RecordTrouble:  # once more, slowly: every trouble of every record
            return tuple(self._record(name, index, one, cls, f"{name}[{index}]") for index, one in enumerate(written))

    def _record(self, name: str, index: int, written: Any, cls: Any, path: str) -> Any:
        try:
            return self.converter.structure(written, cls)
        except RecordTrouble as trouble:
            self.unread.setdefault(name, set()).add(index)
            self.problems += [one.at(f"{path}.{key}" if key else path) for key, one in trouble.troubles]
            return cls() if trouble.rest is None and name in CATALOGUE.sections else trouble.rest

    def _try(self, read: Any, said: Any, path: str) -> Any:
        try:
            return read(said)
        except Unreadable as trouble:
            self.problems.append(trouble.at(path))
            return None

    def _note(self, code: str, path: str, *, found: object = "", expected: tuple[str, str] = ("", "")) -> None:
        self.problems.append(Problem(code=code, path=path, found=str(found)[:60], expected=expected))


def _shown(said: Any) -> str:
    if isinstance(said, dict):
        return "{…}"
    return f'"{said[:60]}"' if isinstance(said, str) else str(said.isoformat() if isinstance(said, date) else said)[:60]
