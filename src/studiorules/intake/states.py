"""`[lists]`: how complete each written list is."""

import attrs

from studiorules.dossier import CATALOGUE, ListState, Shape
from studiorules.dossier.fields import duration
from studiorules.errors import Problem, Unreadable, nearest
from studiorules.terms import Period

__all__ = ["States"]

_WORDS = {"none": ListState.NONE, "these": ListState.THESE, "at-least-these": ListState.AT_LEAST_THESE}
_NAMES = {"没有": ListState.NONE, "就这些": ListState.THESE, "至少这些": ListState.AT_LEAST_THESE}
_EXPECTED = ("没有（none）、就这些（these）、至少这些（at-least-these）", "none, these, at-least-these")


@attrs.define
class States:
    """What is said of lists as a whole.

    Attributes:
        default: The state of a written list of which nothing is said.
        said: State and covered days by the name of the list; a rulebook's own list is `rulebook.list`.
        problems: What is wrong with it.
    """

    default: ListState = ListState.THESE
    said: dict[str, tuple[ListState, Period | None]] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)

    @classmethod
    def read(cls, written: object, local: set[str]) -> "States":
        """Read `[lists]`.

        Args:
            written: What stands there; None where nothing does.
            local: Ids of rulebooks for whose own sections the dossier says something.
        """
        states = cls()
        if written is None:
            return states
        if not isinstance(written, dict):
            states.problems.append(Problem(code="not-a-table", path="lists", found=str(written)[:60]))
            return states
        for name, said in written.items():
            states._entry(name, said, local)
        return states

    def of(self, name: str, *, written: bool, facts: bool) -> tuple[ListState, Period | None]:
        """Return the state of a written section.

        Args:
            name: Its name.
            written: Whether any record is written.
            facts: Whether it describes one object, which is never a list of at least these.
        """
        state, covers = self.said.get(name, (None, None))
        if not written:
            return (ListState.AT_LEAST_THESE, covers) if state is ListState.AT_LEAST_THESE else (ListState.NONE, None)
        return (state or (ListState.THESE if facts else self.default)), covers

    def _entry(self, name: str, said: object, local: set[str]) -> None:
        path = f"lists.{name}"
        section = CATALOGUE.sections.get(name)
        if name == "default":
            state = self._state(said, path)
            if state is ListState.NONE:
                self.problems.append(_unknown(path, said))
            elif state is not None:
                self.default = state
        elif section is not None:
            self._section(name, said, path, facts=section.shape is Shape.FACTS)
        elif "." in name or name in local:
            below = said if isinstance(said, dict) and "." not in name else None
            for inner, one in {"": said}.items() if below is None else below.items():
                self._section(f"{name}.{inner}".rstrip("."), one, f"{path}.{inner}".rstrip("."), facts=False)
        else:
            lists = {one.text.zh: one.name for one in CATALOGUE.sections.values()}
            near = nearest(name, [*CATALOGUE.sections, *lists])
            meant = None if near is None else CATALOGUE.sections[lists.get(near, near)]
            suggestion = None if meant is None else meant.text.beside(meant.name)
            self.problems.append(Problem(code="unknown-field", path=path, found=name, suggestion=suggestion))

    def _section(self, name: str, said: object, path: str, *, facts: bool) -> None:
        covers: Period | None = None
        if isinstance(said, dict):
            for key in said:
                if key not in ("state", "covers"):
                    self.problems.append(Problem(code="unknown-field", path=f"{path}.{key}", found=key))
            if said.get("state") is None:
                self.problems.append(Problem(code="missing-required", path=f"{path}.state"))
                return
            covers = self._covers(said.get("covers"), f"{path}.covers")
            state = self._state(said["state"], f"{path}.state")
        else:
            state = self._state(said, path)
        if state is None:
            return
        if facts and state is ListState.AT_LEAST_THESE:
            told = ("它不是清单", "it is not a list")
            self.problems.append(Problem(code="does-not-fit", path=path, found=state.value, expected=told))
        elif covers is not None and state is not ListState.AT_LEAST_THESE:
            told = ("（已经完整，不需要 covers）", " (it is complete without covers)")
            self.problems.append(Problem(code="contradiction", path=path, found=state.value, expected=told))
        else:
            self.said[name] = state, covers

    def _state(self, said: object, path: str) -> ListState | None:
        if said is None:
            return None
        state = {**_WORDS, **_NAMES}.get(said) if isinstance(said, str) else None
        if state is None:
            self.problems.append(_unknown(path, said))
        return state

    def _covers(self, said: object, path: str) -> Period | None:
        if said is None:
            return None
        try:
            return duration(said)
        except Unreadable as trouble:
            self.problems.append(trouble.at(path))
            return None


def _unknown(path: str, said: object) -> Problem:
    if not isinstance(said, str):
        return Problem(code="wrong-type", path=path, found=str(said)[:60], expected=_EXPECTED)
    ways = ("清单的说法", "a way to say how complete a list is")
    return Problem(code="unknown-level", path=path, found=said[:60], expected=ways, choices=_EXPECTED)
