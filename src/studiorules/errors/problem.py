"""Problems of a document: each with its code, its path and its sentence; all of them in one error."""

from collections.abc import Iterable, Sequence
from typing import Literal, NoReturn, Self

import attrs

from studiorules.errors.messages import HELP, SENTENCES

__all__ = [
    "DocumentError",
    "DossierError",
    "NotInForceError",
    "Place",
    "Problem",
    "ProblemCollector",
    "RulebookError",
    "Unreadable",
]

Lang = Literal["zh", "en"]
Words = tuple[str, str]
"""The same words in Chinese and in English."""


@attrs.frozen(kw_only=True)
class Place:
    """Where in a file something stands.

    Attributes:
        file: The file's name as the user gave it; None for a document that came from memory.
        line: Line, counted from 1; None where it is not known.
        column: Column, counted from 1; None where it is not known.
        cell: Sheet and cell of a workbook (`场所!C7`); None for text files.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        spot = self.cell or ":".join(str(number) for number in (self.line, self.column) if number is not None)
        return ":".join(part for part in (self.file, spot) if part)


class Unreadable(ValueError):
    """A single value that cannot be read; whoever knows the path turns it into a `Problem`.

    Attributes:
        code: Kind of problem, as in `Problem.code`.
        found: What was written, in the user's own words.
        expected: What was expected, zh and en.
        suggestion: What was probably meant, zh and en; None where there is no guess.
        choices: What could be written, zh and en; None where that cannot be listed.
        instead: The word to write instead of the one found, where only one is near; empty otherwise.
        inside: The path below the value being read, where the trouble lies deeper; empty otherwise.
    """

    def __init__(
        self,
        code: str,
        *,
        found: str = "",
        expected: Words = ("", ""),
        suggestion: Words | None = None,
        choices: Words | None = None,
        instead: str = "",
        inside: str = "",
    ) -> None:
        super().__init__(SENTENCES[code][1].format(found=found, expected=expected[1], name=inside))
        self.code = code
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
        self.choices = choices
        self.instead = instead
        self.inside = inside

    def at(self, path: str) -> "Problem":
        """Return it as a problem of a document, at the path of the value."""
        return Problem(
            code=self.code,
            path=path + self.inside,
            found=self.found,
            expected=self.expected,
            suggestion=self.suggestion,
            choices=self.choices,
            instead=self.instead,
        )


@attrs.frozen(kw_only=True)
class Problem(Exception):
    """One thing that is wrong with a document.

    Attributes:
        code: Kind of problem, for example `unknown-field`; stable.
        path: Where in the document, records counted from 0: `premises[1].area_m2`.
        place: Where in the file; None for a document that came from memory.
        found: What was written, quoted as written.
        expected: What was expected, zh and en.
        suggestion: What was probably meant, zh and en; None where there is no guess.
        choices: What could be written, zh and en; None where that cannot be listed.
        advice: What else can be done, zh and en; None = what is said of its kind where nothing was guessed.
        instead: The name to write instead of the one found, where only one is near; empty otherwise.
    """

    code: str
    path: str
    found: str = ""
    expected: Words = ("", "")
    suggestion: Words | None = None
    choices: Words | None = None
    advice: Words | None = None
    instead: str = ""
    place: Place | None = None

    def sentence(self, lang: Lang = "zh") -> str:
        """Say in one sentence what is wrong, in the user's own words."""
        index = 0 if lang == "zh" else 1
        name = self.path.rsplit(".", 1)[-1]
        return SENTENCES[self.code][index].format(found=self.found, expected=self.expected[index], name=name)

    def help(self, lang: Lang = "zh") -> str:
        """Say what to do about it; empty where nothing useful can be said."""
        index = 0 if lang == "zh" else 1
        near = "" if self.suggestion is None else self.suggestion[index]
        gap = " " if near[:1].isascii() else ""  # Latin letters stand apart from Chinese ones
        meant = near and (f"是不是{gap}{near}？", f"Did you mean {near}? ")[index]
        could = "" if self.choices is None else ("可用：{}。", "There are: {}.")[index].format(self.choices[index])
        further = "" if self.advice is None else self.advice[index]
        if meant or could or further:
            return f"{meant}{could}{further}".strip()
        return HELP.get(self.code, ("", ""))[index].format(found=self.found, expected=self.expected[index])

    def line(self, lang: Lang = "zh") -> str:
        """Place, path and sentence on one line; the help, if any, on a line of its own."""
        where = " ".join(part for part in (str(self.place or ""), _as_people_count(self.path)) if part)
        colon = "：" if lang == "zh" else ": "
        said = f"{where}{colon}{self.sentence(lang)}" if where else self.sentence(lang)
        advice = self.help(lang)
        coded = f"{said}（{self.code}）" if lang == "zh" else f"{said} ({self.code})"
        return f"{coded}\n    → {advice}" if advice else coded

    def __str__(self) -> str:
        return self.line("zh")


