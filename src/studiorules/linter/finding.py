"""What a check found: its code, how grave it is, where it stands, and one sentence in two languages."""

from enum import StrEnum

import attrs

from studiorules.errors import Place
from studiorules.terms import Lang, Text

__all__ = ["Edit", "LintFinding", "Seen", "Severity", "seen"]


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """The rulebook cannot mean what it says."""
    WARNING = "warning"
    """It is probably not what was meant."""
    ADVICE = "advice"
    """It can be said better."""


@attrs.frozen
class Edit:
    """One change of a text that mends a finding.

    Attributes:
        spot: What changes: a path below the thing looked at; of a finding as `file:path`.
        text: What is written there instead, as TOML; None = it goes.
        whole: Whether the key is written anew with its value, and not the value alone.
    """

    spot: str
    text: str | None = None
    whole: bool = False


@attrs.frozen(kw_only=True)
class LintFinding:
    """One thing that is doubtful about a rulebook.

    Attributes:
        code: Which check found it; its page is `docs/lint/<code>.md`.
        severity: How grave it is.
        path: Where it stands in its document: `requirement[0].earn_steps`; empty for a whole file.
        place: File, line and column; without line and column where the file was not at hand.
        text: What was found, in one sentence.
        rewrite: The same said better, as TOML; empty where that cannot be told for sure.
        fix: The edits that say so in the file; none where that cannot be done safely.
    """

    code: str
    severity: Severity
    path: str
    place: Place
    text: Text
    rewrite: str = ""
    fix: tuple[Edit, ...] = ()

    @property
    def page(self) -> str:
        """Where the check is explained."""
        return f"docs/lint/{self.code}"

    def line(self, lang: Lang = "zh") -> str:
        """Say it on one line: place, code, sentence."""
        where = str(self.place) or self.path
        return "  ".join(part for part in (where, self.code, self.text.get(lang)) if part)

    def __str__(self) -> str:
        return self.line("zh")


@attrs.frozen(kw_only=True)
class Seen:
    """What a check says: the words that fill its sentence, and how far below the thing it looked at.

    Attributes:
        told: Words by the name of their gap in the sentence.
        below: Path from the thing looked at; empty for the thing itself.
        at: Another place, as `file:path`; empty for the thing looked at.
        rewrite: The same said better, as TOML; empty where there is none.
        fix: The edits that say so; none where there are none that are safe.
    """

    told: dict[str, Text]
    below: str = ""
    at: str = ""
    rewrite: str = ""
    fix: tuple[Edit, ...] = ()


def seen(below: str = "", *, at: str = "", rewrite: str = "", fix: tuple[Edit, ...] = (), **told: Text | str) -> Seen:
    """Make what a check says; plain words are the same in both languages."""
    words = {name: one if isinstance(one, Text) else Text(one, one) for name, one in told.items()}
    return Seen(told=words, below=below, at=at, rewrite=rewrite, fix=fix)
