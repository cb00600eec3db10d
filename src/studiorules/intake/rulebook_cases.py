"""Cases of a rulebook: read from the files beside its criteria, or from its own document, when they are asked for."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.resources.abc import Traversable
from typing import Any, BinaryIO, Final, cast

import attrs

from studiorules.dossier import Dossier
from studiorules.errors import DossierError, Unreadable
from studiorules.intake.amending import amend
from studiorules.intake.documents import Loaded
from studiorules.intake.dossiers import read_dossier
from studiorules.intake.elsewhere import read_local
from studiorules.intake.rulebook_desk import Desk
from studiorules.intake.rulebook_files import BASE, CaseFile
from studiorules.intake.rulebook_node import Node, shown
from studiorules.intake.rulebook_sources import inside, opened
from studiorules.intake.structuring import stated_day
from studiorules.rulebook import PRIORITY, Case, Rulebook
from studiorules.terms import Outcome

__all__ = ["CaseReader"]

_SAYS: Final = {
    "requirement": frozenset({"outcome", "points"}),
    "priority": frozenset({"outcome"}),
    "decision": frozenset({"rung"}),
    "priorities": frozenset[str](),
}
"""What a case may speak of, and with which keys it says what must come out of that."""
_CASE: Final = frozenset({"base", "as_of", "change", "why"}).union(_SAYS, *_SAYS.values())
_RUNGS: Final = frozenset({"certain", "possible"})
_ENDS: Final = frozenset({"low", "high"})
_EMPTY: Final = "empty"
_MOST_CASES: Final = 5000
_LONGEST_WHY: Final = 400


@attrs.frozen(kw_only=True, eq=False)
class CaseReader:
    """Reads the cases of a rulebook, whenever somebody first asks for them.

    Attributes:
        own: The rulebook's own document, where cases may stand; None where it has none.
        folder: Where the files stand; None for a rulebook that came from memory.
        files: The files, in order.
        prefix: How the names of its files begin in problems.
    """

    own: Loaded | None = None
    folder: Traversable | None = None
    files: tuple[CaseFile, ...] = ()
    prefix: str = ""

    def __call__(self, rulebook: Rulebook) -> tuple[Case, ...]:
        """Read the cases.

        Args:
            rulebook: The rulebook they are of.

        Raises:
            RulebookError: If one cannot be read; with every problem of all of them.
        """
        desk = Desk()
        reading = _Reading(rulebook, desk, self.folder, self.prefix)
        found: list[Case] = []
        for node, scope, below in self._documents(desk):
            if reading.count <= _MOST_CASES:
                found += reading.cases(node, scope, below)
        desk.clear(rulebook.id)
        return tuple(found)

    def _documents(self, desk: Desk) -> Iterator[tuple[Node, str, str]]:
        """Each document with cases, the criterion it speaks of, and its folder inside the rulebook's."""
        if self.own is not None:
            desk.documents[self.own.name] = self.own
            yield Node(self.own.plain, "", self.own.name, desk), "", ""
        if self.folder is None:
            return
        for file in self.files:
            node = opened(self.folder, file.name, desk, self.prefix)
            node.closed(frozenset({"case"}))
            yield node, file.criterion, file.name.rpartition("/")[0]


