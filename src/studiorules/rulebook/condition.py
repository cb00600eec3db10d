"""Conditions on one record: which records of a list a measure reads."""

from collections.abc import Iterator
from typing import Literal

import attrs

from studiorules.rulebook.value import Given

__all__ = ["AllOf", "Compared", "Condition", "Exists", "HasEvidence", "Not", "OneOf", "Related"]


@attrs.frozen
class Condition:
    """A question about one record, answered surely, possibly or not at all."""

    def fields(self) -> Iterator[str]:
        """Yield the names of the fields it reads."""
        yield from ()


@attrs.frozen
class OneOf(Condition):
    """The field is one of these; for a set of choices: it contains one of these.

    Attributes:
        field: Name of the field.
        values: Ids, texts, numbers, or booleans for yes/no.
    """

    field: str
    values: tuple[Given | bool, ...]

    def fields(self) -> Iterator[str]:
        """Yield the field."""
        yield self.field


@attrs.frozen
class Compared(Condition):
    """A level, number or day compared with a value.

    Attributes:
        field: Name of the field.
        word: `at_least`, `at_most`, `above` or `below`.
        value: What it is compared with.
    """

    field: str
    word: Literal["at_least", "at_most", "above", "below"]
    value: Given

    def fields(self) -> Iterator[str]:
        """Yield the field."""
        yield self.field


@attrs.frozen
class Related(Condition):
    """The field stands in a relation to a fact of the dossier.

    Attributes:
        field: Name of the field.
        relation: `same_as`, `before` (earlier, strictly) or `after` (later, strictly).
        section: Section of the other field, a section of facts.
        other: Name of the other field.
    """

    field: str
    relation: Literal["same_as", "before", "after"]
    section: str
    other: str

    def fields(self) -> Iterator[str]:
        """Yield the field of the record; the fact is not one of the record's."""
        yield self.field


@attrs.frozen
class Exists(Condition):
    """There is such a thing: not stated is unknown, none is no."""

    field: str

    def fields(self) -> Iterator[str]:
        """Yield the field."""
        yield self.field


@attrs.frozen
class HasEvidence(Condition):
    """The record names evidence; decided by the dossier itself."""


@attrs.frozen
class Not(Condition):
    """The condition does not hold."""

    condition: Condition

    def fields(self) -> Iterator[str]:
        """Yield the fields of the condition."""
        yield from self.condition.fields()


@attrs.frozen
class AllOf(Condition):
    """All conditions hold."""

    conditions: tuple[Condition, ...]

    def fields(self) -> Iterator[str]:
        """Yield the fields of all conditions."""
        for condition in self.conditions:
            yield from condition.fields()
