"""What an evaluation reads: a dossier in columns, a rulebook, a day, and what is assumed for the sake of a question."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

import attrs

from studiorules.dossier import Dossier, Field, Section
from studiorules.dossier.resolved import Resolved, ResolvedSection
from studiorules.meaning.truth import CannotJudge, Truth
from studiorules.rulebook import Deadline, Rulebook, ValueOf
from studiorules.rulebook.value import Given
from studiorules.terms import Duration, Vocabulary, back, first_reaching

__all__ = ["Assumption", "Setting"]


@attrs.frozen
class Assumption:
    """For the sake of a question: everything that keeps one thing open turns out well, or badly.

    Attributes:
        about: Path of a fact, name of a list, or id of a question.
        best: Whether it turns out well.
    """

    about: str
    best: bool


@attrs.frozen(kw_only=True)
class Setting:
    """What an evaluation reads.

    Attributes:
        resolved: The dossier in columns.
        rulebook: The rulebook.
        as_of: The day.
        dossier: The dossier as written, for what sources say; None where nobody asks.
        assumed: What is assumed; None = nothing.
    """

    resolved: Resolved
    rulebook: Rulebook
    as_of: date
    dossier: Dossier | None = None
    assumed: Assumption | None = None
    known: dict[str, Truth] = attrs.field(factory=dict, init=False, repr=False)

    @cached_property
    def today(self) -> int:
        """The as-of date as an ordinal."""
        return self.as_of.toordinal()

    @cached_property
    def _backs(self) -> dict[Duration, int]:
        return {}

    def back(self, duration: Duration) -> int:
        """So long before the as-of date, as an ordinal."""
        if duration not in self._backs:
            self._backs[duration] = back(self.as_of, duration).toordinal()
        return self._backs[duration]

    def end_after(self, anchor: int, duration: Duration | None) -> int:
        """The last day inside so much after an anchor, never later than the as-of date."""
        if duration is None:
            return self.today
        if anchor < 1:
            return anchor
        if anchor > date.max.toordinal():
            return self.today
        return min(self.today, first_reaching(date.fromordinal(anchor), duration).toordinal() - 1)

    def section(self, name: str) -> ResolvedSection:
        """The records of a section, in columns."""
        return self.resolved.section(name)

    def catalogued(self, name: str) -> Section:
        """What the catalogue says of a section."""
        return self.rulebook.catalogue.sections[name]

    def field(self, section: str, name: str) -> Field | None:
        """What the catalogue says of a field; None for the days and the quantity that every record has."""
        return self.catalogued(section).field(name)

    def split(self, about: str) -> tuple[str, str | None]:
        """Part the path of a fact into section and field; the name of a list has no field."""
        if about in self.rulebook.catalogue.sections:
            return about, None
        section, _, name = about.rpartition(".")
        return section, name

    def given(self, value: Given) -> Decimal | str | date:
        """Replace parameters and yearly deadlines by what they are on the as-of date.

        Raises:
            CannotJudge: If a parameter has no value on that day.
        """
        if isinstance(value, ValueOf):
            holding = self.rulebook.parameters[value.name].on(self.as_of)
            if holding is None:
                raise CannotJudge(
                    f"参数“{value.name}”在{self.as_of.isoformat()}没有取值",
                    f"@{value.name} has no value on {self.as_of.isoformat()}",
                )
            return holding.value
        if isinstance(value, Deadline):
            last_of_february = value.month == 2 and value.day == 29 and not _leap(self.as_of.year)
            return date(self.as_of.year, value.month, 28 if last_of_february else value.day)
        return value

    @property
    def of_variants(self) -> bool:
        """Whether what is assumed is the value of a fact on which it depends which variants apply."""
        return self.assumed is not None and self.split(self.assumed.about) in self.rulebook.situations.facts

    def assumes(self, about: str) -> Literal["best", "worst"] | None:
        """Whether something is assumed to turn out well or badly; None = nothing is assumed of it."""
        if self.assumed is None or self.assumed.about != about:
            return None
        return "best" if self.assumed.best else "worst"


def rank_in(vocabulary: Vocabulary | None, word: object) -> int:
    """The rank of a word that the reader has found to be in the vocabulary."""
    if vocabulary is None:
        raise CannotJudge("没有词表", "no vocabulary")
    return vocabulary.rank(str(word))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