class _Reading:
    """The cases of one rulebook being read.

    Attributes:
        count: How many were met so far.
    """

    def __init__(self, rulebook: Rulebook, desk: Desk, folder: Traversable | None, prefix: str) -> None:
        self.rulebook = rulebook
        self.known = {one.id for one in (*rulebook, *rulebook.not_selected)}
        self.prefix = prefix
        self.desk = desk
        self.folder = folder
        self.bases: dict[str, Dossier | None] = {}
        self.count = 0

    def cases(self, root: Node, scope: str, below: str) -> list[Case]:
        """Read the cases of a document; those that cannot be read are noted and left out."""
        written = root.get("case")
        nodes = [] if written is None else written.items()
        self.count += len(nodes)
        if self.count > _MOST_CASES:
            most = str(_MOST_CASES)
            root.at("case").problem("too-many", found=f"> {most}", expected=(most, most))
            return []
        return [case for node in nodes if (case := self._case(node, scope, below)) is not None]

    def _case(self, node: Node, scope: str, below: str) -> Case | None:
        if not node.closed(_CASE) and not isinstance(node.value, dict):
            return None
        before = len(self.desk.problems)
        expected = self._expected(node, scope)
        as_of = self._day(node)
        why = node.require("why")
        reason = "" if why is None else why.text(_LONGEST_WHY)
        dossier = None if as_of is None else self._dossier(node, as_of, below)
        if len(self.desk.problems) > before or as_of is None or dossier is None:
            return None
        return Case(
            dossier=dossier,
            as_of=as_of,
            why=reason,
            rulebook=f"{self.rulebook.id}@{self.rulebook.edition}",
            place=self.desk.documents[node.file].place(node.path),
            **expected,
        )

    def _expected(self, node: Node, scope: str) -> dict[str, Any]:
        """What a case speaks of, and what must come out of it."""
        found = [key for key in _SAYS if key in node]
        if len(found) != 1:
            if found:
                node.problem("contradiction", found="、".join(found))
            else:
                node.require("requirement")
            return {}
        subject = found[0]
        for key in frozenset().union(*_SAYS.values()).difference(_SAYS[subject]).intersection(node):
            node.at(key).misfit(f"它不和 {subject} 一起写", f"it does not go with {subject}")
        match subject:
            case "requirement":
                requirement = self._requirement(node.at(subject), scope)
                low, high = self._points(node, requirement)
                return {"requirement": requirement, "outcome": _outcome(node), "low": low, "high": high}
            case "priority":
                return {"requirement": f"{PRIORITY}{self._priority(node.at(subject))}", "outcome": _outcome(node)}
            case "priorities":
                return {"priorities": tuple(self._priority(one) for one in node.at(subject).items())}
            case _:
                return self._rungs(node)

    def _requirement(self, written: Node, scope: str) -> str:
        """The full id: looked for in the criterion first, then in the whole rulebook."""
        named = written.text()
        full = f"{scope}/{named}" if scope else named
        if full in self.known or not named:
            return full
        if named not in self.known:
            near = [one.removeprefix(f"{scope}/") for one in self.known]
            written.unknown(("要求", "requirement"), near)
        return named

    def _priority(self, written: Node) -> str:
        """The id of a priority."""
        named = written.text()
        known = [one.id for one in self.rulebook.priorities]
        if named and named not in known:
            written.unknown(("优先条件", "priority"), known)
        return named

    def _rungs(self, node: Node) -> dict[str, Any]:
        """A ladder, the highest rung surely reached and the highest possibly reached."""
        written, said = node.at("decision"), node.require("rung")
        named = written.text()
        ladders = {one.id: [rung.id for rung in one.rungs] for one in self.rulebook.decisions}
        if named and named not in ladders:
            written.unknown(("结论", "decision"), ladders)
        if said is None or named not in ladders:
            return {}
        ends = [said, said]
        if isinstance(said.value, dict):
            said.closed(_RUNGS)
            ends = [end for key in ("certain", "possible") if (end := said.require(key)) is not None]
        for end in ends:
            if end.text() and end.value not in ladders[named]:
                end.unknown(("级", "rung"), ladders[named])
        rungs = [ladders[named].index(str(end.value)) for end in ends if end.value in ladders[named]]
        if len(rungs) == len(ends) == 2 and rungs[0] > rungs[1]:
            said.problem("empty-range", found=f"{ends[0].value}–{ends[1].value}")
        return {"decision": named, "rungs": tuple(str(end.value) for end in ends)}

    def _day(self, node: Node) -> date | None:
        written = node.require("as_of")
        if written is None:
            return None
        try:
            day = stated_day(written.value)
        except Unreadable as trouble:
            written.unreadable(trouble)
            return None
        if self.rulebook.in_force.surely_not_on(day):
            written.problem(
                "does-not-fit",
                found=day.isoformat(),
                expected=("规则当日没有施行", "the rulebook is not in force then"),
            )
        return day

    def _points(self, node: Node, requirement: str) -> tuple[Decimal | None, Decimal | None]:
        """Both ends; nothing is said only where there are no points to speak of."""
        if "points" not in node:
            if any(one.id == requirement and one.allotted for one in self.rulebook):
                node.require("points")
            return None, None
        points = node.at("points")
        if not isinstance(points.value, dict):
            number = points.number(0)
            return number, number
        points.closed(_ENDS)
        ends = (points.require("low"), points.require("high"))
        low, high = (None if end is None else end.number(0) for end in ends)
        if low is not None and high is not None and low > high:
            points.problem("empty-range", found=f"{shown(low)}–{shown(high)}")
        return low, high

    def _dossier(self, node: Node, as_of: date, below: str) -> Dossier | None:
        base = self._base(node, as_of, below)
        change = node.at("change") if "change" in node else node.at("change").with_value({})
        if not isinstance(change.value, dict):
            change.closed(frozenset())
            return None
        if base is None:
            return None
        try:
            dossier = amend(base, change.value)
            read_local(dossier, self.rulebook)
        except DossierError as error:
            for problem in error.problems:
                path = f"{change.path}.{problem.path}" if problem.path else change.path
                self.desk.note(node.file, attrs.evolve(problem, path=path, place=None))
            return None
        return dossier

    def _base(self, node: Node, as_of: date, below: str) -> Dossier | None:
        """The dossier that a case starts from: one that states nothing, or one that stands beside the cases."""
        written = node.get("base")
        named = _EMPTY if written is None else written.id()
        if named == _EMPTY:
            return read_dossier({"stated_on": as_of, "studio": {"name": "某工作室"}})
        if written is None or not named:
            return None
        for place in (below, "") if below else ("",):
            path = f"{place}/{named}{BASE}" if place else f"{named}{BASE}"
            if self.folder is not None and (self.folder / path).is_file():
                return self._read(self.folder, path)
        beside = (f"起点；应有文件 {named}{BASE}", f"base; a file {named}{BASE} is expected beside it")
        written.problem("unknown-name", found=named, expected=beside)
        return None

    def _read(self, folder: Traversable, path: str) -> Dossier | None:
        if path not in self.bases:
            self.bases[path] = None
            if inside(folder, path, self.desk, self.prefix):
                try:
                    with (folder / path).open("rb") as file:
                        self.bases[path] = read_dossier(cast("BinaryIO", file), format="toml")
                except DossierError as error:
                    for problem in error.problems:
                        self.desk.note(f"{self.prefix}{path}", problem)
        return self.bases[path]


def _outcome(node: Node) -> Outcome | None:
    """The outcome that must come out; None after a problem."""
    written = node.require("outcome")
    said = "" if written is None else written.word(tuple(Outcome))
    return Outcome(said) if said else None