class DocumentError(ExceptionGroup[Problem], ValueError):
    """A document that could not be read, with every problem found in it; nothing was half-read."""

    def __new__(cls, problems: Sequence[Problem], name: str = "") -> Self:
        """Make the error of a document.

        Args:
            problems: All problems, in the order of the file.
            name: The document's name as the user knows it.
        """
        made = super().__new__(cls, name or cls.__name__, list(problems))
        made.name = name
        return made

    name: str

    def __init__(self, problems: Sequence[Problem], name: str = "") -> None:
        """See `__new__`."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in the order of the file."""
        return tuple(self.exceptions)  # type: ignore[arg-type]  # a derived group holds the same problems

    def report(self, lang: Lang = "zh") -> str:
        """All problems, one after another, and how many they are."""
        lines = [problem.line(lang) for problem in self.problems]
        count = len(lines)
        end = (f"共{count}处，没有读入任何内容。", f"{count} problem{'s' * (count != 1)}, nothing was read.")
        return "\n".join([*lines, end[0 if lang == "zh" else 1]])

    def __str__(self) -> str:
        return self.report("zh")

    def derive(self, excs: Sequence[Problem]) -> Self:  # type: ignore[override]  # the same kind for every part
        """Return an error of the same kind with some of the problems."""
        return type(self)(excs, self.name)

    def __reduce__(self) -> tuple[type[Self], tuple[list[Problem], str]]:
        return type(self), (list(self.problems), self.name)


class DossierError(DocumentError):
    """A file or mapping that is not a dossier, with every problem in it."""


class RulebookError(DocumentError):
    """A file or mapping that is not a rulebook, with every problem in it."""


class NotInForceError(RulebookError):
    """A rulebook asked about a day on which it surely was not in force."""


class ProblemCollector:
    """Gathers problems while a document is read, then raises them all at once or not at all."""

    def __init__(self) -> None:
        """Start with no problems."""
        self.problems: list[Problem] = []

    def add(
        self, code: str, path: str, *, found: object = "", expected: Words = ("", ""), suggestion: Words | None = None
    ) -> None:
        """Note one problem."""
        self.problems.append(Problem(code=code, path=path, found=str(found), expected=expected, suggestion=suggestion))

    def unreadable(self, path: str, trouble: Unreadable) -> None:
        """Note a value that could not be read, at its path."""
        self.problems.append(trouble.at(path))

    def raise_as(self, kind: type[DocumentError], name: str = "", places: Iterable[Problem] | None = None) -> None:
        """Raise all problems as one error of the kind, or return where there are none."""
        problems = list(places) if places is not None else self.problems
        if problems:
            raise kind(problems, name)

    def refuse(self, kind: type[DocumentError], name: str = "") -> NoReturn:
        """Raise what was gathered; to be called only where something was."""
        raise kind(self.problems, name)


def _as_people_count(path: str) -> str:
    """Spell `results[3].on` as people count: `results#4.on`."""
    out, rest = "", path
    while "[" in rest:
        head, _, tail = rest.partition("[")
        number, closed, after = tail.partition("]")
        out += f"{head}#{int(number) + 1}" if closed and number.isdigit() else f"{head}[{number}{closed}"
        rest = after
    return out + rest
